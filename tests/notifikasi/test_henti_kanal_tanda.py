"""Meta accepts a message and tells by receipt that the channel cannot send: nothing is lost, doubled or tried for ever.

gateways.md 1.2: errors come in the reply, in webhooks, or both; 131042 and 131048 (payment, spam) mostly in webhooks.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notifikasi import masuk, penjaga
from notifikasi.antar import antar
from notifikasi.cadangan import cadangan
from notifikasi.models import Gateway, Percobaan, Pesan, SetelanNotifikasi, Surel, Templat
from notifikasi.services import coba_lagi
from notifikasi.tanda_gagal import JEDA
from satker.models import Peran, Satker
from satker.waktu import pada
from tests.halaman import sebagai
from tests.notifikasi.pabrik import UJI, buat_gateway, buat_pesan, jam, status
from tests.notifikasi.test_masuk import simpan
from tests.pabrik import buat_pengguna
from tests.palsu.cloud_api import CloudApiPalsu

pytestmark = pytest.mark.django_db
PAGI = jam("08:00")
BAYAR, SPAM, KELAK, PERCOBAAN, TIDAK_ADA, GALAT = 131042, 131048, 131049, 130472, 131026, 131000


@pytest.fixture
def meta() -> Iterator[CloudApiPalsu]:
    """Meta's API, on the loopback."""
    with CloudApiPalsu() as palsu:
        yield palsu


@pytest.fixture
def gateway(satker: Satker, meta: CloudApiPalsu) -> Gateway:
    """The court's number at Meta, with an approved template."""
    Templat.objects.create(satker=satker, jenis=UJI, nama_meta="uji", bidang_meta=["nama"])
    return buat_gateway(satker, meta.setelan(), jenis="cloud_api")


def kirim(satker: Satker, saat: datetime = PAGI, **isian: Any) -> Pesan:
    """A message that Meta has accepted."""
    with pada(saat):
        pesan = buat_pesan(satker, **{"segera": False, "kirim_mulai": saat, "siap_pada": saat} | isian)
        antar(satker)
    assert status(pesan) == ["diterima"]
    return pesan


def tanda(
    gateway: Gateway, meta: CloudApiPalsu, nama: str, saat: datetime, ke: int = -1, kode: int = 0, lacak: bool = True
) -> None:
    """Meta tells about its attempt number `ke`; with or without our own id."""
    p = meta.diterima[ke]
    badan = meta.badan_status(p["id"], p["nomor"], nama, p["id_klien"] if lacak else "", kode=kode)
    badan["entry"][0]["changes"][0]["value"]["statuses"][0]["timestamp"] = str(int(saat.timestamp()))
    with pada(saat):
        simpan(gateway, badan)
        assert masuk.proses().rusak == 0


def sesudah(satker: Satker, saat: datetime) -> int:
    """Deliver as of then; how many Meta took."""
    with pada(saat):
        return antar(satker).diterima


def menit(n: float) -> datetime:
    return PAGI + timedelta(minutes=n)


class TestKembaliKeAntrean:
    def test_a_payment_problem_stops_the_channel_and_the_message_waits_for_its_end(
        self, satker: Satker, gateway: Gateway, meta: CloudApiPalsu
    ) -> None:
        pesan = kirim(satker)
        tanda(gateway, meta, "failed", menit(1), kode=BAYAR)
        gateway.refresh_from_db()
        assert gateway.pemutus_sejak == menit(1)
        assert "pembayaran" in gateway.pemutus_sebab
        pesan.refresh_from_db()
        assert (pesan.status, pesan.galat_kode, pesan.diterima_pada) == ("antre", "131042", None)
        assert "pembayaran" in pesan.galat
        assert sesudah(satker, menit(2)) == 0
        assert [sesudah(satker, menit(7)), sesudah(satker, menit(8))] == [1, 0]
        pesan.refresh_from_db()
        assert (pesan.status, pesan.galat, pesan.jumlah_percobaan) == ("diterima", "", 2)

    def test_the_attempt_keeps_what_meta_said_and_that_it_had_taken_it(
        self, satker: Satker, gateway: Gateway, meta: CloudApiPalsu
    ) -> None:
        pesan = kirim(satker)
        tanda(gateway, meta, "failed", menit(1), kode=BAYAR)
        c = Percobaan.objects.get(pesan=pesan)
        assert (c.hasil, c.verdict, c.kode, c.id_gateway) == (
            "diterima",
            "stop_kanal",
            "131042",
            meta.diterima[0]["id"],
        )

    def test_the_officer_reads_that_it_was_taken_and_then_refused_and_why(
        self, satker: Satker, gateway: Gateway, meta: CloudApiPalsu
    ) -> None:
        pesan = kirim(satker)
        tanda(gateway, meta, "failed", menit(1), kode=BAYAR)
        isi = sebagai(satker, Peran.ADMIN).get(reverse("pesan_rincian", args=[pesan.pk])).content.decode()
        assert "Diterima, lalu ditolak" in isi
        assert "131042 · Masalah pembayaran." in isi

    def test_counted_as_spam_it_waits_an_hour_and_answers_go_on(
        self, satker: Satker, gateway: Gateway, meta: CloudApiPalsu
    ) -> None:
        pesan = kirim(satker)
        tanda(gateway, meta, "failed", menit(1), kode=SPAM)
        gateway.refresh_from_db()
        assert (gateway.pemutus_sejak, gateway.balasan_saja_sampai) == (None, menit(61))
        assert status(pesan) == ["antre"]
        assert [sesudah(satker, menit(60)), sesudah(satker, menit(62)), sesudah(satker, menit(63))] == [0, 1, 0]

    def test_what_meta_holds_back_is_tried_once_more_the_next_day(
        self, satker: Satker, gateway: Gateway, meta: CloudApiPalsu
    ) -> None:
        pesan = kirim(satker)
        tanda(gateway, meta, "failed", menit(1), kode=KELAK)
        assert status(pesan) == ["antre"]
        besok = menit(24 * 60 + 2)
        assert [sesudah(satker, menit(23 * 60)), sesudah(satker, besok)] == [0, 1]
        tanda(gateway, meta, "failed", besok, kode=KELAK)
        assert status(pesan) == ["gagal"]

    @pytest.mark.parametrize("kode", [PERCOBAAN, TIDAK_ADA, GALAT])
    def test_what_is_the_persons_or_nobody_knows_fails_visibly(
        self, satker: Satker, gateway: Gateway, meta: CloudApiPalsu, kode: int
    ) -> None:
        """130472: an experiment of Meta's; 131000: "something went wrong", and it may arrive after all."""
        pesan = kirim(satker)
        tanda(gateway, meta, "failed", menit(1), kode=kode)
        assert status(pesan) == ["gagal"]

    def test_a_second_gateway_of_the_court_takes_it_over_at_once(
        self, satker: Satker, gateway: Gateway, meta: CloudApiPalsu
    ) -> None:
        with CloudApiPalsu() as lain:
            kedua = buat_gateway(satker, lain.setelan(), jenis="cloud_api", prioritas=2)
            pesan = kirim(satker)
            tanda(gateway, meta, "failed", menit(1), kode=BAYAR)
            assert sesudah(satker, menit(2)) == 1
            tanda(gateway, meta, "sent", menit(3))
            pesan.refresh_from_db()
            assert (pesan.gateway, pesan.status, len(lain.diterima)) == (kedua, "diterima", 1)

    def test_what_nobody_knew_is_settled_and_leaves_again(
        self, satker: Satker, gateway: Gateway, meta: CloudApiPalsu
    ) -> None:
        """The POST got no answer; the receipt, by our own id, says that it is not under way."""
        pesan = kirim(satker)
        Pesan.objects.update(status="tak_pasti", id_gateway="")
        Percobaan.objects.update(hasil="tak_pasti")
        tanda(gateway, meta, "failed", menit(1), kode=BAYAR)
        assert status(pesan) == ["antre"]
        assert sesudah(satker, menit(7)) == 1

    def test_with_two_attempts_nobody_knows_of_no_receipt_sends_a_third(
        self, satker: Satker, gateway: Gateway, meta: CloudApiPalsu
    ) -> None:
        pesan = kirim(satker)
        Pesan.objects.update(status="tak_pasti", id_gateway="", jumlah_percobaan=2)
        Percobaan.objects.update(hasil="tak_pasti")
        Percobaan.objects.create(pesan=pesan, ke=2, gateway=gateway, mulai=PAGI, selesai=PAGI, hasil="tak_pasti")
        tanda(gateway, meta, "failed", menit(1), kode=BAYAR)
        assert status(pesan) == ["gagal"]


class TestTidakGanda:
    def test_one_failure_told_twice_and_in_two_shapes_sends_once_more(
        self, satker: Satker, gateway: Gateway, meta: CloudApiPalsu
    ) -> None:
        kirim(satker)
        for _ in range(2):
            tanda(gateway, meta, "failed", menit(1), kode=BAYAR)
        tanda(gateway, meta, "failed", menit(2), kode=BAYAR, lacak=False)
        assert sesudah(satker, menit(8)) == 1
        tanda(gateway, meta, "failed", menit(9), ke=0, kode=BAYAR, lacak=False)
        assert sesudah(satker, menit(60)) == 0
        assert len(meta.diterima) == 2

    @pytest.mark.parametrize("lacak", [True, False])
    def test_a_late_word_about_the_first_attempt_does_not_disturb_the_second(
        self, satker: Satker, gateway: Gateway, meta: CloudApiPalsu, lacak: bool
    ) -> None:
        pesan = kirim(satker)
        tanda(gateway, meta, "failed", menit(1), kode=BAYAR)
        assert sesudah(satker, menit(7)) == 1
        tanda(gateway, meta, "sent", menit(8), ke=0, lacak=lacak)
        pesan.refresh_from_db()
        assert (pesan.status, pesan.terkirim_pada) == ("diterima", None)
        tanda(gateway, meta, "failed", menit(9), kode=SPAM)  # the second: its own failure counts
        assert status(pesan) == ["antre"]

    @pytest.mark.parametrize("lacak", [True, False])
    def test_the_first_attempt_arrived_after_all_while_the_message_waits(
        self, satker: Satker, gateway: Gateway, meta: CloudApiPalsu, lacak: bool
    ) -> None:
        """Delivered may follow failed (gateways.md 1.5)."""
        pesan = kirim(satker)
        tanda(gateway, meta, "failed", menit(1), kode=BAYAR)
        tanda(gateway, meta, "delivered", menit(2), lacak=lacak)
        assert status(pesan) == ["sampai"]
        assert sesudah(satker, menit(60)) == 0
        assert Pesan.objects.get(pk=pesan.pk).galat == ""

    @pytest.mark.parametrize("lacak", [True, False])
    def test_the_first_attempt_arrived_after_all_when_the_second_is_out(
        self, satker: Satker, gateway: Gateway, meta: CloudApiPalsu, lacak: bool
    ) -> None:
        pesan = kirim(satker)
        tanda(gateway, meta, "failed", menit(1), kode=BAYAR)
        assert sesudah(satker, menit(7)) == 1
        tanda(gateway, meta, "delivered", menit(8), ke=0, lacak=lacak)
        tanda(gateway, meta, "failed", menit(9), ke=1, kode=BAYAR)
        assert status(pesan) == ["sampai"]
        assert sesudah(satker, menit(90)) == 0

    @pytest.mark.parametrize("urutan", [("sent", "failed"), ("failed", "sent")])
    def test_what_the_server_had_and_failed_is_for_people_to_judge(
        self, satker: Satker, gateway: Gateway, meta: CloudApiPalsu, urutan: tuple[str, str]
    ) -> None:
        pesan = kirim(satker)
        for nama in urutan:
            tanda(gateway, meta, nama, menit(1), kode=BAYAR if nama == "failed" else 0)
        pesan.refresh_from_db()
        assert (pesan.status, pesan.galat_kode) == ("gagal", "131042")
        assert sesudah(satker, menit(60)) == 0

    @settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(data=st.data())
    def test_receipts_doubled_and_shuffled_end_in_one_state(
        self, satker: Satker, gateway: Gateway, meta: CloudApiPalsu, data: st.DataObject
    ) -> None:
        nama = data.draw(st.lists(st.sampled_from(["failed", "sent", "delivered", "read"]), min_size=1, max_size=7))
        Pesan.objects.all().delete()
        Gateway.objects.update(pemutus_sejak=None, pemutus_coba=None, pemutus_semula=None, lambat_sampai=None)
        pesan = kirim(satker)
        for n in nama:
            tanda(gateway, meta, n, menit(1), kode=BAYAR if n == "failed" else 0, lacak=data.draw(st.booleans()))
        ada = set(nama)
        terjauh = "dibaca" if "read" in ada else "sampai" if "delivered" in ada else None
        dua = {frozenset({"failed"}): "antre", frozenset({"sent"}): "terkirim"}.get(frozenset(ada), "gagal")
        assert status(pesan) == [terjauh or dua]


class TestBatas:
    @pytest.mark.parametrize(("kode", "verdict"), [(BAYAR, "stop_kanal"), (SPAM, "stop_massal"), (KELAK, "besok")])
    def test_a_channel_that_takes_all_and_sends_nothing_is_no_endless_circle(
        self, satker: Satker, gateway: Gateway, meta: CloudApiPalsu, kode: int, verdict: str
    ) -> None:
        pesan, saat = kirim(satker), PAGI
        for _ in range(60):
            if status(pesan) == ["diterima"]:
                tanda(gateway, meta, "failed", saat, kode=kode)
            saat += timedelta(hours=2)
            sesudah(satker, saat)
        assert status(pesan) == ["gagal"]
        assert len(meta.diterima) == 1 + len(JEDA[verdict])  # type: ignore[index]

    def test_each_try_waits_longer_than_the_one_before(
        self, satker: Satker, gateway: Gateway, meta: CloudApiPalsu
    ) -> None:
        pesan, jeda = kirim(satker), []
        for n in range(1, 5):
            saat = jam("08:00") + timedelta(days=n)
            tanda(gateway, meta, "failed", saat, kode=BAYAR)
            pesan.refresh_from_db()
            jeda.append(pesan.siap_pada - saat)
            Gateway.objects.update(pemutus_sejak=None, lambat_sampai=None)
            assert sesudah(satker, pesan.siap_pada) == 1
        assert jeda == sorted(set(jeda))

    def test_a_person_who_asks_again_starts_the_count_anew(
        self, satker: Satker, gateway: Gateway, meta: CloudApiPalsu
    ) -> None:
        pesan = kirim(satker)
        tanda(gateway, meta, "failed", menit(1), kode=KELAK)
        besok = menit(24 * 60 + 2)
        assert sesudah(satker, besok) == 1
        tanda(gateway, meta, "failed", besok, kode=KELAK)
        with pada(besok):
            coba_lagi(Pesan.objects.get(pk=pesan.pk), buat_pengguna(satker, Peran.PTSP))
            assert antar(satker).diterima == 1
        tanda(gateway, meta, "failed", besok, kode=KELAK)
        assert status(pesan) == ["antre"]

    def test_what_would_be_too_late_fails_where_it_is_seen(
        self, satker: Satker, gateway: Gateway, meta: CloudApiPalsu
    ) -> None:
        pesan = kirim(satker, kedaluwarsa=menit(60))
        tanda(gateway, meta, "failed", menit(1), kode=SPAM)
        assert status(pesan) == ["gagal"]
        masih = kirim(satker, menit(63), kedaluwarsa=menit(125))
        tanda(gateway, meta, "failed", menit(64), kode=SPAM)
        assert status(masih) == ["antre"]
        with pada(menit(126)):
            assert antar(satker).kedaluwarsa == 1
        assert status(masih) == ["kedaluwarsa"]

    def test_a_receipt_of_last_week_stops_no_channel_of_today(
        self, satker: Satker, gateway: Gateway, meta: CloudApiPalsu
    ) -> None:
        pesan = kirim(satker)
        badan = meta.badan_status(meta.diterima[0]["id"], pesan.nomor.e164, "failed", kode=BAYAR)
        badan["entry"][0]["changes"][0]["value"]["statuses"][0]["timestamp"] = str(int(PAGI.timestamp()))
        with pada(menit(6 * 24 * 60)):
            simpan(gateway, badan)
            masuk.proses()
        gateway.refresh_from_db()
        assert (gateway.pemutus_sejak, status(pesan)) == (None, ["antre"])


class TestSms:
    @pytest.fixture(autouse=True)
    def _modem(self, satker: Satker) -> None:
        SetelanNotifikasi.objects.create(satker=satker, sms_cadangan=True, sms_setelah_menit=60)
        buat_gateway(satker, jenis="gammu", url="mysql://127.0.0.1:9/smsd", prioritas=9)
        Gateway.objects.filter(jenis="gammu").update(pemutus_sejak=PAGI, pemutus_coba=menit(10**5))

    def cadangkan(self, saat: datetime) -> int:
        with pada(saat):
            return cadangan()

    def test_what_was_refused_twice_does_not_wait_for_its_last_try(
        self, satker: Satker, gateway: Gateway, meta: CloudApiPalsu
    ) -> None:
        """Meta's probe may find the channel well: its breaker alone is no measure of how long a message has waited."""
        pesan = kirim(satker)
        tanda(gateway, meta, "failed", menit(1), kode=SPAM)
        assert self.cadangkan(menit(30)) == 0
        assert [self.cadangkan(menit(60)), self.cadangkan(menit(61))] == [1, 0]
        assert status(pesan) == ["batal"]
        assert sesudah(satker, menit(180)) == 0

    def test_what_failed_for_good_because_of_the_channel_goes_by_sms(
        self, satker: Satker, gateway: Gateway, meta: CloudApiPalsu
    ) -> None:
        pesan = kirim(satker, kedaluwarsa=menit(65))
        tanda(gateway, meta, "failed", menit(20), kode=SPAM)
        assert status(pesan) == ["gagal"]
        assert [self.cadangkan(menit(n)) for n in (29, 31, 32)] == [0, 1, 0]

    def test_its_arrival_after_all_takes_the_waiting_sms_back(
        self, satker: Satker, gateway: Gateway, meta: CloudApiPalsu
    ) -> None:
        pesan = kirim(satker)
        tanda(gateway, meta, "failed", menit(1), kode=SPAM)
        assert self.cadangkan(menit(60)) == 1
        tanda(gateway, meta, "delivered", menit(61), lacak=False)
        assert list(pesan.cadangan.values_list("status", flat=True)) == ["batal"]


def test_while_meta_itself_says_that_nothing_may_leave_nothing_is_tried(
    satker: Satker, gateway: Gateway, meta: CloudApiPalsu
) -> None:
    """Its probe asks for `health_status`: the number is connected while the account cannot pay."""
    pesan = kirim(satker)
    meta.halangan = "There is an error with the payment method."
    tanda(gateway, meta, "failed", PAGI, kode=BAYAR)
    assert [sesudah(satker, menit(n)) for n in (5, 10, 20, 40, 80)] == [0] * 5
    assert len(meta.diterima) == 1
    meta.halangan = ""
    assert sesudah(satker, menit(160)) == 1
    assert status(pesan) == ["diterima"]


class TestGangguanYangHanyaTampakUsai:
    """Meta's probe says "connected" while payments fail: one outage, not a new one every five minutes."""

    def gagal_lagi(self, satker: Satker, gateway: Gateway, meta: CloudApiPalsu, saat: datetime) -> Gateway:
        """The probe lets messages through, one leaves and is refused by receipt; the gateway afterwards."""
        with pada(saat):
            buat_pesan(satker)
            assert antar(satker, sabar=1).diterima == 1
        tanda(gateway, meta, "failed", saat, kode=BAYAR)
        return Gateway.objects.get(pk=gateway.pk)

    def test_it_is_left_alone_twice_as_long_each_time_and_its_beginning_stays(
        self, satker: Satker, gateway: Gateway, meta: CloudApiPalsu
    ) -> None:
        kirim(satker)
        tanda(gateway, meta, "failed", PAGI, kode=BAYAR)
        jeda = []
        for n in (5, 10, 20, 40, 80, 140):
            g = self.gagal_lagi(satker, gateway, meta, menit(n))
            assert (g.pemutus_sejak, g.pemutus_coba is not None) == (PAGI, True)
            jeda.append((g.pemutus_coba - menit(n)) / timedelta(minutes=1))  # type: ignore[operator]
        assert jeda == [5, 10, 20, 40, 60, 60]

    def test_one_message_finds_out_not_the_whole_queue(
        self, satker: Satker, gateway: Gateway, meta: CloudApiPalsu
    ) -> None:
        kirim(satker)
        tanda(gateway, meta, "failed", PAGI, kode=BAYAR)
        with pada(menit(5)):
            for _ in range(20):
                buat_pesan(satker)
            assert antar(satker, sabar=1).diterima == 1

    def test_the_admins_are_told_once_that_it_stopped_and_once_that_it_is_back(
        self, satker: Satker, gateway: Gateway, meta: CloudApiPalsu
    ) -> None:
        buat_pengguna(satker, Peran.ADMIN, email="admin@pa-uji.test")
        kirim(satker)
        tanda(gateway, meta, "failed", PAGI, kode=BAYAR)
        for n in range(60):
            with pada(menit(n)):
                penjaga.jaga()
            if n in (5, 10, 20):
                self.gagal_lagi(satker, gateway, meta, menit(n))
        perihal = list(Surel.objects.order_by("id").values_list("perihal", flat=True))
        assert ["berjalan lagi" in p for p in perihal] == [False, True]

    def test_what_waits_behind_it_goes_by_sms_when_the_outage_has_lasted_long_enough(
        self, satker: Satker, gateway: Gateway, meta: CloudApiPalsu
    ) -> None:
        SetelanNotifikasi.objects.create(satker=satker, sms_cadangan=True, sms_setelah_menit=30)
        buat_gateway(satker, jenis="gammu", url="mysql://127.0.0.1:9/smsd", prioritas=9)
        kirim(satker)
        tanda(gateway, meta, "failed", PAGI, kode=BAYAR)
        for n in (5, 10, 20):
            self.gagal_lagi(satker, gateway, meta, menit(n))
        with pada(menit(21)):
            belum = buat_pesan(satker, kirim_mulai=PAGI, siap_pada=PAGI)
        with pada(menit(35)):
            assert cadangan() >= 1
        assert status(belum) == ["batal"]

    @pytest.mark.parametrize(("lama", "sama"), [(9, True), (11, False)])
    def test_ten_minutes_without_another_such_receipt_and_the_next_is_another_outage(
        self, satker: Satker, gateway: Gateway, meta: CloudApiPalsu, lama: int, sama: bool
    ) -> None:
        kirim(satker, kedaluwarsa=menit(3))
        tanda(gateway, meta, "failed", PAGI, kode=BAYAR)
        with pada(menit(5)):
            assert penjaga.jaga()["pulih"] == 1
        g = self.gagal_lagi(satker, gateway, meta, menit(5 + lama))
        assert g.pemutus_sejak == (PAGI if sama else menit(5 + lama))

    def test_a_straggler_of_those_that_left_before_reopens_nothing(
        self, satker: Satker, gateway: Gateway, meta: CloudApiPalsu
    ) -> None:
        pesan = [kirim(satker), kirim(satker)]
        tanda(gateway, meta, "failed", PAGI, ke=0, kode=BAYAR)
        with pada(menit(5)):
            assert penjaga.jaga()["pulih"] == 1
        badan = meta.badan_status(meta.diterima[1]["id"], pesan[1].nomor.e164, "failed", kode=BAYAR)
        badan["entry"][0]["changes"][0]["value"]["statuses"][0]["timestamp"] = str(int(menit(1).timestamp()))
        with pada(menit(6)):
            simpan(gateway, badan)
            masuk.proses()
        gateway.refresh_from_db()
        assert (gateway.pemutus_sejak, status(*pesan)) == (None, ["antre", "antre"])
