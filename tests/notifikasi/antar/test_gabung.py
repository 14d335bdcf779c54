"""`ringkas_harian`: a day's reminders of one number leave as one message; nothing is lost and nothing told twice."""

from datetime import timedelta

import pytest

from notifikasi.antar import antar, jalur, klaim, percobaan, sapu
from notifikasi.antar.gabung import PALING_BANYAK
from notifikasi.antar.hitungan import Hitungan
from notifikasi.antar.muatan import muat
from notifikasi.jenis import Batal
from notifikasi.models import Nomor, Percobaan, Pesan, SetelanNotifikasi, Templat
from satker.models import Satker
from satker.waktu import pada
from tests.notifikasi.antar.pengingat import DAFTAR, PAGI, nyalakan, pengingat
from tests.notifikasi.pabrik import Jawaban, buat_gateway, buat_nomor, buat_pesan, status
from tests.palsu import ajaib
from tests.palsu.cloud_api import CloudApiPalsu
from tests.palsu.waha import WahaPalsu

pytestmark = pytest.mark.django_db


def bernomor(daftar: list[Pesan]) -> list[Pesan]:
    """Give each a case number of its own: its primary key."""
    Jawaban.khusus |= {p.pk: {"nomor_perkara": f"P{p.pk}."} for p in daftar}
    return daftar


def antar_pagi(satker: Satker, menit: int = 0) -> None:
    """Deliver as of so many minutes after PAGI."""
    with pada(PAGI + timedelta(minutes=menit)):
        antar(satker)


def teks(waha: WahaPalsu) -> list[str]:
    """The texts that left."""
    return [p["teks"] for p in waha.diterima]


def test_ten_hearings_of_one_lawyer_are_one_message(satker: Satker, waha: WahaPalsu) -> None:
    nyalakan(satker)
    buat_gateway(satker, waha.setelan())
    daftar = bernomor(pengingat(satker, 10))
    antar_pagi(satker)
    (isi,) = teks(waha)
    assert "Yth. Adv. Sari, 10 sidang:" in isi
    assert [isi.count(f"{n}. sidang P{p.pk}.") for n, p in enumerate(daftar, 1)] == [1] * 10
    assert "Balas BERHENTI" in isi
    assert status(*daftar) == ["diterima"] * 10
    assert Percobaan.objects.count() == 1
    assert set(Pesan.objects.values_list("teks", flat=True)) == {isi}
    assert set(Pesan.objects.values_list("digabung_ke", flat=True)) == {None, daftar[0].pk}


def test_without_the_setting_each_leaves_alone(satker: Satker, waha: WahaPalsu) -> None:
    nyalakan(satker)
    SetelanNotifikasi.objects.update(ringkas_harian=False)
    buat_gateway(satker, waha.setelan())
    pengingat(satker, 3)
    antar_pagi(satker)
    assert len(teks(waha)) == 3
    assert all("SENDIRI" in t for t in teks(waha))


def test_a_single_reminder_keeps_its_own_words(satker: Satker, waha: WahaPalsu) -> None:
    nyalakan(satker)
    buat_gateway(satker, waha.setelan())
    (satu,) = pengingat(satker, 1)
    antar_pagi(satker)
    assert "SENDIRI" in teks(waha)[0]
    satu.refresh_from_db()
    assert satu.digabung_ke is None


def test_other_numbers_other_kinds_and_other_courts_stay_apart(satker: Satker, waha: WahaPalsu) -> None:
    nyalakan(satker)
    buat_gateway(satker, waha.setelan())
    nomor = buat_nomor(satker)
    satu, dua = pengingat(satker, 2, nomor), pengingat(satker, 2)
    lain = buat_pesan(satker, nomor=nomor)
    antar_pagi(satker)
    assert len(teks(waha)) == 3
    assert status(*satu, *dua, lain) == ["diterima"] * 5
    lain.refresh_from_db()
    assert lain.digabung_ke is None


def test_what_is_due_later_today_comes_along_and_tomorrows_does_not(satker: Satker, waha: WahaPalsu) -> None:
    nyalakan(satker)
    buat_gateway(satker, waha.setelan())
    nomor = buat_nomor(satker)
    kini = pengingat(satker, 1, nomor)
    sore = pengingat(satker, 1, nomor, saat=PAGI + timedelta(hours=8))
    besok = pengingat(satker, 1, nomor, saat=PAGI + timedelta(hours=17))
    antar_pagi(satker)
    assert status(*kini, *sore, *besok) == ["diterima", "diterima", "antre"]
    assert len(teks(waha)) == 1


def test_what_was_told_to_wait_keeps_its_own_time(satker: Satker, waha: WahaPalsu) -> None:
    nyalakan(satker)
    buat_gateway(satker, waha.setelan())
    nomor = buat_nomor(satker)
    pengingat(satker, 2, nomor)
    (tunda,) = pengingat(satker, 1, nomor, siap_pada=PAGI + timedelta(minutes=30), jumlah_percobaan=1)
    antar_pagi(satker)
    assert status(tunda) == ["antre"]


@pytest.mark.parametrize("batal", [0, 1, 2])
def test_one_that_no_longer_holds_is_left_out_whichever_it_is(satker: Satker, waha: WahaPalsu, batal: int) -> None:
    nyalakan(satker)
    buat_gateway(satker, waha.setelan())
    daftar = bernomor(pengingat(satker, 3))
    Jawaban.khusus[daftar[batal].pk] = Batal("Sidang ditiadakan.")
    antar_pagi(satker)
    (isi,) = teks(waha)
    assert f"P{daftar[batal].pk}." not in isi
    assert "2 sidang" in isi
    assert status(*daftar).count("diterima") == 2
    assert status(daftar[batal]) == ["batal"]


def test_when_only_one_still_holds_it_leaves_in_its_own_words(satker: Satker, waha: WahaPalsu) -> None:
    nyalakan(satker)
    buat_gateway(satker, waha.setelan())
    daftar = pengingat(satker, 2)
    Jawaban.khusus[daftar[0].pk] = Batal("Sidang ditiadakan.")
    antar_pagi(satker)
    assert "SENDIRI" in teks(waha)[0]


def test_a_long_list_becomes_several_and_each_is_told_once(satker: Satker, waha: WahaPalsu) -> None:
    nyalakan(satker)
    buat_gateway(satker, waha.setelan())
    daftar = bernomor(pengingat(satker, 2 * PALING_BANYAK + 1))
    antar_pagi(satker)
    semua = "\n".join(teks(waha))
    assert len(teks(waha)) == 3
    assert all(semua.count(f"P{p.pk}.") == 1 for p in daftar)
    assert set(status(*daftar)) == {"diterima"}


def test_a_text_too_long_for_the_gateway_is_split(satker: Satker, waha: WahaPalsu) -> None:
    nyalakan(satker)
    buat_gateway(satker, waha.setelan())
    daftar = pengingat(satker, 4)
    Jawaban.khusus |= {p.pk: {"nomor_perkara": f"P{p.pk}.{'x' * 30_000}"} for p in daftar}
    antar_pagi(satker)
    semua = "\n".join(teks(waha))
    assert len(teks(waha)) > 1
    assert all(semua.count(f"P{p.pk}.") == 1 for p in daftar)


def test_the_second_ring_of_the_day_tells_nothing_again(satker: Satker, waha: WahaPalsu) -> None:
    nyalakan(satker)
    buat_gateway(satker, waha.setelan())
    pengingat(satker, 5)
    for menit in (0, 1, 60, 600):
        antar_pagi(satker, menit)
    assert len(teks(waha)) == 1


def test_who_stopped_between_claim_and_call_gets_none_of_it(satker: Satker, waha: WahaPalsu) -> None:
    nyalakan(satker)
    gateway = buat_gateway(satker, waha.setelan())
    daftar = pengingat(satker, 3)
    with pada(PAGI):
        (muatan,) = muat(klaim.klaim(gateway, 100), jalur.adaptor(gateway), Hitungan())
        Nomor.objects.update(keadaan="berhenti")
        assert percobaan.buka(gateway, [muatan]) == set()
        percobaan.hentikan(gateway, muatan.semua, Hitungan())
    assert status(*daftar) == ["batal"] * 3
    assert set(Pesan.objects.values_list("digabung_ke", flat=True)) == {None}


def test_a_gateway_that_wants_an_approved_list_gets_single_ones_until_there_is_one(satker: Satker) -> None:
    nyalakan(satker)
    with CloudApiPalsu() as meta:
        buat_gateway(satker, meta.setelan(), jenis="cloud_api")
        baru = PAGI - timedelta(hours=1)
        nomor = buat_nomor(satker, e164=ajaib.nomor(ajaib.BIASA), masuk_terakhir=baru)
        pengingat(satker, 2, nomor)
        antar_pagi(satker)
        assert len(meta.diterima) == 2
        Templat.objects.create(satker=satker, jenis=DAFTAR, nama_meta="daftar", bidang_meta=["banyak", "daftar"])
        pengingat(satker, 2, nomor)
        antar_pagi(satker, 1)
        assert len(meta.diterima) == 3


def test_sweeping_gives_claimed_ones_back_and_keeps_called_ones_unknown(satker: Satker, waha: WahaPalsu) -> None:
    nyalakan(satker)
    gateway = buat_gateway(satker, waha.setelan())
    daftar = pengingat(satker, 3)
    with pada(PAGI):
        muat(klaim.klaim(gateway, 100), jalur.adaptor(gateway), Hitungan())
        assert sapu().antre == 3
        (muatan,) = muat(klaim.klaim(gateway, 100), jalur.adaptor(gateway), Hitungan())
        percobaan.buka(gateway, [muatan])
        assert sapu().tak_pasti == 3
    assert status(*daftar) == ["tak_pasti"] * 3
    antar_pagi(satker, 5)
    assert teks(waha) == []
