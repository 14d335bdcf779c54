"""Queueing the warnings: one message per person and due date, however many matters fall due together."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from layanan.models import Urusan
from layanan.peringatan.daftar import Peringatan
from notifikasi.models import Nomor
from notifikasi.nomor import pastikan_nomor
from notifikasi.outbox import antrekan
from satker.models import Pegawai, Satker
from satker.waktu import saat_lokal


def antrekan_peringatan(
    satker: Satker, p: Peringatan, kode: str, peran: frozenset[str], urusan: Sequence[Urusan]
) -> int:
    """Tell the people of `peran` about these matters, which were flagged just now; how many messages that makes.

    Runs in the transaction of the flags: told and flagged are one thing.
    """
    if not urusan:
        return 0
    siapa = p.penerima(satker, peran, urusan)
    kelompok: dict[tuple[int, date], list[Urusan]] = defaultdict(list)
    pegawai: dict[int, Pegawai] = {}
    for u in urusan:
        for g in siapa.get(u.pk, ()):
            pegawai[g.pk] = g
            kelompok[g.pk, u.jatuh_tempo or date.max].append(u)
    return sum(_satu(satker, p, kode, pegawai[g], tempo, milik) for (g, tempo), milik in kelompok.items())


def _satu(satker: Satker, p: Peringatan, kode: str, pegawai: Pegawai, tempo: date, urusan: list[Urusan]) -> int:
    nomor = pastikan_nomor(satker, pegawai.nomor_wa)
    if nomor.keadaan != Nomor.Keadaan.AKTIF:
        return 0
    ids = sorted(u.pk for u in urusan)
    pesan = antrekan(
        kode,
        satker=satker,
        # A matter is flagged once per due date, so its number makes the group's key its own.
        kunci=f"{satker.kode}:{kode}:{p.register}:{tempo}:{pegawai.pk}:{ids[0]}",
        subjek="pegawai",
        subjek_id=pegawai.pk,
        nomor=nomor,
        nama_penerima=pegawai.nama,
        data={"register": p.register, "urusan": ids, "jatuh_tempo": tempo.isoformat(), "perihal": _perihal(urusan)},
        kedaluwarsa=_habis(satker, tempo) if kode == p.jenis_dekat else None,
    )
    return int(pesan is not None)


def _perihal(urusan: list[Urusan]) -> str:
    lagi = len(urusan) - 1
    return urusan[0].nomor + (f" dan {lagi} lainnya" if lagi else "")


def _habis(satker: Satker, tempo: date) -> datetime:
    """A warning that a day is near is worth nothing once the day has passed."""
    return saat_lokal(satker, tempo + timedelta(days=1), time(0))
