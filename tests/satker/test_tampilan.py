"""Tags and components of the design system, rendered as a page renders them."""

import re
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.template import engines
from django.template.loader import render_to_string
from django.test import RequestFactory

from satker.models import Satker

STATUS = {
    "antre": "Antre",
    "dikirim": "Dikirim",
    "diterima": "Diterima penyedia",
    "terkirim": "Terkirim",
    "sampai": "Sampai",
    "dibaca": "Dibaca",
    "gagal": "Gagal",
    "tak_pasti": "Tak pasti",
    "batal": "Batal",
    "kedaluwarsa": "Kedaluwarsa",
}
AKAR = Path(settings.BASE_DIR)


def tulis(sumber: str, alamat: str = "/", **konteks: Any) -> str:
    """Render a snippet with the tags loaded."""
    templat = engines["django"].from_string("{% load tampilan %}" + sumber)  # type: ignore[attr-defined]
    return str(templat.render(konteks, RequestFactory().get(alamat))).strip()


class FormulirPenerima(forms.Form):
    nomor = forms.CharField(label="Nomor WhatsApp", help_text="Awali dengan 08.")
    catatan = forms.CharField(label="Catatan", required=False)
    rekap = forms.ChoiceField(label="Rekap", choices=[("a", "Pagi"), ("b", "Sore")], widget=forms.RadioSelect)
    setuju = forms.BooleanField(label="Setuju")


def test_an_icon_is_silent_unless_it_says_what_it_means() -> None:
    assert 'aria-hidden="true"' in tulis('{% ikon "jam" %}')
    berarti = tulis('{% ikon "centang-dua" "dibaca" arti %}', arti="Dibaca <b>")
    assert 'role="img" aria-label="Dibaca &lt;b&gt;"' in berarti
    assert 'class="ikon dibaca"' in berarti


def test_every_icon_named_in_a_template_is_in_the_sprite() -> None:
    ada = set(re.findall(r'<symbol id="([\w-]+)"', (AKAR / "static/img/ikon.svg").read_text()))
    dipakai = {
        nama
        for berkas in (AKAR / "templates").rglob("*.html")
        for nama in re.findall(r'(?:\{% ikon |ikon=)"([\w-]+)"', berkas.read_text())
    }
    assert dipakai
    assert dipakai <= ada


def test_page_links_keep_the_filters() -> None:
    assert tulis("{% ubah_query halaman=3 %}", "/?status=gagal&halaman=2") == "?status=gagal&amp;halaman=3"
    assert tulis("{% ubah_query status=None halaman='' %}", "/?status=gagal&halaman=2&q=a%26b") == "?q=a%26b"


def test_a_link_without_a_request_does_not_fail() -> None:
    assert engines["django"].from_string("{% load tampilan %}{% ubah_query a=1 %}").render() == "?"  # type: ignore[attr-defined]


@pytest.mark.parametrize(("status", "kata"), STATUS.items())
def test_a_status_is_a_word_and_an_icon(status: str, kata: str) -> None:
    cap = render_to_string("komponen/cap_status.html", {"status": status})
    assert f"{kata}</span>" in cap
    assert "<use href=" in cap


def test_a_failure_stands_with_its_reason_and_the_unknown_with_what_to_do() -> None:
    assert "Minta nomor lain." in render_to_string(
        "komponen/cap_status.html", {"status": "gagal", "sebab": "Minta nomor lain."}
    )
    assert "Tanyakan kepada penerima" in render_to_string("komponen/cap_status.html", {"status": "tak_pasti"})


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("Nomor *123/Pdt.G/2026/PA.Ba* saja", "Nomor <b>123/Pdt.G/2026/PA.Ba</b> saja"),
        ("_Balas BERHENTI_ atau ~batal~", "<i>Balas BERHENTI</i> atau <s>batal</s>"),
        ("2*3*4 dan nama_berkas_baru", "2*3*4 dan nama_berkas_baru"),
        ("* bukan tebal *", "* bukan tebal *"),
        ("*dua\nbaris*", "*dua\nbaris*"),
        ("*<script>*", "<b>&lt;script&gt;</b>"),
        ('"&"', "&quot;&amp;&quot;"),
    ],
)
def test_whatsapp_marks_are_shown_and_nobodys_html_survives(teks: str, hasil: str) -> None:
    assert tulis("{{ teks|teks_wa }}", teks=teks) == hasil


@pytest.mark.parametrize(
    ("nilai", "kata"), [(0, "0"), (12840, "12.840"), (-1500, "-1.500"), ("banyak", "banyak"), (None, "None")]
)
def test_thousands_are_written_with_points(nilai: object, kata: str) -> None:
    assert tulis("{{ nilai|ribuan }}", nilai=nilai) == kata


def test_dates_and_numbers_read_as_court_letters_write_them() -> None:
    satker = Satker(zona_waktu="Asia/Jayapura")
    saat = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    assert (
        tulis("{{ t|tanggal_panjang }} {{ t|tanggal_pendek }}", t=date(2026, 11, 23))
        == "Senin, 23 November 2026 23-11-2026"
    )
    assert tulis("{{ p|jam }}", p=time(9)) == "09.00"
    assert tulis("{{ saat|waktu_satker:s }}", saat=saat, s=satker) == "23-11-2026 08.30 WIT"
    assert tulis("{{ n|samar }} {{ n|telepon }}", n="+6281234567890") == "+62 812-••••-7890 +62 812-3456-7890"


def test_what_is_empty_stays_empty() -> None:
    sumber = (
        "{{ k|tanggal_panjang }}{{ k|tanggal_pendek }}{{ k|jam }}{{ k|waktu_satker:k }}{{ k|samar }}{{ k|telepon }}"
    )
    assert tulis(sumber, k=None) == ""


def test_the_chart_gives_the_same_figures_as_a_table() -> None:
    baris = [(date(2026, 11, 1) + timedelta(i), 1200 + i, i) for i in range(3)]
    gambar = tulis("{% grafik_harian baris judul='Pesan' %}", baris=baris)
    assert 'aria-label="Pesan: 3.603 terkirim dan 3 gagal dalam 3 hari"' in gambar
    assert gambar.count('<th scope="row">') == 3
    assert '<td class="angka-kanan">1.202</td><td class="angka-kanan">2</td>' in gambar
    assert "style=" not in gambar


def test_a_second_part_that_is_no_failure_is_not_drawn_as_one() -> None:
    sumber = "{% grafik_harian baris judul='Perkara' kata_gagal='Diputus' nada_kedua='lain' %}"
    gambar = tulis(sumber, baris=[(date(2026, 11, 1), 2, 1)])
    assert 'class="lain"' in gambar
    assert 'class="gagal"' not in gambar


def test_a_chart_without_figures_says_what_will_appear() -> None:
    assert "Grafik muncul di sini" in tulis("{% grafik_harian baris judul='Pesan' %}", baris=[])


def test_a_field_has_its_label_above_its_hint_and_its_error_beside_it() -> None:
    isian = str(FormulirPenerima({"rekap": "a"})["nomor"].as_field_group())
    urut = [
        isian.index(s)
        for s in ('<label class="isian-label" for="id_nomor">', "Awali dengan 08.", "isian-galat", "<input")
    ]
    assert urut == sorted(urut)
    assert 'aria-describedby="id_nomor_helptext id_nomor_error"' in isian
    assert 'aria-invalid="true"' in isian


def test_an_optional_field_says_that_it_may_stay_empty() -> None:
    formulir = FormulirPenerima()
    assert "(boleh dikosongkan)" in formulir["catatan"].as_field_group()
    assert "(boleh dikosongkan)" not in formulir["nomor"].as_field_group()


def test_choices_stand_in_a_fieldset_and_a_tick_before_its_label() -> None:
    formulir = FormulirPenerima()
    assert '<legend class="isian-label">Rekap' in formulir["rekap"].as_field_group()
    centang = str(formulir["setuju"].as_field_group())
    assert centang.index("<input") < centang.index("<label")


def test_the_error_summary_links_to_each_field() -> None:
    formulir = FormulirPenerima({})
    formulir.add_error(None, "Nomor ini sudah terdaftar.")
    rangkum = render_to_string("komponen/kesalahan_formulir.html", {"form": formulir})
    assert "<li>Nomor ini sudah terdaftar.</li>" in rangkum
    assert '<a href="#id_nomor">Nomor WhatsApp: ' in rangkum
    assert '<a href="#id_rekap_0">Rekap: ' in rangkum


def test_a_form_without_errors_has_no_summary() -> None:
    assert render_to_string("komponen/kesalahan_formulir.html", {"form": FormulirPenerima()}).strip() == ""


def test_pages_name_the_rows_and_leave_gaps() -> None:
    halaman = Paginator(range(12840), 50).page(7)
    nav = tulis('{% include "komponen/halaman.html" with halaman=halaman %}', "/?status=gagal", halaman=halaman)
    assert "301–350 dari 12.840" in nav
    assert 'href="?status=gagal&amp;halaman=257"' in nav
    assert "…" in nav
    assert '<span aria-current="page" aria-label="Halaman 7">7</span>' in nav


def test_one_page_needs_no_links() -> None:
    nav = tulis('{% include "komponen/halaman.html" with halaman=h %}', h=Paginator([1, 2], 50).page(1))
    assert "1–2 dari 2" in nav
    assert "<a" not in nav


def test_the_error_page_500_needs_no_context() -> None:
    assert "Ini bukan kesalahan Anda" in render_to_string("500.html")


def test_style_and_script_stay_within_their_budget() -> None:
    """Phone first: 40 KB of CSS, 10 KB of our own JavaScript."""
    assert sum(b.stat().st_size for b in (AKAR / "static/css").glob("*.css")) <= 40 * 1024
    assert sum(b.stat().st_size for b in (AKAR / "static/js").glob("*.js")) <= 10 * 1024


def test_no_template_carries_inline_style_or_script() -> None:
    """The Content-Security-Policy would block it, on some page nobody looked at."""
    for berkas in (AKAR / "templates").rglob("*.html"):
        teks = berkas.read_text()
        assert not re.search(r"\sstyle=|<style|\son[a-z]+=\"|<script(?![^>]*\ssrc=)", teks), berkas
