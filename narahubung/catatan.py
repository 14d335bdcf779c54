"""Log lines without phone numbers and without secrets, tracebacks included."""

import logging
import re

from django.conf import settings

# Indonesian mobile numbers in any of the spellings that reach a log: +62 812…, 62812…, 0812…, with separators.
_NOMOR = re.compile(r"(?<![\w.])((?:\+?62|0)[ .-]?8\d{1,2})([ .-]?\d[\d .-]{3,11}\d)(\d{2})(?!\w)")
_SANDI_URL = re.compile(r"(?<=://)([^\s:/@]*):([^\s@/]+)@")
_TAJUK = re.compile(
    r"(?i)\b(authorization|x-api-key|token|password|sandi|secret|rahasia)(['\"]?\s*[:=]\s*)(bearer\s+)?['\"]?[^\s'\",;&]+"
)
_WEBHOOK = re.compile(r"(/webhook/[^/\s]+/)[^/\s]+")
TUTUP = "•••"


def samarkan_teks(teks: str) -> str:
    """The text with phone numbers cut to their first and last digits, and secrets replaced."""
    for rahasia in (settings.SECRET_KEY, *settings.KUNCI_ENKRIPSI, settings.SIMULATOR_TOKEN):
        if rahasia:
            teks = teks.replace(rahasia, TUTUP)
    teks = _SANDI_URL.sub(rf"\1:{TUTUP}@", teks)
    teks = _WEBHOOK.sub(rf"\1{TUTUP}", teks)
    teks = _TAJUK.sub(rf"\1\2{TUTUP}", teks)
    return _NOMOR.sub(rf"\1{TUTUP}\3", teks)


class FormatAman(logging.Formatter):
    """A formatter, not a filter: only here the traceback is text already, and it quotes numbers too."""

    def format(self, record: logging.LogRecord) -> str:
        """The line as it is written."""
        return samarkan_teks(super().format(record))
