"""N-31 … N-38: what an applicant is told about his request (domain 5.4). Values come from `alur.kalimat`."""

from layanan.kabar import jenis_layanan

# One paragraph per thought: a line whose fields are all empty disappears.
_KAKI = "\n{{footer_layanan}}"

N31 = jenis_layanan(
    "N-31",
    "Permohonan informasi diterima",
    "Yth. {{nama}},\nPermohonan informasi Anda di {{nama_satker}} diterima.\n"
    "Nomor: {{nomor}}, tanggal {{tanggal_terima}}.\n"
    "Keterangan disampaikan paling lambat {{jatuh_tempo}}." + _KAKI,
)
N31B = jenis_layanan(
    "N-31b",
    "Permohonan informasi belum lengkap",
    "Yth. {{nama}},\nPermohonan {{nomor}} belum lengkap.\nYang perlu dilengkapi: {{kekurangan}}\n"
    "Lengkapi paling lambat {{batas_lengkap}} di halaman pelacakan atau di Meja Informasi {{nama_satker}}." + _KAKI,
    {"kekurangan": "yang belum lengkap", "batas_lengkap": "hari terakhir melengkapi"},
)
N31C = jenis_layanan(
    "N-31c",
    "Permohonan informasi ditutup karena tidak dilengkapi",
    "Yth. {{nama}},\nPermohonan {{nomor}} ditutup karena tidak dilengkapi sampai {{batas_lengkap}}.\n"
    "Anda dapat mengajukan permohonan baru, atau keberatan sampai {{batas_keberatan}}." + _KAKI,
    {"batas_lengkap": "hari terakhir melengkapi", "batas_keberatan": "hari terakhir mengajukan keberatan"},
)
N32 = jenis_layanan(
    "N-32",
    "Waktu keterangan diperpanjang",
    "Yth. {{nama}},\nWaktu keterangan permohonan {{nomor}} diperpanjang sampai {{jatuh_tempo}} "
    "karena {{alasan}}." + _KAKI,
    {"alasan": "alasan perpanjangan"},
)
N33 = jenis_layanan(
    "N-33",
    "Permohonan informasi diterima seluruhnya",
    "Yth. {{nama}},\nPermohonan {{nomor}} diterima. Biaya penggandaan: Rp{{biaya}}.\n{{cara_bayar_ambil}}" + _KAKI,
    {"biaya": "biaya dalam rupiah, misalnya 12.500", "cara_bayar_ambil": "cara membayar dan mengambil"},
)
N34 = jenis_layanan(
    "N-34",
    "Permohonan informasi diterima sebagian",
    "Yth. {{nama}},\nPermohonan {{nomor}} diterima sebagian.\n"
    "Tidak diberikan: {{bagian}}\nAlasan: {{alasan}}\n"
    "Biaya: Rp{{biaya}}. {{cara_bayar_ambil}}\n"
    "Anda berhak mengajukan keberatan kepada {{kepada}} sampai {{batas_keberatan}}." + _KAKI,
    {
        "bagian": "bagian yang tidak diberikan",
        "alasan": "alasan penolakan",
        "biaya": "biaya dalam rupiah",
        "cara_bayar_ambil": "cara membayar dan mengambil",
        "kepada": "kepada siapa keberatan diajukan",
        "batas_keberatan": "hari terakhir mengajukan keberatan",
    },
)
N35 = jenis_layanan(
    "N-35",
    "Permohonan informasi ditolak",
    "Yth. {{nama}},\nPermohonan {{nomor}} ditolak.\nAlasan: {{alasan}}\n"
    "Anda berhak mengajukan keberatan kepada {{kepada}} sampai {{batas_keberatan}}." + _KAKI,
    {
        "alasan": "alasan penolakan",
        "kepada": "kepada siapa keberatan diajukan",
        "batas_keberatan": "hari terakhir mengajukan keberatan",
    },
)
N36 = jenis_layanan(
    "N-36",
    "Informasi tidak dikuasai",
    "Yth. {{nama}},\nInformasi pada permohonan {{nomor}} tidak kami kuasai.\n{{rujukan}}" + _KAKI,
    {"rujukan": "badan publik yang menguasainya; kosong bila tidak diketahui"},
)
N37 = jenis_layanan(
    "N-37",
    "Salinan putusan dimohonkan ke pengadilan tingkat pertama",
    "Yth. {{nama}},\nFotokopi putusan/penetapan pada permohonan {{nomor}} dimohonkan kepada pengadilan tingkat "
    "pertama: {{pengadilan}}." + _KAKI,
    {"pengadilan": "nama pengadilan tingkat pertama"},
)
N38 = jenis_layanan(
    "N-38",
    "Informasi siap",
    "Yth. {{nama}},\nInformasi permohonan {{nomor}} siap {{pengambilan}}.\n"
    "{{penyerahan_dokumen}}\n{{disclaimer_putusan}}" + _KAKI,
    {
        "pengambilan": "diambil di mana dan kapan, atau dikirim dengan cara apa",
        "penyerahan_dokumen": "bahwa dokumen diserahkan langsung; kosong bila bukan dokumen",
        "disclaimer_putusan": "catatan pada salinan putusan; kosong bila bukan salinan putusan",
    },
)
