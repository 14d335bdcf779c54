"""What a run of the sync counts."""

from dataclasses import dataclass, field, fields


@dataclass(slots=True)
class Hitungan:
    """Rows of one table, or of all: read = new + changed + unchanged + set aside. Gone ones are beside that."""

    dibaca: int = 0
    baru: int = 0
    berubah: int = 0
    tetap: int = 0
    hilang: int = 0
    disisihkan: int = 0

    def tambah(self, lain: "Hitungan") -> None:
        """Add the counts of another table."""
        for bidang in fields(self):
            setattr(self, bidang.name, getattr(self, bidang.name) + getattr(lain, bidang.name))

    def kamus(self) -> dict[str, int]:
        """Plain numbers by name."""
        return {bidang.name: getattr(self, bidang.name) for bidang in fields(self)}


@dataclass(slots=True)
class HitunganSinkron(Hitungan):
    """The total of a run, and each table's share.

    `galat` says in Indonesian why nothing was taken over; `dilewati` means that another run of this
    court was under way and this one did nothing. `registrasi` holds what the registrations made of it.
    """

    tabel: dict[str, Hitungan] = field(default_factory=dict)
    registrasi: dict[str, int] = field(default_factory=dict)
    galat: str = ""
    dilewati: bool = False

    def catat(self, nama: str, hitungan: Hitungan) -> None:
        """Take in one table."""
        self.tabel.setdefault(nama, Hitungan()).tambah(hitungan)
        self.dibaca += hitungan.dibaca
        self.baru += hitungan.baru
        self.berubah += hitungan.berubah
        self.tetap += hitungan.tetap
        self.hilang += hitungan.hilang
        self.disisihkan += hitungan.disisihkan

    def kamus(self) -> dict[str, int]:
        """The total only."""
        return {bidang.name: getattr(self, bidang.name) for bidang in fields(Hitungan)}

    def ringkas(self) -> dict[str, object]:
        """What the command prints and JalanSinkron keeps."""
        rinci = {nama: hitungan.kamus() for nama, hitungan in self.tabel.items()}
        return {**self.kamus(), "tabel": rinci, "registrasi": self.registrasi}
