"""Answers to incoming texts: one each, one polite one a day for what is no command, never a flood, none to silence."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notifikasi import masuk, percakapan
from notifikasi.antar import antar
from notifikasi.balas import tandai_ditangani
from notifikasi.jawab import PALING_BANYAK
from notifikasi.models import Gateway, Nomor, Percakapan, Pesan, PesanMasuk
from satker.models import Satker
from satker.waktu import pada, sekarang
from tests.notifikasi.pabrik import buat_gateway, buat_nomor, jam
from tests.notifikasi.test_masuk import HP, simpan, tulis
from tests.pabrik import buat_satker
from tests.palsu import ajaib
from tests.palsu.waha import WahaPalsu

pytestmark = pytest.mark.django_db


@pytest.fixture
def gateway(satker: Satker, waha: WahaPalsu) -> Gateway:
    """A gateway of the court."""
    return buat_gateway(satker, waha.setelan())


def jenis() -> list[str]:
    """The kinds of all messages so far, in order."""
    return list(Pesan.objects.order_by("id").values_list("jenis", flat=True))


def test_n_74_answers_what_is_no_command_once_a_day_and_the_texts_wait(
    satker: Satker, gateway: Gateway, waha: WahaPalsu
) -> None:
    Satker.objects.filter(pk=satker.pk).update(telepon="0286-591000", jam_layanan="Senin–Jumat 08.00–15.00")
    with pada(jam("10:00")):
        for menit in range(3):
            tulis(gateway, waha, f"Pertanyaan {menit}", timestamp=int(jam("09:50").timestamp()) + menit)
        antar(satker)
        assert percakapan.menunggu(satker) == 1
    (teks,) = waha.teks_untuk(HP)
    assert teks == (
        "Yth. Bapak/Ibu, pesan ini dijawab otomatis. Ketik INFO untuk menu atau hubungi "
        f"{satker.nama}, telepon 0286-591000 pada Senin–Jumat 08.00–15.00. Balas BERHENTI untuk berhenti."
    )
    with pada(jam("10:00") + timedelta(days=1)):
        tulis(gateway, waha, "Besoknya", timestamp=int(sekarang().timestamp()))
    assert jenis() == ["N-74", "N-74"]


def test_the_day_of_n_74_is_the_courts_own(satker: Satker, gateway: Gateway, waha: WahaPalsu) -> None:
    """23.50 and 00.10 on the wall of the court are two days, whatever the day in UTC."""
    for saat in (jam("23:50"), jam("23:59"), jam("23:50") + timedelta(minutes=20)):
        with pada(saat):
            tulis(gateway, waha, "Halo", timestamp=int(saat.timestamp()))
    assert jenis() == ["N-74", "N-74"]


def test_a_number_that_stopped_is_not_answered_unless_it_commands(
    satker: Satker, gateway: Gateway, waha: WahaPalsu
) -> None:
    buat_nomor(satker, e164=HP, keadaan="berhenti")
    tulis(gateway, waha, "Halo?")
    assert jenis() == []
    assert percakapan.menunggu(satker) == 1
    tulis(gateway, waha, "INFO")
    assert jenis() == ["N-78"]


def test_n_74_is_taken_back_when_the_number_stops_before_it_leaves(
    satker: Satker, gateway: Gateway, waha: WahaPalsu
) -> None:
    tulis(gateway, waha, "Halo?")
    tulis(gateway, waha, "STOP")
    antar(satker)
    assert [t[:50] for t in waha.teks_untuk(HP)] == ["Yth. Bapak/Ibu, pemberitahuan ke nomor ini dihenti"]
    assert Pesan.objects.get(jenis="N-74").status == "batal"


@pytest.mark.parametrize("kata", ["INFO", "bantuan", "Menu!", "HELP", "inpo pak"])
def test_info_answers_with_the_menu_put_together_from_the_registry(
    satker: Satker, gateway: Gateway, waha: WahaPalsu, kata: str
) -> None:
    tulis(gateway, waha, kata)
    antar(satker)
    (teks,) = waha.teks_untuk(HP)
    assert satker.nama in teks
    assert "\nBERHENTI: tidak menerima pesan lagi\nMULAI: menerima pesan kembali\n" in teks
    assert len(teks) <= 700
    assert percakapan.menunggu(satker) == 0


def test_twenty_answers_an_hour_then_one_sentence_then_silence(
    satker: Satker, gateway: Gateway, waha: WahaPalsu
) -> None:
    with pada(jam("10:00")):
        for _ in range(PALING_BANYAK + 5):
            tulis(gateway, waha, "INFO", timestamp=int(sekarang().timestamp()))
    assert jenis() == ["N-78"] * PALING_BANYAK + ["N-79"]
    with pada(jam("11:01")):
        tulis(gateway, waha, "INFO", timestamp=int(sekarang().timestamp()))
    assert jenis()[-1] == "N-78"
    assert len(jenis()) == PALING_BANYAK + 2


def test_the_limit_is_the_numbers_own(satker: Satker, gateway: Gateway, waha: WahaPalsu) -> None:
    for _ in range(PALING_BANYAK + 1):
        tulis(gateway, waha, "INFO")
    tulis(gateway, waha, "INFO", "+6281355550556")
    assert Pesan.objects.filter(nomor__e164="+6281355550556").get().jenis == "N-78"


def test_berhenti_is_confirmed_beyond_every_limit(satker: Satker, gateway: Gateway, waha: WahaPalsu) -> None:
    for _ in range(PALING_BANYAK + 3):
        tulis(gateway, waha, "INFO")
    tulis(gateway, waha, "BERHENTI")
    assert jenis()[-1] == "N-71"
    assert Nomor.objects.get(e164=HP).keadaan == "berhenti"


def test_a_text_of_days_ago_is_kept_and_not_answered(satker: Satker, gateway: Gateway, waha: WahaPalsu) -> None:
    """A gateway delivers for days what it could not deliver at once."""
    tulis(gateway, waha, "INFO", timestamp=int(sekarang().timestamp()) - 2 * 86400)
    tulis(gateway, waha, "Halo", timestamp=int(sekarang().timestamp()) - 2 * 86400)
    assert jenis() == []
    assert PesanMasuk.objects.count() == 2


def test_a_picture_waits_and_is_not_answered_by_itself(satker: Satker, gateway: Gateway, waha: WahaPalsu) -> None:
    tulis(gateway, waha, "")
    assert jenis() == []
    assert percakapan.menunggu(satker) == 1


def test_a_sender_without_a_number_waits_under_his_own_id_and_keeps_it_when_the_number_is_known(
    satker: Satker, gateway: Gateway, waha: WahaPalsu
) -> None:
    """gateways.md, finding 4: "…@lid" cannot be answered, but must be read."""
    lid = ajaib.nomor(ajaib.LID)
    tulis(gateway, waha, "satu", lid)
    tulis(gateway, waha, "dua", lid)
    obrolan = Percakapan.objects.get()
    assert (obrolan.nomor, obrolan.menunggu_sejak is not None, jenis()) == (None, True, [])
    tulis(gateway, waha, "tiga", lid, _data={"key": {"remoteJidAlt": f"{HP[1:]}@s.whatsapp.net"}})
    obrolan.refresh_from_db()
    assert (obrolan.nomor, obrolan.masuk.count()) == (Nomor.objects.get(e164=HP), 3)


def test_two_courts_have_two_conversations_with_one_number(gateway: Gateway, waha: WahaPalsu) -> None:
    lain = buat_gateway(buat_satker(), waha.setelan())
    tulis(gateway, waha, "INFO")
    tulis(lain, waha, "Halo", id="lain")
    assert Percakapan.objects.count() == 2
    assert (percakapan.menunggu(gateway.satker), percakapan.menunggu(lain.satker)) == (0, 1)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_texts_shuffled_and_doubled_give_one_answer_each(
    satker: Satker, gateway: Gateway, waha: WahaPalsu, data: st.DataObject
) -> None:
    nomor = buat_nomor(satker)
    kata = data.draw(st.lists(st.sampled_from(["INFO", "menu pak", "Halo?", "kapan sidang"]), min_size=1, max_size=6))
    kini = int(sekarang().timestamp()) - 100
    isi = [waha.badan_masuk(nomor.e164, k, timestamp=kini + i) for i, k in enumerate(kata)]
    for b in data.draw(st.permutations(isi + data.draw(st.lists(st.sampled_from(isi), max_size=4)))):
        simpan(gateway, b)
        masuk.proses()
    tanya = sum(k in ("INFO", "menu pak") for k in kata)
    jawaban = list(Pesan.objects.filter(nomor=nomor).values_list("jenis", flat=True))
    assert jawaban.count("N-78") == tanya
    assert jawaban.count("N-74") == (1 if tanya < len(kata) else 0)
    obrolan = Percakapan.objects.get(nomor=nomor)
    belum = PesanMasuk.objects.filter(nomor=nomor, perintah="").order_by("waktu").first()
    assert obrolan.menunggu_sejak == (belum.waktu if belum else None)
    assert obrolan.terakhir == max(PesanMasuk.objects.filter(nomor=nomor).values_list("waktu", flat=True))


@pytest.mark.parametrize("kata", ["BERHENTI", "INFO", "MULAI"])
def test_a_command_of_a_sender_without_a_number_waits_for_a_person(
    satker: Satker, gateway: Gateway, waha: WahaPalsu, kata: str
) -> None:
    """Nothing of his can be stopped, so a BERHENTI that nobody reads would be lost in silence (UU PDP)."""
    lid = ajaib.nomor(ajaib.LID)
    tulis(gateway, waha, kata, lid)
    assert percakapan.menunggu(satker) == 1
    obrolan = Percakapan.objects.get()
    tulis(gateway, waha, kata, lid)
    pertama = obrolan.masuk.order_by("pk").values_list("pk", flat=True)[0]
    assert tandai_ditangani(obrolan, None, masuk_dilihat=pertama)
    assert percakapan.menunggu(satker) == 1, "the second came after what the officer saw"
