"""App of the portal."""

from django.apps import AppConfig


class SatkerConfig(AppConfig):
    """Registration with Django."""

    name = "satker"
    verbose_name = "Satuan kerja"

    def ready(self) -> None:
        """Fill the registries of this floor with its own parts."""
        from satker import beranda, navigasi
        from satker.models import Peran
        from satker.muat import satker

        satker.daftarkan()
        beranda.daftarkan_perhatian(beranda.perhatian_libur)
        navigasi.daftarkan(navigasi.Butir(0, "beranda", "Beranda", "beranda"))
        navigasi.daftarkan(navigasi.Butir(90, "admin:index", "Pengaturan", "pengaturan", frozenset({Peran.ADMIN})))
