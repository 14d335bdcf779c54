"""A kind that can be put together, and a court that wants it."""

from datetime import datetime, timedelta
from typing import Any

from notifikasi import jenis as registri
from notifikasi.jenis import Audiens, Batal, Gabung, JenisPesan
from notifikasi.models import Nomor, Pesan, SetelanNotifikasi
from satker.models import Satker
from tests.notifikasi.pabrik import buat_nomor, buat_pesan, isi_uji, jam

PAGI = jam("08:00")
JENIS, DAFTAR = "U-02", "U-02r"
GABUNG = Gabung(DAFTAR, "sidang {{nomor_perkara}}")


def daftarkan() -> None:
    """Make both kinds known; again does nothing."""
    if JENIS in {j.kode for j in registri.semua()}:
        return
    umum: dict[str, Any] = {"audiens": Audiens.PIHAK, "prioritas": Pesan.Prioritas.SIDANG, "contoh": lambda _: None}
    registri.daftarkan(
        JenisPesan(
            kode=JENIS, nama="Pengingat uji", teks="Yth. {{nama}}, SENDIRI {{nomor_perkara}}\n{{footer_pihak}}",
            bidang={"nomor_perkara": "nomor"}, isi=isi_uji, gabung=GABUNG, **umum,
        )
    )  # fmt: skip
    registri.daftarkan(
        JenisPesan(
            kode=DAFTAR, nama="Gabungan uji", teks="Yth. {{nama}}, {{banyak}} sidang:\n{{daftar}}\n{{footer_pihak}}",
            bidang={"daftar": "daftar", "banyak": "banyak"},
            isi=lambda pesan: {p.pk: Batal("tidak sendiri") for p in pesan}, **umum,
        )
    )  # fmt: skip


def nyalakan(satker: Satker) -> None:
    """Let the court have digests."""
    daftarkan()
    SetelanNotifikasi.objects.update_or_create(satker=satker, defaults={"ringkas_harian": True})


def pengingat(satker: Satker, banyak: int, nomor: Nomor | None = None, **isian: Any) -> list[Pesan]:
    """So many reminders to one number, due at PAGI; each is a message of its own."""
    daftarkan()
    ke = nomor or buat_nomor(satker)
    saat: datetime = isian.pop("saat", PAGI)
    waktu = {"kirim_mulai": saat, "siap_pada": saat, "kedaluwarsa": saat + timedelta(days=1)}
    return [
        buat_pesan(satker, jenis=JENIS, nomor=ke, nama_penerima="Adv. Sari", **waktu | isian) for _ in range(banyak)
    ]
