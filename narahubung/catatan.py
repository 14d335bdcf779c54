"""Log lines without phone numbers and without secrets, tracebacks included."""

import json
import logging
import re
from datetime import UTC, datetime

from django.conf import settings

# Indonesian mobile numbers in any of the spellings that reach a log: +62 812…, 62812…, 0812…, with separators; also
# inside a gateway's message id ("true_62812…@c.us_3EB0"), so an underscore is no part of a word here.
_JEDA = r"[ .\u00a0\u2010-\u2015-]"
_NOMOR = re.compile(
    rf"(?<![^\W_])(?<!\.)((?:\+?62|0){_JEDA}?\(?8\d{{1,2}}\)?)"
    rf"({_JEDA}?\d[\d .\u00a0\u2010-\u2015-]{{3,11}}\d)(\d{{2}})(?![^\W_])"
)
# Of other countries (parties work abroad): only with the plus, for other digits may be anything.
_LUAR_NEGERI = re.compile(
    rf"(?<![^\W_])(\+[1-9]\d)({_JEDA}?\d[\d .()\u00a0\u2010-\u2015-]{{3,12}}\d)(\d{{2}})(?![^\W_])"
)
_SANDI_URL = re.compile(r"(?<=://)([^\s:/@]*):([^\s/]+)@")
# The name may be part of a longer one (access_token, rahasia_webhook); a quoted value is hidden up to its quote.
_TAJUK = re.compile(
    r"(?i)(?<![a-z0-9])((?:[a-z0-9]+[_-]){0,4}(?:authorization|api-?key|token|password|sandi|secret|rahasia)"
    r"(?:[_-][a-z0-9]+){0,4})(['\"]?\s*[:=]\s*)(?:(?:bearer|basic)\s+)?"
    r"(?:\"[^\"\n]*(?=\")|'[^'\n]*(?=')|['\"]?[^\s'\",;&]+)"
)
_WEBHOOK = re.compile(r"(/webhook/[^/\s]+/)[^/\s]+")
TUTUP = "•••"


def samarkan_teks(teks: str) -> str:
    """The text with phone numbers cut to their first and last digits, and secrets replaced."""
    milik_kita = (settings.SECRET_KEY, *settings.KUNCI_ENKRIPSI, settings.SIMULATOR_TOKEN, settings.METRICS_TOKEN)
    for rahasia in milik_kita:
        if rahasia:
            teks = teks.replace(rahasia, TUTUP)
    teks = _SANDI_URL.sub(rf"\1:{TUTUP}@", teks)
    teks = _WEBHOOK.sub(rf"\1{TUTUP}", teks)
    teks = _TAJUK.sub(rf"\1\2{TUTUP}", teks)
    return _LUAR_NEGERI.sub(rf"\1{TUTUP}\3", _NOMOR.sub(rf"\1{TUTUP}\3", teks))


class FormatAman(logging.Formatter):
    """A formatter, not a filter: only here the traceback is text already, and it quotes numbers too."""

    def format(self, record: logging.LogRecord) -> str:
        """The line as it is written."""
        return samarkan_teks(super().format(record))


class FormatJson(logging.Formatter):
    """One JSON object a line, for collectors (LOG_FORMAT=json). Masked value by value, so that it stays JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """The line as it is written; times in UTC."""
        isi = {
            "waktu": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "tingkat": record.levelname,
            "nama": record.name,
            "pesan": record.getMessage(),
        }
        if record.exc_info:
            isi["galat"] = self.formatException(record.exc_info)
        if record.stack_info:
            isi["tumpukan"] = self.formatStack(record.stack_info)
        return json.dumps({k: samarkan_teks(v) for k, v in isi.items()}, ensure_ascii=False)
