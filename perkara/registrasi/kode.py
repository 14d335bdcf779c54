"""DAFTAR <kode>: a code made at the counter, sent from the litigant's own phone, registers that phone (R-000-3).

First contact comes from the litigant: it proves the number and is the safest way on any gateway (gateways.md, 0.2).
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from secrets import choice
from typing import Any, NotRequired, TypedDict, Unpack

from django.db import IntegrityError, transaction

from notifikasi.models import Gateway, Nomor, Persetujuan, PesanMasuk
from perkara.models import KodeDaftar, Kuasa, Perkara, Pihak, Registrasi
from perkara.registrasi.isian import VERSI_TEKS_KODE, Isian, IsianDitolak
from perkara.registrasi.loket import simpan, yang_berlaku
from satker import audit
from satker.models import Satker
from satker.telepon import samarkan, wa_me
from satker.waktu import sekarang

BERLAKU = timedelta(minutes=30)
# Two groups of four: 27 letters and figures that nobody mistakes for each other and that spell no word. Guessing one
# of a few open codes by COBA_TERBANYAK tries an hour takes longer than the court will stand.
HURUF = "23456789BCDFGHJKMNPQRSTVWXZ"
ANGKA = "23456789"
PANJANG = 8
COBA_TERBANYAK = 5
SELANG_COBA = timedelta(hours=1)
_BENTUK = re.compile(r"[A-Za-z0-9]{4}[\s-]?[A-Za-z0-9]{2,6}")
DITOLAK, PERINTAH = "N-84", "DAFTAR"


class Alasan(Enum):
    """Why a code did not register: what the answer says."""

    SALAH = "salah"
    LEWAT = "lewat"
    DIPAKAI = "dipakai"
    SUDAH = "sudah"
    TERLALU_SERING = "terlalu_sering"


class Orang(TypedDict):
    """Keywords of `buat_kode`: whom the code registers. `pihak`, `kuasa`, or `nama`, `sisi` and `hubungan`."""

    pihak: NotRequired[Pihak | None]
    kuasa: NotRequired[Kuasa | None]
    nama: NotRequired[str]
    sisi: NotRequired[int | None]
    hubungan: NotRequired[str]


@dataclass(frozen=True, slots=True)
class HasilKode:
    """The registration a code made, or why it made none."""

    registrasi: Registrasi | None
    alasan: Alasan | None = None


def seperti_kode(teks: str) -> bool:
    """Whether a text behind DAFTAR is meant as a code: "daftar online" is none."""
    return bool(_BENTUK.fullmatch(teks)) and any(h.isdigit() for h in teks)


def buat_kode(satker: Satker, petugas: Any, perkara: Perkara, **orang: Unpack[Orang]) -> KodeDaftar:
    """A new code for this person of this case, good once and for BERLAKU. Raises IsianDitolak."""
    data = Isian("", setuju=True, perkara=perkara, **orang)
    _periksa(satker, perkara, data)
    saat = sekarang()
    isi = {k: getattr(data, k) for k in ("perkara", "pihak", "kuasa", "nama", "sisi", "hubungan")}
    isi |= {"satker": satker, "petugas": petugas, "dibuat": saat, "berlaku_sampai": saat + BERLAKU}
    for _ in range(5):
        try:
            with transaction.atomic():
                kode = KodeDaftar.objects.create(kode=_acak(), **isi)
                audit.catat(satker, petugas, "kode_daftar.buat", kode, perkara=perkara.nomor)
        except IntegrityError:  # the same eight letters twice: draw again
            continue
        return kode
    raise IsianDitolak({"siapa": "Kode belum dapat dibuat. Coba sekali lagi."})


def _periksa(satker: Satker, perkara: Perkara, data: Isian) -> None:
    if perkara.satker_id != satker.pk or perkara.hilang_pada is not None:
        raise IsianDitolak({"perkara": "Perkara ini tidak ada lagi di SIPP."})
    if any(orang and orang.perkara_id != perkara.pk for orang in (data.pihak, data.kuasa)):
        raise IsianDitolak({"siapa": "Orang ini bukan pihak atau kuasa dalam perkara tersebut."})
    if len(data.nama) < 2:
        raise IsianDitolak({"nama": "Tulis nama pemilik nomor ini."})
    if data.sisi not in (1, 2, 3, 4):
        raise IsianDitolak({"siapa": "Pilih pemilik nomor ini."})


def _acak() -> str:
    """Random letters with at least one figure, which tells a code from a word."""
    while True:
        kode = "".join(choice(HURUF) for _ in range(PANJANG))
        if any(h in ANGKA for h in kode):
            return kode


def tampil(kode: KodeDaftar) -> str:
    """'K7QM-2PXB': as it is read out and typed."""
    return f"{kode.kode[:4]}-{kode.kode[4:]}"


def tautan(kode: KodeDaftar) -> str:
    """The wa.me link that opens the chat with the code typed, or "" when the court has not stated its number."""
    milik = Gateway.objects.filter(satker=kode.satker_id, aktif=True).exclude(nomor_pengirim="")
    gateway = milik.order_by("prioritas", "pk").first()
    return wa_me(gateway.nomor_pengirim, f"DAFTAR {tampil(kode)}") if gateway else ""


@transaction.atomic
def pakai_kode(nomor: Nomor, teks: str, waktu: datetime) -> HasilKode:
    """Register the sender's number by the code in `teks`, written at `waktu`; with consent by reply.

    One code registers one number, whoever is first. Whoever sent more than COBA_TERBANYAK wrong ones within an hour is
    not looked up any more. A BERHENTI written later than the code stays the last word.
    """
    if _terlalu_sering(nomor):
        return HasilKode(None, Alasan.TERLALU_SERING)
    rapi = re.sub(r"[^A-Z0-9]", "", teks.upper())
    milik = KodeDaftar.objects.select_for_update(of=("self",)).select_related("perkara", "pihak", "kuasa", "petugas")
    kode = milik.filter(satker=nomor.satker_id, kode=rapi).first() if rapi else None
    alasan = _alasan(kode, nomor, waktu)
    if kode is None or alasan:
        return HasilKode(None, alasan or Alasan.SALAH)
    return HasilKode(_daftarkan(kode, nomor))


def _terlalu_sering(nomor: Nomor) -> bool:
    """Counted by what was sent, this text included: after too many answers there are none to count."""
    sejak = sekarang() - SELANG_COBA
    dikirim = PesanMasuk.objects.filter(nomor=nomor, perintah=PERINTAH, waktu__gt=sejak).count()
    berhasil = KodeDaftar.objects.filter(registrasi__nomor=nomor, dipakai_pada__gt=sejak).count()
    return dikirim - berhasil > COBA_TERBANYAK


def _alasan(kode: KodeDaftar | None, nomor: Nomor, waktu: datetime) -> Alasan | None:
    if kode is None or kode.perkara.hilang_pada is not None:
        return Alasan.SALAH
    if kode.dipakai_pada is not None:
        sama = kode.registrasi is not None and kode.registrasi.nomor_id == nomor.pk
        return Alasan.SUDAH if sama else Alasan.DIPAKAI
    ditarik = nomor.persetujuan.filter(tindakan=Persetujuan.Tindakan.TARIK, waktu__gt=waktu).exists()
    return Alasan.LEWAT if ditarik or kode.berlaku_sampai <= waktu else None


def _daftarkan(kode: KodeDaftar, nomor: Nomor) -> Registrasi:
    data = Isian(
        "",
        setuju=True,
        perkara=kode.perkara,
        pihak=kode.pihak,
        kuasa=kode.kuasa,
        nama=kode.nama,
        sisi=kode.sisi,
        hubungan=kode.hubungan,
        versi_teks=VERSI_TEKS_KODE,
    )
    sudah = yang_berlaku(nomor, kode.perkara)
    registrasi = simpan(nomor, data, kode.perkara, kode.petugas, Persetujuan.Kanal.BALASAN)
    kode.dipakai_pada, kode.registrasi = sekarang(), registrasi
    kode.save(update_fields=["dipakai_pada", "registrasi"])
    nomor_samar = samarkan(nomor.e164)
    audit.catat(nomor.satker, nomor_samar, "kode_daftar.pakai", kode, baru=sudah is None, nomor=nomor_samar)
    return registrasi
