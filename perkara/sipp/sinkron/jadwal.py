"""Hearings move: in place (another date, hour or room), or by a new row in place of the old one."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from django.db.models import Q

from perkara.models import RiwayatSidang, Sidang


def naikkan_versi(objek: Sequence[Sidang], saat: datetime) -> list[RiwayatSidang]:
    """Give changed hearings (with keys) their version; returns what was known before of those that moved.

    A new agenda or an adjournment is no move.
    """
    lama = Sidang.objects.in_bulk([sidang.pk for sidang in objek])
    riwayat = []
    for sidang in objek:
        dulu = lama[sidang.pk]
        sidang.versi, sidang.versi_pada = dulu.versi, dulu.versi_pada
        if (dulu.tanggal, dulu.jam, dulu.ruang) != (sidang.tanggal, sidang.jam, sidang.ruang):
            riwayat.append(_catat(dulu, saat))
            sidang.versi, sidang.versi_pada = dulu.versi + 1, saat
    return riwayat


def _catat(dulu: Sidang, saat: datetime) -> RiwayatSidang:
    jadwal = {"tanggal": dulu.tanggal, "jam": dulu.jam, "ruang": dulu.ruang}
    return RiwayatSidang(sidang_id=dulu.pk, versi=dulu.versi, sampai_pada=saat, **jadwal)


def kaitkan_pindah(perkara: Collection[int], baru: Collection[int], hari_ini: date) -> None:
    """Pair a hearing that vanished or was put off before its day with the one that stands in its place.

    An adjournment in the courtroom is entered on the day itself or later: its old date is not ahead any more, so it is
    no move (N-03, not N-03b). Of existing hearings only a later one can have replaced another; a new row any. `baru`
    are the keys written for the first time in this run.
    """
    if not perkara:
        return
    _lepas_yang_kembali(perkara, hari_ini)
    ditinggal, calon = _yang_belum_berpasangan(perkara, hari_ini)
    berubah = []
    for lama in ditinggal:
        ganti = next((s for s in calon if _menggantikan(s, lama, baru)), None)
        if ganti is not None:
            calon.remove(ganti)
            ganti.menggantikan = lama
            berubah.append(ganti)
    Sidang.objects.bulk_update(berubah, ["menggantikan"])


def _lepas_yang_kembali(perkara: Collection[int], hari_ini: date) -> None:
    """Unlink hearings whose predecessor stands again.

    By keys, not by joining the table with itself: in the first sync's own transaction PostgreSQL
    knows nothing of its size, and such a join can take minutes.
    """
    pasangan = dict(_pasangan(perkara))
    berdiri = Q(hilang_pada=None, ditunda=False, tanggal__gt=hari_ini)
    kembali = set(Sidang.objects.filter(berdiri, pk__in=pasangan.values()).values_list("pk", flat=True))
    lepas = [pk for pk, lama in pasangan.items() if lama in kembali]
    Sidang.objects.filter(pk__in=lepas).update(menggantikan=None)


def _pasangan(perkara: Collection[int]) -> list[tuple[int, int]]:
    """(hearing, the one it replaces) of these cases."""
    ada = Sidang.objects.filter(perkara__in=perkara, menggantikan__isnull=False)
    return [(pk, lama) for pk, lama in ada.order_by().values_list("pk", "menggantikan_id") if lama is not None]


def _yang_belum_berpasangan(perkara: Collection[int], hari_ini: date) -> tuple[list[Sidang], list[Sidang]]:
    """Hearings given up before they were held, and those ahead that replace none yet; both by date."""
    ditinggal = Q(hilang_pada__isnull=False, tanggal__gte=hari_ini) | Q(ditunda=True, tanggal__gt=hari_ini)
    urut = ("perkara_id", "tanggal", "sipp_id")
    digantikan = {lama for _, lama in _pasangan(perkara)}
    lama = Sidang.objects.filter(ditinggal, perkara__in=perkara).order_by(*urut)
    ahead = Q(hilang_pada=None, ditunda=False, menggantikan=None, tanggal__gte=hari_ini)
    calon = Sidang.objects.filter(ahead, perkara__in=perkara).order_by(*urut)
    return [s for s in lama if s.pk not in digantikan], list(calon)


def _menggantikan(sidang: Sidang, lama: Sidang, baru: Collection[int]) -> bool:
    sejenis = (sidang.perkara_id, sidang.ikrar, sidang.verzet) == (lama.perkara_id, lama.ikrar, lama.verzet)
    return sejenis and sidang.pk != lama.pk and (sidang.pk in baru or sidang.tanggal > lama.tanggal)
