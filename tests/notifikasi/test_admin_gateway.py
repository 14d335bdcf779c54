"""The form of a gateway for every kind: what is asked, what is told, what never moves along (issue 3, section 1)."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from notifikasi.admin.kemampuan import dapat, tidak_dapat
from notifikasi.gateway.daftar import GATEWAY, kelas
from notifikasi.gateway.dasar import Kemampuan
from notifikasi.models import Gateway
from satker.models import Peran, Satker
from tests.notifikasi.pabrik import buat_gateway
from tests.pabrik import buat_pengguna, masuk

pytestmark = pytest.mark.django_db
RAHASIA, TOKEN = "rahasia-lama-yang-panjang", "token-sangat-rahasia"
TAMBAH = reverse("admin:notifikasi_gateway_add")


@pytest.fixture
def admin(client: Client, satker: Satker) -> Client:
    """The court's admin, signed in."""
    return masuk(client, buat_pengguna(satker, Peran.ADMIN))


def isian(satker: Satker, jenis: str, **lain: Any) -> dict[str, Any]:
    """What the form sends."""
    tetap = {"satker": satker.pk, "nama": "utama", "jenis": jenis, "prioritas": 1, "laju": 0, "jeda_penerima": 0}
    kosong = dict.fromkeys(("url", "nomor_id", "nomor_pengirim", "token", "rahasia_baru", "kontak_baru_per_hari"), "")
    return tetap | kosong | {"jeda_acak": 0, "pemanasan_mulai": "", "biaya": 0, "opsi": "{}", "aktif": "on"} | lain


def ubah(client: Client, gateway: Gateway, **lain: Any) -> Any:
    """Send the change form; the row as it is afterwards is in the object given."""
    awal = isian(gateway.satker, gateway.jenis, nama=gateway.nama, url=gateway.url, nomor_id=gateway.nomor_id)
    jawab = client.post(reverse("admin:notifikasi_gateway_change", args=(gateway.pk,)), awal | lain)
    gateway.refresh_from_db()
    return jawab


def salah(jawab: Any) -> dict[str, list[str]]:
    """The refusals by field; "__all__" above all of them."""
    assert jawab.status_code == 200
    return {k: list(v) for k, v in jawab.context["adminform"].form.errors.items()}


class TestPilihJenis:
    def test_every_kind_is_offered_with_what_it_can_and_cannot_do(self, admin: Client) -> None:
        isi = admin.get(TAMBAH).content.decode()
        for jenis in GATEWAY:
            assert f'href="?jenis={jenis}"' in isi
        assert "Tidak memberi tanda terima: pesan berhenti pada status Diterima penyedia" in isi
        assert 'name="token"' not in isi

    @pytest.mark.parametrize("jenis", sorted(GATEWAY))
    def test_only_what_the_kind_needs_is_asked_for(self, admin: Client, jenis: str) -> None:
        isi = admin.get(f"{TAMBAH}?jenis={jenis}").content.decode()
        for setelan, bidang in (
            ("url", "url"),
            ("nomor_id", "nomor_id"),
            ("rahasia", "rahasia_baru"),
            ("opsi", "opsi"),
        ):
            assert (f'name="{bidang}"' in isi) is (setelan in kelas(jenis).isian), bidang
        assert 'name="token"' in isi
        assert "Dapat" in isi
        assert "Batasnya" in isi
        for bantuan in filter(None, kelas(jenis).isian.values()):
            assert bantuan.split("{")[0].split('"')[0][:30] in isi.replace("&#x27;", "'").replace("&quot;", '"')

    def test_an_unknown_kind_offers_the_choice_again(self, admin: Client) -> None:
        assert "Tambah gateway Fonnte" in admin.get(f"{TAMBAH}?jenis=merpati").content.decode()

    @pytest.mark.parametrize(
        ("jenis", "lain"),
        [
            ("fonnte", {"rahasia_baru": RAHASIA}),
            ("wablas", {"url": "https://solo.wablas.com"}),
            ("http", {"opsi": '{"profil": "watzap"}', "nomor_id": "nk-1"}),
            ("http", {"opsi": "{}", "url": "http://10.0.0.5:8000"}),
            ("cloud_api", {"nomor_id": "1122334455", "rahasia_baru": RAHASIA}),
            ("waha", {"url": "http://waha:3000", "rahasia_baru": RAHASIA}),
        ],
    )
    def test_a_gateway_is_added_with_just_that(
        self, admin: Client, satker: Satker, jenis: str, lain: dict[str, str]
    ) -> None:
        jawab = admin.post(f"{TAMBAH}?jenis={jenis}", isian(satker, jenis, token=TOKEN, **lain))
        assert jawab.status_code == 302
        baru = Gateway.objects.get(nama="utama")
        assert (baru.jenis, baru.token) == (jenis, TOKEN)
        halaman = admin.get(reverse("admin:notifikasi_gateway_change", args=(baru.pk,))).content.decode()
        assert TOKEN not in halaman
        assert RAHASIA not in halaman


class TestDiSampingIsian:
    @pytest.mark.parametrize(
        ("jenis", "lain", "bidang", "kata"),
        [
            ("waha", {"url": "http://waha.contoh.id"}, "url", "jaringan sendiri"),
            ("waha", {"url": "http://169.254.169.254"}, "url", "link-local"),
            ("waha", {"token": ""}, "token", "belum diisi"),
            ("waha", {"token": "a b\u00e9"}, "token", "spasi"),
            ("waha", {"rahasia_baru": ""}, "rahasia_baru", "belum diisi"),
            ("fonnte", {"rahasia_baru": "secret"}, "rahasia_baru", "diketahui umum"),
            ("wablas", {"url": ""}, "url", "https://"),
            ("http", {"opsi": '{"profil": "wagate"}'}, "opsi", "salah satu dari"),
            ("http", {"opsi": '{"jalur": "@jahat.id"}'}, "opsi", "jalur"),
            ("http", {"opsi": "[1]"}, "opsi", "objek JSON"),
            ("http", {"opsi": "{rusak"}, "opsi", "JSON"),
        ],
    )
    def test_a_refusal_stands_beside_its_field(
        self, admin: Client, satker: Satker, jenis: str, lain: dict[str, str], bidang: str, kata: str
    ) -> None:
        baik = {"url": "http://waha:3000", "token": TOKEN, "rahasia_baru": RAHASIA}
        kesalahan = salah(admin.post(TAMBAH, isian(satker, jenis, **(baik | lain))))
        assert kata in " ".join(kesalahan.pop(bidang))
        assert not kesalahan
        assert not Gateway.objects.exists()


class TestRahasiaTetapDiTempatnya:
    """A secret goes only where it always went: not to another provider, not to another server."""

    @pytest.fixture
    def gateway(self, satker: Satker) -> Gateway:
        """A WAHA gateway with secrets."""
        isi: dict[str, Any] = {"token": TOKEN, "rahasia_webhook": RAHASIA, "url": "http://waha:3000"}
        return buat_gateway(satker, opsi={"id_klien": True}, **isi)

    def test_another_kind_gets_nothing_of_the_old_one(self, admin: Client, gateway: Gateway) -> None:
        kesalahan = salah(ubah(admin, gateway, jenis="fonnte"))
        assert "token" in kesalahan
        assert "rahasia_baru" in kesalahan
        assert (
            ubah(admin, gateway, jenis="fonnte", token="baru-1", rahasia_baru="rahasia-fonnte-panjang").status_code
            == 302
        )
        assert (gateway.jenis, gateway.url, gateway.token) == ("fonnte", "", "baru-1")
        assert gateway.rahasia_webhook == "rahasia-fonnte-panjang"

    @pytest.mark.parametrize("url", ["http://10.0.0.9:3000", "https://jahat.contoh.id", "http://waha:3001"])
    def test_another_server_needs_the_token_typed_again(self, admin: Client, gateway: Gateway, url: str) -> None:
        """Else whoever may change the address could have the token sent to himself."""
        assert "token" in salah(ubah(admin, gateway, url=url))
        gateway.refresh_from_db()
        assert gateway.url == "http://waha:3000"
        assert ubah(admin, gateway, url=url, token="diketik-lagi").status_code == 302
        assert (gateway.url, gateway.token) == (url, "diketik-lagi")

    def test_another_path_on_the_same_server_does_not(self, admin: Client, gateway: Gateway) -> None:
        assert ubah(admin, gateway, url="http://waha:3000/wa").status_code == 302
        assert gateway.token == TOKEN

    def test_another_profile_is_another_provider(self, admin: Client, satker: Satker) -> None:
        gateway = buat_gateway(satker, jenis="http", url="", token=TOKEN, opsi={"profil": "watzap"})
        assert "token" in salah(ubah(admin, gateway, opsi='{"profil": "whacenter"}'))
        assert ubah(admin, gateway, opsi='{"profil": "watzap", "koneksi": 2}').status_code == 302
        assert gateway.token == TOKEN

    def test_settings_a_kind_does_not_show_stay_when_it_is_saved(self, admin: Client, satker: Satker) -> None:
        """A court's file may hold more than the form asks for."""
        gateway = buat_gateway(
            satker, jenis="fonnte", url="https://fonnte.contoh.id", token=TOKEN, rahasia_webhook=RAHASIA
        )
        data = isian(satker, "fonnte", nama="lain", nomor_id="x")
        alamat = reverse("admin:notifikasi_gateway_change", args=(gateway.pk,))
        assert admin.post(alamat, data).status_code == 302
        gateway.refresh_from_db()
        assert (gateway.nama, gateway.url, gateway.token) == ("lain", "https://fonnte.contoh.id", TOKEN)


class TestKemampuan:
    PENUH = Kemampuan(
        cek_nomor=True,
        tanda_terima=True,
        masuk=True,
        id_klien=True,
        gema_id=True,
        maks_karakter=4096,
        jeda_penerima_detik=0,
        butuh_templat=False,
        tanya_status=True,
    )
    POLOS = Kemampuan(
        cek_nomor=False,
        tanda_terima=False,
        masuk=False,
        id_klien=False,
        gema_id=False,
        maks_karakter=612,
        jeda_penerima_detik=6,
        butuh_templat=True,
        bukti_webhook="alamat",
    )

    def test_who_can_everything_has_only_its_length_as_a_limit(self) -> None:
        assert list(tidak_dapat(self.PENUH)) == ["Teks lebih dari 4096 karakter tidak dikirim."]
        assert len(list(dapat(self.PENUH))) == 7

    def test_who_can_little_says_what_follows_from_it(self) -> None:
        assert list(dapat(self.POLOS)) == ["Mengirim pesan WhatsApp."]
        batas = list(tidak_dapat(self.POLOS))
        assert len(batas) == 8
        assert any("tidak terkirim dua kali" in b for b in batas)
        assert any("612" in b for b in batas)

    @pytest.mark.parametrize("jenis", sorted(GATEWAY))
    def test_every_kind_is_told_in_whole_sentences(self, jenis: str) -> None:
        kalimat = [*dapat(kelas(jenis).kemampuan), *tidak_dapat(kelas(jenis).kemampuan)]
        assert all(k[0].isupper() and k.endswith(".") for k in kalimat)
        assert len(set(kalimat)) == len(kalimat)

    def test_the_page_shows_the_abilities_of_the_rules_as_they_are_set(self, admin: Client, satker: Satker) -> None:
        webhook = {"kepala": "X-R", "id": "id", "status": "status"}
        gateway = buat_gateway(satker, jenis="http", opsi={"webhook": webhook, "kanal": "sms"})
        isi = admin.get(reverse("admin:notifikasi_gateway_change", args=(gateway.pk,))).content.decode()
        assert "Mengirim SMS." in isi
        assert "Memberi kabar saat pesan sampai." in isi
        assert "Tidak meneruskan pesan masuk" in isi
