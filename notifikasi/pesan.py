"""Message kinds of this floor: the answers of the dialogue, and what staff reply themselves (domain 5.7)."""

from collections.abc import Callable, Mapping, Sequence

from notifikasi import perintah
from notifikasi.jenis import Audiens, Batal, Isi, JenisPesan, daftarkan
from notifikasi.models import Nomor, Pesan
from satker.models import Satker


def _tanpa_isi(pesan: Sequence[Pesan]) -> Mapping[int, Isi]:
    return {p.pk: {} for p in pesan}


def _tanpa_contoh(_: Satker) -> Isi:
    return {}


# `isi` and `contoh` of a kind, as JenisPesan wants them.
_Isi = Callable[[Sequence[Pesan]], Mapping[int, Isi | Batal]]
_Contoh = Callable[[Satker], Isi | None]


def _sistem(
    kode: str,
    nama: str,
    teks: str,
    bidang: Mapping[str, str] | None = None,
    isi: _Isi = _tanpa_isi,
    contoh: _Contoh = _tanpa_contoh,
) -> JenisPesan:
    return JenisPesan(
        kode=kode,
        nama=nama,
        audiens=Audiens.SISTEM,
        teks=teks,
        bidang=bidang or {},
        prioritas=Pesan.Prioritas.SEGERA,
        isi=isi,
        contoh=contoh,
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


_STOP = "Penerima meminta berhenti."
_BIDANG_KONTAK = {
    "kontak": "telepon pengadilan, atau loket PTSP bila belum diisi",
    "buka": "jam layanan; dapat kosong",
}


def kontak(satker: Satker) -> dict[str, str]:
    """Where a person is reached, and when."""
    tempat = f"{satker.nama}, telepon {satker.telepon}" if satker.telepon else f"loket PTSP {satker.nama}"
    return {"kontak": tempat, "buka": f" pada {satker.jam_layanan}" if satker.jam_layanan else ""}


def _menu(_satker: Satker) -> str:
    return "\n".join(p.bantuan for p in perintah.semua() if p.bantuan)


def _isi_kontak(pesan: Sequence[Pesan]) -> Mapping[int, Isi | Batal]:
    satker = Satker.objects.in_bulk({p.satker_id for p in pesan})
    return {p.pk: kontak(satker[p.satker_id]) for p in pesan}


def _isi_bila_aktif(pesan: Sequence[Pesan]) -> Mapping[int, Isi | Batal]:
    """What was no command is not answered to a number that stopped in the meantime."""
    isi, diam = _isi_kontak(pesan), _yang_berhenti(pesan)
    return {p.pk: Batal(_STOP) if p.nomor_id in diam else isi[p.pk] for p in pesan}


def _isi_menu(pesan: Sequence[Pesan]) -> Mapping[int, Isi | Batal]:
    satker = Satker.objects.in_bulk({p.satker_id for p in pesan})
    return {p.pk: kontak(s := satker[p.satker_id]) | {"menu": _menu(s)} for p in pesan}


def _isi_balasan(pesan: Sequence[Pesan]) -> Mapping[int, Isi | Batal]:
    diam = _yang_berhenti(pesan)
    return {
        p.pk: Batal(_STOP)
        if p.nomor_id in diam
        else {"balasan": str(p.data.get("balasan", "")), "petugas": str(p.data.get("petugas", ""))}
        for p in pesan
    }


def _yang_berhenti(pesan: Sequence[Pesan]) -> set[int]:
    milik = Nomor.objects.filter(pk__in={p.nomor_id for p in pesan})
    return set(milik.exclude(keadaan=Nomor.Keadaan.AKTIF).values_list("pk", flat=True))


N74 = daftarkan(
    _sistem(
        "N-74",
        "Jawaban untuk pesan yang tidak dikenal",
        "Yth. Bapak/Ibu, pesan ini dijawab otomatis. Ketik INFO untuk menu atau hubungi {{kontak}}{{buka}}. "
        "Balas BERHENTI untuk berhenti.",
        _BIDANG_KONTAK,
        _isi_bila_aktif,
        kontak,
    )
)
N77 = daftarkan(
    _sistem(
        "N-77",
        "Balasan petugas",
        "{{balasan}}\n\n{{petugas}}, {{nama_satker}}",
        {"balasan": "yang ditulis petugas", "petugas": "nama petugas, atau Petugas PTSP"},
        _isi_balasan,
        lambda _: {"balasan": "Silakan datang ke loket PTSP dengan membawa KTP.", "petugas": "Petugas PTSP"},
    )
)
N78 = daftarkan(
    _sistem(
        "N-78",
        "Menu INFO",
        "Yth. Bapak/Ibu, inilah yang dapat Anda balas kepada {{nama_satker}}:\n"
        "{{menu}}\n"
        "Hal lain: tulis saja, petugas membacanya, atau hubungi {{kontak}}{{buka}}.",
        _BIDANG_KONTAK | {"menu": "perintah yang dikenal, satu per baris"},
        _isi_menu,
        lambda satker: kontak(satker) | {"menu": _menu(satker)},
    )
)
N79 = daftarkan(
    _sistem(
        "N-79",
        "Terlalu banyak pertanyaan",
        "Yth. Bapak/Ibu, pertanyaan dari nomor ini terlalu banyak dalam satu jam terakhir. "
        "Silakan coba lagi nanti, atau hubungi {{kontak}}{{buka}}.",
        _BIDANG_KONTAK,
        _isi_kontak,
        kontak,
    )
)
