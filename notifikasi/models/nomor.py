"""Numbers and the consent given for them."""

from django.conf import settings
from django.db import models

from satker.models import Satker
from satker.telepon import samarkan


class Nomor(models.Model):
    """A phone number as one court knows it. Never a person: families and lawyers share phones."""

    class Keadaan(models.TextChoices):
        AKTIF = "aktif", "Aktif"
        BERHENTI = "berhenti", "Berhenti atas permintaan"
        SALAH_ORANG = "salah_orang", "Bukan milik penerima"
        TIDAK_SAH = "tidak_sah", "Tidak dapat dihubungi"

    satker = models.ForeignKey(Satker, models.PROTECT, related_name="nomor", verbose_name="satuan kerja")
    e164 = models.CharField("nomor", max_length=16)
    keadaan = models.CharField("keadaan", max_length=12, choices=Keadaan, default=Keadaan.AKTIF)
    # None: no gateway could tell. R-000-5: False keeps a number from automatic registration.
    di_whatsapp = models.BooleanField("ada di WhatsApp", null=True, blank=True)
    dicek_pada = models.DateTimeField("dicek pada", null=True, blank=True)
    # Opaque ids WhatsApp may use instead of the number (LID, business-scoped id).
    id_luar = models.CharField("pengenal WhatsApp", max_length=80, blank=True, db_index=True)
    masuk_terakhir = models.DateTimeField("pesan masuk terakhir", null=True, blank=True)
    dibuat = models.DateTimeField("dibuat")

    class Meta:
        verbose_name = "nomor"
        verbose_name_plural = "nomor"
        constraints = (
            models.UniqueConstraint(fields=("satker", "e164"), name="nomor_unik"),
            models.CheckConstraint(condition=models.Q(e164__regex=r"^\+[1-9]\d{7,14}$"), name="nomor_e164"),
        )

    def __str__(self) -> str:
        return samarkan(self.e164)


class Persetujuan(models.Model):
    """The consent ledger (UU PDP 22-24): what was agreed or withdrawn, when, before whom. Append-only."""

    class Tindakan(models.TextChoices):
        BERI = "beri", "Diberikan"
        TARIK = "tarik", "Ditarik"

    class Dasar(models.TextChoices):
        PERSETUJUAN = "persetujuan", "Persetujuan"
        TUGAS_PUBLIK = "tugas_publik", "Tugas pelayanan publik"

    class Kanal(models.TextChoices):
        LOKET = "loket", "Loket PTSP"
        GUGATAN = "gugatan", "Dicantumkan pada surat gugatan"
        BALASAN = "balasan", "Balasan WhatsApp"
        ADMIN = "admin", "Admin"
        FORMULIR = "formulir", "Formulir layanan"

    nomor = models.ForeignKey(Nomor, models.PROTECT, related_name="persetujuan", verbose_name="nomor")
    tindakan = models.CharField("tindakan", max_length=5, choices=Tindakan)
    dasar = models.CharField("dasar", max_length=12, choices=Dasar)
    kanal = models.CharField("kanal", max_length=8, choices=Kanal)
    versi_teks = models.CharField("versi teks persetujuan", max_length=20)
    petugas = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="petugas", related_name="+", null=True, blank=True
    )
    waktu = models.DateTimeField("waktu")
    keterangan = models.CharField("keterangan", max_length=200, blank=True)

    class Meta:
        verbose_name = "persetujuan"
        verbose_name_plural = "persetujuan"
        ordering = ("-waktu", "-id")

    def __str__(self) -> str:
        return f"{self.get_tindakan_display()} {self.waktu:%d-%m-%Y}"
