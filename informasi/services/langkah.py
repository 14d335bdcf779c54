"""The steps of a request, one function each. All take `pelaku` and the `versi` that the page showed.

Raise TakBerhak, SudahBerubah, TakBolehDariSini, BelumLengkap({field: …}) or Ditolak (`layanan.alur.galat`); then
nothing has changed. Each answers the request as it stands afterwards. Every step takes `catatan` for the file only.
"""

from typing import Any

from django.db import transaction

from informasi.alur.peran import KETUA, PENANGGUNG_JAWAB, PETUGAS
from informasi.alur.samping import PERBEDAAN
from informasi.models import PerbedaanPendapat, Permohonan
from informasi.models.pilihan import Hasil
from layanan.alur.galat import BelumLengkap
from layanan.alur.jalan import jalankan
from layanan.alur.pelaku import Pelaku
from layanan.alur.samping import lakukan_samping
from satker import audit
from satker.models import Satker
from satker.waktu import sekarang


def daftarkan(p: Permohonan, *, pelaku: Pelaku, versi: int | None = None, catatan: str = "") -> Permohonan:
    """The form is complete: enter it in the register, and the receipt goes out (R-002-12, N-31)."""
    return jalankan(p, "daftarkan", pelaku=pelaku, versi=versi, isian={"catatan": catatan})


def kurang(
    p: Permohonan, *, pelaku: Pelaku, kekurangan: str, versi: int | None = None, catatan: str = ""
) -> Permohonan:
    """The form lacks something: the applicant has three working days to add it (B3, SK 2-144/2022; N-31b)."""
    return jalankan(p, "kurang", pelaku=pelaku, versi=versi, isian={"kekurangan": kekurangan, "catatan": catatan})


def tutup_tidak_lengkap(p: Permohonan, *, pelaku: Pelaku, versi: int | None = None, catatan: str = "") -> Permohonan:
    """Those days have passed and nothing came (N-31c); it can be objected to (R-002-30)."""
    return jalankan(p, "tutup_tidak_lengkap", pelaku=pelaku, versi=versi, isian={"catatan": catatan})


def cari(p: Permohonan, *, pelaku: Pelaku, versi: int | None = None, catatan: str = "") -> Permohonan:
    """Begin to search (R-002-5)."""
    return jalankan(p, "cari", pelaku=pelaku, versi=versi, isian={"catatan": catatan})


def koordinasikan(
    p: Permohonan, *, pelaku: Pelaku, pertanyaan: str, dengan: Any = None, versi: int | None = None
) -> Permohonan:
    """Ask the Penanggung Jawab Informasi (R-002-7); `dengan`: which user, if it is a certain one."""
    isian = {"catatan": pertanyaan, "dengan": dengan}
    return jalankan(p, "koordinasikan", pelaku=pelaku, versi=versi, isian=isian)


def jawab_koordinasi(p: Permohonan, *, pelaku: Pelaku, konsultasi: str, versi: int | None = None) -> Permohonan:
    """The Penanggung Jawab answers the officer (R-002-7)."""
    return jalankan(p, "jawab_koordinasi", pelaku=pelaku, versi=versi, isian={"konsultasi": konsultasi})


def rujuk_putusan(
    p: Permohonan,
    *,
    pelaku: Pelaku,
    rujukan: Satker | None = None,
    rujukan_nama: str = "",
    versi: int | None = None,
) -> Permohonan:
    """Refer a copy of a decision to the court of first instance: one of the portal, or a name (R-002-13, N-37)."""
    nama = rujukan_nama or (rujukan.nama if rujukan else "")
    isian = {"rujukan": rujukan, "rujukan_nama": nama}
    return jalankan(p, "rujuk", pelaku=pelaku, versi=versi, isian=isian)


def perpanjang(
    p: Permohonan, *, pelaku: Pelaku, alasan: str, hari: int | None = None, versi: int | None = None, catatan: str = ""
) -> Permohonan:
    """More time for the statement, once, from the due date on (R-002-19 … R-002-21, N-32).

    `alasan`: AlasanPerpanjangan. `hari`: working days; None: as many as the profile allows.
    """
    isian = {"alasan": alasan, "hari": hari, "catatan": catatan}
    return jalankan(p, "perpanjang", pelaku=pelaku, versi=versi, isian=isian)


@transaction.atomic
def nyatakan(
    p: Permohonan, *, pelaku: Pelaku, hasil: str, ada: bool | None, versi: int | None = None, **isian: Any
) -> Permohonan:
    """Give the statement (R-002-15 … R-002-18; N-33 … N-36); what is granted goes on to payment or preparation.

    `isian`: `alasan` (AlasanPenolakan) and `alasan_uraian`, `konsultasi`, `bagian_ditolak`, `biaya_penggandaan`,
    `biaya_penjilidan`, `lembar`, `jilid`, `jawaban`, `bentuk_informasi`, `badan_lain`, `perkiraan_siap`, `catatan`.
    An officer who refuses needs the Penanggung Jawab's word (`konsultasi`, or a coordination that was answered);
    he himself and the Ketua do not. What the Ketua decides is objected to at the second level (R-002-34).
    """
    hak = {
        "oleh_penanggung_jawab": bool(pelaku.sebagai & PENANGGUNG_JAWAB),
        "diputus_ketua": bool(pelaku.sebagai & KETUA),
        "penanda_tangan": pelaku.user,
    }
    p = jalankan(p, "nyatakan", pelaku=pelaku, versi=versi, isian={**isian, "hasil": hasil, "ada": ada, **hak})
    if p.hasil in (Hasil.DIKABULKAN, Hasil.SEBAGIAN):
        p = jalankan(p, "siapkan", pelaku=Pelaku.sistem())
    return p


def bayar(
    p: Permohonan,
    *,
    pelaku: Pelaku,
    cara_bayar: str,
    bukti_bayar: str = "",
    versi: int | None = None,
    catatan: str = "",
) -> Permohonan:
    """Copying and binding were paid (R-002-9). `cara_bayar`: CaraBayar."""
    isian = {"cara_bayar": cara_bayar, "bukti_bayar": bukti_bayar, "catatan": catatan}
    return jalankan(p, "bayar", pelaku=pelaku, versi=versi, isian=isian)


def siap(p: Permohonan, *, pelaku: Pelaku, versi: int | None = None, catatan: str = "") -> Permohonan:
    """Ready to be fetched or sent (N-38)."""
    return jalankan(p, "siap", pelaku=pelaku, versi=versi, isian={"catatan": catatan})


def serahkan(  # noqa: PLR0913 -- keyword-only, one per field of the register
    p: Permohonan,
    *,
    pelaku: Pelaku,
    cara_penyerahan: str,
    penerima: str = "",
    jawaban: str = "",
    versi: int | None = None,
    catatan: str = "",
) -> Permohonan:
    """Hand it over (R-002-6, R-002-8). `cara_penyerahan`: CaraMendapatkan; `penerima` empty: the applicant himself.

    A document of an indirect request only in person, after a visit with the KTP shown (R-002-27).
    """
    isian = {"cara_penyerahan": cara_penyerahan, "penerima": penerima, "jawaban": jawaban, "catatan": catatan}
    return jalankan(p, "serahkan", pelaku=pelaku, versi=versi, isian=isian)


def cabut(p: Permohonan, *, pelaku: Pelaku, alasan: str = "", versi: int | None = None) -> Permohonan:
    """Withdraw: by the applicant himself, or, with how he said so, written down by an officer."""
    tindakan = "catat_pencabutan" if pelaku.user else "cabut"
    return jalankan(p, tindakan, pelaku=pelaku, versi=versi, isian={"alasan": alasan})


def catat(p: Permohonan, *, pelaku: Pelaku, catatan: str, versi: int | None = None) -> Permohonan:
    """A note for the file; the applicant does not see it."""
    return jalankan(p, "catat", pelaku=pelaku, versi=versi, isian={"catatan": catatan})


@transaction.atomic
def catat_perbedaan(
    p: Permohonan, *, pelaku: Pelaku, uraian: str, penyelesaian: str = "", versi: int | None = None
) -> Permohonan:
    """Note a difference of opinion about the service and how the rules settled it (R-002-10)."""

    def tulis(kini: Permohonan) -> None:
        if not uraian.strip():
            raise BelumLengkap({"uraian": "Tulis perbedaan pendapatnya."})
        PerbedaanPendapat.objects.create(
            permohonan=kini,
            waktu=sekarang(),
            uraian=uraian.strip()[:2000],
            penyelesaian=penyelesaian.strip()[:2000],
            petugas=pelaku.user,
        )

    p = lakukan_samping(p, PERBEDAAN, pelaku=pelaku, peran=PETUGAS, laku=tulis, versi=versi)
    audit.catat(p.satker, pelaku.user, "informasi.perbedaan", p)
    return p
