"""The days on which a court does not work."""

from django.db import models

from satker import tanggal as tgl
from satker.models.satker import Satker


class HariLibur(models.Model):
    """A day that is no working day: national (no court) or of one court; `hari_kerja` overrides a seeded one."""

    class Jenis(models.TextChoices):
        NASIONAL = "nasional", "Libur nasional"
        CUTI_BERSAMA = "cuti_bersama", "Cuti bersama"
        DAERAH = "daerah", "Libur daerah"

    satker = models.ForeignKey(
        Satker, models.CASCADE, verbose_name="satuan kerja", null=True, blank=True, help_text="Kosong: semua pengadilan"
    )
    tanggal = models.DateField("tanggal", db_index=True)
    nama = models.CharField("nama", max_length=150)
    jenis = models.CharField("jenis", max_length=15, choices=Jenis)
    hari_kerja = models.BooleanField("tetap hari kerja", default=False)
    perkiraan = models.BooleanField("tanggal perkiraan", default=False)
    # True while the row stands as `muat_libur` wrote it; an admin's save ends that, and no later seed touches it.
    dari_benih = models.BooleanField("dari daftar bawaan", default=False, editable=False)

    class Meta:
        verbose_name = "hari libur"
        verbose_name_plural = "hari libur"
        ordering = ("tanggal",)
        constraints = (
            models.UniqueConstraint(
                fields=("satker", "tanggal"),
                nulls_distinct=False,
                name="hari_libur_unik",
                violation_error_message="Tanggal ini sudah ada dalam daftar.",
            ),
        )

    def __str__(self) -> str:
        return f"{tgl.tanggal_panjang(self.tanggal)}: {self.nama}"
