"""An objection of the first or the second level (domain 4.4), and the sanction of those who obstruct (R-002-37)."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from informasi.models.permohonan import Permohonan
from informasi.models.pilihan import AlasanKeberatan, Perbuatan, PutusanKeberatan
from layanan.models import Urusan
from satker.kripto import TeksTerenkripsi
from satker.models import Satker

_USER = settings.AUTH_USER_MODEL


class Keberatan(Urusan):
    """One objection against one request: a line of the register Keberatan."""

    urusan_ptr = models.OneToOneField(
        Urusan, models.CASCADE, parent_link=True, primary_key=True, related_name="sebagai_keberatan"
    )
    permohonan = models.ForeignKey(
        Permohonan, models.PROTECT, related_name="keberatan", verbose_name="permohonan informasi"
    )
    tingkat = models.PositiveSmallIntegerField("tingkat", default=1)
    # The second level usually follows the Ketua's decision on the first; not when he decided the request itself.
    asal = models.ForeignKey(
        "self", models.PROTECT, related_name="lanjutan", verbose_name="keberatan tingkat pertama", null=True, blank=True
    )
    alasan = ArrayField(models.CharField(max_length=24, choices=AlasanKeberatan), verbose_name="alasan keberatan")
    uraian = models.TextField("uraian keberatan", max_length=5000, blank=True)
    kasus_posisi = models.TextField("kasus posisi", max_length=5000, blank=True)
    tujuan = models.TextField("tujuan penggunaan informasi", max_length=2000, blank=True)
    nama = models.CharField("nama pemohon", max_length=120)
    kuasa_nama = models.CharField("nama kuasa", max_length=120, blank=True)
    kuasa_alamat = TeksTerenkripsi("alamat kuasa", blank=True)
    surat_kuasa = models.BooleanField("surat kuasa khusus bermeterai diserahkan", default=False)
    # Until when it could have been objected, and why it was accepted all the same.
    batas = models.DateField("batas mengajukan")
    terlambat = models.BooleanField("diajukan setelah batas", default=False)
    diterima_karena = models.TextField("alasan keberatan terlambat diterima", max_length=2000, blank=True)
    ditolak_karena = models.TextField("alasan keberatan terlambat tidak diterima", max_length=2000, blank=True)
    diteruskan_pada = models.DateTimeField("diteruskan kepada Ketua", null=True, blank=True)
    # The answer: the Ketua's on the first level, that of Mahkamah Agung on the second (R-002-34, R-002-35).
    putusan = models.CharField("putusan", max_length=20, choices=PutusanKeberatan, blank=True)
    putusan_alasan = models.TextField("alasan putusan", max_length=5000, blank=True)
    putusan_nomor = models.CharField("nomor surat putusan", max_length=100, blank=True)
    putusan_tanggal = models.DateField("tanggal putusan", null=True, blank=True)
    pejabat_nama = models.CharField("pejabat yang menjawab", max_length=120, blank=True)
    pejabat_jabatan = models.CharField("jabatan", max_length=120, blank=True)
    biaya_koreksi = models.PositiveIntegerField("biaya setelah dikoreksi (Rp)", null=True, blank=True)
    tanggapan = models.TextField("tanggapan pemohon", max_length=2000, blank=True)
    ma_tanggal = models.DateField("diteruskan ke Mahkamah Agung tanggal", null=True, blank=True)
    ma_surat = models.CharField("nomor surat penerusan", max_length=100, blank=True)
    # True as soon as it needs no answer any more; the state itself stands in the parent's table.
    ditutup = models.BooleanField("ditutup", default=False)

    class Meta:
        verbose_name = "keberatan"
        verbose_name_plural = "keberatan"
        constraints = (
            models.CheckConstraint(condition=Q(tingkat__in=(1, 2)), name="keberatan_tingkat"),
            models.CheckConstraint(condition=~Q(alasan=[]), name="keberatan_beralasan"),
            models.CheckConstraint(condition=~Q(nama=""), name="keberatan_bernama"),
            # One at a time: two officers, or a doubled click, cannot open the same objection twice.
            models.UniqueConstraint(
                fields=("permohonan", "tingkat"), condition=Q(ditutup=False), name="keberatan_satu_terbuka"
            ),
            models.CheckConstraint(condition=Q(asal=None) | Q(tingkat=2), name="keberatan_asal_tingkat_dua"),
            models.CheckConstraint(
                condition=(Q(putusan="") & Q(putusan_alasan="") & Q(putusan_tanggal=None))
                | (Q(putusan__in=PutusanKeberatan.values) & ~Q(putusan_alasan="") & Q(putusan_tanggal__isnull=False)),
                name="keberatan_putusan_utuh",
            ),
            models.CheckConstraint(
                condition=~Q(putusan=PutusanKeberatan.KOREKSI_BIAYA) | Q(biaya_koreksi__isnull=False),
                name="keberatan_koreksi_biaya",
            ),
            # A late one is answered only where somebody gave his reason for taking it.
            models.CheckConstraint(
                condition=Q(terlambat=False) | Q(putusan="") | ~Q(diterima_karena=""),
                name="keberatan_terlambat_beralasan",
            ),
            models.CheckConstraint(condition=Q(kuasa_nama="") | Q(surat_kuasa=True), name="keberatan_kuasa_bersurat"),
            models.CheckConstraint(condition=Q(ma_tanggal=None) | Q(tingkat=2), name="keberatan_ma_tingkat_dua"),
        )

    def __str__(self) -> str:
        return self.nomor


class CatatanSanksi(models.Model):
    """An administrative sanction for deliberate untruth or obstruction (R-002-37); the audit trail proves the rest."""

    satker = models.ForeignKey(Satker, models.PROTECT, related_name="+", verbose_name="satuan kerja")
    permohonan = models.ForeignKey(
        Permohonan, models.PROTECT, related_name="sanksi", verbose_name="permohonan informasi", null=True, blank=True
    )
    nama = models.CharField("nama petugas atau penanggung jawab", max_length=120)
    perbuatan = models.CharField("perbuatan", max_length=24, choices=Perbuatan)
    uraian = TeksTerenkripsi("uraian")
    sanksi = models.CharField("sanksi administratif", max_length=200)
    nomor_surat = models.CharField("nomor surat keputusan", max_length=100, blank=True)
    tanggal = models.DateField("tanggal")
    dicatat_pada = models.DateTimeField("dicatat")
    dicatat_oleh = models.ForeignKey(_USER, models.PROTECT, verbose_name="dicatat oleh", related_name="+")

    class Meta:
        verbose_name = "catatan sanksi"
        verbose_name_plural = "catatan sanksi"
        ordering = ("-tanggal", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(perbuatan__in=Perbuatan.values) & ~Q(nama="") & ~Q(sanksi="") & ~Q(uraian=""),
                name="sanksi_utuh",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_perbuatan_display()}, {self.tanggal:%d-%m-%Y}"
