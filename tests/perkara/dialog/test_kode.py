"""DAFTAR <kode>: the counter's code registers the phone that sends it, once, with consent on the ledger (R-000-3)."""

import re
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifikasi.models import Gateway, Nomor, Persetujuan, Pesan
from notifikasi.perintah import kenali
from perkara.models import KodeDaftar, Perkara, Registrasi
from perkara.registrasi import IsianDitolak
from perkara.registrasi.isian import VERSI_TEKS_KODE
from perkara.registrasi.kode import (
    BERLAKU,
    COBA_TERBANYAK,
    HURUF,
    Alasan,
    buat_kode,
    pakai_kode,
    seperti_kode,
    tampil,
    tautan,
)
from satker.models import JejakAudit, Peran, Satker
from satker.waktu import pada, sekarang
from tests.pabrik import buat_pengguna, buat_satker
from tests.perkara.dialog.conftest import HP, bunyi, kirim
from tests.perkara.pabrik import buat_kuasa, buat_perkara, buat_pihak, buat_registrasi

LAIN = "+6281399990555"


@pytest.fixture
def petugas(satker: Satker) -> Any:
    """A PTSP officer."""
    return buat_pengguna(satker, Peran.PTSP)


@pytest.fixture
def kode(satker: Satker, perkara: Perkara, petugas: Any) -> KodeDaftar:
    """A code for the case's filer."""
    return buat_kode(satker, petugas, perkara, pihak=buat_pihak(perkara, nama="Siti Aminah"))


def jenis(pesan: list[Pesan]) -> list[str]:
    return [p.jenis for p in pesan]


def test_the_code_registers_the_phone_and_n_01_says_so(gateway: Gateway, kode: KodeDaftar) -> None:
    (pesan,) = kirim(gateway, f"DAFTAR {tampil(kode)}")
    assert pesan.jenis == "N-01"
    assert "123/Pdt.G/2026/PA.Bjh" in bunyi(pesan)
    registrasi = Registrasi.objects.get()
    assert (registrasi.nomor.e164, registrasi.nama, registrasi.sisi) == (HP, "Siti Aminah", 1)
    assert (registrasi.perkara, registrasi.pihak, registrasi.petugas) == (kode.perkara, kode.pihak, kode.petugas)
    kode.refresh_from_db()
    assert (kode.dipakai_pada, kode.registrasi) == (sekarang(), registrasi)


def test_consent_by_reply_with_its_text_version_stands_on_the_ledger(gateway: Gateway, kode: KodeDaftar) -> None:
    kirim(gateway, f"DAFTAR {kode.kode}")
    catatan = Persetujuan.objects.get()
    assert (catatan.tindakan, catatan.dasar, catatan.kanal) == ("beri", "persetujuan", "balasan")
    assert (catatan.versi_teks, catatan.petugas) == (VERSI_TEKS_KODE, kode.petugas)
    assert Registrasi.objects.get().persetujuan == catatan


@pytest.mark.parametrize("bentuk", ["DAFTAR {a}-{b}", "daftar {a}{b}", "Daftar: {a} {b}.", "DAPTAR *{a}-{b}* pak"])
def test_the_code_is_read_however_it_was_typed(gateway: Gateway, kode: KodeDaftar, bentuk: str) -> None:
    a, b = kode.kode[:4], kode.kode[4:]
    assert jenis(kirim(gateway, bentuk.format(a=a.lower(), b=b.lower()))) == ["N-01"]


def test_counsel_and_relatives_are_registered_as_such(
    satker: Satker, gateway: Gateway, perkara: Perkara, petugas: Any
) -> None:
    kuasa = buat_kuasa(perkara, sisi=2)
    kirim(gateway, f"DAFTAR {buat_kode(satker, petugas, perkara, kuasa=kuasa).kode}")
    bibi = buat_kode(satker, petugas, perkara, nama="Bu Karso", sisi=1, hubungan="keluarga")
    kirim(gateway, f"DAFTAR {bibi.kode}", LAIN)
    assert list(Registrasi.objects.order_by("pk").values_list("nama", "sisi", "hubungan")) == [
        (kuasa.nama, 2, "kuasa"),
        ("Bu Karso", 1, "keluarga"),
    ]


def test_a_code_works_once_whoever_is_first(gateway: Gateway, kode: KodeDaftar) -> None:
    kirim(gateway, f"DAFTAR {kode.kode}")
    (pesan,) = kirim(gateway, f"DAFTAR {kode.kode}", LAIN)
    assert "sudah dipakai nomor lain" in bunyi(pesan)
    assert Registrasi.objects.count() == 1


def test_the_same_phone_sending_it_twice_is_told_that_all_is_well(gateway: Gateway, kode: KodeDaftar) -> None:
    kirim(gateway, f"DAFTAR {kode.kode}")
    (pesan,) = kirim(gateway, f"DAFTAR {kode.kode}")
    assert "sudah terdaftar dengan kode itu" in bunyi(pesan)
    assert (Registrasi.objects.count(), Persetujuan.objects.count()) == (1, 1)


def test_one_text_delivered_twice_registers_and_answers_once(gateway: Gateway, kode: KodeDaftar) -> None:
    assert jenis(kirim(gateway, f"DAFTAR {kode.kode}", id_luar="sama")) == ["N-01"]
    assert kirim(gateway, f"DAFTAR {kode.kode}", id_luar="sama") == []


def test_after_half_an_hour_it_is_too_late(gateway: Gateway, kode: KodeDaftar) -> None:
    with pada(sekarang() + BERLAKU):
        (pesan,) = kirim(gateway, f"DAFTAR {kode.kode}")
        assert "masa berlaku kode itu sudah lewat" in bunyi(pesan)
    assert not Registrasi.objects.exists()


def test_a_code_sent_in_time_counts_however_late_the_webhook_comes(kode: KodeDaftar, nomor: Nomor) -> None:
    waktu = sekarang() + timedelta(minutes=29)
    with pada(sekarang() + timedelta(hours=3)):
        assert pakai_kode(nomor, kode.kode, waktu).registrasi is not None


def test_an_unknown_code_and_no_code_get_one_helpful_answer(gateway: Gateway, kode: KodeDaftar) -> None:
    (pesan,) = kirim(gateway, "DAFTAR 2222-3333")
    assert "kode itu tidak dikenal" in bunyi(pesan)
    (pesan,) = kirim(gateway, "Daftar")
    assert "kirim DAFTAR diikuti kode dari petugas loket" in bunyi(pesan)
    assert not Registrasi.objects.exists()


def test_after_five_wrong_codes_even_a_right_one_is_not_looked_up_for_an_hour(
    gateway: Gateway, kode: KodeDaftar
) -> None:
    for urut in range(COBA_TERBANYAK):
        kirim(gateway, f"DAFTAR 2222-333{urut + 2}")
    (pesan,) = kirim(gateway, f"DAFTAR {kode.kode}")
    assert "terlalu banyak kode yang tidak cocok" in bunyi(pesan)
    assert jenis(kirim(gateway, f"DAFTAR {kode.kode}", LAIN)) == ["N-01"], "the limit is the sender's own"


def test_codes_that_are_not_answered_any_more_are_counted_all_the_same(gateway: Gateway, kode: KodeDaftar) -> None:
    """Twenty answers an hour, then silence: who used them up on INFO may not go on guessing unseen."""
    for _ in range(22):
        kirim(gateway, "INFO")
    for urut in range(COBA_TERBANYAK):
        kirim(gateway, f"DAFTAR 2222-333{urut + 2}")
    kirim(gateway, f"DAFTAR {kode.kode}")
    assert not Registrasi.objects.exists()


def test_codes_that_were_right_do_not_count(satker: Satker, gateway: Gateway, perkara: Perkara, petugas: Any) -> None:
    """A lawyer registers for all his cases at one visit."""
    for n in range(COBA_TERBANYAK + 2):
        lain = buat_perkara(satker, nomor=f"{n + 200}/Pdt.G/2026/PA.Bjh")
        kode = buat_kode(satker, petugas, lain, kuasa=buat_kuasa(lain))
        assert jenis(kirim(gateway, f"DAFTAR {kode.kode}")) == ["N-01"]


def test_the_limit_passes_after_an_hour(satker: Satker, gateway: Gateway, perkara: Perkara, petugas: Any) -> None:
    for urut in range(COBA_TERBANYAK):
        kirim(gateway, f"DAFTAR 2222-333{urut + 2}")
    with pada(sekarang() + timedelta(minutes=61)):
        kode = buat_kode(satker, petugas, perkara, pihak=buat_pihak(perkara))
        assert jenis(kirim(gateway, f"DAFTAR {kode.kode}")) == ["N-01"]


@pytest.mark.parametrize("keadaan", ["berhenti", "salah_orang", "tidak_sah"])
def test_whoever_sends_the_code_agrees_anew(gateway: Gateway, kode: KodeDaftar, nomor: Nomor, keadaan: str) -> None:
    Nomor.objects.update(keadaan=keadaan)
    kirim(gateway, f"DAFTAR {kode.kode}")
    nomor.refresh_from_db()
    assert nomor.keadaan == "aktif"
    assert JejakAudit.objects.filter(tindakan="nomor.aktifkan").count() == 1


def test_a_berhenti_written_later_stays_the_last_word(kode: KodeDaftar, nomor: Nomor) -> None:
    """Replies can arrive shuffled."""
    Persetujuan.objects.create(
        nomor=nomor,
        tindakan="tarik",
        dasar="persetujuan",
        kanal="balasan",
        versi_teks="x",
        waktu=sekarang() + timedelta(seconds=9),
    )
    assert pakai_kode(nomor, kode.kode, sekarang()).alasan is Alasan.LEWAT
    assert not Registrasi.objects.exists()


def test_a_number_that_is_on_the_case_already_gets_no_second_row(
    gateway: Gateway, kode: KodeDaftar, nomor: Nomor
) -> None:
    ada = buat_registrasi(kode.perkara, nomor)
    kirim(gateway, f"DAFTAR {kode.kode}")
    assert Registrasi.objects.get() == ada
    assert Persetujuan.objects.get().kanal == "balasan"


def test_another_courts_code_is_unknown_here(gateway: Gateway) -> None:
    lain = buat_satker(singkatan="PA.Bn")
    perkara = buat_perkara(lain)
    kode = buat_kode(lain, buat_pengguna(lain, Peran.PTSP), perkara, pihak=buat_pihak(perkara))
    (pesan,) = kirim(gateway, f"DAFTAR {kode.kode}")
    assert "tidak dikenal" in bunyi(pesan)


def test_a_case_that_left_sipp_in_the_meantime_registers_nobody(gateway: Gateway, kode: KodeDaftar) -> None:
    Perkara.objects.update(hilang_pada=sekarang())
    assert jenis(kirim(gateway, f"DAFTAR {kode.kode}")) == ["N-84"]


def test_a_code_is_only_made_for_people_of_this_courts_case(satker: Satker, perkara: Perkara, petugas: Any) -> None:
    asing = buat_pihak(buat_perkara(satker))
    with pytest.raises(IsianDitolak, match="bukan pihak"):
        buat_kode(satker, petugas, perkara, pihak=asing)
    with pytest.raises(IsianDitolak, match="tidak ada lagi"):
        buat_kode(buat_satker(), petugas, perkara, pihak=buat_pihak(perkara))
    with pytest.raises(IsianDitolak, match="nama"):
        buat_kode(satker, petugas, perkara, nama="", sisi=1, hubungan="keluarga")
    with pytest.raises(IsianDitolak, match="pemilik"):
        buat_kode(satker, petugas, perkara, nama="Bu Karso", sisi=7, hubungan="keluarga")
    assert not KodeDaftar.objects.exists()


def test_the_link_opens_the_chat_with_the_code_typed(satker: Satker, gateway: Gateway, kode: KodeDaftar) -> None:
    assert tautan(kode) == f"https://wa.me/6281200001111?text=DAFTAR%20{tampil(kode)}"
    Gateway.objects.update(nomor_pengirim="")
    assert tautan(kode) == ""


def test_codes_are_drawn_from_letters_nobody_mistakes_and_hold_a_figure(
    satker: Satker, perkara: Perkara, petugas: Any
) -> None:
    pihak = buat_pihak(perkara)
    semua = {buat_kode(satker, petugas, perkara, pihak=pihak).kode for _ in range(40)}
    assert len(semua) == 40
    for kode in semua:
        assert re.fullmatch(f"[{HURUF}]{{8}}", kode)
        assert seperti_kode(kode)
    assert not set("01OIAEU") & set(HURUF)


def test_the_trail_names_no_full_number_and_no_code(gateway: Gateway, kode: KodeDaftar) -> None:
    kirim(gateway, f"DAFTAR {kode.kode}")
    for baris in JejakAudit.objects.all():
        assert "81355550555" not in f"{baris.rincian} {baris.pelaku}"
        assert kode.kode not in str(baris.rincian)


@pytest.mark.parametrize(
    "teks", ["daftar online", "daftar sidang", "daftar nama saksi", "daftar 3 orang", "daftar isi"]
)
def test_a_sentence_about_lists_is_no_registration(teks: str) -> None:
    assert kenali(teks) is None


@given(st.text(max_size=40))
def test_no_text_behind_daftar_breaks_the_reading(teks: str) -> None:
    assert seperti_kode(teks) in (True, False)


def test_the_same_phone_may_register_for_several_cases(
    satker: Satker, gateway: Gateway, perkara: Perkara, petugas: Any
) -> None:
    for satu in (perkara, buat_perkara(satker)):
        assert jenis(kirim(gateway, f"DAFTAR {buat_kode(satker, petugas, satu, pihak=buat_pihak(satu)).kode}")) == [
            "N-01"
        ]
    assert Registrasi.objects.filter(nomor__e164=HP, status="aktif").count() == 2
