"""Plain words: who is no Admin reads no word of the trade on any page."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from satker.awam import awam

TEMPLAT = Path(settings.BASE_DIR) / "templates"
# Read by Admins only, who know these words from what they set up.
ADMIN = {"notifikasi/operasi.html", "notifikasi/operasi_isi.html", "notifikasi/coba_gateway.html"}
ASING = re.compile(
    r"\b(gateway|webhook|outbox|queue|worker|beat|token|server|payload|cache|error|API)\b", re.IGNORECASE
)
# What nobody reads: tags, values, addresses, names of classes and icons.
BUKAN_BACAAN = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<!--.*?-->|<[^>]*>", re.DOTALL)
DIBACA = re.compile(r'(?:aria-label|title|alt|placeholder|judul|teks|tombol|label)="([^"]*)"')


@pytest.mark.parametrize(
    ("teks", "jadi"),
    [
        ("Gateway meminta jeda.", "Penyedia meminta jeda."),
        ("Isi pesan ditolak gateway.", "Isi pesan ditolak penyedia."),
        ("Kata penyedia gateway: habis", "Kata penyedia: habis"),
        (
            "Kunci API gateway ditolak. Gateway tidak dapat mengirim.",
            "Kunci API penyedia ditolak. Penyedia tidak dapat mengirim.",
        ),
        ("502 Bad Gateway", "502 Bad Gateway"),
        ("gateway timeout", "gateway timeout"),
        ("Gateways", "Gateways"),
        ("", ""),
    ],
)
def test_a_reason_is_read_in_plain_words_and_a_providers_english_stays_as_it_came(teks: str, jadi: str) -> None:
    assert awam(teks) == jadi
    assert Template("{% load tampilan %}{{ t|awam }}").render(Context({"t": teks})) == jadi


@given(st.text())
def test_it_changes_nothing_else_and_nothing_twice(teks: str) -> None:
    assert awam(awam(teks)) == awam(teks)
    assert "gateway" in teks.lower() or awam(teks) == teks


def test_it_lets_no_markup_through() -> None:
    teks = "Gateway <b>menolak</b>"
    assert (
        Template("{% load tampilan %}{{ t|awam }}").render(Context({"t": teks}))
        == "Penyedia &lt;b&gt;menolak&lt;/b&gt;"
    )


@pytest.mark.parametrize(
    "nama", sorted(n for p in TEMPLAT.rglob("*.html") if (n := p.relative_to(TEMPLAT).as_posix()) not in ADMIN)
)
def test_no_page_of_others_says_a_word_of_the_trade(nama: str) -> None:
    isi = (TEMPLAT / nama).read_text()
    bacaan = " ".join([BUKAN_BACAAN.sub(" ", isi), *DIBACA.findall(isi)])
    assert ASING.findall(bacaan) == []
