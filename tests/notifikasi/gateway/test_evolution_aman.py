"""What keeps Evolution's door shut: a header or a token of ours, and no key of theirs in our database."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse

from notifikasi.gateway import jwt_hs256
from notifikasi.gateway.dasar import Setelan, WebhookDitolak
from notifikasi.gateway.evolution import KELONGGARAN_JWT, KEPALA_RAHASIA, Evolution
from notifikasi.models import KotakWebhook
from satker.models import Satker
from satker.waktu import pada
from tests.notifikasi.pabrik import buat_gateway
from tests.palsu import ajaib
from tests.palsu.evolution import EvolutionPalsu, jwt

RAHASIA = "rahasia-webhook-panjang"
SETELAN = Setelan("https://evo.pa-contoh.internal", "kunci-api", "pa", (RAHASIA,))
SAAT = datetime(2026, 9, 21, 14, 13, 20, tzinfo=UTC)
DETIK = int(SAAT.timestamp())
# {"exp": 1790000600} signed with the key above by openssl, outside this code.
VEKTOR = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJleHAiOjE3OTAwMDA2MDB9.XL8ai9vrgqK76a2Qd1GDn0YLjZH-0Pk7eFOfo5_Juzg"


def evo(*rahasia: str, **opsi: Any) -> Evolution:
    return Evolution(replace(SETELAN, rahasia=rahasia or (RAHASIA,), opsi=opsi))


class TestJwt:
    def test_a_token_made_as_evolution_makes_it_is_good_until_its_end(self) -> None:
        token = jwt(RAHASIA, iat=DETIK, exp=DETIK + 600)
        with pada(SAAT):
            assert jwt_hs256.sah(token, ["rahasia-yang-baru", RAHASIA])
        with pada(SAAT + timedelta(seconds=599)):
            assert jwt_hs256.sah(token, [RAHASIA])
        with pada(SAAT + timedelta(seconds=600)):
            assert not jwt_hs256.sah(token, [RAHASIA])
            assert jwt_hs256.sah(token, [RAHASIA], kelonggaran=1)

    def test_a_token_of_somebody_elses_make_is_read_alike(self) -> None:
        with pada(SAAT):
            assert jwt_hs256.sah(VEKTOR, [RAHASIA])
            assert not jwt_hs256.sah(VEKTOR[:-1] + "k", [RAHASIA])

    @pytest.mark.parametrize(
        "token",
        [
            "",
            "a.b.c",
            "..",
            "...",
            "é.é.é",
            jwt("rahasia-lain", exp=DETIK + 600),
            jwt(RAHASIA, exp=DETIK),
            jwt(RAHASIA, exp=None),
            jwt(RAHASIA, exp="9999999999"),
            jwt(RAHASIA, exp=True),
            jwt(RAHASIA, exp=[DETIK + 600]),
            jwt(RAHASIA, {"alg": "none"}, exp=DETIK + 600),
            jwt(RAHASIA, {"alg": "HS512"}, exp=DETIK + 600),
            jwt(RAHASIA, {"alg": "hs256"}, exp=DETIK + 600),
            jwt(RAHASIA, {"typ": "JWT"}, exp=DETIK + 600),
            jwt(RAHASIA, exp=DETIK + 600).rpartition(".")[0] + ".",
            jwt(RAHASIA, exp=DETIK + 600)[:-4],
            jwt(RAHASIA, exp=DETIK + 600) + ".x",
            jwt("", exp=DETIK + 600),
        ],
    )
    def test_anything_else_is_refused(self, token: str) -> None:
        with pada(SAAT):
            assert not jwt_hs256.sah(token, [RAHASIA, ""])

    def test_the_header_may_not_choose_its_own_key_or_algorithm(self) -> None:
        kepala, isi, _ = jwt(RAHASIA, {"alg": "none"}, exp=DETIK + 600).split(".")
        with pada(SAAT):
            assert not jwt_hs256.sah(f"{kepala}.{isi}.", [RAHASIA])


class TestVerifikasi:
    @pytest.mark.parametrize("nilai", [RAHASIA, f"Bearer {RAHASIA}"])
    @pytest.mark.parametrize("nama", [KEPALA_RAHASIA, KEPALA_RAHASIA.lower(), KEPALA_RAHASIA.upper()])
    def test_a_header_of_ours_opens_the_door(self, nama: str, nilai: str) -> None:
        evo().verify({nama: nilai}, b"{}")

    @pytest.mark.parametrize("nama", ["X-Kunci", "Authorization"])
    def test_its_name_can_be_chosen(self, nama: str) -> None:
        evo(kepala_webhook=nama).verify({nama: RAHASIA}, b"{}")
        with pytest.raises(WebhookDitolak):
            evo(kepala_webhook=nama).verify({KEPALA_RAHASIA: RAHASIA}, b"{}")

    def test_the_previous_secret_still_counts_during_rotation(self) -> None:
        evo("rahasia-baru", RAHASIA).verify({KEPALA_RAHASIA: RAHASIA}, b"{}")
        evo("rahasia-baru", RAHASIA).verify({"authorization": f"Bearer {jwt(RAHASIA)}"}, b"{}")

    def test_a_retry_half_an_hour_later_still_brings_its_first_token(self) -> None:
        """Evolution makes the token once and never asks again after a 403: the event would be lost for good."""
        kepala = {"Authorization": f"Bearer {jwt(RAHASIA, exp=DETIK + 600)}"}
        with pada(SAAT + timedelta(seconds=600 + KELONGGARAN_JWT - 1)):
            evo().verify(kepala, b"{}")
        with pada(SAAT + timedelta(seconds=600 + KELONGGARAN_JWT)), pytest.raises(WebhookDitolak):
            evo().verify(kepala, b"{}")

    @pytest.mark.parametrize(
        "kepala",
        [
            {},
            {KEPALA_RAHASIA: ""},
            {KEPALA_RAHASIA: "rahasia-lain-yang-panjang"},
            {KEPALA_RAHASIA: RAHASIA + " "},
            {KEPALA_RAHASIA: "é\ud800"},
            {"Authorization": RAHASIA},
            {"Authorization": f"Bearer {RAHASIA}"},
            {"Authorization": f"Basic {jwt(RAHASIA)}"},
            {"Authorization": jwt(RAHASIA)},
            {"apikey": "kunci-api"},
        ],
    )
    def test_anything_else_is_refused(self, kepala: dict[str, str]) -> None:
        with pytest.raises(WebhookDitolak):
            evo().verify(kepala, b"{}")

    def test_an_empty_secret_never_matches(self) -> None:
        for kepala in ({}, {KEPALA_RAHASIA: ""}, {"Authorization": f"Bearer {jwt('')}"}):
            with pytest.raises(WebhookDitolak):
                evo("").verify(kepala, b"{}")


class TestTanpaSandi:
    """The body can carry the API key (gateways.md 6); whoever reads the inbox must not be able to send."""

    @pytest.mark.parametrize(
        "raw",
        [
            b'{"event":"x","apikey":"kunci-api"}',
            b'{"apikey":"kunci-api","event":"x","apikey":null}',
            b'{"event":"x","\\u0061pikey":"kunci-api"}',
            b'{"event":"x","destination":"https://a.id/webhook/evolution/kunci-api/"}',
        ],
    )
    def test_the_key_and_our_secret_address_are_taken_out(self, raw: bytes) -> None:
        bersih = evo().bersihkan_badan(raw)
        assert b"kunci-api" not in bersih
        assert json.loads(bersih)["event"] == "x"

    @pytest.mark.parametrize("raw", [b"[1]", b'"x"', b"5", b"null"])
    def test_what_is_no_envelope_is_left_alone(self, raw: bytes) -> None:
        assert evo().bersihkan_badan(raw) == raw

    def test_the_events_stay_the_same(self) -> None:
        with EvolutionPalsu() as palsu, pada(SAAT):
            gateway = Evolution(palsu.setelan())
            for isi in (
                palsu.badan_masuk(ajaib.nomor(ajaib.LID), "é\ud83d\ude00 STOP"),
                palsu.badan_update("A", "+62", "READ"),
            ):
                raw = json.dumps(isi).encode()
                assert gateway.parse_webhook(gateway.bersihkan_badan(raw)) == gateway.parse_webhook(raw) != []


@pytest.mark.django_db
class TestPintu:
    """The real view: what it keeps, and what it answers to a sender for whom 400, 401, 403, 404 and 422 are final."""

    @pytest.fixture
    def palsu(self) -> Any:
        with EvolutionPalsu(jwt=True) as p:
            yield p

    def ketuk(self, client: Client, satker: Satker, palsu: EvolutionPalsu, isi: Any, **kepala: str) -> int:
        gateway = buat_gateway(satker, palsu.setelan(), jenis="evolution")
        alamat = reverse("webhook", args=("evolution", gateway.token_jalur))
        badan = isi if isinstance(isi, bytes) else json.dumps(isi | {"destination": f"https://portal{alamat}"}).encode()
        headers = palsu.kepala_webhook(badan) | kepala
        jawab = client.post(alamat, badan, content_type="application/json", headers=headers)
        assert jawab.content == b"" or jawab.status_code == 500
        return jawab.status_code

    def test_a_body_is_kept_without_its_key(self, client: Client, satker: Satker, palsu: EvolutionPalsu) -> None:
        assert self.ketuk(client, satker, palsu, palsu.badan_masuk(ajaib.nomor(ajaib.BIASA), "STOP")) == 200
        baris = KotakWebhook.objects.get()
        assert palsu.token not in baris.badan
        assert baris.gateway.token_jalur not in baris.badan
        assert json.loads(baris.badan)["data"]["message"] == {"conversation": "STOP"}

    def test_bad_credentials_are_final(self, client: Client, satker: Satker, palsu: EvolutionPalsu) -> None:
        isi = palsu.badan_masuk(ajaib.nomor(ajaib.BIASA), "STOP")
        assert self.ketuk(client, satker, palsu, isi, Authorization="Bearer x.y.z") == 403
        assert not KotakWebhook.objects.exists()

    def test_a_fault_of_our_own_is_none_of_its_final_words(
        self, client: Client, satker: Satker, palsu: EvolutionPalsu
    ) -> None:
        """With the database out of reach Evolution must try again: anything but 400, 401, 403, 404 and 422."""

        def putus(execute: Any, sql: str, *lain: Any) -> Any:
            if "notifikasi_kotakwebhook" in sql:
                raise OperationalError("server closed the connection unexpectedly")
            return execute(sql, *lain)

        client.raise_request_exception = False
        with connection.execute_wrapper(putus):
            assert self.ketuk(client, satker, palsu, palsu.badan_masuk(ajaib.nomor(ajaib.BIASA), "STOP")) == 500

    @pytest.mark.parametrize("badan", [b"[" * 100_000, b'{"apikey":' * 5_000 + b"1" + b"}" * 5_000])
    def test_a_body_nested_beyond_reason_is_refused(
        self, client: Client, satker: Satker, palsu: EvolutionPalsu, badan: bytes
    ) -> None:
        assert self.ketuk(client, satker, palsu, badan) == 400
