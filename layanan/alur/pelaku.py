"""Who takes a step."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from layanan.alur.tabel import PEMOHON, SISTEM
from satker.akses import peran_di, peran_kini
from satker.models import Satker


@dataclass(frozen=True, slots=True)
class Pelaku:
    """A person or process with the roles in which he acts. `satker_id`: the court these roles are of; None: any."""

    user: Any
    sebagai: frozenset[str]
    nama: str
    satker_id: int | None = None

    @classmethod
    def pemohon(cls) -> "Pelaku":
        """The applicant himself; that it is he, the caller has checked (form, tracking code)."""
        return cls(None, frozenset({PEMOHON}), "Pemohon")

    @classmethod
    def sistem(cls) -> "Pelaku":
        """The portal: the clock."""
        return cls(None, frozenset({SISTEM}), "Sistem")

    @classmethod
    def dari(cls, request: HttpRequest) -> "Pelaku":
        """The signed-in user with his roles in the court of this request; a visitor is nobody and has none."""
        user, satker = request.user, request.satker  # type: ignore[attr-defined]
        if not user.is_authenticated:
            return cls(None, frozenset(), "Pengunjung")
        return cls(user, frozenset(peran_kini(request)), _nama(user), satker.pk if satker else None)

    @classmethod
    def staf(cls, user: Any, satker: Satker) -> "Pelaku":
        """A user with his roles in a court, outside of a request."""
        return cls(user, frozenset(peran_di(user, satker)), _nama(user), satker.pk)


def _nama(user: Any) -> str:
    return user.get_full_name() or user.get_username()
