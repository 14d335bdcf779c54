"""The numbers of every rule a court may follow, in one table (domain 6.B). A record copies its own when it starts."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, cast

from informasi.models.pilihan import AlasanKeberatan as K
from informasi.models.pilihan import AlasanPerpanjangan as P
from informasi.models.pilihan import Profil, TingkatDua
from layanan.tenggat import Satuan, Tenggat


@dataclass(frozen=True, slots=True)
class Angka:
    """What one rule says. Deadlines are in working days of the court unless they say otherwise."""

    keterangan: Tenggat  # until the statement (R-002-14)
    perpanjangan: Tenggat  # at most, once (R-002-21)
    alasan_perpanjangan: tuple[str, ...]  # R-002-19, R-002-20
    keberatan: Tenggat  # window to object, counted from the day the ground arose (R-002-33)
    jawaban: Tenggat  # until an objection is answered (R-002-35)
    penyerahan: Tenggat | None  # until a paid copy is ready; None: no timer
    kelengkapan: Tenggat | None  # until the form is checked; None: it goes straight to the register
    kunjungan_dokumen: bool  # documents of an indirect request only after a visit (R-002-27)
    alasan_keberatan: tuple[str, ...]  # R-002-28 … R-002-32
    tingkat_dua: str  # where the second level lies (R-002-34)
    biaya_bawaan: int = 0  # rupiah; a fee only arises with copying or binding (R-002-39)

    def sebagai_json(self) -> dict[str, Any]:
        """As it is copied to a record, which no later change of the court's profile reaches."""
        return {b.name: _polos(getattr(self, b.name)) for b in fields(self)}


_LIMA = (
    *(K.DITOLAK_TERTUTUP, K.WAJIB_UMUM_TIDAK_ADA, K.TIDAK_SEMESTINYA),
    *(K.BIAYA_BERLEBIH, K.TERLAMBAT),
)
_TUJUH = (*_LIMA, K.TIDAK_DITANGGAPI, K.TIDAK_DIPENUHI)

TABEL: dict[str, Angka] = {
    Profil.SEED: Angka(
        keterangan=Tenggat(3),
        perpanjangan=Tenggat(2),
        alasan_perpanjangan=(P.VOLUME_BESAR, P.PERLU_KONSULTASI),
        keberatan=Tenggat(7),
        jawaban=Tenggat(7),
        penyerahan=None,
        kelengkapan=None,
        kunjungan_dokumen=True,
        alasan_keberatan=_LIMA,
        tingkat_dua=TingkatDua.MAHKAMAH_AGUNG,
    ),
    # Electronic documents are free and sent (B7); the answer's figure is that of UU KIP in practice (B11).
    Profil.SK_2_144_2022: Angka(
        keterangan=Tenggat(10),
        perpanjangan=Tenggat(7),
        alasan_perpanjangan=(P.VOLUME_BESAR, P.PERLU_KONSULTASI, P.BELUM_DIKUASAI),
        keberatan=Tenggat(30, "kalender"),
        jawaban=Tenggat(30),
        penyerahan=None,
        kelengkapan=Tenggat(3),
        kunjungan_dokumen=False,
        alasan_keberatan=_TUJUH,
        tingkat_dua=TingkatDua.KOMISI_INFORMASI,
    ),
    # Where the decree is silent, UU KIP: 10 + 7 working days (B1, B2), 30 working days to object.
    Profil.SK_1_144_2011: Angka(
        keterangan=Tenggat(10),
        perpanjangan=Tenggat(7),
        alasan_perpanjangan=(P.BELUM_DIKUASAI, P.PERLU_KONSULTASI),
        keberatan=Tenggat(30),
        jawaban=Tenggat(20),
        penyerahan=Tenggat(2),
        kelengkapan=None,
        kunjungan_dokumen=False,
        alasan_keberatan=_TUJUH,
        tingkat_dua=TingkatDua.KOMISI_INFORMASI,
    ),
}


def angka(setelan: Any) -> Angka:
    """The numbers of a court: its profile's, and what its SetelanInformasi says otherwise (empty: as the profile)."""
    dasar = TABEL[setelan.profil]
    kunjungan = setelan.kunjungan_dokumen
    return replace(
        dasar,
        keterangan=_timpa(dasar.keterangan, setelan.keterangan),
        perpanjangan=_timpa(dasar.perpanjangan, setelan.perpanjangan),
        keberatan=_timpa(dasar.keberatan, setelan.keberatan, setelan.satuan_keberatan),
        jawaban=_timpa(dasar.jawaban, setelan.jawaban, setelan.satuan_jawaban),
        penyerahan=Tenggat(setelan.penyerahan) if setelan.penyerahan else dasar.penyerahan,
        kunjungan_dokumen=dasar.kunjungan_dokumen if kunjungan is None else kunjungan,
    )


def baca(salinan: Mapping[str, Any]) -> Angka:
    """The numbers a record carries: `baca(urusan.tenggat)`. What it does not name is as its profile says."""
    bidang = {b.name for b in fields(Angka)}
    return replace(TABEL[salinan["profil"]], **{k: _hidup(v) for k, v in salinan.items() if k in bidang})


def _timpa(dasar: Tenggat, hari: int | None, satuan: str = "") -> Tenggat:
    return Tenggat(hari or dasar.hari, cast(Satuan, satuan) if satuan else dasar.satuan)


def _polos(nilai: Any) -> Any:
    if isinstance(nilai, Tenggat):
        return nilai.sebagai_json()
    if isinstance(nilai, tuple):
        return [str(n) for n in nilai]
    return str(nilai) if isinstance(nilai, str) else nilai


def _hidup(nilai: Any) -> Any:
    if isinstance(nilai, dict):
        return Tenggat.dari_json(nilai)
    return tuple(nilai) if isinstance(nilai, list) else nilai
