"""Officers replaced midway: each list goes to who answers today, and to nobody else (R-000-18 … R-000-20)."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from perkara.models import Penugasan
from satker.models import Pegawai
from satker.waktu import pada
from tests.pabrik import buat_pegawai
from tests.perkara.alur.dunia import Dunia

pytestmark = pytest.mark.django_db
JUMAT = date(2026, 11, 20)
LAMA, BARU = 21, 22


@pytest.fixture
def hakim(dunia: Dunia) -> dict[int, Pegawai]:
    """Two judges on the staff list, known to SIPP."""
    return staf(dunia, "hakim_pn", "hakim_id")


@pytest.fixture
def panitera(dunia: Dunia) -> dict[int, Pegawai]:
    """Two clerks, with the same ids as the judges: SIPP numbers them apart."""
    return staf(dunia, "panitera_pn", "panitera_id")


def staf(dunia: Dunia, tabel: str, kolom: str) -> dict[int, Pegawai]:
    orang = {}
    for nomor in (LAMA, BARU):
        dunia.tulis.petugas(tabel, f"Petugas {kolom} {nomor}", id=nomor)
        isian: dict[str, Any] = {kolom: nomor, "nama": f"Petugas {kolom} {nomor}, S.H."}
        orang[nomor] = buat_pegawai(dunia.satker, **isian)
    return orang


def putus_kemarin(dunia: Dunia, hakim: int = LAMA, **kolom: Any) -> int:
    """A case decided on Friday with nothing uploaded."""
    perkara = dunia.tulis.perkara(tanggal=date(2026, 11, 2))
    dunia.tulis.tugaskan(perkara, hakim)
    dunia.tulis.putusan(perkara, JUMAT, **kolom)
    return perkara


def ganti(dunia: Dunia, perkara: int, oleh: int | None, peran: str = "hakim", **kolom: Any) -> None:
    """As SIPP does it: the old row stays, marked; the successor gets a row of his own."""
    dunia.tulis.ubah(f"perkara_{peran}_pn", {"perkara_id": perkara, "aktif": "Y"}, aktif="T", diganti_oleh_id=oleh)
    if oleh is not None:
        dunia.tulis.tugaskan(perkara, oleh, peran, **kolom)


def penerima(dunia: Dunia, kode: str) -> list[str]:
    """Who reads a list of that kind now."""
    return sorted(s.pesan.nama_penerima for s in dunia.semua() if s.jenis == kode)


def test_the_successor_gets_the_list_and_the_predecessor_no_more(dunia: Dunia, hakim: dict[int, Pegawai]) -> None:
    perkara = putus_kemarin(dunia)
    assert penerima(dunia, "N-14") == [hakim[LAMA].nama]
    ganti(dunia, perkara, BARU)
    dunia.maju(days=1)
    assert penerima(dunia, "N-14") == [hakim[BARU].nama]
    assert Penugasan.objects.filter(aktif=True).values_list("petugas_id", flat=True).get() == BARU


def test_a_successor_of_the_same_day_is_asked_the_same_day(dunia: Dunia, hakim: dict[int, Pegawai]) -> None:
    perkara = putus_kemarin(dunia)
    assert penerima(dunia, "N-14") == [hakim[LAMA].nama]
    ganti(dunia, perkara, BARU)
    assert penerima(dunia, "N-14") == [hakim[BARU].nama]
    assert penerima(dunia, "N-14") == []


def test_a_list_queued_for_the_predecessor_does_not_leave(dunia: Dunia, hakim: dict[int, Pegawai]) -> None:
    """Replaced between planning and delivery: read again at the last moment, there is nothing of his on it."""
    perkara = putus_kemarin(dunia)
    dunia.sinkron()
    assert dunia.rencana() == {"N-14": 1}
    ganti(dunia, perkara, BARU)
    dunia.sinkron()
    assert dunia.antar() == []
    assert penerima(dunia, "N-14") == [hakim[BARU].nama]


def test_each_keeps_what_stays_his(dunia: Dunia, hakim: dict[int, Pegawai]) -> None:
    """One of two cases changes hands: both judges get a list, each of one case."""
    pindah, tetap = putus_kemarin(dunia), putus_kemarin(dunia)
    dunia.sinkron()
    ganti(dunia, pindah, BARU)
    surat = {s.pesan.nama_penerima: s.teks for s in dunia.semua() if s.jenis == "N-14"}
    nomor = {p: dunia.perkara(p).nomor for p in (pindah, tetap)}
    assert nomor[pindah] in surat[hakim[BARU].nama]
    assert nomor[tetap] not in surat[hakim[BARU].nama]
    assert nomor[tetap] in surat[hakim[LAMA].nama]
    assert nomor[pindah] not in surat[hakim[LAMA].nama]


def test_replaced_and_back_again_is_his_as_before(dunia: Dunia, hakim: dict[int, Pegawai]) -> None:
    perkara = putus_kemarin(dunia)
    dunia.sinkron()
    ganti(dunia, perkara, BARU)
    dunia.sinkron()
    ganti(dunia, perkara, LAMA)
    assert penerima(dunia, "N-14") == [hakim[LAMA].nama]


def test_while_nobody_is_named_nobody_is_asked_and_nothing_is_forgotten(
    dunia: Dunia, hakim: dict[int, Pegawai]
) -> None:
    perkara = putus_kemarin(dunia)
    ganti(dunia, perkara, None)
    assert penerima(dunia, "N-14") == []
    dunia.maju(days=1)
    dunia.tulis.tugaskan(perkara, BARU)
    assert penerima(dunia, "N-14") == [hakim[BARU].nama]


def test_a_replaced_member_does_not_make_the_chair_s_list_longer(dunia: Dunia, hakim: dict[int, Pegawai]) -> None:
    perkara = putus_kemarin(dunia)
    dunia.tulis.tugaskan(perkara, BARU, urutan=2, jabatan_hakim_id=2)
    assert penerima(dunia, "N-14") == [hakim[LAMA].nama]
    dunia.tulis.ubah("perkara_hakim_pn", {"hakim_id": BARU}, aktif="T")
    dunia.maju(days=1)
    (surat,) = [s for s in dunia.semua() if s.jenis == "N-14"]
    assert "A. E-Doc Putusan (1)\n" in surat.teks


@pytest.mark.parametrize(
    ("ubah", "penerima_"),
    [
        (lambda p: setattr(p, "aktif", False), []),
        (lambda p: setattr(p, "nomor_wa", ""), []),
        (lambda p: setattr(p, "hakim_id", BARU + 1), []),
        (lambda _: None, ["lama"]),
    ],
    ids=["pindah tugas", "tanpa nomor", "id diperbaiki", "tetap"],
)
def test_what_the_admin_changes_counts_at_once(
    dunia: Dunia, hakim: dict[int, Pegawai], ubah: Callable[[Pegawai], None], penerima_: list[str]
) -> None:
    """R-000-6: the staff list is the admin's; a judge who left gets nothing, though SIPP still names him."""
    putus_kemarin(dunia)
    ubah(hakim[LAMA])
    hakim[LAMA].save()
    assert penerima(dunia, "N-14") == [hakim[LAMA].nama for _ in penerima_]


def test_a_clerk_replaced_between_two_hearings_answers_for_neither(dunia: Dunia, panitera: dict[int, Pegawai]) -> None:
    """SIPP ties clerks to cases, not to hearings: who has the case today is asked for all of its minutes."""
    perkara = dunia.tulis.perkara(tanggal=date(2026, 11, 2))
    dunia.tulis.tugaskan(perkara, LAMA, "panitera")
    dunia.tulis.sidang(perkara, date(2026, 11, 13))
    assert penerima(dunia, "N-15") == [panitera[LAMA].nama]
    ganti(dunia, perkara, BARU, "panitera")
    dunia.tulis.sidang(perkara, JUMAT, urutan=2)
    dunia.maju(days=1)
    (surat,) = [s for s in dunia.semua() if s.jenis == "N-15"]
    assert surat.pesan.nama_penerima == panitera[BARU].nama
    assert surat.teks.count(dunia.perkara(perkara).nomor) == 2


def test_a_pledge_s_own_clerk_is_replaced_apart_from_the_case_s(dunia: Dunia, panitera: dict[int, Pegawai]) -> None:
    """Stage 18 has rows of its own: replacing there moves the pledge's minutes only."""
    perkara = dunia.tulis.perkara(tanggal=date(2026, 11, 2))
    dunia.tulis.tugaskan(perkara, LAMA, "panitera")
    dunia.tulis.tugaskan(perkara, LAMA, "panitera", tahapan_id=18)
    dunia.tulis.sidang(perkara, date(2026, 11, 13))
    dunia.tulis.sidang(perkara, JUMAT, ikrar_talak="Y")
    assert penerima(dunia, "N-15") == [panitera[LAMA].nama]
    dunia.tulis.ubah("perkara_panitera_pn", {"perkara_id": perkara, "tahapan_id": 18}, aktif="T")
    dunia.tulis.tugaskan(perkara, BARU, "panitera", tahapan_id=18)
    dunia.maju(days=1)
    surat = {s.pesan.nama_penerima: s.teks for s in dunia.semua() if s.jenis == "N-15"}
    assert "13-11-2026" in surat[panitera[LAMA].nama]
    assert "20-11-2026" in surat[panitera[BARU].nama]
    assert len(surat) == 2


def test_an_officer_deleted_from_sipp_s_list_keeps_his_id_until_the_admin_says_otherwise(
    dunia: Dunia, hakim: dict[int, Pegawai]
) -> None:
    putus_kemarin(dunia, BARU)
    dunia.tulis.hapus("hakim_pn", id=LAMA)
    assert penerima(dunia, "N-14") == [hakim[BARU].nama]
    with pada(dunia.kini):
        hakim[LAMA].refresh_from_db()
    assert hakim[LAMA].hakim_id == LAMA
