"""What a message would read at a moment."""

from notifikasi.jenis import Batal
from notifikasi.models import Pesan
from notifikasi.templat import Siap, render
from satker.waktu import pada
from tests.perkara.rencana.langkah import antre, saat

PAGI = "2026-11-23 10:00"


def hasil(pesan: Pesan, teks: str = PAGI) -> Siap | Batal:
    """What delivery makes of it then."""
    with pada(saat(teks)):
        jawaban = render([pesan])[pesan.pk]
    assert isinstance(jawaban, Siap | Batal)
    return jawaban


def kata(pesan: Pesan, teks: str = PAGI) -> str:
    """The words of a message that leaves then."""
    jawaban = hasil(pesan, teks)
    assert isinstance(jawaban, Siap), jawaban.sebab
    return jawaban.teks


def bunyi(kode: str, teks: str = PAGI) -> str:
    """The words of the one queued message of that kind."""
    (pesan,) = antre(kode)
    return kata(pesan, teks)


def sebab(kode: str, teks: str = PAGI) -> str:
    """Why the one queued message of that kind does not leave; empty when it does."""
    (pesan,) = antre(kode)
    jawaban = hasil(pesan, teks)
    return jawaban.sebab if isinstance(jawaban, Batal) else ""
