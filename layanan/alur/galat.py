"""Why a step was not taken: each a sentence to the person who asked for it."""

from collections.abc import Mapping, Sequence

from layanan.alur.tabel import Langkah
from layanan.models import Riwayat


class LangkahDitolak(Exception):
    """The step was not taken and nothing has changed."""


class TakBerhak(LangkahDitolak):
    """The role does not go with this step, or is held in another court."""

    def __init__(self, langkah: str) -> None:
        super().__init__(f"Anda tidak berhak melakukan “{langkah}” pada urusan ini.")


class TakBolehDariSini(LangkahDitolak):
    """The step does not lead on from the present state; `boleh` are those that do, for this actor."""

    def __init__(self, keadaan: str, langkah: str, boleh: Sequence[Langkah]) -> None:
        self.boleh = list(boleh)
        bisa = ", ".join(f"“{lk.nama}”" for lk in boleh) or "tidak ada"
        super().__init__(f"“{langkah}” tidak dapat dilakukan dari keadaan {keadaan}. Yang dapat dilakukan: {bisa}.")


class BelumLengkap(LangkahDitolak):
    """What was filled in does not do; `keliru` says what to mend, by field."""

    def __init__(self, keliru: Mapping[str, str]) -> None:
        self.keliru = dict(keliru)
        super().__init__("Isian belum lengkap atau belum benar: " + "; ".join(f"{k}: {v}" for k, v in keliru.items()))


class Ditolak(LangkahDitolak):
    """A rule of the desk stands against it."""


class SudahBerubah(LangkahDitolak):
    """Somebody else was quicker; `riwayat` is what he did."""

    def __init__(self, kalimat: str, riwayat: Riwayat | None) -> None:
        self.riwayat = riwayat
        super().__init__(kalimat)
