"""`manage.py rencanakan` and the minute's tick."""

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from notifikasi.models import Pesan
from perkara.tasks import rencanakan_semua
from satker.models import Satker
from tests.perkara.pabrik import buat_perkara, buat_registrasi
from tests.perkara.rencana.langkah import antre, buat_pengadilan


def jalankan(*argumen: str) -> dict[str, Any]:
    """The one line of JSON the command prints."""
    keluaran = StringIO()
    call_command("rencanakan", *argumen, stdout=keluaran)
    (baris,) = keluaran.getvalue().splitlines()
    hasil: dict[str, Any] = json.loads(baris)
    return hasil


def test_it_prints_one_line_of_counts_and_can_be_repeated(satker: Satker) -> None:
    buat_registrasi(buat_perkara(satker))
    assert jalankan()["N-02"] == 1
    assert jalankan()["N-02"] == 0


def test_pada_sets_the_clock_of_the_whole_step(satker: Satker) -> None:
    buat_registrasi(buat_perkara(satker))
    assert jalankan("--pada", "2026-12-24T10:00:00+07:00")["N-02"] == 0
    assert jalankan("--pada", "2026-11-24T10:00:00+07:00")["N-02"] == 1
    assert antre()[0].dibuat.isoformat() == "2026-11-24T03:00:00+00:00"


def test_simulasi_shows_and_does_not_write(satker: Satker) -> None:
    perkara = buat_perkara(satker)
    registrasi = buat_registrasi(perkara)
    hasil = jalankan("--simulasi")
    assert hasil["N-02"] == 1
    (baris,) = hasil["baris"]
    assert (baris["jenis"], baris["perihal"]) == ("N-02", perkara.nomor)
    assert registrasi.nomor.e164 not in json.dumps(hasil)
    assert not Pesan.objects.exists()


def test_one_court_only(satker: Satker) -> None:
    for s in (satker, buat_pengadilan()):
        buat_registrasi(buat_perkara(s))
    assert jalankan("--satker", satker.kode)["N-02"] == 1
    assert {p.satker for p in antre()} == {satker}


@pytest.mark.parametrize(
    ("argumen", "kata"),
    [
        (["--pada", "besok"], "bukan waktu ISO 8601"),
        (["--pada", "2026-11-23T08:00:00"], "tidak menyebut zona"),
        (["--satker", "pa-tidak-ada"], "Satuan kerja pa-tidak-ada tidak dikenal"),
    ],
)
def test_a_bad_option_says_what_is_wrong(argumen: list[str], kata: str) -> None:
    with pytest.raises(CommandError, match=kata):
        jalankan(*argumen)


def test_the_tick_plans_every_court(satker: Satker) -> None:
    for s in (satker, buat_pengadilan()):
        buat_registrasi(buat_perkara(s))
    assert rencanakan_semua()["N-02"] == 2
