"""The admin speaks Indonesian, the theme's own words too."""

import re

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext

from satker.models import Peran
from tests.halaman import sebagai
from tests.pabrik import buat_satker

PO = settings.LOCALE_PATHS[0] / "id/LC_MESSAGES/django.po"
SATU = re.compile(r'^msgid "(.+)"\nmsgstr "(.+)"$', re.MULTILINE)


def test_the_compiled_words_are_those_of_the_readable_file() -> None:
    """A .po that was changed without `msgfmt` would change nothing on any page."""
    semua = SATU.findall(PO.read_text())
    assert len(semua) > 40
    for asal, kata in semua:
        assert gettext(asal) == kata


@pytest.mark.django_db
@pytest.mark.parametrize(
    "daftar",
    [
        *("auth_user", "notifikasi_gateway", "notifikasi_templat", "perkara_karantina", "perkara_sumbersipp"),
        *("satker_dokumen", "satker_harilibur", "satker_pegawai", "satker_jejakaudit"),
    ],
)
def test_no_english_is_left_on_a_list_and_its_form(daftar: str) -> None:
    admin = sebagai(buat_satker(), Peran.ADMIN)
    for alamat in (f"admin:{daftar}_changelist", f"admin:{daftar}_add"):
        isi = admin.get(reverse(alamat)).content.decode()
        teks = re.sub(r"<(script|style|template)\b.*?</\1>|<[^>]+>", " ", isi, flags=re.DOTALL)
        assert not re.search(r"\b(Type to search|Filters|No results|Select value|Choose file|Search apps|the)\b", teks)
