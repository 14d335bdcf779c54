"""Which grounds exist and until when: R-002-28 … R-002-34, ground by ground."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from informasi.alur.kalimat import isi_pesan
from informasi.models import Permohonan
from informasi.models.pilihan import TERTUTUP, AlasanPenolakan
from informasi.services import (
    alasan_keberatan,
    cabut,
    cabut_keberatan,
    nyatakan,
    putuskan_keberatan,
    semua_dasar,
    teruskan,
)
from layanan.alur.pelaku import Pelaku
from satker.models import Satker
from tests.informasi.keadaan import dijawab_langsung, dirujuk
from tests.informasi.pabrik import (
    KABUL,
    KETUA,
    PJ,
    TOLAK,
    ajukan,
    buat_setelan,
    ditolak,
    keberatan,
    pukul,
    segar,
    staf,
)

SEBAGIAN = TOLAK | {"hasil": "sebagian", "bagian_ditolak": "Nama", "biaya_penggandaan": 0}
JAWAB = {"putusan": "menguatkan", "putusan_alasan": "Sudah tepat."}


def ada(p: Permohonan) -> set[str]:
    """The codes of the grounds that are open now."""
    return {d.kode for d in alasan_keberatan(segar(p))}


def putus(satker: Satker, p: Permohonan, *alasan: str, **putusan: Any) -> Any:
    """Objected to and answered by the Ketua."""
    k = teruskan(keberatan(p, *alasan), pelaku=staf(satker))
    return putuskan_keberatan(k, pelaku=staf(satker, KETUA), **JAWAB | putusan)


def test_what_runs_in_time_gives_no_ground(satker: Satker) -> None:
    assert ada(ajukan(satker)) == set()


@pytest.mark.parametrize("isian", [TOLAK, SEBAGIAN], ids=["whole", "part"])
@pytest.mark.parametrize("alasan", AlasanPenolakan.values)
def test_ground_1_is_a_refusal_because_it_is_closed_to_the_public(
    satker: Satker, isian: dict[str, Any], alasan: str
) -> None:
    """R-002-28: the ten reasons of the law; "not held", "not ours", "who are you" are other things."""
    p = nyatakan(ajukan(satker), pelaku=staf(satker), **isian | {"alasan": [alasan]})
    assert ("ditolak_tertutup" in ada(p)) is (alasan in TERTUTUP)


def test_ground_2_is_that_it_is_said_not_to_be_there(satker: Satker) -> None:
    """R-002-29."""
    p = nyatakan(ajukan(satker), pelaku=staf(satker), hasil="tidak_dikuasai", ada=False)
    assert ada(p) == {"wajib_umum_tidak_ada", "tidak_semestinya"}


@pytest.mark.parametrize("isian", [KABUL, TOLAK, SEBAGIAN], ids=["granted", "refused", "part"])
def test_ground_3_is_any_answer_that_is_not_the_right_one(satker: Satker, isian: dict[str, Any]) -> None:
    """R-002-30."""
    assert "tidak_semestinya" in ada(nyatakan(ajukan(satker), pelaku=staf(satker), **isian))


def test_ground_3_reaches_direct_answers_and_referrals(satker: Satker, pta: Satker) -> None:
    """R-002-3, R-002-13, R-002-30."""
    assert ada(dijawab_langsung(satker)) == {"tidak_semestinya"}
    assert ada(dirujuk(pta)) == {"tidak_semestinya"}


@pytest.mark.parametrize(
    ("tarif", "isian", "berlebih"),
    [
        ({"tarif_lembar": 500}, {"biaya_penggandaan": 5000, "lembar": 10}, False),
        ({"tarif_lembar": 500}, {"biaya_penggandaan": 5001, "lembar": 10}, True),
        ({"tarif_lembar": 500, "tarif_jilid": 0}, {"biaya_penggandaan": 0, "biaya_penjilidan": 1, "jilid": 1}, True),
        ({"tarif_lembar": 0}, {"biaya_penggandaan": 1, "lembar": 9}, True),
        ({}, {"biaya_penggandaan": 1}, True),
        ({}, {"biaya_penggandaan": 0}, False),
    ],
)
def test_ground_4_is_a_charge_above_what_the_ketua_set(
    satker: Satker, tarif: dict[str, int], isian: dict[str, int], berlebih: bool
) -> None:
    """R-002-31: where he set nothing, anything charged may be questioned; nothing charged never."""
    buat_setelan(satker, **tarif)
    p = nyatakan(ajukan(satker), pelaku=staf(satker), **KABUL | isian)
    assert ("biaya_berlebih" in ada(p)) is berlebih


@pytest.mark.parametrize(("kapan", "ground"), [("2026-01-08 23:59", set()), ("2026-01-09 00:00", {"terlambat"})])
def test_ground_5_is_that_the_time_has_passed(satker: Satker, kapan: str, ground: set[str]) -> None:
    """R-002-32: from the day after the due date."""
    p = ajukan(satker)
    with pukul(kapan):
        assert ada(p) == ground


def test_ground_5_stays_when_the_answer_comes_at_last(satker: Satker) -> None:
    """R-002-32: late is late; its window still counts from the due date, the others' from the statement."""
    p = ajukan(satker)
    with pukul("2026-01-12 10:00"):
        p = nyatakan(p, pelaku=staf(satker), **TOLAK)
        sampai = {d.kode: d.sampai for d in alasan_keberatan(p)}
    assert sampai == {
        "ditolak_tertutup": date(2026, 1, 22),
        "tidak_semestinya": date(2026, 1, 22),
        "terlambat": date(2026, 1, 20),
    }


def test_an_answer_on_the_last_day_is_not_late(satker: Satker) -> None:
    p = ajukan(satker)
    with pukul("2026-01-08 23:00"):
        assert "terlambat" not in ada(nyatakan(p, pelaku=staf(satker), **KABUL))


@pytest.mark.parametrize(("kapan", "terbuka"), [("2026-01-14 23:59", True), ("2026-01-15 00:00", False)])
def test_a_window_closes_after_its_seventh_working_day(satker: Satker, kapan: str, terbuka: bool) -> None:
    """R-002-33."""
    p = ditolak(satker)
    with pukul(kapan):
        assert bool(ada(p)) is terbuka
        assert {d.kode for d in semua_dasar(p)} == {"ditolak_tertutup", "tidak_semestinya"}


@pytest.mark.parametrize("kunci", ["mulai", "sampai"])
def test_a_ground_knows_its_days(satker: Satker, kunci: str) -> None:
    (dasar, _) = alasan_keberatan(ditolak(satker))
    assert getattr(dasar, kunci) == {"mulai": date(2026, 1, 5), "sampai": date(2026, 1, 14)}[kunci]
    assert dasar.nama.startswith("Permohonan ditolak")


def test_who_withdrew_objects_to_nothing(satker: Satker) -> None:
    p = cabut(ajukan(satker), pelaku=Pelaku.pemohon())
    with pukul("2026-01-12 09:00"):
        assert ada(p) == set()


def test_while_one_is_being_answered_there_is_no_other(satker: Satker) -> None:
    p = ditolak(satker)
    k = keberatan(p)
    assert ada(p) == set()
    cabut_keberatan(k, pelaku=Pelaku.pemohon())
    assert "ditolak_tertutup" in ada(p)  # what was withdrawn was not answered


def test_what_was_answered_goes_to_the_second_level_and_the_rest_stays(satker: Satker) -> None:
    """R-002-34: the same ground now lies with Mahkamah Agung, counted from the Ketua's answer."""
    p = ditolak(satker)
    with pukul("2026-01-09 10:00"):
        k = putus(satker, p)
        dasar = {d.kode: (d.tingkat, d.asal, d.sampai) for d in alasan_keberatan(segar(p))}
    assert dasar == {
        "tidak_semestinya": (1, None, date(2026, 1, 14)),
        "ditolak_tertutup": (2, k, date(2026, 1, 21)),
    }


def test_a_letter_entered_days_after_its_date_takes_no_day_from_the_applicant(satker: Satker) -> None:
    """R-002-33, R-002-34: N-40 goes out when it is entered; until then nobody can know of it."""
    p = ditolak(satker)
    k = teruskan(keberatan(p), pelaku=staf(satker))
    with pukul("2026-01-13 10:00"):
        isian: dict[str, Any] = {"putusan": "menguatkan", "putusan_alasan": "Dikecualikan."}
        putuskan_keberatan(k, pelaku=staf(satker, KETUA), **isian, putusan_tanggal=date(2026, 1, 6))
        dasar = {d.kode: (d.mulai, d.sampai) for d in alasan_keberatan(segar(p)) if d.tingkat == 2}
    assert dasar == {"ditolak_tertutup": (date(2026, 1, 13), date(2026, 1, 23))}


@pytest.mark.parametrize(
    ("putusan", "tingkat_dua"),
    [
        ({"putusan": "menguatkan"}, True),
        ({"putusan": "membatalkan"}, False),
        (
            {"putusan": "membatalkan_sebagian", "bagian_ditolak": "Nama", "alasan": ["rahasia_pribadi"]},
            True,
        ),
    ],
)
def test_only_who_did_not_get_everything_goes_on(satker: Satker, putusan: dict[str, Any], tingkat_dua: bool) -> None:
    """R-002-34."""
    p = ditolak(satker)
    putus(satker, p, **putusan)
    assert any(d.tingkat == 2 and d.asal for d in alasan_keberatan(segar(p))) is tingkat_dua


def test_what_the_ketua_refused_himself_begins_at_the_second_level(satker: Satker) -> None:
    """R-002-34."""
    p = ditolak(satker, staf(satker, KETUA))
    assert {(d.tingkat, d.asal) for d in alasan_keberatan(p)} == {(2, None)}
    assert {d.tingkat for d in alasan_keberatan(ditolak(satker, staf(satker, PJ)))} == {1}


def test_where_the_second_level_lies_elsewhere_it_is_not_offered_here(satker: Satker) -> None:
    """B12: Komisi Informasi."""
    buat_setelan(satker, profil="sk_1_144_2011")
    p = ditolak(satker)
    putus(satker, p)
    assert {d.tingkat for d in alasan_keberatan(segar(p))} == {1}


def test_there_the_ketua_answers_also_to_what_he_refused_himself_but_once(satker: Satker) -> None:
    """B12: nobody is without a way to object, nor sent to Mahkamah Agung by a rule that does not name it."""
    buat_setelan(satker, profil="sk_1_144_2011")
    p = ditolak(satker, staf(satker, KETUA))
    assert {(d.kode, d.tingkat) for d in alasan_keberatan(p)} == {("ditolak_tertutup", 1), ("tidak_semestinya", 1)}
    assert isi_pesan(p, "N-35", {})["kepada"] == "Ketua"
    putus(satker, p)
    assert alasan_keberatan(segar(p)) == []


def test_the_later_rules_have_two_more_grounds(satker: Satker) -> None:
    """B9: not answered at all; granted and not made."""
    buat_setelan(satker, profil="sk_1_144_2011")
    p, q = ajukan(satker), nyatakan(ajukan(satker), pelaku=staf(satker), **KABUL)
    with pukul("2026-01-21 00:00"):
        assert ada(p) == {"terlambat", "tidak_ditanggapi"}
    with pukul("2026-01-07 23:59"):
        assert "tidak_dipenuhi" not in ada(q)
    with pukul("2026-01-08 00:00"):
        assert "tidak_dipenuhi" in ada(q)


def test_a_statement_ends_the_ground_that_there_was_none(satker: Satker) -> None:
    buat_setelan(satker, profil="sk_1_144_2011")
    p = ajukan(satker)
    with pukul("2026-01-22 09:00"):
        p = nyatakan(p, pelaku=staf(satker), **KABUL)
        assert ada(p) == {"terlambat", "tidak_semestinya"}


def test_asking_takes_few_queries_however_many_objections_there_were(satker: Satker) -> None:
    p = ditolak(satker)
    for _ in range(3):
        cabut_keberatan(keberatan(p), pelaku=Pelaku.pemohon())
    with CaptureQueriesContext(connection) as tanya:
        assert len(alasan_keberatan(p)) == 2
    assert len(tanya) <= 4
