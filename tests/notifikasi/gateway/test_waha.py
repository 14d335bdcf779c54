"""The WAHA adapter, case by case: requests, answers, signatures and webhooks (issue 2, section 5)."""

import hashlib
import hmac
import json
from datetime import UTC, datetime
from typing import Any

import pytest

from notifikasi.gateway.dasar import (
    Diterima,
    Hasil,
    KeadaanKanal,
    PesanMasuk,
    Setelan,
    StatusTerima,
    TakPasti,
    TandaTerima,
    Verdict,
    WebhookDitolak,
)
from notifikasi.gateway.panggil import jalankan, kirim, sesi
from notifikasi.gateway.waha import Waha
from satker.waktu import pada
from tests.notifikasi.gateway.bahan import ID_KLIEN, jeda_laju, kiriman, pastikan_arti
from tests.palsu.waha import WahaPalsu

NOMOR = "6281234567890"
EKOR = "3EB0AAAAAAAAAAAAAAAA"
SAAT = datetime(2026, 9, 21, 14, 13, 20, 123000, tzinfo=UTC)
MS = int(SAAT.timestamp() * 1000)
RAHASIA = "rahasia-webhook-panjang"


def waha(*rahasia: str, **opsi: Any) -> Waha:
    return Waha(Setelan("https://waha.pa-contoh.internal/", "kunci", "sidang", rahasia or (RAHASIA,), opsi))


def badan(isi: Any) -> bytes:
    return json.dumps(isi).encode()


def amplop(event: str, muatan: dict[str, Any], sesi: str = "sidang") -> bytes:
    return badan({"id": "evt_1", "timestamp": MS, "event": event, "session": sesi, "payload": muatan, "engine": "GOWS"})


class TestPermintaan:
    def test_a_text_goes_to_the_chat_of_the_number(self) -> None:
        minta = waha().build(kiriman(nomor="+6281234567890", teks="Halo"))
        assert (minta.method, minta.url) == ("POST", "https://waha.pa-contoh.internal/api/sendText")
        assert minta.headers["X-Api-Key"] == "kunci"
        assert minta.json == {"session": "sidang", "chatId": f"{NOMOR}@c.us", "text": "Halo", "linkPreview": False}

    def test_the_id_is_ours_where_the_engine_lets_us_choose(self) -> None:
        """Known before the call, and of each attempt another: a second failure is no duplicate of the first."""
        gateway = waha(id_klien=True)
        assert gateway.kemampuan.id_klien
        assert gateway.build(kiriman()).json["id"] == "3EB07D0C9F523C514C1E01"
        assert gateway.build(kiriman(ke=17)).json["id"] == "3EB07D0C9F523C514C1E11"
        assert gateway.id_pilihan(ID_KLIEN, 17) == "3EB07D0C9F523C514C1E11"

    def test_the_engine_chooses_where_it_must(self) -> None:
        assert not waha().kemampuan.id_klien
        assert waha().id_pilihan(ID_KLIEN, 1) is None

    def test_a_number_check_asks_with_digits_only(self) -> None:
        minta = waha().build_cek("+6281234567890")
        assert minta.url.endswith("/api/contacts/check-exists")
        assert minta.params == {"phone": NOMOR, "session": "sidang"}

    def test_health_asks_for_the_session(self) -> None:
        assert waha().build_sehat().url.endswith("/api/sessions/sidang")

    def test_a_request_hides_token_text_and_number_from_logs(self) -> None:
        tampak = repr(waha().build(kiriman(nomor="+6281234567890", teks="Rahasia perkara")))
        assert tampak == "Permintaan(POST https://waha.pa-contoh.internal/api/sendText)"
        assert repr(waha().setelan) == "Setelan(url='https://waha.pa-contoh.internal/', nomor_id='sidang')"
        sisa = "jendela_terbuka=True, ttl_detik=3600, ke=1)"
        assert repr(kiriman()) == f"Kiriman(id_klien='{ID_KLIEN}', jenis='N-03', {sisa}"


SESI_KELUAR = {"error": "Session status is not as expected", "session": "sidang", "status": "SCAN_QR_CODE"}
GALAT_463 = {"statusCode": 500, "exception": {"message": "2 UNKNOWN: server returned error 463", "code": 2}}
GALAT_LAIN = {
    "statusCode": 500,
    "timestamp": "2026-07-23T19:48:30.463Z",
    "exception": {"message": "disconnected 14631"},
}

JAWABAN: list[tuple[str, int, Any, type[Hasil] | Verdict, str]] = [
    ("text id", 201, {"id": f"true_{NOMOR}@c.us_{EKOR}", "to": f"{NOMOR}@c.us"}, Diterima, EKOR),
    ("NOWEB key", 201, {"key": {"remoteJid": f"{NOMOR}@s.whatsapp.net", "id": EKOR}}, Diterima, EKOR),
    ("WEBJS object", 201, {"id": {"_serialized": f"true_{NOMOR}@c.us_{EKOR}", "remote": NOMOR}}, Diterima, EKOR),
    ("200 with id", 200, {"id": EKOR}, Diterima, EKOR),
    ("no id", 201, {"message": {}}, TakPasti, "tanpa id"),
    ("no JSON", 201, "halo", TakPasti, "tanpa id"),
    ("wrong key", 401, {"message": "Unauthorized", "statusCode": 401}, Verdict.STOP_KANAL, "http_401"),
    ("key of another session", 403, {"message": "Forbidden"}, Verdict.STOP_KANAL, "http_403"),
    ("no such session", 404, {"message": 'Session "x" does not exist'}, Verdict.STOP_KANAL, "http_404"),
    ("logged out", 422, SESI_KELUAR, Verdict.STOP_KANAL, "sesi_scan_qr_code"),
    ("device gone", 422, SESI_KELUAR | {"status": "FAILED"}, Verdict.STOP_KANAL, "sesi_failed"),
    ("validation", 422, {"message": "chatId invalid", "statusCode": 422}, Verdict.PESAN, "http_422"),
    ("bad request", 400, {"message": ["text must be a string"]}, Verdict.PESAN, "http_400"),
    ("too large", 413, {}, Verdict.PESAN, "http_413"),
    ("pace", 429, {"message": "Too Many Requests"}, Verdict.NANTI, "http_429"),
    ("463", 500, GALAT_463, Verdict.STOP_BARU, "463"),
    ("463 inside 200", 200, GALAT_463, Verdict.STOP_BARU, "463"),
    ("463 only in the time", 500, GALAT_LAIN, TakPasti, "HTTP 500"),
    ("bad gateway", 502, "<html>", TakPasti, "HTTP 502"),
    ("refused in 200", 200, {"error": "Message was not sent"}, Verdict.TIDAK_DIKENAL, "http_200"),
    ("logged out in 200", 200, SESI_KELUAR, Verdict.STOP_KANAL, "sesi_scan_qr_code"),
    ("redirect", 308, "", Verdict.STOP_KANAL, "http_308"),
    ("teapot", 418, {}, Verdict.TIDAK_DIKENAL, "http_418"),
    ("odd shapes", 422, {"status": ["x"], "error": {"a": 1}}, Verdict.PESAN, "http_422"),
]


@pytest.mark.parametrize(("status", "isi", "arti", "kata"), [j[1:] for j in JAWABAN], ids=[j[0] for j in JAWABAN])
def test_every_answer_has_its_meaning(status: int, isi: Any, arti: type[Hasil] | Verdict, kata: str) -> None:
    pastikan_arti(waha().parse_reply(status, {}, badan(isi) if isinstance(isi, dict) else isi.encode()), arti, kata)


def test_a_pace_refusal_slows_down_for_ten_minutes_or_as_told() -> None:
    jeda = [jeda_laju(waha(), nilai, b"{}") for nilai in ("3600", "5", "kapan-kapan", "")]
    assert jeda == [3600, 600, 600, 600]
    with pada(SAAT):
        assert jeda_laju(waha(), "Mon, 21 Sep 2026 14:43:20 GMT", b"{}") == 1799


@pytest.mark.parametrize(
    ("status", "isi", "ada"),
    [
        (200, {"numberExists": True, "chatId": "x"}, True),
        (200, {"numberExists": False}, False),
        (200, {"numberExists": "ya"}, None),
        (500, {"numberExists": True}, None),
        (200, {}, None),
    ],
)
def test_a_number_check_is_believed_only_when_it_says_so(status: int, isi: dict[str, Any], ada: bool | None) -> None:
    assert waha().parse_cek(status, badan(isi)) is ada


@pytest.mark.parametrize(
    ("status", "isi", "siap", "kata"),
    [
        (200, {"status": "WORKING"}, True, ""),
        (200, {"status": "SCAN_QR_CODE"}, False, "QR"),
        (200, {"status": "PASSKEY_REQUIRED"}, False, "passkey"),
        (200, {"status": "BARU"}, False, "tidak dikenal"),
        (401, {}, False, "Kunci API"),
        (502, {}, False, "502"),
    ],
)
def test_health_tells_what_to_do(status: int, isi: dict[str, Any], siap: bool, kata: str) -> None:
    keadaan = waha().parse_sehat(status, badan(isi))
    assert keadaan.siap is siap
    assert kata in keadaan.sebab


def tanda(raw: bytes, kunci: str = RAHASIA, ms: int = MS, ganti: dict[str, str] | None = None) -> dict[str, str]:
    hex_tanda = hmac.new(kunci.encode(), raw, hashlib.sha512).hexdigest()
    kepala = {"x-webhook-hmac": hex_tanda, "x-webhook-timestamp": str(ms), "x-webhook-hmac-algorithm": "sha512"}
    return kepala | (ganti or {})


class TestTandaTangan:
    """Only what our own gateway signed, and not long ago, is believed."""

    def test_the_published_vector_is_accepted(self) -> None:
        raw = b'{"event":"message","session":"default","engine":"WEBJS"}'
        kepala = tanda(raw, "my-secret-key")
        assert kepala["x-webhook-hmac"].startswith("208f8a55dde9e05519e898b10b89bf0d")
        assert kepala["x-webhook-hmac"].endswith("a136cf2e78a33a63f6752c2c1631777076153fa89")
        with pada(SAAT):
            waha("my-secret-key").verify(kepala, raw)

    def test_the_previous_secret_still_counts_during_rotation(self) -> None:
        with pada(SAAT):
            waha("rahasia-yang-baru", "rahasia-yang-lama").verify(tanda(b"{}", "rahasia-yang-lama"), b"{}")

    @pytest.mark.parametrize(
        "kepala",
        [
            {},
            tanda(b"{}", "rahasia-lain"),
            tanda(b"{} "),
            tanda(b"{}", ganti={"x-webhook-hmac": ""}),
            tanda(b"{}", ganti={"x-webhook-hmac": "é"}),
            tanda(b"{}", ganti={"x-webhook-hmac-algorithm": "md5"}),
            tanda(b"{}", ms=MS - 21_601_000),
            tanda(b"{}", ms=MS + 21_601_000),
            tanda(b"{}", ganti={"x-webhook-timestamp": ""}),
            tanda(b"{}", ganti={"x-webhook-timestamp": "kemarin"}),
        ],
    )
    def test_anything_else_is_refused(self, kepala: dict[str, str]) -> None:
        with pada(SAAT), pytest.raises(WebhookDitolak):
            waha().verify(kepala, b"{}")

    def test_what_is_repeated_after_hours_of_outage_is_still_believed(self) -> None:
        """A BERHENTI may be among it."""
        with pada(SAAT):
            waha().verify(tanda(b"{}", ms=MS - 21_599_000), b"{}")

    def test_the_window_can_be_widened_or_switched_off(self) -> None:
        kemarin = tanda(b"{}", ms=MS - 86_400_000)
        with pada(SAAT):
            waha(jendela_ulang_detik=90_000).verify(kemarin, b"{}")
            waha(jendela_ulang_detik=0).verify(kemarin, b"{}")

    @pytest.mark.parametrize("rahasia", ["", "secret"])
    def test_an_empty_secret_never_matches(self, rahasia: str) -> None:
        gateway = Waha(Setelan("https://w.id", "k", "", ("",)))
        with pada(SAAT), pytest.raises(WebhookDitolak):
            gateway.verify(tanda(b"{}", rahasia), b"{}")


def ack(nilai: Any, **lain: Any) -> bytes:
    muatan = {"id": f"true_{NOMOR}@c.us_{EKOR}", "from": f"{NOMOR}@c.us", "to": "628222@c.us", "fromMe": True}
    return amplop("message.ack", muatan | {"ack": nilai, "ackName": "X"} | lain)


class TestTandaTerima:
    @pytest.mark.parametrize(
        ("nilai", "status"),
        [(-1, "gagal"), (0, "diterima"), (1, "terkirim"), (2, "sampai"), (3, "dibaca"), (4, "dibaca")],
    )
    def test_every_ack_moves_the_message(self, nilai: int, status: str) -> None:
        assert waha().parse_webhook(ack(nilai)) == [TandaTerima(StatusTerima(status), EKOR, None, SAAT)]

    def test_a_failed_ack_can_name_the_timelock(self) -> None:
        [terima] = waha().parse_webhook(ack(-1, error={"code": 463, "reason": "reachout timelock"}))
        assert isinstance(terima, TandaTerima)
        assert (terima.kode, terima.teks, terima.verdict) == ("463", "reachout timelock", Verdict.STOP_BARU)

    @pytest.mark.parametrize(
        "lain",
        [{"fromMe": False}, {"fromMe": None}, {"id": ""}, {"id": None}, {"from": "120363@g.us"}, {"to": "1@g.us"}],
    )
    def test_acks_that_are_not_ours_are_dropped(self, lain: dict[str, Any]) -> None:
        assert waha().parse_webhook(ack(2, **lain)) == []

    @pytest.mark.parametrize("nilai", [5, None, "dua", True, 2.5, [2]])
    def test_an_unknown_ack_is_dropped(self, nilai: Any) -> None:
        assert waha().parse_webhook(ack(nilai)) == []


def tersimpan(ack: Any, **lain: Any) -> dict[str, Any]:
    isi = {"id": f"true_{NOMOR}@c.us_{EKOR}", "from": "628222@c.us", "to": f"{NOMOR}@c.us", "fromMe": True, "ack": ack}
    return isi | {"timestamp": MS // 1000} | lain


class TestTanya:
    """Reconciliation: WAHA's own store is asked, at no cost at WhatsApp (issue 3, section 2)."""

    def test_the_chat_of_the_number_is_asked_for(self) -> None:
        minta = waha().build_tanya(EKOR, f"+{NOMOR}")
        assert waha().kemampuan.tanya_status
        assert (minta.method, minta.json) == ("GET", None)
        assert minta.url == f"https://waha.pa-contoh.internal/api/sidang/chats/{NOMOR}@c.us/messages"
        assert minta.params == {"limit": "50", "downloadMedia": "false"}

    @pytest.mark.parametrize(
        ("pesan", "status"),
        [
            (tersimpan(2), "sampai"),
            (tersimpan(3, id={"_serialized": f"true_{NOMOR}@c.us_{EKOR}"}), "dibaca"),
            (tersimpan(1, id=None, key={"id": EKOR}), "terkirim"),
            (tersimpan(-1), "gagal"),
        ],
    )
    def test_our_message_is_found_by_the_tail_of_its_id(self, pesan: dict[str, Any], status: str) -> None:
        obrolan = [tersimpan(3, id="true_x_LAIN"), tersimpan(3, fromMe=False), pesan]
        with pada(SAAT):
            tanda = waha().parse_tanya(200, badan(obrolan), EKOR)
        assert tanda == TandaTerima(StatusTerima(status), EKOR, None, SAAT)

    @pytest.mark.parametrize(
        ("kode", "isi"),
        [
            (200, []),
            (200, [tersimpan(3, id="true_x_LAIN")]),
            (200, [tersimpan(3, fromMe=False)]),
            (200, [tersimpan(None), None, "x", 5]),
            (200, {"messages": [tersimpan(3)]}),
            (422, [tersimpan(3)]),
            (500, [tersimpan(3)]),
        ],
    )
    def test_what_the_store_does_not_say_is_not_made_up(self, kode: int, isi: Any) -> None:
        assert waha().parse_tanya(kode, badan(isi), EKOR) is None

    def test_the_fake_answers_over_the_wire(self) -> None:
        with WahaPalsu() as palsu, sesi(1) as s:
            gateway = Waha(palsu.setelan())
            jalankan(gateway, s, kiriman())
            [pesan] = palsu.diterima
            for ack, status in ((2, "sampai"), (3, "dibaca")):
                palsu.ack_simpanan = ack
                kode, _, isi = kirim(s, gateway.build_tanya(pesan["id"], kiriman().nomor))
                tanda = gateway.parse_tanya(kode, isi, pesan["id"])
                assert tanda is not None
                assert tanda.status == status
            kode, _, isi = kirim(s, gateway.build_tanya(pesan["id"], "+6281299999999"))
            assert gateway.parse_tanya(kode, isi, pesan["id"]) is None


def masuk(**lain: Any) -> bytes:
    muatan = {"id": f"false_{NOMOR}@c.us_3EB0B", "timestamp": MS // 1000, "from": f"{NOMOR}@c.us", "fromMe": False}
    return amplop("message", muatan | {"to": "628222@c.us", "body": "BERHENTI", "_data": {}} | lain)


class TestPesanMasuk:
    def test_a_text_arrives_with_its_sender(self) -> None:
        [pesan] = waha().parse_webhook(masuk())
        saat = SAAT.replace(microsecond=0)
        id_luar = f"false_{NOMOR}@c.us_3EB0B"
        assert pesan == PesanMasuk(id_luar, f"{NOMOR}@c.us", f"+{NOMOR}", "BERHENTI", saat)

    def test_a_linked_id_is_kept_and_is_no_number(self) -> None:
        [pesan] = waha().parse_webhook(masuk(**{"from": "251556368777322@lid"}))
        assert isinstance(pesan, PesanMasuk)
        assert (pesan.pengirim, pesan.e164, pesan.id_pengirim_lain) == ("251556368777322@lid", None, None)

    @pytest.mark.parametrize(
        "data",
        [
            {"key": {"remoteJidAlt": f"{NOMOR}@s.whatsapp.net"}},
            {"key": {"senderPn": f"{NOMOR}:7@s.whatsapp.net"}},
            {"Info": {"SenderAlt": f"{NOMOR}@s.whatsapp.net"}},
        ],
    )
    def test_the_number_behind_a_linked_id_is_used_where_the_engine_tells_it(self, data: dict[str, Any]) -> None:
        [pesan] = waha().parse_webhook(masuk(**{"from": "251556368777322@lid", "_data": data}))
        assert isinstance(pesan, PesanMasuk)
        assert (pesan.pengirim, pesan.e164) == ("251556368777322@lid", f"+{NOMOR}")
        assert pesan.id_pengirim_lain == f"{NOMOR}@c.us"

    def test_a_picture_without_text_still_arrives(self) -> None:
        [pesan] = waha().parse_webhook(masuk(body=None, hasMedia=True))
        assert isinstance(pesan, PesanMasuk)
        assert pesan.teks == ""

    @pytest.mark.parametrize(
        "lain",
        [
            {"fromMe": True},
            {"from": "120363025@g.us"},
            {"from": "status@broadcast"},
            {"from": "12036@newsletter"},
            {"from": ""},
            {"from": 62},
            {"id": None},
        ],
    )
    def test_groups_status_posts_and_our_own_are_dropped(self, lain: dict[str, Any]) -> None:
        assert waha().parse_webhook(masuk(**lain)) == []

    def test_nothing_a_database_cannot_store_gets_through(self) -> None:
        [pesan] = waha().parse_webhook(masuk(body="a\0b\ud800c"))
        assert isinstance(pesan, PesanMasuk)
        assert pesan.teks == "ab?c"


class TestLain:
    def test_a_session_change_tells_the_channels_state(self) -> None:
        [keadaan] = waha().parse_webhook(amplop("session.status", {"name": "sidang", "status": "FAILED"}))
        assert keadaan == KeadaanKanal(siap=False, sebab="Sesi WhatsApp gagal; periksa ponsel pengadilan.")
        assert waha().parse_webhook(amplop("session.status", {"status": "WORKING"})) == [KeadaanKanal(siap=True)]

    def test_another_session_on_the_same_server_is_not_ours(self) -> None:
        assert waha().parse_webhook(amplop("session.status", {"status": "FAILED"}, sesi="pengadilan-lain")) == []

    @pytest.mark.parametrize("event", ["presence.update", "call.received", None, 5, ["message"]])
    def test_other_events_are_ignored(self, event: Any) -> None:
        assert waha().parse_webhook(amplop(event, {})) == []

    def test_one_event_has_one_key_however_often_it_comes(self) -> None:
        assert (
            waha().kunci_peristiwa(ack(2), {})
            == waha().kunci_peristiwa(ack(2), {"X-Webhook-Request-Id": "2"})
            == "evt:evt_1"
        )

    def test_without_an_event_id_the_body_is_the_key(self) -> None:
        assert waha().kunci_peristiwa(b'{"a":1}', {}).startswith("sha256:")
        assert waha().kunci_peristiwa(b"bukan json", {}) != waha().kunci_peristiwa(b"bukan json.", {})
