"""What the court shows without being asked (R-002-11): a request is for what is not found here."""

from secrets import token_hex
from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import GeneratedField, Q

from informasi.models.permohonan import Permohonan
from informasi.models.pilihan import JenisTerbuka
from satker.berkas import periksa_pdf
from satker.models import Satker

BAHASA = "indonesian"


def nama_acak(butir: Any, _: str) -> str:
    """A storage path that says nothing about the file."""
    return f"informasi/{butir.satker_id}/{token_hex(16)}.pdf"


class InformasiTerbuka(models.Model):
    """A document, an answered question or a page of the court; only what is `terbit` is found by the public."""

    satker = models.ForeignKey(Satker, models.CASCADE, related_name="informasi_terbuka", verbose_name="satuan kerja")
    jenis = models.CharField("jenis", max_length=8, choices=JenisTerbuka)
    judul = models.CharField("judul atau pertanyaan", max_length=200)
    isi = models.TextField("isi atau jawaban", max_length=10000, blank=True)
    berkas = models.FileField(
        "berkas", upload_to=nama_acak, validators=[periksa_pdf], blank=True, help_text="PDF, paling besar 20 MB"
    )
    tautan = models.URLField("tautan", max_length=250, blank=True)
    # Where an answer came from; the public never sees it, nor whose question it was.
    permohonan = models.ForeignKey(
        Permohonan, models.SET_NULL, related_name="+", verbose_name="dari permohonan", null=True, blank=True
    )
    terbit = models.BooleanField("terbit", default=False, help_text="Hanya yang terbit ditemukan oleh umum")
    diperbarui = models.DateTimeField("diperbarui", null=True, editable=False)
    cari = GeneratedField(
        expression=SearchVector("judul", weight="A", config=BAHASA) + SearchVector("isi", weight="B", config=BAHASA),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        verbose_name = "informasi terbuka"
        verbose_name_plural = "informasi terbuka"
        ordering = ("-diperbarui", "-id")
        indexes = (
            GinIndex(fields=("cari",), name="informasi_terbuka_cari"),
            models.Index(fields=("satker", "-diperbarui"), condition=Q(terbit=True), name="informasi_terbuka_terbit"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("satker", "judul"),
                name="informasi_terbuka_judul",
                violation_error_message="Judul ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=~Q(judul="") & (~Q(isi="") | ~Q(berkas="") | ~Q(tautan="")),
                name="informasi_terbuka_berisi",
                violation_error_message="Isi jawaban, berkas, atau tautannya dahulu.",
            ),
            models.CheckConstraint(
                condition=(Q(jenis="dokumen") & ~Q(berkas=""))
                | (Q(jenis="jawaban") & ~Q(isi=""))
                | (Q(jenis="tautan") & ~Q(tautan="")),
                name="informasi_terbuka_jenis",
                violation_error_message="Dokumen memerlukan berkas, jawaban memerlukan isi, tautan memerlukan alamat.",
            ),
        )

    def __str__(self) -> str:
        return self.judul
