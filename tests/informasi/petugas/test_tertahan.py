"""Nothing typed may be lost: what was sent after the sign-in ran out goes on after the next one, and to nobody else."""

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django_otp.plugins.otp_totp.models import TOTPDevice
from time_machine import travel

from informasi.models import Permohonan
from satker import tertahan
from satker.models import Satker
from satker.waktu import sekarang
from tests.halaman import sebagai
from tests.informasi.pabrik import PETUGAS, ajukan, segar
from tests.layanan.lampiran.berkas import pdf
from tests.pabrik import SANDI, buat_pengguna, masuk, masuk_sandi_saja
from tests.satker.kode import kode_sekarang

pytestmark = pytest.mark.django_db
TULISAN = 'Pemohon <b>"keberatan"</b>\nbiaya 100%'
ASAL = "http://testserver"


@pytest.fixture
def p(satker: Satker) -> Permohonan:
    return ajukan(satker)


@pytest.fixture
def perangkat(satker: Satker) -> TOTPDevice:
    user = buat_pengguna(satker, PETUGAS, username="rina")
    return TOTPDevice.objects.create(user=user, name="Aplikasi autentikator")


def alamat(p: Permohonan, tindakan: str = "perbedaan") -> str:
    return reverse("meja_informasi_langkah", args=[p.pk, tindakan])


def kirim(client: Client, p: Permohonan, tindakan: str = "perbedaan", **isian: Any) -> Any:
    asal = reverse("meja_informasi_rincian", args=[p.pk])
    isian = {"versi": str(p.versi), "uraian": TULISAN} | isian
    return client.post(alamat(p, tindakan), isian, headers={"Referer": f"{ASAL}{asal}"})


def isian_tersembunyi(halaman: str) -> dict[str, str]:
    """The hidden fields of a page."""
    cocok = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', halaman)
    return {k: unescape(v) for k, v in cocok}


def masuk_lagi(client: Client, halaman: str, perangkat: TOTPDevice) -> Any:
    """Through the sign-in, with what its page carries."""
    client.post(reverse("masuk"), isian_tersembunyi(halaman) | {"username": "rina", "password": SANDI})
    return client.post(reverse("masuk_kode"), {"kode": kode_sekarang(perangkat)})


def test_it_is_sent_after_the_sign_in(p: Permohonan, perangkat: TOTPDevice) -> None:
    client = Client()
    pintu = kirim(client, p).content.decode()
    assert "Isian Anda belum terkirim dan masih ada" in pintu
    assert isian_tersembunyi(pintu)["next"] == reverse("meja_informasi_rincian", args=[p.pk])
    assert masuk_lagi(client, pintu, perangkat).headers["Location"] == reverse("masuk_lanjutkan")
    for _ in range(2):  # a reload loses nothing either
        teks = client.get(reverse("masuk_lanjutkan")).content.decode()
        assert f'action="{alamat(p)}"' in teks
        isian = isian_tersembunyi(teks)
    assert (isian["uraian"], isian["versi"]) == (TULISAN, str(p.versi))
    assert client.post(alamat(p), isian).status_code == 302
    assert p.perbedaan.get().uraian == TULISAN


def test_who_was_quicker_meanwhile_is_named_and_the_words_stay(p: Permohonan, perangkat: TOTPDevice) -> None:
    client = Client()
    pintu = kirim(client, p).content.decode()
    kirim(masuk(Client(), perangkat.user), p, uraian="Lain")
    masuk_lagi(client, pintu, perangkat)
    isian = isian_tersembunyi(client.get(reverse("masuk_lanjutkan")).content.decode())
    teks = client.post(alamat(p), isian).content.decode()
    assert "sudah melakukan “Catat perbedaan pendapat”" in teks
    assert "biaya 100%</textarea>" in teks


def test_a_wrong_password_on_the_way_costs_nothing(p: Permohonan, perangkat: TOTPDevice) -> None:
    client = Client()
    pintu = kirim(client, p).content.decode()
    salah = client.post(reverse("masuk"), isian_tersembunyi(pintu) | {"username": "rina", "password": "salah"})
    assert masuk_lagi(client, salah.content.decode(), perangkat).headers["Location"] == reverse("masuk_lanjutkan")


def test_before_the_password_is_right_nothing_is_stored_and_nothing_can_be_read(p: Permohonan) -> None:
    client = Client()
    pintu = kirim(client, p).content.decode()
    assert "biaya 100" not in pintu
    assert "sessionid" not in client.cookies
    setengah = masuk_sandi_saja(Client(), buat_pengguna(p.satker, PETUGAS))
    assert setengah.get(reverse("masuk_lanjutkan")).status_code == 302
    assert "no-store" in kirim(Client(), p).headers["Cache-Control"]


def test_files_are_named_and_asked_for_again(p: Permohonan, perangkat: TOTPDevice) -> None:
    """A form whose files may be left out must not go through without them in silence."""
    client = Client()
    berkas = SimpleUploadedFile("bukti <1>.pdf", pdf(), "application/pdf")
    pintu = kirim(client, p, "berkas", berkas=berkas).content.decode()
    masuk_lagi(client, pintu, perangkat)
    teks = client.get(reverse("masuk_lanjutkan")).content.decode()
    assert "pilih kembali: bukti &lt;1&gt;.pdf." in teks
    jawaban = client.post(alamat(p, "berkas"), isian_tersembunyi(teks)).content.decode()
    assert "Pilih kembali berkas ini sebelum mengirim: bukti &lt;1&gt;.pdf." in jawaban
    assert p.lampiran.count() == 0
    lagi = SimpleUploadedFile("bukti.pdf", pdf(), "application/pdf")
    assert client.post(alamat(p, "berkas"), {"versi": p.versi, "berkas": lagi}).status_code == 302
    assert p.lampiran.count() == 1


@pytest.mark.parametrize("nama", ["password", "new_password1", "sandi", "csrfmiddlewaretoken", "token_gateway"])
def test_secrets_are_never_kept(p: Permohonan, perangkat: TOTPDevice, nama: str) -> None:
    client = Client()
    masuk_lagi(client, kirim(client, p, **{nama: "Rahasia-123"}).content.decode(), perangkat)
    milik = tertahan.buka(client.session["isian_tertahan"])
    assert milik is not None
    assert "Rahasia-123" not in str(milik.isian)


def test_a_form_of_passwords_is_not_kept_at_all(client: Client) -> None:
    isian = {"old_password": "a", "new_password1": "b", "lain": "c"}
    jawaban = client.post("/profil/kata-sandi/", isian)
    assert jawaban.status_code == 302


def test_a_button_without_fields_leads_to_the_sign_in_as_before(client: Client, p: Permohonan) -> None:
    assert client.post(alamat(p)).headers["Location"].startswith(reverse("masuk"))


def test_more_than_our_longest_form_is_not_carried(p: Permohonan) -> None:
    assert kirim(Client(), p, uraian="x" * tertahan.PALING_PANJANG).status_code == 302


@pytest.mark.parametrize("segel", ["", "x", "gAAAAAB", "é", "a" * 5000])
def test_a_seal_that_is_not_ours_opens_nothing(p: Permohonan, perangkat: TOTPDevice, segel: str) -> None:
    client = Client()
    client.post(reverse("masuk"), {"username": "rina", "password": SANDI, "tertahan": segel})
    jawaban = client.post(reverse("masuk_kode"), {"kode": kode_sekarang(perangkat)})
    assert jawaban.headers["Location"] == "/"


def test_after_half_an_hour_it_is_gone(p: Permohonan, perangkat: TOTPDevice) -> None:
    client = Client()
    masuk_lagi(client, kirim(client, p).content.decode(), perangkat)
    with travel(sekarang() + timedelta(seconds=tertahan.DETIK + 60), tick=False):
        assert client.get(reverse("masuk_lanjutkan")).headers["Location"] == "/"


def test_whoever_did_not_write_it_throws_it_away(p: Permohonan, perangkat: TOTPDevice) -> None:
    client = Client()
    masuk_lagi(client, kirim(client, p).content.decode(), perangkat)
    buang = client.post(reverse("masuk_lanjutkan"))
    assert buang.headers["Location"] == reverse("meja_informasi_rincian", args=[p.pk])
    assert client.get(reverse("masuk_lanjutkan")).headers["Location"] == "/"


def test_who_may_not_take_the_step_does_not_take_it_this_way(p: Permohonan, perangkat: TOTPDevice) -> None:
    """The form is sent as any other: its page asks for the role."""
    client = Client()
    pintu = kirim(client, p, "sanksi").content.decode()
    masuk_lagi(client, pintu, perangkat)
    isian = isian_tersembunyi(client.get(reverse("masuk_lanjutkan")).content.decode())
    assert client.post(alamat(p, "sanksi"), isian).status_code == 403


class TestTabLain:
    """Another tab has signed in anew: the token of this one is no longer good."""

    @pytest.fixture
    def ketat(self, satker: Satker) -> Client:
        client = Client(enforce_csrf_checks=True)
        return masuk(client, buat_pengguna(satker, PETUGAS))

    def test_the_words_are_offered_again_with_a_good_token(self, p: Permohonan, ketat: Client) -> None:
        jawaban = ketat.post(alamat(p), {"uraian": TULISAN, "versi": p.versi}, headers={"Origin": ASAL})
        assert jawaban.status_code == 200
        assert not p.perbedaan.exists()
        isian = isian_tersembunyi(jawaban.content.decode())
        assert isian["uraian"] == TULISAN
        assert ketat.post(alamat(p), isian, headers={"Origin": ASAL}).status_code == 302
        assert segar(p).perbedaan.get().uraian == TULISAN

    @pytest.mark.parametrize("asal", [{}, {"Origin": "https://jahat.test"}, {"Origin": "null"}])
    def test_a_form_of_another_site_is_never_repeated(self, p: Permohonan, ketat: Client, asal: dict[str, str]) -> None:
        jawaban = ketat.post(alamat(p), {"uraian": "dari luar"}, headers=asal)
        assert jawaban.status_code == 403
        assert "dari luar" not in jawaban.content.decode()

    def test_nor_to_who_is_not_signed_in(self, p: Permohonan) -> None:
        jawaban = Client(enforce_csrf_checks=True).post(alamat(p), {"uraian": "x-y-z"}, headers={"Origin": ASAL})
        assert jawaban.status_code == 403
        assert "x-y-z" not in jawaban.content.decode()


def test_a_signed_in_officer_never_sees_the_page_by_accident(satker: Satker) -> None:
    assert sebagai(satker, PETUGAS).get(reverse("masuk_lanjutkan")).headers["Location"] == "/"
