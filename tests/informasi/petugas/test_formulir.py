"""The officers' forms themselves: what they read, what they leave out, which fields an answer brings up."""

import re
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from informasi.forms_petugas.dasar import BidangAngka, saat_diterima
from informasi.forms_petugas.keberatan import FormPutusan
from informasi.forms_petugas.langkah import FormNyatakan, FormPerpanjang, FormSerahkan
from informasi.forms_petugas.tamu import FormRentang
from informasi.meja.cetak import REGISTER
from informasi.meja.daftar import NAMA_URGENSI
from informasi.meja.tindakan import SEMUA
from layanan.kueri import Urgensi
from satker.models import Satker
from tests.informasi.keadaan import diperiksa, siap
from tests.informasi.pabrik import ajukan, buat_setelan

pytestmark = pytest.mark.django_db


@given(st.integers(0, 999_999_999))
def test_an_amount_is_read_back_however_it_is_written(nilai: int) -> None:
    titik = f"{nilai:,}".replace(",", ".")
    for teks in (str(nilai), titik, f"Rp{titik}", f"Rp {titik},00", f"  {titik}  "):
        assert BidangAngka("Biaya").clean(teks) == nilai


@given(st.text(max_size=20))
def test_whatever_is_typed_as_an_amount_is_read_or_refused(teks: str) -> None:
    try:
        hasil = BidangAngka("Biaya").clean(teks)
    except ValidationError:
        return
    assert hasil is None or re.sub(r"\D", "", teks).startswith(str(hasil).lstrip("0")) or hasil == 0


def test_nothing_typed_is_no_amount_and_zero_is_one() -> None:
    assert BidangAngka("Biaya").clean("") is None
    assert BidangAngka("Biaya").clean("0") == 0


@pytest.mark.parametrize("zona", ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"])
def test_a_letters_day_begins_at_the_courts_own_midnight(satker: Satker, zona: str) -> None:
    satker.zona_waktu = zona
    saat = saat_diterima(satker, date(2026, 1, 2))
    assert saat is not None
    assert saat.astimezone(ZoneInfo(zona)) == datetime(2026, 1, 2, 0, 1, tzinfo=ZoneInfo(zona))
    assert saat_diterima(satker, None) is None


def test_what_was_left_empty_is_not_sent_to_the_service(satker: Satker) -> None:
    form = FormNyatakan(ajukan(satker), "nyatakan", {"hasil": "dikabulkan", "ada": "ya", "biaya_penggandaan": "0"})
    assert form.is_valid()
    assert form.terisi() == {"hasil": "dikabulkan", "ada": True, "alasan": [], "biaya_penggandaan": 0}


def test_the_tariff_of_the_ketua_stands_under_the_cost(satker: Satker) -> None:
    """R-002-31; without one the form says so."""
    p = ajukan(satker)
    assert "Ketua belum menetapkan tarif" in FormNyatakan(p, "nyatakan").fields["biaya_penggandaan"].help_text
    buat_setelan(satker, tarif_lembar=500, dasar_tarif="SK 7/2026")
    petunjuk = FormNyatakan(p, "nyatakan").fields["biaya_penggandaan"].help_text
    assert petunjuk == "Tarif: Rp500 per lembar (SK 7/2026). Tulis 0 bila tidak ada biaya."


def test_the_extension_offers_what_the_requests_own_rule_allows(satker: Satker) -> None:
    """R-002-19 … R-002-21, and a later profile's third reason."""
    assert len(FormPerpanjang(ajukan(satker), "perpanjang").fields["alasan"].choices) == 2  # type: ignore[attr-defined]
    buat_setelan(satker, profil="sk_2_144_2022")
    form = FormPerpanjang(ajukan(satker), "perpanjang")
    assert len(form.fields["alasan"].choices) == 3  # type: ignore[attr-defined]
    assert form.fields["hari"].initial == 7


def test_a_fields_answer_is_one_that_the_style_sheet_knows(satker: Satker) -> None:
    """A class without its rule would show every field; a rule without its class, none."""
    css = (Path(settings.BASE_DIR) / "static/css/pages.css").read_text()
    for form in (FormNyatakan(ajukan(satker), "nyatakan"), FormPutusan(diperiksa(satker), "putuskan")):
        assert set(form.BILA) | form.PERLU <= set(form.fields) | {"biaya_koreksi"}
        assert all(f"> .{kelas}" in css for kelas in form.BILA.values())


def test_what_a_rule_will_ask_for_is_not_called_optional(satker: Satker) -> None:
    form = FormNyatakan(ajukan(satker), "nyatakan")
    wajib = {bidang.name for _, bidang in form.isian() if bidang.field.required}
    assert {"alasan", "bagian_ditolak", "konsultasi", "hasil", "ada"} <= wajib
    assert "catatan" not in wajib


def test_the_delivery_begins_with_what_the_applicant_wished(satker: Satker) -> None:
    assert FormSerahkan(siap(satker), "serahkan").fields["cara_penyerahan"].initial == "langsung"


def test_the_forms_of_one_page_do_not_share_an_id(satker: Satker) -> None:
    p = ajukan(satker)
    polos = [kode for kode, t in SEMUA["permohonan"].items() if not t.nama]
    semua = [b.auto_id for kode in polos for b in SEMUA["permohonan"][kode].form(p, kode)]
    assert len(semua) == len(set(semua))


@pytest.mark.parametrize(
    ("data", "rentang"),
    [
        ({}, ("2026-01-01", "2026-01-05")),
        ({"dari": "2025-12-01", "sampai": "2025-12-31"}, ("2025-12-01", "2025-12-31")),
        ({"sampai": "2025-12-31"}, ("2025-12-31", "2025-12-31")),
        ({"dari": "2025-12-01"}, ("2025-12-01", "2026-01-05")),
        ({"dari": "x", "sampai": "y"}, ("2026-01-01", "2026-01-05")),
    ],
)
def test_the_range_of_a_register(satker: Satker, data: dict[str, Any], rentang: tuple[str, str]) -> None:
    assert tuple(t.isoformat() for t in FormRentang(satker, data).rentang()) == rentang


@pytest.mark.parametrize("kode", list(REGISTER))
def test_paper_holds_every_column_of_the_file_once_and_in_order(kode: str) -> None:
    """4.8: gathered, none left out."""
    reg, letak = REGISTER[kode], 0
    for _, awal, akhir in reg.lembar:
        assert awal == letak
        letak = akhir
    assert letak == len(reg.kepala)


def test_every_urgency_has_its_name() -> None:
    assert set(NAMA_URGENSI) == set(Urgensi)
