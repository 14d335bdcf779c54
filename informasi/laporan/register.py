"""The registers, row by row, for `satker.ekspor` and for print (domain 4.3, 4.4, 4.8).

One query each, read in portions: 200,000 rows take no more of them than 2,000, and no more memory.
"""

from collections.abc import Iterator
from datetime import date, datetime, time

from informasi.alur.kalimat import alasan_penolakan
from informasi.alur.keadaan import KEBERATAN, PERMOHONAN
from informasi.models import Keberatan, Permohonan, Tamu
from informasi.models.pilihan import AlasanKeberatan
from satker.models import Satker
from satker.tanggal import jam, tanggal_pendek
from satker.telepon import tampilkan
from satker.waktu import lokal, saat_lokal

_SEKALI = 1000
# Before any register; the very first days of the calendar have no moment in UTC.
_PERTAMA = date(1900, 1, 1)
_KEADAAN = {k.kode: k.nama for k in PERMOHONAN}
_KEADAAN_KEBERATAN = {k.kode: k.nama for k in KEBERATAN}

KEPALA_PERMOHONAN = (
    *("No.", "Nomor pendaftaran", "Tanggal diterima", "Kanal", "Nama", "Atas nama", "Alamat", "Pekerjaan"),
    *("Telepon", "Surel", "Jenis identitas", "Rincian informasi", "Tujuan penggunaan", "Jenis permohonan"),
    *("Cara memperoleh", "Cara mendapatkan", "Informasi dikuasai", "Badan publik lain", "Bentuk informasi"),
    *("Keputusan", "Alasan penolakan", "Bagian tidak diberikan", "Biaya (Rp)", "Cara pembayaran"),
    *("Alasan perpanjangan", "Diperpanjang sampai", "Keterangan paling lambat", "Tanggal pemberitahuan"),
    *("Tanggal penyerahan", "Keadaan", "Petugas"),
)
KEPALA_KEBERATAN = (
    *("No.", "Nomor keberatan", "Tanggal diterima", "Nama", "Kuasa", "Nomor permohonan", "Informasi diminta"),
    *("Tujuan penggunaan", "Alasan keberatan", "Kasus posisi", "Tingkat", "Putusan", "Alasan putusan"),
    *("Tanggal jawaban", "Pejabat yang menjawab", "Jabatan", "Diteruskan ke Mahkamah Agung", "Tanggapan pemohon"),
    *("Keadaan",),
)
KEPALA_TAMU = (
    *("No.", "Tanggal", "Datang", "Pulang", "Nama", "Alamat atau instansi", "Kontak", "Keperluan"),
    *("Yang ditemui", "KTP ditunjukkan", "Nomor permohonan"),
)
Baris = list[str | int]


def baris_permohonan(satker: Satker, dari: date, sampai: date) -> Iterator[Baris]:
    """The register of requests entered from one day to another, both included, in the order of their numbers."""
    milik = Permohonan.objects.filter(satker=satker, **_dicatat(satker, dari, sampai))
    milik = milik.select_related("petugas", "nomor_wa").defer("cari").order_by("tahun", "urut")
    for urut, p in enumerate(milik.iterator(_SEKALI), 1):
        p.satker = satker
        yield [urut, *_permohonan(p)]


def _permohonan(p: Permohonan) -> Iterator[str | int]:
    yield from (p.nomor, tanggal_pendek(p.tanggal_terima), p.get_kanal_display(), p.nama, p.atas_nama, p.alamat)
    wa = tampilkan(p.nomor_wa.e164) if p.nomor_wa else ""
    yield from (p.pekerjaan, p.telepon or wa, p.surel, p.get_jenis_identitas_display(), p.rincian, p.tujuan)
    yield from (p.get_jenis_display(), p.get_cara_memperoleh_display(), p.get_cara_mendapatkan_display())
    yield from (_ya_tidak(p.ada), p.badan_lain, p.get_bentuk_informasi_display(), p.get_hasil_display())
    yield from (alasan_penolakan(p), p.bagian_ditolak, "" if p.biaya is None else p.biaya, p.get_cara_bayar_display())
    yield from (p.get_perpanjangan_alasan_display(), _hari(p.perpanjangan_sampai), _hari(p.batas_keterangan))
    yield from (_hari(p.keterangan_tanggal), _hari(_setempat(p.satker, p.diserahkan_pada)))
    yield from (_KEADAAN[p.keadaan], p.petugas.get_full_name() if p.petugas else "")


def baris_keberatan(satker: Satker, dari: date, sampai: date) -> Iterator[Baris]:
    """The register of objections entered from one day to another, both included."""
    milik = Keberatan.objects.filter(satker=satker, **_dicatat(satker, dari, sampai))
    milik = milik.select_related("permohonan").defer("cari", "permohonan__cari").order_by("tahun", "urut")
    for urut, k in enumerate(milik.iterator(_SEKALI), 1):
        yield [urut, *_keberatan(k)]


def _keberatan(k: Keberatan) -> Iterator[str | int]:
    p = k.permohonan
    yield from (k.nomor, tanggal_pendek(k.tanggal_terima), k.nama, k.kuasa_nama, p.nomor, p.rincian, k.tujuan)
    yield from ("; ".join(str(AlasanKeberatan(a).label) for a in k.alasan), k.kasus_posisi, k.tingkat)
    yield from (k.get_putusan_display(), k.putusan_alasan, _hari(k.putusan_tanggal), k.pejabat_nama)
    yield from (k.pejabat_jabatan, _hari(k.ma_tanggal), k.tanggapan, _KEADAAN_KEBERATAN[k.keadaan])


def baris_tamu(satker: Satker, dari: date, sampai: date) -> Iterator[Baris]:
    """The guest book from one day to another, both included, in the order of arrival."""
    milik = Tamu.objects.filter(satker=satker, tanggal__range=(dari, sampai)).select_related("permohonan")
    for urut, t in enumerate(milik.defer("permohonan__cari").order_by("datang", "pk").iterator(_SEKALI), 1):
        nomor = t.permohonan.nomor if t.permohonan else ""
        orang = (t.nama, t.asal, t.kontak, t.keperluan, t.bertemu, _ya_tidak(t.ktp_ditunjukkan))
        yield [urut, _hari(t.tanggal), _pukul(satker, t.datang), _pukul(satker, t.pulang), *orang, nomor]


def _dicatat(satker: Satker, dari: date, sampai: date) -> dict[str, datetime]:
    """By the day of entry, as the numbers run: by that of receipt a year's register would lack its first or last."""
    awal = saat_lokal(satker, max(dari, _PERTAMA), time.min)
    return {"dibuat__gte": awal, "dibuat__lte": saat_lokal(satker, sampai, time.max)}


def _hari(tanggal: date | None) -> str:
    return tanggal_pendek(tanggal) if tanggal else ""


def _setempat(satker: Satker, saat: datetime | None) -> date | None:
    return lokal(satker, saat).date() if saat else None


def _pukul(satker: Satker, saat: datetime | None) -> str:
    return jam(lokal(satker, saat).time()) if saat else ""


def _ya_tidak(nilai: bool | None) -> str:
    return {True: "Ya", False: "Tidak"}.get(nilai, "") if nilai is not None else ""
