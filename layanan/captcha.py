"""Proof that a sender took some trouble: altcha's proof of work, or a question where no script runs. No third party.

Both are signed, last MASA, and are worth one sending. Nothing is stored until then.
"""

import base64
import binascii
import json
import secrets
from datetime import UTC, datetime, timedelta
from typing import Any

from altcha import v1 as altcha
from django.conf import settings
from django.core import signing
from django.utils.crypto import salted_hmac

from layanan import batas
from satker.waktu import sekarang

MASA = timedelta(minutes=20)
# At most so many hashes: about 2 seconds on a cheap phone, half of it on average.
KESULITAN = 20_000
# A question is easier for a machine than for a person: only a few may be answered from one address.
TANYA_ISI, TANYA_PER_DETIK = 5, 1 / 300
_PANJANG_MAKS = 1000
_GARAM_TANYA = "layanan.captcha.tanya"
_ANGKA = (
    *("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"),
    *("dua belas", "tiga belas", "empat belas", "lima belas", "enam belas", "tujuh belas", "delapan belas"),
)


class CaptchaDitolak(ValueError):
    """Why this answer does not count, as a sentence."""


def soal_baru() -> dict[str, Any]:
    """A challenge for captcha.js, in the words of altcha's protocol (version 1)."""
    pilihan = altcha.ChallengeOptions(max_number=KESULITAN, hmac_key=_kunci(), expires=sekarang() + MASA)
    soal: dict[str, Any] = altcha.create_challenge(pilihan).to_dict()
    return soal


def periksa_bukti(teks: str) -> str:
    """The one-time mark of a solved challenge. Raises CaptchaDitolak when it is not ours, wrong or too old."""
    try:
        bukti = json.loads(base64.b64decode(teks[:_PANJANG_MAKS], validate=True))
        nomor = bukti["number"]
        sampai = int(altcha.extract_params(bukti)["expires"][0])
        benar = isinstance(nomor, int) and altcha.verify_solution(bukti, _kunci(), check_expires=False)[0]
    except (binascii.Error, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise CaptchaDitolak("Pemeriksaan otomatis belum berhasil. Jawab pertanyaan ini.") from None
    if not benar or sampai < sekarang().timestamp():
        raise CaptchaDitolak("Pemeriksaan otomatis sudah tidak berlaku. Jawab pertanyaan ini, atau kirim sekali lagi.")
    return str(bukti["challenge"])  # the salt has two spellings, with and without its end


def tanya_baru() -> tuple[str, str]:
    """A question in words, and the signed mark that belongs to it."""
    a, b = secrets.randbelow(9) + 1, secrets.randbelow(9) + 1
    tanda = {"a": a, "b": b, "id": secrets.token_hex(8), "sampai": (sekarang() + MASA).timestamp()}
    return kalimat_tanya(tanda), signing.dumps(tanda, salt=_GARAM_TANYA)


def kalimat_tanya(tanda: dict[str, Any]) -> str:
    """'Berapa tiga ditambah empat? …'."""
    return f"Berapa {_ANGKA[tanda['a']]} ditambah {_ANGKA[tanda['b']]}? Tulis dengan angka atau huruf."


def baca_tanya(teks: str) -> dict[str, Any] | None:
    """The question behind a signed mark, as long as it lasts."""
    try:
        tanda: dict[str, Any] = signing.loads(teks[:_PANJANG_MAKS], salt=_GARAM_TANYA)
    except signing.BadSignature:
        return None
    return tanda if datetime.fromtimestamp(tanda["sampai"], UTC) >= sekarang() else None


def periksa_jawaban(teks: str, jawaban: str) -> str:
    """The one-time mark of a question answered rightly. Raises CaptchaDitolak."""
    tanda = baca_tanya(teks)
    if tanda is None:
        raise CaptchaDitolak("Pertanyaan ini sudah tidak berlaku. Jawab pertanyaan yang baru.")
    jumlah = tanda["a"] + tanda["b"]
    if " ".join(jawaban.lower().split()) not in (str(jumlah), _ANGKA[jumlah], _ANGKA[jumlah].replace(" ", "")):
        raise CaptchaDitolak("Jawaban ini belum benar. Hitung sekali lagi.")
    return str(tanda["id"])


def pakai(tanda: str) -> None:
    """Use a mark up. Raises CaptchaDitolak when it was used before."""
    # A bucket of one that fills again only when the mark has expired anyway.
    if batas.ambil("captcha", tanda, isi=1, per_detik=1 / MASA.total_seconds()):
        raise CaptchaDitolak("Formulir ini sudah pernah dikirim. Kirim sekali lagi bila memang kiriman baru.")


def batasi_tanya(asal: str) -> None:
    """Count one answered question of this asker. Raises CaptchaDitolak after too many."""
    if tunggu := batas.ambil("captcha-tanya", asal, isi=TANYA_ISI, per_detik=TANYA_PER_DETIK):
        raise CaptchaDitolak(
            "Terlalu banyak kiriman tanpa pemeriksaan otomatis dari jaringan ini. "
            f"Kirim lagi dalam {batas.kalimat_tunggu(tunggu)}; isian Anda tetap di sini."
        )


def _kunci() -> str:
    # Derived: what is signed here can be read nowhere else, and the other way round.
    return salted_hmac("layanan.captcha", "altcha", secret=settings.SECRET_KEY, algorithm="sha256").hexdigest()
