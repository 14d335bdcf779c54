"""The Gammu adapter without a database: statements, refusals, receipts, texts of people, settings (R-000-7)."""

import json
from dataclasses import replace
from typing import Any

import pytest

from notifikasi.gateway.daftar import buat, kelas
from notifikasi.gateway.dasar import (
    Diterima,
    Ditolak,
    PesanMasuk,
    Setelan,
    StatusTerima,
    TakDapatDikirim,
    TakPasti,
    TandaTerima,
    Verdict,
    WebhookDitolak,
)
from notifikasi.gateway.gammu import Gammu, masa_berlaku
from notifikasi.gateway.sms import udh
from tests.notifikasi.gateway.bahan import ID_KLIEN, kiriman

SETELAN = Setelan("mysql://10.0.0.7:3306/smsd", "sandi-sms")
SAAT = 1_790_000_000


def pernyataan(**ubah: Any) -> list[tuple[str, list[Any]]]:
    semua: list[tuple[str, list[Any]]] = Gammu(SETELAN).build(kiriman(**ubah)).json["pernyataan"]
    return semua


def kabar(status: str, ke: int = 1, banyak: int = 1, **ubah: Any) -> dict[str, Any]:
    awal = {"dari": "sentitems", "id": 17, "ke": ke, "udh": udh(9, banyak, ke), "status": status, "galat": -1}
    return awal | {"id_klien": ID_KLIEN, "kirim": SAAT, "sampai": None} | ubah


def surat(ke: int = 1, banyak: int = 1, **ubah: Any) -> dict[str, Any]:
    awal = {"dari": "inbox", "id": 40 + ke, "pengirim": "+6281355550001", "teks": f"bagian {ke} ", "waktu": SAAT}
    return awal | {"udh": udh(7, banyak, ke), "kini": SAAT + 5} | ubah


def baca(*baris: dict[str, Any]) -> list[Any]:
    """Rows, fetched, kept and read again, as the inbox does."""
    tarikan = Gammu(SETELAN).parse_tarik(200, json.dumps({"baris": baris}).encode())
    return [p for badan in tarikan.badan for p in Gammu(SETELAN).parse_webhook(badan)]


class TestMasukkan:
    def test_a_short_text_is_one_row_due_now(self) -> None:
        [(sql, isi)] = pernyataan()
        assert sql.startswith("INSERT INTO outbox ")
        assert sql.endswith("NOW())")
        assert isi[:5] == [kiriman().nomor, kiriman().teks, ID_KLIEN, "Default_No_Compression", "false"]
        assert isi[5:] == ["", "00:00", "23:59:59", 11, None]

    def test_a_long_text_is_held_until_its_last_part_is_in(self) -> None:
        """Its tables know no transactions: the daemon must never find half a text."""
        teks = "x" * 320
        buang, masuk, ingat, sisa, dua, tiga, lepas = pernyataan(teks=teks)
        assert "2037" in masuk[0]
        assert masuk[1][4] == "true"
        assert "LAST_INSERT_ID" in ingat[0]
        assert [d[1][0] for d in (dua, tiga)] == [2, 3]
        kepala = [masuk[1][5], dua[1][1], tiga[1][1]]
        assert [k[-4:] for k in kepala] == ["0301", "0302", "0303"]
        assert len({k[:8] for k in kepala}) == 1
        assert "".join(str(t) for t in (masuk[1][1], dua[1][2], tiga[1][2])) == teks
        assert lepas[0].startswith("UPDATE outbox SET SendingDateTime = NOW()")
        assert all(s[0].startswith("DELETE") for s in (buang, sisa))

    def test_other_scripts_go_as_unicode_in_every_part(self) -> None:
        semua = pernyataan(teks="ء" * 80)
        assert semua[1][1][3] == semua[4][1][3] == "Unicode_No_Compression"

    @pytest.mark.parametrize(("opsi", "boleh"), [({}, 10), ({"maks_bagian": 2}, 2), ({"maks_bagian": 9999}, 255)])
    def test_a_text_of_too_many_parts_is_refused_before_anything_is_written(
        self, opsi: dict[str, Any], boleh: int
    ) -> None:
        gateway = Gammu(replace(SETELAN, opsi=opsi))
        assert gateway.build(kiriman(teks="x" * 153 * boleh))
        for teks in ("x" * (153 * boleh + 1), "ء" * (67 * boleh + 1)):
            with pytest.raises(TakDapatDikirim) as tolak:
                gateway.build(kiriman(teks=teks))
            assert tolak.value.hasil.verdict is Verdict.PESAN

    def test_the_modem_and_its_hours_are_the_courts_choice(self) -> None:
        opsi = {"kirim_mulai": "07:00", "kirim_sampai": "20:00"}
        [(_, isi)] = Gammu(replace(SETELAN, nomor_id="modem1", opsi=opsi)).build(kiriman()).json["pernyataan"]
        assert (isi[6], isi[7], isi[9]) == ("07:00", "20:00", "modem1")

    def test_no_repr_shows_password_number_or_text(self) -> None:
        minta = repr(Gammu(SETELAN).build(kiriman()))
        assert "10.0.0.7" in minta
        assert all(r not in minta for r in (SETELAN.token, kiriman().nomor, kiriman().teks))


@pytest.mark.parametrize(
    ("detik", "kode"),
    [
        *((None, -1), (1, 0), (300, 0), (599, 0), (600, 1), (3600, 11), (43_200, 143)),
        *((43_200 + 1800, 144), (86_400, 167), (86_400 + 1, 167), (172_799, 167), (172_800, 168), (10**9, 196)),
    ],
)
def test_a_reminder_is_never_valid_longer_than_it_is_of_use(detik: int | None, kode: int) -> None:
    assert masa_berlaku(detik) == kode


class TestJawaban:
    def test_the_row_number_is_kept_beside_our_id(self) -> None:
        """Row numbers are given out again: alone they would match another message's receipt."""
        badan = json.dumps({"baris": [], "id": 17, "berubah": 1, "gema": ID_KLIEN}).encode()
        assert Gammu(SETELAN).parse_reply(200, {}, badan) == Diterima(f"{ID_KLIEN}#17")

    @pytest.mark.parametrize("isi", [{}, {"id": 0, "berubah": 1}, {"id": 17, "berubah": 0}, {"id": "x", "berubah": 1}])
    def test_an_answer_that_proves_nothing_is_no_success(self, isi: dict[str, Any]) -> None:
        assert isinstance(Gammu(SETELAN).parse_reply(200, {}, json.dumps(isi).encode()), TakPasti)

    @pytest.mark.parametrize(
        ("kode", "verdict"),
        [
            *((1045, Verdict.STOP_KANAL), (1142, Verdict.STOP_KANAL), (1146, Verdict.STOP_KANAL)),
            *((145, Verdict.STOP_KANAL), (1114, Verdict.STOP_KANAL), (1290, Verdict.STOP_KANAL)),
            *((1040, Verdict.SEGERA), (1366, Verdict.PESAN), (1406, Verdict.PESAN), (9999, Verdict.TIDAK_DIKENAL)),
        ],
    )
    def test_every_refusal_of_the_server_is_a_verdict(self, kode: int, verdict: Verdict) -> None:
        hasil = Gammu(SETELAN).parse_reply(400, {}, json.dumps({"kode": kode}).encode())
        assert isinstance(hasil, Ditolak)
        assert (hasil.verdict, hasil.kode) == (verdict, f"mysql_{kode}")
        assert hasil.teks.endswith(f"(kode {kode})")


class TestKabar:
    @pytest.mark.parametrize(
        ("status", "terima"),
        [
            *(("SendingOK", "terkirim"), ("SendingOKNoReport", "terkirim"), ("DeliveryPending", "terkirim")),
            *(("DeliveryUnknown", "terkirim"), ("DeliveryOK", "sampai"), ("DeliveryFailed", "gagal")),
            *(("SendingError", "gagal"), ("Error", "gagal")),
        ],
    )
    def test_every_status_of_smsd_has_ours(self, status: str, terima: str) -> None:
        [t] = baca(kabar(status, galat=70, sampai=SAAT + 9))
        assert (t.status, t.id_klien, t.id_gateway) == (StatusTerima(terima), ID_KLIEN, f"{ID_KLIEN}#17")
        assert (t.kode, bool(t.teks)) == (("70", True) if terima == "gagal" else ("", False))
        assert t.waktu.timestamp() == SAAT + (9 if terima == "sampai" else 0)

    def test_a_long_text_has_arrived_when_every_part_has(self) -> None:
        ok = [kabar("DeliveryOK", ke, 3, sampai=SAAT + ke) for ke in (1, 2, 3)]
        assert baca(*ok[:2]) == []
        [t] = baca(*ok[:2], kabar("SendingOK", 3, 3))
        assert t.status is StatusTerima.TERKIRIM
        [t] = baca(*ok)
        assert t.status is StatusTerima.SAMPAI
        assert t.waktu.timestamp() == SAAT + 3

    def test_one_failed_part_fails_the_text(self) -> None:
        [t] = baca(kabar("DeliveryOK", 1, 2), kabar("DeliveryFailed", 2, 2, galat=64))
        assert (t.status, t.kode) == (StatusTerima.GAGAL, "64")

    def test_a_row_that_waits_in_the_outbox_has_been_taken(self) -> None:
        [t] = baca({"dari": "outbox", "id": 3, "id_klien": ID_KLIEN, "kirim": SAAT})
        assert t.status is StatusTerima.DITERIMA

    def test_two_tries_of_one_message_are_told_apart(self) -> None:
        satu, dua = baca(kabar("SendingError"), kabar("SendingOK", id=18))
        assert {satu.id_gateway, dua.id_gateway} == {f"{ID_KLIEN}#17", f"{ID_KLIEN}#18"}

    @pytest.mark.parametrize("rusak", [{"id_klien": ""}, {"id_klien": None}, {"status": "Reserved"}, {"status": 7}])
    def test_rows_that_are_not_ours_or_not_known_say_nothing(self, rusak: dict[str, Any]) -> None:
        assert baca(kabar("SendingOK") | rusak) == []

    def test_a_refused_question_brings_its_reason(self) -> None:
        tarikan = Gammu(SETELAN).parse_tarik(400, b'{"kode": 1045}')
        assert (tarikan.badan, tarikan.usai) == ((), None)
        assert "pengguna" in tarikan.sebab


class TestMasuk:
    def test_a_text_of_somebody_is_read_with_his_number(self) -> None:
        [m] = baca(surat(teks="BERHENTI"))
        assert isinstance(m, PesanMasuk)
        assert (m.teks, m.e164, m.id_luar) == ("BERHENTI", "+6281355550001", f"41@{SAAT}")

    @pytest.mark.parametrize(("pengirim", "e164"), [("081355550001", "+6281355550001"), ("TELKOMSEL", None)])
    def test_senders_in_other_spellings(self, pengirim: str, e164: str | None) -> None:
        [m] = baca(surat(pengirim=pengirim))
        assert m.e164 == e164
        assert m.pengirim

    def test_parts_are_joined_in_their_order(self) -> None:
        [m] = baca(surat(3, 3), surat(1, 3), surat(2, 3))
        assert m.teks == "bagian 1 bagian 2 bagian 3 "

    def test_parts_of_two_people_stay_apart(self) -> None:
        lain = {"pengirim": "+6281355550002"}
        dua = baca(surat(1, 2), surat(1, 2, id=60, **lain), surat(2, 2), surat(2, 2, id=61, **lain))
        assert [m.teks for m in dua] == ["bagian 1 bagian 2 "] * 2

    def test_missing_parts_are_waited_for_and_then_done_without(self) -> None:
        gateway = Gammu(SETELAN)
        muda = gateway.parse_tarik(200, json.dumps({"baris": [surat(1, 2)]}).encode())
        assert (muda.badan, muda.usai) == ([], None)
        [m] = baca(surat(1, 2, kini=SAAT + 301))
        assert m.teks == "bagian 1 "

    def test_only_what_was_taken_is_marked(self) -> None:
        badan = json.dumps({"baris": [surat(1), surat(1, 2, id=50), kabar("SendingOK")]}).encode()
        usai = Gammu(SETELAN).parse_tarik(200, badan).usai
        assert usai is not None
        [(sql, isi)] = usai.json["pernyataan"]
        assert "Processed = 'true'" in sql
        assert isi == [41]

    def test_an_inbox_another_program_answers_is_left_alone(self) -> None:
        gateway = Gammu(replace(SETELAN, opsi={"baca_inbox": False}))
        assert gateway.build_tarik([]) is None
        minta = gateway.build_tarik([ID_KLIEN])
        assert minta is not None
        assert all("inbox" not in sql for sql, _ in minta.json["pernyataan"])
        assert not gateway.kemampuan.masuk


class TestSehat:
    @pytest.mark.parametrize(
        ("modem", "siap"),
        [
            ([{"kirim": "yes", "sampai": SAAT + 10, "kini": SAAT}], True),
            ([{"kirim": "yes", "sampai": SAAT - 179, "kini": SAAT}], True),
            ([{"kirim": "yes", "sampai": SAAT - 181, "kini": SAAT}], False),
            ([{"kirim": "no", "sampai": SAAT + 10, "kini": SAAT}], False),
            ([], False),
            (
                [{"kirim": "yes", "sampai": SAAT - 999, "kini": SAAT}, {"kirim": "yes", "sampai": SAAT, "kini": SAAT}],
                True,
            ),
        ],
    )
    def test_the_heartbeat_says_whether_the_modem_sends(self, modem: list[dict[str, Any]], siap: bool) -> None:
        keadaan = Gammu(SETELAN).parse_sehat(200, json.dumps({"baris": modem}).encode())
        assert keadaan.siap is siap
        assert bool(keadaan.sebab) is not siap


class TestSetelan:
    def test_good_settings_pass(self) -> None:
        assert kelas("gammu").periksa_setelan(SETELAN) == []

    @pytest.mark.parametrize(
        ("ubah", "kata"),
        [
            ({"url": "https://10.0.0.7/smsd"}, "mysql://"),
            ({"url": "mysql://10.0.0.7"}, "mysql://"),
            ({"url": "mysql:///smsd"}, "mysql://"),
            ({"url": ""}, "mysql://"),
            ({"url": "mysql://[::1/smsd"}, "tidak terbaca"),
            ({"url": "mysql://10.0.0.7:99999/smsd"}, "tidak terbaca"),
            ({"url": "mysql://root:sandi@10.0.0.7/smsd"}, "sandi"),
            ({"url": "mysql://8.8.8.8/smsd"}, "jaringan sendiri"),
            ({"url": "mysql://sms.contoh.go.id/smsd"}, "jaringan sendiri"),
            ({"token": ""}, "Token"),
        ],
    )
    def test_unsafe_or_missing_settings_are_told(self, ubah: dict[str, Any], kata: str) -> None:
        [alasan] = kelas("gammu").periksa_setelan(replace(SETELAN, **ubah))
        assert kata in alasan

    def test_it_is_an_sms_gateway_that_never_knocks(self) -> None:
        kemampuan = buat("gammu", SETELAN).kemampuan
        assert (kemampuan.kanal, kemampuan.ditarik, kemampuan.cek_nomor) == ("sms", True, False)
        with pytest.raises(WebhookDitolak):
            buat("gammu", SETELAN).verify({}, b"{}")


def test_a_receipt_knows_no_other_kind_of_event() -> None:
    assert all(isinstance(p, TandaTerima) for p in baca(kabar("SendingOK"), kabar("DeliveryOK", id=5)))
