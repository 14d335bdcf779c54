"""The states of a request (domain 3.3) and of an objection (3.4), and what comes next, said to the applicant."""

from layanan.alur.tabel import Keadaan

_CARI = "Petugas Informasi mencari informasi yang Anda minta, lalu memberikan keterangan tertulis."
_KEBERATAN = "Bila Anda tidak setuju, Anda dapat mengajukan keberatan selama batas waktunya belum lewat."

PERMOHONAN = (
    Keadaan("diterima", "Diterima", berikut="Petugas Informasi memeriksa dan mendaftarkan permohonan Anda."),
    Keadaan(
        "belum_lengkap",
        "Belum lengkap",
        "awas",
        berikut="Lengkapi permohonan Anda di halaman pelacakan atau di Meja Informasi; lalu petugas memeriksanya lagi.",
    ),
    Keadaan(
        "tidak_lengkap",
        "Ditutup karena tidak dilengkapi",
        "redup",
        terbuka=False,
        berikut="Anda dapat mengajukan permohonan baru yang lengkap.",
    ),
    Keadaan("dijawab_langsung", "Dijawab langsung", "baik", terbuka=False, berikut=_KEBERATAN),
    Keadaan(
        "dirujuk",
        "Dirujuk",
        "redup",
        terbuka=False,
        berikut="Ajukan permohonan fotokopi putusan atau penetapan kepada pengadilan yang disebut di atas.",
    ),
    Keadaan("terdaftar", "Terdaftar", berikut=_CARI),
    Keadaan("dicari", "Sedang dicari", berikut=_CARI),
    Keadaan(
        "koordinasi",
        "Dikoordinasikan",
        berikut="Petugas Informasi menunggu jawaban Penanggung Jawab Informasi, lalu memberikan keterangan tertulis.",
    ),
    Keadaan("diperpanjang", "Diperpanjang", "awas", berikut=_CARI),
    Keadaan("dikabulkan", "Dikabulkan", "baik", berikut="Informasi disiapkan untuk Anda."),
    Keadaan(
        "dikabulkan_sebagian", "Dikabulkan sebagian", "awas", berikut="Bagian yang diberikan disiapkan untuk Anda."
    ),
    Keadaan("ditolak", "Ditolak", "bahaya", terbuka=False, berikut=_KEBERATAN),
    Keadaan("tidak_dikuasai", "Tidak dikuasai", "redup", terbuka=False, berikut=_KEBERATAN),
    Keadaan(
        "menunggu_biaya",
        "Menunggu pembayaran",
        "awas",
        berikut="Bayar biaya penggandaan di Meja Informasi; setelah itu informasi disiapkan.",
    ),
    Keadaan("disiapkan", "Disiapkan", berikut="Informasi sedang disiapkan untuk diserahkan kepada Anda."),
    Keadaan("siap", "Siap diserahkan", "baik", berikut="Ambil informasi di Meja Informasi dengan membawa KTP."),
    Keadaan("diserahkan", "Diserahkan", "baik", terbuka=False, berikut=_KEBERATAN),
    Keadaan("dicabut", "Dicabut", "redup", terbuka=False, berikut="Permohonan ini sudah ditutup."),
)

# Which way is open then, the page says: it depends on the answer and on the rule of the court.
_LANJUT = "Jawaban Ketua dan hak Anda selanjutnya ada di halaman pelacakan keberatan ini."

KEBERATAN = (
    Keadaan("diajukan", "Diajukan", berikut="Petugas meneruskan keberatan Anda kepada yang berwenang menjawab."),
    Keadaan(
        "terlambat",
        "Diajukan terlambat",
        "awas",
        berikut="Penanggung Jawab memutuskan apakah keberatan yang terlambat ini tetap diterima.",
    ),
    Keadaan("tidak_diterima", "Tidak diterima", "redup", terbuka=False, berikut="Keberatan ini sudah ditutup."),
    Keadaan("diperiksa", "Diperiksa Ketua", berikut="Ketua Pengadilan memberikan jawaban tertulis."),
    Keadaan("diputus", "Diputus Ketua", "baik", terbuka=False, berikut=_LANJUT),
    Keadaan(
        "diteruskan_ma",
        "Diteruskan ke Mahkamah Agung",
        berikut="Penanggung jawab pada Mahkamah Agung memberikan jawaban tertulis.",
    ),
    Keadaan("dijawab_ma", "Dijawab Mahkamah Agung", "baik", terbuka=False, berikut="Keberatan ini sudah selesai."),
    Keadaan("dicabut", "Dicabut", "redup", terbuka=False, berikut="Keberatan ini sudah ditutup."),
)
