"""A request or an objection in a wanted state, brought there step by step through the services."""

from collections.abc import Callable
from typing import Any

from informasi import services
from informasi.alur import PERMOHONAN
from informasi.biaya import setelan
from informasi.models import Keberatan, Permohonan, SetelanInformasi
from informasi.tenggat_profil import angka
from layanan.alur.buka import buka
from layanan.alur.jalan import jalankan
from layanan.alur.pelaku import Pelaku
from satker.models import Satker
from tests.informasi.pabrik import KABUL, KETUA, PJ, TOLAK, ajukan, ajukan_langsung, ditolak, keberatan, pukul, staf

BERBIAYA = KABUL | {"biaya_penggandaan": 5000}
SEBAGIAN = TOLAK | {"hasil": "sebagian", "bagian_ditolak": "Nama para pihak", "biaya_penggandaan": 0}


def diterima(satker: Satker, **ubah: Any) -> Permohonan:
    """Written down, not yet in the register: what an officer has before him for a moment."""
    p = Permohonan(
        satker=satker, register=PERMOHONAN.kode, kanal="telepon", nama="Siti", rincian="Tanya", tujuan="Tahu"
    )
    p.jenis = ubah.pop("jenis", "informasi")
    aturan = angka(setelan(satker))
    tenggat = {"profil": "seed"} | aturan.sebagai_json()
    return buka(p, pelaku=Pelaku.sistem(), tenggat=tenggat, jatuh_tempo=aturan.keterangan).urusan


def diterima_2_144(satker: Satker, **ubah: Any) -> Permohonan:
    """From the web at a court that checks forms for completeness (B3)."""
    SetelanInformasi.objects.update_or_create(satker=satker, defaults={"profil": "sk_2_144_2022"})
    return ajukan(satker, **ubah)


def belum_lengkap(satker: Satker) -> Permohonan:
    return services.kurang(diterima_2_144(satker), pelaku=staf(satker), kekurangan="Nomor putusannya.")


def tidak_lengkap(satker: Satker) -> Permohonan:
    with pukul("2026-01-05 09:00"):
        p = belum_lengkap(satker)
    with pukul("2026-01-09 09:00"):
        return services.tutup_tidak_lengkap(p, pelaku=staf(satker))


def terdaftar(satker: Satker) -> Permohonan:
    return ajukan(satker)


def dicari(satker: Satker) -> Permohonan:
    return services.cari(ajukan(satker), pelaku=staf(satker))


def koordinasi(satker: Satker) -> Permohonan:
    return services.koordinasikan(dicari(satker), pelaku=staf(satker), pertanyaan="Boleh?")


def diperpanjang(satker: Satker) -> Permohonan:
    return services.perpanjang(dicari(satker), pelaku=staf(satker), alasan="volume_besar")


def dikabulkan(satker: Satker) -> Permohonan:
    """Only between two steps of one transaction."""
    return jalankan(ajukan(satker), "nyatakan", pelaku=staf(satker), isian=BERBIAYA)


def dikabulkan_sebagian(satker: Satker) -> Permohonan:
    return jalankan(ajukan(satker), "nyatakan", pelaku=staf(satker), isian=SEBAGIAN)


def tidak_dikuasai(satker: Satker) -> Permohonan:
    return services.nyatakan(ajukan(satker), pelaku=staf(satker), hasil="tidak_dikuasai", ada=False)


def menunggu_biaya(satker: Satker) -> Permohonan:
    return services.nyatakan(ajukan(satker), pelaku=staf(satker), **BERBIAYA)


def disiapkan(satker: Satker) -> Permohonan:
    return services.nyatakan(ajukan(satker), pelaku=staf(satker), **KABUL)


def siap(satker: Satker) -> Permohonan:
    return services.siap(disiapkan(satker), pelaku=staf(satker))


def diserahkan(satker: Satker) -> Permohonan:
    return services.serahkan(siap(satker), pelaku=staf(satker), cara_penyerahan="langsung")


def dicabut(satker: Satker) -> Permohonan:
    return services.cabut(ajukan(satker), pelaku=Pelaku.pemohon())


def dijawab_langsung(satker: Satker) -> Permohonan:
    isian = {"rincian": "Jam buka?", "jawaban": "08.00", "kanal": "telepon"}
    return services.catat_sederhana(satker, isian, pelaku=staf(satker)).urusan


def dirujuk(satker: Satker) -> Permohonan:
    """At an appeal court."""
    Satker.objects.filter(pk=satker.pk).update(tingkat="banding")
    satker.tingkat = "banding"
    p = ajukan(satker, jenis="salinan_putusan", nomor_putusan="1/Pdt.G/2025/PA.X")
    return services.rujuk_putusan(p, pelaku=staf(satker), rujukan_nama="Pengadilan Agama X")


CAPAI: dict[str, Callable[[Satker], Permohonan]] = {
    "diterima": diterima,
    "belum_lengkap": belum_lengkap,
    "tidak_lengkap": tidak_lengkap,
    "dijawab_langsung": dijawab_langsung,
    "dirujuk": dirujuk,
    "terdaftar": terdaftar,
    "dicari": dicari,
    "koordinasi": koordinasi,
    "diperpanjang": diperpanjang,
    "dikabulkan": dikabulkan,
    "dikabulkan_sebagian": dikabulkan_sebagian,
    "ditolak": ditolak,
    "tidak_dikuasai": tidak_dikuasai,
    "menunggu_biaya": menunggu_biaya,
    "disiapkan": disiapkan,
    "siap": siap,
    "diserahkan": diserahkan,
    "dicabut": dicabut,
}


def terlambat(satker: Satker) -> Keberatan:
    """Seven working days and one after the refusal."""
    with pukul("2026-01-05 09:00"):
        p = ditolak(satker)
    with pukul("2026-01-15 09:00"):
        return keberatan(p)


def diajukan(satker: Satker) -> Keberatan:
    return keberatan(ditolak(satker))


def diajukan_dua(satker: Satker) -> Keberatan:
    """The Ketua refused himself (R-002-34)."""
    return keberatan(ditolak(satker, staf(satker, KETUA)))


def diperiksa(satker: Satker) -> Keberatan:
    return services.teruskan(diajukan(satker), pelaku=staf(satker))


def diputus(satker: Satker) -> Keberatan:
    return services.putuskan_keberatan(
        diperiksa(satker), pelaku=staf(satker, KETUA), putusan="menguatkan", putusan_alasan="Sudah tepat."
    )


def tidak_diterima(satker: Satker) -> Keberatan:
    return services.tolak_terlambat(terlambat(satker), pelaku=staf(satker, PJ), alasan="Tidak ada alasan yang sah.")


def diteruskan_ma(satker: Satker) -> Keberatan:
    return services.teruskan_ma(diajukan_dua(satker), pelaku=staf(satker), ma_surat="W1/7/2026")


def dijawab_ma(satker: Satker) -> Keberatan:
    return services.jawaban_ma(
        diteruskan_ma(satker), pelaku=staf(satker), putusan="menguatkan", putusan_alasan="Sudah tepat."
    )


def keberatan_dicabut(satker: Satker) -> Keberatan:
    return services.cabut_keberatan(diajukan(satker), pelaku=Pelaku.pemohon())


CAPAI_KEBERATAN: dict[str, Callable[[Satker], Keberatan]] = {
    "diajukan": diajukan,
    "terlambat": terlambat,
    "tidak_diterima": tidak_diterima,
    "diperiksa": diperiksa,
    "diputus": diputus,
    "diteruskan_ma": diteruskan_ma,
    "dijawab_ma": dijawab_ma,
    "dicabut": keberatan_dicabut,
}
__all__ = ["CAPAI", "CAPAI_KEBERATAN", "ajukan_langsung"]
