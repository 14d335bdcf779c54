"""The wiring as an app: it makes the Celery application the current one wherever Django is set up."""

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class NarahubungConfig(AppConfig):
    """Registration with Django."""

    name = "narahubung"

    verbose_name = "Narahubung"

    def ready(self) -> None:
        """Bind shared tasks to our Celery application, in web processes too."""
        from narahubung import celery  # noqa: F401, PLC0415  (needs the settings)


class AdminNarahubung(admin_apps.AdminConfig):
    """Django's admin with our site in place of the default one."""

    default = False  # not what "narahubung" alone means
    default_site = "narahubung.admin.SitusAdmin"
