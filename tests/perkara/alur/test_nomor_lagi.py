"""A case number that is used again after a deletion, and a court that has set nothing at all."""

from datetime import date

import pytest

from notifikasi.models import Pesan
from perkara.models import Karantina, Perkara, Registrasi, SetelanPerkara
from perkara.registrasi import daftarkan_di_loket
from satker.models import Jabatan, Peran
from satker.waktu import pada
from tests.pabrik import buat_pegawai, buat_pengguna
from tests.perkara.alur.dunia import Dunia

pytestmark = pytest.mark.django_db
NOMOR = "7/Pdt.G/2026/PA.Bjh"
SENIN = date(2026, 11, 23)


@pytest.fixture
def lama(dunia: Dunia) -> Perkara:
    """A case that was registered to, told of its hearing, and then deleted by the clerk."""
    sipp_id = dunia.tulis.perkara(NOMOR, tanggal=SENIN)
    dunia.tulis.sidang(sipp_id, date(2026, 12, 1))
    dunia.sinkron()
    dunia.daftar(sipp_id, nama="Siti Aminah")
    assert [s.jenis for s in dunia.semua()] == ["N-02", "N-03"]
    dunia.tulis.hapus("perkara", perkara_id=sipp_id)
    return dunia.perkara(sipp_id)


def test_the_new_case_of_that_number_is_another_case(dunia: Dunia, lama: Perkara) -> None:
    """Nobody registered to the old one hears of the new one: a number is no person."""
    baru = dunia.tulis.perkara(NOMOR, tanggal=SENIN)
    dunia.tulis.sidang(baru, date(2026, 12, 2))
    assert dunia.semua() == []
    lama.refresh_from_db()
    assert lama.hilang_pada is not None
    assert dunia.perkara(baru).pk != lama.pk
    assert not Karantina.objects.filter(selesai_pada=None).exists()
    dunia.daftar(baru, nama="Budi Santoso")
    assert [(s.jenis, s.teks.splitlines()[0]) for s in dunia.semua()] == [
        ("N-02", "Yth. Budi Santoso,"),
        ("N-03", "Yth. Budi Santoso,"),
    ]


def test_what_was_queued_for_the_old_one_never_leaves_under_the_new_one(dunia: Dunia, lama: Perkara) -> None:
    """Deleted and typed anew between planning and delivery: the old case's notices are taken back, not re-addressed."""
    Pesan.objects.filter(jenis="N-03").update(status="antre")
    baru = dunia.tulis.perkara(NOMOR, tanggal=SENIN)
    dunia.tulis.sidang(baru, date(2026, 12, 2))
    dunia.sinkron()
    assert dunia.antar() == []
    assert Pesan.objects.get(jenis="N-03").status == "batal"


def test_the_counter_finds_the_living_one_of_that_number(dunia: Dunia, lama: Perkara) -> None:
    baru = dunia.tulis.perkara(NOMOR, tanggal=SENIN)
    dunia.sinkron()
    petugas = buat_pengguna(dunia.satker, Peran.PTSP)
    with pada(dunia.kini):
        hasil = daftarkan_di_loket(
            dunia.satker,
            petugas,
            nomor_ditunggu="7 / pdt.g / 2026",
            nama="Siti Aminah",
            sisi=1,
            nomor_teks=lama.registrasi.get().nomor.e164,
            setuju=True,
        )
    assert hasil.baru
    assert hasil.registrasi.perkara == dunia.perkara(baru)
    assert [s.jenis for s in dunia.semua()] == ["N-01", "N-02"]


def test_whoever_waits_for_that_number_gets_the_new_one(dunia: Dunia, lama: Perkara) -> None:
    """Registered between the deletion and the new row."""
    dunia.sinkron()
    petugas = buat_pengguna(dunia.satker, Peran.PTSP)
    with pada(dunia.kini):
        tunggu = daftarkan_di_loket(
            dunia.satker,
            petugas,
            nomor_ditunggu=NOMOR,
            nama="Budi Santoso",
            sisi=1,
            nomor_teks="0813-0000-7777",
            setuju=True,
        ).registrasi
    assert tunggu.status == Registrasi.Status.MENUNGGU
    baru = dunia.tulis.perkara(NOMOR, tanggal=SENIN)
    dunia.sinkron()
    tunggu.refresh_from_db()
    assert (tunggu.status, tunggu.perkara) == (Registrasi.Status.AKTIF, dunia.perkara(baru))


def test_the_old_one_coming_back_beside_the_new_one_is_set_aside(dunia: Dunia, lama: Perkara) -> None:
    """Two living cases cannot have one number: who holds it keeps it, the other is shown to the admin."""
    baru = dunia.tulis.perkara(NOMOR, tanggal=SENIN)
    dunia.sinkron()
    dunia.tulis.perkara("7/Pdt.G/2026/PA.BJH", tanggal=SENIN, perkara_id=lama.sipp_id)
    dunia.sinkron()
    lama.refresh_from_db()
    assert lama.hilang_pada is not None
    assert f"perkara_id {baru}" in Karantina.objects.get(kunci=f"perkara_id={lama.sipp_id}").sebab
    dunia.tulis.hapus("perkara", perkara_id=baru)
    dunia.sinkron()
    lama.refresh_from_db()
    assert lama.hilang_pada is None


@pytest.fixture
def polos(dunia: Dunia) -> Dunia:
    """A court of which nobody has set anything: no row of settings, as a fresh `muat_satker` may leave it."""
    SetelanPerkara.objects.all().delete()
    return dunia


def test_a_court_without_settings_lives_by_the_seed_s_defaults(polos: Dunia) -> None:
    """Domain 6.F: reminder on the eve at 08.00, recaps at 16.00, no case type, the paper by its name."""
    perkara = polos.tulis.perkara(tanggal=date(2026, 11, 2))
    polos.tulis.sidang(perkara, date(2026, 12, 1), jam_sidang=None)
    polos.tulis.akta(perkara, "9/AC/2026/PA.Bjh", SENIN)
    hakim = polos.tulis.petugas()
    with pada(polos.kini):
        buat_pegawai(polos.satker, jabatan=Jabatan.KETUA, nama="Ketua Uji")
        buat_pegawai(polos.satker, hakim_id=hakim)
    polos.sinkron()
    polos.daftar(perkara)
    pagi = {s.jenis: s.teks for s in polos.semua()}
    assert set(pagi) == {"N-03", "N-05"}
    assert "pukul 09.00 WIB" in pagi["N-03"]
    assert "Jenis perkara" not in pagi["N-03"]
    assert "Akta cerai perkara" in pagi["N-05"]
    assert "Rp10.000" in pagi["N-05"]
    polos.pukul("2026-11-23T15:59")
    assert polos.semua() == []
    polos.pukul("2026-11-23T16:00")
    assert sorted(s.jenis for s in polos.semua()) == ["N-11", "N-12", "N-13"]
    for saat, jenis in (("2026-11-28T08:00", []), ("2026-11-30T07:59", []), ("2026-11-30T08:00", ["N-04"])):
        polos.pukul(saat)
        assert [s.jenis for s in polos.semua()] == jenis
    assert not SetelanPerkara.objects.exists()


def test_a_court_without_settings_registers_filers_automatically(polos: Dunia) -> None:
    """R-000-4 is the default: with no gateway that answers yet, the number waits for one."""
    polos.tulis.pihak(polos.tulis.perkara(), telepon="0812-3456-7890")
    assert polos.sinkron().registrasi["ditunda"] == 1
    assert not Registrasi.objects.exists()


def test_a_court_without_settings_asks_the_chair_the_day_after(polos: Dunia) -> None:
    """R-000-18: no grace, the presiding judge only."""
    ketua, anggota = polos.tulis.petugas(nama="Ketua Majelis"), polos.tulis.petugas(nama="Anggota")
    with pada(polos.kini):
        for nomor in (ketua, anggota):
            buat_pegawai(polos.satker, hakim_id=nomor, nama=f"Hakim {nomor}")
    perkara = polos.tulis.perkara()
    polos.tulis.tugaskan(perkara, ketua)
    polos.tulis.tugaskan(perkara, anggota, urutan=2, jabatan_hakim_id=2)
    polos.tulis.putusan(perkara, SENIN)
    assert polos.semua() == []
    polos.maju(days=1)
    assert [s.pesan.nama_penerima for s in polos.semua()] == [f"Hakim {ketua}"]
