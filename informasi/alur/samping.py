"""What is done at a request or an objection beside its table, by name: see `layanan.alur.samping`."""

BERKAS, KUNJUNGAN, PERBEDAAN, TANGGAPAN = "berkas", "kunjungan", "perbedaan", "tanggapan"
_KEDUANYA = {BERKAS: "Tambah berkas dari Pemohon"}
PERMOHONAN = {**_KEDUANYA, KUNJUNGAN: "Kaitkan kunjungan", PERBEDAAN: "Catat perbedaan pendapat"}
KEBERATAN = {**_KEDUANYA, TANGGAPAN: "Catat tanggapan Pemohon"}
