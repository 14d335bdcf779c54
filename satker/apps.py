"""App of the portal."""

from django.apps import AppConfig, apps


class SatkerConfig(AppConfig):
    """Registration with Django."""

    name = "satker"
    verbose_name = "Satuan kerja"

    def ready(self) -> None:
        """Fill the registries of this floor with its own parts."""
        from satker import beranda, kata, navigasi  # noqa: PLC0415  (models are only there now)
        from satker.models import Peran  # noqa: PLC0415
        from satker.muat import satker  # noqa: PLC0415

        apps.get_app_config("auth").verbose_name = "Akun"  # type: ignore[assignment]
        kata.pasang()
        satker.daftarkan()
        beranda.daftarkan_perhatian(beranda.perhatian_libur)
        navigasi.daftarkan(navigasi.Butir(0, "beranda", "Beranda", "beranda"))
        navigasi.daftarkan(navigasi.Butir(90, "admin:index", "Pengaturan", "pengaturan", frozenset({Peran.ADMIN})))
