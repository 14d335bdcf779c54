"""Signs of life of the processes that nobody looks at."""

from django.db import models


class Denyut(models.Model):
    """The last sign of life of one process: the beat, or one worker on one machine."""

    nama = models.CharField("proses", max_length=120, unique=True)
    pada = models.DateTimeField("terakhir")

    class Meta:
        verbose_name = "denyut"
        verbose_name_plural = "denyut"

    def __str__(self) -> str:
        return self.nama
