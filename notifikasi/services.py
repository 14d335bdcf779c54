"""What staff may do with a message or a gateway. Each under the row's lock, from the states it is meant for."""

from collections.abc import Callable, Collection
from typing import Any

from django.db import transaction

from notifikasi import lonceng
from notifikasi.antar import pemutus
from notifikasi.cadangan import cadangan
from notifikasi.models import Gateway, Nomor, Pesan
from notifikasi.nomor import cek_whatsapp, pastikan_nomor
from notifikasi.persetujuan import aktifkan, hentikan
from notifikasi.tanda_gagal import lepas
from satker.audit import catat
from satker.waktu import sekarang

__all__ = [
    "TindakanDitolak",
    "aktifkan",
    "batalkan",
    "cadangan",
    "cek_whatsapp",
    "coba_lagi",
    "hentikan",
    "jeda",
    "lanjutkan",
    "nyatakan_terkirim",
    "pastikan_nomor",
    "periksa_gateway",
]
S = Pesan.Status


class TindakanDitolak(Exception):
    """The action does not fit the message's state."""


def coba_lagi(pesan: Pesan, user: Any, *, yakin: bool = False) -> Pesan:
    """Queue a failed message again. For a tak_pasti one the officer must say that he is sure (`yakin`).

    Raises TindakanDitolak when it may have arrived, an SMS stands in for it, its hour has passed or
    its number has stopped.
    """

    def ubah(p: Pesan) -> None:
        saat = sekarang()
        if p.status == S.TAK_PASTI and not yakin:
            raise TindakanDitolak("Pesan ini mungkin sudah terkirim. Konfirmasi dahulu bahwa boleh dikirim ulang.")
        if p.kedaluwarsa and p.kedaluwarsa <= saat:
            raise TindakanDitolak("Waktu pesan ini sudah lewat; pesan tidak dikirim terlambat.")
        if p.nomor.keadaan != Nomor.Keadaan.AKTIF:
            raise TindakanDitolak(f"Nomor penerima tidak boleh dihubungi: {p.nomor.get_keadaan_display()}.")
        if p.cadangan.exclude(status__in=(S.GAGAL, S.BATAL, S.KEDALUWARSA)).exists():
            raise TindakanDitolak("Pesan ini sudah digantikan SMS.")
        lepas([p.pk])
        p.status, p.siap_pada, p.selesai_pada, p.id_gateway = S.ANTRE, saat, None, ""
        p.percobaan_terdahulu = p.jumlah_percobaan
        _pisahkan(p)

    hasil = _ubah(pesan, user, "pesan_coba_lagi", {S.GAGAL, S.TAK_PASTI}, ubah)
    lonceng.bunyikan()
    return hasil


def batalkan(pesan: Pesan, user: Any) -> Pesan:
    """Take back a message that has not left, or close a tak_pasti one without knowing more."""

    def ubah(p: Pesan) -> None:
        sisa = " Tidak diketahui apakah pesan terkirim." if p.status == S.TAK_PASTI else ""
        p.status, p.selesai_pada, p.galat = S.BATAL, sekarang(), f"Dibatalkan petugas.{sisa}"

    return _ubah(pesan, user, "pesan_batal", {S.ANTRE, S.TAK_PASTI}, ubah)


def nyatakan_terkirim(pesan: Pesan, user: Any) -> Pesan:
    """Settle a tak_pasti message: the officer has seen it on the court's phone."""

    def ubah(p: Pesan) -> None:
        saat = sekarang()
        p.status, p.terkirim_pada, p.selesai_pada, p.galat, p.galat_kode = S.TERKIRIM, saat, None, "", ""
        # Their words stand in the text that was seen.
        p.gabungan.filter(status=S.TAK_PASTI).update(
            status=S.TERKIRIM, terkirim_pada=saat, selesai_pada=None, galat="", galat_kode=""
        )

    return _ubah(pesan, user, "pesan_dinyatakan_terkirim", {S.TAK_PASTI}, ubah)


def _pisahkan(p: Pesan) -> None:
    """From here on it goes its own way, and so do those that left in its text: its new fate is not theirs."""
    p.gabungan.update(digabung_ke=None)
    p.digabung_ke = None


def _ubah(pesan: Pesan, user: Any, tindakan: str, dari: Collection[str], ubah: Callable[[Pesan], None]) -> Pesan:
    """Change one message under its lock if it still is in one of `dari`; one line in the trail."""
    with transaction.atomic():
        p = Pesan.objects.select_for_update(of=("self",)).select_related("nomor", "satker").get(pk=pesan.pk)
        sebelum = p.status
        if sebelum not in dari:
            raise TindakanDitolak(f"Pesan ini berstatus {p.get_status_display()}; tindakan tidak dapat dilakukan.")
        ubah(p)
        p.save()
        catat(p.satker, user, tindakan, p, dari=sebelum, menjadi=p.status, jenis=p.jenis)
    return p


def jeda(gateway: Gateway, user: Any) -> None:
    """Hold a gateway: nothing is claimed for it until it goes on; what is in the air is finished."""
    _sakelar(gateway, user, "gateway_dijeda", dijeda=True)


def lanjutkan(gateway: Gateway, user: Any) -> None:
    """Let a held gateway go on."""
    _sakelar(gateway, user, "gateway_dilanjutkan", dijeda=False)
    lonceng.bunyikan()


def periksa_gateway(gateway: Gateway, user: Any) -> bool:
    """Have a stopped gateway probed now instead of at its next turn; False when it is not stopped.

    The probe itself is a worker's: a gateway that does not answer must not hold up a page.
    """
    if gateway.pemutus_sejak is None:
        return False
    pemutus.segera_periksa(gateway)
    catat(gateway.satker, user, "gateway_diperiksa", gateway)
    lonceng.bunyikan("notifikasi.tasks.jaga")
    return True


def _sakelar(gateway: Gateway, user: Any, tindakan: str, *, dijeda: bool) -> None:
    with transaction.atomic():
        if Gateway.objects.filter(pk=gateway.pk, dijeda=not dijeda).update(dijeda=dijeda):
            catat(gateway.satker, user, tindakan, gateway)
    gateway.dijeda = dijeda
