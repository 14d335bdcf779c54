"""Any other gateway on loopback: takes what a set of rules sends, in the words each provider is known to use."""

import itertools
from typing import Any
from urllib.parse import parse_qsl

from notifikasi.gateway.dasar import Setelan
from tests.palsu import ajaib
from tests.palsu.peladen import Jawab, Minta, PeladenPalsu, jawab_json

TOKEN, AKUN = "kunci-api-palsu", "akun-palsu"
# profile -> path, where number, text and key stand in the request, answers for taken / refused number / device off
BENTUK: dict[str, tuple[str, str, str, str, Any, Any, Any]] = {
    "sendiri": (
        "/",
        "nomor",
        "teks",
        "Authorization",
        {"id": "r-7"},
        {"galat": "nomor salah"},
        {"galat": "perangkat mati"},
    ),
    "watzap": (
        *("/send_message", "phone_no", "message", "api_key", {"status": "200", "message": "ok", "ack": "successfully"}),
        *({"status": "1003", "message": "number not registered"}, {"status": 1002, "message": "device disconnected"}),
    ),
    "starsender": (
        *("/api/send", "to", "body", "Authorization", {"success": True, "data": {}, "message": "Success sent message"}),
        *({"success": False, "message": "not valid number"}, {"success": False, "message": "device not connected"}),
    ),
    "onesender": (
        *("/api/v1/messages", "to", "text", "Authorization", {"code": 200, "messages": [{"id": "os-7"}]}),
        *({"code": 400, "message": "number not registered"}, {"code": 500, "message": "not connected"}),
    ),
    "whacenter": (
        *("/api/send", "number", "message", "device_id", {"status": True, "message": "Message sent"}),
        *({"status": False, "message": "number not valid"}, {"status": False, "message": "device not connect"}),
    ),
    "mpwa": (
        *("/send-message", "number", "message", "api_key", {"status": True, "msg": "Message sent successfully!"}),
        *({"status": False, "msg": "number not registered"}, {"status": False, "msg": "Sender is disconnected"}),
    ),
    "zenziva": (
        *("/reguler/api/sendsms/", "to", "message", "passkey", {"messageId": "1234", "status": "1", "text": "Success"}),
        *({"status": "0", "text": "number invalid"}, {"status": "5", "text": "Userkey / Passkey Salah"}),
    ),
    "zenziva_wa": (
        *(
            "/wareguler/api/sendWA/",
            "to",
            "message",
            "passkey",
            {"messageId": "1234", "status": "1", "text": "Success"},
        ),
        *({"status": "0", "text": "number invalid"}, {"status": "5", "text": "Userkey / Passkey Salah"}),
    ),
}


class HttpPalsu(PeladenPalsu):
    """A provider by the name of its profile. HTTP 200 whatever it means, as most of them do."""

    def __init__(self, profil: str = "sendiri", *, jeda: float = 0.0) -> None:
        super().__init__(jeda=jeda)
        self.profil = profil
        self.tersambung, self.sehat, self.alih = True, True, ""
        self.mati_setelah: int | None = None
        self.rahasia = "rahasia-webhook-http-palsu"
        self._urut = itertools.count(1)

    def setelan(self, **opsi: Any) -> Setelan:
        """Settings that reach this fake."""
        return Setelan(self.url, TOKEN, AKUN, (self.rahasia,), {"profil": self.profil} | opsi)

    def layani(self, minta: Minta) -> Jawab:
        jalur, nomor, teks, kunci, *jawaban = BENTUK[self.profil]
        if self.alih:
            return Jawab(302, b"", {"Location": self.alih})
        if minta.method == "GET":
            return jawab_json(
                200 if self.sehat else 503, {"siap": self.sehat, "kata": "perangkat" if self.sehat else "mati"}
            )
        if minta.jalur == "/validate_number":
            ada = not self.isi(minta)["phone_no"].endswith(ajaib.BUKAN_WHATSAPP)
            return jawab_json(200, {"status": "200" if ada else "404"})
        if minta.jalur != jalur:
            return Jawab(404, b"Not Found")
        isi_minta = self.isi(minta)
        tanda = minta.headers.get("Authorization", "") if kunci == "Authorization" else isi_minta.get(kunci, "")
        if tanda.removeprefix("Bearer ") != TOKEN:
            kata = "device not found" if self.profil == "whacenter" else "api key unauthorized"
            isi = {"status": False, "message": kata, "text": "Userkey / Passkey Salah"}
            return jawab_json(401 if self.profil == "sendiri" else 200, isi)
        return self._kirim(str(isi_minta[nomor]), isi_minta[teks], jawaban)

    @staticmethod
    def isi(minta: Minta) -> dict[str, Any]:
        """The fields of a request, form or JSON."""
        if "json" in minta.headers.get("Content-Type", ""):
            return dict(minta.json)
        return dict(parse_qsl(minta.badan.decode(), keep_blank_values=True))

    def _kirim(self, tujuan: str, teks: Any, jawaban: list[Any]) -> Jawab:
        if self.mati_setelah is not None and len(self.diterima) >= self.mati_setelah:
            self.tersambung = False
        baik, tolak, mati = jawaban
        akhir = tujuan[-4:]
        if not self.tersambung or akhir == ajaib.MATI:
            return jawab_json(200 if self.profil != "sendiri" else 403, mati)
        if akhir == ajaib.TOLAK_200:
            return jawab_json(200 if self.profil != "sendiri" else 422, tolak)
        if akhir == ajaib.BUKAN_JSON:
            return Jawab(500, b"<html>500</html>")
        if akhir == ajaib.JEDA:
            return Jawab(429, b"slow down", {"Retry-After": "1200"})
        self.ambil({"nomor": tujuan, "teks": teks["body"] if isinstance(teks, dict) else teks, "id": next(self._urut)})
        hasil = jawab_json(200, baik)
        return Jawab(hasil.status, hasil.badan, hasil.headers, akhir == ajaib.DIAM, akhir == ajaib.PUTUS)

    def kepala_webhook(self, badan: bytes) -> dict[str, str]:
        return {"X-Rahasia": self.rahasia}
