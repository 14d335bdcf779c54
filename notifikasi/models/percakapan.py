"""Conversations: what one person and the court wrote each other, and whether somebody waits for an answer."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from notifikasi.models.nomor import Nomor
from satker.models import Satker


class Percakapan(models.Model):
    """One number's conversation with one court; `pengirim` is the gateway's id where no number is known (LID).

    `menunggu_sejak`: since when a text waits for a person, empty when none does.
    """

    satker = models.ForeignKey(Satker, models.PROTECT, related_name="percakapan", verbose_name="satuan kerja")
    nomor = models.OneToOneField(
        Nomor, models.CASCADE, related_name="percakapan", verbose_name="nomor", null=True, blank=True
    )
    pengirim = models.CharField("pengirim", max_length=80, blank=True)
    terakhir = models.DateTimeField("pesan masuk terakhir")
    menunggu_sejak = models.DateTimeField("menunggu sejak", null=True, blank=True)
    ditangani_pada = models.DateTimeField("ditangani", null=True, blank=True)
    ditangani_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="ditangani oleh",
        related_name="+",
        null=True,
        blank=True,
    )

    class Meta:
        verbose_name = "percakapan"
        verbose_name_plural = "percakapan"
        constraints = (
            models.UniqueConstraint(
                fields=("satker", "pengirim"), condition=Q(nomor=None), name="percakapan_pengirim_unik"
            ),
            models.CheckConstraint(
                condition=Q(nomor__isnull=False) | ~Q(pengirim=""), name="percakapan_punya_lawan_bicara"
            ),
        )
        indexes = (
            models.Index(fields=("satker", "-terakhir"), name="percakapan_terbaru"),
            models.Index(fields=("satker",), condition=Q(menunggu_sejak__isnull=False), name="percakapan_menunggu"),
        )

    def __str__(self) -> str:
        return f"percakapan {self.pk}"
