"""The Fonnte adapter, case by case: requests, answers, secrets and webhooks (issue 3, section 1)."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from notifikasi.gateway.dasar import (
    BadanTakTerbaca,
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
    WebhookDitolak,
)
from notifikasi.gateway.fonnte import Fonnte
from satker.waktu import pada
from tests.notifikasi.gateway.bahan import kiriman

RAHASIA = "rahasia-perangkat-panjang"
PERANGKAT, NOMOR = "6282227097005", "6281234567890"
SAAT = datetime(2026, 9, 21, 14, 13, 20, tzinfo=UTC)
DETIK = int(SAAT.timestamp())
V = Verdict


def fonnte(*rahasia: str, url: str = "", **opsi: Any) -> Fonnte:
    return Fonnte(Setelan(url, "token-perangkat", "", rahasia or (RAHASIA,), opsi))


def badan(isi: Any) -> bytes:
    return isi.encode() if isinstance(isi, str) else json.dumps(isi).encode()


class TestPermintaan:
    def test_a_text_leaves_as_a_form_with_the_bare_token(self) -> None:
        """JSON is refused by Fonnte, and "Bearer" is not its scheme."""
        minta = fonnte().build(kiriman(nomor=f"+{NOMOR}", teks="Halo"))
        assert (minta.method, minta.url) == ("POST", "https://api.fonnte.com/send")
        assert minta.headers == {"Authorization": "token-perangkat"}
        assert minta.json is None
        assert minta.params is None
        assert minta.data == {
            "target": NOMOR,
            "countryCode": "62",
            "message": "Halo",
            "connectOnly": "true",
            "typing": "false",
            "preview": "false",
        }

    def test_a_device_that_is_off_must_never_queue_for_a_week(self) -> None:
        data = fonnte(connectOnly="false", connect_only=False).build(kiriman()).data or {}
        assert data["connectOnly"] == "true"
        assert "schedule" not in data

    @pytest.mark.parametrize(("nomor", "kode"), [("+6281234567890", "62"), ("+60123456789", "0")])
    def test_no_country_is_put_before_a_foreign_number(self, nomor: str, kode: str) -> None:
        data = fonnte().build(kiriman(nomor=nomor)).data or {}
        assert (data["target"], data["countryCode"]) == (nomor[1:], kode)

    def test_another_address_can_be_set_and_loses_its_last_slash(self) -> None:
        assert fonnte(url="https://fonnte.contoh.id/").build(kiriman()).url == "https://fonnte.contoh.id/send"

    def test_what_fonnte_would_cut_is_not_sent(self) -> None:
        fonnte().build(kiriman(teks="a" * 60_000))
        for teks in ("", " \n", "a" * 60_001):
            with pytest.raises(TakDapatDikirim):
                fonnte().build(kiriman(teks=teks))

    def test_number_and_device_are_asked_for_by_form_too(self) -> None:
        cek = fonnte().build_cek(f"+{NOMOR}")
        assert (cek.method, cek.url, cek.data) == (
            "POST",
            "https://api.fonnte.com/validate",
            {"target": NOMOR, "countryCode": "62"},
        )
        sehat = fonnte().build_sehat()
        assert (sehat.method, sehat.url, sehat.headers) == ("POST", "https://api.fonnte.com/device", cek.headers)

    def test_a_request_hides_token_text_and_number_from_logs(self) -> None:
        assert repr(fonnte().build(kiriman())) == "Permintaan(POST https://api.fonnte.com/send)"


def tolak(alasan: str) -> dict[str, Any]:
    return {"status": False, "reason": alasan, "requestid": 331477110}


BAIK = {"detail": "success! message in queue", "id": ["80367170"], "process": "pending", "status": True}
JAWABAN: list[tuple[str, int, Any, type[Hasil] | Verdict, str]] = [
    ("taken", 200, BAIK, Diterima, "80367170"),
    ("id as text, truth as text", 200, BAIK | {"id": "80367170", "status": "true"}, Diterima, "80367170"),
    ("id as a number", 200, BAIK | {"id": [80367170]}, Diterima, "80367170"),
    ("Status in capitals", 200, {"Status": True, "Id": "7"}, Diterima, "7"),
    ("taken without id", 200, BAIK | {"id": []}, TakPasti, "tanpa id"),
    ("id but no truth", 200, {"id": ["1"]}, TakPasti, "tanpa id"),
    ("empty object", 200, {}, TakPasti, "tanpa id"),
    ("no JSON", 200, "OK", TakPasti, "tanpa id"),
    ("a list", 200, [BAIK], TakPasti, "tanpa id"),
    ("device off", 200, tolak("request invalid on disconnected device"), V.STOP_KANAL, "request_invalid_on_dis"),
    ("no quota", 200, tolak("insufficient quota"), V.STOP_KANAL, "insufficient_quota"),
    ("token, capital Status", 200, {"Status": False, "reason": "token invalid"}, V.STOP_KANAL, "token_invalid"),
    ("token, other order", 200, tolak("invalid token"), V.STOP_KANAL, "invalid_token"),
    ("false as text", 200, tolak("target invalid") | {"status": "false"}, V.PENERIMA, "target_invalid"),
    ("reason in capitals", 200, tolak("Target Invalid"), V.PENERIMA, "target_invalid"),
    ("input", 200, tolak("input invalid"), V.PESAN, "input_invalid"),
    ("JSON sent by mistake", 200, tolak("invalid/empty body value"), V.PESAN, "invalid_empty_body_value"),
    ("JSON format", 200, tolak("JSON format invalid"), V.PESAN, "json_format_invalid"),
    ("url", 200, tolak("url unreachable"), V.PESAN, "url_unreachable"),
    ("file", 200, tolak("file size must under 4MB"), V.PESAN, "file_size_must_under_4mb"),
    ("fonnte timed out", 200, tolak("request timeout"), TakPasti, "request timeout"),
    ("unknown words", 200, tolak("kucing di atas kabel"), V.TIDAK_DIKENAL, "kucing_di_atas_kabel"),
    ("no words", 200, {"status": False}, V.TIDAK_DIKENAL, "http_200"),
    ("words only in detail", 200, {"status": False, "detail": "token invalid"}, V.STOP_KANAL, "token_invalid"),
    ("true although it names a reason", 200, BAIK | {"reason": "token invalid"}, V.STOP_KANAL, "token_invalid"),
    ("unauthorised", 401, {}, V.STOP_KANAL, "http_401"),
    ("pace", 429, "Too Many Requests", V.NANTI, "http_429"),
    ("redirect", 301, "", V.STOP_KANAL, "http_301"),
    ("gone wrong there", 500, "<html>", TakPasti, "HTTP 500"),
    ("gone wrong with success inside", 502, BAIK, TakPasti, "HTTP 502"),
    ("a known reason in a 500", 500, tolak("insufficient quota"), V.STOP_KANAL, "insufficient_quota"),
    ("teapot", 418, {}, V.TIDAK_DIKENAL, "http_418"),
]


@pytest.mark.parametrize(("status", "isi", "arti", "kata"), [j[1:] for j in JAWABAN], ids=[j[0] for j in JAWABAN])
def test_every_answer_has_its_meaning(status: int, isi: Any, arti: type[Hasil] | Verdict, kata: str) -> None:
    hasil = fonnte().parse_reply(status, {}, badan(isi))
    if isinstance(hasil, Ditolak):
        assert hasil.verdict is arti
        assert hasil.kode.startswith(kata)
        alasan = isi.get("reason", "") if isinstance(isi, dict) else ""
        assert hasil.teks.endswith(alasan)
    elif isinstance(hasil, Diterima):
        assert (Diterima, hasil.id_gateway) == (arti, kata)
    else:
        assert arti is TakPasti
        assert kata in hasil.sebab


def test_a_refusal_for_pace_waits_ten_minutes_or_as_told() -> None:
    jeda = [fonnte().parse_reply(429, {"Retry-After": n}, b"").coba_lagi_detik for n in ("1200", "5", "")]  # type: ignore[union-attr]
    assert jeda == [1200, 600, 600]


@pytest.mark.parametrize(
    ("status", "isi", "ada"),
    [
        (200, {"status": True, "registered": [NOMOR], "not_registered": []}, True),
        (200, {"status": True, "registered": [], "not_registered": [NOMOR]}, False),
        (200, {"status": "true", "registered": [NOMOR]}, True),
        (200, {"status": True, "registered": [], "not_registered": []}, None),
        (200, {"status": True, "registered": [NOMOR], "not_registered": [NOMOR]}, None),
        (200, {"status": False, "reason": "token invalid", "not_registered": [NOMOR]}, None),
        (500, {"registered": [NOMOR]}, None),
        (200, "bukan json", None),
    ],
)
def test_a_number_check_is_believed_only_when_it_says_so(status: int, isi: Any, ada: bool | None) -> None:
    assert fonnte().parse_cek(status, badan(isi)) is ada


PERANGKAT_BAIK = {"device_status": "connect", "expired": "05 October 2027", "package": "Regular", "quota": "78"}


@pytest.mark.parametrize(
    ("status", "isi", "siap", "kata"),
    [
        (200, PERANGKAT_BAIK, True, ""),
        (200, PERANGKAT_BAIK | {"quota": "unlimited"}, True, ""),
        (200, PERANGKAT_BAIK | {"device_status": "disconnect"}, False, "terputus"),
        (200, PERANGKAT_BAIK | {"quota": "0"}, False, "Kuota"),
        (200, {"Status": False, "reason": "token invalid"}, False, "Token Fonnte ditolak. token invalid"),
        (200, {"status": False, "reason": "entah"}, False, "HTTP 200). entah"),
        (502, "<html>", False, "HTTP 502"),
    ],
)
def test_health_tells_what_to_do(status: int, isi: Any, siap: bool, kata: str) -> None:
    keadaan = fonnte().parse_sehat(status, badan(isi))
    assert keadaan.siap is siap
    assert kata in keadaan.sebab


def test_health_shows_quota_and_expiry() -> None:
    keadaan = fonnte().parse_sehat(200, badan(PERANGKAT_BAIK))
    assert keadaan.rincian == "paket Regular, kuota 78, berlaku sampai 05 October 2027"


def masuk(**lain: Any) -> dict[str, Any]:
    isi = {"device": PERANGKAT, "sender": NOMOR, "message": "BERHENTI", "text": "", "member": "", "type": "text"}
    return isi | {"inboxid": 123456, "isgroup": False, "timestamp": DETIK, "secret": RAHASIA} | lain


STATUS = {"device": PERANGKAT, "id": "80367170", "stateid": "3EB0ABCDEF", "status": "sent", "state": "sent"}
SAMBUNG = {"device": PERANGKAT, "status": "disconnect", "timestamp": DETIK, "reason": ""}


class TestRahasia:
    """Nothing is signed: texts of people need the device's secret, our own messages' states need the address."""

    @pytest.mark.parametrize(
        "isi",
        [
            masuk(),
            masuk(secret="", secret_key=RAHASIA),
            STATUS,
            STATUS | {"secret": RAHASIA},
            {"stateid": "3EB0", "state": "delivered"},
            SAMBUNG,
        ],
    )
    def test_what_fonnte_sends_is_let_in(self, isi: dict[str, Any]) -> None:
        fonnte().verify({}, badan(isi))

    @pytest.mark.parametrize(
        "isi",
        [
            masuk(secret="tebakan"),
            masuk(secret=""),
            masuk(secret=None),
            masuk(secret=["x"]),
            masuk(secret={"$ne": ""}),
            masuk(secret="tebakan", secret_key=RAHASIA),
            STATUS | {"secret": "tebakan"},
            SAMBUNG | {"secret_key": "tebakan"},
            {"halo": 1},
            {},
            [],
            "bukan json",
        ],
    )
    def test_everything_else_stays_out(self, isi: Any) -> None:
        with pytest.raises(WebhookDitolak):
            fonnte().verify({}, badan(isi))

    def test_the_previous_secret_still_counts_during_rotation(self) -> None:
        fonnte("rahasia-yang-baru", RAHASIA).verify({}, badan(masuk()))

    def test_an_empty_secret_never_matches(self) -> None:
        with pytest.raises(WebhookDitolak):
            fonnte("").verify({}, badan(masuk(secret="")))

    def test_a_court_may_believe_texts_by_the_address_alone(self) -> None:
        fonnte(masuk_tanpa_rahasia=True).verify({}, badan(masuk(secret="")))
        with pytest.raises(WebhookDitolak):
            fonnte(masuk_tanpa_rahasia=True).verify({}, badan(masuk(secret="tebakan")))
        with pytest.raises(WebhookDitolak):
            fonnte(masuk_tanpa_rahasia="ya").verify({}, badan(masuk(secret="")))

    def test_the_secret_is_not_kept_with_the_body(self) -> None:
        for isi in (masuk(), masuk(secret_key=RAHASIA, message="halo \ud800")):
            bersih = fonnte().bersihkan_badan(badan(isi))
            assert RAHASIA.encode() not in bersih
            assert fonnte().parse_webhook(bersih) == fonnte().parse_webhook(badan(isi))
        assert fonnte().bersihkan_badan(badan(STATUS)) == badan(STATUS)


def terima(isi: dict[str, Any]) -> TandaTerima:
    with pada(SAAT):
        [satu] = fonnte().parse_webhook(badan(isi))
    assert isinstance(satu, TandaTerima)
    return satu


class TestTandaTerima:
    def test_the_first_event_ties_the_two_ids_and_later_ones_bring_the_second(self) -> None:
        S = StatusTerima  # noqa: N806 -- as everywhere
        assert terima(STATUS) == TandaTerima(S.TERKIRIM, "80367170", None, SAAT, id_lain="3EB0ABCDEF")
        nanti = {"device": PERANGKAT, "stateid": "3EB0ABCDEF", "state": "delivered"}
        assert terima(nanti) == TandaTerima(S.SAMPAI, None, None, SAAT, id_lain="3EB0ABCDEF")

    @pytest.mark.parametrize(
        ("kata", "status"),
        [
            ("sent", "terkirim"),
            ("Sent", "terkirim"),
            ("delivered", "sampai"),
            ("read", "dibaca"),
            ("pending", "diterima"),
            ("Waiting", "diterima"),
            ("processing", "diterima"),
            ("invalid", "gagal"),
            ("Expired", "gagal"),
            ("Url unreachable", "gagal"),
        ],
    )
    def test_every_word_moves_the_message(self, kata: str, status: str) -> None:
        assert terima({"id": "8", "status": kata}).status == status
        assert terima({"stateid": "8", "state": kata}).status == status

    def test_whatsapps_own_word_goes_before_the_queues(self) -> None:
        assert terima(STATUS | {"state": "read"}).status == "dibaca"
        assert terima(STATUS | {"state": "entah"}).status == "terkirim"

    def test_an_invalid_number_is_the_recipients_failure(self) -> None:
        gagal = terima({"device": PERANGKAT, "id": "80367171", "status": "invalid"})
        assert (gagal.kode, gagal.verdict) == ("invalid", V.PENERIMA)
        assert gagal.teks
        assert terima({"id": "1", "status": "expired", "reason": "kata Fonnte"}).teks == "kata Fonnte"
        assert terima({"id": "1", "status": "expired"}).verdict is None

    @pytest.mark.parametrize("isi", [{"id": "1"}, {"id": "1", "status": "kucing"}, {"stateid": "x", "state": 5}, {}])
    def test_what_says_nothing_is_dropped(self, isi: dict[str, Any]) -> None:
        assert fonnte().parse_webhook(badan(isi)) == []


class TestPesanMasuk:
    def test_a_text_arrives_with_its_sender(self) -> None:
        pesan = PesanMasuk("123456", NOMOR, f"+{NOMOR}", "BERHENTI", SAAT)
        assert fonnte().parse_webhook(badan(masuk())) == [pesan]

    def test_without_an_inbox_the_text_itself_makes_the_id(self) -> None:
        def id_luar(**lain: Any) -> str:
            [pesan] = fonnte().parse_webhook(badan(masuk(**({"inboxid": None} | lain))))
            assert isinstance(pesan, PesanMasuk)
            return pesan.id_luar

        assert id_luar() == id_luar(name="lain") == id_luar(inboxid=0)
        assert len({id_luar(), id_luar(message="halo"), id_luar(timestamp=DETIK + 1), id_luar(sender="62812")}) == 4

    @pytest.mark.parametrize(
        ("lain", "teks"),
        [
            ({"message": "", "text": "Ya, hadir"}, "Ya, hadir"),
            ({"message": "non-text message", "type": "image"}, ""),
            ({"message": None}, ""),
            ({"message": "a\0b"}, "ab"),
            ({"message": 42}, "42"),
        ],
    )
    def test_the_text_is_what_the_person_wrote(self, lain: dict[str, Any], teks: str) -> None:
        [pesan] = fonnte().parse_webhook(badan(masuk(**lain)))
        assert isinstance(pesan, PesanMasuk)
        assert pesan.teks == teks

    @pytest.mark.parametrize(
        "lain",
        [
            {"isgroup": True},
            {"isgroup": "true"},
            {"isgroup": 1},
            {"member": NOMOR},
            {"sender": "120363025@g.us"},
            {"sender": "6281234567890-1511"},
            {"sender": PERANGKAT},
            {"sender": "@"},
        ],
    )
    def test_groups_and_our_own_are_dropped(self, lain: dict[str, Any]) -> None:
        assert fonnte().parse_webhook(badan(masuk(**lain))) == []


class TestSambungan:
    @pytest.mark.parametrize(("kata", "siap"), [("connect", True), ("disconnect", False), ("Disconnected", False)])
    def test_the_device_tells_when_it_comes_and_goes(self, kata: str, siap: bool) -> None:
        [keadaan] = fonnte().parse_webhook(badan(SAMBUNG | {"status": kata}))
        assert isinstance(keadaan, KeadaanKanal)
        assert keadaan.siap is siap
        assert bool(keadaan.sebab) is not siap

    @pytest.mark.parametrize("isi", [b"", b"bukan json", b"[]", b"sender=62812"])
    def test_a_body_that_is_no_object_is_unreadable(self, isi: bytes) -> None:
        with pytest.raises(BadanTakTerbaca):
            fonnte().parse_webhook(isi)


class TestKunci:
    def test_one_event_has_one_key_however_often_it_comes(self) -> None:
        def kunci(isi: dict[str, Any]) -> str:
            return fonnte().kunci_peristiwa(badan(isi), {})

        assert kunci(masuk()) == kunci(masuk(isforwarded=True))
        assert kunci(STATUS) == kunci(STATUS | {"device": "lain"})
        semua = [
            masuk(),
            masuk(inboxid=7),
            STATUS,
            STATUS | {"state": "read"},
            {"stateid": "3EB0ABCDEF", "state": "read"},
        ]
        assert len({kunci(i) for i in semua}) == len(semua)
        assert all(len(kunci(i)) <= 80 for i in semua)

    def test_a_device_that_drops_again_is_heard_again(self) -> None:
        """The connect event may carry no time: an hour later the same words are news."""
        isi = badan({"device": PERANGKAT, "status": "disconnect"})
        with pada(SAAT):
            pertama = fonnte().kunci_peristiwa(isi, {})
            assert fonnte().kunci_peristiwa(isi, {}) == pertama
        with pada(SAAT.replace(hour=16)):
            assert fonnte().kunci_peristiwa(isi, {}) != pertama
