"""[informasi] and [[informasi_terbuka]] in a court's file, the admin beside it, and the demo's desk."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from informasi.alur import KEBERATAN, PERMOHONAN
from informasi.biaya import setelan
from informasi.demo import isi_demo
from informasi.models import InformasiTerbuka, Keberatan, Permohonan, SetelanInformasi, Tamu
from informasi.services import alasan_keberatan, cari_terbuka, tamu_hari_ini
from informasi.tenggat_profil import angka
from layanan.tenggat import Tenggat
from notifikasi.models import Pesan
from satker.models import Jabatan, JejakAudit, Pegawai, Peran, Satker
from satker.muat import GalatMuat, muat_teks
from tests.halaman import sebagai
from tests.informasi.pabrik import KETUA, PETUGAS, PJ, buat_pengadilan, pukul
from tests.pabrik import buat_pengguna

pytestmark = pytest.mark.django_db
SATKER = '[satker]\nkode = "pa-a"\nnama = "PA A"\nsingkatan = "PA.A"\n'
INFORMASI = """[informasi]
profil = "sk_1_144_2011"
keberatan = 30
satuan_keberatan = "kalender"
tarif_lembar = 500
kontak_nama = "Drs. Aqshaa, M.H."
kontak_telepon = "(0736) 52373"
tautan_lapor = "https://www.lapor.go.id"
tautan_siwas = ""
"""
TERBUKA = """[[informasi_terbuka]]
jenis = "jawaban"
judul = "Jam layanan"
isi = "08.00–16.30"
[[informasi_terbuka]]
jenis = "tautan"
judul = "Direktori Putusan"
tautan = "https://putusan3.mahkamahagung.go.id"
terbit = false
"""


def galat(teks: str) -> list[str]:
    with pytest.raises(GalatMuat) as tangkap:
        muat_teks(teks, {})
    return tangkap.value.baris


def test_the_file_sets_rule_tariff_contact_and_links() -> None:
    """R-002-38, R-002-75: and repeating it changes nothing."""
    for kali in (1, 2):
        hasil = muat_teks(SATKER + INFORMASI + TERBUKA, {})
        assert hasil["bagian"]["informasi"]["dibuat" if kali == 1 else "tetap"] == 1
        assert hasil["bagian"]["informasi_terbuka"]["dibuat" if kali == 1 else "tetap"] == 2
    milik = setelan(Satker.objects.get(kode="pa-a"))
    assert (milik.kontak_nama, milik.tarif_lembar, milik.tautan_siwas) == ("Drs. Aqshaa, M.H.", 500, "")
    assert angka(milik).keberatan == Tenggat(30, "kalender")
    assert [b.judul for b in cari_terbuka(milik.satker, "jam putusan")] == ["Jam layanan"]


def test_what_the_file_does_not_name_stays() -> None:
    muat_teks(SATKER + INFORMASI, {})
    muat_teks(SATKER + '[informasi]\nkontak_nama = "Humas"\n', {})
    milik = SetelanInformasi.objects.get()
    assert (milik.kontak_nama, milik.profil) == ("Humas", "sk_1_144_2011")


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ('profil = "sendiri"', "informasi.profil harus salah satu dari seed"),
        ("keterangan = 0", "informasi.keterangan harus antara 1 dan 365"),
        ("keterangan = 3.5", "informasi.keterangan harus bilangan bulat"),
        ('satuan_jawaban = "minggu"', "informasi.satuan_jawaban harus salah satu dari kerja, kalender"),
        ("tarif_lembar = -1", "informasi.tarif_lembar harus antara 0"),
        ('tautan_siwas = "siwas"', "informasi.tautan_siwas harus alamat web lengkap"),
        ('tautan_siwas = "javascript:alert(1)"', "informasi.tautan_siwas harus alamat web lengkap"),
        ('disclaimer = ""', "informasi.disclaimer harus teks"),
        (f'disclaimer = "{"x" * 251}"', "informasi.disclaimer paling banyak 250 karakter"),
        ('kunjungan_dokumen = "ya"', "informasi.kunjungan_dokumen harus true atau false"),
        ('kontak = "Humas"', "informasi.kontak tidak dikenal"),
    ],
)
def test_a_mistake_is_named_with_its_line(isi: str, pesan: str) -> None:
    (baris,) = galat(f"{SATKER}[informasi]\n{isi}\n")
    assert baris.startswith(f"baris 6: {pesan}")
    assert not SetelanInformasi.objects.exists()


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ('jenis = "jawaban"\njudul = "A"', "isi wajib diisi"),
        ('jenis = "tautan"\njudul = "A"\nisi = "B"', "tautan wajib diisi"),
        ('jenis = "dokumen"\njudul = "A"', "jenis harus salah satu dari"),
        ('jenis = "jawaban"\nisi = "A"', "judul wajib diisi"),
        (
            "\n[[informasi_terbuka]]\n".join(['jenis = "jawaban"\njudul = "A"\nisi = "B"'] * 2),
            "sudah dipakai",
        ),
    ],
)
def test_an_item_that_holds_nothing_is_refused(isi: str, pesan: str) -> None:
    (baris,) = galat(f"{SATKER}[[informasi_terbuka]]\n{isi}\n")
    assert pesan in baris
    assert not InformasiTerbuka.objects.exists()


def test_the_seeds_links_and_texts_are_the_defaults(satker: Satker) -> None:
    """R-002-36, R-002-75, R-002-76."""
    milik = setelan(satker)
    assert milik.tautan_siwas == "https://siwas.mahkamahagung.go.id/home"
    assert milik.tautan_lapor == "https://www.lapor.go.id"
    assert "alat bukti" in milik.disclaimer
    assert (milik.profil, milik.tarif_lembar) == ("seed", None)


@pytest.mark.parametrize("daftar", ["setelaninformasi", "informasiterbuka"])
def test_the_admin_of_a_court_sees_his_own_only(satker: Satker, daftar: str) -> None:
    lain = buat_pengadilan()
    for s in (satker, lain):
        SetelanInformasi.objects.create(satker=s)
        InformasiTerbuka.objects.create(satker=s, jenis="jawaban", judul=f"Judul {s.nama}", isi="x")
    isi = sebagai(satker, Peran.ADMIN).get(reverse(f"admin:informasi_{daftar}_changelist")).content.decode()
    assert f"{satker.nama}" in isi
    assert f"Judul {lain.nama}" not in isi
    for peran in (PETUGAS, KETUA, Peran.PTSP):
        assert sebagai(satker, peran).get(reverse(f"admin:informasi_{daftar}_changelist")).status_code in (302, 403)


def kirim(satker: Satker, **ubah: Any) -> Any:
    data = {"satker": satker.pk, "jenis": "jawaban", "judul": "Jam", "isi": "08.00", "tautan": "", "terbit": "on"}
    return sebagai(satker, Peran.ADMIN).post(reverse("admin:informasi_informasiterbuka_add"), data | ubah)


def test_the_admin_publishes_and_the_trail_says_so(satker: Satker) -> None:
    """R-002-11."""
    assert kirim(satker).status_code == 302
    butir = InformasiTerbuka.objects.get()
    assert (butir.terbit, butir.diperbarui is not None, butir.permohonan) == (True, True, None)
    assert JejakAudit.objects.filter(tindakan="tambah_informasiterbuka").exists()


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({"isi": ""}, "Isi jawaban, berkas, atau tautannya dahulu."),
        ({"jenis": "dokumen"}, "Dokumen memerlukan berkas"),
        ({"berkas": SimpleUploadedFile("a.pdf", b"MZ bukan pdf")}, "Berkas ini bukan PDF"),
        ({"tautan": "javascript:alert(1)"}, "Tulis alamat webnya lengkap"),
    ],
)
def test_the_admin_is_told_what_is_missing(satker: Satker, ubah: dict[str, Any], kalimat: str) -> None:
    jawaban = kirim(satker, **ubah)
    assert jawaban.status_code == 200
    assert kalimat in jawaban.content.decode()
    assert not InformasiTerbuka.objects.exists()


@pytest.fixture
def demo(satker: Satker) -> Satker:
    """The court with the demo's three accounts."""
    for peran in (PETUGAS, PJ, KETUA):
        buat_pengguna(satker, peran)
    return satker


@pytest.mark.parametrize("kapan", ["2026-11-23 10:00", "2026-11-22 02:00", "2026-11-23 00:05", "2026-03-24 23:55"])
def test_the_demo_desk_shows_every_state_whatever_day_it_starts(demo: Satker, kapan: str) -> None:
    """A Monday morning, a Sunday night, just after midnight, the last night of Idul Fitri."""
    with pukul(kapan):
        hasil = isi_demo(demo)
        assert (hasil["permohonan"], hasil["keberatan"], hasil["terbuka"]) == (13, 2, 8)
        assert tamu_hari_ini(demo).count() == 4
    keadaan = set(Permohonan.objects.values_list("keadaan", flat=True))
    assert keadaan == {
        *("terdaftar", "dicari", "koordinasi", "diperpanjang", "ditolak", "menunggu_biaya", "disiapkan"),
        *("siap", "diserahkan", "tidak_dikuasai", "dicabut", "dijawab_langsung"),
    }
    assert set(Keberatan.objects.values_list("keadaan", flat=True)) == {"diperiksa", "diputus"}
    assert keadaan <= {k.kode for k in PERMOHONAN.keadaan}
    assert {k.kode for k in KEBERATAN.keadaan} >= {"diperiksa", "diputus"}


def test_the_demo_has_something_to_object_to_and_nobody_is_written_to(demo: Satker) -> None:
    with pukul("2026-11-23 10:00"):
        isi_demo(demo)
        assert any(alasan_keberatan(p) for p in Permohonan.objects.select_related("satker"))
    assert not Pesan.objects.exists()
    assert Pegawai.objects.get(satker=demo, jabatan=Jabatan.PTSP).nomor_wa


def test_a_second_start_of_the_demo_changes_nothing(demo: Satker) -> None:
    with pukul("2026-11-23 10:00"):
        isi_demo(demo)
        assert isi_demo(demo) == {"permohonan": 0, "keberatan": 0, "terbuka": 0}
    assert (Permohonan.objects.count(), Tamu.objects.count()) == (13, 8)


def test_without_its_accounts_there_is_no_demo_desk(satker: Satker) -> None:
    assert isi_demo(satker) == {"permohonan": 0, "keberatan": 0, "terbuka": 0}
    assert not InformasiTerbuka.objects.exists()
