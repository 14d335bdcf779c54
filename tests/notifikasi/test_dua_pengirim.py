"""Several deliverers at once: one per gateway, each message once."""

from collections import Counter

import pytest
from django.db import connection, connections

from notifikasi.antar import antar, sapu
from notifikasi.antar.kunci import kunci_gateway
from notifikasi.antar.putaran import BATCH
from notifikasi.models import Gateway, Pesan
from tests.basis_data import tunggu_tanpa_kunci
from tests.notifikasi.pabrik import buat_gateway, buat_pesan, status
from tests.notifikasi.serentak import tanpa_galat
from tests.pabrik import buat_satker
from tests.palsu.peladen import Jawab, Minta
from tests.palsu.waha import WahaPalsu

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_deliverers_and_a_sweeper_send_each_message_once() -> None:
    satker = buat_satker()
    with WahaPalsu(jeda=0.002) as waha:
        buat_gateway(satker, waha.setelan())
        pesan = [buat_pesan(satker) for _ in range(150)]
        tanpa_galat(antar, antar, sapu, antar, sapu)
        antar()
    assert set(status(*pesan)) == {"diterima"}
    assert max(Counter(p["nomor"] for p in waha.diterima).values()) == 1


def test_two_gateways_of_two_courts_work_side_by_side() -> None:
    with WahaPalsu(jeda=0.02) as waha:
        satu, dua = buat_satker(), buat_satker()
        for s in (satu, dua):
            buat_gateway(s, waha.setelan())
            for _ in range(20):
                buat_pesan(s)
        tanpa_galat(lambda: antar(satu), lambda: antar(dua))
    assert Pesan.objects.filter(status="diterima").count() == 40


def test_a_gateway_somebody_else_delivers_for_is_left_alone() -> None:
    satker = buat_satker()
    with WahaPalsu() as waha:
        gateway = buat_gateway(satker, waha.setelan())
        pesan = buat_pesan(satker)
        with kunci_gateway(gateway.pk) as dapat:
            assert dapat
            tanpa_galat(lambda: antar(satker))
            assert status(pesan) == ["antre"]
        tanpa_galat(lambda: antar(satker))
    assert status(pesan) == ["diterima"]


def test_the_lock_goes_with_the_connection_that_held_it() -> None:
    gateway = buat_gateway()
    dapat: list[bool] = []

    def pegang_lalu_mati() -> None:
        with kunci_gateway(gateway.pk) as milik:
            dapat.append(milik)
            connection.close()  # as the kernel does for a killed process

    def coba() -> None:
        with kunci_gateway(gateway.pk) as milik:
            dapat.append(milik)

    tanpa_galat(pegang_lalu_mati)
    tunggu_tanpa_kunci()
    tanpa_galat(coba)
    assert dapat == [True, True]


class WahaMenjeda(WahaPalsu):
    """Pauses every gateway at its first call, as an admin in the browser would."""

    def layani(self, minta: Minta) -> Jawab:
        """Pause, then answer."""
        if len(self.permintaan) == 1:
            Gateway.objects.update(dijeda=True)
            connections.close_all()
        return super().layani(minta)


def test_a_pause_in_the_middle_of_a_run_holds_from_the_next_claim() -> None:
    satker = buat_satker()
    with WahaMenjeda() as waha:
        buat_gateway(satker, waha.setelan(), opsi={"koneksi": 2})
        pesan = [buat_pesan(satker) for _ in range(BATCH + 20)]
        antar(satker)
        assert status(*pesan).count("antre") >= 20
        assert Pesan.objects.filter(status="dikirim").count() == 0
        Gateway.objects.update(dijeda=False)
        antar(satker)
    assert set(status(*pesan)) == {"diterima"}
