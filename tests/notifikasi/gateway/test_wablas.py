"""The Wablas adapter, case by case: requests, answers of every shape, webhooks (issue 3, section 1)."""

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
)
from notifikasi.gateway.wablas import Wablas
from satker.waktu import pada
from tests.notifikasi.gateway.bahan import ID_KLIEN, kiriman

NOMOR = "6281234567890"
SAAT = datetime(2026, 3, 1, 2, 15, 45, tzinfo=UTC)
ID = "8f4a0000-0000-4000-8000-000000000001"
V = Verdict


def wablas(serial: str = "A5DOYJ", url: str = "https://solo.wablas.com/", **opsi: Any) -> Wablas:
    return Wablas(Setelan(url, "token-1.kunci-rahasia", serial, (), opsi))


def badan(isi: Any) -> bytes:
    return isi.encode() if isinstance(isi, str) else json.dumps(isi).encode()


class TestPermintaan:
    def test_a_text_leaves_as_json_of_the_second_version(self) -> None:
        minta = wablas().build(kiriman(nomor=f"+{NOMOR}", teks="Halo"))
        assert (minta.method, minta.url) == ("POST", "https://solo.wablas.com/api/v2/send-message")
        assert minta.headers == {"Authorization": "token-1.kunci-rahasia"}
        pesan = {"phone": NOMOR, "message": "Halo", "isGroup": "false", "ref_id": ID_KLIEN}
        assert minta.json == {"data": [pesan]}
        assert minta.params is None

    def test_nothing_that_sends_puts_a_secret_into_an_address(self) -> None:
        minta = wablas().build(kiriman())
        assert "token-1" not in minta.url
        assert "kunci-rahasia" not in minta.url

    def test_health_shows_only_the_half_that_cannot_send(self) -> None:
        minta = wablas().build_sehat()
        assert (minta.method, minta.url) == ("GET", "https://solo.wablas.com/api/device/info")
        assert minta.params == {"token": "token-1"}
        assert "token-1" not in repr(minta)

    def test_the_documented_length_holds_until_the_court_sets_another(self) -> None:
        with pytest.raises(TakDapatDikirim):
            wablas().build(kiriman(teks="a" * 1025))
        panjang = wablas(maks_karakter=4096)
        panjang.build(kiriman(teks="a" * 4096))
        assert panjang.kemampuan.maks_karakter == 4096
        for salah in (0, -3, "x", None, True):
            wablas(maks_karakter=salah).build(kiriman(teks="a"))

    def test_a_number_check_only_where_the_court_wants_it(self) -> None:
        assert wablas().build_cek(f"+{NOMOR}") is None
        assert not wablas().kemampuan.cek_nomor
        minta = wablas(cek_nomor=True).build_cek(f"+{NOMOR}")
        assert minta is not None
        assert minta.url == "https://phone.wablas.com/check-phone-number"
        assert minta.params == {"phones": NOMOR}
        assert minta.headers["url"] == "https://solo.wablas.com"


def baik(pesan: Any, kunci: str = "messages", *, daftar: bool = False) -> dict[str, Any]:
    isi = {"device_id": "A5DOYJ", "quota": 88, kunci: pesan}
    return {"status": True, "message": "Message is pending", "data": [isi] if daftar else isi}


PESAN = {"id": ID, "phone": NOMOR, "message": "…", "status": "pending"}


def tolak(kata: str) -> dict[str, Any]:
    return {"status": False, "message": kata}


JAWABAN: list[tuple[str, int, Any, type[Hasil] | Verdict, str]] = [
    ("taken", 200, baik([PESAN]), Diterima, ID),
    ("message, an object", 200, baik(PESAN, "message"), Diterima, ID),
    ("data, a list", 200, baik([PESAN], daftar=True), Diterima, ID),
    ("data, a list of messages", 200, {"status": True, "data": [PESAN]}, Diterima, ID),
    ("success in a word", 200, baik([PESAN]) | {"status": "success"}, Diterima, ID),
    ("taken without id", 200, baik([]), TakPasti, "tanpa id"),
    ("taken without data", 200, {"status": True}, TakPasti, "tanpa id"),
    ("taken, then rejected", 200, baik([PESAN | {"status": "rejected", "note": "phone"}]), V.PENERIMA, "phone"),
    ("taken, then cancelled", 200, baik([PESAN | {"status": "cancel"}]), V.TIDAK_DIKENAL, "http_200"),
    ("wrong secret", 200, tolak("secret key invalid"), V.STOP_KANAL, "secret_key_invalid"),
    ("wrong token", 200, tolak("Token invalid"), V.STOP_KANAL, "token_invalid"),
    ("device off", 200, tolak("whatsapp sender not connected, need scan qr code again"), V.STOP_KANAL, "whatsapp_sen"),
    ("device off, other words", 200, tolak("Your device is disconnected"), V.STOP_KANAL, "your_device_is_disc"),
    ("quota", 200, tolak("your quota is not enough"), V.STOP_KANAL, "your_quota_is_not"),
    ("subscription", 200, tolak("Package expired"), V.STOP_KANAL, "package_expired"),
    ("address not allowed", 200, tolak("IP not in whitelist"), V.STOP_KANAL, "ip_not_in_whitelist"),
    ("number", 200, tolak("phone number is not registered on whatsapp"), V.PENERIMA, "tidak_terdaftar"),
    ("text", 200, tolak("message is required"), V.PESAN, "message_is_required"),
    ("pace in words", 200, tolak("Too many requests"), V.NANTI, "too_many_requests"),
    ("timed out there", 200, tolak("gateway timeout"), TakPasti, "gateway timeout"),
    ("unknown words", 200, tolak("kucing di atas kabel"), V.TIDAK_DIKENAL, "kucing_di_atas_kabel"),
    ("no words", 200, {"status": False}, V.TIDAK_DIKENAL, "http_200"),
    ("words under another key", 200, {"status": False, "error": "token"}, V.STOP_KANAL, "token"),
    ("neither true nor false", 200, {"message": "hmm"}, TakPasti, "tidak terbaca"),
    ("no JSON", 200, "OK", TakPasti, "tidak terbaca"),
    ("a list", 200, [PESAN], TakPasti, "tidak terbaca"),
    ("refused with a status", 403, tolak("access denied"), V.STOP_KANAL, "access_denied"),
    ("refused without words", 401, "", V.STOP_KANAL, "http_401"),
    ("bad request", 400, tolak("hmm"), V.PESAN, "hmm"),
    ("pace", 429, "Too Many Attempts.", V.NANTI, "http_429"),
    ("redirect", 302, "", V.STOP_KANAL, "http_302"),
    ("wrong address", 404, "<html>", V.STOP_KANAL, "http_404"),
    ("gone wrong there", 500, "<html>", TakPasti, "HTTP 500"),
    ("a known reason in a 500", 500, tolak("secret key invalid"), V.STOP_KANAL, "secret_key_invalid"),
]


@pytest.mark.parametrize(("status", "isi", "arti", "kata"), [j[1:] for j in JAWABAN], ids=[j[0] for j in JAWABAN])
def test_every_answer_has_its_meaning(status: int, isi: Any, arti: type[Hasil] | Verdict, kata: str) -> None:
    hasil = wablas().parse_reply(status, {}, badan(isi))
    if isinstance(hasil, Ditolak):
        assert hasil.verdict is arti
        assert hasil.kode.startswith(kata)
        pesan = isi.get("message", "") if isinstance(isi, dict) and isi.get("status") is False else ""
        assert hasil.teks.endswith(pesan)
    elif isinstance(hasil, Diterima):
        assert (Diterima, hasil.id_gateway) == (arti, kata)
    else:
        assert arti is TakPasti
        assert kata in hasil.sebab


def test_words_nobody_documented_fail_the_message_and_not_the_channel() -> None:
    hasil = wablas().parse_reply(200, {}, badan(tolak("Kata baru dari Wablas")))
    assert hasil == Ditolak(
        V.TIDAK_DIKENAL,
        "kata_baru_dari_wablas",
        "Gateway menolak dengan alasan yang belum dikenal. Kata baru dari Wablas",
    )


@pytest.mark.parametrize(
    ("status", "isi", "ada"),
    [
        (200, {"status": "success", "data": [{"phone": NOMOR, "status": "online"}]}, True),
        (200, {"status": "success", "data": [{"phone": NOMOR, "status": "offline"}]}, False),
        (200, {"data": [{"status": "?"}]}, None),
        (200, {"data": {"status": "online"}}, None),
        (404, {"data": [{"status": "online"}]}, None),
        (200, "bukan json", None),
    ],
)
def test_a_number_check_is_believed_only_when_it_says_so(status: int, isi: Any, ada: bool | None) -> None:
    assert wablas(cek_nomor=True).parse_cek(status, badan(isi)) is ada


INFO = {"serial": "A5DOYJ", "name": "PTSP", "quota": 88, "expired_date": "2027-12-31", "status": "connected"}


@pytest.mark.parametrize(
    ("status", "isi", "siap", "kata"),
    [
        (200, {"status": True, "data": INFO}, True, ""),
        (200, {"status": True, "data": [INFO]}, True, ""),
        (200, {"status": True, "data": INFO | {"status": "disconnected"}}, False, "terputus"),
        (200, {"status": True, "data": INFO | {"quota": "0"}}, False, "Kuota"),
        (200, {"status": True, "data": INFO | {"status": "hmm"}}, False, "HTTP 200"),
        (200, tolak("token invalid"), False, "Token Wablas ditolak. token invalid"),
        (502, "<html>", False, "HTTP 502"),
    ],
)
def test_health_tells_what_to_do(status: int, isi: Any, siap: bool, kata: str) -> None:
    keadaan = wablas().parse_sehat(status, badan(isi))
    assert keadaan.siap is siap
    assert kata in keadaan.sebab


def test_health_shows_quota_and_expiry() -> None:
    rincian = wablas().parse_sehat(200, badan({"status": True, "data": INFO})).rincian
    assert rincian == "kuota 88, berlaku sampai 2027-12-31, perangkat PTSP"


def lacak(status: Any, **lain: Any) -> dict[str, Any]:
    return {"id": ID, "phone": NOMOR, "status": status, "note": "", "sender": "62822", "deviceId": "A5DOYJ"} | lain


class TestTandaTerima:
    @pytest.mark.parametrize(
        ("kata", "status"),
        [
            ("pending", "diterima"),
            ("sent", "terkirim"),
            ("delivered", "sampai"),
            ("received", "sampai"),
            ("read", "dibaca"),
            ("Read", "dibaca"),
        ],
    )
    def test_every_word_moves_the_message(self, kata: str, status: str) -> None:
        with pada(SAAT):
            assert wablas().parse_webhook(badan(lacak(kata))) == [TandaTerima(StatusTerima(status), ID, None, SAAT)]

    @pytest.mark.parametrize("kata", ["cancel", "reject", "rejected"])
    def test_a_failure_keeps_wablas_own_words(self, kata: str) -> None:
        with pada(SAAT):
            [gagal] = wablas().parse_webhook(badan(lacak(kata, note="dibuang antrean")))
        assert gagal == TandaTerima(StatusTerima.GAGAL, ID, None, SAAT, kata, "dibuang antrean")

    def test_a_number_without_whatsapp_is_known_as_such(self) -> None:
        [gagal] = wablas().parse_webhook(badan(lacak("reject", note="Number not on WhatsApp")))
        assert isinstance(gagal, TandaTerima)
        assert (gagal.kode, gagal.verdict, gagal.teks) == ("tidak_terdaftar", V.PENERIMA, "Number not on WhatsApp")

    def test_our_own_reference_is_used_when_it_comes_back(self) -> None:
        [satu] = wablas().parse_webhook(badan(lacak("sent", ref_id=ID_KLIEN)))
        assert isinstance(satu, TandaTerima)
        assert satu.id_klien == ID_KLIEN

    @pytest.mark.parametrize(
        "isi", [lacak("hmm"), lacak(5), lacak(None), lacak("sent", id=""), lacak("sent", isGroup=1)]
    )
    def test_what_says_nothing_is_dropped(self, isi: dict[str, Any]) -> None:
        assert wablas().parse_webhook(badan(isi)) == []


def masuk(**lain: Any) -> dict[str, Any]:
    kelompok = {"group_id": "", "sender": "", "participants": []}
    isi = {"id": "3EB0A", "pushName": "Siti", "isGroup": False, "group": kelompok, "message": "BERHENTI"}
    isi |= {"phone": NOMOR, "messageType": "text", "deviceId": "A5DOYJ", "sender": "6282227097005"}
    return isi | {"isFromMe": False, "timestamp": "2026-03-01T02:15:45Z"} | lain


class TestPesanMasuk:
    def test_a_text_arrives_with_its_sender(self) -> None:
        assert wablas().parse_webhook(badan(masuk())) == [PesanMasuk("3EB0A", NOMOR, f"+{NOMOR}", "BERHENTI", SAAT)]

    def test_a_picture_without_text_still_arrives(self) -> None:
        [pesan] = wablas().parse_webhook(badan(masuk(message=None, messageType="image")))
        assert isinstance(pesan, PesanMasuk)
        assert pesan.teks == ""

    @pytest.mark.parametrize(
        "lain",
        [
            {"isFromMe": True},
            {"isFromMe": "true"},
            {"isFromMe": None},
            {"isGroup": True},
            {"isGroup": "true"},
            {"group": {"group_id": "120363"}},
            {"phone": "120363025@g.us"},
            {"phone": "628123-1511"},
            {"phone": ""},
            {"id": None},
        ],
    )
    def test_groups_and_our_own_are_dropped(self, lain: dict[str, Any]) -> None:
        assert wablas().parse_webhook(badan(masuk(**lain))) == []

    def test_another_device_of_the_account_is_not_ours(self) -> None:
        asing = masuk(deviceId="LAIN")
        assert wablas().parse_webhook(badan(asing)) == []
        assert len(wablas(serial="").parse_webhook(badan(asing))) == 1
        assert len(wablas().parse_webhook(badan(masuk(deviceId="")))) == 1


class TestLain:
    @pytest.mark.parametrize(("kata", "siap"), [("connected", True), ("disconnected", False)])
    def test_the_device_tells_when_it_comes_and_goes(self, kata: str, siap: bool) -> None:
        isi = {"deviceId": "A5DOYJ", "deviceName": "PTSP", "status": kata, "note": "need scan qr code again"}
        [keadaan] = wablas().parse_webhook(badan(isi))
        assert isinstance(keadaan, KeadaanKanal)
        assert keadaan.siap is siap
        assert ("scan qr" in keadaan.sebab) is not siap

    def test_the_address_is_all_the_proof_there_is(self) -> None:
        """The view checks it; the adapter has nothing to check, and says so to the admin."""
        wablas().verify({}, b"apa saja")
        assert wablas().kemampuan.bukti_webhook == "alamat"

    def test_one_event_has_one_key_however_often_it_comes(self) -> None:
        def kunci(isi: dict[str, Any]) -> str:
            return wablas().kunci_peristiwa(badan(isi), {})

        assert kunci(masuk()) == kunci(masuk(pushName="lain"))
        assert kunci(lacak("sent")) == kunci(lacak("sent", note="lagi"))
        semua = [masuk(), masuk(id="3EB0B"), lacak("sent"), lacak("read"), {"deviceId": "A", "status": "connected"}]
        assert len({kunci(i) for i in semua}) == len(semua)
        assert all(len(kunci(i)) <= 80 for i in semua)

    def test_a_device_that_drops_again_is_heard_again(self) -> None:
        isi = badan({"deviceId": "A", "status": "disconnected"})
        with pada(SAAT):
            pertama = wablas().kunci_peristiwa(isi, {})
        with pada(SAAT.replace(hour=5)):
            assert wablas().kunci_peristiwa(isi, {}) != pertama

    @pytest.mark.parametrize("isi", [b"", b"bukan json", b"[]", b"phone=62812"])
    def test_a_body_that_is_no_object_is_unreadable(self, isi: bytes) -> None:
        with pytest.raises(BadanTakTerbaca):
            wablas().parse_webhook(isi)
