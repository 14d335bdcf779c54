"""To-do lists: N-14 to each judge (R-000-18, R-000-19), N-15 to each clerk (R-000-20). Each sees only his own."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from textwrap import shorten

from notifikasi.jenis import Audiens, Batal, Isi, JenisPesan, daftarkan
from notifikasi.models import Pesan
from perkara import acuan, tunggakan
from perkara.pesan.bahan import sebut
from perkara.tunggakan import Tunggakan, Unggahan
from satker.models import Pegawai, Satker
from satker.tanggal import tanggal_pendek, tanggal_saja

PALING_BANYAK = 20
_SUDAH = "Semua sudah diunggah."
_TIDAK_LAGI = "Penerima tidak aktif lagi."
_AGENDA_TERPANJANG = 40

_BIDANG = {"nama_satker": "nama pengadilan", "tanggal": "tanggal daftar ini"}


def _baris_putus(t: Tunggakan) -> str:
    return f"{t.nomor} (putus {tanggal_pendek(t.tanggal)}, {t.umur} hari)"


def _baris_bas(t: Tunggakan) -> str:
    agenda = shorten(t.agenda, _AGENDA_TERPANJANG, placeholder="…")
    return f"{t.nomor}, sidang {tanggal_pendek(t.tanggal)}" + (f" ({agenda})" if agenda else "")


def _daftar_baris(butir: Sequence[Tunggakan], baris: Callable[[Tunggakan], str]) -> str:
    """Numbered lines, oldest first, cut after PALING_BANYAK with the rest counted."""
    tampil = [f"{i}. {baris(t)}" for i, t in enumerate(butir[:PALING_BANYAK], 1)]
    lagi = len(butir) - len(tampil)
    return "\n".join([*tampil, f"dan {lagi} lainnya, lihat dasbor"] if lagi else tampil)


def _bidang_hakim(pegawai: Pegawai, butir: Sequence[Tunggakan]) -> Isi:
    edoc = [t for t in butir if t.unggahan == Unggahan.EDOC]
    anon = [t for t in butir if t.unggahan == Unggahan.ANONIMISASI]
    return {
        "nama_hakim": sebut(pegawai.nama),
        "n_edoc": str(len(edoc)),
        "daftar_edoc": _daftar_baris(edoc, _baris_putus),
        "n_anon": str(len(anon)),
        "daftar_anon": _daftar_baris(anon, _baris_putus),
    }


def _bidang_pp(pegawai: Pegawai, butir: Sequence[Tunggakan]) -> Isi:
    return {"nama_pp": sebut(pegawai.nama), "n": str(len(butir)), "daftar_bas": _daftar_baris(butir, _baris_bas)}


Rakit = Callable[[Pegawai, Sequence[Tunggakan]], Isi]
Unggahans = Sequence[Unggahan]
# Whose list: the field of Pegawai that holds his id in SIPP, what he is asked for, how it is written.
_MILIK: dict[str, tuple[Unggahans, Rakit]] = {
    "hakim_id": ((Unggahan.EDOC, Unggahan.ANONIMISASI), _bidang_hakim),
    "panitera_id": ((Unggahan.BAS,), _bidang_pp),
}


def _milik(satker: Satker, tanggal: date, unggahan: Unggahans, ids: Sequence[int]) -> dict[int, list[Tunggakan]]:
    """Open items per officer id; for one court and day."""
    per_petugas: dict[int, list[Tunggakan]] = {i: [] for i in ids}
    for t in tunggakan.daftar(acuan.buat(satker).untuk_tanggal(tanggal), unggahan, ids):
        per_petugas[t.petugas_id or 0].append(t)
    return per_petugas


def _isi(kolom: str, unggahan: Unggahans, rakit: Rakit) -> Callable[[Sequence[Pesan]], Mapping[int, Isi | Batal]]:
    """Lists anew what is open when the message leaves, with one query per court and day of the batch."""

    def isi(pesan: Sequence[Pesan]) -> Mapping[int, Isi | Batal]:
        penerima = Pegawai.objects.filter(aktif=True).exclude(**{kolom: None}).in_bulk([p.subjek_id for p in pesan])
        satker = Satker.objects.in_bulk({p.satker_id for p in pesan})
        hari = {(p.satker_id, p.data["tanggal"]) for p in pesan}
        ids = [getattr(g, kolom) for g in penerima.values()]
        milik = {(s, t): _milik(satker[s], date.fromisoformat(t), unggahan, ids) for s, t in hari}

        def satu(p: Pesan) -> Isi | Batal:
            pegawai = penerima.get(p.subjek_id)
            if pegawai is None:
                return Batal(_TIDAK_LAGI)
            butir = milik[p.satker_id, p.data["tanggal"]][getattr(pegawai, kolom)]
            umum = _umum(satker[p.satker_id], p.data["tanggal"])
            return {**umum, **rakit(pegawai, butir)} if butir else Batal(_SUDAH)

        return {p.pk: satu(p) for p in pesan}

    return isi


def _umum(satker: Satker, tanggal: str) -> dict[str, str]:
    return {"nama_satker": satker.nama, "tanggal": tanggal_saja(date.fromisoformat(tanggal))}


def _contoh(kolom: str, unggahan: Unggahans, rakit: Rakit) -> Callable[[Satker], Isi | None]:
    def contoh(satker: Satker) -> Isi | None:
        kerangka = acuan.buat(satker)
        pegawai = Pegawai.objects.filter(satker=satker, aktif=True).exclude(**{kolom: None}).first()
        if pegawai is None:
            return None
        butir = tunggakan.daftar(kerangka, unggahan, [getattr(pegawai, kolom)])
        return {**_umum(satker, kerangka.hari.isoformat()), **rakit(pegawai, butir)}

    return contoh


def _daftar(kode: str, nama: str, kolom: str, teks: str, bidang: dict[str, str]) -> JenisPesan:
    unggahan, rakit = _MILIK[kolom]
    return daftarkan(
        JenisPesan(
            kode=kode,
            nama=nama,
            audiens=Audiens.PEGAWAI,
            teks=teks + "\n{{footer_pegawai}}",
            bidang=_BIDANG | bidang,
            prioritas=Pesan.Prioritas.PEGAWAI,
            isi=_isi(kolom, unggahan, rakit),
            contoh=_contoh(kolom, unggahan, rakit),
        )
    )


N14 = _daftar(
    "N-14",
    "E-Doc dan anonimisasi belum diunggah",
    "hakim_id",
    "Yth. {{nama_hakim}},\n"
    "Perkara di {{nama_satker}} yang belum diunggah per {{tanggal}}:\n"
    "A. E-Doc Putusan ({{n_edoc}})\n"
    "{{daftar_edoc}}\n"
    "B. Anonimasi ({{n_anon}})\n"
    "{{daftar_anon}}",
    {
        "nama_hakim": "nama hakim dengan gelar",
        "n_edoc": "jumlah perkara tanpa E-Doc",
        "daftar_edoc": "daftar perkara tanpa E-Doc, terlama dahulu",
        "n_anon": "jumlah perkara tanpa anonimisasi",
        "daftar_anon": "daftar perkara tanpa anonimisasi, terlama dahulu",
    },
)
N15 = _daftar(
    "N-15",
    "BAS belum diunggah",
    "panitera_id",
    "Yth. {{nama_pp}},\n"
    "Berita Acara Sidang di {{nama_satker}} yang belum diunggah per {{tanggal}} ({{n}}):\n"
    "{{daftar_bas}}",
    {
        "nama_pp": "nama panitera pengganti",
        "n": "jumlah sidang tanpa BAS",
        "daftar_bas": "daftar sidang tanpa BAS, terlama dahulu",
    },
)
