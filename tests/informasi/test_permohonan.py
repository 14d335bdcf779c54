"""Entering a request: the form, the ways it comes, who may, and what is refused (R-002-1 … R-002-13, R-002-22 … 24)."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection

from informasi.models import Permohonan, Tamu
from informasi.models.pilihan import IDENTITAS_UNTUK, Kanal
from informasi.services import ajukan_permohonan, catat_sederhana, rujuk_putusan
from layanan.alur.galat import BelumLengkap, Ditolak, TakBerhak
from layanan.alur.pelaku import Pelaku
from layanan.models import Urusan
from layanan.pelacakan import cari_urusan
from notifikasi.models import Nomor, Persetujuan
from satker.models import Peran, Satker
from satker.waktu import sekarang
from tests.informasi.pabrik import (
    KETUA,
    NIK,
    PJ,
    ajukan,
    ajukan_langsung,
    buat_pengadilan,
    buat_setelan,
    buat_tamu,
    formulir,
    staf,
)

PUTUSAN = {"jenis": "salinan_putusan", "nomor_putusan": "12/Pdt.G/2025/PA.Ctoh"}


def keliru(satker: Satker, isian: dict[str, Any], pelaku: Pelaku | None = None, **lain: Any) -> dict[str, str]:
    """What is said beside each field; nothing is stored then."""
    with pytest.raises(BelumLengkap) as tangkap:
        ajukan_permohonan(satker, isian, pelaku=pelaku or Pelaku.pemohon(), **lain)
    assert not Urusan.objects.exists()
    assert all(k.endswith(".") for k in tangkap.value.keliru.values())
    return tangkap.value.keliru


def test_a_form_becomes_a_line_of_the_register_with_a_receipt(satker: Satker) -> None:
    """R-002-4, R-002-11, R-002-12: number, code, due date, at once."""
    terbuka = ajukan_permohonan(satker, formulir(), pelaku=Pelaku.pemohon())
    p = Permohonan.objects.get()
    assert (p.nomor, p.kanal, p.keadaan) == (f"001/INF/{satker.singkatan}/I/2026", "web", "terdaftar")
    assert (p.dibuat_oleh, p.petugas, p.identitas_ditunjukkan) == (None, None, False)
    assert len(terbuka.sandi) == 10
    assert cari_urusan("1 inf 2026", "salah", "uji") is None


def test_the_numbers_run_on_without_a_gap(satker: Satker) -> None:
    """R-002-4: also past a form that was refused, and each court for itself."""
    ajukan(satker)
    with pytest.raises(BelumLengkap):
        ajukan(satker, nama="")
    assert [ajukan(satker).urut, ajukan(buat_pengadilan()).urut, ajukan(satker).urut] == [2, 1, 3]


def test_an_empty_form_names_every_field_to_fill(satker: Satker) -> None:
    assert set(keliru(satker, {})) == {
        *("jenis_pemohon", "nama", "jenis_identitas", "nomor_identitas", "alamat", "telepon"),
        *("rincian", "tujuan", "jenis", "cara_memperoleh", "cara_mendapatkan"),
    }


@pytest.mark.parametrize(
    ("ubah", "bidang"),
    [
        ({"nama": " \x00 "}, "nama"),
        ({"nama": "x" * 121}, "nama"),
        ({"rincian": "x" * 5001}, "rincian"),
        ({"tujuan": "x" * 2001}, "tujuan"),
        ({"alamat": "x" * 301}, "alamat"),
        ({"telepon": "0" * 61}, "telepon"),
        ({"pekerjaan": ""}, "pekerjaan"),
        ({"pekerjaan": "x" * 81}, "pekerjaan"),
        ({"jenis": "rahasia"}, "jenis"),
        ({"cara_memperoleh": "dibacakan"}, "cara_memperoleh"),
        ({"cara_mendapatkan": "merpati"}, "cara_mendapatkan"),
        ({"jenis_pemohon": "raja"}, "jenis_pemohon"),
        ({"jenis_identitas": "sim"}, "jenis_identitas"),
        ({"telepon": ""}, "telepon"),
        ({"surel": "bukan surel"}, "surel"),
        ({"surel": "a@" + "b" * 250 + ".id"}, "surel"),
        ({"kabari_surel": True}, "surel"),
        ({"kabari_wa": True}, "nomor_wa"),
        ({"nomor_wa": "0286 555000"}, "nomor_wa"),
        ({"nomor_wa": "halo"}, "nomor_wa"),
        ({"jenis": "salinan_putusan"}, "nomor_putusan"),
    ],
)
def test_a_bad_field_is_named(satker: Satker, ubah: dict[str, Any], bidang: str) -> None:
    """Bad input: what to mend stands beside it, and nothing else is complained about."""
    assert set(keliru(satker, formulir(**ubah))) == {bidang}


@pytest.mark.parametrize("nik", ["", "123", NIK + "1", NIK[:-1] + "x", "１" * 16, " " * 16])
def test_a_ktp_has_sixteen_digits(satker: Satker, nik: str) -> None:
    """R-002-1."""
    assert set(keliru(satker, formulir(nomor_identitas=nik))) == {"nomor_identitas"}


def test_a_ktp_must_be_valid(satker: Satker) -> None:
    """R-002-1: one without an end is valid for life; on its last day it still is."""
    assert set(keliru(satker, formulir(identitas_sampai=date(2026, 1, 4)))) == {"identitas_sampai"}
    assert ajukan(satker, identitas_sampai=date(2026, 1, 5)).identitas_sampai == date(2026, 1, 5)
    assert ajukan(satker, identitas_sampai=None).identitas_sampai is None


@pytest.mark.parametrize("pemohon", IDENTITAS_UNTUK)
def test_each_kind_of_applicant_has_its_own_identity(satker: Satker, pemohon: str) -> None:
    """4.3: KTP, deed, power of attorney, passport."""
    dikenal = {i for milik in IDENTITAS_UNTUK.values() for i in milik}
    isian = formulir(jenis_pemohon=pemohon, atas_nama="Yayasan Uji", nomor_identitas=NIK)
    for identitas in dikenal - set(IDENTITAS_UNTUK[pemohon]):
        assert set(keliru(satker, isian | {"jenis_identitas": identitas})) == {"jenis_identitas"}
    for identitas in IDENTITAS_UNTUK[pemohon]:
        assert ajukan(satker, **isian | {"jenis_identitas": identitas}).jenis_identitas == identitas


@pytest.mark.parametrize(("pemohon", "identitas"), [("badan_hukum", "akta_pendirian"), ("kelompok", "surat_kuasa")])
def test_who_speaks_for_others_names_them(satker: Satker, pemohon: str, identitas: str) -> None:
    isian = formulir(jenis_pemohon=pemohon, jenis_identitas=identitas)
    assert set(keliru(satker, isian)) == {"atas_nama"}
    assert ajukan(satker, **isian, atas_nama="LBH Uji").atas_nama == "LBH Uji"


def test_nothing_of_the_identity_stands_readable_in_the_table(satker: Satker) -> None:
    """UU PDP: identity number, address and telephone are encrypted, and the search knows none of them."""
    ajukan(satker)
    with connection.cursor() as kursor:
        kursor.execute("SELECT p::text, u.cari::text FROM informasi_permohonan p JOIN layanan_urusan u ON true")
        baris, cari = kursor.fetchone()
    assert NIK not in baris + cari
    assert "Melati" not in baris + cari
    assert "3456" not in baris + cari
    assert "aminah" in cari


def test_the_public_cannot_write_what_is_the_officers(satker: Satker) -> None:
    """Extra keys of a forged form change nothing."""
    paksa = {"kanal": "langsung", "keadaan": "diserahkan", "hasil": "dikabulkan", "jawaban": "x", "sederhana": True}
    lain = {
        "biaya_penggandaan": 0,
        "nomor": "1",
        "diterima_pada": sekarang() - timedelta(days=9),
        "diputus_ketua": True,
    }
    p = ajukan(satker, **paksa, **lain)
    assert (p.kanal, p.keadaan, p.hasil, p.jawaban, p.sederhana) == ("web", "terdaftar", "", "", False)
    assert (p.biaya, p.diputus_ketua, p.diterima_pada) == (None, False, sekarang())


def test_in_person_begins_with_the_guest_book_and_the_ktp(satker: Satker) -> None:
    """R-002-1, R-002-2, R-002-22."""
    petugas = staf(satker)
    isian = formulir(kanal="langsung")
    assert set(keliru(satker, isian, petugas)) == {"tamu"}
    tanpa_ktp = buat_tamu(satker, petugas, ktp_ditunjukkan=False)
    assert set(keliru(satker, isian, petugas, tamu=tanpa_ktp)) == {"tamu"}
    tamu = buat_tamu(satker, petugas)
    p = ajukan_permohonan(satker, isian, pelaku=petugas, tamu=tamu).urusan
    assert (p.kanal, p.identitas_ditunjukkan, p.dibuat_oleh, p.petugas) == (
        "langsung",
        True,
        petugas.user,
        petugas.user,
    )
    assert Tamu.objects.get(pk=tamu.pk).permohonan == p


def test_a_visit_of_another_court_or_request_is_not_taken(satker: Satker) -> None:
    petugas, lain = staf(satker), buat_pengadilan()
    isian = formulir(kanal="langsung")
    assert set(keliru(satker, isian, petugas, tamu=buat_tamu(lain))) == {"tamu"}
    ajukan_langsung(satker, petugas)
    with pytest.raises(BelumLengkap, match="tamu"):
        ajukan_permohonan(satker, isian, pelaku=petugas, tamu=Tamu.objects.exclude(permohonan=None).get())


@pytest.mark.parametrize("kanal", [k for k in Kanal.values if k != Kanal.LANGSUNG])
def test_from_afar_the_officer_writes_the_form(satker: Satker, kanal: str) -> None:
    """R-002-23, R-002-24: telephone, fax, e-mail and the later ways; no visit is asked for."""
    p = ajukan_permohonan(satker, formulir(kanal=kanal), pelaku=staf(satker)).urusan
    assert (p.kanal, p.langsung, p.keadaan) == (kanal, False, "terdaftar")


@pytest.mark.parametrize("peran", [KETUA, Peran.PTSP, Peran.ADMIN, Peran.HAKIM, Peran.PEMANTAU])
def test_only_the_desk_enters_requests(satker: Satker, peran: str) -> None:
    with pytest.raises(TakBerhak):
        ajukan_permohonan(satker, formulir(kanal="telepon"), pelaku=staf(satker, peran))
    with pytest.raises(TakBerhak):
        catat_sederhana(satker, {"rincian": "?", "jawaban": "!"}, pelaku=staf(satker, peran))


def test_an_officer_of_another_court_enters_nothing(satker: Satker) -> None:
    with pytest.raises(TakBerhak):
        ajukan_permohonan(satker, formulir(kanal="telepon"), pelaku=staf(buat_pengadilan()))


def test_a_letter_from_the_future_is_refused(satker: Satker) -> None:
    petugas = staf(satker)
    for saat in (sekarang() + timedelta(minutes=1), "kemarin", sekarang().replace(tzinfo=None)):
        isian = formulir(kanal="surat", diterima_pada=saat)
        assert set(keliru(satker, isian, petugas)) == {"diterima_pada"}


def test_a_simple_question_is_answered_and_registered_without_a_form(satker: Satker) -> None:
    """R-002-3, R-002-4: no form, no code, and yet a line of the register."""
    petugas = staf(satker)
    isian = {"rincian": "Jam buka?", "jawaban": "08.00–16.30", "kanal": "telepon"}
    terbuka = catat_sederhana(satker, isian, pelaku=petugas)
    p = terbuka.urusan
    assert (terbuka.sandi, p.urut, p.keadaan, p.sederhana) == ("", 1, "dijawab_langsung", True)
    assert (p.nama, p.hasil, p.biaya, p.jatuh_tempo) == ("Tanpa nama", "dikabulkan", 0, None)


def test_a_simple_question_still_needs_question_and_answer(satker: Satker) -> None:
    with pytest.raises(BelumLengkap) as tangkap:
        catat_sederhana(satker, {"nama": "Siti", "nomor_wa": "12"}, pelaku=staf(satker))
    assert set(tangkap.value.keliru) == {"rincian", "jawaban", "nomor_wa"}


def test_the_visitor_of_a_simple_question_lends_his_name(satker: Satker) -> None:
    """R-002-2, R-002-3."""
    petugas = staf(satker)
    tamu = buat_tamu(satker, petugas, nama="Pak Bambang")
    p = catat_sederhana(satker, {"rincian": "Jam?", "jawaban": "08.00"}, pelaku=petugas, tamu=tamu).urusan
    assert (p.nama, p.kanal, p.kunjungan.get()) == ("Pak Bambang", "langsung", tamu)


@pytest.mark.parametrize("jenis", ["dokumen", "salinan_putusan"])
def test_a_document_is_never_simple(satker: Satker, jenis: str) -> None:
    """R-002-3: whatever is said, the simple way registers information only."""
    p = catat_sederhana(satker, {"rincian": "?", "jawaban": "!", "jenis": jenis}, pelaku=staf(satker)).urusan
    assert p.jenis == "informasi"


def test_an_appeal_court_sends_for_decision_copies_to_the_first_instance(pta: Satker) -> None:
    """R-002-13: at once where the court is named, by the officer where it is not."""
    pa = buat_pengadilan(induk=pta)
    p = ajukan(pta, **PUTUSAN, rujukan=pa)
    assert (p.keadaan, p.rujukan, p.rujukan_nama, p.jatuh_tempo) == ("dirujuk", pa, pa.nama, None)
    assert ajukan(pta, **PUTUSAN, rujukan_nama="PA Jauh").rujukan_nama == "PA Jauh"
    p = ajukan(pta, **PUTUSAN)
    assert p.keadaan == "terdaftar"
    assert rujuk_putusan(p, pelaku=staf(pta), rujukan=pa).keadaan == "dirujuk"


def test_a_court_of_first_instance_serves_decision_copies_itself(satker: Satker) -> None:
    """R-002-13."""
    p = ajukan(satker, **PUTUSAN, rujukan_nama="PA Lain")
    assert p.keadaan == "terdaftar"
    with pytest.raises(Ditolak, match="dilayani di sini"):
        rujuk_putusan(p, pelaku=staf(satker), rujukan_nama="PA Lain")


def test_only_decision_copies_are_referred(pta: Satker) -> None:
    with pytest.raises(Ditolak, match="Hanya permohonan fotokopi"):
        rujuk_putusan(ajukan(pta), pelaku=staf(pta), rujukan_nama="PA Lain")
    with pytest.raises(BelumLengkap, match="rujukan_nama"):
        rujuk_putusan(ajukan(pta, **PUTUSAN), pelaku=staf(pta))


@pytest.mark.parametrize("jenis", ["dokumen", "salinan_putusan"])
@pytest.mark.parametrize("cara", ["surel", "pos", "e_lid"])
def test_a_document_asked_from_afar_cannot_be_wanted_by_post(satker: Satker, jenis: str, cara: str) -> None:
    """R-002-27, said when it is asked for; another profile sends it."""
    isian = formulir(**PUTUSAN | {"jenis": jenis}, cara_mendapatkan=cara)
    assert set(keliru(satker, isian)) == {"cara_mendapatkan"}
    assert ajukan(satker, cara_mendapatkan=cara).cara_mendapatkan == cara
    buat_setelan(satker, profil="sk_2_144_2022")
    assert ajukan(satker, **isian).cara_mendapatkan == cara


def test_consent_to_whatsapp_is_written_down(satker: Satker) -> None:
    """The ledger says when, by which way and by which text; who does not tick the box has no number here."""
    p = ajukan(satker, nomor_wa="0812 3456 7890", kabari_wa=True)
    setuju = Persetujuan.objects.get()
    assert (p.kabari_wa, p.nomor_wa, setuju.nomor.e164) == (True, setuju.nomor, "+6281234567890")
    assert (setuju.kanal, setuju.tindakan, setuju.petugas) == ("formulir", "beri", None)
    p = ajukan(satker, nomor_wa="0812 9999 0000")
    assert (p.kabari_wa, p.nomor_wa, Nomor.objects.count()) == (False, None, 1)


def test_at_the_counter_the_ledger_names_the_officer(satker: Satker) -> None:
    petugas = staf(satker, PJ)
    ajukan_langsung(satker, petugas, nomor_wa="081234567890", kabari_wa=True)
    assert Persetujuan.objects.values_list("kanal", "petugas").get() == ("loket", petugas.user.pk)


def test_a_form_does_not_wake_a_number_that_said_stop(satker: Satker) -> None:
    """BERHENTI is the owner's word; anybody can type a number into a form."""
    nomor = Nomor.objects.create(satker=satker, e164="+6281234567890", keadaan="berhenti", dibuat=sekarang())
    ajukan(satker, nomor_wa="081234567890", kabari_wa=True)
    nomor.refresh_from_db()
    assert nomor.keadaan == "berhenti"
    assert not nomor.pesan.exists()
