"""Readers of single values. Each takes what TOML gave and answers the value, or raises NilaiKeliru."""

from collections.abc import Callable, Collection
from datetime import date, datetime, time
from typing import Any

from satker.muat.bagian import NilaiKeliru
from satker.telepon import JenisNomor, nomor_tunggal


def teks(nilai: Any) -> str:
    """Text without surrounding blanks; not empty."""
    if not isinstance(nilai, str) or not nilai.strip():
        raise NilaiKeliru("harus teks di dalam tanda kutip dan tidak kosong")
    return _tersimpan(nilai)


def teks_boleh_kosong(nilai: Any) -> str:
    """Text without surrounding blanks; may be empty."""
    if not isinstance(nilai, str):
        raise NilaiKeliru("harus teks di dalam tanda kutip")
    return _tersimpan(nilai)


def _tersimpan(nilai: str) -> str:
    # The one character that PostgreSQL cannot store; TOML writes it as \u0000.
    if "\0" in nilai:
        raise NilaiKeliru("memuat tanda NUL, yang tidak dapat disimpan", gema=False)
    return nilai.strip()


def benar_salah(nilai: Any) -> bool:
    """A TOML boolean."""
    if not isinstance(nilai, bool):
        raise NilaiKeliru("harus true atau false")
    return nilai


def bulat(paling_kecil: int = 0, paling_besar: int = 2_147_483_647) -> Callable[[Any], int]:
    """A whole number within bounds."""

    def baca(nilai: Any) -> int:
        if not isinstance(nilai, int) or isinstance(nilai, bool):
            raise NilaiKeliru("harus bilangan bulat")
        if not paling_kecil <= nilai <= paling_besar:
            raise NilaiKeliru(f"harus antara {paling_kecil} dan {paling_besar}")
        return nilai

    return baca


def angka(nilai: Any) -> float:
    """A finite number, zero or more."""
    if not isinstance(nilai, int | float) or isinstance(nilai, bool):
        raise NilaiKeliru("harus angka")
    if not 0 <= nilai < float("inf"):
        raise NilaiKeliru("harus angka nol atau lebih")
    return float(nilai)


def tanggal(nilai: Any) -> date:
    """2026-01-31, as a TOML date or as text."""
    if isinstance(nilai, date) and not isinstance(nilai, datetime):
        return nilai
    try:
        return date.fromisoformat(nilai)
    except (TypeError, ValueError):
        raise NilaiKeliru("harus tanggal, misalnya 2026-01-31") from None


def jam(nilai: Any) -> time:
    """07:00, as a TOML time or as text; a full stop does as well."""
    if isinstance(nilai, time):
        return nilai
    try:
        return datetime.strptime(nilai.replace(".", ":"), "%H:%M").time()  # noqa: DTZ007 an hour has no zone
    except (AttributeError, ValueError):
        raise NilaiKeliru('harus jam, misalnya "07:00"') from None


def rentang_jam(nilai: Any) -> tuple[time, time]:
    """["07:00", "20:00"]: from, and a later until."""
    if not isinstance(nilai, list) or len(nilai) != 2:
        raise NilaiKeliru('harus dua jam, misalnya ["07:00", "20:00"]')
    mulai, selesai = (jam(n) for n in nilai)
    if mulai >= selesai:
        raise NilaiKeliru("harus mulai dari jam yang lebih awal")
    return mulai, selesai


def daftar_bulat(paling_kecil: int, paling_besar: int, paling_banyak: int) -> Callable[[Any], list[int]]:
    """[3, 1]: whole numbers within bounds, none twice, the largest first; may be empty."""
    satu = bulat(paling_kecil, paling_besar)

    def baca(nilai: Any) -> list[int]:
        if not isinstance(nilai, list):
            raise NilaiKeliru("harus daftar bilangan bulat, misalnya [3, 1]")
        unik = {satu(n) for n in nilai}
        if len(unik) > paling_banyak:
            raise NilaiKeliru(f"paling banyak {paling_banyak} bilangan")
        return sorted(unik, reverse=True)

    return baca


def pilihan(dikenal: Collection[str]) -> Callable[[Any], str]:
    """One of the given words."""

    def baca(nilai: Any) -> str:
        if nilai not in dikenal:
            raise NilaiKeliru(f"harus salah satu dari {', '.join(dikenal)}")
        return str(nilai)

    return baca


def nomor_wa(nilai: Any) -> str:
    """A mobile number in any spelling, as E.164; never guessed, never repeated in a message. "" removes it."""
    if nilai == "":
        return ""
    hasil = nomor_tunggal(teks(nilai))
    if hasil.jenis is not JenisNomor.MOBILE or not hasil.e164:
        raise NilaiKeliru(f"tidak dapat dipakai: {hasil.sebab}", gema=False)
    return hasil.e164
