"""[[gateway]] in a court's file, for the rented and the declared kinds."""

from pathlib import Path

import pytest

from notifikasi.antar.jalur import adaptor
from notifikasi.gateway.http_profil import PROFIL
from notifikasi.models import Gateway
from satker.muat import GalatMuat, muat_teks
from tests.notifikasi.gateway.bahan import kiriman

pytestmark = pytest.mark.django_db
SATKER = '[satker]\nkode = "pa-a"\nnama = "PA A"\nsingkatan = "PA.A"\n'
ENV = {"TOKEN": "token-panjang-sekali-1234567890", "RAHASIA": "rahasia-baru-yang-panjang-12345678"}


def gateway(jenis: str, *baris: str) -> str:
    """A file with one gateway of that kind."""
    return "\n".join([SATKER, "[[gateway]]", 'nama = "Satu"', f'jenis = "{jenis}"', 'token = "${TOKEN}"', *baris, ""])


def galat(teks: str) -> list[str]:
    with pytest.raises(GalatMuat) as tangkap:
        muat_teks(teks, ENV)
    assert not Gateway.objects.exists()
    return tangkap.value.baris


@pytest.mark.parametrize(
    ("jenis", "baris", "alamat"),
    [
        ("fonnte", ['rahasia_webhook = "${RAHASIA}"'], "https://api.fonnte.com/send"),
        ("wablas", ['url = "https://solo.wablas.com"'], "https://solo.wablas.com/api/v2/send-message"),
        ("http", ['opsi = { profil = "watzap" }'], "https://api.watzap.id/v1/send_message"),
        (
            "http",
            ['nomor_id = "u"', 'opsi = { profil = "zenziva" }'],
            "https://console.zenziva.net/reguler/api/sendsms/",
        ),
        ("http", ['url = "http://10.0.0.5:8000/kirim"'], "http://10.0.0.5:8000/kirim"),
    ],
)
def test_a_kind_is_set_up_with_just_what_it_needs(jenis: str, baris: list[str], alamat: str) -> None:
    for kali in ("dibuat", "tetap"):
        assert muat_teks(gateway(jenis, *baris), ENV)["bagian"]["gateway"][kali] == 1
    assert adaptor(Gateway.objects.get()).build(kiriman()).url == alamat


def test_rules_of_many_lines_are_written_as_tables() -> None:
    aturan = """
[gateway.opsi]
jalur = "/sms"
bentuk = "form"
kanal = "sms"
kepala = { X-Key = "{token}" }
isi = { to = "{nomor_lokal}", text = "{teks}" }
berhasil = { jalur = "status", nilai = ["1", true] }
[gateway.opsi.tolak]
"invalid number" = "penerima"
"""
    muat_teks(gateway("http", 'url = "https://sms.contoh.id"') + aturan, ENV)
    pintu = adaptor(Gateway.objects.get())
    minta = pintu.build(kiriman(nomor="+6281234567890", teks="Halo"))
    assert (minta.url, minta.data) == ("https://sms.contoh.id/sms", {"to": "081234567890", "text": "Halo"})
    assert minta.headers == {"X-Key": ENV["TOKEN"]}
    assert pintu.kemampuan.kanal == "sms"


@pytest.mark.parametrize(
    ("teks", "kata"),
    [
        (gateway("fonnte"), "Rahasia webhook belum diisi"),
        (gateway("wablas"), "Alamat gateway harus diawali https://"),
        (gateway("http", 'url = "http://8.8.8.8"'), "jaringan sendiri"),
        (gateway("http", 'opsi = { profil = "wagate" }'), "Alamat gateway"),
        (gateway("http", 'url = "https://x.id"', 'opsi = { profil = "wagate" }'), "salah satu dari"),
        (gateway("http", 'url = "https://x.id"', 'opsi = { jalur = "@jahat.id" }'), "jalur"),
        (gateway("http", 'url = "https://x.id"', 'opsi = { isi = { t = "{teks}" } }'), "{nomor} dan {teks}"),
    ],
)
def test_unsafe_or_missing_settings_stop_the_whole_file(teks: str, kata: str) -> None:
    assert any(kata in baris for baris in galat(teks))
    assert ENV["TOKEN"] not in str(galat(teks))


def test_the_page_of_the_profiles_names_every_one() -> None:
    """docs/gateway-http.md is what an admin reads; a profile it does not name is not there for him."""
    teks = (Path(__file__).parents[2] / "docs" / "gateway-http.md").read_text()
    for nama, profil in PROFIL.items():
        [baris] = [b for b in teks.splitlines() if b.startswith(f"| `{nama}`")]
        assert profil.keyakinan in baris
        assert ("diisi" if not profil.alamat else "ada") in baris
