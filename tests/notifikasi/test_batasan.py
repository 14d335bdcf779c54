"""What the database itself refuses, constraint by constraint: the wall behind every service (issue 2, section 3)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.models import Model, ProtectedError
from django.db.utils import DataError

from notifikasi.models import (
    Denyut,
    Gateway,
    KotakWebhook,
    Nomor,
    Percakapan,
    Percobaan,
    Persetujuan,
    Pesan,
    PesanMasuk,
    SetelanNotifikasi,
    Surel,
    TandaTerima,
    Templat,
)
from satker.models import Satker
from satker.waktu import sekarang
from tests.notifikasi.pabrik import UJI, buat_gateway, buat_nomor, buat_pesan
from tests.pabrik import buat_satker

pytestmark = pytest.mark.django_db
Buat = Callable[[Satker], Any]
SAAT = sekarang()


def _dua_kali(buat: Buat) -> Buat:
    def keduanya(satker: Satker) -> Any:
        buat(satker)
        return buat(satker)

    return keduanya


def _gateway(satker: Satker) -> Gateway:
    return Gateway.objects.filter(satker=satker).first() or buat_gateway(satker, nama="satu")


def _percobaan(satker: Satker, ke: int, **isian: Any) -> Percobaan:
    pesan = Pesan.objects.filter(satker=satker).first() or buat_pesan(satker)
    return Percobaan.objects.create(pesan=pesan, ke=ke, gateway=_gateway(satker), mulai=SAAT, **isian)


def _tanda(satker: Satker, **isian: Any) -> TandaTerima:
    bawaan = {"id_gateway": "3EB0", "id_klien": "", "status": "sampai", "waktu": SAAT}
    return TandaTerima.objects.create(gateway=_gateway(satker), **bawaan | isian)


def _kotak(satker: Satker, kunci: str = "evt:1") -> KotakWebhook:
    return KotakWebhook.objects.create(gateway=_gateway(satker), kunci=kunci, badan="{}", diterima_pada=SAAT)


def _masuk(satker: Satker, id_luar: str = "m1") -> PesanMasuk:
    return PesanMasuk.objects.create(gateway=_gateway(satker), id_luar=id_luar, pengirim="x", teks="", waktu=SAAT)


def _surel(satker: Satker, **isian: Any) -> Surel:
    isi = {"kunci": "s1", "kepada": "admin@contoh.test", "perihal": "x", "teks": "x", "dibuat": SAAT, "siap_pada": SAAT}
    return Surel.objects.create(satker=satker, **isi | isian)


# Each constraint with what it must stop. The table is held against the models below: none may be missing.
DILARANG: dict[str, Buat] = {
    "gateway_nama_unik": _dua_kali(lambda s: buat_gateway(s, nama="satu")),
    "gateway_laju_tidak_negatif": lambda s: buat_gateway(s, laju=-0.1),
    "gateway_biaya_tidak_negatif": lambda s: buat_gateway(s, biaya=-1),
    "gateway_jeda_acak_wajar": lambda s: buat_gateway(s, jeda_acak=601),
    "surel_status_dikenal": lambda s: _surel(s, status="hilang"),
    "percakapan_punya_lawan_bicara": lambda s: Percakapan.objects.create(satker=s, terakhir=SAAT),
    "percakapan_pengirim_unik": _dua_kali(
        lambda s: Percakapan.objects.create(satker=s, pengirim="2513@lid", terakhir=SAAT)
    ),
    "setelan_biaya_acuan_tidak_negatif": lambda s: SetelanNotifikasi.objects.create(satker=s, biaya_sms_acuan=-1),
    "pesan_satu_cadangan": lambda s: [
        buat_pesan(s, kanal="sms", cadangan_dari=asal) for asal in [buat_pesan(s)] for _ in range(2)
    ],
    "pesan_cadangan_lewat_sms": lambda s: buat_pesan(s, cadangan_dari=buat_pesan(s)),
    "setelan_jendela_urut": lambda s: SetelanNotifikasi.objects.create(
        satker=s, jendela_mulai="20:00", jendela_selesai="07:00"
    ),
    "templat_unik": _dua_kali(lambda s: Templat.objects.create(satker=s, jenis=UJI)),
    "kotak_webhook_unik": _dua_kali(_kotak),
    "tanda_terima_unik": _dua_kali(_tanda),
    "pesan_masuk_unik": _dua_kali(_masuk),
    "nomor_unik": _dua_kali(lambda s: buat_nomor(s, e164="+6281234567890")),
    "nomor_e164": lambda s: buat_nomor(s, e164="081234567890"),
    "pesan_status_dikenal": lambda s: buat_pesan(s, status="hilang"),
    "pesan_masa_berlaku": lambda s: buat_pesan(s, kirim_mulai=SAAT, kedaluwarsa=SAAT),
    "percobaan_unik": _dua_kali(lambda s: _percobaan(s, 1, selesai=SAAT)),
    "percobaan_satu_terbuka": lambda s: (_percobaan(s, 1), _percobaan(s, 2)),
}
MODEL: list[type[Model]] = list(apps.get_app_config("notifikasi").get_models())


def test_every_constraint_of_this_room_is_in_the_table() -> None:
    assert {k.name for m in MODEL for k in m._meta.constraints} == set(DILARANG)


@pytest.mark.parametrize("nama", DILARANG)
def test_the_database_refuses_it_by_name(satker: Satker, nama: str) -> None:
    with pytest.raises(IntegrityError, match=nama), transaction.atomic():
        DILARANG[nama](satker)


def test_every_constraint_is_in_the_database_and_valid() -> None:
    """A constraint added as NOT VALID, or lost in a migration, would look fine in the models."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT conname FROM pg_constraint WHERE convalidated AND contype IN ('c', 'u')")
        ada = {nama for (nama,) in kursor.fetchall()}
        kursor.execute("SELECT indexrelid::regclass::text FROM pg_index WHERE indisunique AND indisvalid")
        ada |= {nama for (nama,) in kursor.fetchall()}
    assert set(DILARANG) <= ada


@pytest.mark.parametrize(
    "e164",
    [
        *("", "+", "6281234567890", "+062812345678", "+62 812 3456", "+62812-3456", "+6281234567x", " +6281234567"),
        *("+1234567", "+1234567890123456", "+6281234567\n", "+٦٢٨١٢٣٤٥٦٧", "12345@lid"),
    ],
)
def test_no_number_is_kept_that_is_no_e164(satker: Satker, e164: str) -> None:
    with pytest.raises((IntegrityError, DataError), match=r"nomor_e164|too long"), transaction.atomic():
        buat_nomor(satker, e164=e164)


@pytest.mark.parametrize("e164", ["+12345678", "+6281234567890", "+123456789012345"])
def test_the_shortest_and_the_longest_number_are_kept(satker: Satker, e164: str) -> None:
    assert buat_nomor(satker, e164=e164).e164 == e164


def test_another_court_may_hold_the_same_number_name_and_text(satker: Satker) -> None:
    for s in (satker, buat_satker()):
        buat_nomor(s, e164="+6281234567890")
        buat_gateway(s, nama="satu")
        Templat.objects.create(satker=s, jenis=UJI)
    assert Nomor.objects.count() == Gateway.objects.count() == Templat.objects.count() == 2


def test_a_key_is_one_message_in_the_whole_house(satker: Satker) -> None:
    """Keys begin with the court's code; a clash between courts would be a fault of ours, not a second message."""
    buat_pesan(satker, kunci="sama")
    with pytest.raises(IntegrityError, match="kunci"), transaction.atomic():
        buat_pesan(buat_satker(), kunci="sama")


def test_a_receipt_may_come_as_each_status_once(satker: Satker) -> None:
    for s in ("terkirim", "sampai", "dibaca"):
        _tanda(satker, status=s)
    _tanda(satker, id_klien="x")
    _tanda(satker, id_gateway="lain")
    assert TandaTerima.objects.count() == 5


def test_an_attempt_may_follow_a_closed_one_only(satker: Satker) -> None:
    _percobaan(satker, 1, selesai=SAAT)
    buka = _percobaan(satker, 2)
    with pytest.raises(IntegrityError, match="percobaan_satu_terbuka"), transaction.atomic():
        _percobaan(satker, 3)
    buka.selesai = SAAT
    buka.save()
    assert _percobaan(satker, 3).selesai is None


@pytest.mark.parametrize("sisa", [timedelta(microseconds=1), timedelta(days=999)])
def test_a_message_that_lives_the_shortest_moment_is_kept(satker: Satker, sisa: timedelta) -> None:
    assert buat_pesan(satker, kirim_mulai=SAAT, kedaluwarsa=SAAT + sisa).pk


@pytest.mark.parametrize("status", Pesan.Status.values)
def test_every_status_the_code_knows_the_database_knows(satker: Satker, status: str) -> None:
    assert buat_pesan(satker, status=status).pk


def test_what_was_sent_cannot_lose_its_number_its_gateway_or_its_court(satker: Satker) -> None:
    gateway = buat_gateway(satker)
    pesan = buat_pesan(satker, gateway=gateway)
    Persetujuan.objects.create(
        nomor=pesan.nomor, tindakan="beri", dasar="persetujuan", kanal="loket", versi_teks="1", waktu=SAAT
    )
    for pemilik in (pesan.nomor, gateway, satker):
        with pytest.raises(ProtectedError):
            pemilik.delete()


def test_every_record_has_a_line_for_people(satker: Satker) -> None:
    """What the admin writes in its lists and its trail: never a whole number, never a text of somebody."""
    nomor = buat_nomor(satker, e164="+6281234567890")
    setuju = Persetujuan(nomor=nomor, tindakan="tarik", waktu=SAAT)
    catatan = [_gateway(satker), _kotak(satker), _tanda(satker), _masuk(satker), _percobaan(satker, 1), nomor, setuju]
    catatan += [_surel(satker), Percakapan(satker=satker, nomor=nomor), Denyut(nama="beat", pada=SAAT)]
    catatan += [buat_pesan(satker, nomor=nomor), SetelanNotifikasi(satker=satker), Templat(satker=satker, jenis=UJI)]
    assert {type(c) for c in catatan} == set(MODEL)
    assert all(str(c).strip() and "81234567890" not in str(c) for c in catatan)
