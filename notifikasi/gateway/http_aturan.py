"""The rules of a declared gateway, read from `opsi` without trusting their shape: what is no rule counts as absent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from notifikasi.gateway.http_isi import baca, cari
from notifikasi.gateway.http_profil import BAWAAN, PROFIL, Profil
from notifikasi.gateway.longgar import Tabel
from notifikasi.gateway.peristiwa import StatusTerima, Verdict
from notifikasi.gateway.urai import angka

METODE = ("POST", "GET", "PUT")
BENTUK = ("json", "form", "query")
TAK_PASTI = "tak_pasti"
MAKS_KARAKTER = 4096
ARTI_BAWAAN = {"sent": "terkirim", "delivered": "sampai", "read": "dibaca", "failed": "gagal"}


@dataclass(frozen=True, slots=True)
class Uji:
    """How an answer says yes: one of `nilai` at `jalur`, or `memuat` anywhere in it. Neither: HTTP 2xx is enough."""

    jalur: str = ""
    nilai: frozenset[str] = frozenset()
    memuat: str = ""

    @property
    def tegas(self) -> bool:
        """Whether the answer itself is asked, not only its status."""
        return bool(self.jalur or self.memuat)

    def hasil(self, isi: Any, body: bytes) -> bool | None:
        """True or False as the answer says; None when it does not speak about it."""
        if self.jalur:
            kata = baca(isi, self.jalur).strip().lower()
            return kata in self.nilai if kata and self.nilai else None
        if self.memuat:
            return True if self.memuat.lower() in body.decode("utf-8", "replace").lower() else None
        return True


@dataclass(frozen=True, slots=True)
class Panggilan:
    """One kind of request: where, how and with what."""

    metode: str
    jalur: str
    bentuk: str
    isi: Mapping[str, Any]
    kepala: Mapping[str, str]
    uji: Uji


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where in a webhook's body each thing stands; `rahasia` is a path in it, `kepala` the name of a header."""

    id: str = ""
    status: str = ""
    nomor: str = ""
    teks: str = ""
    id_masuk: str = ""
    waktu: str = ""
    alasan: str = ""
    daftar: str = ""
    rahasia: str = ""
    kepala: str = ""
    arti: Mapping[str, StatusTerima] = field(default_factory=dict)
    abaikan: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Aturan:
    """All rules of one gateway."""

    profil: Profil
    kirim: Panggilan
    id: str
    alasan: str
    tolak: Tabel
    kanal: str
    maks_karakter: int
    sehat: Panggilan | None
    cek: Panggilan | None
    webhook: Webhook | None


def aturan(opsi: Mapping[str, Any]) -> Aturan:
    """The rules in `opsi`: those of its profile, with what stands beside it put over them."""
    profil = PROFIL.get(_kata(opsi, "profil"), PROFIL[BAWAAN])
    semua = {**profil.aturan, **opsi}
    kirim = _panggilan(semua, semua)
    return Aturan(
        profil=profil,
        kirim=kirim,
        id=_kata(semua, "id"),
        alasan=_kata(semua, "alasan"),
        tolak=_tolak(semua.get("tolak")),
        kanal="sms" if semua.get("kanal") == "sms" else "whatsapp",
        maks_karakter=max(angka(semua, "maks_karakter") or MAKS_KARAKTER, 1),
        sehat=_turunan(semua, "sehat", "berhasil"),
        cek=_turunan(semua, "cek", "ada"),
        webhook=_webhook(semua.get("webhook")),
    )


def _turunan(semua: Mapping[str, Any], nama: str, uji: str) -> Panggilan | None:
    """A request beside the sending one: it inherits the headers and the shape, a body only when it sends one."""
    milik = semua.get(nama)
    if not isinstance(milik, Mapping) or not _kata(milik, "jalur").startswith("/"):
        return None
    awal: dict[str, Any] = {"metode": "POST" if milik.get("isi") else "GET", "bentuk": semua.get("bentuk"), "isi": {}}
    return _panggilan({"kepala": semua.get("kepala"), **awal, **milik}, {"berhasil": milik.get(uji)})


def _panggilan(isian: Mapping[str, Any], uji: Mapping[str, Any]) -> Panggilan:
    metode, bentuk = _kata(isian, "metode").upper(), _kata(isian, "bentuk").lower()
    metode = metode if metode in METODE else METODE[0]
    return Panggilan(
        metode,
        _kata(isian, "jalur"),
        "query" if metode == "GET" else bentuk if bentuk in BENTUK else BENTUK[0],
        _objek(isian, "isi"),
        {str(k): v for k, v in _objek(isian, "kepala").items() if isinstance(v, str)},
        _uji(uji.get("berhasil")),
    )


def _uji(isian: Any) -> Uji:
    if not isinstance(isian, Mapping):
        return Uji()
    nilai = isian.get("nilai")
    semua = nilai if isinstance(nilai, list) else [nilai]
    terima = frozenset(baca({"x": n}, "x").strip().lower() for n in semua) - {""}
    return Uji(_kata(isian, "jalur"), terima, "" if _kata(isian, "jalur") else _kata(isian, "memuat"))


def _tolak(isian: Any) -> Tabel:
    """Words -> verdict; "tak_pasti" where the words mean that nobody knows."""
    if not isinstance(isian, Mapping):
        return ()
    baris = ((str(k).lower(), v) for k, v in isian.items() if str(k).strip())
    return tuple(
        (kata, None if v == TAK_PASTI else Verdict(v), "")
        for kata, v in baris
        if isinstance(v, str) and v in (TAK_PASTI, *Verdict)
    )


def _webhook(isian: Any) -> Webhook | None:
    if not isinstance(isian, Mapping):
        return None
    jalur = {n: _kata(isian, n) for n in Webhook.__slots__ if n not in ("arti", "abaikan")}
    arti = {**ARTI_BAWAAN, **_objek(isian, "arti")}
    buang = {str(k): v if isinstance(v, list) else [v] for k, v in _objek(isian, "abaikan").items()}
    return Webhook(
        **jalur,
        arti={str(k).lower(): StatusTerima(v) for k, v in arti.items() if isinstance(v, str) and v in [*StatusTerima]},
        abaikan={k: frozenset(baca({"x": n}, "x").lower() for n in v) for k, v in buang.items()},
    )


def _kata(isian: Mapping[str, Any], kunci: str) -> str:
    nilai = cari(isian, kunci)
    return nilai.strip() if isinstance(nilai, str) else ""


def _objek(isian: Mapping[str, Any], kunci: str) -> Mapping[str, Any]:
    nilai = isian.get(kunci)
    return nilai if isinstance(nilai, Mapping) else {}
