"""What the desk brings to the dashboard: its most urgent requests, and whose answer is awaited."""

from typing import Any

from django.db.models import Count
from django.urls import reverse

from informasi.alur import PERMOHONAN
from informasi.alur.peran import KETUA, PEMUTUS, PENANGGUNG_JAWAB, PETUGAS
from layanan.kueri import daftar, halaman, hitung
from layanan.models import Urusan
from layanan.tenggat import penghitung
from satker.beranda import Panel, Perhatian, daftarkan_panel, daftarkan_perhatian
from satker.models import Satker

TAMPIL = 5
# (register, state): the sentence, and who is waited for. Deadlines speak for themselves (layanan.panel).
_MENUNGGU = {
    ("permohonan", "koordinasi"): ("{} permohonan menunggu jawaban koordinasi Anda.", PENANGGUNG_JAWAB),
    ("permohonan", "diterima"): ("{} permohonan baru belum diperiksa.", PETUGAS),
    ("permohonan", "belum_lengkap"): ("{} permohonan menunggu kelengkapan dari Pemohon.", PETUGAS),
    ("keberatan", "diajukan"): ("{} keberatan belum diteruskan.", PETUGAS),
    ("keberatan", "terlambat"): ("{} keberatan diajukan terlambat dan menunggu keputusan Anda.", PENANGGUNG_JAWAB),
    ("keberatan", "diperiksa"): ("{} keberatan menunggu jawaban Anda.", KETUA),
}
_RUTE = {"permohonan": "meja_informasi", "keberatan": "meja_keberatan"}


def panel_meja(satker: Satker, _user: Any) -> dict[str, Any]:
    """The five most urgent open requests with their deadlines in words; three queries."""
    milik = daftar(PERMOHONAN, satker)
    baris = halaman(milik, banyak=TAMPIL).baris
    ukur = penghitung(satker, [p.jatuh_tempo for p in baris])
    nama = {k.kode: k.nama for k in PERMOHONAN.keadaan}
    for p in baris:
        p.nama_keadaan = nama[p.keadaan]
        p.lagi = ukur.lagi(p.jatuh_tempo) if p.jatuh_tempo else ""
        p.nada = ukur.nada(p.jatuh_tempo) if p.jatuh_tempo else ""
    return {"baris": baris, "jumlah": hitung(milik.filter(selesai_pada=None))}


def perhatian_meja(satker: Satker) -> list[Perhatian]:
    """Who is waited for; one query."""
    keadaan = {k for _, k in _MENUNGGU}
    milik = Urusan.objects.filter(satker=satker, selesai_pada=None, keadaan__in=keadaan).order_by()
    hitung = {(r, k): n for r, k, n in milik.values_list("register", "keadaan").annotate(n=Count("pk"))}
    return [
        Perhatian("awas", kalimat.format(n), f"{reverse(_RUTE[r])}?keadaan={k}", "Lihat daftarnya", peran)
        for (r, k), (kalimat, peran) in _MENUNGGU.items()
        if (n := hitung.get((r, k)))
    ]


def pasang() -> None:
    """Register panel and attention; called once, when the app is ready."""
    daftarkan_panel(Panel(35, "informasi/panel.html", panel_meja, PEMUTUS))
    daftarkan_perhatian(perhatian_meja)
