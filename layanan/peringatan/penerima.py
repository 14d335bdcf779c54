"""Who is told about a deadline."""

from collections.abc import Mapping, Sequence

from django.db.models import Q

from layanan.models import Urusan
from satker.models import Keanggotaan, Pegawai, Satker


def pegawai_berperan(
    satker: Satker, peran: frozenset[str], urusan: Sequence[Urusan]
) -> Mapping[int, Sequence[Pegawai]]:
    """The court's active staff with a number who hold one of `peran` by their account or their office; for all alike.

    One query. Some roles are offices (ketua), others only duties of an account (petugas_informasi).
    """
    akun = Keanggotaan.objects.filter(satker=satker, peran__in=peran).values("user")
    milik = Pegawai.objects.filter(Q(jabatan__in=peran) | Q(user__in=akun), satker=satker, aktif=True)
    daftar = list(milik.exclude(nomor_wa="").order_by("id"))
    return dict.fromkeys((u.pk for u in urusan), daftar)
