"""The second factor itself: what a code opens, what a wrong one costs, and what is left when the phone is gone."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings
from time_machine import travel

from satker import faktor_kedua
from satker.faktor_kedua import KodeDitolak
from tests.pabrik import buat_pengguna
from tests.satker.kode import kode_dari_kunci, kode_sekarang, kunci_terbaca

pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> Any:
    return buat_pengguna()


@pytest.fixture
def app(user: Any) -> TOTPDevice:
    """The user's authenticator app."""
    return TOTPDevice.objects.create(user=user, name="app")


def ditolak(user: Any, kode: str) -> KodeDitolak:
    """The refusal of this code."""
    with pytest.raises(KodeDitolak) as tangkap:
        faktor_kedua.periksa(user, kode)
    return tangkap.value


@pytest.mark.parametrize(
    "tulis",
    [
        lambda k: k,
        lambda k: f"{k[:3]} {k[3:]}",
        lambda k: f"{k[:3]}-{k[3:]}",
        lambda k: f"  {k}\n",
        "\u00a0".join,
        lambda k: "".join(chr(ord("٠") + int(a)) for a in k),
        lambda k: "".join(chr(ord("０") + int(a)) for a in k),
    ],
    ids=["plain", "blank", "dash", "newline", "hard-blanks", "arabic", "full-width"],
)
def test_a_code_of_the_app_opens_however_a_keyboard_writes_it(
    user: Any, app: TOTPDevice, tulis: Callable[[str], str]
) -> None:
    assert faktor_kedua.periksa(user, tulis(kode_sekarang(app))) == app


@pytest.mark.parametrize(
    "kode", ["", " ", "12345", "1234567", "abcdef", "12345a", "²²²²²²", "½½½½½½", "-123456-7", "x" * 500]
)
def test_what_is_no_code_is_told_so_and_not_counted_as_a_guess(user: Any, app: TOTPDevice, kode: str) -> None:
    """A slip of the keyboard must not lock anybody out."""
    galat = ditolak(user, kode)
    assert not galat.dihitung
    assert "6 angka" in str(galat)
    app.refresh_from_db()
    assert app.throttling_failure_count == 0


def test_a_wrong_code_counts_and_the_right_one_waits_its_turn(user: Any, app: TOTPDevice) -> None:
    benar = kode_sekarang(app)
    salah = f"{(int(benar) + 1) % 1_000_000:06d}"
    assert ditolak(user, salah).dihitung
    tunggu = ditolak(user, benar)
    assert not tunggu.dihitung
    assert "Coba lagi dalam" in str(tunggu)


@pytest.mark.parametrize("gagal", [1, 3, 6])
def test_the_wait_doubles_with_every_failure(user: Any, app: TOTPDevice, gagal: int) -> None:
    with travel("2026-11-23T01:00:00Z", tick=False) as jam:
        for i in range(gagal):
            assert ditolak(user, "000000" if kode_sekarang(app) != "000000" else "000001").dihitung
            jam.shift(2**i)
        jam.shift(-1)
        assert "Coba lagi dalam 1 detik" in str(ditolak(user, kode_sekarang(app)))
        jam.shift(1)
        assert faktor_kedua.periksa(user, kode_sekarang(app)) == app


@pytest.mark.parametrize(("geser", "buka"), [(-60, False), (-30, True), (0, True), (30, True), (60, False)])
def test_a_code_is_good_for_its_own_step_and_the_two_beside_it(
    user: Any, app: TOTPDevice, geser: int, buka: bool
) -> None:
    with travel("2026-11-23T01:00:15Z", tick=False) as jam:
        kode = kode_sekarang(app)
        jam.shift(geser)
        if buka:
            assert faktor_kedua.periksa(user, kode) == app
        else:
            assert ditolak(user, kode).dihitung


def test_an_older_code_does_not_open_after_a_newer_one(user: Any, app: TOTPDevice) -> None:
    """Who looked over the shoulder half a minute ago comes too late."""
    with travel("2026-11-23T01:00:15Z", tick=False) as jam:
        lama = kode_sekarang(app)
        jam.shift(30)
        faktor_kedua.periksa(user, kode_sekarang(app))
        assert ditolak(user, lama).dihitung


def test_a_phone_that_is_always_a_step_late_does_not_let_the_window_wander(user: Any, app: TOTPDevice) -> None:
    with travel("2026-11-23T01:00:15Z", tick=False) as jam:
        for _ in range(4):
            faktor_kedua.periksa(user, kode_sekarang(app, -1))
            jam.shift(60)
        app.refresh_from_db()
        assert app.drift == 0
        assert ditolak(user, kode_sekarang(app, -2)).dihitung


def test_an_app_that_was_never_confirmed_opens_nothing(user: Any) -> None:
    setengah = TOTPDevice.objects.create(user=user, name="app", confirmed=False)
    assert not faktor_kedua.punya_perangkat(user)
    assert ditolak(user, kode_sekarang(setengah)).dihitung


def test_setting_a_new_app_up_ends_the_former_one(user: Any, app: TOTPDevice) -> None:
    rahasia = faktor_kedua.rahasia_baru()
    baru = faktor_kedua.pasang(user, rahasia, kode_dari_kunci(bytes.fromhex(rahasia)))
    assert list(TOTPDevice.objects.filter(user=user)) == [baru]
    assert ditolak(user, kode_sekarang(app)).dihitung


@pytest.mark.parametrize("kode", ["", "123", "abcdef", "0000000"])
def test_an_app_that_does_not_work_replaces_nothing(user: Any, app: TOTPDevice, kode: str) -> None:
    with pytest.raises(KodeDitolak, match="jam ponsel"):
        faktor_kedua.pasang(user, faktor_kedua.rahasia_baru(), kode)
    assert list(TOTPDevice.objects.filter(user=user)) == [app]


def test_the_code_that_set_an_app_up_opens_no_door_and_the_next_one_does(user: Any) -> None:
    rahasia = faktor_kedua.rahasia_baru()
    with travel("2026-11-23T01:00:15Z", tick=False) as jam:
        kode = kode_dari_kunci(bytes.fromhex(rahasia))
        perangkat = faktor_kedua.pasang(user, rahasia, kode)
        assert ditolak(user, kode).dihitung
        jam.shift(30)
        assert faktor_kedua.periksa(user, kode_sekarang(perangkat)) == perangkat


def test_every_secret_is_new_and_reads_as_it_is_typed(user: Any) -> None:
    daftar = {faktor_kedua.rahasia_baru() for _ in range(50)}
    assert len(daftar) == 50
    for rahasia in daftar:
        perangkat = faktor_kedua.calon(user, rahasia)
        assert kunci_terbaca(faktor_kedua.rahasia_terbaca(perangkat)) == bytes.fromhex(rahasia)
        assert perangkat.pk is None


def test_the_qr_code_names_the_portal_and_the_account_and_needs_no_server(user: Any) -> None:
    perangkat = faktor_kedua.calon(user, faktor_kedua.rahasia_baru())
    assert perangkat.config_url.startswith("otpauth://totp/Narahubung")
    assert user.username in perangkat.config_url
    assert faktor_kedua.qr(perangkat.config_url).startswith("data:image/svg+xml")


def test_ten_recovery_codes_each_open_once(user: Any) -> None:
    kode = faktor_kedua.buat_kode_pemulihan(user)
    assert len(set(kode)) == faktor_kedua.JUMLAH_PEMULIHAN
    for sisa, satu in zip(range(9, -1, -1), kode, strict=True):
        assert faktor_kedua.periksa(user, satu).name == faktor_kedua.NAMA_PEMULIHAN
        assert faktor_kedua.sisa_kode_pemulihan(user) == sisa
    assert ditolak(user, kode[0]).dihitung


def test_new_recovery_codes_end_the_former_ones_for_this_user_only(user: Any) -> None:
    teman = buat_pengguna()
    lama, milik_teman = faktor_kedua.buat_kode_pemulihan(user), faktor_kedua.buat_kode_pemulihan(teman)
    baru = faktor_kedua.buat_kode_pemulihan(user)
    assert not set(lama) & set(baru)
    faktor_kedua.periksa(user, baru[0])
    faktor_kedua.periksa(teman, milik_teman[0])
    assert ditolak(user, lama[1]).dihitung
    assert faktor_kedua.sisa_kode_pemulihan(user) == faktor_kedua.sisa_kode_pemulihan(teman) == 9


def test_the_same_code_of_two_users_is_stored_differently(user: Any) -> None:
    """A table of digests of likely codes is worth nothing against the next account."""
    teman = buat_pengguna()
    assert faktor_kedua._sidik(user, "abcdefghjkmn") != faktor_kedua._sidik(teman, "abcdefghjkmn")
    kode = faktor_kedua.buat_kode_pemulihan(user)
    polos = {k.replace("-", "") for k in kode}
    assert not polos & set(StaticToken.objects.values_list("token", flat=True))


@given(st.text(max_size=30))
def test_no_text_at_all_breaks_the_reading_of_a_code(teks: str) -> None:
    bersih = faktor_kedua._bersih(teks)
    assert not any(c.isspace() or c == "-" for c in bersih)
    assert faktor_kedua._bersih(bersih) == bersih


def test_forgetting_all_devices_leaves_other_people_theirs(user: Any, app: TOTPDevice) -> None:
    teman = buat_pengguna()
    miliknya = TOTPDevice.objects.create(user=teman, name="app")
    faktor_kedua.buat_kode_pemulihan(user)
    faktor_kedua.hapus_semua(user)
    assert not faktor_kedua.punya_perangkat(user)
    assert faktor_kedua.sisa_kode_pemulihan(user) == 0
    assert faktor_kedua.periksa(teman, kode_sekarang(miliknya)) == miliknya


def test_the_demos_code_is_always_one_that_works(user: Any, settings: Settings) -> None:
    settings.DEMO = True
    faktor_kedua.siapkan_demo(user)
    faktor_kedua.siapkan_demo(user)
    with travel("2026-11-23T01:00:15Z", tick=False) as jam:
        for _ in range(3):
            kode = faktor_kedua.kode_demo(user)
            assert len(kode) == 7
            assert faktor_kedua.periksa(user, kode).name == faktor_kedua.NAMA_DEMO
            jam.shift(30)
    assert TOTPDevice.objects.filter(user=user).count() == 1


def test_outside_the_demo_nobody_gets_the_authenticator_everybody_knows(user: Any, settings: Settings) -> None:
    settings.DEMO = True
    faktor_kedua.siapkan_demo(user)
    settings.DEMO = False
    with pytest.raises(ValueError, match="hanya ada dalam mode demo"):
        faktor_kedua.siapkan_demo(user)
    assert not faktor_kedua.punya_perangkat(user)
    assert faktor_kedua.kode_demo(user) == ""
    rahasia = bytes.fromhex(faktor_kedua.RAHASIA_DEMO)
    assert ditolak(user, kode_dari_kunci(rahasia, int(time.time()) % 2)).dihitung


def test_an_account_with_an_app_of_its_own_shows_no_code(user: Any, app: TOTPDevice, settings: Settings) -> None:
    settings.DEMO = True
    assert faktor_kedua.kode_demo(user) == ""
