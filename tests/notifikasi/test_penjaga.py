"""N-76: a stopped gateway is probed also when nothing waits, and its court's admins learn of it another way, once."""

from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest

from notifikasi import penjaga
from notifikasi.antar import antar, pemutus
from notifikasi.gateway.dasar import Verdict
from notifikasi.kabar import KABARI_SETELAH, kabari
from notifikasi.models import Gateway, Pesan, Surel
from notifikasi.tasks import jaga as tugas
from satker.models import Jabatan, JejakAudit, Peran, Satker
from satker.waktu import pada
from tests.notifikasi.pabrik import buat_gateway, buat_nomor, buat_pesan, jam, status
from tests.pabrik import buat_pegawai, buat_pengguna, buat_satker
from tests.palsu.waha import WahaPalsu

pytestmark = pytest.mark.django_db
PAGI = jam("08:00")


def admin(satker: Satker, surel: str = "admin@pa-uji.test", **isian: Any) -> Any:
    """An admin of the court with an address."""
    return buat_pengguna(satker, Peran.ADMIN, email=surel, **isian)


def rusak(satker: Satker, waha: WahaPalsu | None = None, **isian: Any) -> Gateway:
    """A gateway whose breaker opened at PAGI."""
    gateway = buat_gateway(satker, waha.setelan() if waha else None, **isian)
    with pada(PAGI):
        pemutus.buka(gateway, "Perangkat keluar.", Verdict.STOP_KANAL)
    return gateway


def kabari_pada(menit: float) -> int:
    """Tell as of so many minutes after PAGI."""
    with pada(PAGI + timedelta(minutes=menit)):
        return kabari()


def pulih(gateway: Gateway, menit: float) -> None:
    """The breaker closes so many minutes after PAGI."""
    with pada(PAGI + timedelta(minutes=menit)):
        pemutus.tutup(gateway)


def test_a_blip_is_no_news(satker: Satker) -> None:
    admin(satker)
    gateway = rusak(satker)
    assert kabari_pada(1.9) == 0
    pulih(gateway, 1.95)
    assert kabari_pada(10) == 0
    assert not Surel.objects.exists()


def test_after_two_minutes_every_admin_gets_one_mail_with_the_reason(satker: Satker) -> None:
    admin(satker, "a@pa-uji.test")
    admin(satker, "b@pa-uji.test")
    rusak(satker, nama="WA utama")
    buat_pesan(satker, siap_pada=PAGI)
    for menit in (KABARI_SETELAH.total_seconds() / 60, 3, 60, 600):
        kabari_pada(menit)
    assert sorted(Surel.objects.values_list("kepada", flat=True)) == ["a@pa-uji.test", "b@pa-uji.test"]
    surel = Surel.objects.first()
    assert surel is not None
    assert "Gateway WA utama bermasalah sejak 23-11-2026 pukul 08.00 WIB: 1 pesan tertunda." in surel.teks
    assert "Kata gateway: Perangkat keluar." in surel.teks
    assert surel.perihal == f"Gateway WA utama berhenti mengirim: {satker.nama}"
    assert surel.satker == satker


def test_a_closing_is_told_once_to_whom_the_opening_was(satker: Satker) -> None:
    admin(satker)
    gateway = rusak(satker)
    kabari_pada(3)
    pulih(gateway, 20)
    assert [kabari_pada(21), kabari_pada(22), kabari_pada(600)] == [1, 0, 0]
    assert [("berjalan lagi" in p) for p in Surel.objects.order_by("id").values_list("perihal", flat=True)] == [
        False,
        True,
    ]


def test_each_opening_is_told_anew(satker: Satker) -> None:
    admin(satker)
    gateway = rusak(satker)
    kabari_pada(3)
    pulih(gateway, 10)
    kabari_pada(11)
    with pada(PAGI + timedelta(hours=2)):
        pemutus.buka(Gateway.objects.get(), "Putus lagi.")
    assert kabari_pada(123) == 1
    assert Surel.objects.count() == 3


def test_a_closing_nobody_looked_at_does_not_hide_the_next_opening(satker: Satker) -> None:
    admin(satker)
    gateway = rusak(satker)
    kabari_pada(3)
    pulih(gateway, 10)
    with pada(PAGI + timedelta(minutes=11)):
        pemutus.buka(Gateway.objects.get(), "Putus lagi.")
    assert [kabari_pada(12), kabari_pada(14), kabari_pada(15)] == [1, 1, 0]
    assert "Kata gateway: Putus lagi." in Surel.objects.order_by("-id")[0].teks


def test_nobody_but_this_courts_active_admins_is_told(satker: Satker) -> None:
    admin(satker, "benar@pa-uji.test")
    admin(satker, "keluar@pa-uji.test", is_active=False)
    admin(satker, "")
    buat_pengguna(satker, Peran.PTSP, email="ptsp@pa-uji.test")
    admin(buat_satker(), "lain@pa-lain.test")
    rusak(satker)
    kabari_pada(3)
    assert list(Surel.objects.values_list("kepada", flat=True)) == ["benar@pa-uji.test"]


def test_where_no_admin_has_an_address_the_court_has_one(satker: Satker) -> None:
    satker.surel = "pa@pa-uji.test"
    satker.save()
    rusak(satker)
    kabari_pada(3)
    assert Surel.objects.get().kepada == "pa@pa-uji.test"


def test_with_no_address_at_all_the_trail_says_that_nobody_was_told(satker: Satker) -> None:
    rusak(satker)
    assert kabari_pada(3) == 1
    jejak = JejakAudit.objects.get(tindakan="gateway_dikabarkan")
    assert (jejak.rincian["surel"], jejak.rincian["pesan"]) == (0, 0)


def test_without_a_mail_server_another_gateway_tells_and_no_stale_mail_waits(satker: Satker, settings: Any) -> None:
    """N-76 by another way: what nobody can send must not count as told, nor leave weeks later."""
    settings.SUREL_AKTIF = False
    admin(satker)
    buat_pegawai(satker, jabatan=Jabatan.ADMIN, nomor_wa="+6281211112222")
    rusak(satker)
    buat_gateway(satker, prioritas=2)
    assert kabari_pada(3) == 1
    assert not Surel.objects.exists()
    assert Pesan.objects.get().jenis == "N-76"
    jejak = JejakAudit.objects.get(tindakan="gateway_dikabarkan")
    assert (jejak.rincian["surel"], jejak.rincian["pesan"]) == (0, 1)


def test_another_gateway_brings_it_to_the_admins_phones(satker: Satker, waha: WahaPalsu) -> None:
    rusak(satker, prioritas=1, nama="WA satu")
    buat_gateway(satker, waha.setelan(), prioritas=2)
    buat_pegawai(satker, jabatan=Jabatan.ADMIN, nomor_wa="+6281200000001", nama="Rina")
    buat_pegawai(satker, jabatan=Jabatan.HAKIM, user=admin(satker), nomor_wa="+6281200000002")
    buat_pegawai(satker, jabatan=Jabatan.HAKIM, nomor_wa="+6281200000003")
    buat_pegawai(satker, jabatan=Jabatan.ADMIN, aktif=False, nomor_wa="+6281200000004")
    buat_pegawai(satker, jabatan=Jabatan.ADMIN, nomor_wa="+6281200000005")
    buat_nomor(satker, e164="+6281200000005", keadaan="berhenti")
    kabari_pada(3)
    with pada(PAGI + timedelta(minutes=4)):
        antar(satker)
    assert sorted(p["nomor"] for p in waha.diterima) == ["+6281200000001", "+6281200000002"]
    assert "Gateway WA satu bermasalah sejak" in waha.diterima[0]["teks"]


@pytest.mark.parametrize("isian", [{"dijeda": True}, {"aktif": False}, {"pemutus_sejak": PAGI}])
def test_a_second_gateway_that_cannot_send_is_not_asked(satker: Satker, isian: dict[str, Any]) -> None:
    rusak(satker)
    buat_gateway(satker, **isian)
    buat_pegawai(satker, jabatan=Jabatan.ADMIN)
    kabari_pada(1 if "pemutus_sejak" in isian else 3)
    assert not Pesan.objects.exists()


def test_what_has_come_true_no_longer_is_not_sent(satker: Satker, waha: WahaPalsu) -> None:
    gateway = rusak(satker, prioritas=1)
    buat_gateway(satker, waha.setelan(), prioritas=2)
    buat_pegawai(satker, jabatan=Jabatan.ADMIN)
    kabari_pada(3)
    pesan = Pesan.objects.get()
    Gateway.objects.filter(pk=gateway.pk).update(pemutus_sejak=None)
    with pada(PAGI + timedelta(minutes=4)):
        antar(satker)
    assert status(pesan) == ["batal"]


def test_a_stopped_gateway_is_probed_although_nothing_waits(satker: Satker, waha: WahaPalsu) -> None:
    gateway = rusak(satker, waha)
    with pada(PAGI + timedelta(minutes=4)):
        assert penjaga.jaga()["diperiksa"] == 0
    with pada(PAGI + timedelta(minutes=6)):
        assert penjaga.jaga() == {"diperiksa": 1, "pulih": 1, "kabar": 1}
    gateway.refresh_from_db()
    assert gateway.pemutus_sejak is None


def test_one_that_is_still_down_is_asked_ever_more_rarely(satker: Satker, waha: WahaPalsu) -> None:
    waha.status_sesi = "STOPPED"
    rusak(satker, waha)
    diperiksa = []
    for menit in range(120):
        with pada(PAGI + timedelta(minutes=menit)):
            if penjaga.jaga()["diperiksa"]:
                diperiksa.append(menit)
    jeda = [b - a for a, b in pairwise(diperiksa)]
    assert diperiksa[0] == 5
    assert jeda == sorted(jeda)
    assert len(diperiksa) <= 6


@pytest.mark.parametrize("isian", [{"aktif": False}, {"dijeda": True}])
def test_what_staff_switched_off_is_left_alone(satker: Satker, waha: WahaPalsu, isian: dict[str, Any]) -> None:
    rusak(satker, waha, **isian)
    with pada(PAGI + timedelta(hours=1)):
        assert penjaga.jaga()["diperiksa"] == 0
    assert waha.permintaan == []


def test_the_task_does_both(satker: Satker, waha: WahaPalsu) -> None:
    waha.status_sesi = "STOPPED"
    admin(satker)
    rusak(satker, waha)
    with pada(PAGI + timedelta(minutes=6)):
        tugas()
    assert len(waha.permintaan) == 1
    assert Surel.objects.count() == 1
