"""The pool that calls: threads outlast a run, connections and stops do not (issue 3, sections 4 and 6)."""

import os
import threading

import pytest

from notifikasi.antar import jalur, kolam
from notifikasi.antar.kolam import Kolam
from notifikasi.gateway.dasar import Diterima, Kiriman
from notifikasi.models import Gateway
from tests.notifikasi.pabrik import buat_gateway
from tests.palsu.waha import WahaPalsu

pytestmark = pytest.mark.django_db
BANYAK = 7  # no other test's number of connections
KIRIMAN = Kiriman("6f9c2b9e-0000-4000-8000-000000000001", "+6281234500550", "Halo.", "N-03")


def kirim_serentak(gateway: Gateway, banyak: int = BANYAK) -> None:
    """One run: so many calls at once, each taken."""
    with Kolam(jalur.adaptor(gateway), BANYAK) as k:
        masa_depan = [k.kirim(KIRIMAN) for _ in range(banyak)]
        assert all(isinstance(m.result(), Diterima) for m in masa_depan)


def utas() -> set[threading.Thread]:
    """The threads of all pools."""
    return {u for u in threading.enumerate() if u.name.startswith("antar")}


def test_the_next_run_finds_the_threads_of_the_last_one_and_opens_connections_of_its_own() -> None:
    with WahaPalsu(jeda=0.05) as waha:
        gateway = buat_gateway(setelan=waha.setelan())
        kirim_serentak(gateway)
        sesudah_satu, sambungan = utas(), waha.sambungan
        kirim_serentak(gateway)
        assert utas() == sesudah_satu
        assert waha.sambungan > sambungan


def test_two_runs_at_once_share_no_threads() -> None:
    """Else a gateway that hangs would hold up the calls of another court's."""
    with WahaPalsu(jeda=60) as macet, WahaPalsu() as waha:
        satu, dua = (jalur.adaptor(buat_gateway(setelan=w.setelan())) for w in (macet, waha))
        with Kolam(satu, 1) as kolam_satu, Kolam(dua, 1) as kolam_dua:
            tertahan = kolam_satu.kirim(KIRIMAN)
            assert isinstance(kolam_dua.kirim(KIRIMAN).result(timeout=30), Diterima)
            assert not tertahan.done()
            macet.lepaskan()
            assert isinstance(tertahan.result(timeout=30), Diterima)


def test_a_stop_ends_with_its_run() -> None:
    with WahaPalsu() as waha:
        gateway = buat_gateway(setelan=waha.setelan())
        with Kolam(jalur.adaptor(gateway), BANYAK) as k:
            k.henti.set()
            assert k.kirim(KIRIMAN).result() is None
        kirim_serentak(gateway)


def test_threads_of_a_run_that_broke_off_are_not_used_again() -> None:
    with WahaPalsu() as waha:
        gateway = buat_gateway(setelan=waha.setelan())
        kirim_serentak(gateway)
        sebelum = utas()
        with pytest.raises(LookupError), Kolam(jalur.adaptor(gateway), BANYAK):
            raise LookupError
        kirim_serentak(gateway)
        assert not sebelum >= utas()


def test_a_child_process_starts_threads_of_its_own() -> None:
    """A fork copies the list of resting pools, but none of their threads: a call given to one would never end."""
    with WahaPalsu() as waha:
        gateway = buat_gateway(setelan=waha.setelan())
        kirim_serentak(gateway)
        anak = os.fork()
        if anak == 0:
            os._exit(len(kolam._istirahat))
        assert os.waitstatus_to_exitcode(os.waitpid(anak, 0)[1]) == 0
