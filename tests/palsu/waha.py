"""A WAHA server on loopback: answers, signs and sends webhooks like the real one (engine NOWEB)."""

import hashlib
import hmac
import itertools
import re
import time
from typing import Any

from notifikasi.gateway.dasar import Setelan
from tests.palsu import ajaib
from tests.palsu.peladen import Jawab, Minta, PeladenPalsu, jawab_json

PENGADILAN = "6282227097005@c.us"
GALAT_463 = {"message": "2 UNKNOWN: server returned error 463", "details": "server returned error 463", "code": 2}
TETAP = {
    ajaib.BATAS_BARU: jawab_json(500, {"statusCode": 500, "exception": GALAT_463}),
    ajaib.BUKAN_JSON: Jawab(500, b"<html>Internal Server Error</html>"),
    ajaib.TOLAK_200: jawab_json(200, {"error": "Message was not sent"}),
    ajaib.JEDA: jawab_json(429, {"message": "Too Many Requests", "statusCode": 429}, **{"Retry-After": "1200"}),
}


class WahaPalsu(PeladenPalsu):
    """`webhook`: where to send acks after each message taken; without it, nothing is sent unless asked for."""

    def __init__(self, *, jeda: float = 0.0, webhook: str = "", token: str = "kunci-waha-palsu") -> None:
        super().__init__(jeda=jeda)
        self.webhook, self.token, self.sesi = webhook, token, "default"
        self.rahasia = "rahasia-webhook-waha-palsu"
        self.status_sesi = "WORKING"
        self.ack_simpanan = 2  # what its own store says about every message it took
        self._urut = itertools.count(1)

    def setelan(self, **opsi: Any) -> Setelan:
        """Settings that reach this fake."""
        return Setelan(self.url, self.token, self.sesi, (self.rahasia,), opsi)

    def layani(self, minta: Minta) -> Jawab:
        if minta.headers.get("X-Api-Key") != self.token:
            return jawab_json(401, {"message": "Unauthorized", "statusCode": 401})
        if minta.jalur == f"/api/sessions/{self.sesi}":
            return jawab_json(200, {"name": self.sesi, "status": self.status_sesi})
        if minta.jalur == "/api/contacts/check-exists":
            return self._cek(minta.query.get("phone", ""))
        if minta.method == "POST" and minta.jalur == "/api/sendText":
            return self._kirim(minta.json)
        if obrolan := re.fullmatch(rf"/api/{self.sesi}/chats/(\d+)@c\.us/messages", minta.jalur):
            return jawab_json(200, self._obrolan(f"+{obrolan[1]}"))
        return jawab_json(404, {"message": f"Cannot {minta.method} {minta.jalur}", "statusCode": 404})

    def _cek(self, telepon: str) -> Jawab:
        if not telepon.isdecimal():
            return jawab_json(500, {"statusCode": 500, "exception": {"message": "invalid phone"}})
        if telepon.endswith(ajaib.BUKAN_WHATSAPP):
            return jawab_json(200, {"numberExists": False})
        return jawab_json(200, {"numberExists": True, "chatId": f"{telepon}@c.us"})

    def _obrolan(self, nomor: str) -> list[dict[str, Any]]:
        """The stored chat with a number: an answer of the person, and all we sent."""
        lawan = f"{nomor.removeprefix('+')}@c.us"
        kita = [p["id"] for p in self.diterima if p["nomor"] == nomor]
        masuk = {"id": f"false_{lawan}_3EB1AA", "from": lawan, "fromMe": False, "ack": 3, "timestamp": 1}
        umum = {"from": PENGADILAN, "to": lawan, "fromMe": True, "ack": self.ack_simpanan, "timestamp": 1}
        return [masuk, *({"id": f"true_{lawan}_{ekor}"} | umum for ekor in kita)]

    def _kirim(self, isi: dict[str, Any]) -> Jawab:
        chat_sah = re.fullmatch(r"\d{8,15}@c\.us", str(isi.get("chatId", "")))
        if not chat_sah or not isi.get("text") or isi.get("session") != self.sesi:
            return jawab_json(422, {"message": "Validation failed", "statusCode": 422})
        akhir = isi["chatId"].removesuffix("@c.us")[-4:]
        if self.status_sesi != "WORKING" or akhir == ajaib.MATI:
            return self._sesi_mati()
        return TETAP[akhir] if akhir in TETAP else self._terima(isi, akhir)

    def _sesi_mati(self) -> Jawab:
        status = self.status_sesi if self.status_sesi != "WORKING" else "SCAN_QR_CODE"
        galat = "Session status is not as expected. Try again later or restart the session"
        return jawab_json(422, {"error": galat, "session": self.sesi, "status": status, "expected": ["WORKING"]})

    def _terima(self, isi: dict[str, Any], akhir: str) -> Jawab:
        ekor = isi.get("id") or f"3EB0{next(self._urut):018X}"
        nomor = "+" + isi["chatId"].removesuffix("@c.us")
        self.ambil({"nomor": nomor, "teks": isi["text"], "id": ekor, "json": isi})
        if self.webhook and akhir != ajaib.TANPA_TANDA_TERIMA:
            self.siarkan(self.webhook, self.naskah_ack(ekor, nomor, akhir))
        pesan = {"id": f"true_{isi['chatId']}_{ekor}", "timestamp": int(time.time()), "fromMe": True, "ack": 0}
        jawab = jawab_json(201, pesan | {"from": PENGADILAN, "to": isi["chatId"], "body": isi["text"]})
        return Jawab(jawab.status, jawab.badan, jawab.headers, akhir == ajaib.DIAM, akhir == ajaib.PUTUS)

    def naskah_ack(self, ekor: str, nomor: str, akhir: str) -> list[dict[str, Any]]:
        """The acks that follow a message, as its magic number has them."""
        if akhir == ajaib.BUKAN_WHATSAPP:
            return [self.badan_ack(ekor, nomor, -1)]
        if akhir == ajaib.SAMPAI_SETELAH_GAGAL:
            return [self.badan_ack(ekor, nomor, -1), self.badan_ack(ekor, nomor, 2)]
        naskah = [self.badan_ack(ekor, nomor, a) for a in (1, 2)]
        return [n for n in naskah for _ in range(2)] if akhir == ajaib.WEBHOOK_GANDA else naskah

    def badan_ack(self, ekor: str, nomor: str, ack: int, **lain: Any) -> dict[str, Any]:
        """A message.ack event. `ack`: -1 error, 0 pending, 1 server, 2 device, 3 read, 4 played."""
        lawan = f"{nomor.removeprefix('+')}@c.us"
        muatan = {"id": f"true_{lawan}_{ekor}", "from": lawan, "to": PENGADILAN, "fromMe": True, "ack": ack}
        return self.peristiwa("message.ack", muatan | {"participant": None} | lain)

    def badan_masuk(self, nomor: str, teks: str, **lain: Any) -> dict[str, Any]:
        """A message event from a person; from a linked id when the number ends in the magic one."""
        lid = nomor.endswith(ajaib.LID)
        dari = "251556368777322@lid" if lid else f"{nomor.removeprefix('+')}@c.us"
        id_pesan = f"false_{dari}_3EB1{next(self._urut):016X}"
        muatan = {"id": id_pesan, "timestamp": int(time.time()), "from": dari, "fromMe": False, "to": PENGADILAN}
        return self.peristiwa("message", muatan | {"body": teks, "hasMedia": False, "_data": {}} | lain)

    def peristiwa(self, nama: str, muatan: dict[str, Any]) -> dict[str, Any]:
        """The envelope of every event; each has an id of its own."""
        amplop = {"id": f"evt_{next(self._urut):026d}", "timestamp": int(time.time() * 1000), "event": nama}
        return amplop | {"session": self.sesi, "me": {"id": PENGADILAN}, "payload": muatan, "engine": "NOWEB"}

    def kepala_webhook(self, badan: bytes) -> dict[str, str]:
        tanda = hmac.new(self.rahasia.encode(), badan, hashlib.sha512).hexdigest()
        waktu = str(int(time.time() * 1000))
        return {
            "X-Webhook-Request-Id": f"{next(self._urut):026d}",
            "X-Webhook-Timestamp": waktu,
            "X-Webhook-Hmac": tanda,
            "X-Webhook-Hmac-Algorithm": "sha512",
        }
