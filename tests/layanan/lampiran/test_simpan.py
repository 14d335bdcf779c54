"""Stored under names that say nothing, with their matter or not at all; what nobody claims is swept away."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from layanan import batas, tasks
from layanan.lampiran import pindai_ulang, sapu_yatim
from layanan.models import Ember, Lampiran, Urusan
from layanan.models.lampiran import FOLDER
from satker.models import JejakAudit, Satker
from satker.waktu import pada, sekarang
from tests.layanan.lampiran.bahan import buat_lampiran, tersimpan
from tests.layanan.lampiran.berkas import jpeg
from tests.layanan.meja import buka_uji
from tests.palsu.clamd import EICAR, ClamdPalsu

pytestmark = pytest.mark.django_db
SEHARI = timedelta(days=1, seconds=1)


@pytest.fixture
def urusan(satker: Satker) -> Urusan:
    return buka_uji(satker).urusan


def test_the_store_tells_neither_name_nor_kind(urusan: Urusan) -> None:
    lampiran = buat_lampiran(urusan)
    assert lampiran.nama == "ktp.jpg"
    (nama,) = tersimpan()
    assert lampiran.berkas.name == f"{FOLDER}/{nama}"
    assert len(nama) == 32
    assert "ktp" not in nama
    assert "." not in nama


def test_what_is_known_of_it_is_what_was_stored(urusan: Urusan) -> None:
    lampiran = buat_lampiran(urusan)
    isi = lampiran.berkas.read()
    assert (lampiran.ukuran, lampiran.jenis) == (len(isi), "image/jpeg")
    assert lampiran.pindai == "belum_dipindai"
    assert str(lampiran) == "ktp.jpg"


def test_who_sent_it_may_read_it_what_the_court_adds_only_when_it_says_so(urusan: Urusan) -> None:
    assert buat_lampiran(urusan, sisi="pemohon").untuk_pemohon
    assert not buat_lampiran(urusan, sisi="pengadilan").untuk_pemohon
    assert buat_lampiran(urusan, sisi="pengadilan", untuk_pemohon=True).untuk_pemohon


def test_scanned_is_kept_with_it(clamd: ClamdPalsu, urusan: Urusan) -> None:
    assert buat_lampiran(urusan).pindai == "bersih"


@pytest.mark.parametrize("isian", [{"berkas": ""}, {"pindai": "terinfeksi"}])
def test_a_row_has_its_file_unless_a_virus_took_it(urusan: Urusan, isian: dict[str, str]) -> None:
    lampiran = buat_lampiran(urusan)
    with pytest.raises(IntegrityError), transaction.atomic():
        Lampiran.objects.filter(pk=lampiran.pk).update(**isian)


class TestYatim:
    def test_a_row_that_no_matter_claimed_goes_after_a_day_with_its_file(self, urusan: Urusan) -> None:
        buat_lampiran(urusan)
        buat_lampiran(None)
        assert sapu_yatim() == 0
        with pada(sekarang() + SEHARI):
            assert sapu_yatim() == 1
        assert [lampiran.urusan_id for lampiran in Lampiran.objects.all()] == [urusan.pk]
        assert len(tersimpan()) == 1

    def test_a_file_whose_transaction_failed_goes_after_a_day(self, urusan: Urusan) -> None:
        with transaction.atomic():
            buat_lampiran(urusan)
            transaction.set_rollback(True)
        assert len(tersimpan()) == 1
        assert sapu_yatim() == 0
        with pada(sekarang() + SEHARI):
            assert sapu_yatim() == 1
        assert tersimpan() == []

    def test_other_files_of_the_store_are_left_alone(self) -> None:
        default_storage.save("dokumen/1/buku.pdf", ContentFile(b"%PDF-"))
        with pada(sekarang() + SEHARI):
            assert sapu_yatim() == 0
        assert default_storage.exists("dokumen/1/buku.pdf")

    def test_many_files_take_few_questions(self, urusan: Urusan) -> None:
        for _ in range(12):
            buat_lampiran(urusan)
        with pada(sekarang() + SEHARI), CaptureQueriesContext(connection) as tangkapan:
            sapu_yatim()
        assert len(tangkapan) <= 6


class TestPindaiUlang:
    def test_what_came_while_the_scanner_was_away_is_scanned_later(self, clamd: ClamdPalsu, settings: Settings) -> None:
        url, settings.CLAMD_URL = settings.CLAMD_URL, ""
        lampiran = buat_lampiran()
        settings.CLAMD_URL = url
        assert pindai_ulang() == {"bersih": 1, "terinfeksi": 0, "belum": 0}
        lampiran.refresh_from_db()
        assert lampiran.pindai == "bersih"
        assert pindai_ulang()["bersih"] == 0

    def test_an_infected_file_is_deleted_its_row_stays_and_the_trail_says_so(
        self, clamd: ClamdPalsu, urusan: Urusan, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
    ) -> None:
        lampiran = self.sakit(urusan)
        with django_capture_on_commit_callbacks(execute=True):
            assert pindai_ulang()["terinfeksi"] == 1
        lampiran.refresh_from_db()
        assert (lampiran.pindai, lampiran.berkas.name) == ("terinfeksi", "")
        assert tersimpan() == []
        jejak = JejakAudit.objects.get(tindakan="lampiran_terinfeksi")
        assert jejak.satker == urusan.satker
        assert "EICAR" in jejak.rincian["virus"]

    @pytest.mark.parametrize("wajib", [True, False])
    def test_a_scanner_that_is_down_is_not_asked_about_every_file(self, settings: Settings, wajib: bool) -> None:
        for _ in range(5):
            buat_lampiran()
        settings.CLAMD_URL, settings.WAJIB_PINDAI = "tcp://127.0.0.1:1", wajib
        assert pindai_ulang() == {"bersih": 0, "terinfeksi": 0, "belum": 3}

    def test_without_a_scanner_nothing_is_tried(self, settings: Settings) -> None:
        buat_lampiran()
        settings.CLAMD_URL = ""
        assert sum(pindai_ulang().values()) == 0

    def test_a_lost_file_does_not_hold_up_the_others(self, clamd: ClamdPalsu, settings: Settings) -> None:
        url, settings.CLAMD_URL = settings.CLAMD_URL, ""
        hilang, ada = buat_lampiran(), buat_lampiran()
        settings.CLAMD_URL = url
        default_storage.delete(hilang.berkas.name or "")
        assert pindai_ulang() == {"bersih": 1, "terinfeksi": 0, "belum": 1}
        ada.refresh_from_db()
        assert ada.pindai == "bersih"

    def sakit(self, urusan: Urusan) -> Lampiran:
        """A file whose virus was not known yet when it came."""
        lampiran = buat_lampiran(urusan)
        Lampiran.objects.filter(pk=lampiran.pk).update(pindai="belum_dipindai")
        default_storage.delete(lampiran.berkas.name or "")
        default_storage.save(lampiran.berkas.name or "", ContentFile(jpeg() + EICAR))
        return lampiran


def test_the_hourly_task_forgets_buckets_and_sweeps_files() -> None:
    batas.ambil("lacak", "x", isi=1, per_detik=1)
    buat_lampiran(None)
    with pada(sekarang() + SEHARI):
        tasks.rapikan()
    assert not Ember.objects.exists()
    assert not Lampiran.objects.exists()


def test_the_other_task_scans(clamd: ClamdPalsu) -> None:
    lampiran = buat_lampiran()
    Lampiran.objects.update(pindai="belum_dipindai")
    tasks.pindai_ulang()
    lampiran.refresh_from_db()
    assert lampiran.pindai == "bersih"
