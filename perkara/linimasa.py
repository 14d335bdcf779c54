"""One case's story in order: registration, hearings, messages, decision, certificate."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from notifikasi.jenis import ambil
from notifikasi.models import Pesan
from perkara.models import Perkara, Sidang
from satker.tanggal import jam, tanggal_panjang, tanggal_pendek, zona_singkat
from satker.waktu import hari_ini, lokal, saat_lokal

# Longer stories are read in the message log, filtered by the case number.
PESAN_TERBARU = 100
Kejadian = dict[str, Any]
# What has only a date and closes its day: a decision stands after the hearing in which it was given.
AKHIR = time(23, 59)


def linimasa(perkara: Perkara) -> list[Kejadian]:
    """What happened and what is ahead, oldest first; the same number of queries for any case."""
    semua = [*_tonggak(perkara), *_sidang(perkara), *_pesan(perkara)]
    return sorted(semua, key=lambda k: k["saat"])


def pesan_perkara(perkara: Perkara) -> QuerySet[Pesan]:
    """Every message about this case, newest first."""
    milik = Pesan.objects.filter(satker=perkara.satker_id, induk_id=perkara.pk)
    return milik.select_related("nomor").order_by("-dibuat", "-id")


def _tonggak(perkara: Perkara) -> Iterator[Kejadian]:
    if perkara.tanggal_daftar:
        yield _hari(perkara, perkara.tanggal_daftar, "dokumen", "Perkara didaftarkan")
    for efiling in perkara.efiling.all():
        if efiling.tanggal_daftar:
            yield _hari(perkara, efiling.tanggal_daftar, "dokumen", f"Pendaftaran e-Court {efiling.nomor_register}")
    putusan = getattr(perkara, "putusan", None)
    if putusan:
        yield _hari(
            perkara, putusan.tanggal, "perkara", "Putusan diucapkan", AKHIR, isi=putusan.status_nama, resmi=True
        )
    if perkara.tanggal_ikrar:
        yield _hari(perkara, perkara.tanggal_ikrar, "perkara", "Ikrar talak diucapkan", AKHIR, resmi=True)
    akta = getattr(perkara, "akta_cerai", None)
    if akta and akta.nomor and akta.tanggal:
        yield _hari(perkara, akta.tanggal, "akta", f"Akta cerai {akta.nomor} terbit", AKHIR, resmi=True)


def _hari(perkara: Perkara, tanggal: date, ikon: str, judul: str, pukul: time = time.min, **lain: Any) -> Kejadian:
    saat = saat_lokal(perkara.satker, tanggal, pukul)
    return {"saat": saat, "ikon": ikon, "waktu": tanggal_panjang(tanggal), "judul": judul, **lain}


def _sidang(perkara: Perkara) -> Iterator[Kejadian]:
    kini = hari_ini(perkara.satker)
    for s in perkara.sidang.all():
        saat = saat_lokal(perkara.satker, s.tanggal, s.jam or time(0, 1))
        waktu = tanggal_panjang(s.tanggal) + (f" pukul {jam(s.jam)} {zona_singkat(perkara.satker)}" if s.jam else "")
        isi = " · ".join(filter(None, [s.agenda, s.ruang, _keadaan(s)]))
        judul = f"Sidang ke-{s.urutan}" if not s.ikrar else "Sidang ikrar talak"
        yield {"saat": saat, "ikon": "kalender", "waktu": waktu, "judul": judul, "isi": isi, "nanti": s.tanggal >= kini}


def _keadaan(sidang: Sidang) -> str:
    if sidang.hilang_pada:
        return "tidak ada lagi di SIPP"
    if sidang.ditunda:
        return f"ditunda: {sidang.alasan_ditunda}" if sidang.alasan_ditunda else "ditunda"
    return ""


def _pesan(perkara: Perkara) -> Iterator[Kejadian]:
    for p in pesan_perkara(perkara)[:PESAN_TERBARU]:
        saat: datetime = (p.diterima_pada or p.selesai_pada or p.siap_pada).astimezone(UTC)
        setempat = lokal(perkara.satker, saat)
        yield {
            "saat": saat,
            "ikon": "pesan",
            "waktu": f"{tanggal_pendek(setempat.date())} {jam(setempat.time())}",
            "judul": f"{ambil(p.jenis).nama} kepada {p.nama_penerima or p.nomor}",
            "status": p.status,
            "sebab": p.galat,
            "url": reverse("pesan_rincian", args=[p.pk]),
        }
