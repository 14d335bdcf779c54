"""The dashboard, put together from what the apps register: panels, and what needs attention now."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse

from satker.akses import peran_kini
from satker.libur import peringatan_libur
from satker.models import Peran, Satker

TINGKAT = ("bahaya", "awas", "info")


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of the dashboard; `peran` empty = every role. `konteks` gives what its template needs."""

    urutan: int
    template: str
    konteks: Callable[[Satker, Any], dict[str, Any]]
    peran: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Perhatian:
    """One thing that needs a person: how bad (`bahaya`, `awas`, `info`), a sentence, and where to act on it.

    `kecuali`: roles that are told the same in other words, with a page to act on it that `peran` may not open.
    """

    tingkat: str
    kalimat: str
    url: str = ""
    aksi: str = ""
    peran: frozenset[str] = frozenset()
    kecuali: frozenset[str] = frozenset()

    def untuk(self, peran: set[str]) -> bool:
        """Whether it concerns somebody with these roles."""
        return (not self.peran or bool(self.peran & peran)) and not self.kecuali & peran


_panel: list[Panel] = []
_perhatian: list[Callable[[Satker], list[Perhatian]]] = []


def daftarkan_panel(panel: Panel) -> None:
    """Add a panel; called from an app's AppConfig.ready()."""
    _panel.append(panel)


def daftarkan_perhatian(fungsi: Callable[[Satker], list[Perhatian]]) -> None:
    """Add a source of things that need attention; must take a constant number of queries."""
    _perhatian.append(fungsi)


def perlu_perhatian(satker: Satker, peran: set[str]) -> list[Perhatian]:
    """What needs attention in this court and concerns these roles, the worst first."""
    semua = [p for fungsi in _perhatian for p in fungsi(satker) if p.untuk(peran)]
    return sorted(semua, key=lambda p: TINGKAT.index(p.tingkat))


def panel_terlukis(request: HttpRequest) -> list[str]:
    """The HTML of the panels this user may see, in order."""
    satker, peran = request.satker, peran_kini(request)  # type: ignore[attr-defined]
    boleh = [p for p in sorted(_panel, key=lambda p: p.urutan) if not p.peran or p.peran & peran]
    return [render_to_string(p.template, p.konteks(satker, request.user), request) for p in boleh]


def perhatian_libur(satker: Satker) -> list[Perhatian]:
    """Gaps in the calendar, for the admin, who fills them."""
    admin = frozenset({Peran.ADMIN})
    url = reverse("admin:satker_harilibur_changelist")
    return [Perhatian("awas", kalimat, url, "Buka hari libur", admin) for kalimat in peringatan_libur(satker)]
