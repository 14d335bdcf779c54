"""A GOWA server on loopback: answers, signs and sends webhooks like the real one."""

import hashlib
import hmac
import itertools
import re
from base64 import b64encode
from datetime import UTC, datetime
from typing import Any

from notifikasi.gateway.dasar import Setelan
from tests.palsu import ajaib
from tests.palsu.peladen import Jawab, Minta, PeladenPalsu, jawab_json

PENGADILAN = "6282227097005@s.whatsapp.net"
LID = "251556368777322@lid"


def galat(status: int, kode: str, kata: str, **headers: str) -> Jawab:
    """GOWA's error body."""
    return jawab_json(status, {"status": status, "code": kode, "message": kata, "results": None}, **headers)


TETAP = {
    ajaib.BUKAN_WHATSAPP: galat(400, "INVALID_JID", "user is not registered"),
    ajaib.BATAS_BARU: galat(429, "WA_REACHOUT_TIMELOCK", "WhatsApp rejected this send with error 463."),
    ajaib.MATI: galat(401, "AUTHENTICATION_ERROR", "you are not logged in"),
    ajaib.BUKAN_JSON: Jawab(500, b"<html>Internal Server Error</html>"),
    ajaib.TOLAK_200: jawab_json(200, {"status": 400, "code": "VALIDATION_ERROR", "message": "message: not valid."}),
    ajaib.JEDA: Jawab(429, b"Too Many Requests", {"Retry-After": "1200"}),
}


class GowaPalsu(PeladenPalsu):
    """`webhook`: where to send receipts after each message taken; without it, nothing is sent unless asked for.

    `perangkat`: the device ids it serves; with more than one, every call must name one.
    """

    def __init__(self, *, jeda: float = 0.0, webhook: str = "", perangkat: tuple[str, ...] = ("pa",)) -> None:
        super().__init__(jeda=jeda)
        self.webhook, self.perangkat, self.token = webhook, perangkat, "portal:sandi-gowa-palsu"
        self.rahasia = "rahasia-webhook-gowa-palsu"
        self.masuk = True  # logged in
        self._urut = itertools.count(1)

    def setelan(self, **opsi: Any) -> Setelan:
        """Settings that reach this fake."""
        return Setelan(self.url, self.token, self.perangkat[0], (self.rahasia,), opsi)

    def layani(self, minta: Minta) -> Jawab:
        if minta.headers.get("Authorization") != f"Basic {b64encode(self.token.encode()).decode()}":
            return Jawab(401, b"Unauthorized", {"WWW-Authenticate": 'Basic realm="Restricted"'})
        nama = minta.headers.get("X-Device-Id", "")
        if not nama and len(self.perangkat) > 1:
            return galat(400, "DEVICE_ID_REQUIRED", "device id is required")
        if nama and nama not in self.perangkat:
            return galat(404, "DEVICE_NOT_FOUND", f"device {nama} not found")
        return self._jawab(minta)

    def _jawab(self, minta: Minta) -> Jawab:
        match (minta.method, minta.jalur):
            case ("GET", "/app/status"):
                return self._hasil("Connection status retrieved", is_connected=self.masuk, is_logged_in=self.masuk)
            case ("GET", "/user/check"):
                ada = not minta.query.get("phone", "").endswith(ajaib.BUKAN_WHATSAPP)
                return self._hasil("Success check user", is_on_whatsapp=ada)
            case ("POST", "/send/message"):
                return self._kirim(minta.json)
        return Jawab(404, b"Cannot " + minta.method.encode())

    @staticmethod
    def _hasil(kata: str, **hasil: Any) -> Jawab:
        return jawab_json(200, {"status": 200, "code": "SUCCESS", "message": kata, "results": hasil})

    def _kirim(self, isi: dict[str, Any]) -> Jawab:
        if not self.masuk:
            return TETAP[ajaib.MATI]
        if not isi.get("message") or not re.fullmatch(r"\d{8,15}@s\.whatsapp\.net", str(isi.get("phone", ""))):
            return galat(400, "VALIDATION_ERROR", "message: cannot be blank.")
        akhir = isi["phone"].partition("@")[0][-4:]
        return TETAP[akhir] if akhir in TETAP else self._terima(isi, akhir)

    def _terima(self, isi: dict[str, Any], akhir: str) -> Jawab:
        id_pesan = f"3EB0{next(self._urut):028X}"
        nomor = "+" + isi["phone"].partition("@")[0]
        self.ambil({"nomor": nomor, "teks": isi["message"], "id": id_pesan, "json": isi})
        if self.webhook and akhir != ajaib.TANPA_TANDA_TERIMA:
            self.siarkan(self.webhook, self.naskah(id_pesan, nomor, akhir))
        kata = f"Message sent to {isi['phone']} (server timestamp: 2026-03-01 09:00:00 +0700 WIB)"
        hasil = self._hasil(kata, message_id=id_pesan, status=kata)
        return Jawab(hasil.status, hasil.badan, hasil.headers, akhir == ajaib.DIAM, akhir == ajaib.PUTUS)

    def naskah(self, id_pesan: str, nomor: str, akhir: str) -> list[dict[str, Any]]:
        """The receipts that follow a message, among them those of our own devices, which say nothing."""
        naskah = [self.badan_ack([id_pesan], nomor, jenis) for jenis in ("sender", "delivered", "read")]
        return [n for n in naskah for _ in range(2)] if akhir == ajaib.WEBHOOK_GANDA else naskah

    def badan_ack(self, semua_id: list[str], nomor: str, jenis: str, **lain: Any) -> dict[str, Any]:
        """A message.ack event. `jenis`: delivered, read, played, read-self, sender, retry."""
        lawan = f"{nomor.removeprefix('+')}@s.whatsapp.net"
        muatan = {"ids": semua_id, "chat_id": lawan, "from": lawan, "from_lid": LID, "receipt_type": jenis}
        return self.peristiwa("message.ack", muatan | lain) | {"timestamp": self._saat()}

    def badan_masuk(self, nomor: str, teks: str, **lain: Any) -> dict[str, Any]:
        """A message event from a person; from a linked id when the number ends in the magic one."""
        lid = nomor.endswith(ajaib.LID)
        dari = LID if lid else f"{nomor.removeprefix('+')}@s.whatsapp.net"
        muatan = {"id": f"3EB1{next(self._urut):016X}", "chat_id": dari, "from": dari, "from_lid": LID, "body": teks}
        return self.peristiwa("message", muatan | {"timestamp": self._saat(), "is_from_me": False} | lain)

    def peristiwa(self, nama: str, muatan: dict[str, Any]) -> dict[str, Any]:
        """The envelope of every event; it has no id."""
        return {"event": nama, "device_id": PENGADILAN, "session_id": self.perangkat[0], "payload": muatan}

    @staticmethod
    def _saat() -> str:
        return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def kepala_webhook(self, badan: bytes) -> dict[str, str]:
        tanda = hmac.new(self.rahasia.encode(), badan, hashlib.sha256).hexdigest()
        return {"X-Hub-Signature-256": f"sha256={tanda}"}
