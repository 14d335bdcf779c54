"""Telling the applicant: by WhatsApp and by e-mail, with the values of the moment the step was taken."""

from collections.abc import Mapping, Sequence

from layanan.alur.daftar import ambil as alur
from layanan.models import Riwayat, Urusan
from notifikasi.jenis import Audiens, Batal, Isi, JenisPesan, ambil, daftarkan
from notifikasi.models import Nomor, Pesan
from notifikasi.outbox import antrekan
from notifikasi.surel import antrekan_surel
from notifikasi.templat import Siap, render
from notifikasi.templat.render import bersih
from satker.models import Satker
from satker.tanggal import tanggal_panjang, tanggal_saja
from satker.waktu import hari_ini

SUBJEK = "urusan"
# What every message of a desk can say; a desk adds its own by Alur.isi_pesan.
BIDANG = {
    "nomor": "nomor register",
    "tanggal": "tanggal hari ini",
    "tanggal_terima": "tanggal permohonan diterima",
    "jatuh_tempo": "batas waktu",
    "layanan": "nama layanan",
}
# A mail is not answered with BERHENTI.
_PENUTUP_SUREL = "Surel otomatis {satker}; tidak perlu dibalas."


def jenis_layanan(
    kode: str, nama: str, teks: str, bidang: Mapping[str, str] | None = None, contoh: Isi | None = None
) -> JenisPesan:
    """Register a message kind of a desk. `teks` ends with {{footer_layanan}}; `bidang`: fields beyond BIDANG."""
    return daftarkan(
        JenisPesan(
            kode=kode,
            nama=nama,
            audiens=Audiens.LAYANAN,
            teks=teks,
            bidang={**BIDANG, **(bidang or {})},
            prioritas=Pesan.Prioritas.PERKARA,
            isi=_isi,
            contoh=lambda _: contoh,
        )
    )


def kabari(urusan: Urusan, kode: str, data: Mapping[str, str], riwayat: Riwayat) -> None:
    """Queue message `kode` about a step by the ways the applicant chose; once per step, whatever is repeated."""
    meja = alur(urusan.register)
    nama, nilai = meja.penerima(urusan), {k: bersih(v) for k, v in {**_umum(urusan, meja.nama), **data}.items()}
    kunci = f"{urusan.satker.kode}:{kode}:urusan:{urusan.pk}:{riwayat.pk}"
    if urusan.kabari_wa and urusan.nomor_wa and urusan.nomor_wa.keadaan == Nomor.Keadaan.AKTIF:
        antrekan(
            kode,
            satker=urusan.satker,
            kunci=kunci,
            subjek=SUBJEK,
            subjek_id=urusan.pk,
            nomor=urusan.nomor_wa,
            nama_penerima=nama,
            data={"perihal": urusan.nomor, "isi": nilai},
        )
    if urusan.kabari_surel and urusan.surel:
        _surel(urusan, kode, kunci, nama, nilai)


def _umum(urusan: Urusan, layanan: str) -> dict[str, str]:
    return {
        "nomor": urusan.nomor,
        "tanggal": tanggal_saja(hari_ini(urusan.satker)),
        "tanggal_terima": tanggal_saja(urusan.tanggal_terima),
        "jatuh_tempo": tanggal_panjang(urusan.jatuh_tempo) if urusan.jatuh_tempo else "",
        "layanan": layanan,
    }


def _surel(urusan: Urusan, kode: str, kunci: str, nama: str, nilai: Mapping[str, str]) -> None:
    """The same words as on WhatsApp, in the court's own wording, but for the last line."""
    satker: Satker = urusan.satker
    isi = {**nilai, "footer_layanan": _PENUTUP_SUREL.format(satker=satker.nama)}
    pesan = Pesan(pk=0, satker=satker, jenis=kode, nama_penerima=nama, data={"isi": isi})
    hasil = render([pesan])[0]
    if not isinstance(hasil, Siap):
        raise TypeError(f"{kode} tidak dapat ditulis.")
    perihal = f"{ambil(kode).nama}: {urusan.nomor}"
    antrekan_surel(satker=satker, kunci=kunci, kepada=urusan.surel, perihal=perihal, teks=hasil.teks)


def _isi(pesan: Sequence[Pesan]) -> Mapping[int, Isi | Batal]:
    # What was true when the step was taken is what the message says, also if the matter has moved on.
    return {p.pk: {k: str(v) for k, v in p.data.get("isi", {}).items()} for p in pesan}
