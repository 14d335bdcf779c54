"""A case and what hangs from it, mirrored from SIPP. Only the sync writes here.

`sipp_id` is SIPP's key (given out by its application: no promise of order). `sidik` is the hash of
the row as read; an unchanged hash is not written again.
"""

from decimal import Decimal

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper

from satker.models import Satker


class Perkara(models.Model):
    """One case of one court. A case that vanished from SIPP keeps its row, marked `hilang_pada`."""

    satker = models.ForeignKey(Satker, models.PROTECT, related_name="perkara", verbose_name="satuan kerja")
    sipp_id = models.BigIntegerField("id SIPP")
    nomor = models.CharField("nomor perkara", max_length=250)
    # The number in one spelling for look-ups (domain 8.1); the raw upper-cased text where it cannot be read.
    nomor_kunci = models.CharField("kunci nomor", max_length=250)
    alur_id = models.PositiveIntegerField("alur")
    jenis_id = models.PositiveIntegerField("id jenis", null=True, blank=True)
    jenis_nama = models.CharField("jenis", max_length=100, blank=True)
    tanggal_daftar = models.DateField("tanggal pendaftaran", null=True, blank=True)
    tahapan_id = models.PositiveIntegerField("tahapan", null=True, blank=True)
    dipublikasikan = models.BooleanField("para pihak dipublikasikan", default=True)
    ecourt = models.BooleanField("perkara e-Court", default=False)
    tanggal_ikrar = models.DateField("ikrar talak", null=True, blank=True)
    hilang_pada = models.DateTimeField("tidak ada lagi di SIPP sejak", null=True, blank=True)
    sidik = models.CharField(max_length=32)
    pertama_dilihat = models.DateTimeField("pertama dilihat")
    berubah_pada = models.DateTimeField("terakhir berubah")

    class Meta:
        verbose_name = "perkara"
        verbose_name_plural = "perkara"
        ordering = ("-tanggal_daftar", "-id")
        constraints = (
            models.UniqueConstraint(fields=("satker", "sipp_id"), name="perkara_sipp_unik"),
            models.UniqueConstraint(
                fields=("satker", "nomor_kunci"), condition=Q(hilang_pada=None), name="perkara_nomor_unik"
            ),
        )
        indexes = (
            models.Index(fields=("satker", "-tanggal_daftar"), name="perkara_terbaru"),
            # A number is searched while it is still being typed: the plain index serves no LIKE '12/%'.
            models.Index(
                fields=("satker", "nomor_kunci"),
                opclasses=("int8_ops", "varchar_pattern_ops"),
                name="perkara_awal_nomor",
            ),
        )

    def __str__(self) -> str:
        return self.nomor


class Pihak(models.Model):
    """A person on one side of a case. Witnesses (SIPP's "side 5") are never read."""

    perkara = models.ForeignKey(Perkara, models.CASCADE, related_name="pihak", verbose_name="perkara")
    sisi = models.PositiveSmallIntegerField("sisi", help_text="1 Penggugat/Pemohon, 2 Tergugat/Termohon, 3, 4")
    sipp_id = models.BigIntegerField("id SIPP")
    urutan = models.PositiveIntegerField("urutan", default=1)
    pihak_id = models.BigIntegerField("id orang di SIPP", null=True, blank=True)
    nama = models.CharField("nama", max_length=500)
    # Longer than any field of SIPP, and than what is ever read as a number: a cut text must not become a valid one.
    telepon = models.CharField("telepon di SIPP", max_length=320, blank=True)
    # The text last judged for automatic registration (R-000-4); NULL: never. Differs while a verdict is due.
    telepon_dinilai = models.CharField("telepon yang sudah dinilai", max_length=320, null=True, blank=True)  # noqa: DJ001
    ghaib = models.BooleanField("tidak diketahui tempat tinggalnya", default=False)
    sidik = models.CharField(max_length=32)

    class Meta:
        verbose_name = "pihak"
        verbose_name_plural = "pihak"
        ordering = ("sisi", "urutan", "id")
        constraints = (
            models.UniqueConstraint(fields=("perkara", "sisi", "sipp_id"), name="pihak_sipp_unik"),
            models.CheckConstraint(condition=Q(sisi__in=(1, 2, 3, 4)), name="pihak_sisi_dikenal"),
        )
        indexes = (GinIndex(OpClass(Upper("nama"), name="gin_trgm_ops"), name="pihak_nama_trigram"),)

    def __str__(self) -> str:
        return self.nama


class Kuasa(models.Model):
    """Counsel of a party; `aktif` False once replaced."""

    perkara = models.ForeignKey(Perkara, models.CASCADE, related_name="kuasa", verbose_name="perkara")
    sipp_id = models.BigIntegerField("id SIPP")
    sisi = models.PositiveSmallIntegerField("sisi")
    pihak_id = models.BigIntegerField("id orang yang diwakili", null=True, blank=True)
    pengacara_id = models.BigIntegerField("id orang kuasa", null=True, blank=True)
    nama = models.CharField("nama", max_length=500)
    telepon = models.CharField("telepon di SIPP", max_length=320, blank=True)
    telepon_dinilai = models.CharField("telepon yang sudah dinilai", max_length=320, null=True, blank=True)  # noqa: DJ001
    aktif = models.BooleanField("aktif", default=True)
    sidik = models.CharField(max_length=32)

    class Meta:
        verbose_name = "kuasa"
        verbose_name_plural = "kuasa"
        ordering = ("sisi", "id")
        constraints = (models.UniqueConstraint(fields=("perkara", "sipp_id"), name="kuasa_sipp_unik"),)

    def __str__(self) -> str:
        return self.nama


class Penugasan(models.Model):
    """A judge or clerk on a case. Tahapan 18 rows are the panel of the talak pledge."""

    class Tugas(models.TextChoices):
        HAKIM = "hakim", "Hakim"
        PANITERA = "panitera", "Panitera Pengganti"

    perkara = models.ForeignKey(Perkara, models.CASCADE, related_name="penugasan", verbose_name="perkara")
    tugas = models.CharField("tugas", max_length=8, choices=Tugas)
    sipp_id = models.BigIntegerField("id SIPP")
    petugas_id = models.PositiveIntegerField("id petugas di SIPP")
    nama = models.CharField("nama", max_length=100, blank=True)
    tahapan_id = models.PositiveIntegerField("tahapan", default=10)
    urutan = models.PositiveIntegerField("urutan", default=1)
    jabatan_hakim_id = models.PositiveIntegerField("jabatan hakim", null=True, blank=True)
    aktif = models.BooleanField("aktif", default=True)
    sidik = models.CharField(max_length=32)

    class Meta:
        verbose_name = "penugasan"
        verbose_name_plural = "penugasan"
        constraints = (models.UniqueConstraint(fields=("perkara", "tugas", "sipp_id"), name="penugasan_sipp_unik"),)
        indexes = (models.Index(fields=("tugas", "petugas_id"), condition=Q(aktif=True), name="penugasan_petugas"),)

    def __str__(self) -> str:
        return f"{self.get_tugas_display()} {self.nama}"


class PetugasSipp(models.Model):
    """SIPP's own list of judges and clerks, to match staff with their ids (R-000-6)."""

    satker = models.ForeignKey(Satker, models.CASCADE, related_name="petugas_sipp", verbose_name="satuan kerja")
    tugas = models.CharField("tugas", max_length=8, choices=Penugasan.Tugas)
    sipp_id = models.PositiveIntegerField("id SIPP")
    nama = models.CharField("nama dengan gelar", max_length=100)
    nip = models.CharField("NIP", max_length=30, blank=True)
    aktif = models.BooleanField("aktif", default=True)
    sidik = models.CharField(max_length=32)

    class Meta:
        verbose_name = "petugas di SIPP"
        verbose_name_plural = "petugas di SIPP"
        ordering = ("tugas", "nama")
        constraints = (models.UniqueConstraint(fields=("satker", "tugas", "sipp_id"), name="petugas_sipp_unik"),)

    def __str__(self) -> str:
        return self.nama


class Sidang(models.Model):
    """A hearing. `versi` counts what a litigant would call a move: another date, hour or room."""

    perkara = models.ForeignKey(Perkara, models.CASCADE, related_name="sidang", verbose_name="perkara")
    sipp_id = models.BigIntegerField("id SIPP")
    urutan = models.PositiveIntegerField("sidang ke-", default=1)
    tanggal = models.DateField("tanggal", db_index=True)
    jam = models.TimeField("jam", null=True, blank=True)
    ruang = models.CharField("ruang", max_length=50, blank=True)
    agenda = models.CharField("agenda", max_length=500, blank=True)
    ikrar = models.BooleanField("ikrar talak", default=False)
    verzet = models.BooleanField("verzet", default=False)
    keliling = models.BooleanField("sidang keliling", default=False)
    ditunda = models.BooleanField("ditunda", default=False)
    alasan_ditunda = models.CharField("alasan ditunda", max_length=500, blank=True)
    bas_ada = models.BooleanField("BAS diunggah", default=False)
    versi = models.PositiveSmallIntegerField("versi jadwal", default=1)
    versi_pada = models.DateTimeField("jadwal ini diketahui sejak")
    # The hearing this one replaces: a move by a new row, while the old row vanished or was adjourned beforehand.
    menggantikan = models.OneToOneField(
        "self", models.SET_NULL, related_name="digantikan_oleh", verbose_name="menggantikan", null=True, blank=True
    )
    hilang_pada = models.DateTimeField("tidak ada lagi di SIPP sejak", null=True, blank=True)
    sidik = models.CharField(max_length=32)

    class Meta:
        verbose_name = "sidang"
        verbose_name_plural = "sidang"
        ordering = ("tanggal", "jam", "id")
        constraints = (models.UniqueConstraint(fields=("perkara", "sipp_id"), name="sidang_sipp_unik"),)

    def __str__(self) -> str:
        return f"Sidang ke-{self.urutan} {self.tanggal:%d-%m-%Y}"


class RiwayatSidang(models.Model):
    """What was known of a hearing before it moved: the "semula" of N-03b."""

    sidang = models.ForeignKey(Sidang, models.CASCADE, related_name="riwayat", verbose_name="sidang")
    versi = models.PositiveSmallIntegerField("versi jadwal")
    tanggal = models.DateField("tanggal", db_index=True)
    jam = models.TimeField("jam", null=True, blank=True)
    ruang = models.CharField("ruang", max_length=50, blank=True)
    sampai_pada = models.DateTimeField("berlaku sampai")

    class Meta:
        verbose_name = "riwayat sidang"
        verbose_name_plural = "riwayat sidang"
        constraints = (models.UniqueConstraint(fields=("sidang", "versi"), name="riwayat_sidang_unik"),)

    def __str__(self) -> str:
        return f"versi {self.versi}"


class Putusan(models.Model):
    """The decision; of two rows in SIPP (its key holds the date) the newest counts."""

    perkara = models.OneToOneField(Perkara, models.CASCADE, related_name="putusan", verbose_name="perkara")
    tanggal = models.DateField("tanggal putusan", db_index=True)
    status_id = models.PositiveIntegerField("id status", null=True, blank=True)
    status_nama = models.CharField("status", max_length=100, blank=True)
    verstek = models.BooleanField("verstek", default=False)
    edoc_ada = models.BooleanField("E-Doc diunggah", default=False)
    anonimisasi_ada = models.BooleanField("anonimisasi diunggah", default=False)
    tanggal_minutasi = models.DateField("tanggal minutasi", null=True, blank=True)
    tanggal_bht = models.DateField("berkekuatan hukum tetap", null=True, blank=True)
    sidik = models.CharField(max_length=32)
    # When the portal first read it; unknown for rows from before this was kept. What came late is told so (N-12).
    pertama_dilihat = models.DateTimeField("pertama dilihat", null=True, blank=True)

    class Meta:
        verbose_name = "putusan"
        verbose_name_plural = "putusan"

    def __str__(self) -> str:
        return f"{self.status_nama} {self.tanggal:%d-%m-%Y}"


class AktaCerai(models.Model):
    """A divorce certificate. SIPP makes the row first; issued = number and date are both there."""

    perkara = models.OneToOneField(Perkara, models.CASCADE, related_name="akta_cerai", verbose_name="perkara")
    nomor = models.CharField("nomor", max_length=50, blank=True)
    tanggal = models.DateField("tanggal", null=True, blank=True, db_index=True)
    seri = models.CharField("nomor seri", max_length=50, blank=True)
    diserahkan1 = models.DateField("diserahkan kepada sisi 1", null=True, blank=True)
    diserahkan2 = models.DateField("diserahkan kepada sisi 2", null=True, blank=True)
    sidik = models.CharField(max_length=32)

    class Meta:
        verbose_name = "akta cerai"
        verbose_name_plural = "akta cerai"

    def __str__(self) -> str:
        return self.nomor or "belum terbit"


class BiayaPerkara(models.Model):
    """The deposit (panjar) of the first instance as the cashier's book in SIPP adds up, in rupiah.

    `masuk` and `keluar` are empty where an entry of the book makes no sense: a wrong balance is worse than none.
    A `prodeo` case is paid for by the state.
    """

    perkara = models.OneToOneField(Perkara, models.CASCADE, related_name="biaya", verbose_name="perkara")
    masuk = models.DecimalField("masuk", max_digits=16, decimal_places=2, null=True, blank=True)
    keluar = models.DecimalField("keluar", max_digits=16, decimal_places=2, null=True, blank=True)
    terakhir = models.DateField("transaksi terakhir", null=True, blank=True)
    prodeo = models.BooleanField("prodeo", default=False)
    sidik = models.CharField(max_length=32)

    class Meta:
        verbose_name = "biaya perkara"
        verbose_name_plural = "biaya perkara"
        constraints = (
            models.CheckConstraint(
                condition=Q(masuk=None, keluar=None) | Q(masuk__gte=0, keluar__gte=0), name="biaya_perkara_utuh"
            ),
        )

    def __str__(self) -> str:
        return f"panjar {self.perkara_id}"

    @property
    def sisa(self) -> Decimal | None:
        """What is left, negative when more was spent than paid; None when the book does not add up."""
        return None if self.masuk is None or self.keluar is None else self.masuk - self.keluar


class EFiling(models.Model):
    """An e-Court registration; `perkara` is set once the court has numbered it. A case can have two."""

    satker = models.ForeignKey(Satker, models.PROTECT, related_name="efiling", verbose_name="satuan kerja")
    perkara = models.ForeignKey(
        Perkara, models.CASCADE, related_name="efiling", verbose_name="perkara", null=True, blank=True
    )
    sipp_id = models.BigIntegerField("id e-filing")
    nomor_register = models.CharField("nomor register", max_length=50, blank=True)
    tanggal_daftar = models.DateField("tanggal pendaftaran", null=True, blank=True, db_index=True)
    status_teks = models.CharField("status", max_length=255, blank=True)
    bayar = models.BooleanField("dibayar", default=False)
    batas_bayar = models.DateTimeField("batas pembayaran", null=True, blank=True)
    tanggal_bayar = models.DateTimeField("tanggal bayar", null=True, blank=True)
    hilang_pada = models.DateTimeField("tidak ada lagi di SIPP sejak", null=True, blank=True)
    sidik = models.CharField(max_length=32)
    pertama_dilihat = models.DateTimeField("pertama dilihat", null=True, blank=True)  # as in Putusan, for N-13

    class Meta:
        verbose_name = "pendaftaran e-Court"
        verbose_name_plural = "pendaftaran e-Court"
        constraints = (models.UniqueConstraint(fields=("satker", "sipp_id"), name="efiling_sipp_unik"),)
        indexes = (models.Index(fields=("satker", "nomor_register"), name="efiling_register"),)

    def __str__(self) -> str:
        return self.nomor_register or f"e-filing {self.sipp_id}"
