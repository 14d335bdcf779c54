"""What Meta tells us: statuses, messages, number changes, many to a POST and in any order."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from notifikasi.gateway.cloud_api import CloudApi
from notifikasi.gateway.dasar import (
    KeadaanKanal,
    NomorBerganti,
    Peristiwa,
    PesanMasuk,
    Setelan,
    StatusTerima,
    TandaTerima,
    Verdict,
)
from satker.waktu import pada

NOMOR = "6281234567890"
SAAT = datetime(2026, 9, 21, 14, 13, 20, tzinfo=UTC)
DETIK = str(int(SAAT.timestamp()))
META = CloudApi(Setelan("", "token", "1122334455667", ("rahasia-aplikasi-meta",)))


def amplop(*nilai: dict[str, Any], field: str = "messages", nomor_id: str = "1122334455667") -> bytes:
    meta = {"display_phone_number": "628222", "phone_number_id": nomor_id}
    ubah = [{"value": {"messaging_product": "whatsapp", "metadata": meta} | n, "field": field} for n in nilai]
    return json.dumps({"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": ubah}]}).encode()


def status(kata: str, **lain: Any) -> dict[str, Any]:
    return {"id": "wamid.A", "status": kata, "timestamp": DETIK, "recipient_id": NOMOR} | lain


def pesan(**lain: Any) -> dict[str, Any]:
    return {"from": NOMOR, "id": "wamid.B", "timestamp": DETIK, "type": "text", "text": {"body": "BERHENTI"}} | lain


def satu_pesan(isi: dict[str, Any], kontak: list[dict[str, Any]] | None = None) -> PesanMasuk:
    [hasil] = META.parse_webhook(amplop({"messages": [isi], "contacts": kontak or []}))
    assert isinstance(hasil, PesanMasuk)
    return hasil


class TestTandaTerima:
    @pytest.mark.parametrize(
        ("kata", "arti"),
        [("sent", "terkirim"), ("delivered", "sampai"), ("read", "dibaca"), ("played", "dibaca")],
    )
    def test_every_status_moves_the_message(self, kata: str, arti: str) -> None:
        hasil = META.parse_webhook(amplop({"statuses": [status(kata)]}))
        assert hasil == [TandaTerima(StatusTerima(arti), "wamid.A", None, SAAT)]

    def test_our_own_id_comes_back(self) -> None:
        [hasil] = META.parse_webhook(amplop({"statuses": [status("sent", biz_opaque_callback_data="uuid-kita")]}))
        assert isinstance(hasil, TandaTerima)
        assert hasil.id_klien == "uuid-kita"

    def test_a_failure_carries_code_words_and_verdict(self) -> None:
        galat = {"code": 131047, "title": "Re-engagement", "error_data": {"details": "more than 24 hours"}}
        [hasil] = META.parse_webhook(amplop({"statuses": [status("failed", errors=[galat])]}))
        assert isinstance(hasil, TandaTerima)
        assert (hasil.status, hasil.kode, hasil.verdict) == (StatusTerima.GAGAL, "131047", Verdict.JENDELA)
        assert hasil.teks == "Jendela balasan 24 jam sudah tertutup. more than 24 hours"

    @pytest.mark.parametrize("galat", [None, [], "x", [5], [{"code": "?"}]])
    def test_a_failure_without_a_readable_code_is_unknown(self, galat: Any) -> None:
        [hasil] = META.parse_webhook(amplop({"statuses": [status("failed", errors=galat)]}))
        assert isinstance(hasil, TandaTerima)
        assert hasil.verdict is Verdict.TIDAK_DIKENAL

    @pytest.mark.parametrize("kata", ["deleted", "warning", "", None, 5])
    def test_other_statuses_are_ignored(self, kata: Any) -> None:
        assert META.parse_webhook(amplop({"statuses": [status(kata)]})) == []

    def test_a_status_that_names_no_message_is_ignored(self) -> None:
        assert META.parse_webhook(amplop({"statuses": [status("sent", id=None)]})) == []

    @pytest.mark.parametrize("cap", [DETIK, int(DETIK), f"{DETIK}000", int(DETIK) * 1000, float(DETIK)])
    def test_seconds_and_milliseconds_are_told_apart(self, cap: Any) -> None:
        [hasil] = META.parse_webhook(amplop({"statuses": [status("sent", timestamp=cap)]}))
        assert isinstance(hasil, TandaTerima)
        assert hasil.waktu == SAAT

    @pytest.mark.parametrize("cap", [None, "", "kemarin", -5, 0, "9" * 30, 1e300, True, [1], "nan"])
    def test_an_unreadable_time_is_now(self, cap: Any) -> None:
        with pada(SAAT):
            [hasil] = META.parse_webhook(amplop({"statuses": [status("sent", timestamp=cap)]}))
        assert isinstance(hasil, TandaTerima)
        assert hasil.waktu == SAAT


class TestPesanMasuk:
    def test_a_text_arrives_with_both_ids_of_its_sender(self) -> None:
        kontak = [{"wa_id": NOMOR, "user_id": "ID.13491208655302741918"}]
        hasil = satu_pesan(pesan(), kontak)
        assert hasil == PesanMasuk("wamid.B", NOMOR, f"+{NOMOR}", "BERHENTI", SAAT, "ID.13491208655302741918")

    def test_the_contact_of_the_sender_is_the_one_with_his_number(self) -> None:
        kontak = [{"wa_id": "60123456789", "user_id": "MY.2"}, {"wa_id": NOMOR, "user_id": "ID.1"}]
        assert satu_pesan(pesan(), kontak).id_pengirim_lain == "ID.1"

    @pytest.mark.parametrize(
        ("isi", "kontak"),
        [
            (pesan(**{"from": None}), [{"user_id": "ID.1"}]),
            (pesan(**{"from": None, "from_user_id": "ID.1"}), []),
            (pesan(**{"from": "ID.1"}), [{"user_id": "ID.1"}]),
        ],
    )
    def test_a_sender_without_a_number_is_kept_by_his_id(
        self, isi: dict[str, Any], kontak: list[dict[str, Any]]
    ) -> None:
        hasil = satu_pesan(isi, kontak)
        assert (hasil.pengirim, hasil.e164, hasil.id_pengirim_lain) == ("ID.1", None, None)

    def test_the_number_may_stand_in_the_contact_only(self) -> None:
        hasil = satu_pesan(pesan(**{"from": None}), [{"wa_id": NOMOR, "user_id": "ID.1"}])
        assert (hasil.e164, hasil.id_pengirim_lain) == (f"+{NOMOR}", "ID.1")

    def test_a_message_from_nobody_is_dropped(self) -> None:
        assert META.parse_webhook(amplop({"messages": [pesan(**{"from": None})]})) == []
        assert META.parse_webhook(amplop({"messages": [pesan(id="")]})) == []

    @pytest.mark.parametrize(
        ("lain", "teks"),
        [
            ({"type": "button", "button": {"payload": "stop", "text": "Berhenti"}}, "Berhenti"),
            (
                {"type": "interactive", "interactive": {"type": "button_reply", "button_reply": {"title": "Ya"}}},
                "Ya",
            ),
            (
                {"type": "interactive", "interactive": {"type": "list_reply", "list_reply": {"title": "Jadwal"}}},
                "Jadwal",
            ),
            ({"type": "image", "image": {"caption": "surat kuasa"}}, "surat kuasa"),
            ({"type": "image", "image": {"id": "1"}}, ""),
            ({"type": "unsupported", "errors": [{"code": 131051}]}, ""),
            ({"type": "text", "text": "bukan objek"}, ""),
            ({"type": None}, ""),
            ({"text": {"body": "a\0b"}}, "ab"),
        ],
    )
    def test_every_kind_of_answer_is_read_as_text(self, lain: dict[str, Any], teks: str) -> None:
        assert satu_pesan(pesan(**lain)).teks == teks


class TestSistem:
    def ganti(self, **lain: Any) -> list[Peristiwa]:
        sistem = {"type": "user_changed_number", "wa_id": "6285712345678", "body": "berganti"} | lain
        return META.parse_webhook(amplop({"messages": [pesan(type="system", system=sistem)]}))

    def test_a_changed_number_is_told_with_both_numbers(self) -> None:
        assert self.ganti() == [NomorBerganti(f"+{NOMOR}", "+6285712345678", SAAT)]

    @pytest.mark.parametrize("lain", [{"type": "customer_identity_changed"}, {"wa_id": ""}, {"wa_id": NOMOR}])
    def test_other_system_messages_are_ignored(self, lain: dict[str, Any]) -> None:
        assert self.ganti(**lain) == []


class TestAmplop:
    def test_everything_in_one_post_is_read(self) -> None:
        """A client that reads only the first of each loses receipts."""
        isi = {"statuses": [status("sent"), status("delivered")], "messages": [pesan(), pesan(id="wamid.C")]}
        dua = json.loads(amplop(isi, isi))
        dua["entry"] *= 2
        assert len(META.parse_webhook(json.dumps(dua).encode())) == 16

    def test_another_number_of_the_same_app_is_not_ours(self) -> None:
        assert META.parse_webhook(amplop({"statuses": [status("sent")]}, nomor_id="999")) == []

    def test_a_restricted_account_closes_the_channel(self) -> None:
        [hasil] = META.parse_webhook(amplop({"event": "ACCOUNT_RESTRICTION"}, field="account_update"))
        assert isinstance(hasil, KeadaanKanal)
        assert not hasil.siap
        assert "dibatasi" in hasil.sebab

    def test_a_channel_error_closes_the_channel_and_a_pace_error_does_not(self) -> None:
        [hasil] = META.parse_webhook(amplop({"errors": [{"code": 131031}, {"code": 130429}]}))
        assert hasil == KeadaanKanal(siap=False, sebab="Akun dikunci.")

    @pytest.mark.parametrize("field", ["message_template_status_update", "smb_message_echoes", None])
    def test_other_fields_are_ignored(self, field: Any) -> None:
        assert META.parse_webhook(amplop({"statuses": [status("sent")], "event": "X"}, field=field)) == []

    def test_a_redelivery_has_the_same_key(self) -> None:
        raw = amplop({"statuses": [status("sent")]})
        assert META.kunci_peristiwa(raw, {}) == META.kunci_peristiwa(bytes(raw), {"X": "y"})
        assert META.kunci_peristiwa(raw, {}) != META.kunci_peristiwa(amplop({"statuses": [status("read")]}), {})
