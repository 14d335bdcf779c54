"""The contract of every registered gateway, whoever wrote it: hostile bodies, answers, signatures, secrets, keys.

A new line in the registry is tested here without a new line of test (docs/gateway.md).
"""

import json
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import Any

import pytest

from notifikasi.gateway.daftar import GATEWAY, buat, kelas
from notifikasi.gateway.dasar import (
    BadanTakTerbaca,
    Diterima,
    Ditolak,
    Gateway,
    KeadaanKanal,
    Kemampuan,
    NomorBerganti,
    Permintaan,
    PesanMasuk,
    TakDapatDikirim,
    TakPasti,
    TandaTerima,
    Verdict,
    WebhookDitolak,
)
from satker.waktu import pada
from tests.notifikasi.gateway import contoh
from tests.notifikasi.gateway.bahan import kiriman
from tests.notifikasi.gateway.ngawur import badan_ngawur

SEMUA = sorted(GATEWAY)
MENGETUK = [j for j in SEMUA if not kelas(j).kemampuan.ditarik]
BERTANDA = [j for j in MENGETUK if contoh.tanda(j, b"{}")]
PERISTIWA = (TandaTerima, PesanMasuk, NomorBerganti, KeadaanKanal)
SAAT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
NGAWUR = 800  # bodies per kind and test here; the ten thousand through the door are in test_pintu_ngawur


@pytest.fixture(params=SEMUA)
def gateway(request: pytest.FixtureRequest) -> Gateway:
    return buat(request.param, contoh.setelan(request.param))


class TestBadan:
    """parse_webhook, whatever comes."""

    def test_its_own_webhooks_are_understood(self, gateway: Gateway) -> None:
        """Without this the tests below would prove nothing."""
        dimengerti = [bool(gateway.parse_webhook(contoh.badan(b))) for b in contoh.webhook(gateway.jenis)]
        punya_palsu = contoh.palsu(gateway.jenis) is not None
        assert all(dimengerti) if punya_palsu else sum(dimengerti) >= 2 * berkabar(gateway)

    @pytest.mark.parametrize(
        "raw",
        [
            b"",
            b" ",
            b"bukan json",
            b"{",
            b"[]",
            b"null",
            b'"teks"',
            b"5",
            b"NaN",
            b"\xff\xfe",
            b"[" * 100_000,
            b'{"data":' * 100_000,
            b"9" * 100_000,
            b'{"id":' + b"9" * 100_000 + b"}",
        ],
    )
    def test_what_is_no_json_object_is_unreadable_and_nothing_worse(self, gateway: Gateway, raw: bytes) -> None:
        with pytest.raises(BadanTakTerbaca):
            gateway.parse_webhook(raw)

    @pytest.mark.parametrize("benih", [1, 2])
    def test_hostile_bodies_give_events_a_database_can_keep_or_are_unreadable(
        self, gateway: Gateway, benih: int
    ) -> None:
        dimengerti = 0
        for raw in badan_ngawur(contoh.webhook(gateway.jenis), benih, NGAWUR):
            try:
                peristiwa = gateway.parse_webhook(raw)
            except BadanTakTerbaca:
                continue
            dimengerti += bool(peristiwa)
            for p in peristiwa:
                periksa_peristiwa(p)
        assert dimengerti >= NGAWUR // 50 * berkabar(gateway)  # else the noise is too loud to prove anything

    def test_a_megabyte_of_one_value_is_cut(self, gateway: Gateway) -> None:
        for b in contoh.webhook(gateway.jenis):
            for v in teks_dalam(b):
                raw = json.dumps(b).replace(json.dumps(v), json.dumps(v * (1_000_000 // len(v)))).encode()
                for p in gateway.parse_webhook(raw):
                    periksa_peristiwa(p)


def berkabar(gateway: Gateway) -> bool:
    """Whether this gateway tells anything at all."""
    return gateway.kemampuan.tanda_terima or gateway.kemampuan.masuk


def teks_dalam(isi: Any) -> set[str]:
    """Every text value of a JSON value."""
    if isinstance(isi, dict | list):
        return set().union(*(teks_dalam(v) for v in (isi.values() if isinstance(isi, dict) else isi)), set())
    return {isi} if isinstance(isi, str) and isi else set()


def periksa_peristiwa(p: Any) -> None:
    """What an event may hold: texts that fit and can be stored, moments with a zone."""
    assert isinstance(p, PERISTIWA)
    isi = asdict(p)
    repr(isi).encode()
    for nama, nilai in isi.items():
        if isinstance(nilai, str):
            assert "\0" not in nilai
            nilai.encode()
            assert len(nilai) <= (65_536 if nama == "teks" else 600)
    if not isinstance(p, KeadaanKanal):
        assert p.waktu.tzinfo is not None
    if isinstance(p, PesanMasuk):
        assert p.pengirim
        assert p.id_luar
        assert p.e164 is None or p.e164.startswith("+")


class TestJawaban:
    """parse_reply, parse_cek, parse_sehat and parse_tanya, whatever the gateway answers."""

    @pytest.mark.parametrize("kode", [0, 199, 200, 201, 204, 301, 400, 401, 404, 418, 422, 429, 500, 502, 504, 599])
    def test_every_answer_has_a_meaning(self, gateway: Gateway, kode: int) -> None:
        kepala = {"Retry-After": "x"}
        for raw in badan_ngawur(contoh.webhook(gateway.jenis), kode, 60):
            hasil = gateway.parse_reply(kode, kepala, raw)
            assert isinstance(hasil, Diterima | Ditolak | TakPasti)
            if isinstance(hasil, Ditolak):
                assert isinstance(hasil.verdict, Verdict)
                assert hasil.kode
                assert hasil.teks
            if isinstance(hasil, Diterima):
                assert hasil.id_gateway
            assert gateway.parse_cek(kode, raw) in (True, False, None)
            keadaan = gateway.parse_sehat(kode, raw)
            assert keadaan.siap or keadaan.sebab
            tanda = gateway.parse_tanya(kode, raw, "A1")
            assert tanda is None or tanda.id_gateway == "A1"

    @pytest.mark.parametrize("kode", [500, 502, 503, 504])
    @pytest.mark.parametrize("raw", [b"", b"<html>Bad Gateway</html>", b"{}", b"\xff", b"[]"])
    def test_a_5xx_without_a_word_is_never_called_a_refusal(self, gateway: Gateway, kode: int, raw: bytes) -> None:
        """The message may have gone out: it must not be sent again blindly (issue 3, Must show 2)."""
        assert isinstance(gateway.parse_reply(kode, {}, raw), TakPasti)

    @pytest.mark.parametrize("kode", [200, 201, 202])
    @pytest.mark.parametrize("raw", [b"", b"halo", b"{}", b"\xff"])
    def test_success_without_an_id_is_not_yet_acceptance(self, gateway: Gateway, kode: int, raw: bytes) -> None:
        assert not isinstance(gateway.parse_reply(kode, {}, raw), Diterima)


class TestTanda:
    """verify: missing, empty and wrong proofs are refused, and only the right one opens."""

    @pytest.mark.parametrize("jenis", BERTANDA)
    def test_the_right_proof_opens_under_either_secret_of_a_rotation(self, jenis: str) -> None:
        raw = contoh.badan(contoh.webhook(jenis)[0])
        for rahasia in ((contoh.RAHASIA,), ("rahasia-yang-baru-sekali", contoh.RAHASIA)):
            buat(jenis, replace(contoh.setelan(jenis), rahasia=rahasia)).verify(contoh.tanda(jenis, raw), raw)

    @pytest.mark.parametrize("jenis", BERTANDA)
    @pytest.mark.parametrize(
        "rusak",
        [
            lambda _: "",
            lambda n: n[:-1],
            lambda n: n + "0",
            lambda n: n[::-1],
            lambda _: "sha256=",
            lambda _: "é",
            lambda _: "Bearer ",
            lambda _: "0" * 64,
        ],
    )
    def test_a_missing_empty_or_wrong_proof_is_refused(self, jenis: str, rusak: Callable[[str], str]) -> None:
        raw = contoh.badan(contoh.webhook(jenis)[0])
        gateway, kepala = buat(jenis, contoh.setelan(jenis)), dict(contoh.tanda(jenis, raw))
        utama = max(kepala, key=lambda k: len(kepala[k]))
        for salah in ({}, kepala | {utama: rusak(kepala[utama])}):
            with pytest.raises(WebhookDitolak):
                gateway.verify(salah, raw)

    @pytest.mark.parametrize("jenis", BERTANDA)
    def test_somebody_elses_secret_or_none_at_all_opens_nothing(self, jenis: str) -> None:
        raw = contoh.badan(contoh.webhook(jenis)[0])
        for rahasia in (("rahasia-orang-lain-panjang",), ("",), ()):
            with pytest.raises(WebhookDitolak):
                buat(jenis, replace(contoh.setelan(jenis), rahasia=rahasia)).verify(contoh.tanda(jenis, raw), raw)

    @pytest.mark.parametrize("jenis", [j for j in BERTANDA if kelas(j).kemampuan.bukti_webhook == "tanda_tangan"])
    def test_a_signature_covers_every_byte(self, jenis: str) -> None:
        raw = contoh.badan(contoh.webhook(jenis)[0])
        with pytest.raises(WebhookDitolak):
            buat(jenis, contoh.setelan(jenis)).verify(contoh.tanda(jenis, raw), raw + b" ")

    @pytest.mark.parametrize("jenis", [j for j in MENGETUK if j not in BERTANDA])
    def test_a_kind_without_a_proof_in_its_headers_says_what_it_has_instead(self, jenis: str) -> None:
        gateway = buat(jenis, contoh.setelan(jenis))
        assert gateway.kemampuan.bukti_webhook in (("rahasia", "alamat") if berkabar(gateway) else ("",))

    def test_hostile_headers_and_bodies_are_refused_or_believed_never_a_crash(self, gateway: Gateway) -> None:
        for n, raw in enumerate(badan_ngawur(contoh.webhook(gateway.jenis), 9, 200)):
            kepala = {"Authorization": raw[:80].decode("latin-1"), "X-Hub-Signature-256": "sha256=" + "z" * n, "": ""}
            try:
                gateway.verify(kepala, raw)
            except WebhookDitolak:
                continue


class TestKunci:
    def test_a_key_is_short_and_the_same_for_the_same_body(self, gateway: Gateway) -> None:
        with pada(SAAT):
            for raw in badan_ngawur(contoh.webhook(gateway.jenis), 5, 400):
                kunci = gateway.kunci_peristiwa(raw, {})
                assert 0 < len(kunci) <= 80
                assert "\0" not in kunci
                kunci.encode()
                assert kunci == gateway.kunci_peristiwa(raw, {"X-Lain": "1"})

    def test_different_events_have_different_keys(self, gateway: Gateway) -> None:
        semua = [contoh.badan(b) for b in contoh.webhook(gateway.jenis)]
        assert len({gateway.kunci_peristiwa(raw, {}) for raw in semua}) == len(semua)

    def test_a_cleaned_body_means_the_same_and_keeps_no_secret(self, gateway: Gateway) -> None:
        with pada(SAAT):
            for b in contoh.webhook(gateway.jenis):
                raw = contoh.badan(b)
                bersih = gateway.bersihkan_badan(raw)
                assert gateway.parse_webhook(bersih) == gateway.parse_webhook(raw)
                assert contoh.RAHASIA.encode() not in bersih

    def test_cleaning_never_breaks_what_was_json(self, gateway: Gateway) -> None:
        for raw in badan_ngawur(contoh.webhook(gateway.jenis), 6, 400):
            try:
                json.loads(raw.decode())
            except (ValueError, RecursionError):
                continue
            json.loads(gateway.bersihkan_badan(raw).decode())


class TestRahasia:
    """No secret, number or text in what a log or a traceback may show."""

    def permintaan(self, gateway: Gateway) -> list[Permintaan]:
        kirim = [gateway.build(kiriman(teks="Rahasia perkara", ttl_detik=3600)), gateway.build_sehat()]
        tanya = [gateway.build_cek("+6281234567890"), gateway.build_tanya("A1", "+6281234567890")]
        return [p for p in (*kirim, *tanya) if p is not None]

    def test_no_request_shows_them(self, gateway: Gateway) -> None:
        for p in self.permintaan(gateway):
            for rahasia in ("token.panjang", contoh.RAHASIA, "Rahasia perkara"):
                assert rahasia not in repr(p)
                assert rahasia not in p.url

    def test_no_settings_show_them(self, gateway: Gateway) -> None:
        tampak = repr(gateway.setelan) + repr(gateway)
        assert "token" not in tampak
        assert contoh.RAHASIA not in tampak

    def test_every_request_has_time_outs(self, gateway: Gateway) -> None:
        for p in self.permintaan(gateway):
            assert all(0 < t <= 60 for t in p.timeout)


class TestKemampuan:
    """What is promised is kept, and what is not promised is not offered."""

    def test_flags_and_methods_agree(self, gateway: Gateway) -> None:
        mampu = gateway.kemampuan
        assert isinstance(mampu, Kemampuan)
        assert mampu.cek_nomor == (gateway.build_cek("+6281234567890") is not None)
        assert mampu.tanya_status == (gateway.build_tanya("A1", "+6281234567890") is not None)
        assert mampu.id_klien == (gateway.id_pilihan(kiriman().id_klien, 1) is not None)
        assert mampu.kanal in ("whatsapp", "sms")
        assert mampu.maks_karakter > 0
        assert mampu.jeda_penerima_detik >= 0

    def test_empty_and_endless_texts_are_refused_before_the_call(self, gateway: Gateway) -> None:
        for teks in ("", "  \n", "a" * (gateway.kemampuan.maks_karakter + 1)):
            with pytest.raises(TakDapatDikirim) as galat:
                gateway.build(kiriman(teks=teks))
            assert galat.value.hasil.verdict is Verdict.PESAN

    @pytest.mark.parametrize("jenis", [j for j in MENGETUK if j != "simulator"])
    def test_unsafe_settings_are_refused_in_words(self, jenis: str) -> None:
        for ubah in ({"rahasia": ("secret",)}, {"token": ""}, {"url": "http://gateway.contoh.go.id"}):
            alasan = kelas(jenis).periksa_setelan(replace(contoh.setelan(jenis), **ubah))
            assert alasan
            assert all(isinstance(a, str) and a for a in alasan)
