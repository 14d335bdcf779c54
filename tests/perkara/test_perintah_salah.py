"""What people mistype on the shell: one clear line, a failing exit, and nothing done."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from notifikasi.models import Pesan
from perkara import tasks
from perkara.contoh.tulis import PenulisSipp
from perkara.models import JalanSinkron, Perkara, SumberSipp
from satker.models import Satker
from satker.waktu import pada
from tests.perkara.pabrik import buat_perkara, buat_registrasi
from tests.perkara.rencana.langkah import buat_pengadilan, saat

pytestmark = pytest.mark.django_db
PAGI = "2026-11-23 10:00"
# Every command that takes a moment and a court, with what it needs besides.
LANGKAH: dict[str, list[str]] = {"sinkron": [], "rencanakan": [], "rekap": ["--tanggal", "2026-11-20"]}


@pytest.fixture
def satker() -> Satker:
    """A court that owes an N-02 and whose SIPP is not there."""
    with pada(saat(PAGI)):
        satker = buat_pengadilan()
        buat_registrasi(buat_perkara(satker))
    return satker


def jalankan(perintah: str, *argumen: str) -> str:
    keluaran = io.StringIO()
    with pada(saat(PAGI)):
        call_command(perintah, *LANGKAH.get(perintah, []), *argumen, stdout=keluaran)
    return keluaran.getvalue()


@pytest.mark.parametrize("perintah", LANGKAH)
@pytest.mark.parametrize(
    ("argumen", "kata"),
    [
        (["--pada", "besok"], "bukan waktu ISO 8601"),
        (["--pada", ""], "bukan waktu ISO 8601"),
        (["--pada", "23-11-2026 08:00"], "bukan waktu ISO 8601"),
        (["--pada", "2026-11-31T08:00:00+07:00"], "bukan waktu ISO 8601"),
        (["--pada", "2026-11-23T24:00:00+07:00"], "bukan waktu ISO 8601"),
        (["--pada", "2026-11-23T08:00:00"], "tidak menyebut zona"),
        (["--pada", "2026-11-23"], "tidak menyebut zona"),
        (["--pada"], "expected one argument"),
        (["--satker", "pa-entah"], "Satuan kerja pa-entah tidak dikenal"),
        (["--satker", ""], "tidak dikenal"),
        (["--satker", "PA-UJI' OR 1=1"], "tidak dikenal"),
        (["--satker"], "expected one argument"),
        (["--entah"], "unrecognized arguments"),
        (["lebih"], "unrecognized arguments"),
    ],
)
def test_a_mistyped_option_is_named_and_nothing_is_done(
    satker: Satker, perintah: str, argumen: list[str], kata: str
) -> None:
    with pytest.raises(CommandError, match=kata):
        jalankan(perintah, *argumen)
    assert not Pesan.objects.exists()
    assert not JalanSinkron.objects.exists()


@pytest.mark.parametrize(
    ("tanggal", "kata"),
    [
        ("2026-11-24", "24-11-2026 belum tiba"),
        ("2027-01-01", "01-01-2027 belum tiba"),
        ("9999-12-31", "31-12-9999 belum tiba"),
        ("kemarin", "bukan tanggal"),
        ("2026-02-29", "bukan tanggal"),
        ("2026-13-01", "bukan tanggal"),
        ("20-11-2026", "bukan tanggal"),
        ("2026-11-20T08:00", "bukan tanggal"),
        ("", "bukan tanggal"),
    ],
)
@pytest.mark.parametrize("simulasi", [[], ["--simulasi"]], ids=["", "simulasi"])
def test_a_recap_of_a_day_that_has_not_come_or_does_not_exist_is_refused(
    satker: Satker, tanggal: str, kata: str, simulasi: list[str]
) -> None:
    with pytest.raises(CommandError, match=kata), pada(saat(PAGI)):
        call_command("rekap", "--tanggal", tanggal, *simulasi)
    assert not Pesan.objects.exists()


def test_a_recap_without_a_date_says_that_it_needs_one() -> None:
    with pytest.raises(CommandError, match="--tanggal"):
        call_command("rekap")


@pytest.mark.parametrize(
    ("waktu", "tiba"),
    [("2026-11-23T23:59:59+07:00", False), ("2026-11-24T00:00:00+07:00", True), ("2026-11-23T17:00:00+00:00", True)],
)
def test_a_day_comes_at_the_court_s_own_midnight(satker: Satker, waktu: str, tiba: bool) -> None:
    argumen = ("--tanggal", "2026-11-24", "--pada", waktu)
    if tiba:
        call_command("rekap", *argumen, stdout=io.StringIO())
    else:
        with pytest.raises(CommandError, match="belum tiba"):
            call_command("rekap", *argumen)


def test_one_court_s_future_is_another_s_today() -> None:
    """23.00 in Jakarta is tomorrow in Jayapura: all courts at once are refused, the eastern one by itself is not."""
    with pada(saat(PAGI)):
        buat_pengadilan()
        timur = buat_pengadilan(zona_waktu="Asia/Jayapura")
    malam = ("--tanggal", "2026-11-24", "--pada", "2026-11-23T23:00:00+07:00")
    with pytest.raises(CommandError, match="belum tiba"):
        call_command("rekap", *malam)
    call_command("rekap", *malam, "--satker", timur.kode, stdout=io.StringIO())


@pytest.mark.parametrize(
    ("argumen", "kata"),
    [
        (["--perkara", "banyak"], "invalid int value"),
        (["--perkara", "1.5"], "invalid int value"),
        (["--perkara", "-5"], "--perkara harus 0 atau lebih"),
        (["--hari-ini", "besok"], "invalid"),
        (["--hari-ini", "2026-02-30"], "invalid"),
        (["--benih", "x"], "invalid int value"),
    ],
)
def test_an_example_that_cannot_be_made_makes_no_file(tmp_path: Path, argumen: list[str], kata: str) -> None:
    berkas = tmp_path / "sipp.db"
    with pytest.raises(CommandError, match=kata):
        call_command("sipp_contoh", "--url", f"sqlite:///{berkas}", *argumen)
    assert not berkas.exists()


@pytest.mark.parametrize(
    "url", ["", "sqlite://", "sqlite:///", "sqlite://server/x.db", "postgres://u:rahasia@h/d", "mysql://u:rahasia@h"]
)
def test_an_example_needs_an_address_it_can_write_to(url: str) -> None:
    with pytest.raises(CommandError) as galat:
        call_command("sipp_contoh", "--url", url, "--perkara", "1")
    assert "rahasia" not in str(galat.value)
    assert len(str(galat.value).splitlines()) == 1


def test_an_example_in_a_folder_nobody_may_write_to_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("bukan folder")
    with pytest.raises(CommandError, match="tidak dapat ditulis"):
        call_command("sipp_contoh", "--url", f"sqlite:///{tmp_path}/berkas/sipp.db", "--perkara", "1")


def test_the_steps_say_one_line_of_json_each_also_when_there_is_nothing_to_do(tmp_path: Path) -> None:
    for perintah in LANGKAH:
        keluaran = jalankan(perintah)
        assert keluaran.count("\n") == 1
        assert not any(v for v in json.loads(keluaran).values() if isinstance(v, int))


def test_a_court_without_a_source_is_named_by_sync_and_left_alone_by_the_others(satker: Satker) -> None:
    SumberSipp.objects.all().delete()
    with pytest.raises(CommandError, match=f"{satker.kode}: Alamat SIPP pengadilan ini belum diisi"):
        jalankan("sinkron", "--satker", satker.kode)
    assert json.loads(jalankan("rencanakan", "--satker", satker.kode)) == {}
    assert json.loads(jalankan("rekap", "--satker", satker.kode)) == {}


def test_a_source_switched_off_is_not_read(satker: Satker, tmp_path: Path) -> None:
    with PenulisSipp(f"sqlite:///{tmp_path / 'sipp.db'}") as tulis:
        tulis.perkara()
    SumberSipp.objects.update(url=f"sqlite:///{tmp_path / 'sipp.db'}", aktif=False)
    assert json.loads(jalankan("sinkron"))["dibaca"] == 0
    assert Perkara.objects.count() == 1  # the one of the fixture


def test_the_tick_hands_out_one_task_per_court_that_reads_a_sipp(satker: Satker) -> None:
    """A closed court and one whose source is off get none."""
    with pada(saat(PAGI)):
        buat_pengadilan(aktif=False)
        SumberSipp.objects.filter(satker=buat_pengadilan()).update(aktif=False)
    tasks.sinkron_satker.app.conf.task_always_eager = True
    try:
        tasks.sinkron_semua()
    finally:
        tasks.sinkron_satker.app.conf.task_always_eager = False
    assert JalanSinkron.objects.values_list("satker", flat=True).get() == satker.pk
