"""Statuses only forward, through the real door, in each provider's own words (issue 3, section 2)."""

import json
from collections.abc import Callable, Sequence
from itertools import count
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from notifikasi import masuk
from notifikasi.gateway import daftar
from notifikasi.models import Gateway, KotakWebhook, Pesan
from satker.models import Satker
from satker.waktu import sekarang
from tests.notifikasi.gateway import contoh
from tests.notifikasi.pabrik import buat_gateway, buat_pesan, status

pytestmark = pytest.mark.django_db
HP = contoh.HP
_urut = count(1)
ATURAN = {
    "webhook": {
        "id": "ref",
        "status": "keadaan",
        "arti": {"gagal": "gagal", "terkirim": "terkirim", "sampai": "sampai", "dibaca": "dibaca"},
        "kepala": "X-Rahasia",
    }
}
# Our word -> the provider's; what is missing here the provider never tells.
KATA: dict[str, dict[str, Any]] = {
    "waha": {"gagal": -1, "terkirim": 1, "sampai": 2, "dibaca": 3},
    "gowa": {"sampai": "delivered", "dibaca": "read"},
    "evolution": {"gagal": "ERROR", "terkirim": "SERVER_ACK", "sampai": "DELIVERY_ACK", "dibaca": "READ"},
    "cloud_api": {"gagal": "failed", "terkirim": "sent", "sampai": "delivered", "dibaca": "read"},
    "fonnte": {"gagal": "failed", "terkirim": "sent", "sampai": "delivered", "dibaca": "read"},
    "wablas": {"gagal": "reject", "terkirim": "sent", "sampai": "delivered", "dibaca": "read"},
    "http": {k: k for k in ("gagal", "terkirim", "sampai", "dibaca")},
    "simulator": {k: k for k in ("terkirim", "sampai", "dibaca")},
}


# The provider's webhook that says so of our message 7, from its fake.
BADAN: dict[str, Callable[[Any, Any], dict[str, Any]]] = {
    "waha": lambda p, kata: p.badan_ack("7", HP, kata),
    "gowa": lambda p, kata: p.badan_ack(["6", "7", "8"], HP, kata),
    "evolution": lambda p, kata: p.badan_update("7", HP, kata),
    "cloud_api": lambda p, kata: p.badan_status("7", HP, kata, kode=131000 if kata == "failed" else 0),
    "fonnte": lambda _, kata: {"device": "628", "id": "7", "stateid": "S7", "status": "sent", "state": kata},
    "wablas": lambda p, kata: p.badan_status("7", HP, kata),
    "http": lambda _, kata: {"ref": "7", "keadaan": kata},
    "simulator": lambda _, kata: {
        "id": f"{kata}{next(_urut)}",
        "jenis": "tanda_terima",
        "status": kata,
        "id_pesan": "7",
        "id_klien": "",
        "waktu": int(sekarang().timestamp()),
    },
}


def badan(jenis: str, kata: str) -> dict[str, Any]:
    """One webhook of that kind."""
    return dict(BADAN[jenis](contoh.palsu(jenis), KATA[jenis][kata]))


def ketuk(client: Client, gateway: Gateway, isi: dict[str, Any]) -> None:
    raw = json.dumps(isi).encode()
    alamat = reverse("webhook", args=(gateway.jenis, gateway.token_jalur))
    jawab = client.post(alamat, raw, content_type="application/json", headers=dict(contoh.tanda(gateway.jenis, raw)))
    assert (jawab.status_code, jawab.content) == (200, b"")


def akhir(client: Client, satker: Satker, jenis: str, urutan: Sequence[str], *, sekaligus: bool) -> str:
    """Where a message ends that the gateway took, after these words in this order."""
    s = contoh.setelan(jenis)
    gateway = buat_gateway(satker, s, jenis=jenis, **({"opsi": ATURAN} if jenis == "http" else {}))
    pesan = buat_pesan(satker, status="diterima", gateway=gateway, id_gateway="7", diterima_pada=sekarang())
    for kata in urutan:
        ketuk(client, gateway, badan(jenis, kata))
        if not sekaligus:
            masuk.proses()
    assert masuk.proses().rusak == 0
    assert not KotakWebhook.objects.exclude(galat="").exists()
    (hasil,) = status(pesan)
    Pesan.objects.all().delete()
    return hasil


def test_every_kind_that_knocks_is_tried_here() -> None:
    semua = {j: daftar.buat(j, contoh.setelan(j)).kemampuan for j in daftar.GATEWAY}
    assert set(KATA) == {j for j, k in semua.items() if k.bukti_webhook and not k.ditarik}


@pytest.mark.parametrize("sekaligus", [True, False])
@pytest.mark.parametrize(
    ("urutan", "hasil"),
    [
        (["gagal", "sampai"], "sampai"),
        (["sampai", "gagal"], "sampai"),
        (["gagal", "terkirim"], "gagal"),
        (["dibaca", "terkirim"], "dibaca"),
        (["dibaca", "sampai", "dibaca"], "dibaca"),
        (["sampai", "sampai"], "sampai"),
        (["terkirim"], "terkirim"),
    ],
)
@pytest.mark.parametrize("jenis", KATA)
def test_delivered_after_failed_counts_and_sent_after_read_does_not(
    client: Client, satker: Satker, jenis: str, urutan: list[str], hasil: str, sekaligus: bool
) -> None:
    kata = [k for k in urutan if k in KATA[jenis]]
    harap = hasil if hasil in kata or not kata else kata[-1]
    if kata:
        assert akhir(client, satker, jenis, kata, sekaligus=sekaligus) == harap
    else:
        assert hasil in ("gagal", "terkirim"), f"{jenis} never tells"
