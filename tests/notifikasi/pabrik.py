"""Gateways, numbers and messages for the tests of this room. What a test does not name is made up."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from notifikasi import jenis as registri
from notifikasi.gateway.dasar import Setelan
from notifikasi.jenis import Audiens, Batal, Isi, JenisPesan
from notifikasi.models import Gateway, Nomor, Pesan
from satker.models import Satker
from satker.waktu import sekarang
from tests.pabrik import buat_satker

_urut = count(1)
UJI = "U-01"
TEKS_UJI = "Yth. {{ nama }},\nPerkara {{ nomor_perkara }}.\nRuang: {{ ruang }}\n{{ footer_pihak }}"


class Jawaban:
    """What the test kind answers: by default the case number "7/Pdt.G/2026"; `khusus` by message id."""

    khusus: dict[int, Isi | Batal] = {}
    panggilan = 0
    galat: Exception | None = None


def isi_uji(pesan: Sequence[Pesan]) -> Mapping[int, Isi | Batal]:
    """The test kind's answer; counts how often it was asked."""
    Jawaban.panggilan += 1
    if Jawaban.galat:
        raise Jawaban.galat
    biasa: Isi = {"nomor_perkara": "7/Pdt.G/2026", "ruang": ""}
    return {p.pk: Jawaban.khusus.get(p.pk, biasa) for p in pesan}


def jenis_uji() -> JenisPesan:
    """A kind for litigants, known to the registry from the first call on."""
    try:
        return registri.ambil(UJI)
    except KeyError:
        return registri.daftarkan(
            JenisPesan(
                kode=UJI,
                nama="Pesan uji",
                audiens=Audiens.PIHAK,
                teks=TEKS_UJI,
                bidang={"nomor_perkara": "nomor perkara", "ruang": "ruang sidang"},
                prioritas=Pesan.Prioritas.SIDANG,
                isi=isi_uji,
                contoh=lambda _: {"nomor_perkara": "99/Pdt.G/2026"},
            )
        )


def buat_gateway(satker: Satker | None = None, setelan: Setelan | None = None, **isian: Any) -> Gateway:
    """A WAHA gateway, reaching the fake whose `setelan()` is given."""
    s = setelan or Setelan("http://127.0.0.1:9", "token-uji", "default", ("rahasia-webhook-uji-panjang",))
    bawaan = {
        "nama": f"gateway {next(_urut)}",
        "jenis": "waha",
        "url": s.url,
        "token": s.token,
        "nomor_id": s.nomor_id,
        "rahasia_webhook": "\n".join(s.rahasia),
        "opsi": dict(s.opsi),
    }
    return Gateway.objects.create(satker=satker or buat_satker(), **bawaan | isian)


def buat_nomor(satker: Satker, **isian: Any) -> Nomor:
    """An active number; its last four digits mean nothing to the fakes."""
    bawaan = {"e164": f"+62813{next(_urut):05d}555", "dibuat": sekarang()}
    return Nomor.objects.create(satker=satker, **bawaan | isian)


def buat_pesan(satker: Satker, **isian: Any) -> Pesan:
    """A message of the test kind, due now, to a number of its own; leaves also in quiet hours."""
    n, saat = next(_urut), sekarang()
    jenis_uji()
    bawaan: dict[str, Any] = {
        "jenis": UJI,
        "kunci": f"uji:{n}",
        "subjek": "uji",
        "subjek_id": n,
        "nama_penerima": "Siti",
        "prioritas": Pesan.Prioritas.SIDANG,
        "segera": True,
        "dibuat": saat,
        "kirim_mulai": saat - timedelta(minutes=1),
        "siap_pada": saat - timedelta(minutes=1),
    }
    if "nomor" not in isian:
        isian["nomor"] = buat_nomor(satker)
    return Pesan.objects.create(satker=satker, **bawaan | isian)


def status(*pesan: Pesan) -> list[str]:
    """The present states of messages."""
    kini = dict(Pesan.objects.filter(pk__in=[p.pk for p in pesan]).values_list("pk", "status"))
    return [kini[p.pk] for p in pesan]


def jam(teks: str) -> datetime:
    """That time ("09:00") on 23 November 2026 in WIB."""
    return datetime.fromisoformat(f"2026-11-23T{teks}:00+07:00")
