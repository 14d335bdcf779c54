"""Invented people, questions and answers of the demo court."""

from typing import Any

_ORANG = (
    ("Siti Aminah", "Guru", "Jalan Melati 5, Banjarharja"),
    ("Budi Santoso", "Wartawan", "Jalan Veteran 12, Banjarharja"),
    ("Dewi Lestari", "Mahasiswa", "Jalan Kenanga 3, Purwosari"),
    ("Ahmad Fauzi", "Advokat", "Jalan Diponegoro 8, Banjarharja"),
    ("Ratna Wulandari", "Wiraswasta", "Jalan Mawar 21, Karangsari"),
    ("Hendra Gunawan", "Peneliti", "Jalan Pemuda 40, Banjarharja"),
    ("Yuliana Putri", "Ibu rumah tangga", "Dusun Krajan RT 2, Sidorejo"),
    ("Agus Prasetyo", "Petani", "Dusun Sumber RT 4, Sidorejo"),
    ("Fitri Handayani", "Mahasiswa", "Jalan Cempaka 9, Banjarharja"),
    ("Joko Susilo", "Pegawai swasta", "Jalan Merdeka 17, Banjarharja"),
    ("Nurul Hasanah", "Paralegal", "Jalan Anggrek 2, Karangsari"),
)
# What is asked for, by the name under which `isi` lets it go its way.
PERTANYAAN = {
    "terdaftar": "Jumlah perkara dispensasi kawin yang masuk dan dikabulkan per kecamatan selama tiga tahun terakhir",
    "dicari": "Realisasi anggaran bantuan hukum (Posbakum) tahun berjalan",
    "koordinasi": "Salinan surat keputusan tentang standar pelayanan peradilan yang berlaku",
    "diperpanjang": "Data perkara ekonomi syariah sepuluh tahun terakhir, menurut jenis dan lama penyelesaian",
    "ditolak": "Nama dan alamat para pihak perkara cerai gugat bulan lalu",
    "menunggu_biaya": "Salinan laporan tahunan lima tahun terakhir dalam bentuk cetak",
    "disiapkan": "Daftar aset tetap pengadilan",
    "siap": "Salinan penetapan perkara isbat nikah yang saya mohonkan",
    "diserahkan": "Statistik mediasi yang berhasil tahun lalu",
    "tidak_dikuasai": "Data perkawinan yang tercatat di kantor urusan agama",
    "dicabut": "Jadwal sidang keliling tahun depan",
}
SEDERHANA = (
    ("Berapa biaya panjar cerai gugat?", "Rp435.000 untuk radius I; rinciannya ada pada papan biaya perkara."),
    ("Jam berapa loket pengambilan akta cerai buka?", "Senin–Kamis 08.00–16.00, Jumat 08.00–16.30."),
)
TAMU = (
    ("Siti Rahayu", "Karangsari", "Menanyakan syarat isbat nikah", True),
    ("Bambang Irawan", "Dinas Kependudukan", "Koordinasi data perkara", False),
    ("Lina Marlina", "Jalan Mawar 21, Karangsari", "Mengambil informasi yang dimohon", True),
    ("Slamet Riyadi", "Sidorejo", "Menanyakan jadwal sidang keliling", True),
)
TERBIT: tuple[dict[str, Any], ...] = (
    {"jenis": "jawaban", "judul": "Berapa biaya berperkara?", "isi": "Panjar biaya perkara ditetapkan menurut radius."},
    {
        "jenis": "jawaban",
        "judul": "Bagaimana cara mengambil akta cerai?",
        "isi": "Datang ke loket PTSP dengan KTP asli.",
    },
    {
        "jenis": "jawaban",
        "judul": "Apa syarat mengajukan isbat nikah?",
        "isi": "KTP, kartu keluarga, dan dua orang saksi.",
    },
    {"jenis": "jawaban", "judul": "Apakah ada layanan bantuan hukum gratis?", "isi": "Posbakum melayani tanpa biaya."},
    {
        "jenis": "jawaban",
        "judul": "Bagaimana berperkara tanpa biaya (prodeo)?",
        "isi": "Lampirkan surat keterangan tidak mampu.",
    },
    {
        "jenis": "jawaban",
        "judul": "Kapan sidang keliling diadakan?",
        "isi": "Jadwalnya diumumkan setiap awal triwulan.",
    },
    {"jenis": "tautan", "judul": "Direktori Putusan", "tautan": "https://putusan3.mahkamahagung.go.id"},
    {"jenis": "tautan", "judul": "e-Court Mahkamah Agung", "tautan": "https://ecourt.mahkamahagung.go.id"},
)


def formulir(nama: str, urut: int) -> dict[str, Any]:
    """The form of the applicant who asks `PERTANYAAN[nama]`; numbers and identities are invented."""
    orang, pekerjaan, alamat = _ORANG[urut % len(_ORANG)]
    dokumen = nama in ("koordinasi", "menunggu_biaya")
    return {
        "jenis_pemohon": "perorangan",
        "nama": orang,
        "jenis_identitas": "ktp",
        "nomor_identitas": f"33040000000{urut:05d}",
        "alamat": alamat,
        "pekerjaan": pekerjaan,
        "telepon": f"0812-5550-{900 + urut:04d}",
        "rincian": PERTANYAAN[nama],
        "tujuan": "Penelitian dan kepentingan pribadi",
        "jenis": "salinan_putusan" if nama == "siap" else "dokumen" if dokumen else "informasi",
        "nomor_putusan": "112/Pdt.P/2026/PA.Bjh" if nama == "siap" else "",
        "cara_memperoleh": "hardcopy" if dokumen else "softcopy",
        "cara_mendapatkan": "langsung",
    }
