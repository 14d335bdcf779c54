"""131048, "too much like spam": recaps stop first, answers last (gateways.md 1.2: stop bulk, keep replies)."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from notifikasi.antar import antar
from notifikasi.models import Gateway, Pesan, Templat
from satker.models import JejakAudit, Satker
from satker.waktu import pada
from tests.notifikasi.pabrik import UJI, buat_gateway, buat_nomor, buat_pesan, jam, status
from tests.palsu import ajaib
from tests.palsu.cloud_api import CloudApiPalsu

PAGI = jam("08:00")
P = Pesan.Prioritas
pytestmark = pytest.mark.django_db


@pytest.fixture
def meta() -> Iterator[CloudApiPalsu]:
    """Meta's API, on the loopback."""
    with CloudApiPalsu() as palsu:
        yield palsu


@pytest.fixture
def gateway(satker: Satker, meta: CloudApiPalsu) -> Gateway:
    """A gateway that is refused by numbers with the magic ending, and an approved template for the others."""
    Templat.objects.create(satker=satker, jenis=UJI, nama_meta="uji", bidang_meta=["nama"])
    return buat_gateway(satker, meta.setelan(), jenis="cloud_api", opsi={**meta.setelan().opsi, "koneksi": 1})


def pesan(satker: Satker, prioritas: int, *, spam: bool = False, jam_lalu: float | None = None, **isian: Any) -> Pesan:
    """A due message; `spam`: the gateway will refuse it; `jam_lalu`: when its number last wrote to us."""
    masuk = None if jam_lalu is None else PAGI - timedelta(hours=jam_lalu)
    n = Pesan.objects.count()
    e164 = ajaib.nomor(ajaib.BATAS_BARU if spam else ajaib.BIASA, 4000 + n)
    nomor = buat_nomor(satker, e164=e164, masuk_terakhir=masuk)
    return buat_pesan(satker, nomor=nomor, prioritas=prioritas, siap_pada=PAGI, kirim_mulai=PAGI, **isian)


def jalankan(satker: Satker, menit: int = 0) -> None:
    """Deliver as of so many minutes after PAGI."""
    with pada(PAGI + timedelta(minutes=menit)):
        antar(satker)


def test_a_refused_recap_stops_recaps_only(satker: Satker, gateway: Gateway) -> None:
    rekap = pesan(satker, P.PEGAWAI, spam=True)
    siaran = pesan(satker, P.MASSAL)
    jalankan(satker)
    sidang = pesan(satker, P.SIDANG)
    jalankan(satker, 1)
    gateway.refresh_from_db()
    assert gateway.pemutus_sejak is None
    assert gateway.balasan_saja_sampai is None
    assert gateway.massal_berhenti_sampai == PAGI + timedelta(hours=1)
    assert status(rekap, siaran, sidang) == ["antre", "antre", "diterima"]


def test_a_recap_to_somebody_who_wrote_today_still_leaves(satker: Satker, gateway: Gateway) -> None:
    Gateway.objects.update(massal_berhenti_sampai=PAGI + timedelta(hours=1))
    tanya, diam = pesan(satker, P.PEGAWAI, jam_lalu=2), pesan(satker, P.PEGAWAI, jam_lalu=25)
    jalankan(satker)
    assert status(tanya, diam) == ["diterima", "antre"]


def test_a_refused_hearing_notice_leaves_only_answers(satker: Satker, gateway: Gateway) -> None:
    ditolak = pesan(satker, P.SIDANG, spam=True)
    jalankan(satker)
    sidang, balasan = pesan(satker, P.SIDANG), pesan(satker, P.SEGERA, jam_lalu=1)
    jalankan(satker, 1)
    assert status(ditolak, sidang, balasan) == ["antre", "antre", "diterima"]
    gateway.refresh_from_db()
    assert gateway.pemutus_sejak is None
    assert gateway.balasan_saja_sampai == PAGI + timedelta(hours=1)


def test_a_refused_answer_opens_the_breaker(satker: Satker, gateway: Gateway) -> None:
    """Each further try counts against the number: when not even answers pass, nothing is tried."""
    pesan(satker, P.SEGERA, spam=True, jam_lalu=1)
    lain = pesan(satker, P.SEGERA, jam_lalu=1)
    jalankan(satker)
    gateway.refresh_from_db()
    assert gateway.pemutus_sejak == PAGI
    assert gateway.pemutus_coba == PAGI + timedelta(hours=1)
    assert status(lain) == ["antre"]


def test_after_an_hour_everything_leaves_again(satker: Satker, gateway: Gateway) -> None:
    Gateway.objects.update(
        massal_berhenti_sampai=PAGI + timedelta(hours=1), balasan_saja_sampai=PAGI + timedelta(hours=1)
    )
    semua = [pesan(satker, p) for p in (P.SIDANG, P.PEGAWAI, P.MASSAL)]
    jalankan(satker, 59)
    assert status(*semua) == ["antre"] * 3
    jalankan(satker, 61)
    assert status(*semua) == ["diterima"] * 3


def test_one_refusal_is_one_call_however_often_the_beat_rings(
    satker: Satker, gateway: Gateway, meta: CloudApiPalsu
) -> None:
    for _ in range(5):
        pesan(satker, P.PEGAWAI, spam=True)
    for menit in range(10):
        jalankan(satker, menit)
    assert len(meta.permintaan) == 1
    assert Pesan.objects.filter(status="antre").count() == 5


def test_each_step_is_in_the_trail(satker: Satker, gateway: Gateway) -> None:
    pesan(satker, P.PEGAWAI, spam=True)
    jalankan(satker)
    pesan(satker, P.SIDANG, spam=True)
    jalankan(satker, 1)
    tindakan = list(JejakAudit.objects.filter(satker=satker).order_by("id").values_list("tindakan", flat=True))
    assert tindakan.count("massal_berhenti") >= 1
    assert tindakan[-1] == "balasan_saja"
