"""The court's files as they leave the house: a copy of a decision says on every page what it is not (R-002-36)."""

from io import BytesIO

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from informasi.alur.peran import PEMUTUS
from informasi.salinan import isi_unduhan
from informasi.views.petugas.rincian import ambil_permohonan
from layanan.models import Lampiran
from layanan.views.lampiran import KEBIJAKAN
from satker.akses import perlu_peran
from satker.audit import catat


@never_cache
@require_safe
@perlu_peran(*PEMUTUS)
def salinan(request: HttpRequest, pk: int, lampiran: int) -> FileResponse:
    """GET /meja-informasi/<id>/salinan/<lampiran>/: to print and hand over; 404 for what the court did not add."""
    p = ambil_permohonan(request, pk)
    milik = Lampiran.objects.filter(urusan_id=p.pk, sisi=Lampiran.Sisi.PENGADILAN).exclude(berkas="")
    ini = get_object_or_404(milik, pk=lampiran)
    try:
        isi, jenis, nama = isi_unduhan(p, ini)
    except FileNotFoundError:
        raise Http404("Berkas tidak ada.") from None
    catat(p.satker, request.user, "lampiran_dibuka", ini)
    jawaban = FileResponse(BytesIO(isi), as_attachment=True, filename=nama, content_type=jenis)
    jawaban["Content-Security-Policy"] = KEBIJAKAN
    return jawaban
