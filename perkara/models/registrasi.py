"""Who is to be told about which case."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from notifikasi.models import Nomor, Persetujuan
from perkara.models.perkara import EFiling, Kuasa, Perkara, Pihak
from satker.models import Satker


class Registrasi(models.Model):
    """A number registered to a case (R-000-3, R-000-4). One number serves many cases, a case many numbers.

    While the case is not in SIPP yet, `perkara` is empty and `ditunggu` holds what is waited for:
    the key of a case number, or an e-Court register number.
    """

    class Sumber(models.TextChoices):
        LOKET = "loket", "Loket PTSP"
        OTOMATIS = "otomatis", "Otomatis dari gugatan"

    class Hubungan(models.TextChoices):
        DIRI = "diri", "Pihak sendiri"
        KUASA = "kuasa", "Kuasa"
        KELUARGA = "keluarga", "Keluarga"

    class Status(models.TextChoices):
        AKTIF = "aktif", "Aktif"
        MENUNGGU = "menunggu", "Menunggu perkara di SIPP"
        DICABUT = "dicabut", "Dicabut"
        SALAH = "salah", "Bukan pihak perkara"

    satker = models.ForeignKey(Satker, models.PROTECT, related_name="registrasi", verbose_name="satuan kerja")
    perkara = models.ForeignKey(
        Perkara, models.PROTECT, related_name="registrasi", verbose_name="perkara", null=True, blank=True
    )
    ditunggu = models.CharField("nomor yang ditunggu", max_length=250, blank=True, db_index=True)
    ditunggu_tampil = models.CharField("nomor seperti diketik", max_length=250, blank=True)
    efiling = models.ForeignKey(
        EFiling, models.SET_NULL, related_name="registrasi", verbose_name="e-filing", null=True, blank=True
    )
    nomor = models.ForeignKey(Nomor, models.PROTECT, related_name="registrasi", verbose_name="nomor")
    nama = models.CharField("nama", max_length=500)
    sisi = models.PositiveSmallIntegerField("sisi", null=True, blank=True)
    pihak = models.ForeignKey(Pihak, models.SET_NULL, related_name="registrasi", null=True, blank=True)
    kuasa = models.ForeignKey(Kuasa, models.SET_NULL, related_name="registrasi", null=True, blank=True)
    hubungan = models.CharField("hubungan", max_length=8, choices=Hubungan, default=Hubungan.DIRI)
    sumber = models.CharField("sumber", max_length=8, choices=Sumber)
    status = models.CharField("status", max_length=8, choices=Status)
    persetujuan = models.ForeignKey(
        Persetujuan, models.PROTECT, related_name="+", verbose_name="persetujuan", null=True, blank=True
    )
    petugas = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="petugas", related_name="+", null=True, blank=True
    )
    dibuat = models.DateTimeField("dibuat")
    dicabut_pada = models.DateTimeField("dicabut", null=True, blank=True)
    sebab_dicabut = models.CharField("sebab dicabut", max_length=200, blank=True)

    class Meta:
        verbose_name = "registrasi"
        verbose_name_plural = "registrasi"
        ordering = ("-dibuat", "-id")
        constraints = (
            # Both spouses may give one number: still one registration, one message per case and number.
            models.UniqueConstraint(
                fields=("perkara", "nomor"), condition=Q(status="aktif"), name="registrasi_aktif_unik"
            ),
            models.UniqueConstraint(
                fields=("satker", "ditunggu", "nomor"), condition=Q(status="menunggu"), name="registrasi_tunggu_unik"
            ),
            models.CheckConstraint(
                condition=(Q(status="menunggu") & Q(perkara=None) & ~Q(ditunggu=""))
                | (~Q(status="menunggu") & (Q(perkara__isnull=False) | ~Q(ditunggu=""))),
                name="registrasi_punya_perkara",
            ),
        )
        indexes = (models.Index(fields=("satker", "-dibuat"), name="registrasi_terbaru"),)

    def __str__(self) -> str:
        return f"{self.nama} ({self.nomor})"


class TugasLoket(models.Model):
    """A number the counter must settle with the litigant: why it was not registered automatically (R-000-5)."""

    satker = models.ForeignKey(Satker, models.PROTECT, related_name="tugas_loket", verbose_name="satuan kerja")
    perkara = models.ForeignKey(Perkara, models.CASCADE, related_name="tugas_loket", verbose_name="perkara")
    pihak = models.ForeignKey(Pihak, models.CASCADE, related_name="tugas_loket", null=True, blank=True)
    kuasa = models.ForeignKey(Kuasa, models.CASCADE, related_name="tugas_loket", null=True, blank=True)
    mentah = models.CharField("isian di SIPP", max_length=320, blank=True)
    # A number that WhatsApp says its owner left for another: the counter asks before anything moves.
    nomor_lama = models.ForeignKey(
        Nomor, models.CASCADE, related_name="+", verbose_name="nomor lama", null=True, blank=True
    )
    nomor_baru = models.CharField("nomor baru", max_length=16, blank=True)
    sebab = models.CharField("sebab", max_length=250)
    dibuat = models.DateTimeField("dibuat")
    selesai_pada = models.DateTimeField("selesai", null=True, blank=True)
    selesai_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="diselesaikan oleh",
        related_name="+",
        null=True,
        blank=True,
    )

    class Meta:
        verbose_name = "tugas loket"
        verbose_name_plural = "tugas loket"
        ordering = ("-dibuat", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("perkara", "pihak", "kuasa", "mentah", "nomor_lama", "nomor_baru"),
                nulls_distinct=False,
                name="tugas_loket_unik",
            ),
            models.CheckConstraint(
                condition=Q(nomor_baru="", nomor_lama=None) | (~Q(nomor_baru="") & Q(nomor_lama__isnull=False)),
                name="tugas_loket_nomor_berganti",
            ),
        )
        indexes = (models.Index(fields=("satker", "-dibuat"), condition=Q(selesai_pada=None), name="tugas_terbuka"),)

    def __str__(self) -> str:
        return self.sebab


class KodeDaftar(models.Model):
    """A code made at the counter: whoever sends `DAFTAR <kode>` by WhatsApp is registered as that person, once."""

    satker = models.ForeignKey(Satker, models.PROTECT, related_name="kode_daftar", verbose_name="satuan kerja")
    kode = models.CharField("kode", max_length=12)
    perkara = models.ForeignKey(Perkara, models.CASCADE, related_name="+", verbose_name="perkara")
    pihak = models.ForeignKey(Pihak, models.CASCADE, related_name="+", null=True, blank=True)
    kuasa = models.ForeignKey(Kuasa, models.CASCADE, related_name="+", null=True, blank=True)
    nama = models.CharField("nama", max_length=500)
    sisi = models.PositiveSmallIntegerField("sisi")
    hubungan = models.CharField("hubungan", max_length=8, choices=Registrasi.Hubungan)
    petugas = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="petugas", related_name="+")
    dibuat = models.DateTimeField("dibuat")
    berlaku_sampai = models.DateTimeField("berlaku sampai")
    dipakai_pada = models.DateTimeField("dipakai", null=True, blank=True)
    registrasi = models.ForeignKey(
        Registrasi, models.SET_NULL, related_name="+", verbose_name="registrasi", null=True, blank=True
    )

    class Meta:
        verbose_name = "kode pendaftaran"
        verbose_name_plural = "kode pendaftaran"
        constraints = (
            models.UniqueConstraint(fields=("satker", "kode"), name="kode_daftar_unik"),
            models.CheckConstraint(condition=Q(berlaku_sampai__gt=models.F("dibuat")), name="kode_daftar_masa_berlaku"),
        )

    def __str__(self) -> str:
        return f"kode pendaftaran {self.pk}"
