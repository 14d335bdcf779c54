"""The captcha: solved, forged, stale, used twice, and answered in words."""

import base64
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from layanan import captcha
from layanan.captcha import CaptchaDitolak
from layanan.models import Ember
from satker.waktu import pada
from tests.layanan.captcha import kemas, selesaikan

KINI = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
TERLAMBAT = KINI + captcha.MASA + timedelta(seconds=2)


def soal() -> dict[str, Any]:
    with pada(KINI):
        return captcha.soal_baru()


def periksa(teks: str, saat: datetime = KINI) -> str:
    with pada(saat):
        return captcha.periksa_bukti(teks)


class TestBukti:
    def test_a_solved_challenge_passes_until_it_is_too_old(self) -> None:
        teks = kemas(selesaikan(soal()))
        assert periksa(teks) == periksa(teks, KINI + captcha.MASA)
        with pytest.raises(CaptchaDitolak, match="tidak berlaku"):
            periksa(teks, TERLAMBAT)

    def test_two_spellings_of_one_answer_are_one_answer(self) -> None:
        benar = selesaikan(soal())
        assert periksa(kemas(benar)) == periksa(kemas(benar | {"salt": benar["salt"].rstrip("&")}))

    def test_every_challenge_is_another(self) -> None:
        assert len({soal()["salt"] for _ in range(20)}) == 20

    def test_the_page_fits_the_single_block_and_the_phone(self) -> None:
        """What is hashed stays within one block of SHA-256, and the work within two seconds of a cheap phone."""
        baru = soal()
        assert len(baru["salt"] + str(baru["maxNumber"])) <= 55
        assert baru["maxNumber"] == captcha.KESULITAN <= 50_000

    @pytest.mark.parametrize(
        "ubah",
        [
            {"number": 0.5},
            {"number": "1"},
            {"number": None},
            {"number": -1},
            {"signature": "0" * 64},
            {"salt": "abc?expires=99999999999&"},
            {"salt": 7},
            {"salt": "tanpa-batas"},
            {"algorithm": "SHA-1"},
            {"algorithm": "MD5"},
            {"challenge": ""},
        ],
    )
    def test_what_was_changed_is_refused(self, ubah: dict[str, Any]) -> None:
        with pytest.raises(CaptchaDitolak):
            periksa(kemas(selesaikan(soal()) | ubah))

    def test_the_expiry_cannot_be_moved(self) -> None:
        benar = selesaikan(soal())
        lama = benar["salt"].split("expires=")[1].rstrip("&")
        for palsu in (lama.replace(lama[0], "9"), f"{lama}&expires=99999999999"):
            with pytest.raises(CaptchaDitolak):
                periksa(kemas(benar | {"salt": benar["salt"].replace(lama, palsu)}), TERLAMBAT)

    def test_number_and_salt_cannot_be_cut_elsewhere(self) -> None:
        """'…&1' + '23' must not pass for '…&' + '123'."""
        benar = selesaikan(soal())
        digeser = benar | {
            "salt": benar["salt"] + str(benar["number"])[0],
            "number": int(str(benar["number"])[1:] or 0),
        }
        with pytest.raises(CaptchaDitolak):
            periksa(kemas(digeser))

    def test_another_installations_challenge_is_not_ours(self, settings: Settings) -> None:
        teks = kemas(selesaikan(soal()))
        settings.SECRET_KEY = "kunci-lain-" * 5
        with pytest.raises(CaptchaDitolak):
            periksa(teks)

    @pytest.mark.parametrize("isi", [None, 1, [], ["salt", "number"], "salt", {}, {"salt": None}, [[[]]]])
    def test_what_is_no_answer_at_all_is_refused_in_words(self, isi: object) -> None:
        with pytest.raises(CaptchaDitolak, match="Jawab pertanyaan"):
            periksa(kemas(isi))

    @given(st.one_of(st.text(max_size=60), st.binary(max_size=60).map(lambda b: base64.b64encode(b).decode())))
    def test_no_text_breaks_it(self, teks: str) -> None:
        with pytest.raises(CaptchaDitolak):
            captcha.periksa_bukti(teks)

    def test_a_huge_answer_is_not_even_read(self) -> None:
        with pytest.raises(CaptchaDitolak):
            periksa(base64.b64encode(b"[" * 500_000).decode())


class TestTanya:
    @pytest.mark.parametrize(
        ("a", "b", "jawaban"),
        [
            (3, 4, "7"),
            (3, 4, " Tujuh "),
            (9, 9, "delapan  belas"),
            (9, 9, "delapanbelas"),
            (5, 5, "SEPULUH"),
            (1, 1, "2"),
        ],
    )
    def test_a_right_answer_counts_in_figures_and_in_words(self, a: int, b: int, jawaban: str) -> None:
        tanda = self.tanda(a, b)
        with pada(KINI):
            assert captcha.periksa_jawaban(tanda, jawaban) == "x"

    @pytest.mark.parametrize("jawaban", ["8", "", "tiga empat", "7.", "07", "٧", "tujuh delapan"])
    def test_a_wrong_one_does_not(self, jawaban: str) -> None:
        with pada(KINI), pytest.raises(CaptchaDitolak, match="belum benar"):
            captcha.periksa_jawaban(self.tanda(3, 4), jawaban)

    def test_the_question_reads_as_a_sentence_and_its_mark_leads_back_to_it(self) -> None:
        with pada(KINI):
            kalimat, tanda = captcha.tanya_baru()
            isi = captcha.baca_tanya(tanda)
        assert isi is not None
        assert kalimat == captcha.kalimat_tanya(isi)
        assert captcha.kalimat_tanya({"a": 3, "b": 4}).startswith("Berapa tiga ditambah empat?")

    def test_an_old_or_forged_question_is_replaced(self) -> None:
        tanda = self.tanda(3, 4)
        for teks, saat in (
            (tanda, TERLAMBAT),
            (tanda[:-1], KINI),
            ("", KINI),
            ("a:b:c", KINI),
            (tanda + "=" * 2000, KINI),
        ):
            with pada(saat), pytest.raises(CaptchaDitolak, match="pertanyaan yang baru"):
                captcha.periksa_jawaban(teks, "7")

    def tanda(self, a: int, b: int) -> str:
        """A question of our choice, signed as ours."""
        isi = {"a": a, "b": b, "id": "x", "sampai": (KINI + captcha.MASA).timestamp()}
        return signing.dumps(isi, salt=captcha._GARAM_TANYA)


@pytest.mark.django_db
class TestSekaliPakai:
    def test_a_mark_is_worth_one_sending(self) -> None:
        with pada(KINI):
            captcha.pakai("garam-1")
            captcha.pakai("garam-2")
            with pytest.raises(CaptchaDitolak, match="sudah pernah dikirim"):
                captcha.pakai("garam-1")

    def test_it_is_remembered_as_long_as_it_could_be_sent_again(self) -> None:
        with pada(KINI):
            captcha.pakai("garam-1")
        with pada(KINI + captcha.MASA - timedelta(seconds=1)), pytest.raises(CaptchaDitolak):
            captcha.pakai("garam-1")

    def test_it_is_not_kept_in_clear(self) -> None:
        captcha.pakai("garam-1")
        assert "garam" not in Ember.objects.get().pk

    def test_few_questions_from_one_network_and_the_wait_is_said(self) -> None:
        with pada(KINI):
            for _ in range(captcha.TANYA_ISI):
                captcha.batasi_tanya("203.0.113.7")
            with pytest.raises(CaptchaDitolak, match="Kirim lagi dalam 5 menit; isian Anda tetap di sini"):
                captcha.batasi_tanya("203.0.113.7")
            captcha.batasi_tanya("203.0.113.8")


@pytest.mark.django_db
class TestHalaman:
    def test_a_challenge_is_fresh_each_time_and_kept_nowhere(self, client: Client) -> None:
        jawaban = client.get(reverse("captcha"))
        assert set(jawaban.json()) == {"algorithm", "challenge", "maxNumber", "salt", "signature"}
        assert "no-store" in jawaban["Cache-Control"]
        assert jawaban.json()["salt"] != client.get(reverse("captcha")).json()["salt"]
        assert not Ember.objects.exists()

    def test_it_is_only_read(self, client: Client) -> None:
        assert client.post(reverse("captcha")).status_code == 405
