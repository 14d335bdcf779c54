"""`--simulasi` shows what a step would do now; nothing is written, nobody is called (design 3)."""

import json
from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from notifikasi.antar import antar
from notifikasi.models import KotakWebhook, Percobaan, Pesan
from satker.models import Satker
from satker.waktu import sekarang
from tests.notifikasi.bahan import di_udara, diklaim
from tests.notifikasi.pabrik import UJI, buat_gateway, buat_nomor, buat_pesan, jam, status
from tests.pabrik import buat_satker
from tests.palsu.waha import WahaPalsu

pytestmark = pytest.mark.django_db


def jalankan(perintah: str, **pilihan: Any) -> dict[str, Any]:
    """The one line a step prints."""
    keluaran = StringIO()
    call_command(perintah, stdout=keluaran, **pilihan)
    (baris,) = keluaran.getvalue().splitlines()
    return dict(json.loads(baris))


def isi() -> list[Any]:
    """Everything delivery could change."""
    return [list(m.objects.order_by("pk").values()) for m in (Pesan, Percobaan, KotakWebhook)]


def test_it_names_what_each_gateway_would_take_and_takes_nothing(satker: Satker, waha: WahaPalsu) -> None:
    gateway = buat_gateway(satker, waha.setelan(), nama="WAHA PTSP")
    for _ in range(3):
        buat_pesan(satker)
    buat_pesan(satker, siap_pada=sekarang() + timedelta(hours=1))
    buat_pesan(buat_satker(kode="lain"))
    sebelum = isi()
    baris = [{"satker": satker.kode, "gateway": gateway.nama, "jenis": UJI, "banyak": 3}]
    hasil = jalankan("antar", simulasi=True, satker=satker.kode)
    assert hasil == {"akan_diklaim": 3, "kedaluwarsa": 0, "tertahan": 0, "baris": baris}
    assert jalankan("antar", simulasi=True) == hasil | {"tertahan": 1}, "the other court has no gateway"
    assert (isi(), waha.permintaan) == (sebelum, [])
    assert antar(satker).diterima == 3


def test_what_may_not_leave_now_is_counted_apart(satker: Satker) -> None:
    gateway = buat_gateway(satker, kontak_baru_per_hari=1, pemutus_sejak=None)
    buat_pesan(satker, kirim_mulai=sekarang() - timedelta(hours=2), kedaluwarsa=sekarang() - timedelta(hours=1))
    buat_pesan(satker)
    buat_pesan(satker)
    assert {k: v for k, v in jalankan("antar", simulasi=True).items() if k != "baris"} == {
        "akan_diklaim": 1,
        "kedaluwarsa": 1,
        "tertahan": 1,
    }
    gateway.pemutus_sejak, gateway.pemutus_coba = sekarang(), sekarang() - timedelta(minutes=1)
    gateway.save()
    assert jalankan("antar", simulasi=True)["tertahan"] == 2
    gateway.refresh_from_db()
    assert gateway.pemutus_coba < sekarang(), "no probe"


def test_quiet_hours_are_those_of_the_moment_given(satker: Satker) -> None:
    buat_gateway(satker)
    buat_pesan(satker, segera=False, siap_pada=jam("06:00"))
    assert jalankan("antar", simulasi=True, pada=jam("06:30"))["tertahan"] == 1
    assert jalankan("antar", simulasi=True, pada=jam("07:00"))["akan_diklaim"] == 1


@pytest.mark.parametrize("nomor_sama", [True, False])
def test_the_gap_per_recipient_lets_one_through(satker: Satker, nomor_sama: bool) -> None:
    buat_gateway(satker, jeda_penerima=30)
    nomor = buat_nomor(satker)
    for _ in range(2):
        buat_pesan(satker, nomor=nomor if nomor_sama else buat_nomor(satker))
    assert jalankan("antar", simulasi=True)["akan_diklaim"] == (1 if nomor_sama else 2)


@pytest.mark.parametrize(("mulai", "hasil"), [(diklaim, "antre"), (di_udara, "tak_pasti")])
def test_the_sweep_says_what_it_would_settle(satker: Satker, mulai: Callable[[Satker], Any], hasil: str) -> None:
    mulai(satker)
    sebelum = isi()
    assert jalankan("sapu", simulasi=True)[hasil] == 1
    assert isi() == sebelum
    assert jalankan("sapu")[hasil] == 1
    assert status(Pesan.objects.get()) == [hasil]


def test_the_inbox_says_how_many_wait(satker: Satker, waha: WahaPalsu) -> None:
    gateway = buat_gateway(satker, waha.setelan())
    for n, galat in enumerate(("", "rusak")):
        proses = sekarang() if galat else None
        KotakWebhook.objects.create(
            gateway=gateway, kunci=str(n), badan="{}", galat=galat, diterima_pada=sekarang(), diproses_pada=proses
        )
    sebelum = isi()
    assert jalankan("proses_masuk", simulasi=True)["diproses"] == 1
    assert jalankan("proses_masuk", simulasi=True, ulang=True)["diproses"] == 2
    assert isi() == sebelum


@pytest.mark.parametrize("perintah", ["antar", "sapu", "proses_masuk"])
def test_a_moment_without_a_zone_is_refused(perintah: str) -> None:
    with pytest.raises(CommandError):
        call_command(perintah, "--simulasi", "--pada", "2026-11-23T08:00:00")
