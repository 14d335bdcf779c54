"""Case numbers: every spelling of domain annex 8.1, and a reason in words for what is none (R-000-3)."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perkara.nomor import JENIS, NomorPerkara, NomorTidakTerbaca, baca_nomor_perkara, pecah_sebagian


@pytest.mark.parametrize(
    ("tertulis", "tampil"),
    [
        ("518/Pdt.G/2019/PA.Srh", "518/Pdt.G/2019/PA.Srh"),
        ("28/Pdt.G/2021/PA.Kras", "28/Pdt.G/2021/PA.Kras"),
        ("0411/Pdt.G/2011/PA.Bn", "411/Pdt.G/2011/PA.Bn"),
        ("11/Pdt.G/2017/PTA Plg.", "11/Pdt.G/2017/PTA.Plg"),
        ("0004/Pdt.G/2017/PTA.Plk", "4/Pdt.G/2017/PTA.Plk"),
        ("123/Pdt.G/2019/MS.TKN", "123/Pdt.G/2019/MS.TKN"),
        ("7/JN/2024/MS-Aceh", "7/JN/2024/MS-Aceh"),
        ("7/JN.Pra/2024/MS.Bna", "7/JN.Pra/2024/MS.Bna"),
        ("3/JN.Anak/2023/MS.Lgs", "3/JN.Anak/2023/MS.Lgs"),
        ("12/Pdt.G.S/2025/PA.Bjh", "12/Pdt.G.S/2025/PA.Bjh"),
        ("12/Pdt.GS/2025/PA.Bjh", "12/Pdt.G.S/2025/PA.Bjh"),
        ("  12 / pdt.g / 2024 / pa.bjh ", "12/Pdt.G/2024/PA.bjh"),
        ("12/PDT.P/2024/PA.BJH", "12/Pdt.P/2024/PA.BJH"),
        ("12/PdtG/2024/PABjh", "12/Pdt.G/2024/PA.Bjh"),
        ("12 Pdt.G 2024 PA Bjh", "12/Pdt.G/2024/PA.Bjh"),
        ("12/Pdt. G/2024/PA. Bjh", "12/Pdt.G/2024/PA.Bjh"),
        ("12/Pdt.G/2024/PA.Kab.Mlg", "12/Pdt.G/2024/PA.Kab.Mlg"),
        ("12/Pdt.G/2024/PA.Kab. Mlg.", "12/Pdt.G/2024/PA.Kab.Mlg"),
        ("Nomor: 12/Pdt.G/2024/PA.Bjh", "12/Pdt.G/2024/PA.Bjh"),
        ("perkara no. 12/Pdt.G/2024/PA.Bjh", "12/Pdt.G/2024/PA.Bjh"),
        ("12／Pdt.G／2024／PA.Bjh", "12/Pdt.G/2024/PA.Bjh"),
        ("\u200e12/Pdt.G/2024/PA.Bjh\u200b", "12/Pdt.G/2024/PA.Bjh"),
        ("12\xa0/\xa0Pdt.G/2024/PA.Bjh", "12/Pdt.G/2024/PA.Bjh"),
        ("12-Pdt.G-2024-PA.Bjh", "12/Pdt.G/2024/PA.Bjh"),
    ],
)
def test_full_numbers_are_read_in_any_spelling(tertulis: str, tampil: str) -> None:
    assert baca_nomor_perkara(tertulis).tampil == tampil


@pytest.mark.parametrize(
    "tertulis", ["123.G.2026", "123/G/2026", "123/Pdt.G/2026", "123 g 2026", "123G2026", "00123/g/2026"]
)
def test_short_forms_take_the_court_from_the_suffix_given(tertulis: str) -> None:
    assert baca_nomor_perkara(tertulis, singkatan="PA.Ba") == NomorPerkara(123, "Pdt.G", 2026, "PA", "Ba")


def test_a_court_written_in_the_text_wins_over_the_suffix() -> None:
    assert baca_nomor_perkara("5/Pdt.G/2026/PTA.Smg", singkatan="PA.Ba").pengadilan == "PTA.Smg"


@pytest.mark.parametrize(
    ("tertulis", "kata"),
    [
        ("", "kosong"),
        ("   ", "kosong"),
        ("Nomor:", "kosong"),
        ("Pdt.G/2024/PA.Bjh", "diawali nomor urut"),
        ("12/2024/PA", "Jenis perkara “PA”|Tahun|Bukan bentuk"),
        ("12/2024", "Jenis perkara"),
        ("12", "Jenis perkara"),
        ("12/Pdt.G", "Tahun"),
        ("12/Pdt.G/24/PA.Bjh", "empat angka"),
        ("12/Pdt.G/3024/PA.Bjh", "empat angka"),
        ("12/Pdt.G/2024", "Kode pengadilan belum"),
        ("12/Pid.B/2024/PN.Bjh", "Jenis perkara “Pid.B”"),
        ("12/Pdt.G/2024/PN.Bjh", "Kode pengadilan “PN.Bjh”"),
        ("12/Pdt.G/2024/PA", "Kode pengadilan “PA”"),
        ("0/Pdt.G/2024/PA.Bjh", "dimulai dari 1"),
        ("123456/Pdt.G/2024/PA.Bjh", "lima angka"),
        ("12/Pdt.G/2024/PA.Bjh jo. 13/Pdt.G/2024/PA.Bjh", "Kode pengadilan"),
        ("081200001234", "Jenis perkara"),
        ("budi santoso", "diawali nomor urut"),
        ("12/" + "Pdt." * 50 + "/2026", "Bukan bentuk"),
    ],
)
def test_an_unreadable_number_says_why(tertulis: str, kata: str) -> None:
    with pytest.raises(NomorTidakTerbaca, match=kata) as galat:
        baca_nomor_perkara(tertulis)
    assert galat.value.sebab == str(galat.value)


def test_a_broken_court_suffix_is_reported_and_not_used() -> None:
    with pytest.raises(NomorTidakTerbaca, match="tidak terbaca"):
        baca_nomor_perkara("12/G/2026", singkatan="12345")


nomor_acak = st.builds(
    NomorPerkara,
    st.integers(1, 99999),
    st.sampled_from(JENIS),
    st.integers(1900, 2099),
    st.sampled_from(["PA", "PTA", "MS"]),
    st.from_regex(r"[A-Z][a-z]{0,4}(\.[A-Z][a-z]{1,3})?", fullmatch=True),
)


@given(nomor_acak)
def test_what_is_shown_is_read_back_as_the_same_number(nomor: NomorPerkara) -> None:
    assert baca_nomor_perkara(nomor.tampil) == nomor


@given(
    nomor_acak,
    st.integers(0, 5),
    st.sampled_from(["/", " / ", "/ ", " ", "-"]),
    st.sampled_from(["", ".", " ."]),
    st.booleans(),
)
def test_every_spelling_has_the_same_key(nomor: NomorPerkara, lebar: int, sela: str, akhir: str, besar: bool) -> None:
    tertulis = sela.join([f"{nomor.urut:0{lebar}d}", nomor.jenis, str(nomor.tahun), nomor.pengadilan]) + akhir
    assert baca_nomor_perkara(tertulis.upper() if besar else tertulis.lower()).kunci == nomor.kunci


@given(nomor_acak, nomor_acak)
def test_different_numbers_have_different_keys(satu: NomorPerkara, dua: NomorPerkara) -> None:
    bagian = [(n.urut, n.jenis, n.tahun, n.tingkat, n.singkat.upper()) for n in (satu, dua)]
    assert (satu.kunci == dua.kunci) == (bagian[0] == bagian[1])


@given(st.text(max_size=60), st.sampled_from([None, "PA.Ba", "x"]))
def test_any_text_is_either_read_or_refused_with_a_reason(teks: str, singkatan: str | None) -> None:
    with suppress(NomorTidakTerbaca):
        nomor = baca_nomor_perkara(teks, singkatan)
        assert baca_nomor_perkara(nomor.tampil).kunci == nomor.kunci


@pytest.mark.parametrize(
    ("diketik", "awal"),
    [
        ("12", "12"),
        ("0012", "12"),
        ("12/", "12/"),
        ("12/p", "12/P"),
        ("12/pd", "12/PD"),
        ("12/g", "12/PDT.G"),
        ("12/p/", "12/PDT.P/"),
        ("12 / pdt.g", "12/PDT.G"),
        ("12/pdt.g/20", "12/PDT.G/20"),
        ("12/pdt.g/2026/pa.b", "12/PDT.G/2026/PA.B"),
        ("budi", None),
        ("", None),
        ("0", None),
        ("12abc", None),
    ],
)
def test_a_number_being_typed_gives_the_beginning_of_its_key(diketik: str, awal: str | None) -> None:
    assert pecah_sebagian(diketik) == awal


@given(nomor_acak, st.integers(1, 40))
def test_every_beginning_of_a_printed_number_finds_it(nomor: NomorPerkara, panjang: int) -> None:
    awal = pecah_sebagian(nomor.tampil[:panjang])
    assert awal is not None
    # Typing only part of the running number finds it too, as any search box does.
    assert nomor.kunci.startswith(awal)
