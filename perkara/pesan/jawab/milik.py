"""Which case somebody asks about: one of those his own number is registered to, and no word about any other."""

import re
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from notifikasi.models import Nomor
from perkara.models import Registrasi
from perkara.nomor import NomorTidakTerbaca, baca_nomor_perkara
from satker.models import Satker

# What fits into one message; a lawyer with more names the case.
PILIHAN_TERBANYAK = 10
_PENGADILAN_CONTOH = "PA.X"  # only to see whether a text is a number at all
_URUT = re.compile(r"[0-9]{1,5}")
_MIRIP_NOMOR = re.compile(r"[0-9][\w./\\-]{0,50}[./\\][\w./\\-]{0,50}")
S = Registrasi.Status


def seperti_nomor(teks: str) -> bool:
    """Whether a text behind JADWAL is meant as a case number: one in any spelling, its ordinal, or one mistyped.

    "2 minggu lagi" is none: a sentence stays a sentence.
    """
    if _URUT.fullmatch(teks) or _MIRIP_NOMOR.fullmatch(teks):
        return True
    try:
        baca_nomor_perkara(teks, _PENGADILAN_CONTOH)
    except NomorTidakTerbaca:
        return False
    return True


@dataclass(slots=True)
class Milik:
    """What one number is registered to."""

    berhenti: bool = False
    aktif: list[Registrasi] = field(default_factory=list)
    menunggu: list[Registrasi] = field(default_factory=list)


def milik_nomor(nomor: Collection[int]) -> dict[int, Milik]:
    """Per number its registrations to cases SIPP still has, newest case first. Two queries.

    A number that stopped or belongs to somebody else has none to ask about.
    """
    keadaan = dict(Nomor.objects.filter(pk__in=nomor).values_list("pk", "keadaan"))
    milik = {pk: Milik(berhenti=k == Nomor.Keadaan.BERHENTI) for pk, k in keadaan.items()}
    aktif = [pk for pk, k in keadaan.items() if k == Nomor.Keadaan.AKTIF]
    berlaku = Registrasi.objects.filter(nomor__in=aktif, status__in=(S.AKTIF, S.MENUNGGU), perkara__hilang_pada=None)
    gabung = ("perkara__putusan", "perkara__akta_cerai", "perkara__biaya")
    for r in berlaku.select_related(*gabung).order_by("-perkara__tanggal_daftar", "-perkara_id", "pk"):
        (milik[r.nomor_id].aktif if r.status == S.AKTIF else milik[r.nomor_id].menunggu).append(r)
    return defaultdict(Milik, milik)


def pilih(milik: Milik, satker: Satker, kata: str, argumen: str) -> Registrasi | str:
    """The registration `kata` ("JADWAL") is about, or the sentence that says why there is none or which to choose."""
    if milik.berhenti:
        return (
            "pemberitahuan ke nomor ini sedang dihentikan. "
            f"Balas MULAI untuk mengaktifkannya kembali, lalu kirim {kata} sekali lagi."
        )
    if argumen:
        cocok = _menurut_nomor(milik.aktif, satker, argumen)
        return cocok[0] if len(cocok) == 1 else _daftar(cocok, satker, kata) if cocok else _tidak_terdaftar(satker)
    if not milik.aktif:
        return _belum_ada(milik.menunggu, satker)
    return milik.aktif[0] if len(milik.aktif) == 1 else _daftar(milik.aktif, satker, kata)


def _menurut_nomor(aktif: list[Registrasi], satker: Satker, argumen: str) -> list[Registrasi]:
    if _URUT.fullmatch(argumen):
        return [r for r in aktif if r.perkara and r.perkara.nomor_kunci.startswith(f"{int(argumen)}/")]
    try:
        kunci = baca_nomor_perkara(argumen, satker.singkatan).kunci
    except NomorTidakTerbaca:
        return []
    return [r for r in aktif if r.perkara and r.perkara.nomor_kunci == kunci]


def ringkas(nomor: str, satker: Satker) -> str:
    """A case number as it is typed on a phone; as it stands where it cannot be read."""
    try:
        terbaca = baca_nomor_perkara(nomor, satker.singkatan)
    except NomorTidakTerbaca:
        return nomor
    return terbaca.ringkas


def _daftar(registrasi: list[Registrasi], satker: Satker, kata: str) -> str:
    nomor = [ringkas(r.perkara.nomor, satker) for r in registrasi if r.perkara]
    baris = [f"{kata} {n}" for n in nomor[:PILIHAN_TERBANYAK]]
    lebih = len(nomor) - PILIHAN_TERBANYAK
    ekor = [f"… dan {lebih} perkara lain; tulis nomornya."] if lebih > 0 else []
    return "\n".join([f"nomor ini terdaftar untuk {len(nomor)} perkara. Balas salah satu:", *baris, *ekor])


def _tidak_terdaftar(satker: Satker) -> str:
    """The same for a case of somebody else, one that does not exist, and a slip of the finger."""
    return (
        "perkara dengan nomor itu tidak terdaftar untuk nomor WhatsApp ini. "
        f"Periksa nomornya, atau daftarkan nomor Anda di loket PTSP {satker.nama} dengan membawa KTP."
    )


def _belum_ada(menunggu: list[Registrasi], satker: Satker) -> str:
    if menunggu:
        nomor = ", ".join(r.ditunggu_tampil for r in menunggu[:PILIHAN_TERBANYAK])
        return f"perkara {nomor} belum tercatat di SIPP. Kami memberitahukannya begitu terdaftar."
    return (
        "nomor WhatsApp ini belum terdaftar untuk perkara mana pun. "
        f"Daftarkan nomor Anda di loket PTSP {satker.nama} dengan membawa KTP."
    )
