"""What a court may set for all its desks."""

from datetime import date, time

from django.db import models

from satker.models import Satker

JUMAT = 4


class SetelanLayanan(models.Model):
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

    def tutup(self, tanggal: date) -> time:
        """When the desks close that day."""
        return self.jam_tutup_jumat if tanggal.weekday() == JUMAT else self.jam_tutup
