"""The embedded simulator as a gateway: the same roads as a real one (bearer token, receipts, HMAC-SHA256 webhooks)."""

from collections.abc import Mapping
from typing import Any, ClassVar

from notifikasi.gateway.dasar import (
    Diterima,
    Ditolak,
    Gateway,
    Hasil,
    KeadaanKanal,
    Kemampuan,
    Kiriman,
    Peristiwa,
    Permintaan,
    PesanMasuk,
    StatusTerima,
    TakPasti,
    TandaTerima,
    Verdict,
    WebhookDitolak,
    badan_terbaca,
)
from notifikasi.gateway.urai import coba_lagi, json_objek, kepala, tanda_tangan_cocok, teks, waktu
from satker.telepon import baca_pengirim

KEPALA_TANDA = "X-Simulator-Tanda-Tangan"

# HTTP status -> verdict; 5xx is missing on purpose: the message may have been stored.
_TOLAK = {
    400: (Verdict.PESAN, "Isi permintaan tidak sah."),
    401: (Verdict.STOP_KANAL, "Token simulator ditolak."),
    404: (Verdict.STOP_KANAL, "Alamat simulator salah."),
    413: (Verdict.PESAN, "Pesan terlalu besar."),
    422: (Verdict.PENERIMA, "Nomor tidak terdaftar di WhatsApp."),
    429: (Verdict.NANTI, "Simulator meminta jeda."),
}


class Simulator(Gateway):
    """`nomor_id` names the channel, so that several courts can share one simulator."""

    jenis = "simulator"
    nama = "Simulator ponsel"
    kemampuan = Kemampuan(
        cek_nomor=True,
        tanda_terima=True,
        masuk=True,
        id_klien=False,
        gema_id=True,
        maks_karakter=4096,
        jeda_penerima_detik=0,
        butuh_templat=False,
    )

    isian: ClassVar[Mapping[str, str]] = {
        "url": "Alamat simulator",
        "nomor_id": "Nama kanal, agar beberapa pengadilan dapat memakai satu simulator.",
        "token": "",
        "rahasia": "",
    }

    def build(self, kiriman: Kiriman) -> Permintaan:
        isi = {"nomor": kiriman.nomor, "teks": self.teks_wajar(kiriman), "id_klien": kiriman.id_klien}
        return self._minta("POST", "/api/pesan", json=isi | {"kanal": self.setelan.nomor_id})

    def parse_reply(self, status: int, headers: Mapping[str, str], body: bytes) -> Hasil:
        isi = json_objek(body) or {}
        if 200 <= status < 300:
            id_pesan = teks(isi, "id", 200)
            return Diterima(id_pesan) if id_pesan else TakPasti("Simulator menjawab tanpa id pesan.")
        if status >= 500:
            return TakPasti(f"Galat simulator (HTTP {status}).")
        verdict, sebab = _TOLAK.get(status, (Verdict.TIDAK_DIKENAL, "Simulator menolak tanpa alasan."))
        jeda = max(coba_lagi(headers) or 0, 600) if verdict is Verdict.NANTI else None
        return Ditolak(verdict, f"http_{status}", f"{sebab} {teks(isi, 'galat')}".strip(), jeda)

    def verify(self, headers: Mapping[str, str], raw: bytes) -> None:
        skema, _, tanda = kepala(headers, KEPALA_TANDA).partition("=")
        if skema != "sha256" or not tanda_tangan_cocok(tanda, raw, self.setelan.rahasia, "sha256"):
            raise WebhookDitolak("Tanda tangan tidak ada atau tidak cocok.")

    def kunci_peristiwa(self, raw: bytes, headers: Mapping[str, str]) -> str:
        kunci = teks(json_objek(raw), "id", 70)
        return f"evt:{kunci}" if kunci else super().kunci_peristiwa(raw, headers)

    def parse_webhook(self, raw: bytes) -> list[Peristiwa]:
        isi = badan_terbaca(raw)
        match isi.get("jenis"):
            case "tanda_terima":
                return _tanda_terima(isi)
            case "pesan_masuk":
                return _masuk(isi)
        return []

    def build_cek(self, e164: str) -> Permintaan:
        return self._minta("GET", "/api/cek", params={"nomor": e164})

    def parse_cek(self, status: int, body: bytes) -> bool | None:
        ada = (json_objek(body) or {}).get("terdaftar") if status == 200 else None
        return ada if isinstance(ada, bool) else None

    def build_sehat(self) -> Permintaan:
        return self._minta("GET", "/sehat")

    def parse_sehat(self, status: int, body: bytes) -> KeadaanKanal:
        siap = status == 200
        return KeadaanKanal(siap, "" if siap else f"Simulator tidak sehat (HTTP {status}).")

    def _minta(self, method: str, jalur: str, **isi: Any) -> Permintaan:
        kepala_minta = {"Authorization": f"Bearer {self.setelan.token}"}
        return Permintaan(method, self.setelan.url.rstrip("/") + jalur, kepala_minta, **isi)


def _tanda_terima(isi: dict[str, Any]) -> list[Peristiwa]:
    status, id_pesan = teks(isi, "status"), teks(isi, "id_pesan", 200)
    if status not in list(StatusTerima) or not id_pesan:
        return []
    id_klien = teks(isi, "id_klien", 64) or None
    return [TandaTerima(StatusTerima(status), id_pesan, id_klien, waktu(isi.get("waktu")))]


def _masuk(isi: dict[str, Any]) -> list[Peristiwa]:
    e164, pengirim = baca_pengirim(teks(isi, "dari"))
    if not pengirim or not teks(isi, "id_pesan"):
        return []
    saat = waktu(isi.get("waktu"))
    return [PesanMasuk(teks(isi, "id_pesan", 200), pengirim[:80], e164, teks(isi, "teks", 4096), saat)]
