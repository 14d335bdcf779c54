"""Finding a case at the counter (R-000-3)."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from perkara.models import Perkara, Pihak
from perkara.registrasi import cari_perkara
from satker.models import Satker
from satker.waktu import sekarang
from tests.pabrik import buat_satker
from tests.perkara.pabrik import buat_kuasa, buat_perkara, buat_pihak, buat_registrasi


def nomor(satker: Satker, teks: str, batas: int = 10) -> list[str]:
    return [perkara.nomor for perkara in cari_perkara(satker, teks, batas)]


@pytest.fixture
def perkara(satker: Satker) -> Perkara:
    """12/Pdt.G/2026, with Siti Nur'aini, Budi and counsel."""
    perkara = buat_perkara(satker, nomor="12/Pdt.G/2026/PA.Bjh", tanggal_daftar=date(2026, 1, 9))
    buat_pihak(perkara, nama="Siti Nur'aini binti Ma'ruf")
    buat_pihak(perkara, 2, nama="Budi Santoso")
    buat_kuasa(perkara)
    buat_kuasa(perkara, aktif=False)
    return perkara


@pytest.mark.parametrize(
    "ejaan",
    [
        *("12/Pdt.G/2026/PA.Bjh", "0012/Pdt.G/2026/PA.Bjh", "12 / pdt.g / 2026 / pa.bjh", "12/Pdt.G/2026/PA Bjh."),
        *("12.G.2026", "12/G/2026", "Nomor 12/Pdt.G/2026", "12", "12/", "12/Pdt", "12/g", "0012/Pdt.G/20"),
    ],
)
def test_by_number_in_any_spelling_also_half_typed(satker: Satker, perkara: Perkara, ejaan: str) -> None:
    assert nomor(satker, ejaan) == [perkara.nomor]


@pytest.mark.parametrize("nama", ["siti", "SITI NUR'AINI", "budi  santoso", "ma'ruf", "ntos"])
def test_by_a_partys_name_in_any_case_and_any_part(satker: Satker, perkara: Perkara, nama: str) -> None:
    assert nomor(satker, nama) == [perkara.nomor]


@pytest.mark.parametrize("teks", ["", "  ", "si", "..", "%%%", "___", "13", "12/P", "Joko", "12/Pdt.P/2026"])
def test_a_text_that_says_too_little_or_something_else_finds_nothing(
    satker: Satker, perkara: Perkara, teks: str
) -> None:
    hasil = nomor(satker, teks)
    assert hasil == ([perkara.nomor] if teks == "12/P" else [])


def test_a_percent_sign_in_a_name_is_no_wildcard(satker: Satker, perkara: Perkara) -> None:
    assert nomor(satker, "si%ti") == []


def test_the_exact_number_comes_first_then_the_newest(satker: Satker, perkara: Perkara) -> None:
    buat_perkara(satker, nomor="120/Pdt.G/2026/PA.Bjh")
    buat_perkara(satker, nomor="12/Pdt.P/2026/PA.Bjh", tanggal_daftar=date(2026, 2, 1))
    buat_perkara(satker, nomor="12/Pdt.G/2025/PA.Bjh", tanggal_daftar=date(2025, 2, 1))
    assert nomor(satker, "12") == [
        *("12/Pdt.P/2026/PA.Bjh", "12/Pdt.G/2026/PA.Bjh", "12/Pdt.G/2025/PA.Bjh", "120/Pdt.G/2026/PA.Bjh")
    ]
    assert nomor(satker, "12/g/2026")[0] == "12/Pdt.G/2026/PA.Bjh"
    assert len(nomor(satker, "12", batas=2)) == 2


def test_other_courts_and_vanished_cases_are_never_found(satker: Satker, perkara: Perkara) -> None:
    asing = buat_perkara(buat_satker(singkatan="PA.Bjh"), nomor="12/Pdt.G/2026/PA.Bjh")
    buat_pihak(asing, nama="Siti Orang Lain")
    buat_perkara(satker, nomor="12/Pdt.G.S/2026/PA.Bjh", hilang_pada=sekarang())
    assert [p.pk for p in cari_perkara(satker, "12")] == [perkara.pk]
    assert [p.pk for p in cari_perkara(satker, "siti")] == [perkara.pk]


def test_people_and_registration_counts_come_with_it(satker: Satker, perkara: Perkara) -> None:
    buat_registrasi(perkara)
    buat_registrasi(perkara, status="dicabut")
    kita = cari_perkara(satker, "12")[0]
    assert kita.jumlah_registrasi == 1  # type: ignore[attr-defined]
    assert (len(kita.pihak.all()), len(kita.kuasa.all())) == (2, 1)


def test_the_same_queries_for_one_case_and_for_many(satker: Satker, perkara: Perkara) -> None:
    def pernyataan(teks: str) -> int:
        with CaptureQueriesContext(connection) as tangkap:
            for satu in cari_perkara(satker, teks, 50):
                list(satu.pihak.all())
                list(satu.kuasa.all())
        return len(tangkap)

    sebelum = pernyataan("12"), pernyataan("siti")
    for n in range(200, 230):
        lain = buat_perkara(satker, nomor=f"12{n}/Pdt.G/2026/PA.Bjh")
        buat_pihak(lain, nama=f"Siti {n}")
        buat_kuasa(lain)
    assert (pernyataan("12"), pernyataan("siti")) == sebelum == (3, 3)


@pytest.mark.parametrize(("teks", "indeks"), [("77/pdt", "Index Scan on perkara_"), ("zubaidah", "pihak_nama_trigram")])
def test_a_search_reads_an_index_not_the_table(satker: Satker, perkara: Perkara, teks: str, indeks: str) -> None:
    """Staff search while they type; a court has tens of thousands of people."""
    ribuan = [
        Perkara(
            satker=satker,
            sipp_id=n,
            nomor=f"{n}/Pdt.G/2025",
            nomor_kunci=f"{n}/PDT.G/2025/PA.BJH",
            alur_id=15,
            sidik="x",
            pertama_dilihat=sekarang(),
            berubah_pada=sekarang(),
        )
        for n in range(10_000, 14_000)
    ]
    Perkara.objects.bulk_create(ribuan)
    orang = [Pihak(perkara=p, sisi=1, sipp_id=p.sipp_id, nama=f"Budi {p.sipp_id} Santoso", sidik="x") for p in ribuan]
    Pihak.objects.bulk_create(orang)
    with CaptureQueriesContext(connection) as tangkap:
        cari_perkara(satker, teks)
    with connection.cursor() as kursor:
        kursor.execute("SELECT gin_clean_pending_list('pihak_nama_trigram')")
        kursor.execute("ANALYZE perkara_perkara, perkara_pihak")
        kursor.execute(f"EXPLAIN {tangkap[0]['sql']}")
        rencana = "\n".join(baris[0] for baris in kursor.fetchall())
    assert indeks in rencana
