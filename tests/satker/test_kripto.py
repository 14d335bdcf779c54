"""Secrets at rest: whichever way a row is written, the database sees cipher text; keys come and go without loss."""

from collections.abc import Callable
from typing import Any

import pytest
from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from notifikasi.models import Gateway
from satker.kripto import TeksTerenkripsi, sandi
from tests.pabrik import buat_satker

RAHASIA = "token-rahasia-dari-penyedia"


def kunci() -> str:
    """A fresh key."""
    return Fernet.generate_key().decode()


def baru(**isian: Any) -> Gateway:
    """A gateway, not saved."""
    return Gateway(satker=buat_satker(), **{"nama": "Utama", "jenis": "simulator", "token": RAHASIA} | isian)


def tersimpan(kolom: str = "token") -> list[str]:
    """What really stands in the column."""
    with connection.cursor() as kursor:
        kursor.execute(f"SELECT {kolom} FROM notifikasi_gateway ORDER BY id")
        return [isi for (isi,) in kursor.fetchall()]


def lewat_bulk_update() -> None:
    gateway = baru(token="lama")
    gateway.save()
    gateway.token = RAHASIA
    Gateway.objects.bulk_update([gateway], ["token"])


def lewat_update() -> None:
    baru(token="lama").save()
    Gateway.objects.update(token=RAHASIA)


CARA: dict[str, Callable[[], Any]] = {
    "save": lambda: baru().save(),
    "bulk_create": lambda: Gateway.objects.bulk_create([baru()]),
    "update": lewat_update,
    "bulk_update": lewat_bulk_update,
    "update_or_create": lambda: Gateway.objects.update_or_create(
        satker=buat_satker(), nama="Utama", defaults={"jenis": "simulator", "token": RAHASIA}
    ),
}


@pytest.mark.django_db
@pytest.mark.parametrize("cara", CARA)
def test_every_way_of_writing_encrypts_and_every_way_of_reading_decrypts(cara: str) -> None:
    CARA[cara]()
    (isi,) = tersimpan()
    assert RAHASIA not in isi
    assert sandi().decrypt(isi.encode()).decode() == RAHASIA
    assert Gateway.objects.get().token == RAHASIA
    assert list(Gateway.objects.values_list("token", flat=True)) == [RAHASIA]
    assert Gateway.objects.only("nama").get().token == RAHASIA


@pytest.mark.django_db
def test_the_same_secret_twice_is_two_different_cipher_texts() -> None:
    """Who reads the table cannot tell that two courts share a token."""
    baru().save()
    baru().save()
    satu, dua = tersimpan()
    assert satu != dua


@pytest.mark.django_db
def test_a_secret_cannot_be_found_by_searching_for_it() -> None:
    baru().save()
    assert not Gateway.objects.filter(token=RAHASIA).exists()


@pytest.mark.django_db
def test_saving_another_field_leaves_the_cipher_text_alone() -> None:
    gateway = baru()
    gateway.save()
    sebelum = tersimpan()
    gateway.nama = "Cadangan"
    gateway.save(update_fields=["nama"])
    assert tersimpan() == sebelum


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=200))
def test_any_text_survives_the_way_there_and_back(teks: str) -> None:
    bidang = TeksTerenkripsi()
    isi = bidang.get_prep_value(teks)
    assert isi.isascii()
    assert isi != teks
    assert bidang.from_db_value(isi) == teks


@pytest.mark.parametrize("kosong", ["", None])
def test_nothing_is_neither_encrypted_nor_decrypted(kosong: str | None, settings: Settings) -> None:
    """A gateway without a token needs no key at all."""
    settings.KUNCI_ENKRIPSI = []
    bidang = TeksTerenkripsi()
    assert bidang.get_prep_value(kosong) == kosong
    assert bidang.from_db_value(kosong) == kosong


@pytest.mark.parametrize("jumlah", [1, 2, 5])
def test_every_key_of_the_list_reads_and_the_first_one_writes(jumlah: int, settings: Settings) -> None:
    daftar = [kunci() for _ in range(jumlah)]
    lama = []
    for satu in daftar:
        settings.KUNCI_ENKRIPSI = [satu]
        lama.append(TeksTerenkripsi().get_prep_value(RAHASIA))
    settings.KUNCI_ENKRIPSI = daftar
    assert [TeksTerenkripsi().from_db_value(isi) for isi in lama] == [RAHASIA] * jumlah
    tulisan = TeksTerenkripsi().get_prep_value(RAHASIA)
    assert Fernet(daftar[0]).decrypt(tulisan.encode()).decode() == RAHASIA


def test_the_order_of_the_keys_counts_when_it_changes_while_running(settings: Settings) -> None:
    satu, dua = kunci(), kunci()
    for daftar in ([satu, dua], [dua, satu]):
        settings.KUNCI_ENKRIPSI = daftar
        assert Fernet(daftar[0]).decrypt(TeksTerenkripsi().get_prep_value("x").encode()) == b"x"


@pytest.mark.parametrize("rusak", ["bukan-sandi", "gAAAAA", "x" * 300, "\u00e9"])
def test_what_is_no_cipher_text_is_never_shown_as_the_secret(rusak: str, settings: Settings) -> None:
    """It would end up in a form and be saved over the secret."""
    settings.KUNCI_ENKRIPSI = [kunci()]
    with pytest.raises(ImproperlyConfigured) as tangkap:
        TeksTerenkripsi().from_db_value(rusak)
    assert rusak not in str(tangkap.value)


def test_a_cipher_text_changed_by_one_character_is_refused() -> None:
    isi = TeksTerenkripsi().get_prep_value(RAHASIA)
    letak = len(isi) // 2
    lain = "A" if isi[letak] != "A" else "B"
    with pytest.raises(ImproperlyConfigured):
        TeksTerenkripsi().from_db_value(isi[:letak] + lain + isi[letak + 1 :])


def test_the_error_of_a_lost_key_drags_no_cipher_text_along(settings: Settings) -> None:
    settings.KUNCI_ENKRIPSI = [kunci()]
    isi = TeksTerenkripsi().get_prep_value(RAHASIA)
    settings.KUNCI_ENKRIPSI = [kunci()]
    with pytest.raises(ImproperlyConfigured) as tangkap:
        TeksTerenkripsi().from_db_value(isi)
    assert tangkap.value.__suppress_context__
    assert isi not in str(tangkap.value)


@pytest.mark.parametrize("daftar", [[], ["pendek"], ["bukan base64 sama sekali!"]])
def test_a_secret_is_never_written_in_the_clear_for_want_of_a_key(daftar: list[str], settings: Settings) -> None:
    settings.KUNCI_ENKRIPSI = daftar
    with pytest.raises(ValueError, match="Fernet"):
        TeksTerenkripsi().get_prep_value(RAHASIA)
