"""The receipt: what came in, under which number, what happens next and when, and how to follow it up.

One context for the page (templates/layanan/tanda_terima.html) and the PDF, so that both say the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

import segno
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

from layanan.alur.daftar import ambil
from layanan.models import Urusan
from layanan.sandi import tampil
from layanan.tenggat import kalimat_tenggat
from satker.models import Satker
from satker.tanggal import jam, tanggal_panjang, zona_singkat
from satker.waktu import lokal

RAHASIA = "Jangan berikan sandi kepada orang lain. Petugas pengadilan tidak pernah memintanya."


@dataclass(frozen=True, slots=True)
class TandaTerima:
    """What a receipt says. `sandi`: the code in halves, "" once it is no longer shown; `alamat` never carries it.

    `sampai`: until when the device that asked can still show it ("pukul 09.15 WIB").
    """

    pengadilan: Satker
    judul: str
    nomor: str
    sandi: str
    rincian: tuple[tuple[str, str], ...]
    berikut: str
    tenggat: str
    alamat: str
    sampai: str = ""

    @property
    def qr(self) -> SafeString:
        """The tracking address as an SVG that obeys the page's CSP; the page's CSS sizes it."""
        keluaran = BytesIO()
        bagan = segno.make(self.alamat, error="m")
        bagan.save(keluaran, kind="svg", xmldecl=False, svgns=True, omitsize=True, border=1)
        return mark_safe(keluaran.getvalue().decode())  # noqa: S308 -- segno's own SVG

    @property
    def pesan_sandi(self) -> str:
        """What to do with the code, and how long the portal can show it."""
        lama = f"sampai {self.sampai}" if self.sampai else "sebentar"
        return f"Simpan sandi ini. Portal menampilkannya hanya di perangkat ini, {lama}, lalu tidak dapat dilihat lagi."

    @property
    def nomor_putus(self) -> SafeString:
        """The number that breaks after a slash only, where a phone is too narrow for it."""
        return format_html_join(mark_safe("/<wbr>"), "{}", ((b,) for b in self.nomor.split("/")))

    @property
    def alamat_tampil(self) -> str:
        """The address as somebody would type it: no scheme, no query."""
        return self.alamat.split("://", 1)[-1].split("?", 1)[0]


def konteks_tanda_terima(
    urusan: Urusan,
    sandi: str,
    *,
    alamat: str,
    judul: str = "",
    rincian: Sequence[tuple[str, str]] = (),
    sampai: datetime | None = None,
) -> dict[str, object]:
    """The context of the page. `sandi`: the code in clear, or "" when it is no longer to be shown.

    `sampai`: see `layanan.titipan.sampai`. `alamat`: see `alamat_lacak`. `rincian`: label and value of what the desk
    adds, after the moment of receipt.
    """
    alur = ambil(urusan.register)
    terima = TandaTerima(
        pengadilan=urusan.satker,
        judul=judul or f"Tanda terima {alur.nama[:1].lower()}{alur.nama[1:]}",
        nomor=urusan.nomor,
        sandi=tampil(sandi) if sandi else "",
        rincian=(*_diterima(urusan), *rincian),
        berikut=alur.keadaan_dari(urusan.keadaan).berikut,
        tenggat=_tenggat(urusan),
        alamat=alamat,
        sampai=_pukul(urusan.satker, sampai) if sampai else "",
    )
    return {"urusan": urusan, "pengadilan": urusan.satker, "terima": terima, "rahasia": RAHASIA}


def alamat_lacak(request: HttpRequest, urusan: Urusan) -> str:
    """Where to follow up, the number filled in and the code not."""
    return request.build_absolute_uri(f"{reverse('lacak')}?{urlencode({'nomor': urusan.nomor})}")


def jawab_pdf(isi: bytes, urusan: Urusan) -> HttpResponse:
    """The PDF as a download that nothing keeps."""
    nama = f"tanda-terima-{slugify(urusan.nomor.replace('/', '-').replace('.', '-'))}.pdf"
    tajuk = {"Content-Disposition": f'attachment; filename="{nama}"', "Cache-Control": "no-store, private"}
    return HttpResponse(isi, content_type="application/pdf", headers=tajuk)


def _diterima(urusan: Urusan) -> list[tuple[str, str]]:
    saat = lokal(urusan.satker, urusan.diterima_pada)
    pukul = _pukul(urusan.satker, urusan.diterima_pada)
    baris = [("Diterima", f"{tanggal_panjang(saat.date())} {pukul}")]
    if urusan.tanggal_terima != saat.date():
        # After closing time or on a free day: else the deadline below looks miscounted.
        baris.append(("Dihitung sejak", f"{tanggal_panjang(urusan.tanggal_terima)}, hari kerja berikutnya"))
    return baris


def _pukul(satker: Satker, saat: datetime) -> str:
    return f"pukul {jam(lokal(satker, saat).time())} {zona_singkat(satker)}"


def _tenggat(urusan: Urusan) -> str:
    if urusan.jatuh_tempo is None:
        return ""
    kalimat = kalimat_tenggat(urusan.satker, urusan.jatuh_tempo)
    return f"{kalimat[:1].upper()}{kalimat[1:]}."
