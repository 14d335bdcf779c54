"""The door when many try the same number: a proof of work instead of a refusal, so that the owner still gets in."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from layanan import captcha, lacak
from layanan.alur.buka import Terbuka
from layanan.models import Urusan
from layanan.pelacakan import PER_NOMOR, TIDAK_COCOK, PerluBukti
from satker.models import Satker
from satker.waktu import pada, sekarang
from tests.layanan.captcha import bukti, jawaban
from tests.layanan.meja import REGISTER, buka_uji

pytestmark = pytest.mark.django_db
SALAH = "CDFGHJKMNP"
SEKALI_LAGI = str(PerluBukti())


@pytest.fixture(autouse=True)
def _halaman(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(lacak._halaman, REGISTER, "informasi_lacak")


@pytest.fixture
def terbuka(satker: Satker) -> Iterator[Terbuka[Urusan]]:
    """A matter whose number was tried from everywhere; the clock stands still."""
    with pada(sekarang()):
        t = buka_uji(satker)
        for ke in range(int(PER_NOMOR["isi"])):
            coba(Client(), t.urusan.nomor, SALAH, REMOTE_ADDR=f"203.0.113.{ke}")
        yield t


def coba(client: Client, nomor: str, sandi: str, **lain: Any) -> Any:
    isian = {k: lain.pop(k) for k in list(lain) if k.startswith("captcha")}
    return client.post(reverse("lacak"), {"nomor": nomor, "sandi": sandi} | isian, **lain)


def test_the_owner_is_asked_for_a_proof_and_keeps_what_he_typed(client: Client, terbuka: Terbuka[Urusan]) -> None:
    jawab = coba(client, terbuka.urusan.nomor, terbuka.sandi)
    teks = jawab.content.decode()
    assert (jawab.status_code, SEKALI_LAGI in teks, TIDAK_COCOK in teks) == (200, True, False)
    assert f'value="{terbuka.sandi}"' in teks
    assert 'data-captcha="/layanan/captcha/"' in teks
    assert "captcha.js" in teks
    assert "captcha.js" not in client.get(reverse("lacak")).content.decode()


@pytest.mark.parametrize("tahu", [bukti, jawaban], ids=["proof of work", "question"])
def test_with_it_the_right_code_opens_and_a_wrong_one_says_the_same(terbuka: Terbuka[Urusan], tahu: Any) -> None:
    nomor = terbuka.urusan.nomor
    assert TIDAK_COCOK in coba(Client(), nomor, SALAH, **tahu()).content.decode()
    assert coba(Client(), nomor, terbuka.sandi, **tahu()).status_code == 302


def test_one_proof_is_worth_one_try(terbuka: Terbuka[Urusan]) -> None:
    """Else a single proof would buy all the guesses."""
    sekali = bukti()
    assert TIDAK_COCOK in coba(Client(), terbuka.urusan.nomor, SALAH, **sekali).content.decode()
    jawab = coba(Client(), terbuka.urusan.nomor, terbuka.sandi, **sekali)
    assert jawab.status_code == 200
    assert "sudah pernah dikirim" in jawab.content.decode()


@pytest.mark.parametrize("palsu", ["", "x", "e30=", "W10="])
def test_a_false_proof_asks_the_question_and_tries_no_code(terbuka: Terbuka[Urusan], palsu: str) -> None:
    teks = coba(Client(), terbuka.urusan.nomor, terbuka.sandi, captcha_bukti=palsu).content.decode()
    assert "ditambah" in teks
    assert TIDAK_COCOK not in teks


def test_a_number_that_does_not_exist_asks_for_it_alike(client: Client, terbuka: Terbuka[Urusan]) -> None:
    lain = "999/UJI/PA.X/2026"
    for ke in range(int(PER_NOMOR["isi"])):
        coba(Client(), lain, SALAH, REMOTE_ADDR=f"198.51.100.{ke}")
    halaman = [coba(client, n, SALAH) for n in (lain, terbuka.urusan.nomor)]
    assert [SEKALI_LAGI in h.content.decode() for h in halaman] == [True, True]
    assert {h.status_code for h in halaman} == {200}


def test_questions_are_answered_for_an_address_only_so_often(terbuka: Terbuka[Urusan]) -> None:
    for _ in range(captcha.TANYA_ISI):
        coba(Client(), terbuka.urusan.nomor, SALAH, **jawaban())
    teks = coba(Client(), terbuka.urusan.nomor, SALAH, **jawaban()).content.decode()
    assert "Terlalu banyak kiriman tanpa pemeriksaan otomatis" in teks
