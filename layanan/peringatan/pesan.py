"""N-42: due tomorrow; N-43: overdue. What has been dealt with before the message leaves is not named in it."""

from collections.abc import Mapping, Sequence
from datetime import date

from layanan.alur.daftar import ambil
from layanan.models import Urusan
from notifikasi.jenis import Audiens, Batal, Isi, JenisPesan, daftarkan
from notifikasi.models import Pesan
from satker.models import Pegawai, Satker
from satker.tanggal import tanggal_panjang

PALING_BANYAK = 10
_SUDAH = "Semua urusan ini sudah ditindaklanjuti."
_TIDAK_LAGI = "Penerima tidak aktif lagi."
_BIDANG = {
    "sapaan_jabatan": "Bapak/Ibu dan jabatan",
    "layanan": "nama layanan, misalnya Permohonan informasi",
    "nomor": "nomor register, atau beberapa",
    "jatuh_tempo": "batas waktu",
}


def _isi(pesan: Sequence[Pesan]) -> Mapping[int, Isi | Batal]:
    """Reads all matters and people of the batch again: two queries."""
    ids = {i for p in pesan for i in p.data["urusan"]}
    terbuka = Urusan.objects.filter(pk__in=ids, selesai_pada=None).only("nomor", "jatuh_tempo").in_bulk()
    penerima = Pegawai.objects.filter(aktif=True).in_bulk([p.subjek_id for p in pesan])
    return {p.pk: _satu(p, terbuka, penerima) for p in pesan}


def _satu(p: Pesan, terbuka: Mapping[int, Urusan], penerima: Mapping[int, Pegawai]) -> Isi | Batal:
    if p.subjek_id not in penerima:
        return Batal(_TIDAK_LAGI)
    tempo = date.fromisoformat(p.data["jatuh_tempo"])
    milik = [terbuka[i] for i in p.data["urusan"] if i in terbuka and terbuka[i].jatuh_tempo == tempo]
    if not milik:
        return Batal(_SUDAH)
    return _bidang(penerima[p.subjek_id], ambil(p.data["register"]).nama, [u.nomor for u in milik], tempo)


def _bidang(pegawai: Pegawai, layanan: str, nomor: list[str], tempo: date) -> Isi:
    lagi = len(nomor) - PALING_BANYAK
    return {
        "sapaan_jabatan": f"Bapak/Ibu {pegawai.get_jabatan_display()}",
        "layanan": layanan,
        "nomor": ", ".join(nomor[:PALING_BANYAK]) + (f" dan {lagi} lainnya" if lagi > 0 else ""),
        "jatuh_tempo": tanggal_panjang(tempo),
    }


def _contoh(satker: Satker) -> Isi | None:
    pegawai = Pegawai.objects.filter(satker=satker).first()
    urusan = Urusan.objects.filter(satker=satker, jatuh_tempo__isnull=False).order_by("-id").first()
    if pegawai is None or urusan is None or urusan.jatuh_tempo is None:
        return None
    return _bidang(pegawai, ambil(urusan.register).nama, [urusan.nomor], urusan.jatuh_tempo)


def _daftar(kode: str, nama: str, kalimat: str) -> JenisPesan:
    return daftarkan(
        JenisPesan(
            kode=kode,
            nama=nama,
            audiens=Audiens.PEGAWAI,
            teks=f"Yth. {{{{sapaan_jabatan}}}},\n{kalimat}\n{{{{footer_pegawai}}}}",
            bidang=_BIDANG,
            prioritas=Pesan.Prioritas.PEGAWAI,
            isi=_isi,
            contoh=_contoh,
        )
    )


N42 = _daftar("N-42", "Tenggat layanan sudah dekat", "{{layanan}} {{nomor}} jatuh tempo {{jatuh_tempo}}.")
N43 = _daftar("N-43", "Tenggat layanan terlewati", "{{layanan}} {{nomor}} melewati batas {{jatuh_tempo}}.")
