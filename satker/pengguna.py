"""Accounts: making them, giving them roles, and letting somebody in again who lost his phone."""

from collections.abc import Iterable
from typing import Any

from axes.utils import reset
from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from satker import faktor_kedua
from satker.audit import catat
from satker.masuk import satker_akun
from satker.models import Keanggotaan, Pegawai, Peran, Satker


@transaction.atomic
def buat_pengguna(
    username: str,
    sandi: str,
    peran: Iterable[tuple[Satker, str]] = (),
    *,
    nama: str = "",
    pegawai: Pegawai | None = None,
    oleh: Any = "sistem",
) -> User:
    """A new account with its roles, tied to a member of staff when one is given.

    Raises ValidationError for a weak password or a name that is no user name, IntegrityError for a name that is taken.
    """
    user = get_user_model()(username=username, first_name=nama[:150])
    validate_password(sandi, user)
    user.set_password(sandi)
    user.full_clean(validate_unique=False)
    user.save()
    tambah_peran(user, peran)
    if pegawai is not None:
        Pegawai.objects.filter(pk=pegawai.pk).update(user=user)
    catat(satker_akun(user), oleh, "buat_pengguna", user)
    return user


def tambah_peran(user: User, peran: Iterable[tuple[Satker, str]]) -> None:
    """Give roles; those already there stay."""
    baru = [Keanggotaan(user=user, satker=satker, peran=Peran(p)) for satker, p in peran]
    Keanggotaan.objects.bulk_create(baru, ignore_conflicts=True)
    selaraskan_staf(user)


def selaraskan_staf(user: User) -> None:
    """Let exactly those into the admin who are Admin of a court (or superuser); to be called after roles changed."""
    staf = user.is_superuser or Keanggotaan.objects.filter(user=user, peran=Peran.ADMIN).exists()
    if staf != user.is_staff:
        user.is_staff = staf
        user.save(update_fields=["is_staff"])


@transaction.atomic
def atur_ulang_faktor_kedua(user: User, oleh: Any) -> None:
    """Forget the user's devices and recovery codes: his sessions end, the next sign-in sets up a new app."""
    faktor_kedua.hapus_semua(user)
    catat(satker_akun(user), oleh, "atur_ulang_faktor_kedua", user)


def buka_kunci(user: User, oleh: Any) -> None:
    """End a lock-out after too many failures."""
    reset(username=user.get_username())
    catat(satker_akun(user), oleh, "buka_kunci_masuk", user)
