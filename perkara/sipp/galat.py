"""What can go wrong while reading SIPP, each with the reason in words for the court's admin."""


class GalatSipp(Exception):
    """Reading stopped; `sebab` is Indonesian, complete, and free of passwords."""

    def __init__(self, sebab: str) -> None:
        super().__init__(sebab)
        self.sebab = sebab


class AlamatSippKeliru(GalatSipp):
    """The address of SIPP cannot be understood."""


class SippTidakTerjangkau(GalatSipp):
    """The server does not answer, refuses the user, or broke off; worth trying again later."""


class SkemaTidakCocok(GalatSipp):
    """Required tables or columns are missing; `kurang` names every one as "table" or "table.column"."""

    def __init__(self, kurang: tuple[str, ...]) -> None:
        super().__init__(f"Skema SIPP tidak cocok, tidak ada: {', '.join(kurang)}.")
        self.kurang = kurang


class SippSurut(GalatSipp):
    """So many rows of a table are gone at once that the database is likelier being restored than emptied by clerks."""

    def __init__(self, hilang: int, dikenal: int, sebutan: str, kode: str) -> None:
        super().__init__(
            f"{hilang} dari {dikenal} {sebutan} mendadak tidak ada di SIPP, seperti basis data yang sedang dipulihkan. "
            "Tidak ada yang diubah dan tidak ada yang diberitahukan. Bila memang dihapus, terima lewat Pengaturan, "
            f"Sumber SIPP, atau dengan: manage.py sinkron --satker {kode} --terima-hilang"
        )


class NilaiTakTerbaca(ValueError):
    """One value of one row cannot be understood; that row is set aside and reading goes on."""
