"""App of the portal."""

from django.apps import AppConfig


class NotifikasiConfig(AppConfig):
    """Registration with Django."""

    name = "notifikasi"
    verbose_name = "Notifikasi"

    def ready(self) -> None:
        """Make the message kinds, commands and file sections of this floor known."""
        from notifikasi import menu, muat, perintah_bawaan, pesan  # noqa: F401, PLC0415  (need the models)

        muat.daftarkan()
        menu.pasang()
