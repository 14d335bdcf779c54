"""Fonnte on loopback: HTTP 200 whatever it means, forms only, webhooks without a signature."""

import itertools
import time
from typing import Any
from urllib.parse import parse_qsl

from notifikasi.gateway.dasar import Setelan
from tests.palsu import ajaib
from tests.palsu.peladen import Jawab, Minta, PeladenPalsu, jawab_json

PERANGKAT = "6282227097005"
PUTUS = "request invalid on disconnected device"


def tolak(alasan: str, **lain: Any) -> Jawab:
    """A refusal as Fonnte words it."""
    return jawab_json(200, {"status": False, "reason": alasan, "requestid": 331477110} | lain)


class FonntePalsu(PeladenPalsu):
    """`webhook`: where to send states after each message taken; without it, nothing is sent unless asked for.

    `mati_setelah`: the device drops after that many messages.
    """

    def __init__(self, *, jeda: float = 0.0, webhook: str = "", token: str = "token-fonnte-palsu") -> None:
        super().__init__(jeda=jeda)
        self.webhook, self.token = webhook, token
        self.rahasia = "rahasia-perangkat-fonnte-palsu"
        self.tersambung, self.kuota = True, 1000
        self.mati_setelah: int | None = None
        self._urut = itertools.count(80_367_170)

    def setelan(self, **opsi: Any) -> Setelan:
        """Settings that reach this fake."""
        return Setelan(self.url, self.token, "", (self.rahasia,), opsi)

    def layani(self, minta: Minta) -> Jawab:
        if minta.headers.get("Authorization") != self.token:
            return jawab_json(200, {"Status": False, "reason": "token invalid"})
        isi = dict(parse_qsl(minta.badan.decode(), keep_blank_values=True))
        if "json" in minta.headers.get("Content-Type", ""):
            return tolak("invalid/empty body value")
        match minta.method, minta.jalur:
            case "POST", "/send":
                return self._kirim(isi)
            case "POST", "/validate":
                return self._cek(isi.get("target", ""))
            case "POST", "/device":
                return self._perangkat()
        return Jawab(404, b"Not Found")

    def _cek(self, target: str) -> Jawab:
        ada = not target.endswith(ajaib.BUKAN_WHATSAPP)
        return jawab_json(200, {"status": True, "registered": [target] * ada, "not_registered": [target] * (not ada)})

    def _perangkat(self) -> Jawab:
        isi = {"device": PERANGKAT, "expired": "05 October 2027", "messages": 92, "name": "PTSP", "package": "Regular"}
        sambung = "connect" if self.tersambung else "disconnect"
        return jawab_json(200, isi | {"device_status": sambung, "quota": str(self.kuota), "status": True})

    def _kirim(self, isi: dict[str, str]) -> Jawab:
        target = isi.get("target", "")
        if not target.isdecimal() or not isi.get("message"):
            return tolak("input invalid")
        if self.mati_setelah is not None and len(self.diterima) >= self.mati_setelah:
            self.tersambung = False
        akhir = target[-4:]
        if not self.tersambung or akhir == ajaib.MATI:
            # Without connectOnly it would be queued for a week.
            return tolak(PUTUS) if isi.get("connectOnly") == "true" else self._terima(isi, "")
        tetap = {
            ajaib.BATAS_BARU: tolak("insufficient quota"),
            ajaib.BUKAN_JSON: Jawab(500, b"<html>502 Bad Gateway</html>"),
            ajaib.TOLAK_200: jawab_json(200, {"status": "false", "reason": "target invalid", "requestid": 1}),
            ajaib.JEDA: Jawab(429, b"Too Many Requests", {"Retry-After": "1200"}),
        }
        return tetap[akhir] if akhir in tetap else self._terima(isi, akhir)

    def _terima(self, isi: dict[str, str], akhir: str) -> Jawab:
        id_pesan = str(next(self._urut))
        self.ambil({"nomor": f"+{isi['target']}", "teks": isi["message"], "id": id_pesan, "form": isi})
        if self.webhook and akhir != ajaib.TANPA_TANDA_TERIMA:
            self.siarkan(self.webhook, self.naskah(id_pesan, akhir))
        jawab = {"detail": "success! message in queue", "process": "pending", "requestid": 2937124, "status": True}
        hasil = jawab_json(200, jawab | {"id": [id_pesan], "target": [isi["target"]]})
        return Jawab(hasil.status, hasil.badan, hasil.headers, akhir == ajaib.DIAM, akhir == ajaib.PUTUS)

    def naskah(self, id_pesan: str, akhir: str) -> list[dict[str, Any]]:
        """The states that follow a message: the first ties its two ids, the later ones know only the second."""
        if akhir == ajaib.BUKAN_WHATSAPP:
            return [self.badan_status(id_pesan, "invalid")]
        naskah = [self.badan_status(id_pesan, "sent"), self.badan_status(id_pesan, "delivered", hanya_stateid=True)]
        if akhir == ajaib.SAMPAI_SETELAH_GAGAL:
            return [self.badan_status(id_pesan, "expired"), *naskah]
        return [n for n in naskah for _ in range(2)] if akhir == ajaib.WEBHOOK_GANDA else naskah

    def badan_status(self, id_pesan: str, keadaan: str, *, hanya_stateid: bool = False) -> dict[str, Any]:
        """A state webhook, in which no secret stands."""
        ganda = {"device": PERANGKAT, "stateid": f"3EB0{int(id_pesan):016X}", "state": keadaan}
        if hanya_stateid:
            return ganda
        if keadaan in ("invalid", "expired"):
            return {"device": PERANGKAT, "id": id_pesan, "status": keadaan}
        return ganda | {"id": id_pesan, "status": keadaan}

    def badan_masuk(self, nomor: str, teks: str, **lain: Any) -> dict[str, Any]:
        """A text from a person, with the device's secret."""
        kosong = dict.fromkeys(
            ("text", "member", "location", "pollname", "choices", "url", "filename", "extension"), ""
        )
        isi = {"device": PERANGKAT, "sender": nomor.removeprefix("+"), "message": teks, "name": "Siti", "type": "text"}
        saat = {"inboxid": next(self._urut), "timestamp": int(time.time()), "isgroup": False, "isforwarded": False}
        return kosong | isi | saat | {"secret": self.rahasia} | lain

    def badan_sambungan(self, *, tersambung: bool) -> dict[str, Any]:
        """The device came or went."""
        kata = "connect" if tersambung else "disconnect"
        return {"device": PERANGKAT, "status": kata, "timestamp": int(time.time()), "reason": ""}

    def kepala_webhook(self, badan: bytes) -> dict[str, str]:
        return {}
