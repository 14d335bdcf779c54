"""N-39 … N-41: what an applicant is told about his objection (domain 5.4). Values: `alur.terapkan_keberatan`."""

from layanan.kabar import jenis_layanan

_KAKI = "\n{{footer_layanan}}"

N39 = jenis_layanan(
    "N-39",
    "Keberatan diterima",
    "Yth. {{nama}},\nKeberatan Anda di {{nama_satker}} diterima dengan nomor {{nomor}}.\n"
    "Jawaban paling lambat {{jatuh_tempo}}." + _KAKI,
)
N39B = jenis_layanan(
    "N-39b",
    "Keberatan diajukan terlambat",
    "Yth. {{nama}},\nKeberatan {{nomor}} kami terima setelah batas waktu {{batas}}.\n{{keterangan}}" + _KAKI,
    {"batas": "hari terakhir mengajukan keberatan", "keterangan": "apa yang terjadi dengan keberatan ini"},
)
N40 = jenis_layanan(
    "N-40",
    "Keberatan dijawab",
    "Yth. {{nama}},\nJawaban atas keberatan {{nomor}} telah ditetapkan: {{hasil}}.\n"
    "Surat dapat diambil atau dikirim." + _KAKI,
    {"hasil": "putusan atas keberatan"},
)
N41 = jenis_layanan(
    "N-41",
    "Keberatan diteruskan ke Mahkamah Agung",
    "Yth. {{nama}},\nKeberatan {{nomor}} diteruskan kepada penanggung jawab pada Mahkamah Agung tanggal "
    "{{tanggal}}." + _KAKI,
)
