"""Queueing e-mail: once per key, nothing people typed breaks the caller, no foreign header gets in."""

import threading

import pytest
from django.db import connection, transaction

from notifikasi.models import Surel
from notifikasi.surel import antrekan_surel, kirim_surel
from satker.models import Satker
from tests.palsu.smtp import SmtpPalsu

pytestmark = pytest.mark.django_db


def antre(kunci: str = "k", kepada: str = "budi@contoh.test", **isian: str) -> Surel | None:
    """Queue one without a court."""
    return antrekan_surel(
        satker=None, kunci=kunci, kepada=kepada, perihal=isian.get("perihal", "Hal"), teks=isian.get("teks", "Isi")
    )


def test_the_second_of_one_key_is_none_and_changes_nothing(satker: Satker) -> None:
    pertama = antrekan_surel(satker=satker, kunci="a", kepada="a@contoh.test", perihal="Satu", teks="Isi satu")
    assert antrekan_surel(satker=satker, kunci="a", kepada="b@contoh.test", perihal="Dua", teks="Isi dua") is None
    surel = Surel.objects.get()
    assert pertama is not None
    assert (surel.pk, surel.kepada, surel.perihal, surel.status) == (pertama.pk, "a@contoh.test", "Satu", "antre")


def test_what_the_caller_rolls_back_is_not_queued() -> None:
    with transaction.atomic():
        antre()
        transaction.set_rollback(True)
    assert not Surel.objects.exists()


@pytest.mark.parametrize(
    "alamat",
    [
        "",
        "bukan surel",
        "a@",
        "@b.test",
        "a b@c.test",
        "budi@contoh.test\nBcc: x@y.test",
        "büdi@contoh.test",
        "a@b\x00.id",
    ],
)
def test_an_address_that_is_none_is_kept_as_failed_and_never_sent(alamat: str, smtp: SmtpPalsu) -> None:
    surel = antre(kepada=alamat)
    assert surel is not None
    assert (surel.status, "tidak sah" in surel.galat, surel.selesai_pada is None) == ("gagal", True, False)
    assert not kirim_surel()
    assert smtp.sambungan == 0


def test_an_overlong_address_is_refused_and_fits_the_column() -> None:
    surel = antre(kepada=f"a@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 60}.{'f' * 60}.test")
    assert surel is not None
    surel.refresh_from_db()
    assert (surel.status, len(surel.kepada)) == ("gagal", 254)


def test_spaces_around_an_address_are_not_part_of_it() -> None:
    surel = antre(kepada="  budi@contoh.test\n")
    assert surel is not None
    assert (surel.kepada, surel.status) == ("budi@contoh.test", "antre")


def test_a_line_break_in_a_subject_adds_no_header(smtp: SmtpPalsu) -> None:
    antre(perihal="Halo\r\nBcc: orang@lain.test\r\n\r\nIsi palsu", teks="Isi\x00 asli")
    kirim_surel()
    surat = smtp.diterima[0]
    assert surat.isi["Subject"] == "Halo Bcc: orang@lain.test Isi palsu"
    assert surat.isi["Bcc"] is None
    assert surat.isi.get_content().strip() == "Isi asli"


def test_an_overlong_subject_is_cut_to_the_column() -> None:
    surel = antre(perihal="panjang " * 100)
    assert surel is not None
    assert len(surel.perihal) <= 250


@pytest.mark.django_db(transaction=True)
def test_two_callers_of_one_key_at_once_queue_one() -> None:
    hasil: list[Surel | None] = []
    siap = threading.Barrier(2)

    def panggil() -> None:
        try:
            siap.wait(10)
            hasil.append(antre("serentak"))
        finally:
            connection.close()

    utas = [threading.Thread(target=panggil) for _ in range(2)]
    for u in utas:
        u.start()
    for u in utas:
        u.join(20)
    assert sorted(h is None for h in hasil) == [False, True]
    assert Surel.objects.count() == 1
