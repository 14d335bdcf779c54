"""The message pages say which SMS stands in for which message, and which messages nobody has proof of."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from notifikasi.models import Pesan
from notifikasi.saring import SaringPesan
from satker.models import Satker
from satker.waktu import sekarang
from tests.halaman import query_tetap, sebagai
from tests.notifikasi.pabrik import buat_pesan

pytestmark = pytest.mark.django_db


def pasangan(satker: Satker) -> tuple[Pesan, Pesan]:
    asal = buat_pesan(satker, status="gagal", perihal="7/Pdt.G/2026")
    return asal, buat_pesan(satker, kanal="sms", cadangan_dari=asal, nomor=asal.nomor, perihal="7/Pdt.G/2026")


def test_both_pages_lead_to_each_other(satker: Satker) -> None:
    asal, ganti = pasangan(satker)
    klien = sebagai(satker, "ptsp")
    halaman = {p: klien.get(reverse("pesan_rincian", args=(p.pk,))).content.decode() for p in (asal, ganti)}
    assert reverse("pesan_rincian", args=(ganti.pk,)) in halaman[asal]
    assert "Diganti SMS" in halaman[asal]
    assert reverse("pesan_rincian", args=(asal.pk,)) in halaman[ganti]
    assert "SMS cadangan dari" in halaman[ganti]


def test_a_plain_message_says_nothing_of_sms(satker: Satker) -> None:
    p = buat_pesan(satker)
    isi = sebagai(satker, "ptsp").get(reverse("pesan_rincian", args=(p.pk,))).content.decode()
    assert "SMS" not in isi.split("Rincian</h2>")[1].split("</dl>")[0]


def test_the_list_marks_an_sms_and_costs_no_more_for_it(satker: Satker) -> None:
    klien = sebagai(satker, "ptsp")
    query_tetap(klien, reverse("pesan"), lambda n: [pasangan(satker) for _ in range(n)], 20)
    assert "· SMS cadangan" in klien.get(reverse("pesan")).content.decode()


def saring(satker: Satker, **isi: str) -> set[int]:
    return set(SaringPesan(satker, isi).qs.values_list("pk", flat=True))


def test_the_list_can_be_narrowed_to_a_channel(satker: Satker) -> None:
    asal, ganti = pasangan(satker)
    assert saring(satker, kanal="sms") == {ganti.pk}
    assert saring(satker, kanal="whatsapp") == {asal.pk}


@pytest.mark.parametrize(
    ("isian", "bukti"),
    [
        ({"status": "sampai"}, "ada"),
        ({"status": "dibaca"}, "ada"),
        ({"status": "diterima", "diterima_pada": 7}, "belum"),
        ({"status": "terkirim", "diterima_pada": 7}, "belum"),
        ({"status": "tak_pasti", "diklaim_pada": 7}, "belum"),
        ({"status": "diterima", "diterima_pada": 5}, ""),
        ({"status": "gagal", "diterima_pada": 7}, ""),
        ({"status": "antre"}, ""),
    ],
)
def test_the_list_can_be_narrowed_to_what_nobody_has_proof_of(
    satker: Satker, isian: dict[str, Any], bukti: str
) -> None:
    """Some gateways can never tell (GOWA has no failure): after hours of silence a person should know."""
    lalu = {k: sekarang() - timedelta(hours=v) for k, v in isian.items() if isinstance(v, int)}
    p = buat_pesan(satker, **isian | lalu)
    for pilihan in ("ada", "belum"):
        assert (p.pk in saring(satker, bukti=pilihan)) is (pilihan == bukti)


def test_a_filter_that_does_not_exist_is_told_not_obeyed(satker: Satker) -> None:
    buat_pesan(satker)
    assert SaringPesan(satker, {"bukti": "mungkin"}).form.errors
