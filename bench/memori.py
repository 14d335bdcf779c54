"""Memory of the whole idle stack as `make run` starts it: `python -m bench.memori [DETIK]`.

Proportional set size: what is shared (PostgreSQL's buffers, the interpreter's pages) is divided among those who share
it, so the sum counts every page once. Read some time after the portal has answered, with the demo court in it.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from bench import ruang

DETIK, BATAS_MB = 60, 400.0
_PSS = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)
# First match names the process in the table.
JENIS = (
    ("gunicorn", "web"), ("celery", "worker dan beat"), ("notifikasi.simulator", "simulator"),
    ("postgres", "PostgreSQL"), ("redis", "Redis"), ("narahubung", "pengawas"),
)  # fmt: skip


def keturunan(pid: int) -> list[int]:
    """The process and everything below it, also what was put into a session of its own."""
    induk: dict[int, list[int]] = {}
    for jalur in Path("/proc").glob("[0-9]*/stat"):
        try:
            bagian = jalur.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        induk.setdefault(int(bagian[1]), []).append(int(jalur.parent.name))
    semua, antre = [], [pid]
    while antre:
        kini = antre.pop()
        semua.append(kini)
        antre += induk.get(kini, [])
    return semua


def pemakai(folder: Path) -> set[int]:
    """Processes that name our folder: the embedded servers belong to nobody any more."""
    hasil = set()
    for jalur in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if str(folder).encode() in jalur.read_bytes():
                hasil.add(int(jalur.parent.name))
        except OSError:
            continue
    return hasil


def pss(pid: int) -> tuple[str, int]:
    """Kind and kilobytes of one process; 0 when it is gone."""
    try:
        perintah = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        cocok = _PSS.search(Path(f"/proc/{pid}/smaps_rollup").read_text())
    except OSError:
        return "", 0
    return next((nama for kata, nama in JENIS if kata in perintah), "lain-lain"), int(cocok[1]) if cocok else 0


def ukur(pid: int, folder: Path) -> Counter[str]:
    """Megabytes by kind of process."""
    semua = {p for akar in {pid} | pemakai(folder) for p in keturunan(akar)}
    per_jenis: Counter[str] = Counter()
    for p in sorted(semua - {os.getpid()}):
        nama, kb = pss(p)
        per_jenis[nama] += kb
    return per_jenis


def main() -> None:
    """Start, wait for the greeting, let it come to rest, read."""
    diam = int(sys.argv[1]) if len(sys.argv) > 1 else DETIK
    folder = Path(tempfile.mkdtemp(prefix="nh-bench-", dir="/tmp"))
    folder.chmod(0o711)
    lingkungan = {k: v for k, v in os.environ.items() if k not in ruang.MILIK_PENGGUNA}
    lingkungan |= {"DATA_DIR": str(folder), "PORT": str(ruang.pelabuhan())}
    anak = subprocess.Popen(
        [sys.executable, "-m", "narahubung.jalan"], env=lingkungan, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, start_new_session=True,
    )  # fmt: skip
    try:
        if not any("Narahubung siap" in baris for baris in anak.stdout or ()):
            raise SystemExit("portal tidak menyala")
        time.sleep(diam)
        hasil = ukur(anak.pid, folder)
    finally:
        anak.send_signal(signal.SIGTERM)
        anak.wait(60)
        shutil.rmtree(folder, ignore_errors=True)
    print(f"memori: seluruh portal, {diam} detik setelah menyala (PSS)")
    for nama, kb in hasil.most_common():
        print(f"  {nama or 'sudah berakhir':<44}{kb / 1024:9.1f} MB")
    ruang.putusan("memori seluruhnya", sum(hasil.values()) / 1024, BATAS_MB, "MB")


if __name__ == "__main__":
    main()
