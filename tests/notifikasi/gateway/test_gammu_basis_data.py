"""The Gammu adapter against a real MariaDB with SMSD's tables: sent once, never half, receipts and texts fetched."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from notifikasi.gateway import panggil
from notifikasi.gateway.dasar import (
    Diterima,
    Ditolak,
    Hasil,
    Kiriman,
    Permintaan,
    PesanMasuk,
    StatusTerima,
    TakPasti,
    TandaTerima,
    Verdict,
)
from notifikasi.gateway.gammu import Gammu
from notifikasi.gateway.sambungan import Sesi
from tests.mariadb import ServerMariaDB
from tests.notifikasi.gateway.bahan import ID_KLIEN, kiriman
from tests.palsu.gammu import Smsd

pytestmark = pytest.mark.mariadb
PANJANG = "Yth. Bapak/Ibu, " + "sidang ditunda. " * 30


@pytest.fixture
def s() -> Iterator[Sesi]:
    with panggil.sesi(1) as sesi:
        yield sesi


class Cepat(Gammu):
    """Less patient, so that a test need not wait."""

    def _minta(self, *isi: Any) -> Permintaan:
        return replace(super()._minta(*isi), timeout=(2, 0.5))


def kirim(smsd: Smsd, s: Sesi, **ubah: Any) -> Hasil:
    return panggil.jalankan(Gammu(smsd.setelan()), s, kiriman(**ubah))


def tarik(smsd: Smsd, s: Sesi, *id_klien: str) -> list[Any]:
    """Fetch, read, and mark what was taken."""
    gateway = Gammu(smsd.setelan())
    minta = gateway.build_tarik(id_klien)
    assert minta is not None
    status, _, badan = panggil.kirim(s, minta)
    tarikan = gateway.parse_tarik(status, badan)
    if tarikan.usai:
        panggil.kirim(s, tarikan.usai)
    return [p for b in tarikan.badan for p in gateway.parse_webhook(b)]


def test_a_message_is_one_row_the_daemon_sends(smsd: Smsd, s: Sesi) -> None:
    hasil = kirim(smsd, s)
    [baris] = smsd.siap()
    assert hasil == Diterima(f"{ID_KLIEN}#{baris['ID']}")
    assert (baris["DestinationNumber"], baris["CreatorID"]) == (kiriman().nomor, ID_KLIEN)
    assert (baris["DeliveryReport"], baris["MultiPart"], baris["RelativeValidity"]) == ("yes", "false", 11)
    assert smsd.kirim() == [kiriman().teks]


def test_a_long_text_leaves_whole_and_in_order(smsd: Smsd, s: Sesi) -> None:
    assert isinstance(kirim(smsd, s, teks=PANJANG), Diterima)
    assert smsd.sql("SELECT count(*) AS n FROM outbox_multipart") == [{"n": 3}]
    assert smsd.kirim() == [PANJANG]


@pytest.mark.parametrize("teks", ['Ruang 1\'s "ikrar" 100% \\ @ %s ; --', "قاعة الجلسة 😀", "baris\nkedua €"])
def test_every_letter_arrives_as_it_was_written(smsd: Smsd, s: Sesi, teks: str) -> None:
    kirim(smsd, s, teks=teks)
    assert smsd.kirim() == [teks]


def test_parts_left_under_a_number_that_is_used_again_are_not_glued_on(smsd: Smsd, s: Sesi) -> None:
    for ke in (2, 3, 4, 5):
        smsd.sql("INSERT INTO outbox_multipart (ID, SequencePosition, TextDecoded) VALUES (1, %s, 'orang lain')", ke)
    kirim(smsd, s, teks=PANJANG)
    assert smsd.kirim() == [PANJANG]


class TestRusakDiTengah:
    def test_a_refusal_between_the_parts_sends_nothing_now_or_later(self, smsd: Smsd, s: Sesi) -> None:
        smsd.sql("""CREATE TRIGGER penuh BEFORE INSERT ON outbox_multipart FOR EACH ROW
            IF NEW.SequencePosition = 3 THEN SIGNAL SQLSTATE '45000' SET MYSQL_ERRNO = 1114; END IF""")
        hasil = kirim(smsd, s, teks=PANJANG)
        assert isinstance(hasil, Ditolak)
        assert hasil.verdict is Verdict.STOP_KANAL
        assert smsd.siap() == []
        smsd.sql("DROP TRIGGER penuh")
        kirim(smsd, s, teks=PANJANG)  # the next try takes the held row away and is the only one
        assert smsd.sql("SELECT count(*) AS n FROM outbox") == [{"n": 1}]
        assert smsd.kirim() == [PANJANG]

    def test_a_server_that_falls_silent_between_the_parts_has_sent_nothing(self, smsd: Smsd, s: Sesi) -> None:
        smsd.sql("""CREATE TRIGGER lambat BEFORE INSERT ON outbox_multipart FOR EACH ROW
            IF NEW.SequencePosition = 3 THEN SET @diam = SLEEP(2); END IF""")
        hasil = panggil.jalankan(Cepat(smsd.setelan()), s, kiriman(teks=PANJANG))
        assert hasil == Ditolak(Verdict.SEGERA, "tak_terhubung", "Basis data SMS tidak dapat dihubungi.")
        assert smsd.siap() == []

    def test_a_server_that_falls_silent_at_the_last_word_may_have_sent_it(self, smsd: Smsd, s: Sesi) -> None:
        smsd.sql("CREATE TRIGGER lambat BEFORE INSERT ON outbox FOR EACH ROW SET @diam = SLEEP(2)")
        hasil = panggil.jalankan(Cepat(smsd.setelan()), s, kiriman())
        assert hasil == TakPasti("Basis data SMS tidak menjawab.")

    def test_a_server_that_is_not_there_has_sent_nothing(self, smsd: Smsd, s: Sesi) -> None:
        mati = Gammu(replace(smsd.setelan(), url="mysql://127.0.0.1:9/smsd"))
        hasil = panggil.jalankan(mati, s, kiriman())
        assert isinstance(hasil, Ditolak)
        assert hasil.verdict is Verdict.SEGERA
        assert not panggil.cek_sehat(mati, s).siap


class TestDitolak:
    def test_a_wrong_password_stops_the_channel_and_is_shown_nowhere(self, smsd: Smsd, s: Sesi) -> None:
        gateway = Gammu(replace(smsd.setelan(), token="sandi-keliru-sekali"))
        hasil = panggil.jalankan(gateway, s, kiriman())
        assert isinstance(hasil, Ditolak)
        assert hasil.verdict is Verdict.STOP_KANAL
        assert "keliru" not in repr(hasil)

    def test_missing_tables_stop_the_channel(self, server_mariadb: ServerMariaDB, smsd: Smsd, s: Sesi) -> None:
        smsd.sql("DROP TABLE outbox")
        hasil = kirim(smsd, s)
        assert isinstance(hasil, Ditolak)
        assert (hasil.verdict, hasil.kode) == (Verdict.STOP_KANAL, "mysql_1146")

    def test_a_letter_the_old_tables_cannot_hold_is_refused_not_dropped(self, smsd: Smsd, s: Sesi) -> None:
        """Without strict mode the server would cut the text at the emoji and say that all is well."""
        smsd.sql("ALTER TABLE outbox CONVERT TO CHARACTER SET utf8mb3")
        hasil = kirim(smsd, s, teks="Sidang 😀 ditunda")
        assert isinstance(hasil, Ditolak)
        assert hasil.verdict is Verdict.PESAN
        assert smsd.siap() == []


class TestTarik:
    def test_the_way_of_a_message_is_told_step_by_step(self, smsd: Smsd, s: Sesi) -> None:
        kirim(smsd, s)
        jalan = [tarik(smsd, s, ID_KLIEN)]
        smsd.kirim("SendingOK")
        jalan.append(tarik(smsd, s, ID_KLIEN))
        smsd.lapor(ID_KLIEN, "DeliveryOK")
        jalan.append(tarik(smsd, s, ID_KLIEN))
        status = [[t.status for t in satu] for satu in jalan]
        assert status == [[StatusTerima.DITERIMA], [StatusTerima.TERKIRIM], [StatusTerima.SAMPAI]]

    def test_a_long_text_has_arrived_with_its_last_part(self, smsd: Smsd, s: Sesi) -> None:
        kirim(smsd, s, teks=PANJANG)
        smsd.kirim("SendingOK")
        smsd.lapor(ID_KLIEN, "DeliveryOK", 1)
        assert [t.status for t in tarik(smsd, s, ID_KLIEN)] == [StatusTerima.TERKIRIM]
        smsd.lapor(ID_KLIEN, "DeliveryOK")
        assert [t.status for t in tarik(smsd, s, ID_KLIEN)] == [StatusTerima.SAMPAI]
        smsd.lapor(ID_KLIEN, "DeliveryFailed", 4)
        [t] = tarik(smsd, s, ID_KLIEN)
        assert (t.status, t.kode) == (StatusTerima.GAGAL, "70")

    def test_a_message_on_hold_has_not_been_taken(self, smsd: Smsd, s: Sesi) -> None:
        kirim(smsd, s)
        smsd.sql("UPDATE outbox SET SendingDateTime = '2037-12-31 00:00:00'")
        assert tarik(smsd, s, ID_KLIEN) == []

    def test_messages_of_other_programs_are_not_asked_for(self, smsd: Smsd, s: Sesi) -> None:
        smsd.sql("INSERT INTO outbox (DestinationNumber, TextDecoded, CreatorID) VALUES ('+62', 'x', 'aplikasi lain')")
        smsd.kirim()
        assert tarik(smsd, s, ID_KLIEN) == []

    def test_a_text_is_fetched_once(self, smsd: Smsd, s: Sesi) -> None:
        smsd.terima("+6281355550001", "BERHENTI", menit_lalu=3)
        [m] = tarik(smsd, s)
        assert isinstance(m, PesanMasuk)
        assert (m.teks, m.e164) == ("BERHENTI", "+6281355550001")
        assert tarik(smsd, s) == []
        assert smsd.sql("SELECT Processed FROM inbox") == [{"Processed": "true"}]

    def test_a_long_text_is_waited_for_and_joined(self, smsd: Smsd, s: Sesi) -> None:
        smsd.terima("+6281355550001", "dunia", udh="050003070202")
        assert tarik(smsd, s) == []
        smsd.terima("+6281355550001", "halo ", udh="050003070201")
        assert [m.teks for m in tarik(smsd, s)] == ["halo dunia"]

    def test_years_of_old_texts_are_not_answered(self, smsd: Smsd, s: Sesi) -> None:
        smsd.terima("+6281355550001", "STOP", menit_lalu=8 * 24 * 60)
        assert tarik(smsd, s) == []

    def test_the_clock_of_the_server_does_not_shift_what_happened_when(self, smsd: Smsd, s: Sesi) -> None:
        kirim(smsd, s)
        smsd.kirim("DeliveryOK")
        smsd.sql("SET GLOBAL time_zone = '+09:00'")
        try:
            [jauh] = tarik(smsd, s, ID_KLIEN)
        finally:
            smsd.sql("SET GLOBAL time_zone = 'SYSTEM'")
        [dekat] = tarik(smsd, s, ID_KLIEN)
        assert isinstance(dekat, TandaTerima)
        assert jauh.waktu == dekat.waktu


@pytest.mark.parametrize(("detik", "kirim_", "siap"), [(10, "yes", True), (-3600, "yes", False), (10, "no", False)])
def test_the_modems_heartbeat_is_the_channels_health(smsd: Smsd, s: Sesi, detik: int, kirim_: str, siap: bool) -> None:
    smsd.detak(detik, kirim_)
    assert panggil.cek_sehat(Gammu(smsd.setelan()), s).siap is siap


def test_a_court_with_two_modems_asks_for_its_own(smsd: Smsd, s: Sesi) -> None:
    smsd.sql("UPDATE phones SET ID = 'lain'")
    assert panggil.cek_sehat(Gammu(smsd.setelan()), s).siap
    assert not panggil.cek_sehat(Gammu(replace(smsd.setelan(), nomor_id="modem1")), s).siap


def test_two_threads_share_nothing(smsd: Smsd) -> None:
    """Each call has a connection of its own, so @narahubung of one is never the other's."""
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415

    def satu(n: int) -> Hasil:
        id_klien = f"{n:08d}-0000-4000-8000-000000000000"
        with panggil.sesi(1) as s:
            return panggil.jalankan(Gammu(smsd.setelan()), s, _kiriman(id_klien, f"{n:04d}" + PANJANG))

    with ThreadPoolExecutor(6) as kolam:
        assert all(isinstance(h, Diterima) for h in kolam.map(satu, range(24)))
    assert sorted(t[4:] for t in smsd.kirim()) == [PANJANG] * 24


def _kiriman(id_klien: str, teks: str) -> Kiriman:
    return kiriman(id_klien=id_klien, teks=teks)
