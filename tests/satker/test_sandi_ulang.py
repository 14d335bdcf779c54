"""Changing the key of the stored secrets for good (design 9: rotating keys)."""

import io
import json

import pytest
from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from pytest_django import Settings

from notifikasi.models import Gateway
from tests.notifikasi.pabrik import buat_gateway

pytestmark = pytest.mark.django_db
KOLOM = "notifikasi_gateway.token"


def jalankan(*argumen: str) -> dict[str, int]:
    """The command's one line."""
    keluaran = io.StringIO()
    call_command("sandikan_ulang", *argumen, stdout=keluaran)
    hasil: dict[str, int] = json.loads(keluaran.getvalue())
    return hasil


def test_after_it_the_old_key_is_no_longer_needed(settings: Settings) -> None:
    lama, baru = list(settings.KUNCI_ENKRIPSI), Fernet.generate_key().decode()
    token = {buat_gateway(token=f"rahasia-{n}").pk: f"rahasia-{n}" for n in range(3)}
    kosong = buat_gateway(token="").pk
    settings.KUNCI_ENKRIPSI = [baru, *lama]
    assert jalankan("--simulasi")[KOLOM] == 3
    assert jalankan()[KOLOM] == 3
    settings.KUNCI_ENKRIPSI = [baru]
    assert dict(Gateway.objects.values_list("pk", "token")) == token | {kosong: ""}
    settings.KUNCI_ENKRIPSI = lama
    with pytest.raises(ImproperlyConfigured):
        list(Gateway.objects.values_list("token"))


def test_a_simulation_writes_nothing_and_a_second_run_finds_nothing(settings: Settings) -> None:
    gateway = buat_gateway(token="rahasia")
    lama = list(settings.KUNCI_ENKRIPSI)
    settings.KUNCI_ENKRIPSI = [Fernet.generate_key().decode(), *lama]
    jalankan("--simulasi")
    settings.KUNCI_ENKRIPSI = [*lama]
    assert Gateway.objects.get(pk=gateway.pk).token == "rahasia"
    assert set(jalankan().values()) == {0}


def test_a_value_no_key_opens_stops_it_in_words_and_is_kept(settings: Settings) -> None:
    gateway, lama = buat_gateway(token="rahasia"), list(settings.KUNCI_ENKRIPSI)
    settings.KUNCI_ENKRIPSI = [Fernet.generate_key().decode()]
    with pytest.raises(CommandError, match="kunci mana pun"):
        jalankan()
    settings.KUNCI_ENKRIPSI = lama
    assert Gateway.objects.get(pk=gateway.pk).token == "rahasia"


def test_every_encrypted_column_is_taken_also_of_the_desks() -> None:
    kolom = set(jalankan())
    assert {KOLOM, "perkara_sumbersipp.url", "informasi_permohonan.nomor_identitas", "informasi_tamu.asal"} <= kolom
