"""A changed number (domain 8.8): a to-do for the counter, moved only when a person says so, or left where it is."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from notifikasi import berganti
from notifikasi.gateway.dasar import NomorBerganti
from notifikasi.models import Gateway, Nomor, Persetujuan, Pesan
from perkara.models import Perkara, Registrasi, TugasLoket
from perkara.registrasi import IsianDitolak, daftar_tugas, nyatakan_salah
from perkara.registrasi.berganti import pindahkan
from perkara.registrasi.tugas import tutup_otomatis
from satker.models import JejakAudit, Peran, Satker
from satker.waktu import sekarang
from tests.halaman import sebagai, tertutup
from tests.pabrik import buat_satker
from tests.perkara.pabrik import buat_nomor, buat_perkara, buat_pihak, buat_registrasi

LAMA, BARU = "+6281355550555", "+6281299990555"


@pytest.fixture
def lama(satker: Satker) -> Nomor:
    """The number somebody left."""
    return buat_nomor(satker, e164=LAMA)


@pytest.fixture
def kita(perkara: Perkara, lama: Nomor) -> Registrasi:
    """His registration."""
    return buat_registrasi(perkara, lama, pihak=buat_pihak(perkara, nama="Siti Aminah"), nama="Siti Aminah")


def kabar(gateway: Gateway, baru: str = BARU) -> None:
    """WhatsApp says so."""
    berganti.kabarkan(gateway, NomorBerganti(LAMA, baru, sekarang()))


def test_it_is_told_and_nothing_moves(gateway: Gateway, kita: Registrasi) -> None:
    kabar(gateway)
    tugas = TugasLoket.objects.get()
    assert (tugas.perkara, tugas.pihak, tugas.nomor_lama, tugas.nomor_baru) == (
        kita.perkara,
        kita.pihak,
        kita.nomor,
        BARU,
    )
    assert not Nomor.objects.filter(e164=BARU).exists()
    kita.refresh_from_db()
    assert (kita.status, Pesan.objects.count()) == ("aktif", 0)


def test_the_to_do_and_the_trail_name_no_full_number(gateway: Gateway, kita: Registrasi) -> None:
    kabar(gateway)
    assert "+62 813-••••-0555 ke +62 812-••••-0555" in TugasLoket.objects.get().sebab
    assert "81299990555" not in str(list(JejakAudit.objects.values_list("rincian", flat=True)))


def test_said_twice_it_is_one_to_do(gateway: Gateway, kita: Registrasi) -> None:
    kabar(gateway)
    kabar(gateway)
    assert TugasLoket.objects.count() == 1


def test_what_was_refused_once_is_not_asked_again(gateway: Gateway, kita: Registrasi, petugas: Any) -> None:
    kabar(gateway)
    TugasLoket.objects.update(selesai_pada=sekarang(), selesai_oleh=petugas)
    kabar(gateway)
    assert not daftar_tugas(gateway.satker).exists()
    kabar(gateway, "+6281299990777")
    assert daftar_tugas(gateway.satker).count() == 1


def test_a_number_unknown_here_or_in_no_case_makes_no_to_do(gateway: Gateway, lama: Nomor) -> None:
    kabar(gateway)
    berganti.kabarkan(gateway, NomorBerganti("+6281377770777", BARU, sekarang()))
    assert not TugasLoket.objects.exists()
    assert JejakAudit.objects.filter(tindakan="nomor_berganti").count() == 2


def test_another_courts_registration_of_the_same_phone_is_its_own_matter(gateway: Gateway, kita: Registrasi) -> None:
    lain = buat_satker(singkatan="PA.Bn")
    buat_registrasi(buat_perkara(lain), buat_nomor(lain, e164=LAMA))
    kabar(gateway)
    assert TugasLoket.objects.get().satker == gateway.satker


def test_neither_the_sync_nor_a_registration_closes_it(satker: Satker, gateway: Gateway, kita: Registrasi) -> None:
    """The person is registered, and SIPP's text is not what it is about."""
    kabar(gateway)
    assert kita.pihak is not None
    type(kita.pihak).objects.update(telepon="0812 0000 1111")
    tutup_otomatis(satker)
    assert daftar_tugas(satker).count() == 1


def test_confirmed_the_registration_moves_with_a_new_consent_and_the_new_number_is_told(
    gateway: Gateway, kita: Registrasi, petugas: Any
) -> None:
    kabar(gateway)
    assert pindahkan(TugasLoket.objects.get(), petugas) == 1
    kita.refresh_from_db()
    assert (kita.status, kita.sebab_dicabut) == ("dicabut", "Nomor berganti, dipastikan di loket.")
    baru = Registrasi.objects.get(status="aktif")
    assert (baru.nomor.e164, baru.nama, baru.pihak, baru.sisi) == (BARU, kita.nama, kita.pihak, kita.sisi)
    catatan = Persetujuan.objects.get()
    assert (catatan.nomor, catatan.kanal, catatan.petugas) == (baru.nomor, "loket", petugas)
    assert baru.persetujuan == catatan
    sambutan = Pesan.objects.get()
    assert (sambutan.jenis, sambutan.nomor.e164) == ("N-01", BARU)
    assert not daftar_tugas(gateway.satker).exists()


def test_his_other_cases_move_too_and_whoever_shared_the_phone_stays(
    satker: Satker, gateway: Gateway, kita: Registrasi, lama: Nomor, petugas: Any
) -> None:
    buat_registrasi(buat_perkara(satker), lama, nama="SITI  AMINAH")
    ayah = buat_registrasi(buat_perkara(satker), lama, nama="Joko Susilo")
    kabar(gateway)
    assert pindahkan(TugasLoket.objects.get(perkara=kita.perkara), petugas) == 2
    ayah.refresh_from_db()
    assert ayah.status == "aktif"
    assert [t.perkara_id for t in daftar_tugas(satker)] == [ayah.perkara_id]


def test_confirmed_twice_it_moves_once(gateway: Gateway, kita: Registrasi, petugas: Any) -> None:
    kabar(gateway)
    tugas = TugasLoket.objects.get()
    assert [pindahkan(tugas, petugas), pindahkan(tugas, petugas)] == [1, 0]
    assert Persetujuan.objects.count() == 1


def test_what_is_queued_for_the_old_number_is_taken_back(gateway: Gateway, kita: Registrasi, petugas: Any) -> None:
    saat = sekarang()
    lama = Pesan.objects.create(
        satker=kita.satker,
        jenis="N-04",
        kunci="x",
        subjek="sidang",
        subjek_id=1,
        induk_id=kita.perkara_id,
        nomor=kita.nomor,
        kirim_mulai=saat,
        siap_pada=saat,
        dibuat=saat,
    )
    kabar(gateway)
    pindahkan(TugasLoket.objects.get(), petugas)
    lama.refresh_from_db()
    assert lama.status == "batal"


def test_a_new_number_that_is_on_the_case_already_stays_one_registration(
    satker: Satker, gateway: Gateway, kita: Registrasi, petugas: Any
) -> None:
    assert kita.perkara is not None
    ada = buat_registrasi(kita.perkara, buat_nomor(satker, e164=BARU))
    kabar(gateway)
    pindahkan(TugasLoket.objects.get(), petugas)
    assert Registrasi.objects.get(status="aktif") == ada


@pytest.mark.parametrize("keadaan", ["berhenti", "salah_orang", "tidak_sah"])
def test_a_new_number_that_stopped_is_not_written_to_because_of_this(
    satker: Satker, gateway: Gateway, kita: Registrasi, petugas: Any, keadaan: str
) -> None:
    buat_nomor(satker, e164=BARU, keadaan=keadaan)
    kabar(gateway)
    with pytest.raises(IsianDitolak, match="Daftarkan lewat formulir"):
        pindahkan(TugasLoket.objects.get(), petugas)
    kita.refresh_from_db()
    assert kita.status == "aktif"
    assert daftar_tugas(satker).count() == 1


def test_after_salah_nothing_is_left_to_move(gateway: Gateway, kita: Registrasi, petugas: Any) -> None:
    kabar(gateway)
    nyatakan_salah(kita.nomor)
    assert pindahkan(TugasLoket.objects.get(nomor_baru=BARU), petugas) == 0
    assert not Registrasi.objects.filter(status="aktif").exists()


class TestHalaman:
    """At the counter."""

    @pytest.fixture
    def tugas(self, gateway: Gateway, kita: Registrasi) -> TugasLoket:
        kabar(gateway)
        return TugasLoket.objects.get()

    @pytest.fixture
    def ptsp(self, satker: Satker) -> Client:
        return sebagai(satker, Peran.PTSP)

    def test_the_counter_offers_to_move_and_not_to_move(self, ptsp: Client, tugas: TugasLoket) -> None:
        isi = ptsp.get(reverse("loket")).content.decode()
        assert "berganti nomor" in isi
        assert reverse("tugas_pindah", args=[tugas.pk]) in isi
        assert "Jangan pindahkan" in isi
        assert "81299990555" not in isi

    def test_moving_says_how_many(self, ptsp: Client, tugas: TugasLoket) -> None:
        isi = ptsp.post(reverse("tugas_pindah", args=[tugas.pk]), follow=True).content.decode()
        assert "1 pendaftaran dipindahkan ke nomor baru." in isi

    def test_a_refusal_is_said_and_leaves_the_to_do(self, ptsp: Client, satker: Satker, tugas: TugasLoket) -> None:
        buat_nomor(satker, e164=BARU, keadaan="berhenti")
        isi = ptsp.post(reverse("tugas_pindah", args=[tugas.pk]), follow=True).content.decode()
        assert "Daftarkan lewat formulir di atas." in isi
        assert "Jangan pindahkan" in isi

    def test_not_moving_leaves_everything(self, ptsp: Client, tugas: TugasLoket, kita: Registrasi) -> None:
        ptsp.post(reverse("tugas_selesai", args=[tugas.pk]))
        kita.refresh_from_db()
        assert kita.status == "aktif"
        assert not daftar_tugas(tugas.satker).exists()

    def test_only_this_courts_counter(self, satker: Satker, tugas: TugasLoket) -> None:
        tertutup(reverse("tugas_pindah", args=[tugas.pk]), satker, 404, "post")
        assert sebagai(satker, Peran.HAKIM).post(reverse("tugas_pindah", args=[tugas.pk])).status_code == 403
