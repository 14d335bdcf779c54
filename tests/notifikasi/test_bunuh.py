"""Issue 2, "Must show" 5: deliverers killed 30 times over 2,000 messages; none lost, none sent twice."""

import json
import random
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable
from datetime import timedelta

import pytest
import redis
from django.conf import settings

from notifikasi import ringkasan
from notifikasi.antar import antar, sapu
from notifikasi.models import Nomor, Percobaan, Pesan
from satker.models import Satker
from satker.waktu import sekarang
from tests.notifikasi.pabrik import buat_gateway
from tests.notifikasi.pekerja import lingkungan, pekerja
from tests.pabrik import buat_satker
from tests.palsu.peladen import Jawab, Minta
from tests.palsu.waha import WahaPalsu

pytestmark = pytest.mark.django_db(transaction=True)
JEDA_JAWAB = 0.004  # seconds: a fast gateway, so that every moment of the cycle is hit


class WahaBerhitung(WahaPalsu):
    """Lets the test wait for a call, instead of for a time."""

    def __init__(self) -> None:
        super().__init__(jeda=JEDA_JAWAB)
        self.ada = threading.Condition()

    def catat(self, minta: Minta) -> Jawab:
        """Tell whoever waits, then answer."""
        with self.ada:
            self.ada.notify_all()
        return super().catat(minta)

    def tunggu(self, banyak: int, hidup: Callable[[], bool]) -> None:
        """Hold the test until so many calls came, or the worker has ended by itself."""
        with self.ada:
            while len(self.permintaan) < banyak and hidup():
                self.ada.wait(0.2)


def _antrekan(satker: Satker, banyak: int) -> None:
    saat = sekarang()
    # Ending in 555: no magic number of the fake's.
    nomor = [Nomor(satker=satker, e164=f"+62812{n:05d}555", dibuat=saat) for n in range(banyak)]
    Nomor.objects.bulk_create(nomor)
    isi = {"satker": satker, "jenis": "N-72", "subjek": "uji", "segera": True, "dibuat": saat}
    lalu = saat - timedelta(minutes=1)
    Pesan.objects.bulk_create(
        Pesan(kunci=f"bunuh:{n.pk}", subjek_id=n.pk, nomor=n, kirim_mulai=lalu, siap_pada=lalu, **isi) for n in nomor
    )


def _hidup_lalu_mati(acak: random.Random, waha: WahaBerhitung) -> bool:
    """One worker, killed after a random number of calls and a random moment more; False when it was done before."""
    sebelum = len(waha.permintaan)
    with pekerja() as proses:
        waha.tunggu(sebelum + acak.randint(1, 60), proses.is_alive)
        proses.join(acak.uniform(0, 0.03))
        proses.kill()
        proses.join()
        return proses.exitcode == -signal.SIGKILL


def _periksa(satker: Satker, waha: WahaBerhitung, banyak: int) -> None:
    """Nothing lost, nothing doubled; what is not known for sure is tak_pasti, and nothing else is."""
    pesan = list(Pesan.objects.filter(satker=satker).select_related("nomor"))
    assert len(pesan) == banyak
    assert {p.status for p in pesan} <= {"diterima", "tak_pasti"}
    tiba = Counter(p["nomor"] for p in waha.diterima)
    assert max(tiba.values()) == 1
    assert max(Counter(p["json"]["id"] for p in waha.diterima).values()) == 1
    diterima = {p.nomor.e164 for p in pesan if p.status == "diterima"}
    assert diterima <= set(tiba)
    assert set(tiba) <= {p.nomor.e164 for p in pesan}
    for p in pesan:
        assert p.jumlah_percobaan == 1
        assert p.teks
    assert not Percobaan.objects.filter(selesai=None).exists()


def test_killed_thirty_times_nothing_is_lost_or_doubled() -> None:
    """2,000 messages; each kill comes at another moment between claim, call and save."""
    acak, satker = random.Random(20261123), buat_satker()  # noqa: S311 -- repeatable on purpose
    with WahaBerhitung() as waha:
        buat_gateway(satker, waha.setelan(id_klien=True))
        _antrekan(satker, 2000)
        dibunuh = 0
        for _ in range(30):
            dibunuh += _hidup_lalu_mati(acak, waha)
            sapu()
        antar()
        sapu()
        _periksa(satker, waha, 2000)
    assert dibunuh == 30
    ragu = Pesan.objects.filter(status="tak_pasti", galat__contains="tidak diketahui")
    assert set(ragu) == set(ringkasan.kegagalan(satker, 2000)) != set()


def test_a_worker_asked_to_stop_finishes_what_is_in_the_air() -> None:
    """A deploy is no accident: nothing is left for a person to settle, the rest waits untouched."""
    satker = buat_satker()
    with WahaBerhitung() as waha:
        buat_gateway(satker, waha.setelan(id_klien=True))
        _antrekan(satker, 400)
        perintah = [sys.executable, "manage.py", "antar"]
        proses = subprocess.Popen(perintah, cwd=settings.BASE_DIR, env=lingkungan(), stdout=subprocess.PIPE)
        waha.tunggu(30, lambda: proses.poll() is None)
        proses.terminate()
        keluaran, _ = proses.communicate(timeout=60)
        assert proses.returncode == 0
        hitung = json.loads(keluaran)
        tiba = len(waha.diterima)
    assert hitung["diterima"] == tiba == Pesan.objects.filter(status="diterima").count()
    assert Pesan.objects.filter(status="antre", galat="").count() == 400 - tiba
    assert 30 <= tiba < 400


def test_redis_emptied_meanwhile_changes_nothing(redis_url: str) -> None:
    """The doorbell is deaf, the broker forgets everything between the kills: the outbox is in PostgreSQL."""
    acak, satker = random.Random(7), buat_satker()  # noqa: S311 -- repeatable on purpose
    with WahaBerhitung() as waha, redis.Redis.from_url(redis_url) as penyimpan:
        buat_gateway(satker, waha.setelan(id_klien=True))
        _antrekan(satker, 300)
        for _ in range(4):
            _hidup_lalu_mati(acak, waha)
            penyimpan.flushall()
        sapu()
        antar()
        _periksa(satker, waha, 300)
