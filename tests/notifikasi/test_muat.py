"""[[gateway]] and the send window in a court's file."""

from datetime import time
from decimal import Decimal

import pytest
from django.db import connection

from notifikasi.gateway.daftar import GATEWAY as GATEWAY_ADA
from notifikasi.models import Gateway, SetelanNotifikasi
from satker.muat import GalatMuat, muat_teks

pytestmark = pytest.mark.django_db

SATKER = '[satker]\nkode = "pa-a"\nnama = "PA A"\nsingkatan = "PA.A"\n'
GATEWAY = """
[[gateway]]
nama = "Utama"
jenis = "waha"
url = "https://waha.contoh.go.id"
token = "${TOKEN}"
nomor_id = "default"
rahasia_webhook = ["${RAHASIA}", "rahasia-lama-yang-masih-berlaku-1234"]
laju = 0.5
"""
ENV = {"TOKEN": "token-panjang-sekali-1234567890", "RAHASIA": "rahasia-baru-yang-panjang-12345678"}


def _galat(teks: str) -> list[str]:
    with pytest.raises(GalatMuat) as tangkap:
        muat_teks(teks, ENV)
    return tangkap.value.baris


def test_a_gateway_is_set_up_with_its_secrets_encrypted_and_repeating_changes_nothing() -> None:
    for kali in ("dibuat", "tetap"):
        assert muat_teks(SATKER + GATEWAY, ENV)["bagian"]["gateway"][kali] == 1
    gateway = Gateway.objects.get()
    assert (gateway.jenis, gateway.laju, gateway.prioritas) == ("waha", 0.5, 1)
    assert gateway.token == ENV["TOKEN"]
    assert gateway.rahasia_webhook.splitlines() == [ENV["RAHASIA"], "rahasia-lama-yang-masih-berlaku-1234"]
    with connection.cursor() as kursor:
        kursor.execute("SELECT token || rahasia_webhook FROM notifikasi_gateway")
        (tersimpan,) = kursor.fetchone()
    assert ENV["TOKEN"] not in tersimpan
    assert ENV["RAHASIA"] not in tersimpan


def test_a_new_file_keeps_the_webhook_address_and_the_state_of_the_breaker() -> None:
    muat_teks(SATKER + GATEWAY, ENV)
    Gateway.objects.update(pemutus_sebab="penuh", dijeda=True)
    jalur = Gateway.objects.get().token_jalur
    muat_teks(SATKER + GATEWAY.replace("0.5", "2"), ENV)
    gateway = Gateway.objects.get()
    assert (gateway.token_jalur, gateway.pemutus_sebab, gateway.dijeda) == (jalur, "penuh", True)
    assert gateway.laju == 2


@pytest.mark.parametrize(
    ("dari", "ke", "kalimat"),
    [
        ("laju = 0.5", 'laju = "cepat"', 'baris 13: gateway.laju harus angka, bukan "cepat"'),
        ("laju = 0.5", "laju = -1", "baris 13: gateway.laju harus angka nol atau lebih, bukan -1"),
        ("laju = 0.5", "laju = nan", "baris 13: gateway.laju harus angka nol atau lebih, bukan NaN"),
        ('"waha"', '"wa"', f"baris 8: gateway.jenis harus salah satu dari {', '.join(GATEWAY_ADA)}, bukan"),
        ("https://waha.contoh.go.id", "http://8.8.8.8", "baris 6: [gateway] Alamat http:// hanya boleh"),
        ("token = ", "tokn = ", "baris 10: gateway.tokn tidak dikenal; maksudnya token?"),
        ('"${TOKEN}"', '"${WAHA_TOKEN}"', "baris 10: gateway.token memerlukan variabel lingkungan WAHA_TOKEN"),
        ('"${TOKEN}"', "12345", "baris 10: gateway.token harus teks"),
        ("laju = 0.5", 'opsi = "x"', "baris 13: gateway.opsi harus tabel"),
    ],
)
def test_a_wrong_gateway_is_named_by_line_and_key_and_not_saved(dari: str, ke: str, kalimat: str) -> None:
    (baris,) = _galat(SATKER + GATEWAY.replace(dari, ke))
    assert baris.startswith(kalimat)
    assert "12345" not in baris
    assert not Gateway.objects.exists()


def test_two_gateways_of_one_name_are_refused() -> None:
    (baris,) = _galat(SATKER + GATEWAY + GATEWAY)
    assert baris == "baris 16: gateway.nama sudah dipakai gateway lain di berkas ini"


def test_the_send_window_is_saved() -> None:
    muat_teks(SATKER + '[notifikasi]\njendela = ["06:30", "21.00"]\n', {})
    setelan = SetelanNotifikasi.objects.get()
    assert (setelan.jendela_mulai, setelan.jendela_selesai) == (time(6, 30), time(21))


@pytest.mark.parametrize("jendela", ['"07:00"', '["20:00", "07:00"]', '["07:00"]', '["7", "20"]', "[7, 20]"])
def test_a_window_that_is_none_is_refused(jendela: str) -> None:
    (baris,) = _galat(SATKER + f"[notifikasi]\njendela = {jendela}\n")
    assert baris.startswith("baris 6: notifikasi.jendela harus")


SMS = """
[[gateway]]
nama = "Modem"
jenis = "gammu"
url = "mysql://10.0.0.7/smsd"
token = "${TOKEN}"
biaya = 350.55
[notifikasi]
sms_cadangan = true
sms_setelah_menit = 30
sms_rekap_maks = 2
biaya_sms_acuan = 349.95
"""


def test_sms_and_costs_are_set_up_and_repeating_changes_nothing() -> None:
    for kali in ("dibuat", "tetap"):
        hasil = muat_teks(SATKER + SMS, ENV)["bagian"]
        assert hasil["gateway"][kali] == hasil["notifikasi"][kali] == 1
    assert Gateway.objects.get().biaya == Decimal("350.55")
    setelan = SetelanNotifikasi.objects.get()
    assert (setelan.sms_cadangan, setelan.sms_setelah_menit, setelan.sms_rekap_maks) == (True, 30, 2)
    assert setelan.biaya_sms_acuan == Decimal("349.95")


@pytest.mark.parametrize(
    ("dari", "ke", "kata"),
    [
        ("mysql://10.0.0.7/smsd", "mysql://8.8.8.8/smsd", "jaringan sendiri"),
        ("mysql://10.0.0.7/smsd", "https://10.0.0.7", "mysql://"),
        ("biaya = 350.55", "biaya = -1", "nol atau lebih"),
        ("biaya = 350.55", "biaya = 1.005", "desimal"),
        ("sms_setelah_menit = 30", "sms_setelah_menit = 0", "sms_setelah_menit"),
        ("sms_cadangan = true", 'sms_cadangan = "ya"', "sms_cadangan"),
    ],
)
def test_sms_settings_that_cannot_be_meant_are_told(dari: str, ke: str, kata: str) -> None:
    assert any(kata in b for b in _galat(SATKER + SMS.replace(dari, ke)))
    assert not Gateway.objects.exists()
