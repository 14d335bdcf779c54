"""What the machine and its kin found: small stories in which somebody would have come in vain, or not at all."""

from datetime import date
from typing import Any

import pytest

from notifikasi.models import Pesan
from tests.perkara.alur.dunia import JAM_BAWAAN, Dunia, Janji

pytestmark = pytest.mark.django_db
SATU_DESEMBER, DELAPAN_DESEMBER = date(2026, 12, 1), date(2026, 12, 8)


@pytest.fixture
def perkara(dunia: Dunia) -> int:
    """A case known since this morning, with one phone and its N-02 gone out."""
    perkara = dunia.tulis.perkara(tanggal=dunia.hari)
    dunia.sinkron()
    dunia.daftar(perkara)
    assert [s.jenis for s in dunia.semua()] == ["N-02"]
    return perkara


def ubah(dunia: Dunia, sidang: int, **kolom: Any) -> None:
    dunia.tulis.ubah("perkara_jadwal_sidang", {"id": sidang}, **kolom)


def test_of_two_hearings_told_apart_the_deleted_one_is_called_off(dunia: Dunia, perkara: int) -> None:
    """R-000-10: the later one takes its place in our books, but the reader still has both in his calendar."""
    pertama = dunia.tulis.sidang(perkara, SATU_DESEMBER)
    assert [s.jenis for s in dunia.semua()] == ["N-03"]
    kedua = dunia.tulis.sidang(perkara, DELAPAN_DESEMBER)
    assert [s.jenis for s in dunia.semua()] == ["N-03"]
    dunia.tulis.hapus("perkara_jadwal_sidang", id=pertama)
    (surat,) = dunia.semua()
    assert [j and j.tanggal for j in surat.pindahan()] == [SATU_DESEMBER, DELAPAN_DESEMBER]
    assert dunia.semua() == []
    ubah(dunia, kedua, tanggal_sidang="2026-12-15")
    (surat,) = dunia.semua()
    assert [j and j.tanggal for j in surat.pindahan()] == [DELAPAN_DESEMBER, date(2026, 12, 15)]
    assert dunia.semua() == []


def test_of_two_hearings_told_apart_the_one_adjourned_beforehand_is_called_off(dunia: Dunia, perkara: int) -> None:
    pertama = dunia.tulis.sidang(perkara, SATU_DESEMBER)
    dunia.tulis.sidang(perkara, DELAPAN_DESEMBER)
    assert [s.jenis for s in dunia.semua()] == ["N-03", "N-03"]
    ubah(dunia, pertama, ditunda="Y")
    (surat,) = dunia.semua()
    assert [j and j.tanggal for j in surat.pindahan()] == [SATU_DESEMBER, DELAPAN_DESEMBER]
    dunia.maju(days=3)
    assert dunia.semua() == []


@pytest.mark.parametrize(
    ("tunda", "kembali"),
    [
        ({"ditunda": "Y"}, {"ditunda": "T"}),
        ({"tanggal_sidang": "2026-12-08"}, {"tanggal_sidang": "2026-12-01"}),
    ],
    ids=["ditunda", "digeser"],
)
def test_what_was_taken_back_at_the_last_moment_is_told_once_it_holds_again(
    dunia: Dunia, perkara: int, tunda: dict[str, str], kembali: dict[str, str]
) -> None:
    """The sync fell between planning and delivery; the clerk then undid his edit."""
    sidang = dunia.tulis.sidang(perkara, SATU_DESEMBER)
    dunia.sinkron()
    assert dunia.rencana() == {"N-03": 1}
    ubah(dunia, sidang, **tunda)
    dunia.sinkron()
    assert dunia.antar() == []
    ubah(dunia, sidang, **kembali)
    (surat,) = dunia.semua()
    assert (surat.jenis, surat.janji().tanggal) == ("N-03", SATU_DESEMBER)
    assert dunia.semua() == []


def test_a_decision_entered_by_mistake_between_planning_and_delivery_silences_nothing(
    dunia: Dunia, perkara: int
) -> None:
    dunia.tulis.sidang(perkara, SATU_DESEMBER)
    dunia.sinkron()
    dunia.rencana()
    dunia.tulis.putusan(perkara, dunia.hari)
    dunia.sinkron()
    assert dunia.antar() == []
    assert dunia.semua() == []
    dunia.tulis.hapus("perkara_putusan", perkara_id=perkara)
    assert [s.jenis for s in dunia.semua()] == ["N-03"]


def test_what_a_person_cancelled_stays_cancelled(dunia: Dunia, perkara: int) -> None:
    dunia.tulis.sidang(perkara, SATU_DESEMBER)
    dunia.sinkron()
    dunia.rencana()
    Pesan.objects.filter(status="antre").update(status="batal", galat="Dibatalkan petugas.")
    assert dunia.semua() == []


def test_a_hearing_typed_twice_and_mended_is_not_called_off(dunia: Dunia, perkara: int) -> None:
    """Two rows of one slot were two notices; the slot still stands when one of them goes."""
    ganda = [dunia.tulis.sidang(perkara, SATU_DESEMBER) for _ in range(2)]
    assert len(dunia.semua()) == 2
    dunia.tulis.hapus("perkara_jadwal_sidang", id=ganda[1])
    assert dunia.semua() == []
    assert set(dunia.berlaku(dunia.perkara(perkara))) == {Janji(SATU_DESEMBER, JAM_BAWAAN, "Ruang Sidang I")}
    dunia.tulis.hapus("perkara_jadwal_sidang", id=ganda[0])
    assert {s.pindahan() for s in dunia.semua()} == {(Janji(SATU_DESEMBER, JAM_BAWAAN, "Ruang Sidang I"), None)}
