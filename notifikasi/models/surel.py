"""The outbox of e-mail: as the one of messages, a row first and a call second."""

from django.db import models
from django.db.models import Q

from satker.models import Satker


class Surel(models.Model):
    """One e-mail owed to one address. `kunci` makes it once."""

    class Status(models.TextChoices):
        ANTRE = "antre", "Antre"
        DIKIRIM = "dikirim", "Dikirim"
        TERKIRIM = "terkirim", "Diterima peladen surel"
        GAGAL = "gagal", "Gagal"
        TAK_PASTI = "tak_pasti", "Tak pasti"

    # None: from the portal itself, to those who run it.
    satker = models.ForeignKey(
        Satker, models.PROTECT, related_name="surel_keluar", verbose_name="satuan kerja", null=True, blank=True
    )
    kunci = models.CharField("kunci", max_length=200, unique=True)
    kepada = models.CharField("kepada", max_length=254)
    perihal = models.CharField("perihal", max_length=250)
    teks = models.TextField("teks")
    status = models.CharField("status", max_length=10, choices=Status, default=Status.ANTRE)
    percobaan = models.PositiveSmallIntegerField("percobaan", default=0)
    galat = models.CharField("sebab", max_length=500, blank=True)
    dibuat = models.DateTimeField("dibuat")
    siap_pada = models.DateTimeField("siap pada", help_text="Saat dibuat, atau waktu coba lagi")
    selesai_pada = models.DateTimeField("terkirim, gagal atau tak pasti", null=True, blank=True)

    class Meta:
        verbose_name = "surel"
        verbose_name_plural = "surel"
        indexes = (models.Index(fields=("siap_pada", "id"), condition=Q(status="antre"), name="surel_antrean"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(status__in=("antre", "dikirim", "terkirim", "gagal", "tak_pasti")),
                name="surel_status_dikenal",
            ),
        )

    def __str__(self) -> str:
        return f"surel {self.pk}"
