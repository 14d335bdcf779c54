"""The request for information as a table (domain 3.3; R-002-3 … R-002-27). What stands here is what may happen."""

from informasi.alur import kalimat, keadaan, samping, syarat, terapkan
from informasi.alur.peran import OLEH_PEMOHON, OLEH_SISTEM, PEMUTUS, PENANGGUNG_JAWAB, PETUGAS
from informasi.models import Permohonan
from layanan.alur.tabel import TETAP, Alur, Langkah
from layanan.nomor import bulan_romawi
from satker.waktu import lokal

# Before the statement, and after it.
MENCARI = ("terdaftar", "dicari", "koordinasi", "diperpanjang")
MENYERAHKAN = ("menunggu_biaya", "disiapkan", "siap")
TERBUKA = ("diterima", "belum_lengkap", *MENCARI, "dikabulkan", "dikabulkan_sebagian", *MENYERAHKAN)
# What a superior can overturn: every state but a withdrawal.
DAPAT_DIBATALKAN = (*TERBUKA, "tidak_lengkap", "dijawab_langsung", "dirujuk", "ditolak", "tidak_dikuasai", "diserahkan")

LANGKAH = (
    Langkah(
        "daftarkan",
        "Daftarkan",
        dari=("diterima", "belum_lengkap"),
        ke="terdaftar",
        peran=PETUGAS | OLEH_SISTEM,
        terapkan=terapkan.daftarkan,
        tenggat=terapkan.tempo_keterangan,
        pesan="N-31",
        kalimat=kalimat.terdaftar,
    ),
    # The completeness check of SK 2-144/2022 (B3): the next three steps; no other profile knows them.
    Langkah(
        "kurang",
        "Nyatakan belum lengkap",
        dari=("diterima",),
        ke="belum_lengkap",
        peran=PETUGAS,
        wajib=("kekurangan",),
        periksa=syarat.periksa_kekurangan,
        syarat=syarat.memeriksa_kelengkapan,
        terapkan=terapkan.kurang,
        hentikan_jam=True,
        pesan="N-31b",
        kalimat=kalimat.belum_lengkap,
        catat=("kekurangan",),
    ),
    Langkah(
        "lengkapi",
        "Lengkapi permohonan",
        dari=("belum_lengkap",),
        ke="diterima",
        peran=OLEH_PEMOHON,
        wajib=("catatan",),
        terapkan=terapkan.lengkapi,
        tenggat=terapkan.tempo_periksa,
        kalimat="Pemohon melengkapi permohonan; Petugas Informasi memeriksanya.",
    ),
    Langkah(
        "tutup_tidak_lengkap",
        "Tutup karena tidak dilengkapi",
        dari=("belum_lengkap",),
        ke="tidak_lengkap",
        peran=PETUGAS,
        syarat=syarat.boleh_tutup_tidak_lengkap,
        pesan="N-31c",
        kalimat=kalimat.tidak_dilengkapi,
    ),
    Langkah(
        "jawab_langsung",
        "Jawab langsung",
        dari=("diterima",),
        ke="dijawab_langsung",
        peran=PETUGAS,
        wajib=("jawaban",),
        syarat=syarat.sederhana,
        terapkan=terapkan.jawab_langsung,
        kalimat="Informasi sederhana dijawab langsung oleh Petugas Informasi.",
    ),
    Langkah(
        "rujuk",
        "Rujuk ke pengadilan tingkat pertama",
        dari=("diterima", "terdaftar", "dicari", "koordinasi"),
        ke="dirujuk",
        peran=PETUGAS | OLEH_SISTEM,
        wajib=("rujukan_nama",),
        syarat=syarat.boleh_rujuk,
        terapkan=terapkan.rujuk,
        pesan="N-37",
        kalimat=kalimat.dirujuk,
    ),
    Langkah(
        "cari",
        "Mulai mencari",
        dari=("terdaftar",),
        ke="dicari",
        peran=PETUGAS,
        kalimat="Petugas Informasi mulai mencari informasi yang diminta.",
    ),
    Langkah(
        "koordinasikan",
        "Koordinasikan dengan Penanggung Jawab",
        dari=("terdaftar", "dicari", "diperpanjang"),
        ke="koordinasi",
        peran=PETUGAS,
        wajib=("catatan",),
        terapkan=terapkan.koordinasikan,
        kalimat="Petugas Informasi berkoordinasi dengan Penanggung Jawab Informasi.",
    ),
    Langkah(
        "jawab_koordinasi",
        "Jawab koordinasi",
        # Also where the time was extended while his answer was awaited.
        dari=("koordinasi", "diperpanjang"),
        ke="dicari",
        peran=PENANGGUNG_JAWAB,
        wajib=("konsultasi",),
        syarat=syarat.menunggu_koordinasi,
        terapkan=terapkan.jawab_koordinasi,
        kalimat="Penanggung Jawab Informasi sudah menjawab Petugas Informasi.",
    ),
    Langkah(
        "perpanjang",
        "Perpanjang waktu",
        dari=("dicari", "koordinasi"),
        ke="diperpanjang",
        peran=PETUGAS,
        wajib=("alasan",),
        periksa=syarat.periksa_perpanjangan,
        syarat=syarat.boleh_perpanjang,
        terapkan=terapkan.perpanjang,
        tenggat=terapkan.tempo_perpanjangan,
        pesan="N-32",
        kalimat=kalimat.diperpanjang,
        catat=("alasan", "hari"),
    ),
    Langkah(
        "nyatakan",
        "Berikan keterangan",
        dari=MENCARI,
        ke=("dikabulkan", "dikabulkan_sebagian", "ditolak", "tidak_dikuasai"),
        pilih=terapkan.keadaan_hasil,
        peran=PEMUTUS,
        wajib=("hasil", "ada"),
        periksa=syarat.periksa_keterangan,
        syarat=syarat.boleh_nyatakan,
        terapkan=terapkan.nyatakan,
        hentikan_jam=True,
        pesan=kalimat.kabar_hasil,
        kalimat=kalimat.keterangan,
        catat=("hasil", "ada", "alasan", "biaya_penggandaan", "biaya_penjilidan"),
    ),
    Langkah(
        "siapkan",
        "Siapkan",
        dari=("dikabulkan", "dikabulkan_sebagian"),
        ke=("menunggu_biaya", "disiapkan"),
        pilih=terapkan.keadaan_biaya,
        peran=PETUGAS | OLEH_SISTEM,
        tenggat=terapkan.tempo_setelah_keterangan,
    ),
    Langkah(
        "bayar",
        "Catat pembayaran",
        dari=("menunggu_biaya",),
        ke="disiapkan",
        peran=PETUGAS,
        wajib=("cara_bayar",),
        periksa=syarat.periksa_bayar,
        terapkan=terapkan.bayar,
        tenggat=terapkan.tempo_penyerahan,
        kalimat=kalimat.dibayar,
        catat=("cara_bayar", "bukti_bayar"),
    ),
    Langkah(
        "siap",
        "Nyatakan siap",
        dari=("disiapkan",),
        ke="siap",
        peran=PETUGAS,
        terapkan=terapkan.siap,
        hentikan_jam=True,
        pesan="N-38",
        kalimat="Informasi siap diserahkan.",
    ),
    # Also without a wait: what is at hand is given at once (R-002-6, R-002-26).
    Langkah(
        "serahkan",
        "Serahkan",
        dari=("disiapkan", "siap"),
        ke="diserahkan",
        peran=PETUGAS,
        wajib=("cara_penyerahan",),
        periksa=syarat.periksa_penyerahan,
        syarat=syarat.boleh_serahkan,
        terapkan=terapkan.serahkan,
        kalimat=kalimat.diserahkan,
        catat=("cara_penyerahan",),
    ),
    Langkah(
        "cabut",
        "Cabut permohonan",
        dari=TERBUKA,
        ke="dicabut",
        peran=OLEH_PEMOHON,
        terapkan=terapkan.cabut,
        kalimat="Permohonan dicabut oleh Pemohon.",
    ),
    # Who asked by telephone or letter withdraws by it: the officer writes down why and how.
    Langkah(
        "catat_pencabutan",
        "Catat pencabutan oleh Pemohon",
        dari=TERBUKA,
        ke="dicabut",
        peran=PETUGAS,
        wajib=("alasan",),
        terapkan=terapkan.cabut,
        kalimat="Permohonan dicabut atas permintaan Pemohon.",
    ),
    Langkah("catat", "Tambah catatan", dari=TERBUKA, ke=TETAP, peran=PEMUTUS, wajib=("catatan",)),
    Langkah(
        "laksanakan_putusan",
        "Laksanakan putusan keberatan",
        dari=DAPAT_DIBATALKAN,
        ke=("menunggu_biaya", "disiapkan"),
        pilih=terapkan.keadaan_putusan,
        peran=OLEH_SISTEM,
        wajib=("hasil",),
        terapkan=terapkan.laksanakan_putusan,
        tenggat=terapkan.tempo_setelah_keterangan,
        kalimat=kalimat.putusan_dilaksanakan,
        catat=("keberatan",),
    ),
    Langkah(
        "koreksi_biaya",
        "Koreksi biaya",
        dari=(*MENYERAHKAN, "diserahkan"),
        ke=("disiapkan", TETAP),
        pilih=terapkan.keadaan_koreksi,
        peran=OLEH_SISTEM,
        wajib=("biaya",),
        terapkan=terapkan.koreksi_biaya,
        kalimat=kalimat.biaya_dikoreksi,
        catat=("keberatan", "biaya"),
    ),
)


def buat_nomor(p: Permohonan) -> str:
    """'001/INF/PA.Bjh/XI/2026' (domain 4.3)."""
    return f"{p.urut:03d}/INF/{p.satker.singkatan}/{bulan_romawi(lokal(p.satker, p.dibuat).month)}/{p.tahun}"


def teks_cari(p: Permohonan) -> str:
    """Number, name and what was asked for; never address, identity or telephone."""
    return " ".join([p.nomor, p.nama, p.atas_nama, p.nomor_putusan, p.rincian[:1000]])


PERMOHONAN = Alur(
    kode="permohonan",
    nama="Permohonan informasi",
    model=Permohonan,
    keadaan=keadaan.PERMOHONAN,
    langkah=LANGKAH,
    awal="diterima",
    buat_nomor=buat_nomor,
    teks_cari=teks_cari,
    penerima=lambda p: str(p.nama),
    isi_pesan=kalimat.isi_pesan,
    samping=samping.PERMOHONAN,
)
