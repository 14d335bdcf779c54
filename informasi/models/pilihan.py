"""The words of the forms and registers (domain 4.3, 4.4), with the rule each comes from."""

from django.db.models import TextChoices


class Profil(TextChoices):
    """Which rule a court follows; its numbers stand in `informasi.tenggat_profil`."""

    SEED = "seed", "Ketentuan pelayanan informasi pengadilan (3 hari kerja)"
    SK_2_144_2022 = "sk_2_144_2022", "SK KMA 2-144/KMA/SK/VIII/2022"
    SK_1_144_2011 = "sk_1_144_2011", "SK KMA 1-144/KMA/SK/I/2011"


class TingkatDua(TextChoices):
    """Who answers the second objection (R-002-34; B12)."""

    MAHKAMAH_AGUNG = "mahkamah_agung", "Penanggung jawab pada Mahkamah Agung"
    KOMISI_INFORMASI = "komisi_informasi", "Komisi Informasi"


class Kanal(TextChoices):
    """How a request came (R-002-22, R-002-23; 4.3). All but the first are indirect."""

    LANGSUNG = "langsung", "Datang langsung"
    TELEPON = "telepon", "Telepon"
    FAKS = "faks", "Faks"
    SUREL = "surel", "Surat elektronik"
    WEB = "web", "Situs ini"
    E_LID = "e_lid", "e-LID"
    SURAT = "surat", "Surat tercatat"


class JenisPemohon(TextChoices):
    """Who asks; decides which identity is shown (4.3)."""

    PERORANGAN = "perorangan", "Perorangan"
    BADAN_HUKUM = "badan_hukum", "Badan hukum"
    KELOMPOK = "kelompok", "Kelompok orang"
    ASING = "asing", "Warga negara asing"


class JenisIdentitas(TextChoices):
    """What proves who asks (R-002-1; 4.3). No copy and no picture of it is kept."""

    KTP = "ktp", "KTP"
    SURAT_KEPENDUDUKAN = "surat_kependudukan", "Surat keterangan kependudukan"
    AKTA_PENDIRIAN = "akta_pendirian", "Akta pendirian badan hukum"
    SURAT_KUASA = "surat_kuasa", "Surat kuasa dan KTP pemberi serta penerima kuasa"
    PASPOR = "paspor", "Paspor"
    IZIN_TINGGAL = "izin_tinggal", "Izin tinggal"


IDENTITAS_UNTUK: dict[str, tuple[str, ...]] = {
    JenisPemohon.PERORANGAN: (JenisIdentitas.KTP, JenisIdentitas.SURAT_KEPENDUDUKAN),
    JenisPemohon.BADAN_HUKUM: (JenisIdentitas.AKTA_PENDIRIAN,),
    JenisPemohon.KELOMPOK: (JenisIdentitas.SURAT_KUASA,),
    JenisPemohon.ASING: (JenisIdentitas.PASPOR, JenisIdentitas.IZIN_TINGGAL),
}


class JenisPermohonan(TextChoices):
    """What is asked for; a document (R-002-7) and a copy of a decision (R-002-13) have rules of their own."""

    INFORMASI = "informasi", "Informasi"
    DOKUMEN = "dokumen", "Dokumen"
    SALINAN_PUTUSAN = "salinan_putusan", "Fotokopi putusan atau penetapan"


class CaraMemperoleh(TextChoices):
    """In which form (4.3)."""

    MELIHAT = "melihat", "Melihat, membaca, mendengarkan, atau mencatat"
    SOFTCOPY = "softcopy", "Salinan elektronik"
    HARDCOPY = "hardcopy", "Salinan cetak"


class CaraMendapatkan(TextChoices):
    """On which way it goes to the applicant (4.3)."""

    LANGSUNG = "langsung", "Mengambil langsung"
    SUREL = "surel", "Surat elektronik"
    E_LID = "e_lid", "e-LID"
    MEDIA = "media", "Media penyimpanan yang dibawa sendiri"
    POS = "pos", "Pos"


class Hasil(TextChoices):
    """What the statement says (R-002-15, R-002-16)."""

    DIKABULKAN = "dikabulkan", "Diterima seluruhnya"
    SEBAGIAN = "sebagian", "Diterima sebagian"
    DITOLAK = "ditolak", "Ditolak"
    TIDAK_DIKUASAI = "tidak_dikuasai", "Informasi tidak dikuasai"


class AlasanPenolakan(TextChoices):
    """Why it is refused (R-002-17): the ten grounds of UU KIP Pasal 17, and three of practice (4.3)."""

    PENEGAKAN_HUKUM = "penegakan_hukum", "Dapat menghambat proses penegakan hukum"
    KEKAYAAN_INTELEKTUAL = "kekayaan_intelektual", "Hak kekayaan intelektual dan persaingan usaha tidak sehat"
    PERTAHANAN = "pertahanan", "Pertahanan dan keamanan negara"
    KEKAYAAN_ALAM = "kekayaan_alam", "Kekayaan alam Indonesia"
    KETAHANAN_EKONOMI = "ketahanan_ekonomi", "Ketahanan ekonomi nasional"
    HUBUNGAN_LUAR_NEGERI = "hubungan_luar_negeri", "Kepentingan hubungan luar negeri"
    AKTA_PRIBADI = "akta_pribadi", "Isi akta otentik yang bersifat pribadi atau wasiat seseorang"
    RAHASIA_PRIBADI = "rahasia_pribadi", "Rahasia pribadi"
    MEMORANDUM = "memorandum", "Memorandum atau surat antarbadan publik yang dirahasiakan"
    DILARANG_UNDANG_UNDANG = "dilarang_undang_undang", "Tidak boleh diungkapkan berdasarkan undang-undang"
    BELUM_DIKUASAI = "belum_dikuasai", "Belum dikuasai atau belum didokumentasikan"
    BUKAN_KEWENANGAN = "bukan_kewenangan", "Bukan kewenangan pengadilan ini"
    IDENTITAS_KURANG = "identitas_kurang", "Identitas pemohon tidak lengkap"


# "Cannot be accessed by the public" (R-002-28) are the ten of the law, not the three of practice.
TERTUTUP = frozenset(AlasanPenolakan.values) - {
    *(AlasanPenolakan.BELUM_DIKUASAI, AlasanPenolakan.BUKAN_KEWENANGAN, AlasanPenolakan.IDENTITAS_KURANG)
}


class AlasanPerpanjangan(TextChoices):
    """Why the statement needs more time."""

    VOLUME_BESAR = "volume_besar", "informasi yang dimohon bervolume besar"  # R-002-19
    PERLU_KONSULTASI = (  # R-002-20
        "perlu_konsultasi",
        "informasi belum tegas dinyatakan terbuka sehingga perlu dikonsultasikan dengan penanggung jawab",
    )
    BELUM_DIKUASAI = "belum_dikuasai", "informasi belum dikuasai atau belum didokumentasikan"  # UU KIP, B2


class CaraBayar(TextChoices):
    """How copying and binding were paid (R-002-9)."""

    TUNAI = "tunai", "Tunai"
    TRANSFER = "transfer", "Transfer bank"
    QRIS = "qris", "QRIS"


class AlasanKeberatan(TextChoices):
    """The grounds of an objection: the seed's five, and two of the later rules (B9)."""

    DITOLAK_TERTUTUP = (  # R-002-28
        "ditolak_tertutup",
        "Permohonan ditolak dengan alasan informasi tidak dapat diakses publik",
    )
    WAJIB_UMUM_TIDAK_ADA = "wajib_umum_tidak_ada", "Informasi yang wajib diumumkan tidak tersedia"  # R-002-29
    TIDAK_SEMESTINYA = "tidak_semestinya", "Permohonan tidak ditanggapi sebagaimana mestinya"  # R-002-30
    BIAYA_BERLEBIH = "biaya_berlebih", "Biaya melebihi yang ditetapkan Ketua Pengadilan"  # R-002-31
    TERLAMBAT = "terlambat", "Informasi tidak diberikan sampai lewat jangka waktu"  # R-002-32
    TIDAK_DITANGGAPI = "tidak_ditanggapi", "Permohonan tidak ditanggapi"
    TIDAK_DIPENUHI = "tidak_dipenuhi", "Permintaan informasi tidak dipenuhi"


class PutusanKeberatan(TextChoices):
    """What the superior answers (3.4)."""

    MENGUATKAN = "menguatkan", "Menguatkan keputusan Petugas Informasi"
    MEMBATALKAN = "membatalkan", "Membatalkan: informasi diberikan seluruhnya"
    MEMBATALKAN_SEBAGIAN = "membatalkan_sebagian", "Membatalkan sebagian: informasi diberikan sebagian"
    KOREKSI_BIAYA = "koreksi_biaya", "Mengoreksi biaya"


class JenisTerbuka(TextChoices):
    """What the court shows without being asked (R-002-11)."""

    DOKUMEN = "dokumen", "Dokumen"
    JAWABAN = "jawaban", "Pertanyaan yang sudah dijawab"
    TAUTAN = "tautan", "Halaman lain"


class Perbuatan(TextChoices):
    """What is sanctioned when done deliberately (R-002-37)."""

    INFORMASI_TIDAK_BENAR = "informasi_tidak_benar", "Dengan sengaja membuat informasi yang tidak benar"
    MENGHALANGI = "menghalangi", "Dengan sengaja menghalangi pelaksanaan ketentuan pelayanan informasi"
