"""The case beside a conversation in the staff inbox."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from django.urls import reverse

from notifikasi.hal import Hal
from perkara.models import Registrasi
from perkara.sebutan import sebutan_sisi
from satker.models import Satker

S = Registrasi.Status


def hal_perkara(satker: Satker, nomor: Collection[int]) -> Mapping[int, list[Hal]]:
    """Per number the cases it is registered to, newest first, with whose number it is. One query."""
    berlaku = Registrasi.objects.filter(satker=satker, nomor__in=nomor, status__in=(S.AKTIF, S.MENUNGGU))
    hal: dict[int, list[Hal]] = defaultdict(list)
    for r in berlaku.select_related("perkara").order_by("-dibuat", "-pk"):
        hal[r.nomor_id].append(_hal(r))
    return hal


def _hal(r: Registrasi) -> Hal:
    if r.perkara is None:
        return Hal(r.ditunggu_tampil, reverse("registrasi_rincian", args=[r.pk]), f"{r.nama}, menunggu perkara di SIPP")
    peran = ", ".join(filter(None, [r.nama, sebutan_sisi(r.perkara, r.sisi), _hubungan(r)]))
    return Hal(r.perkara.nomor, reverse("perkara_rincian", args=[r.perkara.pk]), peran)


def _hubungan(r: Registrasi) -> str:
    return "" if r.hubungan == Registrasi.Hubungan.DIRI else r.get_hubungan_display().lower()
