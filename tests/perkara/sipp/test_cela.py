"""The awkward rows of SIPP notes section 4, read whole on both databases; what makes no sense is set aside."""

from datetime import date

import pytest

from perkara.contoh.tulis import PenulisSipp, kacaukan
from perkara.sipp.baca import PembacaSipp
from perkara.sipp.baris import BarisAkta, BarisPihak, BarisPutusan, BarisRusak, BarisSidang
from perkara.sipp.jendela import Jendela


def _longgar(tulis: PenulisSipp) -> None:
    """As an old lenient server: rows without their parent and dates that no calendar has."""
    tulis._tujuan._kunci_asing(nyala=False)
    if tulis._tujuan.mesin == "mysql":
        tulis.jalankan("SET SESSION sql_mode = 'ALLOW_INVALID_DATES'")


@pytest.mark.parametrize(
    "nama", ["Nur'aini", "Nur’aini – “Ani”", "José", 'Budi "Gendut"; DROP TABLE perkara', "100 % Ma\\ruf"]
)
def test_names_with_marks_and_quotes_come_back_as_typed(
    url: str, tulis: PenulisSipp, jendela: Jendela, nama: str
) -> None:
    tulis.pihak(tulis.perkara(), 1, nama)
    with PembacaSipp(url) as sipp:
        assert [b.nama for b in sipp.pihak(jendela) if isinstance(b, BarisPihak)] == [nama]


def test_names_stored_twice_encoded_are_repaired(url: str, tulis: PenulisSipp, jendela: Jendela) -> None:
    tulis.pihak(tulis.perkara(), 1, kacaukan("Nur’aini binti Sya’roni"))
    with PembacaSipp(url) as sipp:
        assert [b.nama for b in sipp.pihak(jendela) if isinstance(b, BarisPihak)] == ["Nur’aini binti Sya’roni"]


@pytest.mark.mariadb
def test_bytes_written_through_a_latin1_connection_are_repaired(mariadb_url: str, jendela: Jendela) -> None:
    with PenulisSipp(mariadb_url) as tulis:
        tulis.pihak(tulis.perkara(), 1, "x")
        tulis.jalankan("UPDATE perkara_pihak1 SET nama = _binary %s", ["Nur’aini".encode()])
    with PembacaSipp(mariadb_url) as sipp:
        assert [b.nama for b in sipp.pihak(jendela) if isinstance(b, BarisPihak)] == ["Nur’aini"]


@pytest.mark.mariadb
@pytest.mark.parametrize("charset", ["utf8", "utf8mb4"])
def test_a_court_that_has_converted_its_tables_reads_the_same(mariadb_url: str, jendela: Jendela, charset: str) -> None:
    with PenulisSipp(mariadb_url) as tulis:
        tulis.jalankan(f"ALTER TABLE perkara_pihak1 CONVERT TO CHARACTER SET {charset}")
        tulis.pihak(tulis.perkara(), 1, "Nur’aini محمد")
    with PembacaSipp(mariadb_url) as sipp:
        assert [b.nama for b in sipp.pihak(jendela) if isinstance(b, BarisPihak)] == ["Nur’aini محمد"]


def test_all_kinds_of_no_file_are_no_upload(url: str, tulis: PenulisSipp, jendela: Jendela) -> None:
    perkara = tulis.perkara()
    for isi in (None, "", " ", "0", "bas/9.pdf"):
        tulis.sidang(perkara, "2026-11-02", edoc_bas=isi)
        tulis.putusan(tulis.perkara(), "2026-11-02", amar_putusan_dok=isi, amar_putusan_anonimisasi_dok=isi)
    with PembacaSipp(url) as sipp:
        assert [b.bas_ada for b in sipp.sidang(jendela) if isinstance(b, BarisSidang)] == [False] * 4 + [True]
        putusan = [b for b in sipp.putusan(jendela) if isinstance(b, BarisPutusan)]
    assert [(b.edoc_ada, b.anonimisasi_ada) for b in putusan] == [(False, False)] * 4 + [(True, True)]


def test_zero_dates_are_no_dates(url: str, tulis: PenulisSipp, jendela: Jendela) -> None:
    perkara = tulis.perkara()
    tulis.putusan(perkara, "2026-06-01", tanggal_minutasi="0000-00-00", tanggal_bht="0000-00-00")
    tulis.akta(perkara, "", "0000-00-00")
    with PembacaSipp(url) as sipp:
        assert [(b.tanggal_minutasi, b.tanggal_bht) for b in sipp.putusan(jendela) if isinstance(b, BarisPutusan)] == [
            (None, None)
        ]
        assert list(sipp.akta(jendela)) == [BarisAkta(perkara, "", None, "", None, None)]


@pytest.mark.parametrize("jam", [None, "00:00:00"])
def test_an_hour_not_filled_is_none(url: str, tulis: PenulisSipp, jendela: Jendela, jam: str | None) -> None:
    tulis.sidang(tulis.perkara(), "2026-11-24", jam_sidang=jam)
    with PembacaSipp(url) as sipp:
        assert [b.jam for b in sipp.sidang(jendela) if isinstance(b, BarisSidang)] == [None]


def test_a_hearing_moved_in_place_keeps_its_id(url: str, tulis: PenulisSipp, jendela: Jendela) -> None:
    sidang = tulis.sidang(tulis.perkara(), "2026-11-24")
    tulis.ubah("perkara_jadwal_sidang", {"id": sidang}, tanggal_sidang="2026-12-01")
    with PembacaSipp(url) as sipp:
        assert [(b.sipp_id, b.tanggal) for b in sipp.sidang(jendela) if isinstance(b, BarisSidang)] == [
            (sidang, date(2026, 12, 1))
        ]


def test_a_deleted_case_takes_its_rows_along(url: str, tulis: PenulisSipp, jendela: Jendela) -> None:
    perkara = tulis.perkara()
    tulis.sidang(perkara, "2026-11-24")
    tulis.pihak(perkara, 1)
    tulis.hapus("perkara", perkara_id=perkara)
    with PembacaSipp(url) as sipp:
        assert [*sipp.perkara(jendela), *sipp.sidang(jendela), *sipp.pihak(jendela)] == []


def test_a_case_without_a_number_is_set_aside_and_the_others_are_read(
    url: str, tulis: PenulisSipp, jendela: Jendela
) -> None:
    rusak, baik = tulis.perkara(""), tulis.perkara()
    with PembacaSipp(url) as sipp:
        satu, dua = sorted(sipp.perkara(jendela), key=lambda b: isinstance(b, BarisRusak))
    assert getattr(satu, "sipp_id", None) == baik
    assert isinstance(dua, BarisRusak)
    assert (dua.tabel, dua.kunci, dua.sebab) == ("perkara", f"perkara_id={rusak}", "nomor perkara kosong")


def test_a_hearing_on_a_day_no_calendar_has_is_set_aside(url: str, tulis: PenulisSipp, jendela: Jendela) -> None:
    perkara = tulis.perkara()
    _longgar(tulis)
    rusak = tulis.sidang(perkara, "2026-02-31")
    nol = tulis.sidang(perkara, "0000-00-00")
    baik = tulis.sidang(perkara, "2026-11-24")
    with PembacaSipp(url) as sipp:
        baris = list(sipp.sidang(jendela))
    assert [b.sipp_id for b in baris if isinstance(b, BarisSidang)] == [baik]
    assert {(b.kunci, b.sebab) for b in baris if isinstance(b, BarisRusak)} == {
        (f"id={rusak}", "tanggal “2026-02-31” tidak ada di kalender"),
        (f"id={nol}", "tanggal sidang kosong"),
    }


def test_a_hearing_whose_case_is_gone_is_set_aside(url: str, tulis: PenulisSipp, jendela: Jendela) -> None:
    _longgar(tulis)
    sidang = tulis.sidang(987654, "2026-11-24")
    with PembacaSipp(url) as sipp:
        assert list(sipp.sidang(jendela)) == [
            BarisRusak(
                "perkara_jadwal_sidang",
                f"id={sidang}",
                "perkaranya tidak ada",
                {"t.id": str(sidang), "t.perkara_id": "987654", "t.tanggal_sidang": "2026-11-24"},
            )
        ]


def test_a_decision_dated_beyond_reason_gives_way_to_a_readable_one(
    url: str, tulis: PenulisSipp, jendela: Jendela
) -> None:
    perkara = tulis.perkara()
    tulis.putusan(perkara, "2206-06-01")
    tulis.putusan(perkara, "2026-06-01")
    with PembacaSipp(url) as sipp:
        rusak, baik = sipp.putusan(jendela)
    assert isinstance(rusak, BarisRusak)
    assert "tidak wajar" in rusak.sebab
    assert getattr(baik, "tanggal", None) == date(2026, 6, 1)


def test_an_assignment_without_an_officer_is_set_aside(url: str, tulis: PenulisSipp, jendela: Jendela) -> None:
    tulis.tugaskan(tulis.perkara(), 0, hakim_id=None)
    with PembacaSipp(url) as sipp:
        (baris,) = sipp.penugasan(jendela)
    assert isinstance(baris, BarisRusak)
    assert baris.sebab == "hakim_id kosong"


def test_counsel_of_an_unknown_side_is_set_aside(url: str, tulis: PenulisSipp, jendela: Jendela) -> None:
    tulis.kuasa(tulis.perkara(), 5, tulis.orang())
    with PembacaSipp(url) as sipp:
        (baris,) = sipp.kuasa(jendela)
    assert isinstance(baris, BarisRusak)
    assert "pihak_ke 5" in baris.sebab


def test_a_row_set_aside_shows_no_phone_number(url: str, tulis: PenulisSipp, jendela: Jendela) -> None:
    perkara = tulis.perkara()
    tulis.pihak(perkara, 1, None, pihak_id=tulis.orang("", "0812-0000-1234"))
    _longgar(tulis)
    tulis.sidang(perkara, "2026-02-31", agenda="hubungi 0812 0000-1234 (Budi)", alasan_ditunda="+62 812.0000.1234")
    with PembacaSipp(url) as sipp:
        rusak = [b for b in [*sipp.pihak(jendela), *sipp.sidang(jendela)] if isinstance(b, BarisRusak)]
    assert len(rusak) == 2
    assert "1234" not in repr(rusak)
    assert rusak[1].isi["t.tanggal_sidang"] == "2026-02-31"
    assert rusak[1].isi["t.agenda"] == "hubungi (disamarkan) (Budi)"
