"""What somebody had typed when his sign-in ran out: kept through the next one, encrypted, for half an hour.

Never a file, never a password. Until the password is right it travels in the sign-in page and is stored nowhere.
"""

import json
import re
from dataclasses import asdict, dataclass

from cryptography.fernet import InvalidToken
from django.http import HttpRequest

from satker.kripto import sandi

DETIK = 30 * 60
# All fields of our longest form together; a body may be two million.
PALING_PANJANG = 200_000
_KUNCI = "isian_tertahan"
_TIDAK = re.compile(r"password|sandi|rahasia|token|csrf", re.IGNORECASE)
# How a form reads which files have to be chosen again: see `layanan.lampiran.isian`.
HILANG = "-hilang"


@dataclass(frozen=True, slots=True)
class Tertahan:
    """Where it was to go (`ke`), the page it came from (`dari`), the fields, and the names of the files it had."""

    ke: str
    dari: str
    isian: list[tuple[str, str]]
    berkas: list[str]


def kumpulkan(request: HttpRequest, dari: str) -> Tertahan | None:
    """What was posted; None where nothing was typed, where all of it is secret, or where it is too much to keep."""
    if getattr(request, "sensitive_post_parameters", None):
        return None
    isian = [(k, v) for k in request.POST for v in request.POST.getlist(k) if not _TIDAK.search(k)]
    hilang = berkas_hilang(request)
    if not (isian or hilang) or sum(len(k) + len(v) for k, v in isian) > PALING_PANJANG:
        return None
    return Tertahan(request.get_full_path(), dari, [*isian, *hilang], [nama for _, nama in hilang])


def berkas_hilang(request: HttpRequest) -> list[tuple[str, str]]:
    """Fields that name the files of a posting which cannot be carried along, for a form that asks for them again."""
    return [(f"{k}{HILANG}", (b.name or "")[:60]) for k in request.FILES for b in request.FILES.getlist(k)]


def segel(tertahan: Tertahan) -> str:
    """As it travels: nobody reads it, and nobody else writes one."""
    return sandi().encrypt(json.dumps(asdict(tertahan)).encode()).decode()


def buka(segel: str) -> Tertahan | None:
    """What is in it; None for what is not ours, or too old."""
    try:
        isi = json.loads(sandi().decrypt(segel.encode(), ttl=DETIK))
    except (InvalidToken, UnicodeEncodeError):
        return None
    return Tertahan(**isi)


def simpan(request: HttpRequest, segel: str) -> None:
    """Keep it with a session in which the sign-in is complete."""
    request.session[_KUNCI] = segel


def milik(request: HttpRequest) -> Tertahan | None:
    """What this session keeps."""
    return buka(request.session.get(_KUNCI, ""))


def buang(request: HttpRequest) -> None:
    """Forget it."""
    request.session.pop(_KUNCI, None)
