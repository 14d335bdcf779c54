"""Staff recipients (R-000-6)."""

import pytest
from django.urls import reverse

from satker.models import JejakAudit, Pegawai, Peran, Satker
from tests.halaman import query_tetap, sebagai, tertutup
from tests.pabrik import buat_pegawai, buat_satker
from tests.perkara.pabrik import buat_petugas

pytestmark = pytest.mark.django_db


@pytest.fixture
def satker() -> Satker:
    return buat_satker()


def isian(**ganti: str) -> dict[str, str]:
    bawaan = {"nama": "Dra. Nur'aini, M.H.", "jabatan": "hakim", "nip": "", "nomor_wa": "0812-3456-7890", "aktif": "on"}
    return bawaan | {"hakim_id": "", "panitera_id": ""} | ganti


def test_r_000_6_the_admin_registers_a_judge_matched_to_sipp(satker: Satker) -> None:
    petugas = buat_petugas(satker, nama="Dra. Nur'aini, M.H.")
    admin = sebagai(satker, Peran.ADMIN)
    admin.post(reverse("penerima_baru"), isian(hakim_id=str(petugas.sipp_id)))
    pegawai = Pegawai.objects.get()
    assert (pegawai.nomor_wa, pegawai.hakim_id, pegawai.satker) == ("+6281234567890", petugas.sipp_id, satker)
    jejak = JejakAudit.objects.get(tindakan="pegawai.tambah")
    assert "81234567890" not in str(jejak.rincian)
    assert "daftar E-Doc dan anonimisasi" in admin.get(reverse("penerima")).content.decode()


def test_r_000_6_nobody_but_the_admin_changes_recipients(satker: Satker) -> None:
    pegawai = buat_pegawai(satker)
    for peran in (Peran.PTSP, Peran.KETUA, Peran.HAKIM):
        client = sebagai(satker, peran)
        assert client.post(reverse("penerima_baru"), isian()).status_code == 403
        assert client.post(reverse("penerima_ubah", args=[pegawai.pk]), isian()).status_code == 403
        assert "Tambah penerima" not in client.get(reverse("penerima")).content.decode()
    assert Pegawai.objects.get().nama == pegawai.nama


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"nomor_wa": "0286 321456"}, "telepon rumah"),
        ({"nip": "123"}, "18 angka"),
        ({"jabatan": "raja"}, "Pilih salah satu yang ada di daftar."),
    ],
)
def test_bad_input_is_refused_beside_its_field(satker: Satker, isi: dict[str, str], kalimat: str) -> None:
    halaman = sebagai(satker, Peran.ADMIN).post(reverse("penerima_baru"), isian(**isi)).content.decode()
    assert kalimat in halaman
    assert "Nur&#x27;aini" in halaman
    assert not Pegawai.objects.exists()


def test_two_people_cannot_be_the_same_judge(satker: Satker) -> None:
    petugas = buat_petugas(satker)
    buat_pegawai(satker, hakim_id=petugas.sipp_id)
    jawaban = sebagai(satker, Peran.ADMIN).post(reverse("penerima_baru"), isian(hakim_id=str(petugas.sipp_id)))
    assert jawaban.status_code == 200
    assert Pegawai.objects.count() == 1


def test_another_courts_staff_stay_unseen(satker: Satker) -> None:
    pegawai = buat_pegawai(satker, nama="Rahasia Uji")
    tertutup(reverse("penerima"), satker, 200)
    tertutup(reverse("penerima_ubah", args=[pegawai.pk]), satker, 404)
    assert "Rahasia Uji" not in sebagai(buat_satker(), Peran.ADMIN).get(reverse("penerima")).content.decode()


def test_the_list_takes_a_constant_number_of_queries(satker: Satker) -> None:
    admin = sebagai(satker, Peran.ADMIN)
    query_tetap(admin, reverse("penerima"), lambda n: [buat_pegawai(satker) for _ in range(n)])
