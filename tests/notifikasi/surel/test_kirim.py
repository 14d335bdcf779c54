"""Sending e-mail: row first, call second; every refusal judged; nothing handed over is handed over again."""

import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from notifikasi.antar.kunci import RUANG_SUREL, kunci
from notifikasi.models import Surel
from notifikasi.surel import antrekan_surel, kirim_surel
from notifikasi.surel.kirim import JEDA
from notifikasi.tasks import kirim_surel as tugas
from satker.models import Satker
from satker.waktu import pada
from tests.basis_data import dipegang_yang_lain
from tests.palsu.smtp import PUTUS, SmtpPalsu

pytestmark = pytest.mark.django_db
SAAT = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)


def antre(n: int = 1, satker: Satker | None = None) -> list[Surel]:
    """Queue `n` e-mails as of SAAT."""
    with pada(SAAT):
        semua = [
            antrekan_surel(satker=satker, kunci=f"uji:{i}", kepada=f"u{i}@contoh.test", perihal=f"Hal {i}", teks="Isi.")
            for i in range(n)
        ]
    return [s for s in semua if s]


def kirim(menit: float = 0) -> dict[str, int]:
    """Send as of `menit` after SAAT."""
    with pada(SAAT + timedelta(minutes=menit)):
        return dict(kirim_surel())


def baca(surel: Surel) -> Surel:
    """The row as it is now."""
    return Surel.objects.get(pk=surel.pk)


def test_an_email_arrives_in_the_courts_name_and_is_answered_to_the_court(satker: Satker, smtp: SmtpPalsu) -> None:
    satker.surel = "ptsp@pa-uji.test"
    satker.save()
    (surel,) = antre(satker=satker)
    assert kirim() == {"terkirim": 1}
    surat = smtp.diterima[0]
    assert (surat.dari, surat.kepada) == ("portal@pa-uji.test", "u0@contoh.test")
    assert surat.isi["From"] == f"{satker.nama} <portal@pa-uji.test>"
    assert (surat.isi["Reply-To"], surat.isi["Subject"]) == ("ptsp@pa-uji.test", "Hal 0")
    assert surat.isi["Auto-Submitted"] == "auto-generated"
    sesudah = baca(surel)
    assert (sesudah.status, sesudah.percobaan, sesudah.galat) == ("terkirim", 1, "")
    assert sesudah.selesai_pada == SAAT


def test_many_go_through_one_connection_the_oldest_first(smtp: SmtpPalsu) -> None:
    antre(5)
    assert kirim() == {"terkirim": 5}
    assert smtp.sambungan == 1
    assert [s.kepada for s in smtp.diterima] == [f"u{i}@contoh.test" for i in range(5)]


def test_the_batch_ends_at_its_size_and_the_next_run_takes_the_rest(smtp: SmtpPalsu) -> None:
    antre(3)
    assert dict(kirim_surel(2)) == {"terkirim": 2}
    assert dict(kirim_surel(2)) == {"terkirim": 1}
    assert not kirim_surel(2)


def test_a_line_that_begins_with_a_dot_arrives_as_written(smtp: SmtpPalsu) -> None:
    antrekan_surel(satker=None, kunci="titik", kepada="a@contoh.test", perihal="Hal", teks="Satu\n.\n..dua\nTiga")
    assert dict(kirim_surel()) == {"terkirim": 1}
    assert smtp.diterima[0].isi.get_content().splitlines() == ["Satu", ".", "..dua", "Tiga"]


@pytest.mark.parametrize("langkah", ["RCPT", "DATA", "ISI"])
def test_a_permanent_refusal_is_final_with_the_servers_words(langkah: str, smtp: SmtpPalsu) -> None:
    (surel,) = antre()
    smtp.jawab[langkah] = "550 5.1.1 kotak surat tidak ada"
    assert kirim() == {"gagal": 1}
    assert baca(surel).galat == "550 5.1.1 kotak surat tidak ada"
    smtp.jawab.clear()
    assert kirim(10_000) == {}


@pytest.mark.parametrize("langkah", ["RCPT", "DATA", "ISI"])
def test_a_temporary_refusal_waits_longer_each_time_and_gives_up_in_the_end(langkah: str, smtp: SmtpPalsu) -> None:
    (surel,) = antre()
    smtp.jawab[langkah] = "451 greylist, nanti"
    lewat = 0
    for jeda in JEDA:
        assert kirim(lewat) == {"antre": 1}
        assert kirim(lewat + jeda - 0.1) == {}
        lewat += jeda
    assert kirim(lewat) == {"gagal": 1}
    assert (baca(surel).percobaan, baca(surel).galat) == (len(JEDA) + 1, "451 greylist, nanti")


def test_after_a_temporary_refusal_it_is_sent_once(smtp: SmtpPalsu) -> None:
    (surel,) = antre()
    smtp.jawab["RCPT"] = "450 nanti"
    kirim()
    smtp.jawab.clear()
    assert kirim(2) == {"terkirim": 1}
    assert kirim(4) == {}
    assert (len(smtp.diterima), baca(surel).galat) == (1, "")


def test_one_refused_address_holds_up_nobody_else(smtp: SmtpPalsu) -> None:
    antre(3)
    smtp.jawab["RCPT u1@contoh.test"] = "550 tidak ada"
    assert kirim() == {"terkirim": 2, "gagal": 1}


def test_no_answer_after_the_text_was_handed_over_is_never_sent_again(smtp: SmtpPalsu) -> None:
    (surel,) = antre()
    smtp.jawab["ISI"] = PUTUS
    assert kirim() == {"tak_pasti": 1}
    assert "sesudah isi diserahkan" in baca(surel).galat
    smtp.jawab.clear()
    assert kirim(10_000) == {}
    assert len(smtp.diserahkan) == 1


@pytest.mark.parametrize("langkah", ["EHLO", "MAIL", "RCPT", "DATA"])
def test_a_line_that_breaks_before_the_text_costs_nothing(langkah: str, smtp: SmtpPalsu) -> None:
    (surel,) = antre()
    smtp.jawab[langkah] = PUTUS
    assert kirim() == {}
    sesudah = baca(surel)
    assert (sesudah.status, sesudah.percobaan, sesudah.galat != "") == ("antre", 0, True)
    smtp.jawab.clear()
    assert kirim() == {"terkirim": 1}


@pytest.mark.parametrize("jawaban", ["421 menutup", "550 pengirim tidak diizinkan"])
def test_a_server_that_refuses_us_altogether_leaves_the_queue_alone(jawaban: str, smtp: SmtpPalsu) -> None:
    antre(4)
    smtp.jawab["MAIL"] = jawaban
    assert kirim() == {}
    assert set(Surel.objects.values_list("status", "percobaan")) == {("antre", 0)}
    assert Surel.objects.exclude(galat="").values_list("galat", flat=True).get() == jawaban


def test_a_server_that_is_not_there_leaves_the_queue_alone(smtp: SmtpPalsu, settings: Settings) -> None:
    (surel,) = antre()
    settings.EMAIL_PORT = 1
    assert kirim() == {}
    assert (baca(surel).status, "refused" in baca(surel).galat) == ("antre", True)


def test_a_silent_server_is_left_after_the_time_out(smtp: SmtpPalsu, settings: Settings) -> None:
    """A server that accepts the connection and never says a word: the task comes back."""
    with socket.create_server(("127.0.0.1", 0)) as bisu:
        settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = bisu.getsockname()[1], 0.2
        (surel,) = antre()
        assert kirim() == {}
    assert (baca(surel).status, "timed out" in baca(surel).galat) == ("antre", True)


def test_what_a_dead_sender_left_is_unknown_and_never_sent_by_itself(smtp: SmtpPalsu) -> None:
    (surel,) = antre()
    Surel.objects.update(status="dikirim", percobaan=1)
    assert kirim() == {"tak_pasti": 1}
    assert baca(surel).selesai_pada == SAAT
    assert smtp.sambungan == 0


def test_without_a_mail_server_all_stay_queued(smtp: SmtpPalsu, settings: Settings) -> None:
    antre(2)
    settings.SUREL_AKTIF = False
    assert kirim() == {}
    assert (smtp.sambungan, Surel.objects.filter(status="antre").count()) == (0, 2)


@pytest.mark.django_db(transaction=True)
def test_while_one_sender_works_another_stands_back(smtp: SmtpPalsu) -> None:
    antre()
    with dipegang_yang_lain(RUANG_SUREL):
        assert kirim() == {}
    assert kirim() == {"terkirim": 1}


def test_the_task_sends_and_the_lock_is_free_afterwards(smtp: SmtpPalsu) -> None:
    antre()
    tugas()
    assert len(smtp.diterima) == 1
    with kunci(RUANG_SUREL) as dapat:
        assert dapat


def test_the_demo_writes_files_and_nothing_leaves(settings: Settings, tmp_path: Path) -> None:
    settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH = "django.core.mail.backends.filebased.EmailBackend", tmp_path
    antre(2)
    assert kirim() == {"terkirim": 2}
    isi = "".join(p.read_text() for p in tmp_path.iterdir())
    assert "To: u0@contoh.test" in isi
    assert "To: u1@contoh.test" in isi


def test_a_folder_that_takes_no_file_leaves_the_queue_alone(settings: Settings, tmp_path: Path) -> None:
    settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH = "django.core.mail.backends.filebased.EmailBackend", tmp_path
    antre()
    (tmp_path / "berkas").write_text("")
    settings.EMAIL_FILE_PATH = tmp_path / "berkas" / "dalam"
    assert kirim() == {}
    assert Surel.objects.get().status == "antre"
