"""Two officers, two clicks, a sync: at the same time, on a real database."""

import threading
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection

from notifikasi.models import Nomor, Pesan
from perkara.models import Registrasi
from perkara.registrasi import IsianDitolak, daftarkan_di_loket, daftarkan_otomatis, nyatakan_salah
from satker.models import Peran
from tests.notifikasi.pabrik import buat_gateway
from tests.pabrik import buat_pengguna, buat_satker
from tests.palsu.waha import WahaPalsu
from tests.perkara.pabrik import buat_perkara, buat_pihak, buat_registrasi, buat_sumber

pytestmark = pytest.mark.django_db(transaction=True)
BANYAK = 6


def serentak(*tugas: Callable[[], Any]) -> list[Any]:
    """Run them all at once, each with a connection of its own; results or exceptions, in order."""
    mulai = threading.Barrier(len(tugas))
    hasil: list[Any] = [None] * len(tugas)

    def jalan(ke: int) -> None:
        mulai.wait()
        try:
            hasil[ke] = tugas[ke]()
        except Exception as galat:  # noqa: BLE001 -- handed to the test
            hasil[ke] = galat
        finally:
            connection.close()

    benang = [threading.Thread(target=jalan, args=(ke,)) for ke in range(len(tugas))]
    for satu in benang:
        satu.start()
    for satu in benang:
        satu.join()
    return hasil


def test_many_clicks_at_once_are_one_registration_and_one_message() -> None:
    """R-000-3."""
    satker = buat_satker()
    petugas, perkara = buat_pengguna(satker, Peran.PTSP), buat_perkara(satker)

    def klik() -> Any:
        isian: dict[str, Any] = {"nama": "Siti", "sisi": 1, "nomor_teks": "081234567890", "setuju": True}
        return daftarkan_di_loket(satker, petugas, perkara=perkara, **isian)

    hasil = serentak(*[klik] * BANYAK)
    assert len({satu.registrasi.pk for satu in hasil}) == 1
    assert sum(satu.baru for satu in hasil) == 1
    assert (Registrasi.objects.count(), Nomor.objects.count(), Pesan.objects.count()) == (1, 1, 1)


def test_two_officers_with_one_number_one_of_them_reads_that_it_is_done() -> None:
    satker = buat_satker()
    perkara = buat_perkara(satker)

    def daftar(nama: str) -> Callable[[], Any]:
        petugas = buat_pengguna(satker, Peran.PTSP)
        isian: dict[str, Any] = {"nama": nama, "sisi": 1, "nomor_teks": "081234567890", "setuju": True}
        return lambda: daftarkan_di_loket(satker, petugas, perkara=perkara, **isian)

    hasil = serentak(daftar("Siti"), daftar("Budi"))
    ditolak = [satu for satu in hasil if isinstance(satu, IsianDitolak)]
    assert len(ditolak) == 1
    assert "sudah terdaftar" in ditolak[0].galat["nomor_teks"]
    assert Registrasi.objects.count() == 1


def test_the_counter_and_the_claim_at_once_make_one_registration() -> None:
    """R-000-3, R-000-4: whoever is first, one row and one greeting."""
    satker = buat_satker()
    buat_sumber(satker, mulai=date(2020, 1, 1))
    petugas, perkara = buat_pengguna(satker, Peran.PTSP), buat_perkara(satker)
    pihak = buat_pihak(perkara, telepon="081234567890")

    def loket() -> Any:
        return daftarkan_di_loket(satker, petugas, perkara=perkara, pihak=pihak, nomor_teks="081234567890", setuju=True)

    with WahaPalsu() as waha:
        buat_gateway(satker, waha.setelan())
        hasil = serentak(loket, lambda: daftarkan_otomatis(satker))
    assert all(not isinstance(satu, Exception) or isinstance(satu, IsianDitolak) for satu in hasil)
    assert Registrasi.objects.filter(status="aktif").count() == 1
    assert Pesan.objects.filter(jenis="N-01").count() == 1


def test_two_replies_salah_at_once_end_each_registration_once() -> None:
    satker = buat_satker()
    registrasi = buat_registrasi(buat_perkara(satker))
    buat_registrasi(buat_perkara(satker), registrasi.nomor)
    hasil = serentak(*[lambda: nyatakan_salah(registrasi.nomor)] * 2)
    assert sorted(hasil) in ([0, 2], [2, 2])
    assert set(Registrasi.objects.values_list("status", flat=True)) == {"salah"}
    assert Nomor.objects.get().keadaan == "salah_orang"
