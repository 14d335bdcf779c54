"""The door for gateways: verify, keep the body, answer. What it means is found out later (design 3.4)."""

import json

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from notifikasi import lonceng
from notifikasi.antar.jalur import adaptor
from notifikasi.gateway.dasar import Gateway as Adaptor
from notifikasi.gateway.dasar import WebhookDitolak
from notifikasi.models import Gateway, KotakWebhook
from satker.waktu import sekarang

BADAN_MAKS = 1_000_000  # bytes; the largest batches of Meta stay well below


@csrf_exempt
@require_http_methods(["GET", "POST"])
@transaction.non_atomic_requests
def webhook(request: HttpRequest, jenis: str, token: str) -> HttpResponse:
    """GET, POST /webhook/<jenis>/<token>/: 200 with an empty body, also for what is known or unknown.

    An answer with a text could be passed on to the sender by some gateways (gateways.md, finding 7).
    """
    gateway = Gateway.objects.filter(token_jalur=token, jenis=jenis).first()
    if gateway is None:
        raise Http404
    pintu = adaptor(gateway)
    if request.method == "GET":
        return _jabat_tangan(pintu, request)
    if _panjang(request) > BADAN_MAKS:
        return HttpResponse(status=413)
    try:
        pintu.verify(request.headers, request.body)
    except WebhookDitolak:
        return HttpResponse(status=403)
    return HttpResponse(status=200 if _terima(gateway, pintu, request) else 400)


def _panjang(request: HttpRequest) -> int:
    """The announced size; Django reads no further than this, and nothing where it is unreadable."""
    teks = request.headers.get("Content-Length", "")
    return int(teks) if teks.isdecimal() else 0


def _jabat_tangan(pintu: Adaptor, request: HttpRequest) -> HttpResponse:
    jawaban = pintu.jabat_tangan(request.GET.dict())
    if jawaban is None:
        return HttpResponse(status=403)
    return HttpResponse(jawaban, content_type="text/plain; charset=utf-8")


def _terima(gateway: Gateway, pintu: Adaptor, request: HttpRequest) -> bool:
    """Keep the body once; False when it is no JSON."""
    try:
        json.loads(request.body.decode())
        badan = pintu.bersihkan_badan(request.body).decode()
    except (ValueError, RecursionError):  # the second: a hundred thousand brackets
        return False
    baris = KotakWebhook(
        gateway=gateway,
        kunci=pintu.kunci_peristiwa(request.body, request.headers)[:200],
        badan=badan.replace("\x00", ""),
        diterima_pada=sekarang(),
    )
    KotakWebhook.objects.bulk_create([baris], ignore_conflicts=True)
    lonceng.bunyikan_jarang("notifikasi.tasks.proses_masuk")
    return True
