"""Trying a gateway from the admin: what is shown, what is never shown, who may, and how often (issue 3, 1)."""

import base64
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from notifikasi.coba import CobaDitolak, coba_kirim, periksa_sambungan
from notifikasi.coba_samar import Samar
from notifikasi.gateway.dasar import Permintaan, Setelan
from notifikasi.models import Gateway, Percobaan, Pesan
from satker.models import JejakAudit, Peran, Satker
from satker.waktu import pada, sekarang
from tests.halaman import sebagai
from tests.notifikasi.pabrik import buat_gateway, buat_nomor
from tests.pabrik import buat_pegawai, buat_pengguna, buat_satker, masuk
from tests.palsu import ajaib
from tests.palsu.fonnte import FonntePalsu
from tests.palsu.http import TOKEN, HttpPalsu
from tests.palsu.peladen import PeladenPalsu
from tests.palsu.wablas import WablasPalsu
from tests.palsu.waha import WahaPalsu

pytestmark = pytest.mark.django_db
HP = ajaib.nomor(ajaib.BIASA)


@pytest.fixture
def fonnte() -> Iterator[FonntePalsu]:
    """A Fonnte server."""
    with FonntePalsu() as palsu:
        yield palsu


@pytest.fixture
def gateway(satker: Satker, fonnte: FonntePalsu) -> Gateway:
    """The court's Fonnte gateway, not yet switched on."""
    return buat_gateway(satker, fonnte.setelan(), jenis="fonnte", aktif=False)


@pytest.fixture
def admin(client: Client, satker: Satker) -> Client:
    """The court's admin, signed in."""
    return masuk(client, buat_pengguna(satker, Peran.ADMIN))


def halaman(gateway: Gateway) -> str:
    """The address of the page."""
    return reverse("admin:notifikasi_gateway_coba", args=(gateway.pk,))


def kirim(client: Client, gateway: Gateway, nomor: str = HP, cara: str = "kirim") -> str:
    """Press a button; the page that follows."""
    jawab = client.post(halaman(gateway), {"nomor": nomor, "cara": cara})
    assert jawab.status_code == 200
    return jawab.content.decode()


class TestHalaman:
    def test_a_try_shows_request_status_meaning_and_raw_answer(
        self, admin: Client, gateway: Gateway, fonnte: FonntePalsu
    ) -> None:
        isi = kirim(admin, gateway)
        assert len(fonnte.diterima) == 1
        assert "Pesan percobaan dari portal Narahubung" in fonnte.diterima[0]["teks"]
        assert "Diterima gateway dengan id 80367170" in isi
        assert "Jawaban: HTTP 200" in isi
        assert "success! message in queue" in isi
        assert "Authorization: •••" in isi
        assert f"POST {fonnte.url}/send" in isi

    def test_no_secret_and_no_whole_number_stands_on_the_page(
        self, admin: Client, gateway: Gateway, fonnte: FonntePalsu
    ) -> None:
        isi = kirim(admin, gateway, cara="kirim").replace(f'value="{HP}"', "")
        for rahasia in (fonnte.token, fonnte.rahasia, HP, HP[1:]):
            assert rahasia not in isi
        assert admin.get(halaman(gateway)).content.decode().count(fonnte.token) == 0

    def test_a_refusal_inside_200_is_shown_as_a_refusal(self, admin: Client, gateway: Gateway) -> None:
        isi = kirim(admin, gateway, ajaib.nomor(ajaib.TOLAK_200))
        assert "Ditolak. Nomor tidak dapat menerima pesan WhatsApp." in isi
        assert "target invalid" in isi
        assert "Diterima gateway" not in isi

    def test_a_device_that_is_off_is_told_and_the_breaker_left_alone(
        self, admin: Client, gateway: Gateway, fonnte: FonntePalsu
    ) -> None:
        fonnte.tersambung = False
        assert "pindai kode QR" in kirim(admin, gateway)
        gateway.refresh_from_db()
        assert gateway.pemutus_sejak is None

    def test_the_connection_is_asked_without_writing_to_anybody(
        self, admin: Client, gateway: Gateway, fonnte: FonntePalsu
    ) -> None:
        isi = kirim(admin, gateway, nomor="", cara="sambungan")
        assert "Gateway siap mengirim. paket Regular, kuota 1000, berlaku sampai 05 October 2027" in isi
        assert fonnte.diterima == []

    def test_the_own_number_of_the_admin_stands_ready(self, client: Client, satker: Satker, gateway: Gateway) -> None:
        user = buat_pengguna(satker, Peran.ADMIN)
        buat_pegawai(satker, user=user, nomor_wa="+6281355550777")
        buat_pegawai(buat_satker(), user=user, nomor_wa="+6281355550888")
        assert 'value="+6281355550777"' in masuk(client, user).get(halaman(gateway)).content.decode()

    def test_a_raw_answer_is_text_and_not_markup(self, admin: Client, satker: Satker) -> None:
        with HttpPalsu() as palsu:
            gateway = buat_gateway(satker, palsu.setelan(), jenis="http")
            assert "<html>500" not in kirim(admin, gateway, ajaib.nomor(ajaib.BUKAN_JSON))

    def test_the_page_leads_back_and_the_form_leads_here(self, admin: Client, gateway: Gateway) -> None:
        ubah = reverse("admin:notifikasi_gateway_change", args=(gateway.pk,))
        assert ubah in admin.get(halaman(gateway)).content.decode()
        assert halaman(gateway) in admin.get(ubah).content.decode()


class TestSiapa:
    def test_only_an_admin_of_that_court(self, satker: Satker, gateway: Gateway, fonnte: FonntePalsu) -> None:
        lain = buat_satker()
        for orang in (
            sebagai(satker, Peran.PTSP),
            sebagai(satker, Peran.KETUA),
            sebagai(lain, Peran.ADMIN),
            Client(),
        ):
            for metode in (orang.get, orang.post):
                assert metode(halaman(gateway), {"nomor": HP, "cara": "kirim"}).status_code in (302, 403, 404)
        assert fonnte.permintaan == []
        assert not JejakAudit.objects.filter(tindakan__startswith="gateway_dicoba").exists()

    def test_a_gateway_that_is_none_is_not_found(self, admin: Client) -> None:
        for pk in ("0", "999999", "x"):
            assert admin.get(f"/admin/notifikasi/gateway/{pk}/coba/").status_code == 404


class TestBatas:
    def test_one_try_in_ten_seconds_per_gateway(self, satker: Satker, gateway: Gateway, fonnte: FonntePalsu) -> None:
        user, saat = buat_pengguna(satker, Peran.ADMIN), sekarang()
        with pada(saat):
            coba_kirim(gateway, HP, user)
        for detik in (0, 9):
            with pada(saat + timedelta(seconds=detik)), pytest.raises(CobaDitolak, match="10 detik"):
                coba_kirim(gateway, HP, user)
            with pada(saat + timedelta(seconds=detik)), pytest.raises(CobaDitolak):
                periksa_sambungan(gateway, buat_pengguna(satker, Peran.ADMIN))
        lain = buat_gateway(satker, fonnte.setelan(), jenis="fonnte")
        with pada(saat + timedelta(seconds=1)):
            coba_kirim(lain, HP, user)
        with pada(saat + timedelta(seconds=11)):
            coba_kirim(gateway, HP, user)
        assert len(fonnte.diterima) == 3

    def test_the_page_says_so(self, admin: Client, gateway: Gateway, fonnte: FonntePalsu) -> None:
        kirim(admin, gateway)
        assert "Baru saja dicoba" in kirim(admin, gateway)
        assert len(fonnte.diterima) == 1

    @pytest.mark.parametrize(
        "nomor", ["", "tidak ada", "0286-321456", "081234567890 / 081234567891", "08123", "+6012345"]
    )
    def test_a_number_that_is_none_is_refused_before_anything_leaves(
        self, satker: Satker, gateway: Gateway, fonnte: FonntePalsu, nomor: str
    ) -> None:
        with pytest.raises(CobaDitolak):
            coba_kirim(gateway, nomor, buat_pengguna(satker, Peran.ADMIN))
        assert fonnte.permintaan == []
        assert not JejakAudit.objects.filter(tindakan="gateway_dicoba").exists()

    @pytest.mark.parametrize("keadaan", ["berhenti", "salah_orang", "tidak_sah"])
    def test_who_said_stop_gets_no_test_either(
        self, satker: Satker, gateway: Gateway, fonnte: FonntePalsu, keadaan: str
    ) -> None:
        nomor = buat_nomor(satker, e164=HP, keadaan=keadaan)
        with pytest.raises(CobaDitolak, match="tidak boleh dihubungi"):
            coba_kirim(gateway, nomor.e164, buat_pengguna(satker, Peran.ADMIN))
        assert fonnte.permintaan == []


class TestJejak:
    def test_every_try_and_its_outcome_is_in_the_trail(
        self, admin: Client, gateway: Gateway, fonnte: FonntePalsu
    ) -> None:
        kirim(admin, gateway)
        coba, hasil = JejakAudit.objects.filter(tindakan__startswith="gateway_dicoba").order_by("id")
        assert (coba.rincian["cara"], hasil.rincian["http"]) == ("kirim", 200)
        semua = f"{coba.rincian}{hasil.rincian}"
        for rahasia in (HP, HP[1:], fonnte.token):
            assert rahasia not in semua

    def test_no_message_and_no_attempt_is_stored(self, admin: Client, gateway: Gateway) -> None:
        kirim(admin, gateway)
        assert not Pesan.objects.exists()
        assert not Percobaan.objects.exists()


class TestSulit:
    def coba(self, satker: Satker, palsu: PeladenPalsu, jenis: str, **lain: Any) -> Any:
        gateway = buat_gateway(satker, palsu.setelan(), jenis=jenis, **lain)  # type: ignore[attr-defined]
        return coba_kirim(gateway, lain.pop("tujuan", HP), buat_pengguna(satker, Peran.ADMIN))

    def test_a_gateway_out_of_reach_sent_nothing(self, satker: Satker) -> None:
        gateway = buat_gateway(satker, Setelan("http://127.0.0.1:1", "token-x", "default", ("r" * 20,)))
        user = buat_pengguna(satker, Peran.ADMIN)
        hasil = coba_kirim(gateway, HP, user)
        assert (hasil.baik, hasil.http) == (False, None)
        assert hasil.putusan.startswith("Tidak terkirim.")
        with pada(sekarang() + timedelta(minutes=1)):
            assert periksa_sambungan(gateway, user).baik is False

    def test_an_answer_that_broke_off_leaves_it_open(self, satker: Satker, waha: WahaPalsu) -> None:
        gateway = buat_gateway(satker, waha.setelan())
        hasil = coba_kirim(gateway, ajaib.nomor(ajaib.PUTUS), buat_pengguna(satker, Peran.ADMIN))
        assert hasil.baik is None
        assert "Tidak diketahui" in hasil.putusan

    def test_a_message_that_cannot_be_built_is_told(self, satker: Satker) -> None:
        with WablasPalsu() as palsu:
            gateway = buat_gateway(satker, palsu.setelan(maks_karakter=5), jenis="wablas")
            hasil = coba_kirim(gateway, HP, buat_pengguna(satker, Peran.ADMIN))
        assert (hasil.baik, hasil.http) == (False, None)
        assert "lebih dari 5 karakter" in hasil.putusan

    def test_keys_in_a_body_and_in_an_address_are_covered(self, satker: Satker) -> None:
        with HttpPalsu("watzap") as palsu:
            hasil = self.coba(satker, palsu, "http")
        assert hasil.baik is True
        assert TOKEN not in hasil.permintaan
        assert '"api_key": "•••"' in hasil.permintaan
        with WablasPalsu() as wablas:
            gateway = buat_gateway(satker, wablas.setelan(), jenis="wablas")
            sehat = periksa_sambungan(gateway, buat_pengguna(satker, Peran.ADMIN))
        assert "token-wablas" not in sehat.permintaan

    def test_a_connection_that_is_back_lets_the_next_run_probe(self, satker: Satker, fonnte: FonntePalsu) -> None:
        nanti = sekarang() + timedelta(hours=1)
        gateway = buat_gateway(
            satker, fonnte.setelan(), jenis="fonnte", pemutus_sejak=sekarang(), pemutus_sebab="x", pemutus_coba=nanti
        )
        periksa_sambungan(gateway, buat_pengguna(satker, Peran.ADMIN))
        gateway.refresh_from_db()
        assert gateway.pemutus_coba is not None
        assert gateway.pemutus_coba <= sekarang()


class TestSamar:
    samar = Samar.dari(Setelan("https://x.id", "nama:sandi-panjang", "", ("rahasia-webhook",), {}), HP)

    def test_headers_lose_every_value(self) -> None:
        basic = base64.b64encode(b"nama:sandi-panjang").decode()
        tampak = self.samar.permintaan(
            Permintaan("POST", "https://x.id/a?token=1", {"Authorization": f"Basic {basic}"})
        )
        assert tampak == "POST https://x.id/a\nAuthorization: •••"

    @pytest.mark.parametrize(
        "isi",
        [
            {"apikey": "terketik"},
            {"a": [{"User_Token": "terketik"}]},
            {"Sandi": "terketik"},
            {"x": "sandi-panjang"},
            {"x": "pre nama:sandi-panjang post"},
            {"pernyataan": [("INSERT", ["sandi-panjang"])]},
        ],
    )
    def test_keys_in_a_body_are_covered_by_value_and_by_name(self, isi: Any) -> None:
        tampak = self.samar.permintaan(Permintaan("POST", "https://x.id", json=isi))
        assert "terketik" not in tampak
        assert "sandi-panjang" not in tampak
        assert "•••" in tampak

    def test_the_number_is_masked_in_every_spelling(self) -> None:
        for ejaan in (HP, HP[1:], f"0{HP[3:]}", f"{HP[1:]}@c.us"):
            assert HP[3:] not in self.samar.teks(f"ke {ejaan}")

    def test_an_answer_is_cut_and_clean(self) -> None:
        tampak = self.samar.mentah(b"\x00\xffrahasia-webhook" + b"a" * 5000)
        assert "rahasia-webhook" not in tampak
        assert "\0" not in tampak
        assert len(tampak) == 1000
