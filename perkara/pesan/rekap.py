"""Daily recaps to the leaders: N-11 registrations (R-000-15), N-12 decisions (R-000-16), N-13 e-Court (R-000-17)."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from notifikasi.jenis import Audiens, Batal, Isi, JenisPesan, daftarkan
from notifikasi.models import Pesan
from perkara import harian, susulan
from perkara.penerima import PIMPINAN
from perkara.pesan.bahan import sebut
from satker.models import Jabatan, Pegawai, Satker
from satker.tanggal import nama_hari, tanggal_saja
from satker.waktu import hari_ini

TIDAK_LAGI = "Penerima bukan lagi pejabat penerima rekap."
_JENIS_TERBANYAK = 6

_BIDANG = {
    "nama": "nama pejabat",
    "sapaan_jabatan": "Bapak/Ibu Ketua Pengadilan Agama …",
    "nama_satker": "nama pengadilan",
    "hari": "nama hari",
    "tanggal": "tanggal rekap",
    "susulan": "bertanggal sebelumnya, baru tercatat setelah rekap yang lalu; kosong bila tidak ada",
}


def _rinci(hitungan: Counter[str]) -> str:
    """'Cerai Gugat 7, Cerai Talak 3, lainnya 2'; empty on a day without any."""
    urut = sorted(hitungan.items(), key=lambda butir: (-butir[1], butir[0]))
    sisa = sum(n for _, n in urut[_JENIS_TERBANYAK:])
    butir = [f"{nama} {n}" for nama, n in urut[:_JENIS_TERBANYAK]]
    return ", ".join([*butir, f"lainnya {sisa}"] if sisa else butir)


def _susulan(banyak: int, apa: str) -> str:
    """'2 perkara bertanggal sebelumnya, …'; empty when nothing came late."""
    return f"{banyak} {apa} bertanggal sebelumnya, tercatat setelah rekap yang lalu" if banyak else ""


def _angka_pendaftaran(satker: Satker, tanggal: date) -> Isi:
    h = harian.pendaftaran(satker, tanggal)
    sederhana, lain = h.alur["gugatan_sederhana"], h.alur["lainnya"]
    tambahan = [f"Gugatan Sederhana: {sederhana}"] * bool(sederhana) + [f"Lainnya: {lain}"] * bool(lain)
    return {
        "g": str(h.alur["gugatan"]),
        "p": str(h.alur["permohonan"]),
        "gs": str(sederhana),
        "alur_lain": "".join(f" | {t}" for t in tambahan),
        "total": str(h.alur.total()),
        "ecourt": str(h.ecourt),
        "rincian": _rinci(h.jenis),
        "susulan": _susulan(susulan.perkara(satker, tanggal), "perkara"),
        "total_bulan": str(h.bulan),
        "total_tahun": str(h.tahun),
    }


def _angka_putus(satker: Satker, tanggal: date) -> Isi:
    h = harian.putus(satker, tanggal)
    jarang = [(nama, h.hasil[nama]) for nama in ("dismissal", "lainnya")]
    return {
        "total": str(h.hasil.total()),
        "kabul": str(h.hasil["dikabulkan"]),
        "tolak": str(h.hasil["ditolak"]),
        "no": str(h.hasil["tidak_dapat_diterima"]),
        "gugur": str(h.hasil["gugur"]),
        "cabut": str(h.hasil["dicabut"]),
        "coret": str(h.hasil["dicoret"]),
        "damai": str(h.hasil["perdamaian"]),
        "hasil_lain": "".join(f", {nama} {n}" for nama, n in jarang if n),
        "rincian": _rinci(h.jenis),
        "susulan": _susulan(susulan.putusan(satker, tanggal), "putusan"),
        "sisa": str(h.sisa),
    }


def _angka_ecourt(satker: Satker, tanggal: date) -> Isi:
    h = harian.ecourt(satker, tanggal)
    return {
        "masuk": str(h.masuk),
        "bayar": str(h.dibayar),
        "belum": str(h.masuk - h.dibayar),
        "bernomor": str(h.bernomor),
        "tunggu": str(h.masuk - h.bernomor),
        "susulan": _susulan(susulan.efiling(satker, tanggal), "pendaftaran"),
    }


Angka = Callable[[Satker, date], Isi]


def _bidang(satker: Satker, pegawai: Pegawai, tanggal: date, angka: Isi) -> Isi:
    return {
        "nama": sebut(pegawai.nama),
        "sapaan_jabatan": f"Bapak/Ibu {pegawai.get_jabatan_display()} {satker.nama}",
        "nama_satker": satker.nama,
        "hari": nama_hari(tanggal),
        "tanggal": tanggal_saja(tanggal),
        **angka,
    }


def _isi(angka: Angka) -> Callable[[Sequence[Pesan]], Mapping[int, Isi | Batal]]:
    """Counts once per court and day of the batch, however many leaders read it."""

    def isi(pesan: Sequence[Pesan]) -> Mapping[int, Isi | Batal]:
        penerima = Pegawai.objects.filter(aktif=True, jabatan__in=PIMPINAN).in_bulk([p.subjek_id for p in pesan])
        satker = Satker.objects.in_bulk({p.satker_id for p in pesan})
        hari = {(p.satker_id, p.data["tanggal"]) for p in pesan}
        hitung = {(s, t): angka(satker[s], date.fromisoformat(t)) for s, t in hari}

        def rakit(p: Pesan) -> Isi | Batal:
            if p.subjek_id not in penerima:
                return Batal(TIDAK_LAGI)
            tanggal = date.fromisoformat(p.data["tanggal"])
            return _bidang(satker[p.satker_id], penerima[p.subjek_id], tanggal, hitung[p.satker_id, p.data["tanggal"]])

        return {p.pk: rakit(p) for p in pesan}

    return isi


def _daftar(kode: str, nama: str, teks: str, bidang: dict[str, str], angka: Angka) -> JenisPesan:
    def contoh(satker: Satker) -> Isi | None:
        ketua = Pegawai.objects.filter(satker=satker, jabatan__in=PIMPINAN).first()
        penerima = ketua or Pegawai(nama="Ketua", jabatan=Jabatan.KETUA)
        return _bidang(satker, penerima, hari_ini(satker), angka(satker, hari_ini(satker)))

    return daftarkan(
        JenisPesan(
            kode=kode,
            nama=nama,
            audiens=Audiens.PEGAWAI,
            teks="Yth. {{sapaan_jabatan}},\n" + teks + "\n{{footer_pegawai}}",
            bidang=_BIDANG | bidang,
            prioritas=Pesan.Prioritas.PEGAWAI,
            isi=_isi(angka),
            contoh=contoh,
            # The day's figures come at the day's end: a late worker sends them late, but not tomorrow.
            segera=True,
        )
    )


_KEPALA = " {{nama_satker}}\n{{hari}}, {{tanggal}}\n"

N11 = _daftar(
    "N-11",
    "Rekap pendaftaran perkara",
    "Rekap pendaftaran perkara" + _KEPALA + "Gugatan: {{g}} | Permohonan: {{p}}{{alur_lain}} | "
    "Jumlah: {{total}} (e-Court {{ecourt}})\n"
    "Rincian: {{rincian}}\n"
    "Susulan: {{susulan}}\n"
    "Bulan berjalan: {{total_bulan}} | Tahun berjalan: {{total_tahun}}",
    {
        "g": "jumlah gugatan",
        "p": "jumlah permohonan",
        "gs": "jumlah gugatan sederhana",
        "alur_lain": "gugatan sederhana dan alur lain bila ada",
        "total": "jumlah seluruhnya",
        "ecourt": "di antaranya lewat e-Court",
        "rincian": "jumlah per jenis perkara, terbanyak dahulu; kosong bila tidak ada",
        "total_bulan": "jumlah bulan berjalan",
        "total_tahun": "jumlah tahun berjalan",
    },
    _angka_pendaftaran,
)
N12 = _daftar(
    "N-12",
    "Rekap perkara putus",
    "Rekap perkara putus" + _KEPALA + "Jumlah putus: {{total}}\n"
    "Dikabulkan {{kabul}}, ditolak {{tolak}}, tidak dapat diterima {{no}}, digugurkan/gugur {{gugur}}, "
    "dicabut {{cabut}}, dicoret {{coret}}, perdamaian {{damai}}{{hasil_lain}}\n"
    "Rincian: {{rincian}}\n"
    "Susulan: {{susulan}}\n"
    "Sisa perkara: {{sisa}}",
    {
        "total": "jumlah putus",
        "kabul": "dikabulkan",
        "tolak": "ditolak",
        "no": "tidak dapat diterima",
        "gugur": "digugurkan atau gugur",
        "cabut": "dicabut",
        "coret": "dicoret dari register",
        "damai": "perdamaian",
        "hasil_lain": "dismissal dan hasil lain bila ada",
        "rincian": "jumlah per jenis perkara, terbanyak dahulu; kosong bila tidak ada",
        "sisa": "perkara terdaftar yang belum putus",
    },
    _angka_putus,
)
N13 = _daftar(
    "N-13",
    "Rekap pendaftaran e-Court",
    "Rekap pendaftaran e-Court" + _KEPALA + "Masuk: {{masuk}} | Dibayar: {{bayar}} | Belum dibayar: {{belum}}\n"
    "Mendapat nomor perkara: {{bernomor}} | Menunggu: {{tunggu}}\n"
    "Susulan: {{susulan}}",
    {
        "masuk": "pendaftaran e-Court hari itu",
        "bayar": "di antaranya sudah dibayar",
        "belum": "di antaranya belum dibayar",
        "bernomor": "di antaranya sudah mendapat nomor perkara",
        "tunggu": "di antaranya menunggu nomor perkara",
    },
    _angka_ecourt,
)
