"""Two at the same instant: one code opens one door, one court is made once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import IntegrityError, connection
from django_otp.plugins.otp_totp.models import TOTPDevice

from satker import faktor_kedua
from satker.libur import muat_libur
from satker.models import HariLibur, Satker
from satker.muat import GalatMuat, muat_teks
from satker.pengguna import tambah_peran
from tests.pabrik import buat_pengguna, buat_satker
from tests.satker.kode import kode_sekarang

pytestmark = pytest.mark.django_db(transaction=True)


def bersama(jumlah: int, kerja: Callable[[], Any]) -> list[Any]:
    """Run `kerja` in so many threads from one starting line; answers results and exceptions."""
    garis = Barrier(jumlah)

    def satu() -> Any:
        garis.wait(timeout=10)
        try:
            return kerja()
        except (faktor_kedua.KodeDitolak, IntegrityError, GalatMuat) as galat:
            return galat
        finally:
            connection.close()

    with ThreadPoolExecutor(jumlah) as kolam:
        return [tugas.result(timeout=30) for tugas in [kolam.submit(satu) for _ in range(jumlah)]]


def test_a_code_sent_by_four_browsers_at_once_opens_one_session() -> None:
    user = buat_pengguna(buat_satker(), "ptsp")
    kode = kode_sekarang(TOTPDevice.objects.create(user=user, name="app"))
    hasil = bersama(4, lambda: faktor_kedua.periksa(user, kode))
    assert [isinstance(h, TOTPDevice) for h in hasil].count(True) == 1


def test_a_recovery_code_sent_by_four_browsers_at_once_opens_one_session() -> None:
    user = buat_pengguna(buat_satker(), "ptsp")
    kode = faktor_kedua.buat_kode_pemulihan(user)[0]
    hasil = bersama(4, lambda: faktor_kedua.periksa(user, kode))
    assert [isinstance(h, faktor_kedua.KodeDitolak) for h in hasil].count(False) == 1
    assert faktor_kedua.sisa_kode_pemulihan(user) == 9


def test_a_role_given_by_two_admins_at_once_is_there_once() -> None:
    satker, user = buat_satker(), buat_pengguna()
    bersama(3, lambda: tambah_peran(user, [(satker, "admin")]))
    assert user.keanggotaan.count() == 1


def test_the_calendar_seeded_twice_at_once_is_there_once() -> None:
    bersama(3, lambda: muat_libur([2026]))
    tanggal = list(HariLibur.objects.values_list("tanggal", flat=True))
    assert len(tanggal) == len(set(tanggal)) > 20


def test_a_court_loaded_twice_at_once_is_there_once() -> None:
    teks = '[satker]\nkode = "pa-a"\nnama = "PA A"\nsingkatan = "PA.A"\n'
    hasil = bersama(3, lambda: muat_teks(teks, {}))
    assert any(isinstance(h, dict) for h in hasil)
    assert Satker.objects.count() == 1
