"""Steps the planning tests walk: plan at a moment, let messages leave, move a hearing as the sync does."""

from datetime import date, datetime, time, timedelta
from typing import Any

from notifikasi.models import Pesan
from perkara.models import Perkara, RiwayatSidang, Sidang
from perkara.rencana import rencanakan
from satker.models import Satker
from satker.waktu import pada, sekarang
from tests.pabrik import buat_satker
from tests.perkara import pabrik

SENIN = date(2026, 11, 23)
LEFT = Pesan.Status.TERKIRIM


def saat(teks: str) -> datetime:
    """'2026-11-23 08:00' in Jakarta, unless an offset is written."""
    waktu = datetime.fromisoformat(teks)
    return waktu if waktu.tzinfo else datetime.fromisoformat(f"{teks}+07:00")


def buat_pengadilan(mulai: date = date(2026, 1, 1), setelan: dict[str, Any] | None = None, **isian: Any) -> Satker:
    """A court that reads a SIPP from `mulai` on."""
    satker = buat_satker(**isian)
    pabrik.buat_sumber(satker, mulai=mulai)
    pabrik.buat_setelan(satker, **setelan or {})
    return satker


def buat_perkara_lama(satker: Satker, **isian: Any) -> Perkara:
    """A case old enough to be no news itself."""
    return pabrik.buat_perkara(satker, **{"tanggal_daftar": date(2026, 3, 2)} | isian)


def rencana(teks: str, satker: Satker | None = None) -> dict[str, int]:
    """Plan at that moment; only the counts that are not zero."""
    with pada(saat(teks)):
        return {kode: n for kode, n in rencanakan(satker).items() if n}


def berangkat(status: str = LEFT, **saring: Any) -> int:
    """Let what is queued leave the house."""
    return Pesan.objects.filter(status="antre", **saring).update(status=status)


def antre(kode: str | None = None) -> list[Pesan]:
    """What is queued, oldest first."""
    pesan = Pesan.objects.filter(status="antre").select_related("nomor", "satker").order_by("id")
    return list(pesan.filter(jenis=kode) if kode else pesan)


def pindah(sidang: Sidang, teks: str, **jadwal: Any) -> Sidang:
    """The sync at that moment finds another date, hour or room in the same SIPP row."""
    sidang.refresh_from_db()
    lama = {"tanggal": sidang.tanggal, "jam": sidang.jam, "ruang": sidang.ruang}
    RiwayatSidang.objects.create(sidang=sidang, versi=sidang.versi, sampai_pada=saat(teks), **lama)
    for kolom, nilai in jadwal.items():
        setattr(sidang, kolom, nilai)
    sidang.versi, sidang.versi_pada = sidang.versi + 1, saat(teks)
    sidang.save()
    return sidang


def sidang_baru(perkara: Perkara, tanggal: date, pada_saat: str, **isian: Any) -> Sidang:
    """A hearing the sync sees for the first time at that moment."""
    return pabrik.buat_sidang(perkara, tanggal, **{"versi_pada": saat(pada_saat), "jam": time(9)} | isian)


def hilang(sidang: Sidang, teks: str) -> None:
    """The row is not in SIPP any more."""
    Sidang.objects.filter(pk=sidang.pk).update(hilang_pada=saat(teks))


def ganti(lama: Sidang, tanggal: date, teks: str, **isian: Any) -> Sidang:
    """The row vanished and another one stands in its place."""
    hilang(lama, teks)
    return sidang_baru(lama.perkara, tanggal, teks, menggantikan=lama, **isian)


def dalam_hari(n: int) -> date:
    """That many days after SENIN."""
    return SENIN + timedelta(days=n)


def kini() -> datetime:
    """The clock of the step."""
    return sekarang()
