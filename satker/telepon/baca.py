"""Reads the numbers in a free text: rules and cases of issue 2, section 4. Nothing is guessed, nothing is corrected."""

import re
from dataclasses import replace

import phonenumbers
from phonenumbers import PhoneNumberType

from satker.telepon.bersih import PECAHAN, angka, bagian, belah, buka_alamat, calon, ratakan
from satker.telepon.ganjil import sebab_ganjil, sebab_lembar_kerja, tanda_kosong
from satker.telepon.jenis import HasilNomor, JenisNomor

J = JenisNomor
PANJANG_TERBACA = 300  # no phone field is longer; more would be an address, a letter, or an attack

_LID = re.compile(r"\b\d+(?::\d+)?@lid\b", re.IGNORECASE)
_LABEL = re.compile(
    r"\b(?:hp|wa|telp?|tlp|telepon|no|nomor|ke|kontak|anak|istri|suami|rt|rw)\s*[.:]?\s*$", re.IGNORECASE
)

_LAYANAN = {
    PhoneNumberType.TOLL_FREE,
    PhoneNumberType.PREMIUM_RATE,
    PhoneNumberType.SHARED_COST,
    PhoneNumberType.UAN,
    PhoneNumberType.VOIP,
    PhoneNumberType.PAGER,
    PhoneNumberType.VOICEMAIL,
}


def baca_nomor(teks: str | None) -> list[HasilNomor]:
    """Every number written in `teks`, in order, each with its verdict; never raises, never empty.

    A text that says "none", or nothing, gives one NONE. A part that cannot be trusted gives REVIEW for that part; a
    stray piece of digits beside a number ("0812345678/90") makes the whole text REVIEW: it may belong to the number.
    """
    mentah = teks or ""
    return [replace(h, mentah=h.mentah or mentah) for h in _baca(mentah)]


def nomor_tunggal(teks: str | None) -> HasilNomor:
    """The one number of `teks`, or a REVIEW that asks a person to choose.

    One mobile number beside landlines counts as the one: only it can be written to. Any doubtful part makes it REVIEW.
    """
    hasil = list({(h.jenis, h.e164 or h.mentah): h for h in baca_nomor(teks)}.values())
    seluler = [h for h in hasil if h.jenis is J.MOBILE]
    if len(hasil) == 1:
        return hasil[0]
    if len(seluler) == 1 and all(h.jenis in (J.MOBILE, J.LANDLINE) for h in hasil):
        return seluler[0]
    sebab = f"Ada {len(hasil)} nomor dalam isian ini. Pilih satu nomor WhatsApp yang benar."
    return HasilNomor(J.REVIEW, None, sebab, teks or "")


def _baca(mentah: str) -> list[HasilNomor]:
    if len(mentah) > PANJANG_TERBACA:
        return [_hasil(J.REVIEW, "Isian terlalu panjang untuk nomor telepon. Ketik nomornya saja.")]
    rata = ratakan(mentah)
    if tanda_kosong(rata):
        return [_hasil(J.NONE, "Tidak ada nomor telepon.")]
    if _LID.search(rata):
        return [_hasil(J.LID, "Ini tanda pengenal WhatsApp (LID), bukan nomor telepon. Tanyakan nomor teleponnya.")]
    if sebab := sebab_lembar_kerja(rata):
        return [_hasil(J.REVIEW, sebab)]
    potongan = bagian(buka_alamat(rata))
    if not potongan:
        return [_hasil(J.REVIEW, "Tidak ada angka dalam isian ini. Ketik nomornya dengan angka.")]
    return _gabung([_baca_bagian(p) for p in potongan])


def _gabung(hasil: list[list[HasilNomor] | None]) -> list[HasilNomor]:
    if None in hasil:
        return [_hasil(J.REVIEW, "Ada potongan angka yang tidak jelas. Tulis setiap nomor secara lengkap.")]
    rata = [h for daftar in hasil for h in daftar or []]
    return rata or [_hasil(J.REVIEW, "Angka dalam isian ini bukan nomor telepon. Ketik nomornya secara lengkap.")]


def _baca_bagian(teks: str) -> list[HasilNomor] | None:
    """The numbers of one part; None when it holds a stray piece of digits."""
    if sebab := sebab_ganjil(teks):
        return [_hasil(J.REVIEW, sebab, mentah=teks)]
    hasil: list[HasilNomor] = []
    for letak, tulisan in calon(teks):
        if len(angka(tulisan)) <= PECAHAN:
            if _LABEL.search(teks[:letak]):
                continue
            return None
        hasil += [replace(h, mentah=tulisan) for h in _nilai_atau_belah(tulisan)]
    return hasil


def _nilai_atau_belah(tulisan: str) -> list[HasilNomor]:
    """The run as one number; if it is none, as two or three, when there is exactly one way to cut it into good ones."""
    utuh = nilai(tulisan)
    if utuh.e164 and not _berekor(tulisan):
        return [utuh]
    cara = [[nilai(b) for b in potongan] for potongan in belah(tulisan)]
    baik = [hasil for hasil in cara if all(h.jenis in (J.MOBILE, J.LANDLINE) for h in hasil)]
    if len(baik) == 1:
        return baik[0]
    if utuh.e164:
        return [_hasil(J.REVIEW, "Ada angka tambahan di belakang nomor. Tulis setiap nomor secara lengkap.")]
    return [utuh]


def _berekor(tulisan: str) -> bool:
    """Whether a whole mobile number is followed by more digits: "081234567890 2" is one too, a stranger's."""
    return any(len(k) >= 10 and nilai(k).jenis is J.MOBILE for k in re.findall(r"\d+", tulisan)[:-1])


def nilai(tulisan: str) -> HasilNomor:
    """The verdict on one run of digits ('+' and separators allowed, no letters)."""
    digit = angka(tulisan)
    plus = tulisan.lstrip(" (").startswith("+")
    if not plus and len(digit) == 16:
        return _hasil(J.REVIEW, "Angkanya 16, seperti NIK atau nomor KK. Isi dengan nomor telepon.")
    if len(digit) > 15 or not digit.strip("0"):
        return _hasil(J.REVIEW, "Angkanya terlalu banyak: mungkin dua nomor bersambung, atau bukan nomor.")
    if not plus and digit.startswith("00"):
        plus, digit = True, digit[2:]
    if plus and not digit.startswith("62"):
        return _nilai_luar(digit)
    nasional = _nasional(digit)
    if nasional is None:
        return _hasil(J.REVIEW, "Nomor tidak diawali 0, 62, atau 8. Lengkapi dengan 0 atau kode negara (+…).")
    if nasional.startswith("628"):
        return _hasil(J.REVIEW, "Kode negara 62 tertulis dua kali. Ketik ulang nomornya.")
    return _nilai_dalam(nasional)


def _nasional(digit: str) -> str | None:
    """The digits after +62 without the trunk zero, or None when nothing says that the number is Indonesian."""
    if digit.startswith("62"):
        return digit[2:].removeprefix("0")
    if digit.startswith("0"):
        return digit[1:]
    return digit if digit.startswith("8") else None


def _nilai_dalam(nasional: str) -> HasilNomor:
    e164 = f"+62{nasional}"
    nomor = _sah(e164)
    if nomor is None:
        return _hasil(J.INVALID, f"Bukan nomor Indonesia yang sah ({len(nasional) + 1} angka). Periksa angkanya.")
    macam = phonenumbers.number_type(nomor)
    if macam == PhoneNumberType.MOBILE:
        if len(set(nasional[3:])) == 1:
            return _hasil(J.REVIEW, "Angkanya berulang seperti isian asal. Pastikan nomor ini benar.", e164)
        return _hasil(J.MOBILE, "", e164)
    if macam == PhoneNumberType.FIXED_LINE:
        return _hasil(J.LANDLINE, "Nomor telepon rumah atau kantor, bukan WhatsApp. Minta nomor ponsel.", e164)
    if macam in _LAYANAN:
        return _hasil(J.INVALID, "Nomor layanan (pusat panggilan), bukan nomor orang. Minta nomor ponsel.")
    return _hasil(J.REVIEW, "Jenis nomor tidak diketahui. Pastikan ini nomor ponsel.")


def _nilai_luar(digit: str) -> HasilNomor:
    if digit.startswith("0"):
        return _hasil(J.REVIEW, "Tanda + diikuti 0. Tulis +62… untuk nomor Indonesia, atau kode negara yang benar.")
    if _sah(f"+{digit}") is None:
        return _hasil(J.INVALID, "Bukan nomor telepon yang sah di negara mana pun. Periksa nomornya.")
    return _hasil(J.FOREIGN, "Nomor luar negeri; perlu persetujuan petugas sebelum dikirimi pesan.", f"+{digit}")


def _sah(e164: str) -> phonenumbers.PhoneNumber | None:
    """The parsed number if it is valid and the library read exactly these digits, no more and no fewer."""
    try:
        nomor = phonenumbers.parse(e164, None)
    except phonenumbers.NumberParseException:
        return None
    sama = phonenumbers.format_number(nomor, phonenumbers.PhoneNumberFormat.E164) == e164
    return nomor if sama and phonenumbers.is_valid_number(nomor) else None


def _hasil(jenis: JenisNomor, sebab: str, e164: str | None = None, mentah: str = "") -> HasilNomor:
    return HasilNomor(jenis, e164, sebab, mentah)
