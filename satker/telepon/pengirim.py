"""Who wrote to us: a gateway's sender id is not always a phone number, so the opaque id is always kept beside it."""

import phonenumbers

_INDUK_NOMOR = {"c.us", "s.whatsapp.net", ""}


def baca_pengirim(teks: str) -> tuple[str | None, str]:
    """(E.164 or None, stable opaque id) of a sender: "628…@c.us", "628…:12@s.whatsapp.net", "…@lid", "628…", "+628…".

    The device part is dropped and the internal "s.whatsapp.net" becomes "c.us", so that one person has one id. Linked
    ids (…@lid), business-scoped ids ("ID.1349…") and groups have no number. Never raises.
    """
    nama, _, induk = teks.strip().partition("@")
    nama = nama.partition(":")[0]
    induk = induk.lower()
    nomor = _e164(nama.removeprefix("+")) if induk in _INDUK_NOMOR else None
    if induk == "s.whatsapp.net":
        induk = "c.us"
    return nomor, f"{nama}@{induk}" if induk else nama.removeprefix("+")


def _e164(digit: str) -> str | None:
    """WhatsApp ids are international digits; anything the library does not know as valid is not taken for a number."""
    if not (digit.isascii() and digit.isdecimal() and 7 <= len(digit) <= 15 and digit[0] != "0"):
        return None
    try:
        nomor = phonenumbers.parse(f"+{digit}", None)
    except phonenumbers.NumberParseException:
        return None
    sama = phonenumbers.format_number(nomor, phonenumbers.PhoneNumberFormat.E164) == f"+{digit}"
    return f"+{digit}" if sama and phonenumbers.is_valid_number(nomor) else None
