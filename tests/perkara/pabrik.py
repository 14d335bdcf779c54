"""Cases and what hangs from them, without SIPP. Plain functions: what a test does not name is made up."""

from datetime import date, timedelta
from itertools import count
from typing import Any

from notifikasi.models import Nomor
from perkara.models import (
    AktaCerai,
    EFiling,
    Kuasa,
    Penugasan,
    Perkara,
    PetugasSipp,
    Pihak,
    Putusan,
    Registrasi,
    SetelanPerkara,
    Sidang,
    SumberSipp,
)
from perkara.nomor import baca_nomor_perkara
from satker.models import Satker
from satker.waktu import hari_ini, sekarang

_urut = count(1)


def buat_sumber(satker: Satker, **isian: Any) -> SumberSipp:
    """A SIPP source that started thirty days ago."""
    bawaan = {"url": "sqlite:////tidak/ada.db", "mulai": hari_ini(satker) - timedelta(days=30)}
    return SumberSipp.objects.create(satker=satker, **bawaan | isian)


def buat_setelan(satker: Satker, **isian: Any) -> SetelanPerkara:
    """The court's choices, the seed's defaults unless told otherwise."""
    return SetelanPerkara.objects.create(satker=satker, **isian)


def buat_perkara(satker: Satker, **isian: Any) -> Perkara:
    """A cerai gugat registered today, its key that of its number."""
    n = next(_urut)
    hari = hari_ini(satker)
    isian.setdefault("nomor", f"{n}/Pdt.G/{hari.year}/{satker.singkatan}")
    isian.setdefault("nomor_kunci", baca_nomor_perkara(isian["nomor"], satker.singkatan).kunci)
    bawaan = {
        "sipp_id": n,
        "alur_id": 15,
        "jenis_id": 347,
        "jenis_nama": "Cerai Gugat",
        "tanggal_daftar": hari,
        "tahapan_id": 10,
        "sidik": "uji",
        "pertama_dilihat": sekarang(),
        "berubah_pada": sekarang(),
    }
    return Perkara.objects.create(satker=satker, **bawaan | isian)


def buat_pihak(perkara: Perkara, sisi: int = 1, **isian: Any) -> Pihak:
    """A party of side 1 with a mobile number in SIPP."""
    n = next(_urut)
    bawaan = {"sipp_id": n, "pihak_id": n, "nama": f"Siti Uji {n}", "telepon": f"0812{n:08d}", "sidik": "uji"}
    return Pihak.objects.create(perkara=perkara, sisi=sisi, **bawaan | isian)


def buat_kuasa(perkara: Perkara, sisi: int = 1, **isian: Any) -> Kuasa:
    """Active counsel of that side."""
    n = next(_urut)
    bawaan = {"sipp_id": n, "pengacara_id": n, "nama": f"Rudi Uji {n}, S.H.", "telepon": "", "sidik": "uji"}
    return Kuasa.objects.create(perkara=perkara, sisi=sisi, **bawaan | isian)


def buat_penugasan(perkara: Perkara, petugas_id: int, tugas: str = Penugasan.Tugas.HAKIM, **isian: Any) -> Penugasan:
    """A presiding judge (or a clerk) of the case."""
    ketua = 1 if tugas == Penugasan.Tugas.HAKIM else None
    bawaan = {"sipp_id": next(_urut), "nama": f"Petugas {petugas_id}", "jabatan_hakim_id": ketua, "sidik": "uji"}
    return Penugasan.objects.create(perkara=perkara, petugas_id=petugas_id, tugas=tugas, **bawaan | isian)


def buat_petugas(satker: Satker, tugas: str = Penugasan.Tugas.HAKIM, **isian: Any) -> PetugasSipp:
    """An officer as SIPP lists him."""
    n = next(_urut)
    bawaan = {"sipp_id": n, "nama": f"Ahmad Uji {n}, S.H.", "sidik": "uji"}
    return PetugasSipp.objects.create(satker=satker, tugas=tugas, **bawaan | isian)


def buat_sidang(perkara: Perkara, tanggal: date | None = None, **isian: Any) -> Sidang:
    """The first hearing, a week from now, unless told otherwise."""
    bawaan = {
        "sipp_id": next(_urut),
        "tanggal": tanggal or hari_ini(perkara.satker) + timedelta(days=7),
        "agenda": "Sidang Pertama",
        "ruang": "Ruang Sidang I",
        "versi_pada": sekarang(),
        "sidik": "uji",
    }
    return Sidang.objects.create(perkara=perkara, **bawaan | isian)


def buat_putusan(perkara: Perkara, tanggal: date | None = None, **isian: Any) -> Putusan:
    """A granted decision of today with nothing uploaded."""
    bawaan = {"status_id": 62, "status_nama": "Dikabulkan", "sidik": "uji"}
    return Putusan.objects.create(perkara=perkara, tanggal=tanggal or hari_ini(perkara.satker), **bawaan | isian)


def buat_akta(perkara: Perkara, tanggal: date | None = None, **isian: Any) -> AktaCerai:
    """A certificate issued today."""
    hari = tanggal or hari_ini(perkara.satker)
    bawaan = {"nomor": f"{next(_urut)}/AC/{hari.year}/{perkara.satker.singkatan}", "tanggal": hari, "sidik": "uji"}
    return AktaCerai.objects.create(perkara=perkara, **bawaan | isian)


def buat_efiling(satker: Satker, perkara: Perkara | None = None, **isian: Any) -> EFiling:
    """An e-Court registration of today; with a case, that case becomes an e-Court case as the sync would make it."""
    n = next(_urut)
    if perkara is not None:
        Perkara.objects.filter(pk=perkara.pk).update(ecourt=True)
        perkara.ecourt = True
    bawaan = {"sipp_id": n, "nomor_register": f"REG-{n}", "tanggal_daftar": hari_ini(satker), "sidik": "uji"}
    return EFiling.objects.create(satker=satker, perkara=perkara, **bawaan | isian)


def buat_nomor(satker: Satker, **isian: Any) -> Nomor:
    """A mobile number that may be written to."""
    bawaan = {"e164": f"+62813{next(_urut):08d}", "dibuat": sekarang()}
    return Nomor.objects.create(satker=satker, **bawaan | isian)


def buat_registrasi(perkara: Perkara, nomor: Nomor | None = None, **isian: Any) -> Registrasi:
    """An active registration of a new number, made at the counter for side 1."""
    satker = perkara.satker
    bawaan = {
        "nama": "Siti Uji",
        "sisi": 1,
        "sumber": Registrasi.Sumber.LOKET,
        "status": Registrasi.Status.AKTIF,
        "dibuat": sekarang(),
    }
    nomor = nomor or buat_nomor(satker)
    return Registrasi.objects.create(satker=satker, perkara=perkara, nomor=nomor, **bawaan | isian)


def buat_menunggu(nomor: Nomor) -> Registrasi:
    """A registration made at the counter for 5/Pdt.G/2026/PA.Bjh, which SIPP does not have yet."""
    return Registrasi.objects.create(
        satker=nomor.satker,
        nomor=nomor,
        nama="Siti",
        sumber=Registrasi.Sumber.LOKET,
        status=Registrasi.Status.MENUNGGU,
        ditunggu="5/PDT.G/2026/PA.BJH",
        ditunggu_tampil="5/Pdt.G/2026/PA.Bjh",
        dibuat=sekarang(),
    )
