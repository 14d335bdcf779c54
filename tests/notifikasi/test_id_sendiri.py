"""WAHA with ids of our own choice (NOWEB, GOWS): each attempt has its own, so that its receipts are its own."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from notifikasi import masuk
from notifikasi.antar import antar, hasil, jalur, klaim, pemutus, percobaan, sapu
from notifikasi.antar.hitungan import Hitungan
from notifikasi.antar.muatan import muat
from notifikasi.gateway.dasar import Diterima
from notifikasi.models import Gateway, Percobaan, Pesan
from satker.models import Satker
from satker.waktu import pada
from tests.notifikasi.pabrik import buat_gateway, buat_pesan, jam, status
from tests.notifikasi.test_masuk import simpan
from tests.palsu.waha import WahaPalsu

pytestmark = pytest.mark.django_db
PAGI = jam("08:00")


@pytest.fixture
def gateway(satker: Satker, waha: WahaPalsu) -> Gateway:
    """A session whose engine lets us choose."""
    return buat_gateway(satker, waha.setelan(id_klien=True))


def hari(n: float) -> datetime:
    return PAGI + timedelta(days=n, minutes=5)


def ack(gateway: Gateway, waha: WahaPalsu, ke: int, nilai: int, saat: datetime, **lain: Any) -> None:
    """The receipt of WAHA's `ke`-th message."""
    p = waha.diterima[ke]
    isi = waha.badan_ack(p["id"], p["nomor"], nilai, **lain)
    with pada(saat):
        simpan(gateway, isi | {"timestamp": int(saat.timestamp() * 1000)})
        assert masuk.proses().rusak == 0


def kirim(satker: Satker, saat: datetime) -> int:
    with pada(saat):
        return antar(satker).diterima


@pytest.fixture
def pesan(satker: Satker, gateway: Gateway) -> Pesan:
    """Taken by WAHA."""
    with pada(PAGI):
        p = buat_pesan(satker)
    assert kirim(satker, PAGI) == 1
    return p


def test_a_second_failure_is_no_duplicate_of_the_first(
    satker: Satker, gateway: Gateway, waha: WahaPalsu, pesan: Pesan
) -> None:
    for n in range(3):
        ack(gateway, waha, n, -1, hari(n * 1.1), error={"code": 463, "reason": "reach-out timelock"})
        assert status(pesan) == ["antre"]
        assert kirim(satker, hari((n + 1) * 1.1)) == 1
    assert len({p["id"] for p in waha.diterima}) == 4
    ack(gateway, waha, 3, -1, hari(4))
    pesan.refresh_from_db()
    assert (pesan.status, pesan.tanda_terima.count()) == ("gagal", 4)


def test_what_is_told_of_the_first_is_not_told_of_the_second(
    satker: Satker, gateway: Gateway, waha: WahaPalsu, pesan: Pesan
) -> None:
    ack(gateway, waha, 0, -1, PAGI, error={"code": 463})
    assert kirim(satker, hari(1.1)) == 1
    ack(gateway, waha, 0, 1, hari(1.2))
    assert status(pesan) == ["diterima"]
    ack(gateway, waha, 1, 1, hari(1.3))
    assert status(pesan) == ["terkirim"]
    ack(gateway, waha, 0, 2, hari(1.4))
    assert status(pesan) == ["sampai"]


@pytest.mark.parametrize("nilai", [2, 3])
def test_word_of_the_first_that_comes_during_the_second_call_counts_when_that_has_ended(
    satker: Satker, gateway: Gateway, waha: WahaPalsu, pesan: Pesan, nilai: int
) -> None:
    ack(gateway, waha, 0, -1, PAGI, error={"code": 463})
    with pada(hari(1.1)):
        muatan = muat(klaim.klaim(gateway, 1), jalur.adaptor(gateway), Hitungan())
        percobaan.buka(gateway, muatan)
    ack(gateway, waha, 0, nilai, hari(1.1))
    assert status(pesan) == ["dikirim"]
    with pada(hari(1.1)):
        hasil.tulis(gateway, [(muatan[0], Diterima("3EB0KEDUA"))], pemutus.Beruntun(gateway), Hitungan())
    assert status(pesan) == [{2: "sampai", 3: "dibaca"}[nilai]]


def test_a_worker_that_died_in_the_second_call_leaves_an_id_that_settles_it(
    satker: Satker, gateway: Gateway, waha: WahaPalsu, pesan: Pesan
) -> None:
    ack(gateway, waha, 0, -1, PAGI, error={"code": 463})
    assert kirim(satker, hari(1.1)) == 1
    kedua = waha.diterima[1]["id"]
    Percobaan.objects.filter(pesan=pesan, ke=2).update(selesai=None, hasil="")
    Pesan.objects.filter(pk=pesan.pk).update(status="dikirim", diterima_pada=None)
    with pada(hari(1.2)):
        sapu()
    pesan.refresh_from_db()
    assert (pesan.status, pesan.id_gateway) == ("tak_pasti", kedua)
    ack(gateway, waha, 1, 2, hari(1.3))
    assert status(pesan) == ["sampai"]
