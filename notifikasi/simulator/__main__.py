"""`python -m notifikasi.simulator --port P --simpan FILE`: runs until SIGTERM or Ctrl-C, then leaves in order."""

import argparse
import os
import signal
import sys
import threading
from pathlib import Path
from types import FrameType

from notifikasi.simulator.peladen import Simulator


def baca_argumen(argumen: list[str] | None = None) -> argparse.Namespace:
    """The command line."""
    p = argparse.ArgumentParser(prog="notifikasi.simulator", description="Simulator gateway WhatsApp dan ponselnya.")
    p.add_argument("--port", type=int, required=True, help="port pada 127.0.0.1; 0 memilih sendiri")
    p.add_argument("--simpan", type=Path, required=True, help="berkas SQLite; dibuat bila belum ada")
    p.add_argument("--jeda-sampai", type=float, default=1.0, help="detik sampai pesan tiba di ponsel")
    return p.parse_args(argumen)


def main(argumen: list[str] | None = None) -> int:
    """Run the server; the exit code. The token comes from SIMULATOR_TOKEN, so that no process list shows it."""
    arg = baca_argumen(argumen)
    token = os.environ.get("SIMULATOR_TOKEN", "")
    if not token:
        print("Simulator tidak dapat dijalankan: SIMULATOR_TOKEN belum diatur.", file=sys.stderr)
        return 1
    try:
        arg.simpan.parent.mkdir(parents=True, exist_ok=True)
        simulator = Simulator(arg.simpan, arg.port, token, arg.jeda_sampai)
    except Exception as galat:  # noqa: BLE001 -- whatever it is (port taken, disk, no database): one clear line
        print(f"Simulator tidak dapat dijalankan: {galat}", file=sys.stderr)
        return 1

    def henti(_sinyal: int, _bingkai: FrameType | None) -> None:
        # shutdown() waits for the loop that this very thread runs: it must be called from another.
        threading.Thread(target=simulator.berhenti).start()

    signal.signal(signal.SIGTERM, henti)
    signal.signal(signal.SIGINT, henti)
    print(f"Simulator siap di {simulator.url}", flush=True)
    simulator.layani()
    return 0


if __name__ == "__main__":
    sys.exit(main())
