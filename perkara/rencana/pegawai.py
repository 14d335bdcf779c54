"""N-11 … N-15: recaps to the leaders (R-000-15 … R-000-17), to-do lists to judges and clerks (R-000-18 … R-000-20)."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Exists, OuterRef

from notifikasi.models import Nomor, Persetujuan, SetelanNotifikasi
from perkara.acuan import Acuan
from perkara.penerima import PIMPINAN
from perkara.rencana.tanya import Pertanyaan
from perkara.tunggakan import SQL_PETUGAS, SQL_TUNGGAK
from satker.kalender import hari_kerja
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
    syarat = f"g.{kolom} IN (SELECT t.petugas_id FROM petugas t WHERE t.tugas = '{tugas}')"
    return _pertanyaan(kode, syarat, (SQL_TUNGGAK, SQL_PETUGAS))


_JABATAN = ", ".join(f"'{jabatan.value}'" for jabatan in PIMPINAN)
# Recaps go out with zeros too: proof of life. To-do lists only when something is on them.
REKAP = tuple(_pertanyaan(kode, f"g.jabatan IN ({_JABATAN})") for kode in ("N-11", "N-12", "N-13"))
TUNGGAKAN = (_tunggakan("N-14", "hakim_id", "hakim"), _tunggakan("N-15", "panitera_id", "panitera"))


def jatuh_tempo(acuan: Acuan) -> Iterator[tuple[Pertanyaan, Acuan]]:
    """The staff questions whose hour has come today, each with its frame; none on a day the court does not work.

    Recaps are owed from their hour until midnight, lists until the end of the sending window.
    """
    akhir = _akhir_jendela(acuan)
    mulai_rekap, mulai_daftar = acuan.pukul(acuan.setelan.jam_rekap), acuan.pukul(acuan.setelan.jam_tunggakan)
    rekap, daftar = acuan.kini >= mulai_rekap, mulai_daftar <= acuan.kini < akhir
    if not (rekap or daftar) or not hari_kerja(acuan.satker, acuan.hari):
        return
    pastikan_nomor(acuan)
    if daftar:
        yield from ((p, acuan.sampai_saat(akhir)) for p in TUNGGAKAN)
    if rekap:
        yield from ((p, acuan) for p in REKAP)


def _akhir_jendela(acuan: Acuan) -> datetime:
    setelan = SetelanNotifikasi.objects.filter(satker=acuan.satker).first() or SetelanNotifikasi()
    return acuan.pukul(setelan.jendela_selesai)


def pastikan_nomor(acuan: Acuan) -> None:
    """Give every active member of staff with a number its `Nomor`, noted as public duty, once (R-000-6)."""
    satker, saat = acuan.satker, acuan.kini
    e164 = Pegawai.objects.filter(satker=satker, aktif=True).exclude(nomor_wa="").values("nomor_wa")
    ada = Nomor.objects.filter(satker=satker).values("e164")
    baru = e164.exclude(nomor_wa__in=ada).values_list("nomor_wa", flat=True).distinct()
    Nomor.objects.bulk_create([Nomor(satker=satker, e164=n, dibuat=saat) for n in baru], ignore_conflicts=True)
    dasar = {"dasar": Persetujuan.Dasar.TUGAS_PUBLIK, "kanal": Persetujuan.Kanal.ADMIN}
    tercatat = Exists(Persetujuan.objects.filter(nomor=OuterRef("pk"), **dasar))
    Persetujuan.objects.bulk_create(
        Persetujuan(nomor=n, tindakan=Persetujuan.Tindakan.BERI, versi_teks=_VERSI_TEKS, waktu=saat, **dasar)
        for n in Nomor.objects.filter(~tercatat, satker=satker, e164__in=e164)
    )
