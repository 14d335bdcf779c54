"""The simulator phone: what a litigant sees, and a way to answer. Only for courts that use the simulator."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from notifikasi.models import Gateway
from notifikasi.simulator import klien
from satker.akses import perlu_peran
from satker.telepon import JenisNomor, baca_pengirim, nomor_tunggal
from satker.waktu import hari_ini, lokal

PANJANG_BALASAN = 1000
TELEPON_TAMPIL = 12  # the latest; an older phone is found by its number


def _gateway(request: HttpRequest) -> Gateway:
    milik = Gateway.objects.filter(satker=request.satker, jenis="simulator", aktif=True)  # type: ignore[attr-defined]
    gateway = milik.order_by("prioritas", "pk").first()
    if gateway is None:
        raise Http404("Pengadilan ini tidak memakai simulator.")
    return gateway


@require_safe
@perlu_peran()
def telepon(request: HttpRequest, nomor: str = "") -> HttpResponse:
    """GET /simulator/ and /simulator/<number>/: the phones and one conversation; opening it reads the messages."""
    gateway = _gateway(request)
    konteks: dict[str, Any] = {"nomor": nomor, "mati": ""}
    try:
        konteks |= _isi(request, gateway, nomor)
    except klien.SimulatorMati as galat:
        konteks["mati"] = str(galat)
    if request.htmx:  # type: ignore[attr-defined]
        return _yang_baru(request, konteks)
    return render(request, "notifikasi/simulator.html", konteks)


def _yang_baru(request: HttpRequest, konteks: dict[str, Any]) -> HttpResponse:
    """The bubbles after the one the page names (?sudah=), 204 when there are none, all of them when it is not there."""
    if konteks["mati"]:
        return HttpResponse(status=503)
    sudah = request.GET.get("sudah", "")
    ada = [b["g"].id for b in konteks["gelembung"]]
    mulai = ada.index(sudah) + 1 if sudah in ada else 0
    if mulai == len(ada):
        return HttpResponse(status=204)
    konteks["gelembung"] = konteks["gelembung"][mulai:]
    jawaban = render(request, "notifikasi/simulator_baru.html", konteks)
    if not mulai:
        jawaban["HX-Reswap"] = "innerHTML"
    return jawaban


def _isi(request: HttpRequest, gateway: Gateway, nomor: str) -> dict[str, Any]:
    """Only conversations of this court's channel: another court's simulator phones stay its own."""
    sambungan = (gateway.url, gateway.token)
    daftar = klien.telepon(*sambungan, gateway.nomor_id)
    cari = "".join(h for h in request.GET.get("q", "") if h.isdigit()).removeprefix("62").lstrip("0")
    tampil = [t for t in daftar if cari in t.nomor][:TELEPON_TAMPIL]
    ada = {t.nomor for t in daftar}
    baru = _ponsel_baru(request.GET.get("q", ""), ada)
    terbuka = nomor or (tampil[0].nomor if tampil else "")
    if not terbuka or terbuka not in ada:
        return {"daftar": tampil, "nomor": terbuka, "gelembung": [], "jumlah": len(daftar), "baru": baru}
    klien.buka(*sambungan, terbuka, gateway.nomor_id)
    semua = klien.percakapan(*sambungan, terbuka, gateway.nomor_id)
    satker = request.satker  # type: ignore[attr-defined]
    saat = [lokal(satker, g.waktu) for g in semua]
    hari_baru = [i == 0 or s.date() != saat[i - 1].date() for i, s in enumerate(saat)]
    gelembung = [{"g": g, "saat": s, "hari_baru": h} for g, s, h in zip(semua, saat, hari_baru, strict=True)]
    rinci = {"baru": baru, "gelembung": gelembung, "hari_ini": hari_ini(satker), "jumlah": len(daftar)}
    return {"daftar": tampil, "nomor": terbuka, "terakhir": semua[-1].id if semua else "", **rinci}


def _ponsel_baru(teks: str, ada: set[str]) -> str:
    """The number typed into the search when no phone has it yet: a litigant may write first."""
    hasil = nomor_tunggal(teks) if teks.strip() else None
    if hasil is None or hasil.jenis is not JenisNomor.MOBILE or not hasil.e164 or hasil.e164 in ada:
        return ""
    return hasil.e164


@require_POST
@perlu_peran()
def balas(request: HttpRequest, nomor: str) -> HttpResponse:
    """POST /simulator/<number>/balas/: the litigant answers."""
    gateway = _gateway(request)
    teks = request.POST.get("teks", "").strip()[:PANJANG_BALASAN]
    e164, _ = baca_pengirim(nomor)
    try:
        if teks and e164:
            klien.balas(gateway.url, gateway.token, e164, teks, gateway.nomor_id)
    except klien.SimulatorMati as galat:
        messages.error(request, str(galat))
    return redirect("simulator_telepon", nomor)
