"""Courts full of cases, written by PostgreSQL itself: what is measured comes afterwards."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

SIDANG = date(2026, 12, 1)
# The morning on which the schedules become known, and the hour of the reminders.
SAAT = datetime.fromisoformat("2026-11-23T09:00:00+07:00")
PENGINGAT = datetime.fromisoformat("2026-11-30T08:00:00+07:00")


def pengadilan(urut: int, banyak: int, url: str = "http://127.0.0.1:9") -> Any:
    """One court with so many cases, each with a hearing on SIDANG and a registered number; answers it."""
    from notifikasi.models import Gateway, Nomor
    from perkara.models import Perkara, Registrasi, Sidang, SumberSipp
    from satker.models import Satker

    kode = f"{chr(97 + urut // 26 % 26)}{chr(97 + urut % 26)}"
    satker = Satker.objects.create(
        kode=f"pa-uji-{urut}", nama=f"Pengadilan Agama Uji {urut}", singkatan=f"PA.U{kode}{'abcdefghij'[urut // 676]}"
    )
    SumberSipp.objects.create(satker=satker, url="sqlite:////tidak/ada.db", mulai=SIDANG - timedelta(days=30))
    Gateway.objects.create(
        satker=satker, nama="WAHA", jenis="waha", url=url, token="kunci-waha-palsu", nomor_id="default",
        opsi={"koneksi": 20, "id_klien": True},
    )  # fmt: skip
    perkara = Perkara.objects.create(
        satker=satker, sipp_id=1, nomor=f"1/Pdt.G/2026/{satker.singkatan}", nomor_kunci="1", alur_id=15, jenis_id=347,
        jenis_nama="Cerai Gugat", tanggal_daftar=SIDANG - timedelta(days=200), tahapan_id=10, sidik="",
        pertama_dilihat=SAAT, berubah_pada=SAAT,
    )  # fmt: skip
    sidang = Sidang.objects.create(
        perkara=perkara, sipp_id=1, sidik="", tanggal=SIDANG, jam=time(9), agenda="Sidang Pertama",
        ruang="Ruang Sidang I", versi_pada=SAAT,
    )  # fmt: skip
    nomor = Nomor.objects.create(satker=satker, e164=f"+628{urut:03d}000001550", dibuat=SAAT)
    registrasi = Registrasi.objects.create(
        satker=satker, perkara=perkara, nomor=nomor, nama="Siti Rahayu", sisi=1, sumber="loket", status="aktif",
        dibuat=SAAT,
    )  # fmt: skip
    ke_perkara = f"{perkara.pk} + g - 1"
    gandakan(perkara, banyak, {"sipp_id": "g", "nomor": _nomor(satker), "nomor_kunci": "g::text"})
    gandakan(sidang, banyak, {"sipp_id": "g", "perkara_id": ke_perkara})
    # Ending in 550: no magic number of the fake's.
    gandakan(nomor, banyak, {"e164": f"'+628{urut:03d}' || lpad(g::text, 6, '0') || '550'"})
    gandakan(registrasi, banyak, {"perkara_id": ke_perkara, "nomor_id": f"{nomor.pk} + g - 1"})
    return satker


def _nomor(satker: Any) -> str:
    return f"g || '/Pdt.G/2026/{satker.singkatan}'"


def gandakan(contoh: Any, banyak: int, ganti: Mapping[str, str]) -> None:
    """Copies of one row, numbered from 2 (`g`) to `banyak`, with these columns replaced; their ids follow its own."""
    from django.db import connection

    tabel = contoh._meta.db_table
    kolom = [f.column for f in contoh._meta.concrete_fields if not f.primary_key]
    isi = ", ".join(ganti.get(k, f't."{k}"') for k in kolom)
    nama = ", ".join(f'"{k}"' for k in kolom)
    with connection.cursor() as kursor:
        kursor.execute(
            f"INSERT INTO {tabel} ({nama}) SELECT {isi} FROM {tabel} t, generate_series(2, %s) AS u(g) "
            "WHERE t.id = %s ORDER BY u.g",
            [banyak, contoh.pk],
        )


def analisis() -> None:
    """Fresh statistics, as the sync leaves them."""
    from django.db import connection

    with connection.cursor() as kursor:
        kursor.execute("ANALYZE")
