"""The audit trail: append only."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Model

from satker.models import JejakAudit, Satker
from satker.waktu import sekarang


def catat(
    satker: Satker | None,
    pelaku: AbstractBaseUser | AnonymousUser | str | None,
    tindakan: str,
    objek: Model | None = None,
    **rincian: Any,
) -> JejakAudit:
    """Write one line of the trail.

    `pelaku` is the signed-in user, or the name of a process ("sinkron"). `rincian` must hold no
    secret and no full phone number: the trail is read by more people than the record.
    """
    nama = pelaku if isinstance(pelaku, str) else (pelaku.get_username() if pelaku else "") or "anonim"
    return JejakAudit.objects.create(
        waktu=sekarang(),
        satker=satker,
        pelaku=nama,
        tindakan=tindakan,
        objek=f"{objek._meta.label}:{objek.pk}" if objek is not None else "",
        rincian=rincian,
    )
