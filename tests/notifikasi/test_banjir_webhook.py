"""A flood at the webhook door: doubled, shuffled, unknown, oversize, broken, forged, misled (issue 2, section 7)."""

import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notifikasi import masuk
from notifikasi.antar import antar
from notifikasi.models import Gateway, KotakWebhook, Nomor, Pesan, PesanMasuk, TandaTerima
from notifikasi.views.webhook import BADAN_MAKS
from satker.models import Satker
from satker.waktu import pada, sekarang
from tests.notifikasi.pabrik import buat_gateway, buat_nomor, buat_pesan, status
from tests.pabrik import buat_satker
from tests.palsu.cloud_api import CloudApiPalsu
from tests.palsu.waha import WahaPalsu

pytestmark = pytest.mark.django_db
HP = "+6281355550555"


def ketuk(client: Client, gateway: Gateway, palsu: Any, isi: Any, **kepala: str) -> int:
    """One signed knock; the status of the answer, whose body is always empty."""
    badan = isi if isinstance(isi, bytes) else json.dumps(isi).encode()
    alamat = reverse("webhook", args=(gateway.jenis, gateway.token_jalur))
    headers = palsu.kepala_webhook(badan) | kepala
    jawab = client.post(alamat, badan, content_type="application/json", headers=headers)
    assert jawab.content == b""
    return int(jawab.status_code)


@pytest.fixture
def gateway(satker: Satker, waha: WahaPalsu) -> Gateway:
    """A WAHA gateway of the court."""
    return buat_gateway(satker, waha.setelan())


def test_a_day_of_everything_leaves_only_the_truth(
    client: Client, satker: Satker, gateway: Gateway, waha: WahaPalsu
) -> None:
    """Ten messages, their receipts doubled and backwards, strangers, junk, and one BERHENTI: exact books at the end."""
    pesan = [buat_pesan(satker) for _ in range(10)]
    antar(satker)
    ekor = {p["nomor"]: p["id"] for p in waha.diterima}
    banjir: list[Any] = []
    for p in pesan:
        banjir += [waha.badan_ack(ekor[p.nomor.e164], p.nomor.e164, a) for a in (3, 2, 1)]
    banjir += banjir[::-1]
    banjir += [waha.badan_ack(f"3EBASING{n}", HP, 2) for n in range(5)]
    banjir += [waha.peristiwa("poll.vote", {"id": n}) for n in range(5)]
    banjir += [[], {}, "teks", 7, None, {"event": "message", "payload": None}]
    henti = waha.badan_masuk(pesan[0].nomor.e164, "BERHENTI")
    banjir += [henti, henti]
    assert {ketuk(client, gateway, waha, b) for b in banjir} == {200}
    hitung = masuk.proses()
    assert status(*pesan) == ["dibaca"] * 10
    assert TandaTerima.objects.exclude(pesan=None).count() == 30
    assert TandaTerima.objects.filter(pesan=None).count() == 5
    assert PesanMasuk.objects.count() == 1
    assert hitung.pesan_masuk == 1
    assert Nomor.objects.filter(keadaan="berhenti").get() == pesan[0].nomor
    # What is no object is kept with its reason and hurts nothing beside it.
    assert hitung.rusak == KotakWebhook.objects.exclude(galat="").count() == 4


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_flood_of_receipts_ends_in_the_furthest_one(
    client: Client, satker: Satker, gateway: Gateway, waha: WahaPalsu, data: st.DataObject
) -> None:
    """Through the door and the inbox, in any order, any number of times, in any batches."""
    ekor = f"3EB0{uuid4().hex[:18].upper()}"
    pesan = buat_pesan(satker, gateway=gateway, status="diterima", id_gateway=ekor)
    acks = data.draw(st.lists(st.sampled_from([1, 2, 3]), min_size=1, max_size=4))
    badan = [waha.badan_ack(ekor, pesan.nomor.e164, a) for a in acks]
    for b in data.draw(st.permutations(badan + data.draw(st.lists(st.sampled_from(badan), max_size=3)))):
        assert ketuk(client, gateway, waha, b) == 200
        if data.draw(st.booleans()):
            masuk.proses()
    masuk.proses()
    assert status(pesan) == [{1: "terkirim", 2: "sampai", 3: "dibaca"}[max(acks)]]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    isi=st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
        lambda anak: (
            st.lists(anak, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    ["event", "payload", "id", "session", "ack", "body", "from", "timestamp", "entry", "_data"]
                ),
                anak,
                max_size=5,
            )
        ),
        max_leaves=12,
    ),
    nama=st.sampled_from(["message", "message.ack", "session.status", "message.any", "lain"]),
)
def test_no_shape_of_json_breaks_the_door_or_the_inbox(
    client: Client, gateway: Gateway, waha: WahaPalsu, isi: Any, nama: str
) -> None:
    amplop = waha.peristiwa(nama, isi)
    for badan in (isi, amplop):
        assert ketuk(client, gateway, waha, badan) == 200
    masuk.proses()
    assert KotakWebhook.objects.filter(diproses_pada=None).count() == 0
    # Only what is no JSON object may be set aside; an envelope never is.
    assert all("BadanTakTerbaca" in g for g in KotakWebhook.objects.exclude(galat="").values_list("galat", flat=True))
    assert Pesan.objects.count() == 0


@pytest.mark.parametrize(("lebih", "jawab"), [(-1, 200), (0, 200), (1, 413), (5_000_000, 413)])
def test_the_size_limit_is_met_to_the_byte(
    client: Client, gateway: Gateway, waha: WahaPalsu, lebih: int, jawab: int
) -> None:
    rangka = len(json.dumps({"isi": ""}))
    badan = json.dumps({"isi": "a" * (BADAN_MAKS + lebih - rangka)}).encode()
    assert len(badan) == BADAN_MAKS + lebih
    assert ketuk(client, gateway, waha, badan) == jawab
    assert KotakWebhook.objects.count() == (jawab == 200)


@pytest.mark.parametrize(
    ("badan", "jawab"),
    [
        (b"", 400),
        (b"{", 400),
        (b"{}x", 400),
        (b"\xff\xfe{\x00}\x00", 400),
        (b"{'a': 1}", 400),
        (b"id=7&ack=2", 400),
        (b"<xml/>", 400),
        ("﻿{}".encode(), 400),
        (b"[" * 100_000, 400),
        (b'{"a":1,"a":2}', 200),
        (b'{"id":"\\u0000"}', 200),
        (b'{"id":"\\ud800"}', 200),
        (b"  {}  ", 200),
    ],
)
def test_what_is_no_json_is_told_so_and_what_is_odd_json_is_kept(
    client: Client, gateway: Gateway, waha: WahaPalsu, badan: bytes, jawab: int
) -> None:
    assert ketuk(client, gateway, waha, badan) == jawab
    assert KotakWebhook.objects.count() == (jawab == 200)
    masuk.proses()
    assert masuk.tertunda() == 0


@pytest.mark.parametrize(
    "kepala",
    [
        {"X-Webhook-Hmac": ""},
        {"X-Webhook-Hmac": "0" * 128},
        {"X-Webhook-Hmac": "bukan heksa"},
        {"X-Webhook-Hmac": "é" * 128},
        {"X-Webhook-Hmac-Algorithm": "md5"},
        {"X-Webhook-Hmac-Algorithm": "none"},
        {"X-Webhook-Timestamp": "0"},
        {"X-Webhook-Timestamp": "kemarin"},
        {"X-Webhook-Timestamp": str(10**15)},
    ],
)
def test_a_forged_or_stale_knock_leaves_nothing_behind(
    client: Client, gateway: Gateway, waha: WahaPalsu, kepala: dict[str, str]
) -> None:
    assert ketuk(client, gateway, waha, waha.badan_masuk(HP, "BERHENTI"), **kepala) == 403
    assert KotakWebhook.objects.count() == 0
    masuk.proses()
    assert Nomor.objects.count() == 0


def test_a_recorded_knock_played_again_tomorrow_is_refused(client: Client, gateway: Gateway, waha: WahaPalsu) -> None:
    isi = waha.badan_masuk(HP, "MULAI")
    assert ketuk(client, gateway, waha, isi) == 200
    with pada(sekarang() + timedelta(days=1)):
        assert ketuk(client, gateway, waha, isi) == 403


def test_another_courts_secret_opens_no_door(client: Client, gateway: Gateway, waha: WahaPalsu) -> None:
    """Whoever runs court B's gateway can sign for B only."""
    with WahaPalsu() as asing:
        asing.rahasia = "rahasia-pengadilan-tetangga-panjang"
        tetangga = buat_gateway(buat_satker(), asing.setelan())
        isi = waha.badan_masuk(HP, "BERHENTI")
        assert ketuk(client, gateway, asing, isi) == 403
        assert ketuk(client, tetangga, waha, isi) == 403
        assert ketuk(client, tetangga, asing, isi) == 200
    masuk.proses()
    assert Nomor.objects.get().satker == tetangga.satker


def test_a_receipt_knocking_at_the_neighbours_door_moves_no_message_of_ours(
    client: Client, satker: Satker, gateway: Gateway, waha: WahaPalsu
) -> None:
    """Two courts on one WAHA: the address in the path says whose it is, whatever the body names."""
    tetangga = buat_gateway(buat_satker(), waha.setelan())
    pesan = buat_pesan(satker, gateway=gateway, status="diterima", id_gateway="3EB0A")
    assert ketuk(client, tetangga, waha, waha.badan_ack("3EB0A", HP, 3)) == 200
    masuk.proses()
    assert status(pesan) == ["diterima"]
    assert ketuk(client, gateway, waha, waha.badan_ack("3EB0A", HP, 3)) == 200
    masuk.proses()
    assert status(pesan) == ["dibaca"]


@pytest.mark.parametrize("jenis", ["simulator", "cloud_api", "merpati", "WAHA", "waha2"])
def test_the_right_token_under_the_wrong_name_is_unknown(
    client: Client, gateway: Gateway, waha: WahaPalsu, jenis: str
) -> None:
    badan = json.dumps(waha.badan_masuk(HP, "BERHENTI")).encode()
    alamat = reverse("webhook", args=(jenis, gateway.token_jalur))
    jawab = client.post(alamat, badan, content_type="application/json", headers=waha.kepala_webhook(badan))
    assert jawab.status_code == 404
    assert not KotakWebhook.objects.exists()


@pytest.mark.parametrize("potong", [slice(None, -1), slice(1, None), slice(0, 8)])
def test_a_token_that_is_nearly_right_is_unknown(client: Client, gateway: Gateway, potong: slice) -> None:
    for token in (gateway.token_jalur[potong], gateway.token_jalur.swapcase()):
        assert client.post(reverse("webhook", args=("waha", token))).status_code == 404


def test_a_secret_being_changed_is_taken_old_and_new(client: Client, satker: Satker) -> None:
    with WahaPalsu() as lama, WahaPalsu() as baru, WahaPalsu() as dahulu:
        baru.rahasia, dahulu.rahasia = "rahasia-baru-yang-panjang-sekali", "rahasia-dahulu-yang-panjang"
        gateway = buat_gateway(satker, rahasia_webhook=f"{baru.rahasia}\n\n  {lama.rahasia}  \n")
        jawaban = [ketuk(client, gateway, w, w.badan_masuk(HP, "halo")) for w in (baru, lama, dahulu)]
    assert jawaban == [200, 200, 403]


def test_a_gateway_without_a_secret_takes_nothing(client: Client, satker: Satker, waha: WahaPalsu) -> None:
    """An empty secret must not make every signature of the empty key right."""
    gateway = buat_gateway(satker, rahasia_webhook="")
    waha.rahasia = ""
    assert ketuk(client, gateway, waha, waha.badan_masuk(HP, "BERHENTI")) == 403


@pytest.mark.parametrize("isian", [{"aktif": False}, {"dijeda": True}, {"pemutus_sejak": sekarang()}])
def test_a_gateway_that_does_not_send_still_listens(
    client: Client, satker: Satker, waha: WahaPalsu, isian: dict[str, Any]
) -> None:
    """BERHENTI holds also while the channel is switched off."""
    gateway = buat_gateway(satker, waha.setelan(), **isian)
    nomor = buat_nomor(satker, e164=HP)
    assert ketuk(client, gateway, waha, waha.badan_masuk(HP, "BERHENTI")) == 200
    masuk.proses()
    nomor.refresh_from_db()
    assert nomor.keadaan == "berhenti"


def test_one_body_of_meta_with_a_hundred_receipts_is_one_row_and_a_hundred_moves(
    client: Client, satker: Satker
) -> None:
    with CloudApiPalsu() as meta:
        gateway = buat_gateway(satker, meta.setelan(), jenis="cloud_api")
        pesan = [buat_pesan(satker, gateway=gateway, status="diterima", id_gateway=f"wamid.{n}") for n in range(100)]
        status_isi = [{"id": p.id_gateway, "status": "read", "timestamp": "1790000000"} for p in pesan]
        assert ketuk(client, gateway, meta, meta.amplop({"statuses": status_isi})) == 200
    hitung = masuk.proses()
    assert (hitung.diproses, hitung.tanda_terima) == (1, 100)
    assert set(status(*pesan)) == {"dibaca"}


def test_more_than_a_batch_waits_and_all_is_taken(gateway: Gateway, waha: WahaPalsu) -> None:
    isi = [json.dumps(waha.badan_masuk(HP, f"pesan {n}")) for n in range(masuk.BATCH + 5)]
    saat = sekarang()
    KotakWebhook.objects.bulk_create(
        KotakWebhook(gateway=gateway, kunci=f"k{n}", badan=b, diterima_pada=saat) for n, b in enumerate(isi)
    )
    assert masuk.tertunda() == masuk.BATCH + 5
    assert masuk.proses().pesan_masuk == masuk.BATCH + 5
    assert (masuk.tertunda(), masuk.proses().diproses) == (0, 0)


@pytest.mark.parametrize("umur", [timedelta(hours=1, minutes=1), timedelta(days=6)])
@pytest.mark.parametrize("galat", [463, 429])
def test_old_news_of_a_held_channel_says_nothing_about_now(
    gateway: Gateway, waha: WahaPalsu, umur: timedelta, galat: int
) -> None:
    """Redelivered after a long outage: the channel is not stopped for what was a week ago."""
    isi = waha.badan_ack("3EB0A", HP, -1, error={"code": galat, "reason": "x"})
    isi["timestamp"] = int((sekarang() - umur).timestamp() * 1000)
    KotakWebhook.objects.create(gateway=gateway, kunci="k", badan=json.dumps(isi), diterima_pada=sekarang())
    masuk.proses()
    gateway.refresh_from_db()
    assert (gateway.kontak_baru_berhenti_sampai, gateway.pemutus_sejak) == (None, None)


def test_a_receipt_that_says_spam_leaves_only_answers_for_an_hour(client: Client, satker: Satker) -> None:
    """131048 comes by webhook only: stop bulk, keep replies in open windows (gateways.md 1.2)."""
    with CloudApiPalsu() as meta:
        gateway = buat_gateway(satker, meta.setelan(), jenis="cloud_api")
        isi = meta.badan_status("wamid.1", HP, "failed", kode=131048)
        assert ketuk(client, gateway, meta, isi) == 200
        masuk.proses()
    gateway.refresh_from_db()
    assert gateway.pemutus_sejak is None
    assert gateway.balasan_saja_sampai is not None
    assert gateway.balasan_saja_sampai - sekarang() >= timedelta(minutes=59)


@pytest.mark.parametrize("jenis", ["simulator", "waha"])
def test_who_needs_no_handshake_is_given_none(client: Client, satker: Satker, jenis: str) -> None:
    gateway = buat_gateway(satker, jenis=jenis)
    alamat = reverse("webhook", args=(jenis, gateway.token_jalur))
    jawab = client.get(alamat, {"hub.mode": "subscribe", "hub.verify_token": "", "hub.challenge": "7"})
    assert (jawab.status_code, jawab.content) == (403, b"")
