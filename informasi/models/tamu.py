"""The electronic guest book (R-002-2)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from informasi.models.permohonan import Permohonan
from satker.kripto import TeksTerenkripsi
from satker.models import Satker


class Tamu(models.Model):
    """One visit. Linked to a request it is what R-002-27 asks for before a document is handed over."""

    satker = models.ForeignKey(Satker, models.PROTECT, related_name="tamu", verbose_name="satuan kerja")
    nama = models.CharField("nama", max_length=120)
    asal = TeksTerenkripsi("alamat atau instansi")
    kontak = TeksTerenkripsi("nomor kontak", blank=True)
    keperluan = models.CharField("keperluan", max_length=250)
    bertemu = models.CharField("yang ditemui", max_length=120, blank=True)
    ktp_ditunjukkan = models.BooleanField("KTP ditunjukkan", default=False)  # R-002-1
    # The court's own date, so that "today" needs no zone in a query.
    tanggal = models.DateField("tanggal")
    datang = models.DateTimeField("datang")
    pulang = models.DateTimeField("pulang", null=True, blank=True)
    permohonan = models.ForeignKey(
        Permohonan, models.PROTECT, related_name="kunjungan", verbose_name="permohonan informasi", null=True, blank=True
    )
    petugas = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="petugas", related_name="+", null=True, blank=True
    )

    class Meta:
        verbose_name = "tamu"
        verbose_name_plural = "buku tamu"
        ordering = ("-datang", "-id")
        indexes = (models.Index(fields=("satker", "-tanggal", "-datang"), name="tamu_terbaru"),)
        constraints = (
            models.CheckConstraint(condition=~Q(nama="") & ~Q(asal="") & ~Q(keperluan=""), name="tamu_utuh"),
            models.CheckConstraint(
                condition=Q(pulang=None) | Q(pulang__gte=F("datang")), name="tamu_pulang_setelah_datang"
            ),
        )

    def __str__(self) -> str:
        return f"{self.nama}, {self.tanggal:%d-%m-%Y}"
