"""The same messages in one court and in four hundred: `python -m bench.pengadilan [SEMUA [PENGADILAN]]`.

Planning, an idle round of planning, and delivery, each for all courts together; delivery as the workers do it, in as
many threads as one worker has, a court at a time each. Once with gateways that take 50 ms, as in the other benchmarks,
and once with gateways that answer at once: there nothing but the portal's own cost is left to grow.
"""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

from bench import dunia, ruang
from bench import gateway as palsu

SEMUA, PENGADILAN, BATAS, UTAS = 8000, 400, 1.3, 4
JEDA = (0.05, 0.0)  # seconds until the gateway answers
Langkah = dict[str, float]


def ukur(semua: int, pengadilan: int, url: str, hitung: palsu.Hitung) -> Langkah:
    """Seconds of each step with `semua` messages in so many courts; fails when not each arrived once."""
    from notifikasi.models import Pesan
    from perkara.rencana import rencanakan
    from satker.waktu import pada

    satker = [dunia.pengadilan(n, semua // pengadilan, url) for n in range(pengadilan)]
    dunia.analisis()
    with pada(dunia.SAAT):
        rencana, _ = ruang.ukur(rencanakan)
        if Pesan.objects.filter(status="antre").count() != semua:
            raise SystemExit("tidak setiap pesan direncanakan")
        diam, _ = ruang.ukur(rencanakan)
        antar, _ = ruang.ukur(partial(antar_semua, satker))
    if hitung() != (semua, semua) or Pesan.objects.filter(status="diterima").count() != semua:
        raise SystemExit("tidak setiap pesan tiba tepat sekali")
    return {"rencana": rencana, "rencana tanpa yang baru": diam, "antar": antar}


def antar_semua(satker: list[Any]) -> None:
    """Each court's task, as many at a time as a worker has threads."""
    from django.db import connections

    from notifikasi.antar import antar
    from satker.waktu import pada

    def tugas(s: Any) -> None:
        with pada(dunia.SAAT):
            antar(s)

    with ThreadPoolExecutor(UTAS) as kolam:
        list(kolam.map(tugas, satker))
        list(kolam.map(lambda _: connections.close_all(), range(UTAS)))


def satu_ukuran(semua: int, banyak: int, jeda: float) -> None:
    """Measure one number of courts on servers of its own, and print the seconds as JSON in the last line."""
    ruang.buka()
    with palsu.waha(jeda) as (url, hitung):
        print(json.dumps(ukur(semua, banyak, url, hitung)))


def di_proses_sendiri(semua: int, banyak: int, jeda: float) -> Langkah:
    """The same in a process of its own, with an empty database; prints the machine."""
    perintah = [sys.executable, "-m", "bench.pengadilan", str(semua), str(banyak), f"--satu={jeda}"]
    keluaran = subprocess.run(perintah, stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()
    print(next(b for b in keluaran if b.startswith("mesin:")), flush=True)
    hasil: Langkah = json.loads(keluaran[-1])
    return hasil


def main() -> None:
    """One court, then many, for each kind of gateway."""
    angka = [int(a) for a in sys.argv[1:] if a.isdecimal()]
    semua, banyak = angka[0] if angka else SEMUA, angka[1] if len(angka) > 1 else PENGADILAN
    if satu := [a.partition("=")[2] for a in sys.argv if a.startswith("--satu=")]:
        satu_ukuran(semua, banyak, float(satu[0]))
        return
    for jeda in JEDA:
        bandingkan(semua, banyak, jeda)


def bandingkan(semua: int, banyak: int, jeda: float) -> None:
    """Print what the same messages cost in one court and in many."""
    satu, ramai = di_proses_sendiri(semua, 1, jeda), di_proses_sendiri(semua, banyak, jeda)
    print(f"pengadilan: {semua:,} pesan dalam 1 dan dalam {banyak} pengadilan, jawaban dalam {jeda * 1000:g} ms")
    for nama, detik in satu.items():
        ruang.baris(f"{nama}, 1 pengadilan", detik, semua, "pesan")
        ruang.baris(f"{nama}, {banyak} pengadilan", ramai[nama], semua, "pesan", detik)
    ruang.putusan(f"biaya {banyak} terhadap 1 pengadilan", sum(ramai.values()) / sum(satu.values()), BATAS)


if __name__ == "__main__":
    main()
