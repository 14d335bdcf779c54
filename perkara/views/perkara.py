"""The case list and the page of one case."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from perkara.linimasa import linimasa
from perkara.models import Penugasan, Perkara, Registrasi, Sidang
from perkara.saring import SaringPerkara
from perkara.sebutan import sebutan_sisi
from perkara.views.loket import PETUGAS
from satker import ekspor
from satker.akses import peran_kini, perlu_peran
from satker.tanggal import tanggal_pendek
from satker.waktu import hari_ini

PER_HALAMAN = 50
# A file of more rows than this is a job for the filters, not for a browser.
PALING_BANYAK = 50_000
KEPALA = ("Nomor perkara", "Jenis", "Didaftarkan", "e-Court", "Keadaan", "Diputus", "Penerima pemberitahuan")
KETUA_MAJELIS = 1
TAHAPAN_PERTAMA = 10


@require_safe
@perlu_peran()
def daftar(request: HttpRequest) -> HttpResponse:
    """GET /perkara/: the court's cases, newest first, filtered."""
    tapis = SaringPerkara(request.satker, request.GET)  # type: ignore[attr-defined]
    halaman = Paginator(tapis.qs, PER_HALAMAN).get_page(request.GET.get("halaman"))
    konteks = {"tapis": tapis, "halaman": halaman, "boleh_daftar": bool(peran_kini(request) & set(PETUGAS))}
    return render(request, "perkara/daftar.html", konteks)


@require_safe
@perlu_peran()
def unduh(request: HttpRequest, bentuk: str) -> HttpResponseBase:
    """GET /perkara/unduh.csv|xlsx: the filtered list as a file."""
    satker = request.satker  # type: ignore[attr-defined]
    tapis = SaringPerkara(satker, request.GET)
    nama = f"perkara-{hari_ini(satker):%Y%m%d}"
    return ekspor.dalam_bentuk(bentuk, nama, KEPALA, _baris(tapis.qs[:PALING_BANYAK]))


def _baris(daftar_perkara: Iterable[Any]) -> Iterator[tuple[object, ...]]:
    for p in daftar_perkara:
        putusan = getattr(p, "putusan", None)
        yield (
            *(p.nomor, p.jenis_nama, tanggal_pendek(p.tanggal_daftar) if p.tanggal_daftar else ""),
            *("Ya" if p.ecourt else "Tidak", "Putus" if putusan else "Berjalan"),
            *(tanggal_pendek(putusan.tanggal) if putusan else "", "Ada nomor" if p.ada_penerima else "Belum ada nomor"),
        )


@require_safe
@perlu_peran()
def rincian(request: HttpRequest, pk: int) -> HttpResponse:
    """GET /perkara/<id>/: the case's story, who is told about it and who is not."""
    milik = Perkara.objects.filter(satker=request.satker).select_related("satker", "putusan", "akta_cerai")  # type: ignore[attr-defined]
    perkara = get_object_or_404(milik, pk=pk)
    konteks = {
        "perkara": perkara,
        "kejadian": linimasa(perkara),
        "penerima": penerima(perkara),
        "majelis": _majelis(perkara),
        "sidang_berikut": _sidang_berikut(perkara),
        "boleh_daftar": bool(peran_kini(request) & set(PETUGAS)),
    }
    return render(request, "perkara/rincian.html", konteks)


def penerima(perkara: Perkara) -> list[dict[str, Any]]:
    """Parties and active counsel with their registrations, then registrations that belong to neither."""
    daftar_registrasi = list(perkara.registrasi.select_related("nomor").order_by("dibuat"))
    orang: list[dict[str, Any]] = [
        {"pihak": p, "nama": p.nama, "peran": sebutan_sisi(perkara, p.sisi)} for p in perkara.pihak.all()
    ]
    orang += [
        {"kuasa": k, "nama": k.nama, "peran": f"Kuasa {sebutan_sisi(perkara, k.sisi)}"}
        for k in perkara.kuasa.filter(aktif=True)
    ]
    for satu in orang:
        satu["registrasi"] = [r for r in daftar_registrasi if _milik(r, satu)]
    dimiliki = {r.pk for satu in orang for r in satu["registrasi"]}
    sisa = [r for r in daftar_registrasi if r.pk not in dimiliki]
    return orang + [{"nama": r.nama, "peran": r.get_hubungan_display(), "registrasi": [r]} for r in sisa]


def _milik(registrasi: Registrasi, orang: dict[str, Any]) -> bool:
    if "pihak" in orang:
        return registrasi.kuasa_id is None and registrasi.pihak_id == orang["pihak"].pk
    return registrasi.kuasa_id == orang["kuasa"].pk


def _majelis(perkara: Perkara) -> dict[str, str]:
    bertugas = perkara.penugasan.filter(aktif=True, tahapan_id=TAHAPAN_PERTAMA).order_by("urutan")
    ketua = [p.nama for p in bertugas if p.jabatan_hakim_id == KETUA_MAJELIS]
    panitera = [p.nama for p in bertugas if p.tugas == Penugasan.Tugas.PANITERA]
    return {"ketua": ", ".join(ketua), "panitera": ", ".join(panitera)}


def _sidang_berikut(perkara: Perkara) -> Sidang | None:
    kini = hari_ini(perkara.satker)
    ke_depan = perkara.sidang.filter(tanggal__gte=kini, hilang_pada=None, ditunda=False)
    return ke_depan.order_by("tanggal", "jam").first()
