"""What the dashboard says of the messages: figures that add up, and a sentence for each thing that needs a person."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from notifikasi import panel, ringkasan
from notifikasi.models import KotakWebhook, Pesan
from satker.beranda import perlu_perhatian
from satker.models import Peran, Satker
from satker.waktu import pada, sekarang
from tests.halaman import sebagai
from tests.notifikasi.pabrik import buat_gateway, buat_nomor, buat_pesan, jam
from tests.pabrik import buat_satker

pytestmark = pytest.mark.django_db
SIANG = jam("12:00")
BURUK = ("gagal", "tak_pasti")


def kalimat(satker: Satker) -> list[str]:
    """What the messages' panel asks for."""
    return [p.kalimat for p in panel.perhatian_pesan(satker) + panel.perhatian_gateway(satker)]


def test_an_empty_court_has_noughts_and_needs_nobody(satker: Satker) -> None:
    with pada(SIANG):
        angka = panel.panel_angka(satker, None)
        assert (angka["hari_ini"], angka["sampai"], angka["antre"], angka["gagal"], angka["tertua"]) == (0, 0, 0, 0, "")
        assert angka["seri_baik"] == angka["seri_gagal"] == [0] * 30
        assert kalimat(satker) == []


def test_the_figures_count_each_state_where_it_belongs(satker: Satker) -> None:
    with pada(SIANG):
        for s in Pesan.Status.values:
            buat_pesan(satker, status=s, dibuat=jam("08:00"), selesai_pada=jam("09:00"))
        buat_pesan(buat_satker(), status="sampai", dibuat=jam("08:00"))
        buat_nomor(satker, keadaan="berhenti")
        angka = panel.panel_angka(satker, None)
    assert (angka["hari_ini"], angka["sampai"], angka["antre"], angka["gagal"]) == (10, 2, 1, 2)
    # Issue 3: a message has reached someone only when the phone says so; what the gateway took is not among them.
    assert (angka["seri_baik"][-1], angka["seri_gagal"][-1]) == (2, 2)
    assert angka["deret"][-1][1:] == (2, 4)
    assert angka["nomor"] == 10  # those who may be written to


def test_failures_of_a_week_are_counted_and_older_ones_forgotten(satker: Satker) -> None:
    with pada(SIANG):
        for hari in (0, 6, 7, 20):
            saat = jam("08:00") - timedelta(days=hari)
            buat_pesan(satker, status="gagal", dibuat=saat, selesai_pada=saat)
        assert panel.panel_angka(satker, None)["gagal"] == 2
        assert any(k.startswith("2 pesan gagal dalam 7 hari") for k in kalimat(satker))


@pytest.mark.parametrize(
    ("isian", "kata", "tingkat"),
    [
        ({"status": "gagal"}, "1 pesan gagal", "bahaya"),
        ({"status": "tak_pasti"}, "1 pesan tak pasti", "awas"),
        ({"status": "antre", "siap_pada": SIANG - timedelta(minutes=11)}, "menunggu 11 menit", "bahaya"),
        ({"status": "antre", "siap_pada": SIANG - timedelta(hours=5)}, "menunggu 5 jam", "bahaya"),
    ],
)
def test_what_needs_a_person_is_a_sentence_with_its_list(
    satker: Satker, isian: dict[str, Any], kata: str, tingkat: str
) -> None:
    with pada(SIANG):
        buat_pesan(satker, selesai_pada=SIANG, **isian)
        (satu,) = panel.perhatian_pesan(satker)
    assert kata in satu.kalimat
    assert (satu.tingkat, set(satu.peran)) == (tingkat, {Peran.PTSP, Peran.ADMIN})
    assert satu.url == f"{reverse('pesan')}?status={isian['status']}"


@pytest.mark.parametrize(("menit", "perlu"), [(0, False), (9, False), (10, False), (10.1, True), (-5, False)])
def test_a_queue_is_only_called_stuck_after_ten_minutes(satker: Satker, menit: float, perlu: bool) -> None:
    with pada(SIANG):
        buat_pesan(satker, siap_pada=SIANG - timedelta(minutes=menit))
        assert bool(kalimat(satker)) is perlu


@pytest.mark.parametrize(
    ("umur", "kata"),
    [
        (timedelta(seconds=59), "kurang dari semenit"),
        (timedelta(seconds=60), "1 menit"),
        (timedelta(minutes=119, seconds=59), "119 menit"),
        (timedelta(hours=2), "2 jam"),
        (timedelta(days=3), "72 jam"),
    ],
)
def test_an_age_is_said_coarsely(satker: Satker, umur: timedelta, kata: str) -> None:
    with pada(SIANG):
        buat_pesan(satker, siap_pada=SIANG - umur)
        assert panel.panel_angka(satker, None)["tertua"] == kata


@pytest.mark.parametrize(
    ("isian", "kata", "tingkat"),
    [
        (
            {"pemutus_sejak": jam("09:05"), "pemutus_sebab": "Pindai QR."},
            "23-11-2026 pukul 09.05: Pindai QR.",
            "bahaya",
        ),
        ({"dijeda": True}, "dijeda", "awas"),
        ({"pemutus_sejak": jam("09:05"), "dijeda": True}, "berhenti mengirim", "bahaya"),
    ],
)
def test_a_gateway_that_does_not_send_is_told_to_the_admin_on_the_courts_clock(
    satker: Satker, isian: dict[str, Any], kata: str, tingkat: str
) -> None:
    buat_gateway(satker, nama="WAHA utama", **isian)
    with pada(SIANG):
        (satu,) = panel.perhatian_gateway(satker)
    assert satu.kalimat.startswith("WAHA utama")
    assert kata in satu.kalimat
    assert (satu.tingkat, set(satu.peran)) == (tingkat, {Peran.ADMIN})


def test_a_gateway_switched_off_on_purpose_worries_nobody(satker: Satker) -> None:
    buat_gateway(satker, aktif=False, dijeda=True, pemutus_sejak=SIANG)
    buat_gateway(satker)
    assert panel.perhatian_gateway(satker) == []


def test_each_role_is_told_what_it_can_act_on_and_nobody_of_another_court(satker: Satker) -> None:
    with pada(SIANG):
        buat_pesan(satker, status="gagal", selesai_pada=SIANG)
        buat_gateway(satker, dijeda=True, nama="WAHA utama")

        def dengar(s: Satker, *peran: str) -> tuple[bool, bool]:
            semua = " ".join(p.kalimat for p in perlu_perhatian(s, set(peran)))
            return "pesan gagal" in semua, "WAHA utama" in semua

        assert dengar(satker, Peran.ADMIN) == (True, True)
        assert dengar(satker, Peran.PTSP) == (True, False)
        assert dengar(satker, Peran.HAKIM) == (False, False)
        assert dengar(buat_satker(), Peran.ADMIN) == (False, False)


def test_the_figures_cost_the_same_for_one_message_and_for_fifty(satker: Satker) -> None:
    def hitung() -> int:
        with pada(SIANG), CaptureQueriesContext(connection) as q:
            panel.panel_angka(satker, None)
            panel.perhatian_pesan(satker)
        return len(q)

    buat_pesan(satker, status="gagal", selesai_pada=SIANG)
    satu = hitung()
    for n in range(50):
        buat_pesan(satker, status=BURUK[n % 2], selesai_pada=SIANG)
    assert hitung() == satu


def test_the_page_shows_them(satker: Satker) -> None:
    buat_pesan(satker, status="gagal", galat="Nomor ini tidak memakai WhatsApp.", selesai_pada=sekarang())
    isi = sebagai(satker, Peran.PTSP).get(reverse("beranda")).content.decode()
    assert "1 pesan gagal dalam 7 hari terakhir." in isi
    assert "Nomor ini tidak memakai WhatsApp." in isi


def test_a_kind_that_is_gone_keeps_its_figures_under_its_code(satker: Satker) -> None:
    """R-000-23: an upgrade that drops a kind must not lose last year's evidence."""
    with pada(SIANG):
        buat_pesan(satker, jenis="X-99", status="dibaca", dibuat=jam("08:00"))
        hari = SIANG.date()
        assert dict(ringkasan.angka_implementasi(satker, hari, hari)) == {
            "X-99": 1,
            "Seluruh pesan": 1,
            "Terbukti sampai": 1,
        }


@pytest.mark.parametrize(
    ("bidang", "kata"),
    [
        ("kontak_baru_berhenti_sampai", "tidak memulai percakapan baru sampai 24-11-2026 pukul 09.00"),
        ("balasan_saja_sampai", "hanya mengirim balasan sampai"),
        ("massal_berhenti_sampai", "tidak mengirim rekap sampai"),
    ],
)
def test_a_number_whatsapp_holds_back_in_part_is_no_silent_wait(satker: Satker, bidang: str, kata: str) -> None:
    """463 lets messages wait for a day while the gateway runs (gateways.md, finding 2)."""
    isian: dict[str, Any] = {bidang: jam("09:00") + timedelta(days=1)}
    gateway = buat_gateway(satker, **isian)
    with pada(SIANG):
        (satu,) = panel.perhatian_ditahan(satker)
        assert kata in satu.kalimat
        assert satu.peran == {Peran.ADMIN}
        assert panel.perhatian_ditahan(buat_satker()) == []
    with pada(SIANG + timedelta(days=1)):
        assert panel.perhatian_ditahan(satker) == []
    gateway.pemutus_sejak = SIANG
    gateway.save()
    with pada(SIANG):
        assert panel.perhatian_ditahan(satker) == [], "its breaker says more"


def test_what_nobody_could_read_is_said_until_it_is_read_or_a_week_old(satker: Satker) -> None:
    kabar = KotakWebhook.objects.create(
        gateway=buat_gateway(satker), kunci="a", badan="{}", galat="ValueError: x", diterima_pada=SIANG
    )
    with pada(SIANG + timedelta(hours=1)):
        (satu,) = panel.perhatian_webhook(satker)
        assert satu.kalimat.startswith("1 kabar dari gateway tidak terbaca")
        assert panel.perhatian_webhook(buat_satker()) == []
    with pada(SIANG + timedelta(days=8)):
        assert panel.perhatian_webhook(satker) == []
    kabar.galat = ""
    kabar.save()
    with pada(SIANG):
        assert panel.perhatian_webhook(satker) == []
