"""Lists of a desk: urgency, filters, words, pages by key, counts that stop (issue 4, section 1)."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layanan.alur.jalan import jalankan
from layanan.alur.simpan import kata_cari
from layanan.kueri import (
    BATAS_HITUNG,
    Jumlah,
    Urgensi,
    Urutan,
    daftar,
    halaman,
    hitung,
    hitung_urgensi,
    kueri_kata,
    saring,
)
from layanan.models import Urusan
from satker.models import Satker
from satker.waktu import pada
from tests.layanan.meja import ALUR, REGISTER, buka_uji, petugas
from tests.pabrik import buat_satker

pytestmark = pytest.mark.django_db
SENIN = datetime(2026, 11, 23, 2, tzinfo=UTC)


@pytest.fixture
def urusan(satker: Satker) -> list[Urusan]:
    """Seven matters: the third has no deadline, the last two share one; on Monday one is late and one near."""
    semua = [buka_uji(satker, diterima_pada=SENIN).urusan for _ in range(7)]
    tempo = ["2026-12-10", "2026-11-20", None, "2026-11-24", "2026-12-01", "2026-12-03", "2026-12-03"]
    for u, t in zip(semua, tempo, strict=True):
        u.jatuh_tempo = date.fromisoformat(t) if t else None
        Urusan.objects.filter(pk=u.pk).update(jatuh_tempo=u.jatuh_tempo)
    return semua


def urut(satker: Satker, **pilihan: str) -> list[int]:
    """Running numbers of the urgency list under these filters."""
    with pada(SENIN):
        return [u.urut for u in halaman(saring(daftar(ALUR, satker), satker, **pilihan)).baris]


def jelajah(satker: Satker, urutan: Urutan, banyak: int) -> list[int]:
    """The whole list, page by page."""
    hasil, letak = list[int](), ""
    while True:
        satu = halaman(daftar(ALUR, satker), urutan, letak, banyak)
        assert len(satu.baris) <= banyak
        hasil += [u.urut for u in satu.baris]
        letak = satu.berikutnya
        if not letak:
            return hasil


def test_the_most_urgent_comes_first_and_what_has_no_deadline_last(satker: Satker, urusan: list[Urusan]) -> None:
    assert urut(satker) == [2, 4, 5, 6, 7, 1, 3]


def test_closed_matters_are_not_in_the_urgency_list_but_among_the_newest(satker: Satker, urusan: list[Urusan]) -> None:
    jalankan(urusan[1], "jawab", pelaku=petugas(satker), isian={"hasil": "ditolak", "biaya": 0})
    assert 2 not in urut(satker)
    assert [u.urut for u in halaman(daftar(ALUR, satker), Urutan.TERBARU).baris] == [7, 6, 5, 4, 3, 2, 1]


@pytest.mark.parametrize(
    ("pilihan", "hasil"),
    [
        ({"urgensi": "lewat"}, [2]),
        ({"urgensi": "dekat"}, [4]),
        ({"urgensi": "nanti"}, [5, 6, 7, 1, 3]),
        ({"urgensi": "entah"}, []),
        ({"keadaan": "diterima", "urgensi": "lewat"}, [2]),
        ({"keadaan": "dicari"}, []),
        ({"keadaan": "entah"}, []),
        ({"cari": "004"}, [4]),
        ({"cari": "4 uji"}, [4]),
        ({"cari": "  "}, [2, 4, 5, 6, 7, 1, 3]),
        ({"cari": "004 005"}, []),
        ({"cari": "/-_."}, []),
        ({"cari": "' & | ! :* \\ <->"}, []),
        ({"cari": "\x00004\x00"}, [4]),
    ],
)
def test_filters_leave_what_they_say(
    satker: Satker, urusan: list[Urusan], pilihan: dict[str, str], hasil: list[int]
) -> None:
    assert urut(satker, **pilihan) == hasil


@pytest.mark.parametrize("ejaan", ["{nomor}", "{kecil}", "{kosong}", "{awal}"])
def test_a_number_is_found_in_any_spelling_and_by_its_beginning(
    satker: Satker, urusan: list[Urusan], ejaan: str
) -> None:
    nomor = urusan[4].nomor
    kosong = nomor.replace("/", " ").replace(".", " ")
    teks = ejaan.format(nomor=nomor, kecil=nomor.lower(), kosong=kosong, awal="005/uj")
    assert urut(satker, cari=teks) == [5]


@given(st.text(max_size=200))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_whatever_is_typed_into_the_search_is_answered(satker: Satker, teks: str) -> None:
    assert list(saring(daftar(ALUR, satker), satker, cari=teks)) == [] or not teks.strip()
    assert len(kata_cari(teks)) == len(set(kata_cari(teks)))


def test_a_search_has_a_limit_of_words() -> None:
    assert str(kueri_kata("a " * 100)).count("'a':*") == 8
    assert kueri_kata("...") is None


# --- pages ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("banyak", [1, 2, 3, 6, 7, 8])
@pytest.mark.parametrize("urutan", list(Urutan))
def test_page_by_page_everything_comes_once(satker: Satker, urusan: list[Urusan], urutan: Urutan, banyak: int) -> None:
    semua = [2, 4, 5, 6, 7, 1, 3] if urutan == Urutan.URGENSI else [7, 6, 5, 4, 3, 2, 1]
    assert jelajah(satker, urutan, banyak) == semua


def test_what_arrives_while_one_turns_pages_moves_nothing(satker: Satker, urusan: list[Urusan]) -> None:
    """A page by number would show a row twice."""
    pertama = halaman(daftar(ALUR, satker), Urutan.TERBARU, banyak=3)
    buka_uji(satker)
    kedua = halaman(daftar(ALUR, satker), Urutan.TERBARU, pertama.berikutnya, 3)
    assert [u.urut for u in (*pertama.baris, *kedua.baris)] == [7, 6, 5, 4, 3, 2]


@pytest.mark.parametrize("letak", ["", "x", "2026-13-45.1", "-1", "1;DROP", "9" * 30, "2026-11-24", "1.5", "٣"])
@pytest.mark.parametrize("urutan", list(Urutan))
def test_a_place_that_cannot_be_read_begins_at_the_front(
    satker: Satker, urusan: list[Urusan], urutan: Urutan, letak: str
) -> None:
    hasil = halaman(daftar(ALUR, satker), urutan, letak)
    assert (len(hasil.baris), hasil.berikutnya) == (7, "")


def test_another_court_s_matters_are_never_in_the_list(satker: Satker, urusan: list[Urusan]) -> None:
    lain = buat_satker()
    assert urut(lain) == []
    pertama = halaman(daftar(ALUR, satker), banyak=2)
    assert halaman(daftar(ALUR, lain), Urutan.URGENSI, pertama.berikutnya).baris == []


def test_a_page_takes_one_query_and_does_not_fetch_the_words(satker: Satker, urusan: list[Urusan]) -> None:
    with CaptureQueriesContext(connection) as tangkapan:
        halaman(daftar(ALUR, satker), banyak=3)
    assert len(tangkapan) == 1
    assert '"cari"' not in tangkapan[0]["sql"].split("WHERE")[0]


# --- counts --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("n", "kata"), [(0, "0"), (999, "999"), (BATAS_HITUNG, "1.000"), (BATAS_HITUNG + 1, "lebih dari 1.000")]
)
def test_counts_stop_at_a_thousand(n: int, kata: str) -> None:
    assert str(Jumlah(n)) == kata
    assert bool(Jumlah(n)) is (n > 0)


@pytest.fixture
def seribu_lebih(satker: Satker) -> int:
    """More matters than are counted, all due on Thursday and all called "salinan"; how many."""
    asal, banyak = buka_uji(satker, diterima_pada=SENIN).urusan, BATAS_HITUNG + 300
    kolom = Urusan.objects.values().get(pk=asal.pk) | {"id": None}
    Urusan.objects.bulk_create(
        Urusan(**kolom | {"urut": n, "nomor": f"n{n}", "cari": "'salinan':1"}) for n in range(2, banyak + 1)
    )
    return banyak


def test_the_database_counts_no_further_than_it_must(satker: Satker, seribu_lebih: int) -> None:
    assert str(hitung(daftar(ALUR, satker))) == "lebih dari 1.000"
    assert str(hitung(saring(daftar(ALUR, satker), satker, cari="001"))) == "1"
    with pada(SENIN):
        assert str(hitung_urgensi(ALUR, satker)[Urgensi.NANTI]) == "lebih dari 100"


@pytest.mark.parametrize("urutan", list(Urutan))
def test_a_word_that_stands_everywhere_is_listed_in_order_and_to_the_end(
    satker: Satker, seribu_lebih: int, urutan: Urutan
) -> None:
    """More hits than are named by their keys: the list's own order finds them."""
    with CaptureQueriesContext(connection) as tangkapan:
        pertama = halaman(saring(daftar(ALUR, satker), satker, cari="salin"), urutan)
    naik = [u.urut for u in pertama.baris]
    assert naik == (
        list(range(2, 27)) if urutan == Urutan.URGENSI else list(range(seribu_lebih, seribu_lebih - 25, -1))
    )
    assert len(tangkapan) == 2
    hasil, letak = 0, ""
    while True:
        satu = halaman(saring(daftar(ALUR, satker), satker, cari="salinan"), urutan, letak, 400)
        hasil, letak = hasil + len(satu.baris), satu.berikutnya
        if not letak:
            break
    assert hasil == seribu_lebih - 1


def test_the_desk_sees_how_many_are_late_near_and_later(satker: Satker, urusan: list[Urusan]) -> None:
    with pada(SENIN), CaptureQueriesContext(connection) as tangkapan:
        jumlah = {u: j.n for u, j in hitung_urgensi(ALUR, satker).items()}
    assert jumlah == {Urgensi.LEWAT: 1, Urgensi.DEKAT: 1, Urgensi.NANTI: 5}
    assert len(tangkapan) == 5


def test_what_was_changed_is_found_by_its_new_words(satker: Satker, monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace  # noqa: PLC0415

    from layanan.alur import daftar as registri  # noqa: PLC0415

    urusan = buka_uji(satker).urusan
    baru = replace(ALUR, teks_cari=lambda u: f"{u.nomor} Salinan {u.keadaan}")
    monkeypatch.setitem(registri._alur, REGISTER, baru)
    jalankan(urusan, "cari", pelaku=petugas(satker))
    assert urut(satker, cari="salin dicari") == [1]
    assert urut(satker, cari="diterima") == []


def test_a_due_date_of_the_same_day_keeps_the_order_of_entry(satker: Satker) -> None:
    for _ in range(5):
        buka_uji(satker, diterima_pada=SENIN + timedelta(hours=1))
    assert jelajah(satker, Urutan.URGENSI, 2) == [1, 2, 3, 4, 5]
