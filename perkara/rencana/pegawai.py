"""N-11 … N-15: recaps to the leaders (R-000-15 … R-000-17), to-do lists to judges and clerks (R-000-18 … R-000-20)."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db.models import Exists, OuterRef

from notifikasi.models import Nomor, Persetujuan, SetelanNotifikasi
from perkara.acuan import Acuan
from perkara.penerima import PIMPINAN
from perkara.rencana.tanya import Pertanyaan
from perkara.tunggakan import SQL_PETUGAS, SQL_TUNGGAK
from satker.kalender import yang_bekerja
from satker.models import Pegawai

_VERSI_TEKS = "pegawai-1"


def _pertanyaan(kode: str, syarat: str, sebelum: tuple[str, ...] = ()) -> Pertanyaan:
    return Pertanyaan(
        kode,
        f"""
        SELECT k.satker_id, concat_ws(':', k.satker_id, '{kode}', k.hari, g.id) AS kunci,
            'pegawai' AS subjek, g.id AS subjek_id, NULL::bigint AS induk_id,
            jsonb_build_object('tanggal', k.hari) AS data, n.id AS nomor_id, g.nama AS nama_penerima,
            NULL::timestamptz AS urutan, k.kini AS kirim_mulai, k.sampai AS kedaluwarsa
        FROM k
        JOIN satker_pegawai g ON g.satker_id = k.satker_id AND g.aktif
        JOIN notifikasi_nomor n ON n.satker_id = g.satker_id AND n.e164 = g.nomor_wa
        WHERE {syarat}
        """,
        sebelum,
    )


def _tunggakan(kode: str, kolom: str, tugas: str) -> Pertanyaan:
    milik = f"SELECT t.petugas_id FROM petugas t WHERE t.tugas = '{tugas}' AND t.satker_id = k.satker_id"
    syarat = f"g.{kolom} IN ({milik})"
    return _pertanyaan(kode, syarat, (SQL_TUNGGAK, SQL_PETUGAS))


_JABATAN = ", ".join(f"'{jabatan.value}'" for jabatan in PIMPINAN)
# Recaps go out with zeros too: proof of life. To-do lists only when something is on them.
REKAP = tuple(_pertanyaan(kode, f"g.jabatan IN ({_JABATAN})") for kode in ("N-11", "N-12", "N-13"))
TUNGGAKAN = (_tunggakan("N-14", "hakim_id", "hakim"), _tunggakan("N-15", "panitera_id", "panitera"))


def jatuh_tempo(semua: Sequence[Acuan]) -> Iterator[tuple[Pertanyaan, Acuan]]:
    """The staff questions whose hour has come today, each with its frame; none on a day the court does not work.

    Recaps are owed from their hour until midnight, lists until the end of the sending window. The same number of
    queries for one court and for many.
    """
    jendela = {s.satker_id: s for s in SetelanNotifikasi.objects.filter(satker__in=[a.satker for a in semua])}
    akhir = {a.satker.pk: a.pukul(jendela.get(a.satker.pk, SetelanNotifikasi()).jendela_selesai) for a in semua}
    saatnya = [a for a in semua if _rekap(a) or _daftar(a, akhir[a.satker.pk])]
    bekerja = yang_bekerja([(a.satker, a.hari) for a in saatnya])
    saatnya = [a for a in saatnya if a.satker.pk in bekerja]
    pastikan_nomor(*saatnya)
    for acuan in saatnya:
        habis = akhir[acuan.satker.pk]
        if _daftar(acuan, habis):
            yield from ((p, acuan.sampai_saat(habis)) for p in TUNGGAKAN)
        if _rekap(acuan):
            yield from ((p, acuan) for p in REKAP)


def _rekap(acuan: Acuan) -> bool:
    return acuan.kini >= acuan.pukul(acuan.setelan.jam_rekap)


def _daftar(acuan: Acuan, akhir: datetime) -> bool:
    return acuan.pukul(acuan.setelan.jam_tunggakan) <= acuan.kini < akhir


def pastikan_nomor(*acuan: Acuan) -> None:
    """Give every active member of staff with a number its `Nomor`, noted as public duty, once (R-000-6)."""
    if not acuan:
        return
    satker, saat = [a.satker for a in acuan], acuan[0].kini
    ada = Nomor.objects.filter(satker=OuterRef("satker"), e164=OuterRef("nomor_wa"))
    pegawai = Pegawai.objects.filter(~Exists(ada), satker__in=satker, aktif=True).exclude(nomor_wa="")
    baru = pegawai.order_by().values_list("satker", "nomor_wa").distinct()
    Nomor.objects.bulk_create([Nomor(satker_id=s, e164=n, dibuat=saat) for s, n in baru], ignore_conflicts=True)
    dasar = {"dasar": Persetujuan.Dasar.TUGAS_PUBLIK, "kanal": Persetujuan.Kanal.ADMIN}
    tercatat = Exists(Persetujuan.objects.filter(nomor=OuterRef("pk"), **dasar))
    milik = Exists(Pegawai.objects.filter(satker=OuterRef("satker"), nomor_wa=OuterRef("e164"), aktif=True))
    Persetujuan.objects.bulk_create(
        Persetujuan(nomor=n, tindakan=Persetujuan.Tindakan.BERI, versi_teks=_VERSI_TEKS, waktu=saat, **dasar)
        for n in Nomor.objects.filter(~tercatat, milik, satker__in=satker)
    )
