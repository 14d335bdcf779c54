"""The court: every other record of the portal hangs from one."""

import re
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models

from satker import tanggal as tgl

_SINGKATAN_PENGADILAN = re.compile(r"(?:PTA|PA|MS)[.\- ]+[A-Z]", re.IGNORECASE)


class Satker(models.Model):
    """One court (satuan kerja): every other record of the portal hangs from one."""

    class Tingkat(models.TextChoices):
        PERTAMA = "pertama", "Tingkat pertama (PA)"
        BANDING = "banding", "Tingkat banding (PTA)"
        PEMDA = "pemda", "Pemerintah daerah"

    kode = models.SlugField("kode", max_length=30, unique=True)
    nama = models.CharField("nama", max_length=120)
    singkatan = models.CharField(
        "singkatan pada nomor perkara",
        max_length=30,
        help_text="Bagian akhir nomor perkara, misalnya PA.Ba",
        validators=[RegexValidator(r"^[A-Za-z][A-Za-z.\- ]*$", "Tulis seperti pada nomor perkara, misalnya PA.Ba.")],
    )
    tingkat = models.CharField("tingkat", max_length=10, choices=Tingkat, default=Tingkat.PERTAMA)
    induk = models.ForeignKey(
        "self", models.PROTECT, verbose_name="pengadilan tingkat banding", related_name="bawahan", null=True, blank=True
    )
    zona_waktu = models.CharField(
        "zona waktu",
        max_length=30,
        choices=[(z, f"{s} ({z})") for z, s in tgl.ZONA_SINGKAT.items()],
        default="Asia/Jakarta",
    )
    alamat = models.CharField("alamat", max_length=250, blank=True)
    telepon = models.CharField("telepon", max_length=60, blank=True)
    surel = models.EmailField("surel", blank=True)
    jam_layanan = models.CharField(
        "jam layanan", max_length=150, default="Senin–Kamis 08.00–16.30, Jumat 08.00–17.00", blank=True
    )
    cuti_bersama_hari_kerja = models.BooleanField("cuti bersama dihitung hari kerja", default=False)
    aktif = models.BooleanField("aktif", default=True)

    class Meta:
        verbose_name = "satuan kerja"
        verbose_name_plural = "satuan kerja"
        ordering = ("nama",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(zona_waktu__in=list(tgl.ZONA_SINGKAT)), name="satker_zona_indonesia"
            ),
            models.CheckConstraint(
                condition=models.Q(induk=None) | ~models.Q(induk=models.F("id")),
                name="satker_bukan_induk_sendiri",
                violation_error_message="Pengadilan ini tidak dapat menjadi atasannya sendiri.",
            ),
        )

    def __str__(self) -> str:
        return self.nama

    def clean(self) -> None:
        """A court's suffix must read as one, or no short case number (12.G.2026) could be completed with it."""
        if self.tingkat != self.Tingkat.PEMDA and not _SINGKATAN_PENGADILAN.match(self.singkatan):
            kalimat = "Singkatan pengadilan diawali PA, PTA, atau MS seperti pada nomor perkara, misalnya PA.Ba."
            raise ValidationError({"singkatan": kalimat})

    @property
    def zona(self) -> ZoneInfo:
        return ZoneInfo(self.zona_waktu)
