"""A Wablas server on loopback: two halves of a token, refusals inside HTTP 200, webhooks that prove nothing."""

import itertools
import uuid
from datetime import UTC, datetime
from typing import Any

from notifikasi.gateway.dasar import Setelan
from tests.palsu import ajaib
from tests.palsu.peladen import Jawab, Minta, PeladenPalsu, jawab_json

PENGIRIM = "6282227097005"


def tolak(kata: str, status: int = 200) -> Jawab:
    """A refusal as Wablas words it."""
    return jawab_json(status, {"status": False, "message": kata})


class WablasPalsu(PeladenPalsu):
    """`webhook`: where to send tracking after each message taken. `bentuk`: which of the answers seen to give."""

    def __init__(self, *, jeda: float = 0.0, webhook: str = "", token: str = "token-wablas.kunci-rahasia") -> None:
        super().__init__(jeda=jeda)
        self.webhook, self.token, self.perangkat = webhook, token, "A5DOYJ"
        self.tersambung, self.kuota, self.bentuk = True, 88, "messages"
        self.mati_setelah: int | None = None
        self._urut = itertools.count(1)

    def setelan(self, **opsi: Any) -> Setelan:
        """Settings that reach this fake."""
        return Setelan(self.url, self.token, self.perangkat, (), opsi)

    def layani(self, minta: Minta) -> Jawab:
        if minta.jalur == "/api/device/info":
            return self._perangkat(minta.query.get("token", ""))
        if minta.headers.get("Authorization") != self.token:
            return tolak("secret key invalid")
        if minta.method == "POST" and minta.jalur == "/api/v2/send-message":
            [pesan] = minta.json["data"]
            return self._kirim(pesan)
        return Jawab(404, b"Not Found")

    def _perangkat(self, token: str) -> Jawab:
        if token != self.token.partition(".")[0]:
            return tolak("token invalid")
        data = {"serial": self.perangkat, "name": "PTSP", "sender": PENGIRIM, "expired_date": "2027-12-31"}
        sambung = "connected" if self.tersambung else "disconnected"
        return jawab_json(200, {"status": True, "data": data | {"quota": self.kuota, "status": sambung}})

    def _kirim(self, pesan: dict[str, Any]) -> Jawab:
        if not str(pesan.get("phone", "")).isdecimal() or not pesan.get("message"):
            return tolak("phone or message required", 400)
        if self.mati_setelah is not None and len(self.diterima) >= self.mati_setelah:
            self.tersambung = False
        akhir = pesan["phone"][-4:]
        if not self.tersambung or akhir == ajaib.MATI:
            return tolak("whatsapp sender not connected, need scan qr code again")
        tetap = {
            ajaib.BATAS_BARU: tolak("your quota is not enough"),
            ajaib.BUKAN_JSON: Jawab(500, b"<html>Server Error</html>"),
            ajaib.TOLAK_200: tolak("phone number is not registered on whatsapp"),
            ajaib.JEDA: Jawab(429, b"Too Many Attempts.", {"Retry-After": "1200"}),
        }
        return tetap[akhir] if akhir in tetap else self._terima(pesan, akhir)

    def _terima(self, pesan: dict[str, Any], akhir: str) -> Jawab:
        id_pesan = str(uuid.UUID(int=next(self._urut)))
        self.ambil({"nomor": f"+{pesan['phone']}", "teks": pesan["message"], "id": id_pesan, "json": pesan})
        if self.webhook and akhir != ajaib.TANPA_TANDA_TERIMA:
            self.siarkan(self.webhook, self.naskah(id_pesan, f"+{pesan['phone']}"))
        hasil = jawab_json(200, self.jawaban({"id": id_pesan, "phone": pesan["phone"], "status": "pending"}))
        return Jawab(hasil.status, hasil.badan, hasil.headers, akhir == ajaib.DIAM, akhir == ajaib.PUTUS)

    def jawaban(self, pesan: dict[str, Any]) -> dict[str, Any]:
        """An acceptance in one of the shapes seen."""
        data = {"device_id": self.perangkat, "quota": self.kuota}
        isi: Any = data | ({"message": pesan} if self.bentuk == "message" else {"messages": [pesan]})
        awal = {"status": True, "message": "Message is pending and waiting to be processed"}
        return awal | {"data": [isi] if self.bentuk == "daftar" else isi}

    def naskah(self, id_pesan: str, nomor: str) -> list[dict[str, Any]]:
        """The tracking that follows a message, as its magic number has it."""
        akhir = nomor[-4:]
        if akhir == ajaib.BUKAN_WHATSAPP:
            return [self.badan_status(id_pesan, nomor, "reject", note="number not on whatsapp")]
        naskah = [self.badan_status(id_pesan, nomor, s) for s in ("sent", "delivered")]
        if akhir == ajaib.SAMPAI_SETELAH_GAGAL:
            return [self.badan_status(id_pesan, nomor, "cancel"), naskah[1]]
        return [n for n in naskah for _ in range(2)] if akhir == ajaib.WEBHOOK_GANDA else naskah

    def badan_status(self, id_pesan: str, nomor: str, status: str, **lain: Any) -> dict[str, Any]:
        """A tracking webhook."""
        isi = {"id": id_pesan, "phone": nomor.removeprefix("+"), "status": status, "note": ""}
        return isi | {"sender": PENGIRIM, "deviceId": self.perangkat} | lain

    def badan_masuk(self, nomor: str, teks: str, **lain: Any) -> dict[str, Any]:
        """A text from a person."""
        kelompok = {"group_id": "", "sender": "", "subject": "", "owner": "", "desc": "", "participants": []}
        isi = {"id": f"3EB0{next(self._urut):016X}", "pushName": "Siti", "isGroup": False, "group": kelompok}
        saat = datetime.now(UTC).isoformat(timespec="seconds")
        isi |= {"message": teks, "phone": nomor.removeprefix("+"), "messageType": "text", "deviceId": self.perangkat}
        return isi | {"sender": PENGIRIM, "isFromMe": False, "timestamp": saat} | lain

    def badan_sambungan(self, *, tersambung: bool) -> dict[str, Any]:
        """The device came or went."""
        kata = "connected" if tersambung else "disconnected"
        catatan = "" if tersambung else "whatsapp sender not connected, need scan qr code again"
        isi = {"deviceId": self.perangkat, "deviceName": "PTSP", "sender": PENGIRIM, "status": kata, "note": catatan}
        return isi | {"timestamp": datetime.now(UTC).isoformat(timespec="seconds")}

    def kepala_webhook(self, badan: bytes) -> dict[str, str]:
        return {}
