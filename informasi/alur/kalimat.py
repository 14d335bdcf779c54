"""What the timeline and the messages say about a request. Values are those of the moment the step is taken."""

from collections.abc import Mapping
from textwrap import shorten
from typing import Any

from informasi.alur.syarat import angka
from informasi.biaya import rupiah, setelan
from informasi.models import Permohonan
from informasi.models.pilihan import (
    AlasanPenolakan,
    AlasanPerpanjangan,
    CaraBayar,
    CaraMendapatkan,
    Hasil,
    JenisPermohonan,
    TingkatDua,
)
from layanan.alur.tabel import Isian
from layanan.tenggat import jatuh_tempo
from satker.tanggal import tanggal_panjang
from satker.waktu import hari_ini

_KABAR_HASIL = {
    Hasil.DIKABULKAN: "N-33",
    Hasil.SEBAGIAN: "N-34",
    Hasil.DITOLAK: "N-35",
    Hasil.TIDAK_DIKUASAI: "N-36",
}
_PANJANG = 160  # a message stays below 700 characters whatever an officer writes


def alasan_penolakan(p: Permohonan) -> str:
    """The reasons in words, those of the list and the officer's own (R-002-17)."""
    butir = [str(AlasanPenolakan(a).label) for a in p.alasan]
    return "; ".join([*butir, *filter(None, [p.alasan_uraian])])


def batas_keberatan(p: Permohonan) -> str:
    """Until when the statement can be objected to (R-002-33)."""
    if p.keterangan_tanggal is None:
        return ""
    return tanggal_panjang(jatuh_tempo(p.satker, p.keterangan_tanggal, angka(p).keberatan))


def pengadilan_rujukan(p: Permohonan) -> str:
    """Where a copy of a decision is asked for (R-002-13)."""
    return p.rujukan_nama or (p.rujukan.nama if p.rujukan else "")


def disclaimer(p: Permohonan) -> str:
    """R-002-36: on every copy of a decision, and nowhere else."""
    return setelan(p.satker).disclaimer if p.jenis == JenisPermohonan.SALINAN_PUTUSAN else ""


def terdaftar(p: Permohonan, _: Isian) -> str:
    """For the receipt (R-002-12)."""
    assert p.batas_keterangan is not None  # noqa: S101 -- `terapkan.daftarkan` has set it
    return f"Permohonan terdaftar. Keterangan disampaikan paling lambat {tanggal_panjang(p.batas_keterangan)}."


def batas_lengkap(p: Permohonan) -> str:
    """B3: until when what is missing can be added; "" where nothing was."""
    return tanggal_panjang(p.batas_lengkap) if p.batas_lengkap else ""


def belum_lengkap(p: Permohonan, _: Isian) -> str:
    """B3."""
    return f"Permohonan belum lengkap: {p.kekurangan.rstrip('.')}. Lengkapi paling lambat {batas_lengkap(p)}."


def tidak_dilengkapi(p: Permohonan, _: Isian) -> str:
    """B3."""
    return f"Permohonan ditutup karena tidak dilengkapi sampai {batas_lengkap(p)}."


def diperpanjang(p: Permohonan, _: Isian) -> str:
    """R-002-19, R-002-20."""
    assert p.perpanjangan_sampai is not None  # noqa: S101 -- `terapkan.perpanjang` has set it
    sampai = tanggal_panjang(p.perpanjangan_sampai)
    return f"Waktu keterangan diperpanjang sampai {sampai} karena {AlasanPerpanjangan(p.perpanjangan_alasan).label}."


def dirujuk(p: Permohonan, _: Isian) -> str:
    """R-002-13."""
    return f"Fotokopi putusan atau penetapan dimohonkan kepada {pengadilan_rujukan(p)}."


def keterangan(p: Permohonan, _: Isian) -> str:
    """The statement in one or two sentences (R-002-15 … R-002-18)."""
    biaya = f"Biaya: Rp{rupiah(p.biaya or 0)}."
    if p.hasil == Hasil.DIKABULKAN:
        return f"Informasi ada. Permohonan diterima. {biaya}"
    if p.hasil == Hasil.SEBAGIAN:
        return (
            f"Informasi ada. Permohonan diterima sebagian. Tidak diberikan: {p.bagian_ditolak}. "
            f"Alasan: {alasan_penolakan(p)}. {biaya}"
        )
    ada = "ada" if p.ada else "tidak ada"
    if p.hasil == Hasil.DITOLAK:
        return f"Informasi {ada}. Permohonan ditolak. Alasan: {alasan_penolakan(p)}."
    return f"Informasi tidak kami kuasai.{' ' + _badan_lain(p) if p.badan_lain else ''}"


def _badan_lain(p: Permohonan) -> str:
    return f"Informasi ini dikuasai {p.badan_lain}."


def dibayar(p: Permohonan, _: Isian) -> str:
    """R-002-9."""
    return f"Biaya Rp{rupiah(p.biaya or 0)} dibayar ({CaraBayar(p.cara_bayar).label.lower()})."


def diserahkan(p: Permohonan, _: Isian) -> str:
    """R-002-8, with R-002-36 where it applies."""
    cara = CaraMendapatkan(p.cara_penyerahan).label.lower()
    return " ".join(filter(None, [f"Informasi diserahkan ({cara}).", disclaimer(p)]))


def putusan_dilaksanakan(p: Permohonan, _: Isian) -> str:
    """An objection succeeded."""
    bagian = "seluruhnya" if p.hasil == Hasil.DIKABULKAN else "sebagian"
    return f"Keberatan diterima: informasi diberikan {bagian}. Biaya: Rp{rupiah(p.biaya or 0)}."


def biaya_dikoreksi(p: Permohonan, isian: Isian) -> str:
    """R-002-31; what was paid too much is given back."""
    kembali = " Kelebihan pembayaran dikembalikan di Meja Informasi." if p.dibayar_pada else ""
    return f"Biaya dikoreksi menjadi Rp{rupiah(int(isian['biaya']))}.{kembali}"


def kabar_hasil(_: Permohonan, isian: Isian) -> str:
    """The message kind of a statement."""
    return _KABAR_HASIL[Hasil(isian["hasil"])]


def isi_pesan(p: Permohonan, kode: str, _: Isian) -> Mapping[str, str]:
    """The fields of N-31 … N-38 beyond those every desk has (domain 5.4)."""
    return _ISI[kode](p) if kode in _ISI else {}


def _pendek(teks: str) -> str:
    return shorten(teks, _PANJANG, placeholder="…")


def _diterima(p: Permohonan) -> dict[str, str]:
    biaya = p.biaya or 0
    cara = setelan(p.satker).cara_bayar if biaya else "Kami mengabari Anda setelah informasi siap."
    perkiraan = f" Perkiraan siap: {p.perkiraan_siap}." if p.perkiraan_siap else ""
    return {"biaya": rupiah(biaya), "cara_bayar_ambil": cara + perkiraan}


def _sebagian(p: Permohonan) -> dict[str, str]:
    return _diterima(p) | _ditolak(p) | {"bagian": _pendek(p.bagian_ditolak)}


def _ditolak(p: Permohonan) -> dict[str, str]:
    di_atas_ketua = p.diputus_ketua and angka(p).tingkat_dua == TingkatDua.MAHKAMAH_AGUNG
    kepada = "penanggung jawab pada Mahkamah Agung" if di_atas_ketua else "Ketua"
    return {"alasan": _pendek(alasan_penolakan(p)), "batas_keberatan": batas_keberatan(p), "kepada": kepada}


def _siap(p: Permohonan) -> dict[str, str]:
    jauh = p.cara_mendapatkan in (CaraMendapatkan.SUREL, CaraMendapatkan.E_LID, CaraMendapatkan.POS)
    wajib_datang = p.berdokumen and (p.langsung or angka(p).kunjungan_dokumen)
    if jauh and not wajib_datang:
        pengambilan = f"dan dikirim lewat {CaraMendapatkan(p.cara_mendapatkan).label.lower()}"
    else:
        jam = f", {p.satker.jam_layanan}" if p.satker.jam_layanan else ""
        pengambilan = f"diambil di Meja Informasi {p.satker.nama}{jam}"
    dokumen = "Dokumen diserahkan langsung kepada Pemohon." if wajib_datang else ""
    return {"pengambilan": pengambilan, "penyerahan_dokumen": dokumen, "disclaimer_putusan": disclaimer(p)}


def _ditutup(p: Permohonan) -> dict[str, str]:
    sampai = jatuh_tempo(p.satker, hari_ini(p.satker), angka(p).keberatan)
    return {"batas_lengkap": batas_lengkap(p), "batas_keberatan": tanggal_panjang(sampai)}


_ISI: Mapping[str, Any] = {
    "N-31b": lambda p: {"kekurangan": _pendek(p.kekurangan), "batas_lengkap": batas_lengkap(p)},
    "N-31c": _ditutup,
    "N-32": lambda p: {"alasan": str(AlasanPerpanjangan(p.perpanjangan_alasan).label)},
    "N-33": _diterima,
    "N-34": _sebagian,
    "N-35": _ditolak,
    "N-36": lambda p: {"rujukan": _badan_lain(p) if p.badan_lain else ""},
    "N-37": lambda p: {"pengadilan": pengadilan_rujukan(p)},
    "N-38": _siap,
}
