"""Automatic registration of the filer's number (R-000-4), only when it is on WhatsApp (R-000-5)."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from notifikasi.models import Gateway, Nomor, Persetujuan, Pesan
from perkara.models import Kuasa, Perkara, Pihak, Registrasi, SumberSipp, TugasLoket
from perkara.registrasi import cabut, daftarkan_otomatis
from perkara.registrasi.otomatis import BATAS_CEK
from satker.models import JejakAudit, Satker
from satker.waktu import hari_ini, sekarang
from tests.palsu import ajaib
from tests.palsu.waha import WahaPalsu
from tests.perkara.pabrik import (
    buat_akta,
    buat_kuasa,
    buat_nomor,
    buat_perkara,
    buat_pihak,
    buat_putusan,
    buat_registrasi,
    buat_setelan,
    buat_sidang,
)

pytestmark = pytest.mark.usefixtures("sumber", "gateway")
LAMA = date(2026, 5, 4)  # long before the court went live


def terdaftar() -> set[tuple[str, str]]:
    return set(Registrasi.objects.filter(status="aktif").values_list("nama", "nomor__e164"))


def ganti(orang: Pihak | Kuasa, teks: str) -> None:
    """What the sync does when a clerk mends the field."""
    type(orang).objects.filter(pk=orang.pk).update(telepon=teks)


def test_the_filers_number_of_a_new_case_is_registered_and_told_so(satker: Satker, perkara: Perkara) -> None:
    """R-000-4: stated in the claim, registered without coming to the counter."""
    pihak = buat_pihak(perkara, nama="Siti", telepon="0812-3456-7890")
    hasil = daftarkan_otomatis(satker)
    assert hasil == {"didaftarkan": 1, "tugas": 0, "ditunda": 0, "ditutup": 0}
    kita = Registrasi.objects.get()
    assert (kita.sumber, kita.status, kita.pihak, kita.sisi, kita.petugas) == ("otomatis", "aktif", pihak, 1, None)
    assert (kita.nomor.e164, kita.nomor.di_whatsapp, kita.nomor.dicek_pada) == ("+6281234567890", True, sekarang())
    izin = Persetujuan.objects.get()
    assert (izin.tindakan, izin.dasar, izin.kanal, izin.petugas) == ("beri", "tugas_publik", "gugatan", None)
    assert Pesan.objects.get().kunci == f"{satker.kode}:N-01:registrasi:{kita.pk}"
    assert JejakAudit.objects.get(tindakan="registrasi.otomatis").rincian["jumlah"] == 1


def test_the_other_side_and_third_parties_are_never_registered_automatically(satker: Satker, perkara: Perkara) -> None:
    """R-000-4: only the filer stated a number."""
    for sisi in (2, 3, 4):
        buat_pihak(perkara, sisi)
    buat_kuasa(perkara, sisi=2, telepon="0812 0000 1111")
    daftarkan_otomatis(satker)
    assert not Registrasi.objects.exists()
    assert not TugasLoket.objects.exists()


def test_a_number_both_spouses_gave_is_the_filers(satker: Satker, perkara: Perkara) -> None:
    for sisi, nama in ((1, "Siti"), (2, "Budi")):
        buat_pihak(perkara, sisi, nama=nama, telepon="081234567890")
    daftarkan_otomatis(satker)
    assert terdaftar() == {("Siti", "+6281234567890")}


def test_active_counsel_of_the_filer_is_registered_as_counsel(satker: Satker, perkara: Perkara) -> None:
    """R-000-4: whoever files for a party is the filer; where both gave one number it is counsel's."""
    buat_pihak(perkara, nama="Siti", telepon="0811 222 3333")
    buat_kuasa(perkara, nama="Rudi, S.H.", telepon="+62811-222-3333")
    buat_kuasa(perkara, nama="Bekas, S.H.", telepon="0813 4444 5555", aktif=False)
    daftarkan_otomatis(satker)
    assert terdaftar() == {("Rudi, S.H.", "+628112223333")}
    assert Registrasi.objects.get().hubungan == "kuasa"


def test_several_filers_are_registered_each_once(satker: Satker, perkara: Perkara) -> None:
    for urutan, (nama, telepon) in enumerate([("I", "081234567890"), ("II", "6281234567890"), ("III", "085711112222")]):
        buat_pihak(perkara, nama=nama, telepon=telepon, urutan=urutan + 1)
    daftarkan_otomatis(satker)
    assert terdaftar() == {("I", "+6281234567890"), ("III", "+6285711112222")}


def test_running_cases_are_registered_when_a_court_goes_live(satker: Satker) -> None:
    """Issue 2, section 4: those with a hearing, a pledge or a certificate ahead; the finished past stays silent."""

    def tua(nama: str, **isian: object) -> Perkara:
        perkara = buat_perkara(satker, tanggal_daftar=LAMA, **isian)
        buat_pihak(perkara, nama=nama)
        return perkara

    buat_sidang(tua("sidang di depan"))
    buat_sidang(tua("sidang lampau"), hari_ini(satker) - timedelta(days=3))
    buat_sidang(tua("sidang dihapus"), hilang_pada=sekarang())
    buat_putusan(tua("ikrar di depan", jenis_id=346))
    buat_putusan(tua("akta di depan"))
    buat_akta(tua("baris akta kosong"), nomor="", tanggal=None)
    buat_putusan(Perkara.objects.get(pihak__nama="baris akta kosong"))
    selesai = tua("akta terbit")
    buat_putusan(selesai)
    buat_akta(selesai)
    buat_putusan(tua("ditolak"), status_id=63)
    buat_putusan(tua("bukan cerai", jenis_id=360))
    tua("diam")
    daftarkan_otomatis(satker)
    assert {nama for nama, _ in terdaftar()} == {
        *("sidang di depan", "ikrar di depan", "akta di depan", "baris akta kosong")
    }


@pytest.mark.parametrize(
    ("teks", "kata"),
    [
        ("0286-321456", "rumah atau kantor"),
        ("0812 3456 789O", "huruf"),
        ("3307012345670001", "NIK"),
        ("+60123456789", "luar negeri"),
        ("081234567890/085711112222", "2 nomor"),
        ("8.12346E+11", "lembar kerja"),
        (ajaib.nomor(ajaib.BUKAN_WHATSAPP), "tidak ditemukan di WhatsApp"),
    ],
)
def test_a_number_that_may_not_be_registered_becomes_a_to_do_with_the_reason(
    satker: Satker, perkara: Perkara, teks: str, kata: str
) -> None:
    """R-000-5: not registered automatically, shown to PTSP."""
    pihak = buat_pihak(perkara, telepon=teks)
    assert daftarkan_otomatis(satker)["tugas"] == 1
    assert daftarkan_otomatis(satker)["tugas"] == 0
    tugas = TugasLoket.objects.get()
    assert (tugas.pihak, tugas.mentah, tugas.selesai_pada) == (pihak, teks, None)
    assert kata in tugas.sebab
    assert not Registrasi.objects.exists()
    assert not Pesan.objects.exists()


@pytest.mark.parametrize("teks", ["", "-", "0", "tidak ada"])
def test_a_filer_who_stated_no_number_is_no_to_do(satker: Satker, perkara: Perkara, teks: str) -> None:
    buat_pihak(perkara, telepon=teks)
    assert daftarkan_otomatis(satker)["tugas"] == 0


@pytest.mark.parametrize("keadaan", ["berhenti", "salah_orang", "tidak_sah"])
def test_a_number_that_said_no_is_left_in_peace(satker: Satker, perkara: Perkara, keadaan: str) -> None:
    buat_nomor(satker, e164="+6281234567890", keadaan=keadaan)
    buat_pihak(perkara, telepon="081234567890")
    daftarkan_otomatis(satker)
    assert not Registrasi.objects.exists()
    assert "pernah" in TugasLoket.objects.get().sebab


def test_a_number_known_from_another_case_is_registered_and_not_asked_again(
    satker: Satker, perkara: Perkara, waha: WahaPalsu
) -> None:
    buat_pihak(perkara, nama="Rudi", telepon="081234567890")
    daftarkan_otomatis(satker)
    buat_pihak(buat_perkara(satker), nama="Rudi lagi", telepon="081234567890")
    daftarkan_otomatis(satker)
    assert Registrasi.objects.filter(nomor__e164="+6281234567890").count() == 2
    assert sum("check-exists" in minta.jalur for minta in waha.permintaan) == 1


def test_a_gateway_that_cannot_tell_registers_as_the_seed_did(satker: Satker, perkara: Perkara) -> None:
    """R-000-5: "where the gateway can check"."""
    Gateway.objects.update(jenis="cloud_api")
    buat_pihak(perkara, nama="Siti", telepon="081234567890")
    daftarkan_otomatis(satker)
    assert terdaftar() == {("Siti", "+6281234567890")}
    assert Nomor.objects.get().di_whatsapp is None


def test_a_gateway_that_does_not_answer_is_asked_again_by_the_next_run(
    satker: Satker, perkara: Perkara, waha: WahaPalsu
) -> None:
    """R-000-5: registration presupposes knowing."""
    for _ in range(12):
        buat_pihak(perkara)
    Gateway.objects.update(url="http://127.0.0.1:9")
    assert daftarkan_otomatis(satker) == {"didaftarkan": 0, "tugas": 0, "ditunda": 12, "ditutup": 0}
    assert not Nomor.objects.exists()
    Gateway.objects.update(url=waha.url)
    assert daftarkan_otomatis(satker)["didaftarkan"] == 12


def test_an_open_breaker_and_a_court_without_gateway_wait(satker: Satker, perkara: Perkara, waha: WahaPalsu) -> None:
    buat_pihak(perkara)
    Gateway.objects.update(pemutus_sejak=sekarang())
    assert daftarkan_otomatis(satker)["ditunda"] == 1
    assert waha.permintaan == []
    Gateway.objects.update(pemutus_sejak=None, aktif=False)
    assert daftarkan_otomatis(satker)["ditunda"] == 1


def test_a_run_asks_only_so_many_and_the_next_goes_on(satker: Satker, waha: WahaPalsu) -> None:
    for _ in range(BATAS_CEK // 50 + 1):
        perkara = buat_perkara(satker)
        for _ in range(50):
            buat_pihak(perkara)
    assert daftarkan_otomatis(satker)["didaftarkan"] == BATAS_CEK
    assert len(waha.permintaan) == BATAS_CEK
    assert daftarkan_otomatis(satker)["didaftarkan"] == 50


def test_a_gateway_that_cannot_tell_needs_no_second_run(satker: Satker, waha: WahaPalsu) -> None:
    Gateway.objects.update(jenis="cloud_api")
    perkara = buat_perkara(satker)
    for _ in range(BATAS_CEK + 10):
        buat_pihak(perkara)
    assert daftarkan_otomatis(satker)["didaftarkan"] == BATAS_CEK + 10
    assert waha.permintaan == []


def test_statements_do_not_grow_with_candidates(satker: Satker) -> None:
    def pernyataan(banyak: int) -> int:
        for _ in range(banyak):
            perkara = buat_perkara(satker)
            buat_pihak(perkara)
            buat_pihak(perkara, telepon="0286-321456")
        with CaptureQueriesContext(connection) as tangkap:
            assert daftarkan_otomatis(satker)["didaftarkan"] == banyak
        return len(tangkap)

    assert pernyataan(3) == pernyataan(40)


def test_a_court_may_turn_it_off(satker: Satker, perkara: Perkara) -> None:
    buat_setelan(satker, daftar_otomatis=False)
    buat_pihak(perkara)
    daftarkan_otomatis(satker)
    assert not Registrasi.objects.exists()


def test_what_a_person_decided_stays_decided(satker: Satker, perkara: Perkara, petugas: object) -> None:
    """Taken off at the counter, the number does not come back with the next sync, nor after a detour in SIPP."""
    pihak = buat_pihak(perkara, telepon="081234567890")
    daftarkan_otomatis(satker)
    cabut(Registrasi.objects.get(), petugas, "Dicabut di loket.")
    for teks in ("081234567890", "0812 3456 7890", "-", "081234567890"):
        ganti(pihak, teks)
        assert daftarkan_otomatis(satker)["didaftarkan"] == 0
    assert Registrasi.objects.get().status == "dicabut"


def test_a_number_given_at_the_counter_counts_more_than_the_claims(satker: Satker, perkara: Perkara) -> None:
    pihak = buat_pihak(perkara, telepon="081234567890")
    buat_registrasi(perkara, pihak=pihak, nama="Siti")
    daftarkan_otomatis(satker)
    assert {r.sumber for r in Registrasi.objects.all()} == {"loket"}


def test_a_number_mended_in_sipp_takes_the_place_of_the_wrong_one(satker: Satker, perkara: Perkara) -> None:
    """A mistyped digit reaches a stranger: he hears nothing more."""
    pihak = buat_pihak(perkara, nama="Siti", telepon="081234567890")
    daftarkan_otomatis(satker)
    ganti(pihak, "081234567891")
    daftarkan_otomatis(satker)
    assert terdaftar() == {("Siti", "+6281234567891")}
    lama = Registrasi.objects.get(nomor__e164="+6281234567890")
    assert (lama.status, lama.sebab_dicabut) == ("dicabut", "Nomor di SIPP diganti.")
    assert Pesan.objects.get(nomor=lama.nomor).status == "batal"
    ganti(pihak, "081234567890")
    daftarkan_otomatis(satker)
    assert terdaftar() == {("Siti", "+6281234567890")}


def test_a_to_do_closes_when_the_text_is_mended_or_the_person_registered(satker: Satker, perkara: Perkara) -> None:
    satu, dua = buat_pihak(perkara, telepon="0286-1"), buat_pihak(perkara, telepon="0286-321456")
    daftarkan_otomatis(satker)
    ganti(satu, "081234567890")
    assert daftarkan_otomatis(satker)["ditutup"] == 1
    buat_registrasi(perkara, pihak=dua)
    assert daftarkan_otomatis(satker)["ditutup"] == 1
    assert not TugasLoket.objects.filter(selesai_pada=None).exists()
    ganti(satu, "0286-1")
    daftarkan_otomatis(satker)
    assert not TugasLoket.objects.filter(selesai_pada=None).exists()  # the person has a number by now


def test_a_to_do_of_a_case_that_is_gone_closes(satker: Satker, perkara: Perkara) -> None:
    buat_pihak(perkara, telepon="0286-321456")
    daftarkan_otomatis(satker)
    Perkara.objects.update(hilang_pada=sekarang())
    assert daftarkan_otomatis(satker)["ditutup"] == 1


def test_without_a_source_nothing_happens(satker: Satker, perkara: Perkara) -> None:
    SumberSipp.objects.all().delete()
    buat_pihak(perkara)
    assert daftarkan_otomatis(satker) == {"ditutup": 0}
