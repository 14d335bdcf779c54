"""What the apps put into the demo court: registered here, because the rooms of one floor do not know each other."""

from collections.abc import Callable, Mapping
from typing import Any

from satker.models import Satker

IsiDemo = Callable[[Satker], Mapping[str, Any]]
_isi: dict[str, IsiDemo] = {}


def daftarkan_isi_demo(nama: str, fungsi: IsiDemo) -> None:
    """Let an app fill the demo court; `fungsi` answers its counts and does nothing the second time."""
    _isi[nama] = fungsi


def isi_demo(satker: Satker) -> dict[str, dict[str, Any]]:
    """Fill the demo court with what every app has; the counts by app."""
    return {nama: dict(fungsi(satker)) for nama, fungsi in _isi.items()}
