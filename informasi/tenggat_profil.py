"""The numbers of every rule a court may follow, in one table (domain 6.B). A record copies its own when it starts."""

from dataclasses import asdict, dataclass, replace
from typing import Any

from informasi.models.pilihan import AlasanKeberatan as K
from informasi.models.pilihan import AlasanPerpanjangan as P
from informasi.models.pilihan import Profil, TingkatDua

KERJA, KALENDER = "kerja", "kalender"


@dataclass(frozen=True, slots=True)
class Angka:
    """What one rule says. Days are working days of the court, unless the unit beside them says otherwise."""

    keterangan: int  # until the statement (R-002-14)
    perpanjangan: int  # at most, once (R-002-21)
    alasan_perpanjangan: tuple[str, ...]  # R-002-19, R-002-20
    keberatan: int  # window to object, counted from the day the ground arose (R-002-33)
    satuan_keberatan: str
    jawaban: int  # until an objection is answered (R-002-35)
    satuan_jawaban: str
    penyerahan: int | None  # until a paid copy is handed over; None: no timer
    kelengkapan: int | None  # until the form is checked; None: nobody checks, the form goes straight to the register
    kunjungan_dokumen: bool  # documents of an indirect request only after a visit (R-002-27)
    alasan_keberatan: tuple[str, ...]  # R-002-28 … R-002-32
    tingkat_dua: str  # where the second level lies (R-002-34)
    biaya_bawaan: int = 0  # rupiah; a fee only arises with copying or binding (R-002-39)


_LIMA = (
    *(K.DITOLAK_TERTUTUP, K.WAJIB_UMUM_TIDAK_ADA, K.TIDAK_SEMESTINYA),
    *(K.BIAYA_BERLEBIH, K.TERLAMBAT),
)
_TUJUH = (*_LIMA, K.TIDAK_DITANGGAPI, K.TIDAK_DIPENUHI)

TABEL: dict[str, Angka] = {
    Profil.SEED: Angka(
        keterangan=3,
        perpanjangan=2,
        alasan_perpanjangan=(P.VOLUME_BESAR, P.PERLU_KONSULTASI),
        keberatan=7,
        satuan_keberatan=KERJA,
        jawaban=7,
        satuan_jawaban=KERJA,
        penyerahan=None,
        kelengkapan=None,
        kunjungan_dokumen=True,
        alasan_keberatan=_LIMA,
        tingkat_dua=TingkatDua.MAHKAMAH_AGUNG,
    ),
    # Electronic documents are free and sent (B7); the answer's figure is that of UU KIP in practice (B11).
    Profil.SK_2_144_2022: Angka(
        keterangan=10,
        perpanjangan=7,
        alasan_perpanjangan=(P.VOLUME_BESAR, P.PERLU_KONSULTASI, P.BELUM_DIKUASAI),
        keberatan=30,
        satuan_keberatan=KALENDER,
        jawaban=30,
        satuan_jawaban=KERJA,
        penyerahan=None,
        kelengkapan=3,
        kunjungan_dokumen=False,
        alasan_keberatan=_TUJUH,
        tingkat_dua=TingkatDua.KOMISI_INFORMASI,
    ),
    # Where the decree is silent, UU KIP: 10 + 7 working days (B1, B2), 30 working days to object.
    Profil.SK_1_144_2011: Angka(
        keterangan=10,
        perpanjangan=7,
        alasan_perpanjangan=(P.BELUM_DIKUASAI, P.PERLU_KONSULTASI),
        keberatan=30,
        satuan_keberatan=KERJA,
        jawaban=20,
        satuan_jawaban=KERJA,
        penyerahan=2,
        kelengkapan=None,
        kunjungan_dokumen=False,
        alasan_keberatan=_TUJUH,
        tingkat_dua=TingkatDua.KOMISI_INFORMASI,
    ),
}
# What a court may set beside its profile; the names are those of SetelanInformasi and of `Angka`.
DAPAT_DITIMPA = (
    *("keterangan", "perpanjangan", "keberatan", "satuan_keberatan", "jawaban", "satuan_jawaban"),
    *("penyerahan", "kunjungan_dokumen"),
)


def angka(profil: str, timpa: dict[str, Any] | None = None) -> Angka:
    """The numbers of a profile with what the court set itself; None and "" in `timpa` mean: as the profile says."""
    milik = {k: v for k, v in (timpa or {}).items() if k in DAPAT_DITIMPA and v not in (None, "")}
    return replace(TABEL[profil], **milik)


def salinan(profil: str, isi: Angka) -> dict[str, Any]:
    """The numbers as they are copied to a record: later changes of the court never move an old deadline."""
    return {"profil": str(profil)} | {k: _polos(v) for k, v in asdict(isi).items()}


def _polos(nilai: Any) -> Any:
    if isinstance(nilai, tuple):
        return [str(n) for n in nilai]
    return str(nilai) if isinstance(nilai, str) else nilai
