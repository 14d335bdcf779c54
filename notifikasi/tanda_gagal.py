"""A failure told by receipt, after the gateway had taken the message: when the message may leave once more.

It proves as much as a refusal at the call: that attempt reached nobody. But it comes late, when others have left the
same way, and a channel may take everything and send nothing. So each further try waits longer, and there is a last one.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import F, Q

from notifikasi.gateway.dasar import Verdict
from notifikasi.models import Percobaan, Pesan, TandaTerima
from notifikasi.sebab import HENTI_BARU

SEHARI = timedelta(days=1)
_M, _J = timedelta(minutes=1), timedelta(hours=1)
# How long to wait after the first, second … such receipt; where the row ends the message has failed. What is not named
# is the number's or the text's fault, or nobody knows whose (131000): people decide.
JEDA: Mapping[Verdict, tuple[timedelta, ...]] = {
    Verdict.NANTI: (10 * _M, _J, 3 * _J),
    Verdict.BESOK: (SEHARI,),
    Verdict.STOP_BARU: (HENTI_BARU,) * 7,
    Verdict.STOP_MASSAL: (_J, 3 * _J, 12 * _J, SEHARI),
    # At once, since the breaker holds this channel and the court may have another.
    Verdict.STOP_KANAL: (0 * _M, 10 * _M, _J, 3 * _J, 12 * _J, SEHARI),
}


@dataclass(slots=True)
class Riwayat:
    """What a message's attempts have come to."""

    usang: set[str] = field(default_factory=set)  # ids of attempts given up
    terlepas: str = ""  # id of the last one, where nobody knew what became of it and a person had it sent anew
    ditolak: TandaTerima | None = None  # the receipt that refused the last one, while the message waits
    banyak: int = 0  # attempts taken and then refused, since a person last asked
    jendela: bool = False  # one was refused because the window for free text was closed
    ragu: bool = False  # one before the last may have gone out

    def tutup(self, t: TandaTerima) -> None:
        """Take in that the last attempt was taken and then refused by this receipt."""
        self.usang |= {t.id_gateway} - {""}
        if t.verdict == Verdict.JENDELA:
            self.jendela = True
        else:
            self.ditolak, self.banyak = t, self.banyak + 1


def riwayat(pesan: Collection[Pesan]) -> dict[int, Riwayat]:
    """The history of each message. One query, which finds nothing for what left at the first try; two if some wait."""
    milik = {p.pk: p for p in pesan}
    hasil = {pk: Riwayat() for pk in milik}
    berarti = ~Q(verdict="") | ~Q(id_gateway="") | Q(hasil=Percobaan.Hasil.TAK_PASTI)
    akhir = {pk: p.id_gateway for pk, p in milik.items() if p.status == Pesan.Status.ANTRE}
    for c in Percobaan.objects.filter(berarti, pesan__in=milik) if milik else ():
        _catat(hasil[c.pesan_id], milik[c.pesan_id], c)
        if c.ke == milik[c.pesan_id].jumlah_percobaan and c.pesan_id in akhir:
            akhir[c.pesan_id] = akhir[c.pesan_id] or c.id_gateway
    gagal = TandaTerima.objects.filter(pesan__in=akhir, status=Pesan.Status.GAGAL).exclude(verdict=Verdict.JENDELA)
    for t in gagal if akhir else ():
        if t.pesan_id and t.id_gateway == akhir[t.pesan_id]:
            hasil[t.pesan_id].ditolak = t
    return hasil


def _catat(r: Riwayat, p: Pesan, c: Percobaan) -> None:
    r.usang |= {c.id_gateway} - {""}
    r.jendela |= c.verdict == Verdict.JENDELA
    if c.hasil == Percobaan.Hasil.TAK_PASTI:
        terakhir = c.ke == p.jumlah_percobaan
        r.terlepas = c.id_gateway if terakhir else r.terlepas
        r.ragu |= not terakhir
    elif c.ke > p.percobaan_terdahulu and ditolak_kemudian(c) and c.verdict != Verdict.JENDELA:
        r.banyak += 1


def ditolak_kemudian(c: Percobaan) -> bool:
    """Whether the gateway took this attempt and refused it by receipt."""
    return c.hasil == Percobaan.Hasil.DITERIMA and c.verdict != ""


def coba_lagi(p: Pesan, t: TandaTerima, r: Riwayat) -> datetime | None:
    """When a message refused by this receipt may leave again; None: it has failed.

    Never when the server had it already, or an earlier attempt may have arrived: two could. Never when that would be
    too late for it: failed it is seen, and an SMS may do what is left to do.
    """
    jeda = JEDA.get(Verdict(t.verdict), ()) if t.verdict else ()
    if p.terkirim_pada is not None or r.ragu or r.banyak >= len(jeda):
        return None
    saat = t.waktu + jeda[r.banyak]
    return None if p.kedaluwarsa and p.kedaluwarsa <= saat else saat


def tandai(ulang: Mapping[int, TandaTerima]) -> None:
    """Write on the last attempt of each message why it was given up, and what the gateway called it.

    It stays one that was taken: so it is told from one refused at the call.
    """
    if not ulang:
        return
    milik = Percobaan.objects.filter(pesan__in=ulang, ke=F("pesan__jumlah_percobaan"))
    for c in (semua := list(milik)):
        t = ulang[c.pesan_id]
        c.hasil, c.id_gateway = Percobaan.Hasil.DITERIMA, t.id_gateway
        c.verdict, c.kode, c.keterangan = t.verdict, t.kode, t.keterangan
    Percobaan.objects.bulk_update(semua, ["hasil", "id_gateway", "verdict", "kode", "keterangan"])


_LEPAS = """
UPDATE notifikasi_percobaan c SET id_gateway = p.id_gateway FROM notifikasi_pesan p
WHERE p.id = ANY(%s) AND p.id_gateway <> '' AND c.pesan_id = p.id AND c.ke = p.jumlah_percobaan
"""


def lepas(pesan_id: Collection[int]) -> None:
    """Note on the last attempt of these messages what the gateway called them, before a person has them sent anew."""
    with connection.cursor() as kursor:
        kursor.execute(_LEPAS, [list(pesan_id)])
