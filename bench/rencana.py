"""Planning 100,000 reminders against writing the same rows bare: `python -m bench.rencana [BANYAK]`.

The baseline is a plain INSERT of the very rows into the very table with its indexes and constraints, a thousand at a
time, as `bulk_create` sends them but without its objects. COPY, the fastest way in from outside, stands beside it.
"""

import io
import sys
from typing import Any

from bench import dunia, ruang

BANYAK, BATAS = 100_000, 2.0


def rencanakan_pada(saat: Any) -> dict[str, int]:
    """One planning run as of that moment."""
    from perkara.rencana import rencanakan
    from satker.waktu import pada

    with pada(saat):
        return rencanakan()


def ambil() -> tuple[str, list[tuple[Any, ...]], io.StringIO]:
    """The reminders' columns, their rows as Python has them and as COPY writes them; the table holds them no longer."""
    from django.db import connection
    from psycopg2.extras import Json

    from notifikasi.models import Pesan

    kolom = ", ".join(f'"{f.column}"' for f in Pesan._meta.concrete_fields if not f.primary_key)
    dari = f"SELECT {kolom} FROM notifikasi_pesan WHERE jenis = 'N-04'"
    berkas = io.StringIO()
    with connection.cursor() as kursor:
        kursor.execute(dari)
        isi = [tuple(Json(v) if isinstance(v, dict) else v for v in b) for b in kursor.fetchall()]
        kursor.copy_expert(f"COPY ({dari}) TO STDOUT", berkas)
    kosongkan()
    return kolom, isi, berkas


def kosongkan() -> None:
    """Take the reminders away, and their traces."""
    from django.db import connection

    with connection.cursor() as kursor:
        kursor.execute("DELETE FROM notifikasi_pesan WHERE jenis = 'N-04'")
        kursor.execute("VACUUM ANALYZE notifikasi_pesan")


def sisipkan(kolom: str, isi: list[tuple[Any, ...]]) -> None:
    """The bare bulk insert."""
    from django.db import connection, transaction
    from psycopg2.extras import execute_values

    with transaction.atomic(), connection.cursor() as kursor:
        execute_values(kursor.cursor, f"INSERT INTO notifikasi_pesan ({kolom}) VALUES %s", isi, page_size=1000)


def salin(kolom: str, berkas: io.StringIO) -> None:
    """COPY of the same rows."""
    from django.db import connection, transaction

    berkas.seek(0)
    with transaction.atomic(), connection.cursor() as kursor:
        kursor.copy_expert(f"COPY notifikasi_pesan ({kolom}) FROM STDIN", berkas)


def main() -> None:
    """Plan the schedules (not compared), plan the reminders, write the same rows bare."""
    banyak = int(sys.argv[1]) if len(sys.argv) > 1 else BANYAK
    ruang.buka()
    from notifikasi.models import Pesan

    dunia.pengadilan(0, banyak)
    dunia.analisis()
    print(f"rencana: {banyak:,} perkara, tiap satu sidang dan satu nomor terdaftar")
    detik, _ = ruang.ukur(lambda: rencanakan_pada(dunia.SAAT))
    ruang.baris("jadwal sidang (N-03)", detik, Pesan.objects.count(), "pesan")
    Pesan.objects.update(status="terkirim")
    dunia.analisis()
    detik, jumlah = ruang.ukur(lambda: rencanakan_pada(dunia.PENGINGAT))
    if jumlah.get("N-04") != banyak:
        raise SystemExit(f"pengingat yang direncanakan bukan {banyak}: {jumlah}")
    kolom, isi, berkas = ambil()
    dasar, _ = ruang.ukur(lambda: sisipkan(kolom, isi))
    if Pesan.objects.filter(jenis="N-04").count() != banyak:
        raise SystemExit("penulisan polos tidak lengkap")
    kosongkan()
    copy, _ = ruang.ukur(lambda: salin(kolom, berkas))
    ruang.baris("dasar: INSERT baris yang sama, polos", dasar, banyak, "pesan")
    ruang.baris("COPY baris yang sama", copy, banyak, "pesan", dasar)
    ruang.baris("pengingat (N-04), seluruh perencanaan", detik, banyak, "pesan", dasar)
    ulang, _ = ruang.ukur(lambda: rencanakan_pada(dunia.PENGINGAT))
    ruang.baris("sekali lagi, tanpa yang baru", ulang, banyak, "perkara", dasar)
    ruang.putusan("rencana terhadap penulisan polos", detik / dasar, BATAS)


if __name__ == "__main__":
    main()
