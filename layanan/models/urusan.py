"""One matter at a service desk: what every procedure has in common. Desks inherit and add their own."""

from datetime import date

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce

from notifikasi.models import Nomor
from satker.models import Satker

# What has no deadline stands behind everything that has one.
TANPA_TEMPO = date(9999, 12, 31)


def urut_tempo() -> Coalesce:
    """The due date to sort by; the same expression as that of the index."""
    return Coalesce("jatuh_tempo", Value(TANPA_TEMPO), output_field=models.DateField())


class Urusan(models.Model):
    """One matter in a register. Who the person is never stands here, but with the desk (complaints encrypt it).

    Only `layanan.alur.buka` makes one and `layanan.alur.jalan` changes one.
    """

    satker = models.ForeignKey(Satker, models.PROTECT, related_name="urusan", verbose_name="satuan kerja")
    # Which table of steps it follows: the code of its Alur.
    register = models.CharField("register", max_length=20)
    tahun = models.PositiveSmallIntegerField("tahun register")
    urut = models.PositiveIntegerField("nomor urut")
    nomor = models.CharField("nomor register", max_length=80)
    # The number without its spelling, so that any spelling finds it: see `layanan.nomor`.
    nomor_kunci = models.CharField("kunci nomor", max_length=80)
    keadaan = models.CharField("keadaan", max_length=30)
    dibuat = models.DateTimeField("dicatat")
    diterima_pada = models.DateTimeField("diterima")
    tanggal_terima = models.DateField("tanggal terima", help_text="Hari yang menjadi awal hitungan")
    jatuh_tempo = models.DateField("jatuh tempo", null=True, blank=True)
    # The numbers of the court's profile as they were at the start: later changes never move an old deadline.
    tenggat = models.JSONField("tenggat", default=dict, blank=True)
    nomor_wa = models.ForeignKey(
        Nomor, models.PROTECT, related_name="+", verbose_name="nomor WhatsApp", null=True, blank=True
    )
    surel = models.EmailField("surel", blank=True)
    kabari_wa = models.BooleanField("kabari lewat WhatsApp", default=False)
    kabari_surel = models.BooleanField("kabari lewat surel", default=False)
    sandi = models.CharField("sandi pelacakan (hash)", max_length=128, blank=True, editable=False)
    versi = models.PositiveIntegerField("versi", default=1, editable=False)
    # For which due date was warned: a new due date is warned about anew.
    diingatkan_untuk = models.DateField("diingatkan untuk", null=True, blank=True, editable=False)
    lewat_untuk = models.DateField("lewat untuk", null=True, blank=True, editable=False)
    lewat_pada = models.DateTimeField("ditandai lewat", null=True, blank=True, editable=False)
    selesai_pada = models.DateTimeField("selesai", null=True, blank=True)
    petugas = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name="petugas", related_name="+", null=True, blank=True
    )
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name="dicatat oleh",
        related_name="+",
        null=True,
        blank=True,
        help_text="Kosong: masyarakat sendiri",
    )
    cari = SearchVectorField("kata pencarian", null=True, editable=False)

    class Meta:
        verbose_name = "urusan"
        verbose_name_plural = "urusan"
        constraints = (
            models.UniqueConstraint(fields=("satker", "register", "tahun", "urut"), name="urusan_urut_unik"),
            models.UniqueConstraint(fields=("satker", "nomor"), name="urusan_nomor_unik"),
            models.CheckConstraint(condition=Q(urut__gte=1), name="urusan_urut_dari_satu"),
            models.CheckConstraint(
                condition=Q(kabari_wa=False) | Q(nomor_wa__isnull=False), name="urusan_kabar_wa_bernomor"
            ),
            models.CheckConstraint(condition=Q(kabari_surel=False) | ~Q(surel=""), name="urusan_kabar_surel_beralamat"),
            # A closed matter has no clock.
            models.CheckConstraint(
                condition=Q(selesai_pada=None) | Q(jatuh_tempo=None), name="urusan_selesai_tanpa_tempo"
            ),
        )
        indexes = (
            models.Index(
                F("satker"), F("register"), urut_tempo(), F("id"), name="urusan_urgensi", condition=Q(selesai_pada=None)
            ),
            models.Index(
                *(F("satker"), F("register"), F("keadaan"), urut_tempo(), F("id")),
                name="urusan_keadaan_urgensi",
                condition=Q(selesai_pada=None),
            ),
            models.Index(
                fields=("satker", "register", "jatuh_tempo"), name="urusan_tempo", condition=Q(selesai_pada=None)
            ),
            models.Index(fields=("satker", "register", "-id"), name="urusan_terbaru"),
            models.Index(fields=("satker", "register", "keadaan", "-id"), name="urusan_keadaan"),
            models.Index(fields=("nomor_kunci",), name="urusan_nomor_kunci"),
            GinIndex(fields=("cari",), name="urusan_cari"),
        )

    def __str__(self) -> str:
        return self.nomor

    @property
    def lewat(self) -> bool:
        """Whether the present due date is flagged as passed."""
        return self.lewat_untuk is not None and self.lewat_untuk == self.jatuh_tempo
