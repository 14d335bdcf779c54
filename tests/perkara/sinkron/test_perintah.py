"""The sync from the shell and from the clock."""

import io
import json
from datetime import date, datetime
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from perkara import tasks
from perkara.contoh.tulis import PenulisSipp
from perkara.models import JalanSinkron, Perkara, Registrasi, SumberSipp
from perkara.registrasi import daftarkan_di_loket
from tests.notifikasi.pabrik import buat_gateway
from tests.pabrik import buat_pegawai, buat_pengguna, buat_satker
from tests.palsu.waha import WahaPalsu

PADA = "2026-11-23T08:00:00+07:00"


def jalankan(*argumen: str) -> dict[str, Any]:
    """One line of JSON, and nothing else."""
    keluaran = io.StringIO()
    call_command("sinkron", *argumen, stdout=keluaran)
    baris = keluaran.getvalue().splitlines()
    assert len(baris) == 1
    hasil: dict[str, Any] = json.loads(baris[0])
    return hasil


def test_it_prints_the_counts_of_all_courts_and_of_each(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    """Issue 2, section 3: read, new, changed, unchanged, gone, set aside."""
    tulis.pihak(tulis.perkara())
    lain = SumberSipp.objects.create(satker=buat_satker(), url=sumber.url, mulai=sumber.mulai)
    SumberSipp.objects.create(satker=buat_satker(aktif=False), url=sumber.url, mulai=sumber.mulai)
    hasil = jalankan("--pada", PADA)
    assert {k: hasil[k] for k in ("dibaca", "baru", "berubah", "tetap", "hilang", "disisihkan")} == {
        "dibaca": 4,
        "baru": 4,
        "berubah": 0,
        "tetap": 0,
        "hilang": 0,
        "disisihkan": 0,
    }
    assert set(hasil["satker"]) == {sumber.satker.kode, lain.satker.kode}
    assert hasil["satker"][lain.satker.kode]["tabel"]["pihak"]["baru"] == 1


def test_one_court_and_one_moment_can_be_named(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    tulis.perkara()
    SumberSipp.objects.create(satker=buat_satker(), url=sumber.url, mulai=sumber.mulai)
    assert jalankan("--satker", sumber.satker.kode, "--pada", "2026-11-30T08:00:00+07:00")["baru"] == 1
    assert JalanSinkron.objects.get().mulai == datetime.fromisoformat("2026-11-30T08:00:00+07:00")
    assert Perkara.objects.get().satker == sumber.satker


def test_a_court_that_fails_makes_the_command_fail_after_the_others_went_on(
    sumber: SumberSipp, tulis: PenulisSipp, capsys: pytest.CaptureFixture[str]
) -> None:
    rusak = SumberSipp.objects.create(satker=buat_satker(), url="sqlite:////tidak/ada.db", mulai=sumber.mulai)
    SumberSipp.objects.filter(pk=sumber.pk).update(satker=buat_satker())  # the healthy one comes second now
    tulis.perkara()
    with pytest.raises(CommandError, match=f"{rusak.satker.kode}: Berkas basis data"):
        call_command("sinkron")
    assert json.loads(capsys.readouterr().out)["baru"] == 1


@pytest.mark.parametrize(("argumen", "kata"), [(["--satker", "x"], "tidak dikenal"), (["--pada", "besok"], "ISO 8601")])
def test_a_mistyped_option_is_explained(db: None, argumen: list[str], kata: str) -> None:
    with pytest.raises(CommandError, match=kata):
        call_command("sinkron", *argumen)


def test_the_task_of_one_court_syncs_it(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    tulis.perkara()
    tasks.sinkron_satker(sumber.satker_id)
    assert Perkara.objects.count() == 1


def test_a_run_registers_filers_and_matches_staff(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    """R-000-4, R-000-6: from SIPP to a registration in one run."""
    hakim = tulis.petugas(nama="Ahmad Fauzan")
    pegawai = buat_pegawai(sumber.satker, nama="Ahmad Fauzan, S.H.")
    tulis.pihak(tulis.perkara(), telepon="0812-3456-7890")
    with WahaPalsu() as waha:
        buat_gateway(sumber.satker, waha.setelan())
        hasil = jalankan("--pada", PADA)
    assert hasil["satker"][sumber.satker.kode]["registrasi"]["didaftarkan"] == 1
    assert Registrasi.objects.get().nomor.e164 == "+6281234567890"
    pegawai.refresh_from_db()
    assert pegawai.hakim_id == hakim


def test_a_waiting_registration_meets_its_case_in_the_same_run(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    """R-000-3: registering a case not in SIPP yet waits for it."""
    daftarkan_di_loket(
        sumber.satker,
        buat_pengguna(sumber.satker),
        nomor_ditunggu="5/Pdt.G/2026/PA.Bjh",
        nama="Siti",
        sisi=1,
        nomor_teks="081234567890",
        setuju=True,
    )
    tulis.perkara("5/Pdt.G/2026/PA.Bjh", tanggal=date(2026, 11, 23))
    assert jalankan("--pada", PADA)["satker"][sumber.satker.kode]["registrasi"]["dipasangkan"] == 1
    assert Registrasi.objects.get().status == "aktif"


def test_a_simulation_counts_the_same_and_leaves_no_trace(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    """Design 3: every step can be shown without being done."""
    tulis.pihak(tulis.perkara())
    semu = jalankan("--pada", PADA, "--simulasi")
    assert (Perkara.objects.count(), JalanSinkron.objects.count()) == (0, 0)
    sumber.refresh_from_db()
    assert (sumber.terakhir_mulai, sumber.terakhir_selesai) == (None, None)
    nyata = jalankan("--pada", PADA)
    assert (semu["baru"], semu["dibaca"]) == (nyata["baru"], nyata["dibaca"])
    assert nyata["baru"] > 0


def test_a_simulation_of_a_sipp_that_is_away_says_so_and_leaves_no_trace(sumber: SumberSipp) -> None:
    SumberSipp.objects.update(url="mysql://narahubung@127.0.0.1:1/sipp")
    with pytest.raises(CommandError, match="tidak menjawab"):
        jalankan("--pada", PADA, "--simulasi")
    assert (JalanSinkron.objects.count(), SumberSipp.objects.get().galat) == (0, "")
