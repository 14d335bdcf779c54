"""Properties of reading numbers that must hold for any text at all."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from satker.telepon import JenisNomor, baca_nomor, baca_pengirim, nomor_tunggal, samarkan, tampilkan

_AKSARA = "0123456789 +-./,()oOlI@:;ext\u200e٠٨²①\n"
_MIRIP_NOMOR = st.text(alphabet=_AKSARA, max_size=40)
_APA_SAJA = st.one_of(st.text(max_size=60), _MIRIP_NOMOR, st.none())
_SELULER = st.from_regex(r"8(1[1-9]|3[1-3]|5[1-9]|7[78]|9[5-9])[0-9]{4}(0[1-9]|1[02-9])[0-9]{0,2}", fullmatch=True)


def _angka(teks: str) -> str:
    return "".join(str(unicodedata.decimal(c)) for c in teks if unicodedata.category(c) == "Nd")


@given(_APA_SAJA)
def test_reading_never_raises_and_never_comes_back_empty(teks: str | None) -> None:
    hasil = baca_nomor(teks)
    assert hasil
    assert nomor_tunggal(teks).jenis in JenisNomor


@given(_APA_SAJA)
def test_no_digit_is_invented(teks: str | None) -> None:
    """The digits after the country code stand in the text, in this order, side by side."""
    for h in baca_nomor(teks):
        if h.e164:
            nasional = h.e164.removeprefix("+62").removeprefix("+")
            assert nasional in _angka(teks or "")


@given(_APA_SAJA)
def test_a_mobile_result_reads_again_as_itself(teks: str | None) -> None:
    for h in baca_nomor(teks):
        if h.jenis is JenisNomor.MOBILE:
            assert [(u.jenis, u.e164) for u in baca_nomor(h.e164)] == [(JenisNomor.MOBILE, h.e164)]


@given(_APA_SAJA)
def test_everything_but_a_mobile_number_tells_a_person_why(teks: str | None) -> None:
    for h in baca_nomor(teks):
        assert (h.jenis is JenisNomor.MOBILE) == (h.sebab == "")


@given(_SELULER, st.sampled_from(["0", "62", "+62", "0062", "+62 0", ""]), st.sampled_from(["", " ", "-", "."]))
def test_every_spelling_of_a_mobile_number_is_the_same_number(nasional: str, awalan: str, pisah: str) -> None:
    tulisan = awalan + pisah.join([nasional[:3], nasional[3:7], nasional[7:]]).rstrip(pisah)
    assert nomor_tunggal(tulisan).e164 == f"+62{nasional}"


@given(_SELULER, st.sampled_from("OoIlSBxX"), st.integers(0, 11))
def test_a_letter_inside_a_number_always_stops_it(nasional: str, huruf: str, letak: int) -> None:
    """A slip of the finger must never reach a stranger."""
    tulisan = f"0{nasional}"
    rusak = tulisan[:letak] + huruf + tulisan[letak + 1 :]
    assert all(h.jenis is JenisNomor.REVIEW for h in baca_nomor(rusak))


@given(_SELULER)
def test_a_masked_number_never_holds_the_whole_number(nasional: str) -> None:
    samar = samarkan(f"+62{nasional}")
    assert len(_angka(samar)) <= 2 + len(nasional) - 3
    assert _angka(tampilkan(f"+62{nasional}")) == f"62{nasional}"


@given(st.text(max_size=40))
def test_a_sender_is_always_given_an_id(teks: str) -> None:
    e164, _ = baca_pengirim(teks)
    assert e164 is None or (e164[0] == "+" and e164[1:] in teks)
