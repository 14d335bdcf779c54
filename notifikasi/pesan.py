"""Message kinds of this floor: the answers to BERHENTI and MULAI (domain 5.7)."""

from collections.abc import Mapping, Sequence

from notifikasi.jenis import Audiens, Isi, JenisPesan, daftarkan
from notifikasi.models import Pesan
from satker.models import Satker


def _tanpa_isi(pesan: Sequence[Pesan]) -> Mapping[int, Isi]:
    return {p.pk: {} for p in pesan}


def _tanpa_contoh(_: Satker) -> Isi:
    return {}


def _sistem(kode: str, nama: str, teks: str) -> JenisPesan:
    return JenisPesan(
        kode=kode,
        nama=nama,
        audiens=Audiens.SISTEM,
        teks=teks,
        bidang={},
        prioritas=Pesan.Prioritas.SEGERA,
        isi=_tanpa_isi,
        contoh=_tanpa_contoh,
        segera=True,  # answers somebody who is awake
    )


N71 = daftarkan(
    _sistem(
        "N-71",
        "Pemberitahuan dihentikan",
        "Yth. Bapak/Ibu, pemberitahuan ke nomor ini dihentikan. Panggilan resmi pengadilan tetap berlaku. "
        "Balas MULAI untuk mengaktifkan kembali.",
    )
)
N72 = daftarkan(
    _sistem(
        "N-72",
        "Pemberitahuan diaktifkan kembali",
        "Yth. Bapak/Ibu, pemberitahuan diaktifkan kembali. Balas BERHENTI untuk menghentikan.",
    )
)
