"""A member of the public with a browser: asks, opens with number and code, looks."""

from typing import Any

from django.test import Client
from django.urls import reverse

from informasi.models import Permohonan
from informasi.services import ajukan_permohonan
from layanan.alur.buka import Terbuka
from layanan.alur.pelaku import Pelaku
from satker.models import Satker
from tests.informasi.pabrik import FORMULIR, formulir
from tests.layanan.captcha import bukti


def terbuka(satker: Satker, **ubah: Any) -> Terbuka[Permohonan]:
    """A registered request with its code."""
    return ajukan_permohonan(satker, formulir(**ubah), pelaku=Pelaku.pemohon())


def kirim(client: Client, satker: Satker, **ubah: Any) -> Any:
    """Send the web form; `captcha=False` sends it without proof. A value None leaves the field out."""
    lolos = bukti() if ubah.pop("captcha", True) else {}
    isian = {k: v for k, v in (FORMULIR | ubah).items() if v is not None}
    return client.post(reverse("informasi_ajukan", args=[satker.kode]), isian | lolos)


def buka(client: Client, nomor: str, sandi: str, **lain: Any) -> Any:
    """Open a matter at the door."""
    return client.post(reverse("lacak"), {"nomor": nomor, "sandi": sandi}, **lain)


def pemohon(urusan: Terbuka[Any]) -> Client:
    """A browser in which this matter is open."""
    client = Client()
    jawaban = buka(client, urusan.urusan.nomor, urusan.sandi)
    assert jawaban.status_code == 302
    return client


def isi(jawaban: Any) -> str:
    """The page as text; it must be one."""
    assert jawaban.status_code == 200, jawaban
    return str(jawaban.content.decode())
