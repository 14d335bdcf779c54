"""Reading phone numbers as SIPP and counters hold them (issue 2, sections 4 and "Must show" 4)."""

import pytest

from satker.telepon import HasilNomor, JenisNomor, baca_nomor, nomor_tunggal

A, B = "+6281234567890", "+6285712345678"

# One row per way of writing one mobile number that may be written to.
SELULER = [
    ("6281234567890", A),
    ("81234567890", A),
    ("62811234567", "+62811234567"),  # nine digits after 62: the library alone calls this a landline of +6262…
    ("+6208123456789", "+628123456789"),
    ("62 0812 3456 7890", A),
    ("+62 0812 3456 7890", A),
    ("+62 (0)812 3456 7890", A),
    ("(+62) 812-3456-7890", A),
    ("+62(812)34567890", A),
    ("006281234567890", A),
    ("(0812) 3456 7890", A),
    ("0812.3456.7890", A),
    ("0812-3456-7890", A),
    ("0812–3456–7890", A),
    ("0812\u20113456\u20117890", A),
    ("+62 812\u00a03456\u00a07890", A),
    ("\u202a+6281234567890\u202c", A),
    ("0812\u200b34567890", A),
    ("٠٨١٢٣٤٥٦٧٨٩٠", A),
    ("０８１２３４５６７８９０", A),
    ("'081234567890", A),
    ("HP: 0812-3456-7890", A),
    ("No. HP 081234567890", A),
    ("081234567890 (ayah)", A),
    ("081234567890 an. Budi", A),
    ("081234567890 a/n Budi", A),
    ("https://wa.me/6281234567890", A),
    ("wa.me/6281234567890?text=Halo%2012", A),
    ("https://api.whatsapp.com/send?phone=6281234567890&text=1", A),
    ("tel:+62-812-3456-7890", A),
    ("6281234567890@c.us", A),
    ("6281234567890:12@s.whatsapp.net", A),
    ("0812 345 678 90", A),
]

# Texts that a person must look at: nothing is corrected, nothing is sent.
PERIKSA = [
    ("8.12346E+11", "lembar kerja"),
    ("6.28123E+12", "lembar kerja"),
    ("8,12346e11", "lembar kerja"),
    ("81234567890.0", "desimal"),
    ("0812 3456 789O", "huruf"),
    ("O8123456789O", "huruf"),
    ("08I234567890", "huruf"),
    ("0812x3456x7890", "huruf"),
    ("0812345678xx", "huruf"),
    ("²081234567890", "huruf"),
    ("0812 3456 789 O", "mirip angka"),
    ("l 812 3456 7890", "mirip angka"),
    ("0812 3456 789 lima", "dengan kata"),
    ("0812345678**", "pengganti"),
    ("0812 3456 78??", "pengganti"),
    ("0812345678...", "pengganti"),
    ("0\ufe0f\u20e38\ufe0f\u20e3123456789", "tanda"),
    ("1500123", "diawali"),
    ("60123456789", "diawali"),
    ("000000000000", "terlalu banyak"),
    ("081234567890085712345678", "terlalu banyak"),
    ("3307012345670001", "NIK"),
    ("3307 0123 4567 0001", "NIK"),
    ("62 62811234567", "dua kali"),
    ("+081234567890", "diikuti 0"),
    ("08123456789/5", "potongan"),
    ("0812/3456/7890", "potongan"),
    ("081234567890 (2)", "potongan"),
    ("08123456789 ext 12", "potongan"),
    ("081234567890 2", "tambahan"),
    ("milik istri", "Tidak ada angka"),
    ("081234567890@gmail.com", "surel"),
    ("1203631234567890@g.us", "surel"),
    ("0" * 301, "terlalu panjang"),
]

KOSONG = [
    None,
    "",
    "  ",
    "-",
    "--",
    "0",
    "000",
    "tidak ada",
    "Tidak Ada",
    "tdk ada",
    "n/a",
    "NULL",
    "belum ada",
    "tidak punya HP",
    ".",
]

TIDAK_SAH = ["08123456789012", "0812345", "08411234567", "08041234567", "0800123456", "+8123456789", "+999123456789"]


@pytest.mark.parametrize(("teks", "e164"), SELULER)
def test_one_mobile_number_is_read_in_every_spelling(teks: str, e164: str) -> None:
    """R-000-3, R-000-4: the same number in any spelling is the same number."""
    [hasil] = baca_nomor(teks)
    assert (hasil.jenis, hasil.e164, hasil.sebab) == (JenisNomor.MOBILE, e164, "")


@pytest.mark.parametrize(("teks", "alasan"), PERIKSA)
def test_a_doubtful_text_goes_to_review_with_its_reason(teks: str, alasan: str) -> None:
    [hasil] = baca_nomor(teks)
    assert hasil.jenis is JenisNomor.REVIEW
    assert alasan in hasil.sebab
    assert hasil.e164 is None


@pytest.mark.parametrize("teks", KOSONG)
def test_a_placeholder_is_no_number(teks: str | None) -> None:
    [hasil] = baca_nomor(teks)
    assert (hasil.jenis, hasil.e164) == (JenisNomor.NONE, None)
    assert hasil.mentah == (teks or "")


@pytest.mark.parametrize("teks", TIDAK_SAH)
def test_a_number_that_cannot_exist_or_is_a_service_is_invalid(teks: str) -> None:
    [hasil] = baca_nomor(teks)
    assert (hasil.jenis, hasil.e164) == (JenisNomor.INVALID, None)
    assert hasil.sebab.endswith(".")


@pytest.mark.parametrize("teks", ["081111111111", "085800000000", "0812 9999 9999"])
def test_filler_digits_go_to_review_but_keep_the_number_to_confirm(teks: str) -> None:
    [hasil] = baca_nomor(teks)
    assert hasil.jenis is JenisNomor.REVIEW
    assert hasil.e164 is not None
    assert "berulang" in hasil.sebab


@pytest.mark.parametrize(
    ("teks", "e164"),
    [("(0286) 321456", "+62286321456"), ("021-3456789", "+62213456789"), ("+62 21 3456789", "+62213456789")],
)
def test_a_landline_is_recognised_and_not_sendable(teks: str, e164: str) -> None:
    [hasil] = baca_nomor(teks)
    assert (hasil.jenis, hasil.e164) == (JenisNomor.LANDLINE, e164)
    assert "ponsel" in hasil.sebab


@pytest.mark.parametrize("teks", ["+60123456789", "+65 8123 4567", "60123456789@c.us"])
def test_a_foreign_number_needs_approval(teks: str) -> None:
    [hasil] = baca_nomor(teks)
    assert hasil.jenis is JenisNomor.FOREIGN
    assert "persetujuan" in hasil.sebab


@pytest.mark.parametrize("teks", ["251556368777322@lid", "251556368777322:3@LID"])
def test_a_linked_id_is_no_phone_number(teks: str) -> None:
    [hasil] = baca_nomor(teks)
    assert (hasil.jenis, hasil.e164) == (JenisNomor.LID, None)


@pytest.mark.parametrize(
    "teks",
    [
        "0812 3456 7890 / 0857 1234 5678",
        "081234567890/085712345678",
        "081234567890,085712345678",
        "081234567890 dan 085712345678",
        "081234567890\n085712345678",
        "081234567890 085712345678",
        "0812 3456 7890 0857 1234 5678",
        "0812 3456 7890 (0857 1234 5678)",
        "+6281234567890+6285712345678",
        "HP 1: 081234567890, HP 2: 085712345678",
    ],
)
def test_two_numbers_in_one_field_are_both_read(teks: str) -> None:
    assert [(h.jenis, h.e164) for h in baca_nomor(teks)] == [(JenisNomor.MOBILE, A), (JenisNomor.MOBILE, B)]


def test_words_between_two_numbers_belong_to_neither() -> None:
    hasil = baca_nomor("0855 1234 5678 (istri), 0813 1111 2222 (suami)")
    assert [h.e164 for h in hasil] == ["+6285512345678", "+6281311112222"]
    assert [h.mentah for h in hasil] == ["0855 1234 5678", "0813 1111 2222"]


def test_a_bad_number_does_not_hide_the_good_one_beside_it() -> None:
    hasil = baca_nomor("0812 3456 789O / 0857 1234 5678")
    assert [h.jenis for h in hasil] == [JenisNomor.REVIEW, JenisNomor.MOBILE]


def test_a_short_number_and_a_long_one_are_told_apart() -> None:
    assert [h.e164 for h in baca_nomor("08123456789/085712345678")] == ["+628123456789", B]


class TestNomorTunggal:
    """The counter wants one number, or to be asked."""

    def test_gives_the_only_number(self) -> None:
        assert nomor_tunggal("0812-3456-7890").e164 == A

    def test_gives_the_mobile_beside_a_landline(self) -> None:
        assert nomor_tunggal("0812-3456-7890 / 0286-321456").e164 == A

    def test_gives_the_number_written_twice(self) -> None:
        assert nomor_tunggal("081234567890 / +62 812 3456 7890") == HasilNomor(
            JenisNomor.MOBILE, A, "", "+62 812 3456 7890"
        )

    def test_asks_to_choose_between_two(self) -> None:
        hasil = nomor_tunggal("081234567890 / 085712345678")
        assert (hasil.jenis, hasil.e164) == (JenisNomor.REVIEW, None)
        assert "Pilih" in hasil.sebab
        assert hasil.mentah == "081234567890 / 085712345678"

    def test_asks_when_one_of_two_is_doubtful(self) -> None:
        assert nomor_tunggal("0812 3456 789O / 0857 1234 5678").jenis is JenisNomor.REVIEW

    def test_passes_a_refusal_on(self) -> None:
        assert nomor_tunggal("tidak ada").jenis is JenisNomor.NONE
        assert nomor_tunggal("0286-321456").jenis is JenisNomor.LANDLINE
