"""TCP ports of a run: which one was asked for, and which are free."""

import socket
from collections.abc import Mapping


def bebas(port: int, alamat: str = "127.0.0.1") -> bool:
    """Whether nobody listens on this port of this machine."""
    with socket.socket() as coba:
        coba.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as gunicorn does: TIME_WAIT is no obstacle
        try:
            coba.bind((alamat, port))
        except OSError:
            return False
    return True


def pelabuhan_bebas(diharap: int) -> int:
    """`diharap` if it is free, else any free port."""
    if diharap < 65536 and bebas(diharap):
        return diharap
    with socket.socket() as coba:
        coba.bind(("127.0.0.1", 0))
        return int(coba.getsockname()[1])


def pelabuhan(peta: Mapping[str, str]) -> int:
    """PORT (8000 when unset), checked to be a number and free; SystemExit with one line otherwise."""
    teks = peta.get("PORT") or "8000"
    if not teks.isdecimal() or not 0 < int(teks) < 65536:
        raise SystemExit(f"PORT={teks} bukan nomor port: pakai angka 1 sampai 65535.")
    if not bebas(int(teks), peta.get("BIND") or "127.0.0.1"):
        raise SystemExit(
            f"Port {teks} sedang dipakai program lain: hentikan program itu, atau pilih lain: PORT=8080 make run"
        )
    return int(teks)
