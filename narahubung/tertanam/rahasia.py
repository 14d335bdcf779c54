"""Keys of the embedded portal: made once per DATA_DIR, readable by their owner only."""

import base64
import os
import secrets
from collections.abc import Callable, MutableMapping
from pathlib import Path

from narahubung.lingkungan import ada, buat_folder

PEMBUAT: dict[str, Callable[[], str]] = {
    "SECRET_KEY": lambda: secrets.token_urlsafe(50),
    "KUNCI_ENKRIPSI": lambda: base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
    "SIMULATOR_TOKEN": lambda: secrets.token_urlsafe(24),
}


def lengkapi(peta: MutableMapping[str, str], data_dir: Path) -> None:
    """Fill in the keys that `peta` lacks, from DATA_DIR/rahasia, making them when they are not there yet."""
    kurang = [nama for nama in PEMBUAT if not ada(peta, nama)]
    if kurang:
        buat_folder(data_dir)
        (data_dir / "rahasia").mkdir(exist_ok=True, mode=0o700)
    for nama in kurang:
        peta[nama] = _baca_atau_buat(data_dir / "rahasia" / nama.lower(), PEMBUAT[nama])


def _baca_atau_buat(berkas: Path, buat: Callable[[], str]) -> str:
    try:
        # O_EXCL: of two first starts at once, one writes and the other reads.
        pegangan = os.open(berkas, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return berkas.read_text().strip()
    nilai = buat()
    with os.fdopen(pegangan, "w") as keluaran:
        keluaran.write(nilai + "\n")
    return nilai
