"""Declared rules that must not be used: told when they are saved, each in a sentence."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any
from urllib.parse import urlsplit

from notifikasi.gateway.http_aturan import BENTUK, METODE, TAK_PASTI, Aturan, Panggilan, aturan
from notifikasi.gateway.http_isi import TEMPAT, tempat
from notifikasi.gateway.http_profil import PROFIL
from notifikasi.gateway.periksa import Alasan, alasan_setelan, jaringan_sendiri
from notifikasi.gateway.peristiwa import StatusTerima, Verdict

KUNCI = (
    *("profil", "metode", "jalur", "bentuk", "kepala", "isi", "berhasil", "id", "alasan", "tolak", "kanal"),
    *("maks_karakter", "sehat", "cek", "webhook"),
)
_KEPALA_TERLARANG = {"host", "content-length", "transfer-encoding", "connection", "cookie"}
_BUKAN_KEPALA = set(TEMPAT) - {"token", "nomor_id", "id"}
_NAMA_KEPALA = re.compile(r"[A-Za-z0-9-]+")
# A path in this server: no scheme, no other host, no query, no walking upwards.
_JALUR = re.compile(r"(/(?!/)(?!\.\.?(?:/|$))[^?#\\\s@]*)?")


def alasan_http(url: str, token: str, rahasia: tuple[str, ...], opsi: Mapping[str, Any]) -> list[str]:
    """The reasons (`Alasan`), in Indonesian, not to use these settings; empty when there are none."""
    a = aturan(opsi)
    perlu_token = "token" in tempat([a.kirim.isi, dict(a.kirim.kepala)])
    perlu_rahasia = bool(a.webhook and (a.webhook.rahasia or a.webhook.kepala))
    umum = alasan_setelan(url or a.profil.alamat, token, rahasia, perlu_token=perlu_token, perlu_rahasia=perlu_rahasia)
    host = urlsplit(url or a.profil.alamat).hostname or "" if not umum else ""
    return [*umum, *(Alasan(kata, "opsi") for kata in list(_bentuk(opsi)) or _isi(a, host))]


def _bentuk(opsi: Mapping[str, Any]) -> Iterator[str]:
    """What is not shaped as a rule, and would silently count as absent."""
    for nama in opsi:
        mirip = get_close_matches(str(nama), KUNCI, 1, 0.75)
        if nama not in KUNCI and mirip:
            yield f'Opsi "{nama}" tidak dikenal; maksudnya "{mirip[0]}"?'
    yield from _pilihan(opsi, "profil", tuple(PROFIL))
    yield from _pilihan(opsi, "kanal", ("whatsapp", "sms"))
    for bagian in (opsi, *(o for n in ("sehat", "cek") if isinstance(o := opsi.get(n), Mapping))):
        yield from _pilihan(bagian, "metode", METODE)
        yield from _pilihan(bagian, "bentuk", BENTUK)
    for nama in ("kepala", "isi", "berhasil", "tolak", "sehat", "cek", "webhook"):
        if nama in opsi and not isinstance(opsi[nama], Mapping):
            yield f'Opsi "{nama}" harus berupa objek, misalnya {{"…": "…"}}.'
    for nama in ("jalur", "id", "alasan"):
        if nama in opsi and not isinstance(opsi[nama], str):
            yield f'Opsi "{nama}" harus berupa teks.'
    yield from _uji(opsi.get("berhasil"))
    yield from _arti(opsi.get("tolak"), "tolak", (TAK_PASTI, *Verdict))
    webhook = opsi.get("webhook")
    yield from _arti(webhook.get("arti") if isinstance(webhook, Mapping) else None, "webhook.arti", tuple(StatusTerima))


def _pilihan(opsi: Mapping[str, Any], nama: str, boleh: tuple[str, ...]) -> Iterator[str]:
    nilai = opsi.get(nama, boleh[0])
    if str(nilai).lower() not in {b.lower() for b in boleh}:
        yield f'Opsi "{nama}" harus salah satu dari {", ".join(boleh)}.'


def _uji(berhasil: Any) -> Iterator[str]:
    if isinstance(berhasil, Mapping) and not (
        berhasil.get("memuat") or (berhasil.get("jalur") and berhasil.get("nilai"))
    ):
        yield 'Opsi "berhasil" memerlukan "jalur" dan "nilai", atau "memuat".'


def _arti(isian: Any, nama: str, boleh: tuple[str, ...]) -> Iterator[str]:
    salah = [str(v) for v in isian.values() if v not in boleh] if isinstance(isian, Mapping) else []
    if salah:
        yield f'Opsi "{nama}" memuat "{salah[0]}"; yang dikenal: {", ".join(boleh)}.'


def _isi(a: Aturan, host: str) -> Iterator[str]:
    """What is a rule, and would send a message wrongly or a secret into a log."""
    ada = tempat(a.kirim.isi)
    if not ada & {"nomor", "nomor_plus", "nomor_lokal"} or "teks" not in ada:
        yield 'Opsi "isi" harus memuat {nomor} dan {teks}.'
    for panggilan in filter(None, (a.kirim, a.sehat, a.cek)):
        yield from _panggilan(panggilan, host)


def _panggilan(p: Panggilan, host: str) -> Iterator[str]:
    asing = tempat([p.isi, p.jalur, dict(p.kepala)]) - set(TEMPAT)
    if asing:
        yield f"Tempat {{{min(asing)}}} tidak dikenal; yang ada: {', '.join(f'{{{t}}}' for t in TEMPAT)}."
    if not _JALUR.fullmatch(p.jalur) or "/../" in f"{p.jalur}/" or tempat(p.jalur) - {"nomor_id"}:
        yield 'Opsi "jalur" diawali "/", tanpa tanda tanya, dan hanya boleh memuat {nomor_id}.'
    if p.bentuk == "query" and "token" in tempat(p.isi):
        yield "Token tidak boleh dikirim lewat alamat (bentuk query); gunakan kepala atau POST."
    if p.bentuk == "query" and tempat(p.isi) & {"teks", "nomor"} and host and not jaringan_sendiri(host):
        yield "Bentuk query menaruh nomor dan isi pesan di alamat; hanya untuk gateway di jaringan sendiri."
    if p.bentuk == "form" and any(isinstance(v, (Mapping, list)) for v in p.isi.values()):
        yield 'Dengan bentuk form, "isi" tidak boleh bertingkat.'
    yield from _kepala(p.kepala)


def _kepala(kepala: Mapping[str, str]) -> Iterator[str]:
    for nama, nilai in kepala.items():
        if not _NAMA_KEPALA.fullmatch(nama) or nama.lower() in _KEPALA_TERLARANG:
            yield f'Kepala "{nama}" tidak boleh dipakai.'
        elif not (nilai.isascii() and nilai.isprintable()) or tempat(nilai) & _BUKAN_KEPALA:
            yield f'Kepala "{nama}" hanya boleh memuat teks biasa, {{token}}, {{nomor_id}}, atau {{id}}.'
