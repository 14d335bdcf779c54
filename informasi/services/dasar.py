"""Which grounds of an objection exist now, and until when each may be used (R-002-28 … R-002-34)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from informasi.alur.permohonan import MENYERAHKAN
from informasi.alur.terapkan import tempo_keterangan
from informasi.models import Keberatan, Permohonan
from informasi.models.pilihan import TERTUTUP, AlasanKeberatan, Hasil, PutusanKeberatan, TingkatDua
from informasi.tenggat_profil import Angka, baca
from layanan.tenggat import jatuh_tempo
from satker.waktu import hari_ini, lokal

K = AlasanKeberatan


@dataclass(frozen=True, slots=True)
class Dasar:
    """One ground. It arose on `mulai`; the last day to use it is `sampai`. `tingkat` 2 lies with Mahkamah Agung.

    `asal`: the Ketua's decision a second-level ground is directed against; None where he decided the request itself.
    """

    kode: str
    tingkat: int
    mulai: date
    sampai: date
    asal: Keberatan | None = None

    @property
    def nama(self) -> str:
        """The ground as the form says it."""
        return str(AlasanKeberatan(self.kode).label)


def alasan_keberatan(permohonan: Permohonan) -> list[Dasar]:
    """The grounds that exist and whose window is open today, in the order of the rule; empty: nothing to object to.

    None while an objection of the same level waits for its answer. Takes at most four queries.
    """
    hari = hari_ini(permohonan.satker)
    return [d for d in semua_dasar(permohonan) if d.sampai >= hari]


def semua_dasar(permohonan: Permohonan) -> list[Dasar]:
    """The same with those whose window has passed: who uses one of these is late (N-39b)."""
    if permohonan.keadaan == "dicabut":
        return []
    aturan = baca(permohonan.tenggat)
    milik = list(Keberatan.objects.filter(permohonan=permohonan).order_by("pk"))
    terbuka = {k.tingkat for k in milik if not k.ditutup}
    dasar = [*_dari_permohonan(permohonan, aturan, milik), *_dari_putusan(permohonan, aturan, milik)]
    return [d for d in dasar if d.tingkat not in terbuka]


def _dari_permohonan(p: Permohonan, aturan: Angka, milik: list[Keberatan]) -> Iterator[Dasar]:
    ma = aturan.tingkat_dua == TingkatDua.MAHKAMAH_AGUNG
    tingkat = 2 if p.diputus_ketua and ma else 1  # R-002-34
    # Where the Komisi Informasi is above him, the Ketua answers once; what he decided unasked, that is this once.
    if p.diputus_ketua and not ma and any(k.putusan for k in milik):
        return
    # What was objected to once is answered by that answer; what was withdrawn was never answered.
    terpakai = {a for k in milik if k.keadaan != "dicabut" for a in k.alasan}
    for kode in aturan.alasan_keberatan:
        mulai = None if kode in terpakai else _MULAI[kode](p)
        if mulai is not None:
            yield Dasar(str(kode), tingkat, mulai, jatuh_tempo(p.satker, mulai, aturan.keberatan))


def _dari_putusan(p: Permohonan, aturan: Angka, milik: list[Keberatan]) -> Iterator[Dasar]:
    """R-002-34: against the Ketua's answer, on the grounds he answered."""
    if aturan.tingkat_dua != TingkatDua.MAHKAMAH_AGUNG:
        return
    dilanjutkan = {k.asal_id for k in milik if k.keadaan != "dicabut"}
    for k in milik:
        kalah = k.tingkat == 1 and k.putusan not in ("", PutusanKeberatan.MEMBATALKAN)
        if kalah and k.pk not in dilanjutkan and k.putusan_tanggal:
            mulai = _dijawab(p, k, k.putusan_tanggal)
            sampai = jatuh_tempo(p.satker, mulai, aturan.keberatan)
            yield from (Dasar(a, 2, mulai, sampai, k) for a in k.alasan)


def _dijawab(p: Permohonan, k: Keberatan, surat: date) -> date:
    """The day the answer could be read: a letter entered days after its date takes none of them from the applicant."""
    return max(surat, lokal(p.satker, k.selesai_pada).date()) if k.selesai_pada else surat


def _ditolak_tertutup(p: Permohonan) -> date | None:
    """R-002-28: refused, wholly or in part, because it is closed to the public."""
    ditolak = p.hasil in (Hasil.DITOLAK, Hasil.SEBAGIAN) and TERTUTUP & set(p.alasan)
    return p.keterangan_tanggal if ditolak else None


def _wajib_umum(p: Permohonan) -> date | None:
    """R-002-29: what should be public is said not to be there."""
    return p.keterangan_tanggal if p.ada is False else None


def _tidak_semestinya(p: Permohonan) -> date | None:
    """R-002-30: every answer can be the wrong one, a referral too, a form closed as incomplete or left unchecked."""
    if p.keadaan in ("dirujuk", "tidak_lengkap") and p.selesai_pada:
        return lokal(p.satker, p.selesai_pada).date()
    if p.keadaan == "diterima" and p.jatuh_tempo is not None and p.jatuh_tempo < hari_ini(p.satker):
        return p.jatuh_tempo
    return p.keterangan_tanggal


def _biaya_berlebih(p: Permohonan) -> date | None:
    """R-002-31: above the Ketua's tariff, or charged although he set none."""
    berlebih = p.biaya is not None and p.biaya > (p.biaya_tertinggi or 0)
    return p.keterangan_tanggal if berlebih else None


def _terlambat(p: Permohonan) -> date | None:
    """R-002-32: the due date passed without a statement, or before it; counted from the due date.

    A form that nobody entered in the register is due as well: it was received.
    """
    sampai = p.batas_keterangan
    if sampai is None and p.keadaan == "diterima":
        sampai = tempo_keterangan(p, {})
    if sampai is None or p.keadaan == "dirujuk":
        return None
    return sampai if (p.keterangan_tanggal or hari_ini(p.satker)) > sampai else None


def _tidak_ditanggapi(p: Permohonan) -> date | None:
    return _terlambat(p) if p.keterangan_tanggal is None else None


def _tidak_dipenuhi(p: Permohonan) -> date | None:
    """Granted, and not ready although the profile's time for it has passed."""
    lewat = p.keadaan in MENYERAHKAN and p.jatuh_tempo is not None and p.jatuh_tempo < hari_ini(p.satker)
    return p.jatuh_tempo if lewat else None


_MULAI: dict[str, Callable[[Permohonan], date | None]] = {
    K.DITOLAK_TERTUTUP: _ditolak_tertutup,
    K.WAJIB_UMUM_TIDAK_ADA: _wajib_umum,
    K.TIDAK_SEMESTINYA: _tidak_semestinya,
    K.BIAYA_BERLEBIH: _biaya_berlebih,
    K.TERLAMBAT: _terlambat,
    K.TIDAK_DITANGGAPI: _tidak_ditanggapi,
    K.TIDAK_DIPENUHI: _tidak_dipenuhi,
}
