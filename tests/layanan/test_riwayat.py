"""The timeline is append-only: the database itself refuses (issue 4, section 1)."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import ProtectedError

from layanan.alur.jalan import jalankan
from layanan.models import Riwayat, Urusan
from satker.models import Satker
from tests.layanan.meja import buka_uji, petugas

pytestmark = pytest.mark.django_db


@pytest.fixture
def urusan(satker: Satker) -> Urusan:
    """A matter with one row."""
    return buka_uji(satker).urusan


@pytest.mark.parametrize(
    "perintah",
    [
        "UPDATE layanan_riwayat SET kalimat = 'lain'",
        "UPDATE layanan_riwayat SET waktu = now() WHERE false OR true",
        "DELETE FROM layanan_riwayat",
    ],
)
def test_no_row_is_changed_or_removed(urusan: Urusan, perintah: str) -> None:
    with (
        pytest.raises(DatabaseError, match="Riwayat tidak dapat diubah atau dihapus"),
        transaction.atomic(),
        connection.cursor() as kursor,
    ):
        kursor.execute(perintah)
    assert Riwayat.objects.get().kalimat == "Permohonan Anda diterima."


def test_the_model_cannot_go_around_the_refusal(urusan: Urusan) -> None:
    baris = Riwayat.objects.get()
    baris.kalimat = "lain"
    with pytest.raises(DatabaseError), transaction.atomic():
        baris.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        baris.delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        Riwayat.objects.all().update(catatan="lain")
    assert Riwayat.objects.count() == 1


def _kosongkan(tabel: str, boleh: str) -> None:
    with transaction.atomic(), connection.cursor() as kursor:
        kursor.execute("SELECT set_config('narahubung.boleh_kosongkan', %s, true)", [boleh])
        kursor.execute(f"TRUNCATE {tabel}")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("boleh", ["", "tidak", "YA"])
@pytest.mark.parametrize("tabel", ["layanan_riwayat", "layanan_urusan CASCADE"])
def test_no_timeline_is_emptied_away_nor_the_matters_over_it(urusan: Urusan, tabel: str, boleh: str) -> None:
    with pytest.raises(DatabaseError, match="Riwayat tidak dapat"):
        _kosongkan(tabel, boleh)
    assert Riwayat.objects.exists()


def test_who_has_acted_keeps_his_account(satker: Satker, urusan: Urusan) -> None:
    rina = petugas(satker)
    jalankan(urusan, "cari", pelaku=rina)
    with pytest.raises(ProtectedError):
        rina.user.delete()


@pytest.mark.django_db(transaction=True)
def test_a_test_database_can_still_be_emptied(urusan: Urusan) -> None:
    with connection.cursor() as kursor:
        kursor.execute("TRUNCATE layanan_riwayat")
    assert not Riwayat.objects.exists()


def test_rows_stand_in_the_order_in_which_they_were_written(satker: Satker, urusan: Urusan) -> None:
    rina = petugas(satker)
    urusan = jalankan(urusan, "cari", pelaku=rina)
    jalankan(urusan, "perpanjang", pelaku=rina, isian={"alasan": "status"})
    assert [str(r) for r in urusan.riwayat.all()] == [
        "buka: – → diterima",
        "cari: diterima → dicari",
        "perpanjang: dicari → diperpanjang",
    ]
