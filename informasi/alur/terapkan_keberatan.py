"""What each step of an objection asks, writes and says. Nothing here saves; the engine does."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from informasi.alur.syarat import angka, bulat, periksa_biaya, pilihan
from informasi.alur.terapkan import kata
from informasi.biaya import rupiah
from informasi.models import Keberatan
from informasi.models.pilihan import AlasanPenolakan, PutusanKeberatan
from layanan.alur.tabel import Isian
from layanan.tenggat import jatuh_tempo
from satker.tanggal import tanggal_panjang, tanggal_saja
from satker.waktu import hari_ini, sekarang

MEMBATALKAN = (PutusanKeberatan.MEMBATALKAN, PutusanKeberatan.MEMBATALKAN_SEBAGIAN)
_MENUNGGU = "Penanggung Jawab memutuskan apakah keberatan ini tetap diterima, dan kami mengabari Anda."


def tingkat_satu(k: Keberatan, _: Isian) -> str:
    """R-002-33: the first level lies with the Ketua."""
    return "" if k.tingkat == 1 else "Keberatan tingkat kedua diteruskan ke Mahkamah Agung."


def tingkat_dua(k: Keberatan, _: Isian) -> str:
    """R-002-34: only against what the Ketua decided."""
    return "" if k.tingkat == 2 else "Keberatan tingkat pertama diteruskan kepada Ketua Pengadilan."


def terima_terlambat(k: Keberatan, isian: Isian) -> None:
    """The override, with its reason."""
    k.diterima_karena = kata(isian, "alasan")


def tolak_terlambat(k: Keberatan, isian: Isian) -> None:
    """The window had passed, and it stays so."""
    k.ditolak_karena, k.ditutup = kata(isian, "alasan"), True


def teruskan(k: Keberatan, _: Isian) -> None:
    """R-002-33."""
    k.diteruskan_pada = sekarang()


def tempo_jawaban(k: Keberatan, _: Isian) -> date:
    """R-002-35, for one that was accepted late: from the day it was."""
    return jatuh_tempo(k.satker, hari_ini(k.satker), angka(k).jawaban)


def periksa_putusan(k: Keberatan, isian: Isian) -> dict[str, str]:
    """Overturning says what is given at which cost; a partial one what is not, and why (R-002-17, R-002-18)."""
    putusan = isian.get("putusan")
    keliru = pilihan(isian, "putusan", PutusanKeberatan.values)
    if putusan in MEMBATALKAN:
        keliru |= periksa_biaya(k.permohonan, {"biaya_penggandaan": 0, **isian})
    if putusan == PutusanKeberatan.MEMBATALKAN_SEBAGIAN:
        if not kata(isian, "bagian_ditolak"):
            keliru["bagian_ditolak"] = "Sebutkan bagian yang tetap tidak diberikan."
        alasan = isian.get("alasan") or []
        if not alasan or not set(alasan) <= set(AlasanPenolakan.values):
            keliru["alasan"] = "Pilih paling sedikit satu alasan penolakan."
    if putusan == PutusanKeberatan.KOREKSI_BIAYA:
        keliru |= _periksa_koreksi(k, isian)
    return keliru | _periksa_tanggal(k, isian, "putusan_tanggal")


def _periksa_koreksi(k: Keberatan, isian: Isian) -> dict[str, str]:
    biaya, lama = isian.get("biaya_koreksi"), k.permohonan.biaya
    if lama is None:
        return {"putusan": "Permohonan ini belum mempunyai biaya yang dapat dikoreksi."}
    if not bulat(biaya) or int(biaya or 0) >= max(lama, 1):
        return {"biaya_koreksi": f"Tulis biaya yang benar, kurang dari Rp{rupiah(lama)}."}
    return {}


def periksa_penerusan(k: Keberatan, isian: Isian) -> dict[str, str]:
    """When the letter to Mahkamah Agung left."""
    return _periksa_tanggal(k, isian, "ma_tanggal")


def _periksa_tanggal(k: Keberatan, isian: Isian, kunci: str) -> dict[str, str]:
    tanggal = isian.get(kunci)
    if tanggal in (None, ""):
        return {}
    if not isinstance(tanggal, date):
        return {kunci: "Tulis tanggalnya lengkap, misalnya 23-11-2026."}
    if tanggal > hari_ini(k.satker):
        return {kunci: "Tanggal ini belum tiba."}
    if tanggal < min(k.tanggal_terima, hari_ini(k.satker)):
        return {kunci: "Tanggal ini sebelum keberatan diterima."}
    return {}


def putuskan(k: Keberatan, isian: Isian) -> None:
    """The written answer (R-002-35)."""
    k.putusan, k.putusan_alasan = kata(isian, "putusan"), kata(isian, "putusan_alasan")
    k.putusan_tanggal = isian.get("putusan_tanggal") or hari_ini(k.satker)
    k.putusan_nomor = kata(isian, "putusan_nomor")
    k.pejabat_nama, k.pejabat_jabatan = kata(isian, "pejabat_nama"), kata(isian, "pejabat_jabatan")
    if k.putusan == PutusanKeberatan.KOREKSI_BIAYA:
        k.biaya_koreksi = int(isian["biaya_koreksi"])
    k.ditutup = True


def teruskan_ma(k: Keberatan, isian: Isian) -> None:
    """R-002-34: a record of what left the house."""
    k.ma_tanggal, k.ma_surat = isian.get("ma_tanggal") or hari_ini(k.satker), kata(isian, "ma_surat")


def tempo_ma(k: Keberatan, _: Isian) -> date:
    """R-002-35, read for Mahkamah Agung: from the day it was forwarded."""
    assert k.ma_tanggal is not None  # noqa: S101 -- `teruskan_ma` has set it
    return jatuh_tempo(k.satker, k.ma_tanggal, angka(k).jawaban)


def tutup(k: Keberatan, _: Isian) -> None:
    """Nobody has to answer it any more."""
    k.ditutup = True


def kalimat_tidak_diterima(k: Keberatan, _: Isian) -> str:
    """For the timeline."""
    return f"Keberatan tidak diterima karena diajukan setelah {tanggal_panjang(k.batas)}. Alasan: {k.ditolak_karena}"


def kalimat_putusan(k: Keberatan, _: Isian) -> str:
    """For the timeline."""
    biaya = f" Biaya menjadi Rp{rupiah(k.biaya_koreksi)}." if k.biaya_koreksi is not None else ""
    return f"{PutusanKeberatan(k.putusan).label}. Alasan: {k.putusan_alasan}{biaya}"


def kalimat_penerusan(k: Keberatan, _: Isian) -> str:
    """For the timeline."""
    assert k.ma_tanggal is not None  # noqa: S101 -- `teruskan_ma` has set it
    return f"Keberatan diteruskan kepada penanggung jawab pada Mahkamah Agung tanggal {tanggal_saja(k.ma_tanggal)}."


def isi_pesan(k: Keberatan, kode: str, _: Isian) -> Mapping[str, str]:
    """The fields of N-39 … N-41 beyond those every desk has (domain 5.4)."""
    return _ISI[kode](k) if kode in _ISI else {}


_ISI: Mapping[str, Any] = {
    "N-39b": lambda k: {"batas": tanggal_panjang(k.batas), "keterangan": k.ditolak_karena[:200] or _MENUNGGU},
    "N-40": lambda k: {"hasil": str(PutusanKeberatan(k.putusan).label)},
    "N-41": lambda k: {"tanggal": tanggal_saja(k.ma_tanggal)},
}
