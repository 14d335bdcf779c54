"""What gateways tell us: raw events first, their meaning later."""

from django.db import models
from django.db.models import Q

from notifikasi.models.gateway import Gateway
from notifikasi.models.nomor import Nomor
from notifikasi.models.percakapan import Percakapan
from notifikasi.models.pesan import Pesan


class KotakWebhook(models.Model):
    """A webhook body as it came, once per provider event; processed by a task, re-processable after a fix."""

    gateway = models.ForeignKey(Gateway, models.CASCADE, related_name="kotak", verbose_name="gateway")
    kunci = models.CharField("kunci peristiwa", max_length=200)
    badan = models.TextField("badan")
    diterima_pada = models.DateTimeField("diterima")
    diproses_pada = models.DateTimeField("diproses", null=True, blank=True)
    galat = models.CharField("galat", max_length=500, blank=True)

    class Meta:
        verbose_name = "webhook"
        verbose_name_plural = "webhook"
        constraints = (models.UniqueConstraint(fields=("gateway", "kunci"), name="kotak_webhook_unik"),)
        indexes = (
            models.Index(fields=("id",), condition=Q(diproses_pada=None), name="kotak_belum_diproses"),
            # Few, and counted by every dashboard.
            models.Index(fields=("gateway",), condition=~Q(galat=""), name="kotak_rusak"),
        )

    def __str__(self) -> str:
        return f"webhook {self.pk}"


class TandaTerima(models.Model):
    """One receipt. Kept also when no message matches yet: it can arrive before our POST returned."""

    gateway = models.ForeignKey(Gateway, models.CASCADE, related_name="+", verbose_name="gateway")
    pesan = models.ForeignKey(Pesan, models.CASCADE, related_name="tanda_terima", null=True, blank=True)
    id_gateway = models.CharField("id gateway", max_length=200, blank=True)
    id_klien = models.CharField("id kita", max_length=64, blank=True)
    # A second id of the message (Fonnte's stateid). With `id_gateway` it is a tie; later receipts bring it alone.
    id_lain = models.CharField("id lain", max_length=200, blank=True)
    status = models.CharField("status", max_length=10)
    waktu = models.DateTimeField("waktu")
    kode = models.CharField("kode", max_length=60, blank=True)
    verdict = models.CharField("verdict", max_length=20, blank=True)
    keterangan = models.CharField("kata gateway", max_length=500, blank=True)

    class Meta:
        verbose_name = "tanda terima"
        verbose_name_plural = "tanda terima"
        constraints = (
            models.UniqueConstraint(
                fields=("gateway", "id_gateway", "id_klien", "id_lain", "status"), name="tanda_terima_unik"
            ),
        )
        indexes = (
            models.Index(fields=("gateway", "id_gateway"), condition=Q(pesan=None), name="tanda_terima_yatim"),
            models.Index(
                fields=("id_klien",), condition=Q(pesan=None) & ~Q(id_klien=""), name="tanda_terima_yatim_klien"
            ),
            models.Index(fields=("id_lain", "gateway"), condition=~Q(id_lain=""), name="tanda_terima_id_lain"),
        )

    def __str__(self) -> str:
        return f"{self.status} {self.waktu:%d-%m-%Y %H:%M}"


class PesanMasuk(models.Model):
    """A text someone sent to the court's number."""

    gateway = models.ForeignKey(Gateway, models.CASCADE, related_name="masuk", verbose_name="gateway")
    id_luar = models.CharField("id gateway", max_length=200)
    pengirim = models.CharField("pengirim", max_length=80)
    nomor = models.ForeignKey(Nomor, models.SET_NULL, related_name="masuk", null=True, blank=True)
    percakapan = models.ForeignKey(
        Percakapan, models.SET_NULL, related_name="masuk", verbose_name="percakapan", null=True, blank=True
    )
    teks = models.TextField("teks")
    waktu = models.DateTimeField("waktu")
    perintah = models.CharField("perintah", max_length=20, blank=True)

    class Meta:
        verbose_name = "pesan masuk"
        verbose_name_plural = "pesan masuk"
        ordering = ("-waktu", "-id")
        constraints = (models.UniqueConstraint(fields=("gateway", "id_luar"), name="pesan_masuk_unik"),)
        indexes = (models.Index(fields=("percakapan", "-waktu"), name="pesan_masuk_percakapan"),)

    def __str__(self) -> str:
        return f"pesan masuk {self.pk}"
