"""Reconciliation: what a gateway knows settles a message, silence and ignorance settle nothing (issue 3, section 2)."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from notifikasi.models import Gateway, Percobaan, Pesan
from notifikasi.rujuk import SEKALI, rujuk
from satker.models import Satker
from satker.waktu import pada, sekarang
from tests.notifikasi.pabrik import buat_gateway, buat_nomor, buat_pesan, status
from tests.notifikasi.serentak import tanpa_galat
from tests.pabrik import buat_satker
from tests.palsu.evolution import EvolutionPalsu
from tests.palsu.waha import WahaPalsu

pytestmark = pytest.mark.django_db


def tanpa_bukti(gateway: Gateway, waha: WahaPalsu | None = None, **isian: Any) -> Pesan:
    """A message taken half an hour ago; with `waha`, that server knows it."""
    saat = sekarang() - timedelta(minutes=30)
    bawaan = {"status": "diterima", "diterima_pada": saat, "diklaim_pada": saat, "gateway": gateway}
    p = buat_pesan(gateway.satker, **bawaan | isian)
    if "id_gateway" not in isian:
        Pesan.objects.filter(pk=p.pk).update(id_gateway=f"3EB0{p.pk:016X}")
        p.refresh_from_db()
    if waha:
        waha.diterima.append({"nomor": p.nomor.e164, "teks": "x", "id": p.id_gateway})
    return p


def tanya(waha: WahaPalsu) -> int:
    return sum("/chats/" in m.jalur for m in waha.permintaan)


@pytest.mark.parametrize("awal", ["diterima", "terkirim", "tak_pasti"])
@pytest.mark.parametrize(("ack", "akhir"), [(1, "terkirim"), (2, "sampai"), (3, "dibaca"), (-1, "gagal")])
def test_what_the_gateway_knows_moves_the_message_forward(
    satker: Satker, waha: WahaPalsu, awal: str, ack: int, akhir: str
) -> None:
    waha.ack_simpanan = ack
    p = tanpa_bukti(buat_gateway(satker, waha.setelan()), waha, status=awal)
    assert rujuk().sebagai_dict() == {"ditanya": 1, "ditemukan": 1, "bungkam": 0}
    assert status(p) == [akhir]


def test_a_doubtful_message_nobody_knows_stays_doubtful_and_is_never_sent(satker: Satker, waha: WahaPalsu) -> None:
    p = tanpa_bukti(buat_gateway(satker, waha.setelan()), status="tak_pasti")
    assert rujuk().ditemukan == 0
    assert status(p) == ["tak_pasti"]
    assert waha.diterima == []
    assert not Percobaan.objects.exists()


@pytest.mark.parametrize("keadaan", ["antre", "dikirim", "sampai", "dibaca", "gagal", "batal", "kedaluwarsa"])
def test_only_what_lacks_proof_is_asked_about(satker: Satker, waha: WahaPalsu, keadaan: str) -> None:
    tanpa_bukti(buat_gateway(satker, waha.setelan()), waha, status=keadaan)
    assert rujuk().ditanya == 0


@pytest.mark.parametrize(("menit", "banyak"), [(14, 0), (16, 1), (47 * 60, 1), (49 * 60, 0)])
def test_not_too_soon_and_not_for_ever(satker: Satker, waha: WahaPalsu, menit: int, banyak: int) -> None:
    saat = sekarang() - timedelta(minutes=menit)
    tanpa_bukti(buat_gateway(satker, waha.setelan()), waha, diterima_pada=saat, diklaim_pada=saat)
    assert rujuk().ditanya == banyak


def test_a_message_without_an_id_cannot_be_asked_about(satker: Satker, waha: WahaPalsu) -> None:
    tanpa_bukti(buat_gateway(satker, waha.setelan()), status="tak_pasti", id_gateway="")
    assert rujuk().ditanya == 0


def test_one_message_is_asked_about_every_half_hour_at_most(satker: Satker, waha: WahaPalsu) -> None:
    waha.ack_simpanan = 1
    tanpa_bukti(buat_gateway(satker, waha.setelan()), waha)
    assert [rujuk().ditanya, rujuk().ditanya] == [1, 0]
    with pada(sekarang() + timedelta(minutes=31)):
        assert rujuk().ditanya == 1


def test_a_run_is_bounded_and_the_next_one_goes_on_where_it_stopped(satker: Satker, waha: WahaPalsu) -> None:
    gateway = buat_gateway(satker, waha.setelan())
    nomor = buat_nomor(satker)
    for _ in range(SEKALI + 5):
        tanpa_bukti(gateway, nomor=nomor)
    assert [rujuk().ditanya, rujuk().ditanya, rujuk().ditanya] == [SEKALI, 5, 0]


@pytest.mark.parametrize("isian", [{"aktif": False}, {"pemutus_sejak": "2026-01-01T00:00:00Z"}])
def test_a_gateway_that_is_off_or_broken_is_left_alone(satker: Satker, waha: WahaPalsu, isian: dict[str, Any]) -> None:
    tanpa_bukti(buat_gateway(satker, waha.setelan(), **isian), waha)
    assert rujuk().ditanya == 0
    assert waha.permintaan == []


def test_a_gateway_that_cannot_tell_is_never_asked(satker: Satker) -> None:
    tanpa_bukti(buat_gateway(satker, jenis="simulator"))
    assert rujuk().ditanya == 0


def test_a_silent_gateway_holds_up_no_other(satker: Satker, waha: WahaPalsu) -> None:
    waha.ack_simpanan = 2
    mati = buat_gateway(satker)  # nobody listens there
    for _ in range(3):
        tanpa_bukti(mati)
    p = tanpa_bukti(buat_gateway(satker, waha.setelan()), waha)
    hitung = rujuk()
    assert (hitung.ditanya, hitung.ditemukan, hitung.bungkam) == (2, 1, 1)
    assert status(p) == ["sampai"]


def test_a_receipt_that_comes_later_still_counts(satker: Satker, waha: WahaPalsu) -> None:
    """Asked first "sent", told later "read", asked again "sent": the state goes forward only."""
    waha.ack_simpanan = 3
    gateway = buat_gateway(satker, waha.setelan())
    p = tanpa_bukti(gateway, waha)
    rujuk()
    waha.ack_simpanan = 1
    Pesan.objects.filter(pk=p.pk).update(dirujuk_pada=None)
    rujuk()
    assert status(p) == ["dibaca"]


def test_another_gateway_that_can_be_asked_settles_its_own(satker: Satker) -> None:
    with EvolutionPalsu() as wa:
        gateway = buat_gateway(satker, wa.setelan(), jenis="evolution")
        tanpa_bukti(gateway)
        assert rujuk().ditanya == 1


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_ask_once_about_each() -> None:
    satker = buat_satker()
    with WahaPalsu(jeda=0.005) as waha:
        gateway = buat_gateway(satker, waha.setelan())
        for _ in range(20):
            tanpa_bukti(gateway, waha)
        hasil = tanpa_galat(rujuk, rujuk, rujuk)
    assert sum(h.ditanya for h in hasil) == tanya(waha) == 20


class TestPerintah:
    def test_it_prints_one_line_of_counts(
        self, satker: Satker, waha: WahaPalsu, capsys: pytest.CaptureFixture[str]
    ) -> None:
        p = tanpa_bukti(buat_gateway(satker, waha.setelan()), waha)
        call_command("rujuk", simulasi=True)
        assert json.loads(capsys.readouterr().out) == {"ditanya": 1, "ditemukan": 0, "bungkam": 0}
        assert waha.permintaan == []
        assert Pesan.objects.get(pk=p.pk).dirujuk_pada is None
        call_command("rujuk")
        assert json.loads(capsys.readouterr().out)["ditanya"] == 1

    def test_a_time_without_a_zone_is_refused(self) -> None:
        with pytest.raises(CommandError):
            call_command("rujuk", "--pada", "2026-11-23T09:00:00")
