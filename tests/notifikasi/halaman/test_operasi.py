"""The operations page: what it shows is true, it is the admin's own court's, and its switches work."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from notifikasi import denyut, operasi
from notifikasi.antar import antar, pemutus
from notifikasi.gateway.dasar import Verdict
from notifikasi.models import Gateway, KotakWebhook, Pesan, Surel, TandaTerima
from notifikasi.surel import antrekan_surel
from satker.models import JejakAudit, Peran, Satker
from satker.waktu import pada, sekarang
from tests.halaman import query_tetap, sebagai, tertutup
from tests.notifikasi.pabrik import buat_gateway, buat_nomor, buat_pesan, jam
from tests.pabrik import buat_satker
from tests.palsu import ajaib
from tests.palsu.waha import WahaPalsu

pytestmark = pytest.mark.django_db
URL = "/operasi/"
PAGI = jam("08:00")


@pytest.fixture
def admin(satker: Satker) -> Client:
    """The court's admin in a browser."""
    return sebagai(satker, Peran.ADMIN)


def isi(client: Client) -> str:
    """The page."""
    jawaban = client.get(URL)
    assert jawaban.status_code == 200
    return jawaban.content.decode()


def tekan(client: Client, gateway: Gateway, tindakan: str) -> Gateway:
    """Press one button; the gateway afterwards."""
    jawaban = client.post(reverse("operasi_gateway", args=[gateway.pk, tindakan]))
    assert (jawaban.status_code, jawaban["Location"]) == (302, URL)
    return Gateway.objects.get(pk=gateway.pk)


def test_it_is_the_admins_page_and_of_his_own_court(satker: Satker) -> None:
    buat_gateway(satker, nama="WA rahasia")
    tertutup(URL, satker, 200)
    assert sebagai(satker, Peran.PTSP).get(URL).status_code == 403
    assert "WA rahasia" not in isi(sebagai(buat_satker(), Peran.ADMIN))


def test_its_buttons_are_closed_to_everybody_else(satker: Satker) -> None:
    gateway = buat_gateway(satker)
    tertutup(reverse("operasi_gateway", args=[gateway.pk, "jeda"]), satker, 404, "post")
    assert sebagai(satker, Peran.PTSP).post(reverse("operasi_gateway", args=[gateway.pk, "jeda"])).status_code == 403
    gateway.refresh_from_db()
    assert gateway.dijeda is False


def test_an_empty_court_is_told_to_set_a_gateway_up(admin: Client) -> None:
    teks = isi(admin)
    assert "Belum ada gateway" in teks
    assert "Tidak ada pesan yang menunggu." in teks


@pytest.mark.parametrize(
    ("isian", "kata", "nada"),
    [
        ({}, "Berjalan", "baik"),
        ({"aktif": False}, "Tidak aktif", ""),
        ({"dijeda": True}, "Dijeda", "awas"),
        ({"pemutus_sejak": PAGI, "dijeda": False}, "Berhenti", "bahaya"),
        ({"balasan_saja_sampai": PAGI + timedelta(hours=1)}, "Hanya balasan", "awas"),
        ({"massal_berhenti_sampai": PAGI + timedelta(hours=1)}, "Tanpa pesan massal", "awas"),
        ({"kontak_baru_berhenti_sampai": PAGI + timedelta(hours=1)}, "Tanpa kontak baru", "awas"),
        ({"lambat_sampai": PAGI + timedelta(hours=1)}, "Dilambatkan", "awas"),
        ({"lambat_sampai": PAGI - timedelta(hours=1)}, "Berjalan", "baik"),
    ],
)
def test_each_state_has_its_word(satker: Satker, isian: dict[str, Any], kata: str, nada: str) -> None:
    gateway = buat_gateway(satker, **isian)
    with pada(PAGI):
        assert operasi.kata_keadaan(gateway) == (kata, nada)


def test_a_stopped_gateway_says_why_and_when_it_is_asked_again(satker: Satker, admin: Client) -> None:
    gateway = buat_gateway(satker)
    with pada(PAGI):
        pemutus.buka(gateway, "Perangkat keluar <b>.")
        teks = isi(admin)
    assert "Perangkat keluar &lt;b&gt;." in teks
    assert "Diperiksa lagi" in teks
    assert "08.01 WIB" in teks
    assert "Periksa sekarang" in teks


def test_every_refusal_is_named_in_words() -> None:
    assert set(operasi.KATA_VERDICT) == set(Verdict)


def test_todays_calls_are_counted_by_what_came_of_them(satker: Satker, waha: WahaPalsu) -> None:
    gateway = buat_gateway(satker, waha.setelan())
    with pada(PAGI):
        for akhir in (ajaib.BIASA, ajaib.BIASA, ajaib.TOLAK_200, ajaib.PUTUS):
            buat_pesan(satker, nomor=buat_nomor(satker, e164=ajaib.nomor(akhir, Pesan.objects.count() + 2000)))
        antar(satker)
        (kini,) = operasi.gateway_kini(satker)
        assert kini.gateway == gateway
        assert dict(kini.hasil) == {"diterima": 2, "ditolak, alasan belum dikenal": 1, "tak pasti": 1}
        assert kini.per_menit == 0.8
    with pada(PAGI + timedelta(minutes=6)):
        assert operasi.gateway_kini(satker)[0].per_menit == 0
    with pada(PAGI + timedelta(days=1)):
        assert operasi.gateway_kini(satker)[0].hasil == []


def test_the_quota_of_new_contacts_shows_what_is_used(satker: Satker, waha: WahaPalsu, admin: Client) -> None:
    buat_gateway(satker, waha.setelan(), kontak_baru_per_hari=5)
    with pada(PAGI):
        for _ in range(3):
            buat_pesan(satker)
        antar(satker)
        (kini,) = operasi.gateway_kini(satker)
        assert (kini.kontak_baru, kini.batas_kontak_baru) == (3, 5)
        assert "3 dari 5" in isi(admin)


def test_waiting_webhooks_and_the_last_receipt_show(satker: Satker) -> None:
    gateway = buat_gateway(satker)
    for n, proses in enumerate((None, None, PAGI)):
        diterima = PAGI + timedelta(minutes=n)
        KotakWebhook.objects.create(
            gateway=gateway, kunci=str(n), badan="{}", diterima_pada=diterima, diproses_pada=proses
        )
    for n in (1, 2):
        TandaTerima.objects.create(gateway=gateway, id_gateway=str(n), status="sampai", waktu=PAGI + timedelta(hours=n))
    with pada(PAGI + timedelta(hours=3)):
        (kini,) = operasi.gateway_kini(satker)
    assert (kini.webhook_menunggu, kini.webhook_tertua, kini.webhook_rusak) == (2, PAGI, 0)
    KotakWebhook.objects.filter(kunci="2").update(galat="ValueError: rusak")
    (kini,) = operasi.gateway_kini(satker)
    assert (kini.webhook_menunggu, kini.webhook_rusak) == (2, 1)
    assert kini.tanda_terakhir == PAGI + timedelta(hours=2)


def test_the_queue_is_told_by_kind_with_the_age_of_its_oldest(satker: Satker) -> None:
    for n in range(3):
        buat_pesan(satker, siap_pada=PAGI - timedelta(minutes=n), kirim_mulai=PAGI - timedelta(minutes=n))
    buat_pesan(satker, siap_pada=PAGI + timedelta(hours=1), kirim_mulai=PAGI)
    buat_pesan(satker, status="sampai")
    buat_pesan(buat_satker())
    with pada(PAGI):
        (antre,) = operasi.antrean(satker)
    assert (antre.nama, antre.banyak, antre.tempo) == ("U-01 Pesan uji", 4, 3)
    assert antre.tertua == PAGI - timedelta(minutes=2)


def test_a_kind_this_version_does_not_know_is_still_counted(satker: Satker) -> None:
    buat_pesan(satker, jenis="Z-99")
    assert operasi.antrean(satker)[0].nama == "Z-99"


def test_silent_processes_are_named(admin: Client) -> None:
    with pada(PAGI):
        denyut.catat("beat")
        denyut.catat("worker:celery@satu")
    with pada(PAGI + timedelta(minutes=4)):
        denyut.catat("worker:celery@satu")
        assert [(a, n, s) for a, n, _, s in operasi.layanan()] == [
            ("Penjadwal (beat)", "", True),
            ("Petugas pengirim (worker)", "celery@satu", False),
        ]
        teks = isi(admin)
    assert "Sunyi" in teks
    assert "celery@satu" in teks
    assert "Penjadwal (beat) tidak terdengar selama 4 menit." in teks
    assert "(worker) tidak terdengar" not in teks


def test_failed_mail_shows_its_reason_but_neither_address_nor_text(satker: Satker, admin: Client) -> None:
    antrekan_surel(satker=satker, kunci="a", kepada="budi@contoh.test", perihal="Keputusan", teks="isi rahasia")
    Surel.objects.update(status="gagal", galat="550 kotak surat tidak ada")
    antrekan_surel(satker=buat_satker(), kunci="b", kepada="lain@contoh.test", perihal="Milik lain", teks="x")
    teks = isi(admin)
    assert "550 kotak surat tidak ada" in teks
    assert "1 gagal" in teks
    for rahasia in ("budi@contoh.test", "isi rahasia", "Milik lain"):
        assert rahasia not in teks


def test_the_live_part_says_nothing_while_nothing_has_changed(satker: Satker, admin: Client) -> None:
    buat_gateway(satker)
    htmx = {"HX-Request": "true"}
    with pada(PAGI):
        bagian = admin.get(URL, headers=htmx).content.decode()
        assert "<html" not in bagian
        sidik = bagian.split('name="sudah" value="')[1].split('"')[0]
        assert f'value="{sidik}"' in isi(admin)
        assert admin.get(URL, {"sudah": sidik}, headers=htmx).status_code == 204
        buat_pesan(satker)
        assert admin.get(URL, {"sudah": sidik}, headers=htmx).status_code == 200


def test_an_ended_session_gets_no_part_of_a_page() -> None:
    assert Client().get(URL, headers={"HX-Request": "true"}).status_code == 403


def test_pause_and_resume_leave_their_line_in_the_trail(satker: Satker, admin: Client) -> None:
    gateway = buat_gateway(satker)
    assert tekan(admin, gateway, "jeda").dijeda is True
    assert "Lanjutkan" in isi(admin)
    assert tekan(admin, gateway, "lanjut").dijeda is False
    tindakan = JejakAudit.objects.filter(satker=satker).values_list("tindakan", flat=True)
    assert {"gateway_dijeda", "gateway_dilanjutkan"} <= set(tindakan)


def test_probe_now_moves_the_next_probe_to_now(satker: Satker, admin: Client) -> None:
    gateway = buat_gateway(satker)
    with pada(PAGI):
        pemutus.buka(gateway, "Putus.")
    gateway = tekan(admin, gateway, "periksa")
    assert gateway.pemutus_sejak is not None
    assert gateway.pemutus_coba is not None
    assert gateway.pemutus_coba <= sekarang()
    assert JejakAudit.objects.filter(tindakan="gateway_diperiksa").count() == 1


def test_probing_one_that_runs_and_unknown_buttons_do_nothing(satker: Satker, admin: Client) -> None:
    gateway = buat_gateway(satker)
    tekan(admin, gateway, "periksa")
    tekan(admin, gateway, "hapus")
    assert not JejakAudit.objects.filter(tindakan="gateway_diperiksa").exists()
    assert admin.get(reverse("operasi_gateway", args=[gateway.pk, "jeda"])).status_code == 405


def test_it_takes_the_same_queries_with_one_and_with_many_messages(satker: Satker, admin: Client) -> None:
    buat_gateway(satker)
    query_tetap(admin, URL, lambda n: [buat_pesan(satker) for _ in range(n)], 20)


def test_it_takes_the_same_queries_with_one_and_with_many_gateways(satker: Satker, admin: Client) -> None:
    query_tetap(admin, URL, lambda n: [buat_gateway(satker) for _ in range(n)], 10)


def test_what_cannot_be_read_and_what_whatsapp_holds_back_is_told(admin: Client, satker: Satker) -> None:
    """A BERHENTI may be among what nobody could read; 463 lets messages wait for a day."""
    gateway = buat_gateway(satker, kontak_baru_berhenti_sampai=sekarang() + timedelta(hours=20))
    KotakWebhook.objects.create(gateway=gateway, kunci="a", badan="{}", galat="x", diterima_pada=sekarang())
    assert "Webhook tidak terbaca" in isi(admin)
    assert "Tidak memulai percakapan baru sampai" in isi(admin)
    KotakWebhook.objects.update(galat="")
    Gateway.objects.update(kontak_baru_berhenti_sampai=None)
    assert "Webhook tidak terbaca" not in isi(admin)
    assert "Tidak memulai percakapan baru" not in isi(admin)


def test_each_hold_tells_its_own_end(admin: Client, satker: Satker) -> None:
    """The word in the heading is the gravest one's; the others have their own hours."""
    satu, dua = PAGI + timedelta(hours=1), PAGI + timedelta(hours=2)
    buat_gateway(satker, balasan_saja_sampai=satu, lambat_sampai=dua)
    with pada(PAGI):
        teks = " ".join(isi(admin).split())
    assert "Hanya balasan" in teks
    assert 'Hanya mengirim balasan sampai <span class="nomor">23-11-2026 09.00 WIB</span>: diminta WhatsApp.' in teks
    assert 'Mengirim pelan sampai <span class="nomor">23-11-2026 10.00 WIB</span>: diminta penyedia.' in teks
