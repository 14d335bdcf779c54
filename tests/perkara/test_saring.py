"""Search and filters of the case list: every filter alone, together, and with what nobody should type."""

from datetime import timedelta

import pytest
from django.http import QueryDict

from perkara.models import Perkara, Registrasi
from perkara.saring import SaringPerkara
from satker.models import Satker
from satker.waktu import sekarang
from tests.pabrik import buat_satker
from tests.perkara.pabrik import buat_kuasa, buat_nomor, buat_perkara, buat_pihak, buat_putusan, buat_registrasi

pytestmark = pytest.mark.django_db
DAFTAR: tuple[tuple[str, str, bool, bool, list[str]], ...] = (
    # number, name of side 1, decided, e-Court, registrations
    ("12/Pdt.G/2026/PA.Bjh", "Siti Aminah", False, False, ["aktif"]),
    ("121/Pdt.G/2026/PA.Bjh", "SITI NUR'AINI", True, False, ["aktif", "aktif"]),
    ("12/Pdt.P/2026/PA.Bjh", "Budi 100% Jaya", False, True, ["dicabut"]),
    ("12/Pdt.G/2025/PA.Bjh", "Joko_Susilo", True, True, []),
)


@pytest.fixture
def satker() -> Satker:
    satker = buat_satker(singkatan="PA.Bjh")
    for ke, (nomor, nama, putus, ecourt, registrasi) in enumerate(DAFTAR):
        perkara = buat_perkara(satker, nomor=nomor, ecourt=ecourt, tanggal_daftar=sekarang().date() - timedelta(ke))
        buat_pihak(perkara, nama=nama)
        buat_pihak(perkara, sisi=2, nama="Lawan Bersama")
        for status in registrasi:
            buat_registrasi(perkara, buat_nomor(satker), status=status)
        if putus:
            buat_putusan(perkara)
    return satker


def temu(satker: Satker, kueri: str) -> list[int]:
    """Which of DAFTAR the list shows, in its order."""
    nomor = [n for n, *_ in DAFTAR]
    return [nomor.index(p.nomor) for p in SaringPerkara(satker, QueryDict(kueri)).qs]


@pytest.mark.parametrize(
    ("kueri", "ada"),
    [
        ("", [0, 1, 2, 3]),
        ("q=", [0, 1, 2, 3]),
        ("q=+++", [0, 1, 2, 3]),
        # A whole number, in any spelling, is that case and no other.
        ("q=12/Pdt.G/2026/PA.Bjh", [0]),
        ("q=12/pdt.g/2026", [0]),
        ("q=12+/+PDT.G+/+2026+/+PA+BJH", [0]),
        ("q=12/Pdt.P/2026", [2]),
        ("q=12/Pdt.G/2024", []),
        # Half a number is the beginning of numbers.
        ("q=12/", [0, 2, 3]),
        ("q=121", [1]),
        ("q=12", [0, 1, 2, 3]),
        # A name, in any case and any part.
        ("q=siti", [0, 1]),
        ("q=AMINAH", [0]),
        ("q=nur'aini", [1]),
        ("q=lawan+bersama", [0, 1, 2, 3]),
        ("q=tidak+ada", []),
        # What means something to a database means nothing here.
        ("q=%25", [2]),
        ("q=100%25", [2]),
        ("q=joko_", [3]),
        ("q=jok__susilo", []),
        ("q='; DROP TABLE", []),
        ("keadaan=berjalan", [0, 2]),
        ("keadaan=putus", [1, 3]),
        ("keadaan=ecourt", [2, 3]),
        ("penerima=ada", [0, 1]),
        ("penerima=belum", [2, 3]),
        ("keadaan=putus&penerima=ada", [1]),
        ("keadaan=ecourt&penerima=ada", []),
        ("q=siti&keadaan=berjalan&penerima=ada", [0]),
        ("q=siti&q=joko_", [3]),
        ("asing=1", [0, 1, 2, 3]),
    ],
)
def test_what_is_asked_for_is_what_comes(satker: Satker, kueri: str, ada: list[int]) -> None:
    assert temu(satker, kueri) == ada


@pytest.mark.parametrize("kueri", ["keadaan=hancur", "penerima=<b>", "keadaan=putus'--"])
def test_a_choice_that_does_not_exist_is_named_and_filters_nothing(satker: Satker, kueri: str) -> None:
    saring = SaringPerkara(satker, QueryDict(kueri))
    assert not saring.is_valid()
    assert list(saring.form.errors) == [kueri.partition("=")[0]]


def test_a_case_is_listed_once_however_many_names_and_numbers_match(satker: Satker) -> None:
    perkara = Perkara.objects.get(nomor=DAFTAR[0][0])
    for _ in range(3):
        buat_pihak(perkara, nama="Siti Ganda")
        buat_kuasa(perkara, nama="Siti Kuasa")
        buat_registrasi(perkara)
    assert temu(satker, "q=siti&penerima=ada") == [0, 1]


def test_a_vanished_case_and_another_court_s_are_never_listed(satker: Satker) -> None:
    lain = buat_satker(singkatan="PA.Lain")
    asing = buat_perkara(lain, nomor="12/Pdt.G/2026/PA.Lain")
    buat_pihak(asing, nama="Siti Asing")
    Perkara.objects.filter(nomor=DAFTAR[1][0]).update(hilang_pada=sekarang())
    assert temu(satker, "q=siti") == [0]
    assert [p.pk for p in SaringPerkara(lain, QueryDict("q=siti")).qs] == [asing.pk]


def test_a_registration_that_ended_counts_as_none(satker: Satker) -> None:
    Registrasi.objects.filter(perkara__nomor=DAFTAR[0][0]).update(status="salah")
    assert temu(satker, "penerima=ada") == [1]
    assert temu(satker, "penerima=belum") == [0, 2, 3]
