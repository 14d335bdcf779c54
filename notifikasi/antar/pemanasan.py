"""Warming a new number up: what may leave grows from day to day (gateways.md 4, "ban avoidance")."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import connection

from notifikasi.models import Gateway
from satker.waktu import hari_ini, sekarang


@dataclass(frozen=True, slots=True)
class Anak:
    """One rung: from that day on (1 is the first), so many messages an hour and new contacts a day."""

    hari: int
    per_jam: int | None
    kontak_baru: int | None


# 30 an hour on the first day, 120 afterwards: the one ladder found in the wild (gateways.md 4, file id
# 67227753945). How new contacts grow, and that two weeks are enough, is our own judgement: about twice as many
# each step, up to the 250 a day that Meta, too, allows a new number (gateways.md 0, 9).
TANGGA = (
    Anak(1, 30, 20),
    Anak(2, 120, 40),
    Anak(4, 120, 80),
    Anak(8, 120, 160),
    Anak(12, 120, 250),
    Anak(15, None, None),
)
# Called within the hour, or claimed and about to be.
_SEJAM = """
SELECT (SELECT count(*) FROM notifikasi_percobaan WHERE gateway_id = %(gateway)s AND mulai > %(sejak)s)
    + (SELECT count(*) FROM notifikasi_pesan p WHERE p.status = 'dikirim' AND p.gateway_id = %(gateway)s
       AND p.digabung_ke_id IS NULL
       AND NOT EXISTS (SELECT 1 FROM notifikasi_percobaan c WHERE c.pesan_id = p.id AND c.selesai IS NULL))
"""


def anak_kini(gateway: Gateway) -> Anak | None:
    """The rung a gateway stands on today by its court's calendar; None when it is not being warmed up."""
    if gateway.pemanasan_mulai is None:
        return None
    ke = (hari_ini(gateway.satker) - gateway.pemanasan_mulai).days + 1
    return next((a for a in reversed(TANGGA) if a.hari <= ke), TANGGA[0])


def batas_kontak_baru(gateway: Gateway) -> int | None:
    """How many new contacts a day: the gateway's own limit or the rung's, whichever is lower; None for no limit."""
    anak = anak_kini(gateway)
    batas = [b for b in (gateway.kontak_baru_per_hari, anak.kontak_baru if anak else None) if b is not None]
    return min(batas, default=None)


def jatah_jam(gateway: Gateway) -> int | None:
    """How many more may leave within the hour; None for no limit. Never below 0."""
    anak = anak_kini(gateway)
    if anak is None or anak.per_jam is None:
        return None
    with connection.cursor() as kursor:
        kursor.execute(_SEJAM, {"gateway": gateway.pk, "sejak": sekarang() - timedelta(hours=1)})
        return max(0, anak.per_jam - int(kursor.fetchone()[0]))
