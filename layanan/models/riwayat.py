"""The timeline of a matter."""

from django.conf import settings
from django.db import models

from layanan.models.urusan import Urusan


class Riwayat(models.Model):
    """One step, by whom and when. Append-only: a trigger refuses UPDATE, DELETE and TRUNCATE."""

    urusan = models.ForeignKey(Urusan, models.PROTECT, related_name="riwayat", verbose_name="urusan")
    waktu = models.DateTimeField("waktu")
    tindakan = models.CharField("tindakan", max_length=40)
    dari = models.CharField("dari", max_length=30, blank=True)
    ke = models.CharField("ke", max_length=30)
    pelaku = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="pelaku", related_name="+", null=True, blank=True
    )
    sebagai = models.CharField("sebagai", max_length=30, help_text="Peran, pemohon, atau sistem")
    # What the applicant may read; empty: the step is not shown to him.
    kalimat = models.TextField("kalimat untuk pemohon", blank=True)
    catatan = models.TextField("catatan internal", blank=True)
    data = models.JSONField("data", default=dict, blank=True)

    class Meta:
        verbose_name = "riwayat"
        verbose_name_plural = "riwayat"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.tindakan}: {self.dari or '–'} → {self.ke}"
