"""The sweeper: settles what a dead worker left, and nothing that a live one holds (design 5)."""

import pytest

from notifikasi.antar import antar, sapu
from notifikasi.models import Percobaan, Pesan
from satker.models import Satker
from tests.notifikasi.bahan import di_udara, diklaim
from tests.notifikasi.pabrik import buat_gateway, status
from tests.palsu.waha import WahaPalsu

pytestmark = pytest.mark.django_db


def test_claimed_without_an_attempt_goes_back_to_the_queue(satker: Satker, waha: WahaPalsu) -> None:
    buat_gateway(satker, waha.setelan())
    _, muatan = diklaim(satker)
    assert sapu().antre == 1
    pesan = Pesan.objects.get(pk=muatan.pesan_id)
    assert (pesan.status, pesan.gateway, pesan.jumlah_percobaan) == ("antre", None, 0)
    antar(satker)
    assert status(pesan) == ["diterima"]


def test_an_open_attempt_makes_it_tak_pasti_with_its_text_kept(satker: Satker) -> None:
    _, muatan = di_udara(satker)
    assert sapu().tak_pasti == 1
    pesan = Pesan.objects.get(pk=muatan.pesan_id)
    assert pesan.status == "tak_pasti"
    assert pesan.teks == muatan.kiriman.teks
    assert "tidak diketahui" in pesan.galat
    percobaan = Percobaan.objects.get(pesan=pesan)
    assert (percobaan.hasil, percobaan.selesai is None) == ("tak_pasti", False)


def test_sweeping_again_changes_nothing(satker: Satker) -> None:
    _, muatan = di_udara(satker)
    sapu()
    assert sapu().tak_pasti == 0
    assert Pesan.objects.get(pk=muatan.pesan_id).status == "tak_pasti"


def test_a_deliverer_that_takes_over_sweeps_first(satker: Satker, waha: WahaPalsu) -> None:
    buat_gateway(satker, waha.setelan())
    _, ragu = di_udara(satker)
    _, bersih = diklaim(satker)
    hitung = antar(satker)
    assert (hitung.tak_pasti, hitung.diterima) == (1, 1)
    assert Pesan.objects.get(pk=ragu.pesan_id).status == "tak_pasti"
    assert Pesan.objects.get(pk=bersih.pesan_id).status == "diterima"
