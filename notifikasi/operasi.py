"""The state of a court's sending, in figures that one look takes in: gateways, queue, processes, e-mail."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import Count, Max, Min, Q

from notifikasi import denyut, tahanan
from notifikasi.antar import klaim, pemanasan
from notifikasi.gateway.dasar import Verdict
from notifikasi.jenis import ambil
from notifikasi.models import Denyut, Gateway, KotakWebhook, Percobaan, Pesan, Surel, TandaTerima
from satker.models import Satker
from satker.waktu import hari_ini, saat_lokal, sekarang

LAJU_SELAMA = timedelta(minutes=5)
KATA_HASIL = {"diterima": "diterima", "tak_pasti": "tak pasti", "": "sedang berlangsung"}
# What a refusal meant, as the Admin reads it behind its count.
KATA_VERDICT: dict[str, str] = {
    Verdict.SEGERA: "ditunda sebentar",
    Verdict.NANTI: "diminta jeda",
    Verdict.BESOK: "ditunda sehari",
    Verdict.PENERIMA: "nomor tidak dapat dicapai",
    Verdict.PESAN: "isi pesan ditolak",
    Verdict.TEMPLAT: "templat bermasalah",
    Verdict.JENDELA: "lewat 24 jam, perlu templat",
    Verdict.STOP_BARU: "kontak baru ditolak",
    Verdict.STOP_MASSAL: "dianggap spam",
    Verdict.STOP_KANAL: "gateway berhenti",
    Verdict.TIDAK_DIKENAL: "ditolak, alasan belum dikenal",
}


@dataclass(frozen=True, slots=True)
class KeadaanGateway:
    """One gateway as it is now. `per_menit`: calls a minute over the last five; `hasil`: today's calls by outcome."""

    gateway: Gateway
    keadaan: str
    nada: str
    per_menit: float
    hasil: list[tuple[str, int]]
    kontak_baru: int
    batas_kontak_baru: int | None
    webhook_menunggu: int
    webhook_tertua: datetime | None
    webhook_rusak: int
    tanda_terakhir: datetime | None
    ditahan: list[tuple[tahanan.Tahanan, datetime]]


@dataclass(frozen=True, slots=True)
class Antrean:
    """The messages of one kind that wait: all, those due now, and since when the oldest of these is due."""

    nama: str
    banyak: int
    tempo: int
    tertua: datetime | None


def gateway_kini(satker: Satker) -> list[KeadaanGateway]:
    """Every gateway of a court, best first; a constant number of queries, and one more for each with a daily cap."""
    milik = list(Gateway.objects.filter(satker=satker).select_related("satker").order_by("prioritas", "id"))
    hasil, laju, masuk, tanda = _hasil(satker), _laju(satker), _webhook(satker), _tanda(satker)
    return [_satu(g, hasil.get(g.pk, []), laju.get(g.pk, 0), masuk.get(g.pk, {}), tanda.get(g.pk)) for g in milik]


def _satu(
    g: Gateway, hasil: list[tuple[str, int]], panggilan: int, masuk: dict[str, Any], tanda: datetime | None
) -> KeadaanGateway:
    keadaan, nada = kata_keadaan(g)
    batas = pemanasan.batas_kontak_baru(g)
    return KeadaanGateway(
        gateway=g,
        keadaan=keadaan,
        nada=nada,
        per_menit=round(panggilan / (LAJU_SELAMA.total_seconds() / 60), 1),
        hasil=hasil,
        kontak_baru=0 if batas is None else klaim.kontak_baru_hari_ini(g),
        batas_kontak_baru=batas,
        webhook_menunggu=masuk.get("n", 0),
        webhook_tertua=masuk.get("tertua"),
        webhook_rusak=masuk.get("rusak", 0),
        tanda_terakhir=tanda,
        ditahan=list(tahanan.kini(g)),
    )


def kata_keadaan(g: Gateway) -> tuple[str, str]:
    """The state in a word, and how bad it is (`baik`, `awas`, `bahaya`, or "" for what somebody chose)."""
    aturan = (
        (not g.aktif, "Tidak aktif", ""),
        (g.dijeda, "Dijeda", "awas"),
        (g.pemutus_sejak is not None, "Berhenti", "bahaya"),
        *((True, t.tanda, "awas") for t, _ in tahanan.kini(g)),
    )
    return next(((kata, nada) for benar, kata, nada in aturan if benar), ("Berjalan", "baik"))


def _hasil(satker: Satker) -> dict[int, list[tuple[str, int]]]:
    """Today's calls by what came of them, refusals by their verdict, the commonest first."""
    awal = saat_lokal(satker, hari_ini(satker), time(0))
    hari_ini_semua = Percobaan.objects.filter(gateway__satker=satker, mulai__gte=awal)
    hitung = hari_ini_semua.values_list("gateway", "hasil", "verdict").annotate(n=Count("id")).order_by("-n", "verdict")
    per_gateway: dict[int, list[tuple[str, int]]] = {}
    for pk, hasil, verdict, n in hitung:
        per_gateway.setdefault(pk, []).append((KATA_HASIL.get(hasil) or KATA_VERDICT.get(verdict, "ditolak"), n))
    return per_gateway


def _laju(satker: Satker) -> dict[int, int]:
    lalu = Percobaan.objects.filter(gateway__satker=satker, mulai__gt=sekarang() - LAJU_SELAMA)
    return dict(lalu.order_by().values_list("gateway").annotate(n=Count("id")))


def _webhook(satker: Satker) -> dict[int, dict[str, Any]]:
    tunggu = KotakWebhook.objects.filter(Q(diproses_pada=None) | ~Q(galat=""), gateway__satker=satker).order_by()
    baris = tunggu.values("gateway").annotate(
        n=Count("id", filter=Q(diproses_pada=None)),
        tertua=Min("diterima_pada", filter=Q(diproses_pada=None)),
        rusak=Count("id", filter=~Q(galat="")),
    )
    return {b["gateway"]: dict(b) for b in baris}


def _tanda(satker: Satker) -> dict[int, datetime]:
    """When each gateway was last heard of by a receipt, within a week."""
    baru = TandaTerima.objects.filter(gateway__satker=satker, waktu__gt=sekarang() - timedelta(days=7))
    return dict(baru.order_by().values_list("gateway").annotate(t=Max("waktu")))


def antrean(satker: Satker) -> list[Antrean]:
    """What waits, by kind, the longest queue first."""
    tempo = Q(siap_pada__lte=sekarang())
    tunggu = Pesan.objects.filter(satker=satker, status=Pesan.Status.ANTRE).order_by()
    baris = tunggu.values("jenis").annotate(
        n=Count("id"), t=Count("id", filter=tempo), s=Min("siap_pada", filter=tempo)
    )
    return sorted((Antrean(_nama(b["jenis"]), b["n"], b["t"], b["s"]) for b in baris), key=lambda a: -a.banyak)


def _nama(kode: str) -> str:
    try:
        return f"{kode} {ambil(kode).nama}"
    except KeyError:
        return kode


def layanan() -> list[tuple[str, str, datetime, bool]]:
    """(what it is, which one, last heard of, silent) for the beat and each worker."""
    batas = sekarang() - denyut.SUNYI
    return [(*_sebutan(d.nama), d.pada, d.pada < batas) for d in Denyut.objects.order_by("nama")]


def _sebutan(nama: str) -> tuple[str, str]:
    jenis, _, yang_mana = nama.partition(":")
    return denyut.KATA.get(jenis, jenis), yang_mana


def surel(satker: Satker) -> dict[str, Any]:
    """How the court's e-mail fares, and the last that did not arrive."""
    milik = Surel.objects.filter(satker=satker)
    bermasalah = milik.filter(Q(status__in=("gagal", "tak_pasti")) | Q(status="antre") & ~Q(galat="")).order_by("-id")
    hitung = dict(milik.order_by().values_list("status").annotate(n=Count("id")))
    return {"hitung": [(s.label, hitung.get(s.value, 0)) for s in Surel.Status], "bermasalah": bermasalah[:10]}
