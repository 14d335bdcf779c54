"""What each step of a request writes on it, and which due date follows. Nothing here saves; the engine does."""

from datetime import date
from typing import Any

from informasi.alur.syarat import DITERIMA, angka
from informasi.biaya import biaya_tertinggi, setelan
from informasi.models import Permohonan
from informasi.models.pilihan import Hasil
from layanan.alur.tabel import TETAP, Isian
from layanan.tenggat import Tenggat, jatuh_tempo, tanggal_terima
from satker.waktu import hari_ini, sekarang

_KEADAAN_HASIL = {
    Hasil.DIKABULKAN: "dikabulkan",
    Hasil.SEBAGIAN: "dikabulkan_sebagian",
    Hasil.DITOLAK: "ditolak",
    Hasil.TIDAK_DIKUASAI: "tidak_dikuasai",
}


def kata(isian: Isian, kunci: str) -> str:
    """A text of the isian without surrounding blanks; "" when it is not there."""
    return str(isian.get(kunci) or "").strip()


def daftarkan(p: Permohonan, _: Isian) -> None:
    """The clock of the statement starts at the day of receipt (R-002-14), of what was completed at that day."""
    if p.keadaan == "belum_lengkap":
        p.lengkap_tanggal = tanggal_terima(p.satker, sekarang())
    p.batas_keterangan = tempo_keterangan(p, {})


def tempo_keterangan(p: Permohonan, _: Isian) -> date:
    """When the statement is due (R-002-14)."""
    return jatuh_tempo(p.satker, p.lengkap_tanggal or p.tanggal_terima, angka(p).keterangan)


def kurang(p: Permohonan, isian: Isian) -> None:
    """B3: what is missing, and as many working days to add it as there are to check it. The court's clock stands."""
    p.kekurangan = kata(isian, "kekurangan")
    hari = angka(p).kelengkapan
    assert hari is not None  # noqa: S101 -- `memeriksa_kelengkapan` has looked
    p.batas_lengkap = jatuh_tempo(p.satker, hari_ini(p.satker), hari)


def lengkapi(p: Permohonan, _: Isian) -> None:
    """B3: received as a whole now, by the court's closing time."""
    p.lengkap_tanggal = tanggal_terima(p.satker, sekarang())


def tempo_periksa(p: Permohonan, _: Isian) -> date | None:
    """When the completed form is to be checked again."""
    hari = angka(p).kelengkapan
    return jatuh_tempo(p.satker, p.lengkap_tanggal, hari) if hari and p.lengkap_tanggal else None


def jawab_langsung(p: Permohonan, isian: Isian) -> None:
    """A simple answer is a grant without cost, given at once (R-002-3)."""
    p.sederhana, p.jawaban = True, kata(isian, "jawaban")
    _tanda(p, Hasil.DIKABULKAN, ada=True)
    p.biaya_penggandaan = p.biaya_penjilidan = 0


def rujuk(p: Permohonan, isian: Isian) -> None:
    """R-002-13: the court it is asked for at; one of the portal, or a name."""
    p.rujukan = isian.get("rujukan")
    p.rujukan_nama = kata(isian, "rujukan_nama") or (p.rujukan.nama if p.rujukan else "")


def koordinasikan(p: Permohonan, isian: Isian) -> None:
    """R-002-7."""
    p.koordinasi_pada, p.koordinasi_dengan = sekarang(), isian.get("dengan")


def jawab_koordinasi(p: Permohonan, isian: Isian) -> None:
    """R-002-7: what the Penanggung Jawab says; a second answer stands below the first."""
    p.konsultasi = "\n".join(t for t in (p.konsultasi, kata(isian, "konsultasi")) if t)


def perpanjang(p: Permohonan, isian: Isian) -> None:
    """R-002-19 … R-002-21."""
    hari = int(isian.get("hari") or angka(p).perpanjangan.hari)
    p.perpanjangan_alasan, p.perpanjangan_hari = kata(isian, "alasan"), hari
    p.perpanjangan_dari = p.jatuh_tempo
    assert p.jatuh_tempo is not None  # noqa: S101 -- `boleh_perpanjang` has looked
    p.perpanjangan_sampai = jatuh_tempo(p.satker, p.jatuh_tempo, Tenggat(hari, angka(p).perpanjangan.satuan))
    p.batas_keterangan = p.perpanjangan_sampai


def tempo_perpanjangan(p: Permohonan, _: Isian) -> date | None:
    """From the due date on, not from today (Q9)."""
    return p.perpanjangan_sampai


def keadaan_hasil(_: Permohonan, isian: Isian) -> str:
    """The state a statement leads to."""
    return _KEADAAN_HASIL[Hasil(isian["hasil"])]


def nyatakan(p: Permohonan, isian: Isian) -> None:
    """R-002-15 … R-002-18."""
    _tanda(p, Hasil(isian["hasil"]), ada=bool(isian["ada"]))
    p.penanda_tangan = isian.get("penanda_tangan")
    p.diputus_ketua = bool(isian.get("diputus_ketua"))
    p.alasan = [str(a) for a in isian.get("alasan") or []] if p.hasil in (Hasil.SEBAGIAN, Hasil.DITOLAK) else []
    p.alasan_uraian, p.badan_lain = kata(isian, "alasan_uraian"), kata(isian, "badan_lain")
    p.bagian_ditolak = kata(isian, "bagian_ditolak") if p.hasil == Hasil.SEBAGIAN else ""
    p.konsultasi = p.konsultasi or kata(isian, "konsultasi")
    p.jawaban = kata(isian, "jawaban") or p.jawaban
    p.bentuk_informasi, p.perkiraan_siap = kata(isian, "bentuk_informasi"), kata(isian, "perkiraan_siap")
    if p.hasil in DITERIMA:
        tetapkan_biaya(p, isian)


def tetapkan_biaya(p: Permohonan, isian: Isian) -> None:
    """R-002-18, and beside it what the Ketua's tariff would have given (R-002-31)."""
    p.biaya_penggandaan = int(isian["biaya_penggandaan"])
    p.biaya_penjilidan = int(isian.get("biaya_penjilidan") or 0)
    p.lembar, p.jilid = isian.get("lembar") or None, isian.get("jilid") or None
    p.biaya_tertinggi = biaya_tertinggi(setelan(p.satker), p.lembar, p.jilid)


def _tanda(p: Permohonan, hasil: Hasil, *, ada: bool) -> None:
    p.hasil, p.ada = hasil, ada
    p.keterangan_pada, p.keterangan_tanggal = sekarang(), hari_ini(p.satker)


def keadaan_biaya(p: Permohonan, _: Isian) -> str:
    """Paid first where something is charged (R-002-9)."""
    return "menunggu_biaya" if p.biaya else "disiapkan"


def tempo_penyerahan(p: Permohonan, _: Isian) -> date | None:
    """The profile's time for making the copy, from the day nothing is owed any more; the seed has none (B4)."""
    tenggat = angka(p).penyerahan
    return jatuh_tempo(p.satker, hari_ini(p.satker), tenggat) if tenggat else None


def tempo_setelah_keterangan(p: Permohonan, isian: Isian) -> date | None:
    """No clock runs while the applicant has to pay."""
    return None if p.biaya else tempo_penyerahan(p, isian)


def bayar(p: Permohonan, isian: Isian) -> None:
    """R-002-9."""
    p.cara_bayar, p.bukti_bayar, p.dibayar_pada = kata(isian, "cara_bayar"), kata(isian, "bukti_bayar"), sekarang()


def siap(p: Permohonan, _: Isian) -> None:
    """Ready to be handed over."""
    p.siap_pada = sekarang()


def serahkan(p: Permohonan, isian: Isian) -> None:
    """R-002-6, R-002-8: who took it, and how."""
    p.diserahkan_pada, p.cara_penyerahan = sekarang(), kata(isian, "cara_penyerahan")
    p.penerima = kata(isian, "penerima") or p.nama
    p.jawaban = kata(isian, "jawaban") or p.jawaban


def cabut(p: Any, isian: Isian) -> None:
    """The applicant wants it no longer."""
    p.dicabut_alasan = kata(isian, "alasan")[:300]


def laksanakan_putusan(p: Permohonan, isian: Isian) -> None:
    """An objection succeeded: what is granted now counts as granted, and nothing of the old delivery stays."""
    hasil = Hasil(isian["hasil"])
    lama = p.keterangan_pada, p.keterangan_tanggal
    _tanda(p, hasil, ada=True)
    p.keterangan_pada, p.keterangan_tanggal = lama if lama[0] else (p.keterangan_pada, p.keterangan_tanggal)
    p.alasan = [str(a) for a in isian.get("alasan") or p.alasan] if hasil == Hasil.SEBAGIAN else []
    p.bagian_ditolak = kata(isian, "bagian_ditolak") if hasil == Hasil.SEBAGIAN else ""
    p.diputus_ketua = True
    tetapkan_biaya(p, isian)
    p.cara_bayar, p.dibayar_pada, p.bukti_bayar = "", None, ""
    p.siap_pada = p.diserahkan_pada = None
    p.cara_penyerahan = p.penerima = ""


def keadaan_putusan(_: Permohonan, isian: Isian) -> str:
    """As `keadaan_biaya`, by the cost that is only being set: the state is chosen before the fields are."""
    biaya = int(isian.get("biaya_penggandaan") or 0) + int(isian.get("biaya_penjilidan") or 0)
    return "menunggu_biaya" if biaya else "disiapkan"


def koreksi_biaya(p: Permohonan, isian: Isian) -> None:
    """R-002-31: the charge as the superior set it, in one sum."""
    p.biaya_penggandaan, p.biaya_penjilidan = int(isian["biaya"]), 0


def keadaan_koreksi(p: Permohonan, isian: Isian) -> str:
    """Who need not pay any more need not wait either."""
    return "disiapkan" if p.keadaan == "menunggu_biaya" and not isian["biaya"] else TETAP
