"""How a number is shown: in full to the officer who needs it, masked everywhere else."""

from urllib.parse import quote

import phonenumbers

# First digits after +62 by operator. A hint for the officer only: numbers are ported and operators merge.
_OPERATOR = {
    "Telkomsel": "811 812 813 821 822 823 851 852 853",
    "Indosat": "814 815 816 855 856 857 858",
    "XL/Axis": "817 818 819 859 877 878 831 832 833 838",
    "Tri": "895 896 897 898 899",
    "Smartfren": "881 882 883 884 885 886 887 888 889",
}
_AWALAN = {awalan: nama for nama, daftar in _OPERATOR.items() for awalan in daftar.split()}


def operator(e164: str) -> str:
    """The operator the prefix was given to ("Telkomsel", …), '' if unknown. A hint, never a validity test."""
    return _AWALAN.get(e164[3:6], "") if e164.startswith("+62") else ""


def tampilkan(e164: str) -> str:
    """'+62 812-3456-7890', for the people who may see it. Text that is no E.164 number comes back unchanged."""
    nomor = _urai(e164)
    return phonenumbers.format_number(nomor, phonenumbers.PhoneNumberFormat.INTERNATIONAL) if nomor else e164


def samarkan(e164: str) -> str:
    """'+62 812-••••-7890', for lists and logs. A short number shows fewer digits, unreadable text only its last two."""
    nomor = _urai(e164)
    if nomor is None:
        return f"••••{e164[-2:]}" if len(e164) > 6 else "••••"
    nasional = phonenumbers.national_significant_number(nomor)
    akhir = nasional[-4:] if len(nasional) > 9 else nasional[-2:]
    return f"+{nomor.country_code} {nasional[:3]}-••••-{akhir}"


def wa_me(e164: str, teks: str = "") -> str:
    """The link that opens a chat with `e164` in WhatsApp, with `teks` already typed."""
    alamat = f"https://wa.me/{e164.removeprefix('+')}"
    return f"{alamat}?text={quote(teks)}" if teks else alamat


def _urai(e164: str) -> phonenumbers.PhoneNumber | None:
    if not (e164.startswith("+") and e164[1:].isascii() and e164[1:].isdecimal()):
        return None
    try:
        return phonenumbers.parse(e164, None)
    except phonenumbers.NumberParseException:
        return None
