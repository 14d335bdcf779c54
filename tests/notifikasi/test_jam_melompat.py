"""A clock that jumps an hour back or forth (a machine that woke, a wrong NTP server): nothing doubled, nothing lost."""

from collections import Counter
from datetime import timedelta

import pytest

from notifikasi.antar import antar, hasil, pemutus, sapu
from notifikasi.antar.hitungan import Hitungan
from notifikasi.antar.putaran import laju_kini
from notifikasi.gateway.dasar import Diterima, Ditolak, StatusTerima, TandaTerima, Verdict
from notifikasi.models import Gateway, Percobaan, Persetujuan, Pesan
from notifikasi.persetujuan import aktifkan, hentikan
from notifikasi.tanda_terima import cocokkan, simpan
from satker.models import Satker
from satker.waktu import pada
from tests.notifikasi.bahan import di_udara, diklaim
from tests.notifikasi.pabrik import buat_gateway, buat_nomor, buat_pesan, jam, status
from tests.palsu.waha import WahaPalsu

pytestmark = pytest.mark.django_db
SAAT = jam("12:00")
SEJAM = timedelta(hours=1)
LOMPAT = [pytest.param(-SEJAM, id="back"), pytest.param(SEJAM, id="forth")]


@pytest.mark.parametrize("lompat", LOMPAT)
def test_a_jump_between_two_runs_sends_nothing_twice(satker: Satker, waha: WahaPalsu, lompat: timedelta) -> None:
    buat_gateway(satker, waha.setelan())
    with pada(SAAT):
        pesan = [buat_pesan(satker, kirim_mulai=SAAT, siap_pada=SAAT - 2 * SEJAM) for _ in range(5)]
        antar(satker)
    for saat in (SAAT + lompat, SAAT, SAAT + lompat):
        with pada(saat):
            assert antar(satker).diklaim == 0
            sapu()
    assert status(*pesan) == ["diterima"] * 5
    assert set(Counter(p["nomor"] for p in waha.diterima).values()) == {1}


@pytest.mark.parametrize("lompat", LOMPAT)
def test_a_jump_between_claim_and_sweep_neither_frees_nor_sends_early(satker: Satker, lompat: timedelta) -> None:
    """The sweeper asks the lock, not the clock: an hour more or less says nothing about a worker."""
    with pada(SAAT):
        _, di_antrean = diklaim(satker)
        _, di_jalan = di_udara(satker)
    with pada(SAAT + lompat):
        hitung = sapu()
    assert (hitung.antre, hitung.tak_pasti) == (1, 1)
    kini = dict(Pesan.objects.values_list("pk", "status"))
    assert (kini[di_antrean.pesan_id], kini[di_jalan.pesan_id]) == ("antre", "tak_pasti")


@pytest.mark.parametrize("lompat", LOMPAT)
def test_a_jump_while_a_call_is_in_the_air_changes_no_outcome(satker: Satker, lompat: timedelta) -> None:
    with pada(SAAT):
        gateway, muatan = di_udara(satker)
    with pada(SAAT + lompat):
        hasil.tulis(gateway, [(muatan, Diterima("3EB0A"))], pemutus.Beruntun(gateway), Hitungan())
        sapu()
    pesan = Pesan.objects.get(pk=muatan.pesan_id)
    assert (pesan.status, pesan.diterima_pada) == ("diterima", SAAT + lompat)
    assert Percobaan.objects.get().selesai == SAAT + lompat


def test_back_a_due_message_waits_for_its_own_time_again(satker: Satker, waha: WahaPalsu) -> None:
    """Planned at noon for noon; the clock falls to eleven: it leaves at noon, once."""
    buat_gateway(satker, waha.setelan())
    pesan = buat_pesan(satker, kirim_mulai=SAAT, siap_pada=SAAT)
    for saat, diterima in (
        (SAAT - SEJAM, 0),
        (SAAT - timedelta(seconds=1), 0),
        (SAAT, 1),
        (SAAT - SEJAM, 0),
        (SAAT, 0),
    ):
        with pada(saat):
            assert antar(satker).diterima == diterima
    assert status(pesan) == ["diterima"]
    assert len(waha.diterima) == 1


def test_forth_what_expired_in_the_lost_hour_is_not_revived_when_the_clock_falls_back(
    satker: Satker, waha: WahaPalsu
) -> None:
    buat_gateway(satker, waha.setelan())
    pesan = buat_pesan(satker, kirim_mulai=SAAT - SEJAM, kedaluwarsa=SAAT + SEJAM / 2)
    with pada(SAAT + SEJAM):
        assert antar(satker).kedaluwarsa == 1
    with pada(SAAT):
        assert antar(satker).diklaim == 0
    assert (status(pesan), waha.diterima) == (["kedaluwarsa"], [])


def test_back_a_retry_keeps_its_place_and_uses_up_no_attempt(satker: Satker) -> None:
    gateway = buat_gateway(satker)
    with pada(SAAT):
        pesan = buat_pesan(satker)
        antar(satker)
    pesan.refresh_from_db()
    janji = pesan.siap_pada
    assert janji > SAAT
    with pada(SAAT - SEJAM):
        antar(satker)
    pesan.refresh_from_db()
    assert (pesan.siap_pada, pesan.jumlah_percobaan, pesan.status) == (janji, 1, "antre")
    assert Gateway.objects.get(pk=gateway.pk).gagal_beruntun == 1


def test_back_an_open_breaker_is_not_probed_more_often(satker: Satker, waha: WahaPalsu) -> None:
    gateway = buat_gateway(satker, waha.setelan())
    buat_pesan(satker, kirim_mulai=SAAT - 3 * SEJAM, siap_pada=SAAT - 3 * SEJAM)
    with pada(SAAT):
        pemutus.buka(gateway, "Perangkat mati.", Verdict.STOP_KANAL)
    for menit in (-60, -30, 0, 4):
        with pada(SAAT + timedelta(minutes=menit)):
            antar(satker)
    assert waha.permintaan == []
    with pada(SAAT + timedelta(minutes=5)):
        assert antar(satker).diterima == 1


def test_a_probe_at_a_moment_before_the_breaker_opened_still_backs_off(satker: Satker, waha: WahaPalsu) -> None:
    """`pemutus_coba` was brought near by the gateway itself, then the clock fell back: never a negative pause."""
    waha.status_sesi = "SCAN_QR_CODE"
    gateway = buat_gateway(satker, waha.setelan(), pemutus_sejak=SAAT, pemutus_coba=SAAT - 2 * SEJAM)
    with pada(SAAT - SEJAM):
        assert not pemutus.siap(gateway)
        gateway.refresh_from_db()
        assert gateway.pemutus_coba == SAAT - SEJAM + pemutus.JEDA_MIN
        assert not pemutus.siap(gateway)
    assert len(waha.permintaan) == 1


def test_back_the_gap_per_recipient_holds_at_least_as_long(satker: Satker, waha: WahaPalsu) -> None:
    """Two messages to one phone: an earlier clock may make the second later, never nearer."""
    buat_gateway(satker, waha.setelan(), jeda_penerima=60)
    nomor = buat_nomor(satker)
    for _ in range(2):
        buat_pesan(satker, nomor=nomor, kirim_mulai=SAAT - 3 * SEJAM, siap_pada=SAAT - 3 * SEJAM)
    with pada(SAAT):
        assert antar(satker).diterima == 1
    with pada(SAAT - SEJAM):
        assert antar(satker).diterima == 0
    with pada(SAAT + timedelta(seconds=61)):
        assert antar(satker).diterima == 1


@pytest.mark.parametrize("lompat", LOMPAT)
def test_a_slow_down_ends_when_it_was_promised_to(satker: Satker, lompat: timedelta) -> None:
    gateway = buat_gateway(satker, laju=50)
    with pada(SAAT):
        pemutus.lambatkan(gateway)
    gateway.refresh_from_db()
    with pada(SAAT + lompat):
        assert (laju_kini(gateway) < 50) == (lompat < timedelta(0))


@pytest.mark.parametrize("lompat", LOMPAT)
def test_receipts_of_a_provider_an_hour_off_still_move_the_message(satker: Satker, lompat: timedelta) -> None:
    """A clock ahead of ours is held back to now; one behind is believed: it is only a time, not an order."""
    gateway = buat_gateway(satker)
    pesan = buat_pesan(satker, gateway=gateway, status="diterima", id_gateway="3EB0", jumlah_percobaan=1)
    with pada(SAAT):
        tanda = [TandaTerima(StatusTerima(s), "3EB0", None, SAAT + lompat) for s in ("sampai", "dibaca")]
        cocokkan(tanda=simpan(gateway, tanda))
    pesan.refresh_from_db()
    assert (pesan.status, pesan.dibaca_pada) == ("dibaca", min(SAAT, SAAT + lompat))


def test_back_the_last_word_at_the_counter_stays_the_one_with_the_later_time(satker: Satker) -> None:
    """A start written after the clock fell back does not undo a stop an hour ahead: silence is the safe side."""
    nomor = buat_nomor(satker)
    with pada(SAAT):
        assert hentikan(nomor, Persetujuan.Kanal.LOKET)
    with pada(SAAT - SEJAM):
        assert not aktifkan(nomor, Persetujuan.Kanal.LOKET)
    nomor.refresh_from_db()
    assert nomor.keadaan == "berhenti"
    with pada(SAAT + timedelta(seconds=1)):
        assert aktifkan(nomor, Persetujuan.Kanal.LOKET)
    assert list(Persetujuan.objects.values_list("tindakan", flat=True)) == ["beri", "tarik", "beri"]


def test_back_463_keeps_new_contacts_waiting_its_whole_day(satker: Satker) -> None:
    with pada(SAAT):
        gateway, muatan = di_udara(satker)
        tolak = Ditolak(Verdict.STOP_BARU, "463", "Percakapan baru dihentikan.")
        hasil.tulis(gateway, [(muatan, tolak)], pemutus.Beruntun(gateway), Hitungan())
    gateway.refresh_from_db()
    assert gateway.kontak_baru_berhenti_sampai == SAAT + timedelta(hours=24)
    baru = buat_pesan(satker, kirim_mulai=SAAT - 3 * SEJAM, siap_pada=SAAT - 3 * SEJAM)
    for saat in (SAAT - SEJAM, SAAT + timedelta(hours=23, minutes=59)):
        with pada(saat):
            assert antar(satker).diklaim == 0
    assert status(baru) == ["antre"]
