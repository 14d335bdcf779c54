"""Delivery of hearing notices to a gateway that answers in 50 ms: `python -m bench.antar`.

Ours against a Celery task on Redis per message (the same reads and writes, in a worker with as many threads as we have
connections; see bench.tugas), and against the bare requests without any database: the ceiling.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Any

from bench import gateway as palsu
from bench import ruang

PESAN, JEDA, KONEKSI = 4000, 0.05, 20
SIDANG = date(2026, 12, 1)
SAAT = "2026-11-23T09:00:00+07:00"


def siapkan(url: str) -> Any:
    """A court with 4,000 litigants, each with a case and a hearing; answers its gateway."""
    from notifikasi.models import Gateway, Nomor
    from perkara.models import Perkara, Registrasi, Sidang, SumberSipp
    from satker.models import Satker
    from satker.waktu import sekarang

    saat, lama = sekarang(), SIDANG - timedelta(days=200)
    satker = Satker.objects.create(
        kode="pa-uji", nama="Pengadilan Agama Uji", singkatan="PA.Uji", zona_waktu="Asia/Jakarta"
    )
    SumberSipp.objects.create(satker=satker, url="sqlite:////tidak/ada.db", mulai=SIDANG - timedelta(days=30))
    tetap = {"satker": satker, "alur_id": 15, "jenis_id": 347, "jenis_nama": "Cerai Gugat", "tanggal_daftar": lama}
    jejak = {"tahapan_id": 10, "sidik": "", "pertama_dilihat": saat, "berubah_pada": saat}
    perkara = Perkara.objects.bulk_create(
        Perkara(sipp_id=n, nomor=f"{n}/Pdt.G/2026/PA.Uji", nomor_kunci=f"{n}/PDT.G/2026/PA.UJI", **tetap, **jejak)
        for n in range(PESAN)
    )
    sidang = {"tanggal": SIDANG, "agenda": "Sidang Pertama", "ruang": "Ruang Sidang I", "versi_pada": saat}
    Sidang.objects.bulk_create(Sidang(perkara=p, sipp_id=p.sipp_id, sidik="", **sidang) for p in perkara)
    # Ending in 5550: no magic number of the fake's.
    nomor = Nomor.objects.bulk_create(
        Nomor(satker=satker, e164=f"+62812{n:04d}5550", dibuat=saat) for n in range(PESAN)
    )
    orang = {"nama": "Siti Rahayu", "sisi": 1, "sumber": "loket", "status": "aktif", "dibuat": saat}
    Registrasi.objects.bulk_create(
        Registrasi(satker=satker, perkara=p, nomor=n, **orang) for p, n in zip(perkara, nomor, strict=True)
    )
    return Gateway.objects.create(
        satker=satker,
        nama="WAHA",
        jenis="waha",
        url=url,
        token="kunci-waha-palsu",
        nomor_id="default",
        opsi={"koneksi": KONEKSI, "id_klien": True},
    )


def kosongkan() -> None:
    """Put all messages back into the queue, as if never tried."""
    from notifikasi.models import Percobaan, Pesan

    Percobaan.objects.all().delete()
    Pesan.objects.update(status="antre", gateway=None, id_gateway="", jumlah_percobaan=0, teks="", diterima_pada=None)


def kami(gateway: Any) -> None:
    """The portal's deliverer."""
    from notifikasi.antar import antar

    antar(gateway.satker)


def tugas_per_pesan(gateway: Any) -> None:
    """The usual design: a Celery task on Redis per message."""
    from bench import tugas
    from notifikasi.models import Pesan

    antrean = Pesan.objects.filter(status="antre").order_by("urutan", "pk").values_list("pk", flat=True)
    tugas.antar(list(antrean), gateway.pk, SAAT)


def polos(gateway: Any, isi: Sequence[tuple[str, str, str, str]]) -> None:
    """The same requests with the same number of connections, and nothing else."""
    from notifikasi.antar import jalur
    from notifikasi.gateway import panggil
    from notifikasi.gateway.dasar import Kiriman

    sesi, adaptor = panggil.sesi(KONEKSI), jalur.adaptor(gateway)
    with ThreadPoolExecutor(KONEKSI) as kolam:
        list(kolam.map(lambda satu: panggil.kirim(sesi, adaptor.build(Kiriman(*satu))), isi))
    sesi.close()


def uji(nama: str, hitung: palsu.Hitung, kerja: Callable[[], None], dasar: float | None, *, simpan: bool) -> float:
    """Run, check that each message arrived once and is stored, print."""
    from notifikasi.models import Pesan

    detik, _ = ruang.ukur(kerja)
    if hitung() != (PESAN, PESAN):
        raise SystemExit(f"{nama}: tidak setiap pesan tiba tepat sekali")
    if simpan and Pesan.objects.filter(status="diterima").exclude(id_gateway="").count() != PESAN:
        raise SystemExit(f"{nama}: hasilnya tidak tersimpan semua")
    ruang.baris(nama, detik, PESAN, "pesan", dasar)
    return detik


def main() -> None:
    """All three, on the same rows."""
    from datetime import datetime

    ruang.buka()
    from notifikasi.models import Pesan
    from perkara.rencana import rencanakan
    from satker.waktu import pada

    print(f"antar: {PESAN:,} pesan, jawaban gateway {JEDA * 1000:.0f} ms, {KONEKSI} sambungan")
    with palsu.waha(JEDA) as (url, hitung), pada(datetime.fromisoformat(SAAT)):
        gateway = siapkan(url)
        rencanakan()
        tujuan = Pesan.objects.values_list("id_klien", "nomor__e164")
        isi = [(str(i), nomor, "Yth. Siti Rahayu, " + "x" * 380, "N-03") for i, nomor in tujuan]
        dasar = uji("dasar: permintaan saja, tanpa basis data", hitung, lambda: polos(gateway, isi), None, simpan=False)
        uji("antar (baris antrean sampai hasil tersimpan)", hitung, lambda: kami(gateway), dasar, simpan=True)
        kosongkan()
        from bench.tugas import pekerja

        with pekerja(KONEKSI):
            uji("satu tugas Celery per pesan", hitung, lambda: tugas_per_pesan(gateway), dasar, simpan=True)
    print(f"  batas atas menurut jeda: {KONEKSI / JEDA:,.0f} pesan/s")


if __name__ == "__main__":
    main()
