"""Evolution API, self-hosted on a linked device. Webhooks carry a header of ours or a JWT; their body is not signed."""

import hmac
from collections.abc import Mapping
from typing import Any, ClassVar
from urllib.parse import quote

from notifikasi.gateway import evolution_peristiwa as kabar
from notifikasi.gateway import jwt_hs256
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
    Setelan,
    TakPasti,
    TandaTerima,
    WebhookDitolak,
    badan_terbaca,
)
from notifikasi.gateway.evolution_kode import tolak
from notifikasi.gateway.urai import angka, coba_lagi, json_daftar, json_objek, kepala, objek, teks

KEPALA_RAHASIA = "X-Webhook-Rahasia"
JEDA_KETIK_MAKS = 20_000  # ms
# Evolution makes its 10 minute token once and tries with it for half an hour; our 403 would lose the event for good.
KELONGGARAN_JWT = 1800  # seconds


class Evolution(Gateway):
    """`nomor_id` is the instance name. `opsi`: jeda_ketik_ms (shows "typing"), kepala_webhook (its header's name)."""

    jenis = "evolution"
    nama = "Evolution API"
    kemampuan = Kemampuan(
        cek_nomor=True,
        tanda_terima=True,
        masuk=True,
        id_klien=False,
        gema_id=False,
        maks_karakter=65_536,
        jeda_penerima_detik=0,
        butuh_templat=False,
        tanya_status=True,
        bukti_webhook="rahasia",
    )
    isian: ClassVar[Mapping[str, str]] = {
        "url": "Alamat gateway, misalnya http://evolution:8080",
        "nomor_id": "Nama instance",
        "token": "Kunci API instance (apikey).",
        "rahasia": f"Isi kepala {KEPALA_RAHASIA} pada webhook instance, atau nilai jwt_key-nya.",
        "opsi": 'Boleh kosong. {"jeda_ketik_ms": 1200, "kepala_webhook": "X-Nama-Kepala"}',
    }

    def build(self, kiriman: Kiriman) -> Permintaan:
        isi: dict[str, Any] = {"number": kiriman.nomor.removeprefix("+"), "text": self.teks_wajar(kiriman)}
        jeda = min(max(angka(self.setelan.opsi, "jeda_ketik_ms") or 0, 0), JEDA_KETIK_MAKS)
        isi |= {"linkPreview": False} | ({"delay": jeda} if jeda else {})
        # The answer waits for the typing to end.
        return self._minta("POST", "/message/sendText", json=isi, timeout=(5, 30 + jeda / 1000))

    def parse_reply(self, status: int, headers: Mapping[str, str], body: bytes) -> Hasil:
        isi = json_objek(body) or {}
        status = angka(isi, "status") or status  # a proxy may wrap Evolution's error in a 200
        if not 200 <= status < 300:
            return tolak(status, isi, coba_lagi(headers))
        pesan = objek(isi, "key")
        id_pesan = teks(pesan, "id", 200)
        if not id_pesan:
            return TakPasti("Gateway menjawab tanpa id pesan.")
        return Diterima(id_pesan, teks(pesan, "remoteJid") or None)

    def verify(self, headers: Mapping[str, str], raw: bytes) -> None:
        nilai = kepala(headers, teks(self.setelan.opsi, "kepala_webhook") or KEPALA_RAHASIA).removeprefix("Bearer ")
        bit = nilai.encode("utf-8", "replace")
        if any(bool(r) and hmac.compare_digest(r.encode(), bit) for r in self.setelan.rahasia):
            return
        skema, _, token = kepala(headers, "Authorization").partition(" ")
        if skema != "Bearer" or not jwt_hs256.sah(token, self.setelan.rahasia, KELONGGARAN_JWT):
            raise WebhookDitolak("Rahasia atau token webhook tidak ada atau tidak cocok.")

    def kunci_peristiwa(self, raw: bytes, headers: Mapping[str, str]) -> str:
        return kabar.kunci(json_objek(raw) or {}) or super().kunci_peristiwa(raw, headers)

    def bersihkan_badan(self, raw: bytes) -> bytes:
        return kabar.tanpa_sandi(raw)

    def parse_webhook(self, raw: bytes) -> list[Peristiwa]:
        isi = badan_terbaca(raw)
        if teks(isi, "instance") not in (self.setelan.nomor_id, ""):
            return []  # one Evolution serves several instances through one webhook
        match kabar.nama_peristiwa(isi):
            case "messages.upsert":
                return kabar.pesan_masuk(kabar.data(isi))
            case "messages.update":
                return [*kabar.tanda_terima(kabar.data(isi))]
            case "connection.update":
                return [k for d in kabar.data(isi) for k in kabar.keadaan(d)]
            case "logout.instance" | "qrcode.updated":
                return [KeadaanKanal(siap=False, sebab=kabar.KELUAR)]
        return []

    def build_cek(self, e164: str) -> Permintaan:
        return self._minta("POST", "/chat/whatsappNumbers", json={"numbers": [e164.removeprefix("+")]})

    def parse_cek(self, status: int, body: bytes) -> bool | None:
        hasil = json_daftar(body) if 200 <= status < 300 else []
        ada = hasil[0].get("exists") if len(hasil) == 1 else None
        return ada if isinstance(ada, bool) else None

    def build_tanya(self, id_gateway: str, e164: str) -> Permintaan:
        """Asked by id alone: the chat may be filed under the number or under a linked id."""
        isi = {"where": {"id": id_gateway}, "offset": 50, "page": 1}
        return self._minta("POST", "/chat/findStatusMessage", json=isi)

    def parse_tanya(self, status: int, body: bytes, id_gateway: str) -> TandaTerima | None:
        return kabar.terjauh(json_daftar(body), id_gateway) if 200 <= status < 300 else None

    def build_sehat(self) -> Permintaan:
        return self._minta("GET", "/instance/connectionState")

    def parse_sehat(self, status: int, body: bytes) -> KeadaanKanal:
        isi = json_objek(body) or {}
        status_sambungan = teks(objek(isi, "instance"), "state")
        if status == 200 and status_sambungan:
            siap = status_sambungan == "open"
            return KeadaanKanal(siap, "" if siap else "Ponsel pengadilan tidak tersambung ke WhatsApp.")
        arti = tolak(status, isi, None)
        return KeadaanKanal(siap=False, sebab=arti.teks if isinstance(arti, Ditolak) else arti.sebab)

    @classmethod
    def periksa_setelan(cls, setelan: Setelan) -> list[str]:
        alasan = super().periksa_setelan(setelan)
        return alasan if setelan.nomor_id.strip() else [*alasan, "Nama instance Evolution belum diisi."]

    def _minta(self, method: str, jalur: str, **isi: Any) -> Permintaan:
        alamat = f"{self.setelan.url.rstrip('/')}{jalur}/{quote(self.setelan.nomor_id, safe='')}"
        return Permintaan(method, alamat, {"apikey": self.setelan.token}, **isi)
