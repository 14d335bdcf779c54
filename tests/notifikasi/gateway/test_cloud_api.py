"""The Cloud API adapter: requests, answers and set-up, case by case (issue 2, section 5)."""

import json
from dataclasses import replace
from typing import Any

import pytest

from notifikasi.gateway.cloud_api import CloudApi, ttl_wajar
from notifikasi.gateway.cloud_api_kode import KODE, kelas
from notifikasi.gateway.cloud_api_templat import KeadaanTemplat, build_buat, build_daftar, parse_daftar
from notifikasi.gateway.dasar import (
    Diterima,
    Ditolak,
    Hasil,
    IsiTemplat,
    Setelan,
    TakDapatDikirim,
    TakPasti,
    Verdict,
    WebhookDitolak,
)
from tests.notifikasi.gateway.bahan import ID_KLIEN, kiriman, pastikan_arti
from tests.palsu.cloud_api import galat

V = Verdict
SETELAN = Setelan("", "token", "106540352242922", ("rahasia-aplikasi-meta",))


def meta(**opsi: Any) -> CloudApi:
    return CloudApi(replace(SETELAN, opsi=opsi))


def badan(isi: Any) -> bytes:
    return json.dumps(isi).encode()


class TestPermintaan:
    def test_inside_the_window_the_text_goes_as_it_is(self) -> None:
        minta = meta().build(kiriman(nomor="+6281234567890", teks="Halo"))
        assert (minta.method, minta.url) == ("POST", "https://graph.facebook.com/v25.0/106540352242922/messages")
        assert minta.headers == {"Authorization": "Bearer token"}
        assert minta.json == {
            "messaging_product": "whatsapp",
            "recipient_type": "individual",
            "to": "6281234567890",
            "type": "text",
            "text": {"body": "Halo", "preview_url": False},
            "biz_opaque_callback_data": ID_KLIEN,
        }

    def test_outside_the_window_only_an_approved_template_goes(self) -> None:
        isi = meta().build(kiriman(jendela_terbuka=False)).json
        assert isi["type"] == "template"
        assert isi["biz_opaque_callback_data"] == ID_KLIEN
        assert isi["template"] == {
            "name": "pengingat_sidang",
            "language": {"policy": "deterministic", "code": "id"},
            "components": [
                {
                    "type": "body",
                    "parameters": [
                        {"type": "text", "text": "123/Pdt.G/2026/PA.Xy"},
                        {"type": "text", "text": "Senin, 23 November 2026"},
                    ],
                }
            ],
        }
        assert "text" not in isi

    def test_template_parameters_are_made_fit_for_meta(self) -> None:
        """Line ends, tabs, runs of blanks and empty parameters are refused by Meta."""
        templat = IsiTemplat("salam", "id", ("Siti\n binti\tAhmad", "  ", ""))
        isi = meta().build(kiriman(jendela_terbuka=False, templat=templat)).json
        assert [p["text"] for p in isi["template"]["components"][0]["parameters"]] == ["Siti binti Ahmad", "-", "-"]

    def test_a_template_without_parameters_has_no_components(self) -> None:
        isi = meta().build(kiriman(jendela_terbuka=False, templat=IsiTemplat("salam", "id"))).json
        assert isi["template"]["components"] == []

    def test_without_a_template_nothing_is_sent_outside_the_window(self) -> None:
        with pytest.raises(TakDapatDikirim) as tolak:
            meta().build(kiriman(jendela_terbuka=False, templat=None))
        assert tolak.value.hasil == Ditolak(V.TEMPLAT, "tanpa_templat", "Belum ada templat Meta untuk pesan N-03.")

    @pytest.mark.parametrize(("teks", "kode"), [("x" * 4097, "terlalu_panjang"), (" \n", "kosong")])
    def test_a_text_meta_would_refuse_is_not_sent(self, teks: str, kode: str) -> None:
        with pytest.raises(TakDapatDikirim) as tolak:
            meta().build(kiriman(teks=teks))
        assert (tolak.value.hasil.verdict, tolak.value.hasil.kode) == (V.PESAN, kode)

    def test_direct_send_carries_its_time_to_live(self) -> None:
        gateway = meta(kirim_langsung=True)
        isi = gateway.build(kiriman(jendela_terbuka=False, templat=None, ttl_detik=3600)).json
        assert (isi["type"], isi["category"], isi["ttl_seconds"]) == ("text", "utility", 3600)
        assert not gateway.kemampuan.butuh_templat
        assert "ttl_seconds" not in gateway.build(kiriman()).json

    @pytest.mark.parametrize(("detik", "jadi"), [(None, 43_200), (0, 30), (29, 30), (600, 600), (90_000, 43_200)])
    def test_a_time_to_live_stays_within_metas_bounds(self, detik: int | None, jadi: int) -> None:
        assert ttl_wajar(detik) == jadi

    def test_version_and_address_are_settings(self) -> None:
        gateway = CloudApi(replace(SETELAN, url="http://127.0.0.1:9/", opsi={"versi": "v22.0"}))
        assert gateway.build(kiriman()).url == "http://127.0.0.1:9/v22.0/106540352242922/messages"

    def test_meta_has_no_number_check(self) -> None:
        assert meta().build_cek("+6281234567890") is None
        assert not meta().kemampuan.cek_nomor


def oke(**lain: Any) -> dict[str, Any]:
    kontak = [{"input": "6281234567890", "wa_id": "6281234567899", "user_id": "ID.1"}]
    return {"messaging_product": "whatsapp", "contacts": kontak, "messages": [{"id": "wamid.A"} | lain]}


JAWABAN: list[tuple[str, int, Any, Any, str]] = [
    ("accepted", 200, oke(message_status="accepted"), Diterima, "wamid.A"),
    ("created", 201, oke(), Diterima, "wamid.A"),
    ("held for quality", 200, oke(message_status="held_for_quality_assessment"), Diterima, "wamid.A"),
    ("template paused", 200, oke(message_status="paused"), V.TEMPLAT, "paused"),
    ("no id", 200, oke(id=None), TakPasti, "tanpa id"),
    ("no messages", 200, {"messages": []}, TakPasti, "tanpa id"),
    ("odd messages", 200, {"messages": "x", "contacts": 5}, TakPasti, "tanpa id"),
    ("no JSON", 200, "ok", TakPasti, "tanpa id"),
    ("token expired", 401, galat(190, "expired", error_subcode=463), V.STOP_KANAL, "190"),
    ("permission", 403, galat(273, "no permission"), V.STOP_KANAL, "273"),
    ("pair rate under 403", 403, galat(131056, "pair"), V.SEGERA, "131056"),
    ("throughput under 403", 403, galat(130429, "rate"), V.SEGERA, "130429"),
    ("call limit under 429", 429, galat(613, "calls"), V.NANTI, "613"),
    ("media under 400", 400, galat(131053, "media"), V.SEGERA, "131053"),
    ("policy under 403", 403, galat(368, "policy"), V.STOP_KANAL, "368"),
    ("spam", 400, galat(131048, "spam"), V.STOP_MASSAL, "131048"),
    ("window", 400, galat(131047, "re-engage"), V.JENDELA, "131047"),
    ("ecosystem", 400, galat(131049, "healthy"), V.BESOK, "131049"),
    ("not on WhatsApp", 400, galat(131026, "undeliverable"), V.PENERIMA, "131026"),
    ("template missing", 404, galat(132001, "no template"), V.TEMPLAT, "132001"),
    ("bad parameter inside 200", 200, galat(131009, "bad"), V.PESAN, "131009"),
    ("code as text", 400, {"error": {"code": "131026"}}, V.PENERIMA, "131026"),
    ("code with server error", 500, galat(131000, "oops"), V.SEGERA, "131000"),
    ("unknown code", 400, galat(999_999, "new"), V.TIDAK_DIKENAL, "999999"),
    ("unknown but transient", 400, galat(999_998, "new", is_transient=True), V.SEGERA, "999998"),
    ("unknown under 429", 429, galat(999_997, "new"), V.NANTI, "999997"),
    ("code that is none", 400, {"error": {"code": [1]}}, V.TIDAK_DIKENAL, "http_400"),
    ("no JSON under 403", 403, "bad json", V.TIDAK_DIKENAL, "http_403"),
    ("no JSON under 401", 401, "", V.STOP_KANAL, "http_401"),
    ("no JSON under 429", 429, "", V.NANTI, "http_429"),
    ("redirect", 302, "", V.STOP_KANAL, "http_302"),
    ("bad gateway", 500, "Bad Gateway", TakPasti, "HTTP 500"),
    ("server error without code", 503, {"error": {"message": "x"}}, TakPasti, "HTTP 503"),
]


@pytest.mark.parametrize(("status", "isi", "arti", "kata"), [j[1:] for j in JAWABAN], ids=[j[0] for j in JAWABAN])
def test_every_answer_has_its_meaning(status: int, isi: Any, arti: type[Hasil] | Verdict, kata: str) -> None:
    """Meta's code decides, never the HTTP status."""
    hasil = meta().parse_reply(status, {}, isi.encode() if isinstance(isi, str) else badan(isi))
    pastikan_arti(hasil, arti, kata)
    assert not isinstance(hasil, Diterima) or hasil.wa_id == "6281234567899"


@pytest.mark.parametrize(
    ("kode", "header", "detik"),
    [(613, "", 600), (613, "1200", 1200), (131049, "", 86_400), (131056, "", 6), (131000, "", None), (190, "", None)],
)
def test_a_refusal_says_how_long_to_wait(kode: int, header: str, detik: int | None) -> None:
    hasil = meta().parse_reply(400, {"Retry-After": header}, badan(galat(kode, "x")))
    assert isinstance(hasil, Ditolak)
    assert hasil.coba_lagi_detik == detik


def test_a_refusal_keeps_metas_details_after_our_words() -> None:
    isi = galat(131026, "Undeliverable", error_data={"details": "Message Undeliverable."})
    hasil = meta().parse_reply(400, {}, badan(isi))
    assert isinstance(hasil, Ditolak)
    assert hasil.teks == "Nomor tidak dapat menerima pesan WhatsApp. Message Undeliverable."


GOLONGAN: dict[Verdict, list[int]] = {
    V.SEGERA: [1, 2, 131000, 131016, 130429, 131053, 131056],
    V.NANTI: [4, 613, 80007, 133016, 131057],
    V.BESOK: [131049],
    V.JENDELA: [131047],
    V.TEMPLAT: [132000, 132001, 132007, 132008, 132012, 132015, 132016],
    V.PENERIMA: [131026, 131021, 131030, 130472, 130497, 131050],
    V.PESAN: [100, 131008, 131009, 131051, 131052, 131062, 131063, 132005, 135000, 137000],
    V.STOP_MASSAL: [131048],
    V.STOP_KANAL: [
        *(0, 3, 10, 33, 190, 200, 230, 299, 368, 131005, 131031, 131037),
        *(131042, 131044, 131045, 131064, 133010),
    ],
    V.TIDAK_DIKENAL: [300, 199, 131999, -1],
}


@pytest.mark.parametrize(("verdict", "kode"), [(v, k) for v, daftar in GOLONGAN.items() for k in daftar])
def test_every_code_has_its_verdict_and_words(verdict: Verdict, kode: int) -> None:
    assert kelas(kode)[0] is verdict
    assert kelas(kode)[1].endswith(".")


def test_the_table_holds_no_code_the_tests_do_not_know() -> None:
    assert set(KODE) <= {k for daftar in GOLONGAN.values() for k in daftar}


VEKTOR_KUNCI = "1222e786b144d0e85b9f365372d93676"
VEKTOR_TANDA = "54edfa1d7259e0eb13c677cc7d73d1b5c86cfa12433d19156e058ab9251bc441"
# A webhook signed by Meta itself, from the tests of pywa (by David Lev, MIT licence); its secret has been revoked.
VEKTOR = (
    b'{"object":"whatsapp_business_account","entry":[{"id":"264937493375603","changes":[{"value":{"messaging_product":'
    b'"whatsapp","metadata":{"display_phone_number":"15550953877","phone_number_id":"277321005464405"},"contacts":[{'
    b'"profile":{"name":"PyWa Tests"},"wa_id":"972544401243"}],"messages":[{"from":"972544401243","id":"wamid.HBgMOT'
    b'cyNTQ0NDAxMjQzFQIAEhggM0RFQTNCMEEwRTY3QzUwODYzMDc4NjQ4QzM4ODAxM0YA","timestamp":"1730231903","text":{"body":"H'
    b'ey there! I am using PyWa."},"type":"text"}]},"field":"messages"}]}]}'
)


class TestTandaTangan:
    def test_metas_own_signature_is_accepted(self) -> None:
        gateway = CloudApi(replace(SETELAN, rahasia=("rahasia-baru-sekali", VEKTOR_KUNCI)))
        gateway.verify({"x-hub-signature-256": f"sha256={VEKTOR_TANDA}"}, VEKTOR)

    @pytest.mark.parametrize(
        ("tanda", "raw"),
        [
            ("", VEKTOR),
            (VEKTOR_TANDA, VEKTOR),
            (f"sha1={VEKTOR_TANDA}", VEKTOR),
            ("sha256=", VEKTOR),
            ("sha256=é", VEKTOR),
            (f"sha256={VEKTOR_TANDA}", VEKTOR + b" "),
            (f"sha256={VEKTOR_TANDA[:-1]}0", VEKTOR),
        ],
    )
    def test_anything_else_is_refused(self, tanda: str, raw: bytes) -> None:
        gateway = CloudApi(replace(SETELAN, rahasia=(VEKTOR_KUNCI,)))
        with pytest.raises(WebhookDitolak):
            gateway.verify({"X-Hub-Signature-256": tanda}, raw)

    def test_without_a_secret_nothing_is_believed(self) -> None:
        with pytest.raises(WebhookDitolak):
            CloudApi(replace(SETELAN, rahasia=())).verify({"X-Hub-Signature-256": f"sha256={VEKTOR_TANDA}"}, VEKTOR)


class TestJabatTangan:
    def tanya(self, **ubah: str) -> dict[str, str]:
        isi = {"mode": "subscribe", "verify_token": "token-kita", "challenge": "1158201444"} | ubah
        return {f"hub.{k}": v for k, v in isi.items()}

    def test_the_right_token_gets_the_challenge_back(self) -> None:
        assert meta(token_verifikasi="token-kita").jabat_tangan(self.tanya()) == "1158201444"

    @pytest.mark.parametrize("ubah", [{"verify_token": "salah"}, {"verify_token": "é"}, {"mode": "unsubscribe"}])
    def test_anything_else_is_refused(self, ubah: dict[str, str]) -> None:
        assert meta(token_verifikasi="token-kita").jabat_tangan(self.tanya(**ubah)) is None
        assert meta(token_verifikasi="token-kita").jabat_tangan({}) is None

    def test_the_token_is_derived_from_the_secret_when_none_is_set(self) -> None:
        token = meta().token_verifikasi
        assert len(token) == 40
        assert meta().jabat_tangan(self.tanya(verify_token=token)) == "1158201444"
        assert SETELAN.rahasia[0] not in token

    def test_without_secret_and_token_nobody_is_greeted(self) -> None:
        assert CloudApi(replace(SETELAN, rahasia=())).jabat_tangan(self.tanya(verify_token="")) is None


# developers.facebook.com …/whatsapp/support/health-status (17 June 2026)
TERHALANG = {
    "can_send_message": "BLOCKED",
    "entities": [
        {"entity_type": "PHONE_NUMBER", "can_send_message": "AVAILABLE", "errors": [{"error_description": "x"}]},
        {"can_send_message": "BLOCKED", "errors": [{"error_description": "Error with the payment method."}, {}, 5]},
    ],
}


@pytest.mark.parametrize(
    ("status", "isi", "siap", "kata"),
    [
        (200, {"id": "1", "status": "CONNECTED"}, True, ""),
        (200, {"id": "1"}, True, ""),
        (200, {"id": "1", "status": "BANNED"}, False, "BANNED"),
        (200, {"id": "1", "health_status": {"can_send_message": "LIMITED"}}, True, ""),
        (200, {"id": "1", "health_status": TERHALANG}, False, "akun ini. Error with the payment method."),
        (200, {"id": "1", "health_status": {"can_send_message": "BLOCKED", "entities": "?"}}, False, "akun ini."),
        (200, {"id": "1", "health_status": ["BLOCKED"]}, True, ""),
        (401, galat(190, "expired"), False, "Token Meta kedaluwarsa"),
        (500, {}, False, "."),
    ],
)
def test_health_tells_what_to_do(status: int, isi: dict[str, Any], siap: bool, kata: str) -> None:
    keadaan = meta().parse_sehat(status, badan(isi))
    assert keadaan.siap is siap
    assert kata in keadaan.sebab


class TestTemplat:
    def test_a_template_is_made_with_its_time_to_live(self) -> None:
        """Without it a reminder waits 30 days for a phone that is off."""
        setelan = replace(SETELAN, opsi={"waba_id": "77"})
        minta = build_buat(setelan, "pengingat_sidang", "Sidang {{1}} pada {{2}} hari.", ("123", "Senin"), 7200)
        assert minta.url == "https://graph.facebook.com/v25.0/77/message_templates"
        assert minta.json["message_send_ttl_seconds"] == 7200
        assert minta.json["category"] == "UTILITY"
        assert minta.json["components"][0]["example"] == {"body_text": [["123", "Senin"]]}
        assert build_buat(setelan, "salam", "Halo.", (), None).json["message_send_ttl_seconds"] == 43_200

    def test_templates_that_cannot_be_relied_on_are_named_with_the_reason(self) -> None:
        baik: dict[str, Any] = {"name": "a", "language": "id", "status": "APPROVED", "category": "UTILITY"}
        baik |= {"message_send_ttl_seconds": 3600}
        daftar = [baik, baik | {"status": "REJECTED"}, baik | {"category": "MARKETING"}]
        daftar += [baik | {"message_send_ttl_seconds": -1}, {**baik, "message_send_ttl_seconds": None}, {"id": "1"}]
        assert "message_send_ttl_seconds" in (build_daftar(SETELAN).params or {})["fields"]
        hasil = parse_daftar(badan({"data": daftar}))
        assert hasil[0] == KeadaanTemplat("a", "id", "")
        assert ["REJECTED" in hasil[1].sebab, "MARKETING" in hasil[2].sebab] == [True, True]
        assert all("12 jam" in h.sebab for h in hasil[3:])
        assert len(hasil) == 5

    def test_an_unreadable_list_is_empty(self) -> None:
        assert parse_daftar(b"<html>") == []
