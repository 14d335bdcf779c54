"""Where the counting of each register stands."""

from django.db import models

from satker.models import Satker


class NomorRegister(models.Model):
    """The last number given in one court, register and year. Its row is the lock that leaves no gaps."""

    satker = models.ForeignKey(Satker, models.PROTECT, related_name="+", verbose_name="satuan kerja")
    register = models.CharField("register", max_length=20)
    tahun = models.PositiveSmallIntegerField("tahun")
    terakhir = models.PositiveIntegerField("nomor terakhir", default=0)

    class Meta:
        verbose_name = "nomor register"
        verbose_name_plural = "nomor register"
        constraints = (models.UniqueConstraint(fields=("satker", "register", "tahun"), name="nomor_register_unik"),)

    def __str__(self) -> str:
        return f"{self.register} {self.tahun}: {self.terakhir}"
