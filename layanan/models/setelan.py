"""What a court may set for all its desks."""

from datetime import date, time
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from satker.models import Satker
from satker.tanggal import tanggal_pendek

JUMAT = 4


class JamTutup(models.Model):
    """When a court's desks close: on Fridays at another hour than from Monday to Thursday."""

    jam_tutup: Any
    jam_tutup_jumat: Any

    class Meta:
        abstract = True

    def tutup(self, tanggal: date) -> time:
        """When the desks close that day."""
        jam: time = self.jam_tutup_jumat if tanggal.weekday() == JUMAT else self.jam_tutup
        return jam


class SetelanLayanan(JamTutup):
    """A court's closing times: what comes later counts as received on the next working day (domain 8.6, 8.7)."""

    satker = models.OneToOneField(Satker, models.CASCADE, related_name="setelan_layanan", verbose_name="satuan kerja")
    jam_tutup = models.TimeField("jam tutup Senin–Kamis", default=time(16, 30))
    jam_tutup_jumat = models.TimeField("jam tutup Jumat", default=time(17))
    terima_setelah_tutup = models.BooleanField(
        "terima setelah jam tutup pada hari yang sama",
        default=False,
        help_text="Tanpa centang, yang masuk setelah jam tutup dihitung diterima pada hari kerja berikutnya.",
    )

    class Meta:
        verbose_name = "setelan layanan"
        verbose_name_plural = "setelan layanan"

    def __str__(self) -> str:
        return f"Setelan layanan {self.satker}"


class JamKhusus(JamTutup):
    """Other closing times from one day to another: those a decree sets for Ramadan (domain 8.7)."""

    satker = models.ForeignKey(Satker, models.CASCADE, related_name="jam_khusus", verbose_name="satuan kerja")
    mulai = models.DateField("dari tanggal")
    sampai = models.DateField("sampai tanggal")
    jam_tutup = models.TimeField("jam tutup Senin–Kamis")
    jam_tutup_jumat = models.TimeField("jam tutup Jumat")
    dasar = models.CharField("dasar", max_length=150, blank=True, help_text="Misalnya surat edaran jam kerja Ramadan")

    class Meta:
        verbose_name = "jam khusus"
        verbose_name_plural = "jam khusus"
        ordering = ("-mulai",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(sampai__gte=models.F("mulai")),
                name="jam_khusus_urut",
                violation_error_message="Tanggal akhirnya sebelum tanggal mulainya.",
            ),
            models.UniqueConstraint(
                fields=("satker", "mulai"),
                name="jam_khusus_unik",
                violation_error_message="Tanggal mulai ini sudah ada dalam daftar.",
            ),
        )

    def __str__(self) -> str:
        return f"{tanggal_pendek(self.mulai)}–{tanggal_pendek(self.sampai)}"

    def clean(self) -> None:
        """Two decrees cannot say two things of one day."""
        if not (self.mulai and self.sampai and self.satker_id):
            return
        lain = JamKhusus.objects.filter(satker=self.satker_id, mulai__lte=self.sampai, sampai__gte=self.mulai)
        if bentrok := lain.exclude(pk=self.pk).first():
            raise ValidationError(f"Sudah ada jam khusus {bentrok} pada hari yang sama.")
