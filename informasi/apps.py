"""App of the portal."""

from django.apps import AppConfig


class InformasiConfig(AppConfig):
    """Registration with Django."""

    name = "informasi"
    verbose_name = "Permohonan informasi"

    def ready(self) -> None:
        """Make the procedures, message kinds, warnings and file sections of this desk known."""
        from informasi import alur, demo, menu, muat, panel, peringatan, pesan  # noqa: F401, PLC0415  (two register themselves)
        from layanan.lacak import daftarkan_halaman  # noqa: PLC0415
        from layanan.lampiran.pembaca import daftarkan_penjaga  # noqa: PLC0415
        from satker.demo import daftarkan_isi_demo  # noqa: PLC0415

        daftarkan_halaman("permohonan", "informasi_lacak")
        daftarkan_halaman("keberatan", "informasi_lacak_keberatan")
        # The court's own files leave by `informasi_berkas` alone, which knows R-002-27 and R-002-36.
        daftarkan_penjaga("permohonan", lambda berkas: berkas.sisi == berkas.Sisi.PEMOHON)
        muat.daftarkan()
        peringatan.pasang()
        menu.pasang()
        panel.pasang()
        daftarkan_isi_demo("informasi", demo.isi_demo)
