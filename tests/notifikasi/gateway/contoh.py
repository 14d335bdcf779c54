"""For every kind of gateway: settings, real webhooks and the headers that make them believed, from its own fake.

A new kind needs no line here: its fake (tests/palsu/<kind>.py) is found by its name.
"""

import hashlib
import hmac
import json
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from notifikasi.gateway.dasar import Setelan
from notifikasi.gateway.simulator import KEPALA_TANDA
from tests.palsu import ajaib
from tests.palsu.peladen import PeladenPalsu

HP, LID = ajaib.nomor(ajaib.BIASA), ajaib.nomor(ajaib.LID)
RAHASIA = "rahasia-webhook-kontrak-panjang"
_NOMOR_ID = {"waha": "default", "gowa": "pa", "evolution": "pa contoh", "cloud_api": "106540352242922"}
# Read by the simulator and, through the rules below, by a declared gateway.
_SEDERHANA: list[dict[str, Any]] = [
    {"id": "1", "jenis": "tanda_terima", "status": "sampai", "id_pesan": "A1", "id_klien": "", "waktu": 1790000000},
    {"id": "2", "jenis": "pesan_masuk", "id_pesan": "A2", "dari": HP[1:], "teks": "STOP", "waktu": 1790000000},
]
_BARIS: dict[str, Any] = {"dari": "inbox", "id": 1, "pengirim": HP, "teks": "STOP", "udh": "", "waktu": 1790000000}
_GAMMU: list[dict[str, Any]] = [
    {"inbox": [_BARIS]},
    {"sentitems": [{"dari": "sentitems", "id": 2, "id_klien": "A1", "status": "DeliveryOK", "waktu": 1790000000}]},
]


# A declared gateway knocks as its rules say.
_OPSI: dict[str, dict[str, Any]] = {
    "http": {
        "webhook": {
            "id": "id_pesan",
            "status": "status",
            "nomor": "dari",
            "teks": "teks",
            "id_masuk": "id_pesan",
            "waktu": "waktu",
            "kepala": "X-Rahasia",
            "arti": {"sampai": "sampai"},
        }
    }
}


def setelan(jenis: str) -> Setelan:
    """Settings of that kind; the token has every shape there is."""
    alamat, opsi = "https://gateway.contoh.go.id", _OPSI.get(jenis, {})
    return Setelan(alamat, "nama:token.panjang", _NOMOR_ID.get(jenis, ""), (RAHASIA,), opsi)


@cache
def palsu(jenis: str) -> Any:
    """The kind's fake, not started and with our secret; None where it has none that knocks."""
    nama = f"tests.palsu.{jenis}"
    modul = import_module(nama) if find_spec(nama) else None
    kelas = [k for k in vars(modul).values() if isinstance(k, type) and k.__module__ == nama] if modul else []
    ada: list[Any] = [k() for k in kelas if issubclass(k, PeladenPalsu) and hasattr(k, "badan_masuk")]
    for p in ada:
        p.rahasia = RAHASIA
    return ada[0] if ada else None


def tanda(jenis: str, raw: bytes) -> Mapping[str, str]:
    """The headers that prove `raw`; empty for a kind whose proof stands elsewhere."""
    if jenis == "simulator":
        return {KEPALA_TANDA: f"sha256={hmac.new(RAHASIA.encode(), raw, hashlib.sha256).hexdigest()}"}
    if jenis == "http":
        return {"X-Rahasia": RAHASIA}
    p = palsu(jenis)
    return p.kepala_webhook(raw) if p else {}


def webhook(jenis: str) -> list[dict[str, Any]]:
    """What the provider sends: receipts, texts and channel states."""
    p = palsu(jenis)
    if p is None:
        return _SEDERHANA + _GAMMU
    umum = [p.badan_masuk(HP, "STOP"), p.badan_masuk(LID, "JADWAL 123/Pdt.G/2026/PA.Xy")]
    return umum + (_KABAR[jenis](p) if jenis in _KABAR else [])


_PINDAH: dict[str, Any] = {"type": "system", "system": {"type": "user_changed_number", "wa_id": "6281234567891"}}
_KABAR: dict[str, Callable[[Any], list[dict[str, Any]]]] = {
    "waha": lambda p: [p.badan_ack("3EB0A", HP, 2), p.peristiwa("session.status", {"status": "FAILED"})],
    "gowa": lambda p: [p.badan_ack(["A1", "A2"], HP, "read")],
    "evolution": lambda p: [p.badan_update("A1", HP, "READ"), p.badan_sambungan("close", 401)],
    "cloud_api": lambda p: [
        p.badan_status("wamid.1", HP, "failed", "x", kode=131026),
        p.badan_status("wamid.1", HP, "read"),
        p.badan_masuk(HP, "", **_PINDAH),
    ],
    "fonnte": lambda p: [p.badan_status("7", "sent"), p.badan_sambungan(tersambung=False)],
    "wablas": lambda p: [p.badan_status("A1", HP, "delivered"), p.badan_sambungan(tersambung=False)],
}


def badan(isi: Any) -> bytes:
    """As it travels."""
    return json.dumps(isi).encode()
