"""Who may read an attachment, and how it is handed out."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from layanan.lampiran import daftarkan_pembaca, pembaca
from layanan.models import Lampiran, Urusan
from satker.models import JejakAudit, Peran, Satker
from tests.halaman import sebagai, tertutup
from tests.layanan import meja
from tests.layanan.lampiran.bahan import buat_lampiran
from tests.pabrik import buat_satker

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _pembaca() -> Iterator[None]:
    daftarkan_pembaca(meja.REGISTER, Peran.PETUGAS_INFORMASI, Peran.PJ_INFORMASI)
    yield
    pembaca._peran.pop(meja.REGISTER)


@pytest.fixture
def urusan(satker: Satker) -> Urusan:
    return meja.buka_uji(satker).urusan


def petugas(lampiran: Lampiran) -> str:
    return reverse("lampiran", args=[lampiran.pk])


def pemohon(lampiran: Lampiran) -> str:
    return reverse("lampiran_pemohon", args=[lampiran.pk])


def pelacak(*urusan: Urusan) -> Client:
    """A browser in which these were opened with number and code."""
    client = Client()
    sesi = client.session
    sesi["lacak"] = {str(u.pk): "2099-01-01T00:00:00+00:00" for u in urusan}
    sesi.save()
    return client


def aman(jawaban: Any, nama: str = "ktp.jpg") -> None:
    """Handed out so that no browser opens it here and no cache keeps it."""
    assert jawaban.status_code == 200
    assert jawaban["Content-Disposition"] == f'attachment; filename="{nama}"'
    assert jawaban["Content-Type"] == "image/jpeg"
    assert jawaban["X-Content-Type-Options"] == "nosniff"
    assert jawaban["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert "no-store" in jawaban["Cache-Control"]
    assert b"".join(jawaban.streaming_content).startswith(b"\xff\xd8\xff")


@pytest.mark.parametrize("peran", [Peran.PETUGAS_INFORMASI, Peran.PJ_INFORMASI])
def test_the_desks_roles_read_it_and_the_trail_says_who(urusan: Urusan, peran: str) -> None:
    lampiran = buat_lampiran(urusan)
    aman(sebagai(urusan.satker, peran).get(petugas(lampiran)))
    assert JejakAudit.objects.filter(tindakan="lampiran_dibuka", objek__endswith=f":{lampiran.pk}").count() == 1


@pytest.mark.parametrize("peran", [Peran.PTSP, Peran.ADMIN, Peran.PEMANTAU])
def test_other_roles_of_the_court_find_no_such_file(urusan: Urusan, peran: str) -> None:
    assert sebagai(urusan.satker, peran).get(petugas(buat_lampiran(urusan))).status_code == 404
    assert not JejakAudit.objects.filter(tindakan="lampiran_dibuka").exists()


def test_nobody_else_gets_near_it(urusan: Urusan) -> None:
    lampiran = buat_lampiran(urusan)
    tertutup(petugas(lampiran), urusan.satker, 404)
    assert sebagai(buat_satker(), Peran.PETUGAS_INFORMASI).get(petugas(lampiran)).status_code == 404
    assert pelacak(urusan).get(petugas(lampiran)).status_code == 302


def test_a_register_that_names_no_reader_has_none(urusan: Urusan) -> None:
    lampiran = buat_lampiran(urusan)
    Urusan.objects.filter(pk=urusan.pk).update(register="lain")
    assert sebagai(urusan.satker, Peran.PETUGAS_INFORMASI).get(petugas(lampiran)).status_code == 404


def test_what_no_matter_has_claimed_is_read_by_nobody(urusan: Urusan) -> None:
    lampiran = buat_lampiran(None)
    assert sebagai(urusan.satker, Peran.PETUGAS_INFORMASI).get(petugas(lampiran)).status_code == 404
    assert pelacak(urusan).get(pemohon(lampiran)).status_code == 404


class TestPemohon:
    def test_who_opened_the_matter_reads_what_is_for_him(self, urusan: Urusan) -> None:
        aman(pelacak(urusan).get(pemohon(buat_lampiran(urusan))))
        aman(pelacak(urusan).get(pemohon(buat_lampiran(urusan, sisi="pengadilan", untuk_pemohon=True))))

    def test_not_what_the_court_keeps_to_itself(self, urusan: Urusan) -> None:
        assert pelacak(urusan).get(pemohon(buat_lampiran(urusan, sisi="pengadilan"))).status_code == 404

    def test_not_what_belongs_to_somebody_else(self, urusan: Urusan) -> None:
        lain = buat_lampiran(meja.buka_uji(urusan.satker).urusan)
        assert pelacak(urusan).get(pemohon(lain)).status_code == 404
        assert pelacak(urusan).get(reverse("lampiran_pemohon", args=[10**9])).status_code == 404

    def test_without_number_and_code_to_the_door_whether_it_exists_or_not(self, urusan: Urusan) -> None:
        for pk in (buat_lampiran(urusan).pk, 10**9):
            jawaban = Client().get(reverse("lampiran_pemohon", args=[pk]))
            assert (jawaban.status_code, jawaban["Location"]) == (302, reverse("lacak"))

    def test_an_officers_sign_in_opens_nothing_here(self, urusan: Urusan) -> None:
        client = sebagai(urusan.satker, Peran.PETUGAS_INFORMASI)
        assert client.get(pemohon(buat_lampiran(urusan))).status_code == 302


@pytest.mark.parametrize("hilang", ["berkas", "virus"])
def test_a_file_that_is_gone_is_said_to_be(urusan: Urusan, hilang: str) -> None:
    lampiran = buat_lampiran(urusan)
    default_storage.delete(lampiran.berkas.name or "")
    if hilang == "virus":
        Lampiran.objects.update(berkas="", pindai="terinfeksi")
    assert sebagai(urusan.satker, Peran.PETUGAS_INFORMASI).get(petugas(lampiran)).status_code == 404


def test_an_odd_name_stays_inside_its_header(urusan: Urusan) -> None:
    lampiran = buat_lampiran(urusan)
    Lampiran.objects.update(nama='surat "resmi"; x=é.jpg')
    tajuk = sebagai(urusan.satker, Peran.PETUGAS_INFORMASI).get(petugas(lampiran))["Content-Disposition"]
    assert tajuk.startswith("attachment; filename*=utf-8''surat%20%22resmi%22")


@pytest.mark.parametrize("metode", ["post", "put", "delete"])
def test_it_is_only_read(urusan: Urusan, metode: str) -> None:
    lampiran = buat_lampiran(urusan)
    assert getattr(pelacak(urusan), metode)(pemohon(lampiran)).status_code == 405
    assert getattr(sebagai(urusan.satker, Peran.PJ_INFORMASI), metode)(petugas(lampiran)).status_code == 405


class TestDaftar:
    def test_the_officer_is_told_what_was_not_scanned(self, urusan: Urusan) -> None:
        lampiran = buat_lampiran(urusan)
        isi = self.tulis(urusan, "lampiran")
        assert petugas(lampiran) in isi
        assert "Belum dipindai" in isi

    def test_the_applicant_is_not(self, urusan: Urusan) -> None:
        buat_lampiran(urusan)
        assert "Belum dipindai" not in self.tulis(urusan, "lampiran_pemohon")

    def test_what_the_scanner_took_away_stands_without_a_link(self, urusan: Urusan) -> None:
        lampiran = buat_lampiran(urusan)
        Lampiran.objects.update(berkas="", pindai="terinfeksi", nama="<b>ktp</b>.jpg")
        isi = self.tulis(urusan, "lampiran")
        assert "Dihapus karena virus" in isi
        assert "&lt;b&gt;ktp" in isi
        assert petugas(lampiran) not in isi

    def tulis(self, urusan: Urusan, rute: str) -> str:
        return render_to_string(
            "layanan/lampiran.html", {"daftar": Lampiran.objects.filter(urusan=urusan), "rute": rute}
        )
