"""Real processes fall silent: a worker and a beat hang or die, and every place that should say so says so in words."""

import os
import shlex
import signal
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from honcho.environ import parse_procfile

from narahubung.lingkungan import AKAR
from narahubung.tertanam import redis_unix
from notifikasi import denyut
from notifikasi.denyut import KATA, SUNYI
from notifikasi.models import Denyut
from satker.models import Peran
from satker.waktu import pada, sekarang
from tests.basis_data import tunggu
from tests.jalan.proses import Proses
from tests.pabrik import buat_pengguna, buat_satker, masuk

pytestmark = pytest.mark.django_db(transaction=True)

NAMA = ("worker", "beat")
AWAL = datetime(2026, 1, 1, tzinfo=UTC)
# Both speak every second or two here; who has said nothing while the other went on for this long, is silent.
LAMA = timedelta(seconds=3)


class Latar:
    """The worker and the beat of the Procfile, on this test's own database and a Redis of its own."""

    def __init__(self, folder: Path) -> None:
        (folder / "tertanam").mkdir()
        bagian = urlsplit(os.environ["DATABASE_URL"])
        self.lingkungan = {
            "DATABASE_URL": urlunsplit(bagian._replace(path=f"/{connection.settings_dict['NAME']}")),
            "REDIS_URL": redis_unix.nyalakan(folder, awet=False),
            "DATA_DIR": str(folder),
            "DEMO": "1",
            "DJANGO_SETTINGS_MODULE": "narahubung.settings",
        }
        self.proses: dict[str, Proses] = {}

    def nyalakan(self, nama: str) -> None:
        """As `make run` starts it; from when it is ready on it speaks."""
        _python, _m, *modul = shlex.split(parse_procfile((AKAR / "Procfile").read_text()).processes[nama])
        if nama == "beat":
            modul += ["--max-interval", "1"]
        self.proses[nama] = Proses("-m", "tests.jalan.denyut_cepat", *modul, **self.lingkungan)

    def isyarat(self, nama: str, sinyal: signal.Signals) -> None:
        """Send it."""
        self.proses[nama].anak.send_signal(sinyal)

    def bunuh(self, nama: str) -> None:
        """As a power cut does; also one that was stopped."""
        with self.proses.pop(nama) as proses:
            proses.hentikan(signal.SIGKILL)
        print(nama, *proses.keluaran, sep="\n")  # read when the test fails


@pytest.fixture
def latar(data_dir: Path) -> Iterator[Latar]:
    """Both of them, running and heard of."""
    latar = Latar(data_dir)
    try:
        for nama in NAMA:
            latar.nyalakan(nama)
        terdengar(*NAMA)
        yield latar
    finally:
        for nama in list(latar.proses):
            latar.bunuh(nama)
        redis_unix.matikan(data_dir)


def terdengar(*nama: str, sejak: datetime = AWAL) -> None:
    """Wait until each of these has spoken after `sejak`."""
    for satu in nama:
        tunggu(f"EXISTS (SELECT 1 FROM notifikasi_denyut WHERE nama LIKE '{satu}%' AND pada > '{sejak.isoformat()}')")


def terakhir(nama: str) -> datetime:
    """When it was last heard of."""
    return Denyut.objects.get(nama__startswith=nama).pada


def terlihat(admin: Client) -> tuple[dict[str, Any], str, str]:
    """/readyz, the dashboard and the operations page, as the admin reads them."""
    halaman = [admin.get(reverse(nama)).content.decode() for nama in ("beranda", "operasi")]
    return admin.get("/readyz").json(), halaman[0], halaman[1]


def semua_baik(admin: Client) -> None:
    """At the last moment at which nobody who spoke is silent yet, everything says that both live."""
    with pada(min(terakhir(nama) for nama in NAMA) + SUNYI):
        siap, beranda, operasi = terlihat(admin)
        orang_luar = Client().get("/readyz")
    assert (siap["status"], siap["beat"], siap["worker"]) == ("ok", "ok", "ok")
    assert (orang_luar.status_code, orang_luar.json()) == (200, {"status": "ok"})
    assert "tidak terdengar" not in beranda + operasi
    assert "Sunyi" not in operasi


def sunyi_terlihat(admin: Client, nama: str, lain: str, sejak: datetime) -> None:
    """One has said nothing since then while the other went on: everything says who, in words, and only him."""
    terdengar(lain, sejak=sejak + LAMA)
    assert terakhir(nama) < sejak + timedelta(seconds=1)
    with pada(terakhir(lain) + SUNYI):
        siap, beranda, operasi = terlihat(admin)
        orang_luar = Client().get("/readyz")
    assert siap["status"] == "gagal"
    assert int(siap[nama].removeprefix("sunyi ").removesuffix(" detik")) > SUNYI.total_seconds()
    assert siap[lain] == "ok"
    assert (orang_luar.status_code, orang_luar.json()) == (503, {"status": "gagal"})
    for isi in (beranda, operasi):
        assert f"{KATA[nama]} tidak terdengar selama 3 menit. Pesan tidak dikirim sampai dinyalakan lagi." in isi
        assert f"{KATA[lain]} tidak terdengar" not in isi
    assert operasi.count("Sunyi") == 1


def test_who_hangs_and_who_dies_is_named_everywhere_until_he_speaks_again(latar: Latar) -> None:
    """Issue 3, section 5: the dead-man signal, with real processes from end to end."""
    admin = masuk(Client(), buat_pengguna(buat_satker(), Peran.ADMIN))
    semua_baik(admin)
    for nama, lain in (NAMA, NAMA[::-1]):
        latar.isyarat(nama, signal.SIGSTOP)
        sunyi_terlihat(admin, nama, lain, sekarang())
        latar.isyarat(nama, signal.SIGCONT)
        terdengar(nama, sejak=sekarang())
        semua_baik(admin)

        latar.bunuh(nama)
        sunyi_terlihat(admin, nama, lain, sekarang())
        latar.nyalakan(nama)
        terdengar(nama, sejak=sekarang())
        semua_baik(admin)
    assert denyut.keadaan().sunyi == []
