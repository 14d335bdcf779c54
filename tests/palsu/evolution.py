"""An Evolution API server on loopback: answers, names itself and sends webhooks like the real one (v2, Baileys)."""

import hashlib
import hmac
import itertools
import json
import re
import time
from base64 import urlsafe_b64encode
from typing import Any

from notifikasi.gateway.dasar import Setelan
from notifikasi.gateway.evolution import KEPALA_RAHASIA
from tests.palsu import ajaib
from tests.palsu.peladen import Jawab, Minta, PeladenPalsu, jawab_json

PENGADILAN = "6282227097005@s.whatsapp.net"
LID = "251556368777322@lid"


def galat(status: int, kata: Any, **headers: str) -> Jawab:
    """Evolution's error body."""
    nama = {400: "Bad Request", 401: "Unauthorized", 404: "Not Found"}.get(status, "Internal Server Error")
    return jawab_json(status, {"status": status, "error": nama, "response": {"message": kata}}, **headers)


def jwt(rahasia: str, kepala: dict[str, Any] | None = None, **isi: Any) -> str:
    """A token as Evolution makes it: HS256, ten minutes, for the action "webhook"."""
    kini = int(time.time())
    badan = {"iat": kini, "exp": kini + 600, "app": "evolution", "action": "webhook"} | isi
    bagian = b".".join(_b64(json.dumps(b).encode()) for b in (kepala or {"alg": "HS256", "typ": "JWT"}, badan))
    return (bagian + b"." + _b64(hmac.new(rahasia.encode(), bagian, hashlib.sha256).digest())).decode()


def _b64(isi: bytes) -> bytes:
    return urlsafe_b64encode(isi).rstrip(b"=")


TETAP = {
    ajaib.BATAS_BARU: galat(400, ["Error: server returned error 463"]),
    ajaib.MATI: galat(500, "Connection Closed"),
    ajaib.BUKAN_JSON: Jawab(500, b"<html>Internal Server Error</html>"),
    ajaib.TOLAK_200: jawab_json(200, {"status": 400, "response": {"message": ['instance requires property "text"']}}),
    ajaib.JEDA: Jawab(429, b"Too Many Requests", {"Retry-After": "1200"}),
}


class EvolutionPalsu(PeladenPalsu):
    """`webhook`: where to send updates after each message taken; `jwt`: sign with a token instead of a header."""

    def __init__(self, *, jeda: float = 0.0, webhook: str = "", jwt: bool = False) -> None:
        super().__init__(jeda=jeda)
        self.webhook, self.jwt, self.token, self.instance = webhook, jwt, "kunci-evolution-palsu", "pa contoh"
        self.rahasia = "rahasia-webhook-evolution-palsu"
        self.sambungan_wa = "open"
        self.simpanan: list[dict[str, Any]] = []  # the rows of its own status table
        self._urut = itertools.count(1)

    def setelan(self, **opsi: Any) -> Setelan:
        """Settings that reach this fake."""
        return Setelan(self.url, self.token, self.instance, (self.rahasia,), opsi)

    def layani(self, minta: Minta) -> Jawab:
        if minta.headers.get("apikey") != self.token:
            return galat(401, "Unauthorized")
        jalur, _, instance = minta.jalur.rpartition("/")
        if instance != self.instance.replace(" ", "%20"):
            return galat(404, [f'The "{instance}" instance does not exist'])
        return self._jawab(minta, jalur)

    def _jawab(self, minta: Minta, jalur: str) -> Jawab:
        match (minta.method, jalur):
            case ("GET", "/instance/connectionState"):
                return jawab_json(200, {"instance": {"instanceName": self.instance, "state": self.sambungan_wa}})
            case ("POST", "/chat/whatsappNumbers"):
                return jawab_json(200, [self._cek(n) for n in minta.json["numbers"]])
            case ("POST", "/chat/findStatusMessage"):
                cari = minta.json["where"]["id"]
                return jawab_json(200, [b for b in self.simpanan if b["keyId"] == cari])
            case ("POST", "/message/sendText"):
                return self._kirim(minta.json)
        return galat(404, [f"Cannot {minta.method} {minta.jalur}"])

    @staticmethod
    def _cek(nomor: str) -> dict[str, Any]:
        ada = not nomor.endswith(ajaib.BUKAN_WHATSAPP)
        return {"jid": f"{nomor}@s.whatsapp.net", "exists": ada, "number": nomor}

    def _kirim(self, isi: dict[str, Any]) -> Jawab:
        if not isi.get("text") or not re.fullmatch(r"\d{8,15}", str(isi.get("number", ""))):
            return galat(400, [['instance requires property "text"']])
        akhir = isi["number"][-4:]
        if self.sambungan_wa != "open":
            return TETAP[ajaib.MATI]
        if akhir == ajaib.BUKAN_WHATSAPP:
            return galat(400, [self._cek(isi["number"])])
        return TETAP[akhir] if akhir in TETAP else self._terima(isi, akhir)

    def _terima(self, isi: dict[str, Any], akhir: str) -> Jawab:
        id_pesan, nomor = f"BAE5{next(self._urut):012X}", f"+{isi['number']}"
        self.ambil({"nomor": nomor, "teks": isi["text"], "id": id_pesan, "json": isi})
        naskah = self.naskah(id_pesan, nomor, akhir)
        self.simpanan += [n["data"] for n in naskah]
        if self.webhook and akhir != ajaib.TANPA_TANDA_TERIMA:
            self.siarkan(self.webhook, naskah)
        kunci = {"remoteJid": f"{isi['number']}@s.whatsapp.net", "fromMe": True, "id": id_pesan}
        pesan = {"key": kunci, "pushName": "", "status": "PENDING", "message": {"conversation": isi["text"]}}
        jawab = jawab_json(201, pesan | {"messageType": "conversation", "messageTimestamp": int(time.time())})
        return Jawab(jawab.status, jawab.badan, jawab.headers, akhir == ajaib.DIAM, akhir == ajaib.PUTUS)

    def naskah(self, id_pesan: str, nomor: str, akhir: str) -> list[dict[str, Any]]:
        """The updates that follow a message, as its magic number has them; "DELETED" says nothing."""
        urut = ["DELETED", "SERVER_ACK", "DELIVERY_ACK", "READ"]
        if akhir == ajaib.SAMPAI_SETELAH_GAGAL:
            urut = ["ERROR", "DELIVERY_ACK"]
        naskah = [self.badan_update(id_pesan, nomor, s) for s in urut]
        return [n for n in naskah for _ in range(2)] if akhir == ajaib.WEBHOOK_GANDA else naskah

    def badan_update(self, id_pesan: str, nomor: str, status: str, **lain: Any) -> dict[str, Any]:
        """A messages.update event. `status`: ERROR, PENDING, SERVER_ACK, DELIVERY_ACK, READ, PLAYED, DELETED."""
        isi = {"keyId": id_pesan, "remoteJid": f"{nomor.removeprefix('+')}@s.whatsapp.net", "fromMe": True}
        return self.peristiwa("messages.update", isi | {"participant": None, "status": status} | lain)

    def badan_masuk(self, nomor: str, teks: str, **lain: Any) -> dict[str, Any]:
        """A messages.upsert event from a person; from a linked id when the number ends in the magic one."""
        biasa = f"{nomor.removeprefix('+')}@s.whatsapp.net"
        arah = {"remoteJid": biasa, "remoteJidAlt": LID, "addressingMode": "pn"}
        if nomor.endswith(ajaib.LID):
            arah = {"remoteJid": LID, "remoteJidAlt": biasa, "addressingMode": "lid"}
        kunci = {"fromMe": False, "id": f"3EB1{next(self._urut):016X}"} | arah
        isi = {"key": kunci, "pushName": "Siti", "message": {"conversation": teks}, "messageType": "conversation"}
        return self.peristiwa("messages.upsert", isi | {"messageTimestamp": int(time.time())} | lain)

    def badan_sambungan(self, status: str, sebab: int = 200) -> dict[str, Any]:
        """A connection.update event. `status`: open, connecting, close."""
        return self.peristiwa("connection.update", {"state": status, "statusReason": sebab})

    def peristiwa(self, nama: str, isi: dict[str, Any]) -> dict[str, Any]:
        """The envelope of every event; it carries the key."""
        amplop = {"event": nama, "instance": self.instance, "data": isi, "destination": self.webhook}
        jejak = {"date_time": "2026-03-01T09:00:00.000Z", "sender": PENGADILAN, "server_url": "http://evolution:8080"}
        return amplop | jejak | {"apikey": self.token}

    def kepala_webhook(self, badan: bytes) -> dict[str, str]:
        return {"Authorization": f"Bearer {jwt(self.rahasia)}"} if self.jwt else {KEPALA_RAHASIA: self.rahasia}
