"""What disappears from SIPP: cases, hearings, people, certificates, filings, and the messages that spoke of them."""

from datetime import date, timedelta

import pytest

from notifikasi.models import Pesan
from perkara.contoh.tulis import PenulisSipp
from perkara.models import (
    AktaCerai,
    EFiling,
    Kuasa,
    Penugasan,
    Perkara,
    PetugasSipp,
    Pihak,
    Putusan,
    Registrasi,
    Sidang,
    SumberSipp,
)
from perkara.sipp.sinkron import sinkron
from satker.waktu import pada, sekarang
from tests.perkara.pabrik import buat_nomor, buat_registrasi
from tests.perkara.sinkron.conftest import PAGI

DEPAN = date(2026, 12, 1)


def antrekan(perkara: Perkara, subjek: str, subjek_id: int, status: str = "antre") -> Pesan:
    """A message as planning would have queued it."""
    return Pesan.objects.create(
        satker=perkara.satker,
        jenis="N-04",
        kunci=f"{subjek}:{subjek_id}:{Pesan.objects.count()}",
        subjek=subjek,
        subjek_id=subjek_id,
        induk_id=perkara.pk,
        nomor=buat_nomor(perkara.satker),
        kirim_mulai=sekarang(),
        siap_pada=sekarang(),
        dibuat=sekarang(),
        status=status,
    )


def keadaan(pesan: Pesan) -> tuple[str, str]:
    pesan.refresh_from_db()
    return pesan.status, pesan.galat


def test_a_deleted_case_is_marked_and_its_queued_messages_are_taken_back(
    sumber: SumberSipp, tulis: PenulisSipp
) -> None:
    """Issue 2, must show 3: deleting a case cancels what was queued."""
    satu, lain = tulis.perkara(), tulis.perkara()
    tulis.sidang(satu, DEPAN)
    sinkron(sumber.satker)
    perkara, tetangga = Perkara.objects.get(sipp_id=satu), Perkara.objects.get(sipp_id=lain)
    antre = [antrekan(perkara, "perkara", perkara.pk), antrekan(perkara, "sidang", Sidang.objects.get().pk)]
    terkirim, bukan = antrekan(perkara, "perkara", 1, "terkirim"), antrekan(tetangga, "perkara", tetangga.pk)
    registrasi = buat_registrasi(perkara)
    tulis.hapus("perkara", perkara_id=satu)
    hasil = sinkron(sumber.satker)
    perkara.refresh_from_db()
    assert (hasil.tabel["perkara"].hilang, perkara.hilang_pada) == (1, PAGI)
    assert Sidang.objects.get().hilang_pada == PAGI
    assert [keadaan(pesan) for pesan in antre] == [("batal", "Perkara tidak ada lagi di SIPP.")] * 2
    assert keadaan(terkirim)[0] == "terkirim"
    assert keadaan(bukan)[0] == "antre"
    assert Registrasi.objects.get().perkara == registrasi.perkara  # history stays readable


def test_a_case_that_comes_back_lives_again_and_can_be_told_again(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    satu = tulis.perkara("7/Pdt.G/2026/PA.Bjh")
    sidang = tulis.sidang(satu, DEPAN)
    sinkron(sumber.satker)
    pesan = antrekan(Perkara.objects.get(), "sidang", Sidang.objects.get().pk)
    kunci = pesan.kunci
    tulis.hapus("perkara", perkara_id=satu)
    sinkron(sumber.satker)
    tulis.perkara("7/Pdt.G/2026/PA.Bjh", perkara_id=satu)
    tulis.sidang(satu, DEPAN, id=sidang)
    sinkron(sumber.satker)
    assert Perkara.objects.get().hilang_pada is None
    assert (Sidang.objects.get().hilang_pada, Sidang.objects.get().versi) == (None, 1)
    assert not Pesan.objects.filter(kunci=kunci).exists()


def test_a_deleted_hearing_takes_back_its_own_messages_only(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    perkara = tulis.perkara()
    satu, dua = tulis.sidang(perkara, DEPAN), tulis.sidang(perkara, date(2026, 12, 8), urutan=2)
    sinkron(sumber.satker)
    kita = {s.sipp_id: antrekan(s.perkara, "sidang", s.pk) for s in Sidang.objects.select_related("perkara")}
    tulis.hapus("perkara_jadwal_sidang", id=satu)
    hasil = sinkron(sumber.satker)
    assert hasil.tabel["sidang"].hilang == 1
    assert keadaan(kita[satu]) == ("batal", "Sidang dihapus dari SIPP.")
    assert keadaan(kita[dua])[0] == "antre"


def test_the_last_hearing_of_an_old_case_is_missed_when_it_is_deleted(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    """The case is in the window only because of that hearing: the portal must keep asking for it."""
    tua = tulis.perkara(tanggal=date(2024, 12, 1))
    sidang = tulis.sidang(tua, DEPAN)
    sinkron(sumber.satker)
    pesan = antrekan(Perkara.objects.get(), "sidang", Sidang.objects.get().pk)
    tulis.hapus("perkara_jadwal_sidang", id=sidang)
    sinkron(sumber.satker)
    assert Sidang.objects.get().hilang_pada is not None
    assert Perkara.objects.get().hilang_pada is None
    assert keadaan(pesan)[0] == "batal"


def test_a_case_that_leaves_the_window_is_not_gone(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    tua = tulis.perkara(tanggal=date(2024, 12, 1))
    tulis.sidang(tua, date(2026, 10, 28))
    sinkron(sumber.satker)
    for bulan in (1, 2, 3):
        with pada(PAGI + timedelta(days=30 * bulan)):
            hasil = sinkron(sumber.satker)
        assert hasil.hilang == 0
    assert hasil.dibaca == 0
    assert (Perkara.objects.get().hilang_pada, Sidang.objects.get().hilang_pada) == (None, None)


def test_a_date_typed_wrong_does_not_delete_a_case(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    """Seen by date, missing by date, but still there when asked by id."""
    satu = tulis.perkara()
    sinkron(sumber.satker)
    tulis.ubah("perkara", {"perkara_id": satu}, tanggal_pendaftaran="2016-11-02")
    assert sinkron(sumber.satker).hilang == 0
    assert Perkara.objects.get().hilang_pada is None


def test_people_counsel_and_officers_go_with_their_rows(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    perkara, orang, hakim = tulis.perkara(), tulis.orang("Siti"), tulis.petugas()
    baris = {
        "perkara_pihak1": tulis.pihak(perkara, pihak_id=orang),
        "perkara_pengacara": tulis.kuasa(perkara, 1, orang),
        "perkara_hakim_pn": tulis.tugaskan(perkara, hakim),
    }
    tulis.putusan(perkara, date(2026, 11, 20))
    sinkron(sumber.satker)
    registrasi = buat_registrasi(Perkara.objects.get(), pihak=Pihak.objects.get())
    for tabel, sipp_id in baris.items():
        tulis.hapus(tabel, id=sipp_id)
    tulis.hapus("perkara_putusan", perkara_id=perkara)
    tulis.hapus("hakim_pn", id=hakim)
    hasil = sinkron(sumber.satker)
    assert hasil.hilang == 5
    for model in (Pihak, Kuasa, Penugasan, Putusan, PetugasSipp):
        assert not model.objects.exists()
    registrasi.refresh_from_db()
    assert (registrasi.pihak, registrasi.nama) == (None, "Siti Uji")


def test_a_certificate_taken_back_takes_back_its_notice(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    """R-000-12."""
    perkara = tulis.akta(tulis.perkara(), "1/AC/2026/PA.Bjh", date(2026, 11, 20))
    sinkron(sumber.satker)
    pesan = antrekan(Perkara.objects.get(), "akta_cerai", AktaCerai.objects.get().pk)
    tulis.hapus("perkara_akta_cerai", perkara_id=perkara)
    sinkron(sumber.satker)
    assert not AktaCerai.objects.exists()
    assert keadaan(pesan) == ("batal", "Data akta cerai dihapus dari SIPP.")


def test_a_deleted_filing_ends_the_e_court_case(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    """R-000-14."""
    perkara = tulis.perkara()
    filing = tulis.efiling(date(2026, 11, 10), perkara)
    sinkron(sumber.satker)
    pesan = antrekan(Perkara.objects.get(), "efiling", EFiling.objects.get().pk)
    tulis.hapus("perkara_efiling_id", efiling_id=filing)
    tulis.hapus("perkara_efiling", efiling_id=filing)
    sinkron(sumber.satker)
    assert EFiling.objects.get().hilang_pada is not None
    assert not Perkara.objects.get().ecourt
    assert keadaan(pesan)[0] == "batal"


@pytest.mark.parametrize("tabel", ["perkara_pengacara", "perkara_pihak3", "perkara_efiling", "perkara_ikrar_talak"])
def test_a_table_that_cannot_be_read_any_more_takes_nothing_away(
    sumber: SumberSipp, tulis: PenulisSipp, tabel: str
) -> None:
    """A right withdrawn or a version changed is no deletion: counsel, parties, flags and pledges stay."""
    perkara, orang = tulis.perkara(), tulis.orang("Siti")
    tulis.kuasa(perkara, 1, orang)
    tulis.pihak(perkara, 3, "Intervensi")
    tulis.efiling(date(2026, 11, 10), perkara)
    tulis.ikrar(perkara, date(2026, 11, 10))
    sinkron(sumber.satker)
    tulis.jalankan(f"ALTER TABLE {tabel} RENAME TO {tabel}_lama")
    hasil = sinkron(sumber.satker)
    assert (hasil.galat, hasil.hilang, hasil.berubah) == ("", 0, 0)
    kita = Perkara.objects.get()
    assert (kita.ecourt, kita.tanggal_ikrar) == (True, date(2026, 11, 10))
    assert (Kuasa.objects.count(), Pihak.objects.count(), EFiling.objects.get().hilang_pada) == (1, 1, None)
    sumber.refresh_from_db()
    assert any(tabel in catatan for catatan in sumber.catatan_skema)
