"""The counter (R-000-3): find the case, choose the person, type the number, see it arrive."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from perkara import loket
from perkara.forms import FormLoket, FormLoketMenunggu
from perkara.loket_qr import qr_svg
from perkara.models import KodeDaftar, Perkara, Registrasi, TugasLoket
from perkara.registrasi import kode as kode_daftar
from perkara.registrasi.berganti import pindahkan
from perkara.registrasi.cari import cari_perkara, sebab_kosong
from perkara.registrasi.isian import HasilDaftar, IsianDitolak
from perkara.registrasi.loket import daftarkan_di_loket
from perkara.registrasi.tugas import daftar_tugas, selesaikan
from satker.akses import perlu_peran
from satker.models import Peran, Satker
from satker.telepon import JenisNomor, nomor_tunggal, operator, tampilkan
from satker.waktu import sekarang

PETUGAS = (Peran.PTSP, Peran.ADMIN)
TUGAS_TAMPIL = 10


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_peran(*PETUGAS)
def halaman(request: HttpRequest) -> HttpResponse:
    """/loket/?perkara=<id>: the counter's one page; POST registers a number to the chosen case."""
    perkara = perkara_terpilih(request)
    orang = loket.pilihan_orang(perkara) if perkara else []
    form = FormLoket(request.satker, orang, request.POST or None)  # type: ignore[attr-defined]
    if request.method == "POST" and perkara and form.is_valid():
        hasil = _daftarkan(request, form, perkara=perkara, **siapa(perkara, form.cleaned_data))
        if hasil:
            return redirect(f"{reverse('loket')}?terdaftar={hasil.registrasi.pk}")
    return render(request, "perkara/loket.html", konteks_halaman(request, perkara, form))


def konteks_halaman(request: HttpRequest, perkara: Perkara | None, form: forms.Form) -> dict[str, Any]:
    """What the counter's page shows around the form."""
    satker = request.satker  # type: ignore[attr-defined]
    q = request.GET.get("q", "").strip()
    tautan = "" if perkara else loket.tautan_obrolan(satker)
    tugas = daftar_tugas(satker)
    return {
        "perkara": perkara,
        "form": form,
        "q": q,
        **_hasil_cari(satker, q),
        "tautan": tautan,
        "qr": mark_safe(qr_svg(tautan)) if tautan else "",  # noqa: S308 -- segno's own SVG
        "pendaftaran": loket.pendaftaran_hari_ini(satker),
        "tugas": tugas[:TUGAS_TAMPIL],
        "jumlah_tugas": tugas.count(),
        **_terdaftar(request),
        **_kode(request),
    }


def _hasil_cari(satker: Satker, q: str) -> dict[str, Any]:
    hasil = cari_perkara(satker, q) if q else []
    return {"hasil": hasil, "sebab_kosong": "" if hasil else sebab_kosong(satker, q)}


def perkara_terpilih(request: HttpRequest) -> Perkara | None:
    """The case named in the address, 404 for one of another court."""
    pk = request.GET.get("perkara", "")
    milik = Perkara.objects.filter(satker=request.satker, hilang_pada=None)  # type: ignore[attr-defined]
    return get_object_or_404(milik, pk=pk) if pk.isdecimal() else None


def siapa(perkara: Perkara, data: dict[str, Any]) -> dict[str, Any]:
    """The person the radio button names, as the service wants him."""
    jenis, _, pk = data["siapa"].partition(":")
    if jenis == "pihak":
        return {"pihak": perkara.pihak.get(pk=pk)}
    if jenis == "kuasa":
        return {"kuasa": perkara.kuasa.get(pk=pk)}
    return {"nama": data["nama"], "sisi": int(pk), "hubungan": Registrasi.Hubungan.KELUARGA}


def _daftarkan(request: HttpRequest, form: forms.Form, **isian: Any) -> HasilDaftar | None:
    """Register; on refusal every sentence goes beside its field and nothing typed is lost."""
    data = form.cleaned_data
    bersama = {k: data[k] for k in ("nomor_teks", "setuju", "aktifkan_lagi")}
    try:
        hasil = daftarkan_di_loket(request.satker, request.user, **isian, **bersama)  # type: ignore[attr-defined]
    except IsianDitolak as tolak:
        for bidang, kalimat in tolak.galat.items():
            form.add_error(bidang if bidang in form.fields else None, kalimat)
        return None
    if hasil.keterangan:
        messages.warning(request, hasil.keterangan)
    return hasil


def _terdaftar(request: HttpRequest) -> dict[str, Any]:
    pk = request.GET.get("terdaftar", "")
    milik = Registrasi.objects.filter(satker=request.satker).select_related("nomor", "satker", "perkara")  # type: ignore[attr-defined]
    registrasi = milik.filter(pk=pk).first() if pk.isdecimal() else None
    return status_konteks(registrasi) if registrasi else {}


def _kode(request: HttpRequest) -> dict[str, Any]:
    """The code the officer has just made; the registration instead once it was used."""
    pk = request.GET.get("kode", "")
    milik = KodeDaftar.objects.filter(satker=request.satker).select_related("satker", "perkara", "registrasi")  # type: ignore[attr-defined]
    kode = milik.filter(pk=pk).first() if pk.isdecimal() else None
    if kode is None:
        return {}
    return status_konteks(kode.registrasi) if kode.registrasi else kode_konteks(kode)


def kode_konteks(kode: KodeDaftar) -> dict[str, Any]:
    """What the card of an open code shows."""
    tautan = kode_daftar.tautan(kode)
    return {
        "kode": kode,
        "kode_tampil": kode_daftar.tampil(kode),
        "kode_berlaku": kode.berlaku_sampai > sekarang(),
        "kode_tautan": tautan,
        "kode_qr": mark_safe(qr_svg(tautan)) if tautan else "",  # noqa: S308 -- segno's own SVG
    }


def status_konteks(registrasi: Registrasi) -> dict[str, Any]:
    """What the live confirmation card shows, and how often it asks again (`jeda` seconds, 0 = no more)."""
    pesan = loket.konfirmasi(registrasi)
    perjalanan = loket.perjalanan(pesan)
    keadaan = registrasi.nomor.keadaan
    return {
        "registrasi": registrasi,
        "pesan": pesan,
        "perjalanan": perjalanan,
        "jeda": loket.jeda(pesan),
        "penanda": f"{pesan.status if pesan else ''}.{len(perjalanan)}.{keadaan}",
    }


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_peran(*PETUGAS)
def menunggu(request: HttpRequest) -> HttpResponse:
    """/loket/menunggu/: a number for a case that is not in SIPP yet."""
    awal = {"nomor_ditunggu": request.GET.get("nomor_perkara", "")}
    form = FormLoketMenunggu(request.satker, request.POST or None, initial=awal)  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        data = {k: form.cleaned_data[k] for k in ("nomor_ditunggu", "nama", "sisi")}
        hasil = _daftarkan(request, form, **data)
        if hasil:
            return redirect(f"{reverse('loket')}?terdaftar={hasil.registrasi.pk}")
    return render(request, "perkara/loket_menunggu.html", {"form": form})


@require_safe
@perlu_peran(*PETUGAS)
def cari(request: HttpRequest) -> HttpResponse:
    """GET /loket/cari/?q=: the choices under the search field (htmx)."""
    q = request.GET.get("q", "").strip()
    return render(request, "perkara/loket_cari.html", _hasil_cari(request.satker, q) | {"q": q})  # type: ignore[attr-defined]


@require_safe
@perlu_peran(*PETUGAS)
def baca(request: HttpRequest) -> HttpResponse:
    """GET /loket/baca/?nomor_teks=: what was understood while typing (htmx)."""
    teks = request.GET.get("nomor_teks", "").strip()
    return render(request, "perkara/loket_bacaan.html", {"bacaan": _bacaan(request, teks) if teks else None})


def _bacaan(request: HttpRequest, teks: str) -> dict[str, str]:
    hasil = nomor_tunggal(teks)
    if hasil.jenis != JenisNomor.MOBILE or not hasil.e164:
        return {"nada": "awas", "ikon": "awas", "kalimat": hasil.sebab}
    ada = loket.ada_di_whatsapp(request.satker, hasil.e164)  # type: ignore[attr-defined]
    kalimat = {True: "ada di WhatsApp", False: "tidak ditemukan di WhatsApp", None: "belum diketahui di WhatsApp"}[ada]
    bagian = filter(None, [tampilkan(hasil.e164), operator(hasil.e164), kalimat])
    nada = "awas" if ada is False else "baik"
    return {"nada": nada, "ikon": nada, "kalimat": ", ".join(bagian)}


@require_POST
@perlu_peran(*PETUGAS)
def tugas_pindah(request: HttpRequest, pk: int) -> HttpResponse:
    """POST /loket/tugas/<id>/pindah/: the owner confirmed that he has a new number."""
    tugas = get_object_or_404(TugasLoket, satker=request.satker, pk=pk)  # type: ignore[attr-defined]
    try:
        banyak = pindahkan(tugas, request.user)
    except IsianDitolak as tolak:
        messages.warning(request, str(tolak))
    else:
        messages.success(request, f"{banyak} pendaftaran dipindahkan ke nomor baru.")
    return redirect("loket")


@require_POST
@perlu_peran(*PETUGAS)
def tugas_selesai(request: HttpRequest, pk: int) -> HttpResponse:
    """POST /loket/tugas/<id>/selesai/: the officer settled it without a registration."""
    tugas = get_object_or_404(TugasLoket, satker=request.satker, pk=pk)  # type: ignore[attr-defined]
    selesaikan(tugas, request.user)
    return redirect("loket")
