"""The simulator as the portal's phone page sees it. Every call has a time-out; SimulatorMati when it is not there."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urlencode

import requests

_TIMEOUT = (1, 5)  # connect, read: a page waits for it


class SimulatorMati(Exception):
    """The simulator does not run or does not answer as it should. The text is Indonesian and holds no token."""


@dataclass(frozen=True, slots=True)
class Telepon:
    """One phone in the list."""

    nomor: str
    teks: str
    waktu: datetime
    dari_pengadilan: bool
    belum_dibaca: int
    kanal: str


@dataclass(frozen=True, slots=True)
class Gelembung:
    """One message in a conversation."""

    id: str
    teks: str
    waktu: datetime
    dari_pengadilan: bool
    dibaca: bool
    kanal: str


def telepon(url: str, token: str, kanal: str | None = None) -> list[Telepon]:
    """Every phone that has messages (of the court's channel `kanal`), latest first."""
    return [
        Telepon(t["nomor"], t["teks"], _waktu(t), _pengadilan(t), int(t["belum_dibaca"]), t["kanal"])
        for t in _minta("GET", url, token, f"/api/telepon?{urlencode(_kanal(kanal))}", "telepon")
    ]


def percakapan(url: str, token: str, nomor: str, kanal: str | None = None) -> list[Gelembung]:
    """The last 200 messages of a phone (with the court of `kanal`), oldest first."""
    jalur = f"/api/telepon/{quote(nomor)}?{urlencode(_kanal(kanal))}"
    return [
        Gelembung(p["id"], p["teks"], _waktu(p), _pengadilan(p), bool(p["dibaca"]), p["kanal"])
        for p in _minta("GET", url, token, jalur, "pesan")
    ]


def balas(url: str, token: str, nomor: str, teks: str, kanal: str | None = None) -> str:
    """The person answers the court that wrote last (or the one of `kanal`); the id of the message."""
    isi = {"teks": teks} | _kanal(kanal)
    return str(_minta("POST", url, token, f"/api/telepon/{quote(nomor)}/balas", "id", isi))


def buka(url: str, token: str, nomor: str, kanal: str | None = None) -> int:
    """The person opens the chat (with the court of `kanal`); how many messages became read."""
    return int(_minta("POST", url, token, f"/api/telepon/{quote(nomor)}/buka", "dibaca", _kanal(kanal)))


def daftarkan_webhook(url: str, token: str, tujuan: str, rahasia: str, kanal: str = "") -> None:
    """Tell the simulator where the portal takes webhooks; may be repeated at every start."""
    _minta("POST", url, token, "/api/webhook", "kanal", {"url": tujuan, "rahasia": rahasia, "kanal": kanal})


def sehat(url: str) -> bool:
    """Whether the simulator runs."""
    try:
        return bool(_minta("GET", url, "", "/sehat", "sehat"))
    except SimulatorMati:
        return False


def _minta(method: str, url: str, token: str, jalur: str, ambil: str, isi: Any = None) -> Any:
    """The field `ambil` of the answer; anything that is not our simulator's answer is SimulatorMati."""
    kepala = {"Authorization": f"Bearer {token}"}
    try:
        with requests.Session() as sesi:
            sesi.trust_env = False
            r = sesi.request(method, url.rstrip("/") + jalur, json=isi, headers=kepala, timeout=_TIMEOUT)
            jawab = r.json()
    except (requests.RequestException, ValueError):
        raise SimulatorMati("Simulator tidak menjawab. Pastikan sudah dijalankan (make run).") from None
    if not r.ok or not isinstance(jawab, dict) or ambil not in jawab:
        galat = jawab.get("galat", "") if isinstance(jawab, dict) else ""
        raise SimulatorMati(f"Simulator menolak (HTTP {r.status_code}). {galat}".strip())
    return jawab[ambil]


def _kanal(kanal: str | None) -> dict[str, str]:
    return {} if kanal is None else {"kanal": kanal}


def _waktu(isi: dict[str, Any]) -> datetime:
    return datetime.fromtimestamp(isi["waktu"], UTC)


def _pengadilan(isi: dict[str, Any]) -> bool:
    return bool(isi["dari"] == "pengadilan")
