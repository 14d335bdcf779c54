"""How often somebody may ask: token buckets in PostgreSQL, so that every web process counts together."""

import ipaddress
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.module_loading import import_string

from layanan.models import Ember
from satker.waktu import sekarang

_GARAM = "layanan.batas"
# The bucket is its own lock: two takers of one key queue at its row. A refusal writes nothing.
_AMBIL = """
    INSERT INTO layanan_ember AS e (kunci, penuh) VALUES (%(kunci)s, %(kini)s + %(satu)s)
    ON CONFLICT (kunci) DO UPDATE SET penuh = greatest(e.penuh, %(kini)s) + %(satu)s
    WHERE greatest(e.penuh, %(kini)s) + %(satu)s <= %(kini)s + %(semua)s
    RETURNING kunci
"""


def ambil(nama: str, kunci: str, *, isi: int, per_detik: float) -> float:
    """Take one token from the bucket of `kunci` (an address, a number) under the limit `nama`.

    Answers 0.0 when there was one, else the seconds until there is. A bucket holds `isi` tokens and regains
    `per_detik` a second. Only a keyed hash of `kunci` is stored. Call it outside the transaction of the work it
    guards: there a refusal would hold the row, and a rollback would give the token back.
    """
    if isi < 1 or per_detik <= 0:
        raise ValueError("Ember perlu isi paling sedikit 1 dan laju di atas 0.")
    kini, satu = sekarang(), timedelta(seconds=1 / per_detik)
    cincang = hash_kunci(nama, kunci)
    with connection.cursor() as kursor:
        nilai: dict[str, Any] = {"kunci": cincang, "kini": kini, "satu": satu, "semua": isi * satu}
        kursor.execute(_AMBIL, nilai)
        if kursor.fetchone():
            return 0.0
    penuh = Ember.objects.filter(pk=cincang).values_list("penuh", flat=True).first() or kini
    # Just taken back by another process: still a refusal, so never 0.
    return max((penuh + satu - isi * satu - kini).total_seconds(), 0.001)


def hash_kunci(nama: str, kunci: str) -> str:
    """What is stored instead of `kunci`; other limits and other installations get another one."""
    return salted_hmac(_GARAM, f"{nama}\0{kunci}", algorithm="sha256").hexdigest()


def pangkas() -> int:
    """Forget the buckets that are full again; how many."""
    return Ember.objects.filter(penuh__lt=sekarang()).delete()[0]


def kalimat_tunggu(detik: float) -> str:
    """How long to wait, as a person says it: "30 detik", "5 menit", "2 jam". Rounded up."""
    if detik <= 60:
        return f"{max(1, -int(-detik // 1))} detik"
    if detik <= 3600:
        return f"{-int(-detik // 60)} menit"
    return f"{-int(-detik // 3600)} jam"


def asal(request: HttpRequest) -> str:
    """Whom to count: the client's address, for IPv6 the network a household gets (/64)."""
    teks: str = import_string(settings.AXES_CLIENT_IP_CALLABLE)(request)
    try:
        alamat = ipaddress.ip_address(teks)
    except ValueError:
        return teks
    return str(ipaddress.ip_network((alamat, 64), strict=False)) if alamat.version == 6 else teks
