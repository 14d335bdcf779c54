"""What messages cost, and what the same texts would have cost as SMS (R-000-8)."""

import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db import connection

from notifikasi.gateway.sms import GSM7, GSM7_DUA, RATA, SAMBUNG_GSM, SAMBUNG_UCS2, SATU_GSM, SATU_UCS2
from notifikasi.jenis import ambil
from notifikasi.models import SetelanNotifikasi
from notifikasi.ringkasan import BAIK
from satker import layanan
from satker.models import Satker
from satker.waktu import saat_lokal

NAMA_KANAL = {"whatsapp": "WhatsApp", "sms": "SMS"}


def _kelas(huruf: frozenset[str]) -> str:
    """The characters as the inside of a bracket expression of PostgreSQL."""
    return "".join(re.sub(r"([\\\]\[^-])", r"\\\1", c) for c in sorted(huruf))


# As `sms.bagian` counts: what takes two septets or two units is counted twice. What would be cut between two parts is
# not followed up; at worst a text at the very edge is told one part too few.
_SMS = """
CROSS JOIN LATERAL (SELECT translate(replace(p.teks, '…', '...'), %(dari_huruf)s, %(ke_huruf)s) AS teks) r
CROSS JOIN LATERAL (SELECT r.teks !~ %(asing)s AS kecil,
    length(r.teks) + length(regexp_replace(r.teks, %(bukan_dua)s, '', 'g')) AS septet,
    length(r.teks) + length(regexp_replace(r.teks, %(bukan_jauh)s, '', 'g')) AS satuan) u
CROSS JOIN LATERAL (SELECT CASE
    WHEN u.kecil AND u.septet <= %(satu_gsm)s THEN 1
    WHEN u.kecil THEN ceil(u.septet / %(sambung_gsm)s::numeric)
    WHEN u.satuan <= %(satu_ucs2)s THEN 1
    ELSE ceil(u.satuan / %(sambung_ucs2)s::numeric) END AS banyak) b
"""
# What left in another message's text cost nothing of its own. An SMS is paid for by its parts. What arrived was paid
# for, also where an officer had closed it as doubtful.
_BIAYA = f"""
SELECT p.kanal, p.jenis, count(*), sum(b.banyak),
    sum(g.biaya * CASE WHEN p.kanal = 'sms' THEN b.banyak ELSE 1 END)
FROM notifikasi_pesan p JOIN notifikasi_gateway g ON g.id = p.gateway_id {_SMS}
WHERE p.satker_id = %(satker)s AND p.dibuat >= %(awal)s AND p.dibuat < %(akhir)s
AND (p.status = ANY(%(baik)s) OR p.sampai_pada IS NOT NULL OR p.dibaca_pada IS NOT NULL)
AND p.digabung_ke_id IS NULL
GROUP BY p.kanal, p.jenis ORDER BY p.kanal DESC, p.jenis
"""
# One character for another; those that vanish stand at the end, where `translate` has nothing to put.
_SATU = {chr(a): b for a, b in RATA.items() if len(b) == 1}
_HILANG = "".join(chr(a) for a, b in RATA.items() if not b)
_HITUNG: dict[str, Any] = {
    "dari_huruf": "".join(_SATU) + _HILANG,
    "ke_huruf": "".join(_SATU.values()),
    "asing": f"[^{_kelas(GSM7 | GSM7_DUA)}]",
    "bukan_dua": f"[^{_kelas(GSM7_DUA)}]",
    "bukan_jauh": r"[^\U00010000-\U0010FFFF]",
    "satu_gsm": SATU_GSM,
    "sambung_gsm": SAMBUNG_GSM,
    "satu_ucs2": SATU_UCS2,
    "sambung_ucs2": SAMBUNG_UCS2,
}


@dataclass(frozen=True, slots=True)
class BarisBiaya:
    """One kind on one channel: messages taken by the gateway, their cost, and their texts as SMS."""

    kanal: str
    jenis: str
    banyak: int
    sms: int
    biaya: Decimal
    acuan: Decimal

    @property
    def setara(self) -> Decimal:
        """What the texts would have cost as SMS."""
        return self.acuan * self.sms

    @property
    def hemat(self) -> Decimal:
        """How much less was paid than by SMS; nothing is saved on what went by SMS."""
        return self.setara - self.biaya if self.kanal == "whatsapp" else Decimal(0)

    @property
    def nama(self) -> str:
        """The kind in words."""
        try:
            return ambil(self.jenis).nama
        except KeyError:
            return self.jenis

    @property
    def nama_kanal(self) -> str:
        """The channel in words."""
        return NAMA_KANAL.get(self.kanal, self.kanal)


@dataclass(frozen=True, slots=True)
class LaporanBiaya:
    """A period's costs. Without `acuan` nothing is compared."""

    baris: list[BarisBiaya]
    acuan: Decimal

    def jumlah(self, bidang: str, kanal: str | None = None) -> Any:
        """The sum of a figure, of one channel or all."""
        return sum((getattr(b, bidang) for b in self.baris if kanal in (None, b.kanal)), Decimal(0))


def laporan(satker: Satker, dari: date, sampai: date) -> LaporanBiaya:
    """Messages planned from one day to another, both included, by channel and kind. One statement."""
    setelan = SetelanNotifikasi.milik(satker)
    acuan = Decimal(setelan.biaya_sms_acuan)
    awal, akhir = (saat_lokal(satker, h, time(0)) for h in (dari, sampai + timedelta(days=1)))
    params = _HITUNG | {"satker": satker.pk, "awal": awal, "akhir": akhir, "baik": [s.value for s in BAIK]}
    with connection.cursor() as kursor:
        kursor.execute(_BIAYA, params)
        baris = [BarisBiaya(k, j, n, int(s), b, acuan) for k, j, n, s, b in kursor.fetchall()]
    return LaporanBiaya(baris, acuan)


def rupiah(nilai: Decimal) -> int:
    """Whole rupiah, halves up: cents are for the arithmetic."""
    return int(nilai.quantize(Decimal(1), ROUND_HALF_UP))


def angka_implementasi(satker: Satker, dari: date, sampai: date) -> list[tuple[str, int]]:
    """R-000-8 in the quarterly report; nothing where the court names no price of an SMS."""
    isi = laporan(satker, dari, sampai)
    if not isi.acuan:
        return []
    return [("Perkiraan penghematan dibandingkan SMS (rupiah)", rupiah(isi.jumlah("hemat")))]


def pasang() -> None:
    """Add the saving to the quarterly report; called once, when Django is ready."""
    layanan.daftarkan_angka_implementasi(angka_implementasi)
