"""R-002-36: on every page of a decision copy, and on nothing else."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from fpdf import FPDF
from pikepdf import Array, Pdf, parse_content_stream
from PIL import Image

from informasi import services
from informasi.models.setelan import DISCLAIMER
from informasi.salinan_pdf import beri_catatan
from layanan.models import Lampiran
from satker.models import Satker
from satker.waktu import sekarang
from tests.informasi.pabrik import KABUL, ajukan_langsung, staf
from tests.informasi.publik.test_lacak import buka_sesi

PDF = "application/pdf"


def kertas(*ukuran: tuple[float, float]) -> bytes:
    """A PDF with pages of these sizes, in points."""
    pdf = FPDF(unit="pt")
    for lebar, tinggi in ukuran:
        pdf.add_page(format=(lebar, tinggi))
    return bytes(pdf.output())


def tulisan(isi: bytes) -> list[str]:
    """What each page's overlay says, blanks set right."""
    hasil = []
    with Pdf.open(BytesIO(isi)) as pdf:
        for halaman in pdf.pages:
            bentuk = list(halaman.resources.get("/XObject", {}).values())
            hasil.append(" ".join(_teks(b.read_bytes()) for b in bentuk if b.get("/Subtype") == "/Form"))
    return hasil


def _teks(isi: bytes) -> str:
    potong = [b.split(b") Tj")[0].rpartition(b"(")[2].decode("latin-1") for b in isi.splitlines() if b") Tj" in b]
    return " ".join(" ".join(potong).split())


@pytest.mark.parametrize("ukuran", [((595, 842),), ((595, 842), (842, 595), (300, 300))])
def test_every_page_of_every_size_says_it(ukuran: tuple[tuple[float, float], ...]) -> None:
    isi = tulisan(beri_catatan(kertas(*ukuran), PDF, DISCLAIMER))
    assert isi == [DISCLAIMER] * len(ukuran)


@pytest.mark.parametrize("putar", [0, 90, 180, 270])
def test_it_stands_where_it_is_seen_on_pages_a_scanner_has_cropped_and_turned(putar: int) -> None:
    """R-002-36: the note covers the visible part, upright, and never lies beside it."""
    tampak = (50.0, 150.0, 500.0, 700.0)
    keluaran = BytesIO()
    with Pdf.open(BytesIO(kertas((595, 842)))) as pdf:
        pdf.pages[0].cropbox = Array(tampak)
        pdf.pages[0].Rotate = putar
        pdf.save(keluaran)
    isi = beri_catatan(keluaran.getvalue(), PDF, DISCLAIMER)
    assert tulisan(isi) == [DISCLAIMER]
    assert letak(isi) == pytest.approx(tampak, abs=1)


def letak(isi: bytes) -> tuple[float, ...]:
    """Where on the first page the note's own page lies: left, bottom, right, top."""
    with Pdf.open(BytesIO(isi)) as pdf:
        perintah = parse_content_stream(pdf.pages[0])
        a, b, c, d, e, f = (float(n) for n in [i.operands for i in perintah if str(i.operator) == "cm"][-1])
        (bentuk,) = pdf.pages[0].resources["/XObject"].values()
        x0, y0, x1, y1 = (float(n) for n in bentuk["/BBox"])
        m = [float(n) for n in bentuk.get("/Matrix", (1, 0, 0, 1, 0, 0))]
    dalam = [(m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]) for x in (x0, x1) for y in (y0, y1)]
    titik = [(a * x + c * y + e, b * x + d * y + f) for x, y in dalam]
    tegak, datar = [y for _, y in titik], [x for x, _ in titik]
    return min(datar), min(tegak), max(datar), max(tegak)


@pytest.mark.parametrize("bentuk", ["JPEG", "PNG"])
def test_a_picture_becomes_a_page_that_says_it(bentuk: str) -> None:
    gambar = BytesIO()
    Image.new("RGB", (400, 900), "white").save(gambar, bentuk)
    assert tulisan(beri_catatan(gambar.getvalue(), f"image/{bentuk.lower()}", DISCLAIMER))[0].endswith(DISCLAIMER)


def test_a_courts_own_words_with_any_letters_are_written() -> None:
    assert tulisan(beri_catatan(kertas((595, 842)), PDF, "Bukan alat bukti – نص"))[0].startswith("Bukan alat bukti")


@pytest.fixture
def salinan(satker: Satker, request: Any) -> Lampiran:
    """A file of a granted request that may be given; the parameter is what was asked for."""
    jenis = request.param
    p = ajukan_langsung(satker, jenis=jenis, nomor_putusan="1/Pdt.G/2025/PA.X" if jenis == "salinan_putusan" else "")
    services.nyatakan(p, pelaku=staf(satker), **KABUL)
    lampiran = Lampiran(urusan_id=p.pk, nama="putusan.pdf", jenis=PDF, ukuran=1, sha256="x", sisi="pengadilan")
    lampiran.untuk_pemohon, lampiran.diunggah = True, sekarang()
    lampiran.berkas.save("x", ContentFile(kertas((595, 842))), save=False)
    lampiran.save()
    return lampiran


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("salinan", "bercatatan"),
    [("salinan_putusan", True), ("dokumen", False), ("informasi", False)],
    indirect=["salinan"],
)
def test_the_download_of_a_decision_copy_says_it_and_no_other(
    client: Client, salinan: Lampiran, bercatatan: bool
) -> None:
    buka_sesi(client, salinan.urusan_id or 0)
    jawaban = client.get(reverse("informasi_berkas", args=[salinan.pk]))
    assert jawaban.headers["Content-Disposition"] == 'attachment; filename="putusan.pdf"'
    assert (DISCLAIMER in tulisan(jawaban.getvalue())) is bercatatan
