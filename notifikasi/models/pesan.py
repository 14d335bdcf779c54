"""The outbox: PostgreSQL is the queue, this table is it."""

import uuid

from django.db import models
from django.db.models import Q

from notifikasi.models.gateway import Gateway
from notifikasi.models.nomor import Nomor
from satker import awam
from satker.models import Satker


class Pesan(models.Model):
    """One message owed to one number. `kunci` makes it once; text is rendered when it leaves."""

    class Status(models.TextChoices):
        ANTRE = "antre", "Antre"
        DIKIRIM = "dikirim", "Dikirim"
        DITERIMA = "diterima", awam.DITERIMA
        TERKIRIM = "terkirim", "Terkirim"
        SAMPAI = "sampai", "Sampai"
        DIBACA = "dibaca", "Dibaca"
        GAGAL = "gagal", "Gagal"
        TAK_PASTI = "tak_pasti", "Tak pasti"
        BATAL = "batal", "Batal"
        KEDALUWARSA = "kedaluwarsa", "Kedaluwarsa"

    class Prioritas(models.IntegerChoices):
        """Smaller leaves first: a recap never delays a hearing notice."""

        SEGERA = 10, "Segera"
        SIDANG = 20, "Sidang"
        PERKARA = 30, "Perkara"
        PEGAWAI = 50, "Pegawai"
        MASSAL = 90, "Siaran"

    satker = models.ForeignKey(Satker, models.PROTECT, related_name="pesan", verbose_name="satuan kerja")
    jenis = models.CharField("jenis", max_length=10)
    kunci = models.CharField("kunci", max_length=200, unique=True)
    # What the message is about, as the app that planned it knows it ("sidang", 17). No foreign key:
    # this floor knows no case, and a message outlives a deleted subject.
    subjek = models.CharField("subjek", max_length=30)
    subjek_id = models.BigIntegerField("id subjek")
    # Kept apart from the subject so that a case page and a cancelled case find all their messages.
    induk_id = models.BigIntegerField("id induk", null=True, blank=True)
    # What staff call it in lists ("123/Pdt.G/2026/PA.Ba"); never leaves the house.
    perihal = models.CharField("perihal", max_length=250, blank=True)
    data = models.JSONField("data", default=dict, blank=True)
    nomor = models.ForeignKey(Nomor, models.PROTECT, related_name="pesan", verbose_name="nomor")
    nama_penerima = models.CharField("nama penerima", max_length=500, blank=True)
    kanal = models.CharField("kanal", max_length=10, default="whatsapp")
    # The message this SMS stands in for. No index of its own: the unique one below finds it.
    cadangan_dari = models.ForeignKey(
        "self",
        models.CASCADE,
        related_name="cadangan",
        null=True,
        blank=True,
        db_index=False,
        verbose_name="SMS cadangan dari",
    )
    prioritas = models.SmallIntegerField("prioritas", choices=Prioritas, default=Prioritas.PERKARA)
    urutan = models.DateTimeField("saat yang dibicarakan", null=True, blank=True, help_text="Sidang terdekat dahulu")
    segera = models.BooleanField("abaikan jam tenang", default=False)
    kirim_mulai = models.DateTimeField("kirim mulai")
    siap_pada = models.DateTimeField("siap pada", help_text="Kirim mulai, atau waktu coba lagi")
    kedaluwarsa = models.DateTimeField("kedaluwarsa", null=True, blank=True)
    status = models.CharField("status", max_length=12, choices=Status, default=Status.ANTRE)
    teks = models.TextField("teks terkirim", blank=True)
    id_klien = models.UUIDField("id kita", default=uuid.uuid4, unique=True, editable=False)
    gateway = models.ForeignKey(
        Gateway, models.PROTECT, related_name="pesan", verbose_name="gateway", null=True, blank=True
    )
    id_gateway = models.CharField("id gateway", max_length=200, blank=True)
    # The message in whose text this one left too (a day's digest); its receipts are this one's as well.
    digabung_ke = models.ForeignKey(
        "self",
        models.PROTECT,
        related_name="gabungan",
        verbose_name="dikirim bersama",
        null=True,
        blank=True,
        db_index=False,
    )
    jumlah_percobaan = models.PositiveSmallIntegerField("percobaan", default=0)
    # Attempts before a person asked again: they no longer count against the retries.
    percobaan_terdahulu = models.PositiveSmallIntegerField("percobaan terdahulu", default=0, db_default=0)
    galat = models.CharField("sebab", max_length=500, blank=True)
    galat_kode = models.CharField("kode sebab", max_length=60, blank=True)
    dibuat = models.DateTimeField("dibuat")
    diklaim_pada = models.DateTimeField("diklaim", null=True, blank=True)
    diterima_pada = models.DateTimeField("diterima penyedia", null=True, blank=True)
    terkirim_pada = models.DateTimeField("terkirim", null=True, blank=True)
    sampai_pada = models.DateTimeField("sampai", null=True, blank=True)
    dibaca_pada = models.DateTimeField("dibaca", null=True, blank=True)
    selesai_pada = models.DateTimeField("gagal, batal, tak pasti atau kedaluwarsa", null=True, blank=True)
    dirujuk_pada = models.DateTimeField("terakhir ditanyakan ke gateway", null=True, blank=True)

    class Meta:
        verbose_name = "pesan"
        verbose_name_plural = "pesan"
        indexes = (
            models.Index(
                fields=("satker", "prioritas", "urutan", "siap_pada", "id"),
                condition=Q(status="antre"),
                name="pesan_antrean",
            ),
            models.Index(fields=("diklaim_pada",), condition=Q(status="dikirim"), name="pesan_dikirim"),
            models.Index(fields=("gateway", "id_gateway"), condition=~Q(id_gateway=""), name="pesan_id_gateway"),
            models.Index(fields=("satker", "-dibuat"), name="pesan_terbaru"),
            models.Index(fields=("satker", "status", "-dibuat"), name="pesan_per_status"),
            models.Index(fields=("subjek", "subjek_id", "jenis"), name="pesan_subjek"),
            models.Index(fields=("satker", "induk_id"), name="pesan_induk"),
            models.Index(fields=("nomor", "-dibuat"), name="pesan_nomor"),
            models.Index(fields=("digabung_ke",), condition=~Q(digabung_ke=None), name="pesan_digabung"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(
                    status__in=(
                        *("antre", "dikirim", "diterima", "terkirim", "sampai"),
                        *("dibaca", "gagal", "tak_pasti", "batal", "kedaluwarsa"),
                    )
                ),
                name="pesan_status_dikenal",
            ),
            models.CheckConstraint(
                condition=Q(kedaluwarsa=None) | Q(kedaluwarsa__gt=models.F("kirim_mulai")), name="pesan_masa_berlaku"
            ),
            models.UniqueConstraint(
                fields=("cadangan_dari",), condition=Q(cadangan_dari__isnull=False), name="pesan_satu_cadangan"
            ),
            models.CheckConstraint(condition=Q(cadangan_dari=None) | Q(kanal="sms"), name="pesan_cadangan_lewat_sms"),
        )

    def __str__(self) -> str:
        return f"{self.jenis} {self.pk}"


class Percobaan(models.Model):
    """One attempt, written before the call: a row without `selesai` means the outcome is unknown."""

    class Hasil(models.TextChoices):
        DITERIMA = "diterima", "Diterima"
        DITOLAK = "ditolak", "Ditolak"
        TAK_PASTI = "tak_pasti", "Tak pasti"

    pesan = models.ForeignKey(Pesan, models.CASCADE, related_name="percobaan", verbose_name="pesan")
    ke = models.PositiveSmallIntegerField("ke-")
    gateway = models.ForeignKey(Gateway, models.PROTECT, related_name="+", verbose_name="gateway")
    mulai = models.DateTimeField("mulai")
    selesai = models.DateTimeField("selesai", null=True, blank=True)
    hasil = models.CharField("hasil", max_length=10, choices=Hasil, blank=True)
    verdict = models.CharField("verdict", max_length=20, blank=True)
    kode = models.CharField("kode", max_length=60, blank=True)
    keterangan = models.CharField("kata gateway", max_length=500, blank=True)
    # What the gateway called it, written when the message is to leave once more: receipts that come later are known
    # as those of an attempt that was given up.
    id_gateway = models.CharField("id gateway", max_length=200, blank=True, db_default="")

    class Meta:
        verbose_name = "percobaan"
        verbose_name_plural = "percobaan"
        indexes = (
            # Who was written to first today: the daily cap of new contacts asks.
            models.Index(fields=("gateway", "mulai"), name="percobaan_gateway_mulai"),
            models.Index(fields=("gateway", "id_gateway"), condition=~Q(id_gateway=""), name="percobaan_id_gateway"),
        )
        constraints = (
            models.UniqueConstraint(fields=("pesan", "ke"), name="percobaan_unik"),
            # At most one call of a message is ever in the air.
            models.UniqueConstraint(fields=("pesan",), condition=Q(selesai=None), name="percobaan_satu_terbuka"),
        )

    def __str__(self) -> str:
        return f"percobaan ke-{self.ke}"
