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


class NilaiTakTerbaca(ValueError):
    """One value of one row cannot be understood; that row is set aside and reading goes on."""
