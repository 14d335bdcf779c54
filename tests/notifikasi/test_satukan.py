"""One person, two conversations: put together when WhatsApp tells the number behind an id (gateways.md, finding 4)."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notifikasi import masuk, percakapan
from notifikasi.balas import tandai_ditangani
from notifikasi.models import Gateway, Nomor, Percakapan, Persetujuan, Pesan, PesanMasuk
from notifikasi.persetujuan import aktifkan
from notifikasi.satukan import satukan
from satker.models import JejakAudit, Peran, Satker
from satker.waktu import pada
from tests.halaman import sebagai
from tests.notifikasi.pabrik import buat_gateway, buat_nomor, buat_pesan, jam, status
from tests.notifikasi.test_masuk import HP, simpan
from tests.pabrik import buat_pengguna, buat_satker
from tests.palsu import ajaib
from tests.palsu.waha import WahaPalsu

pytestmark = pytest.mark.django_db
PAGI = jam("09:00")
LID = ajaib.nomor(ajaib.LID)
BERSAMA = {"_data": {"key": {"remoteJidAlt": f"{HP[1:]}@s.whatsapp.net"}}}


@pytest.fixture
def gateway(satker: Satker, waha: WahaPalsu) -> Gateway:
    """A linked device."""
    return buat_gateway(satker, waha.setelan())


def tulis(gateway: Gateway, waha: WahaPalsu, teks: str, dari: str, menit: int, **lain: Any) -> None:
    """Somebody writes so many minutes after PAGI: under HP, under LID, or (`**BERSAMA`) under both."""
    saat = PAGI + timedelta(minutes=menit)
    with pada(saat):
        simpan(gateway, waha.badan_masuk(dari, teks, timestamp=int(saat.timestamp()), **lain))
        assert masuk.proses().rusak == 0


def menit(n: int) -> datetime:
    return PAGI + timedelta(minutes=n)


def test_two_become_one_that_waits_since_the_first_text(satker: Satker, gateway: Gateway, waha: WahaPalsu) -> None:
    tulis(gateway, waha, "dari id", LID, 1)
    tulis(gateway, waha, "dari nomor", HP, 2)
    assert Percakapan.objects.count() == 2
    tulis(gateway, waha, "keduanya", LID, 3, **BERSAMA)
    obrolan, nomor = Percakapan.objects.get(), Nomor.objects.get(e164=HP)
    assert (obrolan.nomor, obrolan.menunggu_sejak, obrolan.terakhir) == (nomor, menit(1), menit(3))
    assert set(PesanMasuk.objects.values_list("percakapan", "nomor")) == {(obrolan.pk, nomor.pk)}
    assert percakapan.menunggu(satker) == 1
    jejak = JejakAudit.objects.get(tindakan="percakapan.satukan")
    assert HP[3:] not in str(jejak.rincian)


def test_an_id_known_by_the_number_brings_its_old_texts_too(satker: Satker, gateway: Gateway, waha: WahaPalsu) -> None:
    """The number was told while the id had no conversation yet under it: the next text of the id finds both."""
    buat_nomor(satker, e164=HP, id_luar="251556368777322@lid")
    Percakapan.objects.create(satker=satker, pengirim="251556368777322@lid", terakhir=menit(0))
    tulis(gateway, waha, "lagi", LID, 3)
    obrolan = Percakapan.objects.get()
    assert (obrolan.nomor, obrolan.terakhir) == (Nomor.objects.get(e164=HP), menit(3))


@pytest.mark.parametrize("sudah_ada", [True, False])
def test_a_berhenti_nobody_could_carry_out_holds_as_of_when_it_was_said(
    satker: Satker, gateway: Gateway, waha: WahaPalsu, sudah_ada: bool
) -> None:
    """UU PDP: whether or not the number had a conversation of its own."""
    nomor = buat_nomor(satker, e164=HP)
    antre = buat_pesan(satker, nomor=nomor)
    if sudah_ada:
        tulis(gateway, waha, "halo", HP, 0)
    tulis(gateway, waha, "BERHENTI", LID, 1)
    nomor.refresh_from_db()
    assert nomor.keadaan == "aktif"
    tulis(gateway, waha, "masih dikirimi?", LID, 30, **BERSAMA)
    nomor.refresh_from_db()
    assert (nomor.keadaan, status(antre)) == ("berhenti", ["batal"])
    assert Persetujuan.objects.get().waktu == menit(1)


def test_what_the_owner_said_later_stands(satker: Satker, gateway: Gateway, waha: WahaPalsu) -> None:
    nomor = buat_nomor(satker, e164=HP)
    tulis(gateway, waha, "BERHENTI", LID, 1)
    with pada(menit(10)):
        aktifkan(nomor, Persetujuan.Kanal.LOKET, buat_pengguna(satker, Peran.PTSP))
    tulis(gateway, waha, "halo", LID, 30, **BERSAMA)
    nomor.refresh_from_db()
    assert nomor.keadaan == "aktif"
    assert list(Persetujuan.objects.order_by("waktu").values_list("tindakan", flat=True)) == ["tarik", "beri"]


@pytest.mark.parametrize("keadaan", ["berhenti", "salah_orang", "tidak_sah"])
def test_a_mulai_under_the_id_opens_nothing_that_is_closed(
    satker: Satker, gateway: Gateway, waha: WahaPalsu, keadaan: str
) -> None:
    nomor = buat_nomor(satker, e164=HP, keadaan=keadaan)
    tulis(gateway, waha, "MULAI", LID, 1)
    tulis(gateway, waha, "halo", LID, 2, **BERSAMA)
    nomor.refresh_from_db()
    assert nomor.keadaan == keadaan


def test_berhenti_and_then_mulai_under_the_id_stops_nothing(satker: Satker, gateway: Gateway, waha: WahaPalsu) -> None:
    nomor = buat_nomor(satker, e164=HP)
    for n, kata in enumerate(("BERHENTI", "MULAI"), 1):
        tulis(gateway, waha, kata, LID, n)
    tulis(gateway, waha, "halo", LID, 5, **BERSAMA)
    nomor.refresh_from_db()
    assert (nomor.keadaan, Persetujuan.objects.count()) == ("aktif", 0)


def test_who_handled_last_is_shown_and_what_was_handled_waits_no_more(
    satker: Satker, gateway: Gateway, waha: WahaPalsu
) -> None:
    tulis(gateway, waha, "halo", HP, 1)
    tulis(gateway, waha, "halo", LID, 2)
    petugas = buat_pengguna(satker, Peran.PTSP)
    for n, obrolan in enumerate(Percakapan.objects.order_by("terakhir"), 5):
        with pada(menit(n)):
            assert tandai_ditangani(obrolan, petugas, masuk_dilihat=PesanMasuk.objects.latest("pk").pk)
    tulis(gateway, waha, "INFO", LID, 9, **BERSAMA)
    obrolan = Percakapan.objects.get()
    assert (obrolan.menunggu_sejak, obrolan.ditangani_pada, obrolan.ditangani_oleh) == (None, menit(6), petugas)


def test_another_courts_conversation_with_the_same_id_stays_its_own(
    satker: Satker, gateway: Gateway, waha: WahaPalsu
) -> None:
    lain = buat_gateway(buat_satker(), waha.setelan())
    tulis(lain, waha, "BERHENTI", LID, 1)
    tulis(gateway, waha, "halo", LID, 2, **BERSAMA)
    assert set(Percakapan.objects.values_list("satker", "nomor__e164")) == {(lain.satker_id, None), (satker.pk, HP)}
    assert Nomor.objects.get(e164=HP).keadaan == "aktif"


def test_a_page_of_the_one_that_is_gone_breaks_nothing(satker: Satker, gateway: Gateway, waha: WahaPalsu) -> None:
    tulis(gateway, waha, "halo", HP, 1)
    tulis(gateway, waha, "halo", LID, 2)
    lama = Percakapan.objects.get(nomor=None)
    tulis(gateway, waha, "halo", LID, 3, **BERSAMA)
    ptsp: Client = sebagai(satker, Peran.PTSP)
    assert ptsp.get(f"/kotak-masuk/{lama.pk}/").status_code == 404
    assert ptsp.post(f"/kotak-masuk/{lama.pk}/ditangani/", {"masuk_dilihat": "1"}).status_code == 404
    assert not tandai_ditangani(lama, buat_pengguna(satker, Peran.PTSP), masuk_dilihat=1)
    isi = ptsp.get(f"/kotak-masuk/{Percakapan.objects.get().pk}/").content.decode()
    assert isi.count("halo") >= 3


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_in_whatever_order_texts_come_one_conversation_holds_them_all(
    satker: Satker, gateway: Gateway, waha: WahaPalsu, data: st.DataObject
) -> None:
    Pesan.objects.all().delete()
    PesanMasuk.objects.all().delete()
    Percakapan.objects.all().delete()
    Nomor.objects.filter(e164=HP).delete()
    cara: list[tuple[str, dict[str, Any]]] = [(LID, {}), (HP, {}), (LID, BERSAMA)]
    urutan = [*data.draw(st.lists(st.sampled_from(cara), min_size=1, max_size=6)), (LID, BERSAMA)]
    for n, (dari, lain) in enumerate(urutan):
        tulis(gateway, waha, f"teks {n}", dari, n, **lain)
    obrolan = Percakapan.objects.get()
    assert (obrolan.masuk.count(), obrolan.menunggu_sejak) == (len(urutan), menit(0))
    assert satukan(Nomor.objects.get(e164=HP), ["251556368777322@lid"]) == obrolan
