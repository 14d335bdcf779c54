"""What is done at a matter beside its table: a file, a note, a new code. It moves no state and no clock."""

from collections.abc import Callable
from typing import TypeVar

from django.db import transaction

from layanan import kabar
from layanan.alur import catatan
from layanan.alur.daftar import ambil
from layanan.alur.galat import TakBerhak
from layanan.alur.kunci import kunci, pastikan_versi, sepengadilan
from layanan.alur.pelaku import Pelaku
from layanan.alur.simpan import simpan
from layanan.models import Urusan

U = TypeVar("U", bound=Urusan)


@transaction.atomic
def lakukan_samping(  # noqa: PLR0913 -- keyword-only, as a row of a table
    urusan: U,
    tindakan: str,
    *,
    pelaku: Pelaku,
    peran: frozenset[str],
    laku: Callable[[U], None],
    versi: int | None = None,
    kalimat: str = "",
    catat: str = "",
    pesan: str = "",
) -> U:
    """Do it, and answer the matter as it stands then; go on with that one, not with `urusan`.

    As a step of the table: the matter is held, the version compared (SudahBerubah: of two at once one wins, and the
    other is told), the roles too (`peran`, TakBerhak); timeline row and message are written in the same transaction.
    `laku` does the work with the held matter, which is saved afterwards; it may refuse with any LangkahDitolak.
    `kalimat`: what the applicant reads; `catat`: for the file only. Its name is that of `Alur.samping`.
    """
    alur = ambil(urusan.register)
    kini = kunci(urusan)
    if not sepengadilan(kini, pelaku) or not pelaku.sebagai & peran:
        raise TakBerhak(catatan.nama_tindakan(alur, tindakan))
    pastikan_versi(kini, urusan, versi)
    laku(kini)
    kini.versi += 1
    simpan(alur, kini)
    baris = catatan.tulis(
        kini,
        tindakan,
        pelaku=pelaku,
        peran=min(pelaku.sebagai & peran),
        dari=kini.keadaan,
        kalimat=kalimat,
        catatan=catat,
    )
    if pesan:
        kabar.kabari(kini, pesan, alur.isi_pesan(kini, pesan, {}), baris)
    return kini
