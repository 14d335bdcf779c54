"""Signing in with two factors: what opens, what does not, and what is written down (issue 2, section 2)."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.http import HttpResponse
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice
from pytest_django import Settings
from time_machine import travel

from satker.faktor_kedua import NAMA_DEMO, RAHASIA_DEMO, siapkan_demo
from satker.models import JejakAudit
from satker.waktu import pada
from tests.pabrik import SANDI, buat_pengguna, buat_satker, masuk, masuk_sandi_saja
from tests.satker.kode import kode_dari_kunci, kode_sekarang, kunci_halaman

pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> Any:
    return buat_pengguna(buat_satker(), "ptsp", username="rina")


@pytest.fixture
def perangkat(user: Any) -> TOTPDevice:
    return TOTPDevice.objects.create(user=user, name="Aplikasi autentikator")


def _sandi(client: Client, sandi: str = SANDI, nama: str = "rina", **lain: str) -> Any:
    return client.post("/masuk/", {"username": nama, "password": sandi, **lain})


def _kode(client: Client, kode: str) -> Any:
    return client.post("/masuk/kode/", {"kode": kode})


def _masuk_penuh(client: Client, perangkat: TOTPDevice, **lain: str) -> Any:
    _sandi(client, **lain)
    return _kode(client, kode_sekarang(perangkat))


def _tindakan() -> list[str]:
    return list(JejakAudit.objects.order_by("id").values_list("tindakan", flat=True))


def _terkunci(response: HttpResponse) -> bool:
    return response.status_code == 429 and "15 menit" in response.content.decode()


def test_password_and_code_open_the_portal(client: Client, perangkat: TOTPDevice) -> None:
    assert _sandi(client).headers["Location"] == "/masuk/kode/"
    response = _kode(client, kode_sekarang(perangkat))
    assert (response.status_code, response.headers["Location"]) == (302, "/")
    assert client.get("/").status_code == 200
    assert _tindakan() == ["masuk"]
    assert JejakAudit.objects.get().pelaku == "rina"


def test_the_password_alone_opens_nothing(client: Client, perangkat: TOTPDevice) -> None:
    _sandi(client)
    for alamat in ("/", "/profil/", "/pengadilan/", "/profil/kata-sandi/", "/admin/"):
        response = client.get(alamat)
        assert response.status_code == 302
        assert "/masuk/" in response.headers["Location"] or "/admin/login/" in response.headers["Location"]
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("nama", ["rina", "tidak-ada", "nonaktif"])
def test_a_refusal_reads_the_same_for_every_reason(client: Client, user: Any, nama: str) -> None:
    buat_pengguna(username="nonaktif", is_active=False)
    response = _sandi(client, sandi="salah" if nama == "rina" else SANDI, nama=nama)
    assert response.status_code == 200
    kalimat = re.findall(r'<div class="ringkasan-galat.*?</div>', response.content.decode(), re.DOTALL)
    assert [k.count("Nama pengguna atau kata sandi tidak cocok") for k in kalimat] == [1]


def test_a_failure_is_in_the_trail_without_what_was_typed_for_a_name(client: Client, user: Any) -> None:
    _sandi(client, sandi="salah")
    _sandi(client, nama="Sandi-Saya-Tertukar")
    pertama, kedua = JejakAudit.objects.order_by("id")
    assert (pertama.tindakan, pertama.pelaku) == ("gagal_masuk", "rina")
    assert pertama.satker is not None
    assert (kedua.pelaku, kedua.satker) == ("tidak dikenal", None)


@pytest.mark.parametrize("isian", [{}, {"username": "rina"}, {"username": "", "password": ""}])
def test_empty_fields_are_asked_for(client: Client, isian: dict[str, str]) -> None:
    response = client.post("/masuk/", isian)
    assert response.status_code == 200
    assert "Bagian ini belum diisi." in response.content.decode()


def test_a_code_works_once(client: Client, perangkat: TOTPDevice) -> None:
    _masuk_penuh(client, perangkat)
    kedua = Client()
    response = _masuk_penuh(kedua, perangkat)
    assert response.status_code == 200
    assert "sudah dipakai" in response.content.decode()


@pytest.mark.parametrize("langkah", [-1, 0, 1])
def test_a_phone_clock_may_be_half_a_minute_off(client: Client, perangkat: TOTPDevice, langkah: int) -> None:
    _sandi(client)
    assert _kode(client, kode_sekarang(perangkat, langkah)).status_code == 302


@pytest.mark.parametrize("langkah", [-3, 3])
def test_a_code_of_another_time_is_refused(client: Client, perangkat: TOTPDevice, langkah: int) -> None:
    _sandi(client)
    assert _kode(client, kode_sekarang(perangkat, langkah)).status_code == 200


@pytest.mark.parametrize("kode", ["", "12345", "abcdef", "1234567", "１２３４５６７８", "'; DROP TABLE;", "9" * 500])
def test_what_is_no_code_is_answered_with_a_sentence(client: Client, perangkat: TOTPDevice, kode: str) -> None:
    _sandi(client)
    response = _kode(client, kode)
    assert response.status_code == 200
    assert client.get("/").status_code == 302
    assert _kode(client, kode_sekarang(perangkat)).status_code == 302  # a slip of the finger makes nobody wait


def test_codes_with_spaces_are_read(client: Client, perangkat: TOTPDevice) -> None:
    _sandi(client)
    kode = kode_sekarang(perangkat)
    assert _kode(client, f" {kode[:3]} {kode[3:]} ").status_code == 302


def test_another_users_code_opens_nothing(client: Client, perangkat: TOTPDevice) -> None:
    lain = TOTPDevice.objects.create(user=buat_pengguna(buat_satker(), "admin"), name="lain")
    _sandi(client)
    assert _kode(client, kode_sekarang(lain)).status_code == 200


def test_wrong_codes_make_the_next_attempt_wait(client: Client, perangkat: TOTPDevice) -> None:
    with travel(datetime(2026, 11, 23, 1, tzinfo=UTC), tick=False) as jam:
        _sandi(client)
        for _ in range(2):
            _kode(client, "000000")
            jam.shift(timedelta(seconds=1))
        response = _kode(client, kode_sekarang(perangkat))
        assert "Terlalu banyak kode keliru. Coba lagi dalam" in response.content.decode()
        jam.shift(timedelta(minutes=1))
        assert _kode(client, kode_sekarang(perangkat)).status_code == 302


def test_five_wrong_passwords_lock_the_name_for_fifteen_minutes(client: Client, perangkat: TOTPDevice) -> None:
    with travel(datetime(2026, 11, 23, 1, tzinfo=UTC), tick=False) as jam:
        for _ in range(4):
            assert _sandi(client, sandi="salah").status_code == 200
        assert _terkunci(_sandi(client, sandi="salah"))
        assert _terkunci(_sandi(client))  # now the right one does not help either
        jam.shift(timedelta(minutes=15, seconds=1))
        assert _sandi(client).headers["Location"] == "/masuk/kode/"


def test_the_lock_out_does_not_tell_whether_the_account_exists(client: Client, perangkat: TOTPDevice) -> None:
    halaman = []
    for nama in ("rina", "tidak-ada"):
        for _ in range(5):
            response = _sandi(client, sandi="salah", nama=nama)
        assert _terkunci(response)
        halaman.append(re.sub(r'X-CSRFToken": "\w+"|csrfmiddlewaretoken" value="\w+"', "", response.content.decode()))
    assert halaman[0] == halaman[1]


def test_a_lock_out_stops_one_name_and_not_the_colleague_at_the_same_desk(
    client: Client, perangkat: TOTPDevice
) -> None:
    lain = buat_pengguna(buat_satker(), "ptsp", username="budi")
    TOTPDevice.objects.create(user=lain, name="lain")
    for _ in range(5):
        _sandi(client, sandi="salah")
    assert _sandi(client, nama="budi").status_code == 302


def test_wrong_codes_count_towards_the_same_lock_out(client: Client, perangkat: TOTPDevice) -> None:
    with travel(datetime(2026, 11, 23, 1, tzinfo=UTC), tick=False) as jam:
        _sandi(client)
        for _ in range(4):
            assert _kode(client, "000000").status_code == 200
            jam.shift(timedelta(seconds=30))
        assert _terkunci(_kode(client, "000000"))
        assert _terkunci(_kode(client, kode_sekarang(perangkat)))
        assert _terkunci(_sandi(Client()))
        assert _tindakan() == ["gagal_masuk"] * 6


def test_the_right_password_alone_does_not_reset_the_count(client: Client, perangkat: TOTPDevice) -> None:
    for _ in range(4):
        _sandi(client, sandi="salah")
    _sandi(client)
    assert _terkunci(_kode(client, "000000"))


def test_signing_in_in_full_resets_the_count(client: Client, perangkat: TOTPDevice) -> None:
    for _ in range(4):
        _sandi(client, sandi="salah")
    _masuk_penuh(client, perangkat)
    baru = Client()
    for _ in range(4):
        assert _sandi(baru, sandi="salah").status_code == 200


def test_the_step_between_password_and_code_lasts_ten_minutes(client: Client, perangkat: TOTPDevice) -> None:
    mulai = datetime(2026, 11, 23, 1, tzinfo=UTC)
    with pada(mulai):
        _sandi(client)
    with pada(mulai + timedelta(minutes=9)):
        assert client.get("/masuk/kode/").status_code == 200
    with pada(mulai + timedelta(minutes=11)):
        assert client.get("/masuk/kode/").headers["Location"] == "/masuk/"
        assert _kode(client, kode_sekarang(perangkat)).headers["Location"] == "/masuk/"


def test_a_password_changed_meanwhile_ends_the_attempt(client: Client, user: Any, perangkat: TOTPDevice) -> None:
    _sandi(client)
    user.set_password("sandi-lain-yang-panjang")
    user.save()
    assert _kode(client, kode_sekarang(perangkat)).headers["Location"] == "/masuk/"


def test_a_user_closed_meanwhile_gets_no_further(client: Client, user: Any, perangkat: TOTPDevice) -> None:
    _sandi(client)
    get_user_model().objects.update(is_active=False)
    assert _kode(client, kode_sekarang(perangkat)).headers["Location"] == "/masuk/"


@pytest.mark.parametrize("alamat", ["/masuk/kode/", "/masuk/siapkan/", "/masuk/pemulihan/"])
def test_the_second_step_without_the_first_leads_back(client: Client, alamat: str) -> None:
    for response in (client.get(alamat), client.post(alamat, {"kode": "123456"})):
        assert response.headers["Location"] == "/masuk/"


def test_signing_in_changes_the_session_key(client: Client, perangkat: TOTPDevice) -> None:
    _sandi(client)
    di_tengah = client.session.session_key
    _kode(client, kode_sekarang(perangkat))
    assert client.session.session_key != di_tengah


@pytest.mark.parametrize(
    ("tujuan", "sampai"),
    [
        ("/profil/?a=1", "/profil/?a=1"),
        ("https://jahat.example/", "/"),
        ("//jahat.example/", "/"),
        ("/\\jahat.example", "/"),
        ("javascript:alert(1)", "/"),
        ("http://testserver/profil/", "http://testserver/profil/"),
        ("", "/"),
    ],
)
def test_the_way_on_leads_only_into_the_portal(client: Client, perangkat: TOTPDevice, tujuan: str, sampai: str) -> None:
    response = _masuk_penuh(client, perangkat, next=tujuan)
    assert response.headers["Location"] == sampai


def test_a_page_asked_for_without_sign_in_is_reached_afterwards(client: Client, perangkat: TOTPDevice) -> None:
    response = client.get("/profil/", {"hal": "a b"})
    assert response.headers["Location"] == "/masuk/?next=%2Fprofil%2F%3Fhal%3Da%2Bb"
    assert 'value="/profil/?hal=a+b"' in client.get(response.headers["Location"]).content.decode()


def test_who_is_signed_in_need_not_do_it_again(client: Client, user: Any) -> None:
    assert masuk(client, user).get("/masuk/?next=/admin/").headers["Location"] == "/"


def test_signing_out_is_a_post_and_ends_the_session(client: Client, user: Any) -> None:
    masuk(client, user)
    assert client.get("/keluar/").status_code == 405
    assert client.post("/keluar/").headers["Location"] == "/masuk/"
    assert client.get("/").status_code == 302
    assert _tindakan() == ["keluar"]


def test_signing_out_needs_the_forms_token(user: Any) -> None:
    ketat = masuk(Client(enforce_csrf_checks=True), user)
    assert ketat.post("/keluar/").status_code == 403
    assert ketat.get("/").status_code == 200


def test_pages_of_the_sign_in_are_never_cached(client: Client, perangkat: TOTPDevice) -> None:
    assert "no-store" in client.get("/masuk/").headers["Cache-Control"]
    _sandi(client)
    assert "no-store" in client.get("/masuk/kode/").headers["Cache-Control"]


def test_a_first_sign_in_leads_through_the_set_up_and_ends_signed_in(client: Client, user: Any) -> None:
    assert _sandi(client, next="/profil/").headers["Location"] == "/masuk/siapkan/"
    halaman = client.get("/masuk/siapkan/").content.decode()
    assert "data:image/svg+xml" in halaman
    kunci = kunci_halaman(halaman)
    response = client.post("/masuk/siapkan/", {"kode": kode_dari_kunci(kunci)})
    assert response.headers["Location"] == "/masuk/pemulihan/?next=%2Fprofil%2F"
    pemulihan = client.get(response.headers["Location"]).content.decode()
    assert len(set(re.findall(r"data-kode-pemulihan>([a-z2-9-]{14})<", pemulihan))) == 10
    assert 'href="/profil/"' in pemulihan
    assert client.get("/").status_code == 200
    assert _tindakan() == ["pasang_faktor_kedua", "masuk"]


def test_recovery_codes_are_shown_once(client: Client, user: Any) -> None:
    _sandi(client)
    kunci = kunci_halaman(client.get("/masuk/siapkan/").content.decode())
    client.post("/masuk/siapkan/", {"kode": kode_dari_kunci(kunci)})
    assert "data-kode-pemulihan" in client.get("/masuk/pemulihan/").content.decode()
    assert client.get("/masuk/pemulihan/").headers["Location"] == "/profil/"


def test_the_set_up_keeps_its_secret_through_a_wrong_code_and_stores_nothing(client: Client, user: Any) -> None:
    _sandi(client)
    kunci = kunci_halaman(client.get("/masuk/siapkan/").content.decode())
    response = client.post("/masuk/siapkan/", {"kode": "000000"})
    assert (response.status_code, kunci_halaman(response.content.decode())) == (200, kunci)
    assert not TOTPDevice.objects.exists()
    assert client.get("/").status_code == 302


def test_the_code_of_the_set_up_opens_no_second_session(client: Client, user: Any) -> None:
    _sandi(client)
    kunci = kunci_halaman(client.get("/masuk/siapkan/").content.decode())
    kode = kode_dari_kunci(kunci)
    client.post("/masuk/siapkan/", {"kode": kode})
    lain = Client()
    _sandi(lain)
    assert _kode(lain, kode).status_code == 200


def test_who_has_an_app_cannot_set_another_one_up_with_the_password_alone(
    client: Client, perangkat: TOTPDevice
) -> None:
    _sandi(client)
    assert client.get("/masuk/siapkan/").headers["Location"] == "/masuk/"
    assert client.post("/masuk/siapkan/", {"kode": "123456"}).headers["Location"] == "/masuk/"
    assert TOTPDevice.objects.count() == 1


def test_a_session_with_the_password_only_sees_no_court(client: Client, user: Any) -> None:
    masuk_sandi_saja(client, user)
    for alamat in ("/", "/profil/", "/pengadilan/"):
        assert client.get(alamat).headers["Location"].startswith("/masuk/")


def test_the_demo_shows_the_code_of_a_demo_account_and_it_works_twice_in_a_row(user: Any, settings: Settings) -> None:
    settings.DEMO = True
    siapkan_demo(user)
    siapkan_demo(user)
    for _ in range(2):
        client = Client()
        _sandi(client)
        halaman = client.get("/masuk/kode/").content.decode()
        kode = re.search(r"data-kode-demo>([\d ]{7})<", halaman)
        assert kode is not None
        assert _kode(client, kode[1]).status_code == 302


def test_outside_the_demo_a_demo_device_is_no_second_factor(client: Client, user: Any, settings: Settings) -> None:
    perangkat = TOTPDevice.objects.create(user=user, name=NAMA_DEMO, key=RAHASIA_DEMO)
    settings.DEMO = False
    assert _sandi(client).headers["Location"] == "/masuk/siapkan/"  # as if there were none
    assert _kode(client, kode_sekarang(perangkat)).status_code == 200
    assert "data-kode-demo" not in client.get("/masuk/kode/").content.decode()
    with pytest.raises(ValueError, match="mode demo"):
        siapkan_demo(user)


def test_a_real_account_in_the_demo_keeps_its_code_to_itself(client: Client, perangkat: TOTPDevice) -> None:
    _sandi(client)
    assert "data-kode-demo" not in client.get("/masuk/kode/").content.decode()
