"""Open uploads and who answers for them (R-000-18 … R-000-20, domain 3.1)."""

from datetime import date
from typing import Any

import pytest

from perkara import acuan, tunggakan
from perkara.models import Penugasan, Perkara, Putusan, SetelanPerkara, Sidang
from perkara.tunggakan import Unggahan
from satker.models import Satker
from tests.perkara.pabrik import buat_penugasan, buat_putusan
from tests.perkara.rencana.langkah import buat_pengadilan, buat_perkara_lama, dalam_hari, saat, sidang_baru

PAGI = "2026-11-23 10:00"
PANITERA = Penugasan.Tugas.PANITERA


@pytest.fixture
def perkara(satker: Satker) -> Perkara:
    return buat_perkara_lama(satker)


def buka(satker: Satker) -> list[tuple[str, int | None]]:
    """(item, officer) of everything that is open."""
    return sorted((t.unggahan.value, t.petugas_id) for t in tunggakan.daftar(acuan.buat(satker)))


@pytest.mark.parametrize(
    ("isian", "terbuka"),
    [
        ({}, ["anonimisasi", "edoc"]),
        ({"edoc_ada": True}, ["anonimisasi"]),
        ({"anonimisasi_ada": True}, ["edoc"]),
        ({"edoc_ada": True, "anonimisasi_ada": True}, []),
        ({"tanggal": dalam_hari(0)}, []),
        ({"tanggal": date(2026, 1, 1)}, ["anonimisasi", "edoc"]),
        ({"tanggal": date(2025, 12, 31)}, []),
    ],
    ids=["keduanya", "anonimisasi saja", "edoc saja", "selesai", "hari ini", "hari mulai", "sebelum mulai"],
)
def test_a_decision_is_open_from_the_day_after_until_both_files_are_there(
    perkara: Perkara, isian: dict[str, Any], terbuka: list[str]
) -> None:
    """R-000-18, R-000-19."""
    buat_putusan(perkara, **{"tanggal": dalam_hari(-1)} | isian)
    assert [u for u, _ in buka(perkara.satker)] == terbuka


def test_a_court_may_ask_for_anonymisation_only_once_the_e_doc_is_there() -> None:
    satker = buat_pengadilan(setelan={"anonimisasi_setelah_edoc": True})
    buat_putusan(buat_perkara_lama(satker), dalam_hari(-1))
    assert [u for u, _ in buka(satker)] == ["edoc"]
    Putusan.objects.update(edoc_ada=True)
    assert [u for u, _ in buka(satker)] == ["anonimisasi"]


@pytest.mark.parametrize(("hari", "terbuka"), [(-1, 0), (-3, 0), (-4, 3)])
def test_a_court_may_grant_days_of_grace(hari: int, terbuka: int) -> None:
    satker = buat_pengadilan(setelan={"tenggang_edoc": 3, "tenggang_bas": 3})
    perkara = buat_perkara_lama(satker)
    buat_putusan(perkara, dalam_hari(hari))
    sidang_baru(perkara, dalam_hari(hari), PAGI)
    assert len(buka(satker)) == terbuka


@pytest.mark.parametrize(
    ("isian", "terbuka"),
    [
        ({}, 1),
        ({"bas_ada": True}, 0),
        ({"ditunda": True}, 1),
        ({"hilang_pada": saat(PAGI)}, 0),
        ({"tanggal": dalam_hari(0)}, 0),
        ({"tanggal": dalam_hari(1)}, 0),
        ({"tanggal": date(2025, 12, 31)}, 0),
    ],
    ids=["tanpa BAS", "ada", "ditunda di sidang", "hilang", "hari ini", "besok", "sebelum mulai"],
)
def test_every_hearing_held_owes_its_minutes(perkara: Perkara, isian: dict[str, Any], terbuka: int) -> None:
    """R-000-20: one row per hearing, adjourned ones too."""
    isian = {**isian}
    tanggal = isian.pop("tanggal", dalam_hari(-1))
    sidang_baru(perkara, tanggal, PAGI, **isian)
    assert len(buka(perkara.satker)) == terbuka


def test_a_hearing_replaced_beforehand_was_not_held(perkara: Perkara) -> None:
    lama = sidang_baru(perkara, dalam_hari(-2), PAGI, ditunda=True)
    assert len(buka(perkara.satker)) == 1
    sidang_baru(perkara, dalam_hari(5), PAGI, menggantikan=lama)
    assert buka(perkara.satker) == []


def test_a_case_that_vanished_owes_nothing(perkara: Perkara) -> None:
    buat_putusan(perkara, dalam_hari(-1))
    sidang_baru(perkara, dalam_hari(-1), PAGI)
    Perkara.objects.update(hilang_pada=saat(PAGI))
    assert buka(perkara.satker) == []


KETUA: dict[str, Any] = {"petugas_id": 1, "jabatan_hakim_id": 1}
ANGGOTA: dict[str, Any] = {"petugas_id": 2, "jabatan_hakim_id": 2}
IKRAR: dict[str, Any] = {"petugas_id": 9, "tahapan_id": 18}
TANPA_JABATAN: dict[str, Any] = {"jabatan_hakim_id": None}
PANEL: dict[str, tuple[list[dict[str, Any]], int | None]] = {
    "ketua majelis": ([KETUA, ANGGOTA | {"urutan": 2}], 1),
    "anggota diketik lebih dahulu": ([ANGGOTA, KETUA | {"urutan": 2}], 1),
    "hakim tunggal": ([{"petugas_id": 3}], 3),
    "ketua diganti": ([KETUA | {"aktif": False}, {"petugas_id": 4}], 4),
    "tanpa jabatan: urutan": ([ANGGOTA | TANPA_JABATAN | {"urutan": 2}, KETUA | TANPA_JABATAN], 1),
    "majelis ikrar tidak ikut": ([KETUA, IKRAR], 1),
    "hanya majelis ikrar": ([IKRAR], 9),
    "belum ada pengganti": ([KETUA | {"aktif": False}, IKRAR], None),
    "belum ada majelis": ([], None),
}


@pytest.mark.parametrize(("panel", "hakim"), PANEL.values(), ids=PANEL)
def test_the_active_presiding_judge_answers_for_the_decision(
    perkara: Perkara, panel: list[dict[str, Any]], hakim: int | None
) -> None:
    """R-000-18: SIPP's tahapan 18 rows are the panel of the pledge; replaced officers are aktif 'T'."""
    buat_putusan(perkara, dalam_hari(-1), anonimisasi_ada=True)
    for anggota in panel:
        buat_penugasan(perkara, **anggota)
    assert buka(perkara.satker) == [("edoc", hakim)]


def test_a_court_may_ask_every_member_of_the_panel(perkara: Perkara) -> None:
    SetelanPerkara.objects.update(semua_anggota_majelis=True)
    buat_putusan(perkara, dalam_hari(-1), anonimisasi_ada=True)
    sidang_baru(perkara, dalam_hari(-1), PAGI)
    for i, jabatan in ((1, 1), (2, 2), (3, 2)):
        buat_penugasan(perkara, i, jabatan_hakim_id=jabatan, urutan=i)
        buat_penugasan(perkara, 70 + i, PANITERA, urutan=i)
    buat_penugasan(perkara, 4, aktif=False)
    assert buka(perkara.satker) == [("bas", 71), ("edoc", 1), ("edoc", 2), ("edoc", 3)]


@pytest.mark.parametrize(
    ("ikrar", "tahapan", "pp"),
    [(False, (10, 18), 70), (True, (10, 18), 71), (True, (10,), 70), (False, (18,), 70)],
    ids=["biasa", "ikrar", "ikrar tanpa panitera sendiri", "hanya tahap 18"],
)
def test_the_clerk_of_the_hearing_s_own_stage_answers_for_its_minutes(
    perkara: Perkara, ikrar: bool, tahapan: tuple[int, ...], pp: int
) -> None:
    """R-000-20: a pledge has its own clerk where the court fills those rows."""
    sidang_baru(perkara, dalam_hari(-1), PAGI, ikrar=ikrar)
    for i, tahap in enumerate(tahapan):
        buat_penugasan(perkara, 70 + i, PANITERA, tahapan_id=tahap)
    assert buka(perkara.satker) == [("bas", pp)]


def test_the_list_can_be_asked_for_some_officers_and_items_only(perkara: Perkara) -> None:
    buat_putusan(perkara, dalam_hari(-5))
    buat_penugasan(perkara, 1)
    kerangka = acuan.buat(perkara.satker)
    (butir,) = tunggakan.daftar(kerangka, (Unggahan.EDOC,), [1])
    assert (butir.nomor, butir.perkara_id, butir.tanggal, butir.umur) == (
        *(perkara.nomor, perkara.pk),
        *(dalam_hari(-5), 5),
    )
    assert tunggakan.daftar(kerangka, (Unggahan.EDOC,), [2]) == []
    assert tunggakan.daftar(kerangka, (), [1]) == []


def test_counts_are_of_items_whoever_answers(perkara: Perkara) -> None:
    SetelanPerkara.objects.update(semua_anggota_majelis=True)
    buat_putusan(perkara, dalam_hari(-1))
    sidang_baru(perkara, dalam_hari(-1), PAGI)
    sidang_baru(perkara, dalam_hari(-8), PAGI)
    for i in (1, 2, 3):
        buat_penugasan(perkara, i)
    assert tunggakan.jumlah(acuan.buat(perkara.satker)) == {"edoc": 1, "anonimisasi": 1, "bas": 2}
    assert Sidang.objects.count() == 2


def test_courts_do_not_mix(perkara: Perkara) -> None:
    buat_putusan(buat_perkara_lama(buat_pengadilan()), dalam_hari(-1))
    assert buka(perkara.satker) == []
