"""What a court sets for its information service. Defaults are the seed's (domain 6.F)."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from informasi.models.pilihan import Profil
from satker.models import Satker

DISCLAIMER = "Informasi putusan/penetapan ini tidak dapat dipakai sebagai alat bukti atau dasar upaya hukum."
SATUAN = (("kerja", "hari kerja"), ("kalender", "hari kalender"))
_HARI = (MinValueValidator(1), MaxValueValidator(365))
_SESUAI = "Kosong: sesuai ketentuan yang dipilih"


def _hari(nama: str) -> "models.PositiveSmallIntegerField[int | None, int | None]":
    return models.PositiveSmallIntegerField(nama, null=True, blank=True, validators=_HARI, help_text=_SESUAI)


def _satuan(nama: str) -> "models.CharField[str, str]":
    return models.CharField(nama, max_length=8, choices=SATUAN, blank=True, help_text=_SESUAI)


class SetelanInformasi(models.Model):
    """One row per court: the rule it follows, what it sets otherwise, and what the public reads beside the form."""

    satker = models.OneToOneField(Satker, models.CASCADE, related_name="setelan_informasi", verbose_name="satuan kerja")
    profil = models.CharField("ketentuan yang diikuti", max_length=20, choices=Profil, default=Profil.SEED)
    keterangan = _hari("keterangan diberikan dalam (hari kerja)")
    perpanjangan = _hari("perpanjangan paling lama (hari kerja)")
    keberatan = _hari("keberatan diajukan dalam")
    satuan_keberatan = _satuan("satuan waktu mengajukan keberatan")
    jawaban = _hari("keberatan dijawab dalam")
    satuan_jawaban = _satuan("satuan waktu menjawab keberatan")
    penyerahan = _hari("salinan diserahkan setelah dibayar dalam (hari kerja)")
    kunjungan_dokumen = models.BooleanField(
        "dokumen hanya bagi pemohon yang datang", null=True, blank=True, help_text=_SESUAI
    )
    # R-002-31: what the Ketua set; None: nothing was set, so no charge can be measured by it.
    tarif_lembar = models.PositiveIntegerField("tarif penggandaan per lembar (Rp)", null=True, blank=True)
    tarif_jilid = models.PositiveIntegerField("tarif penjilidan per jilid (Rp)", null=True, blank=True)
    dasar_tarif = models.CharField("surat keputusan Ketua tentang tarif", max_length=150, blank=True)
    cara_bayar = models.CharField(
        "cara membayar dan mengambil",
        max_length=200,
        default="Biaya dibayar di Meja Informasi pada jam layanan.",
        help_text="Disebut dalam pesan bila ada biaya",
    )
    disclaimer = models.CharField("catatan pada salinan putusan", max_length=250, default=DISCLAIMER)  # R-002-36
    # R-002-38: whom the public may ring; the seed's is PTA Bengkulu's own, so every court writes its own.
    kontak_nama = models.CharField("nama kontak", max_length=120, blank=True)
    kontak_jabatan = models.CharField("jabatan kontak", max_length=120, blank=True)
    kontak_telepon = models.CharField("telepon kontak", max_length=60, blank=True)
    # R-002-75, R-002-76
    tautan_lapor = models.URLField("LAPOR!", max_length=250, default="https://www.lapor.go.id", blank=True)
    tautan_lapor_android = models.URLField("LAPOR! di Play Store", max_length=250, blank=True)
    tautan_lapor_ios = models.URLField("LAPOR! di App Store", max_length=250, blank=True)
    tautan_siwas = models.URLField(
        "SIWAS", max_length=250, default="https://siwas.mahkamahagung.go.id/home", blank=True
    )
    tautan_masukan = models.URLField(
        "masukan atas Pelayanan Informasi", max_length=250, blank=True, help_text="Kosong: alamat LAPOR!"
    )

    class Meta:
        verbose_name = "setelan pelayanan informasi"
        verbose_name_plural = "setelan pelayanan informasi"
        constraints = (
            models.CheckConstraint(condition=Q(profil__in=Profil.values), name="setelan_informasi_profil"),
            models.CheckConstraint(
                condition=Q(satuan_keberatan__in=("", "kerja", "kalender"))
                & Q(satuan_jawaban__in=("", "kerja", "kalender")),
                name="setelan_informasi_satuan",
            ),
            models.CheckConstraint(
                condition=~Q(disclaimer=""),
                name="setelan_informasi_disclaimer",
                violation_error_message="Catatan pada salinan putusan tidak boleh kosong.",
            ),
        )

    def __str__(self) -> str:
        return f"Pelayanan informasi {self.satker}"
