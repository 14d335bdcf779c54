"""The inbox, processed: texts, commands, channel states; a broken row hurts no other."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notifikasi import masuk
from notifikasi.antar import antar
from notifikasi.models import Gateway, KotakWebhook, Nomor, Persetujuan, Pesan, PesanMasuk
from satker.models import JejakAudit, Satker
from satker.waktu import pada, sekarang
from tests.notifikasi.pabrik import buat_gateway, buat_nomor, buat_pesan, jam, status
from tests.pabrik import buat_pegawai, buat_satker
from tests.palsu import ajaib
from tests.palsu.cloud_api import CloudApiPalsu
from tests.palsu.waha import WahaPalsu

pytestmark = pytest.mark.django_db
HP = "+6281355550555"


def simpan(gateway: Gateway, *badan: Any) -> None:
    """Lay bodies into the inbox, as the webhook view does."""
    n = KotakWebhook.objects.count()
    for i, b in enumerate(badan):
        teks = b if isinstance(b, str) else json.dumps(b)
        KotakWebhook.objects.create(gateway=gateway, kunci=f"k{n + i}", badan=teks, diterima_pada=sekarang())


def tulis(gateway: Gateway, palsu: WahaPalsu, teks: str, dari: str = HP, **lain: Any) -> None:
    """Somebody writes, and the inbox is processed."""
    simpan(gateway, palsu.badan_masuk(dari, teks, **lain))
    masuk.proses()


@pytest.fixture
def gateway(satker: Satker, waha: WahaPalsu) -> Gateway:
    """A gateway of the court."""
    return buat_gateway(satker, waha.setelan())


def test_a_text_is_kept_and_opens_the_window(satker: Satker, gateway: Gateway, waha: WahaPalsu) -> None:
    nomor = buat_nomor(satker, e164=HP)
    tulis(gateway, waha, "Kapan sidang saya?")
    pesan = PesanMasuk.objects.get()
    assert (pesan.nomor, pesan.teks, pesan.perintah) == (nomor, "Kapan sidang saya?", "")
    nomor.refresh_from_db()
    assert nomor.masuk_terakhir == pesan.waktu
    assert nomor.di_whatsapp is True


def test_an_older_text_does_not_close_the_window_again(satker: Satker, gateway: Gateway, waha: WahaPalsu) -> None:
    nomor = buat_nomor(satker, e164=HP)
    kini = int(sekarang().timestamp())
    for waktu in (kini, kini - 86400):
        tulis(gateway, waha, "halo", timestamp=waktu)
    nomor.refresh_from_db()
    assert nomor.masuk_terakhir is not None
    assert int(nomor.masuk_terakhir.timestamp()) == kini


def test_a_stranger_is_known_so_that_he_can_be_answered_and_that_is_no_consent(
    satker: Satker, gateway: Gateway, waha: WahaPalsu
) -> None:
    tulis(gateway, waha, "Halo?")
    assert PesanMasuk.objects.get().nomor == Nomor.objects.get(satker=satker, e164=HP)
    assert not Persetujuan.objects.exists()


def test_a_linked_id_once_seen_with_its_number_is_recognised(satker: Satker, gateway: Gateway, waha: WahaPalsu) -> None:
    """gateways.md, finding 4: the sender may be "…@lid" and no number."""
    nomor = buat_nomor(satker, e164=HP)
    lid = ajaib.nomor(ajaib.LID)
    tulis(gateway, waha, "satu", lid, _data={"key": {"remoteJidAlt": f"{HP[1:]}@s.whatsapp.net"}})
    tulis(gateway, waha, "BERHENTI", lid)
    assert list(PesanMasuk.objects.order_by("id").values_list("nomor", flat=True)) == [nomor.pk, nomor.pk]
    nomor.refresh_from_db()
    assert nomor.keadaan == "berhenti"


@pytest.mark.parametrize("kata", ["BERHENTI", "berhenti", " Berhenti. ", "STOP", "stop!", "Unreg", "*BERHENTI*"])
def test_one_word_stops_everything_at_once(satker: Satker, gateway: Gateway, waha: WahaPalsu, kata: str) -> None:
    nomor = buat_nomor(satker, e164=HP)
    antre, lain = buat_pesan(satker, nomor=nomor), buat_pesan(satker)
    tulis(gateway, waha, kata)
    nomor.refresh_from_db()
    assert nomor.keadaan == "berhenti"
    assert status(antre, lain) == ["batal", "antre"]
    catatan = Persetujuan.objects.get()
    assert (catatan.tindakan, catatan.kanal, catatan.waktu) == ("tarik", "balasan", PesanMasuk.objects.get().waktu)
    antar(satker)
    assert waha.teks_untuk(HP)[0].startswith("Yth. Bapak/Ibu, pemberitahuan ke nomor ini dihentikan.")
    assert len(waha.teks_untuk(HP)) == 1


@pytest.mark.parametrize("kata", ["jangan berhenti", "berhenti kapan", "BERHENTIKAN", "stop press", ""])
def test_other_words_stop_nothing(satker: Satker, gateway: Gateway, waha: WahaPalsu, kata: str) -> None:
    nomor = buat_nomor(satker, e164=HP)
    tulis(gateway, waha, kata)
    nomor.refresh_from_db()
    assert nomor.keadaan == "aktif"


def test_the_answer_to_berhenti_leaves_at_night_too(satker: Satker, gateway: Gateway, waha: WahaPalsu) -> None:
    with pada(jam("23:30")):
        buat_nomor(satker, e164=HP)
        tulis(gateway, waha, "BERHENTI", timestamp=int(jam("23:29").timestamp()))
        assert antar(satker).diterima == 1


def test_berhenti_five_times_is_answered_once_a_day(satker: Satker, gateway: Gateway, waha: WahaPalsu) -> None:
    buat_nomor(satker, e164=HP)
    for _ in range(5):
        tulis(gateway, waha, "BERHENTI")
    assert Pesan.objects.filter(jenis="N-71").count() == 1
    with pada(sekarang() + timedelta(days=1)):
        tulis(gateway, waha, "BERHENTI", timestamp=int(sekarang().timestamp()))
    assert Pesan.objects.filter(jenis="N-71").count() == 2


def test_mulai_takes_it_back(satker: Satker, gateway: Gateway, waha: WahaPalsu) -> None:
    nomor = buat_nomor(satker, e164=HP)
    kini = int(sekarang().timestamp())
    tulis(gateway, waha, "STOP", timestamp=kini - 60)
    tulis(gateway, waha, "start", timestamp=kini)
    nomor.refresh_from_db()
    assert nomor.keadaan == "aktif"
    assert list(Persetujuan.objects.order_by("waktu").values_list("tindakan", flat=True)) == ["tarik", "beri"]
    antar(satker)
    assert len(waha.teks_untuk(HP)) == 2


def test_mulai_does_not_undo_that_the_number_belongs_to_somebody_else(
    satker: Satker, gateway: Gateway, waha: WahaPalsu
) -> None:
    nomor = buat_nomor(satker, e164=HP, keadaan="salah_orang")
    tulis(gateway, waha, "MULAI")
    nomor.refresh_from_db()
    assert nomor.keadaan == "salah_orang"
    assert Pesan.objects.count() == 0


def test_berhenti_holds_before_we_first_write(satker: Satker, gateway: Gateway, waha: WahaPalsu) -> None:
    tulis(gateway, waha, "BERHENTI")
    assert Nomor.objects.get(satker=satker, e164=HP).keadaan == "berhenti"


def test_berhenti_to_one_court_says_nothing_to_another(satker: Satker, gateway: Gateway, waha: WahaPalsu) -> None:
    lain = buat_nomor(buat_satker(), e164=HP)
    buat_nomor(satker, e164=HP)
    tulis(gateway, waha, "BERHENTI")
    lain.refresh_from_db()
    assert lain.keadaan == "aktif"


def test_staff_who_stop_are_told_to_the_admin(satker: Satker, gateway: Gateway, waha: WahaPalsu) -> None:
    """Q14 of domain.md; the number masked."""
    pegawai = buat_pegawai(satker, nomor_wa=HP)
    buat_nomor(satker, e164=HP)
    tulis(gateway, waha, "BERHENTI")
    baris = JejakAudit.objects.get(tindakan="pegawai_berhenti")
    assert baris.rincian["nama"] == pegawai.nama
    assert HP not in json.dumps(baris.rincian)


def test_the_same_text_twice_runs_its_command_once(satker: Satker, gateway: Gateway, waha: WahaPalsu) -> None:
    buat_nomor(satker, e164=HP)
    isi = waha.badan_masuk(HP, "BERHENTI")
    simpan(gateway, isi, isi | {"id": "evt_lain"})
    masuk.proses()
    assert Persetujuan.objects.count() == 1


def test_a_row_that_breaks_is_kept_with_its_reason_and_can_be_done_again(
    satker: Satker, gateway: Gateway, waha: WahaPalsu
) -> None:
    buat_nomor(satker, e164=HP)
    simpan(gateway, "[]", waha.badan_masuk(HP, "halo"))
    hitung = masuk.proses()
    assert (hitung.diproses, hitung.rusak, hitung.pesan_masuk) == (2, 1, 1)
    rusak = KotakWebhook.objects.exclude(galat="").get()
    assert masuk.proses().diproses == 0
    rusak.badan = json.dumps(waha.badan_masuk(HP, "halo lagi"))
    rusak.save()
    assert masuk.proses(ulang=True).pesan_masuk == 1
    rusak.refresh_from_db()
    assert (rusak.galat, masuk.tertunda()) == ("", 0)


def test_a_nul_in_a_text_does_not_break_the_inbox(satker: Satker, gateway: Gateway, waha: WahaPalsu) -> None:
    tulis(gateway, waha, "halo\x00dunia")
    assert PesanMasuk.objects.get().teks == "halodunia"


def test_a_session_that_drops_opens_the_breaker_and_one_that_is_back_asks_for_a_probe(
    gateway: Gateway, waha: WahaPalsu
) -> None:
    simpan(gateway, waha.peristiwa("session.status", {"name": "default", "status": "FAILED"}))
    masuk.proses()
    gateway.refresh_from_db()
    assert gateway.pemutus_sejak is not None
    simpan(gateway, waha.peristiwa("session.status", {"name": "default", "status": "WORKING"}))
    masuk.proses()
    gateway.refresh_from_db()
    assert gateway.pemutus_coba is not None
    assert gateway.pemutus_coba <= sekarang()
    antar(gateway.satker)
    buat_pesan(gateway.satker)
    assert antar(gateway.satker).diterima == 1


def test_463_told_only_by_a_receipt_stops_first_contacts(satker: Satker, gateway: Gateway, waha: WahaPalsu) -> None:
    simpan(gateway, waha.badan_ack("3EB0A", HP, -1, error={"code": 463, "reason": "reach-out"}))
    masuk.proses()
    gateway.refresh_from_db()
    assert gateway.kontak_baru_berhenti_sampai is not None


def test_a_changed_number_is_told_and_never_followed(satker: Satker) -> None:
    with CloudApiPalsu() as meta:
        gateway = buat_gateway(satker, meta.setelan(), jenis="cloud_api")
        nomor = buat_nomor(satker, e164=HP)
        sistem = {"type": "user_changed_number", "wa_id": "6281299990555", "body": "User changed number"}
        isi = {"from": HP[1:], "id": "wamid.ganti", "timestamp": "1790000000", "type": "system", "system": sistem}
        simpan(gateway, meta.amplop({"messages": [isi]}))
        assert masuk.proses().rusak == 0
    nomor.refresh_from_db()
    assert (nomor.e164, Nomor.objects.count()) == (HP, 1)
    baris = JejakAudit.objects.get(tindakan="nomor_berganti")
    assert "81299990555" not in json.dumps(baris.rincian)


def test_a_full_round_by_wire_ends_in_read(satker: Satker, gateway: Gateway, waha: WahaPalsu) -> None:
    pesan = buat_pesan(satker)
    antar(satker)
    ekor, nomor = waha.diterima[0]["id"], pesan.nomor.e164
    simpan(gateway, *[waha.badan_ack(ekor, nomor, a) for a in (3, 1, 2, 2)])
    hitung = masuk.proses()
    assert (hitung.diproses, hitung.tanda_terima) == (4, 4)
    assert status(pesan) == ["dibaca"]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_replies_in_any_order_end_where_the_last_one_said(
    satker: Satker, gateway: Gateway, waha: WahaPalsu, data: st.DataObject
) -> None:
    """Doubled and shuffled BERHENTI and MULAI: what was said last counts, whatever came last."""
    nomor = buat_nomor(satker)
    kata = data.draw(st.lists(st.sampled_from(["BERHENTI", "MULAI"]), min_size=1, max_size=5))
    kini = int(sekarang().timestamp()) - 100
    isi = [waha.badan_masuk(nomor.e164, k, timestamp=kini + i) for i, k in enumerate(kata)]
    for b in data.draw(st.permutations(isi + data.draw(st.lists(st.sampled_from(isi), max_size=3)))):
        simpan(gateway, b)
        masuk.proses()
    nomor.refresh_from_db()
    assert nomor.keadaan == ("berhenti" if kata[-1] == "BERHENTI" else "aktif")
    assert Persetujuan.objects.filter(nomor=nomor).count() == len(kata)


def test_the_command_prints_one_line_of_json(
    gateway: Gateway, waha: WahaPalsu, capsys: pytest.CaptureFixture[str]
) -> None:
    simpan(gateway, waha.badan_masuk(HP, "halo"))
    call_command("proses_masuk")
    assert json.loads(capsys.readouterr().out) == {"diproses": 1, "tanda_terima": 0, "pesan_masuk": 1, "rusak": 0}
