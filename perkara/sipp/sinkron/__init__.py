"""The sync: takes over what SIPP says, by hash, in one transaction per run."""

from perkara.sipp.sinkron.hitungan import Hitungan, HitunganSinkron
from perkara.sipp.sinkron.jalan import sinkron

__all__ = ["Hitungan", "HitunganSinkron", "sinkron"]
