"""Delivery by declared gateways, one profile after the other (issue 3, sections 1 and 2)."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from notifikasi import masuk
from notifikasi.antar import antar, pemutus
from notifikasi.antar.jalur import adaptor
from notifikasi.gateway.dasar import KeadaanKanal
from notifikasi.gateway.http_profil import PROFIL
from notifikasi.gateway.panggil import cek_nomor, cek_sehat, sesi
from notifikasi.models import Gateway, Percobaan, Pesan
from satker.models import Satker
from tests.notifikasi.pabrik import buat_gateway, buat_nomor, buat_pesan, status
from tests.palsu import ajaib
from tests.palsu.http import HttpPalsu

pytestmark = pytest.mark.django_db
WHATSAPP = sorted(p for p in PROFIL if p != "zenziva")


@pytest.fixture(params=WHATSAPP)
def palsu(request: pytest.FixtureRequest) -> Iterator[HttpPalsu]:
    """Each provider in turn."""
    with HttpPalsu(request.param) as palsu:
        yield palsu


@pytest.fixture
def relai() -> Iterator[HttpPalsu]:
    """A relay of the court's own."""
    with HttpPalsu() as palsu:
        yield palsu


def pasang(satker: Satker, palsu: HttpPalsu, **opsi: Any) -> Gateway:
    """The court's gateway, reaching the fake over one connection."""
    return buat_gateway(satker, palsu.setelan(koneksi=1, **opsi), jenis="http")


def ke(satker: Satker, akhir: str) -> Pesan:
    """A message to a number with a magic ending."""
    return buat_pesan(satker, nomor=buat_nomor(satker, e164=ajaib.nomor(akhir)))


def test_a_message_is_taken_and_a_refusal_inside_200_is_none(satker: Satker, palsu: HttpPalsu) -> None:
    pasang(satker, palsu)
    baik, tolak = ke(satker, ajaib.BIASA), ke(satker, ajaib.TOLAK_200)
    hitung = antar(satker)
    assert (hitung.diterima, hitung.gagal) == (1, 1)
    assert status(baik, tolak) == ["diterima", "gagal"]
    [terkirim] = palsu.diterima
    baik.refresh_from_db()
    assert terkirim["teks"] == baik.teks
    assert terkirim["nomor"].removeprefix("+").lstrip("0").endswith(baik.nomor.e164.removeprefix("+62"))
    tolak.refresh_from_db()
    assert tolak.diterima_pada is None
    assert Percobaan.objects.get(pesan=tolak).keterangan


def test_a_device_that_drops_stops_the_channel_at_the_first_message(satker: Satker, palsu: HttpPalsu) -> None:
    gateway = pasang(satker, palsu)
    palsu.mati_setelah = 2
    pesan = [buat_pesan(satker) for _ in range(8)]
    antar(satker)
    assert sorted(status(*pesan)) == ["antre"] * 6 + ["diterima"] * 2
    assert len(palsu.permintaan) == 3
    gateway.refresh_from_db()
    assert gateway.pemutus_sejak is not None
    palsu.mati_setelah, palsu.tersambung = None, True
    pemutus.segera_periksa(gateway)
    antar(satker)
    assert status(*pesan) == ["diterima"] * 8
    assert len(palsu.diterima) == 8


def test_a_wrong_key_stops_the_channel_and_shows_in_no_row(satker: Satker, palsu: HttpPalsu) -> None:
    gateway = pasang(satker, palsu)
    Gateway.objects.update(token="kunci-yang-salah")
    pesan = buat_pesan(satker)
    antar(satker)
    gateway.refresh_from_db()
    pesan.refresh_from_db()
    assert "kunci-yang-salah" not in f"{gateway.pemutus_sebab}{pesan.galat}"
    assert (pesan.status, gateway.pemutus_sejak is not None) == ("antre", True)
    assert palsu.diterima == []


@pytest.mark.parametrize(
    ("akhir", "jadi"), [(ajaib.BUKAN_JSON, "tak_pasti"), (ajaib.PUTUS, "tak_pasti"), (ajaib.JEDA, "antre")]
)
def test_every_fault_has_its_state(satker: Satker, relai: HttpPalsu, akhir: str, jadi: str) -> None:
    pasang(satker, relai)
    pesan = ke(satker, akhir)
    antar(satker)
    assert status(pesan) == [jadi]


def test_a_redirect_is_never_followed(satker: Satker, relai: HttpPalsu) -> None:
    """SSRF: an address that was good when it was saved must not lead elsewhere afterwards."""
    with HttpPalsu() as dalam:
        gateway = pasang(satker, relai)
        relai.alih = f"{dalam.url}/rahasia-dalam"
        pesan = buat_pesan(satker)
        antar(satker)
        with sesi(1) as s:
            keadaan = cek_sehat(adaptor(gateway), s)
        assert dalam.permintaan == []
    gateway.refresh_from_db()
    assert gateway.pemutus_sejak is not None
    assert status(pesan) == ["antre"]
    assert keadaan.siap  # somebody answers at the address; the first message tells the rest


def test_health_and_numbers_are_asked_by_rule(satker: Satker, relai: HttpPalsu) -> None:
    aturan = {"jalur": "/status", "berhasil": {"jalur": "siap", "nilai": ["true"]}}
    gateway = pasang(satker, relai, sehat=aturan, alasan="kata")
    with sesi(1) as s:
        assert cek_sehat(adaptor(gateway), s) == KeadaanKanal(siap=True)
        relai.sehat = False
        assert cek_sehat(adaptor(gateway), s).sebab == "Gateway belum siap (HTTP 503). mati"
    with HttpPalsu("watzap") as watzap, sesi(1) as s:
        pintu = adaptor(pasang(satker, watzap))
        assert cek_nomor(pintu, s, ajaib.nomor(ajaib.BIASA)) is True
        assert cek_nomor(pintu, s, ajaib.nomor(ajaib.BUKAN_WHATSAPP)) is None


def test_receipts_and_texts_come_in_by_rule(satker: Satker, relai: HttpPalsu, client: Client) -> None:
    aturan = {"kepala": "X-Rahasia", "id": "id", "status": "status", "nomor": "dari", "teks": "isi", "id_masuk": "mid"}
    gateway = pasang(satker, relai, webhook=aturan)
    pesan = buat_pesan(satker)
    antar(satker)
    alamat = reverse("webhook", args=("http", gateway.token_jalur))

    def ketuk(isi: dict[str, Any], rahasia: str) -> int:
        kepala = {"X-Rahasia": rahasia}
        return client.post(alamat, json.dumps(isi), content_type="application/json", headers=kepala).status_code

    assert ketuk({"id": "r-7", "status": "delivered"}, "tebakan") == 403
    assert ketuk({"id": "r-7", "status": "delivered"}, relai.rahasia) == 200
    assert ketuk({"dari": pesan.nomor.e164, "isi": "BERHENTI", "mid": "1"}, relai.rahasia) == 200
    hitung = masuk.proses()
    assert (hitung.tanda_terima, hitung.pesan_masuk, hitung.rusak) == (1, 1, 0)
    assert status(pesan) == ["sampai"]
    pesan.nomor.refresh_from_db()
    assert pesan.nomor.keadaan == "berhenti"
