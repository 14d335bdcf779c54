"""N-05: the divorce certificate is there (R-000-12)."""

from collections.abc import Mapping, Sequence

from notifikasi.jenis import Audiens, Batal, Isi, JenisPesan, daftarkan
from notifikasi.models import Pesan
from perkara.models import AktaCerai, Registrasi
from perkara.pesan.bahan import BIDANG_PIHAK, Bahan, kumpulkan
from satker.models import Satker
from satker.tanggal import tanggal_saja

_BIDANG = BIDANG_PIHAK | {
    "produk": "Akta cerai, atau Produk pengadilan bila pengadilan memilih kata netral",
    "rincian": "nomor dan tanggal akta; tanpa nomor bila kata netral",
    "nomor_akta": "nomor akta cerai; kosong bila kata netral",
    "tanggal_akta": "tanggal akta cerai",
    "jam_layanan": "jam layanan pengadilan",
    "pnbp_akta": "PNBP dalam rupiah, misalnya 10.000",
}


def _bidang(pesan: Pesan, akta: AktaCerai, bahan: Bahan) -> Isi:
    satker, setelan = bahan.satker[pesan.satker_id], bahan.setelan[pesan.satker_id]
    tanggal = tanggal_saja(akta.tanggal) if akta.tanggal else ""
    # The number itself says "AC": neutral wording leaves it out.
    nomor = "" if setelan.kata_netral else akta.nomor
    return bahan.umum(pesan) | {
        "produk": "Produk pengadilan" if setelan.kata_netral else "Akta cerai",
        "rincian": f"Nomor: {nomor}, tanggal {tanggal}" if nomor else f"Tanggal: {tanggal}",
        "nomor_akta": nomor,
        "tanggal_akta": tanggal,
        "jam_layanan": satker.jam_layanan or "pada jam layanan",
        "pnbp_akta": f"{setelan.pnbp_akta:,}".replace(",", "."),
    }


def _isi(pesan: Sequence[Pesan]) -> Mapping[int, Isi | Batal]:
    bahan = kumpulkan(pesan)
    akta = AktaCerai.objects.in_bulk({p.subjek_id for p in pesan})
    return bahan.tiap(pesan, lambda p: _bidang(p, akta[p.subjek_id], bahan))


def _contoh(satker: Satker) -> Isi | None:
    terbit = AktaCerai.objects.filter(perkara__satker=satker, tanggal__isnull=False).exclude(nomor="")
    akta = terbit.order_by("-tanggal", "-id").first()
    if akta is None:
        return None
    registrasi = Registrasi.objects.filter(perkara=akta.perkara_id).first()
    nama = registrasi.nama if registrasi else ""
    pesan = Pesan(satker=satker, subjek_id=akta.pk, induk_id=akta.perkara_id, nama_penerima=nama)
    return _bidang(pesan, akta, kumpulkan([pesan]))


N05 = daftarkan(
    JenisPesan(
        kode="N-05",
        nama="Akta cerai terbit",
        audiens=Audiens.PIHAK,
        teks=(
            "Yth. {{nama}},\n"
            "{{produk}} perkara {{nomor_perkara}} telah terbit.\n"
            "{{rincian}}\n"
            "Dapat diambil di loket PTSP {{nama_satker}}, {{jam_layanan}}, dengan membawa KTP asli dan fotokopinya.\n"
            "Biaya PNBP Rp{{pnbp_akta}}.\n"
            "{{footer_pihak}}"
        ),
        bidang=_BIDANG,
        prioritas=Pesan.Prioritas.PERKARA,
        isi=_isi,
        contoh=_contoh,
    )
)
