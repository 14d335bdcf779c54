"""Options that the steps share on the shell: --satker, --pada."""

from argparse import ArgumentParser, ArgumentTypeError
from datetime import date, datetime

from django.core.management.base import CommandError

from satker.models import Satker


def tambah_pilihan(parser: ArgumentParser) -> None:
    """Add --satker KODE, --pada ISO8601 and --simulasi."""
    parser.add_argument("--satker", metavar="KODE", help="hanya pengadilan ini")
    parser.add_argument("--pada", metavar="WAKTU", type=saat, help="jalankan seolah-olah pada saat ini (ISO 8601)")
    parser.add_argument("--simulasi", action="store_true", help="tunjukkan saja, tanpa menyimpan")


def saat(teks: str) -> datetime:
    """A moment with its zone, as typed: 2026-11-23T08:00:00+07:00."""
    try:
        waktu = datetime.fromisoformat(teks)
    except ValueError:
        raise ArgumentTypeError(f"{teks!r} bukan waktu ISO 8601, misalnya 2026-11-23T08:00:00+07:00") from None
    if waktu.tzinfo is None:
        raise ArgumentTypeError(f"{teks!r} tidak menyebut zona, misalnya 2026-11-23T08:00:00+07:00")
    return waktu


def tanggal(teks: str) -> date:
    """A date as typed: 2026-11-23."""
    try:
        return date.fromisoformat(teks)
    except ValueError:
        raise ArgumentTypeError(f"{teks!r} bukan tanggal, misalnya 2026-11-23") from None


def satker_dari(kode: str | None) -> Satker | None:
    """The court of that code, or None for all. Raises CommandError for an unknown one."""
    if kode is None:
        return None
    try:
        return Satker.objects.get(kode=kode)
    except Satker.DoesNotExist:
        raise CommandError(f"Satuan kerja {kode} tidak dikenal.") from None
