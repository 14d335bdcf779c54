"""Gateways and what a court sets about its messages."""

from datetime import time
from secrets import token_urlsafe

from django.db import models

from satker.kripto import TeksTerenkripsi
from satker.models import Satker


def token_jalur() -> str:
    """A webhook path nobody can guess: three of the providers sign nothing."""
    return token_urlsafe(32)


class Gateway(models.Model):
    """A court's way out: provider, credentials, pace and the state of its breaker."""

    satker = models.ForeignKey(Satker, models.PROTECT, related_name="gateway", verbose_name="satuan kerja")
    nama = models.CharField("nama", max_length=60)
    jenis = models.CharField("jenis", max_length=20)
    # No URLField: "http://waha:3000" is an address in the court's own network. The adapter judges it.
    url = models.CharField("alamat", max_length=250, blank=True)
    token = TeksTerenkripsi("token", blank=True)
    nomor_id = models.CharField("sesi atau nomor id", max_length=80, blank=True)
    nomor_pengirim = models.CharField("nomor WhatsApp pengadilan", max_length=20, blank=True)
    rahasia_webhook = TeksTerenkripsi(
        "rahasia webhook", blank=True, help_text="Satu per baris; yang lama tetap diterima sampai dihapus"
    )
    token_jalur = models.CharField("token alamat webhook", max_length=64, unique=True, default=token_jalur)
    opsi = models.JSONField("opsi", default=dict, blank=True)
    prioritas = models.PositiveSmallIntegerField("prioritas", default=1, help_text="1 dicoba lebih dahulu")
    laju = models.FloatField("pesan per detik", default=0, help_text="0: tanpa batas")
    jeda_penerima = models.PositiveSmallIntegerField("jeda per penerima (detik)", default=0)
    kontak_baru_per_hari = models.PositiveIntegerField("batas kontak baru per hari", null=True, blank=True)
    jeda_acak = models.FloatField(
        "jeda acak antarpesan (detik)", default=0, help_text="Ditambahkan 0 sampai sekian detik di antara dua pesan"
    )
    pemanasan_mulai = models.DateField(
        "pemanasan nomor mulai", null=True, blank=True, help_text="Nomor baru: batasnya naik dari hari ke hari"
    )
    # When the pace allows the next call; kept here so that a new run does not begin with a burst.
    boleh_pada = models.DateTimeField("pesan berikut paling cepat", null=True, blank=True)
    aktif = models.BooleanField("aktif", default=True)
    dijeda = models.BooleanField("dijeda", default=False)
    # The breaker. Opened by a verdict or by repeated equal failures; a probe after `pemutus_coba` closes it.
    pemutus_sejak = models.DateTimeField("pemutus terbuka sejak", null=True, blank=True)
    pemutus_sebab = models.CharField("sebab pemutus", max_length=300, blank=True)
    pemutus_coba = models.DateTimeField("dicoba lagi pada", null=True, blank=True)
    pemutus_dikabari = models.DateTimeField("admin dikabari", null=True, blank=True)
    # Opened by a receipt: a probe may find such a channel well, so the same outage goes on if a receipt says so again.
    pemutus_semula = models.DateTimeField("awal gangguan menurut tanda terima", null=True, blank=True)
    gagal_beruntun = models.PositiveSmallIntegerField("gagal beruntun", default=0)
    gagal_kode = models.CharField("kode gagal terakhir", max_length=60, blank=True)
    # 463 ("reach-out timelock") stops first contacts only; chats that exist go on.
    kontak_baru_berhenti_sampai = models.DateTimeField("kontak baru berhenti sampai", null=True, blank=True)
    # "Too much like spam": first recaps and broadcasts wait, then everything but answers to those who wrote.
    massal_berhenti_sampai = models.DateTimeField("pesan massal berhenti sampai", null=True, blank=True)
    balasan_saja_sampai = models.DateTimeField("hanya balasan sampai", null=True, blank=True)

    # "Later" from the provider (a rate limit of the whole account): until then the channel only trickles.
    lambat_sampai = models.DateTimeField("dilambatkan sampai", null=True, blank=True)
    # R-000-8: what one message, or one part of an SMS, costs the court.
    biaya = models.DecimalField("biaya per pesan (rupiah)", max_digits=10, decimal_places=2, default=0)

    class Meta:
        verbose_name = "gateway"
        verbose_name_plural = "gateway"
        ordering = ("satker", "prioritas", "id")
        constraints = (
            models.UniqueConstraint(fields=("satker", "nama"), name="gateway_nama_unik"),
            models.CheckConstraint(condition=models.Q(laju__gte=0), name="gateway_laju_tidak_negatif"),
            models.CheckConstraint(
                condition=models.Q(jeda_acak__gte=0, jeda_acak__lte=600), name="gateway_jeda_acak_wajar"
            ),
            models.CheckConstraint(condition=models.Q(biaya__gte=0), name="gateway_biaya_tidak_negatif"),
        )

    def __str__(self) -> str:
        return self.nama


class SetelanNotifikasi(models.Model):
    """When a court may disturb people. Defaults: domain 6.F and the issue's file format."""

    satker = models.OneToOneField(
        Satker, models.CASCADE, related_name="setelan_notifikasi", verbose_name="satuan kerja"
    )
    jendela_mulai = models.TimeField("pesan dikirim mulai", default=time(7))
    jendela_selesai = models.TimeField("pesan dikirim sampai", default=time(20))
    ringkas_harian = models.BooleanField(
        "gabungkan pengingat", default=False, help_text="Pengingat sehari untuk satu nomor menjadi satu pesan"
    )
    simpan_masuk_hari = models.PositiveIntegerField(
        "teks pesan masuk disimpan (hari)", default=365, help_text="Sesudahnya teksnya dihapus; catatannya tetap"
    )
    sms_cadangan = models.BooleanField(
        "SMS bila WhatsApp tidak dapat mencapai nomor", default=False, help_text="Perlu gateway SMS yang aktif"
    )
    sms_setelah_menit = models.PositiveIntegerField(
        "SMS setelah WhatsApp berhenti (menit)", default=60, help_text="Sejak gateway WhatsApp berhenti mengirim"
    )
    sms_rekap_maks = models.PositiveSmallIntegerField(
        "paling banyak SMS per rekap", default=3, help_text="Rekap yang lebih panjang tidak dikirim lewat SMS"
    )
    biaya_sms_acuan = models.DecimalField(
        "biaya satu SMS sebagai pembanding (rupiah)",
        max_digits=10,
        decimal_places=2,
        default=0,
        help_text="0: penghematan tidak dihitung",
    )

    class Meta:
        verbose_name = "setelan notifikasi"
        verbose_name_plural = "setelan notifikasi"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(jendela_mulai__lt=models.F("jendela_selesai")), name="setelan_jendela_urut"
            ),
            models.CheckConstraint(
                condition=models.Q(biaya_sms_acuan__gte=0), name="setelan_biaya_acuan_tidak_negatif"
            ),
        )

    @classmethod
    def milik(cls, satker: Satker) -> "SetelanNotifikasi":
        """The court's own settings as they are now, the defaults where it has none."""
        setelan = cls.objects.filter(satker=satker).first() or cls()
        setelan.satker = satker
        return setelan

    def __str__(self) -> str:
        return f"Setelan notifikasi {self.satker}"


class Templat(models.Model):
    """A court's own wording of one message kind, and the approved template's name at Meta."""

    satker = models.ForeignKey(Satker, models.CASCADE, related_name="templat", verbose_name="satuan kerja")
    jenis = models.CharField("jenis pesan", max_length=10)
    teks = models.TextField("teks", blank=True, help_text="Kosong: teks bawaan")
    nama_meta = models.CharField("nama templat yang disetujui Meta", max_length=512, blank=True)
    bidang_meta = models.JSONField("urutan bidang templat Meta", default=list, blank=True)

    class Meta:
        verbose_name = "teks pesan"
        verbose_name_plural = "teks pesan"
        constraints = (models.UniqueConstraint(fields=("satker", "jenis"), name="templat_unik"),)

    def __str__(self) -> str:
        return f"{self.jenis} {self.satker}"
