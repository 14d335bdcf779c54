"""The wiring as an app: it makes the Celery application the current one wherever Django is set up."""

from django.apps import AppConfig


class NarahubungConfig(AppConfig):
    """Registration with Django."""

    name = "narahubung"
    verbose_name = "Narahubung"

    def ready(self) -> None:
        """Bind shared tasks to our Celery application, in web processes too."""
        from narahubung import celery  # noqa: F401, PLC0415  (needs the settings)
