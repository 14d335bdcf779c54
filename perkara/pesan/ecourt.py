"""N-06: an e-Court registration reached the court (R-000-13)."""

from collections.abc import Mapping, Sequence

from notifikasi.jenis import Audiens, Batal, Isi, JenisPesan, daftarkan
from notifikasi.models import Pesan
from perkara.models import EFiling, Registrasi
from perkara.pesan.bahan import BIDANG_PIHAK, Bahan, kumpulkan
from satker.models import Satker
from satker.tanggal import jam, tanggal_saja, zona_singkat
from satker.waktu import lokal

_BIDANG = BIDANG_PIHAK | {
    "nomor_register": "nomor register e-Court",
    "tanggal_daftar": "tanggal pendaftaran e-Court",
    "status_bayar": "sudah dibayar / belum dibayar",
    "batas_bayar_teks": "koma dan batas pembayaran; kosong bila sudah dibayar atau tidak diketahui",
    "lanjutan": "nomor perkara, atau bahwa nomor perkara akan diberitahukan",
}


def _batas(efiling: EFiling, satker: Satker) -> str:
    if efiling.bayar or efiling.batas_bayar is None:
        return ""
    batas = lokal(satker, efiling.batas_bayar)
    return f", paling lambat {tanggal_saja(batas.date())} pukul {jam(batas.time())} {zona_singkat(satker)}"


def _bidang(pesan: Pesan, efiling: EFiling, bahan: Bahan) -> Isi:
    # Read again when it leaves: the case may have got its number since.
    nomor = efiling.perkara.nomor if efiling.perkara else ""
    return bahan.umum(pesan) | {
        "nomor_perkara": nomor,
        "nomor_register": efiling.nomor_register,
        "tanggal_daftar": tanggal_saja(efiling.tanggal_daftar) if efiling.tanggal_daftar else "",
        "status_bayar": "sudah dibayar" if efiling.bayar else "belum dibayar",
        "batas_bayar_teks": _batas(efiling, bahan.satker[pesan.satker_id]),
        "lanjutan": f"Nomor perkara: {nomor}" if nomor else "Nomor perkara akan kami beritahukan setelah verifikasi.",
    }


def _isi(pesan: Sequence[Pesan]) -> Mapping[int, Isi | Batal]:
    bahan = kumpulkan(pesan)
    efiling = EFiling.objects.select_related("perkara").in_bulk({p.subjek_id for p in pesan})
    return bahan.tiap(pesan, lambda p: _bidang(p, efiling[p.subjek_id], bahan))


def _contoh(satker: Satker) -> Isi | None:
    ada = EFiling.objects.filter(satker=satker, hilang_pada=None).exclude(nomor_register="")
    efiling = ada.select_related("perkara").order_by("-tanggal_daftar", "-id").first()
    if efiling is None:
        return None
    registrasi = Registrasi.objects.filter(satker=satker).first()
    pesan = Pesan(satker=satker, subjek_id=efiling.pk, nama_penerima=registrasi.nama if registrasi else "")
    return _bidang(pesan, efiling, kumpulkan([pesan]))


N06 = daftarkan(
    JenisPesan(
        kode="N-06",
        nama="Pendaftaran e-Court",
        audiens=Audiens.PIHAK,
        teks=(
            "Yth. {{nama}},\n"
            "Pendaftaran e-Court Anda telah kami terima di {{nama_satker}}.\n"
            "Nomor register: {{nomor_register}}\n"
            "Tanggal: {{tanggal_daftar}}\n"
            "Status pembayaran: {{status_bayar}}{{batas_bayar_teks}}\n"
            "{{lanjutan}}\n"
            "{{footer_pihak}}"
        ),
        bidang=_BIDANG,
        prioritas=Pesan.Prioritas.PERKARA,
        isi=_isi,
        contoh=_contoh,
    )
)
