"""The state table of design 5, row by row."""

from datetime import timedelta

import pytest

from notifikasi.antar.putusan import BESOK_MIN, JEDA_ULANG, NANTI_MAKS, NANTI_MIN, putuskan
from notifikasi.gateway.dasar import Diterima, Ditolak, Hasil, TakPasti, Verdict
from satker.waktu import sekarang

SAAT = sekarang()


def tolak(verdict: Verdict, detik: int | None = None) -> Ditolak:
    """A refusal."""
    return Ditolak(verdict, "kode", "Kata gateway.", detik)


@pytest.mark.parametrize(
    ("hasil", "riwayat", "templat", "status", "percobaan"),
    [
        (Diterima("3EB0"), {}, False, "diterima", "diterima"),
        (TakPasti("Waktu habis."), {}, False, "tak_pasti", "tak_pasti"),
        (tolak(Verdict.SEGERA), {}, False, "antre", "ditolak"),
        (tolak(Verdict.SEGERA), {"segera": 4}, False, "antre", "ditolak"),
        (tolak(Verdict.SEGERA), {"segera": 5}, False, "gagal", "ditolak"),
        (tolak(Verdict.NANTI), {}, False, "antre", "ditolak"),
        (tolak(Verdict.NANTI), {"nanti": NANTI_MAKS}, False, "gagal", "ditolak"),
        (tolak(Verdict.BESOK), {}, False, "antre", "ditolak"),
        (tolak(Verdict.BESOK), {"besok": 1}, False, "gagal", "ditolak"),
        (tolak(Verdict.PENERIMA), {}, True, "gagal", "ditolak"),
        (tolak(Verdict.PESAN), {}, True, "gagal", "ditolak"),
        (tolak(Verdict.TEMPLAT), {}, True, "gagal", "ditolak"),
        (tolak(Verdict.TIDAK_DIKENAL), {}, True, "gagal", "ditolak"),
        (tolak(Verdict.JENDELA), {}, True, "antre", "ditolak"),
        (tolak(Verdict.JENDELA), {}, False, "gagal", "ditolak"),
        (tolak(Verdict.JENDELA), {"jendela": 1}, True, "gagal", "ditolak"),
        (tolak(Verdict.STOP_BARU), {}, False, "antre", "ditolak"),
        (tolak(Verdict.STOP_MASSAL), {}, False, "antre", "ditolak"),
        (tolak(Verdict.STOP_KANAL), {}, False, "antre", "ditolak"),
    ],
)
def test_each_outcome_leads_to_its_state(
    hasil: Hasil, riwayat: dict[str, int], templat: bool, status: str, percobaan: str
) -> None:
    putusan = putuskan(hasil, riwayat, ada_templat=templat, saat=SAAT)
    assert (putusan.status, putusan.hasil) == (status, percobaan)
    assert bool(putusan.galat) == (status != "diterima")


@pytest.mark.parametrize("lama", range(5))
def test_retries_follow_the_table_with_jitter(lama: int) -> None:
    putusan = putuskan(tolak(Verdict.SEGERA), {"segera": lama}, ada_templat=False, saat=SAAT)
    assert putusan.siap_pada is not None
    assert JEDA_ULANG[lama] <= putusan.siap_pada - SAAT <= JEDA_ULANG[lama] * 1.25


def test_other_refusals_do_not_use_up_the_quick_retries() -> None:
    putusan = putuskan(tolak(Verdict.SEGERA), {"nanti": 9, "stop_kanal": 9}, ada_templat=False, saat=SAAT)
    assert putusan.status == "antre"


@pytest.mark.parametrize(
    ("verdict", "paling_sedikit"),
    [(Verdict.NANTI, NANTI_MIN), (Verdict.BESOK, BESOK_MIN), (Verdict.STOP_BARU, timedelta(hours=24))],
)
def test_long_waits_are_at_least_as_long_as_promised(verdict: Verdict, paling_sedikit: timedelta) -> None:
    putusan = putuskan(tolak(verdict), {}, ada_templat=False, saat=SAAT)
    assert putusan.siap_pada == SAAT + paling_sedikit


@pytest.mark.parametrize("verdict", [Verdict.SEGERA, Verdict.NANTI])
def test_a_longer_retry_after_wins(verdict: Verdict) -> None:
    putusan = putuskan(tolak(verdict, 7200), {}, ada_templat=False, saat=SAAT)
    assert putusan.siap_pada == SAAT + timedelta(hours=2)


def test_a_shorter_retry_after_does_not_hurry_us() -> None:
    putusan = putuskan(tolak(Verdict.NANTI, 1), {}, ada_templat=False, saat=SAAT)
    assert putusan.siap_pada == SAAT + NANTI_MIN


@pytest.mark.parametrize("verdict", [Verdict.STOP_KANAL, Verdict.STOP_MASSAL])
def test_a_stopped_channel_leaves_the_message_as_it_was(verdict: Verdict) -> None:
    assert putuskan(tolak(verdict, 60), {}, ada_templat=False, saat=SAAT).siap_pada is None
