"""Every awkward shape of SIPP (schema notes, section 4), through to the portal's own tables."""

from datetime import UTC, date, datetime, time

import pytest

from perkara.contoh.tulis import PenulisSipp, kacaukan
from perkara.models import (
    AktaCerai,
    EFiling,
    Karantina,
    Kuasa,
    Penugasan,
    Perkara,
    PetugasSipp,
    Pihak,
    Putusan,
    Sidang,
    SumberSipp,
)
from perkara.sipp.sinkron import sinkron


def test_text_is_repaired_and_freed_of_markup(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    perkara = tulis.perkara()
    tulis.pihak(perkara, nama=kacaukan("Nur’aini"))
    tulis.pihak(perkara, 2, nama="Ma'ruf</br>bin Ali")
    tulis.sidang(perkara, date(2026, 12, 1), agenda="Pembuktian<br />&amp; saksi")
    sinkron(sumber.satker)
    assert list(Pihak.objects.values_list("nama", flat=True)) == ["Nur’aini", "Ma'ruf bin Ali"]
    assert Sidang.objects.get().agenda == "Pembuktian & saksi"


def test_zero_dates_and_the_midnight_hour_are_empty(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    perkara = tulis.perkara()
    tulis.sidang(perkara, date(2026, 12, 1), jam_sidang="00:00:00")
    tulis.putusan(perkara, date(2026, 11, 20), tanggal_minutasi="0000-00-00", tanggal_bht=None)
    tulis.akta(perkara, "", "0000-00-00")
    sinkron(sumber.satker)
    assert Sidang.objects.get().jam is None
    putusan = Putusan.objects.get()
    assert (putusan.tanggal_minutasi, putusan.tanggal_bht) == (None, None)
    assert (AktaCerai.objects.get().nomor, AktaCerai.objects.get().tanggal) == ("", None)


@pytest.mark.parametrize("isi", [None, "", " ", "0"])
def test_four_kinds_of_no_file_are_no_file(sumber: SumberSipp, tulis: PenulisSipp, isi: str | None) -> None:
    """R-000-18, R-000-19, R-000-20."""
    perkara = tulis.perkara()
    tulis.sidang(perkara, date(2026, 11, 20), edoc_bas=isi)
    tulis.putusan(perkara, date(2026, 11, 20), amar_putusan_dok=isi, amar_putusan_anonimisasi_dok=isi)
    sinkron(sumber.satker)
    putusan = Putusan.objects.get()
    assert not Sidang.objects.get().bas_ada
    assert not putusan.edoc_ada
    assert not putusan.anonimisasi_ada


def test_uploads_are_seen_in_either_place(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    """R-000-18, R-000-19, R-000-20."""
    perkara = tulis.perkara()
    tulis.sidang(perkara, date(2026, 11, 20), edoc_bas="bas/1.rtf")
    tulis.putusan(perkara, date(2026, 11, 20), amar_putusan_dok="putusan.pdf")
    tulis.dirput(perkara, "putusan_anonimisasi.pdf")
    sinkron(sumber.satker)
    putusan = Putusan.objects.get()
    assert Sidang.objects.get().bas_ada
    assert putusan.edoc_ada
    assert putusan.anonimisasi_ada


def test_replaced_officers_and_pledge_panels_are_kept_apart(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    """R-000-18: each judge only his own cases."""
    perkara, lama, baru = tulis.perkara(), tulis.petugas(nama="Lama"), tulis.petugas(nama="Baru")
    tulis.tugaskan(perkara, lama, aktif="T", diganti_oleh_id=baru)
    tulis.tugaskan(perkara, baru)
    tulis.tugaskan(perkara, lama, tahapan_id=18)
    pp = tulis.petugas("panitera_pn", "Panitera")
    tulis.tugaskan(perkara, pp, "panitera")
    sinkron(sumber.satker)
    baris = Penugasan.objects.order_by("sipp_id").values_list("tugas", "petugas_id", "tahapan_id", "aktif")
    assert sorted(baris) == sorted(
        [("hakim", lama, 10, False), ("hakim", baru, 10, True), ("hakim", lama, 18, True), ("panitera", pp, 10, True)]
    )
    assert set(PetugasSipp.objects.values_list("tugas", "nama")) == {
        ("hakim", "Lama, S.H."),
        ("hakim", "Baru, S.H."),
        ("panitera", "Panitera, S.H."),
    }


def test_two_e_filings_of_one_case_are_two_rows_and_one_flag(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    """R-000-13, R-000-14."""
    perkara, biasa = tulis.perkara(), tulis.perkara()
    tulis.efiling(date(2026, 11, 1), perkara)
    tulis.efiling(date(2026, 11, 2), perkara)
    hasil = sinkron(sumber.satker)
    assert hasil.tabel["efiling"].baru == 2
    assert set(EFiling.objects.values_list("perkara__sipp_id", flat=True)) == {perkara}
    assert Perkara.objects.get(sipp_id=perkara).ecourt
    assert not Perkara.objects.get(sipp_id=biasa).ecourt


def test_an_e_filing_waits_for_its_number_and_then_makes_the_case_e_court(
    sumber: SumberSipp, tulis: PenulisSipp
) -> None:
    """R-000-13."""
    filing = tulis.efiling(date(2026, 11, 20), batas_pembayaran="2026-11-24 23:59:00", status_pembayaran="0")
    sinkron(sumber.satker)
    kita = EFiling.objects.get()
    assert kita.perkara is None
    assert kita.batas_bayar == datetime(2026, 11, 24, 16, 59, tzinfo=UTC)  # SIPP's clock is WIB
    perkara = tulis.perkara()
    tulis.sisip("perkara_efiling_id", {"perkara_id": perkara, "efiling_id": filing}, {})
    sinkron(sumber.satker)
    kita.refresh_from_db()
    assert kita.perkara is not None
    assert kita.perkara.ecourt


def test_an_e_filing_finds_a_case_that_enters_the_portal_later(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    """The filing's own row did not change; the case came into the window."""
    tua = tulis.perkara(tanggal=date(2024, 1, 5))
    tulis.efiling(date(2026, 11, 20), tua)
    sinkron(sumber.satker)
    assert EFiling.objects.get().perkara is None
    tulis.sidang(tua, date(2026, 12, 1))
    sinkron(sumber.satker)
    assert EFiling.objects.get().perkara == Perkara.objects.get(sipp_id=tua)
    assert Perkara.objects.get().ecourt


def test_the_newest_of_two_decisions_counts(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    """R-000-16."""
    perkara = tulis.perkara()
    tulis.putusan(perkara, date(2026, 11, 10), status_putusan_id=63)
    tulis.putusan(perkara, date(2026, 11, 18))
    sinkron(sumber.satker)
    assert list(Putusan.objects.values_list("tanggal", "status_id")) == [(date(2026, 11, 18), 62)]


def test_back_dated_rows_of_an_old_case_are_noticed(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    """R-000-12: certificates are typed late and back-dated."""
    tua = tulis.perkara(tanggal=date(2024, 2, 1))
    tulis.putusan(tua, date(2026, 6, 1))
    sinkron(sumber.satker)
    assert not Perkara.objects.exists()  # registered and decided too long ago
    tulis.akta(tua, "9/AC/2026/PA.Bjh", date(2026, 11, 9))
    sinkron(sumber.satker)
    assert AktaCerai.objects.get().nomor == "9/AC/2026/PA.Bjh"
    assert Putusan.objects.get().tanggal == date(2026, 6, 1)


def test_a_pledge_hearing_after_the_decision_is_kept_and_marked(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    """R-000-11."""
    talak = tulis.perkara(jenis_perkara_id=346)
    tulis.putusan(talak, date(2026, 11, 10))
    tulis.sidang(talak, date(2026, 12, 1), ikrar_talak="Y", urutan=1)
    tulis.ikrar(talak, date(2026, 11, 21))
    sinkron(sumber.satker)
    assert Sidang.objects.get().ikrar
    assert Perkara.objects.get().tanggal_ikrar == date(2026, 11, 21)


def test_several_people_per_side_but_never_a_witness(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    perkara = tulis.perkara(alur_perkara_id=16)
    tulis.pihak(perkara, 1, "Pemohon I", urutan=1)
    tulis.pihak(perkara, 1, "Pemohon II", urutan=2)
    tulis.pihak(perkara, 2, "Termohon", ghaib=1)
    tulis.pihak(perkara, 4, "Turut")
    tulis.pihak(perkara, 5, "Saksi", "081234567890")
    sinkron(sumber.satker)
    assert list(Pihak.objects.values_list("sisi", "nama", "ghaib")) == [
        (1, "Pemohon I", False),
        (1, "Pemohon II", False),
        (2, "Termohon", True),
        (4, "Turut", False),
    ]


def test_counsel_ends_with_his_last_day(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    perkara = tulis.perkara()
    orang = tulis.orang("Siti")
    tulis.pihak(perkara, pihak_id=orang)
    tulis.kuasa(perkara, 1, orang, "Sampai Kemarin", aktif_sampai="2026-11-22")
    tulis.kuasa(perkara, 1, orang, "Masih", telepon="0811 222 3333")
    sinkron(sumber.satker)
    assert dict(Kuasa.objects.values_list("nama", "aktif")) == {"Sampai Kemarin": False, "Masih": True}


def test_a_row_nobody_can_understand_is_set_aside_until_it_is_mended(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    perkara = tulis.perkara()
    sidang = tulis.sidang(perkara, "0000-00-00")
    hasil = sinkron(sumber.satker)
    assert (hasil.disisihkan, hasil.tabel["sidang"].disisihkan, hasil.galat) == (1, 1, "")
    entri = Karantina.objects.get()
    assert (entri.tabel, entri.kunci, entri.selesai_pada) == ("perkara_jadwal_sidang", f"id={sidang}", None)
    tulis.ubah("perkara_jadwal_sidang", {"id": sidang}, tanggal_sidang="2026-12-01")
    sinkron(sumber.satker)
    entri.refresh_from_db()
    assert entri.selesai_pada is not None
    assert Sidang.objects.get().tanggal == date(2026, 12, 1)


def test_a_known_hearing_that_becomes_unreadable_is_odd_not_gone(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    sidang = tulis.sidang(tulis.perkara(), date(2026, 12, 1))
    sinkron(sumber.satker)
    tulis.ubah("perkara_jadwal_sidang", {"id": sidang}, tanggal_sidang="0000-00-00")
    hasil = sinkron(sumber.satker)
    assert (hasil.hilang, hasil.disisihkan) == (0, 1)
    assert Sidang.objects.get().hilang_pada is None


def test_a_case_without_a_number_is_set_aside_and_a_known_one_keeps_its_rows(
    sumber: SumberSipp, tulis: PenulisSipp
) -> None:
    perkara = tulis.perkara()
    sidang = tulis.sidang(perkara, date(2026, 12, 1))
    sinkron(sumber.satker)
    tulis.ubah("perkara", {"perkara_id": perkara}, nomor_perkara=" ")
    tulis.ubah("perkara_jadwal_sidang", {"id": sidang}, tanggal_sidang="2026-12-02")
    hasil = sinkron(sumber.satker)
    assert (hasil.hilang, hasil.disisihkan, hasil.tabel["sidang"].berubah) == (0, 1, 1)
    kita = Sidang.objects.get()
    assert (kita.versi, kita.tanggal, kita.riwayat.count()) == (2, date(2026, 12, 2), 1)


def test_a_value_the_database_refuses_sets_aside_its_row_alone(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    baik, aneh = tulis.perkara(), tulis.perkara(alur_perkara_id=15)
    for urut in range(5):
        tulis.pihak(baik, 1, f"Orang {urut}", urutan=urut + 1)
    tulis.pihak(aneh, 1, "Urutan raksasa", urutan=4_000_000_000)
    hasil = sinkron(sumber.satker)
    assert hasil.tabel["pihak"].baru == 5
    assert hasil.tabel["pihak"].disisihkan == 1
    assert "Tidak dapat disimpan" in Karantina.objects.get().sebab
    assert sinkron(sumber.satker).tabel["pihak"].tetap == 5


def test_an_hour_without_seconds_and_a_circuit_hearing_arrive(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    tulis.sidang(tulis.perkara(), date(2026, 12, 1), jam_sidang="13:30", sidang_keliling="Y", verzet="Y")
    sinkron(sumber.satker)
    kita = Sidang.objects.get()
    assert (kita.jam, kita.keliling, kita.verzet) == (time(13, 30), True, True)
