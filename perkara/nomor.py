"""Case numbers of religious courts, in every spelling people type them (domain annex 8.1)."""

import re
import unicodedata
from dataclasses import dataclass

JENIS = ("Pdt.G", "Pdt.P", "Pdt.G.S", "JN", "JN.Pra", "JN.Anak")
TINGKAT = ("PA", "PTA", "MS")

_JENIS_DARI_HURUF = {jenis.replace(".", "").upper(): jenis for jenis in JENIS}
_JENIS_DARI_HURUF |= {"G": "Pdt.G", "P": "Pdt.P", "GS": "Pdt.G.S"}
_HURUF_RINGKAS = {"Pdt.G": "G", "Pdt.P": "P", "Pdt.G.S": "GS", "JN": "JN", "JN.Pra": "JNPra", "JN.Anak": "JNAnak"}

_PENGANTAR = re.compile(r"^(?:(?:perkara|nomor|no)\b[\s.:]*)+", re.IGNORECASE)
# Between the parts people put slashes, dots, blanks, dashes, or nothing: digits and letters tell them apart anyway.
_SELA = r"[\s./\\_-]*"
_BENTUK = re.compile(
    rf"^(?P<urut>[0-9]+){_SELA}(?P<jenis>[a-z](?:[a-z\s._-]*[a-z])?){_SELA}(?P<tahun>[0-9]+)"
    rf"(?:{_SELA}(?P<pengadilan>[a-z].*))?$",
    re.IGNORECASE | re.DOTALL,
)
_PENGADILAN = re.compile(
    r"^(?P<tingkat>PTA|PA|MS)[.\s_-]*(?P<singkat>[A-Za-z](?:[A-Za-z]|[.\s-]+(?=[A-Za-z])){0,20})$", re.IGNORECASE
)
_TERPANJANG = 100
_CONTOH = "contoh: 12/Pdt.G/2026/PA.Ba"


class NomorTidakTerbaca(ValueError):
    """The text is not a case number; `sebab` says why, in words for the person who typed it."""

    def __init__(self, sebab: str) -> None:
        super().__init__(sebab)
        self.sebab = sebab


@dataclass(frozen=True, slots=True)
class NomorPerkara:
    """One case number. Compare with `kunci`, show with `tampil`: courts differ in capitals and padding."""

    urut: int
    jenis: str
    tahun: int
    tingkat: str
    singkat: str

    @property
    def pengadilan(self) -> str:
        """Court suffix as printed: "PA.Ba"; the provincial court of Aceh writes a dash."""
        sela = "-" if (self.tingkat, self.singkat.upper()) == ("MS", "ACEH") else "."
        return f"{self.tingkat}{sela}{self.singkat}"

    @property
    def tampil(self) -> str:
        """The number as a court prints it: "12/Pdt.G/2026/PA.Ba"."""
        return f"{self.urut}/{self.jenis}/{self.tahun}/{self.pengadilan}"

    @property
    def ringkas(self) -> str:
        """The shortest spelling that is read again, for people who type on a phone: "12.G.2026"."""
        return f"{self.urut}.{_HURUF_RINGKAS[self.jenis]}.{self.tahun}"

    @property
    def kunci(self) -> str:
        """Equal for every spelling of the same number, different for different numbers."""
        return self.tampil.upper()


def baca_nomor_perkara(teks: str, singkatan: str | None = None) -> NomorPerkara:
    """Read a case number in any spelling of annex 8.1 (R-000-3).

    `singkatan` ("PA.Ba") stands in where the text names no court, as in `123.G.2026` and `123/G/2026`.
    Raises NomorTidakTerbaca with the reason in Indonesian.
    """
    rapi = _rapikan(teks)
    if not rapi:
        raise NomorTidakTerbaca(f"Nomor perkara kosong; {_CONTOH}.")
    cocok = _BENTUK.match(rapi) if len(rapi) <= _TERPANJANG else None
    if cocok is None:
        raise NomorTidakTerbaca(_sebab_bentuk(rapi))
    urut, jenis, tahun = _baca_urut(cocok["urut"]), _baca_jenis(cocok["jenis"]), _baca_tahun(cocok["tahun"])
    return NomorPerkara(urut, jenis, tahun, *_baca_pengadilan(cocok["pengadilan"] or singkatan))


def pecah_sebagian(teks: str) -> str | None:
    """Beginning of `NomorPerkara.kunci` for a number still being typed, or None where the text begins otherwise.

    "12" -> "12", "12/" -> "12/", "0012/g" -> "12/PDT.G", "12/pdt.g/20" -> "12/PDT.G/20".
    """
    potongan = re.split(r"\s*[/\\]\s*", _rapikan(teks), maxsplit=3)
    if not re.fullmatch(r"[0-9]{1,9}", potongan[0]) or not int(potongan[0]):
        return None
    potongan[0] = str(int(potongan[0]))
    if len(potongan) > 1:
        huruf = re.sub(r"[^A-Za-z]", "", potongan[1]).upper()
        # A lone "p" may grow into "pdt": only a finished part is read as the short form.
        tuntas = len(potongan) > 2 or huruf != "P"
        potongan[1] = _JENIS_DARI_HURUF.get(huruf, potongan[1]) if tuntas else huruf
    return "/".join(potongan).upper()


def _rapikan(teks: str) -> str:
    """Plain letters, no invisible characters, no leading "Nomor:", no closing full stop."""
    bersih = "".join(huruf for huruf in unicodedata.normalize("NFKC", teks) if unicodedata.category(huruf) != "Cf")
    bersih = re.sub(r"[\u2010-\u2015\u2212]", "-", bersih).replace("\u2044", "/")
    return _PENGANTAR.sub("", bersih.strip()).strip().rstrip(".,; ")


def _sebab_bentuk(teks: str) -> str:
    if not teks[0].isdigit():
        return f"Nomor perkara harus diawali nomor urut; {_CONTOH}."
    if not re.search(r"[A-Za-z]", teks):
        return f"Jenis perkara (Pdt.G atau Pdt.P) belum tertulis; {_CONTOH}."
    if not re.search(r"[A-Za-z][^0-9]*[0-9]", teks):
        return f"Tahun perkara belum tertulis; {_CONTOH}."
    return f"Bukan bentuk nomor perkara; {_CONTOH}."


def _baca_urut(angka: str) -> int:
    if len(angka) > 5:
        raise NomorTidakTerbaca("Nomor urut perkara paling banyak lima angka.")
    if not int(angka):
        raise NomorTidakTerbaca("Nomor urut perkara dimulai dari 1.")
    return int(angka)


def _baca_jenis(huruf: str) -> str:
    jenis = _JENIS_DARI_HURUF.get(re.sub(r"[^A-Za-z]", "", huruf).upper())
    if jenis is None:
        raise NomorTidakTerbaca(f"Jenis perkara “{huruf}” tidak dikenal; yang dikenal: {', '.join(JENIS)}.")
    return jenis


def _baca_tahun(angka: str) -> int:
    if not re.fullmatch(r"(?:19|20)\d\d", angka):
        raise NomorTidakTerbaca(f"Tahun “{angka}” tidak terbaca; tulis empat angka, misalnya 2026.")
    return int(angka)


def _baca_pengadilan(teks: str | None) -> tuple[str, str]:
    if not teks:
        raise NomorTidakTerbaca(f"Kode pengadilan belum tertulis; {_CONTOH}.")
    cocok = _PENGADILAN.match(teks.strip().rstrip(". "))
    if cocok is None:
        raise NomorTidakTerbaca(f"Kode pengadilan “{teks}” tidak terbaca; contoh: PA.Ba, PTA.Bn, MS.Tkn.")
    singkat = re.sub(r"\s*[.\s]\s*", ".", cocok["singkat"])
    return cocok["tingkat"].upper(), re.sub(r"\.{2,}", ".", singkat)
