"""Costs and savings (R-000-8): what WhatsApp cost, what SMS cost, what the same texts would have cost as SMS."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from notifikasi import biaya, masuk
from notifikasi.antar import antar
from notifikasi.biaya import BarisBiaya, laporan, rupiah
from notifikasi.gateway.sms import GSM7, GSM7_DUA, bagian, polos
from notifikasi.models import Gateway, Pesan, SetelanNotifikasi
from satker import layanan
from satker.models import Satker
from satker.waktu import pada
from tests.halaman import query_tetap, sebagai, tertutup
from tests.notifikasi.antar.pengingat import PAGI, nyalakan, pengingat
from tests.notifikasi.pabrik import buat_gateway, buat_pesan, jam, status
from tests.notifikasi.test_masuk import simpan
from tests.pabrik import buat_satker
from tests.palsu.waha import WahaPalsu

pytestmark = pytest.mark.django_db
HARI = date(2026, 11, 23)


def pasang(satker: Satker, acuan: str = "350", wa: str = "0", sms: str = "400") -> tuple[Gateway, Gateway]:
    SetelanNotifikasi.objects.create(satker=satker, biaya_sms_acuan=acuan)
    return buat_gateway(satker, biaya=wa), buat_gateway(satker, jenis="gammu", biaya=sms)


def keluar(gateway: Gateway, teks: str = "x", **isian: Any) -> Pesan:
    kanal = "sms" if gateway.jenis == "gammu" else "whatsapp"
    bawaan = {"status": "sampai", "dibuat": jam("10:00"), "gateway": gateway, "kanal": kanal, "teks": teks}
    return buat_pesan(gateway.satker, **bawaan | isian)


def baris(satker: Satker) -> dict[tuple[str, str], BarisBiaya]:
    return {(b.kanal, b.jenis): b for b in laporan(satker, HARI, HARI).baris}


def test_a_free_channel_saves_what_its_texts_would_have_cost_as_sms(satker: Satker) -> None:
    """R-000-8: "tidak ada biaya", and a text of 200 characters is two SMS, not one message."""
    wa, _ = pasang(satker)
    keluar(wa, "x" * 200)
    keluar(wa, "x" * 100)
    [b] = laporan(satker, HARI, HARI).baris
    assert (b.nama, b.nama_kanal, b.banyak, b.sms) == ("Pesan uji", "WhatsApp", 2, 3)
    assert [b.biaya, b.setara, b.hemat] == [0, 1050, 1050]


def test_a_paid_channel_saves_the_difference_and_an_sms_nothing(satker: Satker) -> None:
    wa, sms = pasang(satker, wa="125.50")
    keluar(wa)
    keluar(wa, jenis="N-71")
    keluar(sms, "x" * 161)
    isi = baris(satker)
    assert isi["whatsapp", "U-01"].hemat == Decimal("224.50")
    assert [isi["sms", "U-01"].biaya, isi["sms", "U-01"].hemat] == [800, 0]
    semua = laporan(satker, HARI, HARI)
    assert semua.jumlah("biaya") == Decimal("1051.00")
    assert semua.jumlah("biaya", "sms") == 800
    assert semua.jumlah("hemat") == 449


@pytest.mark.parametrize(
    ("keadaan", "dihitung"),
    [
        *(("diterima", True), ("terkirim", True), ("sampai", True), ("dibaca", True), ("antre", False)),
        *(("gagal", False), ("batal", False), ("tak_pasti", False), ("kedaluwarsa", False), ("dikirim", False)),
    ],
)
def test_only_what_a_gateway_took_costs(satker: Satker, keadaan: str, dihitung: bool) -> None:
    wa, _ = pasang(satker)
    keluar(wa, status=keadaan)
    assert bool(baris(satker)) is dihitung


def test_the_period_is_the_courts_own_days_and_the_court_its_own(satker: Satker) -> None:
    wa, _ = pasang(satker)
    for saat in ("00:00", "23:59"):
        keluar(wa, dibuat=jam(saat))
    keluar(wa, dibuat=jam("00:00") - timedelta(seconds=1))
    keluar(wa, dibuat=jam("23:59") + timedelta(minutes=1))
    keluar(buat_gateway(buat_satker()))
    assert baris(satker)["whatsapp", "U-01"].banyak == 2


def test_what_left_in_another_messages_text_is_not_paid_twice(satker: Satker) -> None:
    wa, _ = pasang(satker, wa="100")
    kepala = buat_pesan(satker, status="sampai", dibuat=jam("10:00"), gateway=wa, teks="daftar sidang")
    keluar(wa, digabung_ke=kepala)
    assert baris(satker)["whatsapp", "U-01"].biaya == 100


def test_three_reminders_in_one_text_are_one_message_to_pay(satker: Satker, waha: WahaPalsu) -> None:
    """By the real way: put together when they leave, each with the same text and its own receipts."""
    nyalakan(satker)
    SetelanNotifikasi.objects.update(biaya_sms_acuan=350)
    wa = buat_gateway(satker, waha.setelan(), biaya=100)
    tiga = pengingat(satker, 3)
    Pesan.objects.update(dibuat=PAGI)
    with pada(PAGI):
        antar(satker)
        simpan(wa, waha.badan_ack(waha.diterima[0]["id"], tiga[0].nomor.e164, 2))
        masuk.proses()
    assert status(*tiga) == ["sampai"] * 3
    [b] = laporan(satker, HARI, HARI).baris
    assert [b.banyak, b.sms, int(b.biaya)] == [1, len(bagian(polos(waha.diterima[0]["teks"]))), 100]


@pytest.mark.parametrize(("bidang", "biaya_"), [("sampai_pada", 100), ("dibaca_pada", 100), ("terkirim_pada", 0)])
def test_what_arrived_is_paid_for_whatever_staff_had_made_of_it(satker: Satker, bidang: str, biaya_: int) -> None:
    """A doubtful digest that an officer closed, and whose receipt came later: the text was one message."""
    wa, _ = pasang(satker, wa="100")
    kepala = keluar(wa, "daftar sidang", status="batal", **{bidang: jam("11:00")})
    keluar(wa, "daftar sidang", digabung_ke=kepala, **{bidang: jam("11:00")})
    assert sum(b.biaya for b in baris(satker).values()) == biaya_


def test_without_a_price_of_an_sms_nothing_is_compared(satker: Satker) -> None:
    wa, _ = pasang(satker, acuan="0", wa="100")
    keluar(wa)
    semua = laporan(satker, HARI, HARI)
    assert [semua.acuan, semua.jumlah("setara")] == [0, 0]
    assert biaya.angka_implementasi(satker, HARI, HARI) == []


def test_a_court_without_settings_has_a_report_too(satker: Satker) -> None:
    keluar(buat_gateway(satker))
    assert laporan(satker, HARI, HARI).acuan == 0


def test_a_kind_this_version_does_not_know_is_still_counted(satker: Satker) -> None:
    wa, _ = pasang(satker)
    keluar(wa, jenis="X-99")
    assert baris(satker)["whatsapp", "X-99"].nama == "X-99"


def test_the_quarterly_report_tells_the_saving(satker: Satker) -> None:
    """R-000-8 and R-000-23: one figure, no person."""
    wa, _ = pasang(satker, acuan="350.50")
    keluar(wa)
    angka = dict(layanan.angka_implementasi(satker, HARI, HARI))
    assert angka["Perkiraan penghematan dibandingkan SMS (rupiah)"] == 351


@pytest.mark.parametrize(("nilai", "bulat"), [("0.49", 0), ("0.50", 1), ("1.50", 2), ("2.50", 3), ("-0.50", -1)])
def test_rupiah_are_rounded_as_people_do(nilai: str, bulat: int) -> None:
    assert rupiah(Decimal(nilai)) == bulat


def test_the_database_takes_no_negative_price(satker: Satker) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        buat_gateway(satker, biaya=-1)
    with pytest.raises(IntegrityError), transaction.atomic():
        SetelanNotifikasi.objects.create(satker=satker, biaya_sms_acuan=-1)


def test_the_report_is_one_statement_for_one_message_and_for_fifty(satker: Satker) -> None:
    wa, _ = pasang(satker)
    keluar(wa)
    with CaptureQueriesContext(connection) as satu:
        laporan(satker, HARI, HARI)
    for _ in range(50):
        keluar(wa)
    with CaptureQueriesContext(connection) as banyak:
        laporan(satker, HARI, HARI)
    assert len(satu) == len(banyak) == 2


class TestHitungan(TestCase):
    """The database counts SMS as the adapter cuts them."""

    def jumlah(self, teks: str) -> int:
        with connection.cursor() as kursor:
            kursor.execute(
                f"SELECT b.banyak FROM (SELECT %(t)s::text AS teks) p {biaya._SMS}", biaya._HITUNG | {"t": teks}
            )
            return int(kursor.fetchone()[0])

    def test_each_alphabet_at_its_edges(self) -> None:
        contoh = ("", "a" * 160, "a" * 161, "a" * 306, "a" * 307, "€" * 80, "€" * 81, "ء" * 70, "ء" * 71, "ء" * 135)
        for teks in (*contoh, "😀" * 35, "😀" * 36, "“kutip” – 09.00…" * 20, "a\nb\\c[d]e^f~g|h{i}" * 30, "é" * 161):
            assert self.jumlah(teks) == len(bagian(polos(teks))), teks[:20]

    @settings(max_examples=150)
    @given(
        st.text(
            alphabet=st.sampled_from([*sorted((GSM7 | GSM7_DUA) - set("*_~`\r")), "–", "“", "ê", "ق", "😀"]),
            max_size=700,
        )
    )
    def test_any_text_but_at_the_very_edge(self, teks: str) -> None:
        potong = len(bagian(polos(teks)))
        assert potong - 1 <= self.jumlah(teks) <= potong

    def test_every_letter_of_the_small_alphabet_is_known_to_the_database(self) -> None:
        for c in sorted(GSM7):
            assert self.jumlah(c * 160) == 1, repr(c)
        for c in sorted(GSM7_DUA):
            assert (self.jumlah(c * 80), self.jumlah(c * 81)) == (1, 2), repr(c)


class TestHalaman:
    def buka(self, klien: Client, rute: str = "biaya_pesan", isi: Mapping[str, str] | None = None, *a: str) -> str:
        jawab = klien.get(reverse(rute, args=a), isi or {"dari": "2026-11-01", "sampai": "2026-11-30"})
        assert jawab.status_code == 200
        return b"".join(jawab).decode()

    @pytest.mark.parametrize(
        ("peran", "boleh"),
        [("admin", 1), ("ketua", 1), ("panitera", 1), ("ptsp", 0), ("hakim", 0), ("petugas_informasi", 0)],
    )
    def test_those_who_answer_for_money_may_look(self, satker: Satker, peran: str, boleh: int) -> None:
        klien = sebagai(satker, peran)
        for rute in (reverse("biaya_pesan"), reverse("biaya_pesan_unduh", args=("csv",))):
            assert klien.get(rute).status_code == (200 if boleh else 403)

    def test_it_is_closed_to_strangers(self, satker: Satker) -> None:
        tertutup(reverse("biaya_pesan"), satker, 200)

    def test_it_costs_the_same_for_one_message_and_for_fifty(self, satker: Satker) -> None:
        wa, _ = pasang(satker)
        with pada(jam("12:00")):
            query_tetap(sebagai(satker, "ketua"), reverse("biaya_pesan"), lambda n: [keluar(wa) for _ in range(n)])

    def test_it_shows_what_was_paid_and_what_was_saved(self, satker: Satker) -> None:
        wa, sms = pasang(satker)
        for _ in range(3):
            keluar(wa, "x" * 200)
        keluar(sms)
        isi = self.buka(sebagai(satker, "admin"))
        assert "Rp2.100" in isi
        assert "Rp400" in isi
        assert "Pesan uji" in isi

    def test_without_a_price_it_says_who_can_set_it(self, satker: Satker) -> None:
        wa, _ = pasang(satker, acuan="0")
        keluar(wa)
        isi = self.buka(sebagai(satker, "admin"))
        assert "Biaya satu SMS belum diisi" in isi
        assert "Hemat" not in isi.split("<table")[1]

    def test_an_empty_period_says_so(self, satker: Satker) -> None:
        assert "Belum ada pesan pada masa ini" in self.buka(sebagai(satker, "admin"))

    def test_without_a_period_it_is_the_running_month(self, satker: Satker) -> None:
        wa, _ = pasang(satker)
        keluar(wa)
        keluar(wa, jenis="N-71", dibuat=jam("10:00") - timedelta(days=23))
        with pada(jam("12:00")):
            klien = sebagai(satker, "admin")
            isi = klien.get(reverse("biaya_pesan")).content.decode()
        assert 'value="2026-11-01"' in isi
        assert "Pesan uji" in isi
        assert "Pemberitahuan dihentikan" not in isi

    @pytest.mark.parametrize(
        "isi", [{"dari": "2026-11-30", "sampai": "2026-11-01"}, {"dari": "kemarin"}, {"sampai": "0000-00-00"}]
    )
    def test_a_period_that_is_none_is_told(self, satker: Satker, isi: dict[str, str]) -> None:
        halaman = self.buka(sebagai(satker, "admin"), "biaya_pesan", isi)
        assert "salah" in halaman

    @pytest.mark.parametrize("bentuk", ["csv", "xlsx"])
    def test_the_figures_are_a_file_too(self, satker: Satker, bentuk: str) -> None:
        wa, _ = pasang(satker)
        keluar(wa, "x" * 200)
        klien = sebagai(satker, "admin")
        url = reverse("biaya_pesan_unduh", args=(bentuk,))
        jawab = klien.get(url, {"dari": "2026-11-01", "sampai": "2026-11-30"})
        badan = b"".join(jawab)
        assert jawab.status_code == 200
        if bentuk == "csv":
            assert "WhatsApp;U-01;Pesan uji;1;2;0;700;700" in badan.decode()
        assert klien.get(reverse("biaya_pesan_unduh", args=("pdf",))).status_code == 404

    def test_another_courts_money_is_not_shown(self, satker: Satker) -> None:
        wa, _ = pasang(buat_satker())
        keluar(wa)
        assert "Belum ada pesan" in self.buka(sebagai(satker, "admin"))
