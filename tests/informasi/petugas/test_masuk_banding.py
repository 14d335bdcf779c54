"""R-002-13 in an officer's hands: who asks an appeal court for a copy of a decision is sent to the right court."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from informasi.models import Permohonan
from satker.models import Satker
from tests.halaman import sebagai
from tests.informasi.pabrik import FORMULIR, PETUGAS, buat_pengadilan
from tests.informasi.petugas.meja import isi, jadi, teks, tombol

pytestmark = pytest.mark.django_db
SALINAN = {"kanal": "telepon", "jenis": "salinan_putusan", "nomor_putusan": "1/Pdt.G/2025/PA.X"}


@pytest.fixture
def pertama(pta: Satker) -> Satker:
    return buat_pengadilan(induk=pta, nama="PA Pertama")


def kirim(client: Client, **ubah: Any) -> Any:
    return client.post(reverse("meja_informasi_baru"), FORMULIR | SALINAN | ubah)


def test_the_court_of_first_instance_is_chosen_from_the_list(pta: Satker, pertama: Satker) -> None:
    client = sebagai(pta, PETUGAS)
    assert "PA Pertama" in isi(client.get(reverse("meja_informasi_baru")))
    jawaban = kirim(client, rujukan=pertama.pk)
    p = Permohonan.objects.get()
    assert (p.keadaan, p.rujukan, p.rujukan_nama) == ("dirujuk", pertama, "PA Pertama")
    assert "PA Pertama" in teks(client.get(jawaban.url))


def test_or_written_where_the_list_has_it_not(pta: Satker) -> None:
    assert kirim(sebagai(pta, PETUGAS), rujukan_nama="PA Jauh").status_code == 302
    assert Permohonan.objects.get().rujukan_nama == "PA Jauh"


def test_where_the_officer_has_yet_to_look_it_up_it_waits_for_the_referral(pta: Satker, pertama: Satker) -> None:
    """The clock runs, and no statement can be given here meanwhile."""
    client = sebagai(pta, PETUGAS)
    kirim(client)
    p = Permohonan.objects.get()
    assert p.jatuh_tempo is not None
    assert "rujuk" in tombol(client, p)
    assert "nyatakan" not in tombol(client, p)
    p = jadi(client, p, "rujuk", rujukan=pertama.pk)
    assert (p.keadaan, p.rujukan_nama) == ("dirujuk", "PA Pertama")


@pytest.mark.parametrize("rujukan", ["0", "abc", "-1"])
def test_a_court_that_is_none_is_refused_and_all_else_stays(pta: Satker, pertama: Satker, rujukan: str) -> None:
    halaman = isi(kirim(sebagai(pta, PETUGAS), rujukan=rujukan))
    assert SALINAN["nomor_putusan"] in halaman
    assert not Permohonan.objects.exists()


def test_a_court_of_the_first_instance_serves_it_itself(satker: Satker) -> None:
    client = sebagai(satker, PETUGAS)
    assert 'name="rujukan"' not in isi(client.get(reverse("meja_informasi_baru")))
    assert kirim(client, rujukan_nama="PA Lain").status_code == 302
    p = Permohonan.objects.get()
    assert (p.keadaan, p.rujukan_nama) == ("terdaftar", "")
