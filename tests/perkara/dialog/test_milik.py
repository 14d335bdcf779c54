"""Which case is spoken of: only one's own, several offered by their short numbers, no word about anybody else's."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from notifikasi.models import Gateway, Nomor, Pesan
from notifikasi.perintah import kenali
from notifikasi.templat import render
from perkara.models import Perkara
from perkara.nomor import JENIS, baca_nomor_perkara
from perkara.pesan.jawab.milik import PILIHAN_TERBANYAK, seperti_nomor
from satker.models import Satker
from satker.waktu import sekarang
from tests.pabrik import buat_satker
from tests.perkara.dialog.conftest import HP, Tanya, bunyi, kirim
from tests.perkara.pabrik import buat_menunggu, buat_nomor, buat_perkara, buat_registrasi, buat_sidang

KATA = ("JADWAL", "PERKARA", "AKTA", "BIAYA")
BUKAN = "perkara dengan nomor itu tidak terdaftar untuk nomor WhatsApp ini"


@pytest.mark.parametrize("kata", KATA)
def test_with_one_case_no_number_is_needed(terdaftar: Perkara, tanya: Tanya, kata: str) -> None:
    assert "123/Pdt.G/2026/PA.Bjh" in tanya(kata)


@pytest.mark.parametrize("kata", KATA)
@pytest.mark.parametrize(
    "ejaan", ["123.G.2026", "123/Pdt.G/2026", "123 g 2026", "123/Pdt.G/2026/PA.Bjh", "0123/pdt.g/2026/pa bjh", "123"]
)
def test_a_case_is_known_in_every_spelling(
    satker: Satker, terdaftar: Perkara, ejaan: str, kata: str, tanya: Tanya
) -> None:
    buat_registrasi(buat_perkara(satker, nomor="9/Pdt.P/2026/PA.Bjh"), Nomor.objects.get(e164=HP))
    jawaban = tanya(f"{kata.lower()} {ejaan}")
    assert "123/Pdt.G/2026/PA.Bjh" in jawaban
    assert "9/Pdt.P" not in jawaban


@pytest.mark.parametrize("kata", KATA)
def test_several_cases_are_offered_by_numbers_that_can_be_sent_back(
    satker: Satker, terdaftar: Perkara, nomor: Nomor, tanya: Tanya, kata: str
) -> None:
    buat_registrasi(buat_perkara(satker, nomor="7/Pdt.P/2026/PA.Bjh"), nomor)
    jawaban = tanya(kata)
    baris = [b for b in jawaban.splitlines() if b.startswith(f"{kata} ")]
    assert sorted(baris) == [f"{kata} 123.G.2026", f"{kata} 7.P.2026"]
    assert "7/Pdt.P/2026/PA.Bjh" in tanya(f"{kata} 7.P.2026")


def test_a_lawyers_many_cases_fit_into_one_message(satker: Satker, nomor: Nomor, tanya: Tanya) -> None:
    for urut in range(1, 41):
        buat_registrasi(buat_perkara(satker, nomor=f"{urut}/Pdt.G/2026/PA.Bjh"), nomor)
    jawaban = tanya("JADWAL")
    assert jawaban.count("JADWAL ") == PILIHAN_TERBANYAK
    assert "… dan 30 perkara lain" in jawaban
    assert len(jawaban) <= 700
    assert "40 perkara" in jawaban


def test_an_ordinal_that_fits_two_cases_offers_only_those(
    satker: Satker, terdaftar: Perkara, nomor: Nomor, tanya: Tanya
) -> None:
    for lain in ("123/Pdt.P/2026/PA.Bjh", "5/Pdt.G/2026/PA.Bjh"):
        buat_registrasi(buat_perkara(satker, nomor=lain), nomor)
    jawaban = tanya("JADWAL 123")
    assert "JADWAL 123.G.2026" in jawaban
    assert "JADWAL 123.P.2026" in jawaban
    assert "5.G.2026" not in jawaban


@pytest.mark.parametrize("kata", KATA)
def test_anothers_case_is_answered_exactly_as_one_that_does_not_exist(
    satker: Satker, terdaftar: Perkara, tanya: Tanya, kata: str
) -> None:
    """Nobody learns by asking whether a case exists."""
    milik_lain = buat_perkara(satker, nomor="77/Pdt.G/2026/PA.Bjh")
    buat_registrasi(milik_lain)
    buat_sidang(milik_lain)
    jawaban = {tanya(f"{kata} {n}") for n in ("77.G.2026", "78.G.2026", "77/Pdt.X/2026", "77", "77.G.2026.PA.Lain")}
    assert len(jawaban) == 1
    assert BUKAN in jawaban.pop()


@pytest.mark.parametrize("kata", KATA)
def test_a_stranger_gets_the_same_answer_to_any_number(terdaftar: Perkara, tanya: Tanya, kata: str) -> None:
    asing = "+6281399990555"
    ada, tiada = tanya(f"{kata} 123.G.2026", asing), tanya(f"{kata} 124.G.2026", asing)
    assert ada == tiada
    assert BUKAN in ada
    assert "belum terdaftar untuk perkara mana pun" in tanya(kata, asing)


@pytest.mark.parametrize("status", ["dicabut", "salah"])
def test_what_was_ended_is_no_case_of_ones_own(perkara: Perkara, nomor: Nomor, tanya: Tanya, status: str) -> None:
    buat_registrasi(perkara, nomor, status=status)
    assert "belum terdaftar" in tanya("JADWAL")
    assert BUKAN in tanya("JADWAL 123.G.2026")


def test_a_number_that_stopped_is_told_how_to_come_back_and_nothing_else(
    terdaftar: Perkara, nomor: Nomor, tanya: Tanya, gateway: Gateway
) -> None:
    kirim(gateway, "BERHENTI")
    jawaban = tanya("JADWAL")
    assert "Balas MULAI" in jawaban
    assert "123/Pdt.G" not in jawaban
    kirim(gateway, "MULAI")
    assert "123/Pdt.G" in tanya("JADWAL")


def test_after_salah_no_case_is_spoken_of(terdaftar: Perkara, tanya: Tanya, gateway: Gateway) -> None:
    kirim(gateway, "SALAH")
    assert "belum terdaftar" in tanya("PERKARA")


def test_a_case_gone_from_sipp_is_spoken_of_no_more(terdaftar: Perkara, tanya: Tanya) -> None:
    Perkara.objects.update(hilang_pada=sekarang())
    assert "belum terdaftar" in tanya("JADWAL")


def test_a_registration_that_waits_for_its_case_is_told_so(satker: Satker, nomor: Nomor, tanya: Tanya) -> None:
    buat_menunggu(nomor)
    assert "perkara 5/Pdt.G/2026/PA.Bjh belum tercatat di SIPP" in tanya("JADWAL")


def test_another_court_with_the_same_phone_says_only_its_own(terdaftar: Perkara, tanya: Tanya) -> None:
    lain = buat_satker(singkatan="PA.Bn")
    nomor_lain = buat_nomor(lain, e164=HP)
    buat_registrasi(buat_perkara(lain, nomor="123/Pdt.G/2026/PA.Bn"), nomor_lain)
    assert "PA.Bn" not in tanya("JADWAL")


def test_what_was_ended_between_question_and_answer_is_not_said(
    terdaftar: Perkara, nomor: Nomor, gateway: Gateway
) -> None:
    """The case is read anew when the answer leaves."""
    (pesan,) = kirim(gateway, "JADWAL")
    terdaftar.registrasi.update(status="dicabut")
    assert "belum terdaftar" in bunyi(pesan)


@pytest.mark.parametrize("kata", KATA)
def test_answering_many_takes_no_more_queries_than_answering_one(satker: Satker, gateway: Gateway, kata: str) -> None:
    def pesan(banyak: int) -> list[Pesan]:
        hasil: list[int] = []
        for _ in range(banyak):
            perkara, hp = buat_perkara(satker), buat_nomor(satker)
            buat_registrasi(perkara, hp)
            buat_sidang(perkara)
            hasil += [p.pk for p in kirim(gateway, kata, hp.e164)]
        return list(Pesan.objects.filter(pk__in=hasil).select_related("nomor", "satker"))  # as delivery claims them

    def hitung(daftar: list[Pesan]) -> int:
        with CaptureQueriesContext(connection) as tangkapan:
            assert len(render(daftar)) == len(daftar)
        return len(tangkapan)

    assert hitung(pesan(1)) == hitung(pesan(12))


@pytest.mark.parametrize(
    "teks",
    ["jadwal 2 minggu lagi", "perkara 3 tahun lalu", "biaya 500 ribu", "akta saya mana", "jadwal sidang kapan ya pak"],
)
def test_a_sentence_that_begins_like_a_command_stays_a_sentence(teks: str) -> None:
    assert kenali(teks) is None


@given(st.integers(1, 99999), st.sampled_from(JENIS), st.integers(1990, 2099))
def test_the_short_number_is_read_back_as_the_same_number(urut: int, jenis: str, tahun: int) -> None:
    nomor = baca_nomor_perkara(f"{urut}/{jenis}/{tahun}/PA.Bjh")
    assert baca_nomor_perkara(nomor.ringkas, "PA.Bjh") == nomor
    assert seperti_nomor(nomor.ringkas)
    panggilan = kenali(f"jadwal {nomor.ringkas}")
    assert panggilan is not None
    assert panggilan.argumen == nomor.ringkas


@given(st.text(max_size=60))
def test_no_argument_breaks_the_reading(teks: str) -> None:
    assert seperti_nomor(teks) in (True, False)
