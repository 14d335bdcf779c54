"""At the same moment, on the real PostgreSQL: two officers, the applicant against the officer, two objections."""

from collections.abc import Callable
from contextvars import copy_context
from functools import partial
from typing import Any

import pytest

from informasi.models import Keberatan, Permohonan
from informasi.services import (
    ajukan_keberatan,
    ajukan_permohonan,
    cabut,
    nyatakan,
    putuskan_keberatan,
    serahkan,
    siap,
    teruskan,
)
from layanan.alur.galat import Ditolak, SudahBerubah
from layanan.alur.pelaku import Pelaku
from layanan.models import Riwayat, Urusan
from notifikasi.models import Pesan
from satker.models import Satker
from tests.informasi.pabrik import KABUL, KETUA, PJ, TOLAK, ajukan, buat_pengadilan, ditolak, formulir, segar, staf
from tests.notifikasi.serentak import serentak, tanpa_galat

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def satker(transactional_db: None) -> Satker:
    return buat_pengadilan()


def kini(kerja: Callable[[], Any]) -> Callable[[], Any]:
    """With the test's clock: a thread does not inherit it."""
    konteks = copy_context()
    return lambda: konteks.run(kerja)


def test_fifty_forms_at_once_make_fifty_lines_of_the_register(satker: Satker) -> None:
    """Must show 4, through the desk's own service."""
    kirim = [kini(lambda: ajukan_permohonan(satker, formulir(), pelaku=Pelaku.pemohon())) for _ in range(50)]
    nomor = [t.urusan.nomor for t in tanpa_galat(*kirim)]
    assert sorted(Permohonan.objects.values_list("urut", flat=True)) == list(range(1, 51))
    assert len(set(nomor)) == 50
    assert set(Permohonan.objects.values_list("keadaan", flat=True)) == {"terdaftar"}


def test_of_two_officers_one_gives_the_statement(satker: Satker) -> None:
    """The other is told who was quicker, and what he did."""
    p = ajukan(satker, nomor_wa="081234567890", kabari_wa=True)
    satu, dua = staf(satker), staf(satker, PJ)
    hasil = serentak(
        kini(lambda: nyatakan(p, pelaku=satu, **KABUL)),
        kini(lambda: nyatakan(p, pelaku=dua, **TOLAK)),
    )
    (kalah,) = [h for h in hasil if isinstance(h, Exception)]
    assert isinstance(kalah, SudahBerubah)
    assert "Berikan keterangan" in str(kalah)
    assert Riwayat.objects.filter(urusan=p, tindakan="nyatakan").count() == 1
    assert Pesan.objects.filter(jenis__in=("N-33", "N-35")).count() == 1


def test_a_withdrawal_and_a_statement_do_not_both_happen(satker: Satker) -> None:
    for _ in range(4):
        p = ajukan(satker)
        petugas = staf(satker)
        hasil = serentak(
            kini(partial(cabut, p, pelaku=Pelaku.pemohon())),
            kini(partial(nyatakan, p, pelaku=petugas, **TOLAK)),
        )
        assert sum(isinstance(h, SudahBerubah) for h in hasil) == 1
        baru = segar(p)
        assert (baru.keadaan == "dicabut") == (baru.hasil == "")


def test_a_doubled_click_files_one_objection(satker: Satker) -> None:
    p = ditolak(satker)
    kirim = [kini(lambda: ajukan_keberatan(p, pelaku=Pelaku.pemohon(), alasan=["ditolak_tertutup"])) for _ in range(5)]
    hasil = serentak(*kirim)
    assert sum(isinstance(h, Ditolak) for h in hasil) == 4, hasil
    assert Keberatan.objects.count() == 1
    assert Urusan.objects.filter(register="keberatan").get().urut == 1


def test_the_ketuas_decision_and_an_officers_step_do_not_lock_each_other_out(satker: Satker) -> None:
    """The decision locks request and objection; a note on the request comes before or after, never half."""
    petugas, ketua = staf(satker), staf(satker, KETUA)
    for _ in range(4):
        p = ajukan_lewat(satker)
        k = teruskan(ajukan_keberatan(p, pelaku=Pelaku.pemohon(), alasan=["tidak_semestinya"]).urusan, pelaku=petugas)
        hasil = serentak(
            kini(partial(putuskan_keberatan, k, pelaku=ketua, putusan="membatalkan", putusan_alasan="Kurang lengkap.")),
            kini(partial(siap, p, pelaku=petugas)),
        )
        assert not isinstance(hasil[0], Exception), hasil[0]
        assert isinstance(hasil[1], SudahBerubah | Permohonan)
        assert segar(p).keadaan == "disiapkan"


def ajukan_lewat(satker: Satker) -> Permohonan:
    """Granted, so that only the quality of the answer can be objected to."""
    return nyatakan(ajukan(satker), pelaku=staf(satker), **KABUL)


def test_it_is_handed_over_once(satker: Satker) -> None:
    petugas = staf(satker)
    p = siap(ajukan_lewat(satker), pelaku=petugas)
    hasil = serentak(*[kini(lambda: serahkan(p, pelaku=petugas, cara_penyerahan="langsung")) for _ in range(3)])
    assert sum(isinstance(h, SudahBerubah) for h in hasil) == 2, hasil
    assert Riwayat.objects.filter(urusan=p, tindakan="serahkan").count() == 1
