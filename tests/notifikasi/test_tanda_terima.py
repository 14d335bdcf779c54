"""Receipts: matched by either id, moving only forward, whatever their order (design 3.4)."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notifikasi.antar import antar, hasil, pemutus, sapu
from notifikasi.antar.hitungan import Hitungan
from notifikasi.gateway.dasar import Diterima, StatusTerima, TandaTerima, Verdict
from notifikasi.massal import ULANG, jalankan
from notifikasi.models import Gateway, Percobaan, Pesan, Templat
from notifikasi.models import TandaTerima as Baris
from notifikasi.services import coba_lagi
from notifikasi.tanda_terima import cocokkan, simpan
from satker.models import Peran, Satker
from satker.waktu import pada, sekarang
from tests.notifikasi.bahan import di_udara
from tests.notifikasi.pabrik import UJI, buat_gateway, buat_nomor, buat_pesan, status
from tests.pabrik import buat_pengguna, buat_satker
from tests.palsu.cloud_api import CloudApiPalsu

pytestmark = pytest.mark.django_db
SAAT = sekarang()


def tanda(status: str, id_gateway: str = "3EB0A", menit: int = 0, **lain: Any) -> TandaTerima:
    """A receipt as an adapter gives it."""
    isi = {"id_klien": None, "kode": "", "teks": "", "verdict": None} | lain
    return TandaTerima(StatusTerima(status), id_gateway, waktu=SAAT - timedelta(minutes=60 - menit), **isi)


def terima(gateway: Gateway | None, *peristiwa: TandaTerima) -> None:
    """Keep and match, as the inbox does."""
    assert gateway is not None
    cocokkan(tanda=simpan(gateway, peristiwa))


def terkirim(satker: Satker, **isian: Any) -> Pesan:
    """A message its gateway has taken."""
    gateway = Gateway.objects.filter(satker=satker).first() or buat_gateway(satker)
    bawaan = {"status": "diterima", "id_gateway": "3EB0A", "jumlah_percobaan": 1, "diterima_pada": SAAT}
    return buat_pesan(satker, gateway=gateway, **bawaan | isian)


@pytest.mark.parametrize(
    ("urutan", "akhir"),
    [
        (["terkirim"], "terkirim"),
        (["terkirim", "sampai", "dibaca"], "dibaca"),
        (["dibaca", "sampai", "terkirim"], "dibaca"),
        (["gagal"], "gagal"),
        (["gagal", "sampai"], "sampai"),
        (["sampai", "gagal"], "sampai"),
        (["gagal", "terkirim"], "gagal"),
        (["terkirim", "gagal"], "gagal"),
        (["gagal", "dibaca"], "dibaca"),
        (["diterima"], "diterima"),
    ],
)
def test_status_only_moves_forward(satker: Satker, urutan: list[str], akhir: str) -> None:
    pesan = terkirim(satker)
    for s in urutan:
        terima(pesan.gateway, tanda(s))
    assert status(pesan) == [akhir]
    assert pesan.tanda_terima.count() == len(urutan)


def test_times_are_those_the_gateway_told(satker: Satker) -> None:
    pesan = terkirim(satker)
    terima(pesan.gateway, tanda("dibaca", menit=9), tanda("terkirim", menit=1), tanda("sampai", menit=5))
    pesan.refresh_from_db()
    awal = SAAT - timedelta(minutes=60)
    waktu = [pesan.terkirim_pada, pesan.sampai_pada, pesan.dibaca_pada]
    assert waktu == [awal + timedelta(minutes=m) for m in (1, 5, 9)]


def test_a_clock_that_runs_ahead_is_held_back(satker: Satker) -> None:
    pesan = terkirim(satker)
    terima(pesan.gateway, TandaTerima(StatusTerima.SAMPAI, "3EB0A", None, sekarang() + timedelta(days=3)))
    pesan.refresh_from_db()
    assert pesan.sampai_pada is not None
    assert pesan.sampai_pada <= sekarang()


@pytest.mark.parametrize(("bukti", "akhir"), [("diterima", "diterima"), ("sampai", "sampai"), ("gagal", "gagal")])
def test_any_receipt_settles_what_was_not_known(satker: Satker, bukti: str, akhir: str) -> None:
    """By our own id, echoed: the POST never returned one of the gateway's."""
    pesan = terkirim(satker, status="tak_pasti", id_gateway="", galat="Tidak diketahui.", selesai_pada=SAAT)
    terima(pesan.gateway, tanda(bukti, id_klien=str(pesan.id_klien)))
    assert status(pesan) == [akhir]
    assert (Pesan.objects.get(pk=pesan.pk).galat == "") == (akhir != "gagal")


@pytest.mark.parametrize("keadaan", ["batal", "kedaluwarsa"])
def test_a_late_receipt_is_recorded_without_rewriting_what_staff_decided(satker: Satker, keadaan: str) -> None:
    pesan = terkirim(satker, status=keadaan)
    terima(pesan.gateway, tanda("sampai"))
    pesan.refresh_from_db()
    assert (pesan.status, pesan.sampai_pada is None) == (keadaan, False)
    assert pesan.tanda_terima.count() == 1


def test_a_receipt_before_our_call_returned_is_applied_afterwards(satker: Satker) -> None:
    gateway, muatan = di_udara(satker)
    klien = muatan.kiriman.id_klien
    terima(gateway, tanda("sampai", id_klien=klien))
    assert Baris.objects.get().pesan is None
    assert Pesan.objects.get(pk=muatan.pesan_id).status == "dikirim"
    hasil.tulis(gateway, [(muatan, Diterima("3EB0A"))], pemutus.Beruntun(gateway), Hitungan())
    pesan = Pesan.objects.get(pk=muatan.pesan_id)
    assert (pesan.status, pesan.id_gateway) == ("sampai", "3EB0A")


def test_a_receipt_for_a_call_that_died_settles_it_in_the_sweep(satker: Satker) -> None:
    gateway, muatan = di_udara(satker)
    terima(gateway, tanda("terkirim", id_klien=muatan.kiriman.id_klien))
    sapu()
    assert Pesan.objects.get(pk=muatan.pesan_id).status == "terkirim"


def test_an_id_we_chose_matches_before_any_answer(satker: Satker) -> None:
    """WAHA with its own ids: the receipt of a call that timed out finds its message."""
    gateway = buat_gateway(satker, opsi={"id_klien": True})
    _, muatan = di_udara(satker)
    assert muatan.id_pilihan
    terima(gateway, tanda("sampai", muatan.id_pilihan))
    sapu()
    assert Pesan.objects.get(pk=muatan.pesan_id).status == "sampai"


def test_a_receipt_for_nobody_is_kept_and_hurts_nothing(satker: Satker) -> None:
    gateway = buat_gateway(satker)
    terima(gateway, tanda("sampai", "asing"), tanda("dibaca", "", id_klien=str(uuid4())))
    assert Baris.objects.filter(pesan=None).count() == 2


def test_another_courts_gateway_cannot_move_our_message(satker: Satker) -> None:
    pesan = terkirim(satker)
    asing = buat_gateway(buat_satker())
    terima(asing, tanda("gagal"), tanda("gagal", "x", id_klien=str(pesan.id_klien)))
    assert status(pesan) == ["diterima"]


def test_a_closed_window_told_by_receipt_leads_to_one_template(satker: Satker) -> None:
    """131047 often comes only as a failed status: then the approved template goes, once."""
    Templat.objects.create(satker=satker, jenis=UJI, nama_meta="sidang", bidang_meta=["nama", "nomor_perkara"])
    with CloudApiPalsu() as meta:
        gateway = buat_gateway(satker, meta.setelan(), jenis="cloud_api")
        pesan = buat_pesan(satker, nomor=buat_nomor(satker, masuk_terakhir=sekarang()))
        antar(satker)
        pertama = meta.diterima[0]
        tutup = tanda("gagal", pertama["id"], kode="131047", verdict=Verdict.JENDELA)
        terima(gateway, tutup, tanda("terkirim", pertama["id"]))
        assert status(pesan) == ["antre"]
        assert Percobaan.objects.get(pesan=pesan).verdict == "jendela"
        antar(satker)
        assert [p["json"]["type"] for p in meta.diterima] == ["text", "template"]
        assert meta.diterima[1]["teks"] == "[sidang] Siti | 7/Pdt.G/2026"
        assert status(pesan) == ["diterima"]
        terima(gateway, tanda("sampai", meta.diterima[1]["id"]))
        assert status(pesan) == ["sampai"]


def test_a_closed_window_without_a_template_has_failed(satker: Satker) -> None:
    pesan = terkirim(satker)
    terima(pesan.gateway, tanda("gagal", kode="131047", verdict=Verdict.JENDELA))
    pesan.refresh_from_db()
    assert pesan.status == "gagal"
    assert "24 jam" in pesan.galat


def test_a_number_meta_could_not_reach_is_known_as_not_on_whatsapp(satker: Satker) -> None:
    """R-000-5 on a gateway that cannot be asked beforehand."""
    pesan = terkirim(satker)
    terima(pesan.gateway, tanda("gagal", kode="131026", verdict=Verdict.PENERIMA))
    pesan.nomor.refresh_from_db()
    assert (pesan.nomor.di_whatsapp, status(pesan)) == (False, ["gagal"])


def test_a_delivery_proves_that_the_number_is_on_whatsapp(satker: Satker) -> None:
    pesan = terkirim(satker)
    terima(pesan.gateway, tanda("sampai"))
    pesan.nomor.refresh_from_db()
    assert pesan.nomor.di_whatsapp is True


def test_a_retry_under_way_is_called_off_by_proof_of_sending(satker: Satker) -> None:
    pesan = terkirim(satker, status="antre", siap_pada=sekarang() + timedelta(minutes=1))
    terima(pesan.gateway, tanda("terkirim"))
    assert status(pesan) == ["terkirim"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_doubled_shuffled_and_split_receipts_end_in_one_state(satker: Satker, data: st.DataObject) -> None:
    """The same receipts in any order, in any batches, any number of times: one end state."""
    isi = data.draw(st.sets(st.sampled_from(["diterima", "terkirim", "sampai", "dibaca", "gagal"]), min_size=1))
    awal = data.draw(st.sampled_from(["diterima", "tak_pasti", "gagal", "batal", "antre"]))
    acuan = [tanda(s, menit=i) for i, s in enumerate(sorted(isi))]
    acak = data.draw(st.lists(st.sampled_from(acuan), min_size=0, max_size=6)) + data.draw(st.permutations(acuan))
    assert _akhir(satker, awal, [[t] for t in acuan]) == _akhir(satker, awal, _potong(acak, data))


def _potong(daftar: Sequence[TandaTerima], data: st.DataObject) -> list[list[TandaTerima]]:
    n = data.draw(st.integers(0, len(daftar)))
    return [list(daftar[:n]), list(daftar[n:])]


def _akhir(satker: Satker, awal: str, kelompok: list[list[TandaTerima]]) -> tuple[object, ...]:
    with pada(SAAT):
        pesan = terkirim(satker, status=awal)
        for k in kelompok:
            terima(pesan.gateway, *k)
        p = Pesan.objects.get(pk=pesan.pk)
        hasil = (p.status, p.terkirim_pada, p.sampai_pada, p.dibaca_pada, p.galat, p.selesai_pada)
        Baris.objects.all().delete()
        Pesan.objects.filter(pk=p.pk).delete()
    return hasil


@pytest.mark.parametrize(("dulu", "kini"), [("tak_pasti", "terkirim"), ("gagal", "antre")])
def test_the_servers_word_about_an_attempt_sent_anew_by_a_person(satker: Satker, dulu: str, kini: str) -> None:
    """What nobody knew is out, and is called back; what had failed is sent anew, for only arrival disproves that."""
    pesan = pernah(satker, dulu)
    coba_lagi(pesan, buat_pengguna(satker, Peran.PTSP), yakin=True)
    terima(pesan.gateway, tanda("terkirim"))
    assert status(pesan) == [kini]


@pytest.mark.parametrize("massal", [True, False])
def test_the_arrival_of_an_attempt_sent_anew_by_a_person_calls_the_new_one_off(satker: Satker, massal: bool) -> None:
    pesan, user = pernah(satker, "gagal"), buat_pengguna(satker, Peran.PTSP)
    if massal:
        jalankan(ULANG, Pesan.objects.all(), satker=satker, user=user, paling_banyak=1, saringan={})
    else:
        coba_lagi(pesan, user)
    assert status(pesan) == ["antre"]
    terima(pesan.gateway, tanda("sampai"))
    assert status(pesan) == ["sampai"]


def pernah(satker: Satker, keadaan: str) -> Pesan:
    """A message whose only attempt ended like this."""
    pesan = terkirim(satker, status=keadaan, selesai_pada=SAAT)
    hasil_ = "tak_pasti" if keadaan == "tak_pasti" else "diterima"
    assert pesan.gateway is not None
    Percobaan.objects.create(pesan=pesan, ke=1, gateway=pesan.gateway, mulai=SAAT, selesai=SAAT, hasil=hasil_)
    return pesan


def test_a_second_id_still_finds_an_attempt_that_was_given_up(satker: Satker) -> None:
    """Fonnte: later receipts carry only the state's id, tied to the message's by the first."""
    pesan = pernah(satker, "gagal")
    terima(pesan.gateway, tanda("terkirim", id_lain="S1"))
    coba_lagi(pesan, buat_pengguna(satker, Peran.PTSP))
    terima(pesan.gateway, tanda("sampai", "", id_lain="S1"))
    assert status(pesan) == ["sampai"]
