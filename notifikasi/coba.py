"""Trying a gateway out before it is trusted: one request on the spot, shown with all that came back.

Not through the outbox: what is tried is the setting, by the admin, on a number of his own. No message is stored.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.db import transaction

from notifikasi.antar import pemutus
from notifikasi.antar.jalur import adaptor
from notifikasi.coba_samar import Samar
from notifikasi.gateway.dasar import Diterima, Ditolak, Hasil, Kiriman, Permintaan, TakDapatDikirim, TakPasti
from notifikasi.gateway.dasar import Gateway as Adaptor
from notifikasi.gateway.panggil import BelumTerkirim, JawabanHilang, kirim, sesi
from notifikasi.models import Gateway, Nomor
from notifikasi.sebab import alasan
from satker.audit import catat
from satker.models import JejakAudit
from satker.tanggal import jam, tanggal_pendek
from satker.telepon import JenisNomor, nomor_tunggal, samarkan
from satker.waktu import lokal, sekarang

JEDA = timedelta(seconds=10)
TIMEOUT = (5.0, 10.0)  # somebody waits before the page
JEJAK = "gateway_dicoba"


class CobaDitolak(Exception):
    """The try was not made; the text says why."""


@dataclass(frozen=True, slots=True)
class HasilCoba:
    """What was asked and what came back, fit to be shown: secrets and numbers masked. `baik` None: nobody knows."""

    baik: bool | None
    putusan: str
    permintaan: str
    http: int | None = None
    mentah: str = ""


def coba_kirim(gateway: Gateway, tujuan: str, user: Any) -> HasilCoba:
    """Send one test message to the number in `tujuan`, however it is spelled.

    Raises CobaDitolak for a number that is none or has stopped, and within ten seconds of the last try.
    """
    e164 = _tujuan(gateway, tujuan)
    _giliran(gateway, user, "kirim", nomor=samarkan(e164))
    pintu = adaptor(gateway)
    kiriman = Kiriman(str(uuid4()), e164, _teks(gateway), "COBA", jendela_terbuka=True)
    try:
        permintaan = pintu.build(kiriman)
    except TakDapatDikirim as tolak:
        return HasilCoba(*_kata_hasil(tolak.hasil), permintaan="Tidak ada permintaan yang dibuat.")
    samar = Samar.dari(pintu.setelan, e164)
    return _catat(gateway, user, _panggil(permintaan, samar, lambda *j: _kata_hasil(_baca(pintu, *j))))


def periksa_sambungan(gateway: Gateway, user: Any) -> HasilCoba:
    """Ask the gateway whether it can send; nothing is sent to anybody. Raises CobaDitolak within ten seconds."""
    _giliran(gateway, user, "sambungan")
    pintu = adaptor(gateway)
    hasil = _panggil(pintu.build_sehat(), Samar.dari(pintu.setelan), lambda s, _, b: _kata_sehat(pintu, s, b))
    if hasil.baik:
        pemutus.segera_periksa(gateway)
    return _catat(gateway, user, hasil)


def _tujuan(gateway: Gateway, tujuan: str) -> str:
    """The number, or CobaDitolak: a test is a message too, and who said BERHENTI gets none."""
    nomor = nomor_tunggal(tujuan)
    if nomor.jenis is not JenisNomor.MOBILE or nomor.e164 is None:
        raise CobaDitolak(nomor.sebab or "Isi satu nomor ponsel Anda sendiri.")
    dikenal = Nomor.objects.filter(satker=gateway.satker_id, e164=nomor.e164).first()
    if dikenal and dikenal.keadaan != Nomor.Keadaan.AKTIF:
        raise CobaDitolak(f"Nomor ini tidak boleh dihubungi: {dikenal.get_keadaan_display()}.")
    return nomor.e164


def _giliran(gateway: Gateway, user: Any, cara: str, **rincian: str) -> None:
    """One try per ten seconds and gateway, counted in the trail itself; the lock makes two at once take turns."""
    with transaction.atomic():
        Gateway.objects.select_for_update().get(pk=gateway.pk)
        objek = f"{gateway._meta.label}:{gateway.pk}"
        baru = JejakAudit.objects.filter(
            satker=gateway.satker_id, tindakan=JEJAK, objek=objek, waktu__gt=sekarang() - JEDA
        )
        if baru.exists():
            raise CobaDitolak("Baru saja dicoba. Tunggu 10 detik, lalu coba lagi.")
        catat(gateway.satker, user, JEJAK, gateway, cara=cara, **rincian)


def _teks(gateway: Gateway) -> str:
    saat = lokal(gateway.satker, sekarang())
    return (
        f"Pesan percobaan dari portal Narahubung {gateway.satker.nama}, {tanggal_pendek(saat.date())} pukul "
        f"{jam(saat.time())}. Pesan ini dikirim Admin untuk memeriksa gateway dan tidak perlu dibalas."
    )


Penilai = Callable[[int, Any, bytes], tuple[bool | None, str]]


def _panggil(permintaan: Permintaan, samar: Samar, nilai: Penilai) -> HasilCoba:
    tampak = samar.permintaan(permintaan)
    try:
        with sesi(1) as s:
            status, headers, body = kirim(s, replace(permintaan, timeout=TIMEOUT))
    except BelumTerkirim as galat:
        return HasilCoba(baik=False, putusan=f"Tidak terkirim. {galat}", permintaan=tampak)
    except JawabanHilang as galat:
        return HasilCoba(baik=None, putusan=f"Tidak diketahui apakah terkirim. {galat}", permintaan=tampak)
    baik, putusan = nilai(status, headers, body)
    return HasilCoba(baik, samar.teks(putusan), tampak, status, samar.mentah(body))


def _baca(pintu: Adaptor, status: int, headers: Any, body: bytes) -> Hasil:
    try:
        return pintu.parse_reply(status, headers, body)
    except Exception:  # noqa: BLE001 -- the request has left: our reading may fail, the page may not
        return TakPasti("Jawaban gateway tidak terbaca.")


def _kata_hasil(hasil: Hasil) -> tuple[bool | None, str]:
    """An outcome in a sentence, and whether it is good."""
    match hasil:
        case Diterima(id_gateway=""):
            return True, "Diterima gateway, tanpa id: sampai atau tidaknya tidak akan diketahui portal."
        case Diterima(id_gateway=id_pesan):
            return True, f"Diterima gateway dengan id {id_pesan}. Periksa apakah pesannya sampai di ponsel."
        case Ditolak(verdict=verdict, teks=teks):
            return False, f"Ditolak. {alasan(verdict, teks)}"
        case TakPasti(sebab=sebab):
            return None, f"Tidak diketahui apakah terkirim. {sebab}"


def _kata_sehat(pintu: Adaptor, status: int, body: bytes) -> tuple[bool | None, str]:
    keadaan = pintu.parse_sehat(status, body)
    kata = "Gateway siap mengirim." if keadaan.siap else f"Gateway belum siap. {keadaan.sebab}"
    return keadaan.siap, f"{kata} {keadaan.rincian}".strip()


def _catat(gateway: Gateway, user: Any, hasil: HasilCoba) -> HasilCoba:
    catat(gateway.satker, user, f"{JEJAK}_hasil", gateway, http=hasil.http, putusan=hasil.putusan[:300])
    return hasil
