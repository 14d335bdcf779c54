"""What stands against a step of a request: as a sentence to the person, or beside the field to mend."""

from collections.abc import Collection
from typing import Any

from informasi.biaya import setelan
from informasi.models import Permohonan
from informasi.models.pilihan import (
    AlasanPenolakan,
    CaraBayar,
    CaraMendapatkan,
    Hasil,
    JenisPermohonan,
)
from informasi.tenggat_profil import Angka, baca
from layanan.alur.tabel import Isian
from satker.models import Satker
from satker.tanggal import tanggal_panjang
from satker.waktu import hari_ini

DITERIMA = (Hasil.DIKABULKAN, Hasil.SEBAGIAN)
BERALASAN = (Hasil.SEBAGIAN, Hasil.DITOLAK)
RUPIAH_MAKS = 100_000_000
KEKURANGAN_MAKS = 1000
# In the applicant's own hands: what R-002-27 allows for a document that was asked for from afar.
_DI_TEMPAT = (CaraMendapatkan.LANGSUNG, CaraMendapatkan.MEDIA)


def angka(p: Any) -> Angka:
    """The numbers the record carries."""
    return baca(p.tenggat)


def bulat(nilai: Any) -> bool:
    """Whether it is an amount: a whole number from 0 to a hundred million."""
    return isinstance(nilai, int) and not isinstance(nilai, bool) and 0 <= nilai <= RUPIAH_MAKS


def pilihan(isian: Isian, kunci: str, dikenal: Collection[str]) -> dict[str, str]:
    """{} when the field is empty or one of `dikenal`."""
    nilai = isian.get(kunci)
    return {} if nilai in (None, "") or nilai in dikenal else {kunci: "Pilih salah satu yang ada di daftar."}


def sederhana(p: Permohonan, _: Isian) -> str:
    """R-002-3: only simple information is answered without a form; a document never is."""
    return "Dokumen dan salinan putusan dimohonkan dengan formulir." if p.berdokumen else ""


def memeriksa_kelengkapan(p: Permohonan, _: Isian) -> str:
    """B3: only the rule of SK 2-144/2022 has a completeness check."""
    return "" if angka(p).kelengkapan else "Ketentuan pengadilan ini tidak mengenal pemeriksaan kelengkapan."


def periksa_kekurangan(_: Permohonan, isian: Isian) -> dict[str, str]:
    """The applicant reads it in a message, too."""
    if len(str(isian.get("kekurangan") or "")) > KEKURANGAN_MAKS:
        return {"kekurangan": f"Paling banyak {KEKURANGAN_MAKS} karakter."}
    return {}


def boleh_tutup_tidak_lengkap(p: Permohonan, _: Isian) -> str:
    """B3: not before the days to complete it have passed."""
    if p.batas_lengkap is None or hari_ini(p.satker) > p.batas_lengkap:
        return ""
    return f"Pemohon masih dapat melengkapinya sampai {tanggal_panjang(p.batas_lengkap)}."


def menunggu_koordinasi(p: Permohonan, _: Isian) -> str:
    """R-002-7: somebody has asked him, and an extension since then (R-002-20) does not end that."""
    ditanya = p.keadaan == "koordinasi" or (p.koordinasi_pada is not None and not p.konsultasi)
    return "" if ditanya else "Tidak ada koordinasi yang menunggu jawaban."


def ke_tingkat_pertama(p: Permohonan) -> bool:
    """R-002-13: whether this is a copy of a decision, asked for at a court that is not of the first instance."""
    return p.jenis == JenisPermohonan.SALINAN_PUTUSAN and p.satker.tingkat != Satker.Tingkat.PERTAMA


def boleh_rujuk(p: Permohonan, _: Isian) -> str:
    """R-002-13."""
    if p.jenis != JenisPermohonan.SALINAN_PUTUSAN:
        return "Hanya permohonan fotokopi putusan atau penetapan yang dirujuk ke pengadilan tingkat pertama."
    if not ke_tingkat_pertama(p):
        return "Pengadilan ini pengadilan tingkat pertama; permohonan ini dilayani di sini."
    return ""


def boleh_perpanjang(p: Permohonan, _: Isian) -> str:
    """R-002-21: once, and not after the due date."""
    if p.perpanjangan_alasan:
        return "Waktu permohonan ini sudah pernah diperpanjang; perpanjangan hanya satu kali."
    if p.jatuh_tempo is None or hari_ini(p.satker) > p.jatuh_tempo:
        lewat = (
            f"Batas waktu {tanggal_panjang(p.jatuh_tempo)} sudah lewat" if p.jatuh_tempo else "Tidak ada batas waktu"
        )
        return f"{lewat}; waktu tidak dapat diperpanjang."
    return ""


def periksa_perpanjangan(p: Permohonan, isian: Isian) -> dict[str, str]:
    """R-002-19 … R-002-21: one of the profile's reasons, and no more days than it allows."""
    aturan = angka(p)
    keliru = pilihan(isian, "alasan", aturan.alasan_perpanjangan)
    hari, terbanyak = isian.get("hari"), aturan.perpanjangan.hari
    if hari not in (None, "") and not (bulat(hari) and 1 <= hari <= terbanyak):
        keliru["hari"] = f"Perpanjangan 1 sampai {terbanyak} hari kerja."
    return keliru


def boleh_nyatakan(p: Permohonan, _: Isian) -> str:
    """R-002-13: an appeal court does not decide on copies of decisions, it refers."""
    if ke_tingkat_pertama(p):
        return "Fotokopi putusan atau penetapan dimohonkan kepada pengadilan tingkat pertama: rujuk permohonan ini."
    return ""


def periksa_keterangan(p: Permohonan, isian: Isian) -> dict[str, str]:
    """R-002-15 … R-002-18: exists or not, the result, reasons where refused, cost where granted."""
    keliru = pilihan(isian, "hasil", Hasil.values)
    hasil, ada = isian.get("hasil"), isian.get("ada")
    if ada is not None and not isinstance(ada, bool):
        keliru["ada"] = "Pilih ada atau tidak ada."
    elif (hasil in DITERIMA and ada is False) or (hasil == Hasil.TIDAK_DIKUASAI and ada is True):
        keliru["ada"] = "Tidak sesuai dengan keputusannya."
    if hasil in BERALASAN:
        keliru |= _periksa_alasan(p, isian)
    if hasil == Hasil.SEBAGIAN and not str(isian.get("bagian_ditolak") or "").strip():
        keliru["bagian_ditolak"] = "Sebutkan bagian yang tidak diberikan."
    return keliru | (periksa_biaya(p, isian) if hasil in DITERIMA else {})


def _periksa_alasan(p: Permohonan, isian: Isian) -> dict[str, str]:
    alasan, keliru = isian.get("alasan") or [], {}
    if not isinstance(alasan, list | tuple) or not alasan or not set(alasan) <= set(AlasanPenolakan.values):
        keliru["alasan"] = "Pilih paling sedikit satu alasan penolakan."
    sudah = p.konsultasi or isian.get("oleh_penanggung_jawab") or str(isian.get("konsultasi") or "").strip()
    if not sudah:
        keliru["konsultasi"] = "Penolakan dikonsultasikan dahulu dengan Penanggung Jawab Informasi; tulis hasilnya."
    return keliru


def periksa_biaya(p: Permohonan, isian: Isian) -> dict[str, str]:
    """R-002-18: a cost, zero allowed. Sheets and bindings are counted where the Ketua's tariff measures them."""
    keliru = {}
    if not bulat(isian.get("biaya_penggandaan")):
        keliru["biaya_penggandaan"] = "Tulis biayanya dalam rupiah; 0 bila tidak ada."
    if not bulat(isian.get("biaya_penjilidan", 0)):
        keliru["biaya_penjilidan"] = "Tulis biayanya dalam rupiah; 0 bila tidak ada."
    aturan = setelan(p.satker)
    for biaya, banyak, tarif in (
        ("biaya_penggandaan", "lembar", aturan.tarif_lembar),
        ("biaya_penjilidan", "jilid", aturan.tarif_jilid),
    ):
        nilai = isian.get(banyak)
        if nilai not in (None, "") and not bulat(nilai):
            keliru[banyak] = "Tulis jumlahnya dengan angka."
        elif tarif is not None and not nilai and biaya not in keliru and isian.get(biaya):
            keliru[banyak] = f"Tulis jumlah {banyak}, agar biayanya dapat dihitung menurut tarif Ketua."
    return keliru


def periksa_bayar(_: Permohonan, isian: Isian) -> dict[str, str]:
    """How it was paid."""
    return pilihan(isian, "cara_bayar", CaraBayar.values)


def _dari_jauh(p: Permohonan) -> bool:
    return p.berdokumen and not p.langsung and angka(p).kunjungan_dokumen


def periksa_penyerahan(p: Permohonan, isian: Isian) -> dict[str, str]:
    """R-002-27: a document of an indirect request is handed over in person."""
    keliru = pilihan(isian, "cara_penyerahan", CaraMendapatkan.values)
    if not keliru and _dari_jauh(p) and isian.get("cara_penyerahan") not in (None, "", *_DI_TEMPAT):
        keliru["cara_penyerahan"] = "Dokumen atas permohonan tidak langsung diserahkan langsung kepada Pemohon."
    return keliru


def boleh_serahkan(p: Permohonan, _: Isian) -> str:
    """R-002-27: only after a visit with the identity shown stands in the guest book."""
    if _dari_jauh(p) and not p.kunjungan.filter(ktp_ditunjukkan=True).exists():
        return (
            "Dokumen atas permohonan tidak langsung hanya dilayani bila Pemohon datang langsung. "
            "Catat dahulu kunjungannya dengan KTP pada buku tamu."
        )
    return ""
