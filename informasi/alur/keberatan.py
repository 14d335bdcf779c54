"""The objection as a table, both levels (domain 3.4; R-002-28 … R-002-35)."""

from informasi.alur import keadaan, samping
from informasi.alur import terapkan_keberatan as terapkan
from informasi.alur.peran import KETUA, OLEH_PEMOHON, PENANGGUNG_JAWAB, PETUGAS
from informasi.models import Keberatan
from layanan.alur.tabel import Alur, Langkah
from layanan.nomor import bulan_romawi
from satker.waktu import lokal

TERBUKA = ("diajukan", "terlambat", "diperiksa", "diteruskan_ma")

LANGKAH = (
    Langkah(
        "terima_terlambat",
        "Terima walau terlambat",
        dari=("terlambat",),
        ke="diajukan",
        peran=PENANGGUNG_JAWAB,
        wajib=("alasan",),
        terapkan=terapkan.terima_terlambat,
        tenggat=terapkan.tempo_jawaban,
        pesan="N-39",
        kalimat="Keberatan diterima walaupun diajukan setelah batas waktu.",
    ),
    Langkah(
        "tolak_terlambat",
        "Tidak terima karena terlambat",
        dari=("terlambat",),
        ke="tidak_diterima",
        peran=PENANGGUNG_JAWAB,
        wajib=("alasan",),
        terapkan=terapkan.tolak_terlambat,
        pesan="N-39b",
        kalimat=terapkan.kalimat_tidak_diterima,
    ),
    Langkah(
        "teruskan",
        "Teruskan kepada Ketua",
        dari=("diajukan",),
        ke="diperiksa",
        peran=PETUGAS,
        syarat=terapkan.tingkat_satu,
        terapkan=terapkan.teruskan,
        kalimat="Keberatan diteruskan kepada Ketua Pengadilan.",
    ),
    Langkah(
        "putuskan",
        "Putuskan keberatan",
        dari=("diperiksa",),
        ke="diputus",
        peran=KETUA,
        wajib=("putusan", "putusan_alasan"),
        periksa=terapkan.periksa_putusan,
        terapkan=terapkan.putuskan,
        pesan="N-40",
        kalimat=terapkan.kalimat_putusan,
        catat=("putusan",),
    ),
    Langkah(
        "teruskan_ma",
        "Teruskan ke Mahkamah Agung",
        dari=("diajukan",),
        ke="diteruskan_ma",
        peran=PETUGAS,
        periksa=terapkan.periksa_penerusan,
        syarat=terapkan.tingkat_dua,
        terapkan=terapkan.teruskan_ma,
        tenggat=terapkan.tempo_ma,
        pesan="N-41",
        kalimat=terapkan.kalimat_penerusan,
        catat=("ma_surat",),
    ),
    Langkah(
        "jawaban_ma",
        "Catat jawaban Mahkamah Agung",
        dari=("diteruskan_ma",),
        ke="dijawab_ma",
        peran=PETUGAS,
        wajib=("putusan", "putusan_alasan"),
        periksa=terapkan.periksa_putusan,
        terapkan=terapkan.putuskan,
        pesan="N-40",
        kalimat=terapkan.kalimat_putusan,
        catat=("putusan",),
    ),
    Langkah(
        "cabut",
        "Cabut keberatan",
        dari=TERBUKA,
        ke="dicabut",
        peran=OLEH_PEMOHON,
        terapkan=terapkan.tutup,
        kalimat="Keberatan dicabut oleh Pemohon.",
    ),
    Langkah(
        "catat_pencabutan",
        "Catat pencabutan oleh Pemohon",
        dari=TERBUKA,
        ke="dicabut",
        peran=PETUGAS,
        wajib=("catatan",),
        terapkan=terapkan.tutup,
        kalimat="Keberatan dicabut atas permintaan Pemohon.",
    ),
)


def buat_nomor(k: Keberatan) -> str:
    """'001/KEB/PA.Bjh/XI/2026' (domain 4.4)."""
    return f"{k.urut:03d}/KEB/{k.satker.singkatan}/{bulan_romawi(lokal(k.satker, k.dibuat).month)}/{k.tahun}"


def teks_cari(k: Keberatan) -> str:
    """Its own number and the request's, and the name."""
    return f"{k.nomor} {k.permohonan.nomor} {k.nama} {k.kuasa_nama}"


KEBERATAN = Alur(
    kode="keberatan",
    nama="Keberatan",
    model=Keberatan,
    keadaan=keadaan.KEBERATAN,
    langkah=LANGKAH,
    awal=("diajukan", "terlambat"),
    buat_nomor=buat_nomor,
    teks_cari=teks_cari,
    penerima=lambda k: str(k.nama),
    isi_pesan=terapkan.isi_pesan,
    samping=samping.KEBERATAN,
)
