"""What a delivery run did."""

from dataclasses import asdict, dataclass


@dataclass(slots=True)
class Hitungan:
    """Counts of messages, by what became of them in this run; `antre` went back to wait."""

    diklaim: int = 0
    diterima: int = 0
    antre: int = 0
    gagal: int = 0
    tak_pasti: int = 0
    batal: int = 0
    kedaluwarsa: int = 0

    def tambah(self, status: str, banyak: int = 1) -> None:
        """Count `banyak` messages that now have `status`."""
        setattr(self, status, getattr(self, status) + banyak)

    def sebagai_dict(self) -> dict[str, int]:
        """For the command's JSON line."""
        return asdict(self)
