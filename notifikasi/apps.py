"""App of the portal."""

from django.apps import AppConfig


class NotifikasiConfig(AppConfig):
    """Registration with Django."""

    name = "notifikasi"
    verbose_name = "Notifikasi"

    def ready(self) -> None:
        """Make the message kinds, commands and file sections of this floor known."""
        from notifikasi import (  # noqa: PLC0415  (need the models)
            biaya,
            menu,
            muat,
            panel,
            panel_layanan,
            perintah_bawaan,  # noqa: F401
            pesan,  # noqa: F401
            pesan_kanal,  # noqa: F401
            ringkasan,
        )
        from satker import layanan  # noqa: PLC0415

        muat.daftarkan()
        menu.pasang()
        panel.pasang()
        panel_layanan.pasang()
        layanan.daftarkan_angka_implementasi(ringkasan.angka_implementasi)
        biaya.pasang()
