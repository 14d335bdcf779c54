"""Reading whole rows: what a court's SIPP holds comes out typed, on SQLite and on MariaDB alike."""

from datetime import date, datetime, time

from perkara.contoh.tulis import PenulisSipp
from perkara.sipp.baca import PembacaSipp
from perkara.sipp.baris import (
    BarisAkta,
    BarisEfiling,
    BarisIkrar,
    BarisKuasa,
    BarisPenugasan,
    BarisPerkara,
    BarisPetugas,
    BarisPihak,
    BarisPutusan,
    BarisSidang,
    Identitas,
)
from perkara.sipp.jendela import Jendela


def test_a_case_is_read_with_its_type_and_date(url: str, tulis: PenulisSipp, jendela: Jendela) -> None:
    nomor = tulis.perkara(tanggal=date(2026, 11, 2), proses_terakhir_text="Penetapan <b>Majelis</b>")
    with PembacaSipp(url) as sipp:
        assert list(sipp.perkara(jendela)) == [
            BarisPerkara(
                nomor,
                f"{nomor}/Pdt.G/2026/PA.Bjh",
                15,
                347,
                "Cerai Gugat",
                date(2026, 11, 2),
                10,
                10,
                "Penetapan Majelis",
                True,
            )
        ]


def test_a_case_whose_parties_are_not_published_is_marked(url: str, tulis: PenulisSipp, jendela: Jendela) -> None:
    for nilai in ("Y", "T", None):
        tulis.perkara(pihak_dipublikasikan=nilai)
    with PembacaSipp(url) as sipp:
        assert [b.dipublikasikan for b in sipp.perkara(jendela) if isinstance(b, BarisPerkara)] == [True, False, True]


def test_parties_of_all_four_sides_are_read_with_phone_and_order(
    url: str, tulis: PenulisSipp, jendela: Jendela
) -> None:
    perkara = tulis.perkara()
    satu = tulis.pihak(
        perkara,
        1,
        "Nur'aini",
        " 0812-0000-1234 / 0813 0000 1235",
        pihak_id=tulis.orang("x", " 0812-0000-1234 / 0813 0000 1235"),
    )
    dua = tulis.pihak(perkara, 2, "Ma'ruf", None, ghaib=1)
    dua_b = tulis.pihak(perkara, 2, "Slamet", "-", urutan=2)
    tiga = tulis.pihak(perkara, 3, "Darmi", "0")
    empat = tulis.pihak(perkara, 4, "Karsono", "")
    with PembacaSipp(url) as sipp:
        baris = [satu_baris for satu_baris in sipp.pihak(jendela) if isinstance(satu_baris, BarisPihak)]
    assert [(b.sipp_id, b.sisi, b.urutan, b.nama, b.telepon, b.ghaib) for b in baris] == [
        (satu, 1, 1, "Nur'aini", "0812-0000-1234 / 0813 0000 1235", False),
        (dua, 2, 1, "Ma'ruf", "", True),
        (dua_b, 2, 2, "Slamet", "-", False),
        (tiga, 3, 1, "Darmi", "0", False),
        (empat, 4, 1, "Karsono", "", False),
    ]
    assert {b.perkara_id for b in baris} == {perkara}
    assert len({b.pihak_id for b in baris}) == 5


def test_the_name_falls_back_to_the_person_register(url: str, tulis: PenulisSipp, jendela: Jendela) -> None:
    tulis.pihak(tulis.perkara(), 1, None, pihak_id=tulis.orang("Sya'diyah binti Karta"))
    with PembacaSipp(url) as sipp:
        assert [b.nama for b in sipp.pihak(jendela) if isinstance(b, BarisPihak)] == ["Sya'diyah binti Karta"]


def test_a_party_without_a_person_has_no_phone(url: str, tulis: PenulisSipp, jendela: Jendela) -> None:
    tulis.pihak(tulis.perkara(), 2, "Tanpa Orang", pihak_id=None)
    with PembacaSipp(url) as sipp:
        assert [(b.pihak_id, b.telepon) for b in sipp.pihak(jendela) if isinstance(b, BarisPihak)] == [(None, "")]


def test_witnesses_are_never_read(url: str, tulis: PenulisSipp, jendela: Jendela) -> None:
    perkara = tulis.perkara()
    tulis.pihak(perkara, 1, "Pihak")
    tulis.pihak(perkara, 5, "Saksi Rahasia", "0812-0000-9999")
    with PembacaSipp(url) as sipp:
        isi = repr([*sipp.pihak(jendela), *sipp.kuasa(jendela), *sipp.perkara(jendela)])
    assert "Saksi" not in isi
    assert "9999" not in isi


def test_counsel_has_the_phone_of_the_lawyers_own_row(url: str, tulis: PenulisSipp, jendela: Jendela) -> None:
    perkara, orang = tulis.perkara(), tulis.orang("Penggugat", "0812-0000-1111")
    tulis.pihak(perkara, 1, "Penggugat", pihak_id=orang)
    kuasa = tulis.kuasa(
        perkara, 1, orang, "Rudi, S.H.", pengacara_id=tulis.orang("Rudi, S.H.", "0812-0000-2222", id=8800)
    )
    with PembacaSipp(url) as sipp:
        assert list(sipp.kuasa(jendela)) == [
            BarisKuasa(kuasa, perkara, 1, orang, 8800, "Rudi, S.H.", "0812-0000-2222", True)
        ]


def test_counsel_replaced_or_past_the_last_day_is_not_active(url: str, tulis: PenulisSipp, jendela: Jendela) -> None:
    perkara, orang = tulis.perkara(), tulis.orang()
    tulis.kuasa(perkara, 1, orang, aktif="T")
    tulis.kuasa(perkara, 1, orang, aktif_sampai=date(2026, 11, 22))
    tulis.kuasa(perkara, 1, orang, aktif_sampai=date(2026, 11, 23))
    with PembacaSipp(url) as sipp:
        assert [b.aktif for b in sipp.kuasa(jendela) if isinstance(b, BarisKuasa)] == [False, False, True]


def test_judges_and_clerks_come_with_stage_and_replacement_marks(
    url: str, tulis: PenulisSipp, jendela: Jendela
) -> None:
    perkara = tulis.perkara()
    lama, baru, pp = tulis.petugas(nama="Lama"), tulis.petugas(nama="Baru"), tulis.petugas("panitera_pn", "Panitera")
    a = tulis.tugaskan(perkara, lama, aktif="T", diganti_oleh_id=baru)
    b = tulis.tugaskan(perkara, baru)
    c = tulis.tugaskan(perkara, baru, tahapan_id=18, jabatan_hakim_id=2, urutan=3)
    d = tulis.tugaskan(perkara, pp, "panitera")
    with PembacaSipp(url) as sipp:
        assert list(sipp.penugasan(jendela)) == [
            BarisPenugasan(perkara, "hakim", a, lama, "Lama, S.H.", 10, 1, 1, False),
            BarisPenugasan(perkara, "hakim", b, baru, "Baru, S.H.", 10, 1, 1, True),
            BarisPenugasan(perkara, "hakim", c, baru, "Baru, S.H.", 18, 3, 2, True),
            BarisPenugasan(perkara, "panitera", d, pp, "Panitera, S.H.", 10, 1, None, True),
        ]


def test_a_hearing_is_read_with_hours_room_and_marks(url: str, tulis: PenulisSipp, jendela: Jendela) -> None:
    perkara = tulis.perkara()
    sidang = tulis.sidang(
        perkara,
        date(2026, 11, 24),
        urutan=3,
        jam_sidang="09:30:00",
        sampai_jam="10:15:00",
        agenda="Pembuktian<br />Penggugat",
        ruangan="",
        ruangan_id=2,
        ikrar_talak="Y",
        verzet="Y",
        ditunda="Y",
        alasan_ditunda="Saksi&nbsp;belum hadir\r\n",
        sidang_keliling="Y",
        edoc_bas="bas/1.pdf",
        dihadiri_oleh=20,
    )
    with PembacaSipp(url) as sipp:
        assert list(sipp.sidang(jendela)) == [
            BarisSidang(
                *(
                    sidang,
                    perkara,
                    3,
                    date(2026, 11, 24),
                    time(9, 30),
                    time(10, 15),
                    "Pembuktian Penggugat",
                    "Ruang Sidang II",
                ),
                *(True, True, True, "Saksi belum hadir", True, True, 20),
            )
        ]


def test_several_hearings_of_one_case_on_one_day_stay_apart(url: str, tulis: PenulisSipp, jendela: Jendela) -> None:
    perkara = tulis.perkara()
    ids = [tulis.sidang(perkara, date(2026, 11, 24), urutan=1) for _ in range(3)]
    with PembacaSipp(url) as sipp:
        assert [b.sipp_id for b in sipp.sidang(jendela) if isinstance(b, BarisSidang)] == ids


def test_the_newest_of_two_decisions_counts(url: str, tulis: PenulisSipp, jendela: Jendela) -> None:
    satu, dua = tulis.perkara(), tulis.perkara()
    tulis.putusan(satu, date(2026, 5, 4), status_putusan_id=63)
    tulis.putusan(
        satu,
        date(2026, 6, 1),
        status_putusan_nama=None,
        putusan_verstek="Y",
        tanggal_minutasi="2026-06-02",
        tanggal_bht="2026-06-16",
    )
    tulis.putusan(dua, date(2026, 4, 1))
    with PembacaSipp(url) as sipp:
        assert list(sipp.putusan(jendela)) == [
            BarisPutusan(
                satu, date(2026, 6, 1), 62, "Dikabulkan", True, False, False, date(2026, 6, 2), date(2026, 6, 16)
            ),
            BarisPutusan(dua, date(2026, 4, 1), 62, "Dikabulkan", False, False, False, None, None),
        ]


def test_an_anonymised_decision_counts_from_either_place(url: str, tulis: PenulisSipp, jendela: Jendela) -> None:
    kolom, dirput, lain, tanpa = (tulis.perkara() for _ in range(4))
    tulis.putusan(kolom, "2026-06-01", amar_putusan_anonimisasi_dok="a.rtf")
    tulis.putusan(dirput, "2026-06-01", amar_putusan_anonimisasi_dok="0")
    tulis.dirput(dirput, "putusan_12_Anonimisasi.pdf")
    tulis.putusan(lain, "2026-06-01")
    tulis.dirput(lain, "putusan_13.pdf")
    tulis.putusan(tanpa, "2026-06-01")
    with PembacaSipp(url) as sipp:
        hasil = {b.perkara_id: b.anonimisasi_ada for b in sipp.putusan(jendela) if isinstance(b, BarisPutusan)}
    assert hasil == {kolom: True, dirput: True, lain: False, tanpa: False}


def test_pledge_and_certificate_rows_are_read_before_and_after_they_are_filled(
    url: str, tulis: PenulisSipp, jendela: Jendela
) -> None:
    kosong, terisi = tulis.perkara(), tulis.perkara()
    tulis.ikrar(kosong)
    tulis.ikrar(terisi, "2026-08-03")
    tulis.akta(kosong)
    tulis.akta(
        terisi, "12/AC/2026/PA.Bjh", "2026-08-04", no_seri_akta_cerai="BJH 001", tgl_penyerahan_akta_cerai="2026-08-10"
    )
    with PembacaSipp(url) as sipp:
        assert list(sipp.ikrar(jendela)) == [BarisIkrar(kosong, None), BarisIkrar(terisi, date(2026, 8, 3))]
        assert list(sipp.akta(jendela)) == [
            BarisAkta(kosong, "", None, "", None, None),
            BarisAkta(terisi, "12/AC/2026/PA.Bjh", date(2026, 8, 4), "BJH 001", date(2026, 8, 10), None),
        ]


def test_officers_are_read_with_titles_and_inactive_ones_marked(url: str, tulis: PenulisSipp) -> None:
    hakim = tulis.petugas(nama="Ahmad", nip="197001012000031001")
    panitera = tulis.petugas("panitera_pn", "Budi", nama_gelar="", aktif="T")
    jurusita = tulis.petugas("jurusita", "Cahyo")
    with PembacaSipp(url) as sipp:
        assert list(sipp.petugas()) == [
            BarisPetugas("hakim", hakim, "Ahmad, S.H.", "197001012000031001", True),
            BarisPetugas("panitera", panitera, "Budi", "", False),
            BarisPetugas("jurusita", jurusita, "Cahyo, S.H.", "", True),
        ]


def test_the_court_says_who_it_is(url: str, tulis: PenulisSipp) -> None:
    with PembacaSipp(url) as sipp:
        assert sipp.identitas() == Identitas("", "")
    tulis.konfigurasi(NamaPN="Pengadilan Agama Banjarharja", KodePN="PA.Bjh", AlamatPN="Jalan Contoh 1")
    with PembacaSipp(url) as sipp:
        assert sipp.identitas() == Identitas("Pengadilan Agama Banjarharja", "PA.Bjh")


def test_two_filings_of_one_case_are_two_rows_and_payment_is_typed(
    url: str, tulis: PenulisSipp, jendela: Jendela
) -> None:
    perkara = tulis.perkara()
    bayar = {
        "status_pembayaran": "1",
        "jumlah_skum": 1234567.0,
        "tanggal_bayar": "2026-11-01 10:05:00",
        "batas_pembayaran": "2026-11-02 23:59:59",
    }
    satu = tulis.efiling("2026-10-30", perkara, status_pendaftaran_text="Terdaftar", nomor_perkara="x", **bayar)
    dua = tulis.efiling("2026-11-01", perkara)
    with PembacaSipp(url) as sipp:
        assert sorted(sipp.efiling(jendela), key=lambda b: getattr(b, "efiling_id", 0)) == [
            BarisEfiling(
                *(satu, f"PABJH-{satu}", date(2026, 10, 30), "Terdaftar", True, 1234567),
                *(datetime(2026, 11, 1, 10, 5), datetime(2026, 11, 2, 23, 59, 59), "x", perkara),
            ),
            BarisEfiling(dua, f"PABJH-{dua}", date(2026, 11, 1), "", False, None, None, None, "", perkara),
        ]


def test_an_unnumbered_filing_has_no_case_and_a_numbered_one_is_found_by_number(
    url: str, tulis: PenulisSipp, jendela: Jendela
) -> None:
    perkara = tulis.perkara("77/Pdt.G/2026/PA.Bjh")
    tanpa = tulis.efiling("2026-11-20")
    bernomor = tulis.efiling("2026-11-19", nomor_perkara="77/pdt.g/2026/PA.Bjh ")
    asing = tulis.efiling("2026-11-18", nomor_perkara="78/Pdt.G/2026/PA.Bjh")
    tulis.efiling("2025-11-18")
    with PembacaSipp(url) as sipp:
        hasil = {b.efiling_id: b.perkara_id for b in sipp.efiling(jendela) if isinstance(b, BarisEfiling)}
    assert hasil == {tanpa: None, bernomor: perkara, asing: None}


def test_the_filing_of_a_case_of_the_window_is_read_however_old_it_is(
    url: str, tulis: PenulisSipp, jendela: Jendela
) -> None:
    baru, tua = tulis.perkara(tanggal="2026-01-02"), tulis.perkara(tanggal="2025-03-01")
    tulis.sidang(tua, "2026-11-25")
    satu, dua = tulis.efiling("2025-12-30", baru), tulis.efiling("2025-02-27", tua)
    with PembacaSipp(url) as sipp:
        hasil = {b.efiling_id: b.perkara_id for b in sipp.efiling(jendela) if isinstance(b, BarisEfiling)}
    assert hasil == {satu: baru, dua: tua}
