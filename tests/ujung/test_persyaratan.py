"""The house's own promises about itself: every requirement is named by a test, and nothing leans on another folder."""

import re
from pathlib import Path

import pytest
from django.conf import settings

AKAR = Path(settings.BASE_DIR)
# The seed's requirements on the WhatsApp service: all of them belong to this part of the portal.
SEMUA = [f"R-000-{n}" for n in range(1, 24)]
BUKAN_MILIK_PROYEK = {
    *(".git", ".venv", ".ruff_cache", ".mypy_cache", ".pytest_cache", ".hypothesis", ".import_linter_cache"),
    *("__pycache__", "data", "staticfiles", "node_modules"),
}


def _berkas(folder: Path) -> list[Path]:
    """Files of the project below a folder, without caches and the data of a run."""
    return [
        f
        for f in folder.rglob("*")
        if f.is_file() and f != Path(__file__) and not BUKAN_MILIK_PROYEK & set(f.relative_to(AKAR).parts)
    ]


@pytest.fixture(scope="module")
def disebut() -> set[str]:
    """The requirement ids that the tests name, this file apart."""
    isi = (f.read_text("utf-8") for f in _berkas(AKAR / "tests") if f.suffix == ".py")
    return {kode for teks in isi for kode in re.findall(r"\bR-000-\d+\b", teks)}


@pytest.mark.parametrize("kode", SEMUA)
def test_each_requirement_is_named_by_a_test(disebut: set[str], kode: str) -> None:
    assert kode in disebut


def test_no_test_names_a_requirement_that_does_not_exist(disebut: set[str]) -> None:
    assert disebut <= set(SEMUA)


def test_no_file_of_the_project_leans_on_the_shared_folder() -> None:
    """What tests or demo need, the project carries in its own words (issue 2, Outcome)."""
    terlarang = re.compile(rb"\.\./shared|/work/")
    assert [str(f.relative_to(AKAR)) for f in _berkas(AKAR) if terlarang.search(f.read_bytes())] == []
