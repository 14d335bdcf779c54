"""One's own account: password, second factor, recovery codes (issue 2, section 2)."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from time_machine import travel

from satker import faktor_kedua
from satker.models import JejakAudit
from tests.pabrik import SANDI, buat_pengguna, buat_satker, masuk
from tests.satker.kode import kode_dari_kunci, kunci_halaman

pytestmark = pytest.mark.django_db

BARU = "kata-sandi-baru-yang-lain"


@pytest.fixture
def user() -> Any:
    return buat_pengguna(buat_satker(nama="Pengadilan Agama Banyu"), "ptsp", "hakim", username="rina")


@pytest.fixture
def staf(client: Client, user: Any) -> Client:
    return masuk(client, user)


def _sandi(client: Client, nama: str = "rina", sandi: str = SANDI) -> Any:
    return client.post("/masuk/", {"username": nama, "password": sandi})


def _ganti_sandi(client: Client, lama: str = SANDI, baru: str = BARU, ulang: str | None = None) -> Any:
    isian = {"old_password": lama, "new_password1": baru, "new_password2": baru if ulang is None else ulang}
    return client.post("/profil/kata-sandi/", isian)


def _tindakan() -> list[str]:
    return list(JejakAudit.objects.order_by("id").values_list("tindakan", flat=True))


def test_the_profile_shows_ones_roles_and_how_many_recovery_codes_are_left(staf: Client, user: Any) -> None:
    halaman = staf.get("/profil/").content.decode()
    assert all(kata in halaman for kata in ("rina", "Pengadilan Agama Banyu", "Petugas PTSP", "Hakim"))
    assert "Kode pemulihan tidak ada lagi" in halaman
    faktor_kedua.buat_kode_pemulihan(user)
    assert "Kode pemulihan tersisa: 10." in staf.get("/profil/").content.decode()


def test_the_password_is_changed_and_other_sessions_end(staf: Client, user: Any) -> None:
    lain = masuk(Client(), user)
    assert _ganti_sandi(staf).headers["Location"] == "/profil/"
    assert "sudah diganti" in staf.get("/profil/").content.decode()  # this session goes on
    assert lain.get("/profil/").status_code == 302
    user.refresh_from_db()
    assert user.check_password(BARU)
    assert _tindakan() == ["ganti_kata_sandi"]


@pytest.mark.parametrize(
    ("lama", "baru", "ulang"),
    [
        ("salah", BARU, BARU),
        (SANDI, BARU, "tidak-sama-dengan-itu"),
        (SANDI, "pendek", "pendek"),
        (SANDI, "123456789012345", "123456789012345"),
        (SANDI, "1q2w3e4r5t6y", "1q2w3e4r5t6y"),
        ("", "", ""),
    ],
)
def test_a_weak_or_mistyped_password_changes_nothing(staf: Client, user: Any, lama: str, baru: str, ulang: str) -> None:
    response = _ganti_sandi(staf, lama, baru, ulang)
    assert response.status_code == 200
    assert "Ada yang perlu diperbaiki" in response.content.decode()
    user.refresh_from_db()
    assert user.check_password(SANDI)


@pytest.mark.parametrize("alamat", ["/profil/", "/profil/kata-sandi/", "/profil/faktor-kedua/ganti/", "/pengadilan/"])
def test_a_stranger_is_sent_to_sign_in(client: Client, alamat: str) -> None:
    for response in (client.get(alamat), client.post(alamat)):
        assert response.headers["Location"].startswith("/masuk/?next=")


def test_an_unknown_action_on_the_second_factor_is_no_page(staf: Client) -> None:
    assert staf.get("/profil/faktor-kedua/hapus/").status_code == 404


def test_the_app_is_replaced_after_the_password_is_given_again(staf: Client, user: Any) -> None:
    lama = TOTPDevice.objects.get()
    lain = masuk(Client(), user)
    assert staf.get("/masuk/siapkan/").headers["Location"] == "/masuk/"  # not without the password
    response = staf.post("/profil/faktor-kedua/ganti/", {"password": SANDI})
    assert response.headers["Location"] == "/masuk/siapkan/"
    kode = kode_dari_kunci(kunci_halaman(staf.get("/masuk/siapkan/").content.decode()))
    response = staf.post("/masuk/siapkan/", {"kode": kode})
    assert response.headers["Location"] == "/masuk/pemulihan/?next=%2Fprofil%2F"
    assert not TOTPDevice.objects.filter(pk=lama.pk).exists()
    assert staf.get("/profil/").status_code == 200
    assert lain.get("/profil/").status_code == 302  # a session of the former phone
    assert _tindakan() == ["ganti_faktor_kedua"]


def test_the_former_app_stays_until_the_new_one_works(staf: Client) -> None:
    staf.post("/profil/faktor-kedua/ganti/", {"password": SANDI})
    assert staf.post("/masuk/siapkan/", {"kode": "000000"}).status_code == 200
    assert TOTPDevice.objects.get().name == "uji"


@pytest.mark.parametrize("aksi", ["ganti", "pemulihan"])
def test_a_wrong_password_opens_neither_and_counts_towards_the_lock_out(staf: Client, aksi: str) -> None:
    alamat = f"/profil/faktor-kedua/{aksi}/"
    assert staf.get(alamat).status_code == 200
    for _ in range(4):
        assert staf.post(alamat, {"password": "salah"}).status_code == 200
    assert staf.post(alamat, {"password": "salah"}).status_code == 429
    assert staf.post(alamat, {"password": SANDI}).status_code == 429
    assert not StaticToken.objects.exists()


def test_new_recovery_codes_end_the_former_ones(staf: Client, user: Any) -> None:
    lama = faktor_kedua.buat_kode_pemulihan(user)
    response = staf.post("/profil/faktor-kedua/pemulihan/", {"password": SANDI})
    halaman = staf.get(response.headers["Location"]).content.decode()
    baru = re.findall(r"data-kode-pemulihan>([a-z2-9-]{14})<", halaman)
    assert len(baru) == 10
    with pytest.raises(faktor_kedua.KodeDitolak):
        faktor_kedua.periksa(user, lama[0])
    assert staf.get("/profil/").status_code == 200
    assert _tindakan() == ["kode_pemulihan_baru"]


def test_recovery_codes_are_not_stored_as_they_are(user: Any) -> None:
    kode = faktor_kedua.buat_kode_pemulihan(user)
    tersimpan = set(StaticToken.objects.values_list("token", flat=True))
    assert not tersimpan & {k.replace("-", "") for k in kode} | tersimpan & set(kode)
    assert len(tersimpan) == 10


@pytest.mark.parametrize("tulis", [str, str.upper, lambda k: k.replace("-", " "), lambda k: f" {k.replace('-', '')} "])
def test_a_recovery_code_opens_once_however_it_is_typed(client: Client, user: Any, tulis: Any) -> None:
    TOTPDevice.objects.create(user=user, name="hilang")
    kode = tulis(faktor_kedua.buat_kode_pemulihan(user)[3])
    _sandi(client)
    assert client.post("/masuk/kode/", {"kode": kode}).headers["Location"] == "/"
    assert client.get("/profil/").status_code == 200
    lain = Client()
    _sandi(lain)
    assert lain.post("/masuk/kode/", {"kode": kode}).status_code == 200
    assert faktor_kedua.sisa_kode_pemulihan(user) == 9


def test_somebody_elses_recovery_code_opens_nothing(client: Client, user: Any) -> None:
    TOTPDevice.objects.create(user=user, name="app")
    asing = faktor_kedua.buat_kode_pemulihan(buat_pengguna(buat_satker(), "admin"))
    faktor_kedua.buat_kode_pemulihan(user)
    _sandi(client)
    assert client.post("/masuk/kode/", {"kode": asing[0]}).status_code == 200


def test_wrong_recovery_codes_make_the_next_one_wait(user: Any) -> None:
    kode = faktor_kedua.buat_kode_pemulihan(user)
    with travel(datetime(2026, 11, 23, 1, tzinfo=UTC), tick=False) as jam:
        with pytest.raises(faktor_kedua.KodeDitolak, match="tidak cocok"):
            faktor_kedua.periksa(user, "aaaa-aaaa-aaaa")
        with pytest.raises(faktor_kedua.KodeDitolak, match="Coba lagi dalam 1 detik"):
            faktor_kedua.periksa(user, kode[0])
        jam.shift(timedelta(seconds=2))
        assert faktor_kedua.periksa(user, kode[0])


def test_a_long_wait_is_said_in_minutes(user: Any) -> None:
    perangkat = TOTPDevice.objects.create(user=user, name="app", throttling_failure_count=11)
    with travel(datetime(2026, 11, 23, 1, tzinfo=UTC), tick=False):
        perangkat.throttling_failure_timestamp = datetime(2026, 11, 23, 1, tzinfo=UTC)
        perangkat.save()
        with pytest.raises(faktor_kedua.KodeDitolak, match="Coba lagi dalam 17 menit"):
            faktor_kedua.periksa(user, "123456")


def test_a_second_user_cannot_use_the_secret_of_the_first_in_one_browser(client: Client, user: Any) -> None:
    """A shared counter PC: what one person left half done is gone when the next one gives a password."""
    _sandi(client)
    rahasia = client.get("/masuk/siapkan/") and client.session["rahasia_baru"]
    buat_pengguna(buat_satker(), "ptsp", username="budi")
    _sandi(client, "budi")
    client.get("/masuk/siapkan/")
    assert client.session["rahasia_baru"] != rahasia
