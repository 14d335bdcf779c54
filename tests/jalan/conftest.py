"""Folders for servers of these tests' own."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest


@pytest.fixture
def folder_baru() -> Iterator[Callable[[], Path]]:
    """Make DATA_DIRs: short enough for sockets, and open to walk through, as a root run's database user needs."""
    dibuat: list[Path] = []

    def buat() -> Path:
        folder = Path(tempfile.mkdtemp(prefix="nh-jalan-", dir="/tmp"))
        folder.chmod(0o711)
        dibuat.append(folder)
        return folder

    yield buat
    for folder in dibuat:
        shutil.rmtree(folder)


@pytest.fixture
def data_dir(folder_baru: Callable[[], Path]) -> Path:
    """One such folder."""
    return folder_baru()
