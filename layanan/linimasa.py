"""The timeline of a matter as the pages show it: to the applicant what concerns him, to staff everything."""

from collections.abc import Iterable
from typing import Any

from layanan.alur.catatan import BUKA, LEWAT, nama_pelaku, nama_tindakan
from layanan.alur.daftar import ambil
from layanan.models import Riwayat, Urusan
from layanan.tenggat import kalimat_tenggat
from satker.tanggal import jam, tanggal_pendek, zona_singkat
from satker.waktu import lokal

# Of the component's markup: docs/tampilan.md, "timeline".
Kejadian = dict[str, Any]


def riwayat_urusan(urusan: Urusan) -> list[Riwayat]:
    """The rows of a matter in order, with who acted; one query."""
    return list(Riwayat.objects.filter(urusan_id=urusan.pk).select_related("pelaku").order_by("id"))


def untuk_pemohon(urusan: Urusan, riwayat: Iterable[Riwayat]) -> list[Kejadian]:
    """What the applicant may read: only rows with a sentence for him, nobody's name, no note; then what comes next."""
    alur = ambil(urusan.register)
    baris = [_kejadian(urusan, r, r.kalimat) for r in riwayat if r.kalimat]
    berikut = alur.keadaan_dari(urusan.keadaan).berikut
    return baris + _nanti(urusan, berikut)


def untuk_petugas(urusan: Urusan, riwayat: Iterable[Riwayat]) -> list[Kejadian]:
    """Every row with who did it, and the internal notes; then the due date."""
    alur = ambil(urusan.register)
    baris = [_kejadian(urusan, r, f"{nama_tindakan(alur, r.tindakan)}, {nama_pelaku(r)}", _isi(r)) for r in riwayat]
    return baris + _nanti(urusan, "")


def _kejadian(urusan: Urusan, r: Riwayat, judul: str, isi: str = "") -> Kejadian:
    saat = lokal(urusan.satker, r.waktu)
    waktu = f"{tanggal_pendek(saat.date())} {jam(saat.time())} {zona_singkat(urusan.satker)}"
    return {"ikon": _ikon(urusan, r), "waktu": waktu, "judul": judul, "isi": isi, "resmi": r.tindakan == BUKA}


def _ikon(urusan: Urusan, r: Riwayat) -> str:
    if r.tindakan == LEWAT:
        return "awas"
    if r.tindakan == BUKA:
        return "dokumen"
    return "titik" if r.dari == r.ke else "centang"


def _isi(r: Riwayat) -> str:
    return " ".join(t for t in (r.kalimat, f"Catatan: {r.catatan}" if r.catatan else "") if t)


def _nanti(urusan: Urusan, berikut: str) -> list[Kejadian]:
    """What is still to come: the next thing that happens, and by when."""
    tempo = _awal_besar(kalimat_tenggat(urusan.satker, urusan.jatuh_tempo)) if urusan.jatuh_tempo else ""
    if urusan.selesai_pada is not None or not (berikut or tempo):
        return []
    isi = tempo if berikut else ""
    return [{"ikon": "jam", "waktu": "Berikutnya", "judul": berikut or tempo, "isi": isi, "nanti": True}]


def _awal_besar(kalimat: str) -> str:
    return kalimat[:1].upper() + kalimat[1:]
