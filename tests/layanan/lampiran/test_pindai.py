"""The scanner's word counts, and its silence is never taken for a word."""

import logging
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from pytest_django import Settings

from layanan.lampiran import Terinfeksi, terima
from layanan.lampiran.pindai import pindai as pindai_isi
from tests.layanan.lampiran.berkas import jpeg, unggah
from tests.palsu.clamd import ANEH, EICAR, LAMBAT, PENUH, PUTUS, VIRUS, ClamdPalsu, ClamdSoket, menyala

DIAM = [ANEH, PUTUS, PENUH]


def test_what_is_clean_is_called_so_and_was_seen_whole(clamd: ClamdPalsu) -> None:
    asli = jpeg((900, 900), quality=100)
    assert terima(unggah(asli)).dipindai is True
    assert clamd.diterima == [asli]


def test_what_is_infected_is_refused_with_the_name_of_the_virus(clamd: ClamdPalsu) -> None:
    with pytest.raises(Terinfeksi, match=VIRUS) as galat:
        terima(unggah(jpeg() + EICAR))
    assert galat.value.virus == VIRUS


def test_the_scanner_sees_it_before_any_other_program_opens_it(clamd: ClamdPalsu) -> None:
    """Broken and infected: it is the virus that is named."""
    with pytest.raises(Terinfeksi):
        terima(unggah(b"%PDF-1.7\n" + EICAR))


def test_without_a_scanner_a_file_is_not_scanned(settings: Settings) -> None:
    settings.CLAMD_URL = ""
    assert terima(unggah(jpeg())).dipindai is False


@pytest.mark.parametrize("tanda", DIAM)
def test_a_scanner_that_says_nothing_useful_has_not_scanned(
    clamd: ClamdPalsu, caplog: pytest.LogCaptureFixture, tanda: bytes
) -> None:
    with caplog.at_level(logging.WARNING):
        assert pindai_isi(tanda) is False
    assert "Pemindai virus tidak menjawab" in caplog.text


def test_a_scanner_that_never_answers_is_given_up(clamd: ClamdPalsu, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("layanan.lampiran.pindai.BATAS_DETIK", 0.2)
    assert pindai_isi(LAMBAT) is False


@pytest.mark.parametrize("url", ["tcp://127.0.0.1:1", "unix:/tidak/ada.ctl"])
def test_a_scanner_that_is_down_has_not_scanned(settings: Settings, url: str) -> None:
    settings.CLAMD_URL = url
    assert pindai_isi(b"isi") is False


@pytest.mark.parametrize("url", ["", "tcp://127.0.0.1:1"])
def test_where_scanning_is_a_must_nothing_passes_unscanned(settings: Settings, url: str) -> None:
    settings.CLAMD_URL, settings.WAJIB_PINDAI = url, True
    with pytest.raises(ValidationError, match=r"belum dapat diterima\. Coba lagi"):
        terima(unggah(jpeg()))


@pytest.mark.parametrize("tanda", DIAM)
def test_nor_where_it_stutters(clamd: ClamdPalsu, settings: Settings, tanda: bytes) -> None:
    settings.WAJIB_PINDAI = True
    with pytest.raises(ValidationError, match="belum dapat diterima"):
        pindai_isi(tanda)


def test_a_socket_file_serves_as_well(settings: Settings, tmp_path: Path) -> None:
    with menyala(ClamdSoket(tmp_path / "clamd.ctl")) as peladen:
        settings.CLAMD_URL = peladen.url
        assert pindai_isi(b"isi") is True
        with pytest.raises(Terinfeksi):
            pindai_isi(EICAR)


@pytest.mark.parametrize("url", ["http://127.0.0.1:3310", "127.0.0.1:3310", "unix:", "tcp://"])
def test_a_mistyped_address_is_a_mistake_not_a_silence(settings: Settings, url: str) -> None:
    settings.CLAMD_URL = url
    with pytest.raises(ValueError, match="CLAMD_URL berbentuk"):
        pindai_isi(b"isi")
