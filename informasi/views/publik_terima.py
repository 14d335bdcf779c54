"""The receipts (R-002-12, N-39): number large, the code while it still travels, how to follow up; and as PDF."""

from textwrap import shorten
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from informasi.alur.kalimat import disclaimer, pengadilan_rujukan
from informasi.models import Keberatan, Permohonan
from informasi.models.pilihan import AlasanKeberatan
from informasi.views.publik_lacak import ambil_keberatan, ambil_permohonan
from layanan import lacak, titipan
from layanan.models import Urusan
from layanan.tanda_terima import alamat_lacak, jawab_pdf, konteks_tanda_terima
from layanan.views.lacak import perlu_dibuka

Rincian = list[tuple[str, str]]


@require_safe
@perlu_dibuka
def permohonan(request: HttpRequest, pk: int, bentuk: str = "") -> HttpResponse:
    """/lacak/informasi/<id>/tanda-terima/, and pdf/ below it."""
    p = ambil_permohonan(pk)
    tautan = _tautan(p, "informasi_tanda_terima_pdf", draf=f"informasi {p.satker.kode}")
    return _jawab(request, p, _isi_permohonan(p), bentuk, tautan)


@require_safe
@perlu_dibuka
def keberatan(request: HttpRequest, pk: int, bentuk: str = "") -> HttpResponse:
    """/lacak/keberatan/<id>/tanda-terima/, and pdf/ below it."""
    k = ambil_keberatan(pk)
    tautan = _tautan(k, "informasi_tanda_terima_keberatan_pdf", draf=f"keberatan {k.permohonan_id}")
    return _jawab(request, k, _isi_keberatan(k), bentuk, tautan)


def _jawab(request: HttpRequest, urusan: Urusan, rincian: Rincian, bentuk: str, tautan: dict[str, str]) -> HttpResponse:
    kode, alamat = titipan.baca(request, urusan.pk), alamat_lacak(request, urusan)
    konteks: dict[str, Any] = konteks_tanda_terima(
        urusan, kode, alamat=alamat, rincian=rincian, sampai=titipan.sampai(request, urusan.pk)
    )
    if bentuk:
        # 35 MB of memory that a process needs only once somebody wants a PDF.
        from layanan.tanda_terima_pdf import pdf_tanda_terima  # noqa: PLC0415

        return jawab_pdf(pdf_tanda_terima(konteks["terima"]), urusan)
    return render(request, "layanan/tanda_terima.html", konteks | tautan)


def _tautan(urusan: Urusan, pdf: str, *, draf: str) -> dict[str, str]:
    """Where the page leads, and the draft of which form this device may forget now."""
    tutup = {"tutup_url": reverse("lacak_tutup"), "tutup": "Tutup di perangkat ini"}
    return {"pdf_url": reverse(pdf, args=[urusan.pk]), "lacak_url": lacak.halaman(urusan), "draf": draf} | tutup


def _isi_permohonan(p: Permohonan) -> Rincian:
    baris = [("Pemohon", p.atas_nama or p.nama), ("Yang diminta", shorten(p.rincian, 300, placeholder=" …"))]
    if p.keadaan == "dirujuk":
        baris.append(("Dirujuk kepada", pengadilan_rujukan(p)))  # R-002-13
    if catatan := disclaimer(p):
        baris.append(("Catatan", catatan))  # R-002-36
    return baris


def _isi_keberatan(k: Keberatan) -> Rincian:
    alasan = "; ".join(str(AlasanKeberatan(a).label) for a in k.alasan)
    baris = [("Atas permohonan", k.permohonan.nomor), ("Pemohon", k.kuasa_nama or k.nama), ("Alasan", alasan)]
    if k.terlambat:
        baris.append(("Catatan", "Diajukan setelah batas waktu; Penanggung Jawab memutuskan apakah diterima."))
    return baris
