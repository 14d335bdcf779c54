"""Health pages: /healthz says the process answers, /readyz that it can work. Strangers read one word only."""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import redis
from django.conf import settings
from django.db import Error as GalatBasisData
from django.db import connection
from django.db.models import Min
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from narahubung import metrik
from notifikasi import denyut
from notifikasi.models import Pesan
from perkara.models import SumberSipp
from satker.akses import satker_terlihat, terverifikasi
from satker.waktu import sekarang

BAIK, GAGAL = "ok", "gagal"
catatan = logging.getLogger(__name__)


class KesehatanMiddleware:
    """Answers probes before anything that could fail with what they ask about: sessions, host names, TLS redirects.

    Only a /readyz that carries a session goes on to the view below, which can tell staff from strangers; it does
    not when the database is down, for then nobody can.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info == "/healthz":
            return _jawab({"status": BAIK})
        if request.path_info == "/metrics":
            return metrik.jawab(request)
        if request.path_info == "/readyz":
            hasil = periksa()
            if hasil["basis_data"] != BAIK or settings.SESSION_COOKIE_NAME not in request.COOKIES:
                return _jawab({"status": hasil["status"]})
        return self.get_response(request)


@never_cache
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """200 when database and Redis answer and beat and workers speak, else 503; what exactly only for staff."""
    hasil = periksa()
    terlihat = satker_terlihat(request.user)
    if not (terverifikasi(request.user) and terlihat.exists()):
        return _jawab({"status": hasil["status"]})
    return _jawab({**hasil, **_antrean(terlihat), "sinkron": _sinkron(terlihat)})


def periksa() -> dict[str, str]:
    """The state of database, Redis, beat and workers, `ok` or what is wrong with each, and of all together."""
    hasil = {"basis_data": _coba(_basis_data), "redis": _coba(_redis)}
    if hasil["basis_data"] == BAIK:
        hasil |= _denyut()
    return {"status": BAIK if set(hasil.values()) == {BAIK} else GAGAL} | hasil


def _jawab(isi: dict[str, Any]) -> JsonResponse:
    return JsonResponse(isi, status=200 if isi["status"] == BAIK else 503, headers={"Cache-Control": "no-store"})


def _coba(pemeriksaan: Callable[[], None]) -> str:
    try:
        pemeriksaan()
    except (GalatBasisData, redis.RedisError) as galat:
        catatan.warning("pemeriksaan %s gagal: %s", pemeriksaan.__name__.strip("_"), galat)
        return GAGAL
    return BAIK


def _basis_data() -> None:
    with connection.cursor() as kursor:
        kursor.execute("SELECT 1")


def _redis() -> None:
    with redis.Redis.from_url(settings.REDIS_URL, socket_connect_timeout=2, socket_timeout=2) as klien:
        klien.ping()


def _denyut() -> dict[str, str]:
    """Beat and workers: `ok` also when none was ever started, as on a server for the web alone."""
    try:
        kini = denyut.keadaan()
    except GalatBasisData as galat:  # before the first migration there is nobody to be silent
        catatan.warning("denyut tidak terbaca: %s", type(galat).__name__)
        return {}
    return {n: f"sunyi {_detik(kini.umur(n))} detik" if n in kini.sunyi else BAIK for n in (denyut.BEAT, denyut.WORKER)}


def _detik(umur: timedelta | None) -> int:
    return int(umur.total_seconds()) if umur else 0


def _antrean(terlihat: Any) -> dict[str, int | None]:
    """Seconds that the oldest due message has been waiting; None when nothing is due."""
    kini = sekarang()
    jatuh_tempo = Pesan.objects.filter(satker__in=terlihat, status=Pesan.Status.ANTRE, siap_pada__lte=kini)
    tertua = jatuh_tempo.aggregate(tertua=Min("siap_pada"))["tertua"]
    return {"pesan_tertua_detik": int((kini - tertua).total_seconds()) if tertua else None}


def _sinkron(terlihat: Any) -> list[dict[str, Any]]:
    sumber = (
        SumberSipp.objects.filter(satker__in=terlihat, aktif=True).select_related("satker").order_by("satker__kode")
    )
    return [{"satker": s.satker.kode, "selesai": s.terakhir_selesai, "galat": s.galat or None} for s in sumber]
