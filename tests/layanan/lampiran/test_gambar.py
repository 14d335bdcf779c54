"""Pictures come out as pictures and nothing else."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from layanan.lampiran.gambar import bersihkan
from layanan.lampiran.jenis import PIKSEL_MAKS, SISI_MAKS
from tests.layanan.lampiran.berkas import RAHASIA, jpeg, jpeg_bercerita, png, png_mengaku

JPEG, PNG = "image/jpeg", "image/png"


def buka(isi: bytes) -> Image.Image:
    gambar = Image.open(BytesIO(isi))
    gambar.load()
    return gambar


def test_place_phone_comment_and_profile_are_left_behind() -> None:
    asli = jpeg_bercerita()
    assert asli.count(RAHASIA) >= 4
    hasil = bersihkan(asli, JPEG)
    assert RAHASIA not in hasil
    assert not buka(hasil).getexif()
    assert "icc_profile" not in buka(hasil).info


def test_a_photo_taken_sideways_stands_upright_afterwards() -> None:
    assert buka(jpeg_bercerita()).size == (60, 40)
    assert buka(bersihkan(jpeg_bercerita(), JPEG)).size == (40, 60)


def test_text_inside_a_png_is_left_behind() -> None:
    info = __import__("PIL.PngImagePlugin", fromlist=["PngInfo"]).PngInfo()
    info.add_text("GPS", RAHASIA.decode())
    info.add_itxt("XML:com.adobe.xmp", RAHASIA.decode())
    asli = png(pnginfo=info, icc_profile=RAHASIA)
    assert RAHASIA in asli
    assert RAHASIA not in bersihkan(asli, PNG)


@pytest.mark.parametrize("ekor", [b"PK\x03\x04 arsip", b"<script>alert(1)</script>", b"%PDF-1.7", b"\0" * 5000])
def test_a_second_file_behind_the_picture_is_cut_off(ekor: bytes) -> None:
    for asli, jenis in ((jpeg(), JPEG), (png(), PNG)):
        hasil = bersihkan(asli + ekor, jenis)
        assert ekor not in hasil
        assert buka(hasil).size == (60, 40)


def test_colours_survive() -> None:
    assert buka(bersihkan(jpeg(), JPEG)).getpixel((5, 5)) == pytest.approx((200, 30, 30), abs=4)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "LA", "I;16"])
def test_every_way_to_store_a_png_opens(mode: str) -> None:
    assert buka(bersihkan(png(mode=mode), PNG)).size == (60, 40)


def test_what_is_see_through_stays_so() -> None:
    kaca = BytesIO()
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(kaca, "PNG")
    assert buka(bersihkan(kaca.getvalue(), PNG)).getpixel((0, 0)) == (0, 0, 0, 0)


def test_sixteen_bits_of_grey_are_not_blown_out_to_white() -> None:
    kelabu = BytesIO()
    Image.new("I;16", (4, 4), 32768).save(kelabu, "PNG")
    assert buka(bersihkan(kelabu.getvalue(), PNG)).getpixel((0, 0)) == pytest.approx(128, abs=1)


def test_print_colours_become_screen_colours() -> None:
    cetak = BytesIO()
    Image.new("CMYK", (8, 8)).save(cetak, "JPEG")
    assert buka(bersihkan(cetak.getvalue(), JPEG)).mode == "RGB"


def test_a_very_large_photo_becomes_one_that_can_be_read() -> None:
    hasil = buka(bersihkan(jpeg((6000, 1500)), JPEG))
    assert max(hasil.size) == SISI_MAKS
    assert hasil.size[0] == 4 * hasil.size[1]


@pytest.mark.parametrize(("lebar", "tinggi"), [(60_000, 60_000), (5001, 5000), (2_000_000_000, 1)])
def test_a_bomb_is_refused_by_its_header(lebar: int, tinggi: int) -> None:
    with pytest.raises(ValidationError):
        bersihkan(png_mengaku(lebar, tinggi), PNG)


def test_the_limit_says_the_size_and_what_to_do() -> None:
    with pytest.raises(ValidationError, match=r"5001 × 5000 titik, terlalu besar untuk dibuka. Foto ulang"):
        bersihkan(png_mengaku(5001, 5000), PNG)
    assert PIKSEL_MAKS[PNG] < 5001 * 5000


@pytest.mark.parametrize("jumlah", [3, 20, 200, 400])
def test_half_a_picture_is_refused(jumlah: int) -> None:
    for asli, jenis in ((jpeg(), JPEG), (png(), PNG)):
        with pytest.raises(ValidationError, match="rusak atau tidak lengkap"):
            bersihkan(asli[: min(jumlah, len(asli) // 2)], jenis)


def test_only_the_kind_it_was_judged_to_be_is_opened() -> None:
    with pytest.raises(ValidationError):
        bersihkan(png(), JPEG)
    with pytest.raises(ValidationError):
        bersihkan(jpeg(), PNG)
