"""Which text calls which command: case, markup, politeness and the misspellings of the tables; no sentence does."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from notifikasi.perintah import SOPAN, TERPANJANG, Panggilan, Perintah, daftar_kata, daftarkan, kenali, semua
from notifikasi.perintah_bawaan import berhenti

# Words of ordinary letters to a court, none of them a command or a politeness.
KALIMAT = (
    "jangan kapan sidang saya suami istri anak hakim besok lusa tanggal pukul ruang hadir bukti saksi surat panggilan "
    "belum sudah tidak mau apakah bagaimana dimana kenapa putusan nomor rumah pindah alamat lagi pesan terus "
    "kok bisa tunda cerai talak"
)
BIASA = st.sampled_from([k for k in KALIMAT.split() if k.upper() not in SOPAN])
SENDIRI = sorted(k for p in semua() for k in p.kata | p.salah_ketik)


def nama(teks: str) -> str | None:
    """The name of the command called."""
    panggilan = kenali(teks)
    return panggilan.nama if panggilan else None


@pytest.mark.parametrize(
    ("teks", "harap"),
    [
        ("Tolong berhenti ya pak", "BERHENTI"),
        ("berhenti dong?", "BERHENTI"),
        ("STOP aja, terima kasih", "BERHENTI"),
        ("BERENTI", "BERHENTI"),
        ("brhenti bu", "BERHENTI"),
        ("stopp!!!", "BERHENTI"),
        ("STOP 🙏🙏", "BERHENTI"),
        ("s\u200btop", "BERHENTI"),
        ("Halo min, info dong", "INFO"),
        ("inpo", "INFO"),
        ("menu", "INFO"),
        ("Bantuan.", "INFO"),
        ("mulai ya bu", "MULAI"),
        ("salah nomor pak", "SALAH"),
        ("Maaf salah sambung", "SALAH"),
        ("jangan berhenti", None),
        ("jangan stop ya pak", None),
        ("saya tidak mau berhenti", None),
        ("kapan berhenti", None),
        ("berhenti kerja", None),
        ("stopkontak", None),
        ("maaf salah", None),
        ("salah?", None),
        ("salah tanggal pak", None),
        ("mulai jam berapa sidangnya?", None),
        ("terima kasih pak", None),
        ("ya", None),
        ("berhenti " * 100, None),
    ],
)
def test_a_text_calls_a_command_only_where_nothing_else_is_said(teks: str, harap: str | None) -> None:
    assert nama(teks) == harap


@pytest.mark.parametrize("kata", SENDIRI)
def test_every_word_and_every_misspelling_of_the_tables_calls_its_command(kata: str) -> None:
    panggilan = kenali(kata.lower())
    assert panggilan is not None
    assert kata in panggilan.perintah.kata | panggilan.perintah.salah_ketik
    assert panggilan.argumen == ""


def test_the_tables_hold_plain_capital_words_and_no_politeness() -> None:
    """A word of politeness in a table would never be seen; a small letter never matched."""
    for kata in SENDIRI:
        assert re.fullmatch(r"[A-Z]+(?: [A-Z]+)*", kata), kata
        assert kata.split()[0] not in SOPAN, kata
        assert kata.split()[-1] not in SOPAN, kata


def test_misspellings_are_close_to_a_word_of_their_own_command() -> None:
    """A table of misspellings is no place for other words."""
    for perintah in semua():
        huruf = {h for k in perintah.kata for h in k}
        assert all(len(set(k) - huruf - set("EIYPRMF")) <= 1 for k in perintah.salah_ketik), perintah.nama


@given(st.lists(BIASA, min_size=1, max_size=8), st.sampled_from(SENDIRI), st.data())
def test_no_ordinary_sentence_calls_a_command(kalimat: list[str], kata: str, data: st.DataObject) -> None:
    """A command's own word within a sentence is a word of the sentence."""
    tempat = data.draw(st.integers(0, len(kalimat)))
    isi = [*kalimat[:tempat], kata.lower(), *kalimat[tempat:]]
    assume(not {" ".join(isi).upper(), " ".join(kalimat).upper()} & set(SENDIRI))  # "sidang" alone is a command
    assert kenali(" ".join(isi)) is None
    assert kenali(" ".join(kalimat)) is None


@given(st.sampled_from(SENDIRI), st.lists(st.sampled_from(sorted(SOPAN)), max_size=3), st.booleans())
def test_politeness_before_and_after_changes_nothing(kata: str, sopan: list[str], sebelum: bool) -> None:
    isi = [*sopan, kata] if sebelum else [kata, *sopan]
    panggilan = kenali(" ".join(isi).lower())
    assert panggilan is not None
    assert panggilan == kenali(kata)


@given(st.sampled_from(["BERHENTI", "STOP", "MULAI", "INFO"]), st.lists(BIASA, min_size=0, max_size=3))
def test_jangan_is_never_a_command(kata: str, lagi: list[str]) -> None:
    assert kenali(" ".join(["jangan", kata, *lagi])) is None
    assert kenali(" ".join(["tolong jangan", kata, *lagi])) is None


@given(st.text(max_size=400))
def test_no_text_breaks_the_reading(teks: str) -> None:
    panggilan = kenali(teks)
    assert panggilan is None or isinstance(panggilan, Panggilan)


def test_a_text_of_letter_length_is_not_searched_for_commands() -> None:
    assert kenali("stop" + " " * TERPANJANG + "pak") is None


def test_a_command_of_an_app_takes_its_argument_as_typed_and_only_one_it_accepts() -> None:
    dapat: list[str] = []
    uji = Perintah("UJI", daftar_kata("XUJI, XUJI COBA"), lambda _m, a: dapat.append(a), argumen=str.isdigit)
    daftarkan(uji)
    assert kenali("xuji") == Panggilan(uji)
    assert kenali("Tolong XUJI #12. pak") == Panggilan(uji, "12")
    assert kenali("xuji coba: 7") == Panggilan(uji, "7")
    assert kenali("xuji tujuh") is None
    assert kenali("xuji 7 hari lagi") is None


def test_an_app_that_takes_a_word_of_another_is_refused_as_a_whole() -> None:
    with pytest.raises(ValueError, match="BERENTI sudah dipakai"):
        daftarkan(Perintah("LAIN", frozenset({"LAINLAIN"}), berhenti, salah_ketik=frozenset({"BERENTI"})))
    assert kenali("lainlain") is None


def test_the_menu_lists_every_command_with_a_line_once_in_its_order() -> None:
    urutan = [p.urutan for p in semua()]
    assert urutan == sorted(urutan)
    assert len({p.nama for p in semua()}) == len(urutan)
    assert {"BERHENTI", "MULAI", "INFO", "SALAH"} <= {p.nama for p in semua()}
