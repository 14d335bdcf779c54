"""The hearing board of the waiting room: case numbers, rooms and order. No names, no sign-in (it hangs on a wall)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from perkara.models import Sidang
from satker.akses import perlu_peran
from satker.models import Satker
from satker.waktu import hari_ini, lokal, sekarang

# What fits on a television at a size that is read from five metres; longer days turn pages.
PER_LAYAR = 8


@require_safe
def papan(request: HttpRequest, kode: str) -> HttpResponse:
    """GET /papan/<court>/?layar=N: today's hearings, one screen of them; each load shows the next screen."""
    satker = get_object_or_404(Satker, kode=kode, aktif=True)
    baris = sidang_hari_ini(satker)
    layar = [baris[i : i + PER_LAYAR] for i in range(0, len(baris), PER_LAYAR)] or [[]]
    ke = _angka(request.GET.get("layar")) % len(layar)
    konteks = {
        "pengadilan": satker,
        "tanggal": hari_ini(satker),
        "pukul": lokal(satker, sekarang()).time(),
        "baris": layar[ke],
        "ke": ke + 1,
        "jumlah": len(layar),
        "berikut": (ke + 1) % len(layar),
    }
    return render(request, "perkara/papan.html", konteks)


@require_safe
@perlu_peran()
def papan_kita(request: HttpRequest) -> HttpResponse:
    """GET /papan/: to the board of the court being worked in."""
    return redirect("papan", request.satker.kode)  # type: ignore[attr-defined]


def sidang_hari_ini(satker: Satker) -> list[dict[str, Any]]:
    """Today's hearings by room and hour, with their order in the room and their state; one query."""
    sidang = (
        Sidang.objects.filter(perkara__satker=satker, tanggal=hari_ini(satker), hilang_pada=None)
        .filter(perkara__hilang_pada=None)
        .select_related("perkara__putusan")
        .order_by("ruang", "jam", "perkara__nomor", "id")
    )
    urut: dict[str, int] = {}
    baris = []
    for s in sidang:
        urut[s.ruang] = urut.get(s.ruang, 0) + 1
        baris.append({"urut": urut[s.ruang], "nomor": s.perkara.nomor, "ruang": s.ruang, "keadaan": _keadaan(s)})
    # What is still ahead comes first: that is what people in the room look for.
    return sorted(baris, key=lambda b: b["keadaan"] != "menunggu")


def _keadaan(sidang: Sidang) -> str:
    if sidang.ditunda:
        return "ditunda"
    putusan = getattr(sidang.perkara, "putusan", None)
    if sidang.bas_ada or (putusan and putusan.tanggal == sidang.tanggal and not sidang.ikrar):
        return "selesai"
    return "menunggu"


def _angka(teks: str | None) -> int:
    return int(teks) if teks and teks.isdecimal() and len(teks) < 4 else 0
