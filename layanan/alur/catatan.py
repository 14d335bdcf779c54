"""Writing the timeline, and saying what its last row says. The only writer of `Riwayat`."""

from collections.abc import Iterable
from typing import Any

from layanan.alur.pelaku import Pelaku
from layanan.alur.tabel import SISTEM, Alur
from layanan.models import Riwayat, Urusan
from satker.models import Peran
from satker.tanggal import jam, tanggal_pendek, zona_singkat
from satker.waktu import lokal, sekarang

BUKA, LEWAT, SANDI_BARU = "buka", "lewat_tempo", "sandi_baru"
# What stands in no table of steps, as staff read it.
NAMA = {BUKA: "Dicatat", LEWAT: "Tenggat terlewati", SANDI_BARU: "Sandi baru"}


def tulis(  # noqa: PLR0913 -- keyword-only, one per column
    urusan: Urusan,
    tindakan: str,
    *,
    pelaku: Pelaku,
    peran: str,
    dari: str = "",
    kalimat: str = "",
    catatan: str = "",
    data: dict[str, Any] | None = None,
) -> Riwayat:
    """Add a row: `peran` is the one of the actor's roles in which he acted."""
    return Riwayat.objects.create(
        urusan_id=urusan.pk,
        waktu=sekarang(),
        tindakan=tindakan,
        dari=dari,
        ke=urusan.keadaan,
        pelaku=pelaku.user,
        sebagai=peran,
        kalimat=kalimat,
        catatan=catatan,
        data=data or {},
    )


def tulis_lewat(urusan: Iterable[Urusan], kalimat: str) -> None:
    """Add to each of these matters that its due date has passed; the state stays (domain 3.3)."""
    Riwayat.objects.bulk_create(
        Riwayat(
            urusan_id=u.pk,
            waktu=sekarang(),
            tindakan=LEWAT,
            dari=u.keadaan,
            ke=u.keadaan,
            sebagai=SISTEM,
            kalimat=kalimat,
            data={"jatuh_tempo": u.jatuh_tempo and u.jatuh_tempo.isoformat()},
        )
        for u in urusan
    )


def terakhir(urusan: Urusan) -> Riwayat | None:
    """The last step a person took; what the clock did is passed over."""
    milik = Riwayat.objects.filter(urusan_id=urusan.pk).select_related("pelaku").order_by("-id")
    return milik.exclude(sebagai=SISTEM).first() or milik.first()


def nama_pelaku(riwayat: Riwayat) -> str:
    """Who took a step, for staff: 'Rina (Petugas Informasi)', 'Pemohon'."""
    peran = sebutan_peran(riwayat.sebagai)
    if riwayat.pelaku is None:
        return peran
    return f"{riwayat.pelaku.get_full_name() or riwayat.pelaku.get_username()} ({peran})"


def sebutan_peran(kode: str) -> str:
    """'Petugas Informasi' for its code; 'Pemohon', 'Sistem'."""
    return str(Peran(kode).label) if kode in Peran.values else kode.capitalize()


def nama_tindakan(alur: Alur, tindakan: str) -> str:
    """What was done, as staff read it: a step of the table, or what is done beside it."""
    langkah = alur.langkah_dari(tindakan)
    return langkah.nama if langkah else alur.samping.get(tindakan) or NAMA.get(tindakan, tindakan)


def kalimat_berubah(alur: Alur, urusan: Urusan, riwayat: Riwayat | None) -> str:
    """Who did what, when, said to the one who came second."""
    if riwayat is None:
        return "Urusan ini sudah berubah. Muat ulang halaman, lalu periksa kembali."
    saat = lokal(urusan.satker, riwayat.waktu)
    perbuatan = nama_tindakan(alur, riwayat.tindakan)
    pukul = f"{tanggal_pendek(saat.date())} pukul {jam(saat.time())} {zona_singkat(urusan.satker)}"
    keadaan = alur.keadaan_dari(urusan.keadaan).nama
    return (
        f"{nama_pelaku(riwayat)} sudah melakukan “{perbuatan}” pada {pukul}; keadaannya sekarang: {keadaan}. "
        "Isian Anda belum disimpan. Periksa kembali sebelum melanjutkan."
    )
