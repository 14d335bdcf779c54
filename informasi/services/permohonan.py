"""Entering a request in the register (R-002-3, R-002-4, R-002-11 … R-002-13, R-002-22 … R-002-24)."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from informasi.alur.peran import PETUGAS
from informasi.alur.syarat import ke_tingkat_pertama
from informasi.biaya import setelan
from informasi.models import Permohonan, Tamu
from informasi.models.pilihan import JenisPemohon, JenisPermohonan, Kanal
from informasi.services.hak import pastikan
from informasi.services.isian import periksa_isian, periksa_panjang, periksa_sederhana, rapikan
from informasi.services.kontak import nomor_kabar
from informasi.tenggat_profil import Angka, angka
from layanan.alur.buka import Terbuka, buka
from layanan.alur.galat import BelumLengkap
from layanan.alur.jalan import jalankan
from layanan.alur.pelaku import Pelaku
from layanan.alur.tabel import PEMOHON
from satker.models import Satker

_BUKAN_KOLOM = ("surel", "nomor_wa", "kabari_wa", "kabari_surel", "diterima_pada")
TAMU_DAHULU = "Catat dahulu kunjungan Pemohon pada buku tamu."
TAMU_DIPAKAI = {"tamu": "Kunjungan ini milik urusan lain."}
KTP_DAHULU = "Kunjungan ini dicatat tanpa KTP. Periksa KTP Pemohon, lalu perbarui buku tamunya."


@transaction.atomic
def ajukan_permohonan(
    satker: Satker, isian: Mapping[str, Any], *, pelaku: Pelaku, tamu: Tamu | None = None
) -> Terbuka[Permohonan]:
    """Enter a request: number, receipt (N-31) and the clock of the statement, in one transaction (R-002-12, R-002-14).

    `isian`: the fields of Permohonan by name (see `services.isian`), besides `surel`, `nomor_wa` (any spelling),
    `kabari_wa`, `kabari_surel`, and for officers `kanal` and `diterima_pada` (aware; a letter of yesterday). The
    public's own channel is always the web. Who came in person needs his visit (`tamu`) with the KTP shown (R-002-1,
    R-002-2). A copy of a decision asked for at an appeal court is referred at once where `rujukan` or `rujukan_nama`
    says to which court (R-002-13, N-37). Under a profile with a completeness check the public's form waits for the
    officer's `daftarkan`. Raises BelumLengkap({field: what to mend}), TakBerhak.
    """
    isi = _isian(satker, isian, pelaku) | {"jawaban": "", "sederhana": False}
    keliru = periksa_isian(satker, isi) | _periksa_tamu(satker, isi, tamu)
    aturan = angka(setelan(satker))
    terbuka = _buka(satker, isi, keliru, pelaku=pelaku, tamu=tamu, aturan=aturan)
    if PEMOHON in pelaku.sebagai and aturan.kelengkapan and not ke_tingkat_pertama(terbuka.urusan):
        return terbuka
    return Terbuka(_masukkan(terbuka.urusan, pelaku), terbuka.sandi)


@transaction.atomic
def catat_sederhana(
    satker: Satker, isian: Mapping[str, Any], *, pelaku: Pelaku, tamu: Tamu | None = None
) -> Terbuka[Permohonan]:
    """Register a simple question and its answer at once, without a form (R-002-3, R-002-4).

    `isian`: `rincian` and `jawaban`; `nama`, `kanal` and the contact fields if known. Raises BelumLengkap, TakBerhak.
    """
    pastikan(pelaku, satker, PETUGAS, "Jawab langsung")
    isi = _isian(satker, isian, pelaku) | {"jenis": JenisPermohonan.INFORMASI.value, "sederhana": True}
    isi["nama"] = isi["nama"] or (tamu.nama if tamu else "Tanpa nama")
    isi["jenis_pemohon"] = isi["jenis_pemohon"] or JenisPemohon.PERORANGAN.value
    keliru = periksa_sederhana(isi) | ({} if tamu is None else _periksa_milik(satker, tamu))
    terbuka = _buka(satker, isi, keliru, pelaku=pelaku, tamu=tamu, aturan=angka(setelan(satker)))
    return Terbuka(jalankan(terbuka.urusan, "jawab_langsung", pelaku=pelaku, isian=isi), "")


def _isian(satker: Satker, isian: Mapping[str, Any], pelaku: Pelaku) -> dict[str, Any]:
    isi = rapikan(isian)
    if PEMOHON in pelaku.sebagai:
        return isi | {"kanal": Kanal.WEB.value, "diterima_pada": None}
    pastikan(pelaku, satker, PETUGAS, "Daftarkan permohonan")
    return isi | {"kanal": isi["kanal"] or Kanal.LANGSUNG.value}


def _periksa_tamu(satker: Satker, isi: Mapping[str, Any], tamu: Tamu | None) -> dict[str, str]:
    if tamu is not None and (keliru := _periksa_milik(satker, tamu)):
        return keliru
    if isi["kanal"] != Kanal.LANGSUNG:
        return {}
    if tamu is None:
        return {"tamu": TAMU_DAHULU}
    return {} if tamu.ktp_ditunjukkan else {"tamu": KTP_DAHULU}


def _periksa_milik(satker: Satker, tamu: Tamu) -> dict[str, str]:
    if tamu.satker_id != satker.pk or tamu.permohonan_id is not None:
        return TAMU_DIPAKAI
    return {}


def _buka(
    satker: Satker,
    isi: dict[str, Any],
    keliru: dict[str, str],
    *,
    pelaku: Pelaku,
    tamu: Tamu | None,
    aturan: Angka,
) -> Terbuka[Permohonan]:
    p = Permohonan(satker=satker, register="permohonan")
    for kolom in (k for k in isi if k not in _BUKAN_KOLOM):
        setattr(p, kolom, isi[kolom])
    p.identitas_ditunjukkan = bool(tamu and tamu.ktp_ditunjukkan)
    p.surel = isi["surel"]
    keliru = periksa_panjang(p) | keliru
    if keliru:
        raise BelumLengkap(keliru)
    p.nomor_wa = nomor_kabar(satker, isi, pelaku)
    p.kabari_wa, p.kabari_surel = p.nomor_wa is not None, bool(isi["kabari_surel"])
    p.petugas = pelaku.user
    terbuka = buka(
        p,
        pelaku=pelaku,
        tenggat={"profil": setelan(satker).profil} | aturan.sebagai_json(),
        jatuh_tempo=aturan.kelengkapan or aturan.keterangan,
        kalimat="Permohonan diterima.",
        diterima_pada=isi["diterima_pada"],
        sandi=not p.sederhana,
    )
    # Of two officers who take the same visitor one is told: a visit is about one request.
    if tamu is not None and not Tamu.objects.filter(pk=tamu.pk, permohonan=None).update(permohonan=terbuka.urusan):
        raise BelumLengkap(TAMU_DIPAKAI)
    return terbuka


def _masukkan(p: Permohonan, pelaku: Pelaku) -> Permohonan:
    """To the register, or, where the court to ask is known, on to it (R-002-13)."""
    oleh = Pelaku.sistem() if PEMOHON in pelaku.sebagai else pelaku
    nama = p.rujukan_nama or (p.rujukan.nama if p.rujukan else "")
    if ke_tingkat_pertama(p) and nama:
        return jalankan(p, "rujuk", pelaku=oleh, isian={"rujukan": p.rujukan, "rujukan_nama": nama})
    return jalankan(p, "daftarkan", pelaku=oleh)
