"""A request for information and its statement (domain 4.3). The state and the clock stand in `Urusan`."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from informasi.models.pilihan import (
    AlasanPenolakan,
    AlasanPerpanjangan,
    CaraBayar,
    CaraMemperoleh,
    CaraMendapatkan,
    Hasil,
    JenisIdentitas,
    JenisPemohon,
    JenisPermohonan,
    Kanal,
)
from layanan.models import Urusan
from satker.kripto import TeksTerenkripsi
from satker.models import Satker

DITERIMA = (Hasil.DIKABULKAN.value, Hasil.SEBAGIAN.value)
_USER = settings.AUTH_USER_MODEL


def _petugas(nama: str) -> "models.ForeignKey[object, object]":
    return models.ForeignKey(_USER, models.PROTECT, verbose_name=nama, related_name="+", null=True, blank=True)


def _bersama(*syarat: Q) -> Q:
    """All of it or nothing of it: what a step writes is written as a whole."""
    ya, tidak = Q(), Q()
    for s in syarat:
        ya, tidak = ya & s, tidak & ~s
    return ya | tidak


class Permohonan(Urusan):
    """One request, from its form to its delivery: a line of the register Permohonan Informasi (R-002-4)."""

    # Named, because Keberatan.permohonan would meet the name Django gives this link's other end.
    urusan_ptr = models.OneToOneField(
        Urusan, models.CASCADE, parent_link=True, primary_key=True, related_name="sebagai_permohonan"
    )
    kanal = models.CharField("kanal", max_length=10, choices=Kanal)
    jenis_pemohon = models.CharField("pemohon", max_length=12, choices=JenisPemohon, default=JenisPemohon.PERORANGAN)
    nama = models.CharField("nama", max_length=120)
    atas_nama = models.CharField("atas nama", max_length=150, blank=True, help_text="Badan hukum atau kelompok")
    jenis_identitas = models.CharField("jenis identitas", max_length=20, choices=JenisIdentitas, blank=True)
    nomor_identitas = TeksTerenkripsi("nomor identitas", blank=True)
    identitas_sampai = models.DateField(
        "identitas berlaku sampai", null=True, blank=True, help_text="Kosong: berlaku seumur hidup"
    )
    identitas_ditunjukkan = models.BooleanField("identitas asli ditunjukkan", default=False)  # R-002-1
    alamat = TeksTerenkripsi("alamat", blank=True)
    pekerjaan = models.CharField("pekerjaan", max_length=80, blank=True)
    telepon = TeksTerenkripsi("nomor telepon", blank=True)
    rincian = models.TextField("rincian informasi yang dibutuhkan", max_length=5000)
    tujuan = models.TextField("tujuan penggunaan informasi", max_length=2000, blank=True)
    jenis = models.CharField("jenis permohonan", max_length=16, choices=JenisPermohonan)
    cara_memperoleh = models.CharField("cara memperoleh", max_length=10, choices=CaraMemperoleh, blank=True)
    cara_mendapatkan = models.CharField("cara mendapatkan", max_length=10, choices=CaraMendapatkan, blank=True)
    sederhana = models.BooleanField("informasi sederhana, dijawab langsung", default=False)  # R-002-3
    # The information itself where it is words: a simple answer, or what a statement gives at once (R-002-6).
    jawaban = models.TextField("jawaban", max_length=10000, blank=True)
    # R-002-13: a copy of a decision is asked for at the court of first instance.
    nomor_putusan = models.CharField("nomor putusan atau penetapan", max_length=120, blank=True)
    rujukan = models.ForeignKey(
        Satker, models.PROTECT, related_name="+", verbose_name="dirujuk ke", null=True, blank=True
    )
    rujukan_nama = models.CharField("nama pengadilan rujukan", max_length=150, blank=True)
    # The completeness check of SK 2-144/2022 (B3): what was missing, until when to add it, and since when it is whole.
    kekurangan = models.TextField("yang belum lengkap", max_length=2000, blank=True)
    batas_lengkap = models.DateField("dilengkapi paling lambat", null=True, blank=True)
    lengkap_tanggal = models.DateField("lengkap sejak", null=True, blank=True)
    # R-002-7: what the Penanggung Jawab was asked, and what came of it.
    koordinasi_pada = models.DateTimeField("dikoordinasikan", null=True, blank=True)
    koordinasi_dengan = _petugas("Penanggung Jawab Informasi")
    konsultasi = models.TextField("hasil konsultasi dengan Penanggung Jawab", max_length=2000, blank=True)
    # R-002-19 … R-002-21: one row of columns, so there is no place for a second extension.
    perpanjangan_alasan = models.CharField("alasan perpanjangan", max_length=20, choices=AlasanPerpanjangan, blank=True)
    perpanjangan_hari = models.PositiveSmallIntegerField("perpanjangan (hari kerja)", null=True, blank=True)
    perpanjangan_dari = models.DateField("jatuh tempo semula", null=True, blank=True)
    perpanjangan_sampai = models.DateField("diperpanjang sampai", null=True, blank=True)
    # When the statement is or was due, extension included; stays when the clock of the matter stops (R-002-32).
    batas_keterangan = models.DateField("keterangan paling lambat", null=True, blank=True)
    # The statement: R-002-15 … R-002-18.
    ada = models.BooleanField("informasi ada", null=True, blank=True)
    hasil = models.CharField("keputusan", max_length=14, choices=Hasil, blank=True)
    alasan = ArrayField(
        models.CharField(max_length=24, choices=AlasanPenolakan),
        verbose_name="alasan penolakan",
        default=list,
        blank=True,
    )
    alasan_uraian = models.TextField("uraian alasan", max_length=2000, blank=True)
    bagian_ditolak = models.TextField("bagian yang tidak diberikan", max_length=2000, blank=True)
    bentuk_informasi = models.CharField(
        "bentuk informasi yang dikuasai", max_length=10, choices=CaraMemperoleh, blank=True
    )
    badan_lain = models.CharField("badan publik yang menguasai", max_length=150, blank=True)
    lembar = models.PositiveIntegerField("jumlah lembar", null=True, blank=True)
    jilid = models.PositiveIntegerField("jumlah jilid", null=True, blank=True)
    biaya_penggandaan = models.PositiveIntegerField("biaya penggandaan (Rp)", null=True, blank=True)  # R-002-9
    biaya_penjilidan = models.PositiveIntegerField("biaya penjilidan (Rp)", null=True, blank=True)
    # R-002-31: the ceiling that the Ketua's tariff gave when the statement was made; None: it gave none.
    biaya_tertinggi = models.PositiveIntegerField("biaya menurut tarif Ketua (Rp)", null=True, blank=True)
    perkiraan_siap = models.CharField("perkiraan waktu dapat diambil", max_length=120, blank=True)
    keterangan_pada = models.DateTimeField("keterangan diberikan", null=True, blank=True)
    keterangan_tanggal = models.DateField("tanggal keterangan", null=True, blank=True)
    penanda_tangan = _petugas("yang menandatangani keterangan")
    # R-002-34: what the Ketua himself decided is objected to at the second level at once.
    diputus_ketua = models.BooleanField("diputus Ketua", default=False)
    cara_bayar = models.CharField("cara membayar", max_length=10, choices=CaraBayar, blank=True)
    bukti_bayar = models.CharField("nomor bukti pembayaran", max_length=60, blank=True)
    dibayar_pada = models.DateTimeField("dibayar", null=True, blank=True)
    siap_pada = models.DateTimeField("siap diserahkan", null=True, blank=True)
    diserahkan_pada = models.DateTimeField("diserahkan", null=True, blank=True)
    cara_penyerahan = models.CharField("cara penyerahan", max_length=10, choices=CaraMendapatkan, blank=True)
    penerima = models.CharField("nama penerima", max_length=120, blank=True)
    dicabut_alasan = models.CharField("alasan pencabutan", max_length=300, blank=True)

    class Meta:
        verbose_name = "permohonan informasi"
        verbose_name_plural = "permohonan informasi"
        constraints = (
            models.CheckConstraint(
                condition=Q(kanal__in=Kanal.values) & Q(jenis__in=JenisPermohonan.values), name="permohonan_dikenal"
            ),
            models.CheckConstraint(condition=~Q(nama="") & ~Q(rincian=""), name="permohonan_ada_isi"),
            models.CheckConstraint(
                condition=_bersama(~Q(kekurangan=""), Q(batas_lengkap__isnull=False)), name="permohonan_kekurangan_utuh"
            ),
            models.CheckConstraint(condition=Q(hasil__in=("", *Hasil.values)), name="permohonan_hasil_dikenal"),
            # A statement says whether the information exists, who signs and when (R-002-15).
            models.CheckConstraint(
                condition=_bersama(
                    ~Q(hasil=""),
                    Q(ada__isnull=False),
                    Q(keterangan_pada__isnull=False),
                    Q(keterangan_tanggal__isnull=False),
                ),
                name="permohonan_keterangan_utuh",
            ),
            # R-002-17: what is refused, wholly or in part, is refused with reasons.
            models.CheckConstraint(
                condition=~Q(hasil__in=(Hasil.SEBAGIAN, Hasil.DITOLAK)) | ~Q(alasan=[]), name="permohonan_alasan"
            ),
            models.CheckConstraint(
                condition=~Q(hasil=Hasil.SEBAGIAN) | ~Q(bagian_ditolak=""), name="permohonan_bagian_ditolak"
            ),
            # R-002-18: what is granted names its cost; zero is a cost.
            models.CheckConstraint(
                condition=~Q(hasil__in=DITERIMA) | Q(biaya_penggandaan__isnull=False, biaya_penjilidan__isnull=False),
                name="permohonan_biaya",
            ),
            models.CheckConstraint(condition=~Q(hasil__in=DITERIMA) | Q(ada=True), name="permohonan_diberi_yang_ada"),
            models.CheckConstraint(
                condition=~Q(hasil=Hasil.TIDAK_DIKUASAI) | Q(ada=False), name="permohonan_tidak_dikuasai"
            ),
            models.CheckConstraint(
                condition=_bersama(
                    ~Q(perpanjangan_alasan=""),
                    Q(perpanjangan_hari__isnull=False),
                    Q(perpanjangan_dari__isnull=False),
                    Q(perpanjangan_sampai__isnull=False),
                )
                & (Q(perpanjangan_sampai=None) | Q(perpanjangan_sampai__gt=F("perpanjangan_dari"))),
                name="permohonan_perpanjangan_utuh",
            ),
            models.CheckConstraint(
                condition=_bersama(~Q(cara_bayar=""), Q(dibayar_pada__isnull=False)), name="permohonan_bayar_utuh"
            ),
            models.CheckConstraint(
                condition=_bersama(~Q(cara_penyerahan=""), Q(diserahkan_pada__isnull=False)),
                name="permohonan_serah_utuh",
            ),
            models.CheckConstraint(
                condition=Q(diserahkan_pada=None) | Q(hasil__in=DITERIMA), name="permohonan_serah_yang_diterima"
            ),
            # A simple answer is an answer (R-002-3); what is no simple one came with the form.
            models.CheckConstraint(condition=Q(sederhana=False) | ~Q(jawaban=""), name="permohonan_sederhana_dijawab"),
            models.CheckConstraint(condition=Q(sederhana=True) | ~Q(tujuan=""), name="permohonan_berformulir"),
        )

    def __str__(self) -> str:
        return self.nomor

    @property
    def biaya(self) -> int | None:
        """Copying and binding together, in rupiah; None while nothing is granted (R-002-9, R-002-18)."""
        if self.biaya_penggandaan is None or self.biaya_penjilidan is None:
            return None
        return self.biaya_penggandaan + self.biaya_penjilidan

    @property
    def langsung(self) -> bool:
        """Whether the applicant came in person to ask (R-002-22)."""
        return self.kanal == Kanal.LANGSUNG

    @property
    def berdokumen(self) -> bool:
        """Whether a document is asked for: R-002-7 and R-002-27 speak of it."""
        return self.jenis != JenisPermohonan.INFORMASI


class PerbedaanPendapat(models.Model):
    """A difference of opinion between officer and applicant, and the rule that settled it (R-002-10)."""

    permohonan = models.ForeignKey(
        Permohonan, models.PROTECT, related_name="perbedaan", verbose_name="permohonan informasi"
    )
    waktu = models.DateTimeField("waktu")
    uraian = models.TextField("perbedaan pendapat", max_length=2000)
    penyelesaian = models.TextField("penyelesaian menurut peraturan", max_length=2000, blank=True)
    petugas = _petugas("dicatat oleh")

    class Meta:
        verbose_name = "perbedaan pendapat"
        verbose_name_plural = "perbedaan pendapat"
        ordering = ("-waktu", "-id")
        constraints = (models.CheckConstraint(condition=~Q(uraian=""), name="perbedaan_beruraian"),)

    def __str__(self) -> str:
        return f"Perbedaan pendapat {self.waktu:%d-%m-%Y}"
