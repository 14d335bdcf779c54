"""SALAH: a stranger got a litigant's notice (domain 5.7, gateways section 9)."""

from typing import Any

import pytest

from notifikasi import perintah
from notifikasi.models import Gateway, Nomor, Persetujuan, Pesan, PesanMasuk
from perkara.models import Perkara, Registrasi, SumberSipp, TugasLoket
from perkara.registrasi import daftarkan_otomatis
from satker.models import Satker
from satker.waktu import sekarang
from tests.pabrik import buat_satker
from tests.perkara.pabrik import buat_menunggu, buat_nomor, buat_perkara, buat_pihak, buat_registrasi


def balas(gateway: Gateway, nomor: Nomor | None, teks: str) -> PesanMasuk:
    """An incoming text, as the inbox hands it to its command."""
    masuk = PesanMasuk.objects.create(
        gateway=gateway, id_luar=teks, pengirim="x", nomor=nomor, teks=teks, waktu=sekarang()
    )
    dikenal = perintah.kenali(teks)
    assert dikenal is not None
    dikenal.jalankan(masuk)
    return masuk


@pytest.mark.parametrize("teks", ["SALAH", "salah", " Salah. "])
def test_the_number_leaves_all_its_cases_and_is_told_so(
    satker: Satker, perkara: Perkara, gateway: Gateway, teks: str
) -> None:
    pihak = buat_pihak(perkara, telepon="081234567890")
    kita = buat_registrasi(perkara, pihak=pihak, nama="Siti")
    nomor = kita.nomor
    buat_registrasi(buat_perkara(satker), nomor, nama="Rudi")
    tetangga = buat_registrasi(perkara)
    antre = Pesan.objects.create(
        satker=satker,
        jenis="N-04",
        kunci="x",
        subjek="sidang",
        subjek_id=1,
        nomor=nomor,
        kirim_mulai=sekarang(),
        siap_pada=sekarang(),
        dibuat=sekarang(),
    )
    masuk = balas(gateway, nomor, teks)
    nomor.refresh_from_db()
    antre.refresh_from_db()
    tetangga.refresh_from_db()
    assert nomor.keadaan == "salah_orang"
    assert set(Registrasi.objects.filter(nomor=nomor).values_list("status", "dicabut_pada")) == {("salah", sekarang())}
    assert tetangga.status == "aktif"
    assert antre.status == "batal"
    jawaban = Pesan.objects.get(jenis="N-73")
    assert (jawaban.kunci, jawaban.status) == (f"{satker.kode}:N-73:masuk:{masuk.pk}", "antre")
    assert Persetujuan.objects.get(nomor=nomor).tindakan == "tarik"
    assert TugasLoket.objects.count() == 2
    tugas = TugasLoket.objects.get(pihak=pihak)
    assert "Siti" in tugas.sebab
    assert nomor.e164 not in tugas.sebab


def test_it_is_never_registered_automatically_again(
    satker: Satker, sumber: SumberSipp, gateway: Gateway, perkara: Perkara, petugas: Any
) -> None:
    pihak = buat_pihak(perkara, telepon="081234567890")
    daftarkan_otomatis(satker)
    balas(gateway, Nomor.objects.get(), "SALAH")
    assert daftarkan_otomatis(satker)["didaftarkan"] == 0
    type(pihak).objects.update(telepon="+62 812 3456 7890", telepon_dinilai=None)
    assert daftarkan_otomatis(satker)["didaftarkan"] == 0
    buat_pihak(buat_perkara(satker), telepon="081234567890")
    assert daftarkan_otomatis(satker)["tugas"] == 1


def test_the_to_do_closes_when_sipp_is_mended(
    satker: Satker, sumber: SumberSipp, gateway: Gateway, perkara: Perkara
) -> None:
    pihak = buat_pihak(perkara, telepon="081234567890")
    daftarkan_otomatis(satker)
    balas(gateway, Nomor.objects.get(), "SALAH")
    assert TugasLoket.objects.get().selesai_pada is None
    type(pihak).objects.update(telepon="085711112222")
    daftarkan_otomatis(satker)
    assert TugasLoket.objects.get().selesai_pada is not None
    assert Registrasi.objects.get(status="aktif").nomor.e164 == "+6285711112222"


def test_a_waiting_registration_ends_too(satker: Satker, gateway: Gateway) -> None:
    nomor = buat_nomor(satker)
    buat_menunggu(nomor)
    balas(gateway, nomor, "SALAH")
    assert Registrasi.objects.get().status == "salah"
    assert not TugasLoket.objects.exists()


def test_a_stranger_without_a_number_of_ours_changes_nothing(satker: Satker, gateway: Gateway) -> None:
    balas(gateway, None, "SALAH")
    assert not Pesan.objects.exists()


def test_another_courts_row_of_the_same_phone_stays(satker: Satker, gateway: Gateway, perkara: Perkara) -> None:
    nomor = buat_registrasi(perkara).nomor
    asing = buat_registrasi(buat_perkara(buat_satker()), buat_nomor(buat_satker(), e164=nomor.e164))
    balas(gateway, nomor, "SALAH")
    asing.refresh_from_db()
    asing.nomor.refresh_from_db()
    assert (asing.status, asing.nomor.keadaan) == ("aktif", "aktif")
