"""N-05, informasi penerbitan akta cerai (R-000-12)."""

from datetime import date
from typing import Any

import pytest

from notifikasi.models import Pesan
from perkara.models import AktaCerai, Perkara
from satker.models import Satker
from tests.perkara.pabrik import buat_akta, buat_kuasa, buat_registrasi
from tests.perkara.rencana.langkah import antre, berangkat, buat_pengadilan, buat_perkara_lama, rencana, saat

PAGI = "2026-11-23 10:00"


@pytest.fixture
def perkara(satker: Satker) -> Perkara:
    """A case with one registered number of side 1."""
    perkara = buat_perkara_lama(satker)
    buat_registrasi(perkara)
    return perkara


def test_a_certificate_is_announced_to_both_sides_and_counsel_once_r_000_12(perkara: Perkara) -> None:
    """R-000-12: each registered number of the case, once."""
    buat_registrasi(perkara, sisi=2)
    buat_registrasi(perkara, sisi=1, kuasa=buat_kuasa(perkara))
    akta = buat_akta(perkara)
    assert rencana(PAGI) == {"N-05": 3}
    assert {(p.subjek, p.subjek_id, p.induk_id) for p in antre()} == {("akta_cerai", akta.pk, perkara.pk)}
    berangkat()
    assert rencana("2026-11-24 10:00") == {}


@pytest.mark.parametrize(
    ("isian", "jumlah"),
    [
        ({}, 1),
        ({"nomor": ""}, 0),
        ({"tanggal": None}, 0),
        ({"tanggal": date(2026, 9, 24)}, 1),  # sixty days back: typed late
        ({"tanggal": date(2026, 9, 23)}, 0),
        ({"tanggal": date(2026, 11, 24)}, 0),
        ({"diserahkan1": date(2026, 11, 23)}, 0),
        ({"diserahkan2": date(2026, 11, 23)}, 1),
    ],
    ids=["terbit", "tanpa nomor", "tanpa tanggal", "60 hari", "61 hari", "besok", "sudah diambil", "diambil lawan"],
)
def test_issued_is_number_and_date_both_there_and_recent(perkara: Perkara, isian: dict[str, Any], jumlah: int) -> None:
    akta = buat_akta(perkara)
    AktaCerai.objects.filter(pk=akta.pk).update(**isian)
    assert rencana(PAGI).get("N-05", 0) == jumlah


def test_the_row_is_made_before_the_certificate_and_completed_later(perkara: Perkara) -> None:
    akta = buat_akta(perkara)
    AktaCerai.objects.update(nomor="", tanggal=None)
    assert rencana(PAGI) == {}
    AktaCerai.objects.update(nomor=akta.nomor, tanggal=akta.tanggal)
    assert rencana(PAGI) == {"N-05": 1}


@pytest.mark.parametrize(("teks", "jumlah"), [("2026-11-25 23:59", 0), ("2026-11-26 00:00", 1)])
def test_a_court_may_wait_some_days_until_the_paper_is_ready(teks: str, jumlah: int) -> None:
    perkara = buat_perkara_lama(buat_pengadilan(setelan={"tunda_akta": 3}))
    buat_registrasi(perkara)
    buat_akta(perkara, date(2026, 11, 23))
    assert rencana(teks).get("N-05", 0) == jumlah


@pytest.mark.parametrize(("mulai", "jumlah"), [(date(2026, 11, 20), 1), (date(2026, 11, 21), 0)])
def test_nothing_older_than_the_start_date_is_announced(mulai: date, jumlah: int) -> None:
    perkara = buat_perkara_lama(buat_pengadilan(mulai))
    buat_registrasi(perkara)
    buat_akta(perkara, date(2026, 11, 20))
    assert rencana(PAGI).get("N-05", 0) == jumlah


def test_a_corrected_number_is_not_announced_again(perkara: Perkara) -> None:
    buat_akta(perkara)
    rencana(PAGI)
    berangkat()
    AktaCerai.objects.update(nomor="999/AC/2026/PA.Ba")
    assert rencana(PAGI) == {}


@pytest.mark.parametrize(
    ("ubah", "sebab"),
    [
        ({"nomor": ""}, "Akta cerai belum terbit."),
        ({"tanggal": None}, "Akta cerai belum terbit."),
        ({"diserahkan1": date(2026, 11, 23)}, "Akta cerai sudah diserahkan."),
    ],
)
def test_a_certificate_withdrawn_or_collected_meanwhile_takes_the_notice_back(
    perkara: Perkara, ubah: dict[str, Any], sebab: str
) -> None:
    buat_akta(perkara)
    rencana(PAGI)
    AktaCerai.objects.update(**ubah)
    assert rencana(PAGI) == {"batal": 1}
    assert Pesan.objects.get().galat == sebab


def test_a_deleted_case_announces_nothing(perkara: Perkara) -> None:
    buat_akta(perkara)
    Perkara.objects.update(hilang_pada=saat(PAGI))
    assert rencana(PAGI) == {}
