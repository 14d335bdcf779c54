"""A request and an objection as their applicant sees them: no name of an officer, no internal note."""

from typing import Any, NamedTuple

from informasi.alur import KEBERATAN, PERMOHONAN
from informasi.alur.kalimat import alasan_penolakan, disclaimer, pengadilan_rujukan
from informasi.biaya import rupiah, setelan
from informasi.models import Keberatan, Permohonan
from informasi.models.pilihan import AlasanKeberatan, Hasil, PutusanKeberatan, TingkatDua
from informasi.services import Dasar, alasan_keberatan, semua_dasar
from informasi.tenggat_profil import baca
from layanan.alur.jalan import boleh
from layanan.alur.pelaku import Pelaku
from layanan.alur.tabel import Alur
from layanan.linimasa import riwayat_urusan, untuk_pemohon
from layanan.models import Lampiran, Urusan
from layanan.tenggat import penghitung
from satker.tanggal import tanggal_panjang
from satker.waktu import hari_ini

DITERIMA = (Hasil.DIKABULKAN, Hasil.SEBAGIAN)
Baris = tuple[str, str]


class Penawaran(NamedTuple):
    """The grounds of an objection that the form offers, all in time or all late."""

    dasar: list[Dasar]
    terlambat: bool


def lihat_permohonan(p: Permohonan) -> dict[str, Any]:
    """All that the page of a request shows; the number of queries does not depend on how much there is."""
    return {
        **_bersama(PERMOHONAN, p),
        "keterangan": keterangan(p),
        "jawaban": p.jawaban if jawaban_terbuka(p) else "",
        "kekurangan": p.kekurangan if p.keadaan == "belum_lengkap" else "",
        "harus_bayar": p.keadaan == "menunggu_biaya",
        "berkas": berkas(p),
        "dokumen_di_tempat": dokumen_di_tempat(p),
        "rujukan": pengadilan_rujukan(p),
        "disclaimer": disclaimer(p),
        **_keberatan(p),
    }


def _keberatan(p: Permohonan) -> dict[str, Any]:
    milik = Keberatan.objects.filter(permohonan=p).defer("cari").order_by("pk")
    tawaran = penawaran(p)
    return {
        "dasar": [] if tawaran.terlambat else tawaran.dasar,
        "dasar_lewat": tawaran.terlambat,
        "keberatan": [(k, KEBERATAN.keadaan_dari(k.keadaan)) for k in milik],
    }


def penawaran(p: Permohonan) -> Penawaran:
    """The grounds that can be used in time, else those whose window has passed: what is filed then is late (N-39b)."""
    semua = semua_dasar(p)
    hari = hari_ini(p.satker)
    terbuka = [d for d in semua if d.sampai >= hari]
    return Penawaran(terbuka or semua, terlambat=bool(semua) and not terbuka)


def lihat_keberatan(k: Keberatan) -> dict[str, Any]:
    """All that the page of an objection shows."""
    lanjut = [d for d in alasan_keberatan(k.permohonan) if d.asal == k] if k.putusan else []
    return {
        **_bersama(KEBERATAN, k),
        "alasan": [str(AlasanKeberatan(a).label) for a in k.alasan],
        "putusan": putusan(k),
        "lanjut": lanjut,
        "komisi_informasi": _dapat_ke_komisi(k),
        "boleh_tanggapi": bool(k.putusan) and not k.tanggapan,
        "berkas": list(Lampiran.objects.filter(urusan=k, untuk_pemohon=True)),
    }


def _dapat_ke_komisi(k: Keberatan) -> bool:
    """Whether the way leads out of the house: not everything was given, and the court's rule is not R-002-34 (B12)."""
    kalah = k.putusan not in ("", PutusanKeberatan.MEMBATALKAN)
    return kalah and baca(k.tenggat).tingkat_dua == TingkatDua.KOMISI_INFORMASI


def _bersama(alur: Alur, u: Urusan) -> dict[str, Any]:
    return {
        "urusan": u,
        "pengadilan": u.satker,
        "setelan": setelan(u.satker),
        "keadaan": alur.keadaan_dari(u.keadaan),
        "tenggat": tenggat(u),
        "linimasa": untuk_pemohon(u, riwayat_urusan(u)),
        "boleh_cabut": any(lk.tindakan == "cabut" for lk in boleh(u, Pelaku.pemohon())),
    }


def tenggat(u: Urusan) -> dict[str, str] | None:
    """The running deadline in words, with the working days left, and how urgent it is; None when no clock runs."""
    if u.jatuh_tempo is None:
        return None
    ukur = penghitung(u.satker, [u.jatuh_tempo])
    return {"kalimat": ukur.kalimat(u.jatuh_tempo), "nada": ukur.nada(u.jatuh_tempo)}


def keterangan(p: Permohonan) -> list[Baris]:
    """The statement, its four parts by name (R-002-15 … R-002-18); [] before it is given."""
    if not p.hasil:
        return []
    ditolak = (p.hasil in (Hasil.DITOLAK, Hasil.SEBAGIAN)) or None
    return [
        (nama, nilai)
        for nama, nilai in (
            ("Keberadaan informasi", "Ada" if p.ada else "Tidak ada"),
            ("Keputusan", str(Hasil(p.hasil).label)),
            ("Tidak diberikan", p.bagian_ditolak),
            ("Alasan", ditolak and alasan_penolakan(p)),
            ("Biaya", p.hasil in DITERIMA and biaya(p)),
            ("Dikuasai oleh", p.badan_lain),
            ("Perkiraan siap", p.perkiraan_siap),
            ("Tanggal", p.keterangan_tanggal and tanggal_panjang(p.keterangan_tanggal)),
        )
        if nilai
    ]


def biaya(p: Permohonan) -> str:
    """'Rp7.500 (penggandaan Rp5.000, penjilidan Rp2.500)', 'Tanpa biaya' (R-002-18, R-002-39)."""
    if not p.biaya:
        return "Tanpa biaya"
    bagian = (("penggandaan", p.biaya_penggandaan), ("penjilidan", p.biaya_penjilidan))
    rinci = ", ".join(f"{nama} Rp{rupiah(n)}" for nama, n in bagian if n)
    return f"Rp{rupiah(p.biaya)} ({rinci})"


def jawaban_terbuka(p: Permohonan) -> bool:
    """Whether the words of the answer may be read here: granted, and nothing is owed (R-002-6, R-002-9)."""
    return p.hasil in DITERIMA and p.keadaan != "menunggu_biaya" and not dokumen_di_tempat(p)


def dokumen_di_tempat(p: Permohonan) -> bool:
    """R-002-27: a document of an indirect request is not given from afar, so it is not shown here until it was."""
    jauh = p.berdokumen and not p.langsung and baca(p.tenggat).kunjungan_dokumen
    return jauh and p.diserahkan_pada is None


def berkas(p: Permohonan) -> list[Lampiran]:
    """The files this applicant may open: his own, and the court's as soon as they may be given."""
    semua = Lampiran.objects.filter(urusan=p, untuk_pemohon=True)
    tertahan = dokumen_di_tempat(p) or not (p.hasil in DITERIMA and p.keadaan != "menunggu_biaya")
    return list(semua.filter(sisi=Lampiran.Sisi.PEMOHON) if tertahan else semua)


def putusan(k: Keberatan) -> list[Baris]:
    """The answer to an objection (R-002-35); [] before it is given."""
    if not k.putusan:
        return []
    biaya_baru = "" if k.biaya_koreksi is None else f"Rp{rupiah(k.biaya_koreksi)}"
    return [
        (nama, nilai)
        for nama, nilai in (
            ("Putusan", k.get_putusan_display()),
            ("Alasan", k.putusan_alasan),
            ("Biaya menjadi", biaya_baru),
            ("Nomor surat", k.putusan_nomor),
            ("Tanggal", k.putusan_tanggal and tanggal_panjang(k.putusan_tanggal)),
            ("Pejabat", ", ".join(filter(None, [k.pejabat_nama, k.pejabat_jabatan]))),
        )
        if nilai
    ]
