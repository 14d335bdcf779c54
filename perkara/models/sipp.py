"""Where the cases come from, how the reading went, and what a court set for its notices."""

from datetime import time

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from satker.kripto import TeksTerenkripsi
from satker.models import Satker
from satker.waktu import lokal

PENGINGAT_TERJAUH = 30  # days


def pengingat_bawaan() -> list[int]:
    """H-1, calendar days: the seed states no lead time (domain, open question Q2)."""
    return [1]


class SumberSipp(models.Model):
    """A court's SIPP database. Read only; nothing older than `mulai` is ever announced."""

    satker = models.OneToOneField(Satker, models.CASCADE, related_name="sumber_sipp", verbose_name="satuan kerja")
    url = TeksTerenkripsi("alamat basis data")
    mulai = models.DateField("mulai", help_text="Kejadian sebelum tanggal ini tidak diberitahukan")
    aktif = models.BooleanField("aktif", default=True)
    terakhir_mulai = models.DateTimeField("sinkron terakhir dimulai", null=True, blank=True)
    terakhir_selesai = models.DateTimeField("sinkron terakhir berhasil", null=True, blank=True)
    galat = models.CharField("galat terakhir", max_length=500, blank=True)
    catatan_skema = models.JSONField("kolom yang tidak ada", default=list, blank=True)

    class Meta:
        verbose_name = "sumber SIPP"
        verbose_name_plural = "sumber SIPP"

    def __str__(self) -> str:
        return f"SIPP {self.satker}"


class JalanSinkron(models.Model):
    """One run of the sync and its counts."""

    satker = models.ForeignKey(Satker, models.CASCADE, related_name="jalan_sinkron", verbose_name="satuan kerja")
    mulai = models.DateTimeField("mulai")
    selesai = models.DateTimeField("selesai", null=True, blank=True)
    hitungan = models.JSONField("hitungan", default=dict)
    galat = models.CharField("galat", max_length=500, blank=True)

    class Meta:
        verbose_name = "jalannya sinkron"
        verbose_name_plural = "jalannya sinkron"
        ordering = ("-mulai",)
        indexes = (models.Index(fields=("satker", "-mulai"), name="jalan_sinkron_terbaru"),)

    def __str__(self) -> str:
        return f"{self.satker} {lokal(self.satker, self.mulai):%d-%m-%Y %H.%M}"


class Karantina(models.Model):
    """A row of SIPP set aside because it could not be understood; shown to the admin with the reason."""

    satker = models.ForeignKey(Satker, models.CASCADE, related_name="karantina", verbose_name="satuan kerja")
    tabel = models.CharField("tabel", max_length=64)
    kunci = models.CharField("kunci", max_length=64)
    sebab = models.CharField("sebab", max_length=300)
    isi = models.JSONField("isi", default=dict)
    pertama = models.DateTimeField("pertama dilihat")
    terakhir = models.DateTimeField("terakhir dilihat")
    selesai_pada = models.DateTimeField("tidak ditemukan lagi sejak", null=True, blank=True)

    class Meta:
        verbose_name = "baris SIPP yang disisihkan"
        verbose_name_plural = "baris SIPP yang disisihkan"
        ordering = ("-terakhir",)
        constraints = (models.UniqueConstraint(fields=("satker", "tabel", "kunci"), name="karantina_unik"),)

    def __str__(self) -> str:
        return f"{self.tabel} {self.kunci}: {self.sebab}"


class SetelanPerkara(models.Model):
    """A court's choices for its case notices. Defaults: domain 6.F (the seed's profile)."""

    satker = models.OneToOneField(Satker, models.CASCADE, related_name="setelan_perkara", verbose_name="satuan kerja")
    pengingat = ArrayField(
        models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(PENGINGAT_TERJAUH)]),
        verbose_name="pengingat (hari kalender sebelum sidang)",
        default=pengingat_bawaan,
        blank=True,
        help_text="Misalnya 3,1. Kosong: tanpa pengingat",
    )
    jam_pengingat = models.TimeField("jam pengingat", default=time(8))
    jam_rekap = models.TimeField("jam rekap pimpinan", default=time(16))
    jam_tunggakan = models.TimeField("jam daftar tunggakan", default=time(8))
    daftar_otomatis = models.BooleanField("daftarkan nomor pada gugatan secara otomatis", default=True)
    tampilkan_jenis = models.BooleanField("sebut jenis perkara pada pesan", default=False)
    kata_netral = models.BooleanField("sebut akta cerai sebagai produk pengadilan", default=False)
    tunda_akta = models.PositiveSmallIntegerField("tunda pemberitahuan akta (hari)", default=0)
    pnbp_akta = models.PositiveIntegerField("PNBP akta cerai (rupiah)", default=10_000)
    tenggang_edoc = models.PositiveSmallIntegerField("tenggang E-Doc (hari)", default=0)
    tenggang_bas = models.PositiveSmallIntegerField("tenggang BAS (hari)", default=0)
    anonimisasi_setelah_edoc = models.BooleanField("tagih anonimisasi hanya bila E-Doc sudah ada", default=False)
    semua_anggota_majelis = models.BooleanField("tagih semua anggota majelis", default=False)
    jam_sidang_bawaan = models.TimeField("jam sidang bila SIPP kosong", default=time(9))

    class Meta:
        verbose_name = "setelan perkara"
        verbose_name_plural = "setelan perkara"
        constraints = (
            models.CheckConstraint(condition=Q(pengingat__len__lte=5), name="setelan_pengingat_paling_banyak_5"),
            # On the day itself or after it a reminder is none.
            models.CheckConstraint(
                condition=Q(pengingat__contained_by=list(range(1, PENGINGAT_TERJAUH + 1))),
                name="setelan_pengingat_1_sampai_30",
            ),
        )

    def __str__(self) -> str:
        return f"Setelan perkara {self.satker}"
