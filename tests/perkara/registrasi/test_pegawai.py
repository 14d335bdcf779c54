"""Staff and their ids in SIPP (R-000-6): judges and clerks get only their own lists, so the match must be certain."""

from perkara.registrasi import cocokkan_pegawai
from satker.models import JejakAudit, Pegawai, Satker
from tests.pabrik import buat_pegawai, buat_satker
from tests.perkara.pabrik import buat_petugas

NIP = "198001012005011001"


def test_by_nip_then_by_name_in_any_punctuation(satker: Satker) -> None:
    """R-000-6."""
    buat_petugas(satker, sipp_id=7, nama="Ejaan Lama", nip="19800101 200501 1 001")
    buat_petugas(satker, sipp_id=8, nama="Dra. Hj. Aminah, S.H., M.H.")
    buat_petugas(satker, "panitera", sipp_id=9, nama="Joko, S.H.")
    hakim, ketua = buat_pegawai(satker, nama="Ejaan Baru", nip=NIP), buat_pegawai(satker, nama="Dra.Hj.AMINAH, SH, MH")
    pp = buat_pegawai(satker, nama="Joko, S.H.", jabatan="panitera_pengganti")
    hasil = cocokkan_pegawai(satker)
    for satu in (hakim, ketua, pp):
        satu.refresh_from_db()
    assert (hakim.hakim_id, ketua.hakim_id, pp.panitera_id, pp.hakim_id) == (7, 8, 9, None)
    assert (hasil.dicocokkan, hasil.tanpa_pegawai) == (3, ())
    assert JejakAudit.objects.filter(tindakan="pegawai.cocokkan").count() == 1


def test_nothing_is_guessed_between_namesakes(satker: Satker) -> None:
    for sipp_id in (1, 2):
        buat_petugas(satker, sipp_id=sipp_id, nama="Ahmad, S.H.")
    buat_petugas(satker, sipp_id=3, nama="Budi, S.H.")
    buat_pegawai(satker, nama="Ahmad, S.H.")
    for _ in range(2):
        buat_pegawai(satker, nama="Budi, S.H.")
    hasil = cocokkan_pegawai(satker)
    assert hasil.dicocokkan == 0
    assert set(hasil.tanpa_pegawai) == {"Ahmad, S.H.", "Budi, S.H."}


def test_a_nip_that_two_people_share_in_sipp_is_nobodys(satker: Satker) -> None:
    """A judge must not get a clerk's list because of a slip."""
    buat_petugas(satker, sipp_id=1, nama="Ahmad, S.H.", nip=NIP)
    buat_petugas(satker, "panitera", sipp_id=1, nama="Joko, S.H.", nip=NIP)
    hakim = buat_pegawai(satker, nama="Ahmad, S.H.", nip=NIP)
    cocokkan_pegawai(satker)
    hakim.refresh_from_db()
    assert (hakim.hakim_id, hakim.panitera_id) == (1, None)


def test_what_the_admin_set_and_what_left_are_left_alone(satker: Satker) -> None:
    """R-000-6: only the admin edits staff."""
    buat_petugas(satker, sipp_id=1, nama="Ahmad, S.H.")
    buat_petugas(satker, sipp_id=2, nama="Pensiun, S.H.", aktif=False)
    diatur = buat_pegawai(satker, nama="Ahmad, S.H.", hakim_id=5)
    buat_pegawai(satker, nama="Pensiun, S.H.")
    buat_pegawai(satker, nama="Ahmad, S.H.", aktif=False)
    assert cocokkan_pegawai(satker).dicocokkan == 0
    diatur.refresh_from_db()
    assert diatur.hakim_id == 5


def test_an_id_is_given_to_one_person_only(satker: Satker) -> None:
    buat_petugas(satker, sipp_id=1, nama="Ahmad, S.H.", nip=NIP)
    buat_pegawai(satker, nama="Ahmad, S.H.")
    buat_pegawai(satker, nama="Lain", nip=NIP)
    cocokkan_pegawai(satker)
    assert list(Pegawai.objects.exclude(hakim_id=None).values_list("hakim_id", flat=True)) == [1]


def test_courts_never_mix(satker: Satker) -> None:
    buat_petugas(buat_satker(), sipp_id=1, nama="Ahmad, S.H.")
    buat_pegawai(satker, nama="Ahmad, S.H.")
    assert cocokkan_pegawai(satker).dicocokkan == 0
