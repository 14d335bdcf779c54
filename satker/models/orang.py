"""A court's people: staff who receive messages, users who sign in, and what they may do."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models

from satker.models.satker import Satker


class Peran(models.TextChoices):
    """What a user may do in one court (domain 8.11)."""

    ADMIN = "admin", "Admin"
    PTSP = "ptsp", "Petugas PTSP"
    KETUA = "ketua", "Ketua"
    WAKIL_KETUA = "wakil_ketua", "Wakil Ketua"
    PANITERA = "panitera", "Panitera"
    PANMUD_HUKUM = "panmud_hukum", "Panitera Muda Hukum"
    HAKIM = "hakim", "Hakim"
    PANITERA_PENGGANTI = "panitera_pengganti", "Panitera Pengganti"
    PETUGAS_INFORMASI = "petugas_informasi", "Petugas Informasi"
    PJ_INFORMASI = "pj_informasi", "Penanggung Jawab Informasi"
    PEMANTAU = "pemantau", "Pemantau pengadilan bawahan"


class Jabatan(models.TextChoices):
    """Offices that receive messages (R-000-15 … R-000-20) and the other ones of a court."""

    KETUA = "ketua", "Ketua"
    WAKIL_KETUA = "wakil_ketua", "Wakil Ketua"
    PANITERA = "panitera", "Panitera"
    PANMUD_HUKUM = "panmud_hukum", "Panitera Muda Hukum"
    PANMUD_GUGATAN = "panmud_gugatan", "Panitera Muda Gugatan"
    PANMUD_PERMOHONAN = "panmud_permohonan", "Panitera Muda Permohonan"
    HAKIM = "hakim", "Hakim"
    PANITERA_PENGGANTI = "panitera_pengganti", "Panitera Pengganti"
    JURUSITA = "jurusita", "Jurusita"
    KASIR = "kasir", "Kasir"
    SEKRETARIS = "sekretaris", "Sekretaris"
    ADMIN = "admin", "Admin"
    PTSP = "ptsp", "Petugas PTSP"


class Pegawai(models.Model):
    """A member of the court's staff; a recipient of recaps and lists when a number is there (R-000-6)."""

    satker = models.ForeignKey(Satker, models.PROTECT, related_name="pegawai", verbose_name="satuan kerja")
    nama = models.CharField("nama dengan gelar", max_length=120)
    nip = models.CharField(
        "NIP", max_length=18, blank=True, validators=[RegexValidator(r"^\d{18}$", "NIP terdiri atas 18 angka.")]
    )
    jabatan = models.CharField("jabatan", max_length=30, choices=Jabatan)
    nomor_wa = models.CharField(
        "nomor WhatsApp",
        max_length=20,
        blank=True,
        validators=[RegexValidator(r"^\+[1-9]\d{7,14}$", "Simpan dalam bentuk +628…")],
    )
    # An officer can be judge and leader at once: the SIPP ids say whose cases are "his".
    hakim_id = models.PositiveIntegerField("id hakim di SIPP", null=True, blank=True)
    panitera_id = models.PositiveIntegerField("id panitera di SIPP", null=True, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name="akun", related_name="+", null=True, blank=True
    )
    aktif = models.BooleanField("aktif", default=True)

    class Meta:
        verbose_name = "pegawai"
        verbose_name_plural = "pegawai"
        ordering = ("nama",)
        constraints = (
            models.UniqueConstraint(
                fields=("satker", "nip"),
                condition=~models.Q(nip=""),
                name="pegawai_nip_unik",
                violation_error_message="NIP ini sudah dipakai pegawai lain.",
            ),
            models.UniqueConstraint(
                fields=("satker", "hakim_id"),
                condition=models.Q(aktif=True),
                name="pegawai_hakim_id_unik",
                violation_error_message="Id hakim ini sudah dipakai pegawai lain yang aktif.",
            ),
            models.UniqueConstraint(
                fields=("satker", "panitera_id"),
                condition=models.Q(aktif=True),
                name="pegawai_panitera_id_unik",
                violation_error_message="Id panitera ini sudah dipakai pegawai lain yang aktif.",
            ),
            models.CheckConstraint(
                condition=models.Q(nomor_wa="") | models.Q(nomor_wa__regex=r"^\+[1-9]\d{7,14}$"),
                name="pegawai_nomor_e164",
            ),
        )

    def __str__(self) -> str:
        return self.nama


class Keanggotaan(models.Model):
    """A user's role in one court; nothing of another court is ever visible through it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="keanggotaan", verbose_name="akun")
    satker = models.ForeignKey(Satker, models.CASCADE, related_name="keanggotaan", verbose_name="satuan kerja")
    peran = models.CharField("peran", max_length=30, choices=Peran)

    class Meta:
        verbose_name = "peran pengguna"
        verbose_name_plural = "peran pengguna"
        constraints = (models.UniqueConstraint(fields=("user", "satker", "peran"), name="keanggotaan_unik"),)

    def __str__(self) -> str:
        return f"{self.user} sebagai {self.get_peran_display()}"
