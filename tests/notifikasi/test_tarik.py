"""What an SMSD knows comes into the portal like a webhook: raw, once, and applied again after a fix."""

from datetime import timedelta

import pytest

from notifikasi import masuk
from notifikasi.antar import antar
from notifikasi.models import Gateway, KotakWebhook, Pesan, PesanMasuk, SetelanNotifikasi
from notifikasi.tarik import tarik
from satker.models import Satker
from satker.waktu import sekarang
from tests.notifikasi.pabrik import buat_gateway, buat_nomor, buat_pesan, status
from tests.notifikasi.serentak import tanpa_galat
from tests.pabrik import buat_satker
from tests.palsu.gammu import Smsd
from tests.palsu.waha import WahaPalsu

pytestmark = [pytest.mark.mariadb, pytest.mark.django_db]


@pytest.fixture
def modem(satker: Satker, smsd: Smsd) -> Gateway:
    SetelanNotifikasi.objects.create(satker=satker, jendela_mulai="00:00", jendela_selesai="23:59:59")
    return buat_gateway(satker, smsd.setelan(), jenis="gammu")


def kirim(satker: Satker, banyak: int = 1) -> list[Pesan]:
    pesan = [buat_pesan(satker, kanal="sms") for _ in range(banyak)]
    antar(satker)
    return [Pesan.objects.get(pk=p.pk) for p in pesan]


def kabar() -> None:
    """One turn of the beat: fetch, then process."""
    tarik()
    masuk.proses()


def test_a_message_goes_from_the_outbox_to_the_phone(satker: Satker, modem: Gateway, smsd: Smsd) -> None:
    [p] = kirim(satker)
    assert status(p) == ["diterima"]
    kabar()
    smsd.kirim()
    kabar()
    assert status(p) == ["terkirim"]
    smsd.lapor(str(p.id_klien), "DeliveryOK")
    kabar()
    assert status(p) == ["sampai"]
    p.refresh_from_db()
    assert p.nomor.di_whatsapp is None  # an SMS says nothing about WhatsApp


def test_a_failure_is_told_with_the_networks_code(satker: Satker, modem: Gateway, smsd: Smsd) -> None:
    [p] = kirim(satker)
    smsd.kirim()
    smsd.lapor(str(p.id_klien), "DeliveryFailed")
    kabar()
    p.refresh_from_db()
    assert (p.status, p.galat_kode) == ("gagal", "70")
    assert "SMS tidak sampai" in p.galat


def test_a_message_whose_answer_was_lost_is_settled_by_its_row(satker: Satker, modem: Gateway, smsd: Smsd) -> None:
    """The INSERT arrived, its answer did not: tak_pasti, until the outbox itself shows the row."""
    ada, hilang = kirim(satker, 2)
    Pesan.objects.filter(pk__in=[ada.pk, hilang.pk]).update(status="tak_pasti", id_gateway="", diterima_pada=None)
    smsd.sql("DELETE FROM outbox WHERE CreatorID = %s", str(hilang.id_klien))
    kabar()
    assert status(ada, hilang) == ["diterima", "tak_pasti"]


def test_an_answer_is_kept_once_however_often_it_is_fetched(satker: Satker, modem: Gateway, smsd: Smsd) -> None:
    kirim(satker, 3)
    smsd.terima("+6281355550001", "halo")
    assert tarik().sebagai_dict() == {"gateway": 1, "peristiwa": 4, "bungkam": 0}
    assert tarik().peristiwa == 0
    smsd.sql("UPDATE inbox SET Processed = 'false'")  # marking it had failed
    assert tarik().peristiwa == 0
    assert KotakWebhook.objects.count() == 4
    masuk.proses()
    assert PesanMasuk.objects.count() == 1


def test_what_could_not_be_read_is_read_again_after_a_fix(satker: Satker, modem: Gateway, smsd: Smsd) -> None:
    [p] = kirim(satker)
    smsd.kirim("DeliveryOK")
    tarik()
    masuk.proses()
    Pesan.objects.filter(pk=p.pk).update(status="diterima", sampai_pada=None)
    p.tanda_terima.all().delete()
    KotakWebhook.objects.update(galat="rusak")
    masuk.proses(ulang=True)
    assert status(p) == ["sampai"]


def test_berhenti_by_sms_is_obeyed(satker: Satker, modem: Gateway, smsd: Smsd) -> None:
    nomor = buat_nomor(satker)
    smsd.terima(nomor.e164, "  Berhenti. ")
    kabar()
    nomor.refresh_from_db()
    assert nomor.keadaan == "berhenti"
    antar(satker)
    assert "dihentikan" in smsd.kirim()[0]


def test_a_database_that_is_away_is_told_and_holds_up_no_other(satker: Satker, modem: Gateway, smsd: Smsd) -> None:
    mati = buat_gateway(buat_satker(), smsd.setelan(), jenis="gammu", url="mysql://127.0.0.1:9/smsd")
    kirim(satker)
    hitung = tarik()
    assert (hitung.gateway, hitung.bungkam, hitung.peristiwa) == (2, 1, 1)
    Gateway.objects.filter(pk=mati.pk).update(aktif=False)
    assert tarik().gateway == 1


def test_gateways_that_knock_are_not_asked(satker: Satker) -> None:
    with WahaPalsu() as waha:
        buat_gateway(satker, waha.setelan())
        assert tarik().gateway == 0
        assert waha.permintaan == []


def test_nobody_waits_for_word_of_last_week(satker: Satker, modem: Gateway, smsd: Smsd) -> None:
    [p] = kirim(satker)
    Pesan.objects.filter(pk=p.pk).update(diklaim_pada=sekarang() - timedelta(days=5))
    assert tarik().peristiwa == 0


@pytest.mark.django_db(transaction=True)
def test_two_beats_fetch_each_word_once(smsd: Smsd) -> None:
    satker = buat_satker()
    SetelanNotifikasi.objects.create(satker=satker, jendela_mulai="00:00", jendela_selesai="23:59:59")
    buat_gateway(satker, smsd.setelan(), jenis="gammu")
    pesan = kirim(satker, 12)
    smsd.kirim("DeliveryOK")
    for n in range(8):
        smsd.terima(f"+62813555500{n:02d}", f"halo {n}")
    tanpa_galat(tarik, tarik, masuk.proses, tarik)
    masuk.proses()
    assert set(status(*pesan)) == {"sampai"}
    assert PesanMasuk.objects.count() == 8
    assert KotakWebhook.objects.count() == 20
