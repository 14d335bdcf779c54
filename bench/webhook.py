"""Webhooks per second through the real web server, and the slowest hundredth: `python -m bench.webhook [BANYAK]`.

Signed WAHA receipts, each with an id of its own, from KONEKSI connections that stay open, as a gateway with much to
tell would send them. The baseline is the health page on the same server: what it can answer without any work.
"""

import http.client
import itertools
import json
import os
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from bench import dunia, ruang

BANYAK, KONEKSI, BATAS_MS = 5000, 8, 250.0
PANAS, BANYAK_SEKALI = 200, 10**9
Kirim = Callable[[http.client.HTTPConnection, int], int]


@contextmanager
def peladen(port: int) -> Iterator[None]:
    """The web server of the Procfile, on the benchmark's own database."""
    perintah = [sys.executable, "-m", "gunicorn", "--config", "narahubung/gunicorn_conf.py", "narahubung.wsgi"]
    anak = subprocess.Popen(
        perintah, env=os.environ | {"PORT": str(port), "WEB_WORKERS": "2", "LOG_LEVEL": "WARNING"},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        tunggu(port)
        yield
    finally:
        anak.terminate()
        anak.wait(30)


def tunggu(port: int) -> None:
    """Until it answers, at most a minute."""
    for _ in range(120):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.5)
    raise SystemExit("server web tidak menjawab")


def ketuk(jalur: str, palsu: Any, mulai: int = 0) -> Kirim:
    """One signed receipt, numbered from `mulai`; the status of the answer."""

    def kirim(sambungan: http.client.HTTPConnection, n: int) -> int:
        badan = json.dumps(palsu.badan_ack(f"3EB0{mulai + n:016X}", "+6281200015550", 2)).encode()
        return minta(sambungan, "POST", jalur, badan, palsu.kepala_webhook(badan))

    return kirim


def sehat(sambungan: http.client.HTTPConnection, _: int) -> int:
    """The health page; the status."""
    return minta(sambungan, "GET", "/healthz", None, {})


def minta(
    sambungan: http.client.HTTPConnection, cara: str, jalur: str, badan: bytes | None, kepala: dict[str, str]
) -> int:
    """One request on a connection that stays open."""
    sambungan.request(cara, jalur, badan, {"Content-Type": "application/json", **kepala})
    jawaban = sambungan.getresponse()
    jawaban.read()
    return jawaban.status


def serbu(port: int, banyak: int, kirim: Kirim) -> tuple[float, list[float]]:
    """Seconds for all, and the milliseconds of each; fails when one was not taken."""
    urut = itertools.count()
    lama: list[float] = []

    def pengirim(_: int) -> None:
        sambungan = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        while (n := next(urut)) < banyak:
            mulai = time.perf_counter()
            status = kirim(sambungan, n)
            lama.append((time.perf_counter() - mulai) * 1000)
            if status != 200:
                raise SystemExit(f"jawaban {status}")
        sambungan.close()

    mulai = time.perf_counter()
    with ThreadPoolExecutor(KONEKSI) as kolam:
        list(kolam.map(pengirim, range(KONEKSI)))
    return time.perf_counter() - mulai, lama


def cetak(nama: str, detik: float, lama: list[float], dasar: float | None) -> float:
    """Print rate and times; the 99th percentile in milliseconds."""
    ruang.baris(nama, detik, len(lama), "permintaan", dasar)
    potong = statistics.quantiles(lama, n=100)
    print(f"    median {statistics.median(lama):.1f} ms, p99 {potong[98]:.1f} ms, terlama {max(lama):.1f} ms")
    return potong[98]


def main() -> None:
    """The health page, then webhooks; every body must be stored once."""
    banyak = int(sys.argv[1]) if len(sys.argv) > 1 else BANYAK
    ruang.buka()
    from notifikasi.models import Gateway, KotakWebhook
    from tests.palsu.waha import WahaPalsu

    palsu, port = WahaPalsu(), ruang.pelabuhan()
    dunia.pengadilan(0, 1)
    gateway = Gateway.objects.get()
    gateway.rahasia_webhook = palsu.rahasia
    gateway.save()
    print(f"webhook: {banyak:,} tanda terima bertanda tangan, {KONEKSI} sambungan")
    with peladen(port):
        jalur = f"/webhook/waha/{gateway.token_jalur}/"
        # Both warm: modules loaded, connections to the stores open.
        serbu(port, PANAS, sehat)
        serbu(port, PANAS, ketuk(jalur, palsu, BANYAK_SEKALI))
        dasar, lama = serbu(port, banyak, sehat)
        cetak("dasar: halaman kesehatan, server yang sama", dasar, lama, None)
        detik, lama = serbu(port, banyak, ketuk(jalur, palsu))
        p99 = cetak("webhook diterima dan tersimpan", detik, lama, dasar)
    if KotakWebhook.objects.count() != banyak + PANAS:
        raise SystemExit("tidak setiap webhook tersimpan tepat sekali")
    ruang.putusan("p99 webhook", p99, BATAS_MS, "ms")


if __name__ == "__main__":
    main()
