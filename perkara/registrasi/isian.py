"""What the counter fills in, what comes of it, and why it is refused."""

from dataclasses import dataclass, field
from typing import NotRequired, TypedDict

from perkara.models import Kuasa, Perkara, Pihak, Registrasi
from satker.telepon import HasilNomor

# What whoever sends a counter's code by WhatsApp has read beside it.
VERSI_TEKS_KODE = "daftar-2026-1"
# The consent text shown at the counter; a new wording gets a new name, so that the ledger says what was agreed to.
VERSI_TEKS = "loket-2026-1"
TEKS_PERSETUJUAN = (
    "Saya setuju nomor WhatsApp ini dipakai {nama_satker} untuk mengirim pemberitahuan perkara saya. "
    "Saya tahu pemberitahuan ini bukan panggilan resmi dan dapat saya hentikan kapan saja dengan membalas BERHENTI."
)


class KolomIsian(TypedDict):
    """Keywords of `daftarkan_di_loket`.

    The case: `perkara` or `nomor_ditunggu`. The person: `pihak`, `kuasa`, or `nama` and `sisi`.
    """

    perkara: NotRequired[Perkara | None]
    nomor_ditunggu: NotRequired[str]
    pihak: NotRequired[Pihak | None]
    kuasa: NotRequired[Kuasa | None]
    nama: NotRequired[str]
    sisi: NotRequired[int | None]
    nomor_teks: str
    hubungan: NotRequired[str]
    setuju: bool
    versi_teks: NotRequired[str]
    aktifkan_lagi: NotRequired[bool]


@dataclass(slots=True)
class Isian:
    """The same, complete."""

    nomor_teks: str
    setuju: bool
    perkara: Perkara | None = None
    nomor_ditunggu: str = ""
    pihak: Pihak | None = None
    kuasa: Kuasa | None = None
    nama: str = ""
    sisi: int | None = None
    hubungan: str = Registrasi.Hubungan.DIRI
    versi_teks: str = VERSI_TEKS
    aktifkan_lagi: bool = False

    def __post_init__(self) -> None:
        if orang := self.kuasa or self.pihak:
            self.sisi = orang.sisi
            self.nama = self.nama.strip() or orang.nama
        if self.kuasa is not None:
            self.hubungan = Registrasi.Hubungan.KUASA
        self.nama = " ".join(self.nama.split())


class IsianDitolak(ValueError):
    """Nothing was stored. `galat`: field of the form → what is wrong and what to do, in Indonesian."""

    def __init__(self, galat: dict[str, str]) -> None:
        super().__init__("; ".join(galat.values()))
        self.galat = galat


@dataclass(frozen=True, slots=True)
class HasilDaftar:
    """A registration as it stands now. `baru` is False for the second of two clicks.

    `di_whatsapp` is None when no gateway could tell; `keterangan` says what is worth saying beside "registered".
    """

    registrasi: Registrasi
    nomor: HasilNomor
    baru: bool
    di_whatsapp: bool | None = None
    operator: str = ""
    keterangan: str = field(default="")
