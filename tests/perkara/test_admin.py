"""Configuring the cases: the address of SIPP goes in and never comes out; the runs and the odd rows can be read."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from perkara.contoh.tulis import PenulisSipp
from perkara.models import JalanSinkron, Karantina, Perkara, SetelanPerkara, SumberSipp
from satker.models import JejakAudit, Peran, Satker
from tests.pabrik import buat_pengguna, buat_satker, masuk
from tests.perkara.pabrik import buat_setelan, buat_sumber

URL = "mysql://sipp:rahasia-besar@sipp.pa-bjh.test:3306/sipp_bjh"


@pytest.fixture
def satker(db: None) -> Satker:
    return buat_satker()


@pytest.fixture
def sumber(satker: Satker) -> SumberSipp:
    return buat_sumber(satker, url=URL)


@pytest.fixture
def admin(client: Client, satker: Satker) -> Client:
    return masuk(client, buat_pengguna(satker, Peran.ADMIN))


def ubah(obj: Model) -> str:
    return reverse(f"admin:perkara_{obj._meta.model_name}_change", args=(obj.pk,))


def daftar(nama: str) -> str:
    return reverse(f"admin:perkara_{nama}_changelist")


def isian(sumber: SumberSipp, **lain: Any) -> dict[str, Any]:
    return {"satker": sumber.satker_id, "url": "", "mulai": "2026-11-01", "aktif": "on"} | lain


def test_the_page_names_the_server_but_neither_user_nor_password(admin: Client, sumber: SumberSipp) -> None:
    for alamat in (ubah(sumber), daftar("sumbersipp")):
        isi = admin.get(alamat).content.decode()
        assert "sipp.pa-bjh.test:3306/sipp_bjh" in isi
        assert "rahasia-besar" not in isi


def test_an_untouched_address_stays_and_a_new_one_is_taken(admin: Client, sumber: SumberSipp) -> None:
    assert admin.post(ubah(sumber), isian(sumber, mulai="2026-10-01")).status_code == 302
    sumber.refresh_from_db()
    assert (sumber.url, sumber.mulai) == (URL, date(2026, 10, 1))
    admin.post(ubah(sumber), isian(sumber, url="mysql://lain:sandi@10.0.0.5/sipp"))
    sumber.refresh_from_db()
    assert sumber.url == "mysql://lain:sandi@10.0.0.5/sipp"
    assert not any("sandi@" in str(jejak.rincian) for jejak in JejakAudit.objects.all())


@pytest.mark.parametrize(
    ("url", "kata"),
    [("postgres://x/y", "berawalan"), ("mysql://x@h", "nama basis data"), ("bukan alamat", "berawalan")],
)
def test_an_address_nobody_can_read_is_refused_with_the_reason(
    admin: Client, sumber: SumberSipp, url: str, kata: str
) -> None:
    jawab = admin.post(ubah(sumber), isian(sumber, url=url))
    assert kata in jawab.content.decode()
    sumber.refresh_from_db()
    assert sumber.url == URL


def test_a_new_source_needs_an_address(admin: Client, satker: Satker) -> None:
    jawab = admin.post(reverse("admin:perkara_sumbersipp_add"), {"satker": satker.pk, "mulai": "2026-11-01"})
    assert "Isi alamat basis data SIPP." in jawab.content.decode()
    assert not SumberSipp.objects.exists()


def test_the_connection_is_tried_out_from_the_list(admin: Client, sumber: SumberSipp, tmp_path: Path) -> None:
    aksi = {"action": "aksi_sinkron", "_selected_action": sumber.pk}
    SumberSipp.objects.update(url=f"sqlite:///{tmp_path / 'tidak-ada.db'}")
    assert "tidak ada" in admin.post(daftar("sumbersipp"), aksi, follow=True).content.decode()
    with PenulisSipp(f"sqlite:///{tmp_path / 'sipp.db'}") as tulis:
        tulis.perkara(tanggal=sumber.mulai)
    SumberSipp.objects.update(url=f"sqlite:///{tmp_path / 'sipp.db'}")
    assert "1 baru" in admin.post(daftar("sumbersipp"), aksi, follow=True).content.decode()
    assert Perkara.objects.count() == 1
    runs = admin.get(daftar("jalansinkron")).content.decode()
    assert "tidak-ada.db" in runs


def test_odd_rows_and_runs_can_be_read_and_not_changed(admin: Client, sumber: SumberSipp) -> None:
    waktu = {"pertama": "2026-11-23T01:00Z", "terakhir": "2026-11-23T01:00Z"}
    odd = Karantina.objects.create(satker=sumber.satker, tabel="perkara", kunci="id=1", sebab="nomor kosong", **waktu)
    run = JalanSinkron.objects.create(satker=sumber.satker, mulai="2026-11-23T01:00Z")
    assert "nomor kosong" in admin.get(daftar("karantina")).content.decode()
    for obj in (odd, run):
        assert admin.get(ubah(obj)).status_code == 200
        assert admin.post(ubah(obj), {}).status_code == 403
        assert admin.get(reverse(f"admin:perkara_{obj._meta.model_name}_add")).status_code == 403


def test_notices_are_configured_per_court(admin: Client, satker: Satker) -> None:
    setelan = buat_setelan(satker)
    isi = admin.get(ubah(setelan)).content.decode()
    assert "pengingat" in isi.lower()
    lengkap = {
        "satker": satker.pk,
        "pengingat": "3,1",
        "jam_pengingat": "08:00",
        "jam_sidang_bawaan": "09:00",
        "tunda_akta": 3,
        "pnbp_akta": 10000,
        "jam_rekap": "16:00",
        "jam_tunggakan": "08:00",
        "tenggang_edoc": 0,
        "tenggang_bas": 0,
    }
    assert admin.post(ubah(setelan), lengkap).status_code == 302
    setelan.refresh_from_db()
    assert (setelan.pengingat, setelan.tunda_akta, setelan.daftar_otomatis) == ([3, 1], 3, False)
    jawab = admin.post(ubah(setelan), lengkap | {"pengingat": "1,2,3,4,5,6"})
    assert jawab.status_code == 200
    assert SetelanPerkara.objects.get().pengingat == [3, 1]


def test_another_courts_admin_and_other_roles_find_nothing(client: Client, sumber: SumberSipp) -> None:
    masuk(client, buat_pengguna(buat_satker(), Peran.ADMIN))
    assert client.get(ubah(sumber)).status_code in (302, 403, 404)
    assert "sipp_bjh" not in client.get(daftar("sumbersipp")).content.decode()
    masuk(client, buat_pengguna(sumber.satker, Peran.PTSP, is_staff=True))
    assert client.get(ubah(sumber)).status_code == 403
