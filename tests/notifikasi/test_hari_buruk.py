"""Delivery, the bad days (issue 2, section 7): what a gateway and a network can do to a message."""

from datetime import timedelta

import pytest

from notifikasi.antar import antar, hasil, pemutus
from notifikasi.antar.hitungan import Hitungan
from notifikasi.gateway.dasar import Ditolak, Verdict
from notifikasi.models import Gateway, Nomor, Percobaan, Pesan
from satker.models import JejakAudit, Satker
from satker.waktu import pada, sekarang
from tests.notifikasi.bahan import di_udara
from tests.notifikasi.pabrik import buat_gateway, buat_nomor, buat_pesan, status
from tests.palsu import ajaib
from tests.palsu.cloud_api import CloudApiPalsu
from tests.palsu.waha import WahaPalsu

pytestmark = pytest.mark.django_db


def kirim_ke(satker: Satker, akhir: str, urutan: int = 1234) -> Pesan:
    """A message to a number that makes the fake misbehave."""
    return buat_pesan(satker, nomor=buat_nomor(satker, e164=ajaib.nomor(akhir, urutan)))


def test_a_connection_cut_after_sending_is_never_resent(satker: Satker, waha: WahaPalsu) -> None:
    buat_gateway(satker, waha.setelan())
    pesan = kirim_ke(satker, ajaib.PUTUS)
    assert antar(satker).tak_pasti == 1
    with pada(sekarang() + timedelta(days=2)):
        antar(satker)
    assert status(pesan) == ["tak_pasti"]
    assert len(waha.diterima) == 1
    assert "Tidak diketahui" in Pesan.objects.get(pk=pesan.pk).galat


def test_a_gateway_that_is_not_there_is_tried_again_later(satker: Satker) -> None:
    buat_gateway(satker)
    pesan = buat_pesan(satker)
    hitung = antar(satker)
    assert (hitung.antre, hitung.tak_pasti) == (1, 0)
    pesan.refresh_from_db()
    assert pesan.status == "antre"
    assert timedelta(seconds=9) < pesan.siap_pada - sekarang() < timedelta(seconds=13)
    assert Percobaan.objects.get(pesan=pesan).verdict == "segera"


def test_after_five_quick_retries_a_message_has_failed(satker: Satker) -> None:
    gateway = buat_gateway(satker)
    pesan, saat = buat_pesan(satker), sekarang()
    for _ in range(6):
        saat += timedelta(hours=2)
        Gateway.objects.filter(pk=gateway.pk).update(pemutus_sejak=None, pemutus_coba=None, gagal_beruntun=0)
        with pada(saat):
            antar(satker)
    pesan.refresh_from_db()
    assert (pesan.status, pesan.jumlah_percobaan) == ("gagal", 6)


def test_a_refusal_inside_http_200_is_a_refusal(satker: Satker, waha: WahaPalsu) -> None:
    buat_gateway(satker, waha.setelan())
    pesan = kirim_ke(satker, ajaib.TOLAK_200)
    antar(satker)
    assert status(pesan) == ["gagal"]
    assert Pesan.objects.get(pk=pesan.pk).galat


def test_an_answer_that_is_no_json_leaves_the_outcome_open(satker: Satker, waha: WahaPalsu) -> None:
    buat_gateway(satker, waha.setelan())
    pesan = kirim_ke(satker, ajaib.BUKAN_JSON)
    antar(satker)
    assert status(pesan) == ["tak_pasti"]


def test_a_device_that_goes_off_mid_batch_costs_no_message(satker: Satker, waha: WahaPalsu) -> None:
    """The first reply opens the breaker; the rest of the batch waits untouched and leaves when it is back."""
    gateway = buat_gateway(satker, waha.setelan(), opsi={"koneksi": 2})
    awal = [buat_pesan(satker) for _ in range(4)]
    mati = kirim_ke(satker, ajaib.MATI)
    sisa = [buat_pesan(satker) for _ in range(40)]
    hitung = antar(satker)
    gateway.refresh_from_db()
    assert gateway.pemutus_sejak is not None
    assert "QR" in gateway.pemutus_sebab
    assert status(*awal, mati) == ["diterima"] * 4 + ["antre"]
    # At most what the other connection had in the air got through after the stop.
    assert hitung.diterima <= 4 + 2
    assert hitung.antre >= 39
    assert Pesan.objects.filter(status="antre", galat="").count() >= 38
    assert not Percobaan.objects.filter(selesai=None).exists()
    assert JejakAudit.objects.filter(tindakan="pemutus_terbuka").count() == 1
    Nomor.objects.filter(pk=mati.nomor_id).update(e164=ajaib.nomor("5555"))
    with pada(sekarang() + timedelta(minutes=6)):
        antar(satker)
    assert set(status(mati, *sisa)) == {"diterima"}
    assert len(waha.diterima) == 45
    gateway.refresh_from_db()
    assert gateway.pemutus_sejak is None


def test_a_breaker_asks_ever_more_rarely_while_the_device_stays_off(satker: Satker, waha: WahaPalsu) -> None:
    gateway = buat_gateway(satker, waha.setelan())
    waha.status_sesi = "SCAN_QR_CODE"
    pesan, saat = buat_pesan(satker), sekarang()
    with pada(saat):
        antar(satker)
    tanya = []
    for menit in range(1, 200):
        with pada(saat + timedelta(minutes=menit)):
            sebelum = len(waha.permintaan)
            antar(satker)
            if len(waha.permintaan) > sebelum:
                tanya.append(menit)
    assert tanya == [5, 10, 20, 40, 80, 140]
    assert status(pesan) == ["antre"]
    assert Percobaan.objects.filter(pesan=pesan).count() == 1
    waha.status_sesi = "WORKING"
    with pada(saat + timedelta(minutes=200)):
        antar(satker)
    assert status(pesan) == ["diterima"]
    gateway.refresh_from_db()
    assert gateway.pemutus_sejak is None


def test_a_token_that_expires_mid_batch_stops_the_channel(satker: Satker) -> None:
    with CloudApiPalsu() as meta:
        gateway = buat_gateway(satker, meta.setelan(), jenis="cloud_api", opsi={"koneksi": 1})
        pertama = buat_pesan(satker, nomor=buat_nomor(satker, masuk_terakhir=sekarang()))
        mati = buat_pesan(satker, nomor=buat_nomor(satker, e164=ajaib.nomor(ajaib.MATI), masuk_terakhir=sekarang()))
        sisa = buat_pesan(satker, nomor=buat_nomor(satker, masuk_terakhir=sekarang()))
        antar(satker)
        assert status(pertama, mati, sisa) == ["diterima", "antre", "antre"]
        gateway.refresh_from_db()
        assert gateway.pemutus_sejak is not None
        assert len(meta.diterima) == 1


def test_retry_after_is_obeyed_and_the_channel_slows_down(satker: Satker, waha: WahaPalsu) -> None:
    gateway = buat_gateway(satker, waha.setelan())
    pesan = kirim_ke(satker, ajaib.JEDA)
    antar(satker)
    pesan.refresh_from_db()
    assert pesan.status == "antre"
    assert pesan.siap_pada - sekarang() > timedelta(seconds=1190)
    gateway.refresh_from_db()
    assert gateway.lambat_sampai is not None
    assert gateway.lambat_sampai > sekarang()


def test_463_stops_first_contacts_and_lets_known_chats_go_on(satker: Satker, waha: WahaPalsu) -> None:
    """gateways.md, finding 2: each further try counts against the court's number."""
    gateway = buat_gateway(satker, waha.setelan(), opsi={"koneksi": 1})
    kena = kirim_ke(satker, ajaib.BATAS_BARU)
    baru = [buat_pesan(satker) for _ in range(3)]
    lama = buat_pesan(satker, nomor=buat_nomor(satker, masuk_terakhir=sekarang() - timedelta(days=9)))
    antar(satker)
    assert status(kena, *baru, lama) == ["antre", "antre", "antre", "antre", "diterima"]
    gateway.refresh_from_db()
    assert gateway.pemutus_sejak is None
    assert len(waha.permintaan) == 2
    with pada(sekarang() + timedelta(hours=23)):
        assert antar(satker).diklaim == 0
    Nomor.objects.filter(pk=kena.nomor_id).update(e164=ajaib.nomor("5555"))
    with pada(sekarang() + timedelta(hours=25)):
        antar(satker)
    assert set(status(kena, *baru)) == {"diterima"}


def test_463_on_a_chat_that_exists_stops_the_channel(satker: Satker, waha: WahaPalsu) -> None:
    """New chats are stopped already: every further try would only count against the number."""
    gateway = buat_gateway(satker, waha.setelan(), kontak_baru_berhenti_sampai=sekarang() + timedelta(hours=9))
    kenal = buat_nomor(satker, e164=ajaib.nomor(ajaib.BATAS_BARU), masuk_terakhir=sekarang())
    pesan = buat_pesan(satker, nomor=kenal)
    antar(satker)
    gateway.refresh_from_db()
    assert gateway.pemutus_sejak is not None
    assert status(pesan) == ["antre"]


def test_five_equal_failures_in_a_row_open_the_breaker(satker: Satker) -> None:
    gateway = buat_gateway(satker, opsi={"koneksi": 1})
    for _ in range(20):
        buat_pesan(satker)
    antar(satker)
    gateway.refresh_from_db()
    assert gateway.pemutus_sejak is not None
    assert "berturut-turut" in gateway.pemutus_sebab
    dipanggil = Percobaan.objects.exclude(kode="tidak_dipanggil").count()
    assert 5 <= dipanggil <= 8


@pytest.mark.parametrize(("verdict", "terbuka"), [(Verdict.PENERIMA, False), (Verdict.TIDAK_DIKENAL, True)])
def test_wrong_numbers_in_a_row_are_no_outage(satker: Satker, verdict: Verdict, terbuka: bool) -> None:
    gateway = buat_gateway(satker)
    usai = [(di_udara(satker)[1], Ditolak(verdict, "131026", "Ditolak.")) for _ in range(7)]
    henti = hasil.tulis(gateway, usai, pemutus.Beruntun(gateway), Hitungan())
    gateway.refresh_from_db()
    assert henti == (gateway.pemutus_sejak is not None) == terbuka
    assert Nomor.objects.filter(di_whatsapp=False).count() == (0 if terbuka else 7)


def test_a_second_gateway_takes_over_what_the_first_surely_did_not_take(satker: Satker, waha: WahaPalsu) -> None:
    with WahaPalsu() as mati:
        mati.status_sesi = "FAILED"
        buat_gateway(satker, mati.setelan(), prioritas=1)
        kedua = buat_gateway(satker, waha.setelan(), prioritas=2)
        pesan = [buat_pesan(satker) for _ in range(5)]
        antar(satker)
    assert status(*pesan) == ["diterima"] * 5
    assert set(Pesan.objects.values_list("gateway", flat=True)) == {kedua.pk}
    assert mati.diterima == []


def test_what_the_first_gateway_may_have_taken_goes_by_no_second_one(satker: Satker, waha: WahaPalsu) -> None:
    with WahaPalsu() as putus:
        pertama = buat_gateway(satker, putus.setelan(), prioritas=1)
        buat_gateway(satker, waha.setelan(), prioritas=2)
        pesan = kirim_ke(satker, ajaib.PUTUS)
        antar(satker)
        Gateway.objects.filter(pk=pertama.pk).update(dijeda=True)
        antar(satker)
    assert status(pesan) == ["tak_pasti"]
    assert waha.diterima == []


@pytest.mark.parametrize("isian", [{"aktif": False}, {"dijeda": True}])
def test_a_gateway_switched_off_sends_nothing(satker: Satker, waha: WahaPalsu, isian: dict[str, bool]) -> None:
    buat_gateway(satker, waha.setelan(), **isian)
    pesan = buat_pesan(satker)
    antar(satker)
    assert status(pesan) == ["antre"]
    assert waha.permintaan == []


def test_a_broken_template_is_reported_to_the_admin(satker: Satker) -> None:
    gateway, muatan = di_udara(satker)
    tolak = Ditolak(Verdict.TEMPLAT, "132001", "Templat tidak ada.")
    hasil.tulis(gateway, [(muatan, tolak)], pemutus.Beruntun(gateway), Hitungan())
    assert Pesan.objects.get(pk=muatan.pesan_id).status == "gagal"
    assert JejakAudit.objects.get(tindakan="templat_ditolak").rincian["jenis"] == "U-01"


def test_463_on_many_connections_at_once_stops_new_chats_only(satker: Satker, waha: WahaPalsu) -> None:
    """Ten first contacts in the air when the lock falls are ten words about one lock, no reason to fall silent."""
    gateway = buat_gateway(satker, waha.setelan())
    for urutan in range(30):
        buat_pesan(satker, nomor=buat_nomor(satker, e164=ajaib.nomor(ajaib.BATAS_BARU, 2000 + urutan)))
    kenal = [buat_pesan(satker, nomor=buat_nomor(satker, masuk_terakhir=sekarang())) for _ in range(3)]
    antar(satker)
    gateway.refresh_from_db()
    assert gateway.pemutus_sejak is None
    assert set(status(*kenal)) == {"diterima"}
    assert len(waha.permintaan) <= 2 * 10 + 3
