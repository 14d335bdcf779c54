"""Everything a filter shows, at once: by the same rules as one by one, after a count that somebody agreed to."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notifikasi import massal
from notifikasi.models import Pesan
from notifikasi.services import TindakanDitolak, batalkan, coba_lagi
from satker.models import JejakAudit, Peran, Satker
from satker.waktu import pada, sekarang
from tests.halaman import sebagai, tertutup
from tests.notifikasi.pabrik import buat_gateway, buat_nomor, buat_pesan, jam, status
from tests.pabrik import buat_pengguna, buat_satker

pytestmark = pytest.mark.django_db
PAGI = jam("08:00")


@pytest.fixture
def ptsp(satker: Satker) -> Client:
    """An officer of the desk."""
    return sebagai(satker, Peran.PTSP)


def url(tindakan: str, **saring: str) -> str:
    """The page for what the filter shows."""
    return reverse("pesan_saringan", args=[tindakan], query=saring or None)


def setuju(client: Client, tindakan: str, jumlah: object, **saring: str) -> str:
    """Agree to so many; the page that follows."""
    jawaban = client.post(url(tindakan, **saring), {"jumlah": jumlah}, follow=True)
    assert jawaban.status_code == 200
    return jawaban.content.decode()


def test_it_is_closed_to_strangers_and_to_those_who_only_read(satker: Satker) -> None:
    pesan = buat_pesan(satker, status="gagal")
    tertutup(url("ulang"), satker, 200)
    hakim = sebagai(satker, Peran.HAKIM)
    assert hakim.get(url("ulang")).status_code == 403
    assert hakim.post(url("ulang"), {"jumlah": 1}).status_code == 403
    sebagai(buat_satker(), Peran.PTSP).post(url("ulang"), {"jumlah": 9})
    assert status(pesan) == ["gagal"]


def test_the_list_offers_it_with_its_filter_to_those_who_may(satker: Satker, ptsp: Client) -> None:
    buat_pesan(satker, status="gagal")
    isi = ptsp.get(reverse("pesan"), {"status": "gagal", "halaman": "1"}).content.decode()
    assert 'href="/pesan/massal/ulang/?status=gagal"' in isi
    hakim = sebagai(satker, Peran.HAKIM).get(reverse("pesan")).content.decode()
    assert "/pesan/massal/ulang/" not in hakim


def test_looking_counts_and_changes_nothing(satker: Satker, ptsp: Client) -> None:
    pesan = [buat_pesan(satker, status=s) for s in ("gagal", "gagal", "tak_pasti", "sampai")]
    isi = ptsp.get(url("ulang")).content.decode()
    assert "Kirim ulang 2 pesan" in isi
    assert "1 pesan tak pasti dilewati" in isi
    assert "Tanpa saringan: semua pesan" in isi
    assert status(*pesan) == ["gagal", "gagal", "tak_pasti", "sampai"]


def test_only_what_the_filter_shows_is_touched_and_one_line_says_so(satker: Satker, ptsp: Client) -> None:
    kena = [buat_pesan(satker, status="gagal", perihal="7/Pdt.G/2026/PA.Uji") for _ in range(3)]
    luput = buat_pesan(satker, status="gagal", perihal="8/Pdt.G/2026/PA.Uji")
    milik_lain = buat_pesan(buat_satker(), status="gagal", perihal="7/Pdt.G/2026/PA.Uji")
    assert "3 pesan diproses." in setuju(ptsp, "ulang", 3, q="7/Pdt.G", status="gagal")
    assert status(*kena, luput, milik_lain) == ["antre"] * 3 + ["gagal"] * 2
    jejak = JejakAudit.objects.get(tindakan="pesan_massal_ulang")
    assert jejak.rincian == {"banyak": 3, "saringan": {"Status": "Gagal"}}


def test_a_doubtful_message_is_never_sent_again_this_way(satker: Satker, ptsp: Client) -> None:
    ragu = buat_pesan(satker, status="tak_pasti")
    for jumlah in (0, 1, 999):
        setuju(ptsp, "ulang", jumlah, status="tak_pasti")
    assert status(ragu) == ["tak_pasti"]
    assert "Tidak ada yang dapat diproses" in ptsp.get(url("ulang", status="tak_pasti")).content.decode()


def test_more_than_was_agreed_to_is_not_touched(satker: Satker, ptsp: Client) -> None:
    pesan = [buat_pesan(satker, status="gagal") for _ in range(2)]
    assert "Jumlahnya bertambah sejak dihitung" in setuju(ptsp, "ulang", 1)
    assert status(*pesan) == ["gagal", "gagal"]
    assert "2 pesan diproses." in setuju(ptsp, "ulang", 5)


@pytest.mark.parametrize("jumlah", ["", "x", "-1", "1e9", "9" * 40, "٣"])
def test_a_count_that_is_none_agrees_to_nothing(satker: Satker, ptsp: Client, jumlah: str) -> None:
    pesan = [buat_pesan(satker, status="antre") for _ in range(4)]
    setuju(ptsp, "batal", jumlah)
    assert status(*pesan) == ["antre"] * 4


def test_a_filter_that_is_not_understood_stops_everything(satker: Satker, ptsp: Client) -> None:
    pesan = buat_pesan(satker, status="antre")
    assert "Saringan tidak terbaca" in setuju(ptsp, "batal", 99, dari="kemarin")
    assert status(pesan) == ["antre"]


def test_an_action_nobody_knows_is_not_found(ptsp: Client) -> None:
    assert ptsp.get(url("hapus")).status_code == 404
    assert ptsp.post(url("terkirim"), {"jumlah": 1}).status_code == 404


def test_cancelling_says_what_it_means_for_the_doubtful(satker: Satker, ptsp: Client) -> None:
    antre, ragu = buat_pesan(satker), buat_pesan(satker, status="tak_pasti")
    assert "1 pesan tak pasti ikut ditutup" in ptsp.get(url("batal")).content.decode()
    setuju(ptsp, "batal", 2)
    assert status(antre, ragu) == ["batal", "batal"]
    assert Pesan.objects.get(pk=antre.pk).galat == "Dibatalkan petugas."
    assert "Tidak diketahui" in Pesan.objects.get(pk=ragu.pk).galat


def test_what_leaves_again_leaves_on_its_own(satker: Satker) -> None:
    kepala = buat_pesan(satker, status="gagal")
    ikut = buat_pesan(satker, status="gagal", digabung_ke=kepala)
    luar = buat_pesan(satker, status="tak_pasti", digabung_ke=kepala)
    user = buat_pengguna(satker, Peran.PTSP)
    massal.jalankan("ulang", Pesan.objects.all(), satker=satker, user=user, paling_banyak=9, saringan={})
    assert status(kepala, ikut, luar) == ["antre", "antre", "tak_pasti"]
    assert set(Pesan.objects.values_list("digabung_ke", flat=True)) == {None}


def test_its_cost_does_not_grow_with_the_number(satker: Satker) -> None:
    user = buat_pengguna(satker, Peran.PTSP)

    def biaya(banyak: int) -> int:
        for _ in range(banyak):
            buat_pesan(satker, status="gagal")
        with CaptureQueriesContext(connection) as tangkapan:
            semua = Pesan.objects.filter(satker=satker)
            assert massal.jalankan("ulang", semua, satker=satker, user=user, paling_banyak=99, saringan={}) == banyak
        return len(tangkapan)

    assert biaya(1) == biaya(25)


ISIAN = st.fixed_dictionaries(
    {
        "status": st.sampled_from(Pesan.Status.values),
        "keadaan": st.sampled_from(["aktif", "berhenti", "salah_orang"]),
        "lewat": st.sampled_from([None, True, False]),
        "diganti": st.sampled_from([None, "antre", "sampai", "gagal"]),
    }
)
BIASA = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@BIASA
@given(isian=ISIAN, tindakan=st.sampled_from(["ulang", "batal"]))
def test_in_bulk_exactly_that_happens_which_would_one_by_one(
    satker: Satker, isian: dict[str, Any], tindakan: str
) -> None:
    """The rules are written twice, as SQL and as Python: they must not part."""
    user, gateway = buat_pengguna(satker, Peran.PTSP), buat_gateway(satker)
    with pada(PAGI):
        kembar = [_pesan(satker, gateway, isian) for _ in range(2)]
        _satu({"ulang": coba_lagi, "batal": batalkan}[tindakan], kembar[0], user)
        milik = Pesan.objects.filter(pk=kembar[1].pk)
        massal.jalankan(tindakan, milik, satker=satker, user=user, paling_banyak=1, saringan={})
    bidang = ("status", "siap_pada", "selesai_pada", "id_gateway", "percobaan_terdahulu", "galat")
    satu, banyak = (Pesan.objects.filter(pk=p.pk).values_list(*bidang).get() for p in kembar)
    assert satu == banyak


def _satu(lakukan: Callable[[Pesan, Any], object], pesan: Pesan, user: Any) -> None:
    try:
        lakukan(pesan, user)
    except TindakanDitolak:
        return


def _pesan(satker: Satker, gateway: Any, isian: dict[str, Any]) -> Pesan:
    lewat = {None: None, True: PAGI - timedelta(minutes=1), False: PAGI + timedelta(hours=1)}[isian["lewat"]]
    pesan = buat_pesan(
        satker, status=isian["status"], nomor=buat_nomor(satker, keadaan=isian["keadaan"]), kedaluwarsa=lewat,
        jumlah_percobaan=3, id_gateway="x", gateway=gateway, galat="semula",
        kirim_mulai=PAGI - timedelta(hours=1), siap_pada=PAGI - timedelta(hours=1), selesai_pada=PAGI,
    )  # fmt: skip
    if isian["diganti"]:
        buat_pesan(satker, kanal="sms", cadangan_dari=pesan, status=isian["diganti"])
    return pesan


def test_the_page_of_one_that_left_in_a_digest_leads_to_it(satker: Satker, ptsp: Client) -> None:
    kepala = buat_pesan(satker, status="sampai")
    ikut = buat_pesan(satker, status="sampai", digabung_ke=kepala, dibuat=sekarang())
    isi = ptsp.get(reverse("pesan_rincian", args=[ikut.pk])).content.decode()
    assert f'href="{reverse("pesan_rincian", args=[kepala.pk])}"' in isi
