"""What left in one text shares its fate: outcome, receipts, and what staff do about it."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from notifikasi import masuk
from notifikasi.antar import antar
from notifikasi.cadangan import cadangan
from notifikasi.gateway.dasar import StatusTerima, TandaTerima
from notifikasi.models import Gateway, Percobaan, Pesan, SetelanNotifikasi
from notifikasi.services import TindakanDitolak, batalkan, coba_lagi, nyatakan_terkirim
from notifikasi.tanda_terima import cocokkan, simpan
from satker.models import Peran, Satker
from satker.waktu import pada
from tests.notifikasi.antar.pengingat import PAGI, nyalakan, pengingat
from tests.notifikasi.pabrik import buat_gateway, buat_nomor, status
from tests.notifikasi.test_masuk import simpan as simpan_badan
from tests.pabrik import buat_pengguna
from tests.palsu import ajaib
from tests.palsu.waha import WahaPalsu

pytestmark = pytest.mark.django_db


@pytest.fixture
def tiga(satker: Satker, waha: WahaPalsu) -> list[Pesan]:
    """Three reminders that left as one; the first one carries the others."""
    nyalakan(satker)
    buat_gateway(satker, waha.setelan())
    daftar = pengingat(satker, 3)
    with pada(PAGI):
        antar(satker)
    for p in daftar:
        p.refresh_from_db()
    return daftar


def tanda(tiga: list[Pesan], *urutan: str) -> list[str]:
    """Receipts for the text, in this order; the states afterwards."""
    kepala = tiga[0]
    assert kepala.gateway is not None
    for menit, s in enumerate(urutan):
        saat = PAGI + timedelta(minutes=menit)
        isi = TandaTerima(StatusTerima(s), kepala.id_gateway, None, saat, kode="", teks="", verdict=None)
        with pada(saat):
            cocokkan(tanda=simpan(kepala.gateway, [isi]))
    return status(*tiga)


@pytest.mark.parametrize(
    ("urutan", "akhir"),
    [
        (["terkirim", "sampai", "dibaca"], "dibaca"),
        (["dibaca", "sampai"], "dibaca"),
        (["gagal"], "gagal"),
        (["gagal", "sampai"], "sampai"),
        (["sampai", "gagal"], "sampai"),
    ],
)
def test_the_receipts_of_the_text_are_everybodys(tiga: list[Pesan], urutan: list[str], akhir: str) -> None:
    assert tanda(tiga, *urutan) == [akhir] * 3
    assert len(set(Pesan.objects.values_list("sampai_pada", "dibaca_pada", "selesai_pada"))) == 1


def test_a_receipt_twice_changes_nothing(tiga: list[Pesan]) -> None:
    assert tanda(tiga, "sampai", "sampai", "terkirim") == ["sampai"] * 3


def test_a_temporary_refusal_unties_them_and_the_next_text_is_written_anew(satker: Satker, waha: WahaPalsu) -> None:
    nyalakan(satker)
    gateway = buat_gateway(satker, waha.setelan())
    nomor = buat_nomor(satker, e164=ajaib.nomor(ajaib.JEDA))
    daftar = pengingat(satker, 3, nomor)
    with pada(PAGI):
        antar(satker)
    assert status(*daftar) == ["antre"] * 3
    assert set(Pesan.objects.values_list("digabung_ke", flat=True)) == {None}
    assert len(set(Pesan.objects.values_list("siap_pada", flat=True))) == 1
    batalkan(daftar[1], buat_pengguna(satker, Peran.PTSP))
    type(nomor).objects.update(e164=ajaib.nomor(ajaib.BIASA))
    with pada(PAGI + timedelta(hours=3)):
        antar(satker)
    assert status(*daftar) == ["diterima", "batal", "diterima"]
    assert "2 sidang" in waha.diterima[-1]["teks"]
    assert gateway.satker_id == satker.pk


def test_a_permanent_refusal_fails_each_with_the_reason(satker: Satker, waha: WahaPalsu) -> None:
    nyalakan(satker)
    buat_gateway(satker, waha.setelan())
    daftar = pengingat(satker, 3, buat_nomor(satker, e164=ajaib.nomor(ajaib.TOLAK_200)))
    with pada(PAGI):
        hitung = antar(satker)
    assert status(*daftar) == ["gagal"] * 3
    assert hitung.gagal == 3
    assert len(set(Pesan.objects.values_list("galat", flat=True))) == 1
    assert Pesan.objects.filter(galat="").count() == 0


@pytest.fixture
def ragu(satker: Satker, waha: WahaPalsu) -> list[Pesan]:
    """Three reminders in one text of which nobody knows whether it left."""
    nyalakan(satker)
    buat_gateway(satker, waha.setelan())
    daftar = pengingat(satker, 3, buat_nomor(satker, e164=ajaib.nomor(ajaib.PUTUS)))
    with pada(PAGI):
        antar(satker)
    assert status(*daftar) == ["tak_pasti"] * 3
    return [Pesan.objects.get(pk=p.pk) for p in daftar]


def test_an_unknown_one_seen_on_the_phone_settles_all(satker: Satker, ragu: list[Pesan]) -> None:
    nyatakan_terkirim(ragu[0], buat_pengguna(satker, Peran.PTSP))
    assert status(*ragu) == ["terkirim"] * 3


def test_one_sent_again_goes_its_own_way(satker: Satker, waha: WahaPalsu, ragu: list[Pesan]) -> None:
    user = buat_pengguna(satker, Peran.PTSP)
    with pada(PAGI), pytest.raises(TindakanDitolak, match="mungkin sudah terkirim"):
        coba_lagi(ragu[1], user)
    type(ragu[1].nomor).objects.update(e164=ajaib.nomor(ajaib.BIASA))
    with pada(PAGI + timedelta(minutes=1)):
        coba_lagi(ragu[1], user, yakin=True)
        antar(satker)
    assert status(*ragu) == ["tak_pasti", "diterima", "tak_pasti"]
    assert Pesan.objects.get(pk=ragu[1].pk).digabung_ke is None


def test_the_carrier_sent_again_takes_nobody_along(satker: Satker, waha: WahaPalsu, ragu: list[Pesan]) -> None:
    """Its new outcome must not be written on those that are not in its new text."""
    type(ragu[0].nomor).objects.update(e164=ajaib.nomor(ajaib.BIASA))
    with pada(PAGI + timedelta(minutes=1)):
        coba_lagi(ragu[0], buat_pengguna(satker, Peran.PTSP), yakin=True)
        antar(satker)
    assert status(*ragu) == ["diterima", "tak_pasti", "tak_pasti"]
    assert set(Pesan.objects.values_list("digabung_ke", flat=True)) == {None}


def test_a_cancelled_carrier_still_passes_receipts_on(satker: Satker, tiga: list[Pesan]) -> None:
    Pesan.objects.filter(pk=tiga[0].pk).update(status="tak_pasti")
    batalkan(tiga[0], buat_pengguna(satker, Peran.PTSP))
    assert tanda(tiga, "sampai") == ["batal", "sampai", "sampai"]


def test_there_is_one_attempt_for_all_and_it_is_the_carriers(tiga: list[Pesan]) -> None:
    assert list(Percobaan.objects.values_list("pesan", flat=True)) == [tiga[0].pk]
    assert [p.digabung_ke_id for p in tiga] == [None, tiga[0].pk, tiga[0].pk]


def ditolak_kemudian(tiga: list[Pesan], waha: WahaPalsu) -> str:
    """The channel refused their text by receipt (463): all wait. The id of that text."""
    dulu = str(waha.diterima[0]["id"])
    Pesan.objects.update(kedaluwarsa=PAGI + timedelta(days=3))
    kabar(waha, dulu, tiga[0], -1, PAGI, error={"code": 463})
    assert status(*tiga) == ["antre"] * 3
    return dulu


def kabar(waha: WahaPalsu, ekor: str, pesan: Pesan, nilai: int, saat: datetime, **lain: Any) -> None:
    isi = waha.badan_ack(ekor, pesan.nomor.e164, nilai, **lain)
    with pada(saat):
        simpan_badan(Gateway.objects.get(jenis="waha"), isi | {"timestamp": int(saat.timestamp() * 1000)})
        assert masuk.proses().rusak == 0


BESOK = PAGI + timedelta(hours=24, minutes=5)


@pytest.mark.parametrize("nilai", [2, 3])
def test_a_text_the_channel_refused_by_receipt_is_written_anew_and_leaves_once(
    satker: Satker, waha: WahaPalsu, tiga: list[Pesan], nilai: int
) -> None:
    """One is called off meanwhile; word of the first text says nothing about those in the second."""
    dulu = ditolak_kemudian(tiga, waha)
    with pada(BESOK):
        batalkan(Pesan.objects.get(pk=tiga[1].pk), buat_pengguna(satker, Peran.PTSP))
        antar(satker)
    assert status(*tiga) == ["diterima", "batal", "diterima"]
    assert [len(waha.diterima), "2 sidang" in waha.diterima[1]["teks"]] == [2, True]
    kabar(waha, dulu, tiga[0], nilai, BESOK)
    assert status(*tiga) == [{2: "sampai", 3: "dibaca"}[nilai], "batal", "diterima"]
    kabar(waha, waha.diterima[1]["id"], tiga[0], 3, BESOK)
    assert status(*tiga) == ["dibaca", "batal", "dibaca"]
    assert Pesan.objects.get(pk=tiga[1].pk).dibaca_pada is None


def test_the_refused_text_arrived_after_all_so_none_of_them_leaves_again(
    satker: Satker, waha: WahaPalsu, tiga: list[Pesan]
) -> None:
    dulu = ditolak_kemudian(tiga, waha)
    kabar(waha, dulu, tiga[0], 2, PAGI)
    assert status(*tiga) == ["sampai"] * 3
    with pada(BESOK):
        assert antar(satker).diklaim == 0


def test_all_of_a_refused_text_go_by_sms_where_the_court_has_it(
    satker: Satker, waha: WahaPalsu, tiga: list[Pesan]
) -> None:
    SetelanNotifikasi.objects.update(sms_cadangan=True, sms_setelah_menit=60)
    buat_gateway(satker, jenis="gammu", url="mysql://127.0.0.1:9/smsd", prioritas=9)
    ditolak_kemudian(tiga, waha)
    Gateway.objects.update(kontak_baru_berhenti_sampai=None)
    with pada(PAGI + timedelta(minutes=61)):
        assert cadangan() == 3
    assert status(*tiga) == ["batal"] * 3
