"""What SIPP was told after a day's recap had left: no case falls between two recaps (domain 8.12, sipp.md 4.6)."""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest

from notifikasi.models import Pesan
from perkara import susulan
from perkara.contoh.tulis import PenulisSipp
from perkara.models import EFiling, Perkara, Putusan, SetelanPerkara, SumberSipp
from perkara.sipp.sinkron import sinkron
from satker.models import HariLibur, Pegawai, Satker
from satker.waktu import pada
from tests.perkara.pabrik import buat_efiling, buat_perkara, buat_putusan
from tests.perkara.pesan.baca import kata
from tests.perkara.rencana.langkah import SENIN, berangkat, buat_pengadilan, rencana, saat

JUMAT = date(2026, 11, 20)
SENIN_SORE = "2026-11-23 16:00"


@pytest.fixture
def satker() -> Satker:
    """Live since October; recaps at 16.00."""
    satker = buat_pengadilan()
    buat_perkara(satker, tanggal_daftar=date(2026, 10, 1), pertama_dilihat=saat("2026-10-01 08:00"))
    return satker


def baris(satker: Satker, tanggal: date, terlihat: str) -> None:
    """A case, its decision and its filing of that day, all first seen at that moment."""
    perkara = buat_perkara(satker, tanggal_daftar=tanggal, pertama_dilihat=saat(terlihat))
    buat_putusan(perkara, tanggal, pertama_dilihat=saat(terlihat))
    buat_efiling(satker, tanggal_daftar=tanggal, pertama_dilihat=saat(terlihat))


SEMUA: tuple[Callable[[Satker, date], int], ...] = (susulan.perkara, susulan.putusan, susulan.efiling)


@pytest.mark.parametrize(
    ("tanggal", "terlihat", "banyak"),
    [
        (JUMAT, "2026-11-20 16:00", 0),  # in Friday's own recap
        (JUMAT, "2026-11-20 16:01", 1),
        (JUMAT, "2026-11-22 23:00", 1),  # on a Sunday
        (date(2026, 11, 21), "2026-11-21 10:00", 1),  # of a Saturday, which has no recap
        (JUMAT, SENIN_SORE, 1),
        (JUMAT, "2026-11-23 16:01", 0),  # for Tuesday's
        (SENIN, "2026-11-23 10:00", 0),  # of the day itself
        (date(2026, 11, 24), "2026-11-23 10:00", 0),  # of tomorrow, by a slip
        (date(2026, 10, 24), "2026-11-23 10:00", 1),
        (date(2026, 10, 23), "2026-11-23 10:00", 0),  # an old case that came into the window
    ],
)
@pytest.mark.parametrize("hitung", SEMUA, ids=["N-11", "N-12", "N-13"])
def test_what_came_between_two_recaps_is_counted_once(
    satker: Satker, hitung: Callable[[Satker, date], int], tanggal: date, terlihat: str, banyak: int
) -> None:
    baris(satker, tanggal, terlihat)
    baris(buat_pengadilan(), tanggal, terlihat)
    assert hitung(satker, SENIN) == banyak


@pytest.mark.parametrize("hitung", SEMUA, ids=["N-11", "N-12", "N-13"])
def test_holidays_are_no_recap_days_and_the_hour_is_the_courts_own(
    satker: Satker, hitung: Callable[[Satker, date], int]
) -> None:
    baris(satker, date(2026, 11, 19), "2026-11-19 15:30")
    assert hitung(satker, SENIN) == 0
    HariLibur.objects.create(satker=satker, tanggal=JUMAT, nama="Libur daerah", jenis="nasional")
    assert hitung(satker, SENIN) == 0
    SetelanPerkara.objects.update(jam_rekap=time(15))
    assert hitung(satker, SENIN) == 1


@pytest.mark.parametrize("hitung", SEMUA, ids=["N-11", "N-12", "N-13"])
def test_going_live_and_rows_from_before_this_was_kept_are_no_late_entries(
    hitung: Callable[[Satker, date], int],
) -> None:
    satker = buat_pengadilan()
    baris(satker, JUMAT, "2026-11-23 09:00")
    assert hitung(satker, SENIN) == 0
    Putusan.objects.update(pertama_dilihat=None)
    EFiling.objects.update(pertama_dilihat=None)
    Perkara.objects.update(pertama_dilihat=saat("2026-10-01 08:00"))
    assert hitung(satker, SENIN) == 0


def test_what_vanished_again_is_not_counted(satker: Satker) -> None:
    baris(satker, JUMAT, "2026-11-20 17:00")
    Perkara.objects.update(hilang_pada=saat("2026-11-21 09:00"))
    EFiling.objects.update(hilang_pada=saat("2026-11-21 09:00"))
    assert [hitung(satker, SENIN) for hitung in SEMUA] == [0, 0, 0]


@pytest.mark.parametrize(
    ("kode", "kalimat"),
    [
        ("N-11", "Susulan: 1 perkara bertanggal sebelumnya, tercatat setelah rekap yang lalu\n"),
        ("N-12", "Susulan: 1 putusan bertanggal sebelumnya, tercatat setelah rekap yang lalu\n"),
        ("N-13", "Susulan: 1 pendaftaran bertanggal sebelumnya, tercatat setelah rekap yang lalu\n"),
    ],
)
def test_the_recap_says_so_in_a_line_and_has_none_otherwise(satker: Satker, kode: str, kalimat: str) -> None:
    """R-000-15, R-000-16, R-000-17."""
    Pegawai.objects.create(satker=satker, nama="Ahmad", jabatan="ketua", nomor_wa="+6281234567890")
    baris(satker, JUMAT, "2026-11-20 17:00")
    for tanggal, ada in ((SENIN_SORE, True), ("2026-11-24 16:00", False)):
        rencana(tanggal)
        isi = kata(Pesan.objects.get(status="antre", jenis=kode), tanggal)
        assert (kalimat in isi) is ada
        assert ("Susulan" in isi) is ada
        berangkat()


def test_the_sync_notes_when_a_decision_and_a_filing_were_first_read(satker: Satker, tmp_path: Path) -> None:
    """Changes later do not make them late again."""
    SumberSipp.objects.filter(satker=satker).update(url=f"sqlite:///{tmp_path / 'sipp.db'}")
    with PenulisSipp(f"sqlite:///{tmp_path / 'sipp.db'}") as tulis:
        perkara = tulis.perkara(tanggal=JUMAT)
        tulis.putusan(perkara, JUMAT)
        efiling = tulis.efiling(JUMAT, perkara)
        with pada(saat("2026-11-20 17:00")):
            assert sinkron(satker).galat == ""
        tulis.ubah("perkara_putusan", {"perkara_id": perkara}, amar_putusan_dok="a.rtf")
        tulis.ubah("perkara_efiling", {"efiling_id": efiling}, status_pendaftaran_text="terdaftar")
        with pada(saat("2026-11-23 17:00")):
            assert sinkron(satker).berubah == 2
    assert Putusan.objects.get().edoc_ada
    for satu in (Putusan.objects.get(), EFiling.objects.get()):
        assert satu.pertama_dilihat == saat("2026-11-20 17:00")
    assert [hitung(satker, SENIN) for hitung in SEMUA] == [1, 1, 1]
