"""Who does what at this desk (domain 8.11; B13: the penanggung jawab is the Ketua)."""

from layanan.alur.tabel import PEMOHON, SISTEM
from satker.models import Peran

_PETUGAS, _PJ, _KETUA = Peran.PETUGAS_INFORMASI.value, Peran.PJ_INFORMASI.value, Peran.KETUA.value

PETUGAS = frozenset({_PETUGAS, _PJ})
PENANGGUNG_JAWAB = frozenset({_PJ, _KETUA})
PEMUTUS = PETUGAS | {_KETUA}
KETUA = frozenset({_KETUA})
OLEH_PEMOHON = frozenset({PEMOHON})
OLEH_SISTEM = frozenset({SISTEM})
