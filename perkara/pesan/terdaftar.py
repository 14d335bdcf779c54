"""N-01 a number was registered, N-02 a case was registered (R-000-9), N-73 "not me"."""

from collections.abc import Mapping, Sequence

from notifikasi.jenis import Audiens, Batal, Isi, JenisPesan, daftarkan
from notifikasi.models import Pesan
from perkara.models import Perkara, Registrasi
from perkara.pesan.bahan import BIDANG_PIHAK, Bahan, kumpulkan, sebut
from satker.models import Satker
from satker.tanggal import tanggal_saja

_BELUM_BERNOMOR = "yang sedang didaftarkan"


def _isi_nomor(pesan: Sequence[Pesan]) -> Mapping[int, Isi | Batal]:
    bahan = kumpulkan(pesan)
    registrasi = Registrasi.objects.select_related("perkara", "petugas").in_bulk({p.subjek_id for p in pesan})
    return bahan.tiap(pesan, lambda p: _bidang_nomor(p, registrasi[p.subjek_id], bahan))


def _bidang_nomor(pesan: Pesan, registrasi: Registrasi, bahan: Bahan) -> Isi:
    nomor = registrasi.perkara.nomor if registrasi.perkara else registrasi.ditunggu_tampil or _BELUM_BERNOMOR
    petugas = registrasi.petugas.get_full_name() if registrasi.petugas else ""
    return bahan.umum(pesan) | {"nomor_perkara": nomor, "petugas": petugas}


def _contoh_nomor(satker: Satker) -> Isi | None:
    registrasi = Registrasi.objects.filter(satker=satker).select_related("perkara", "petugas").first()
    if registrasi is None:
        return None
    pesan = Pesan(satker=satker, subjek_id=registrasi.pk, nama_penerima=registrasi.nama)
    return _bidang_nomor(pesan, registrasi, kumpulkan([pesan]))


N01 = daftarkan(
    JenisPesan(
        kode="N-01",
        nama="Nomor terdaftar",
        audiens=Audiens.PIHAK,
        teks=(
            "Yth. {{nama}},\n"
            "Nomor ini terdaftar untuk menerima pemberitahuan perkara {{nomor_perkara}} dari {{nama_satker}}.\n"
            "Bila Anda bukan pihak perkara tersebut, balas SALAH.\n"
            "{{footer_pihak}}"
        ),
        bidang=BIDANG_PIHAK | {"petugas": "nama petugas loket; kosong bila terdaftar otomatis"},
        prioritas=Pesan.Prioritas.SEGERA,
        isi=_isi_nomor,
        contoh=_contoh_nomor,
    )
)


def _isi_perkara(pesan: Sequence[Pesan]) -> Mapping[int, Isi | Batal]:
    bahan = kumpulkan(pesan)
    return bahan.tiap(pesan, lambda p: _bidang_perkara(p, bahan))


def _bidang_perkara(pesan: Pesan, bahan: Bahan) -> Isi:
    tanggal = bahan.perkara[pesan.subjek_id].tanggal_daftar
    return bahan.umum(pesan) | {"tanggal_daftar": tanggal_saja(tanggal) if tanggal else ""}


def _contoh_perkara(satker: Satker) -> Isi | None:
    perkara = Perkara.objects.filter(satker=satker, hilang_pada=None).prefetch_related("pihak").first()
    if perkara is None:
        return None
    pihak = next(iter(perkara.pihak.all()), None)
    pesan = Pesan(satker=satker, subjek_id=perkara.pk, induk_id=perkara.pk, nama_penerima=pihak.nama if pihak else "")
    return _bidang_perkara(pesan, kumpulkan([pesan]))


N02 = daftarkan(
    JenisPesan(
        kode="N-02",
        nama="Pendaftaran perkara",
        audiens=Audiens.PIHAK,
        teks=(
            "Yth. {{nama}},\n"
            "Perkara Anda telah terdaftar di {{nama_satker}}.\n"
            "Nomor perkara: {{nomor_perkara}}\n"
            "Tanggal daftar: {{tanggal_daftar}}\n"
            "Jenis perkara: {{jenis_perkara}}\n"
            # True also where it is set already: who registers late may read N-03 first.
            "Jadwal sidang kami beritahukan dalam pesan tersendiri setelah ditetapkan.\n"
            "{{footer_pihak}}"
        ),
        bidang=BIDANG_PIHAK | {"tanggal_daftar": "tanggal pendaftaran perkara"},
        prioritas=Pesan.Prioritas.PERKARA,
        isi=_isi_perkara,
        contoh=_contoh_perkara,
    )
)


def _isi_salah(pesan: Sequence[Pesan]) -> Mapping[int, Isi | Batal]:
    # An answer: it goes out although the number has just been taken off the case.
    satker = Satker.objects.in_bulk({p.satker_id for p in pesan})
    return {p.pk: {"nama": sebut(p.nama_penerima), "nama_satker": satker[p.satker_id].nama} for p in pesan}


N73 = daftarkan(
    JenisPesan(
        kode="N-73",
        nama="Balasan SALAH",
        audiens=Audiens.SISTEM,
        teks=(
            "Yth. Bapak/Ibu, terima kasih. Nomor ini kami keluarkan dari perkara dan tidak menerima pesan lagi. "
            "Balas BANTUAN bila perlu menghubungi kami. {{nama_satker}}."
        ),
        bidang={"nama": BIDANG_PIHAK["nama"], "nama_satker": BIDANG_PIHAK["nama_satker"]},
        prioritas=Pesan.Prioritas.SEGERA,
        isi=_isi_salah,
        contoh=lambda satker: {"nama": "Bapak/Ibu", "nama_satker": satker.nama},
        segera=True,
    )
)
