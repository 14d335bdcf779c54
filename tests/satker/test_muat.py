"""`muat_satker`: a court from a file, once or often, and nothing at all when anything is wrong (issue 2, section 2)."""

import json
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from satker.models import HariLibur, JejakAudit, Pegawai, Satker
from satker.muat import GalatMuat, muat_teks
from satker.waktu import pada
from tests.pabrik import buat_pegawai, buat_satker

pytestmark = pytest.mark.django_db

SATKER = """\
[satker]
kode = "pa-banyu"
nama = "Pengadilan Agama Banyu"
singkatan = "PA.Byu"
"""
HAKIM = """
[[pegawai]]
nama = "Sri Hakim, S.H.I."
jabatan = "hakim"
nomor_wa = "0812 3456 7890"
nip = "198001012005031001"
hakim_id = 12
"""
TETAP = {"dibuat": 0, "diubah": 0, "tetap": 1}


def _muat(teks: str, **lingkungan: str) -> dict[str, dict[str, dict[str, int]]]:
    hasil: dict[str, dict[str, dict[str, int]]] = muat_teks(teks, lingkungan)
    return hasil


def _galat(teks: str, **lingkungan: str) -> list[str]:
    with pytest.raises(GalatMuat) as tangkap:
        muat_teks(teks, lingkungan)
    return tangkap.value.baris


def test_a_file_sets_a_court_and_its_people_up() -> None:
    hasil = _muat(SATKER + HAKIM)
    satker = Satker.objects.get()
    assert (satker.kode, satker.singkatan, satker.zona_waktu) == ("pa-banyu", "PA.Byu", "Asia/Jakarta")
    hakim = Pegawai.objects.get(satker=satker)
    assert (hakim.nomor_wa, hakim.nip, hakim.hakim_id) == ("+6281234567890", "198001012005031001", 12)
    assert hasil["bagian"] == {
        "satker": {"dibuat": 1, "diubah": 0, "tetap": 0},
        "pegawai": {"dibuat": 1, "diubah": 0, "tetap": 0},
    }


def test_loading_it_again_changes_nothing_and_leaves_no_trace() -> None:
    _muat(SATKER + HAKIM)
    sebelum = (list(Satker.objects.values()), list(Pegawai.objects.values()), JejakAudit.objects.count())
    assert _muat(SATKER + HAKIM)["bagian"] == {"satker": TETAP, "pegawai": TETAP}
    assert (list(Satker.objects.values()), list(Pegawai.objects.values()), JejakAudit.objects.count()) == sebelum


def test_a_changed_line_changes_its_field_and_is_in_the_audit_trail() -> None:
    _muat(SATKER + HAKIM)
    hasil = _muat(SATKER.replace("Agama Banyu", "Agama Banyumili") + HAKIM)
    assert hasil["bagian"]["satker"] == {"dibuat": 0, "diubah": 1, "tetap": 0}
    assert Satker.objects.get().nama == "Pengadilan Agama Banyumili"
    assert JejakAudit.objects.order_by("-id")[0].tindakan == "muat_berkas"


def test_what_the_file_does_not_name_keeps_what_the_admin_gave_it() -> None:
    _muat(SATKER + HAKIM)
    Satker.objects.update(alamat="Jalan Admin 1")
    lain = buat_pegawai(Satker.objects.get())
    _muat(SATKER + HAKIM)
    assert Satker.objects.get().alamat == "Jalan Admin 1"
    assert Pegawai.objects.filter(pk=lain.pk, aktif=True).exists()


def test_the_calendar_is_seeded_along() -> None:
    with pada(datetime(2026, 11, 23, tzinfo=UTC)):
        hasil = _muat(SATKER)
    assert hasil["libur"]["baru"] == HariLibur.objects.count() > 0  # type: ignore[comparison-overlap]
    assert HariLibur.objects.filter(tanggal__year=2027).exists()


def test_staff_are_known_by_nip_and_by_name_before_they_have_one() -> None:
    _muat(SATKER + HAKIM.replace('nip = "198001012005031001"\n', ""))
    _muat(SATKER + HAKIM)  # the NIP is added to the same person
    _muat(SATKER + HAKIM.replace("Sri Hakim, S.H.I.", "Dra. Sri Hakim, S.H.I., M.H."))  # a new degree
    assert Pegawai.objects.get().nama == "Dra. Sri Hakim, S.H.I., M.H."


def test_two_people_of_one_name_and_different_nip_stay_two() -> None:
    _muat(SATKER + HAKIM)
    _muat(SATKER + HAKIM.replace("198001012005031001", "199001012015031002").replace("hakim_id = 12", "hakim_id = 13"))
    assert Pegawai.objects.count() == 2


def test_a_court_below_an_appeal_court_names_it_by_code() -> None:
    pta = buat_satker(kode="pta-jateng", tingkat="banding")
    _muat(SATKER + 'induk = "pta-jateng"\n')
    assert Satker.objects.get(kode="pa-banyu").induk == pta


def test_an_appeal_court_that_is_not_there_yet_is_named_with_its_line() -> None:
    (baris,) = _galat(SATKER + 'induk = "pta-jateng"\n')
    assert baris.startswith("baris 5: satker.induk menunjuk pta-jateng, yang belum ada")
    assert not Satker.objects.exists()


def test_a_simulation_counts_and_writes_nothing() -> None:
    hasil = muat_teks(SATKER + HAKIM, {}, simulasi=True)
    assert hasil["bagian"]["pegawai"]["dibuat"] == 1
    assert not Satker.objects.exists()
    assert not HariLibur.objects.exists()


def test_a_value_from_the_environment_takes_its_place() -> None:
    _muat(SATKER + 'alamat = "${JALAN} Nomor $${1}"\n', JALAN="Jalan Rahasia")
    assert Satker.objects.get().alamat == "Jalan Rahasia Nomor ${1}"


@pytest.mark.parametrize("lingkungan", [{}, {"JALAN": ""}])
def test_a_missing_or_empty_variable_is_named(lingkungan: dict[str, str]) -> None:
    (baris,) = _galat(SATKER + 'alamat = "${JALAN}"\n', **lingkungan)
    assert baris == "baris 5: satker.alamat memerlukan variabel lingkungan JALAN, yang belum diatur"


def test_a_value_from_the_environment_is_never_repeated_in_a_message() -> None:
    (baris,) = _galat(SATKER.replace('"pa-banyu"', '"pa-banyu"\ntingkat = "${RAHASIA}"'), RAHASIA="sangat-rahasia")
    assert "sangat-rahasia" not in baris
    assert baris.endswith('bukan "${RAHASIA}"')


def test_a_court_above_the_people_stops_the_file_when_it_cannot_be_saved() -> None:
    galat = _galat(SATKER.replace("pa-banyu", "pa banyu") + HAKIM)
    assert galat[0].startswith("baris 2: satker.kode tidak dapat disimpan:")
    assert not Pegawai.objects.exists()


def test_everything_wrong_is_said_at_once_in_the_order_of_the_file() -> None:
    teks = SATKER.replace("singkatan", "singkatn") + 'tingkat = "tinggi"\n' + HAKIM.replace('"hakim"', "7")
    assert [b.split(":")[0] for b in _galat(teks)] == ["baris 1", "baris 4", "baris 5", "baris 9"]
    assert not Satker.objects.exists()


def test_a_person_whose_sipp_id_belongs_to_somebody_else_undoes_the_whole_file() -> None:
    _muat(SATKER + HAKIM)
    lain = HAKIM.replace("Sri", "Adi").replace("198001012005031001", "198001012005031009")
    (baris,) = _galat(SATKER.replace("Agama Banyu", "Agama Baru") + lain)
    assert baris == "baris 6: [pegawai] tidak dapat disimpan: Id hakim ini sudah dipakai pegawai lain yang aktif."
    assert Satker.objects.get().nama == "Pengadilan Agama Banyu"


def test_the_command_prints_one_line_of_json(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JALAN", "Jalan Uji 1")
    berkas = tmp_path / "pa.toml"
    berkas.write_bytes(b"\xef\xbb\xbf" + (SATKER + 'alamat = "${JALAN}"\n').replace("\n", "\r\n").encode())
    keluar = StringIO()
    call_command("muat_satker", str(berkas), stdout=keluar)
    assert keluar.getvalue().count("\n") == 1
    assert json.loads(keluar.getvalue())["satker"] == "pa-banyu"
    assert Satker.objects.get().alamat == "Jalan Uji 1"


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        (None, "tidak dapat dibaca: No such file or directory"),
        (b'[satker]\nnama = "\xe9"\n', "baris 2: berkas bukan teks UTF-8"),
        (b'[satker]\nkode = "a"\nlaju\n', "baris 3: bukan TOML yang benar"),
    ],
)
def test_a_file_that_cannot_be_read_ends_the_command_with_one_line_and_status_1(
    tmp_path: Path, isi: bytes | None, kalimat: str
) -> None:
    berkas = tmp_path / "pa.toml"
    if isi is not None:
        berkas.write_bytes(isi)
    galat = StringIO()
    with pytest.raises(SystemExit) as keluar:
        call_command("muat_satker", str(berkas), stderr=galat)
    assert keluar.value.code == 1
    assert kalimat in galat.getvalue()
    assert galat.getvalue().count("\n") == 1
