"""`make run`: everything the portal needs, in one terminal, until Ctrl-C.

This process starts the embedded servers, prepares the content in a process of its own (so that its memory is
given back) and then only watches the processes of the Procfile, which are the same as in production.
"""

import fcntl
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO

from honcho.environ import parse_procfile
from honcho.manager import Manager

from narahubung import tertanam
from narahubung.lingkungan import AKAR, buat_folder, folder_data, mode_demo, pastikan_lengkap
from narahubung.pelabuhan import pelabuhan, pelabuhan_bebas
from narahubung.penonton import Penonton


def jalankan() -> int:
    """Run until told to stop; 0 when it was asked for, 1 when a process ended by itself."""
    pastikan_lengkap(os.environ)
    port = pelabuhan(os.environ)
    # A script that starts us in the background hands SIGINT down ignored; being told to stop must work all the same.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    kunci = _satu_per_folder(folder_data(os.environ))
    try:
        tertanam.siapkan()
        _atur_lingkungan(port)
        akun = _siapkan_isi()
        return _awasi(Penonton(port, _sambutan(port, akun)))
    finally:
        _abaikan_sinyal()  # a second Ctrl-C must not leave half of it running
        tertanam.lepas()
        kunci.close()


def _satu_per_folder(data_dir: Path) -> IO[str]:
    buat_folder(data_dir)
    pegangan = (data_dir / ".jalan").open("a")
    try:
        fcntl.flock(pegangan, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise SystemExit(
            f"{data_dir} sedang dipakai `make run` lain: hentikan dulu, atau pilih DATA_DIR lain."
        ) from None
    return pegangan


def _atur_lingkungan(port: int) -> None:
    """What the children share: one Python, one DATA_DIR, and where the simulator listens."""
    os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    os.environ |= {"PORT": str(port), "DATA_DIR": str(folder_data(os.environ)), "PYTHONUNBUFFERED": "1"}
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "narahubung.settings")
    os.environ.setdefault("WEB_WORKERS", "1" if mode_demo(os.environ) else "2")
    if tertanam.TANDA in os.environ:
        simulator = os.environ.setdefault("SIMULATOR_PORT", str(pelabuhan_bebas(port + 1)))
        os.environ.setdefault("SIMULATOR_URL", f"http://127.0.0.1:{simulator}")


def _siapkan_isi() -> list[str]:
    perintah = [sys.executable, "-m", "narahubung.persiapan"]
    # In a session of its own: Ctrl-C ends it through us, without a traceback of its own.
    hasil = subprocess.run(perintah, cwd=AKAR, stdout=subprocess.PIPE, text=True, check=False, start_new_session=True)
    if hasil.returncode:
        raise SystemExit(hasil.returncode)
    return hasil.stdout.splitlines()


def _sambutan(port: int, akun: list[str]) -> list[str]:
    """What to print once the portal answers."""
    simulator = [f"Ponsel simulator: http://localhost:{port}/simulator/"] if tertanam.TANDA in os.environ else []
    judul = "Akun demo (kode faktor kedua ditampilkan di halaman masuk):"
    daftar = ["", judul, *(f"  {a}" for a in akun)] if akun else []
    penutup = f"Data: {os.environ['DATA_DIR']}    Berhenti: Ctrl-C"
    return [f"Narahubung siap di http://localhost:{port}/", *simulator, *daftar, "", penutup]


def _awasi(penonton: Penonton) -> int:
    pengelola = Manager(penonton)
    for nama, perintah in parse_procfile((AKAR / "Procfile").read_text()).processes.items():
        if nama != "simulator" or tertanam.TANDA in os.environ:
            # exec: the signal must reach the process, not a shell in front of it.
            pengelola.add_process(nama, f"exec {perintah}", cwd=str(AKAR))
    # A closed terminal is a request to stop, too; honcho knows only the other two.
    signal.signal(signal.SIGHUP, lambda *_: os.kill(os.getpid(), signal.SIGTERM))
    pengelola.loop()
    return penonton.penutup()


def _abaikan_sinyal() -> None:
    for sinyal in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(sinyal, signal.SIG_IGN)


def utama() -> int:
    """As jalankan(), with Ctrl-C during the preparation as the quiet end it is meant to be."""
    try:
        return jalankan()
    except KeyboardInterrupt:
        return 0


if __name__ == "__main__":
    sys.exit(utama())
