"""What this floor itself tells an applicant, whatever his desk."""

from layanan.kabar import jenis_layanan

# Never the code: who reads this message need not be who may know it.
N44 = jenis_layanan(
    "N-44",
    "Sandi pelacakan diperbarui",
    "Yth. {{nama}},\nSandi pelacakan {{nomor}} diperbarui oleh petugas {{nama_satker}}; sandi yang lama tidak berlaku "
    "lagi.\nBila bukan permintaan Anda, segera hubungi {{nama_satker}}.\nTelepon {{telepon}}\n{{footer_layanan}}",
)
