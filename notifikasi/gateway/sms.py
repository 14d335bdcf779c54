"""Texts as SMS: counted and cut the way GSM 03.38 and 03.40 do, and without what only WhatsApp understands."""

import re
from collections.abc import Iterator

GSM7 = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
GSM7_DUA = frozenset("\f^{}\\[~]|€")  # an escape and a character: two septets, never parted
SATU_GSM, SAMBUNG_GSM = 160, 153
SATU_UCS2, SAMBUNG_UCS2 = 70, 67
BAGIAN_MAKS = 255  # what the concatenation header can count

# *bold*, _italic_, ~struck~ where WhatsApp would take them as such: around words, not inside a case number.
_TANDA = re.compile(r"(?<!\w)([*_~])(?=\S)([^\n]+?)(?<=\S)\1(?!\w)")
# Signs of typesetting for which one sign of GSM 03.38 will do: one of them alone would double the price.
RATA = str.maketrans(
    {"`": "'", "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "−": "-", "…": "...", "•": "-"}
    | dict.fromkeys("\u00a0\u2007\u2009\u202f\t", " ")
    | dict.fromkeys("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", "")
)


def polos(teks: str) -> str:
    """`teks` for an SMS: no WhatsApp marks, typographic signs as their plain ones."""
    bersih = teks.replace("```", "")
    while (ganti := _TANDA.sub(r"\2", bersih)) != bersih:  # *_both_* are taken off one by one
        bersih = ganti
    return bersih.translate(RATA)


def gsm7(teks: str) -> bool:
    """Whether the small alphabet holds every character of `teks`."""
    return all(c in GSM7 or c in GSM7_DUA for c in teks)


def bagian(teks: str) -> list[str]:
    """The parts `teks` goes out in, at least one: 160 or 70 characters alone, 153 or 67 with the header of a chain."""
    satu, sambung = (SATU_GSM, SAMBUNG_GSM) if gsm7(teks) else (SATU_UCS2, SAMBUNG_UCS2)
    ukuran = [_satuan(c, satu == SATU_GSM) for c in teks]
    return [teks] if sum(ukuran) <= satu else list(_potong(teks, ukuran, sambung))


def _satuan(c: str, kecil: bool) -> int:
    """Septets of a character in the small alphabet, 16 bit units in UCS-2 (an emoji is two)."""
    if kecil:
        return 2 if c in GSM7_DUA else 1
    return 2 if ord(c) > 0xFFFF else 1


def _potong(teks: str, ukuran: list[int], paling_banyak: int) -> Iterator[str]:
    mulai = isi = 0
    for ke, satuan in enumerate(ukuran):
        if isi + satuan > paling_banyak:
            yield teks[mulai:ke]
            mulai, isi = ke, 0
        isi += satuan
    yield teks[mulai:]


def udh(rujukan: int, banyak: int, ke: int) -> str:
    """The header of part `ke` (from 1) of `banyak`, hex; "" for a text of one part. `rujukan` 0 … 255 ties them."""
    return f"050003{rujukan:02X}{banyak:02X}{ke:02X}" if banyak > 1 else ""


def baca_udh(hex_udh: str) -> tuple[int, int, int]:
    """(reference, number of parts, which one) of a header with an 8 or 16 bit reference; (0, 1, 1) for any other."""
    try:
        isi = bytes.fromhex(hex_udh)
    except ValueError:
        return 0, 1, 1
    sisa = isi[1:]
    while len(sisa) >= 2:
        unsur, nilai, sisa = sisa[0], sisa[2 : 2 + sisa[1]], sisa[2 + sisa[1] :]
        if unsur in (0x00, 0x08) and len(nilai) == (3 if unsur == 0 else 4) and 1 <= nilai[-1] <= nilai[-2]:
            return int.from_bytes(nilai[:-2], "big"), nilai[-2], nilai[-1]
    return 0, 1, 1
