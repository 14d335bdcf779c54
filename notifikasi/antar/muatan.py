"""A claimed message on its way: what a thread needs to call, and what the outcome needs to be written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from notifikasi.antar.gabung import satukan
from notifikasi.antar.hitungan import Hitungan
from notifikasi.gateway import sms
from notifikasi.gateway.dasar import Gateway as Adaptor
from notifikasi.gateway.dasar import Kiriman, Verdict
from notifikasi.jenis import Audiens, Batal, ambil
from notifikasi.models import Percobaan, Pesan, SetelanNotifikasi
from notifikasi.templat import Siap, Tunda, render
from satker.waktu import sekarang

Tersusun = dict[int, Siap | Batal | Tunda]
JENDELA_BALASAN = timedelta(hours=24)
TUNDA = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Muatan:
    """One message with everything read from the database: threads never touch it."""

    pesan_id: int
    nomor_id: int
    jenis: str
    kiriman: Kiriman
    id_pilihan: str
    massal: bool = False
    ikut: tuple[int, ...] = ()  # messages whose words are in this one's text

    @property
    def semua(self) -> tuple[int, ...]:
        """The messages that leave with this call."""
        return (self.pesan_id, *self.ikut)


def muat(pesan: Sequence[Pesan], adaptor: Adaptor, hitung: Hitungan) -> list[Muatan]:
    """Render a claimed batch; what must not leave after all is written off here, with its reason."""
    siap = _rekap_panjang(pesan, render(pesan))
    _tulis_batal(pesan, siap, hitung)
    siap, ikut = satukan(pesan, siap, adaptor)
    tertutup = _jendela_tertutup(pesan)
    return [
        replace(_muatan(p, isi, adaptor, p.pk in tertutup), ikut=ikut.get(p.pk, ()))
        for p in pesan
        if isinstance(isi := siap.get(p.pk), Siap)
    ]


def _rekap_panjang(pesan: Sequence[Pesan], siap: Tersusun) -> Tersusun:
    """A recap that became a chain of SMS is worth less than it costs: the court says how long one may be."""
    rekap = [p for p in pesan if p.kanal == "sms" and ambil(p.jenis).audiens is Audiens.PEGAWAI]
    if not rekap:
        return siap
    maks = SetelanNotifikasi.objects.filter(satker=rekap[0].satker_id).first() or SetelanNotifikasi()
    sebab = f"Rekap lebih panjang dari {maks.sms_rekap_maks} SMS."
    panjang = {p.pk for p in rekap if _banyak_sms(siap[p.pk]) > maks.sms_rekap_maks}
    return {pk: Batal(sebab) if pk in panjang else isi for pk, isi in siap.items()}


def _banyak_sms(isi: Siap | Batal | Tunda) -> int:
    return len(sms.bagian(sms.polos(isi.teks))) if isinstance(isi, Siap) else 0


def _muatan(p: Pesan, isi: Siap, adaptor: Adaptor, tertutup: bool) -> Muatan:
    saat, masuk = sekarang(), p.nomor.masuk_terakhir
    kiriman = Kiriman(
        id_klien=str(p.id_klien),
        nomor=p.nomor.e164,
        teks=sms.polos(isi.teks) if p.kanal == "sms" else isi.teks,
        jenis=p.jenis,
        templat=isi.templat,
        jendela_terbuka=not tertutup and masuk is not None and masuk > saat - JENDELA_BALASAN,
        ttl_detik=max(1, int((p.kedaluwarsa - saat).total_seconds())) if p.kedaluwarsa else None,
        ke=p.jumlah_percobaan + 1,
    )
    massal = p.prioritas >= Pesan.Prioritas.PEGAWAI
    pilihan = adaptor.id_pilihan(kiriman.id_klien, kiriman.ke) or ""
    return Muatan(p.pk, p.nomor_id, p.jenis, kiriman, pilihan, massal)


def _jendela_tertutup(pesan: Sequence[Pesan]) -> set[int]:
    """Messages the gateway has refused once because the window for free text was closed, whatever we believed."""
    diulang = [p.pk for p in pesan if p.jumlah_percobaan]
    if not diulang:
        return set()
    tutup = Percobaan.objects.filter(pesan__in=diulang, verdict=Verdict.JENDELA)
    return set(tutup.values_list("pesan_id", flat=True))


def _tulis_batal(pesan: Iterable[Pesan], siap: dict[int, Siap | Batal | Tunda], hitung: Hitungan) -> None:
    saat, berubah = sekarang(), []
    for p in pesan:
        isi = siap[p.pk]
        if isinstance(isi, Siap):
            continue
        p.galat = isi.sebab[:500]
        # As `outbox.batalkan` does: what holds again tomorrow is planned, and told, again.
        p.kunci = f"{p.kunci}:batal:{p.pk}" if isinstance(isi, Batal) else p.kunci
        p.status = Pesan.Status.BATAL if isinstance(isi, Batal) else Pesan.Status.ANTRE
        p.selesai_pada = saat if isinstance(isi, Batal) else None
        p.siap_pada = p.siap_pada if isinstance(isi, Batal) else saat + TUNDA
        hitung.tambah(p.status)
        berubah.append(p)
    if berubah:
        Pesan.objects.bulk_update(berubah, ["status", "kunci", "galat", "selesai_pada", "siap_pada"])
