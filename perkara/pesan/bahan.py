"""What every party message needs, read again for a whole batch in a fixed number of queries."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten

from notifikasi.jenis import Batal, Isi
from notifikasi.models import Pesan
from perkara.models import Perkara, SetelanPerkara
from perkara.pesan.batal import SEBAB, sebab_pesan
from satker.models import Satker

# A message stays below 700 characters whatever SIPP holds.
_NAMA_TERPANJANG = 60

BIDANG_PIHAK = {
    "nama": "nama penerima sendiri",
    "nama_satker": "nama pengadilan",
    "nomor_perkara": "nomor perkara",
    "jenis_perkara": "jenis perkara; kosong kecuali pengadilan memilih menyebutnya",
}
# Children's cases are never named, whatever the court chose (domain 8.10).
_PERKARA_ANAK = ("anak", "dispensasi", "perwalian", "wali")


@dataclass(frozen=True, slots=True)
class Bahan:
    """Courts, settings and cases of a batch, and which of its messages must not leave."""

    satker: Mapping[int, Satker]
    setelan: Mapping[int, SetelanPerkara]
    perkara: Mapping[int, Perkara]
    batal: Mapping[int, str]

    def umum(self, pesan: Pesan) -> dict[str, str]:
        """BIDANG_PIHAK of one message."""
        perkara = self.perkara.get(pesan.induk_id or 0)
        setelan = self.setelan[pesan.satker_id]
        return {
            "nama": sebut(pesan.nama_penerima),
            "nama_satker": self.satker[pesan.satker_id].nama,
            "nomor_perkara": perkara.nomor if perkara else "",
            "jenis_perkara": jenis_terbuka(perkara) if perkara and setelan.tampilkan_jenis else "",
        }

    def tiap(self, pesan: Sequence[Pesan], rakit: Callable[[Pesan], Isi | Batal]) -> dict[int, Isi | Batal]:
        """Per message its cancellation, or what `rakit` makes of it."""
        return {p.pk: Batal(SEBAB[self.batal[p.pk]]) if p.pk in self.batal else rakit(p) for p in pesan}


def sebut(nama: str) -> str:
    """The recipient's name as a message says it: in one line, never too long, never empty."""
    return shorten(nama, _NAMA_TERPANJANG, placeholder="…") or "Bapak/Ibu"


def jenis_terbuka(perkara: Perkara) -> str:
    """The case type where it may be said at all."""
    jenis = perkara.jenis_nama
    tertutup = not perkara.dipublikasikan or any(kata in jenis.lower() for kata in _PERKARA_ANAK)
    return "" if tertutup else jenis


def setelan_untuk(satker: Mapping[int, Satker]) -> dict[int, SetelanPerkara]:
    """Settings per court id, defaults where a court has none."""
    ada = {s.satker_id: s for s in SetelanPerkara.objects.filter(satker__in=satker)}
    return {pk: ada.get(pk) or SetelanPerkara(satker=s) for pk, s in satker.items()}


def kumpulkan(pesan: Sequence[Pesan]) -> Bahan:
    """Read what the batch is about. Four queries, whatever its size."""
    satker = Satker.objects.in_bulk({p.satker_id for p in pesan})
    perkara = Perkara.objects.in_bulk({p.induk_id for p in pesan if p.induk_id})
    return Bahan(satker, setelan_untuk(satker), perkara, sebab_pesan(p.pk for p in pesan if p.pk))
