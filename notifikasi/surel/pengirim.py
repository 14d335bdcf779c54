"""Handing one e-mail over, step by step: which step failed decides whether it may go again."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from email.utils import parseaddr
from smtplib import SMTP, SMTPException

from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend

Serahkan = Callable[[EmailMessage], None]
_TITIK = re.compile(rb"(?m)^\.")


class Ditolak(Exception):
    """The mail server refused this e-mail, in its own words; `tetap`: it will refuse it again (5xx)."""

    def __init__(self, kata: str, *, tetap: bool) -> None:
        super().__init__(kata)
        self.tetap = tetap


class TakPasti(Exception):
    """The text was handed over and no answer came: it may have been taken."""


class SambunganGagal(Exception):
    """The mail server cannot be used now, for any e-mail: nothing was handed over."""


@contextmanager
def sambungan() -> Iterator[Serahkan]:
    """One connection to the mail server inside the block. SambunganGagal when there is none.

    The function it gives raises Ditolak, TakPasti or SambunganGagal, and returns when the server took the e-mail.
    """
    try:
        peladen = get_connection()
        peladen.open()
    except (SMTPException, OSError, ImproperlyConfigured) as galat:
        raise SambunganGagal(_kata(galat)) from None
    try:
        yield lambda surat: _serahkan(peladen, surat)
    finally:
        with suppress(SMTPException, OSError):
            peladen.close()


def _serahkan(peladen: BaseEmailBackend, surat: EmailMessage) -> None:
    if isinstance(peladen, EmailBackend) and peladen.connection is not None:
        _percakapan(peladen.connection, surat)
        return
    try:  # files of the demo: one write, no conversation
        peladen.send_messages([surat])
    except OSError as galat:
        raise SambunganGagal(_kata(galat)) from None


def _percakapan(smtp: SMTP, surat: EmailMessage) -> None:
    """MAIL, RCPT, DATA: up to the answer to DATA a broken line means that nothing was handed over."""
    isi = _TITIK.sub(b"..", surat.message().as_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    try:
        smtp.ehlo_or_helo_if_needed()
        kode, kata = smtp.mail(parseaddr(surat.from_email)[1])
        if kode >= 400:  # says nothing about this e-mail: the account or the sender's address is not allowed
            raise SambunganGagal(_jawaban(kode, kata))
        _nilai(*smtp.rcpt(surat.to[0]))
        _nilai(*smtp.docmd("DATA"))
    except (SMTPException, OSError) as galat:
        raise SambunganGagal(_kata(galat)) from None
    try:
        smtp.send(isi.rstrip(b"\r\n") + b"\r\n.\r\n")
        kode, kata = smtp.getreply()
    except (SMTPException, OSError) as galat:
        raise TakPasti(_kata(galat)) from None
    _nilai(kode, kata)


def _nilai(kode: int, kata: bytes) -> None:
    # 421: the server is closing, whatever was asked.
    if kode == 421:
        raise SambunganGagal(_jawaban(kode, kata))
    if kode >= 400:
        raise Ditolak(_jawaban(kode, kata), tetap=kode >= 500)


def _jawaban(kode: int, kata: bytes) -> str:
    return f"{kode} {kata.decode('utf-8', 'replace')}".replace("\x00", "")


def _kata(galat: Exception) -> str:
    """The error in words; an SMTP error's own answer, which never holds our password."""
    kode, kata = getattr(galat, "smtp_code", None), getattr(galat, "smtp_error", b"")
    if isinstance(kode, int):
        return _jawaban(kode, kata if isinstance(kata, bytes) else str(kata).encode())
    return f"{type(galat).__name__}: {galat}".replace("\x00", "")
