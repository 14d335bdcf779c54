"""App of the portal."""

from django.apps import AppConfig


class PerkaraConfig(AppConfig):
    """Registration with Django."""

    name = "perkara"
    verbose_name = "Perkara"

    def ready(self) -> None:
        """Plug into the registries of the floors below."""
        from notifikasi import berganti, hal  # noqa: PLC0415
        from perkara import hal_nomor, menu, metrik, muat, panel, perintah, pesan  # noqa: F401, PLC0415  (models are only there now; two register themselves)
        from perkara.registrasi import berganti as registrasi_berganti  # noqa: PLC0415

        berganti.daftarkan(registrasi_berganti.tugaskan)
        hal.daftarkan(hal_nomor.hal_perkara)
        muat.daftarkan()
        menu.pasang()
        panel.pasang()
        metrik.pasang()
