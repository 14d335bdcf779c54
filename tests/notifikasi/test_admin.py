"""Configuration of messages in the admin: secrets never come out, mistakes are named before they are saved."""

from typing import Any

import pytest
from django.forms.models import model_to_dict
from django.test import Client
from django.urls import reverse

from notifikasi.models import Gateway, KotakWebhook, Persetujuan, SetelanNotifikasi, Templat
from satker.models import JejakAudit, Peran, Satker
from satker.waktu import sekarang
from tests.notifikasi.pabrik import UJI, buat_gateway, buat_nomor
from tests.pabrik import buat_pengguna, buat_satker, masuk

pytestmark = pytest.mark.django_db
RAHASIA, TOKEN = "rahasia-lama-yang-panjang", "token-sangat-rahasia"


@pytest.fixture
def admin(client: Client, satker: Satker) -> Client:
    """The court's admin, signed in."""
    return masuk(client, buat_pengguna(satker, Peran.ADMIN))


@pytest.fixture
def gateway(satker: Satker) -> Gateway:
    """A gateway with secrets."""
    return buat_gateway(satker, token=TOKEN, rahasia_webhook=RAHASIA, url="http://waha:3000")


def ubah(obj: Any) -> str:
    """The change page of an object."""
    return reverse(f"admin:notifikasi_{obj._meta.model_name}_change", args=(obj.pk,))


def isian(gateway: Gateway, **lain: Any) -> dict[str, Any]:
    """What the form of a gateway sends when nothing was touched."""
    asli = {
        "satker": gateway.satker_id,
        "nama": gateway.nama,
        "jenis": gateway.jenis,
        "url": gateway.url,
        "nomor_id": gateway.nomor_id,
        "nomor_pengirim": "",
        "opsi": "{}",
        "prioritas": 1,
        "laju": 0,
        "jeda_penerima": 0,
        "biaya": 0,
        "jeda_acak": 0,
        "kontak_baru_per_hari": "",
        "aktif": "on",
        "token": "",
        "rahasia_baru": "",
    }
    return asli | lain


def simpan(client: Client, gateway: Gateway, **lain: Any) -> Any:
    """Send the form; the gateway as it is afterwards is in the object given."""
    jawab = client.post(ubah(gateway), isian(gateway, **lain))
    gateway.refresh_from_db()
    return jawab


def test_the_page_shows_abilities_and_address_but_no_secret(admin: Client, gateway: Gateway) -> None:
    isi = admin.get(ubah(gateway)).content.decode()
    assert f"http://testserver/webhook/waha/{gateway.token_jalur}/" in isi
    assert "Memeriksa lebih dahulu apakah sebuah nomor ada di WhatsApp." in isi
    assert "1 rahasia" in isi
    assert TOKEN not in isi
    assert RAHASIA not in isi
    daftar = admin.get(reverse("admin:notifikasi_gateway_changelist")).content.decode()
    assert TOKEN not in daftar
    assert gateway.token_jalur not in daftar


def test_untouched_secrets_stay(admin: Client, gateway: Gateway) -> None:
    assert simpan(admin, gateway, laju=5).status_code == 302
    assert (gateway.laju, gateway.token, gateway.rahasia_webhook) == (5, TOKEN, RAHASIA)
    catatan = JejakAudit.objects.get(tindakan="ubah_gateway")
    assert TOKEN not in str(catatan.rincian)
    assert "Token" not in str(catatan.rincian)


def test_a_new_webhook_secret_leaves_the_old_one_valid_until_it_is_taken_away(admin: Client, gateway: Gateway) -> None:
    baru = "rahasia-baru-yang-panjang"
    assert simpan(admin, gateway, rahasia_baru=baru, token="token-baru").status_code == 302
    assert gateway.rahasia_webhook.splitlines() == [baru, RAHASIA]
    assert gateway.token == "token-baru"
    assert simpan(admin, gateway, hapus_rahasia_lama="on").status_code == 302
    assert gateway.rahasia_webhook == baru


@pytest.mark.parametrize(
    ("lain", "kata"),
    [
        ({"rahasia_baru": "secret"}, "kata bawaan yang diketahui umum"),
        ({"rahasia_baru": "pendek"}, "terlalu pendek"),
        ({"url": "http://waha.contoh.go.id"}, "jaringan sendiri"),
        ({"opsi": "[1]"}, "objek JSON"),
        ({"laju": "-1"}, "gateway_laju_tidak_negatif"),
        ({"jenis": "merpati"}, "merpati"),
    ],
)
def test_unsafe_settings_are_refused_with_the_reason(
    admin: Client, gateway: Gateway, lain: dict[str, str], kata: str
) -> None:
    jawab = simpan(admin, gateway, **lain)
    assert jawab.status_code == 200
    assert kata in jawab.content.decode()
    assert RAHASIA not in jawab.content.decode()
    assert (gateway.rahasia_webhook, gateway.url) == (RAHASIA, "http://waha:3000")


def test_a_new_gateway_needs_its_secrets(admin: Client, satker: Satker) -> None:
    baru = buat_gateway(satker)
    tambah = isian(baru, nama="baru", url="http://waha:3000", token="t-123", rahasia_baru=RAHASIA)
    tanpa = admin.post(reverse("admin:notifikasi_gateway_add"), tambah | {"rahasia_baru": ""})
    assert "Rahasia webhook belum diisi" in tanpa.content.decode()
    assert admin.get(reverse("admin:notifikasi_gateway_add")).status_code == 200
    assert admin.post(reverse("admin:notifikasi_gateway_add"), tambah).status_code == 302
    assert Gateway.objects.get(nama="baru").rahasia_webhook == RAHASIA


def test_the_list_says_how_each_gateway_is_and_can_hold_it(admin: Client, gateway: Gateway) -> None:
    daftar = reverse("admin:notifikasi_gateway_changelist")
    assert "Siap" in admin.get(daftar).content.decode()
    admin.post(daftar, {"action": "aksi_jeda", "_selected_action": [gateway.pk]})
    gateway.refresh_from_db()
    assert gateway.dijeda
    assert "Dijeda" in admin.get(daftar).content.decode()
    admin.post(daftar, {"action": "aksi_lanjutkan", "_selected_action": [gateway.pk]})
    Gateway.objects.update(pemutus_sejak=sekarang(), pemutus_sebab="Sesi WhatsApp keluar.")
    assert "Sesi WhatsApp keluar." in admin.get(daftar).content.decode()


def test_a_text_is_checked_before_it_is_saved_and_previewed_after(admin: Client, satker: Satker) -> None:
    tambah, isi = reverse("admin:notifikasi_templat_add"), {"satker": satker.pk, "jenis": UJI, "bidang_meta": "[]"}
    assert admin.get(tambah).status_code == 200
    salah = admin.post(tambah, isi | {"teks": "{{ nomer_perkara }}\n{{ footer_pihak }}"}).content.decode()
    assert "Maksud Anda {{ nomor_perkara }}?" in salah
    salah = admin.post(tambah, isi | {"teks": "", "bidang_meta": '["asing"]'}).content.decode()
    assert "Bidang tidak dikenal: asing." in salah
    assert Templat.objects.count() == 0
    assert admin.post(tambah, isi | {"teks": "No {{ nomor_perkara }}\n{{ footer_pihak }}"}).status_code == 302
    halaman = admin.get(ubah(Templat.objects.get())).content.decode()
    assert "No 99/Pdt.G/2026" in halaman
    assert "ruang sidang" in halaman


def test_a_text_with_markup_is_shown_as_text(admin: Client, satker: Satker) -> None:
    templat = Templat.objects.create(satker=satker, jenis=UJI, teks="<script>alert(1)</script>\n{{ footer_pihak }}")
    assert "<script>alert(1)" not in admin.get(ubah(templat)).content.decode()


def test_the_window_must_not_end_before_it_begins(admin: Client, satker: Satker) -> None:
    tambah = reverse("admin:notifikasi_setelannotifikasi_add")
    bawaan = model_to_dict(SetelanNotifikasi(), exclude=["id", "satker"])
    isi = {k: v for k, v in bawaan.items() if v is not False} | {"satker": satker.pk}
    isi |= {"jendela_mulai": "20:00", "jendela_selesai": "07:00"}
    assert admin.post(tambah, isi).status_code == 200
    assert admin.post(tambah, isi | {"jendela_mulai": "07:00", "jendela_selesai": "20:00"}).status_code == 302
    assert SetelanNotifikasi.objects.get().satker == satker


def test_consent_and_webhooks_can_be_read_and_not_changed(admin: Client, satker: Satker, gateway: Gateway) -> None:
    nomor = buat_nomor(satker)
    isi = {"nomor": nomor, "tindakan": "beri", "dasar": "persetujuan", "kanal": "loket", "versi_teks": "1"}
    setuju = Persetujuan.objects.create(waktu=sekarang(), **isi)
    kotak = KotakWebhook.objects.create(gateway=gateway, kunci="k", badan="isi pesan orang", diterima_pada=sekarang())
    for obj in (setuju, kotak):
        nama = obj._meta.model_name
        assert admin.get(reverse(f"admin:notifikasi_{nama}_changelist")).status_code == 200
        halaman = admin.get(ubah(obj))
        assert halaman.status_code == 200
        assert "isi pesan orang" not in halaman.content.decode()
        assert admin.post(ubah(obj), {"kunci": "x"}).status_code == 403
        assert admin.get(reverse(f"admin:notifikasi_{nama}_add")).status_code == 403
        assert (
            admin.post(reverse(f"admin:notifikasi_{nama}_delete", args=(obj.pk,)), {"post": "yes"}).status_code == 403
        )
    assert nomor.e164 not in admin.get(reverse("admin:notifikasi_persetujuan_changelist")).content.decode()


def test_another_courts_admin_finds_nothing_of_ours(client: Client, gateway: Gateway) -> None:
    masuk(client, buat_pengguna(buat_satker(), Peran.ADMIN))
    templat = Templat.objects.create(satker=gateway.satker, jenis=UJI, teks="")
    for obj in (gateway, templat):
        assert client.get(ubah(obj)).status_code in (302, 403, 404)
        daftar = client.get(reverse(f"admin:notifikasi_{obj._meta.model_name}_changelist")).content.decode()
        assert ubah(obj) not in daftar
    client.post(
        reverse("admin:notifikasi_gateway_changelist"), {"action": "aksi_jeda", "_selected_action": [gateway.pk]}
    )
    gateway.refresh_from_db()
    assert not gateway.dijeda


@pytest.mark.parametrize("peran", [Peran.PTSP, Peran.KETUA])
def test_who_is_not_admin_configures_nothing(client: Client, gateway: Gateway, peran: str) -> None:
    masuk(client, buat_pengguna(gateway.satker, peran, is_staff=True))
    assert client.get(ubah(gateway)).status_code == 403
