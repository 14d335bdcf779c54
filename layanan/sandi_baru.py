"""A new tracking code for somebody who lost his: given at the desk only, to whom it knows by his identity card."""

from typing import TypeVar, cast

from django.db import transaction

from layanan import sandi
from layanan.alur import catatan
from layanan.alur.buka import Terbuka
from layanan.alur.daftar import ambil
from layanan.alur.galat import BelumLengkap, Ditolak, SudahBerubah, TakBerhak
from layanan.alur.jalan import WAJIB
from layanan.alur.pelaku import Pelaku
from layanan.models import Urusan
from satker import audit

NAMA = "Sandi baru"
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
    is in the answer and nowhere else.
    """
    if pelaku.satker_id not in (None, urusan.satker_id) or not pelaku.sebagai & peran:
        raise TakBerhak(NAMA)
    alur = ambil(urusan.register)
    kini = alur.model._default_manager.select_for_update().defer("cari").get(pk=urusan.pk)
    kini.satker = urusan.satker
    if (urusan.versi if versi is None else versi) != kini.versi:
        baris = catatan.terakhir(kini)
        raise SudahBerubah(catatan.kalimat_berubah(alur, kini, baris), baris)
    _periksa(kini, identitas_diperiksa, alasan)
    kode = sandi.buat(alur.sandi_panjang)
    kini.sandi, kini.versi = sandi.cincang(kode), kini.versi + 1
    kini.save(update_fields=["sandi", "versi"])
    _tulis(kini, pelaku, min(pelaku.sebagai & peran), alasan)
    return Terbuka(cast(U, kini), kode)


def _periksa(kini: Urusan, identitas_diperiksa: bool, alasan: str) -> None:
    keliru = {} if identitas_diperiksa else {"identitas_diperiksa": PERIKSA}
    if keliru := keliru | ({} if alasan.strip() else {"alasan": WAJIB}):
        raise BelumLengkap(keliru)
    if not kini.sandi:
        raise Ditolak("Urusan ini tidak memakai sandi pelacakan.")


def _tulis(kini: Urusan, pelaku: Pelaku, peran: str, alasan: str) -> None:
    catatan.tulis(
        kini,
        catatan.SANDI_BARU,
        pelaku=pelaku,
        peran=peran,
        dari=kini.keadaan,
        kalimat=KALIMAT,
        catatan=f"Kartu identitas diperiksa. {alasan.strip()[:300]}",
    )
    audit.catat(kini.satker, pelaku.user, "layanan.sandi_baru", kini)
