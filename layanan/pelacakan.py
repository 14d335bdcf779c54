"""Following up a matter with its register number and the secret code (design 7). Says the same whatever is wrong."""

from layanan import batas, sandi
from layanan.alur.daftar import ambil
from layanan.models import Urusan
from layanan.nomor import kunci_nomor
from satker.models import Satker

# One answer for "no such number" and "wrong code": which of the two it was would tell who has a matter here.
TIDAK_COCOK = "Nomor register dan sandi tidak cocok. Periksa keduanya pada tanda terima Anda."
# Ten tries at once, then one in half a minute. With 22^10 codes a thief needs ages at this pace, from many addresses
# too, and who mistypes still has time for a second look. Over all askers a number is tried thirty times, then once a
# minute; beyond that every try costs a proof of work. A refusal would let strangers shut out whose matter it is.
PER_PENANYA = {"isi": 10, "per_detik": 1 / 30}
PER_NOMOR = {"isi": 30, "per_detik": 1 / 60}


class TerlaluSering(Exception):
    """Asked too often; `detik` until the next try. The same for numbers that exist and that do not."""

    def __init__(self, detik: float) -> None:
        self.detik = detik
        super().__init__(f"Terlalu banyak percobaan. Coba lagi dalam {batas.kalimat_tunggu(detik)}.")


class PerluBukti(Exception):
    """Many try this number: the next try needs a proof of work. The same for one that does not exist."""

    def __init__(self) -> None:
        super().__init__("Nomor ini baru saja banyak dicoba. Periksa isian Anda, lalu kirim sekali lagi.")


def cari_urusan(
    nomor: str, kode: str, asal: str, satker: Satker | None = None, *, berbukti: bool = False
) -> Urusan | None:
    """The matter (of its desk's own model) of this number, in any spelling, whose secret code is `kode`; else None.

    `asal`: who asks, as an address; only a keyed hash of it is stored. `berbukti`: he has just solved a captcha, which
    is used up. Raises TerlaluSering, PerluBukti. A number that does not exist costs the same work as a wrong code, and
    counts against the same limits. Call it outside of a transaction.
    """
    kunci = kunci_nomor(nomor)
    if detik := _ambil("lacak_asal", asal, **PER_PENANYA):
        raise TerlaluSering(detik)
    if _ambil("lacak_nomor", kunci, **PER_NOMOR) and not berbukti:
        raise PerluBukti
    cocok = [u for u in _calon(kunci, satker) if sandi.cocok(kode, u.sandi if u else "")]
    return _utuh(cocok[0]) if cocok and cocok[0] else None


def _ambil(nama: str, kunci: str, *, isi: float, per_detik: float) -> float:
    return batas.ambil(nama, kunci, isi=int(isi), per_detik=per_detik)


def _calon(kunci: str, satker: Satker | None) -> list[Urusan | None]:
    """The matters of that number; nobody stands in for none, so that his hash is computed instead.

    More than one only where two courts share an abbreviation.
    """
    milik = Urusan.objects.filter(nomor_kunci=kunci).exclude(sandi="").only("sandi", "register", "satker")
    if satker is not None:
        milik = milik.filter(satker=satker)
    return list(milik.order_by("id")[:3]) or [None]


def _utuh(urusan: Urusan) -> Urusan:
    model = ambil(urusan.register).model
    return model._default_manager.select_related("satker").defer("cari").get(pk=urusan.pk)
