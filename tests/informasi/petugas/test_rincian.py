"""The page of a request: what it shows, and exactly the steps that the table allows from there (Must show 2)."""

import pytest
from django.test import Client

from informasi.alur import KEBERATAN, PERMOHONAN
from informasi.meja.tindakan import SEMUA
from layanan import lampiran
from layanan.alur.jalan import boleh
from layanan.models import Lampiran
from satker.models import Satker
from tests.halaman import query_tetap, sebagai
from tests.informasi.keadaan import CAPAI, CAPAI_KEBERATAN, diajukan
from tests.informasi.pabrik import KETUA, PETUGAS, PJ, TOLAK, ajukan, ditolak, segar, staf
from tests.informasi.petugas.meja import buka, isi, jadi, lakukan, teks, tombol

pytestmark = pytest.mark.django_db
PERAN = (PETUGAS, PJ, KETUA)


@pytest.fixture
def petugas(satker: Satker) -> Client:
    return sebagai(satker, PETUGAS)


def test_every_step_of_staff_in_the_tables_has_its_form() -> None:
    for alur in (PERMOHONAN, KEBERATAN):
        milik_staf = {lk.tindakan for lk in alur.langkah if lk.peran & set(PERAN)}
        tanpa_tabel = {kode for kode, t in SEMUA[alur.kode].items() if t.nama}
        assert set(SEMUA[alur.kode]) - tanpa_tabel == milik_staf


@pytest.mark.parametrize("peran", PERAN)
@pytest.mark.parametrize("keadaan", [k for k in CAPAI if k != "dirujuk"])
def test_the_page_offers_what_the_table_allows_and_nothing_else(satker: Satker, keadaan: str, peran: str) -> None:
    """By state and role; what the desk's own rule refuses is said instead of offered."""
    p = segar(CAPAI[keadaan](satker))
    bisa = {lk.tindakan for lk in boleh(p, staf(satker, peran)) if not lk.syarat(p, {})}
    tabel = {lk.tindakan for lk in PERMOHONAN.langkah}
    assert tombol(sebagai(satker, peran), p) & tabel == bisa


@pytest.mark.parametrize("peran", PERAN)
@pytest.mark.parametrize("keadaan", list(CAPAI_KEBERATAN))
def test_the_page_of_an_objection_does_so_too(satker: Satker, keadaan: str, peran: str) -> None:
    k = segar(CAPAI_KEBERATAN[keadaan](satker))
    bisa = {lk.tindakan for lk in boleh(k, staf(satker, peran)) if not lk.syarat(k, {})}
    assert tombol(sebagai(satker, peran), k) & {lk.tindakan for lk in KEBERATAN.langkah} == bisa


def test_it_says_who_asks_what_and_by_when(satker: Satker, petugas: Client) -> None:
    halaman = teks(buka(petugas, ajukan(satker)))
    for kata in ("Siti Aminah", "1771010101900001", "Jalan Melati 5", "Jumlah perkara cerai gugat tahun 2025"):
        assert kata in halaman
    assert "Paling lambat Kamis, 8 Januari 2026, 3 hari kerja lagi" in halaman


def test_the_chart_stands_on_the_page_with_the_present_state_in_it(satker: Satker, petugas: Client) -> None:
    """Must show 2, the page's half."""
    p = ajukan(satker)
    assert "Terdaftar Keadaan sekarang" in teks(buka(petugas, p))
    assert "Sedang dicari Keadaan sekarang" in teks(buka(petugas, jadi(petugas, p, "cari")))
    assert isi(buka(petugas, p)).count('<svg class="alur"') == 1 or 'class="alur' in isi(buka(petugas, p))


def test_internal_notes_stand_in_the_timeline(satker: Satker, petugas: Client) -> None:
    p = jadi(petugas, ajukan(satker), "catat", catatan="Tanyakan arsip lama")
    assert "Catatan: Tanyakan arsip lama" in teks(buka(petugas, p))


def test_what_was_not_scanned_is_marked(satker: Satker, petugas: Client) -> None:
    p = ajukan(satker)
    kiriman = lampiran.Kiriman("surat.pdf", "application/pdf", b"%PDF-1.4", "0" * 64, False)
    lampiran.simpan(kiriman, urusan=p, sisi=Lampiran.Sisi.PEMOHON)
    halaman = teks(buka(petugas, p))
    assert "surat.pdf" in halaman
    assert "Belum dipindai" in halaman


def test_the_second_of_two_officers_is_told_what_the_first_did_and_keeps_his_words(
    satker: Satker, petugas: Client
) -> None:
    p, versi = ajukan(satker), ajukan(satker).versi
    pertama = sebagai(satker, PETUGAS)
    jadi(pertama, p, "cari", versi=versi)
    jawaban = lakukan(petugas, p, "koordinasikan", catatan="Bolehkah daftar ini diberikan?", versi=versi)
    halaman = teks(jawaban)
    assert "sudah melakukan “Mulai mencari”" in halaman
    assert "Bolehkah daftar ini diberikan?" in halaman
    assert segar(p).keadaan == "dicari"


def test_he_goes_on_from_there_with_one_more_press(satker: Satker, petugas: Client) -> None:
    p = ajukan(satker)
    kini = jadi(sebagai(satker, PETUGAS), p, "cari", versi=p.versi)
    halaman = isi(lakukan(petugas, p, "koordinasikan", catatan="Boleh?", versi=p.versi))
    assert f'name="versi" value="{kini.versi}"' in halaman
    assert jadi(petugas, p, "koordinasikan", catatan="Boleh?", versi=kini.versi).keadaan == "koordinasi"


def test_a_step_that_is_not_possible_tells_which_are(satker: Satker, petugas: Client) -> None:
    """Bad input of the issue: a transition not allowed from here."""
    p = ajukan(satker)
    halaman = teks(lakukan(petugas, p, "bayar", cara_bayar="tunai", bukti_bayar="INF-77", versi=p.versi))
    assert "“Catat pembayaran” tidak dapat dilakukan dari keadaan Terdaftar" in halaman
    assert "“Mulai mencari”" in halaman
    assert "INF-77" in isi(lakukan(petugas, p, "bayar", cara_bayar="tunai", bukti_bayar="INF-77"))


@pytest.mark.parametrize("kode", ["entah", "laksanakan_putusan", "cabut", "teruskan"])
def test_a_step_that_no_page_has_is_not_found(satker: Satker, petugas: Client, kode: str) -> None:
    assert lakukan(petugas, ajukan(satker), kode).status_code == 404


def test_errors_stand_beside_their_fields_and_everything_typed_stays(satker: Satker, petugas: Client) -> None:
    """R-002-16 … R-002-18."""
    isian = {"hasil": "sebagian", "ada": "ya", "alasan_uraian": "Data keluarga", "biaya_penggandaan": "lima ribu"}
    halaman = isi(lakukan(petugas, ajukan(satker), "nyatakan", **isian))
    assert "Tulis dengan angka saja" in halaman
    for kata in ("Data keluarga", "lima ribu", 'value="sebagian"'):
        assert kata in halaman
    halaman = isi(lakukan(petugas, ajukan(satker), "nyatakan", **isian | {"biaya_penggandaan": "0"}))
    for galat in (
        "Sebutkan bagian yang tidak diberikan.",
        "Pilih paling sedikit satu alasan penolakan.",
        "dikonsultasikan",
    ):
        assert galat in halaman


@pytest.mark.parametrize("versi", ["", "abc", "-1", "99999999999999999999"])
def test_a_version_that_is_none_breaks_nothing(satker: Satker, petugas: Client, versi: str) -> None:
    assert lakukan(petugas, ajukan(satker), "cari", versi=versi).status_code in (200, 302)


def test_markup_in_what_was_asked_is_text(satker: Satker, petugas: Client) -> None:
    p = ajukan(satker, rincian="<script>alert(1)</script>", nama="<b>Siti</b>")
    assert "<script>alert(1)" not in isi(buka(petugas, p))
    assert "<b>Siti</b>" not in isi(buka(petugas, p))


def test_the_page_takes_the_same_queries_with_one_note_and_with_fifty(satker: Satker) -> None:
    p = ajukan(satker)
    client = sebagai(satker, PETUGAS)

    def tambah(banyak: int) -> None:
        for n in range(banyak):
            jadi(client, p, "catat", catatan=f"Catatan {n}")

    query_tetap(client, f"/meja-informasi/{p.pk}/", tambah)


def test_an_objection_leads_to_its_request_and_back(satker: Satker, petugas: Client) -> None:
    k = diajukan(satker)
    assert k.permohonan.nomor in isi(buka(petugas, k))
    assert k.nomor in isi(buka(petugas, k.permohonan))


def test_until_when_an_objection_is_possible_is_said(satker: Satker, petugas: Client) -> None:
    """R-002-33."""
    assert "Pemohon dapat mengajukan keberatan sampai Rabu, 14 Januari 2026" in teks(
        buka(petugas, ditolak(satker, **TOLAK))
    )
