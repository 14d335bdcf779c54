"""Rules that must not be saved, and webhooks read by rule (issue 3, section 1)."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from notifikasi.gateway.dasar import PesanMasuk, Setelan, StatusTerima, TandaTerima, WebhookDitolak
from notifikasi.gateway.http import Http
from satker.waktu import pada

SAAT = datetime(2026, 9, 21, 14, 13, 20, tzinfo=UTC)
RAHASIA = "rahasia-webhook-panjang"
ISI = {"t": "{teks}", "n": "{nomor}"}


def periksa(opsi: dict[str, Any], url: str = "https://gateway.contoh.id", token: str = "k", **lain: Any) -> list[str]:
    return Http.periksa_setelan(Setelan(url, token, "akun", lain.get("rahasia", ()), opsi))


@pytest.mark.parametrize(
    "opsi",
    [
        {},
        {"profil": "watzap"},
        {"profil": "zenziva", "maks_karakter": 918},
        {"isi": ISI, "jalur": "/a/{nomor_id}/b.php", "kepala": {"X-Key": "{token}", "X-Id": "{id}"}},
        {"isi": ISI, "berhasil": {"jalur": "a.b", "nilai": [1, "ya"]}},
        {"isi": ISI, "berhasil": {"memuat": "sukses"}, "tolak": {"mati": "stop_kanal", "?": "tak_pasti"}},
        {"isi": ISI, "webhook": {"id": "id", "status": "s", "arti": {"D": "sampai"}}},
        {"koneksi": 5, "biaya": 350},
    ],
)
def test_good_rules_pass(opsi: dict[str, Any]) -> None:
    assert periksa(opsi) == []


@pytest.mark.parametrize(
    ("opsi", "kata"),
    [
        ({"profil": "wagate"}, "salah satu dari sendiri, watzap"),
        ({"metode": "DELETE"}, "POST, GET, PUT"),
        ({"bentuk": "xml"}, "json, form, query"),
        ({"kanal": "telegram"}, "whatsapp, sms"),
        ({"berhsil": {"memuat": "x"}}, 'maksudnya "berhasil"'),
        ({"isi": {"t": "{teks}"}}, "{nomor} dan {teks}"),
        ({"isi": {"n": "{nomor}"}}, "{nomor} dan {teks}"),
        ({"isi": ISI | {"x": "{nama}"}}, "Tempat {nama} tidak dikenal"),
        ({"kepala": {"X": "{password}"}}, "Tempat {password} tidak dikenal"),
        ({"isi": ["{teks}"]}, '"isi" harus berupa objek'),
        ({"berhasil": True}, '"berhasil" harus berupa objek'),
        ({"berhasil": {"jalur": "status"}}, '"jalur" dan "nilai"'),
        ({"berhasil": {"jalur": "status", "nilai": []}}, '"jalur" dan "nilai"'),
        ({"tolak": {"mati": "berhenti"}}, 'memuat "berhenti"'),
        ({"webhook": {"arti": {"sent": "sudah"}}}, 'memuat "sudah"'),
        ({"alasan": 5}, '"alasan" harus berupa teks'),
        ({"isi": ISI | {"a": {"b": "c"}}, "bentuk": "form"}, "tidak boleh bertingkat"),
        ({"sehat": {"jalur": "/x", "metode": "PATCH"}}, "POST, GET, PUT"),
    ],
)
def test_what_is_no_rule_is_told_instead_of_ignored(opsi: dict[str, Any], kata: str) -> None:
    [alasan] = periksa(opsi)
    assert kata in alasan
    assert alasan.bidang == "opsi"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "jalur",
    [
        *("@jahat.id", "https://jahat.id/x", "//jahat.id/x", "x", "/a?token={token}", "/a#b", "/../admin", "/a/../b"),
        *("/a/..", "/{token}", "/{teks}", "/{nomor}", "/a b", "/a\\b", "/a@b", "/a\nb"),
    ],
)
def test_a_path_leads_nowhere_else_and_carries_no_secret(jalur: str) -> None:
    for opsi in ({"jalur": jalur}, {"sehat": {"jalur": jalur}} if jalur.startswith("/") else {"jalur": jalur}):
        assert any("jalur" in a for a in periksa(opsi))


@pytest.mark.parametrize(
    ("nama", "nilai"),
    [
        *(("Host", "x"), ("content-length", "1"), ("Transfer-Encoding", "chunked"), ("Cookie", "a=b")),
        *(("X Y", "z"), ("X:Y", "z"), ("", "z"), ("X", "a\r\nY: b"), ("X", "{teks}"), ("X", "{nomor}"), ("X", "é")),
    ],
)
def test_a_header_cannot_break_the_request(nama: str, nilai: str) -> None:
    [alasan] = periksa({"kepala": {nama: nilai, "Authorization": "{token}"}})
    assert alasan.startswith("Kepala")


def test_a_key_never_stands_in_an_address() -> None:
    lokal = "http://10.0.0.5"
    [alasan] = periksa({"metode": "GET", "isi": ISI | {"k": "{token}"}}, url=lokal)
    assert "Token tidak boleh dikirim lewat alamat" in alasan
    assert periksa({"metode": "GET", "isi": ISI}, url=lokal) == []
    [alasan] = periksa({"bentuk": "query", "isi": ISI})
    assert "jaringan sendiri" in alasan
    [alasan] = periksa({"cek": {"metode": "GET", "jalur": "/cek", "isi": {"k": "{token}"}}}, url=lokal)
    assert "Token" in alasan


@pytest.mark.parametrize(
    "url",
    [
        *(
            "http://169.254.169.254/latest",
            "https://[fe80::1]/",
            "http://8.8.8.8",
            "http://contoh.id",
            "file:///etc/passwd",
        ),
        *("gopher://127.0.0.1", "https://a:b@contoh.id", "https://", "mysql://127.0.0.1/smsd", "", "//contoh.id"),
    ],
)
def test_an_address_that_is_no_gateway_is_refused(url: str) -> None:
    """SSRF: the machine's own metadata service answers on 169.254.…; other schemes are none of ours."""
    [alasan] = periksa({}, url=url)
    assert alasan.bidang == "url"  # type: ignore[attr-defined]


def test_a_key_is_asked_for_only_where_the_rules_use_it() -> None:
    assert "Token gateway belum diisi" in periksa({}, token="")[0]
    assert periksa({"isi": ISI, "kepala": {}}, token="") == []
    assert "spasi" in periksa({"isi": ISI, "kepala": {}}, token="a b\n")[0]


def test_a_secret_is_asked_for_only_where_the_webhook_uses_it() -> None:
    aturan = {"webhook": {"kepala": "X-Rahasia", "id": "id", "status": "status"}}
    assert "Rahasia webhook belum diisi" in periksa(aturan)[0]
    assert periksa(aturan, rahasia=(RAHASIA,)) == []
    assert "bawaan" in periksa(aturan, rahasia=("secret",))[0]


WEBHOOK = {
    "id": "data.id",
    "status": "data.state",
    "nomor": "dari",
    "teks": "isi",
    "id_masuk": "id_pesan",
    "waktu": "waktu",
    "alasan": "data.sebab",
    "arti": {"DLR": "sampai", "undeliv": "gagal"},
    "abaikan": {"grup": [True], "kita": "ya"},
}


def http(**webhook: Any) -> Http:
    return Http(Setelan("https://g.contoh.id", "k", "", (RAHASIA,), {"webhook": WEBHOOK | webhook}))


def baca(isi: Any, **webhook: Any) -> list[Any]:
    with pada(SAAT):
        return list(http(**webhook).parse_webhook(json.dumps(isi).encode()))


class TestWebhook:
    @pytest.mark.parametrize(
        ("kata", "status"),
        [("sent", "terkirim"), ("Delivered", "sampai"), ("READ", "dibaca"), ("dlr", "sampai"), ("undeliv", "gagal")],
    )
    def test_a_state_is_read_by_rule(self, kata: str, status: str) -> None:
        isi = {"data": {"id": 7, "state": kata, "sebab": "mati"}, "waktu": int(SAAT.timestamp())}
        teks = "mati" if status == "gagal" else ""
        assert baca(isi) == [TandaTerima(StatusTerima(status), "7", None, SAAT, teks=teks)]

    def test_a_text_is_read_by_rule(self) -> None:
        isi = {"dari": "6281234567890", "isi": "BERHENTI", "id_pesan": "m1", "grup": False}
        assert baca(isi) == [PesanMasuk("m1", "6281234567890", "+6281234567890", "BERHENTI", SAAT)]
        [tanpa_id] = baca({k: v for k, v in isi.items() if k != "id_pesan"})
        assert len(tanpa_id.id_luar) == 40

    @pytest.mark.parametrize(
        "isi",
        [
            *({"dari": "62812", "isi": "x", "grup": True}, {"dari": "62812", "isi": "x", "kita": "YA"}),
            *({"dari": "1203@g.us", "isi": "x"}, {"dari": "628-15", "isi": "x"}, {"isi": "x"}, {"dari": []}, {}),
            *({"data": {"id": "7", "state": "?"}}, {"data": {"state": "sent"}}, {"data": [1]}),
        ],
    )
    def test_what_is_not_ours_or_says_nothing_is_dropped(self, isi: dict[str, Any]) -> None:
        assert baca(isi) == []

    def test_many_events_in_one_body(self) -> None:
        satu = {"data": {"id": 1, "state": "sent"}}
        isi = {"kabar": [satu, "x", None, satu | {"data": {"id": 2, "state": "read"}}]}
        assert [(p.id_gateway, p.status) for p in baca(isi, daftar="kabar")] == [("1", "terkirim"), ("2", "dibaca")]
        assert baca({"kabar": {}}, daftar="kabar") == []

    def test_without_rules_there_is_no_door(self) -> None:
        polos = Http(Setelan("https://g.contoh.id", "k", "", (RAHASIA,), {}))
        assert polos.kemampuan.bukti_webhook == ""
        assert not polos.kemampuan.masuk
        with pytest.raises(WebhookDitolak):
            polos.verify({"X-Rahasia": RAHASIA}, b"{}")
        assert polos.parse_webhook(b"{}") == []

    def test_the_abilities_follow_the_rules(self) -> None:
        k = http(kepala="X").kemampuan
        assert (k.tanda_terima, k.masuk, k.bukti_webhook) == (True, True, "rahasia")
        k = http(nomor="", teks="").kemampuan
        assert (k.tanda_terima, k.masuk, k.bukti_webhook) == (True, False, "alamat")

    @pytest.mark.parametrize("kepala", [{"x-rahasia": RAHASIA}, {"X-Rahasia": f"Bearer {RAHASIA}"}])
    def test_a_secret_in_a_header_opens(self, kepala: dict[str, str]) -> None:
        http(kepala="X-Rahasia").verify(kepala, b"{}")

    def test_a_secret_in_the_body_opens_and_is_not_kept(self) -> None:
        badan = json.dumps({"auth": {"kunci": RAHASIA, "x": 1}, "dari": "6281234567890", "isi": "a"}).encode()
        gateway = http(rahasia="auth.kunci")
        gateway.verify({}, badan)
        bersih = gateway.bersihkan_badan(badan)
        assert json.loads(bersih) == {"auth": {"x": 1}, "dari": "6281234567890", "isi": "a"}
        assert len(gateway.parse_webhook(bersih)) == 1

    @pytest.mark.parametrize(
        ("aturan", "kepala", "isi"),
        [
            ({"kepala": "X-Rahasia"}, {}, {"auth": RAHASIA}),
            ({"kepala": "X-Rahasia"}, {"X-Rahasia": "salah"}, {}),
            ({"kepala": "X-Rahasia"}, {"X-Rahasia": ""}, {}),
            ({"rahasia": "auth"}, {"auth": RAHASIA}, {}),
            ({"rahasia": "auth"}, {}, {"auth": ["x"]}),
            ({"rahasia": "auth"}, {}, {"auth": f"{RAHASIA} "}),
            ({"rahasia": "auth"}, {}, []),
        ],
    )
    def test_anything_else_stays_out(self, aturan: dict[str, str], kepala: dict[str, str], isi: Any) -> None:
        with pytest.raises(WebhookDitolak):
            http(**aturan).verify(kepala, json.dumps(isi).encode())
