"""N-76: what the court's admins are told when a gateway stops, and when it is back (domain 5.7)."""

from collections.abc import Mapping, Sequence

from notifikasi.jenis import Audiens, Batal, Isi, JenisPesan, daftarkan
from notifikasi.models import Gateway, Pesan
from satker.models import Satker
from satker.tanggal import jam, tanggal_pendek, zona_singkat
from satker.waktu import lokal, sekarang

KODE_BERHENTI, KODE_PULIH = "N-76", "N-76b"
_BIDANG = {
    "kanal": "nama gateway",
    "jam": "sejak kapan gateway berhenti",
    "n": "banyaknya pesan yang menunggu",
    "sebab": "kata penyedia gateway; dapat kosong",
}


def isi_kanal(gateway: Gateway) -> dict[str, str]:
    """The fields of both texts as things stand now."""
    saat = lokal(gateway.satker, gateway.pemutus_sejak or gateway.pemutus_dikabari or sekarang())
    tunggu = Pesan.objects.filter(
        satker=gateway.satker_id, status=Pesan.Status.ANTRE, siap_pada__lte=sekarang()
    ).count()
    return {
        "kanal": gateway.nama,
        "jam": f"{tanggal_pendek(saat.date())} pukul {jam(saat.time())} {zona_singkat(gateway.satker)}",
        "n": str(tunggu),
        "sebab": gateway.pemutus_sebab,
    }


def _isi(pesan: Sequence[Pesan]) -> Mapping[int, Isi | Batal]:
    gateway = Gateway.objects.select_related("satker").in_bulk({p.subjek_id for p in pesan})
    return {p.pk: _satu(p.jenis, gateway[p.subjek_id]) for p in pesan if p.subjek_id in gateway}


def _satu(kode: str, gateway: Gateway) -> Isi | Batal:
    if kode == KODE_BERHENTI and gateway.pemutus_sejak is None:
        return Batal("Gateway sudah berjalan lagi.")
    if kode == KODE_PULIH and gateway.pemutus_sejak is not None:
        return Batal("Gateway berhenti lagi.")
    return isi_kanal(gateway)


def _contoh(satker: Satker) -> Isi | None:
    gateway = Gateway.objects.filter(satker=satker).select_related("satker").first()
    return isi_kanal(gateway) if gateway else None


def _daftar(kode: str, nama: str, kalimat: str) -> JenisPesan:
    return daftarkan(
        JenisPesan(
            kode=kode,
            nama=nama,
            audiens=Audiens.PEGAWAI,
            teks=f"Yth. Admin,\n{kalimat}\n{{{{footer_pegawai}}}}",
            bidang=_BIDANG,
            prioritas=Pesan.Prioritas.SEGERA,
            isi=_isi,
            contoh=_contoh,
            segera=True,
        )
    )


N76 = _daftar(
    KODE_BERHENTI,
    "Gateway bermasalah",
    "Gateway {{kanal}} bermasalah sejak {{jam}}: {{n}} pesan tertunda.\nKata gateway: {{sebab}}",
)
N76B = _daftar(
    KODE_PULIH,
    "Gateway berjalan lagi",
    "Gateway {{kanal}} berjalan lagi. Pesan yang menunggu ({{n}}) sedang dikirim.",
)
