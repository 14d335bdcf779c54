"""Reconciliation: gateways that can be asked are asked about messages without proof. Asking never sends anything.

A `tak_pasti` message that is found is settled; one that is not found stays what it is: that a gateway does not know it
proves nothing, and it is never sent again by itself.
"""

import logging
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any

from django.db import connection

from notifikasi import tanda_terima
from notifikasi.antar.jalur import adaptor
from notifikasi.gateway import panggil
from notifikasi.gateway.dasar import Gateway as Adaptor
from notifikasi.gateway.dasar import TandaTerima
from notifikasi.gateway.sambungan import Sesi
from notifikasi.models import Gateway, Pesan
from satker.waktu import sekarang

catatan = logging.getLogger(__name__)
SETELAH, SAMPAI_UMUR = timedelta(minutes=15), timedelta(days=2)
SELANG = timedelta(minutes=30)  # between two questions about one message
SEKALI = 60  # per gateway and run
DETIK = 60.0  # per gateway and run; what is left is asked first next time

# Taken by writing when: two runs at once never ask twice, and a run that dies only asks later. MATERIALIZED: in a
# nested loop PostgreSQL would ask for the rows again, skip those it has locked, and so take more than the limit.
_AMBIL = """
WITH t AS MATERIALIZED (
    SELECT id FROM notifikasi_pesan
    WHERE satker_id = %(satker)s AND gateway_id = %(gateway)s AND id_gateway <> ''
    AND sampai_pada IS NULL AND dibaca_pada IS NULL
    AND status IN ('tak_pasti', 'diterima', 'terkirim')
    AND COALESCE(diterima_pada, diklaim_pada) BETWEEN %(sejak)s AND %(hingga)s
    AND (dirujuk_pada IS NULL OR dirujuk_pada < %(ulang)s)
    ORDER BY dirujuk_pada NULLS FIRST, id LIMIT %(banyak)s FOR UPDATE SKIP LOCKED)
UPDATE notifikasi_pesan p SET dirujuk_pada = %(saat)s FROM t WHERE p.id = t.id RETURNING p.id
"""


@dataclass(slots=True)
class HitunganRujuk:
    """Messages asked about, those the gateway knew more of, and gateways that did not answer."""

    ditanya: int = 0
    ditemukan: int = 0
    bungkam: int = 0

    def sebagai_dict(self) -> dict[str, int]:
        """For the command's JSON line."""
        return asdict(self)


def rujuk(*, simulasi: bool = False) -> HitunganRujuk:
    """Ask about messages 15 minutes to 2 days old; `simulasi` only counts whom it would ask about."""
    hitung = HitunganRujuk()
    for gateway in Gateway.objects.filter(aktif=True, pemutus_sejak=None).select_related("satker"):
        pintu = adaptor(gateway)
        if pintu.kemampuan.tanya_status:
            _satu(gateway, pintu, hitung, simulasi=simulasi)
    return hitung


def _satu(gateway: Gateway, pintu: Adaptor, hitung: HitunganRujuk, *, simulasi: bool) -> None:
    pesan = _ambil(gateway, simulasi=simulasi)
    if simulasi:
        hitung.ditanya += len(pesan)
        return
    terima = _tanya_semua(gateway, pintu, pesan, hitung)
    hitung.ditemukan += len(terima)
    tanda_terima.cocokkan(tanda=tanda_terima.simpan(gateway, terima))


def _ambil(gateway: Gateway, *, simulasi: bool) -> list[Pesan]:
    saat = sekarang()
    params: dict[str, Any] = {
        "satker": gateway.satker_id,
        "gateway": gateway.pk,
        "saat": saat,
        "sejak": saat - SAMPAI_UMUR,
        "hingga": saat - SETELAH,
        "ulang": saat - SELANG,
        "banyak": SEKALI,
    }
    sql = _AMBIL[_AMBIL.index("SELECT") : _AMBIL.index("FOR UPDATE")] if simulasi else _AMBIL
    with connection.cursor() as kursor:
        kursor.execute(sql, params)
        pk = [baris[0] for baris in kursor.fetchall()]
    return list(Pesan.objects.filter(pk__in=pk).select_related("nomor").order_by("dirujuk_pada", "pk"))


def _tanya_semua(gateway: Gateway, pintu: Adaptor, pesan: Sequence[Pesan], hitung: HitunganRujuk) -> list[TandaTerima]:
    """Ask one after another; a gateway that does not answer is not asked again in this run."""
    terima, batas = [], time.monotonic() + DETIK
    with panggil.sesi(1) as s:
        for p in pesan:
            if time.monotonic() > batas:
                break
            hitung.ditanya += 1
            try:
                t = _tanya(pintu, s, p)
            except (panggil.BelumTerkirim, panggil.JawabanHilang) as galat:
                hitung.bungkam += 1
                catatan.warning("gateway %s tidak dapat ditanya: %s", gateway.pk, galat)
                break
            terima += [t] if t else []
    return terima


def _tanya(pintu: Adaptor, s: Sesi, p: Pesan) -> TandaTerima | None:
    minta = pintu.build_tanya(p.id_gateway, p.nomor.e164)
    if minta is None:
        return None
    status, _, badan = panggil.kirim(s, minta)
    return pintu.parse_tanya(status, badan, p.id_gateway)
