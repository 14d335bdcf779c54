"""`manage.py rekap`: the staff messages of one date, as if their hour had come."""

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from notifikasi.models import Nomor, Pesan
from perkara.models import Penugasan, Putusan
from perkara.rekap import TanggalBelumTiba, rekap
from satker.models import Jabatan, Satker
from tests.pabrik import buat_pegawai
from tests.perkara.pabrik import buat_penugasan, buat_perkara, buat_putusan
from tests.perkara.rencana.langkah import (
    SENIN,
    antre,
    berangkat,
    buat_pengadilan,
    buat_perkara_lama,
    dalam_hari,
    rencana,
    saat,
    sidang_baru,
)

PAGI = "2026-11-23 10:00"
JUMAT = dalam_hari(-3)
SATU = {"N-11": 1, "N-12": 1, "N-13": 1, "N-14": 1, "N-15": 1}
NIHIL = dict.fromkeys(SATU, 0)


@pytest.fixture
def pengadilan(satker: Satker) -> Satker:
    """A court with a leader, a judge and a clerk, and Thursday's work not uploaded."""
    perkara = buat_perkara_lama(satker)
    buat_putusan(perkara, dalam_hari(-4))
    sidang_baru(perkara, dalam_hari(-4), PAGI)
    buat_penugasan(perkara, 51)
    buat_penugasan(perkara, 71, Penugasan.Tugas.PANITERA)
    buat_pegawai(satker, jabatan=Jabatan.KETUA)
    buat_pegawai(satker, hakim_id=51)
    buat_pegawai(satker, panitera_id=71)
    return satker


def jalankan(*argumen: str) -> dict[str, Any]:
    """The one line of JSON the command prints."""
    keluaran = StringIO()
    call_command("rekap", *argumen, stdout=keluaran)
    (baris,) = keluaran.getvalue().splitlines()
    hasil: dict[str, Any] = json.loads(baris)
    return hasil


def test_a_past_day_is_sent_today_and_once(pengadilan: Satker) -> None:
    assert rekap(pengadilan, JUMAT) == (SATU, [])
    assert {p.data["tanggal"] for p in antre()} == {"2026-11-20"}
    assert {p.kedaluwarsa for p in antre()} == {saat("2026-11-24 00:00")}
    assert rekap(pengadilan, JUMAT) == (NIHIL, [])
    berangkat()
    assert rekap(pengadilan, JUMAT) == (NIHIL, [])


def test_today_before_its_hour_takes_the_place_of_the_planned_one(pengadilan: Satker) -> None:
    assert rekap(pengadilan, SENIN) == (SATU, [])
    assert rencana("2026-11-23 16:00") == {}


def test_what_planning_sent_is_not_sent_again(pengadilan: Satker) -> None:
    rencana("2026-11-23 16:00")
    assert rekap(pengadilan, SENIN) == (NIHIL, [])


def test_a_day_the_court_does_not_work_has_no_recap(pengadilan: Satker) -> None:
    assert rekap(pengadilan, dalam_hari(-1)) == (NIHIL, [])


def test_a_day_that_has_not_come_is_refused(pengadilan: Satker) -> None:
    """It would be empty, and would count as sent."""
    with pytest.raises(TanggalBelumTiba, match="24-11-2026 belum tiba"):
        rekap(pengadilan, dalam_hari(1))
    with pytest.raises(CommandError, match="belum tiba"):
        jalankan("--tanggal", "2026-11-24")


def test_the_list_of_a_past_day_holds_what_was_open_then_and_still_is(pengadilan: Satker) -> None:
    buat_penugasan(perkara := buat_perkara_lama(pengadilan), 51)
    buat_putusan(perkara, JUMAT)
    _, teks = rekap(pengadilan, JUMAT, simulasi=True)
    daftar = next(t.teks for t in teks if t.jenis == "N-14")
    assert "A. E-Doc Putusan (1)" in daftar
    assert "(putus 19-11-2026, 1 hari)" in daftar
    Putusan.objects.update(edoc_ada=True, anonimisasi_ada=True)
    jumlah, _ = rekap(pengadilan, JUMAT, simulasi=True)
    assert jumlah["N-14"] == 0


def test_simulasi_shows_the_texts_and_stores_nothing(pengadilan: Satker) -> None:
    buat_perkara(pengadilan, tanggal_daftar=JUMAT)
    nomor = Nomor.objects.count()
    jumlah, teks = rekap(pengadilan, JUMAT, simulasi=True)
    assert jumlah == SATU
    assert {t.jenis for t in teks} == set(SATU)
    assert "Jumat, 20 November 2026\nGugatan: 1 |" in next(t.teks for t in teks if t.jenis == "N-11")
    assert all("••" in t.nomor for t in teks)
    assert (Pesan.objects.count(), Nomor.objects.count()) == (0, nomor)


def test_the_command_prints_one_line_of_counts(pengadilan: Satker) -> None:
    assert jalankan("--tanggal", "2026-11-20", "--satker", pengadilan.kode) == SATU
    assert jalankan("--tanggal", "2026-11-20") == NIHIL


def test_the_command_s_simulation_holds_the_texts(pengadilan: Satker) -> None:
    hasil = jalankan("--tanggal", "2026-11-20", "--simulasi")
    assert {t["jenis"] for t in hasil.pop("teks")} == set(SATU)
    assert hasil == SATU
    assert not Pesan.objects.exists()
    assert pengadilan.kode


def test_pada_decides_which_day_has_come(pengadilan: Satker) -> None:
    assert jalankan("--tanggal", "2026-11-24", "--pada", "2026-11-24T00:30:00+07:00")["N-11"] == 1
    assert pengadilan.kode


@pytest.mark.parametrize(
    ("argumen", "kata"),
    [
        ([], "--tanggal"),
        (["--tanggal", "kemarin"], "bukan tanggal"),
        (["--tanggal", "2026-11-20", "--satker", "pa-tidak-ada"], "tidak dikenal"),
    ],
)
def test_a_bad_option_says_what_is_wrong(argumen: list[str], kata: str) -> None:
    with pytest.raises(CommandError, match=kata):
        jalankan(*argumen)


def test_all_courts_or_one(pengadilan: Satker) -> None:
    buat_pegawai(buat_pengadilan(), jabatan=Jabatan.KETUA)
    assert rekap(None, JUMAT)[0] == {**SATU, "N-11": 2, "N-12": 2, "N-13": 2}
    assert pengadilan.kode
