"""The staff inbox: who waits stands first, numbers are masked, an answer goes out, other courts see nothing."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from notifikasi.gateway.dasar import PesanMasuk as Peristiwa
from notifikasi.masuk_teks import terima_teks
from notifikasi.models import Gateway, Nomor, Percakapan, Pesan
from notifikasi.panel import perhatian_kotak
from satker.models import Peran, Satker
from satker.waktu import sekarang
from tests.halaman import query_tetap, sebagai, tertutup
from tests.notifikasi.pabrik import buat_gateway
from tests.pabrik import buat_satker

pytestmark = pytest.mark.django_db
HP = "+6281355550555"
KOTAK = "/kotak-masuk/"


@pytest.fixture
def gateway(satker: Satker) -> Gateway:
    """The court's way out."""
    return buat_gateway(satker)


@pytest.fixture
def ptsp(satker: Satker) -> Client:
    """An officer's browser."""
    return sebagai(satker, Peran.PTSP)


def tulis(gateway: Gateway, teks: str, dari: str = HP, menit_lalu: int = 0) -> Percakapan:
    """Somebody writes; his conversation."""
    waktu = sekarang() - timedelta(minutes=menit_lalu)
    terima_teks(gateway, Peristiwa(f"{dari}{teks}{waktu}", dari, dari, teks, waktu))
    return Percakapan.objects.get(nomor__e164=dari, satker=gateway.satker)


def alamat(nama: str, obrolan: Percakapan) -> str:
    return reverse(f"kotak_{nama}", args=[obrolan.pk])


def kirim(ptsp: Client, obrolan: Percakapan, teks: str, follow: bool = True, **ganti: Any) -> Any:
    """Answer with what the page holds."""
    halaman = ptsp.get(alamat("rincian", obrolan))
    data = {"teks": teks, **halaman.context["dilihat"]} | ganti
    return ptsp.post(alamat("balas", obrolan), data, follow=follow)


def test_an_empty_inbox_says_what_will_appear(ptsp: Client) -> None:
    assert "Belum ada pesan masuk" in ptsp.get(KOTAK).content.decode()


def test_who_waits_longest_stands_first_and_what_was_answered_last(gateway: Gateway, ptsp: Client) -> None:
    tulis(gateway, "INFO", "+6281355550001")
    tulis(gateway, "Baru saja", "+6281355550002", menit_lalu=1)
    tulis(gateway, "Sudah lama", "+6281355550003", menit_lalu=60)
    halaman = ptsp.get(KOTAK)
    assert [p.cuplikan for p in halaman.context["halaman"]] == ["Sudah lama", "Baru saja", "INFO"]
    assert "2 percakapan menunggu jawaban." in halaman.content.decode()


def test_numbers_are_masked_in_the_list(gateway: Gateway, ptsp: Client) -> None:
    tulis(gateway, "Halo")
    isi = ptsp.get(KOTAK).content.decode()
    assert "+62 813-••••-0555" in isi
    assert "81355550555" not in isi


@pytest.mark.parametrize("cari", ["0813-5555-0555", "50555", "diwakili", "+62 813 5555"])
def test_it_is_found_by_number_or_by_words(gateway: Gateway, ptsp: Client, cari: str) -> None:
    tulis(gateway, "Apakah boleh diwakili?")
    tulis(gateway, "Lain sekali", "+6281399990777")
    assert [p.cuplikan for p in ptsp.get(KOTAK, {"q": cari}).context["halaman"]] == ["Apakah boleh diwakili?"]


def test_the_filter_leaves_those_that_wait(gateway: Gateway, ptsp: Client) -> None:
    tulis(gateway, "INFO", "+6281355550001")
    tulis(gateway, "Halo")
    assert len(ptsp.get(KOTAK, {"keadaan": "menunggu"}).context["halaman"]) == 1
    kosong = ptsp.get(KOTAK, {"q": "tidak ada yang begini"}).content.decode()
    assert "Tidak ada percakapan yang cocok" in kosong


def test_the_whole_conversation_is_shown_and_answered(gateway: Gateway, ptsp: Client) -> None:
    obrolan = tulis(gateway, "Apakah boleh diwakili?")
    isi = ptsp.get(alamat("rincian", obrolan)).content.decode()
    assert "Apakah boleh diwakili?" in isi
    assert "Menunggu jawaban sejak" in isi
    jawaban = kirim(ptsp, obrolan, "Boleh, dengan surat kuasa.")
    assert "Balasan dikirim." in jawaban.content.decode()
    assert "Boleh, dengan surat kuasa." in jawaban.content.decode()
    assert Pesan.objects.get(jenis="N-77").data["balasan"] == "Boleh, dengan surat kuasa."


@pytest.mark.parametrize(("teks", "kata"), [("", "Tulis balasannya."), ("  ", "Tulis balasannya."), ("x" * 701, "700")])
def test_an_answer_that_says_nothing_or_too_much_is_refused_beside_the_field(
    gateway: Gateway, ptsp: Client, teks: str, kata: str
) -> None:
    jawaban = kirim(ptsp, tulis(gateway, "Halo"), teks)
    assert jawaban.status_code == 200
    assert kata in jawaban.content.decode()
    assert not Pesan.objects.filter(jenis="N-77").exists()


def test_700_letters_are_taken(gateway: Gateway, ptsp: Client) -> None:
    kirim(ptsp, tulis(gateway, "Halo"), "x" * 700)
    assert Pesan.objects.filter(jenis="N-77").count() == 1


def test_the_second_officer_keeps_what_he_typed_and_sees_the_first_answer(
    satker: Satker, gateway: Gateway, ptsp: Client
) -> None:
    obrolan = tulis(gateway, "Halo")
    kirim(ptsp, obrolan, "Jawaban pertama.")
    isi = kirim(sebagai(satker, Peran.PTSP), obrolan, "Jawaban kedua.", balasan_dilihat=0).content.decode()
    assert "Sudah dijawab" in isi
    assert "Jawaban pertama." in isi
    assert "Jawaban kedua.</textarea>" in isi
    assert Pesan.objects.filter(jenis="N-77").count() == 1
    # What the page shows now counts from here on.
    assert f'name="balasan_dilihat" value="{Pesan.objects.get(jenis="N-77").pk}"' in isi


@pytest.mark.parametrize("data", [{}, {"teks": "ya"}, {"teks": "ya", "balasan_dilihat": "x", "masuk_dilihat": "-1"}])
def test_a_form_that_is_not_ours_sends_nothing(gateway: Gateway, ptsp: Client, data: dict[str, str]) -> None:
    assert ptsp.post(alamat("balas", tulis(gateway, "Halo")), data).status_code == 200
    assert not Pesan.objects.filter(jenis="N-77").exists()


def test_markup_in_a_text_stays_text(gateway: Gateway, ptsp: Client) -> None:
    obrolan = tulis(gateway, "<script>alert(1)</script>")
    for url in (KOTAK, alamat("rincian", obrolan)):
        assert "<script>alert" not in ptsp.get(url).content.decode()


def test_where_no_answer_is_possible_the_page_says_why_and_offers_the_telephone(gateway: Gateway, ptsp: Client) -> None:
    obrolan = tulis(gateway, "Halo")
    Nomor.objects.update(keadaan="berhenti")
    isi = ptsp.get(alamat("rincian", obrolan)).content.decode()
    assert "Belum dapat dibalas dari sini." in isi
    assert "meminta berhenti" in isi
    assert f'href="tel:{HP}"' in isi
    assert "<textarea" not in isi


def test_handled_leaves_the_list_of_those_that_wait(gateway: Gateway, ptsp: Client) -> None:
    obrolan = tulis(gateway, "Terima kasih")
    dilihat = ptsp.get(alamat("rincian", obrolan)).context["dilihat"]["masuk_dilihat"]
    ptsp.post(alamat("ditangani", obrolan), {"masuk_dilihat": dilihat})
    assert not ptsp.get(KOTAK, {"keadaan": "menunggu"}).context["halaman"].object_list
    assert "Ditangani" in ptsp.get(KOTAK).content.decode()


@pytest.mark.parametrize("dilihat", ["", "x", "0"])
def test_handled_without_having_seen_anything_lets_the_text_wait(gateway: Gateway, ptsp: Client, dilihat: str) -> None:
    obrolan = tulis(gateway, "Halo")
    ptsp.post(alamat("ditangani", obrolan), {"masuk_dilihat": dilihat})
    obrolan.refresh_from_db()
    assert obrolan.menunggu_sejak is not None


def test_an_open_page_gets_only_what_is_new(gateway: Gateway, ptsp: Client) -> None:
    obrolan = tulis(gateway, "Halo")
    url, htmx = alamat("rincian", obrolan), {"HX-Request": "true"}
    sudah = ptsp.get(url).context["penanda"]
    assert ptsp.get(url, {"sudah": sudah}, headers=htmx).status_code == 204
    tulis(gateway, "Masih di sana?")
    baru = ptsp.get(url, {"sudah": sudah}, headers=htmx)
    assert "Masih di sana?" in baru.content.decode()
    assert "<html" not in baru.content.decode()


def test_the_dashboard_says_how_many_wait(satker: Satker, gateway: Gateway) -> None:
    assert perhatian_kotak(satker) == []
    tulis(gateway, "Halo")
    tulis(gateway, "Halo", "+6281355550001")
    (satu,) = perhatian_kotak(satker)
    assert satu.kalimat == "2 pesan menunggu jawaban."
    assert satu.url == f"{KOTAK}?keadaan=menunggu"
    assert satu.peran == {Peran.PTSP, Peran.ADMIN}


def test_only_the_counter_and_the_admin_of_this_court_get_in(satker: Satker, gateway: Gateway) -> None:
    obrolan = tulis(gateway, "Halo")
    tertutup(KOTAK, satker, 200)
    tertutup(alamat("rincian", obrolan), satker, 404)
    for nama in ("balas", "ditangani"):
        tertutup(alamat(nama, obrolan), satker, 404, "post")
    assert sebagai(satker, Peran.HAKIM).get(KOTAK).status_code == 403
    assert "Kotak masuk" in sebagai(satker, Peran.PTSP).get("/").content.decode()
    assert "Kotak masuk" not in sebagai(satker, Peran.HAKIM).get("/").content.decode()


def test_another_court_sees_none_of_it(satker: Satker, gateway: Gateway) -> None:
    tulis(gateway, "Rahasia kami")
    lain = sebagai(buat_satker(), Peran.PTSP)
    assert "Rahasia kami" not in lain.get(KOTAK).content.decode()
    assert "Rahasia kami" not in lain.get(KOTAK, {"q": "Rahasia"}).content.decode()


def test_the_list_takes_the_same_queries_for_one_and_for_many(gateway: Gateway, ptsp: Client) -> None:
    def tambah(n: int) -> None:
        for _ in range(n):
            urut = Percakapan.objects.count()
            tulis(gateway, "Halo", f"+62813555{urut:05d}")

    query_tetap(ptsp, KOTAK, tambah, banyak=20)


def test_a_conversation_takes_the_same_queries_for_one_text_and_for_many(gateway: Gateway, ptsp: Client) -> None:
    obrolan = tulis(gateway, "Halo")

    def tambah(n: int) -> None:
        for urut in range(n):
            tulis(gateway, f"Teks {urut} dari {n}")

    query_tetap(ptsp, alamat("rincian", obrolan), tambah, banyak=30)
