"""Planning: who is owed what by now? Each kind one question to the database, asked again any number of times."""

from perkara.rencana.jalan import rencanakan, simulasikan
from perkara.rencana.simulasi import BarisRencana

__all__ = ["BarisRencana", "rencanakan", "simulasikan"]
