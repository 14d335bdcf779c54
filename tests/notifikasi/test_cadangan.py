"""SMS in place of WhatsApp: when it surely did not arrive, once, marked so, and never beside one that may have left."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from notifikasi import services
from notifikasi.antar import antar
from notifikasi.cadangan import SEBAB, cadangan
from notifikasi.gateway.dasar import StatusTerima, TandaTerima, Verdict
from notifikasi.models import Gateway, Nomor, Percobaan, Pesan, SetelanNotifikasi
from notifikasi.tanda_terima import cocokkan, simpan
from satker.models import Satker
from satker.waktu import pada, sekarang
from tests.notifikasi.pabrik import buat_gateway, buat_nomor, buat_pesan, jam, status
from tests.pabrik import buat_pengguna, buat_satker
from tests.palsu import ajaib
from tests.palsu.waha import WahaPalsu

pytestmark = pytest.mark.django_db


def pasang(satker: Satker, **setelan: Any) -> Gateway:
    """A court that wants SMS where WhatsApp fails, with a modem."""
    SetelanNotifikasi.objects.create(satker=satker, **{"sms_cadangan": True} | setelan)
    return buat_gateway(satker, jenis="gammu", url="mysql://127.0.0.1:9/smsd", prioritas=9)


def gagal(satker: Satker, verdict: str = Verdict.PENERIMA, hasil: str = "ditolak", **isian: Any) -> Pesan:
    """A message whose last attempt was refused because of its number."""
    wa = Gateway.objects.filter(satker=satker, jenis="waha").first() or buat_gateway(satker)
    saat = sekarang()
    p = buat_pesan(satker, **{"status": "gagal", "selesai_pada": saat, "jumlah_percobaan": 1} | isian)
    Percobaan.objects.create(pesan=p, ke=1, gateway=wa, mulai=saat, selesai=saat, hasil=hasil, verdict=verdict)
    return p


def sms(pesan: Pesan) -> list[Pesan]:
    return list(Pesan.objects.filter(cadangan_dari=pesan))


class TestNomorTidakTercapai:
    @pytest.mark.parametrize("verdict", ["penerima", "jendela", "besok"])
    def test_a_number_whatsapp_cannot_reach_gets_one_sms(self, satker: Satker, verdict: str) -> None:
        pasang(satker)
        p = gagal(satker, verdict, kedaluwarsa=sekarang() + timedelta(hours=3), data={"perihal": "x"}, perihal="x")
        assert (cadangan(), cadangan()) == (1, 0)
        [ganti] = sms(p)
        assert (ganti.kanal, ganti.kunci, ganti.status) == ("sms", f"{p.kunci}:sms", "antre")
        sama = ("nomor_id", "jenis", "subjek", "subjek_id", "data", "perihal", "prioritas", "kedaluwarsa", "segera")
        assert [getattr(ganti, k) for k in sama] == [getattr(p, k) for k in sama]
        assert ganti.id_klien != p.id_klien
        assert status(p) == ["gagal"]

    @pytest.mark.parametrize("verdict", ["pesan", "templat", "segera", "tidak_dikenal", "stop_kanal"])
    def test_what_failed_for_another_reason_is_for_people_to_mend(self, satker: Satker, verdict: str) -> None:
        pasang(satker)
        gagal(satker, verdict)
        assert cadangan() == 0

    def test_a_number_known_to_be_without_whatsapp_needs_no_more_proof(self, satker: Satker) -> None:
        pasang(satker)
        p = gagal(satker, "pesan", nomor=buat_nomor(satker, di_whatsapp=False, dicek_pada=sekarang()))
        assert cadangan() == 1
        assert len(sms(p)) == 1

    def test_a_failure_told_by_receipt_counts_too(self, satker: Satker) -> None:
        """Meta takes the message first and says 131026 later."""
        pasang(satker)
        wa = buat_gateway(satker)
        p = gagal(satker, "", "diterima", status="diterima", selesai_pada=None, gateway=wa, id_gateway="wamid.1")
        assert cadangan() == 0
        simpan(wa, [TandaTerima(StatusTerima.GAGAL, "wamid.1", None, sekarang(), "131026", "", Verdict.PENERIMA)])
        cocokkan()
        assert cadangan() == 1
        assert len(sms(p)) == 1

    def test_a_failure_without_a_reason_is_given_time_to_be_disproved(self, satker: Satker) -> None:
        """WAHA says only that it failed, and now and then that it arrived after all."""
        pasang(satker)
        wa = buat_gateway(satker)
        isian = {"status": "diterima", "selesai_pada": None, "gateway": wa}
        satu, dua = (gagal(satker, "", "diterima", id_gateway=f"3EB{n}", **isian) for n in range(2))
        simpan(wa, [TandaTerima(StatusTerima.GAGAL, p.id_gateway, None, sekarang()) for p in (satu, dua)])
        cocokkan()
        assert cadangan() == 0
        simpan(wa, [TandaTerima(StatusTerima.SAMPAI, satu.id_gateway, None, sekarang())])
        cocokkan()
        with pada(sekarang() + timedelta(minutes=11)):
            assert cadangan() == 1
        assert (len(sms(satu)), len(sms(dua))) == (0, 1)

    def test_a_waiting_message_to_such_a_number_is_not_even_tried(self, satker: Satker, waha: WahaPalsu) -> None:
        pasang(satker)
        buat_gateway(satker, waha.setelan())
        p = buat_pesan(satker, nomor=buat_nomor(satker, di_whatsapp=False, dicek_pada=sekarang()))
        lama = buat_nomor(satker, di_whatsapp=False, dicek_pada=sekarang() - timedelta(days=31))
        lupa = buat_pesan(satker, nomor=lama)
        assert cadangan() == 1
        assert status(p, lupa) == ["batal", "antre"]
        p.refresh_from_db()
        assert p.galat == SEBAB
        antar(satker)
        assert waha.teks_untuk(p.nomor.e164) == []
        assert len(waha.teks_untuk(lupa.nomor.e164)) == 1


class TestGatewayMati:
    def test_what_waits_behind_a_breaker_too_long_goes_by_sms(self, satker: Satker) -> None:
        pasang(satker, sms_setelah_menit=30)
        with pada(jam("10:00")):
            buat_gateway(satker, pemutus_sejak=jam("09:20"), pemutus_coba=jam("10:30"))
            lama = buat_pesan(satker, kirim_mulai=jam("09:29"), siap_pada=jam("09:29"))
            baru = buat_pesan(satker, kirim_mulai=jam("09:45"), siap_pada=jam("09:45"))
            assert cadangan() == 1
            assert status(lama, baru) == ["batal", "antre"]
            assert sms(lama)[0].siap_pada == jam("10:00")
            assert Pesan.objects.get(pk=lama.pk).selesai_pada == jam("10:00")

    @pytest.mark.parametrize(
        "lain",
        [
            {"pemutus_sejak": None},
            {"pemutus_sejak": "2026-11-23T09:45:00+07:00"},
            {"pemutus_sejak": "2026-11-23T09:00:00+07:00", "dijeda": True},
        ],
    )
    def test_one_way_out_that_may_come_back_is_waited_for(self, satker: Satker, lain: dict[str, Any]) -> None:
        pasang(satker, sms_setelah_menit=30)
        with pada(jam("10:00")):
            buat_gateway(satker, pemutus_sejak=jam("09:00"), pemutus_coba=jam("10:30"))
            buat_gateway(satker, pemutus_coba=jam("10:30"), **lain)
            p = buat_pesan(satker, kirim_mulai=jam("09:00"), siap_pada=jam("09:00"))
            assert cadangan() == 0
            assert status(p) == ["antre"]

    def test_nobody_new_may_be_written_to_so_strangers_get_sms_and_friends_wait(self, satker: Satker) -> None:
        """463: new chats fail for hours to days, existing ones go on (gateways.md, finding 2)."""
        pasang(satker)
        buat_gateway(satker, kontak_baru_berhenti_sampai=sekarang() + timedelta(hours=20))
        mulai = sekarang() - timedelta(hours=2)
        asing = buat_pesan(satker, kirim_mulai=mulai, siap_pada=mulai)
        kenal = buat_pesan(satker, nomor=buat_nomor(satker, masuk_terakhir=mulai), kirim_mulai=mulai, siap_pada=mulai)
        assert cadangan() == 1
        assert status(asing, kenal) == ["batal", "antre"]

    @pytest.mark.parametrize(("pukul", "banyak"), [("23:00", 0), ("07:30", 1)])
    def test_at_night_nothing_is_given_up_for_lost(self, satker: Satker, pukul: str, banyak: int) -> None:
        pasang(satker)
        with pada(jam(pukul)):
            buat_gateway(satker, pemutus_sejak=jam("05:00"), pemutus_coba=jam("23:59"))
            buat_pesan(satker, segera=False, kirim_mulai=jam("05:00"), siap_pada=jam("05:00"))
            assert cadangan() == banyak


class TestTidakPernah:
    @pytest.mark.parametrize("keadaan", ["tak_pasti", "dikirim", "diterima", "terkirim", "sampai", "dibaca", "batal"])
    def test_beside_a_message_that_may_have_gone_out(self, satker: Satker, keadaan: str) -> None:
        pasang(satker)
        gagal(satker, status=keadaan)
        assert cadangan() == 0

    def test_when_any_earlier_attempt_is_unknown(self, satker: Satker) -> None:
        """An officer was sure and sent it again, and the second attempt was refused: the first may still be there."""
        pasang(satker)
        p = gagal(satker)
        wa, saat = Gateway.objects.get(jenis="waha"), sekarang()
        Percobaan.objects.create(pesan=p, ke=2, gateway=wa, mulai=saat, selesai=saat, hasil="tak_pasti")
        assert cadangan() == 0

    def test_where_something_says_it_arrived(self, satker: Satker) -> None:
        pasang(satker)
        gagal(satker, sampai_pada=sekarang())
        assert cadangan() == 0

    @pytest.mark.parametrize("keadaan", ["berhenti", "salah_orang", "tidak_sah"])
    def test_to_a_number_that_stopped(self, satker: Satker, keadaan: str) -> None:
        pasang(satker)
        p = gagal(satker)
        Nomor.objects.filter(pk=p.nomor_id).update(keadaan=keadaan)
        assert cadangan() == 0

    def test_when_its_hour_has_passed(self, satker: Satker) -> None:
        pasang(satker)
        saat = sekarang()
        gagal(satker, kedaluwarsa=saat)
        assert cadangan() == 0

    def test_for_what_failed_long_before(self, satker: Satker) -> None:
        pasang(satker)
        gagal(satker, selesai_pada=sekarang() - timedelta(hours=25))
        assert cadangan() == 0

    def test_for_answers_of_the_system_and_for_sms(self, satker: Satker) -> None:
        pasang(satker)
        gagal(satker, jenis="N-71")
        gagal(satker, kanal="sms")
        assert cadangan() == 0

    def test_without_the_courts_wish_or_without_a_modem(self, satker: Satker) -> None:
        modem = pasang(satker)
        gagal(satker)
        SetelanNotifikasi.objects.update(sms_cadangan=False)
        assert cadangan() == 0
        SetelanNotifikasi.objects.update(sms_cadangan=True)
        for mati in ({"aktif": False, "dijeda": False}, {"aktif": True, "dijeda": True}):
            Gateway.objects.filter(pk=modem.pk).update(**mati)
            assert cadangan() == 0

    def test_by_another_courts_modem(self, satker: Satker) -> None:
        pasang(satker)
        lain = buat_satker()
        SetelanNotifikasi.objects.create(satker=lain, sms_cadangan=True)
        gagal(lain)
        assert cadangan() == cadangan(lain) == 0

    def test_twice_not_even_by_hand(self, satker: Satker) -> None:
        pasang(satker)
        p = gagal(satker)
        cadangan()
        with pytest.raises(IntegrityError), transaction.atomic():
            buat_pesan(satker, kanal="sms", cadangan_dari=p)
        with pytest.raises(IntegrityError), transaction.atomic():
            buat_pesan(satker, kanal="whatsapp", cadangan_dari=gagal(satker))

    def test_again_when_the_sms_failed_too(self, satker: Satker) -> None:
        pasang(satker)
        p = gagal(satker)
        cadangan()
        Pesan.objects.filter(cadangan_dari=p).update(status="gagal", selesai_pada=sekarang())
        assert cadangan() == 0


class TestSesudahnya:
    def test_a_late_receipt_takes_the_waiting_sms_back(self, satker: Satker) -> None:
        pasang(satker)
        wa = buat_gateway(satker)
        p = gagal(satker, hasil="diterima", gateway=wa, id_gateway="3EB0A")
        cadangan()
        simpan(wa, [TandaTerima(StatusTerima.SAMPAI, "3EB0A", None, sekarang())])
        cocokkan()
        [ganti] = sms(p)
        assert (ganti.status, ganti.galat) == ("batal", "Pesan WhatsApp ternyata sampai.")
        assert status(p) == ["sampai"]
        assert cadangan() == 0

    def test_an_officer_cannot_send_again_what_an_sms_stands_in_for(self, satker: Satker) -> None:
        pasang(satker)
        p, petugas = gagal(satker), buat_pengguna(satker, "ptsp")
        cadangan()
        with pytest.raises(services.TindakanDitolak, match="digantikan SMS"):
            services.coba_lagi(p, petugas)
        Pesan.objects.filter(cadangan_dari=p).update(status="gagal", selesai_pada=sekarang())
        services.coba_lagi(p, petugas)
        assert status(p) == ["antre"]

    def test_a_message_that_whatsapp_takes_never_becomes_an_sms(self, satker: Satker, waha: WahaPalsu) -> None:
        pasang(satker)
        buat_gateway(satker, waha.setelan())
        baik = buat_pesan(satker)
        buruk = buat_pesan(satker, nomor=buat_nomor(satker, e164=ajaib.nomor(ajaib.BUKAN_JSON)))
        antar(satker)
        assert cadangan() == 0
        assert status(baik)[0] == "diterima"
        assert not sms(buruk)
