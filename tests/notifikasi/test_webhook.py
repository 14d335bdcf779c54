"""The webhook door: who may knock, what is kept, what is answered (issue 2, section 7)."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from notifikasi.models import Gateway, KotakWebhook
from satker.models import Satker
from tests.notifikasi.pabrik import buat_gateway
from tests.palsu.waha import WahaPalsu

pytestmark = pytest.mark.django_db


def alamat(gateway: Gateway) -> str:
    """The webhook's address."""
    return reverse("webhook", args=(gateway.jenis, gateway.token_jalur))


def ketuk(client: Client, gateway: Gateway, palsu: Any, isi: Any, **kepala: str) -> Any:
    """POST a body signed as the provider does."""
    badan = isi if isinstance(isi, bytes) else json.dumps(isi).encode()
    headers = palsu.kepala_webhook(badan) | kepala
    return client.post(alamat(gateway), badan, content_type="application/json", headers=headers)


def test_a_signed_body_is_kept_and_answered_with_nothing(client: Client, satker: Satker, waha: WahaPalsu) -> None:
    """Some gateways pass the answer's text on to the sender (gateways.md, finding 7)."""
    gateway = buat_gateway(satker, waha.setelan())
    isi = waha.badan_ack("3EB0A", "+6281234567890", 2)
    jawab = ketuk(client, gateway, waha, isi)
    assert (jawab.status_code, jawab.content) == (200, b"")
    baris = KotakWebhook.objects.get()
    assert json.loads(baris.badan) == isi
    assert (baris.gateway, baris.diproses_pada) == (gateway, None)


def test_the_same_event_twice_is_kept_once_and_answered_alike(client: Client, satker: Satker, waha: WahaPalsu) -> None:
    gateway = buat_gateway(satker, waha.setelan())
    isi = waha.badan_ack("3EB0A", "+6281234567890", 2)
    assert [ketuk(client, gateway, waha, isi).status_code for _ in range(3)] == [200, 200, 200]
    assert KotakWebhook.objects.count() == 1


def test_a_wrong_signature_is_refused_and_leaves_nothing(client: Client, satker: Satker, waha: WahaPalsu) -> None:
    gateway = buat_gateway(satker, waha.setelan())
    isi = waha.badan_ack("3EB0A", "+6281234567890", 2)
    jawab = ketuk(client, gateway, waha, isi, **{"X-Webhook-Hmac": "0" * 128})
    assert (jawab.status_code, jawab.content) == (403, b"")
    assert client.post(alamat(gateway), b"{}", content_type="application/json").status_code == 403
    assert KotakWebhook.objects.count() == 0


def test_the_signature_covers_the_raw_body(client: Client, satker: Satker, waha: WahaPalsu) -> None:
    gateway = buat_gateway(satker, waha.setelan())
    badan = json.dumps(waha.badan_ack("3EB0A", "+6281234567890", 2)).encode()
    kepala = waha.kepala_webhook(badan)
    jawab = client.post(alamat(gateway), badan + b" ", content_type="application/json", headers=kepala)
    assert jawab.status_code == 403


@pytest.mark.parametrize("badan", [b"bukan json", b"", b"{", b"\xff\xfe"])
def test_a_signed_body_that_is_no_json_is_400(client: Client, satker: Satker, waha: WahaPalsu, badan: bytes) -> None:
    gateway = buat_gateway(satker, waha.setelan())
    assert ketuk(client, gateway, waha, badan).status_code == 400
    assert KotakWebhook.objects.count() == 0


def test_an_unknown_address_is_404_and_says_nothing(client: Client, satker: Satker, waha: WahaPalsu) -> None:
    gateway = buat_gateway(satker, waha.setelan())
    assert client.post(reverse("webhook", args=("waha", "salah"))).status_code == 404
    assert client.post(reverse("webhook", args=("cloud_api", gateway.token_jalur))).status_code == 404


def test_a_body_of_more_than_a_megabyte_is_refused_unread(client: Client, satker: Satker, waha: WahaPalsu) -> None:
    gateway = buat_gateway(satker, waha.setelan())
    assert ketuk(client, gateway, waha, b'"' + b"a" * 1_000_000 + b'"').status_code == 413
    assert KotakWebhook.objects.count() == 0


@pytest.mark.parametrize("cara", ["put", "delete", "patch"])
def test_other_methods_are_refused(client: Client, satker: Satker, waha: WahaPalsu, cara: str) -> None:
    gateway = buat_gateway(satker, waha.setelan())
    assert getattr(client, cara)(alamat(gateway)).status_code == 405


def test_metas_handshake_is_answered_with_its_challenge(client: Client, satker: Satker) -> None:
    setelan = buat_gateway(satker, jenis="cloud_api", opsi={"token_verifikasi": "kata-uji-verifikasi"})
    tanya = {"hub.mode": "subscribe", "hub.verify_token": "kata-uji-verifikasi", "hub.challenge": "1158201444"}
    jawab = client.get(alamat(setelan), tanya)
    assert (jawab.status_code, jawab.content) == (200, b"1158201444")
    assert jawab["Content-Type"].startswith("text/plain")
    assert client.get(alamat(setelan), tanya | {"hub.verify_token": "salah"}).status_code == 403
    assert client.get(alamat(setelan)).status_code == 403


def test_a_knock_costs_two_statements(client: Client, satker: Satker, waha: WahaPalsu) -> None:
    """Find the gateway, keep the body; everything else is done later."""
    gateway = buat_gateway(satker, waha.setelan())
    isi = waha.badan_ack("3EB0A", "+6281234567890", 2)
    with CaptureQueriesContext(connection) as q:
        ketuk(client, gateway, waha, isi)
    assert len([s for s in q.captured_queries if "SAVEPOINT" not in s["sql"]]) == 2
