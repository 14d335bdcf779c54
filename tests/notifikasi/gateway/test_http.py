"""The declared gateway: rules in, requests and meanings out; nothing in a value becomes structure (issue 3, 1)."""

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifikasi.gateway.dasar import (
    BadanTakTerbaca,
    Diterima,
    Ditolak,
    Hasil,
    KeadaanKanal,
    Setelan,
    TakDapatDikirim,
    TakPasti,
    Verdict,
)
from notifikasi.gateway.http import Http
from notifikasi.gateway.http_profil import PROFIL
from tests.notifikasi.gateway.bahan import ID_KLIEN, kiriman, pastikan_arti

V = Verdict
NOMOR = "+6281234567890"
ALAMAT = "https://gateway.contoh.id"


def http(opsi: dict[str, Any] | None = None, url: str = ALAMAT, token: str = "kunci-1", akun: str = "akun-1") -> Http:
    return Http(Setelan(url, token, akun, ("rahasia-webhook-panjang",), opsi or {}))


def badan(isi: Any) -> bytes:
    return isi.encode() if isinstance(isi, str) else json.dumps(isi).encode()


# profile, address, JSON or form, headers
PERMINTAAN: list[tuple[str, str, Any, dict[str, str] | None, dict[str, str]]] = [
    ("sendiri", "", {"nomor": NOMOR, "teks": "Halo", "id": ID_KLIEN}, None, {"Authorization": "Bearer kunci-1"}),
    (
        *("watzap", "/send_message"),
        {
            "api_key": "kunci-1",
            "number_key": "akun-1",
            "phone_no": NOMOR[1:],
            "message": "Halo",
            "wait_until_send": "1",
        },
        *(None, {}),
    ),
    (
        *("starsender", "/api/send", {"messageType": "text", "to": NOMOR[1:], "body": "Halo"}, None),
        {"Authorization": "kunci-1"},
    ),
    (
        *("onesender", "/api/v1/messages"),
        {"to": NOMOR[1:], "recipient_type": "individual", "type": "text", "text": {"body": "Halo"}},
        *(None, {"Authorization": "Bearer kunci-1"}),
    ),
    ("whacenter", "/api/send", None, {"device_id": "kunci-1", "number": NOMOR[1:], "message": "Halo"}, {}),
    (
        *("mpwa", "/send-message"),
        {"api_key": "kunci-1", "sender": "akun-1", "number": NOMOR[1:], "message": "Halo"},
        *(None, {}),
    ),
    (
        *("zenziva", "/reguler/api/sendsms/", None),
        {"userkey": "akun-1", "passkey": "kunci-1", "to": "081234567890", "message": "Halo"},
        {},
    ),
    (
        *("zenziva_wa", "/wareguler/api/sendWA/", None),
        {"userkey": "akun-1", "passkey": "kunci-1", "to": "081234567890", "message": "Halo"},
        {},
    ),
]


class TestPermintaan:
    @pytest.mark.parametrize(("profil", "jalur", "isi", "form", "kepala"), PERMINTAAN, ids=[p[0] for p in PERMINTAAN])
    def test_every_profile_sends_as_its_provider_wants_it(
        self, profil: str, jalur: str, isi: Any, form: dict[str, str] | None, kepala: dict[str, str]
    ) -> None:
        minta = http({"profil": profil}).build(kiriman(nomor=NOMOR, teks="Halo"))
        assert (minta.method, minta.url, minta.headers) == ("POST", ALAMAT + jalur, kepala)
        assert (minta.json, minta.data, minta.params) == (isi, form, None)

    def test_every_profile_is_tried_here(self) -> None:
        assert {p[0] for p in PERMINTAAN} == set(PROFIL)

    @pytest.mark.parametrize("profil", sorted(PROFIL))
    def test_a_profile_says_how_far_to_trust_it_and_may_be_used_as_it_is(self, profil: str) -> None:
        assert PROFIL[profil].keyakinan in ("sedang", "rendah")
        setelan = Setelan(PROFIL[profil].alamat or ALAMAT, "kunci-1", "akun-1", (), {"profil": profil})
        assert Http.periksa_setelan(setelan) == []
        assert http({"profil": profil}).kemampuan.kanal == ("sms" if profil == "zenziva" else "whatsapp")

    def test_an_empty_address_is_the_profiles(self) -> None:
        minta = http({"profil": "watzap"}, url="").build(kiriman())
        assert minta.url == "https://api.watzap.id/v1/send_message"

    def test_own_rules_go_over_the_profiles(self) -> None:
        opsi = {"profil": "watzap", "jalur": "/v2/kirim", "metode": "put", "bentuk": "form", "isi": {"t": "{teks}"}}
        minta = http(opsi).build(kiriman(teks="Halo"))
        assert (minta.method, minta.url, minta.data) == ("PUT", f"{ALAMAT}/v2/kirim", {"t": "Halo"})

    def test_numbers_and_truths_of_a_template_stay_what_they_are_in_json(self) -> None:
        isi = {"a": 1, "b": True, "c": None, "d": ["{nomor}", {"e": "{teks}"}]}
        minta = http({"isi": isi}).build(kiriman(nomor=NOMOR, teks="x"))
        assert minta.json == {"a": 1, "b": True, "c": None, "d": [NOMOR[1:], {"e": "x"}]}
        form = http({"isi": isi | {"d": "x"}, "bentuk": "form"}).build(kiriman())
        assert form.data == {"a": "1", "b": "true", "c": "", "d": "x"}

    @pytest.mark.parametrize(("nomor", "lokal"), [("+6281234567890", "081234567890"), ("+60123456789", "60123456789")])
    def test_a_number_in_every_spelling(self, nomor: str, lokal: str) -> None:
        isi = {"a": "{nomor}", "b": "{nomor_plus}", "c": "{nomor_lokal}"}
        assert http({"isi": isi}).build(kiriman(nomor=nomor)).json == {"a": nomor[1:], "b": nomor, "c": lokal}

    def test_a_long_text_is_refused_before_it_is_cut(self) -> None:
        sms = http({"profil": "zenziva"})
        sms.build(kiriman(teks="a" * 612))
        with pytest.raises(TakDapatDikirim):
            sms.build(kiriman(teks="a" * 613))

    def test_a_query_carries_no_key(self) -> None:
        opsi = {
            "metode": "GET",
            "isi": {"no": "{nomor}", "msg": "{teks}"},
            "jalur": "/send",
            "kepala": {"X-Key": "{token}"},
        }
        minta = http(opsi, url="http://10.0.0.5:8000").build(kiriman(nomor=NOMOR, teks="a b&c"))
        assert (minta.params, minta.json, minta.data) == ({"no": NOMOR[1:], "msg": "a b&c"}, None, None)
        assert minta.headers == {"X-Key": "kunci-1"}


class TestSuntikan:
    """What a person's name or a case text holds is text: in JSON, in a form, in a header and in a path."""

    @given(teks=st.text(min_size=1).filter(lambda t: bool(t.strip())))
    def test_no_text_changes_the_shape_of_a_request(self, teks: str) -> None:
        isi = {"pesan": {"teks": "{teks}"}, "nomor": "{nomor}", "tanda": "tetap"}
        minta = http({"isi": isi}).build(kiriman(nomor=NOMOR, teks=teks))
        assert minta.json == {"pesan": {"teks": teks}, "nomor": NOMOR[1:], "tanda": "tetap"}

    @pytest.mark.parametrize("teks", ["{token}", "{nomor_id} {token}", '", "admin": true, "x": "', "a\r\nX-Jahat: 1"])
    def test_a_place_inside_a_text_is_not_filled(self, teks: str) -> None:
        minta = http({"isi": {"t": "{teks}", "n": "{nomor}"}}).build(kiriman(teks=teks))
        assert minta.json["t"] == teks

    def test_an_account_in_a_path_stays_one_piece_of_it(self) -> None:
        minta = http({"jalur": "/{nomor_id}/kirim"}, akun="../../admin?x=1#").build(kiriman())
        assert minta.url == f"{ALAMAT}/..%2F..%2Fadmin%3Fx%3D1%23/kirim"

    @pytest.mark.parametrize("jalur", ["@jahat.id/x", ".jahat.id", ":81/x", "jahat"])
    def test_no_path_leads_to_another_host(self, jalur: str) -> None:
        with pytest.raises(TakDapatDikirim):
            http({"jalur": jalur}).build(kiriman())


KATA = {"not valid": "penerima", "device": "stop_kanal", "pelan": "nanti", "entah": "tak_pasti"}
WHACENTER = {"berhasil": {"jalur": "status", "nilai": [True]}, "alasan": "message", "tolak": KATA}
MEMUAT = {"berhasil": {"memuat": "terkirim"}, "alasan": "", "tolak": KATA}
DENGAN_ID = {"id": "data.0.id", "alasan": "galat"}
JAWABAN: list[tuple[str, dict[str, Any], int, Any, type[Hasil] | Verdict, str]] = [
    ("taken", WHACENTER, 200, {"status": True}, Diterima, ""),
    ("truth as text", WHACENTER, 200, {"status": "TRUE"}, Diterima, ""),
    ("refused in 200", WHACENTER, 200, {"status": False, "message": "6281 not valid"}, V.PENERIMA, "6281_not_valid"),
    ("device off in 200", WHACENTER, 200, {"status": False, "message": "Device x"}, V.STOP_KANAL, "device_x"),
    ("pace in words", WHACENTER, 200, {"status": False, "message": "pelan"}, V.NANTI, "pelan"),
    ("nobody knows", WHACENTER, 200, {"status": False, "message": "entah"}, TakPasti, "entah"),
    ("unknown words", WHACENTER, 200, {"status": False, "message": "kucing"}, V.TIDAK_DIKENAL, "kucing"),
    ("success in a 500 is none", WHACENTER, 500, {"status": True}, TakPasti, "HTTP 500"),
    ("known words in a 500", WHACENTER, 500, {"status": False, "message": "not valid"}, V.PENERIMA, "not_valid"),
    ("test not in the answer", WHACENTER, 200, {"ok": 1}, TakPasti, "tidak dikenal"),
    ("no JSON", WHACENTER, 200, "<html>", TakPasti, "tidak dikenal"),
    ("no JSON, known words", WHACENTER, 200, "device gone", V.STOP_KANAL, "device_gone"),
    ("word in the answer", MEMUAT, 200, "Pesan TERKIRIM", Diterima, ""),
    ("word not in the answer", MEMUAT, 200, "hmm", TakPasti, "hmm"),
    ("id", DENGAN_ID, 200, {"data": [{"id": 77}]}, Diterima, "77"),
    ("id wanted, none came", DENGAN_ID, 200, {"data": []}, TakPasti, "tanpa id"),
    ("own words", DENGAN_ID, 422, {"galat": "salah"}, V.PESAN, "salah"),
    ("nothing but a status", {"id": "", "alasan": ""}, 204, "", Diterima, ""),
    ("key refused", {}, 401, "", V.STOP_KANAL, "http_401"),
    ("pace", {}, 429, "", V.NANTI, "http_429"),
    ("redirect", {}, 302, "", V.STOP_KANAL, "http_302"),
    ("bad gateway", {}, 502, "", TakPasti, "HTTP 502"),
]


@pytest.mark.parametrize(
    ("opsi", "status", "isi", "arti", "kata"), [j[1:] for j in JAWABAN], ids=[j[0] for j in JAWABAN]
)
def test_every_answer_has_its_meaning(
    opsi: dict[str, Any], status: int, isi: Any, arti: type[Hasil] | Verdict, kata: str
) -> None:
    pastikan_arti(http(opsi).parse_reply(status, {}, badan(isi)), arti, kata)


def test_a_key_that_comes_back_in_an_answer_is_not_kept() -> None:
    hasil = http({"alasan": "m"}).parse_reply(400, {}, badan({"m": "unknown key kunci-1"}))
    assert isinstance(hasil, Ditolak)
    assert "kunci-1" not in hasil.teks
    assert "•••" in hasil.teks


class TestSehat:
    def test_without_a_rule_somebody_must_answer_and_sees_no_key(self) -> None:
        minta = http().build_sehat()
        assert (minta.method, minta.url, minta.headers) == ("GET", ALAMAT, {})
        assert http().parse_sehat(404, b"") == KeadaanKanal(siap=True)
        assert not http().parse_sehat(503, b"").siap

    def test_with_a_rule_the_answer_decides(self) -> None:
        opsi = {"sehat": {"jalur": "/status", "berhasil": {"jalur": "siap", "nilai": [True]}}, "alasan": "kata"}
        gateway = http(opsi)
        minta = gateway.build_sehat()
        assert (minta.method, minta.url, minta.params) == ("GET", f"{ALAMAT}/status", {})
        assert minta.headers == {"Authorization": "Bearer kunci-1"}
        assert gateway.parse_sehat(200, b'{"siap": true}').siap
        mati = gateway.parse_sehat(200, b'{"siap": false, "kata": "kabel putus kunci-1"}')
        assert mati == KeadaanKanal(siap=False, sebab="Gateway belum siap (HTTP 200). kabel putus •••")
        assert not gateway.parse_sehat(500, b'{"siap": true}').siap

    def test_a_number_check_says_yes_or_nothing(self) -> None:
        watzap = http({"profil": "watzap"})
        assert watzap.kemampuan.cek_nomor
        minta = watzap.build_cek(NOMOR)
        assert minta is not None
        assert minta.json == {"api_key": "kunci-1", "number_key": "akun-1", "phone_no": NOMOR[1:]}
        assert watzap.parse_cek(200, badan({"status": 200})) is True
        for status, isi in ((200, {"status": "1001"}), (200, {}), (500, {"status": "200"}), (200, "x")):
            assert watzap.parse_cek(status, badan(isi)) is None
        assert http().build_cek(NOMOR) is None


_KUNCI = st.sampled_from(
    [
        *(
            "profil",
            "metode",
            "jalur",
            "bentuk",
            "kepala",
            "isi",
            "berhasil",
            "id",
            "alasan",
            "tolak",
            "kanal",
            "sehat",
        ),
        *("cek", "webhook", "maks_karakter", "nilai", "memuat", "arti", "abaikan", "status", "nomor", "daftar"),
    ]
)
_NILAI = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=6),
    st.sampled_from(["watzap", "/x", "{token}", "{teks}", "GET", "query", "penerima", "sampai", "a.0.b", "..", "\0"]),
)  # fmt: skip
_OPSI = st.dictionaries(
    _KUNCI,
    st.recursive(_NILAI, lambda a: st.lists(a, max_size=3) | st.dictionaries(_KUNCI, a, max_size=4), max_leaves=15),
    max_size=6,
)


@given(
    opsi=_OPSI, raw=st.binary(max_size=30) | _OPSI.map(lambda o: json.dumps(o).encode()), status=st.integers(100, 599)
)
def test_whatever_stands_in_the_rules_nothing_crashes(opsi: dict[str, Any], raw: bytes, status: int) -> None:
    """Also rules that the forms would refuse: a row may be older than the check."""
    gateway = http(opsi)
    assert isinstance(gateway.parse_reply(status, {}, raw), Diterima | Ditolak | TakPasti)
    assert isinstance(gateway.parse_sehat(status, raw), KeadaanKanal)
    assert gateway.parse_cek(status, raw) in (True, None)
    assert all(isinstance(a, str) for a in Http.periksa_setelan(gateway.setelan))
    minta = [gateway.build_sehat(), gateway.build_cek(NOMOR)]
    with suppress(TakDapatDikirim):
        minta.append(gateway.build(kiriman()))
    assert all(m is None or m.url == ALAMAT or m.url.startswith(f"{ALAMAT}/") for m in minta)
    with suppress(BadanTakTerbaca):
        gateway.parse_webhook(raw)
