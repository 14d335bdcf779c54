"""The simulator as a gateway: it walks the same roads as a real one."""

import hashlib
import hmac
import json
from datetime import UTC, datetime
from typing import Any

import pytest

from notifikasi.gateway.dasar import (
    Diterima,
    Hasil,
    PesanMasuk,
    Setelan,
    StatusTerima,
    TakPasti,
    TandaTerima,
    Verdict,
    WebhookDitolak,
)
from notifikasi.gateway.simulator import Simulator
from tests.notifikasi.gateway.bahan import ID_KLIEN, kiriman, pastikan_arti

RAHASIA = "rahasia-simulator-panjang"
SIMULATOR = Simulator(Setelan("http://127.0.0.1:8010/", "token", "pa-contoh", ("rahasia-lama-sekali", RAHASIA)))
SAAT = datetime(2026, 9, 21, 14, 13, 20, tzinfo=UTC)


def badan(**isi: Any) -> bytes:
    return json.dumps(isi).encode()


def test_a_message_names_number_text_our_id_and_channel() -> None:
    minta = SIMULATOR.build(kiriman(nomor="+6281234567890", teks="Halo"))
    assert (minta.method, minta.url) == ("POST", "http://127.0.0.1:8010/api/pesan")
    assert minta.headers == {"Authorization": "Bearer token"}
    assert minta.json == {"nomor": "+6281234567890", "teks": "Halo", "id_klien": ID_KLIEN, "kanal": "pa-contoh"}


@pytest.mark.parametrize(
    ("status", "raw", "arti", "kata"),
    [
        (201, badan(id="sim-1"), Diterima, "sim-1"),
        (200, badan(id="sim-1"), Diterima, "sim-1"),
        (200, b"{}", TakPasti, "tanpa id"),
        (200, b"bukan json", TakPasti, "tanpa id"),
        (500, b"", TakPasti, "HTTP 500"),
        (400, badan(galat="nomor"), Verdict.PESAN, "http_400"),
        (401, b"{}", Verdict.STOP_KANAL, "http_401"),
        (422, b"{}", Verdict.PENERIMA, "http_422"),
        (429, b"{}", Verdict.NANTI, "http_429"),
        (418, b"{}", Verdict.TIDAK_DIKENAL, "http_418"),
    ],
)
def test_every_answer_has_its_meaning(status: int, raw: bytes, arti: type[Hasil] | Verdict, kata: str) -> None:
    pastikan_arti(SIMULATOR.parse_reply(status, {}, raw), arti, kata)


def test_a_signed_webhook_is_accepted_and_any_other_refused() -> None:
    def tanda(raw: bytes, kunci: str = RAHASIA) -> dict[str, str]:
        return {"x-simulator-tanda-tangan": "sha256=" + hmac.new(kunci.encode(), raw, hashlib.sha256).hexdigest()}

    SIMULATOR.verify(tanda(b"{}"), b"{}")
    for kepala in ({}, tanda(b"{}", "rahasia-orang-lain"), tanda(b"[]")):
        with pytest.raises(WebhookDitolak):
            SIMULATOR.verify(kepala, b"{}")


@pytest.mark.parametrize("status", ["terkirim", "sampai", "dibaca"])
def test_a_receipt_carries_both_ids(status: str) -> None:
    isi = {"jenis": "tanda_terima", "status": status, "id_pesan": "sim-1", "id_klien": ID_KLIEN}
    hasil = SIMULATOR.parse_webhook(badan(**isi, waktu=SAAT.timestamp()))
    assert hasil == [TandaTerima(StatusTerima(status), "sim-1", ID_KLIEN, SAAT)]


def test_an_answer_of_the_litigant_arrives_with_his_number() -> None:
    isi = {"jenis": "pesan_masuk", "id_pesan": "sim-2", "dari": "6281234567890", "teks": "BERHENTI"}
    hasil = SIMULATOR.parse_webhook(badan(**isi, waktu=SAAT.timestamp()))
    assert hasil == [PesanMasuk("sim-2", "6281234567890", "+6281234567890", "BERHENTI", SAAT)]


@pytest.mark.parametrize(
    "isi",
    [
        {},
        {"jenis": "lain"},
        {"jenis": "tanda_terima", "status": "hilang", "id_pesan": "1"},
        {"jenis": "tanda_terima", "status": "sampai"},
        {"jenis": "pesan_masuk", "teks": "x"},
        {"jenis": "pesan_masuk", "dari": "628", "teks": "x"},
    ],
)
def test_what_cannot_be_matched_is_ignored(isi: dict[str, Any]) -> None:
    assert SIMULATOR.parse_webhook(badan(**isi)) == []


@pytest.mark.parametrize(
    ("status", "raw", "ada"),
    [(200, badan(terdaftar=True), True), (200, badan(terdaftar=False), False), (200, b"", None), (500, b"{}", None)],
)
def test_a_number_check_is_believed_only_when_it_says_so(status: int, raw: bytes, ada: bool | None) -> None:
    assert SIMULATOR.parse_cek(status, raw) is ada


def test_check_and_health_have_their_addresses() -> None:
    cek = SIMULATOR.build_cek("+6281234567890")
    assert (cek.url, cek.params) == ("http://127.0.0.1:8010/api/cek", {"nomor": "+6281234567890"})
    assert SIMULATOR.build_sehat().url == "http://127.0.0.1:8010/sehat"
    assert SIMULATOR.parse_sehat(200, b"{}").siap
    assert "503" in SIMULATOR.parse_sehat(503, b"").sebab


def test_the_event_id_is_the_key() -> None:
    assert SIMULATOR.kunci_peristiwa(badan(id="a1"), {}) == "evt:a1"
    assert SIMULATOR.kunci_peristiwa(b"x", {}).startswith("sha256:")
