"""N-84, the answer to a DAFTAR that registered nothing: why, and what to do. A good code is answered by N-01."""

from collections.abc import Mapping, Sequence

from notifikasi.jenis import Audiens, Batal, Isi, JenisPesan, daftarkan
from notifikasi.models import Pesan
from perkara.registrasi.kode import DITOLAK, Alasan
from satker.models import Satker

_KE_LOKET = "Minta kode baru kepada petugas loket PTSP."
SEBAB = {
    "": "untuk mendaftarkan nomor ini, kirim DAFTAR diikuti kode dari petugas loket PTSP, misalnya DAFTAR K7QM-2PXB.",
    Alasan.SALAH.value: f"kode itu tidak dikenal. Periksa penulisannya dan kirim sekali lagi. {_KE_LOKET}",
    Alasan.LEWAT.value: f"masa berlaku kode itu sudah lewat. {_KE_LOKET}",
    Alasan.DIPAKAI.value: f"kode itu sudah dipakai nomor lain. {_KE_LOKET}",
    Alasan.SUDAH.value: "nomor ini sudah terdaftar dengan kode itu. Tidak ada yang perlu dikirim lagi.",
    Alasan.TERLALU_SERING.value: "terlalu banyak kode yang tidak cocok. Coba lagi satu jam lagi dengan kode baru.",
}


def _isi(pesan: Sequence[Pesan]) -> Mapping[int, Isi | Batal]:
    satker = Satker.objects.in_bulk({p.satker_id for p in pesan})
    return {p.pk: _satu(satker[p.satker_id], str(p.data.get("alasan", ""))) for p in pesan}


def _satu(satker: Satker, alasan: str) -> Isi:
    return {"sebab": SEBAB.get(alasan, SEBAB[""]), "nama_satker": satker.nama}


N84 = daftarkan(
    JenisPesan(
        kode=DITOLAK,
        nama="Jawaban DAFTAR",
        audiens=Audiens.SISTEM,
        teks="Yth. Bapak/Ibu, {{sebab}}\n{{nama_satker}}. Balas INFO untuk menu.",
        bidang={"sebab": "mengapa nomor tidak didaftarkan, dan langkah berikutnya", "nama_satker": "nama pengadilan"},
        prioritas=Pesan.Prioritas.SEGERA,
        isi=_isi,
        contoh=lambda satker: _satu(satker, Alasan.LEWAT.value),
        segera=True,
    )
)
