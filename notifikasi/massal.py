"""Retry or cancel everything a filter shows, in one statement, by the rules of `services` row by row."""

from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.db.models import F, Q, QuerySet

from notifikasi import lonceng
from notifikasi.models import Nomor, Pesan
from notifikasi.tanda_gagal import lepas
from satker.audit import catat
from satker.models import Satker
from satker.waktu import sekarang

S = Pesan.Status
ULANG, BATAL = "ulang", "batal"
TINDAKAN = {ULANG: "Kirim ulang", BATAL: "Batalkan"}


class BerubahSejakDihitung(Exception):
    """More messages fit now than the officer has agreed to."""


@dataclass(frozen=True, slots=True)
class Hitungan:
    """Of `semua` filtered messages, `dapat` may be acted on; `tak_pasti` ones are among the others, or among them."""

    semua: int
    dapat: int
    tak_pasti: int

    @property
    def dilewati(self) -> int:
        """How many are left as they are."""
        return self.semua - self.dapat


def yang_dapat(tindakan: str, pesan: QuerySet[Pesan]) -> QuerySet[Pesan]:
    """Those of `pesan` that the action fits: the rules of `services.coba_lagi` and `services.batalkan`.

    A doubtful message is never sent again here: that takes an officer's word for each.
    """
    if tindakan == BATAL:
        return pesan.filter(status__in=(S.ANTRE, S.TAK_PASTI))
    digantikan = Pesan.objects.filter(cadangan_dari__isnull=False).exclude(status__in=(S.GAGAL, S.BATAL, S.KEDALUWARSA))
    berlaku = Q(kedaluwarsa=None) | Q(kedaluwarsa__gt=sekarang())
    boleh = pesan.filter(berlaku, status=S.GAGAL, nomor__keadaan=Nomor.Keadaan.AKTIF)
    return boleh.exclude(pk__in=digantikan.values("cadangan_dari"))


def hitung(tindakan: str, pesan: QuerySet[Pesan]) -> Hitungan:
    """How many of the filtered messages the action would touch."""
    polos = pesan.order_by()
    return Hitungan(
        semua=polos.count(),
        dapat=yang_dapat(tindakan, polos).count(),
        tak_pasti=polos.filter(status=S.TAK_PASTI).count(),
    )


def jalankan(
    tindakan: str, pesan: QuerySet[Pesan], *, satker: Satker, user: Any, paling_banyak: int, saringan: dict[str, str]
) -> int:
    """Act on all that fit; returns how many. One line in the trail, with the filter.

    Raises BerubahSejakDihitung, and does nothing, when more fit now than `paling_banyak`, the number
    that was agreed to. Locks in the order of ids, as everybody who locks several messages does.
    """
    with transaction.atomic():
        dapat = yang_dapat(tindakan, pesan.order_by().select_related(None))
        kunci = Pesan.objects.filter(pk__in=dapat.values("pk")).order_by("pk").select_for_update()
        terkunci = list(kunci.values_list("pk", flat=True))
        # Asked again under the lock: meanwhile some may have left, or been settled by a colleague.
        id_pesan = list(yang_dapat(tindakan, Pesan.objects.filter(pk__in=terkunci)).values_list("pk", flat=True))
        if len(id_pesan) > paling_banyak:
            raise BerubahSejakDihitung
        (_ulang if tindakan == ULANG else _batal)(id_pesan)
        if id_pesan:
            catat(satker, user, f"pesan_massal_{tindakan}", banyak=len(id_pesan), saringan=saringan)
    if tindakan == ULANG and id_pesan:
        lonceng.bunyikan()
    return len(id_pesan)


def _ulang(id_pesan: list[int]) -> None:
    saat = sekarang()
    lepas(id_pesan)
    # Whatever left in one text with them: see services._pisahkan.
    Pesan.objects.filter(digabung_ke__in=id_pesan).update(digabung_ke=None)
    Pesan.objects.filter(pk__in=id_pesan).update(
        status=S.ANTRE,
        siap_pada=saat,
        selesai_pada=None,
        id_gateway="",
        percobaan_terdahulu=F("jumlah_percobaan"),
        digabung_ke=None,
    )


_BATALKAN = """
UPDATE notifikasi_pesan SET
    galat = CASE WHEN status = 'tak_pasti' THEN 'Dibatalkan petugas. Tidak diketahui apakah pesan terkirim.'
                 ELSE 'Dibatalkan petugas.' END,
    status = 'batal', selesai_pada = %s
WHERE id = ANY(%s)
"""


def _batal(id_pesan: list[int]) -> None:
    with connection.cursor() as kursor:
        kursor.execute(_BATALKAN, [sekarang(), id_pesan])
