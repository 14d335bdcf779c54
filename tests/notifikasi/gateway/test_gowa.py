"""The GOWA adapter, case by case: requests, answers, signatures and webhooks (issue 3, section 1)."""

import hashlib
import hmac
import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from notifikasi.gateway.dasar import (
    Diterima,
    Ditolak,
    Hasil,
    PesanMasuk,
    Setelan,
    StatusTerima,
    TakDapatDikirim,
    TakPasti,
    TandaTerima,
    Verdict,
    WebhookDitolak,
)
from notifikasi.gateway.gowa import Gowa
from satker.waktu import pada
from tests.notifikasi.gateway.bahan import jeda_laju, kiriman, pastikan_arti

NOMOR = "6281234567890"
LAWAN = f"{NOMOR}@s.whatsapp.net"
LID = "251556368777322@lid"
ID = "3EB0B430B6F8F1D0E053AC120E0A9E5C"
SAAT = datetime(2026, 3, 1, 2, 30, tzinfo=UTC)
RAHASIA = "rahasia-webhook-panjang"
SETELAN = Setelan("https://gowa.pa-contoh.internal/", "portal:sandi rahasia", "org_2", (RAHASIA,))


def gowa(*rahasia: str, **ubah: Any) -> Gowa:
    return Gowa(replace(SETELAN, **({"rahasia": rahasia or (RAHASIA,)} | ubah)))


def badan(isi: Any) -> bytes:
    return isi.encode() if isinstance(isi, str) else json.dumps(isi).encode()


def galat(status: int, kode: str, kata: str = "kata gateway") -> dict[str, Any]:
    return {"status": status, "code": kode, "message": kata, "results": None}


class TestPermintaan:
    def test_a_text_goes_to_the_number_with_basic_auth(self) -> None:
        minta = gowa().build(kiriman(nomor=f"+{NOMOR}", teks="Halo"))
        assert (minta.method, minta.url) == ("POST", "https://gowa.pa-contoh.internal/send/message")
        assert minta.headers["Authorization"] == "Basic cG9ydGFsOnNhbmRpIHJhaGFzaWE="
        assert minta.json == {"phone": LAWAN, "message": "Halo"}

    def test_we_wait_longer_than_gowa_itself_does(self) -> None:
        """After 45 s it says GATEWAY_TIMEOUT; a time-out of ours would only hide that word."""
        assert gowa().build(kiriman()).timeout[1] > 45

    def test_the_device_is_named_where_there_are_several(self) -> None:
        assert gowa().build(kiriman()).headers["X-Device-Id"] == "org_2"
        assert "X-Device-Id" not in gowa(nomor_id="").build(kiriman()).headers

    def test_a_number_check_and_health_ask_the_same_device(self) -> None:
        cek, sehat = gowa().build_cek(f"+{NOMOR}"), gowa().build_sehat()
        assert (cek.method, cek.url, cek.params) == ("GET", f"{SETELAN.url}user/check", {"phone": NOMOR})
        assert (sehat.method, sehat.url) == ("GET", f"{SETELAN.url}app/status")
        assert cek.headers["X-Device-Id"] == sehat.headers["X-Device-Id"] == "org_2"

    def test_it_cannot_be_asked_about_a_message_and_says_so(self) -> None:
        assert not Gowa.kemampuan.tanya_status
        assert gowa().build_tanya(ID, f"+{NOMOR}") is None
        assert gowa().parse_tanya(200, b"[]", ID) is None

    def test_it_chooses_its_own_ids_and_echoes_none_of_ours(self) -> None:
        mampu = Gowa.kemampuan
        assert (mampu.id_klien, mampu.gema_id, mampu.butuh_templat) == (False, False, False)
        assert (mampu.cek_nomor, mampu.tanda_terima, mampu.masuk) == (True, True, True)
        assert gowa().id_pilihan("x", 1) is None

    @pytest.mark.parametrize("teks", ["", "  \n", "a" * 65_537])
    def test_a_text_gowa_would_refuse_is_never_sent(self, teks: str) -> None:
        with pytest.raises(TakDapatDikirim):
            gowa().build(kiriman(teks=teks))

    def test_a_request_hides_password_text_and_number_from_logs(self) -> None:
        tampak = repr(gowa().build(kiriman())) + repr(gowa().setelan)
        assert tampak.startswith("Permintaan(POST https://gowa.pa-contoh.internal/send/message)")
        assert "sandi" not in tampak
        assert "cG9y" not in tampak


SUKSES = {"status": 200, "code": "SUCCESS", "message": f"Message sent to {LAWAN}", "results": {"message_id": ID}}
KATA_463 = "WhatsApp rejected this send with error 463 (reach-out timelock)."

JAWABAN: list[tuple[str, int, Any, type[Hasil] | Verdict, str]] = [
    ("sent", 200, SUKSES, Diterima, ID),
    ("older version without code", 200, {"results": {"message_id": ID}}, Diterima, ID),
    ("no id", 200, SUKSES | {"results": {}}, TakPasti, "tanpa id"),
    ("no JSON", 200, "halo", TakPasti, "tanpa id"),
    ("not on WhatsApp", 400, galat(400, "INVALID_JID", "user is not registered"), Verdict.PENERIMA, "tidak_terdaftar"),
    ("no such address", 400, galat(400, "INVALID_JID", "invalid JID"), Verdict.PENERIMA, "invalid_jid"),
    ("validation", 400, galat(400, "VALIDATION_ERROR"), Verdict.PESAN, "validation_error"),
    ("the phone logged out", 401, galat(401, "AUTHENTICATION_ERROR"), Verdict.STOP_KANAL, "authentication_error"),
    ("wrong password", 401, "Unauthorized", Verdict.STOP_KANAL, "http_401"),
    ("device not named", 400, galat(400, "DEVICE_ID_REQUIRED"), Verdict.STOP_KANAL, "device_id_required"),
    ("device unknown", 404, galat(404, "DEVICE_NOT_FOUND"), Verdict.STOP_KANAL, "device_not_found"),
    ("no phone linked", 500, galat(500, "INVALID_WA_CLI"), Verdict.STOP_KANAL, "invalid_wa_cli"),
    ("starting", 503, galat(503, "DEVICE_MANAGER_UNAVAILABLE"), Verdict.SEGERA, "device_manager_unavailable"),
    ("463", 429, galat(429, "WA_REACHOUT_TIMELOCK", KATA_463), Verdict.STOP_BARU, "463"),
    ("463 of older versions", 500, galat(500, "INTERNAL_SERVER_ERROR", KATA_463), Verdict.STOP_BARU, "463"),
    ("463 only in a number", 500, galat(500, "INTERNAL_SERVER_ERROR", "id 14631"), TakPasti, "HTTP 500"),
    ("internal error", 500, galat(500, "INTERNAL_SERVER_ERROR", "boom"), TakPasti, "boom"),
    ("gave up after 45 s", 504, galat(504, "GATEWAY_TIMEOUT"), TakPasti, "HTTP 504"),
    ("proxy", 502, "<html>", TakPasti, "HTTP 502"),
    ("refused in 200", 200, galat(400, "VALIDATION_ERROR"), Verdict.PESAN, "validation_error"),
    ("code of refusal, status of success", 200, {"code": "INVALID_JID"}, Verdict.PENERIMA, "invalid_jid"),
    ("pace", 429, "Too Many Requests", Verdict.NANTI, "http_429"),
    ("too large", 413, "", Verdict.PESAN, "http_413"),
    ("wrong address", 404, "Cannot POST", Verdict.STOP_KANAL, "http_404"),
    ("forbidden", 403, "", Verdict.STOP_KANAL, "http_403"),
    ("redirect", 301, "", Verdict.STOP_KANAL, "http_301"),
    ("a code nobody told us of", 409, galat(409, "BARU_SEKALI"), Verdict.TIDAK_DIKENAL, "baru_sekali"),
    ("teapot", 418, "", Verdict.TIDAK_DIKENAL, "http_418"),
    ("odd shapes", 400, {"code": ["x"], "message": {"a": 1}, "results": 5}, Verdict.PESAN, "http_400"),
]


@pytest.mark.parametrize(("status", "isi", "arti", "kata"), [j[1:] for j in JAWABAN], ids=[j[0] for j in JAWABAN])
def test_every_answer_has_its_meaning(status: int, isi: Any, arti: type[Hasil] | Verdict, kata: str) -> None:
    pastikan_arti(gowa().parse_reply(status, {}, badan(isi)), arti, kata)


@pytest.mark.parametrize(
    "kode", ["VALIDATION_ERROR", "INVALID_JID", "DEVICE_NOT_FOUND", "WA_REACHOUT_TIMELOCK", "BARU"]
)
def test_the_providers_own_words_are_kept(kode: str) -> None:
    hasil = gowa().parse_reply(400, {}, badan(galat(400, kode, "kata asli dari gateway")))
    assert isinstance(hasil, Ditolak)
    assert hasil.teks.endswith("kata asli dari gateway")


def test_the_two_401_tell_staff_two_different_things_to_do() -> None:
    sandi = gowa().parse_reply(401, {}, b"Unauthorized")
    ponsel = gowa().parse_reply(401, {}, badan(galat(401, "AUTHENTICATION_ERROR", "you are not logged in")))
    assert isinstance(sandi, Ditolak)
    assert isinstance(ponsel, Ditolak)
    assert "sandi" in sandi.teks
    assert "QR" in ponsel.teks


def test_a_pace_refusal_slows_down_for_ten_minutes_or_as_told() -> None:
    jeda = [jeda_laju(gowa(), nilai) for nilai in ("3600", "5", "")]
    assert jeda == [3600, 600, 600]


@pytest.mark.parametrize(
    ("status", "isi", "ada"),
    [
        (200, {"results": {"is_on_whatsapp": True}}, True),
        (200, {"results": {"is_on_whatsapp": False}}, False),
        (200, {"results": {"is_on_whatsapp": "ya"}}, None),
        (401, {"results": {"is_on_whatsapp": False}}, None),
        (200, {"results": None}, None),
        (200, "bukan json", None),
    ],
)
def test_a_number_check_is_believed_only_when_it_says_so(status: int, isi: Any, ada: bool | None) -> None:
    assert gowa().parse_cek(status, badan(isi)) is ada


def status_app(sambung: Any, masuk: Any) -> dict[str, Any]:
    return {"status": 200, "code": "SUCCESS", "results": {"is_connected": sambung, "is_logged_in": masuk}}


@pytest.mark.parametrize(
    ("status", "isi", "siap", "kata"),
    [
        (200, status_app(True, True), True, ""),
        (200, status_app(False, True), False, "tidak tersambung"),
        (200, status_app(False, False), False, "QR"),
        (200, status_app("ya", "ya"), False, "QR"),
        (200, {"results": {}}, False, "belum dikenal"),
        (401, "Unauthorized", False, "Basic Auth"),
        (404, galat(404, "DEVICE_NOT_FOUND"), False, "Id perangkat"),
        (502, "<html>", False, "502"),
    ],
)
def test_health_tells_what_to_do(status: int, isi: Any, siap: bool, kata: str) -> None:
    keadaan = gowa().parse_sehat(status, badan(isi))
    assert keadaan.siap is siap
    assert kata in keadaan.sebab


# Our own body, signed by the documented algorithm with GOWA's default key; computed once, outside this code.
VEKTOR = (
    b'{"event":"message.ack","device_id":"628123456789@s.whatsapp.net","timestamp":"2026-03-01T02:00:00Z","payload":'
    b'{"ids":["3EB00106E8BE0F407E88EC"],"chat_id":"6281234567890@s.whatsapp.net",'
    b'"from":"6281234567890@s.whatsapp.net","receipt_type":"delivered"}}'
)
VEKTOR_HEX = "8d0f9ad56fe58fd4e37b782687a795a540eb40709db742fe6c691ade821d8f71"


def tanda(raw: bytes, kunci: str = RAHASIA) -> dict[str, str]:
    return {"x-hub-signature-256": f"sha256={hmac.new(kunci.encode(), raw, hashlib.sha256).hexdigest()}"}


class TestTandaTangan:
    """Only what our own gateway signed is believed."""

    def test_the_vector_is_accepted(self) -> None:
        gowa("secret").verify({"X-Hub-Signature-256": f"sha256={VEKTOR_HEX}"}, VEKTOR)

    def test_the_previous_secret_still_counts_during_rotation(self) -> None:
        gowa("rahasia-yang-baru", "rahasia-yang-lama").verify(tanda(b"{}", "rahasia-yang-lama"), b"{}")

    @pytest.mark.parametrize(
        "kepala",
        [
            {},
            tanda(b"{}", "rahasia-lain"),
            tanda(b"{} "),
            {"x-hub-signature-256": ""},
            {"x-hub-signature-256": "sha256="},
            {"x-hub-signature-256": "sha256=é"},
            {"x-hub-signature-256": tanda(b"{}")["x-hub-signature-256"].removeprefix("sha256=")},
            {"x-hub-signature-256": tanda(b"{}")["x-hub-signature-256"].replace("sha256", "sha1")},
        ],
    )
    def test_anything_else_is_refused(self, kepala: dict[str, str]) -> None:
        with pytest.raises(WebhookDitolak):
            gowa().verify(kepala, b"{}")

    def test_an_empty_secret_never_matches(self) -> None:
        with pytest.raises(WebhookDitolak):
            gowa("").verify(tanda(b"{}", ""), b"{}")


class TestSetelan:
    def test_gowas_own_default_secret_is_refused(self) -> None:
        """Issue 3: its webhook key is literally "secret" until somebody changes it; who knows that signs for it."""
        [alasan] = Gowa.periksa_setelan(replace(SETELAN, token="portal:kata-sandi", rahasia=("secret",)))
        assert "bawaan" in alasan

    @pytest.mark.parametrize(
        ("token", "kata"), [("tanpa-titik-dua", "nama:sandi"), ("nama:", "nama:sandi"), (":sandi", "nama:sandi")]
    )
    def test_a_token_that_is_no_name_and_password_is_told(self, token: str, kata: str) -> None:
        [alasan] = Gowa.periksa_setelan(replace(SETELAN, token=token))
        assert kata in alasan

    @pytest.mark.parametrize("token", ["user:password", "admin:admin", "admin:SECRET"])
    def test_passwords_of_the_manual_are_refused(self, token: str) -> None:
        [alasan] = Gowa.periksa_setelan(replace(SETELAN, token=token))
        assert "bawaan" in alasan

    def test_good_settings_pass_with_and_without_a_device(self) -> None:
        baik = replace(SETELAN, token="portal:kata:sandi")
        assert Gowa.periksa_setelan(baik) == Gowa.periksa_setelan(replace(baik, nomor_id="")) == []


def amplop(event: Any, muatan: Any, **lain: Any) -> bytes:
    dasar = {"event": event, "device_id": "6282227097005@s.whatsapp.net", "session_id": "org_2"}
    return badan(dasar | {"timestamp": "2026-03-01T02:30:00Z", "payload": muatan} | lain)


def ack(jenis: Any = "delivered", *ids: Any, **lain: Any) -> bytes:
    return amplop(
        "message.ack", {"ids": list(ids or (ID,)), "chat_id": LAWAN, "from": LAWAN, "receipt_type": jenis} | lain
    )


class TestTandaTerima:
    @pytest.mark.parametrize(("jenis", "status"), [("delivered", "sampai"), ("read", "dibaca"), ("played", "dibaca")])
    def test_every_receipt_moves_the_message(self, jenis: str, status: str) -> None:
        assert gowa().parse_webhook(ack(jenis)) == [TandaTerima(StatusTerima(status), ID, None, SAAT)]

    def test_one_event_carries_many_ids(self) -> None:
        terima = gowa().parse_webhook(ack("read", "A1", "A2", "A1", "A3"))
        assert [t.id_gateway for t in terima if isinstance(t, TandaTerima)] == ["A1", "A2", "A3"]

    @pytest.mark.parametrize(
        "jenis", ["read-self", "played-self", "sender", "retry", "server-error", "", None, 5, ["read"]]
    )
    def test_receipts_of_our_own_devices_prove_nothing(self, jenis: Any) -> None:
        assert gowa().parse_webhook(ack(jenis)) == []

    @pytest.mark.parametrize("ids", [None, "3EB0", {}, [None, 5, "", {}], []])
    def test_ids_of_another_shape_are_dropped(self, ids: Any) -> None:
        assert gowa().parse_webhook(ack("read", ids=ids)) == []

    def test_groups_are_not_persons(self) -> None:
        assert gowa().parse_webhook(ack("read", chat_id="120363@g.us")) == []

    @pytest.mark.parametrize("waktu", ["2026-03-01T09:30:00+07:00", "2026-03-01T02:30:00.000000000Z", 1772332200])
    def test_the_moment_is_read_in_every_spelling(self, waktu: Any) -> None:
        raw = amplop("message.ack", json.loads(ack())["payload"], timestamp=waktu)
        [terima] = gowa().parse_webhook(raw)
        assert isinstance(terima, TandaTerima)
        assert terima.waktu == SAAT

    @pytest.mark.parametrize(
        "waktu", ["kemarin", "2026-03-01", "2026-03-01T02:30:00", "9999-12-31T23:59:59-14:00", None]
    )
    def test_without_a_readable_moment_it_is_now(self, waktu: Any) -> None:
        with pada(SAAT):
            [terima] = gowa().parse_webhook(amplop("message.ack", json.loads(ack())["payload"], timestamp=waktu))
        assert isinstance(terima, TandaTerima)
        assert terima.waktu == SAAT


def masuk(**lain: Any) -> bytes:
    muatan = {"id": "3EB0C1", "chat_id": LAWAN, "from": LAWAN, "from_lid": LID, "from_name": "Siti"}
    return amplop("message", muatan | {"timestamp": "2026-03-01T02:30:00Z", "is_from_me": False, "body": "STOP"} | lain)


class TestPesanMasuk:
    def test_a_text_arrives_with_its_sender_and_his_linked_id(self) -> None:
        assert gowa().parse_webhook(masuk()) == [
            PesanMasuk("3EB0C1", f"{NOMOR}@c.us", f"+{NOMOR}", "STOP", SAAT, id_pengirim_lain=LID)
        ]

    def test_without_a_linked_id_there_is_none(self) -> None:
        [pesan] = gowa().parse_webhook(masuk(from_lid=""))
        assert isinstance(pesan, PesanMasuk)
        assert pesan.id_pengirim_lain is None

    def test_a_linked_id_alone_is_kept_and_is_no_number(self) -> None:
        [pesan] = gowa().parse_webhook(masuk(**{"from": LID, "chat_id": LID}))
        assert isinstance(pesan, PesanMasuk)
        assert (pesan.pengirim, pesan.e164, pesan.id_pengirim_lain) == (LID, None, None)

    def test_the_number_behind_it_is_used_where_the_chat_tells_it(self) -> None:
        [pesan] = gowa().parse_webhook(masuk(**{"from": LID}))
        assert isinstance(pesan, PesanMasuk)
        assert (pesan.pengirim, pesan.e164) == (LID, f"+{NOMOR}")

    def test_a_picture_without_text_still_arrives(self) -> None:
        [pesan] = gowa().parse_webhook(masuk(body=None, image="statics/media/1.jpg"))
        assert isinstance(pesan, PesanMasuk)
        assert pesan.teks == ""

    @pytest.mark.parametrize(
        "lain",
        [
            {"is_from_me": True},
            {"from": "6282227097005:7@s.whatsapp.net"},
            {"chat_id": "120363025@g.us"},
            {"chat_id": "status@broadcast"},
            {"from": "12036@newsletter"},
            {"from": ""},
            {"from": 62},
            {"id": None},
        ],
    )
    def test_groups_status_posts_and_our_own_are_dropped(self, lain: dict[str, Any]) -> None:
        assert gowa().parse_webhook(masuk(**lain)) == []

    def test_nothing_a_database_cannot_store_gets_through(self) -> None:
        [pesan] = gowa().parse_webhook(masuk(body="a\0b\ud800c"))
        assert isinstance(pesan, PesanMasuk)
        assert pesan.teks == "ab?c"


class TestLain:
    @pytest.mark.parametrize(
        "event", ["message.reaction", "message.edited", "group.joined", "call.offer", None, 5, ["x"]]
    )
    def test_other_events_are_ignored(self, event: Any) -> None:
        assert gowa().parse_webhook(amplop(event, {"id": "3EB0C1", "from": LAWAN})) == []

    @pytest.mark.parametrize("muatan", [None, [], "x", 5])
    def test_a_payload_of_another_shape_is_nothing(self, muatan: Any) -> None:
        assert gowa().parse_webhook(amplop("message", muatan)) == []
        assert gowa().parse_webhook(amplop("message.ack", muatan)) == []

    def test_another_device_on_the_same_server_is_not_ours(self) -> None:
        lain = json.loads(ack()) | {"session_id": "org_7"}
        assert gowa().parse_webhook(badan(lain)) == []
        assert len(gowa(nomor_id="").parse_webhook(badan(lain))) == 1

    def test_a_device_may_be_named_by_its_number_and_older_versions_name_none(self) -> None:
        assert len(gowa(nomor_id="6282227097005@s.whatsapp.net").parse_webhook(ack())) == 1
        lama = json.loads(ack())
        del lama["session_id"]
        assert len(gowa().parse_webhook(badan(lama))) == 1

    def test_a_redelivery_has_the_same_key_though_its_envelope_has_no_id(self) -> None:
        ulang = json.loads(ack()) | {"timestamp": "2026-03-01T02:31:00Z"}
        assert gowa().kunci_peristiwa(ack(), {}) == gowa().kunci_peristiwa(badan(ulang), {})

    def test_what_differs_in_meaning_differs_in_key(self) -> None:
        semua = [ack(), ack("read"), ack("delivered", "A1", ID), ack("delivered", "A1"), masuk(), masuk(id="3EB0C2")]
        semua += [ack(**{"from": "628777@s.whatsapp.net"}), amplop("message.edited", {"id": "3EB0C1"}), b"bukan json"]
        kunci = {gowa().kunci_peristiwa(raw, {}) for raw in semua}
        assert len(kunci) == len(semua)
        assert all(len(k) <= 80 for k in kunci)

    def test_without_an_id_the_body_is_the_key(self) -> None:
        assert gowa().kunci_peristiwa(ack("read", ids=[]), {}).startswith("sha256:")
