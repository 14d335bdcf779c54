"""What staff may do with messages and gateways, and the numbers' services."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from notifikasi import services
from notifikasi.antar import antar
from notifikasi.models import Nomor, Percobaan, Persetujuan, Pesan
from notifikasi.services import TindakanDitolak
from notifikasi.tasks import antar_satu, antar_semua, proses_masuk, sapu
from satker.models import JejakAudit, Satker
from satker.waktu import pada, sekarang
from tests.notifikasi.pabrik import buat_gateway, buat_nomor, buat_pesan, jam, status
from tests.pabrik import buat_pengguna
from tests.palsu import ajaib
from tests.palsu.cloud_api import CloudApiPalsu
from tests.palsu.waha import WahaPalsu

pytestmark = pytest.mark.django_db


@pytest.fixture
def petugas(satker: Satker) -> Any:
    """An officer of the court."""
    return buat_pengguna(satker, "ptsp")


def test_a_failed_message_is_sent_again_on_request(satker: Satker, waha: WahaPalsu, petugas: Any) -> None:
    buat_gateway(satker, waha.setelan())
    pesan = buat_pesan(satker, status="gagal", galat="Ditolak.", selesai_pada=sekarang())
    services.coba_lagi(pesan, petugas)
    antar(satker)
    assert status(pesan) == ["diterima"]
    baris = JejakAudit.objects.get(tindakan="pesan_coba_lagi")
    assert (baris.pelaku, baris.rincian["dari"]) == (petugas.username, "gagal")


def test_a_person_who_asks_again_gives_the_message_all_its_retries(satker: Satker, petugas: Any) -> None:
    gateway = buat_gateway(satker)
    pesan = buat_pesan(satker, status="gagal", jumlah_percobaan=6)
    for ke in range(1, 7):
        isi = {"ke": ke, "gateway": gateway, "mulai": sekarang(), "selesai": sekarang()}
        Percobaan.objects.create(pesan=pesan, hasil="ditolak", verdict="segera", **isi)
    services.coba_lagi(pesan, petugas)
    antar(satker)
    assert status(pesan) == ["antre"]


def test_what_may_have_arrived_needs_a_second_word(satker: Satker, petugas: Any) -> None:
    pesan = buat_pesan(satker, status="tak_pasti")
    with pytest.raises(TindakanDitolak, match="mungkin sudah terkirim"):
        services.coba_lagi(pesan, petugas)
    assert status(pesan) == ["tak_pasti"]
    assert services.coba_lagi(pesan, petugas, yakin=True).status == "antre"


@pytest.mark.parametrize(
    "keadaan", ["antre", "dikirim", "diterima", "terkirim", "sampai", "dibaca", "batal", "kedaluwarsa"]
)
def test_other_states_are_not_sent_again(satker: Satker, petugas: Any, keadaan: str) -> None:
    pesan = buat_pesan(satker, status=keadaan)
    with pytest.raises(TindakanDitolak):
        services.coba_lagi(pesan, petugas, yakin=True)
    assert status(pesan) == [keadaan]
    assert not JejakAudit.objects.filter(tindakan="pesan_coba_lagi").exists()


def test_a_message_whose_hour_has_passed_is_not_sent_late(satker: Satker, petugas: Any) -> None:
    pesan = buat_pesan(satker, status="gagal", kedaluwarsa=sekarang())
    with pytest.raises(TindakanDitolak, match="sudah lewat"):
        services.coba_lagi(pesan, petugas)


def test_a_number_that_stopped_is_not_written_to_on_request_either(satker: Satker, petugas: Any) -> None:
    pesan = buat_pesan(satker, status="gagal", nomor=buat_nomor(satker, keadaan="berhenti"))
    with pytest.raises(TindakanDitolak, match="Berhenti atas permintaan"):
        services.coba_lagi(pesan, petugas)


def test_what_has_not_left_can_be_taken_back(satker: Satker, waha: WahaPalsu, petugas: Any) -> None:
    buat_gateway(satker, waha.setelan())
    pesan = buat_pesan(satker)
    services.batalkan(pesan, petugas)
    antar(satker)
    assert status(pesan) == ["batal"]
    assert waha.diterima == []
    with pytest.raises(TindakanDitolak):
        services.batalkan(pesan, petugas)


def test_an_officer_who_saw_it_on_the_phone_settles_it(satker: Satker, petugas: Any) -> None:
    pesan = buat_pesan(satker, status="tak_pasti", galat="Tidak diketahui.")
    hasil = services.nyatakan_terkirim(pesan, petugas)
    assert (hasil.status, hasil.galat) == ("terkirim", "")
    with pytest.raises(TindakanDitolak):
        services.nyatakan_terkirim(buat_pesan(satker), petugas)


def test_a_gateway_is_held_and_let_go_once_each(satker: Satker, waha: WahaPalsu, petugas: Any) -> None:
    gateway = buat_gateway(satker, waha.setelan())
    pesan = buat_pesan(satker)
    services.jeda(gateway, petugas)
    services.jeda(gateway, petugas)
    antar(satker)
    assert status(pesan) == ["antre"]
    services.lanjutkan(gateway, petugas)
    antar(satker)
    assert status(pesan) == ["diterima"]
    assert [j.tindakan for j in JejakAudit.objects.order_by("id")] == ["gateway_dijeda", "gateway_dilanjutkan"]


def test_the_counters_button_stops_and_starts_with_the_officers_name(satker: Satker, petugas: Any) -> None:
    nomor = buat_nomor(satker)
    antre = buat_pesan(satker, nomor=nomor)
    assert services.hentikan(nomor, Persetujuan.Kanal.LOKET, petugas)
    assert not services.hentikan(nomor, Persetujuan.Kanal.LOKET, petugas)
    assert status(antre) == ["batal"]
    assert services.aktifkan(nomor, Persetujuan.Kanal.LOKET, petugas)
    nomor.refresh_from_db()
    assert nomor.keadaan == "aktif"
    assert {p.petugas for p in Persetujuan.objects.all()} == {petugas}


def test_a_number_of_somebody_else_can_be_taken_back_at_the_counter(satker: Satker, petugas: Any) -> None:
    nomor = buat_nomor(satker, keadaan="salah_orang")
    assert services.aktifkan(nomor, Persetujuan.Kanal.LOKET, petugas)


def test_a_number_is_known_once_per_court(satker: Satker) -> None:
    satu = services.pastikan_nomor(satker, "+6281234567890")
    assert services.pastikan_nomor(satker, "+6281234567890") == satu
    assert satu.keadaan == Nomor.Keadaan.AKTIF
    with pytest.raises(IntegrityError), transaction.atomic():
        services.pastikan_nomor(satker, "081234567890")


@pytest.mark.parametrize(("akhir", "ada"), [(ajaib.BIASA, True), (ajaib.BUKAN_WHATSAPP, False)])
def test_the_gateway_is_asked_once_a_month(satker: Satker, waha: WahaPalsu, akhir: str, ada: bool) -> None:
    """R-000-5: whether the number has WhatsApp."""
    buat_gateway(satker, waha.setelan())
    nomor = buat_nomor(satker, e164=ajaib.nomor(akhir))
    assert [services.cek_whatsapp(nomor) for _ in range(3)] == [ada] * 3
    assert len(waha.permintaan) == 1
    with pada(sekarang() + timedelta(days=31)):
        services.cek_whatsapp(nomor)
    assert len(waha.permintaan) == 2


def test_nobody_who_can_tell_is_no_answer(satker: Satker) -> None:
    nomor = buat_nomor(satker)
    assert services.cek_whatsapp(nomor) is None
    with CloudApiPalsu() as meta:
        buat_gateway(satker, meta.setelan(), jenis="cloud_api")
        assert services.cek_whatsapp(nomor) is None
    buat_gateway(satker)  # nobody listens there
    assert services.cek_whatsapp(nomor) is None
    nomor.refresh_from_db()
    assert nomor.dicek_pada is None


def test_antar_runs_as_of_a_moment_and_prints_one_line(
    satker: Satker, waha: WahaPalsu, capsys: pytest.CaptureFixture[str]
) -> None:
    buat_gateway(satker, waha.setelan())
    besok = buat_pesan(satker, segera=False, siap_pada=jam("10:00"), kirim_mulai=jam("10:00"))
    call_command("antar", pada=jam("09:59"))
    call_command("antar", "--pada", "2026-11-23T10:00:00+07:00", "--satker", satker.kode)
    baris = [json.loads(b) for b in capsys.readouterr().out.splitlines()]
    assert [b["diterima"] for b in baris] == [0, 1]
    assert status(besok) == ["diterima"]


@pytest.mark.parametrize(
    ("pilihan", "kata"), [(["--satker", "tidak-ada"], "tidak ada"), (["--pada", "2026-11-23T10:00:00"], "zona")]
)
def test_antar_says_what_is_wrong_with_its_options(pilihan: list[str], kata: str) -> None:
    with pytest.raises(CommandError, match=kata):
        call_command("antar", *pilihan)


def test_the_doorbells_do_the_work(satker: Satker, waha: WahaPalsu, capsys: pytest.CaptureFixture[str]) -> None:
    buat_gateway(satker, waha.setelan())
    pesan = buat_pesan(satker)
    antar_semua()  # rings once per court; carries only its key
    antar_satu(satker.pk)
    sapu()
    proses_masuk()
    assert status(pesan) == ["diterima"]
    call_command("sapu")
    assert json.loads(capsys.readouterr().out)["tak_pasti"] == 0
    assert Pesan.objects.count() == 1
