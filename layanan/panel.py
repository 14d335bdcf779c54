"""What the desks bring to the dashboard: deadlines passed and near."""

from django.db.models import Count, Q
from django.urls import reverse

from layanan.alur.daftar import ambil
from layanan.models import Urusan
from layanan.peringatan.daftar import Peringatan, semua
from satker.beranda import Perhatian, daftarkan_perhatian
from satker.kalender import hari_kerja_berikut
from satker.models import Satker
from satker.tanggal import tanggal_panjang
from satker.waktu import hari_ini


def perhatian_tenggat(satker: Satker) -> list[Perhatian]:
    """Per register, what is overdue and what is due by the next working day; two queries in all."""
    hari = hari_ini(satker)
    besok = hari_kerja_berikut(satker, hari)
    bertempo = Urusan.objects.filter(satker=satker, selesai_pada=None, jatuh_tempo__lte=besok)
    hitung = {
        register: (lewat, dekat)
        for register, lewat, dekat in bertempo.order_by()
        .values_list("register")
        .annotate(
            n_lewat=Count("id", filter=Q(jatuh_tempo__lt=hari)), n_dekat=Count("id", filter=Q(jatuh_tempo__gte=hari))
        )
    }
    paling_lambat = f"jatuh tempo paling lambat {tanggal_panjang(besok)}"
    daftar = []
    for p in semua():
        lewat, dekat = hitung.get(p.register, (0, 0))
        nama = ambil(p.register).nama.lower()
        if lewat:
            daftar.append(_satu("bahaya", f"{lewat} {nama} lewat tenggat.", p, "lewat"))
        if dekat:
            daftar.append(_satu("awas", f"{dekat} {nama} {paling_lambat}.", p, "dekat"))
    return daftar


def _satu(tingkat: str, kalimat: str, p: Peringatan, urgensi: str) -> Perhatian:
    url = f"{reverse(p.nama_url)}?urgensi={urgensi}" if p.nama_url else ""
    peran = p.peran_lewat if urgensi == "lewat" else p.peran_dekat
    return Perhatian(tingkat, kalimat, url, "Lihat daftarnya" if url else "", peran)


def pasang() -> None:
    """Register the source of attention; called once, when Django is ready."""
    daftarkan_perhatian(perhatian_tenggat)
