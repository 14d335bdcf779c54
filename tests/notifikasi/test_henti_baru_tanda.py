"""463 told only by receipt, as WAHA does for most: no chat that exists stops, and no message is lost or doubled.

gateways.md, finding 2, and 4: "201 means WAHA took it; ack -1 / 463 arrives later".
"""

from datetime import timedelta

import pytest

from notifikasi import masuk
from notifikasi.antar import antar
from notifikasi.cadangan import cadangan
from notifikasi.models import Gateway, Pesan, SetelanNotifikasi
from satker.models import Satker
from satker.waktu import pada, sekarang
from tests.notifikasi.pabrik import buat_gateway, buat_nomor, buat_pesan, status
from tests.notifikasi.test_masuk import simpan
from tests.palsu.waha import WahaPalsu

pytestmark = pytest.mark.django_db


@pytest.fixture
def gateway(satker: Satker, waha: WahaPalsu) -> Gateway:
    """A linked device."""
    return buat_gateway(satker, waha.setelan())


def ditolak_463(gateway: Gateway, waha: WahaPalsu, satker: Satker) -> Pesan:
    """A first contact that the gateway took and WhatsApp then refused."""
    pesan = buat_pesan(satker)
    antar(satker)
    assert status(pesan) == ["diterima"]
    ack(gateway, waha, pesan, -1, error={"code": 463, "reason": "reach-out timelock"})
    return pesan


def ack(gateway: Gateway, waha: WahaPalsu, pesan: Pesan, nilai: int, **lain: object) -> None:
    simpan(gateway, waha.badan_ack(waha.diterima[-1]["id"], pesan.nomor.e164, nilai, **lain))
    assert masuk.proses().rusak == 0


def test_it_waits_for_the_end_of_the_lock_and_leaves_once(satker: Satker, gateway: Gateway, waha: WahaPalsu) -> None:
    pesan = ditolak_463(gateway, waha, satker)
    assert status(pesan) == ["antre"]
    assert antar(satker).diklaim == 0
    with pada(sekarang() + timedelta(hours=25)):
        assert antar(satker).diterima == 1
        assert antar(satker).diklaim == 0
    assert len(waha.diterima) == 2


def test_its_number_is_still_a_new_contact(satker: Satker, gateway: Gateway, waha: WahaPalsu) -> None:
    """What WhatsApp refused made nobody known: each further try during the lock counts against the court."""
    pesan = ditolak_463(gateway, waha, satker)
    lagi = buat_pesan(satker, nomor=pesan.nomor)
    kenal = buat_pesan(satker, nomor=buat_nomor(satker, masuk_terakhir=sekarang()))
    antar(satker)
    assert status(pesan, lagi, kenal) == ["antre", "antre", "diterima"]


def test_a_court_with_a_modem_sends_it_by_sms(satker: Satker, gateway: Gateway, waha: WahaPalsu) -> None:
    SetelanNotifikasi.objects.create(satker=satker, sms_cadangan=True)
    buat_gateway(satker, jenis="gammu", url="mysql://127.0.0.1:9/smsd", prioritas=9, dijeda=False)
    pesan = ditolak_463(gateway, waha, satker)
    with pada(sekarang() + timedelta(hours=2)):
        assert cadangan(satker) == 1
    assert status(pesan) == ["batal"]


def test_a_message_that_is_no_use_any_more_is_not_sent_late(satker: Satker, gateway: Gateway, waha: WahaPalsu) -> None:
    pesan = ditolak_463(gateway, waha, satker)
    Pesan.objects.filter(pk=pesan.pk).update(kedaluwarsa=sekarang() + timedelta(hours=3))
    with pada(sekarang() + timedelta(hours=25)):
        antar(satker)
    assert status(pesan) == ["kedaluwarsa"]


@pytest.mark.parametrize("nilai", [2, 3])
def test_proof_that_it_arrived_after_all_stops_the_next_try(
    satker: Satker, gateway: Gateway, waha: WahaPalsu, nilai: int
) -> None:
    pesan = ditolak_463(gateway, waha, satker)
    ack(gateway, waha, pesan, nilai)
    assert status(pesan) == [{2: "sampai", 3: "dibaca"}[nilai]]
    with pada(sekarang() + timedelta(hours=25)):
        assert antar(satker).diklaim == 0


@pytest.mark.parametrize("nilai", [2, 3])
def test_proof_counts_also_when_the_next_try_is_out(
    satker: Satker, gateway: Gateway, waha: WahaPalsu, nilai: int
) -> None:
    """By the id of the first try: the message itself is called otherwise by now."""
    pesan = ditolak_463(gateway, waha, satker)
    with pada(sekarang() + timedelta(hours=25)):
        assert antar(satker).diterima == 1
    simpan(gateway, waha.badan_ack(waha.diterima[0]["id"], pesan.nomor.e164, nilai))
    masuk.proses()
    assert status(pesan) == [{2: "sampai", 3: "dibaca"}[nilai]]


def test_the_servers_late_word_about_the_first_try_says_nothing_about_the_next(
    satker: Satker, gateway: Gateway, waha: WahaPalsu
) -> None:
    pesan = ditolak_463(gateway, waha, satker)
    with pada(sekarang() + timedelta(hours=25)):
        assert antar(satker).diterima == 1
    simpan(gateway, waha.badan_ack(waha.diterima[0]["id"], pesan.nomor.e164, 1))
    masuk.proses()
    pesan.refresh_from_db()
    assert (pesan.status, pesan.terkirim_pada) == ("diterima", None)


def test_a_lock_that_never_ends_is_tried_for_a_week(satker: Satker, gateway: Gateway, waha: WahaPalsu) -> None:
    """gateways.md, finding 2: hours to about seven days; each further try counts against the number."""
    pesan, saat = ditolak_463(gateway, waha, satker), sekarang()
    for hari in range(1, 12):
        with pada(saat + timedelta(days=hari, minutes=hari)):
            if antar(satker).diterima:
                isi = waha.badan_ack(waha.diterima[-1]["id"], pesan.nomor.e164, -1, error={"code": 463})
                simpan(gateway, isi | {"timestamp": int(sekarang().timestamp() * 1000)})
                masuk.proses()
    assert status(pesan) == ["gagal"]
    assert len(waha.diterima) == 8


@pytest.mark.parametrize("urutan", [(1, -1), (-1, 1)])
def test_one_the_server_had_taken_has_failed(
    satker: Satker, gateway: Gateway, waha: WahaPalsu, urutan: tuple[int, int]
) -> None:
    """It may be on its way: sent again it could arrive twice. In whatever order both were told."""
    pesan = buat_pesan(satker)
    antar(satker)
    for nilai in urutan:
        ack(gateway, waha, pesan, nilai, **({"error": {"code": 463, "reason": "x"}} if nilai < 0 else {}))
    assert status(pesan) == ["gagal"]
