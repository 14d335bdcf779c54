"""The schema is probed before reading: missing required columns stop the sync by name, optional ones are noted."""

import re
from datetime import date

import pytest

from perkara.contoh.tulis import PenulisSipp
from perkara.sipp import pernyataan
from perkara.sipp.baca import PembacaSipp
from perkara.sipp.baris import BarisEfiling, BarisPihak, BarisPutusan, BarisSidang
from perkara.sipp.galat import SkemaTidakCocok
from perkara.sipp.jendela import Jendela
from perkara.sipp.pernyataan import Pernyataan
from perkara.sipp.skema import TABEL, Skema

LENGKAP = {nama: frozenset(tabel.wajib + tabel.opsional) for nama, tabel in TABEL.items()}


def _buang(tulis: PenulisSipp, tabel: str, *kolom: str) -> None:
    tulis._tujuan._kunci_asing(nyala=False)
    for satu in kolom:
        tulis.jalankan(f"ALTER TABLE {tabel} DROP COLUMN {satu}")
    if not kolom:
        tulis.jalankan(f"DROP TABLE {tabel}")


def test_a_complete_schema_has_nothing_to_note(url: str, tulis: PenulisSipp) -> None:
    tulis.konfigurasi(KodePN="PA.Bjh")
    with PembacaSipp(url) as sipp:
        hasil = sipp.periksa()
    assert hasil.catatan == ()
    assert hasil.identitas.kode == "PA.Bjh"
    assert re.search(r"\d+\.\d+", hasil.versi)


def test_every_missing_required_table_and_column_is_named(url: str, tulis: PenulisSipp, jendela: Jendela) -> None:
    _buang(tulis, "perkara_jadwal_sidang", "agenda")
    _buang(tulis, "pihak", "telepon")
    _buang(tulis, "perkara_akta_cerai")
    with PembacaSipp(url) as sipp:
        with pytest.raises(SkemaTidakCocok, match=r"pihak\.telepon") as galat:
            sipp.periksa()
        assert set(galat.value.kurang) == {"perkara_jadwal_sidang.agenda", "pihak.telepon", "perkara_akta_cerai"}
        with pytest.raises(SkemaTidakCocok):
            list(sipp.perkara(jendela))


def test_a_database_that_is_no_sipp_at_all_is_refused(url: str, tulis: PenulisSipp) -> None:
    for tabel in ("perkara_pihak1", "perkara_pihak2", "perkara"):
        _buang(tulis, tabel)
    with PembacaSipp(url) as sipp, pytest.raises(SkemaTidakCocok) as galat:
        sipp.periksa()
    assert {"perkara", "perkara_pihak1", "perkara_pihak2"} <= set(galat.value.kurang)


def test_missing_optional_columns_are_noted_and_read_as_empty(url: str, tulis: PenulisSipp, jendela: Jendela) -> None:
    _buang(tulis, "perkara_jadwal_sidang", "verzet", "sampai_jam", "dihadiri_oleh")
    _buang(tulis, "perkara_pihak2", "ghaib")
    perkara = tulis.perkara()
    tulis.sidang(perkara, "2026-11-24")
    tulis.pihak(perkara, 2)
    with PembacaSipp(url) as sipp:
        assert sipp.periksa().catatan == (
            "Kolom perkara_pihak2.ghaib tidak ada; dianggap kosong.",
            "Kolom perkara_jadwal_sidang.sampai_jam tidak ada; dianggap kosong.",
            "Kolom perkara_jadwal_sidang.verzet tidak ada; dianggap kosong.",
            "Kolom perkara_jadwal_sidang.dihadiri_oleh tidak ada; dianggap kosong.",
        )
        (sidang,) = sipp.sidang(jendela)
        (pihak,) = sipp.pihak(jendela)
    assert isinstance(sidang, BarisSidang)
    assert (sidang.verzet, sidang.sampai, sidang.dihadiri) == (False, None, None)
    assert isinstance(pihak, BarisPihak)
    assert pihak.ghaib is False


def test_missing_optional_tables_are_noted_and_their_rows_absent(
    url: str, tulis: PenulisSipp, jendela: Jendela
) -> None:
    hilang = (
        *("perkara_pihak3", "perkara_pihak4", "perkara_pengacara", "perkara_ikrar_talak", "perkara_efiling"),
        *("perkara_efiling_id", "dirput_dokumen", "sys_config", "jurusita", "status_putusan", "ruangan_sidang"),
    )
    perkara = tulis.perkara()
    tulis.sidang(perkara, "2026-11-24")
    tulis.putusan(perkara, "2026-11-20")
    for tabel in ("perkara_jurusita", *hilang):
        _buang(tulis, tabel)
    with PembacaSipp(url) as sipp:
        assert {catatan.split()[1] for catatan in sipp.periksa().catatan} == set(hilang)
        assert [*sipp.pihak(jendela), *sipp.kuasa(jendela), *sipp.ikrar(jendela), *sipp.efiling(jendela)] == []
        assert len([*sipp.sidang(jendela), *sipp.putusan(jendela), *sipp.petugas()]) == 2


def test_an_optional_table_without_its_key_is_not_read(url: str, tulis: PenulisSipp, jendela: Jendela) -> None:
    _buang(tulis, "perkara_pengacara", "pengacara_id")
    with PembacaSipp(url) as sipp:
        assert sipp.periksa().catatan == ("Tabel perkara_pengacara tidak dibaca karena kolom pengacara_id tidak ada.",)
        assert list(sipp.kuasa(jendela)) == []


def test_nobody_is_asked_for_files_that_this_sipp_cannot_show(url: str, tulis: PenulisSipp, jendela: Jendela) -> None:
    perkara = tulis.perkara()
    tulis.sidang(perkara, "2026-11-02")
    tulis.putusan(perkara, "2026-11-02")
    _buang(tulis, "perkara_jadwal_sidang", "edoc_bas")
    _buang(tulis, "perkara_putusan", "amar_putusan_dok", "amar_putusan_anonimisasi_dok")
    _buang(tulis, "dirput_dokumen")
    with PembacaSipp(url) as sipp:
        (sidang,), (putusan,) = sipp.sidang(jendela), sipp.putusan(jendela)
    assert isinstance(sidang, BarisSidang)
    assert sidang.bas_ada
    assert isinstance(putusan, BarisPutusan)
    assert (putusan.edoc_ada, putusan.anonimisasi_ada) == (True, True)


def test_without_the_link_table_a_filing_is_still_matched_by_number(
    url: str, tulis: PenulisSipp, jendela: Jendela
) -> None:
    perkara = tulis.perkara("9/Pdt.G/2026/PA.Bjh")
    tulis.efiling("2026-11-02", nomor_perkara="9/Pdt.G/2026/PA.Bjh")
    _buang(tulis, "perkara_efiling_id")
    with PembacaSipp(url) as sipp:
        assert [b.perkara_id for b in sipp.efiling(jendela) if isinstance(b, BarisEfiling)] == [perkara]


def test_views_are_not_needed_and_witnesses_and_accounts_not_named() -> None:
    assert not {"perkara_pihak5", "sys_users", "v_perkara", "v_pihak_perkara"} & set(TABEL)


def _semua_pernyataan() -> list[str]:
    skema = Skema(LENGKAP)
    susunan = [
        *(pernyataan.perkara(skema), pernyataan.kuasa(skema), pernyataan.sidang(skema), pernyataan.putusan(skema)),
        *(
            pernyataan.anonimisasi(skema),
            pernyataan.ikrar(skema),
            pernyataan.akta(skema),
            pernyataan.efiling_perkara(skema),
        ),
        *(pernyataan.pihak(skema, sisi) for sisi in (1, 2, 3, 4)),
        *(pernyataan.penugasan(skema, peran) for peran in ("hakim", "panitera")),
    ]
    berjendela = [sql for satu in susunan for sql in (satu.sejak(), satu.untuk(2))]
    lepas = [
        pernyataan.masih_hidup("perkara_putusan", "tanggal_putusan"),
        pernyataan.LEBIH_TUA,
        pernyataan.SIDANG_TANPA_PERKARA,
    ]
    return [*berjendela, *lepas, pernyataan.efiling_sejak(skema).sql, pernyataan.petugas(skema, "hakim_pn")]


@pytest.mark.parametrize(
    "kata", ["WITH", "OVER", "JSON\\w*", "LATERAL", "RETURNING", "YEAR", "DATE_FORMAT", "perkara_pihak5"]
)
def test_statements_use_nothing_that_mysql_5_5_lacks_or_that_hides_an_index(kata: str) -> None:
    assert not [sql for sql in _semua_pernyataan() if re.search(rf"\b{kata}\b", sql, re.IGNORECASE)]


def test_no_statement_nests_a_select_inside_in_or_writes() -> None:
    for sql in _semua_pernyataan():
        assert sql.startswith("SELECT ")
        assert sql.count("SELECT") == 1


def test_every_statement_names_as_many_columns_as_it_selects(url: str, tulis: PenulisSipp) -> None:
    tulis.perkara(tanggal=date(2026, 11, 2))
    skema = Skema(LENGKAP)
    with PembacaSipp(url) as sipp:
        for satu in (pernyataan.perkara(skema), pernyataan.sidang(skema)):
            assert isinstance(satu, Pernyataan)
            (baris,) = sipp._sambungan.semua(satu.sql) or [satu.kolom]
            assert len(baris) == len(satu.kolom)
