"""The audit trail."""

from django.db import models

from satker.models.satker import Satker


class JejakAudit(models.Model):
    """Who did what, when. Append-only: a trigger in the database refuses UPDATE and DELETE."""

    waktu = models.DateTimeField("waktu", db_index=True)
    satker = models.ForeignKey(
        Satker, models.PROTECT, verbose_name="satuan kerja", null=True, blank=True, related_name="+"
    )
    pelaku = models.CharField("pelaku", max_length=150, help_text="Nama akun, atau nama proses")
    tindakan = models.CharField("tindakan", max_length=60, db_index=True)
    objek = models.CharField("objek", max_length=120, blank=True)
    rincian = models.JSONField("rincian", default=dict)

    class Meta:
        verbose_name = "jejak audit"
        verbose_name_plural = "jejak audit"
        ordering = ("-waktu", "-id")

    def __str__(self) -> str:
        return f"{self.pelaku}: {self.tindakan}"
