"""Working days of the invented court."""

from datetime import date, timedelta

import holidays


class HariKerja:
    """Monday to Friday without public holidays and collective leave, looked up fast."""

    def __init__(self, awal: date, akhir: date) -> None:
        libur = holidays.country_holidays(
            "ID", years=range(awal.year, akhir.year + 1), categories=("public", "government")
        )
        semua = (awal + timedelta(n) for n in range((akhir - awal).days + 1))
        self.daftar = [hari for hari in semua if hari.weekday() < 5 and hari not in libur]
        self._kerja = frozenset(self.daftar)

    def kerja(self, hari: date) -> bool:
        """Whether the court is open; only within the span given."""
        return hari in self._kerja

    def mulai(self, hari: date) -> date:
        """The day itself, or the next working day after it."""
        while hari not in self._kerja:
            if hari > self.daftar[-1]:
                return hari
            hari += timedelta(1)
        return hari

    def tambah(self, hari: date, banyak: int) -> date:
        """So many working days later."""
        for _ in range(banyak):
            hari = self.mulai(hari + timedelta(1))
        return hari
