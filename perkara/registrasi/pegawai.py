"""Staff and their ids in SIPP (R-000-6): whose cases are a judge's or a clerk's."""

from collections.abc import Iterable
from dataclasses import dataclass

from perkara.models import Penugasan, PetugasSipp
from satker import audit
from satker.models import Pegawai, Satker

KOLOM = {Penugasan.Tugas.HAKIM: "hakim_id", Penugasan.Tugas.PANITERA: "panitera_id"}


@dataclass(frozen=True, slots=True)
class HasilCocok:
    """How many staff got an id, and the officers in SIPP that nobody of the staff is yet, by name."""

    dicocokkan: int
    tanpa_pegawai: tuple[str, ...]


def cocokkan_pegawai(satker: Satker) -> HasilCocok:
    """Fill empty SIPP ids of active staff: by NIP, else by exactly the same name. What the admin set is left alone.

    Two officers or two staff of one name match nobody. Touches nothing else of a staff record (R-000-6).
    """
    pegawai = list(Pegawai.objects.filter(satker=satker, aktif=True).order_by("pk"))
    petugas = list(PetugasSipp.objects.filter(satker=satker, aktif=True).order_by("sipp_id"))
    berubah: set[int] = set()
    nip_ganda = _nip_ganda(petugas)
    for tugas, kolom in KOLOM.items():
        berubah |= _cocokkan(pegawai, [p for p in petugas if p.tugas == tugas], kolom, nip_ganda)
    Pegawai.objects.bulk_update([p for p in pegawai if p.pk in berubah], list(KOLOM.values()))
    if berubah:
        audit.catat(satker, "sinkron", "pegawai.cocokkan", jumlah=len(berubah))
    milik = {(tugas, getattr(p, kolom)) for p in pegawai for tugas, kolom in KOLOM.items()}
    return HasilCocok(len(berubah), tuple(p.nama for p in petugas if (p.tugas, p.sipp_id) not in milik))


def _nip_ganda(petugas: list[PetugasSipp]) -> set[str]:
    """NIPs that SIPP gives to people of different names: a slip, and nobody's NIP."""
    nama: dict[str, set[str]] = {}
    for satu in petugas:
        nama.setdefault(_angka(satu.nip), set()).add(_nama(satu.nama))
    return {nip for nip, semua in nama.items() if len(semua) > 1}


def _cocokkan(pegawai: list[Pegawai], petugas: list[PetugasSipp], kolom: str, nip_ganda: set[str]) -> set[int]:
    dipakai = {getattr(p, kolom) for p in pegawai}
    bebas = [p for p in petugas if p.sipp_id not in dipakai]
    menurut_nip = _tunggal((_angka(p.nip), p.sipp_id) for p in bebas if _angka(p.nip) not in nip_ganda)
    menurut_nama = _tunggal((_nama(p.nama), p.sipp_id) for p in bebas)
    kembar = {_nama(p.nama) for p in pegawai if sum(_nama(q.nama) == _nama(p.nama) for q in pegawai) > 1}
    terisi = set()
    for satu in pegawai:
        nama = _nama(satu.nama)
        sipp_id = menurut_nip.get(_angka(satu.nip)) or (menurut_nama.get(nama) if nama not in kembar else None)
        if getattr(satu, kolom) is None and sipp_id is not None and sipp_id not in dipakai:
            setattr(satu, kolom, sipp_id)
            dipakai.add(sipp_id)
            terisi.add(satu.pk)
    return terisi


def _tunggal(pasangan: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Only what names exactly one officer."""
    semua: dict[str, list[int]] = {}
    for kunci, nilai in pasangan:
        semua.setdefault(kunci, []).append(nilai)
    return {kunci: nilai[0] for kunci, nilai in semua.items() if kunci and len(nilai) == 1}


def _angka(nip: str) -> str:
    return "".join(c for c in nip if c.isdigit())


def _nama(nama: str) -> str:
    """Names for comparing: capitals, commas and blanks do not matter ("Drs.H.Ali,SH" is "Drs. H. Ali, S.H.")."""
    return "".join(c for c in nama.casefold() if c.isalnum())
