"""What the reader yields: one frozen row class per kind, in the words of SIPP. Text is never None, '' means empty."""

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Literal

Peran = Literal["hakim", "panitera"]
JenisPetugas = Literal["hakim", "panitera", "jurusita"]


@dataclass(frozen=True, slots=True)
class BarisPerkara:
    """A case. `tanggal_daftar` is None where SIPP holds no date."""

    sipp_id: int
    nomor: str
    alur_id: int
    jenis_id: int | None
    jenis_nama: str
    tanggal_daftar: date | None
    tahapan_id: int | None
    proses_id: int | None
    proses_nama: str
    dipublikasikan: bool


@dataclass(frozen=True, slots=True)
class BarisPihak:
    """A party of side 1-4; ids are unique within a side only. `telepon` is the free text as typed."""

    sipp_id: int
    perkara_id: int
    sisi: int
    urutan: int
    pihak_id: int | None
    nama: str
    telepon: str
    ghaib: bool


@dataclass(frozen=True, slots=True)
class BarisKuasa:
    """Counsel of the party `pihak_id`; `aktif` is False once replaced or past its last day."""

    sipp_id: int
    perkara_id: int
    sisi: int
    pihak_id: int
    pengacara_id: int
    nama: str
    telepon: str
    aktif: bool


@dataclass(frozen=True, slots=True)
class BarisPenugasan:
    """A judge or clerk of a case. `tahapan_id` 18 is the panel of the talak pledge; `aktif` False is a replaced one."""

    perkara_id: int
    peran: Peran
    sipp_id: int
    petugas_id: int
    nama: str
    tahapan_id: int
    urutan: int
    jabatan_hakim_id: int | None
    aktif: bool


@dataclass(frozen=True, slots=True)
class BarisSidang:
    """A hearing. `jam` None: hour not filled. Ikrar hearings come after the decision."""

    sipp_id: int
    perkara_id: int
    urutan: int
    tanggal: date
    jam: time | None
    sampai: time | None
    agenda: str
    ruang: str
    ikrar: bool
    verzet: bool
    ditunda: bool
    alasan_ditunda: str
    keliling: bool
    bas_ada: bool
    dihadiri: int | None


@dataclass(frozen=True, slots=True)
class BarisPutusan:
    """The newest decision of a case; it exists only once the case is decided."""

    perkara_id: int
    tanggal: date
    status_id: int | None
    status_nama: str
    verstek: bool
    edoc_ada: bool
    anonimisasi_ada: bool
    tanggal_minutasi: date | None
    tanggal_bht: date | None


@dataclass(frozen=True, slots=True)
class BarisIkrar:
    """The talak pledge; None until it is made."""

    perkara_id: int
    tanggal_ikrar: date | None


@dataclass(frozen=True, slots=True)
class BarisAkta:
    """A divorce certificate; issued only when `nomor` and `tanggal` are both there."""

    perkara_id: int
    nomor: str
    tanggal: date | None
    seri: str
    diserahkan1: date | None
    diserahkan2: date | None


@dataclass(frozen=True, slots=True)
class BarisBiaya:
    """The cashier's book of a case's first instance, added up in rupiah. None where an entry makes no sense.

    What the state pays for a `prodeo` case is not the party's money and not in the sums.
    """

    perkara_id: int
    masuk: Decimal | None
    keluar: Decimal | None
    terakhir: date | None
    prodeo: bool


@dataclass(frozen=True, slots=True)
class BarisEfiling:
    """An e-Court filing. `perkara_id` None: not numbered yet. A case can have two. Amount in rupiah, times local."""

    efiling_id: int
    nomor_register: str
    tanggal_daftar: date | None
    status_teks: str
    bayar: bool
    jumlah: int | None
    tanggal_bayar: datetime | None
    batas_bayar: datetime | None
    nomor_perkara: str
    perkara_id: int | None


@dataclass(frozen=True, slots=True)
class BarisPetugas:
    """An officer of the court's reference tables."""

    jenis: JenisPetugas
    sipp_id: int
    nama_gelar: str
    nip: str
    aktif: bool


@dataclass(frozen=True, slots=True)
class BarisRusak:
    """A row set aside: where it stands, why, and its values for the admin, phone numbers masked."""

    tabel: str
    kunci: str
    sebab: str
    isi: dict[str, str]


@dataclass(frozen=True, slots=True)
class Identitas:
    """Name and code of the court as SIPP's own configuration says; '' where it does not."""

    nama: str
    kode: str
