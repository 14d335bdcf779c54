"""Signs of life: written sparingly, never in the way, and silence is noticed by everyone who should."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from notifikasi import denyut, panel_layanan
from notifikasi.denyut import BEAT, DETIK, LUPAKAN, SUNYI, Pencatat
from notifikasi.models import Denyut
from notifikasi.surel import antrekan_surel
from satker.beranda import perlu_perhatian
from satker.models import Peran, Satker
from satker.waktu import pada
from tests.notifikasi.pabrik import jam
from tests.notifikasi.test_rem import Jam

pytestmark = pytest.mark.django_db
PAGI = jam("08:00")
PEKERJA = "worker:celery@satu"


def test_who_never_spoke_is_not_silent() -> None:
    kini = denyut.keadaan()
    assert (kini.beat, kini.worker, kini.sunyi, kini.umur(BEAT)) == (None, None, [], None)


def test_silence_begins_after_three_minutes_and_ends_with_the_next_word() -> None:
    with pada(PAGI):
        denyut.catat(BEAT)
        denyut.catat(PEKERJA)
    with pada(PAGI + SUNYI):
        assert denyut.keadaan().sunyi == []
    with pada(PAGI + SUNYI + timedelta(seconds=1)):
        assert denyut.keadaan().sunyi == ["beat", "worker"]
        denyut.catat(PEKERJA)
        assert denyut.keadaan().sunyi == ["beat"]


def test_one_worker_of_several_is_enough() -> None:
    with pada(PAGI):
        denyut.catat(PEKERJA)
        denyut.catat("worker:celery@dua")
    with pada(PAGI + timedelta(minutes=10)):
        denyut.catat("worker:celery@dua")
        assert denyut.keadaan().sunyi == []


def test_a_clock_that_was_put_back_makes_nobody_younger_or_negative() -> None:
    with pada(PAGI):
        denyut.catat(BEAT)
    with pada(PAGI - timedelta(hours=1)):
        denyut.catat(BEAT)
        assert denyut.keadaan().beat == PAGI
        assert denyut.keadaan().umur(BEAT) == timedelta(0)


def test_it_is_written_at_most_every_fifteen_seconds() -> None:
    waktu = Jam()
    catat = Pencatat(BEAT, waktu)
    ditulis = 0
    with CaptureQueriesContext(connection) as tangkapan:
        for _ in range(120):  # two minutes of a loop that turns every second
            ditulis += catat()
            waktu.kini += 1
    assert ditulis == 120 // DETIK
    assert len(tangkapan) == ditulis
    assert Denyut.objects.count() == 1


def test_a_very_long_host_name_fits() -> None:
    assert Pencatat(f"worker:celery@{'x' * 300}")()
    assert denyut.keadaan().worker is not None


def test_workers_of_yesterday_are_forgotten_but_not_the_last_one() -> None:
    with pada(PAGI):
        for nama in ("worker:a", "worker:b"):
            denyut.catat(nama)
        denyut.catat(BEAT)
    with pada(PAGI + timedelta(hours=2)):
        denyut.catat("worker:c")
    with pada(PAGI + LUPAKAN + timedelta(hours=3)):
        assert denyut.lupakan() == 2
        assert denyut.keadaan().sunyi == ["beat", "worker"]
    assert set(Denyut.objects.values_list("nama", flat=True)) == {"beat", "worker:c"}


def test_the_dashboard_says_who_is_silent_and_for_how_long(satker: Satker) -> None:
    with pada(PAGI):
        denyut.catat(BEAT)
        denyut.catat(PEKERJA)
        assert panel_layanan.perhatian_denyut(satker) == []
    with pada(PAGI + timedelta(minutes=7, seconds=30)):
        kalimat = [p.kalimat for p in perlu_perhatian(satker, {Peran.ADMIN})]
        assert any(k.startswith("Penjadwal (beat) tidak terdengar selama 7 menit") for k in kalimat)
        assert any(k.startswith("Petugas pengirim (worker) tidak terdengar selama 7 menit") for k in kalimat)
        assert not [p for p in perlu_perhatian(satker, {Peran.HAKIM}) if "terdengar" in p.kalimat]


def test_the_counter_is_told_in_plain_words_whom_to_tell_and_gets_no_closed_door(satker: Satker) -> None:
    """The operations page is the admin's; who is both is told once, with the page."""
    with pada(PAGI):
        denyut.catat(BEAT)
    with pada(PAGI + timedelta(minutes=7)):
        semua = panel_layanan.perhatian_denyut(satker)
    (loket,) = [p for p in semua if p.untuk({Peran.PTSP})]
    (keduanya,) = [p for p in semua if p.untuk({Peran.PTSP, Peran.ADMIN})]
    assert (loket.kalimat, loket.url) == (
        "Pengiriman pesan dari portal ini terhenti. Pesan menunggu; beri tahu Admin.",
        "",
    )
    assert keduanya.url == "/operasi/"


def surel(satker: Satker, kunci: str = "a") -> None:
    """One e-mail, queued at PAGI."""
    with pada(PAGI):
        antrekan_surel(satker=satker, kunci=kunci, kepada="a@contoh.test", perihal="Hal", teks="Isi")


def kata_surel(satker: Satker, menit: float) -> list[str]:
    """What the dashboard says of the e-mail so many minutes after PAGI."""
    with pada(PAGI + timedelta(minutes=menit)):
        return [p.kalimat for p in panel_layanan.perhatian_surel(satker)]


def test_mail_without_a_server_is_said_at_once(satker: Satker, settings: object) -> None:
    settings.SUREL_AKTIF = False  # type: ignore[attr-defined]
    assert kata_surel(satker, 0) == []
    surel(satker)
    assert kata_surel(satker, 0) == ["1 surel menunggu: peladen surel belum diatur (EMAIL_URL)."]


def test_mail_that_does_not_leave_is_said_after_a_while_with_the_servers_words(satker: Satker) -> None:
    surel(satker)
    surel(satker, "b")
    satker.surel_keluar.filter(kunci="a").update(galat="550 pengirim tidak diizinkan")
    assert kata_surel(satker, 14) == []
    assert kata_surel(satker, 16) == ["2 surel tidak kunjung terkirim. 550 pengirim tidak diizinkan"]


@pytest.mark.parametrize("status", ["gagal", "tak_pasti"])
def test_mail_that_failed_is_said_for_a_week(satker: Satker, status: str) -> None:
    surel(satker)
    satker.surel_keluar.update(status=status, selesai_pada=PAGI)
    assert kata_surel(satker, 60) == ["1 surel gagal atau tak pasti dalam tujuh hari terakhir."]
    assert kata_surel(satker, 8 * 24 * 60) == []
