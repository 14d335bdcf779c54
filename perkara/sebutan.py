"""What the two sides of a case are called."""

from perkara.models import Perkara

ALUR_PERMOHONAN = 16
# A cerai talak is numbered Pdt.G, yet the husband is Pemohon; 341 is treated so by court software too.
JENIS_PEMOHON = frozenset({341, 346})
_GUGATAN = {1: "Penggugat", 2: "Tergugat", 3: "Intervensi", 4: "Turut Tergugat"}
_PERMOHONAN = {1: "Pemohon", 2: "Termohon", 3: "Intervensi", 4: "Turut Termohon"}


def sebutan_sisi(perkara: Perkara, sisi: int | None) -> str:
    """'Penggugat', 'Termohon' …; empty for someone who stands on no side."""
    pemohon = perkara.alur_id == ALUR_PERMOHONAN or perkara.jenis_id in JENIS_PEMOHON
    return (_PERMOHONAN if pemohon else _GUGATAN).get(sisi or 0, "")
