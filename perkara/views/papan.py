"""The hearing board of the waiting room: case numbers, rooms and order. No names, no sign-in (it hangs on a wall)."""

from collections import Counter
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from perkara.ringkasan import sidang_hari_ini
from satker.akses import perlu_peran
from satker.models import Satker
from satker.waktu import hari_ini, lokal, sekarang

# What fits on a television at a size that is read from five metres; longer days turn pages.
PER_LAYAR = 8


@require_safe
def papan(request: HttpRequest, kode: str) -> HttpResponse:
    """GET /papan/<court>/?layar=N: today's hearings, one screen of them; each load shows the next screen."""
    satker = get_object_or_404(Satker, kode=kode, aktif=True)
    baris = _baris(satker)
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


def _baris(satker: Satker) -> list[dict[str, Any]]:
    """Today's hearings with their order in the room; what is still ahead first: people look for that."""
    urut: Counter[str] = Counter()
    baris = []
    for s in sidang_hari_ini(satker):
        urut[s.ruang] += 1
        keadaan = "ditunda" if s.ditunda else "selesai" if s.selesai else "menunggu"
        baris.append({"urut": urut[s.ruang], "nomor": s.nomor, "ruang": s.ruang, "keadaan": keadaan})
    return sorted(baris, key=lambda b: b["keadaan"] != "menunggu")


def _angka(teks: str | None) -> int:
    return int(teks) if teks and teks.isdecimal() and len(teks) < 4 else 0
