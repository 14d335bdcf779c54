"""A court on Monday, 23 November 2026, 10.00 WIB, and a phone that asks it by reply."""

from collections.abc import Callable, Iterator
from datetime import date, datetime

import pytest

from notifikasi.gateway.dasar import PesanMasuk as Peristiwa
from notifikasi.masuk_teks import terima_teks
from notifikasi.models import Gateway, Nomor, Pesan
from notifikasi.templat import Siap, render
from perkara.models import Perkara
from satker.models import Satker
from satker.waktu import pada, sekarang
from tests.notifikasi.pabrik import buat_gateway
from tests.pabrik import buat_satker
from tests.perkara.pabrik import buat_nomor, buat_perkara, buat_registrasi

PAGI = datetime.fromisoformat("2026-11-23T10:00:00+07:00")
HP = "+6281355550555"
Tanya = Callable[..., str]


@pytest.fixture
def satker(db: None) -> Iterator[Satker]:
    """A court whose clock stands still."""
    with pada(PAGI):
        yield buat_satker(singkatan="PA.Bjh", nama="Pengadilan Agama Banjarharja")


@pytest.fixture
def gateway(satker: Satker) -> Gateway:
    """Its way out; nothing is delivered in these tests."""
    return buat_gateway(satker, nomor_pengirim="+6281200001111")


@pytest.fixture
def nomor(satker: Satker) -> Nomor:
    """The phone."""
    return buat_nomor(satker, e164=HP)


@pytest.fixture
def perkara(satker: Satker) -> Perkara:
    """A case of this year."""
    return buat_perkara(satker, nomor="123/Pdt.G/2026/PA.Bjh", tanggal_daftar=date(2026, 10, 5))


@pytest.fixture
def terdaftar(perkara: Perkara, nomor: Nomor) -> Perkara:
    """The case the phone is registered to."""
    buat_registrasi(perkara, nomor)
    return perkara


def kirim(gateway: Gateway, teks: str, dari: str = HP, id_luar: str = "") -> list[Pesan]:
    """Somebody writes; the messages that follow."""
    sebelum = set(Pesan.objects.values_list("pk", flat=True))
    kunci = id_luar or f"m{sekarang().timestamp()}-{len(sebelum)}-{teks}"
    terima_teks(gateway, Peristiwa(kunci, dari.removeprefix("+"), dari, teks, sekarang()))
    return list(Pesan.objects.exclude(pk__in=sebelum).order_by("id"))


def bunyi(pesan: Pesan) -> str:
    """What it would read now."""
    siap = render([pesan])[pesan.pk]
    assert isinstance(siap, Siap), siap
    return siap.teks


@pytest.fixture
def tanya(gateway: Gateway) -> Tanya:
    """Ask, and read the one answer."""

    def _tanya(teks: str, dari: str = HP) -> str:
        (pesan,) = kirim(gateway, teks, dari)
        return bunyi(pesan)

    return _tanya
