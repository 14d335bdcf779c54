"""The outbox: each key once, nothing for a stopped number, nothing that is late before it begins (design 3.1)."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import DataError
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notifikasi.antar import antar
from notifikasi.jenis import ambil
from notifikasi.models import Nomor, Pesan
from notifikasi.outbox import KOLOM_RENCANA, antrekan, batalkan
from satker.models import Satker
from satker.waktu import pada, sekarang
from tests.notifikasi.pabrik import UJI, buat_gateway, buat_nomor, buat_pesan, jam, status
from tests.notifikasi.rencana import baris, rencanakan
from tests.pabrik import buat_satker
from tests.palsu.waha import WahaPalsu

pytestmark = pytest.mark.django_db
SAAT = jam("09:00")


def satu(satker: Satker, kunci: str = "k", **isian: Any) -> Pesan | None:
    """Queue one message by the one-row way."""
    nomor = isian.pop("nomor", None) or buat_nomor(satker)
    return antrekan(UJI, satker=satker, kunci=kunci, subjek="sidang", subjek_id=7, nomor=nomor, **isian)


def test_one_row_gets_what_its_kind_says_and_what_the_caller_says(satker: Satker) -> None:
    besok = SAAT + timedelta(days=1)
    with pada(SAAT):
        pesan = satu(satker, induk_id=3, data={"perihal": "12/Pdt.G/2026", "x": 1}, urutan=besok, kedaluwarsa=besok)
    assert pesan is not None
    pesan.refresh_from_db()
    assert (pesan.jenis, pesan.prioritas, pesan.segera) == (UJI, ambil(UJI).prioritas, False)
    assert (pesan.perihal, pesan.data["x"], pesan.induk_id) == ("12/Pdt.G/2026", 1, 3)
    assert (pesan.kirim_mulai, pesan.siap_pada, pesan.dibuat, pesan.urutan) == (SAAT, SAAT, SAAT, besok)
    assert (pesan.status, pesan.jumlah_percobaan, pesan.teks) == ("antre", 0, "")


def test_both_ways_in_write_the_same_row(satker: Satker) -> None:
    """A column that only one of them fills would be found by a recipient, not by us."""
    nomor, akhir = buat_nomor(satker), SAAT + timedelta(hours=3)
    isi: dict[str, Any] = {"induk_id": 5, "data": {"perihal": "9/Pdt.P/2026"}, "nama_penerima": "Siti"}
    with pada(SAAT):
        satu(satker, "a", nomor=nomor, urutan=akhir, kirim_mulai=SAAT, kedaluwarsa=akhir, **isi)
        rencanakan(baris(nomor, "b", urutan=akhir, kedaluwarsa=akhir, **isi))
    a, b = Pesan.objects.order_by("kunci").values()
    milik_sendiri = {"id", "kunci", "id_klien"}
    assert {k: v for k, v in a.items() if k not in milik_sendiri} == {
        k: v for k, v in b.items() if k not in milik_sendiri
    }
    assert a["id_klien"] != b["id_klien"]


def test_the_columns_a_plan_must_yield_are_those_it_is_told(satker: Satker) -> None:
    contoh = baris(buat_nomor(satker), "k")
    assert set(contoh) == set(KOLOM_RENCANA)


def test_a_key_is_queued_once_by_either_way(satker: Satker) -> None:
    nomor = buat_nomor(satker)
    assert satu(satker, "a", nomor=nomor) is not None
    assert satu(satker, "a", nomor=nomor) is None
    assert rencanakan(baris(nomor, "a"), baris(nomor, "b")) == 1
    assert rencanakan(baris(nomor, "a"), baris(nomor, "b")) == 0
    assert satu(satker, "b", nomor=nomor) is None
    assert Pesan.objects.count() == 2


def test_a_plan_that_names_a_key_twice_queues_it_once(satker: Satker) -> None:
    nomor = buat_nomor(satker)
    assert rencanakan(baris(nomor, "a"), baris(nomor, "a", nama_penerima="lain")) == 1


@pytest.mark.parametrize("keadaan", Pesan.Status.values)
def test_planning_again_never_wakes_a_message_whatever_became_of_it(satker: Satker, keadaan: str) -> None:
    pesan = buat_pesan(satker, kunci="a", status=keadaan, nama_penerima="semula")
    assert rencanakan(baris(pesan.nomor, "a", nama_penerima="baru")) == 0
    assert satu(satker, "a", nomor=pesan.nomor, nama_penerima="baru") is None
    pesan.refresh_from_db()
    assert (pesan.status, pesan.nama_penerima) == (keadaan, "semula")


@pytest.mark.parametrize(("keadaan", "masuk"), [("aktif", 1), ("berhenti", 0), ("salah_orang", 0), ("tidak_sah", 0)])
def test_only_numbers_that_may_be_written_to_are_planned_for(satker: Satker, keadaan: str, masuk: int) -> None:
    assert rencanakan(baris(buat_nomor(satker, keadaan=keadaan), "a")) == masuk
    assert Pesan.objects.count() == masuk


def test_the_answer_to_a_stopped_number_is_queued_all_the_same(satker: Satker) -> None:
    """The one-row way does not ask: N-71 goes to a number that has just stopped."""
    assert satu(satker, nomor=buat_nomor(satker, keadaan="berhenti")) is not None


@pytest.mark.parametrize(
    ("akhir", "masuk"),
    [
        (None, 1),
        (SAAT - timedelta(days=1), 0),
        (SAAT, 0),
        (SAAT + timedelta(microseconds=1), 1),
        (SAAT + timedelta(days=400), 1),
    ],
)
def test_what_has_expired_is_not_planned(satker: Satker, akhir: datetime | None, masuk: int) -> None:
    mulai = SAAT - timedelta(days=2)
    with pada(SAAT):
        assert rencanakan(baris(buat_nomor(satker), "a", kirim_mulai=mulai, kedaluwarsa=akhir)) == masuk


def test_an_empty_plan_queues_nothing(satker: Satker) -> None:
    assert rencanakan() == 0
    assert Pesan.objects.count() == 0


def test_a_plan_of_five_hundred_is_one_statement(satker: Satker) -> None:
    nomor = buat_nomor(satker)
    with CaptureQueriesContext(connection) as q:
        assert rencanakan(*[baris(nomor, f"k{n}") for n in range(500)]) == 500
    assert len(q) == 1


def test_a_plan_with_one_impossible_row_leaves_no_half_of_itself(satker: Satker) -> None:
    nomor = buat_nomor(satker)
    mustahil = baris(
        nomor, "b", kirim_mulai=sekarang() + timedelta(hours=2), kedaluwarsa=sekarang() + timedelta(hours=1)
    )
    with pytest.raises(IntegrityError, match="pesan_masa_berlaku"), transaction.atomic():
        rencanakan(baris(nomor, "a"), mustahil)
    assert Pesan.objects.count() == 0


@pytest.mark.parametrize(("panjang", "muat"), [(200, True), (201, False)])
def test_the_longest_key_fits_and_one_longer_is_refused_whole(satker: Satker, panjang: int, muat: bool) -> None:
    """A key cut short could be that of another message."""
    nomor, kunci = buat_nomor(satker), "k" * panjang
    if muat:
        assert rencanakan(baris(nomor, kunci)) == 1
        return
    with pytest.raises(DataError), transaction.atomic():
        rencanakan(baris(nomor, kunci))
    with pytest.raises(DataError), transaction.atomic():
        satu(satker, kunci, nomor=nomor)


def test_an_unknown_kind_is_a_programming_error(satker: Satker) -> None:
    with pytest.raises(KeyError, match="X-99"):
        rencanakan(baris(buat_nomor(satker), "a"), kode="X-99")
    with pytest.raises(KeyError, match="X-99"):
        antrekan("X-99", satker=satker, kunci="k", subjek="s", subjek_id=1, nomor=buat_nomor(satker))


def test_a_rollback_takes_the_message_with_it(satker: Satker) -> None:
    """Planned and synchronised in one transaction: a sync that fails owes nobody anything."""

    def gagal() -> None:
        with transaction.atomic():
            satu(satker)
            rencanakan(baris(buat_nomor(satker), "b"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        gagal()
    assert Pesan.objects.count() == 0


@pytest.mark.parametrize("keadaan", Pesan.Status.values)
def test_only_what_waits_can_be_taken_back(satker: Satker, keadaan: str) -> None:
    pesan = buat_pesan(satker, status=keadaan, galat="semula")
    with pada(SAAT):
        diambil = batalkan(Pesan.objects.filter(pk=pesan.pk), "Perkara dicabut.")
    pesan.refresh_from_db()
    if keadaan == "antre":
        assert (diambil, pesan.status, pesan.galat, pesan.selesai_pada) == (1, "batal", "Perkara dicabut.", SAAT)
    else:
        assert (diambil, pesan.status, pesan.galat) == (0, keadaan, "semula")


def test_taking_back_reaches_no_further_than_the_query_given(satker: Satker) -> None:
    kena = [buat_pesan(satker, induk_id=1) for _ in range(3)]
    lain, tetangga = buat_pesan(satker, induk_id=2), buat_pesan(buat_satker(), induk_id=1)
    assert batalkan(Pesan.objects.filter(satker=satker, induk_id=1), "x") == 3
    assert batalkan(Pesan.objects.none(), "x") == 0
    assert status(*kena, lain, tetangga) == ["batal"] * 3 + ["antre"] * 2


@pytest.mark.parametrize("panjang", [1, 199, 200])
def test_what_was_taken_back_gives_its_key_free_however_long(satker: Satker, panjang: int) -> None:
    """A hearing that comes back is told again, once; the row that was called off stays in the log."""
    nomor, kunci = buat_nomor(satker), "k" * panjang
    for _ in range(3):
        assert rencanakan(baris(nomor, kunci)) == 1
        assert rencanakan(baris(nomor, kunci)) == 0
        assert batalkan(Pesan.objects.filter(kunci=kunci), "Sidang dipindahkan.") == 1
    assert Pesan.objects.filter(status="batal").count() == Pesan.objects.count() == 3


def test_what_was_taken_back_does_not_leave(satker: Satker, waha: WahaPalsu) -> None:
    buat_gateway(satker, waha.setelan())
    pesan = buat_pesan(satker)
    batalkan(Pesan.objects.all(), "Sidang dipindahkan.")
    assert antar(satker).diklaim == 0
    assert (status(pesan), waha.diterima) == (["batal"], [])


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_sequence_of_plans_and_stops_leaves_each_key_at_most_once(satker: Satker, data: st.DataObject) -> None:
    """Whatever the planners do and however often: one row per key, and none made while its number was stopped."""
    nomor = [buat_nomor(satker) for _ in range(2)]
    awal, keadaan, wajar = satker.pk, {n.pk: "aktif" for n in nomor}, set[str]()
    langkah = st.tuples(st.sampled_from([0, 1]), st.sampled_from(["rencana", "berhenti", "aktif"]), st.integers(0, 3))
    for siapa, apa, ke in data.draw(st.lists(langkah, max_size=12)):
        n, kunci = nomor[siapa], f"{awal}:{nomor[siapa].pk}:{ke}"
        if apa == "rencana":
            baru = rencanakan(baris(n, kunci), baris(n, kunci))
            assert baru == int(keadaan[n.pk] == "aktif" and kunci not in wajar)
            wajar |= {kunci} if baru else set()
        else:
            keadaan[n.pk] = apa
            Nomor.objects.filter(pk=n.pk).update(keadaan=apa)
    assert set(Pesan.objects.filter(nomor__in=nomor).values_list("kunci", flat=True)) == wajar
