"""What the court tells the public about the service itself (R-000-1, R-000-21 … R-000-23)."""

from secrets import token_hex
from typing import Any

from django.db import models
from django.db.models import Q

from satker.berkas import periksa_pdf
from satker.models.satker import Satker


class ProfilLayanan(models.Model):
    """The service's entry in the register of court innovations, as the court may edit it (R-000-1)."""

    satker = models.OneToOneField(Satker, models.CASCADE, related_name="profil_layanan", verbose_name="satuan kerja")
    nama = models.CharField("nama layanan", max_length=120, default="Narahubung WhatsApp")
    jenis = models.CharField("jenis", max_length=60, default="berbasis aplikasi")
    tahun = models.PositiveSmallIntegerField("tahun penerapan", default=2021)
    nomor_kinsatker = models.CharField("nomor registrasi Kinsatker", max_length=30, blank=True)
    tautan = models.URLField("tautan", max_length=250, blank=True)
    uraian = models.TextField("uraian", max_length=2000, blank=True)

    class Meta:
        verbose_name = "profil layanan"
        verbose_name_plural = "profil layanan"
        constraints = (models.CheckConstraint(condition=Q(tahun__range=(2000, 2100)), name="profil_layanan_tahun"),)

    def __str__(self) -> str:
        return f"{self.nama}, {self.satker}"


def nama_acak(dokumen: Any, _: str) -> str:
    """A storage path that says nothing about the file and cannot be guessed from its title."""
    return f"dokumen/{dokumen.satker_id}/{token_hex(16)}.pdf"


class Dokumen(models.Model):
    """A PDF for the public: Buku Saku, Manual Book or evidence of implementation (R-000-21, R-000-22, R-000-23)."""

    class Jenis(models.TextChoices):
        BUKU_SAKU = "buku_saku", "Buku Saku"
        MANUAL = "manual", "Manual Book"
        IMPLEMENTASI = "implementasi", "Laporan implementasi"

    satker = models.ForeignKey(Satker, models.CASCADE, related_name="dokumen", verbose_name="satuan kerja")
    jenis = models.CharField("jenis", max_length=15, choices=Jenis)
    judul = models.CharField("judul", max_length=150)
    periode = models.CharField(
        "periode", max_length=60, blank=True, help_text="Untuk laporan implementasi, misalnya Triwulan III Tahun 2024"
    )
    berkas = models.FileField(
        "berkas", upload_to=nama_acak, validators=[periksa_pdf], help_text="PDF, paling besar 20 MB"
    )
    terbit = models.BooleanField("terbit", default=False, help_text="Hanya dokumen terbit yang dapat diunduh umum")
    diunggah = models.DateTimeField("diunggah", null=True, editable=False)

    class Meta:
        verbose_name = "dokumen"
        verbose_name_plural = "dokumen"
        ordering = ("jenis", "-diunggah", "-id")
        constraints = (
            models.CheckConstraint(
                condition=~Q(jenis="implementasi") | ~Q(periode=""),
                name="dokumen_implementasi_berperiode",
                violation_error_message="Laporan implementasi memerlukan periode.",
            ),
        )

    def __str__(self) -> str:
        return self.judul
