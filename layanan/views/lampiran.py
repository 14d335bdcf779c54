"""Handing out attachments: always as a download, to who may read them, and to no cache."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from layanan import lacak
from layanan.lampiran.pembaca import boleh_dibaca, boleh_pemohon
from layanan.models import Lampiran
from satker.akses import peran_kini, perlu_peran
from satker.audit import catat

# Should a browser open it all the same, it runs nothing and is of no origin.
KEBIJAKAN = "sandbox; default-src 'none'; frame-ancestors 'none'"


@require_safe
@perlu_peran()
def untuk_petugas(request: HttpRequest, pk: int) -> HttpResponse | FileResponse:
    """For the roles that the matter's desk names; for all others there is no such file."""
    lampiran = _ambil(pk)
    satker = request.satker  # type: ignore[attr-defined]
    if not boleh_dibaca(lampiran, satker.pk if satker else None, peran_kini(request)):
        raise Http404("Lampiran tidak ada.")
    catat(satker, request.user, "lampiran_dibuka", lampiran)
    return _sajikan(lampiran)


@require_safe
def untuk_pemohon(request: HttpRequest, pk: int) -> HttpResponse | FileResponse:
    """For who has opened the matter with number and code; to the door for who has not."""
    dibuka = lacak.dibuka(request)
    if not dibuka:
        return redirect("lacak")
    lampiran = _ambil(pk)
    if not boleh_pemohon(lampiran, dibuka):
        raise Http404("Lampiran tidak ada.")
    return _sajikan(lampiran)


def _ambil(pk: int) -> Lampiran:
    lampiran = Lampiran.objects.select_related("urusan").filter(pk=pk, urusan__isnull=False).first()
    if lampiran is None:
        raise Http404("Lampiran tidak ada.")
    return lampiran


def _sajikan(lampiran: Lampiran) -> FileResponse:
    try:
        berkas = lampiran.berkas.open("rb")
    except (FileNotFoundError, ValueError):  # lost, or taken away by the scanner
        raise Http404("Berkas tidak ada.") from None
    jawaban = FileResponse(berkas, as_attachment=True, filename=lampiran.nama, content_type=lampiran.jenis)
    jawaban["Cache-Control"] = "no-store, private"
    jawaban["X-Content-Type-Options"] = "nosniff"
    jawaban["Content-Security-Policy"] = KEBIJAKAN
    return jawaban
