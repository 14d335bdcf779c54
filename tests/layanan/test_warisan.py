"""A desk's own model: the engine locks, changes and stores the desk's part together with the common one (design 7)."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from informasi.alur import PERMOHONAN
from informasi.models import Permohonan
from layanan.alur.buka import Terbuka, buka
from layanan.alur.galat import SudahBerubah, TakBolehDariSini
from layanan.alur.jalan import jalankan
from layanan.alur.pelaku import Pelaku
from layanan.kueri import daftar, halaman, saring
from layanan.models import NomorRegister, Urusan
from layanan.pelacakan import cari_urusan
from satker.models import Satker
from tests.informasi.pabrik import FORMULIR
from tests.layanan.meja import buka_uji, petugas
from tests.notifikasi.serentak import serentak
from tests.pabrik import buat_satker

pytestmark = pytest.mark.django_db
CATATAN = {"catatan": "Sudah ditelepon."}


def permohonan_baru(satker: Satker) -> Terbuka[Permohonan]:
    """A request for information, straight through the engine."""
    p = Permohonan(satker=satker, register="permohonan", kanal="web", **FORMULIR)
    return buka(p, pelaku=Pelaku.pemohon(), kalimat="Diterima.")


def test_what_is_opened_is_one_record_in_two_tables(satker: Satker) -> None:
    p = permohonan_baru(satker).urusan
    assert isinstance(p, Permohonan)
    umum = Urusan.objects.get()
    assert (umum.pk, umum.nomor, umum.register) == (p.pk, p.nomor, "permohonan")
    assert Permohonan.objects.get().nama == "Siti Aminah"


def test_a_step_on_the_common_part_answers_the_desk_s_own_record(satker: Satker) -> None:
    p = permohonan_baru(satker).urusan
    umum = Urusan.objects.get(pk=p.pk)
    hasil = jalankan(umum, "catat", pelaku=petugas(satker), isian=CATATAN)
    assert isinstance(hasil, Permohonan)
    assert (hasil.versi, hasil.alamat) == (2, "Jalan Melati 5, Banjarharja")


def test_a_step_locks_both_parts(satker: Satker) -> None:
    p = permohonan_baru(satker).urusan
    with CaptureQueriesContext(connection) as tangkapan:
        jalankan(p, "catat", pelaku=petugas(satker), isian=CATATAN)
    (kunci,) = [q["sql"] for q in tangkapan if q["sql"].endswith("FOR UPDATE")]
    assert "informasi_permohonan" in kunci
    assert "layanan_urusan" in kunci
    assert " OF " not in kunci.split("FOR UPDATE")[-1]


def test_it_is_found_by_the_words_the_desk_chose_and_never_by_an_address(satker: Satker) -> None:
    p = permohonan_baru(satker).urusan
    for kata, ketemu in (("aminah", True), ("cerai gugat", True), (p.nomor, True), ("melati", False)):
        baris = halaman(saring(daftar(PERMOHONAN, satker), satker, cari=kata)).baris
        assert [b.pk for b in baris] == ([p.pk] if ketemu else []), kata


def test_following_up_answers_the_desk_s_own_record(satker: Satker) -> None:
    terbuka = permohonan_baru(satker)
    hasil = cari_urusan(terbuka.urusan.nomor, terbuka.sandi, "203.0.113.7")
    assert isinstance(hasil, Permohonan)


def test_two_desks_of_one_court_count_apart(satker: Satker) -> None:
    assert [permohonan_baru(satker).urusan.urut, buka_uji(satker).urusan.urut, permohonan_baru(satker).urusan.urut] == [
        1,
        1,
        2,
    ]
    assert NomorRegister.objects.filter(satker=satker).count() == 2


def test_one_desk_s_step_is_none_of_the_other_s(satker: Satker) -> None:
    with pytest.raises(TakBolehDariSini, match="serahkan_bulan"):
        jalankan(permohonan_baru(satker).urusan, "serahkan_bulan", pelaku=petugas(satker))


def test_a_failure_in_the_desk_s_part_takes_the_common_part_back(satker: Satker) -> None:
    p = permohonan_baru(satker).urusan

    def rusak() -> None:
        with transaction.atomic():
            jalankan(p, "catat", pelaku=petugas(satker), isian=CATATAN)
            Permohonan.objects.filter(pk=p.pk).update(nama=None)

    with pytest.raises(Exception, match="nama"):
        rusak()
    assert Urusan.objects.get(pk=p.pk).versi == 1


@pytest.mark.django_db(transaction=True)
def test_applicant_and_officer_at_once_on_a_real_request() -> None:
    satker = buat_satker()
    p = permohonan_baru(satker).urusan
    dodi = petugas(satker)
    hasil = serentak(
        lambda: jalankan(p, "cabut", pelaku=Pelaku.pemohon()),
        lambda: jalankan(p, "catat", pelaku=dodi, isian=CATATAN),
    )
    assert sorted(type(h).__name__ for h in hasil) == ["Permohonan", SudahBerubah.__name__]
    assert Permohonan.objects.get().versi == 2
