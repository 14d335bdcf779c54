"""The case beside the conversation in the staff inbox."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from notifikasi.hal import hal_nomor
from notifikasi.models import Gateway, Nomor, Percakapan
from perkara.models import Perkara
from satker.models import Peran, Satker
from tests.halaman import sebagai
from tests.pabrik import buat_satker
from tests.perkara.dialog.conftest import kirim
from tests.perkara.pabrik import buat_menunggu, buat_nomor, buat_perkara, buat_registrasi


def test_an_officer_sees_whose_number_it_is_in_which_case(
    satker: Satker, terdaftar: Perkara, nomor: Nomor, gateway: Gateway
) -> None:
    kirim(gateway, "Apakah saya boleh diwakili?")
    klien, obrolan = sebagai(satker, Peran.PTSP), Percakapan.objects.get()
    for url in (reverse("kotak_masuk"), reverse("kotak_rincian", args=[obrolan.pk])):
        isi = klien.get(url).content.decode()
        assert "123/Pdt.G/2026/PA.Bjh" in isi
        assert "Siti Uji, Penggugat" in isi
    assert reverse("perkara_rincian", args=[terdaftar.pk]) in isi


def test_a_stranger_belongs_to_no_case(satker: Satker, gateway: Gateway) -> None:
    kirim(gateway, "Halo")
    isi = sebagai(satker, Peran.PTSP).get(reverse("kotak_rincian", args=[Percakapan.objects.get().pk])).content.decode()
    assert "belum terdaftar untuk perkara mana pun" in isi


def test_ended_registrations_and_other_courts_are_left_out(satker: Satker, perkara: Perkara, nomor: Nomor) -> None:
    buat_registrasi(perkara, nomor, status="dicabut")
    lain = buat_satker()
    nomor_lain = buat_nomor(lain)
    buat_registrasi(buat_perkara(lain), nomor_lain)
    assert not any(hal_nomor(satker, [nomor.pk, nomor_lain.pk]).values())


def test_one_that_waits_for_its_case_is_named_as_it_was_typed(satker: Satker, nomor: Nomor) -> None:
    buat_menunggu(nomor)
    (hal,) = hal_nomor(satker, [nomor.pk])[nomor.pk]
    assert (hal.judul, hal.ket) == ("5/Pdt.G/2026/PA.Bjh", "Siti, menunggu perkara di SIPP")


def test_counsel_is_named_as_counsel(satker: Satker, perkara: Perkara, nomor: Nomor) -> None:
    buat_registrasi(perkara, nomor, nama="Rudi, S.H.", hubungan="kuasa")
    assert hal_nomor(satker, [nomor.pk])[nomor.pk][0].ket == "Rudi, S.H., Penggugat, kuasa"


def test_one_query_for_any_number_of_numbers(satker: Satker) -> None:
    semua = []
    for _ in range(10):
        r = buat_registrasi(buat_perkara(satker))
        semua.append(r.nomor_id)
    with CaptureQueriesContext(connection) as tangkapan:
        assert len(hal_nomor(satker, semua)) == 10
    assert len(tangkapan) == 1
    with CaptureQueriesContext(connection) as tangkapan:
        hal_nomor(satker, [])
    assert len(tangkapan) == 0
