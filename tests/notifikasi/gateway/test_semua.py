"""What holds for every gateway: settings that may be used, and webhooks that nobody can crash."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifikasi.gateway.daftar import GATEWAY, buat, kelas
from notifikasi.gateway.dasar import (
    BadanTakTerbaca,
    Diterima,
    Ditolak,
    Gateway,
    KeadaanKanal,
    NomorBerganti,
    PesanMasuk,
    Setelan,
    TakPasti,
    TandaTerima,
    WebhookDitolak,
)
from notifikasi.gateway.periksa import jaringan_sendiri
from tests.notifikasi.gateway.bahan import ID_KLIEN, kiriman
from tests.palsu.cloud_api import CloudApiPalsu
from tests.palsu.waha import WahaPalsu

# A token in every shape there is: "name:password" of Basic auth, "token.secret" in one header.
SETELAN = Setelan("https://gateway.contoh.go.id", "nama:token.panjang", "1122334455667", ("rahasia-webhook-panjang",))
SEMUA = sorted(GATEWAY)
# Wablas proves its webhooks by their address alone, which the view checks before it asks the adapter.
BERBUKTI = [j for j in SEMUA if kelas(j).kemampuan.bukti_webhook != "alamat"]
# A database is no web address: its settings have their own test.
MENGETUK = [j for j in SEMUA if not kelas(j).kemampuan.ditarik]
PERISTIWA = (TandaTerima, PesanMasuk, NomorBerganti, KeadaanKanal)

# JSON with the keys and values that the adapters look for, in any shape.
_KATA = st.sampled_from(
    [
        *("entry", "changes", "value", "field", "messages", "statuses", "errors", "code", "contacts", "metadata"),
        *("id", "status", "timestamp", "type", "text", "body", "from", "system", "wa_id", "user_id", "error_data"),
        *("event", "session", "payload", "ack", "fromMe", "to", "key", "_serialized", "_data", "Info", "error"),
        *("jenis", "id_pesan", "id_klien", "dari", "teks", "waktu", "statusCode", "exception", "message"),
    ]
)
_NILAI = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=8),
    st.sampled_from(
        [
            *("messages", "message", "message.ack", "session.status", "system", "interactive", "failed", "sent"),
            *("6281234567890", "6281234567890@c.us", "2515@lid", "user_changed_number", "tanda_terima", "pesan_masuk"),
            *("default", "sampai", "WORKING", "\ud800", "\0", 2, -1),
        ]
    ),
)
_JSON = st.recursive(
    _NILAI, lambda anak: st.lists(anak, max_size=3) | st.dictionaries(_KATA, anak, max_size=5), max_leaves=25
)


@pytest.mark.parametrize("jenis", SEMUA)
def test_every_line_of_the_registry_makes_a_gateway(jenis: str) -> None:
    gateway = buat(jenis, SETELAN)
    assert gateway.jenis == jenis
    assert gateway.nama
    sambung, baca = gateway.build(kiriman()).timeout
    assert sambung == 5
    assert 30 <= baca <= 60


def test_an_unknown_kind_is_named_with_the_known_ones() -> None:
    with pytest.raises(KeyError, match=", ".join(SEMUA)):
        kelas("telegram")


@pytest.mark.parametrize("jenis", SEMUA)
@given(raw=st.one_of(st.binary(max_size=80), _JSON.map(lambda isi: json.dumps(isi).encode())))
def test_a_webhook_gives_events_or_is_unreadable_and_never_crashes(jenis: str, raw: bytes) -> None:
    gateway = buat(jenis, replace(SETELAN, nomor_id="default"))
    assert len(gateway.kunci_peristiwa(raw, {})) <= 80
    try:
        peristiwa = gateway.parse_webhook(raw)
    except BadanTakTerbaca:
        return
    assert all(isinstance(p, PERISTIWA) for p in peristiwa)
    assert "\0" not in repr(peristiwa)
    repr(peristiwa).encode()


@pytest.mark.parametrize("jenis", SEMUA)
@given(status=st.integers(100, 599), isi=_JSON)
def test_an_answer_always_has_a_meaning(jenis: str, status: int, isi: Any) -> None:
    gateway = buat(jenis, SETELAN)
    raw = json.dumps(isi).encode()
    assert isinstance(gateway.parse_reply(status, {}, raw), Diterima | Ditolak | TakPasti)
    assert gateway.parse_cek(status, raw) in (True, False, None)
    assert isinstance(gateway.parse_sehat(status, raw), KeadaanKanal)


@pytest.mark.parametrize("jenis", SEMUA)
@pytest.mark.parametrize("raw", [b"", b"bukan json", b"[]", b'"teks"', b"\xff\xfe", b"[" * 100_000, b"NaN"])
def test_a_body_that_is_no_json_object_is_unreadable(jenis: str, raw: bytes) -> None:
    with pytest.raises(BadanTakTerbaca):
        buat(jenis, SETELAN).parse_webhook(raw)


@pytest.mark.parametrize("jenis", BERBUKTI)
@given(kepala=st.dictionaries(st.text(max_size=25), st.text(max_size=80), max_size=4), raw=st.binary(max_size=40))
def test_an_unsigned_webhook_is_refused_whatever_it_looks_like(jenis: str, kepala: dict[str, str], raw: bytes) -> None:
    with pytest.raises(WebhookDitolak):
        buat(jenis, SETELAN).verify(kepala, raw)


class TestPalsuMenandaiSepertiAsli:
    """The fakes sign and shape their webhooks so that the adapters believe them: what later tests stand on."""

    def test_waha(self) -> None:
        with WahaPalsu() as palsu:
            gateway = buat("waha", palsu.setelan())
            raw = json.dumps(palsu.badan_ack("3EB0A", "+6281200010001", 2)).encode()
            gateway.verify(palsu.kepala_webhook(raw), raw)
            [terima] = gateway.parse_webhook(raw)
            assert isinstance(terima, TandaTerima)
            [pesan] = gateway.parse_webhook(json.dumps(palsu.badan_masuk("+6281200010001", "STOP")).encode())
            assert isinstance(pesan, PesanMasuk)
            assert pesan.e164 == "+6281200010001"

    def test_cloud_api(self) -> None:
        with CloudApiPalsu() as palsu:
            gateway = buat("cloud_api", palsu.setelan())
            raw = json.dumps(palsu.badan_status("wamid.1", "+6281200010001", "sent", ID_KLIEN)).encode()
            gateway.verify(palsu.kepala_webhook(raw), raw)
            [terima] = gateway.parse_webhook(raw)
            assert isinstance(terima, TandaTerima)
            assert terima.id_klien == ID_KLIEN


class TestPeriksaSetelan:
    @pytest.mark.parametrize("jenis", MENGETUK)
    def test_good_settings_pass(self, jenis: str) -> None:
        assert kelas(jenis).periksa_setelan(SETELAN) == []

    @pytest.mark.parametrize(
        ("ubah", "kata"),
        [
            ({"url": "http://waha.contoh.go.id"}, "jaringan sendiri"),
            ({"url": "http://8.8.8.8:3000"}, "jaringan sendiri"),
            ({"url": "waha.contoh.go.id"}, "https://"),
            ({"url": "ftp://contoh"}, "https://"),
            ({"url": "https://"}, "https://"),
            ({"url": "https://[::1"}, "tidak terbaca"),
            ({"url": "https://contoh.id:99999"}, "tidak terbaca"),
            ({"url": "https://admin:sandi@contoh.id"}, "sandi"),
            ({"token": ""}, "Token gateway belum"),
            ({"token": "abc\n"}, "spasi"),
            ({"token": "kunci“"}, "spasi"),
            ({"rahasia": ("secret",)}, "bawaan"),
            ({"rahasia": ("SECRET",)}, "bawaan"),
            ({"rahasia": ("pendek",)}, "terlalu pendek"),
            ({"rahasia": ("rahasia-webhook-panjang", "")}, "terlalu pendek"),
        ],
    )
    @pytest.mark.parametrize("jenis", MENGETUK)
    def test_unsafe_or_missing_settings_are_told(self, jenis: str, ubah: dict[str, Any], kata: str) -> None:
        [alasan] = kelas(jenis).periksa_setelan(replace(SETELAN, **ubah))
        assert kata in alasan

    @pytest.mark.parametrize("jenis", [j for j in BERBUKTI if kelas(j).kemampuan.bukti_webhook])
    def test_a_webhook_that_can_be_proved_needs_its_secret(self, jenis: str) -> None:
        [alasan] = kelas(jenis).periksa_setelan(replace(SETELAN, rahasia=()))
        assert "belum diisi" in alasan

    def test_meta_needs_no_address_but_a_phone_number_id(self) -> None:
        periksa: Callable[[Setelan], list[str]] = kelas("cloud_api").periksa_setelan
        assert periksa(replace(SETELAN, url="")) == []
        assert "Id nomor" in periksa(replace(SETELAN, nomor_id=""))[0]
        assert "Id nomor" in periksa(replace(SETELAN, nomor_id="+62 812"))[0]

    @pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "::1", "10.1.2.3", "192.168.1.9", "waha", "waha.local"])
    def test_an_own_network_may_be_reached_without_tls(self, host: str) -> None:
        assert jaringan_sendiri(host)

    @pytest.mark.parametrize("host", ["8.8.8.8", "waha.contoh.id", "2001:4860:4860::8888", "localhost.contoh.id"])
    def test_the_world_may_not(self, host: str) -> None:
        assert not jaringan_sendiri(host)


def test_the_abstract_gateway_promises_nothing_it_cannot_keep() -> None:
    """A gateway without number check, handshake or own ids says so instead of guessing."""

    class Sederhana(Gateway):
        build = parse_reply = verify = parse_webhook = build_sehat = parse_sehat = lambda *_: None  # type: ignore[assignment]

    gateway = Sederhana(SETELAN)  # type: ignore[abstract]
    assert gateway.build_cek("+6281234567890") is None
    assert gateway.parse_cek(200, b"{}") is None
    assert gateway.jabat_tangan({}) is None
    assert gateway.id_pilihan(ID_KLIEN, 1) is None
