"""Opening a matter: number, secret, first row of the timeline and message, all at once or not at all."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from django.db import transaction

from layanan import kabar, sandi
from layanan.alur import catatan
from layanan.alur.daftar import ambil
from layanan.alur.galat import TakBerhak
from layanan.alur.pelaku import Pelaku
from layanan.alur.simpan import simpan
from layanan.alur.tabel import Alur
from layanan.models import Urusan
from layanan.nomor import kunci_nomor, nomor_berikut
from layanan.tenggat import Tenggat, tanggal_terima
from layanan.tenggat import jatuh_tempo as hitung_tempo
from satker.waktu import lokal, sekarang

U = TypeVar("U", bound=Urusan)


@dataclass(frozen=True, slots=True)
class Terbuka(Generic[U]):
    """A matter just opened; `sandi` is its tracking code in clear, shown once and stored nowhere ("" without one)."""

    urusan: U
    sandi: str


@transaction.atomic
def buka(  # noqa: PLR0913 -- keyword-only, what a desk decides
    urusan: U,
    *,
    pelaku: Pelaku,
    tenggat: Mapping[str, Any] | None = None,
    jatuh_tempo: date | Tenggat | None = None,
    pesan: str = "",
    kalimat: str = "",
    diterima_pada: datetime | None = None,
    sandi: bool = True,
) -> Terbuka[U]:
    """Enter an unsaved matter (with `satker`, `register` and the desk's fields) in its register.

    `tenggat`: the profile's numbers, copied; `Tenggat` values become JSON. `jatuh_tempo`: the first due date, or a
    Tenggat counted from `tanggal_terima`, which is set here from `diterima_pada` (default: now). The year is that of
    the entry, by the court's own clock; a letter of last year entered today stands in today's register. The state is
    the first of the procedure, or `urusan.keadaan` where that may be a beginning (else ValueError). TakBerhak: the
    actor's roles are of another court.
    """
    alur, saat = ambil(urusan.register), sekarang()
    if pelaku.satker_id not in (None, urusan.satker_id):
        raise TakBerhak(alur.nama)
    _mulai(alur, urusan, saat, diterima_pada or saat, pelaku)
    urusan.tenggat = {k: v.sebagai_json() if isinstance(v, Tenggat) else v for k, v in (tenggat or {}).items()}
    tempo = jatuh_tempo
    urusan.jatuh_tempo = (
        hitung_tempo(urusan.satker, urusan.tanggal_terima, tempo) if isinstance(tempo, Tenggat) else tempo
    )
    kode = _beri_sandi(alur, urusan) if sandi else ""
    _beri_nomor(alur, urusan)
    simpan(alur, urusan)
    baris = catatan.tulis(urusan, catatan.BUKA, pelaku=pelaku, peran=_peran(alur, pelaku), kalimat=kalimat)
    if pesan:
        kabar.kabari(urusan, pesan, alur.isi_pesan(urusan, pesan, {}), baris)
    return Terbuka(urusan, kode)


def _mulai(alur: Alur, urusan: Urusan, saat: datetime, diterima: datetime, pelaku: Pelaku) -> None:
    urusan.keadaan = urusan.keadaan or alur.permulaan[0]
    if urusan.keadaan not in alur.permulaan:
        raise ValueError(f"{alur.kode} tidak dapat dimulai dari keadaan {urusan.keadaan}.")
    urusan.dibuat, urusan.diterima_pada = saat, diterima
    urusan.tanggal_terima = tanggal_terima(urusan.satker, diterima)
    urusan.dibuat_oleh = pelaku.user


def _peran(alur: Alur, pelaku: Pelaku) -> str:
    """In which of his roles he opened it: one that has a part in this procedure, if he has one."""
    bagian = frozenset().union(*(lk.peran for lk in alur.langkah))
    return min(pelaku.sebagai & bagian or pelaku.sebagai, default="")


def _beri_sandi(alur: Alur, urusan: Urusan) -> str:
    kode = sandi.buat(alur.sandi_panjang)
    urusan.sandi = sandi.cincang(kode)
    return kode


def _beri_nomor(alur: Alur, urusan: Urusan) -> None:
    # As late as can be: whoever opens the next one waits from here on.
    urusan.tahun = lokal(urusan.satker, urusan.dibuat).year
    urusan.urut = nomor_berikut(urusan.satker, urusan.register, urusan.tahun)
    urusan.nomor = alur.buat_nomor(urusan)
    urusan.nomor_kunci = kunci_nomor(urusan.nomor)
