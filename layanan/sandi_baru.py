"""A new tracking code for somebody who lost his: given at the desk only, to whom it knows by his identity card."""

from typing import TypeVar

from django.db import transaction

from layanan import sandi
from layanan.alur import catatan
from layanan.alur.buka import Terbuka
from layanan.alur.daftar import ambil
from layanan.alur.galat import BelumLengkap, Ditolak
from layanan.alur.jalan import WAJIB
from layanan.alur.pelaku import Pelaku
from layanan.alur.samping import lakukan_samping
from layanan.models import Urusan
from layanan.pesan import N44
from satker import audit

NAMA = catatan.NAMA[catatan.SANDI_BARU]
# To the applicant: whoever did not ask for it reads here that somebody did. Never the code.
KALIMAT = "Sandi pelacakan diganti di pengadilan setelah identitas diperiksa. Sandi yang lama tidak berlaku lagi."
PERIKSA = "Periksa dahulu kartu identitasnya, lalu nyatakan di sini."
U = TypeVar("U", bound=Urusan)


@transaction.atomic
def ganti_sandi(
    urusan: U,
    *,
    pelaku: Pelaku,
    peran: frozenset[str],
    identitas_diperiksa: bool,
    alasan: str,
    versi: int | None = None,
) -> Terbuka[U]:
    """Replace the code of a matter; the old one, and whatever was opened with it, is dead from this moment.

    `peran`: the roles of this desk's officers. Raises TakBerhak, SudahBerubah (of two at once one wins: else the
    applicant could hold a dead code), BelumLengkap, and Ditolak where the matter never had a code. The code in clear
    is in the answer and nowhere else; who wished for news is told that there is another one (N-44).
    """
    kode = sandi.buat(ambil(urusan.register).sandi_panjang)

    def ganti(kini: U) -> None:
        _periksa(kini, identitas_diperiksa, alasan)
        kini.sandi = sandi.cincang(kode)

    kini = lakukan_samping(
        urusan,
        catatan.SANDI_BARU,
        pelaku=pelaku,
        peran=peran,
        laku=ganti,
        versi=versi,
        kalimat=KALIMAT,
        catat=f"Kartu identitas diperiksa. {alasan.strip()[:300]}",
        pesan=N44.kode,
    )
    audit.catat(kini.satker, pelaku.user, "layanan.sandi_baru", kini)
    return Terbuka(kini, kode)


def _periksa(kini: Urusan, identitas_diperiksa: bool, alasan: str) -> None:
    keliru = {} if identitas_diperiksa else {"identitas_diperiksa": PERIKSA}
    if keliru := keliru | ({} if alasan.strip() else {"alasan": WAJIB}):
        raise BelumLengkap(keliru)
    if not kini.sandi:
        raise Ditolak("Urusan ini tidak memakai sandi pelacakan.")
