"""N-04r: a day's hearing reminders for one number in one message, where the court wants that."""

from notifikasi.jenis import Audiens, Batal, Isi, JenisPesan, ambil, daftarkan
from notifikasi.models import Pesan
from notifikasi.templat import susun
from perkara.pesan.sidang import GABUNG
from satker.models import Satker


def _contoh(satker: Satker) -> Isi | None:
    """The list as the court's newest hearing would make it."""
    isi = ambil("N-04").contoh(satker)
    if isi is None:
        return None
    return {"nama": isi["nama"], "daftar": f"1. {susun(GABUNG.baris, isi)}", "banyak": "1"}


N04R = daftarkan(
    JenisPesan(
        kode=GABUNG.kode,
        nama="Pengingat sidang, digabungkan",
        audiens=Audiens.PIHAK,
        teks="Yth. {{nama}},\n"
        "Pengingat {{banyak}} sidang Anda di {{nama_satker}}:\n"
        "{{daftar}}\n"
        "Mohon hadir 30 menit sebelumnya dan membawa KTP asli.\n"
        "{{footer_pihak}}",
        bidang={
            "nama": "nama penerima",
            "daftar": "daftar sidang, satu baris tiap sidang",
            "banyak": "banyaknya sidang",
        },
        prioritas=Pesan.Prioritas.SIDANG,
        # Never queued by itself: its words are those of the reminders put together (notifikasi.antar.gabung).
        isi=lambda pesan: {p.pk: Batal("Pesan gabungan tidak dikirim sendiri.") for p in pesan},
        contoh=_contoh,
    )
)
