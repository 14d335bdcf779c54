"""Settings that must not be used: found before the first message, told in words."""

import ipaddress
from typing import Self
from urllib.parse import urlsplit

RAHASIA_MIN = 16
# Defaults of public gateway software and what people type to get on; as good as no secret.
_RAHASIA_UMUM = {"secret", "rahasia", "password", "changeme", "my-secret-key", "12345678", "admin"}


class Alasan(str):
    """A reason not to use a setting; `bidang` names it: url, nomor_id, token, rahasia or opsi."""

    __slots__ = ("bidang",)
    bidang: str

    def __new__(cls, teks: str, bidang: str) -> Self:
        """The text, with the name of the setting it is about."""
        baru = super().__new__(cls, teks)
        baru.bidang = bidang
        return baru


def alasan_setelan(
    url: str, token: str, rahasia: tuple[str, ...], *, perlu_token: bool = True, perlu_rahasia: bool = True
) -> list[str]:
    """The reasons (`Alasan`), in Indonesian, not to use these settings; empty when there are none."""
    kata_token = alasan_token(token) if token or perlu_token else ""
    kata_rahasia = _alasan_rahasia(rahasia) if rahasia or perlu_rahasia else []
    semua = [("url", alasan_url(url)), ("token", kata_token), *(("rahasia", k) for k in kata_rahasia)]
    return [Alasan(kata, bidang) for bidang, kata in semua if kata]


def alasan_token(token: str) -> str:
    """Why a token or password must not be used; "" when it may."""
    if not token:
        return "Token gateway belum diisi."
    bersih = token.isascii() and token.isprintable() and token.strip() == token
    return "" if bersih else "Token gateway memuat spasi, baris baru, atau huruf yang tidak dapat dikirim."


def alasan_url(url: str) -> str:
    """Why not to call this address, '' when it may be called."""
    try:
        bagian = urlsplit(url)
        host, _ = bagian.hostname or "", bagian.port
    except ValueError:
        return "Alamat gateway tidak terbaca."
    if bagian.scheme not in ("http", "https") or not host:
        return "Alamat gateway harus diawali https:// (atau http:// untuk jaringan sendiri)."
    if bagian.username or bagian.password:
        return "Alamat gateway tidak boleh memuat nama atau sandi; gunakan isian token."
    if _tautan_lokal(host):
        return "Alamat ini milik mesin itu sendiri (link-local), bukan gateway."
    if bagian.scheme == "http" and not jaringan_sendiri(host):
        return (
            "Alamat http:// hanya boleh untuk jaringan sendiri; gunakan https:// agar token tidak terbaca orang lain."
        )
    return ""


def jaringan_sendiri(host: str) -> bool:
    """Whether a host is this machine, a private address, or a name that only an own network knows."""
    try:
        alamat = ipaddress.ip_address(host)
    except ValueError:
        return "." not in host or host.endswith((".local", ".internal", ".lan", ".localhost"))
    return alamat.is_loopback or alamat.is_private


def _tautan_lokal(host: str) -> bool:
    """169.254.… answers with the machine's own secrets on many clouds; no gateway lives there."""
    try:
        return ipaddress.ip_address(host).is_link_local
    except ValueError:
        return False


def _alasan_rahasia(rahasia: tuple[str, ...]) -> list[str]:
    if not rahasia:
        return ["Rahasia webhook belum diisi; tanda terima dan balasan tidak dapat dipercaya."]
    return list(filter(None, map(_alasan_satu_rahasia, rahasia)))


def kata_bawaan(rahasia: str) -> bool:
    """Whether a secret is a default of gateway software or a word that everybody tries."""
    return rahasia.lower() in _RAHASIA_UMUM


def _alasan_satu_rahasia(rahasia: str) -> str:
    if kata_bawaan(rahasia):
        return "Rahasia webhook memakai kata bawaan yang diketahui umum; ganti dengan teks acak."
    if len(rahasia) < RAHASIA_MIN:
        return f"Rahasia webhook terlalu pendek; gunakan teks acak paling sedikit {RAHASIA_MIN} karakter."
    return ""
