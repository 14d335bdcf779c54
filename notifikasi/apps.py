"""App of the portal."""

from django.apps import AppConfig


class NotifikasiConfig(AppConfig):
    """Registration with Django."""

    name = "notifikasi"
    verbose_name = "Notifikasi"

    def ready(self) -> None:
        """Make the message kinds, commands and file sections of this floor known."""
        from notifikasi import menu, muat, panel, perintah_bawaan, pesan, ringkasan  # noqa: F401, PLC0415  (need the models)
        from satker import layanan  # noqa: PLC0415

        muat.daftarkan()
        menu.pasang()
        panel.pasang()
        layanan.daftarkan_angka_implementasi(ringkasan.angka_implementasi)
