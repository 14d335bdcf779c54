"""/metrics: for whoever holds the token, or from this machine itself where that is allowed; else it is not there."""

import ipaddress
import logging

from django.conf import settings
from django.db import Error as GalatBasisData
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from prometheus_client import CONTENT_TYPE_LATEST

catatan = logging.getLogger(__name__)
# A scrape must never be what the database is busy with.
_BATAS = "SET LOCAL statement_timeout = '5s'"


def jawab(request: HttpRequest) -> HttpResponse:
    """GET /metrics: the figures; 404 for everybody who may not see them, 503 while the database is down."""
    from notifikasi import metrik  # noqa: PLC0415  (the apps are ready only now)

    if request.method not in ("GET", "HEAD") or not boleh(request):
        return HttpResponse(status=404)
    try:
        with transaction.atomic(), connection.cursor() as kursor:
            kursor.execute(_BATAS)
            isi = metrik.teks()
    except GalatBasisData as galat:
        catatan.warning("metrik tidak terbaca: %s", type(galat).__name__)
        return HttpResponse(status=503)
    return HttpResponse(isi, content_type=CONTENT_TYPE_LATEST, headers={"Cache-Control": "no-store"})


def boleh(request: HttpRequest) -> bool:
    """Whether this request brings the token, or comes from this very machine and that is allowed."""
    token = settings.METRICS_TOKEN
    if token and constant_time_compare(request.headers.get("Authorization", ""), f"Bearer {token}"):
        return True
    # What came through a proxy comes from anywhere, though the connection itself is local.
    return bool(settings.METRICS_LOKAL and "X-Forwarded-For" not in request.headers and _lokal(request))


def _lokal(request: HttpRequest) -> bool:
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
