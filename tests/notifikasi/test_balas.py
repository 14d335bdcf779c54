"""An officer's own answer (N-77): only while the gateway allows it, only once per question, never to who stopped."""

from datetime import timedelta
from typing import Any

import pytest

from notifikasi.antar import antar
from notifikasi.balas import balas, balasan_terakhir, kesempatan, tandai_ditangani
from notifikasi.gateway.dasar import PesanMasuk as Peristiwa
from notifikasi.kotak import isi, masuk_terakhir, penanda
from notifikasi.masuk_teks import terima_teks
from notifikasi.models import Gateway, Nomor, Percakapan, Pesan, PesanMasuk, Templat
from notifikasi.services import TindakanDitolak
from satker.models import JejakAudit, Peran, Satker
from satker.waktu import pada, sekarang
from tests.notifikasi.pabrik import buat_gateway, buat_pesan
from tests.notifikasi.test_masuk import HP, tulis
from tests.pabrik import buat_pengguna
from tests.palsu.waha import WahaPalsu

pytestmark = pytest.mark.django_db


@pytest.fixture
def gateway(satker: Satker, waha: WahaPalsu) -> Gateway:
    """A gateway without a window."""
    return buat_gateway(satker, waha.setelan())


@pytest.fixture
def rina(satker: Satker) -> Any:
    """An officer."""
    return buat_pengguna(satker, Peran.PTSP, first_name="Rina", last_name="Wati")


@pytest.fixture
def obrolan(gateway: Gateway, waha: WahaPalsu) -> Percakapan:
    """Somebody asked."""
    tulis(gateway, waha, "Apakah saya boleh diwakili?")
    return Percakapan.objects.get()


def jawab(obrolan: Percakapan, petugas: Any, teks: str = "Boleh, dengan surat kuasa.", **dilihat: int) -> Pesan:
    """Answer as a page that was opened now does."""
    kini = {"balasan_dilihat": balasan_terakhir(obrolan), "masuk_dilihat": masuk_terakhir(obrolan)}
    return balas(obrolan, petugas, teks, **kini | dilihat)


def test_the_answer_arrives_with_the_officers_and_the_courts_name(
    satker: Satker, obrolan: Percakapan, rina: Any, waha: WahaPalsu
) -> None:
    jawab(obrolan, rina)
    antar(satker)
    assert f"Boleh, dengan surat kuasa.\n\nRina Wati, {satker.nama}" in waha.teks_untuk(HP)
    obrolan.refresh_from_db()
    assert (obrolan.menunggu_sejak, obrolan.ditangani_oleh) == (None, rina)


def test_the_trail_says_who_but_not_what(obrolan: Percakapan, rina: Any) -> None:
    pesan = jawab(obrolan, rina)
    baris = JejakAudit.objects.get(tindakan="percakapan.balas")
    assert (baris.pelaku, baris.objek) == (rina.get_username(), f"notifikasi.Pesan:{pesan.pk}")
    assert "kuasa" not in str(baris.rincian)


def test_the_second_officer_sees_that_it_was_answered(satker: Satker, obrolan: Percakapan, rina: Any) -> None:
    budi = buat_pengguna(satker, Peran.PTSP, first_name="Budi")
    jawab(obrolan, rina)
    with pytest.raises(TindakanDitolak, match=r"Sudah dijawab Rina Wati pada .* pukul"):
        jawab(obrolan, budi, balasan_dilihat=0)
    assert Pesan.objects.filter(jenis="N-77").count() == 1
    jawab(obrolan, budi, "Tambahan dari saya.")
    assert Pesan.objects.filter(jenis="N-77").count() == 2


def test_a_text_that_came_while_the_officer_was_typing_goes_on_waiting(
    gateway: Gateway, waha: WahaPalsu, obrolan: Percakapan, rina: Any
) -> None:
    dilihat = masuk_terakhir(obrolan)
    tulis(gateway, waha, "Satu lagi: apakah harus bermeterai?")
    jawab(obrolan, rina, masuk_dilihat=dilihat)
    obrolan.refresh_from_db()
    assert obrolan.menunggu_sejak == PesanMasuk.objects.latest("pk").waktu


def test_handled_without_an_answer_and_waiting_again_with_the_next_text(
    gateway: Gateway, waha: WahaPalsu, obrolan: Percakapan, rina: Any
) -> None:
    assert tandai_ditangani(obrolan, rina, masuk_dilihat=masuk_terakhir(obrolan)) is True
    assert tandai_ditangani(obrolan, rina, masuk_dilihat=masuk_terakhir(obrolan)) is False
    obrolan.refresh_from_db()
    assert (obrolan.menunggu_sejak, obrolan.ditangani_oleh) == (None, rina)
    assert JejakAudit.objects.filter(tindakan="percakapan.ditangani").count() == 1
    tulis(gateway, waha, "Halo?")
    obrolan.refresh_from_db()
    assert obrolan.menunggu_sejak is not None


@pytest.mark.parametrize(
    ("keadaan", "kata"),
    [("berhenti", "meminta berhenti"), ("salah_orang", "bukan pihak"), ("tidak_sah", "tidak dapat dihubungi")],
)
def test_a_number_that_may_not_be_written_to_is_not(obrolan: Percakapan, rina: Any, keadaan: str, kata: str) -> None:
    Nomor.objects.update(keadaan=keadaan)
    obrolan.refresh_from_db()
    assert kata in kesempatan(obrolan).sebab
    with pytest.raises(TindakanDitolak, match=kata):
        jawab(obrolan, rina)


def test_an_answer_on_its_way_is_taken_back_when_the_person_stops(
    satker: Satker, gateway: Gateway, waha: WahaPalsu, obrolan: Percakapan, rina: Any
) -> None:
    pesan = jawab(obrolan, rina)
    tulis(gateway, waha, "BERHENTI")
    antar(satker)
    pesan.refresh_from_db()
    assert (pesan.status, pesan.galat) == ("batal", "Penerima meminta berhenti.")


def test_a_sender_without_a_number_cannot_be_answered_from_here(satker: Satker, gateway: Gateway) -> None:
    obrolan = Percakapan.objects.create(satker=satker, pengirim="99@lid", terakhir=sekarang())
    assert "tidak memberitahukan nomor" in kesempatan(obrolan).sebab


def test_without_a_gateway_nothing_is_promised(obrolan: Percakapan) -> None:
    Gateway.objects.update(aktif=False)
    assert kesempatan(obrolan).sebab == "WhatsApp pengadilan belum disambungkan. Beri tahu Admin."


class TestSms:
    """Who wrote by SMS is answered by SMS: he may have no WhatsApp, and some courts have none either."""

    @pytest.fixture
    def sms(self, satker: Satker) -> Percakapan:
        modem = buat_gateway(satker, jenis="gammu", url="mysql://127.0.0.1:9/smsd")
        terima_teks(modem, Peristiwa("1@1", HP[1:], HP, "Apakah saya boleh diwakili?", sekarang()))
        return Percakapan.objects.get()

    def test_a_court_with_a_modem_only_can_answer(self, sms: Percakapan, rina: Any) -> None:
        assert kesempatan(sms).boleh
        assert jawab(sms, rina).kanal == "sms"

    def test_the_last_text_decides(self, satker: Satker, sms: Percakapan, waha: WahaPalsu, rina: Any) -> None:
        with pada(sekarang() + timedelta(minutes=1)):
            tulis(buat_gateway(satker, waha.setelan()), waha, "Ini WA saya", timestamp=int(sekarang().timestamp()))
            assert jawab(sms, rina).kanal == "whatsapp"

    def test_without_the_modem_nothing_is_promised(self, sms: Percakapan) -> None:
        Gateway.objects.update(aktif=False)
        assert kesempatan(sms).sebab == "SMS pengadilan belum disambungkan. Beri tahu Admin."


class TestJendela:
    """The Cloud API takes free answers within 24 hours of the person's last text only (gateways.md 1.4)."""

    @pytest.fixture(autouse=True)
    def _cloud(self, obrolan: Percakapan) -> None:
        Gateway.objects.update(jenis="cloud_api", nomor_id="1", opsi={"versi": "v25.0"})

    def test_within_the_window_until_it_closes(self, obrolan: Percakapan, rina: Any) -> None:
        boleh = kesempatan(obrolan)
        assert obrolan.nomor is not None
        masuk = obrolan.nomor.masuk_terakhir
        assert masuk is not None
        assert (boleh.boleh, boleh.sampai) == (True, masuk + timedelta(hours=24))
        assert jawab(obrolan, rina).kedaluwarsa == boleh.sampai

    def test_after_a_day_the_page_says_why_not(self, obrolan: Percakapan, rina: Any) -> None:
        with pada(sekarang() + timedelta(hours=24, minutes=1)):
            assert "Sudah lewat 24 jam" in kesempatan(obrolan).sebab
            with pytest.raises(TindakanDitolak, match="24 jam"):
                jawab(obrolan, rina)

    def test_an_approved_template_opens_the_way_again(self, satker: Satker, obrolan: Percakapan, rina: Any) -> None:
        Templat.objects.create(satker=satker, jenis="N-77", nama_meta="balasan", bidang_meta=["balasan", "petugas"])
        with pada(sekarang() + timedelta(days=3)):
            assert kesempatan(obrolan).boleh
            assert jawab(obrolan, rina).jenis == "N-77"

    def test_a_gateway_with_an_open_breaker_does_not_decide(self, satker: Satker, obrolan: Percakapan) -> None:
        Gateway.objects.update(pemutus_sejak=sekarang(), prioritas=1)
        buat_gateway(satker, prioritas=2)
        with pada(sekarang() + timedelta(days=3)):
            assert kesempatan(obrolan).boleh


def test_the_thread_holds_both_sides_in_order_with_their_ticks(
    satker: Satker, gateway: Gateway, waha: WahaPalsu, obrolan: Percakapan, rina: Any
) -> None:
    antar(satker)
    jawab(obrolan, rina)
    antar(satker)
    gelembung = isi(obrolan)
    assert [g.keluar for g in gelembung] == [False, True, True]
    assert gelembung[0].teks == "Apakah saya boleh diwakili?"
    assert [g.status for g in gelembung[1:]] == ["diterima", "diterima"]
    assert [g.hari_baru for g in gelembung] == [True, False, False]


def test_the_thread_leaves_out_what_was_taken_back_and_other_peoples_messages(
    satker: Satker, obrolan: Percakapan
) -> None:
    buat_pesan(satker, nomor=obrolan.nomor, status="batal")
    buat_pesan(satker)
    Pesan.objects.filter(jenis="N-74").delete()
    assert [g.keluar for g in isi(obrolan)] == [False]


def test_the_mark_of_a_page_changes_with_every_tick_and_every_text(
    satker: Satker, gateway: Gateway, waha: WahaPalsu, obrolan: Percakapan
) -> None:
    jejak = [penanda(isi(obrolan))]
    antar(satker)
    jejak.append(penanda(isi(obrolan)))
    tulis(gateway, waha, "lagi")
    jejak.append(penanda(isi(obrolan)))
    assert len(set(jejak)) == 3
    assert penanda(isi(obrolan)) == jejak[-1]
