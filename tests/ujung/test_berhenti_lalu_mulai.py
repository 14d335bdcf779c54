"""Stopping and starting again must not cost anybody his hearing."""

from datetime import time, timedelta

import pytest

from notifikasi.models import Persetujuan, Pesan
from notifikasi.services import aktifkan, batalkan, hentikan
from perkara.rencana import rencanakan
from satker.models import Satker
from satker.waktu import hari_ini
from tests.pabrik import buat_pengguna, buat_satker
from tests.perkara.pabrik import buat_perkara, buat_registrasi, buat_setelan, buat_sidang, buat_sumber

pytestmark = pytest.mark.django_db
KANAL = Persetujuan.Kanal.BALASAN


@pytest.fixture
def satker() -> Satker:
    satker = buat_satker()
    buat_sumber(satker)
    buat_setelan(satker)
    return satker


def jadwal(satker: Satker) -> list[str]:
    pesan = Pesan.objects.filter(satker=satker, jenis="N-03").order_by("pk")
    return list(pesan.values_list("status", flat=True))


def test_a_hearing_cancelled_by_berhenti_is_announced_after_mulai(satker: Satker) -> None:
    registrasi = buat_registrasi(perkara := buat_perkara(satker))
    buat_sidang(perkara, tanggal=hari_ini(satker) + timedelta(days=9), jam=time(9))
    rencanakan(satker)
    hentikan(registrasi.nomor, KANAL)
    rencanakan(satker)
    assert jadwal(satker) == ["batal"]
    aktifkan(registrasi.nomor, KANAL)
    rencanakan(satker)
    rencanakan(satker)
    assert jadwal(satker) == ["batal", "antre"]


def test_what_a_person_cancelled_is_not_planned_again(satker: Satker) -> None:
    perkara = buat_perkara(satker)
    buat_registrasi(perkara)
    buat_sidang(perkara, tanggal=hari_ini(satker) + timedelta(days=9), jam=time(9))
    rencanakan(satker)
    batalkan(Pesan.objects.get(jenis="N-03"), buat_pengguna(satker))
    rencanakan(satker)
    assert jadwal(satker) == ["batal"]
