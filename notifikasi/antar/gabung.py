"""The day's digest: what one number is to be reminded of today leaves as one message (`ringkas_harian`).

Put together at the last moment, in three steps that leave no gap: the mates of what was claimed are
claimed too, all of them are rendered on their own (so each can still be called off on its own), and
those still standing are tied to the first (`digabung_ke`) in the statement that writes the attempt.
From there on they share its fate: outcome, sweeper and receipts. Untied when it is to leave again: after a refusal at
the call at once; after one by receipt when they are claimed, for until then word of the old text is about all of them.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import time, timedelta
from typing import Any

from django.db import connection

from notifikasi.gateway.dasar import Gateway as Adaptor
from notifikasi.jenis import Batal, ambil, semua
from notifikasi.models import Gateway, Pesan, SetelanNotifikasi, Templat
from notifikasi.templat import Siap, Tunda, render_daftar
from satker.models import Satker
from satker.waktu import hari_ini, saat_lokal, sekarang

Tersusun = dict[int, Siap | Batal | Tunda]
# More in one text nobody reads to the end; the others leave in a second one.
PALING_BANYAK = 12
# Those of later today come along; what waits after a refusal keeps its own time.
_KAWAN = """
WITH kawan AS MATERIALIZED (
    SELECT id FROM notifikasi_pesan WHERE satker_id = %(satker)s AND status = 'antre' AND nomor_id = ANY(%(nomor)s)
    AND jenis = ANY(%(jenis)s) AND kanal = ANY(%(kanal)s) AND cadangan_dari_id IS NULL
    AND (kedaluwarsa IS NULL OR kedaluwarsa > %(saat)s)
    AND (siap_pada <= %(saat)s OR (siap_pada < %(besok)s AND siap_pada = kirim_mulai AND jumlah_percobaan = 0))
    ORDER BY id FOR UPDATE SKIP LOCKED)
UPDATE notifikasi_pesan p SET
    status = 'dikirim', diklaim_pada = %(saat)s, gateway_id = %(gateway)s, digabung_ke_id = NULL
FROM kawan WHERE p.id = kawan.id RETURNING p.id
"""


def kawan(gateway: Gateway, pesan: Sequence[Pesan]) -> list[int]:
    """Claim today's other reminders of the numbers just claimed; returns their ids, none where the court wants none."""
    dapat = [p for p in pesan if ambil(p.jenis).gabung]
    if not dapat or not ringkas(gateway.satker):
        return []
    satker, saat = gateway.satker, sekarang()
    params: dict[str, Any] = {
        "satker": satker.pk,
        "gateway": gateway.pk,
        "nomor": list({p.nomor_id for p in dapat}),
        "jenis": [j.kode for j in semua() if j.gabung],
        "kanal": list({p.kanal for p in dapat}),
        "saat": saat,
        "besok": saat_lokal(satker, hari_ini(satker) + timedelta(days=1), time(0)),
    }
    with connection.cursor() as kursor:
        kursor.execute(_KAWAN, params)
        return [baris[0] for baris in kursor.fetchall()]


def ringkas(satker: Satker) -> bool:
    """Whether the court wants a day's reminders of one number in one message."""
    return SetelanNotifikasi.objects.filter(satker=satker, ringkas_harian=True).exists()


def satukan(pesan: Sequence[Pesan], siap: Tersusun, adaptor: Adaptor) -> tuple[Tersusun, dict[int, tuple[int, ...]]]:
    """Put rendered reminders of one number together: (texts by message, followers by the message that carries them).

    A follower has no text any more. Where the text would be too long for the gateway fewer go into one.
    """
    kelompok: dict[tuple[int, str, str], list[Pesan]] = defaultdict(list)
    for p in pesan:
        isi, aturan = siap[p.pk], ambil(p.jenis).gabung
        # An SMS that stands in for a lost message is bound to that one's fate: it leaves alone.
        if aturan and isinstance(isi, Siap) and p.cadangan_dari_id is None:
            kelompok[p.nomor_id, p.kanal, aturan.kode].append(p)
    banyak = {kunci: daftar for kunci, daftar in kelompok.items() if len(daftar) > 1}
    if not banyak or not ringkas(pesan[0].satker):
        return siap, {}
    siap = dict(siap)
    ikut: dict[int, tuple[int, ...]] = {}
    for (_, _, kode), daftar in banyak.items():
        ikut |= _satukan(kode, daftar, siap, adaptor)
    return siap, ikut


def _satukan(kode: str, daftar: list[Pesan], siap: Tersusun, adaptor: Adaptor) -> dict[int, tuple[int, ...]]:
    milik = Templat.objects.filter(satker=daftar[0].satker_id, jenis=kode).first()
    # Free text may be refused outside the window, and the court has no approved template for the list.
    if adaptor.kemampuan.butuh_templat and not (milik and milik.nama_meta):
        return {}
    ikut: dict[int, tuple[int, ...]] = {}
    while len(daftar) > 1:
        muat, isi = _sebanyak_muat(kode, daftar, siap, milik, adaptor.kemampuan.maks_karakter)
        kepala, *sisa = daftar[:muat]
        siap[kepala.pk] = isi if sisa else siap[kepala.pk]
        if sisa:
            ikut[kepala.pk] = tuple(p.pk for p in sisa)
        for p in sisa:
            del siap[p.pk]
        daftar = daftar[muat:]
    return ikut


def _sebanyak_muat(
    kode: str, daftar: list[Pesan], siap: Tersusun, milik: Templat | None, maks: int
) -> tuple[int, Siap]:
    """How many of `daftar` fit into one text, at least one, and that text."""
    baris = [isi.baris for p in daftar[:PALING_BANYAK] if isinstance(isi := siap[p.pk], Siap)]
    while True:
        isi = render_daftar(kode, daftar[0], baris, milik)
        if len(isi.teks) <= maks or len(baris) == 1:
            return len(baris), isi
        baris.pop()
