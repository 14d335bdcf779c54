"""App of the portal."""

from django.apps import AppConfig


class PerkaraConfig(AppConfig):
    """Registration with Django."""

    name = "perkara"
    verbose_name = "Perkara"

    def ready(self) -> None:
        """Plug into the registries of the floors below."""
        from perkara import menu, muat, panel, perintah, pesan  # noqa: F401, PLC0415  (models are only there now; two register themselves)

        muat.daftarkan()
        menu.pasang()
        panel.pasang()
