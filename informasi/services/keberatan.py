"""Objections: filing, review by the Ketua, Mahkamah Agung, and what follows for the request (R-002-28 … R-002-35).

Steps raise what `services.langkah` says and answer the objection as it stands afterwards.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from informasi.alur.peran import OLEH_PEMOHON, PETUGAS
from informasi.alur.samping import TANGGAPAN
from informasi.alur.terapkan_keberatan import MEMBATALKAN
from informasi.models import Keberatan, Permohonan
from informasi.models.pilihan import Hasil, PutusanKeberatan
from informasi.services.dasar import Dasar, semua_dasar
from informasi.services.hak import pastikan
from informasi.tenggat_profil import baca
from layanan.alur.buka import Terbuka, buka
from layanan.alur.galat import BelumLengkap, Ditolak
from layanan.alur.jalan import jalankan
from layanan.alur.pelaku import Pelaku
from layanan.alur.samping import lakukan_samping
from layanan.alur.tabel import PEMOHON
from satker import audit
from satker.tanggal import tanggal_panjang
from satker.waktu import lokal, sekarang

TANGGAPAN_MAKS = 2000
_TEKS = ("uraian", "kasus_posisi", "tujuan", "kuasa_nama", "kuasa_alamat")
_PALING_PANJANG = {"uraian": 5000, "kasus_posisi": 5000, "tujuan": 2000, "kuasa_nama": 120, "kuasa_alamat": 300}


@transaction.atomic
def ajukan_keberatan(
    permohonan: Permohonan,
    *,
    pelaku: Pelaku,
    alasan: Sequence[str],
    diterima_pada: datetime | None = None,
    **isian: Any,
) -> Terbuka[Keberatan]:
    """Object, by the applicant himself or written down by an officer (N-39); late ones wait for an override (N-39b).

    `alasan`: one or more grounds that exist (`semua_dasar`), of one level. `isian`: `uraian`, `kasus_posisi`,
    `tujuan` (that of the request where it is not given), `kuasa_nama` with `kuasa_alamat` and `surat_kuasa`. Late is
    who files after the last day of every ground he names, by the court's calendar; `diterima_pada`: when the paper
    came (officers). Raises BelumLengkap, Ditolak (one is being answered already), TakBerhak.
    """
    p = _kunci(permohonan)
    if PEMOHON in pelaku.sebagai:
        diterima_pada = None
    else:
        pastikan(pelaku, p.satker, PETUGAS, "Ajukan keberatan")
    dasar, isi = semua_dasar(p), _rapikan(isian)
    if not dasar:
        raise Ditolak(_sebab_tertutup(p))
    saat = diterima_pada or sekarang()
    dipilih, keliru = _pilih(dasar, alasan, lokal(p.satker, saat).date())
    if keliru := keliru | _periksa(isi) | _periksa_saat(saat):
        raise BelumLengkap(keliru)
    return _buka(p, dipilih, isi, pelaku=pelaku, saat=saat)


def _kunci(permohonan: Permohonan) -> Permohonan:
    """The request as it stands, held: its statement and its objection do not pass each other unseen."""
    p = Permohonan.objects.select_for_update().defer("cari").get(pk=permohonan.pk)
    p.satker = permohonan.satker
    return p


def _sebab_tertutup(p: Permohonan) -> str:
    berjalan = Keberatan.objects.filter(permohonan=p, ditutup=False).first()
    if berjalan is not None:
        return f"Keberatan nomor {berjalan.nomor} atas permohonan ini masih menunggu jawaban."
    return "Belum ada alasan untuk mengajukan keberatan atas permohonan ini."


def _rapikan(isian: dict[str, Any]) -> dict[str, Any]:
    teks = {k: str(isian.get(k) or "").replace("\x00", "").strip() for k in _TEKS}
    return teks | {"surat_kuasa": bool(isian.get("surat_kuasa"))}


def _pilih(dasar: list[Dasar], alasan: Sequence[str], hari: date) -> tuple[list[Dasar], dict[str, str]]:
    """The grounds named, and what is wrong with them: one level, and not some in time and others late."""
    ada = {d.kode: d for d in dasar}
    dipilih = [ada[a] for a in dict.fromkeys(alasan) if a in ada]
    if not dipilih or len(dipilih) < len(set(alasan)):
        return [], {"alasan": "Pilih alasan yang ada pada permohonan ini, paling sedikit satu."}
    if len({(d.tingkat, d.asal and d.asal.pk) for d in dipilih}) > 1:
        return [], {"alasan": "Alasan ini dijawab pada tingkat yang berbeda; ajukan satu per satu."}
    lewat = [d for d in dipilih if d.sampai < hari]
    if lewat and len(lewat) < len(dipilih):
        sampai = tanggal_panjang(lewat[0].sampai)
        return [], {"alasan": f"Batas waktu alasan “{lewat[0].nama}” sudah lewat pada {sampai}; lepaskan alasan itu."}
    return dipilih, {}


def _periksa(isi: dict[str, Any]) -> dict[str, str]:
    keliru = {k: f"Paling banyak {n} karakter." for k, n in _PALING_PANJANG.items() if len(isi[k]) > n}
    if isi["kuasa_nama"] and not isi["surat_kuasa"]:
        keliru["surat_kuasa"] = "Kuasa menyerahkan surat kuasa khusus yang bermeterai."
    return keliru


def _periksa_saat(saat: datetime) -> dict[str, str]:
    return {} if saat <= sekarang() else {"diterima_pada": "Waktu diterima belum tiba."}


def _buka(
    p: Permohonan, dasar: list[Dasar], isi: dict[str, Any], *, pelaku: Pelaku, saat: datetime
) -> Terbuka[Keberatan]:
    batas = max(d.sampai for d in dasar)
    terlambat = lokal(p.satker, saat).date() > batas
    k = Keberatan(
        satker=p.satker,
        register="keberatan",
        keadaan="terlambat" if terlambat else "diajukan",
        permohonan=p,
        tingkat=dasar[0].tingkat,
        asal=dasar[0].asal,
        alasan=[d.kode for d in dasar],
        nama=p.nama,
        batas=batas,
        terlambat=terlambat,
        nomor_wa=p.nomor_wa,
        surel=p.surel,
        kabari_wa=p.kabari_wa,
        kabari_surel=p.kabari_surel,
        **isi | {"tujuan": isi["tujuan"] or p.tujuan},
    )
    return buka(
        k,
        pelaku=pelaku,
        # The rule the request began under answers for it to the end.
        tenggat=p.tenggat,
        jatuh_tempo=baca(p.tenggat).jawaban,
        pesan="N-39b" if terlambat else "N-39",
        kalimat="Keberatan diajukan setelah batas waktu." if terlambat else "Keberatan diterima.",
        diterima_pada=saat,
    )


def terima_terlambat(k: Keberatan, *, pelaku: Pelaku, alasan: str, versi: int | None = None) -> Keberatan:
    """Take a late objection all the same, with the reason; its clock starts today (N-39)."""
    return jalankan(k, "terima_terlambat", pelaku=pelaku, versi=versi, isian={"alasan": alasan})


def tolak_terlambat(k: Keberatan, *, pelaku: Pelaku, alasan: str, versi: int | None = None) -> Keberatan:
    """Leave a late objection unanswered, with the reason (N-39b)."""
    return jalankan(k, "tolak_terlambat", pelaku=pelaku, versi=versi, isian={"alasan": alasan})


def teruskan(k: Keberatan, *, pelaku: Pelaku, versi: int | None = None, catatan: str = "") -> Keberatan:
    """Lay a first-level objection before the Ketua (R-002-33)."""
    return jalankan(k, "teruskan", pelaku=pelaku, versi=versi, isian={"catatan": catatan})


@transaction.atomic
def putuskan_keberatan(
    k: Keberatan, *, pelaku: Pelaku, putusan: str, putusan_alasan: str, versi: int | None = None, **isian: Any
) -> Keberatan:
    """The Ketua answers (R-002-35, N-40): upholds, overturns wholly or in part, or mends the cost (PutusanKeberatan).

    `isian`: `putusan_nomor`, `putusan_tanggal`, `pejabat_nama`, `pejabat_jabatan`, `catatan`; overturning:
    `biaya_penggandaan` (default 0), `biaya_penjilidan`, `lembar`, `jilid`, and in part `bagian_ditolak` with `alasan`
    (AlasanPenolakan); correcting: `biaya_koreksi`. Overturning sends the request back to work (`menunggu_biaya` or
    `disiapkan`), unless it was withdrawn meanwhile.
    """
    pejabat = {"pejabat_nama": pelaku.nama, "pejabat_jabatan": f"Ketua {k.satker.nama}"}
    isian = pejabat | isian | {"putusan": putusan, "putusan_alasan": putusan_alasan}
    return _putus(k, "putuskan", pelaku, versi, isian)


def teruskan_ma(
    k: Keberatan,
    *,
    pelaku: Pelaku,
    ma_tanggal: date | None = None,
    ma_surat: str = "",
    versi: int | None = None,
    catatan: str = "",
) -> Keberatan:
    """Record that a second-level objection left for Mahkamah Agung (R-002-34, N-41); default: today."""
    isian = {"ma_tanggal": ma_tanggal, "ma_surat": ma_surat, "catatan": catatan}
    return jalankan(k, "teruskan_ma", pelaku=pelaku, versi=versi, isian=isian)


@transaction.atomic
def jawaban_ma(
    k: Keberatan, *, pelaku: Pelaku, putusan: str, putusan_alasan: str, versi: int | None = None, **isian: Any
) -> Keberatan:
    """Record the answer of Mahkamah Agung (R-002-34, N-40); `isian` as for `putuskan_keberatan`."""
    pejabat = {"pejabat_jabatan": "Penanggung jawab pada Mahkamah Agung"}
    isian = pejabat | isian | {"putusan": putusan, "putusan_alasan": putusan_alasan}
    return _putus(k, "jawaban_ma", pelaku, versi, isian)


def _putus(k: Keberatan, tindakan: str, pelaku: Pelaku, versi: int | None, isian: dict[str, Any]) -> Keberatan:
    # The request first, as everywhere: two who lock in one order never wait for each other.
    p = _kunci(k.permohonan)
    k = jalankan(k, tindakan, pelaku=pelaku, versi=versi, isian=isian)
    if p.keadaan == "dicabut":
        return k
    if k.putusan in MEMBATALKAN:
        hasil = Hasil.DIKABULKAN if k.putusan == PutusanKeberatan.MEMBATALKAN else Hasil.SEBAGIAN
        laku = {"biaya_penggandaan": 0, **isian, "hasil": hasil.value, "keberatan": k.nomor}
        jalankan(p, "laksanakan_putusan", pelaku=Pelaku.sistem(), isian=laku)
    elif k.putusan == PutusanKeberatan.KOREKSI_BIAYA:
        laku = {"biaya": k.biaya_koreksi, "keberatan": k.nomor}
        jalankan(p, "koreksi_biaya", pelaku=Pelaku.sistem(), isian=laku)
    return k


def cabut_keberatan(k: Keberatan, *, pelaku: Pelaku, alasan: str = "", versi: int | None = None) -> Keberatan:
    """Withdraw an objection: by the applicant himself, or written down by an officer with how he said so."""
    tindakan = "catat_pencabutan" if pelaku.user else "cabut"
    return jalankan(k, tindakan, pelaku=pelaku, versi=versi, isian={"catatan": alasan})


@transaction.atomic
def catat_tanggapan(k: Keberatan, *, pelaku: Pelaku, tanggapan: str, versi: int | None = None) -> Keberatan:
    """The applicant's response to the answer, for the register (4.4): by himself once, by an officer as he tells it.

    Raises Ditolak before the answer, and where the applicant has responded already; BelumLengkap for no words.
    """
    sendiri = PEMOHON in pelaku.sebagai

    def tulis(kini: Keberatan) -> None:
        if not kini.putusan:
            raise Ditolak("Keberatan ini belum dijawab.")
        if sendiri and kini.tanggapan:
            raise Ditolak("Tanggapan atas jawaban ini sudah tercatat.")
        teks = tanggapan.replace("\x00", "").strip()
        if not teks or len(teks) > TANGGAPAN_MAKS:
            raise BelumLengkap({"tanggapan": f"Tulis tanggapannya, paling banyak {TANGGAPAN_MAKS} karakter."})
        kini.tanggapan = teks

    k = lakukan_samping(
        k,
        TANGGAPAN,
        pelaku=pelaku,
        peran=PETUGAS | OLEH_PEMOHON,
        laku=tulis,
        versi=versi,
        kalimat="Tanggapan Pemohon atas jawaban dicatat.",
        # What stood there before is not lost to who corrects it.
        catat=f"Tanggapan sebelumnya: {k.tanggapan}" if k.tanggapan else "",
    )
    audit.catat(k.satker, pelaku.user or "pemohon", "informasi.tanggapan", k)
    return k
