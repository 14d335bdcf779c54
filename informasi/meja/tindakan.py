"""Every action of the desk's pages: its form and its service. Which of them are offered, the tables say."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from informasi import services
from informasi.alur import samping
from informasi.alur.peran import KETUA, PETUGAS
from informasi.forms_petugas import keberatan as fk
from informasi.forms_petugas import langkah as fl
from informasi.forms_petugas import tambahan as ft
from informasi.forms_petugas.dasar import FormLangkah, saat_diterima
from informasi.models import Keberatan, Permohonan
from informasi.models.pilihan import Hasil
from informasi.services.dasar import semua_dasar
from informasi.services.penyerahan import jawab_langsung, serahkan_berkas, siapkan
from informasi.services.publik import terima_berkas
from layanan.sandi_baru import NAMA as SANDI_BARU
from layanan.sandi_baru import ganti_sandi

Syarat = Callable[[Any], bool]


def _selalu(_urusan: Any) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Tindakan:
    """One action: the form that asks, the service that does. `nama`, `peran` and `ada` only where no table has it."""

    form: type[FormLangkah]
    lakukan: Callable[..., Any]
    nama: str = ""
    peran: frozenset[str] = frozenset()
    ada: Syarat = _selalu


def _koordinasi(p: Permohonan, *, catatan: str, **isian: Any) -> Permohonan:
    return services.koordinasikan(p, pertanyaan=catatan, **isian)


def _kunjungan(p: Permohonan, *, tamu: Any, **isian: Any) -> Any:
    return services.kaitkan_tamu(tamu, p, **isian)


def _sanksi(p: Permohonan, *, versi: int | None = None, **isian: Any) -> Any:
    return services.catat_sanksi(p.satker, permohonan=p, **isian)


def _terbitkan(p: Permohonan, *, versi: int | None = None, **isian: Any) -> Any:
    return services.terbitkan(p, **isian)


def _keberatan(p: Permohonan, *, versi: int | None = None, diterima: Any = None, **isian: Any) -> Any:
    return services.ajukan_keberatan(p, diterima_pada=saat_diterima(p.satker, diterima), **isian)


def _cabut_keberatan(k: Keberatan, *, catatan: str, **isian: Any) -> Any:
    return services.cabut_keberatan(k, alasan=catatan, **isian)


def _sandi_baru(urusan: Any, *, identitas_diperiksa: bool = False, alasan: str = "", **isian: Any) -> Any:
    return ganti_sandi(urusan, peran=PETUGAS, identitas_diperiksa=identitas_diperiksa, alasan=alasan, **isian)


def _bersandi(urusan: Any) -> bool:
    return bool(urusan.sandi)


def _dapat_terbit(p: Permohonan) -> bool:
    return p.hasil == Hasil.DIKABULKAN


def _dapat_keberatan(p: Permohonan) -> bool:
    return bool(semua_dasar(p))


# Of the table, by its own names; a test holds it against the table.
PERMOHONAN: Mapping[str, Tindakan] = {
    "daftarkan": Tindakan(fl.FormCatatan, services.daftarkan),
    "kurang": Tindakan(fl.FormKurang, services.kurang),
    "tutup_tidak_lengkap": Tindakan(fl.FormCatatan, services.tutup_tidak_lengkap),
    "jawab_langsung": Tindakan(fl.FormJawabLangsung, jawab_langsung),
    "rujuk": Tindakan(fl.FormRujuk, services.rujuk_putusan),
    "cari": Tindakan(fl.FormCatatan, services.cari),
    "koordinasikan": Tindakan(fl.FormKoordinasi, _koordinasi),
    "jawab_koordinasi": Tindakan(fl.FormJawabKoordinasi, services.jawab_koordinasi),
    "perpanjang": Tindakan(fl.FormPerpanjang, services.perpanjang),
    "nyatakan": Tindakan(fl.FormNyatakan, services.nyatakan),
    "siapkan": Tindakan(fl.FormCatatan, siapkan),
    "bayar": Tindakan(fl.FormBayar, services.bayar),
    "siap": Tindakan(fl.FormCatatan, services.siap),
    "serahkan": Tindakan(fl.FormSerahkan, serahkan_berkas),
    "catat_pencabutan": Tindakan(fl.FormPencabutan, services.cabut),
    "catat": Tindakan(fl.FormCatat, services.catat),
}
_KEDUANYA = {
    samping.BERKAS: Tindakan(ft.FormBerkas, terima_berkas, samping.PERMOHONAN[samping.BERKAS], PETUGAS),
    "sandi_baru": Tindakan(ft.FormSandiBaru, _sandi_baru, SANDI_BARU, PETUGAS, _bersandi),
}
# Beside the table.
TAMBAHAN: Mapping[str, Tindakan] = {
    samping.KUNJUNGAN: Tindakan(ft.FormKunjungan, _kunjungan, samping.PERMOHONAN[samping.KUNJUNGAN], PETUGAS),
    "keberatan": Tindakan(ft.FormKeberatanPetugas, _keberatan, "Daftarkan keberatan", PETUGAS, _dapat_keberatan),
    "terbitkan": Tindakan(ft.FormTerbitkan, _terbitkan, "Terbitkan jawaban", PETUGAS, _dapat_terbit),
    samping.PERBEDAAN: Tindakan(
        ft.FormPerbedaan, services.catat_perbedaan, samping.PERMOHONAN[samping.PERBEDAAN], PETUGAS
    ),
    "sanksi": Tindakan(ft.FormSanksi, _sanksi, "Catat sanksi", KETUA),
}
KEBERATAN: Mapping[str, Tindakan] = {
    "terima_terlambat": Tindakan(fk.FormAlasan, services.terima_terlambat),
    "tolak_terlambat": Tindakan(fk.FormAlasan, services.tolak_terlambat),
    "teruskan": Tindakan(fl.FormCatatan, services.teruskan),
    "putuskan": Tindakan(fk.FormPutusan, services.putuskan_keberatan),
    "teruskan_ma": Tindakan(fk.FormTeruskanMa, services.teruskan_ma),
    "jawaban_ma": Tindakan(fk.FormJawabanMa, services.jawaban_ma),
    "catat_pencabutan": Tindakan(fk.FormCabutKeberatan, _cabut_keberatan),
}
TAMBAHAN_KEBERATAN: Mapping[str, Tindakan] = {
    samping.TANGGAPAN: Tindakan(
        fk.FormTanggapan,
        services.catat_tanggapan,
        samping.KEBERATAN[samping.TANGGAPAN],
        PETUGAS,
        lambda k: bool(k.putusan),
    ),
}
SEMUA: Mapping[str, Mapping[str, Tindakan]] = {
    "permohonan": PERMOHONAN | TAMBAHAN | _KEDUANYA,  # type: ignore[operator]
    "keberatan": KEBERATAN | TAMBAHAN_KEBERATAN | _KEDUANYA,  # type: ignore[operator]
}
