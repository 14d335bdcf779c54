"""Files that belong to a matter."""

from secrets import token_hex
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from layanan.models.urusan import Urusan

FOLDER = "lampiran"


def nama_acak(_lampiran: Any, _nama: str) -> str:
    """A storage path that says nothing about the file and cannot be guessed; no extension, nothing will run it."""
    return f"{FOLDER}/{token_hex(16)}"


class Lampiran(models.Model):
    """One file, cleaned before it came here. Written by layanan.lampiran only.

    `urusan` is empty between storing and the end of the form's transaction; what stays so is swept away.
    """

    class Pindai(models.TextChoices):
        BERSIH = "bersih", "Bersih"
        BELUM = "belum_dipindai", "Belum dipindai"
        TERINFEKSI = "terinfeksi", "Dihapus karena virus"

    class Sisi(models.TextChoices):
        PEMOHON = "pemohon", "Pemohon"
        PENGADILAN = "pengadilan", "Pengadilan"

    urusan = models.ForeignKey(
        Urusan, models.PROTECT, related_name="lampiran", verbose_name="urusan", null=True, blank=True
    )
    nama = models.CharField("nama berkas", max_length=120)
    jenis = models.CharField("jenis", max_length=60, help_text="Menurut isinya, bukan menurut namanya")
    ukuran = models.PositiveIntegerField("ukuran", help_text="bita")
    sha256 = models.CharField("sidik SHA-256", max_length=64)
    berkas = models.FileField("berkas", upload_to=nama_acak, max_length=120, blank=True)
    pindai = models.CharField("pemindaian", max_length=15, choices=Pindai, default=Pindai.BELUM)
    sisi = models.CharField("diunggah oleh", max_length=10, choices=Sisi)
    untuk_pemohon = models.BooleanField("boleh dibaca pemohon", default=False)
    diunggah = models.DateTimeField("diunggah")
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="petugas", related_name="+", null=True, blank=True
    )

    class Meta:
        verbose_name = "lampiran"
        verbose_name_plural = "lampiran"
        ordering = ("id",)
        indexes = (
            models.Index(fields=("diunggah",), name="lampiran_yatim", condition=Q(urusan=None)),
            models.Index(fields=("id",), name="lampiran_belum_dipindai", condition=Q(pindai="belum_dipindai")),
        )
        constraints = (
            # A file that carried a virus is gone; every other one is there.
            models.CheckConstraint(
                condition=Q(pindai="terinfeksi", berkas="") | (~Q(pindai="terinfeksi") & ~Q(berkas="")),
                name="lampiran_ada_berkas",
            ),
        )

    def __str__(self) -> str:
        return self.nama
