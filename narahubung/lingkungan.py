"""What the environment says: which mode this process runs in, and what is missing for it."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import environ
from environ.fileaware_mapping import FileAwareMapping

AKAR = Path(__file__).resolve().parent.parent

# What a production start cannot guess, with the reason an operator reads.
WAJIB = {
    "DATABASE_URL": "alamat PostgreSQL, misalnya postgresql://narahubung:SANDI@db:5432/narahubung",
    "SECRET_KEY": "kunci rahasia Django; buat dengan: python -c 'import secrets; print(secrets.token_urlsafe(50))'",
    "ALLOWED_HOSTS": "nama host portal, dipisah koma, misalnya portal.pa-contoh.go.id",
    "REDIS_URL": "alamat Redis, misalnya redis://redis:6379/0",
    "KUNCI_ENKRIPSI": "kunci Fernet untuk rahasia tersimpan, dipisah koma, yang terbaru di depan; buat dengan: "
    "python -c 'from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())'",
}


class PetaBerkas(FileAwareMapping):
    """os.environ, where X_FILE names a file that holds the value of X (Docker secrets), stripped of its newline."""

    def __getitem__(self, key: str) -> str:
        nilai: str = super().__getitem__(key)
        return nilai.strip()


class Lingkungan(environ.Env):
    """django-environ over PetaBerkas."""

    ENVIRON = PetaBerkas()


def folder_data(peta: Mapping[str, str]) -> Path:
    """DATA_DIR, absolute; ./data of the project when unset."""
    return Path(peta.get("DATA_DIR") or AKAR / "data").expanduser().resolve()


def buat_folder(data_dir: Path) -> None:
    """Make DATA_DIR unless it is there; SystemExit with one line where that cannot be."""
    try:
        # Root's PostgreSQL runs as another user, who has to be able to walk through.
        data_dir.mkdir(parents=True, exist_ok=True, mode=0o711 if os.geteuid() == 0 else 0o700)
    except OSError as galat:
        raise SystemExit(
            f"DATA_DIR {data_dir} tidak dapat dibuat ({galat.strerror}). Pilih folder lain, misalnya DATA_DIR=./data."
        ) from None


def ada(peta: Mapping[str, str], nama: str) -> bool:
    """Whether the setting, or its X_FILE variant, has a value."""
    return bool(peta.get(nama) or peta.get(f"{nama}_FILE"))


def mode_demo(peta: Mapping[str, str]) -> bool:
    """Demo unless a database is named; DEMO says otherwise in either case."""
    tersurat = peta.get("DEMO", "").strip().lower()
    if tersurat:
        return tersurat in {"1", "true", "ya", "yes", "on"}
    return not ada(peta, "DATABASE_URL")


def yang_kurang(peta: Mapping[str, str]) -> list[str]:
    """One line per setting that production needs and that is not there, or whose file holds nothing to read."""
    kurang = [f"{nama} belum diatur: {sebab}" for nama, sebab in WAJIB.items() if not ada(peta, nama)]
    return kurang + [baris for nama in WAJIB if ada(peta, nama) and (baris := _berkas_salah(peta, nama))]


def _berkas_salah(peta: Mapping[str, str], nama: str) -> str:
    """What is wrong with X_FILE, '' when it is not used or good; an empty secret must not pass for one that is set."""
    jalur = peta.get(f"{nama}_FILE")
    if not jalur:
        return ""
    try:
        return "" if Path(jalur).read_text("utf-8").strip() else f"{nama}_FILE: berkas {jalur} kosong."
    except (OSError, UnicodeDecodeError) as galat:
        return f"{nama}_FILE: berkas {jalur} tidak dapat dibaca ({type(galat).__name__})."


def pastikan_lengkap(peta: Mapping[str, str]) -> None:
    """End the process with all missing settings at once; no traceback, nothing to do in demo mode."""
    kurang = [] if mode_demo(peta) else yang_kurang(peta)
    if kurang:
        sys.stderr.write("\n".join(kurang) + "\n")
        raise SystemExit(2)
