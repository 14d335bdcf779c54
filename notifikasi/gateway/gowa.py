"""GOWA (go-whatsapp-web-multidevice), self-hosted. `code` decides, not the HTTP status; webhooks are HMAC-SHA256."""

from base64 import b64encode
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
    Setelan,
    TakPasti,
    WebhookDitolak,
    badan_terbaca,
)
from notifikasi.gateway.gowa_kode import TANPA_PONSEL, tolak
from notifikasi.gateway.gowa_peristiwa import kunci, pesan_masuk, tanda_terima
from notifikasi.gateway.periksa import kata_bawaan
from notifikasi.gateway.urai import angka, coba_lagi, json_objek, kepala, objek, tanda_tangan_cocok, teks


class Gowa(Gateway):
    """`token` is "name:password" of Basic auth, `nomor_id` the device id where GOWA serves several devices."""

    jenis = "gowa"
    nama = "GOWA (go-whatsapp-web-multidevice)"
    kemampuan = Kemampuan(
        cek_nomor=True,
        tanda_terima=True,
        masuk=True,
        id_klien=False,
        gema_id=False,
        maks_karakter=65_536,
        jeda_penerima_detik=0,
        butuh_templat=False,
    )
    isian: ClassVar[Mapping[str, str]] = {
        "url": "Alamat gateway, misalnya http://gowa:3000",
        "nomor_id": "Id perangkat; boleh kosong bila gateway hanya melayani satu ponsel.",
        "token": "nama:sandi sesuai APP_BASIC_AUTH pada gateway.",
        "rahasia": "WHATSAPP_WEBHOOK_SECRET pada gateway; bawaannya (secret) ditolak.",
    }

    def build(self, kiriman: Kiriman) -> Permintaan:
        isi = {"phone": f"{kiriman.nomor.removeprefix('+')}@s.whatsapp.net", "message": self.teks_wajar(kiriman)}
        # GOWA itself gives up after 45 s; its word is better than our silence.
        return self._minta("POST", "/send/message", json=isi, timeout=(5, 50))

    def parse_reply(self, status: int, headers: Mapping[str, str], body: bytes) -> Hasil:
        isi = json_objek(body) or {}
        status = angka(isi, "status") or status  # a proxy may wrap GOWA's error in a 200
        kode = teks(isi, "code", 60)
        if 200 <= status < 300 and kode in ("SUCCESS", ""):
            id_pesan = teks(objek(isi, "results"), "message_id", 200)
            return Diterima(id_pesan) if id_pesan else TakPasti("Gateway menjawab tanpa id pesan.")
        return tolak(status, kode, teks(isi, "message"), coba_lagi(headers))

    def verify(self, headers: Mapping[str, str], raw: bytes) -> None:
        skema, _, tanda = kepala(headers, "X-Hub-Signature-256").partition("=")
        if skema != "sha256" or not tanda_tangan_cocok(tanda, raw, self.setelan.rahasia, "sha256"):
            raise WebhookDitolak("Tanda tangan tidak ada atau tidak cocok.")

    def kunci_peristiwa(self, raw: bytes, headers: Mapping[str, str]) -> str:
        return kunci(json_objek(raw) or {}) or super().kunci_peristiwa(raw, headers)

    def parse_webhook(self, raw: bytes) -> list[Peristiwa]:
        isi = badan_terbaca(raw)
        perangkat = (teks(isi, "session_id"), teks(isi, "device_id"))
        if self.setelan.nomor_id and perangkat[0] and self.setelan.nomor_id not in perangkat:
            return []  # one GOWA serves several devices through one webhook
        match isi.get("event"):
            case "message":
                return pesan_masuk(objek(isi, "payload"), teks(isi, "device_id"))
            case "message.ack":
                return tanda_terima(objek(isi, "payload"), isi.get("timestamp"))
        return []

    def build_cek(self, e164: str) -> Permintaan:
        return self._minta("GET", "/user/check", params={"phone": e164.removeprefix("+")})

    def parse_cek(self, status: int, body: bytes) -> bool | None:
        ada = objek(json_objek(body), "results").get("is_on_whatsapp") if status == 200 else None
        return ada if isinstance(ada, bool) else None

    def build_sehat(self) -> Permintaan:
        return self._minta("GET", "/app/status")

    def parse_sehat(self, status: int, body: bytes) -> KeadaanKanal:
        isi = json_objek(body) or {}
        hasil = objek(isi, "results")
        if status == 200 and hasil:
            if hasil.get("is_logged_in") is not True:
                return KeadaanKanal(siap=False, sebab=TANPA_PONSEL)
            siap = hasil.get("is_connected") is True
            return KeadaanKanal(siap, "" if siap else "Ponsel pengadilan tidak tersambung ke WhatsApp.")
        arti = tolak(status, teks(isi, "code", 60), teks(isi, "message"), None)
        return KeadaanKanal(siap=False, sebab=arti.teks if isinstance(arti, Ditolak) else arti.sebab)

    @classmethod
    def periksa_setelan(cls, setelan: Setelan) -> list[str]:
        alasan, (nama, _, sandi) = super().periksa_setelan(setelan), setelan.token.partition(":")
        if not alasan and not (nama and sandi):
            alasan.append('Tulis token sebagai "nama:sandi" sesuai APP_BASIC_AUTH pada gateway.')
        if not alasan and kata_bawaan(sandi):
            alasan.append("Sandi gateway memakai kata bawaan yang diketahui umum; ganti APP_BASIC_AUTH.")
        return alasan

    def _minta(self, method: str, jalur: str, **isi: Any) -> Permintaan:
        kepala_minta = {"Authorization": f"Basic {b64encode(self.setelan.token.encode()).decode()}"}
        if self.setelan.nomor_id:
            kepala_minta["X-Device-Id"] = self.setelan.nomor_id
        return Permintaan(method, self.setelan.url.rstrip("/") + jalur, kepala_minta, **isi)
