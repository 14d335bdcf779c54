"""What a court sets for its desks: its own admin may, another's may not, and the trail says so."""

from datetime import time

import pytest
from django.test import Client
from django.urls import reverse

from layanan.models import SetelanLayanan
from satker.models import JejakAudit, Peran, Satker
from tests.pabrik import buat_pengguna, buat_satker, masuk

pytestmark = pytest.mark.django_db
TAMBAH = "admin:layanan_setelanlayanan_add"


@pytest.fixture
def admin(client: Client, satker: Satker) -> Client:
    """A browser of the court's admin."""
    return masuk(client, buat_pengguna(satker, Peran.ADMIN))


def isian(satker: Satker, **lain: str) -> dict[str, object]:
    """The form as a browser posts it."""
    return {"satker": satker.pk, "jam_tutup": "15:00", "jam_tutup_jumat": "15:30", **lain}


def test_the_admin_sets_his_court_s_closing_times(admin: Client, satker: Satker) -> None:
    assert admin.post(reverse(TAMBAH), isian(satker)).status_code == 302
    setelan = SetelanLayanan.objects.get()
    assert (setelan.jam_tutup, setelan.jam_tutup_jumat, setelan.terima_setelah_tutup) == (time(15), time(15, 30), False)
    assert JejakAudit.objects.filter(tindakan="tambah_setelanlayanan", satker=satker).exists()
    assert satker.nama in admin.get(reverse("admin:layanan_setelanlayanan_changelist")).content.decode()


def test_a_time_that_is_none_is_refused_beside_its_field(admin: Client, satker: Satker) -> None:
    jawaban = admin.post(reverse(TAMBAH), isian(satker, jam_tutup="sore"))
    assert jawaban.status_code == 200
    assert not SetelanLayanan.objects.exists()


def test_another_court_s_closing_times_are_out_of_reach(admin: Client, satker: Satker) -> None:
    lain = buat_satker()
    setelan = SetelanLayanan.objects.create(satker=lain)
    ubah = reverse("admin:layanan_setelanlayanan_change", args=(setelan.pk,))
    assert admin.get(ubah).status_code == 302
    assert admin.post(reverse(TAMBAH), isian(lain)).status_code == 200  # not among his choices
    assert SetelanLayanan.objects.get().jam_tutup == time(16, 30)


def test_settings_are_never_deleted(admin: Client, satker: Satker) -> None:
    setelan = SetelanLayanan.objects.create(satker=satker)
    hapus = reverse("admin:layanan_setelanlayanan_delete", args=(setelan.pk,))
    assert admin.post(hapus, {"post": "yes"}).status_code == 403
    assert SetelanLayanan.objects.exists()


@pytest.mark.parametrize("peran", [Peran.PTSP, Peran.KETUA, Peran.PETUGAS_INFORMASI])
def test_other_roles_set_nothing(client: Client, satker: Satker, peran: Peran) -> None:
    masuk(client, buat_pengguna(satker, peran))
    assert client.get(reverse(TAMBAH)).status_code in (302, 403)
    assert client.post(reverse(TAMBAH), isian(satker)).status_code in (302, 403)
    assert not SetelanLayanan.objects.exists()
