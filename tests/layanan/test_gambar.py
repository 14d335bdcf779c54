"""The table draws itself: as Mermaid in the docs, as SVG on the page, from the same data (Must show 2)."""

import json
import re
from dataclasses import replace
from io import StringIO
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

from django.conf import settings
from django.core.management import call_command
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from layanan.alur import daftar
from layanan.alur.gambar import dokumen, mermaid, svg
from layanan.alur.gambar.lapis import panah, urutan
from layanan.alur.gambar.letak import LEBAR, susun
from layanan.alur.tabel import PEMOHON, SISTEM, Alur, Keadaan, Langkah
from layanan.models import Urusan
from tests.layanan.meja import ALUR, REGISTER

SIAPA = frozenset({PEMOHON})


def semua_alur() -> list[Alur]:
    """The test desk's procedure and every one the portal ships with."""
    return daftar.semua()


@st.composite
def tabel(draw: st.DrawFn) -> Alur:
    """A procedure of up to ten states with arrows anywhere, circles too."""
    n = draw(st.integers(1, 10))
    kode = [f"k{i}" for i in range(n)]
    pasang = draw(st.lists(st.tuples(st.sampled_from(kode), st.sampled_from(kode)), max_size=25))
    nama = draw(
        st.lists(
            st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), max_size=60),
            min_size=n,
            max_size=n,
        )
    )
    keadaan = tuple(Keadaan(k, nm, terbuka=draw(st.booleans())) for k, nm in zip(kode, nama, strict=True))
    langkah = tuple(Langkah(f"l{i}", f"Langkah {i}", (a,), b, SIAPA) for i, (a, b) in enumerate(pasang))
    return Alur("acak", "Acak", Urusan, keadaan, langkah, "k0", str)


# --- the docs ------------------------------------------------------------------------------------------------


def test_the_page_of_the_docs_is_up_to_date() -> None:
    """When this fails: `.venv/bin/python manage.py alur`."""
    asli = [a for a in daftar.semua() if a.kode != REGISTER]
    assert (Path(settings.AKAR) / "docs/alur.md").read_text(encoding="utf-8") == dokumen(asli)


def test_the_command_writes_the_page_and_says_whether_it_changed(tmp_path: Path) -> None:
    berkas, keluaran = tmp_path / "alur.md", StringIO()
    for _ in range(2):
        call_command("alur", "--ke", str(berkas), stdout=keluaran)
    berubah = [json.loads(b)["berubah"] for b in keluaran.getvalue().splitlines()]
    assert berubah == [1, 0]
    assert berkas.read_text(encoding="utf-8") == dokumen(daftar.semua())


def test_mermaid_has_every_state_and_every_step_that_moves_it() -> None:
    teks = mermaid(ALUR)
    assert teks.splitlines()[0] == "flowchart TD"
    for k in ALUR.keadaan:
        assert f'k_{k.kode}{"[" if k.terbuka else "(["}"{k.nama}"' in teks
    for lk in ALUR.langkah:
        assert (f'l_{lk.tindakan}{{{{"{lk.nama}"}}}}' in teks) is bool(lk.tujuan)
    assert 'k_diterima & k_dicari & k_diperpanjang --> l_jawab{{"Beri keterangan"}} --> k_siap & k_ditolak' in teks
    assert 'l_cabut{{"Cabut"}} -.-> k_dicabut' in teks


def test_words_that_mean_something_to_mermaid_are_only_words() -> None:
    alur = replace(ALUR, keadaan=(Keadaan("end", 'Kata "end" <b> #1'), *ALUR.keadaan), langkah=ALUR.langkah)
    assert 'k_end["Kata #quot;end#quot; #lt;b#gt; #35;1"]' in mermaid(alur)


def test_the_docs_name_who_may_what_must_be_filled_and_what_is_told() -> None:
    teks = dokumen([ALUR])
    assert "| Perpanjang waktu | Sedang dicari | Diperpanjang | Petugas Informasi | `alasan` | set | U-32 |" in teks
    assert "| Cabut | Diterima, Sedang dicari, Diperpanjang, Siap diambil | Dicabut | Pemohon |" in teks
    assert "| (stays) |" in teks
    assert "stops" in teks


# --- the order -----------------------------------------------------------------------------------------------


def test_states_stand_below_those_that_lead_to_them_and_final_ones_last() -> None:
    assert urutan(ALUR) == ["diterima", "dicari", "diperpanjang", "siap", "ditolak", "selesai", "dicabut"]


def test_a_circle_does_not_hold_up_the_order() -> None:
    bolak = (Langkah("a", "A", ("x",), "y", SIAPA), Langkah("b", "B", ("y",), "x", SIAPA))
    tutup = Langkah("c", "C", ("y",), "z", SIAPA)
    keadaan = (Keadaan("x", "X"), Keadaan("y", "Y"), Keadaan("z", "Z", terbuka=False))
    assert urutan(Alur("k", "K", Urusan, keadaan, (*bolak, tutup), "x", str)) == ["x", "y", "z"]


@given(tabel())
def test_every_state_stands_once_whatever_the_table(alur: Alur) -> None:
    assert sorted(urutan(alur)) == sorted(k.kode for k in alur.keadaan)


@given(tabel())
def test_nothing_lies_on_anything_else_nor_outside_of_the_phone(alur: Alur) -> None:
    letak = susun(alur)
    kotak = list(letak.kotak.values())
    for atas, bawah in pairwise(kotak):
        assert atas.y + atas.tinggi < bawah.y
    assert all(k.x >= 0 and k.lebar > 100 and k.x + k.lebar <= LEBAR for k in kotak)
    assert all(0 <= j.x <= LEBAR for j in letak.jalur)
    for j in letak.jalur:
        tepi = letak.kotak[j.ke]
        assert not tepi.x <= j.x <= tepi.x + tepi.lebar
    digambar = {*letak.lurus, *((d, j.ke) for j in letak.jalur for d in j.dari)}
    assert digambar == set(panah(alur))


@given(tabel())
def test_lanes_side_by_side_never_lie_on_each_other(alur: Alur) -> None:
    letak = susun(alur)
    y = {k.kode: k.tengah for k in letak.kotak.values()}
    for a in letak.jalur:
        for b in letak.jalur:
            if a is not b and a.x == b.x:
                rentang = [sorted((y[j.ke], *(y[d] for d in j.dari))) for j in (a, b)]
                assert rentang[0][-1] < rentang[1][0] or rentang[1][-1] < rentang[0][0]


# --- the page ------------------------------------------------------------------------------------------------


def akar(alur: Alur, sorot: str = "") -> ET.Element:
    """The drawing as XML: it must be well-formed."""
    return ET.fromstring(svg(alur, sorot))  # noqa: S314 -- our own output


@given(tabel())
def test_whatever_the_names_hold_the_drawing_is_well_formed_and_escaped(alur: Alur) -> None:
    gambar = akar(alur, "k0")
    assert len(gambar.findall("g")) == len(alur.keadaan)


def test_names_are_never_markup() -> None:
    alur = replace(ALUR, keadaan=(*ALUR.keadaan[:-1], replace(ALUR.keadaan[-1], nama="<script>alert(1)</script>")))
    assert "<script>" not in svg(alur)
    assert "&lt;script&gt;" in svg(alur)


def test_it_obeys_the_strict_policy_of_the_pages() -> None:
    """No inline style, no script, no event handler; colours come from classes."""
    for alur in semua_alur():
        assert not re.search(r"style=|<style|<script|\bon\w+=|fill=|stroke=|https?://", svg(alur, alur.permulaan[0]))


def test_a_phone_of_360_pixels_reads_it() -> None:
    for alur in semua_alur():
        gambar = akar(alur)
        assert gambar.get("viewBox", "").startswith(f"0 0 {LEBAR} ")
        letak = susun(alur)
        for k in letak.kotak.values():
            assert all(len(b) * 7.6 <= k.lebar for b in k.baris), k


def test_screen_readers_hear_title_state_and_steps() -> None:
    gambar = akar(ALUR, "dicari")
    assert gambar.get("role") == "img"
    judul, uraian = gambar.find("title"), gambar.find("desc")
    assert judul is not None
    assert uraian is not None
    assert gambar.get("aria-labelledby") == f"{judul.get('id')} {uraian.get('id')}"
    assert judul.text == "Alur Permohonan uji"
    assert (uraian.text or "").startswith(
        "Keadaan sekarang: Sedang dicari. Dari Diterima ke Sedang dicari (Mulai mencari);"
    )


def test_the_present_state_is_marked_by_word_as_well_as_by_colour() -> None:
    kini = [g for g in akar(ALUR, "dicari").findall("g") if "kini" in (g.get("class") or "")]
    assert len(kini) == 1
    assert "".join(kini[0].itertext()) == "● Sedang dicari"
    assert not [g for g in akar(ALUR).findall("g") if "kini" in (g.get("class") or "")]


def test_what_leads_on_from_here_is_drawn_over_the_rest() -> None:
    kelas = [p.get("class") for p in akar(ALUR, "dicari").findall("path")]
    assert "lanjut" in kelas
    assert "lanjut" not in [p.get("class") for p in akar(ALUR, "selesai").findall("path")]
    assert "lanjut" not in [p.get("class") for p in akar(ALUR, "entah").findall("path")]


def test_what_leads_back_is_drawn_on_the_other_side() -> None:
    kembali = Langkah("buka_lagi", "Buka lagi", ("selesai",), "dicari", frozenset({SISTEM}))
    letak = susun(replace(ALUR, langkah=(*ALUR.langkah, kembali)))
    (jalur,) = [j for j in letak.jalur if j.balik]
    assert (jalur.dari, jalur.ke) == (("selesai",), "dicari")
    assert jalur.x < letak.kotak["dicari"].x


def test_the_page_shows_the_drawing_and_the_same_as_a_list() -> None:
    html = Template("{% load meja %}{% gambar_alur kode keadaan %}").render(
        Context({"kode": REGISTER, "keadaan": "dicari"})
    )
    assert '<svg class="alur"' in html
    assert html.count("Keadaan sekarang</span>") == 1
    for lk in ALUR.langkah:
        assert lk.nama in html
    assert "Siap diambil atau Ditolak" in html
    assert "(Petugas Informasi)" in html
