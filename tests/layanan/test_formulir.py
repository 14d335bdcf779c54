"""A public form: what counts, what does not, and that nothing typed is lost."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.test import Client
from django.test.client import RequestFactory
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.http import urlencode
from pytest_django import Settings

from layanan import batas, captcha, formulir
from layanan.models import Ember
from satker.waktu import pada
from tests.layanan.alamat_uji import FormulirUji
from tests.layanan.captcha import bukti, jawaban

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.layanan.alamat_uji")]
ISIAN = {"pertanyaan": "Berapa biayanya?", "kanal": "b", "setuju": "on"}
KINI = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)


def kirim(client: Client, isian: dict[str, Any], **lain: Any) -> Any:
    """Post the form."""
    return client.post(reverse("uji_tanya"), isian, **lain)


def berkas(nama: str = "ktp.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, b"isi")


def test_a_page_asks_nothing_where_the_script_will_answer(client: Client) -> None:
    isi = client.get(reverse("uji_tanya")).content.decode()
    assert f'data-captcha="{reverse("captcha")}"' in isi
    assert isi.index("<noscript>") < isi.index("Berapa ") < isi.index("</noscript>")
    assert isi.index("</noscript>") < isi.index('role="status" class="redup"')


@pytest.mark.parametrize("lolos", [bukti, jawaban])
def test_with_proof_or_answer_it_is_sent_once(client: Client, lolos: Any) -> None:
    isian = ISIAN | lolos()
    assert kirim(client, isian).status_code == 302
    lagi = kirim(client, isian)
    assert lagi.status_code == 200
    assert "sudah pernah dikirim" in lagi.content.decode()


def test_without_either_the_question_is_shown_beside_what_to_do_and_all_is_kept(client: Client) -> None:
    isi = kirim(client, ISIAN).content.decode()
    assert 'value="Berapa biayanya?"' in isi
    assert isi.count("checked") == 2
    assert "<noscript>" not in isi
    assert '<a href="#id_captcha">Pemeriksaan pengirim: Jawab pertanyaan ini' in isi
    assert 'aria-describedby="id_captcha_error"' in isi


def test_a_mistake_elsewhere_costs_no_second_answer(client: Client) -> None:
    lolos = jawaban()
    isi = kirim(client, ISIAN | lolos | {"pertanyaan": ""}).content.decode()
    assert f'value="{lolos["captcha_jawaban"]}"' in isi
    assert lolos["captcha_tanya"] in isi
    assert kirim(client, ISIAN | lolos).status_code == 302


def test_a_mistake_elsewhere_uses_no_proof_up(client: Client) -> None:
    lolos = bukti()
    assert "Pertanyaan: " in kirim(client, ISIAN | lolos | {"pertanyaan": "x" * 41}).content.decode()
    assert not Ember.objects.exists()
    assert kirim(client, ISIAN | lolos).status_code == 302


def test_a_used_up_question_is_followed_by_a_new_one(client: Client) -> None:
    lolos = jawaban()
    kirim(client, ISIAN | lolos)
    isi = kirim(client, ISIAN | lolos).content.decode()
    assert lolos["captcha_tanya"] not in isi
    assert 'name="captcha_jawaban" value=""' in isi


def test_answered_questions_are_few_per_network_proofs_are_not(client: Client) -> None:
    for _ in range(captcha.TANYA_ISI):
        assert kirim(client, ISIAN | jawaban()).status_code == 302
    assert "tanpa pemeriksaan otomatis" in kirim(client, ISIAN | jawaban()).content.decode()
    assert kirim(client, ISIAN | bukti()).status_code == 302
    assert kirim(client, ISIAN | jawaban(), REMOTE_ADDR="203.0.113.9").status_code == 302


def test_too_many_sendings_wait_and_keep_what_was_typed(client: Client, settings: Settings) -> None:
    with pada(KINI):
        for _ in range(formulir.KIRIM_ISI):
            assert kirim(client, ISIAN | bukti()).status_code == 302
        lolos = bukti()
        isi = kirim(client, ISIAN | lolos).content.decode()
    assert "Terlalu banyak kiriman dari jaringan ini. Kirim lagi dalam 60 detik; isian Anda tetap di sini." in isi
    assert 'value="Berapa biayanya?"' in isi
    with pada(KINI + timedelta(minutes=1)):
        assert kirim(client, ISIAN | lolos).status_code == 302


class TestBerkas:
    def test_a_failed_form_names_the_files_to_choose_again(self, client: Client) -> None:
        isi = kirim(client, ISIAN | bukti() | {"pertanyaan": "", "berkas": berkas()}).content.decode()
        assert "Pilih kembali berkas ini sebelum mengirim: ktp.jpg." in isi
        assert '<a href="#id_berkas">' in isi

    def test_what_is_refused_after_the_form_was_right_names_them_as_well(self) -> None:
        form = FormulirUji(QueryDict(urlencode(ISIAN | bukti())), MultiValueDict({"berkas": [berkas()]}), asal="x")
        assert form.is_valid()
        form.add_error("pertanyaan", "Sudah pernah diajukan.")
        assert form.errors["berkas"] == ["Pilih kembali berkas ini sebelum mengirim: ktp.jpg."]

    def test_a_name_from_outside_is_only_text(self, client: Client) -> None:
        isian = ISIAN | bukti() | {"pertanyaan": "", "berkas": berkas('"><img src=x>.jpg')}
        isi = kirim(client, isian).content.decode()
        assert "<img src=x>" not in isi

    def test_a_right_form_says_nothing_of_it(self, client: Client) -> None:
        assert kirim(client, ISIAN | bukti() | {"berkas": berkas()}).status_code == 302

    def test_a_refused_file_has_its_own_words_and_no_second_ones(self, client: Client) -> None:
        kosong = SimpleUploadedFile("kosong.pdf", b"")
        isi = kirim(client, ISIAN | bukti() | {"berkas": kosong}).content.decode()
        assert "Pilih kembali" not in isi
        assert '<a href="#id_berkas">' in isi

    def test_postings_with_files_are_limited_before_any_is_read(self, client: Client) -> None:
        with pada(KINI):
            for _ in range(formulir.UNGGAH_ISI):
                kirim(client, {"berkas": berkas()})
            isi = kirim(client, ISIAN | bukti() | {"berkas": berkas()}).content.decode()
        assert "Terlalu banyak kiriman berkas dari jaringan ini. Kirim lagi dalam 15 detik" in isi
        assert "Pilih kembali berkas ini sebelum mengirim: ktp.jpg." in isi
        assert 'value="Berapa biayanya?"' in isi


@pytest.mark.parametrize(
    ("alamat", "dihitung"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::9", "2001:db8:1:2::/64"),
        ("", ""),
        ("bukan-alamat", "bukan-alamat"),
    ],
)
def test_a_household_counts_as_one(alamat: str, dihitung: str) -> None:
    assert batas.asal(RequestFactory(REMOTE_ADDR=alamat).get("/")) == dihitung
