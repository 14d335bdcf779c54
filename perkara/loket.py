"""What the counter's page shows: the chosen case and its people, today's registrations, the to-dos."""

from datetime import time, timedelta
from typing import Any

from django.db.models import QuerySet

from notifikasi.models import Gateway, Pesan
from perkara.models import Perkara, Registrasi
from perkara.registrasi import cek
from perkara.sebutan import sebutan_sisi
from satker import awam
from satker.models import Satker
from satker.telepon import samarkan, wa_me
from satker.waktu import hari_ini, saat_lokal, sekarang

# A day's list at the counter; more is found in the case list.
TERBARU = 20
# After this the officer serves somebody else; the page that was left open asks no more.
DIPANTAU = timedelta(minutes=15)
S = Pesan.Status
SELESAI = frozenset({S.DIBACA, S.GAGAL, S.BATAL, S.KEDALUWARSA, S.TAK_PASTI})


def pilihan_orang(perkara: Perkara) -> list[tuple[str, dict[str, str]]]:
    """Whom a number can belong to: every party and active counsel, with side and numbers registered so far."""
    terdaftar = list(perkara.registrasi.filter(status=Registrasi.Status.AKTIF).select_related("nomor"))
    orang = []
    for pihak in perkara.pihak.all():
        nomor = [r.nomor.e164 for r in terdaftar if r.pihak_id == pihak.pk and r.kuasa_id is None]
        orang.append((f"pihak:{pihak.pk}", _orang(pihak.nama, sebutan_sisi(perkara, pihak.sisi), nomor)))
    for kuasa in perkara.kuasa.filter(aktif=True):
        nomor = [r.nomor.e164 for r in terdaftar if r.kuasa_id == kuasa.pk]
        orang.append((f"kuasa:{kuasa.pk}", _orang(kuasa.nama, f"Kuasa {sebutan_sisi(perkara, kuasa.sisi)}", nomor)))
    sisi = sorted({p.sisi for p in perkara.pihak.all()})
    orang += [(f"keluarga:{s}", _keluarga(sebutan_sisi(perkara, s))) for s in sisi]
    return orang


def _keluarga(sebutan: str) -> dict[str, str]:
    return {"nama": f"Keluarga {sebutan}", "ket": "Atas permintaan pihak; tulis namanya di bawah"}


def _orang(nama: str, peran: str, nomor: list[str]) -> dict[str, str]:
    ket = ", ".join(f"{samarkan(e164)} terdaftar" for e164 in nomor) or "belum ada nomor"
    return {"nama": nama, "ket": f"{peran} · {ket}"}


def pendaftaran_hari_ini(satker: Satker) -> list[Registrasi]:
    """Today's counter registrations, newest first, each with `.konfirmasi` (its N-01) or None; two queries."""
    sejak = saat_lokal(satker, hari_ini(satker), time.min)
    baru = Registrasi.objects.filter(satker=satker, sumber=Registrasi.Sumber.LOKET, dibuat__gte=sejak)
    daftar = list(baru.select_related("perkara", "nomor").order_by("-dibuat", "-id")[:TERBARU])
    pesan = {p.subjek_id: p for p in _konfirmasi(satker, [r.pk for r in daftar])}
    for r in daftar:
        r.konfirmasi = pesan.get(r.pk)  # type: ignore[attr-defined]
    return daftar


def konfirmasi(registrasi: Registrasi) -> Pesan | None:
    """The confirmation (N-01) of one registration."""
    return _konfirmasi(registrasi.satker, [registrasi.pk]).first()


def _konfirmasi(satker: Satker, id_registrasi: list[int]) -> QuerySet[Pesan]:
    return Pesan.objects.filter(satker=satker, subjek="registrasi", subjek_id__in=id_registrasi, jenis="N-01")


def tautan_obrolan(satker: Satker) -> str:
    """A wa.me link that asks the court's number for its menu, or "" when the court has not stated it.

    First contact from the litigant's side keeps the court's number from being blocked.
    """
    gateway = Gateway.objects.filter(satker=satker, aktif=True).exclude(nomor_pengirim="").first()
    return wa_me(gateway.nomor_pengirim, "INFO") if gateway else ""


def ada_di_whatsapp(satker: Satker, e164: str) -> bool | None:
    """What is known of a number, else what the gateway answers now; None when nobody can tell."""
    jawaban = cek.yang_diketahui(satker, [e164]) or cek.cek_banyak(satker, [e164], 1)
    return {cek.Jawaban.ADA: True, cek.Jawaban.TIDAK: False}.get(jawaban[e164])


def jeda(pesan: Pesan | None) -> int:
    """Seconds until the page asks for this message again; 0 when nothing more will come, or nobody looks any more."""
    if pesan is None or pesan.status in SELESAI or sekarang() - pesan.dibuat > DIPANTAU:
        return 0
    return 10 if pesan.status == S.SAMPAI else 2


def perjalanan(pesan: Pesan | None) -> list[dict[str, Any]]:
    """The ticks of a message so far: (word, moment)."""
    if pesan is None:
        return []
    langkah = (
        ("Antre", pesan.dibuat),
        (awam.DITERIMA, pesan.diterima_pada),
        ("Terkirim", pesan.terkirim_pada),
        ("Sampai", pesan.sampai_pada),
        ("Dibaca", pesan.dibaca_pada),
    )
    return [{"kata": kata, "saat": saat} for kata, saat in langkah if saat]
