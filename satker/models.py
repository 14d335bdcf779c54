"""Courts, their people, their calendar and the audit trail."""

from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models

from satker import tanggal as tgl


class Satker(models.Model):
    """One court (satuan kerja): every other record of the portal hangs from one."""

    class Tingkat(models.TextChoices):
        PERTAMA = "pertama", "Tingkat pertama (PA)"
        BANDING = "banding", "Tingkat banding (PTA)"
        PEMDA = "pemda", "Pemerintah daerah"

    kode = models.SlugField("kode", max_length=30, unique=True)
    nama = models.CharField("nama", max_length=120)
    singkatan = models.CharField(
        "singkatan pada nomor perkara",
        max_length=30,
        help_text="Bagian akhir nomor perkara, misalnya PA.Ba",
        validators=[RegexValidator(r"^[A-Za-z][A-Za-z.\- ]*$", "Tulis seperti pada nomor perkara, misalnya PA.Ba.")],
    )
    tingkat = models.CharField("tingkat", max_length=10, choices=Tingkat, default=Tingkat.PERTAMA)
    induk = models.ForeignKey(
        "self", models.PROTECT, verbose_name="pengadilan tingkat banding", related_name="bawahan", null=True, blank=True
    )
    zona_waktu = models.CharField(
        "zona waktu",
        max_length=30,
        choices=[(z, f"{s} ({z})") for z, s in tgl.ZONA_SINGKAT.items()],
        default="Asia/Jakarta",
    )
    alamat = models.CharField("alamat", max_length=250, blank=True)
    telepon = models.CharField("telepon", max_length=60, blank=True)
    surel = models.EmailField("surel", blank=True)
    jam_layanan = models.CharField(
        "jam layanan", max_length=150, default="Senin–Kamis 08.00–16.30, Jumat 08.00–17.00", blank=True
    )
    cuti_bersama_hari_kerja = models.BooleanField("cuti bersama dihitung hari kerja", default=False)
    aktif = models.BooleanField("aktif", default=True)

    class Meta:
        verbose_name = "satuan kerja"
        verbose_name_plural = "satuan kerja"
        ordering = ("nama",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(zona_waktu__in=list(tgl.ZONA_SINGKAT)), name="satker_zona_indonesia"
            ),
        )

    def __str__(self) -> str:
        return self.nama

    @property
    def zona(self) -> ZoneInfo:
        return ZoneInfo(self.zona_waktu)


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
                fields=("satker", "nip"), condition=~models.Q(nip=""), name="pegawai_nip_unik"
            ),
            models.UniqueConstraint(
                fields=("satker", "hakim_id"), condition=models.Q(aktif=True), name="pegawai_hakim_id_unik"
            ),
            models.UniqueConstraint(
                fields=("satker", "panitera_id"), condition=models.Q(aktif=True), name="pegawai_panitera_id_unik"
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


class HariLibur(models.Model):
    """A day that is no working day: national (no court) or of one court; `hari_kerja` overrides a seeded one."""

    class Jenis(models.TextChoices):
        NASIONAL = "nasional", "Libur nasional"
        CUTI_BERSAMA = "cuti_bersama", "Cuti bersama"
        DAERAH = "daerah", "Libur daerah"

    satker = models.ForeignKey(
        Satker, models.CASCADE, verbose_name="satuan kerja", null=True, blank=True, help_text="Kosong: semua pengadilan"
    )
    tanggal = models.DateField("tanggal", db_index=True)
    nama = models.CharField("nama", max_length=150)
    jenis = models.CharField("jenis", max_length=15, choices=Jenis)
    hari_kerja = models.BooleanField("tetap hari kerja", default=False)
    perkiraan = models.BooleanField("tanggal perkiraan", default=False)

    class Meta:
        verbose_name = "hari libur"
        verbose_name_plural = "hari libur"
        ordering = ("tanggal",)
        constraints = (
            models.UniqueConstraint(fields=("satker", "tanggal"), nulls_distinct=False, name="hari_libur_unik"),
        )

    def __str__(self) -> str:
        return f"{tgl.tanggal_panjang(self.tanggal)}: {self.nama}"


class JejakAudit(models.Model):
    """Who did what, when. Append-only: a trigger in the database refuses UPDATE and DELETE."""

    waktu = models.DateTimeField("waktu", db_index=True)
    satker = models.ForeignKey(
        Satker, models.DO_NOTHING, verbose_name="satuan kerja", null=True, blank=True, related_name="+"
    )
    pelaku = models.CharField("pelaku", max_length=150, help_text="Nama akun, atau nama proses")
    tindakan = models.CharField("tindakan", max_length=60, db_index=True)
    objek = models.CharField("objek", max_length=120, blank=True)
    rincian = models.JSONField("rincian", default=dict)

    class Meta:
        verbose_name = "jejak audit"
        verbose_name_plural = "jejak audit"
        ordering = ("-waktu", "-id")

    def __str__(self) -> str:
        return f"{self.pelaku}: {self.tindakan}"
