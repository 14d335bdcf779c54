"""A person's answer to the captcha, for tests of public forms: `client.post(url, isian | bukti())`."""

import base64
import json
from typing import Any

from altcha import v1 as altcha

from layanan import captcha


def selesaikan(soal: dict[str, Any]) -> dict[str, Any]:
    """What captcha.js sends for a challenge."""
    hasil = altcha.solve_challenge(soal["challenge"], soal["salt"], soal["algorithm"], soal["maxNumber"])
    assert hasil is not None
    return soal | {"number": hasil.number}


def kemas(isi: object) -> str:
    """As the hidden field carries it."""
    return base64.b64encode(json.dumps(isi).encode()).decode()


def bukti() -> dict[str, str]:
    """The fields of a solved proof of work."""
    return {"captcha_bukti": kemas(selesaikan(captcha.soal_baru()))}


def jawaban() -> dict[str, str]:
    """The fields of a question answered rightly."""
    _, tanda = captcha.tanya_baru()
    isi = captcha.baca_tanya(tanda)
    assert isi is not None
    return {"captcha_tanya": tanda, "captcha_jawaban": str(isi["a"] + isi["b"])}
