"""A message goes out by a second gateway only when the first surely did not take it, on one channel and across two."""

import json
from collections.abc import Iterator
from datetime import timedelta

import pytest

from notifikasi import masuk
from notifikasi.antar import antar, sapu
from notifikasi.cadangan import cadangan
from notifikasi.models import Gateway, KotakWebhook, Percobaan, Pesan, SetelanNotifikasi
from satker.models import Satker
from satker.waktu import pada, sekarang
from tests.notifikasi.pabrik import buat_gateway, buat_nomor, buat_pesan, status
from tests.notifikasi.serentak import tanpa_galat
from tests.pabrik import buat_satker
from tests.palsu import ajaib
from tests.palsu.evolution import EvolutionPalsu
from tests.palsu.gammu import Smsd
from tests.palsu.waha import WahaPalsu


@pytest.fixture
def dua() -> Iterator[WahaPalsu]:
    with WahaPalsu() as palsu:
        yield palsu


@pytest.mark.django_db
class TestDuaWhatsApp:
    def test_what_waits_behind_an_open_breaker_leaves_by_the_second(
        self, satker: Satker, waha: WahaPalsu, dua: WahaPalsu
    ) -> None:
        saat = sekarang()
        buat_gateway(satker, waha.setelan(), pemutus_sejak=saat, pemutus_coba=saat + timedelta(hours=1))
        kedua = buat_gateway(satker, dua.setelan(), prioritas=2)
        p = buat_pesan(satker)
        antar(satker)
        assert status(p) == ["diterima"]
        assert (len(waha.diterima), len(dua.diterima)) == (0, 1)
        assert Pesan.objects.get(pk=p.pk).gateway == kedua

    def test_a_message_refused_by_a_dead_device_leaves_by_the_second(
        self, satker: Satker, waha: WahaPalsu, dua: WahaPalsu
    ) -> None:
        """Session logged out: refused, breaker open, and the same message goes on by the next gateway."""
        buat_gateway(satker, waha.setelan())
        buat_gateway(satker, dua.setelan(), prioritas=2)
        p = buat_pesan(satker, nomor=buat_nomor(satker, e164=ajaib.nomor(ajaib.MATI)))
        antar(satker)
        lewat = list(Percobaan.objects.filter(pesan=p).order_by("ke").values_list("gateway__prioritas", "hasil"))
        assert lewat[0] == (1, "ditolak")
        assert [g for g, _ in lewat] == [1, 2]

    @pytest.mark.parametrize("akhir", [ajaib.BUKAN_JSON, ajaib.PUTUS])
    def test_a_message_the_first_may_have_taken_never_leaves_by_the_second(
        self, satker: Satker, waha: WahaPalsu, dua: WahaPalsu, akhir: str
    ) -> None:
        buat_gateway(satker, waha.setelan())
        buat_gateway(satker, dua.setelan(), prioritas=2)
        p = buat_pesan(satker, nomor=buat_nomor(satker, e164=ajaib.nomor(akhir)))
        antar(satker)
        Gateway.objects.filter(prioritas=1).update(
            pemutus_sejak=sekarang(), pemutus_coba=sekarang() + timedelta(hours=1)
        )
        sapu()
        with pada(sekarang() + timedelta(hours=2)):
            antar(satker)
        assert status(p) == ["tak_pasti"]
        assert dua.diterima == []


def pasang(satker: Satker, smsd: Smsd, **setelan: object) -> Gateway:
    SetelanNotifikasi.objects.create(
        satker=satker, sms_cadangan=True, jendela_mulai="00:00", jendela_selesai="23:59:59", **setelan
    )
    return buat_gateway(satker, smsd.setelan(), jenis="gammu")


@pytest.mark.mariadb
@pytest.mark.django_db
class TestWhatsAppLaluSms:
    def test_a_refusal_because_of_the_number_ends_in_one_sms_without_stars(self, satker: Satker, smsd: Smsd) -> None:
        modem = pasang(satker, smsd)
        nomor = buat_nomor(satker, e164=ajaib.nomor(ajaib.BUKAN_WHATSAPP))
        p = buat_pesan(satker, nama_penerima="*Siti*", nomor=nomor)
        with EvolutionPalsu() as wa:
            buat_gateway(satker, wa.setelan(), jenis="evolution")
            antar(satker)
            for _ in range(3):
                cadangan()
                antar(satker)
        ganti = Pesan.objects.get(cadangan_dari=p)
        assert (status(p, ganti), ganti.gateway) == (["gagal", "diterima"], modem)
        [teks] = smsd.kirim()
        assert teks == ganti.teks
        assert teks.startswith("Yth. Siti,")

    def test_what_may_have_left_stays_alone(self, satker: Satker, waha: WahaPalsu, smsd: Smsd) -> None:
        pasang(satker, smsd)
        buat_gateway(satker, waha.setelan())
        p = buat_pesan(satker, nomor=buat_nomor(satker, e164=ajaib.nomor(ajaib.BUKAN_JSON)))
        antar(satker)
        cadangan()
        antar(satker)
        assert status(p) == ["tak_pasti"]
        assert smsd.siap() == []

    def test_a_whatsapp_message_never_leaves_by_the_modem_nor_an_sms_by_whatsapp(
        self, satker: Satker, waha: WahaPalsu, smsd: Smsd
    ) -> None:
        modem = pasang(satker, smsd)
        wa, sms = buat_pesan(satker), buat_pesan(satker, kanal="sms")
        antar(satker)
        assert status(wa, sms) == ["antre", "diterima"]
        Gateway.objects.filter(pk=modem.pk).update(aktif=False)
        buat_gateway(satker, waha.setelan())
        sms2 = buat_pesan(satker, kanal="sms")
        antar(satker)
        assert status(wa, sms2) == ["diterima", "antre"]
        assert len(waha.diterima) == 1

    def test_an_sms_whose_original_arrives_between_claim_and_call_is_not_sent(self, satker: Satker, smsd: Smsd) -> None:
        pasang(satker, smsd)
        asal = buat_pesan(satker, status="sampai")
        ganti = buat_pesan(satker, kanal="sms", cadangan_dari=asal, nomor=asal.nomor)
        antar(satker)
        ganti.refresh_from_db()
        assert (ganti.status, ganti.galat) == ("batal", "Pesan WhatsApp yang digantikan SMS ini ternyata keluar.")
        assert smsd.siap() == []

    def test_berhenti_by_sms_stops_and_is_confirmed_by_sms(self, satker: Satker, waha: WahaPalsu, smsd: Smsd) -> None:
        modem = pasang(satker, smsd)
        buat_gateway(satker, waha.setelan())
        nomor = buat_nomor(satker)
        antre = buat_pesan(satker, nomor=nomor, siap_pada=sekarang() + timedelta(hours=1))
        baris = {"dari": "inbox", "id": 1, "pengirim": nomor.e164, "teks": "berhenti", "waktu": sekarang().timestamp()}
        badan = json.dumps({"inbox": [baris]})
        KotakWebhook.objects.create(gateway=modem, kunci="a", badan=badan, diterima_pada=sekarang())
        masuk.proses()
        antar(satker)
        nomor.refresh_from_db()
        assert (nomor.keadaan, nomor.masuk_terakhir, nomor.di_whatsapp) == ("berhenti", None, None)
        assert status(antre) == ["batal"]
        [jawab] = smsd.kirim()
        assert "dihentikan" in jawab
        assert waha.diterima == []


@pytest.mark.mariadb
@pytest.mark.django_db(transaction=True)
class TestSerentak:
    def test_two_planners_and_two_workers_send_one_sms_each(self, smsd: Smsd) -> None:
        satker = buat_satker()
        with WahaPalsu() as waha:
            pasang(satker, smsd)
            buat_gateway(satker, waha.setelan())
            nomor = [buat_nomor(satker, di_whatsapp=False, dicek_pada=sekarang()) for _ in range(20)]
            pesan = [buat_pesan(satker, nomor=n) for n in nomor]
            tanpa_galat(cadangan, cadangan, antar, cadangan, antar)
            cadangan()
            antar()
        for p, keadaan in zip(pesan, status(*pesan), strict=True):
            lewat_sms = Pesan.objects.filter(cadangan_dari=p, status="diterima").count()
            assert len(waha.teks_untuk(p.nomor.e164)) + lewat_sms == 1
            assert keadaan == ("batal" if lewat_sms else "diterima")
        assert len(smsd.kirim()) == Pesan.objects.filter(kanal="sms").count()
