"""The officer's button for who lost his code and has come with his card, on a request and on an objection."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from time_machine import travel

from layanan.models import Riwayat
from layanan.titipan import nama
from satker.models import JejakAudit, Peran, Satker
from tests.halaman import sebagai
from tests.informasi.keadaan import diajukan
from tests.informasi.pabrik import KETUA, PETUGAS, PJ, segar
from tests.informasi.petugas.meja import buka, isi, lakukan, teks, tombol
from tests.informasi.publik.orang import buka as buka_pintu
from tests.informasi.publik.orang import terbuka

pytestmark = pytest.mark.django_db
ISIAN = {"identitas_diperiksa": "on", "alasan": "Tanda terima hilang"}


@pytest.fixture
def petugas(satker: Satker) -> Client:
    return sebagai(satker, PETUGAS)


def kode_pada(halaman: str) -> str:
    cocok = re.search(r'translate="no">([^<]+)<', halaman)
    return cocok[1] if cocok else ""


def test_the_new_code_stands_on_the_receipt_and_opens_the_request(satker: Satker, petugas: Client) -> None:
    t = terbuka(satker)
    jawaban = lakukan(petugas, t.urusan, "sandi_baru", **ISIAN)
    assert jawaban.url == reverse("meja_informasi_tanda_terima", args=[t.urusan.pk])
    halaman = isi(petugas.get(jawaban.url))
    assert t.urusan.nomor in halaman.replace("<wbr>", "")
    assert "data-cetak" in halaman
    tujuan = reverse("informasi_lacak", args=[t.urusan.pk])
    assert buka_pintu(Client(), t.urusan.nomor, kode_pada(halaman)).url == tujuan
    assert buka_pintu(Client(), t.urusan.nomor, t.sandi).status_code == 200


def test_an_objection_has_the_same_button(satker: Satker, petugas: Client) -> None:
    k = diajukan(satker)
    assert "sandi_baru" in tombol(petugas, k)
    jawaban = lakukan(petugas, k, "sandi_baru", **ISIAN)
    assert jawaban.url == reverse("meja_keberatan_tanda_terima", args=[k.pk])
    kode = kode_pada(isi(petugas.get(jawaban.url)))
    tujuan = reverse("informasi_lacak_keberatan", args=[k.pk])
    assert buka_pintu(Client(), k.nomor, kode).url == tujuan


def test_only_who_asked_for_it_sees_the_code(satker: Satker, petugas: Client) -> None:
    t = terbuka(satker)
    tujuan = lakukan(petugas, t.urusan, "sandi_baru", **ISIAN).url
    assert kode_pada(isi(sebagai(satker, PETUGAS).get(tujuan))) == ""
    assert kode_pada(isi(petugas.get(tujuan))) not in str(list(Riwayat.objects.values()))


@pytest.mark.parametrize(
    ("kurang", "kata"),
    [
        ({"identitas_diperiksa": ""}, "Periksa dahulu kartu identitasnya"),
        ({"alasan": "  "}, "Wajib diisi."),
        ({"alasan": "x" * 301}, "301"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(
    satker: Satker, petugas: Client, kurang: dict[str, str], kata: str
) -> None:
    t = terbuka(satker)
    halaman = isi(lakukan(petugas, t.urusan, "sandi_baru", **ISIAN | kurang))
    assert kata in halaman
    assert ("Tanda terima hilang" in halaman) == ("alasan" not in kurang)
    assert segar(t.urusan).sandi == t.urusan.sandi


@pytest.mark.parametrize("peran", [PETUGAS, PJ])
def test_officers_and_their_head_have_the_button(satker: Satker, peran: str) -> None:
    assert "sandi_baru" in tombol(sebagai(satker, peran), terbuka(satker).urusan)


def test_the_ketua_has_none_and_may_not(satker: Satker) -> None:
    t, ketua = terbuka(satker), sebagai(satker, KETUA)
    assert "sandi_baru" not in tombol(ketua, t.urusan)
    assert lakukan(ketua, t.urusan, "sandi_baru", **ISIAN).status_code == 403
    assert segar(t.urusan).sandi == t.urusan.sandi


@pytest.mark.parametrize("peran", [Peran.PTSP, Peran.ADMIN])
def test_nobody_beside_the_desk(satker: Satker, peran: str) -> None:
    assert lakukan(sebagai(satker, peran), terbuka(satker).urusan, "sandi_baru", **ISIAN).status_code == 403
    assert not JejakAudit.objects.filter(tindakan="layanan.sandi_baru").exists()


def test_of_two_pages_the_second_is_told_and_gets_no_code(satker: Satker, petugas: Client) -> None:
    t = terbuka(satker)
    isian: dict[str, Any] = ISIAN | {"versi": t.urusan.versi}
    lakukan(petugas, t.urusan, "sandi_baru", **isian)
    dua = sebagai(satker, PJ)
    jawaban = lakukan(dua, t.urusan, "sandi_baru", **isian)
    assert "sudah melakukan “Sandi baru”" in teks(jawaban)
    assert kode_pada(isi(buka(dua, t.urusan))) == ""


def test_the_officer_lets_this_device_forget_it_at_once(satker: Satker, petugas: Client) -> None:
    t = terbuka(satker)
    tujuan = lakukan(petugas, t.urusan, "sandi_baru", **ISIAN).url
    lupakan = reverse("meja_informasi_lupakan_sandi", args=[t.urusan.pk])
    assert f'action="{lupakan}"' in isi(petugas.get(tujuan))
    assert f'action="{lupakan}"' in isi(buka(petugas, t.urusan))
    jawaban = petugas.post(lupakan)
    kuki = jawaban.cookies[nama(t.urusan.pk)]
    assert (kuki.value, kuki["max-age"], kuki["path"]) == ("", 0, jawaban.headers["Location"])
    for halaman in (petugas.get(tujuan), buka(petugas, t.urusan)):
        assert kode_pada(isi(halaman)) == ""
        assert lupakan not in isi(halaman)


def test_the_page_says_until_when_it_can_be_seen(satker: Satker, petugas: Client) -> None:
    t = terbuka(satker)
    with travel(datetime(2026, 1, 5, 2, 0, tzinfo=UTC), tick=False):
        lakukan(petugas, t.urusan, "sandi_baru", **ISIAN)
        assert "hanya di perangkat ini, sampai" in teks(buka(petugas, t.urusan))
        assert "09.15 WIB" in teks(buka(petugas, t.urusan))
