"""A SIPP that is being restored looks as if the court had deleted everything: nobody may be told so."""

from perkara.sipp.galat import SippSurut
from perkara.sipp.sinkron.banding import Beda
from perkara.sipp.sinkron.perbandingan import Perbedaan

# Clerks delete one row, or a case with its rows. No court loses this many and this share of a table between two ticks.
PALING_SEDIKIT = 20
BAGIAN = 0.25
_SEBUTAN = {"akta_cerai": "akta cerai", "biaya": "catatan biaya"}


def tolak_bila_surut(beda: Perbedaan, kode: str) -> None:
    """Raise SippSurut when a table of cases has lost so much at once that a restore is likelier than a clerk.

    E-filings and the lists of officers are not looked at: nobody is told that one of those is gone.
    """
    for nama, satu in (("perkara", beda.perkara), *beda.anak.items()):
        hilang, dikenal = len(satu.hilang), _dikenal(satu)
        if hilang >= PALING_SEDIKIT and hilang > BAGIAN * dikenal:
            raise SippSurut(hilang, dikenal, _SEBUTAN.get(nama, nama), kode)


def _dikenal(beda: Beda) -> int:
    """The rows that were there before, as far as this run looked."""
    return len(beda.hilang) + len(beda.berubah) + beda.hitungan.tetap
