"""The audit trail is append-only (issue 2, section 2)."""

import pytest
from django.contrib.auth import get_user
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, connection, transaction
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django_otp.middleware import OTPMiddleware
from time_machine import travel

from satker.akses import terverifikasi
from satker.audit import catat
from satker.models import JejakAudit
from tests.pabrik import buat_pegawai, buat_pengguna, buat_satker, masuk

pytestmark = pytest.mark.django_db


def test_a_line_says_who_did_what_to_which_object_and_when() -> None:
    satker = buat_satker()
    pegawai = buat_pegawai(satker)
    pelaku = buat_pengguna(satker, "admin", username="rina")
    with travel("2026-11-23T01:00:00Z", tick=False):
        catat(satker, pelaku, "ubah_pegawai", pegawai, bidang=["nama"])
    jejak = JejakAudit.objects.get()
    assert (jejak.pelaku, jejak.tindakan, jejak.objek) == ("rina", "ubah_pegawai", f"satker.Pegawai:{pegawai.pk}")
    assert jejak.rincian == {"bidang": ["nama"]}
    assert jejak.waktu.isoformat() == "2026-11-23T01:00:00+00:00"
    assert str(jejak) == "rina: ubah_pegawai"


@pytest.mark.parametrize(("pelaku", "nama"), [("sinkron", "sinkron"), (None, "anonim"), (AnonymousUser(), "anonim")])
def test_a_process_and_nobody_in_particular_can_be_named(pelaku: object, nama: str) -> None:
    assert catat(None, pelaku, "coba").pelaku == nama  # type: ignore[arg-type]


@pytest.mark.parametrize("perintah", ["UPDATE satker_jejakaudit SET pelaku = 'lain'", "DELETE FROM satker_jejakaudit"])
def test_the_database_refuses_to_change_or_remove_a_line(perintah: str) -> None:
    catat(buat_satker(), "sinkron", "coba")
    with (
        pytest.raises(DatabaseError, match="tidak dapat diubah atau dihapus"),
        transaction.atomic(),
        connection.cursor() as kursor,
    ):
        kursor.execute(perintah)
    assert JejakAudit.objects.get().pelaku == "sinkron"


def test_the_model_cannot_go_around_the_refusal() -> None:
    jejak = catat(buat_satker(), "sinkron", "coba")
    jejak.pelaku = "lain"
    with pytest.raises(DatabaseError), transaction.atomic():
        jejak.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        jejak.delete()
    assert JejakAudit.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_test_database_can_still_be_emptied() -> None:
    catat(buat_satker(), "sinkron", "coba")
    with connection.cursor() as kursor:
        kursor.execute("TRUNCATE satker_jejakaudit")
    assert not JejakAudit.objects.exists()


def test_the_factories_sign_in_with_both_factors(client: Client, rf: RequestFactory) -> None:
    user = buat_pengguna(buat_satker(), "ptsp")
    permintaan = rf.get("/")
    permintaan.session = masuk(client, user).session
    permintaan.user = get_user(permintaan)
    OTPMiddleware(lambda _: HttpResponse())(permintaan)
    assert terverifikasi(permintaan.user)
