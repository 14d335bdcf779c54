"""The Evolution API adapter, case by case: requests, answers and webhooks (issue 3, section 1)."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from notifikasi.gateway.dasar import (
    Diterima,
    Ditolak,
    Hasil,
    KeadaanKanal,
    PesanMasuk,
    Setelan,
    StatusTerima,
    TakDapatDikirim,
    TakPasti,
    TandaTerima,
    Verdict,
)
from notifikasi.gateway.evolution import Evolution
from satker.waktu import pada
from tests.notifikasi.gateway.bahan import jeda_laju, kiriman, pastikan_arti

NOMOR = "6281234567890"
LAWAN = f"{NOMOR}@s.whatsapp.net"
LID = "251556368777322@lid"
ID = "BAE594145F4C59B4"
SAAT = datetime(2026, 9, 21, 14, 13, 20, tzinfo=UTC)
SETELAN = Setelan("https://evo.pa-contoh.internal/", "kunci-api", "pa contoh/1", ("rahasia-webhook-panjang",))


def evo(**opsi: Any) -> Evolution:
    return Evolution(replace(SETELAN, opsi=opsi))


def badan(isi: Any) -> bytes:
    return isi.encode() if isinstance(isi, str) else json.dumps(isi).encode()


class TestPermintaan:
    def test_a_text_goes_to_the_number_through_the_instance(self) -> None:
        minta = evo().build(kiriman(nomor=f"+{NOMOR}", teks="Halo"))
        assert (minta.method, minta.url) == ("POST", f"{SETELAN.url}message/sendText/pa%20contoh%2F1")
        assert minta.headers == {"apikey": "kunci-api"}
        assert minta.json == {"number": NOMOR, "text": "Halo", "linkPreview": False}
        assert minta.timeout == (5, 30)

    @pytest.mark.parametrize(
        ("jeda", "dikirim", "baca"),
        [
            (1200, 1200, 31.2),
            (20_000, 20_000, 50),
            (90_000, 20_000, 50),
            (0, None, 30),
            (-5, None, 30),
            ("x", None, 30),
        ],
    )
    def test_the_answer_waits_for_the_typing_and_so_do_we(self, jeda: Any, dikirim: int | None, baca: float) -> None:
        minta = evo(jeda_ketik_ms=jeda).build(kiriman())
        assert minta.json.get("delay") == dikirim
        assert minta.timeout[1] == pytest.approx(baca)

    def test_a_number_check_health_and_a_question_have_their_addresses(self) -> None:
        cek, sehat, tanya = evo().build_cek(f"+{NOMOR}"), evo().build_sehat(), evo().build_tanya(ID, f"+{NOMOR}")
        assert (cek.method, cek.json) == ("POST", {"numbers": [NOMOR]})
        assert cek.url.endswith("/chat/whatsappNumbers/pa%20contoh%2F1")
        assert (sehat.method, sehat.url) == ("GET", f"{SETELAN.url}instance/connectionState/pa%20contoh%2F1")
        assert tanya.url.endswith("/chat/findStatusMessage/pa%20contoh%2F1")
        assert tanya.json["where"] == {"id": ID}

    def test_what_it_can_do(self) -> None:
        mampu = Evolution.kemampuan
        assert (mampu.id_klien, mampu.gema_id, mampu.butuh_templat) == (False, False, False)
        assert (mampu.cek_nomor, mampu.tanda_terima, mampu.masuk, mampu.tanya_status) == (True, True, True, True)

    @pytest.mark.parametrize("teks", ["", "  \n", "a" * 65_537])
    def test_a_text_the_gateway_would_refuse_is_never_sent(self, teks: str) -> None:
        with pytest.raises(TakDapatDikirim):
            evo().build(kiriman(teks=teks))

    def test_a_request_hides_key_text_and_number_from_logs(self) -> None:
        tampak = repr(evo().build(kiriman())) + repr(evo().setelan)
        assert "kunci-api" not in tampak
        assert "rahasia" not in tampak


DITERIMA = {"key": {"remoteJid": LAWAN, "fromMe": True, "id": ID}, "status": "PENDING", "messageTimestamp": 1790000000}
TIDAK_ADA = {"jid": LAWAN, "exists": False, "number": NOMOR}


def galat(status: int, kata: Any) -> dict[str, Any]:
    return {"status": status, "error": "Bad Request", "response": {"message": kata}}


JAWABAN: list[tuple[str, int, Any, type[Hasil] | Verdict, str]] = [
    ("accepted", 201, DITERIMA, Diterima, ID),
    ("accepted with 200", 200, DITERIMA, Diterima, ID),
    ("no id", 201, {"key": {}}, TakPasti, "tanpa id"),
    ("no JSON", 201, "halo", TakPasti, "tanpa id"),
    ("not on WhatsApp", 400, galat(400, [TIDAK_ADA]), Verdict.PENERIMA, "tidak_terdaftar"),
    ("validation", 400, galat(400, [['instance requires property "text"']]), Verdict.PESAN, "http_400"),
    ("wrong key", 401, galat(401, "Unauthorized"), Verdict.STOP_KANAL, "http_401"),
    ("key of another instance", 403, galat(403, "Forbidden"), Verdict.STOP_KANAL, "http_403"),
    ("no such instance", 404, galat(404, ['The "pa" instance does not exist']), Verdict.STOP_KANAL, "http_404"),
    ("phone gone", 500, galat(500, "Connection Closed"), Verdict.STOP_KANAL, "sambungan_tertutup"),
    (
        "phone gone while sending",
        400,
        galat(400, ["Error: Connection Closed"]),
        Verdict.STOP_KANAL,
        "sambungan_tertutup",
    ),
    ("463", 400, galat(400, ["Error: server returned error 463"]), Verdict.STOP_BARU, "463"),
    ("463 in 500", 500, galat(500, "463"), Verdict.STOP_BARU, "463"),
    ("463 only in a number", 500, galat(500, "id 14631"), TakPasti, "HTTP 500"),
    ("a fault after it was sent", 400, galat(400, ["PrismaClientKnownRequestError: P2002"]), TakPasti, "P2002"),
    ("a fault while sending", 400, galat(400, ["Error: Timed Out"]), TakPasti, "Timed Out"),
    ("internal error", 500, galat(500, "Internal server error"), TakPasti, "HTTP 500"),
    ("gave up", 504, "<html>", TakPasti, "HTTP 504"),
    ("not on WhatsApp, wrapped in 200", 200, galat(400, [TIDAK_ADA]), Verdict.PENERIMA, "tidak_terdaftar"),
    ("pace", 429, "Too Many Requests", Verdict.NANTI, "http_429"),
    ("too large", 413, "", Verdict.PESAN, "http_413"),
    ("redirect", 302, "", Verdict.STOP_KANAL, "http_302"),
    ("teapot", 418, {"message": "kata"}, Verdict.TIDAK_DIKENAL, "http_418"),
    ("odd shapes", 400, {"response": {"message": {"a": [5]}}}, Verdict.PESAN, "http_400"),
    ("odder shapes", 400, {"response": ["x"], "status": "aneh"}, Verdict.PESAN, "http_400"),
]


@pytest.mark.parametrize(("status", "isi", "arti", "kata"), [j[1:] for j in JAWABAN], ids=[j[0] for j in JAWABAN])
def test_every_answer_has_its_meaning(status: int, isi: Any, arti: type[Hasil] | Verdict, kata: str) -> None:
    hasil = evo().parse_reply(status, {}, badan(isi))
    pastikan_arti(hasil, arti, kata)
    assert not isinstance(hasil, Diterima) or hasil.wa_id == LAWAN


@pytest.mark.parametrize("kata", ["kata asli", ["kata asli"], [["kata asli", 5]], [{"a": 1}, "kata asli"]])
def test_the_providers_own_words_are_kept_in_every_wrapping(kata: Any) -> None:
    hasil = evo().parse_reply(404, {}, badan(galat(404, kata)))
    assert isinstance(hasil, Ditolak)
    assert hasil.teks.endswith("kata asli")


def test_a_pace_refusal_slows_down_for_ten_minutes_or_as_told() -> None:
    jeda = [jeda_laju(evo(), nilai) for nilai in ("3600", "5", "")]
    assert jeda == [3600, 600, 600]


@pytest.mark.parametrize(
    ("status", "isi", "ada"),
    [
        (200, [{"jid": LAWAN, "exists": True, "number": NOMOR}], True),
        (200, [TIDAK_ADA], False),
        (201, [TIDAK_ADA], False),
        (200, [TIDAK_ADA, {"exists": True}], None),
        (200, [{"exists": "ya"}], None),
        (200, [], None),
        (200, {"exists": False}, None),
        (500, [TIDAK_ADA], None),
        (200, "bukan json", None),
    ],
)
def test_a_number_check_is_believed_only_when_it_says_so(status: int, isi: Any, ada: bool | None) -> None:
    assert evo().parse_cek(status, badan(isi)) is ada


@pytest.mark.parametrize(
    ("status", "isi", "siap", "kata"),
    [
        (200, {"instance": {"state": "open"}}, True, ""),
        (200, {"instance": {"state": "connecting"}}, False, "tidak tersambung"),
        (200, {"instance": {"state": "close"}}, False, "tidak tersambung"),
        (200, {"instance": "open"}, False, "belum dikenal"),
        (401, galat(401, "Unauthorized"), False, "Kunci API"),
        (404, galat(404, ["does not exist"]), False, "does not exist"),
        (502, "<html>", False, "502"),
    ],
)
def test_health_tells_what_to_do(status: int, isi: Any, siap: bool, kata: str) -> None:
    keadaan = evo().parse_sehat(status, badan(isi))
    assert keadaan.siap is siap
    assert kata in keadaan.sebab


def baris(status: Any, **lain: Any) -> dict[str, Any]:
    return {"id": "cm1", "keyId": ID, "remoteJid": LAWAN, "fromMe": True, "status": status} | lain


class TestTanya:
    """Reconciliation: Evolution skips webhooks it could not match to its own row, so it can be asked (issue 3.2)."""

    @pytest.mark.parametrize(
        ("tersimpan", "status"),
        [
            ([baris("SERVER_ACK")], "terkirim"),
            ([baris("READ"), baris("DELIVERY_ACK"), baris("SERVER_ACK")], "dibaca"),
            ([baris("ERROR"), baris("DELIVERY_ACK")], "sampai"),
            ([baris("ERROR")], "gagal"),
            ([baris("PENDING"), baris("DELETED")], "diterima"),
            ([baris("READ", keyId="LAIN"), baris("SERVER_ACK")], "terkirim"),
        ],
    )
    def test_the_furthest_state_counts(self, tersimpan: list[Any], status: str) -> None:
        with pada(SAAT):
            tanda = evo().parse_tanya(200, badan(tersimpan), ID)
        assert tanda == TandaTerima(StatusTerima(status), ID, None, SAAT)

    @pytest.mark.parametrize(
        ("kode", "isi"),
        [
            (200, []),
            (200, [baris("READ", keyId="LAIN")]),
            (200, [baris("READ", fromMe=False)]),
            (200, [baris("DELETED"), baris(None), baris(["READ"]), "x", None]),
            (200, {"records": [baris("READ")]}),
            (500, [baris("READ")]),
            (200, "bukan json"),
        ],
    )
    def test_what_it_does_not_say_is_not_made_up(self, kode: int, isi: Any) -> None:
        assert evo().parse_tanya(kode, badan(isi), ID) is None


def amplop(event: Any, isi: Any, **lain: Any) -> bytes:
    dasar = {"event": event, "instance": "pa contoh/1", "data": isi, "destination": "https://a.id/webhook/evolution/x/"}
    jejak = {"date_time": "2026-03-01T09:00:00.000Z", "sender": "628222@s.whatsapp.net", "apikey": "kunci-api"}
    return badan(dasar | jejak | lain)


class TestTandaTerima:
    @pytest.mark.parametrize(
        ("status", "arti"),
        [
            ("ERROR", "gagal"),
            ("PENDING", "diterima"),
            ("SERVER_ACK", "terkirim"),
            ("DELIVERY_ACK", "sampai"),
            ("READ", "dibaca"),
            ("PLAYED", "dibaca"),
        ],
    )
    def test_every_status_moves_the_message(self, status: str, arti: str) -> None:
        with pada(SAAT):
            terima = evo().parse_webhook(amplop("messages.update", baris(status)))
        assert terima == [TandaTerima(StatusTerima(arti), ID, None, SAAT)]

    @pytest.mark.parametrize("status", ["DELETED", "", None, 5, ["READ"], "read"])
    def test_deleted_and_unknown_words_say_nothing(self, status: Any) -> None:
        assert evo().parse_webhook(amplop("messages.update", baris(status))) == []

    @pytest.mark.parametrize(
        "lain", [{"fromMe": False}, {"fromMe": None}, {"keyId": ""}, {"keyId": None}, {"remoteJid": "120363@g.us"}]
    )
    def test_updates_that_are_not_ours_are_dropped(self, lain: dict[str, Any]) -> None:
        assert evo().parse_webhook(amplop("messages.update", baris("READ", **lain))) == []

    def test_a_linked_id_on_the_other_side_is_still_a_receipt(self) -> None:
        [terima] = evo().parse_webhook(amplop("messages.update", baris("READ", remoteJid=LID)))
        assert isinstance(terima, TandaTerima)
        assert terima.id_gateway == ID

    def test_older_versions_send_a_list_with_the_id_in_its_key(self) -> None:
        lama = [{"key": {"id": i, "fromMe": True, "remoteJid": LAWAN}, "status": "READ"} for i in ("A1", "A2")]
        terima = evo().parse_webhook(amplop("MESSAGES_UPDATE", lama))
        assert [t.id_gateway for t in terima if isinstance(t, TandaTerima)] == ["A1", "A2"]


def masuk(kepala: dict[str, Any] | None = None, **lain: Any) -> bytes:
    kunci = {"remoteJid": LAWAN, "fromMe": False, "id": "3EB0DDDD", "remoteJidAlt": LID, "addressingMode": "pn"}
    isi = {"key": kunci | (kepala or {}), "pushName": "Siti", "message": {"conversation": "STOP"}}
    return amplop("messages.upsert", isi | {"messageType": "conversation", "messageTimestamp": 1790000000} | lain)


class TestPesanMasuk:
    def test_a_text_arrives_with_its_sender_and_his_linked_id(self) -> None:
        assert evo().parse_webhook(masuk()) == [
            PesanMasuk("3EB0DDDD", f"{NOMOR}@c.us", f"+{NOMOR}", "STOP", SAAT, id_pengirim_lain=LID)
        ]

    def test_a_linked_id_brings_its_number_beside_it(self) -> None:
        [pesan] = evo().parse_webhook(masuk({"remoteJid": LID, "remoteJidAlt": LAWAN, "addressingMode": "lid"}))
        assert isinstance(pesan, PesanMasuk)
        assert (pesan.pengirim, pesan.e164, pesan.id_pengirim_lain) == (LID, f"+{NOMOR}", f"{NOMOR}@c.us")

    def test_older_versions_name_the_number_otherwise(self) -> None:
        [pesan] = evo().parse_webhook(masuk({"remoteJid": LID, "remoteJidAlt": None, "senderPn": LAWAN}))
        assert isinstance(pesan, PesanMasuk)
        assert pesan.e164 == f"+{NOMOR}"

    def test_a_linked_id_alone_is_kept_and_is_no_number(self) -> None:
        [pesan] = evo().parse_webhook(masuk({"remoteJid": LID, "remoteJidAlt": None}))
        assert isinstance(pesan, PesanMasuk)
        assert (pesan.pengirim, pesan.e164, pesan.id_pengirim_lain) == (LID, None, None)

    @pytest.mark.parametrize(
        ("pesan", "teks"),
        [
            ({"extendedTextMessage": {"text": "MULAI"}}, "MULAI"),
            ({"ephemeralMessage": {"message": {"conversation": "MULAI"}}}, "MULAI"),
            ({"ephemeralMessage": {"message": {"extendedTextMessage": {"text": "MULAI"}}}}, "MULAI"),
            ({"imageMessage": {"caption": "MULAI"}}, "MULAI"),
            ({"imageMessage": {}}, ""),
            ({"conversation": "a\0b\ud800c"}, "ab?c"),
            (None, ""),
            ("teks", ""),
        ],
    )
    def test_the_words_are_found_in_every_kind(self, pesan: Any, teks: str) -> None:
        [tiba] = evo().parse_webhook(masuk(message=pesan))
        assert isinstance(tiba, PesanMasuk)
        assert tiba.teks == teks

    @pytest.mark.parametrize(
        ("kepala", "lain"),
        [
            ({"fromMe": True}, {}),
            ({"fromMe": None}, {}),
            ({"remoteJid": "120363025@g.us"}, {}),
            ({"remoteJid": "status@broadcast"}, {}),
            ({"remoteJid": 62}, {}),
            ({"id": None}, {}),
            ({}, {"messageType": "reactionMessage"}),
            ({}, {"messageType": "protocolMessage"}),
            ({}, {"key": "bukan objek"}),
        ],
    )
    def test_groups_reactions_and_our_own_are_dropped(self, kepala: dict[str, Any], lain: dict[str, Any]) -> None:
        assert evo().parse_webhook(masuk(kepala, **lain)) == []


class TestLain:
    @pytest.mark.parametrize(
        ("isi", "siap", "kata"),
        [
            ({"state": "open", "statusReason": 200}, True, ""),
            ({"state": "close", "statusReason": 401}, False, "QR"),
            ({"state": "close", "statusReason": 428}, False, "tidak tersambung"),
        ],
    )
    def test_a_connection_change_tells_the_channels_state(self, isi: dict[str, Any], siap: bool, kata: str) -> None:
        [keadaan] = evo().parse_webhook(amplop("connection.update", isi))
        assert isinstance(keadaan, KeadaanKanal)
        assert keadaan.siap is siap
        assert kata in keadaan.sebab

    @pytest.mark.parametrize("isi", [{"state": "connecting"}, {"state": None}, {}, None, "x"])
    def test_a_state_that_passes_by_itself_says_nothing(self, isi: Any) -> None:
        assert evo().parse_webhook(amplop("connection.update", isi)) == []

    @pytest.mark.parametrize("event", ["qrcode.updated", "logout.instance"])
    def test_a_phone_that_must_be_linked_again_stops_the_channel(self, event: str) -> None:
        [keadaan] = evo().parse_webhook(amplop(event, {"qrcode": {"code": "2@x"}}))
        assert isinstance(keadaan, KeadaanKanal)
        assert not keadaan.siap

    @pytest.mark.parametrize("event", ["send.message", "presence.update", "contacts.update", None, 5, ["x"]])
    def test_other_events_are_ignored(self, event: Any) -> None:
        assert evo().parse_webhook(amplop(event, baris("READ"))) == []

    def test_another_instance_on_the_same_server_is_not_ours(self) -> None:
        assert evo().parse_webhook(amplop("messages.update", baris("READ"), instance="pa-lain")) == []

    def test_a_redelivery_has_the_same_key_though_its_envelope_has_no_id(self) -> None:
        ulang = amplop("messages.update", baris("READ"), date_time="2026-03-01T09:05:00.000Z")
        assert evo().kunci_peristiwa(amplop("messages.update", baris("READ")), {}) == evo().kunci_peristiwa(ulang, {})

    def test_what_differs_in_meaning_differs_in_key(self) -> None:
        dua = [baris("READ"), baris("READ", keyId="A2")]
        semua = [
            amplop("messages.update", i) for i in (baris("READ"), baris("SERVER_ACK"), dua, baris("READ", keyId=""))
        ]
        semua += [masuk(), masuk({"id": "3EB0EEEE"}), amplop("connection.update", {"state": "open"}), b"bukan json"]
        kunci = {evo().kunci_peristiwa(raw, {}) for raw in semua}
        assert len(kunci) == len(semua)
        assert all(len(k) <= 80 for k in kunci)

    def test_settings_without_an_instance_are_told(self) -> None:
        assert Evolution.periksa_setelan(SETELAN) == []
        [alasan] = Evolution.periksa_setelan(replace(SETELAN, nomor_id=" "))
        assert "instance" in alasan
