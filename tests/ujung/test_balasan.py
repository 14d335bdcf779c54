"""What comes back from the phones, by signed webhook on the portal's own address: receipts, BERHENTI, MULAI, SALAH."""

from random import Random

import pytest

from notifikasi.models import KotakWebhook, Nomor, Pesan, TandaTerima
from perkara.models import Registrasi, TugasLoket
from tests.ujung.dunia import HAKIM1, TEPAT, Dunia, pihak, selisih
from tests.ujung.ganjil import NURAINI

pytestmark = pytest.mark.mariadb
JUMAT_PAGI = "2026-11-20 08:00"


@pytest.fixture
def terkabar(ganjil: Dunia) -> Dunia:
    """The court after its first day."""
    ganjil.putar("2026-11-19 09:00")
    return ganjil


def test_receipts_doubled_and_shuffled_end_as_read(terkabar: Dunia) -> None:
    """Each receipt three times over, all of them in disorder: every message ends as read, each receipt kept once."""
    pesan = list(Pesan.objects.select_related("nomor"))
    tanda = [terkabar.ack(p, ack) for p in pesan for ack in (1, 2, 3)] * 3
    Random(7).shuffle(tanda)  # noqa: S311 -- disorder, no secret
    assert {terkabar.waha.kirim_webhook(terkabar.url_webhook, satu) for satu in tanda} == {200}
    hitung = terkabar.proses_masuk("2026-11-19 09:30")
    assert (hitung["tanda_terima"], hitung["rusak"]) == (3 * len(pesan), 0)
    assert set(Pesan.objects.values_list("status", flat=True)) == {"dibaca"}
    assert not Pesan.objects.filter(terkirim_pada=None) | Pesan.objects.filter(sampai_pada=None)
    assert TandaTerima.objects.count() == KotakWebhook.objects.count() == 3 * len(pesan)
    assert terkabar.putar("2026-11-19 09:35") == []


def test_receipts_worked_through_one_by_one_end_the_same(terkabar: Dunia) -> None:
    """Read before delivered before sent, each processed on its own: the state only moves forward."""
    pesan = Pesan.objects.select_related("nomor").first()
    assert pesan is not None
    for ack in (3, 1, 2, 1):
        terkabar.waha.kirim_webhook(terkabar.url_webhook, terkabar.ack(pesan, ack))
        terkabar.proses_masuk("2026-11-19 09:30")
        pesan.refresh_from_db()
        assert pesan.status == "dibaca"


def test_berhenti_stops_what_is_queued_and_all_that_follows(terkabar: Dunia) -> None:
    """A reply works at once: the reminder that is already planned stays here, the answer leaves even so."""
    terkabar.langkah("sinkron", JUMAT_PAGI)
    terkabar.langkah("rencanakan", JUMAT_PAGI)
    assert Pesan.objects.filter(nomor__e164=NURAINI, jenis="N-04", status="antre").count() == 1
    assert terkabar.balas("2026-11-20 08:01", NURAINI, " Berhenti. ") == 200
    terkabar.langkah("antar", "2026-11-20 08:02")
    assert selisih(pihak(terkabar.kabar()), [(NURAINI, "N-71", "dihentikan")]) == TEPAT
    pengingat = Pesan.objects.get(nomor__e164=NURAINI, jenis="N-04")
    assert (pengingat.status, pengingat.galat) == ("batal", "Penerima meminta berhenti.")
    assert NURAINI not in {nomor for nomor, _, _ in terkabar.putar("2026-11-22 08:00")}


def test_mulai_takes_it_back_from_then_on(terkabar: Dunia) -> None:
    terkabar.balas("2026-11-19 10:00", NURAINI, "STOP")
    terkabar.balas("2026-11-19 10:01", NURAINI, "mulai")
    kabar = terkabar.putar("2026-11-19 10:02")
    assert selisih(kabar, [(NURAINI, "N-71", "dihentikan"), (NURAINI, "N-72", "diaktifkan kembali")]) == TEPAT
    assert NURAINI in {nomor for nomor, _, _ in terkabar.putar(JUMAT_PAGI)}


def test_a_staff_member_can_stop_too(terkabar: Dunia) -> None:
    """R-000-18: his list stops, the other judge's goes on."""
    terkabar.balas("2026-11-19 10:00", HAKIM1, "BERHENTI")
    terkabar.putar("2026-11-19 10:01")
    assert [n for n, j, _ in terkabar.putar(JUMAT_PAGI) if j == "N-14"] == ["+6281130002012"]


def test_salah_takes_the_number_off_its_case(terkabar: Dunia) -> None:
    """Whoever has this phone is not the party: he is told so, the counter gets a to-do, nothing more is sent."""
    terkabar.balas("2026-11-19 10:00", NURAINI, "SALAH")
    assert selisih(terkabar.putar("2026-11-19 10:01"), [(NURAINI, "N-73", "kami keluarkan dari perkara")]) == TEPAT
    assert Nomor.objects.get(e164=NURAINI).keadaan == Nomor.Keadaan.SALAH_ORANG
    assert Registrasi.objects.get(nomor__e164=NURAINI).status == Registrasi.Status.SALAH
    assert TugasLoket.objects.filter(perkara__nomor="101/Pdt.G/2026/PA.Bjh", selesai_pada=None).count() == 1
    assert NURAINI not in {nomor for nomor, _, _ in terkabar.putar(JUMAT_PAGI)}


def test_a_reply_that_is_no_command_changes_nothing_and_is_answered_politely_once(terkabar: Dunia) -> None:
    """N-74, once a day; the text waits for a person."""
    terkabar.balas("2026-11-19 10:00", NURAINI, "Jangan berhenti, terima kasih")
    kabar = terkabar.putar("2026-11-19 10:01")
    assert selisih(kabar, [(NURAINI, "N-74", "Ketik INFO untuk menu")]) == TEPAT
    terkabar.balas("2026-11-19 10:02", NURAINI, "Baik")
    assert terkabar.putar("2026-11-19 10:03") == []
    assert Nomor.objects.get(e164=NURAINI).keadaan == Nomor.Keadaan.AKTIF
