"""What the messages bring to the dashboard: four figures, thirty days, and what needs a person now."""

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse

from notifikasi import percakapan, ringkasan, tahanan
from notifikasi.models import Gateway, KotakWebhook, Nomor, Pesan
from satker.beranda import Panel, Perhatian, daftarkan_panel, daftarkan_perhatian
from satker.models import Peran, Satker
from satker.tanggal import jam, tanggal_pendek
from satker.waktu import lokal, sekarang

S = Pesan.Status
PETUGAS = frozenset({Peran.PTSP, Peran.ADMIN})
ADMIN = frozenset({Peran.ADMIN})
# The beat rings every half minute; what waits this long, waits for something that is broken.
TERLALU_LAMA = timedelta(minutes=10)
HARI_GAGAL = 7


def panel_angka(satker: Satker, _user: Any) -> dict[str, Any]:
    """Today's messages by state and the month's line."""
    kini, per_status = ringkasan.per_status(satker), ringkasan.deret_status(satker)
    deret = ringkasan.menurut_bukti(per_status)
    gagal = [sum(n.get(s, 0) for s in ringkasan.BURUK) for _, n in per_status]
    sampai = sum(kini[s] for s in ringkasan.TERBUKTI)
    tertua = ringkasan.umur_tertua(satker)
    return {
        "hari_ini": sum(kini.values()),
        "sampai": sampai,
        "antre": Pesan.objects.filter(satker=satker, status=S.ANTRE).count(),
        "tertua": _lama(tertua) if tertua else "",
        "nomor": Nomor.objects.filter(satker=satker, keadaan=Nomor.Keadaan.AKTIF).count(),
        "gagal": sum(gagal[-HARI_GAGAL:]),
        "seri_baik": [terbukti for _, terbukti, _ in deret],
        "seri_gagal": gagal,
        "deret": deret,
        "sebab": ringkasan.sebab_gagal(satker, HARI_GAGAL)[:5],
    }


def perhatian_pesan(satker: Satker) -> list[Perhatian]:
    """Failures, unknown outcomes and a queue that does not move: each a sentence with its action."""
    sejak = sekarang() - timedelta(days=HARI_GAGAL)
    buruk = Pesan.objects.filter(satker=satker, status__in=ringkasan.BURUK, selesai_pada__gte=sejak)
    hitung = Counter(buruk.values_list("status", flat=True))
    daftar = []
    if n := hitung[S.GAGAL]:
        kalimat = f"{n} pesan gagal dalam {HARI_GAGAL} hari terakhir. Sebabnya tertulis di samping tiap pesan."
        daftar.append(Perhatian("bahaya", kalimat, f"{reverse('pesan')}?status=gagal", "Lihat yang gagal", PETUGAS))
    if n := hitung[S.TAK_PASTI]:
        kalimat = f"{n} pesan tak pasti: penyedia tidak sempat menjawab. Pesan ini tidak dikirim ulang tanpa Anda."
        daftar.append(
            Perhatian("awas", kalimat, f"{reverse('pesan')}?status=tak_pasti", "Periksa satu per satu", PETUGAS)
        )
    tertua = ringkasan.umur_tertua(satker)
    if tertua and tertua > TERLALU_LAMA:
        kalimat = f"Pesan tertua sudah menunggu {_lama(tertua)}. Pengiriman mungkin terhenti."
        daftar.append(Perhatian("bahaya", kalimat, f"{reverse('pesan')}?status=antre", "Lihat antrean", PETUGAS))
    return daftar


def perhatian_kotak(satker: Satker) -> list[Perhatian]:
    """People who wrote what no command answers."""
    n = percakapan.menunggu(satker)
    url = f"{reverse('kotak_masuk')}?keadaan=menunggu"
    return [Perhatian("awas", f"{n} pesan menunggu jawaban.", url, "Buka kotak masuk", PETUGAS)] if n else []


def perhatian_ditahan(satker: Satker) -> list[Perhatian]:
    """A number WhatsApp holds back in part (463, spam): it runs, and yet some messages wait for hours."""
    daftar = []
    for g in Gateway.objects.filter(satker=satker, aktif=True, pemutus_sejak=None, dijeda=False):
        for t, sampai in tahanan.kini(g):
            if t.perhatian:
                kalimat = f"{g.nama} {t.kata} sampai {_pukul(satker, sampai)}: diminta {t.oleh}. {t.akibat}"
                daftar.append(Perhatian("awas", kalimat, reverse("operasi"), "Buka operasi", ADMIN))
    return daftar


def perhatian_webhook(satker: Satker) -> list[Perhatian]:
    """What a gateway told within a week and nobody could read: receipts and answers of people may be among it."""
    sejak = sekarang() - timedelta(days=HARI_GAGAL)
    n = KotakWebhook.objects.filter(gateway__satker=satker, diterima_pada__gt=sejak).exclude(galat="").count()
    url = reverse("admin:notifikasi_kotakwebhook_changelist")
    kalimat = f"{n} kabar dari gateway tidak terbaca; mungkin ada balasan orang di dalamnya. Sebabnya tercatat."
    return [Perhatian("bahaya", kalimat, url, "Lihat webhook", ADMIN)] if n else []


def _pukul(satker: Satker, saat: datetime) -> str:
    setempat = lokal(satker, saat)
    return f"{tanggal_pendek(setempat.date())} pukul {jam(setempat.time())}"


def perhatian_gateway(satker: Satker) -> list[Perhatian]:
    """A gateway that is held or whose breaker is open, with the provider's reason."""
    url = reverse("operasi")
    daftar = []
    for g in Gateway.objects.filter(satker=satker, aktif=True):
        if g.pemutus_sejak:
            sejak = _pukul(satker, g.pemutus_sejak)
            kalimat = f"{g.nama} berhenti mengirim sejak {sejak}: {g.pemutus_sebab} Dicoba lagi sendiri."
            daftar.append(Perhatian("bahaya", kalimat, url, "Buka operasi", ADMIN))
        elif g.dijeda:
            daftar.append(Perhatian("awas", f"{g.nama} dijeda. Pesan menunggu di antrean.", url, "Buka operasi", ADMIN))
    return daftar


def _lama(umur: timedelta) -> str:
    """'3 menit', '2 jam': coarse on purpose, it is read in passing."""
    menit = int(umur.total_seconds() // 60)
    if menit < 1:
        return "kurang dari semenit"
    return f"{menit} menit" if menit < 120 else f"{menit // 60} jam"


def pasang() -> None:
    """Register panels and sources of attention; called once, when Django is ready."""
    daftarkan_panel(Panel(10, "notifikasi/panel_angka.html", panel_angka))
    daftarkan_perhatian(perhatian_pesan)
    daftarkan_perhatian(perhatian_kotak)
    daftarkan_perhatian(perhatian_gateway)
    daftarkan_perhatian(perhatian_ditahan)
    daftarkan_perhatian(perhatian_webhook)
