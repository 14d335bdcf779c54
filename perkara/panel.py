"""What the cases bring to the dashboard: today's hearings, the upload backlog, and what needs attention."""

from collections import Counter
from datetime import timedelta
from typing import Any

from django.urls import reverse

from perkara import belum_unggah, ringkasan
from perkara.models import Karantina, Registrasi, SumberSipp, TugasLoket
from satker.beranda import Panel, Perhatian, daftarkan_panel, daftarkan_perhatian
from satker.models import Peran, Satker
from satker.tanggal import jam, tanggal_pendek
from satker.waktu import lokal, sekarang

# The tick is every five minutes; three missed ones are no accident.
SINKRON_BASI = timedelta(minutes=20)
SIDANG_TAMPIL = 8
LOKET = frozenset({Peran.PTSP, Peran.ADMIN})
ADMIN = frozenset({Peran.ADMIN})


def panel_sidang(satker: Satker, _user: Any) -> dict[str, Any]:
    """Today's hearings, each with how many numbers are registered to its case."""
    sidang = ringkasan.sidang_hari_ini(satker)
    aktif = Registrasi.objects.filter(perkara__in=[s.perkara_id for s in sidang], status=Registrasi.Status.AKTIF)
    terdaftar = Counter(aktif.values_list("perkara_id", flat=True))
    baris = [{"s": s, "pukul": jam(lokal(satker, s.mulai).time()), "nomor": terdaftar[s.perkara_id]} for s in sidang]
    return {"baris": baris[:SIDANG_TAMPIL], "jumlah": len(baris), "lebih": max(0, len(baris) - SIDANG_TAMPIL)}


def panel_perkara(satker: Satker, user: Any) -> dict[str, Any]:
    """Registrations and decisions of 30 days, and what judges and clerks have not uploaded."""
    deret = ringkasan.deret_harian(satker)
    masuk, putus = [n for _, n, _ in deret], [n for _, _, n in deret]
    return {
        "masuk": masuk,
        "jumlah_masuk": sum(masuk),
        "putus": putus,
        "jumlah_putus": sum(putus),
        "unggah": belum_unggah.jumlah(satker, user),
        "sipp": umur_sipp(satker),
    }


def umur_sipp(satker: Satker) -> str:
    """How old the figures are: when SIPP was last read, in words; empty for a court that reads none."""
    sumber = SumberSipp.objects.filter(satker=satker, aktif=True).first()
    if sumber is None:
        return ""
    if sumber.terakhir_selesai is None:
        return "SIPP belum pernah dibaca"
    saat = lokal(satker, sumber.terakhir_selesai)
    menit = max(0, int((sekarang() - sumber.terakhir_selesai).total_seconds() // 60))
    lalu = "baru saja" if not menit else f"{menit} menit lalu" if menit < 120 else f"{menit // 60} jam lalu"
    return f"Menurut SIPP {tanggal_pendek(saat.date())} pukul {jam(saat.time())}, {lalu}"


def perhatian_sipp(satker: Satker) -> list[Perhatian]:
    """SIPP not read for too long, or rows of it set aside; for the admin the reason, for others that it is so."""
    sumber = SumberSipp.objects.filter(satker=satker, aktif=True).first()
    if sumber is None:
        return []
    url = reverse("admin:perkara_sumbersipp_changelist")
    daftar = []
    if sumber.terakhir_selesai is None or sekarang() - sumber.terakhir_selesai > SINKRON_BASI:
        kalimat = f"{_sejak(satker, sumber)} Jadwal yang berubah sesudahnya belum diketahui. {sumber.galat}".strip()
        daftar.append(Perhatian("bahaya" if sumber.galat else "awas", kalimat, url, "Periksa sambungan SIPP", ADMIN))
    disisihkan = Karantina.objects.filter(satker=satker, selesai_pada=None).count()
    if disisihkan:
        url = reverse("admin:perkara_karantina_changelist")
        kalimat = f"{disisihkan} baris SIPP tidak terbaca dan disisihkan; pesannya tidak dikirim."
        daftar.append(Perhatian("awas", kalimat, url, "Lihat baris yang disisihkan", ADMIN))
    return daftar


def _sejak(satker: Satker, sumber: SumberSipp) -> str:
    if sumber.terakhir_selesai is None:
        return "SIPP belum pernah berhasil dibaca."
    saat = lokal(satker, sumber.terakhir_selesai)
    return f"SIPP terakhir dibaca {tanggal_pendek(saat.date())} pukul {jam(saat.time())}."


def perhatian_loket(satker: Satker) -> list[Perhatian]:
    """Numbers of filers that a person must settle (R-000-5)."""
    jumlah = TugasLoket.objects.filter(satker=satker, selesai_pada=None).count()
    kalimat = f"{jumlah} nomor perlu ditanyakan kepada pihaknya sebelum didaftarkan atau dipindahkan."
    return [Perhatian("info", kalimat, reverse("loket"), "Buka tugas loket", LOKET)] if jumlah else []


def pasang() -> None:
    """Register panels and sources of attention; called once, when Django is ready."""
    daftarkan_panel(Panel(30, "perkara/panel_sidang.html", panel_sidang))
    daftarkan_panel(Panel(40, "perkara/panel_perkara.html", panel_perkara))
    daftarkan_perhatian(perhatian_sipp)
    daftarkan_perhatian(perhatian_loket)
