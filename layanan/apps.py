"""App of the portal."""

from django.apps import AppConfig


class LayananConfig(AppConfig):
    """Registration with Django."""

    name = "layanan"
    verbose_name = "Meja layanan"

    def ready(self) -> None:
        """Make message kinds, the warnings of deadlines and the sections of a court's file known."""
        from layanan import muat, panel, pesan  # noqa: F401, PLC0415  (models are only there now; one registers itself)
        from layanan.peringatan import pesan as _  # noqa: F401, PLC0415  (registers itself)

        muat.daftarkan()
        panel.pasang()
