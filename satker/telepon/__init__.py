"""Phone numbers as people in Indonesia write them: read without guessing, shown without leaking (issue 2, section 4).

`phonenumbers` alone turns letters into digits and finds valid numbers of strangers in a typing slip, so it
only ever sees digits that this package has cut out and judged itself.
"""

from satker.telepon.baca import baca_nomor, nomor_tunggal
from satker.telepon.jenis import HasilNomor, JenisNomor
from satker.telepon.pengirim import baca_pengirim
from satker.telepon.tampil import operator, samarkan, tampilkan, wa_me

__all__ = [
    "HasilNomor",
    "JenisNomor",
    "baca_nomor",
    "baca_pengirim",
    "nomor_tunggal",
    "operator",
    "samarkan",
    "tampilkan",
    "wa_me",
]
