"""Fetching from gateways that never knock: what they tell goes into the same inbox as webhooks, raw and once."""

import logging
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import timedelta

from notifikasi import lonceng
from notifikasi.antar.jalur import adaptor
from notifikasi.gateway import panggil
from notifikasi.gateway.dasar import Gateway as Adaptor
from notifikasi.gateway.dasar import Permintaan, Tarikan
from notifikasi.models import Gateway, KotakWebhook, Pesan
from satker.waktu import sekarang

catatan = logging.getLogger(__name__)
S = Pesan.Status
MENUNGGU_KABAR = (S.DITERIMA, S.TERKIRIM, S.TAK_PASTI)
# A modem that was off for a week-end still tells; after that nobody waits for its word.
UMUR = timedelta(days=4)
SEKALI = 200


@dataclass(slots=True)
class HitunganTarik:
    """What a run fetched; `bungkam` gateways did not answer."""

    gateway: int = 0
    peristiwa: int = 0
    bungkam: int = 0

    def sebagai_dict(self) -> dict[str, int]:
        """For a log line or a command's JSON."""
        return asdict(self)


def tarik() -> HitunganTarik:
    """Ask every gateway that must be asked. Each answer is kept before it is marked as taken over there."""
    hitung = HitunganTarik()
    for gateway in Gateway.objects.filter(aktif=True).select_related("satker"):
        pintu = adaptor(gateway)
        if pintu.kemampuan.ditarik:
            hitung.gateway += 1
            _satu(gateway, pintu, hitung)
    if hitung.peristiwa:
        lonceng.bunyikan("notifikasi.tasks.proses_masuk")
    return hitung


def _satu(gateway: Gateway, pintu: Adaptor, hitung: HitunganTarik) -> None:
    # In turns of SEKALI, oldest asked first; an answer for ids that are known already costs a conflict, no more.
    for id_klien in _potong(_menunggu(gateway)):
        minta = pintu.build_tarik(id_klien)
        tarikan = _panggil(pintu, minta) if minta else Tarikan()
        if tarikan.sebab:
            hitung.bungkam += 1
            catatan.warning("gateway %s tidak dapat ditarik: %s", gateway.pk, tarikan.sebab)
            return
        hitung.peristiwa += simpan(gateway, pintu, tarikan.badan)
        if tarikan.usai:
            _panggil(pintu, tarikan.usai)


def _menunggu(gateway: Gateway) -> list[str]:
    milik = Pesan.objects.filter(gateway=gateway, status__in=MENUNGGU_KABAR, diklaim_pada__gt=sekarang() - UMUR)
    return [str(u) for u in milik.order_by("diklaim_pada").values_list("id_klien", flat=True)]


def _potong(id_klien: list[str]) -> Iterable[list[str]]:
    """At least one turn: people write also when we wait for nothing."""
    return (id_klien[n : n + SEKALI] for n in range(0, max(len(id_klien), 1), SEKALI))


def _panggil(pintu: Adaptor, minta: Permintaan) -> Tarikan:
    try:
        with panggil.sesi(1) as s:
            status, _, badan = panggil.kirim(s, minta)
    except (panggil.BelumTerkirim, panggil.JawabanHilang) as galat:
        return Tarikan(sebab=str(galat))
    return pintu.parse_tarik(status, badan)


def simpan(gateway: Gateway, pintu: Adaptor, badan: Iterable[bytes]) -> int:
    """Keep bodies as if they had knocked, each once; returns how many are new."""
    saat = sekarang()
    baris = [
        KotakWebhook(
            gateway=gateway,
            kunci=pintu.kunci_peristiwa(b, {})[:200],
            badan=b.decode().replace("\x00", ""),
            diterima_pada=saat,
        )
        for b in badan
    ]
    sudah = KotakWebhook.objects.filter(gateway=gateway, kunci__in=[b.kunci for b in baris])
    dikenal = set(sudah.values_list("kunci", flat=True))
    baru = [b for b in baris if b.kunci not in dikenal]
    KotakWebhook.objects.bulk_create(baru, ignore_conflicts=True)
    return len(baru)
