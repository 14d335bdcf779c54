"""Whose address counts for the lock-out: never one the client wrote himself."""

import ipaddress
from typing import Any

import pytest
from django.test import Client, RequestFactory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from narahubung.alamat import alamat_klien
from tests.pabrik import SANDI, buat_pengguna, buat_satker

TETANGGA = "10.0.0.9"  # the peer: our innermost proxy, or the client itself
ALAMAT = st.ip_addresses().map(str)


def alamat(setelan: Any, proksi: int, rantai: str | None, teman: str = TETANGGA) -> str:
    """What is believed with so many proxies of ours and this header."""
    setelan.PROKSI = proksi
    tajuk = {} if rantai is None else {"X-Forwarded-For": rantai}
    return alamat_klien(RequestFactory(REMOTE_ADDR=teman).get("/", headers=tajuk))


@pytest.mark.parametrize(
    ("proksi", "rantai", "hasil"),
    [
        (0, None, TETANGGA),
        (0, "203.0.113.7", TETANGGA),
        (0, "203.0.113.7, 203.0.113.8", TETANGGA),
        (1, "203.0.113.7", "203.0.113.7"),
        (1, "198.51.100.1, 203.0.113.7", "203.0.113.7"),
        (1, "bohong, 203.0.113.7", "203.0.113.7"),
        (2, "203.0.113.7, 10.0.0.8", "203.0.113.7"),
        (2, "198.51.100.1, 203.0.113.7, 10.0.0.8", "203.0.113.7"),
        (2, "203.0.113.7", TETANGGA),
        (3, "203.0.113.7, 10.0.0.8", TETANGGA),
        (1, None, TETANGGA),
        (1, "", TETANGGA),
        (1, ",", TETANGGA),
        (1, "203.0.113.7,", TETANGGA),
        (1, "unknown", TETANGGA),
        (1, "203.0.113.7:4711", TETANGGA),
        (1, "203.0.113.256", TETANGGA),
        (1, "<script>", TETANGGA),
        (1, " 2001:DB8::1 ", "2001:db8::1"),
        (1, "2001:db8:0:0:0:0:0:1", "2001:db8::1"),
        (1, "[2001:db8::1]", TETANGGA),
    ],
)
def test_only_the_entry_of_our_own_outermost_proxy_is_believed(
    settings: Any, proksi: int, rantai: str | None, hasil: str
) -> None:
    assert alamat(settings, proksi, rantai) == hasil


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(ALAMAT, st.text(max_size=10)), max_size=5), ALAMAT, st.lists(ALAMAT, max_size=2))
def test_whatever_a_client_puts_in_front_it_changes_nothing(
    settings: Any, karangan: list[str], klien: str, proksi_dalam: list[str]
) -> None:
    """One who could choose his address would never be locked out, or would lock out somebody else."""
    kata = [k for k in karangan if k.isascii() and k.isprintable()]
    rantai = ", ".join([*kata, klien, *proksi_dalam])
    hasil = alamat(settings, 1 + len(proksi_dalam), rantai)
    assert ipaddress.ip_address(hasil) == ipaddress.ip_address(klien)


def test_a_peer_without_an_address_is_no_error(settings: Any) -> None:
    assert alamat(settings, 0, None, teman="") == ""


def gagal(client: Client, kali: int, rantai: str, teman: str = TETANGGA) -> int:
    """So many wrong passwords through our proxy; the last status."""
    status = 0
    for _ in range(kali):
        isian = {"username": "rina", "password": "salah"}
        status = client.post("/masuk/", isian, headers={"X-Forwarded-For": rantai}, REMOTE_ADDR=teman).status_code
    return status


@pytest.mark.django_db
def test_a_lock_out_follows_the_client_through_the_proxy_and_spares_the_others(client: Client, settings: Any) -> None:
    settings.PROKSI = 1
    buat_pengguna(buat_satker(), "ptsp", username="rina")
    assert gagal(client, 5, "203.0.113.7") == 429
    benar = {"username": "rina", "password": SANDI}
    assert client.post("/masuk/", benar, headers={"X-Forwarded-For": "203.0.113.7"}).status_code == 429
    assert client.post("/masuk/", benar, headers={"X-Forwarded-For": "203.0.113.8"}).status_code == 302


@pytest.mark.django_db
def test_a_lock_out_cannot_be_escaped_by_inventing_addresses(client: Client, settings: Any) -> None:
    settings.PROKSI = 1
    buat_pengguna(buat_satker(), "ptsp", username="rina")
    for i in range(4):
        assert gagal(client, 1, f"198.51.100.{i}, 203.0.113.7") == 200
    assert gagal(client, 1, "198.51.100.99, 203.0.113.7") == 429


@pytest.mark.django_db
def test_without_a_proxy_the_header_is_nobodys(client: Client, settings: Any) -> None:
    settings.PROKSI = 0
    buat_pengguna(buat_satker(), "ptsp", username="rina")
    for i in range(4):
        assert gagal(client, 1, f"198.51.100.{i}") == 200
    assert gagal(client, 1, "198.51.100.99") == 429
