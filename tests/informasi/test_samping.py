"""What is done beside the tables is held to the same version as their steps: nobody wins silently (two officers)."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from informasi.services import cari, catat_perbedaan, catat_tanggapan, kaitkan_tamu
from informasi.services.permohonan import ajukan_permohonan
from informasi.services.publik import terima_berkas
from layanan.alur.galat import BelumLengkap, Ditolak, SudahBerubah
from layanan.alur.pelaku import Pelaku
from layanan.lampiran import Kiriman
from layanan.models import Riwayat
from satker.models import Satker
from tests.halaman import sebagai
from tests.informasi.keadaan import diputus
from tests.informasi.pabrik import PETUGAS, PJ, ajukan, buat_pengadilan, buat_tamu, formulir, segar, staf
from tests.informasi.petugas.meja import buka, jadi, lakukan, teks
from tests.notifikasi.serentak import serentak

pytestmark = pytest.mark.django_db
BERKAS = Kiriman("bukti.pdf", "application/pdf", b"%PDF-1.4", "0" * 64, False)
Laku = Callable[..., Any]


def samping(satker: Satker) -> list[tuple[Any, str, Laku]]:
    """Each of them: the matter, the name of what is done, and doing it."""
    p, k = ajukan(satker), diputus(satker)
    return [
        (p, "Tambah berkas dari Pemohon", partial(terima_berkas, p, berkas=[BERKAS])),
        (k, "Tambah berkas dari Pemohon", partial(terima_berkas, k, berkas=[BERKAS])),
        (p, "Catat perbedaan pendapat", partial(catat_perbedaan, p, uraian="Biaya")),
        (p, "Kaitkan kunjungan", partial(kaitkan_tamu, buat_tamu(satker), p)),
        (k, "Catat tanggapan Pemohon", partial(catat_tanggapan, k, tanggapan="Menerima")),
    ]


@pytest.mark.parametrize("ke", range(5))
def test_it_counts_a_version_and_stands_in_the_timeline_with_its_name(satker: Satker, ke: int) -> None:
    urusan, nama, laku = samping(satker)[ke]
    lama = segar(urusan)
    laku(pelaku=staf(satker), versi=lama.versi)
    kini = segar(urusan)
    assert kini.versi == lama.versi + 1
    assert (kini.keadaan, kini.jatuh_tempo, kini.selesai_pada) == (lama.keadaan, lama.jatuh_tempo, lama.selesai_pada)
    halaman = teks(buka(sebagai(satker, PETUGAS), kini))
    assert f"{nama}, pengguna" in halaman


@pytest.mark.parametrize("ke", range(5))
def test_from_an_old_page_it_is_refused_and_nothing_is_written(satker: Satker, ke: int) -> None:
    urusan, _, laku = samping(satker)[ke]
    versi = segar(urusan).versi
    terima_berkas(segar(urusan), pelaku=staf(satker), berkas=[])
    banyak = Riwayat.objects.count()
    with pytest.raises(SudahBerubah, match="sudah melakukan “Tambah berkas dari Pemohon”"):
        laku(pelaku=staf(satker), versi=versi)
    assert Riwayat.objects.count() == banyak
    assert segar(urusan).versi == versi + 1
    assert not urusan.lampiran.exists()


def test_a_step_on_a_page_from_before_hears_of_the_file(satker: Satker) -> None:
    """Who decides should have seen what the applicant sent since."""
    p = ajukan(satker)
    terima_berkas(p, pelaku=staf(satker), berkas=[BERKAS])
    with pytest.raises(SudahBerubah, match="“Tambah berkas dari Pemohon”"):
        cari(p, pelaku=staf(satker))


def test_the_second_officer_keeps_what_he_typed_and_sends_it_at_the_second_press(satker: Satker) -> None:
    satu, dua, k = sebagai(satker, PETUGAS), sebagai(satker, PJ), diputus(satker)
    isian = {"versi": k.versi, "tanggapan": "Menolak"}
    jadi(satu, k, "tanggapan", **isian | {"tanggapan": "Menerima"})
    jawaban = lakukan(dua, k, "tanggapan", **isian)
    assert "sudah melakukan “Catat tanggapan Pemohon”" in teks(jawaban)
    assert ">\nMenolak</textarea>" in jawaban.content.decode()
    assert segar(k).tanggapan == "Menerima"
    kini = jadi(dua, k, "tanggapan", **isian | {"versi": segar(k).versi})
    assert kini.tanggapan == "Menolak"
    assert "Tanggapan sebelumnya: Menerima" in teks(buka(satu, kini))


def test_a_doubled_click_leaves_one_note(satker: Satker) -> None:
    petugas, p = sebagai(satker, PETUGAS), ajukan(satker)
    for _ in range(2):
        lakukan(petugas, p, "perbedaan", uraian="Biaya", versi=p.versi)
    assert p.perbedaan.count() == 1


def test_a_card_that_was_shown_meanwhile_stays_shown(satker: Satker) -> None:
    """The officer's page still said otherwise."""
    tamu, p = buat_tamu(satker, ktp_ditunjukkan=False), ajukan(satker)
    type(tamu).objects.filter(pk=tamu.pk).update(ktp_ditunjukkan=True)
    assert kaitkan_tamu(tamu, p, pelaku=staf(satker)).ktp_ditunjukkan
    assert type(tamu).objects.get(pk=tamu.pk).ktp_ditunjukkan


def test_the_applicant_responds_once(satker: Satker) -> None:
    k = catat_tanggapan(diputus(satker), pelaku=Pelaku.pemohon(), tanggapan="Menerima")
    with pytest.raises(Ditolak, match="sudah tercatat"):
        catat_tanggapan(k, pelaku=Pelaku.pemohon(), tanggapan="Menolak")
    with pytest.raises(BelumLengkap):
        catat_tanggapan(k, pelaku=staf(satker), tanggapan="x" * 2001)


@pytest.mark.django_db(transaction=True)
def test_of_two_officers_who_take_the_same_visitor_one_is_told() -> None:
    """A visit is about one request: the second request is not entered, and no number is lost."""
    satker = buat_pengadilan()
    satu, dua, tamu = staf(satker), staf(satker, PJ), buat_tamu(satker)
    masukkan = [
        partial(ajukan_permohonan, satker, formulir(kanal="langsung"), pelaku=oleh, tamu=tamu) for oleh in (satu, dua)
    ]
    hasil = serentak(*masukkan)
    (kalah,) = [h for h in hasil if isinstance(h, Exception)]
    assert isinstance(kalah, BelumLengkap)
    assert set(kalah.keliru) == {"tamu"}
    tamu.refresh_from_db()
    (menang,) = [h for h in hasil if not isinstance(h, Exception)]
    assert tamu.permohonan == menang.urusan
    assert menang.urusan.urut == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_files_at_once_from_the_same_page_one_is_kept() -> None:
    satker = buat_pengadilan()
    p = ajukan(satker)
    laku = [partial(terima_berkas, p, pelaku=staf(satker), berkas=[BERKAS]) for _ in range(2)]
    hasil = serentak(*laku)
    assert [type(h) for h in hasil if isinstance(h, Exception)] == [SudahBerubah]
    assert p.lampiran.count() == 1


def test_the_guest_book_links_to_the_request_as_it_stands(satker: Satker) -> None:
    petugas, tamu, p = sebagai(satker, PETUGAS), buat_tamu(satker), ajukan(satker)
    kaitkan_tamu(buat_tamu(satker), p, pelaku=staf(satker))
    jawaban = petugas.post(f"/buku-tamu/{tamu.pk}/kaitkan/", {"nomor": p.nomor})
    assert jawaban.status_code == 302
    assert type(tamu).objects.get(pk=tamu.pk).permohonan == p
