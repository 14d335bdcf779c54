"""Opening a matter: number, code, timeline and receipt come together, or nothing does (R-002-4, R-002-12)."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.postgres.search import SearchQuery
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from time_machine import travel

from layanan.alur.buka import buka
from layanan.alur.galat import TakBerhak
from layanan.alur.jalan import jalankan
from layanan.alur.pelaku import Pelaku
from layanan.models import NomorRegister, Riwayat, Urusan
from layanan.sandi import HURUF, cocok
from layanan.tenggat import Tenggat
from notifikasi.models import Pesan
from satker.models import Peran, Satker
from tests.layanan.meja import ALUR, PESAN_TERIMA, bernomor, buka_uji, petugas, urusan_baru
from tests.pabrik import buat_satker

pytestmark = pytest.mark.django_db
SENIN = datetime(2026, 11, 23, 2, tzinfo=UTC)


def test_a_matter_opened_has_number_deadline_code_and_a_first_row(satker: Satker) -> None:
    with travel(SENIN, tick=False):
        terbuka = buka_uji(satker)
    urusan = Urusan.objects.get()
    assert urusan.nomor == f"001/UJI/{satker.singkatan}/2026"
    assert (urusan.keadaan, urusan.versi, urusan.dibuat) == ("diterima", 1, SENIN)
    assert (urusan.tanggal_terima, urusan.jatuh_tempo) == (date(2026, 11, 23), date(2026, 11, 26))
    baris = Riwayat.objects.get()
    assert (baris.tindakan, baris.dari, baris.ke) == ("buka", "", "diterima")
    assert (baris.sebagai, baris.kalimat, baris.waktu) == ("pemohon", "Permohonan Anda diterima.", SENIN)
    assert terbuka.urusan.pk == urusan.pk


def test_the_code_is_given_once_and_stored_only_as_a_hash(satker: Satker) -> None:
    terbuka = buka_uji(satker)
    assert len(terbuka.sandi) == ALUR.sandi_panjang
    assert set(terbuka.sandi) <= set(HURUF)
    tersimpan = Urusan.objects.get().sandi
    assert terbuka.sandi not in tersimpan
    assert cocok(terbuka.sandi, tersimpan)
    assert buka_uji(satker).sandi != terbuka.sandi


def test_a_matter_may_have_no_code(satker: Satker) -> None:
    terbuka = buka(urusan_baru(satker), pelaku=petugas(satker), sandi=False)
    assert (terbuka.sandi, terbuka.urusan.sandi) == ("", "")
    assert not cocok("", "")


def test_an_officer_who_enters_it_is_named_by_the_role_that_has_a_part_in_it(satker: Satker) -> None:
    """Admin comes first in the alphabet, but has no part in the procedure."""
    rina = petugas(satker, Peran.ADMIN, Peran.PETUGAS_INFORMASI)
    urusan = buka(urusan_baru(satker), pelaku=rina).urusan
    assert urusan.dibuat_oleh == rina.user
    assert Riwayat.objects.get().sebagai == Peran.PETUGAS_INFORMASI


def test_the_profile_s_numbers_are_copied_and_later_profiles_change_nothing(satker: Satker) -> None:
    profil = {"keterangan": Tenggat(3), "perpanjangan": Tenggat(2), "biaya_bawaan": 0}
    urusan = buka(urusan_baru(satker), pelaku=Pelaku.pemohon(), tenggat=profil).urusan
    profil["keterangan"] = Tenggat(10)
    urusan.refresh_from_db()
    assert urusan.tenggat["keterangan"] == {"hari": 3, "satuan": "kerja"}
    assert Tenggat.dari_json(urusan.tenggat["perpanjangan"]) == Tenggat(2)
    assert urusan.tenggat["biaya_bawaan"] == 0


def test_a_due_date_may_be_given_as_a_day_or_not_at_all(satker: Satker) -> None:
    hari = date(2026, 12, 1)
    assert buka(urusan_baru(satker), pelaku=Pelaku.pemohon(), jatuh_tempo=hari).urusan.jatuh_tempo == hari
    assert buka(urusan_baru(satker), pelaku=Pelaku.pemohon()).urusan.jatuh_tempo is None


def test_what_it_is_found_by_is_stored_with_it(satker: Satker) -> None:
    buka_uji(satker)
    ditemukan = [Urusan.objects.filter(cari=SearchQuery(k, config="simple")).count() for k in ("001", "1", "uji", "x")]
    assert ditemukan == [1, 1, 1, 0]


def test_the_receipt_is_queued_with_the_number_and_the_deadline(satker: Satker) -> None:
    """R-002-12."""
    with travel(SENIN, tick=False):
        buka(
            urusan_baru(satker, **bernomor(satker)),
            pelaku=Pelaku.pemohon(),
            jatuh_tempo=Tenggat(3),
            pesan=PESAN_TERIMA,
        )
    isi = Pesan.objects.get().data["isi"]
    assert isi["nomor"] == f"001/UJI/{satker.singkatan}/2026"
    assert isi["jatuh_tempo"] == "Kamis, 26 November 2026"


# --- what is refused -----------------------------------------------------------------------------------------


def test_no_procedure_begins_in_the_middle(satker: Satker) -> None:
    with pytest.raises(ValueError, match="tidak dapat dimulai dari keadaan siap"):
        buka(urusan_baru(satker, keadaan="siap"), pelaku=Pelaku.pemohon())
    assert not Urusan.objects.exists()
    assert not NomorRegister.objects.exists()


def test_an_unknown_register_is_a_programming_error(satker: Satker) -> None:
    with pytest.raises(KeyError):
        buka(Urusan(satker=satker, register="entah"), pelaku=Pelaku.pemohon())


def test_staff_of_another_court_open_nothing_here(satker: Satker) -> None:
    with pytest.raises(TakBerhak):
        buka(urusan_baru(satker), pelaku=petugas(buat_satker()))


def test_what_the_database_refuses_leaves_no_number_no_row_and_no_message(satker: Satker) -> None:
    """A wish to be told by WhatsApp without a number: nothing of it stays, the next one gets number 1."""
    with pytest.raises(IntegrityError), transaction.atomic():
        buka(urusan_baru(satker, kabari_wa=True), pelaku=Pelaku.pemohon(), pesan=PESAN_TERIMA)
    assert not NomorRegister.objects.exists()
    assert not Riwayat.objects.exists()
    assert buka_uji(satker).urusan.urut == 1


@pytest.mark.parametrize(
    ("isian", "kendala"),
    [
        ({"kabari_surel": True}, "urusan_kabar_surel_beralamat"),
        ({"selesai_pada": SENIN, "jatuh_tempo": date(2026, 11, 26)}, "urusan_selesai_tanpa_tempo"),
        ({"urut": 0}, "urusan_urut_dari_satu"),
        ({"urut": 1, "nomor": "lain"}, "urusan_urut_unik"),
        ({"urut": 2}, "urusan_nomor_unik"),
    ],
)
def test_the_database_itself_keeps_the_rules(satker: Satker, isian: dict[str, object], kendala: str) -> None:
    ada = buka_uji(satker).urusan
    kembar = Urusan.objects.values().get(pk=ada.pk) | {"id": None}
    with pytest.raises(IntegrityError, match=kendala), transaction.atomic():
        Urusan.objects.create(**kembar | isian)


def test_a_matter_with_a_timeline_is_never_deleted(satker: Satker) -> None:
    urusan = buka_uji(satker).urusan
    with pytest.raises(ProtectedError):
        urusan.delete()


def test_a_step_goes_on_from_what_was_opened(satker: Satker) -> None:
    terbuka = buka_uji(satker)
    assert jalankan(terbuka.urusan, "cari", pelaku=petugas(satker)).versi == 2
