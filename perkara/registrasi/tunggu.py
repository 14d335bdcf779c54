"""Registrations made before SIPP knows the case: they wait for its number or an e-Court register number (R-000-3)."""

import re
from dataclasses import dataclass, replace

from django.db.models import Count, Exists, Min, OuterRef, Subquery, Value
from django.db.models.functions import Replace, Upper

from perkara.models import EFiling, Perkara, Pihak, Registrasi
from perkara.nomor import NomorTidakTerbaca, baca_nomor_perkara
from perkara.registrasi.isian import IsianDitolak
from satker import audit
from satker.models import Satker
from satker.waktu import sekarang

# e-Court's register numbers have no documented shape (domain 8.1): letters and digits, no slash, no blank.
_REGISTER = re.compile(r"(?=.*\d)(?=.*[A-Z])[A-Z0-9][A-Z0-9.\-]{4,49}")


@dataclass(frozen=True, slots=True)
class Ditunggu:
    """What is waited for: the key to compare by, and how it is shown."""

    kunci: str
    tampil: str


def baca_ditunggu(satker: Satker, teks: str) -> Ditunggu:
    """A case number of this court, or an e-Court register number. Raises IsianDitolak on `nomor_ditunggu`."""
    try:
        nomor = baca_nomor_perkara(teks, satker.singkatan)
    except NomorTidakTerbaca as galat:
        register = kunci_register(teks)
        if _REGISTER.fullmatch(register):
            return Ditunggu(register, " ".join(teks.split()))
        raise IsianDitolak({"nomor_ditunggu": galat.sebab}) from None
    sendiri = baca_nomor_perkara(f"1/Pdt.G/2000/{satker.singkatan}")
    if nomor.pengadilan.upper() != sendiri.pengadilan.upper():
        sebab = f"Nomor ini milik pengadilan lain ({nomor.pengadilan}), bukan {sendiri.pengadilan}."
        raise IsianDitolak({"nomor_ditunggu": sebab})
    return Ditunggu(nomor.kunci, replace(nomor, singkat=sendiri.singkat).tampil)


def kunci_register(teks: str) -> str:
    """An e-Court register number for comparing: capitals, no blanks."""
    return re.sub(r"\s+", "", teks).upper()


def pasangkan(satker: Satker) -> int:
    """Give waiting registrations their case or e-Court filing as soon as SIPP has it; returns how many got a case.

    A number that is active on that case already is not registered twice: its waiting row is closed.
    """
    menunggu = list(Registrasi.objects.filter(satker=satker, status=Registrasi.Status.MENUNGGU).order_by("id"))
    terpasang = _pasangkan(satker, menunggu) if menunggu else 0
    _ikatkan_pihak(satker)
    if terpasang:
        audit.catat(satker, "sinkron", "registrasi.pasangkan", jumlah=terpasang)
    return terpasang


def _pasangkan(satker: Satker, menunggu: list[Registrasi]) -> int:
    perkara, efiling = _temukan(satker, {r.ditunggu for r in menunggu})
    sudah = _nomor_aktif(perkara | {k: e.perkara_id for k, e in efiling.items() if e.perkara_id})
    berubah, terpasang = [], 0
    for satu in menunggu:
        filing = efiling.get(satu.ditunggu)
        tujuan = perkara.get(satu.ditunggu) or (filing.perkara_id if filing else None)
        if filing is not None and satu.efiling_id != filing.pk:
            satu.efiling = filing
            berubah.append(satu)
        if tujuan is not None:
            terpasang += _pasang(satu, tujuan, sudah)
            berubah.append(satu)
    kolom = ["efiling", "perkara", "status", "dicabut_pada", "sebab_dicabut"]
    Registrasi.objects.bulk_update({r.pk: r for r in berubah}.values(), kolom)
    return terpasang


def _temukan(satker: Satker, kunci: set[str]) -> tuple[dict[str, int], dict[str, EFiling]]:
    perkara = Perkara.objects.filter(satker=satker, hilang_pada=None, nomor_kunci__in=kunci)
    register = Upper(Replace("nomor_register", Value(" "), Value("")))
    efiling = EFiling.objects.annotate(register=register).filter(satker=satker, hilang_pada=None, register__in=kunci)
    # Oldest first: of two filings with one register number the newest stays.
    menurut_register: dict[str, EFiling] = {kunci_register(e.nomor_register): e for e in efiling.order_by("sipp_id")}
    return dict(perkara.values_list("nomor_kunci", "pk")), menurut_register


def _nomor_aktif(perkara: dict[str, int]) -> set[tuple[int, int]]:
    aktif = Registrasi.objects.filter(perkara__in=perkara.values(), status=Registrasi.Status.AKTIF)
    return {(p, n) for p, n in aktif.values_list("perkara_id", "nomor_id") if p is not None}


def _pasang(satu: Registrasi, perkara_id: int, sudah: set[tuple[int, int]]) -> int:
    """Set the case on a waiting row; 1 when the row becomes active, 0 when the number was active there already."""
    satu.perkara_id = perkara_id
    if (perkara_id, satu.nomor_id) in sudah:
        satu.status, satu.dicabut_pada = Registrasi.Status.DICABUT, sekarang()
        satu.sebab_dicabut = "Nomor ini sudah terdaftar pada perkaranya."
        return 0
    sudah.add((perkara_id, satu.nomor_id))
    satu.status = Registrasi.Status.AKTIF
    return 1


def _ikatkan_pihak(satker: Satker) -> None:
    """Tie registrations that name a person to the one party of that side with exactly that name.

    Also after a clerk deleted a party and entered it anew: the row is another, the person is not.
    """
    bernama = Pihak.objects.filter(perkara=OuterRef("perkara"), sisi=OuterRef("sisi"), nama__iexact=OuterRef("nama"))
    satu = bernama.order_by().values("perkara").annotate(n=Count("pk"), pihak=Min("pk")).filter(n=1)
    lepas = Registrasi.objects.filter(satker=satker, status=Registrasi.Status.AKTIF, pihak=None, kuasa=None)
    milik_sendiri = lepas.filter(hubungan=Registrasi.Hubungan.DIRI)
    milik_sendiri.filter(Exists(satu)).update(pihak=Subquery(satu.values("pihak")))
