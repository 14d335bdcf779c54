"""Meta's Cloud API on loopback: answers, signs and sends webhooks like the real one."""

import hashlib
import hmac
import itertools
import time
from typing import Any

from notifikasi.gateway.dasar import Setelan
from tests.palsu import ajaib
from tests.palsu.peladen import Jawab, Minta, PeladenPalsu, jawab_json


def galat(kode: int, kata: str, **lain: Any) -> dict[str, Any]:
    """Meta's error body."""
    return {
        "error": {"message": f"(#{kode}) {kata}", "type": "OAuthException", "code": kode, "fbtrace_id": "A1"} | lain
    }


class CloudApiPalsu(PeladenPalsu):
    """`webhook`: where to send statuses after each message taken; without it, nothing is sent unless asked for.

    Free text is refused later (131047, by webhook) for numbers not in `jendela`, as Meta does; an empty set switches
    that off.
    """

    def __init__(self, *, jeda: float = 0.0, webhook: str = "", token: str = "token-meta-palsu") -> None:
        super().__init__(jeda=jeda)
        self.webhook, self.token, self.nomor_id = webhook, token, "106540352242922"
        self.rahasia = "rahasia-aplikasi-meta-palsu"
        self.jendela: set[str] = set()
        self.halangan = ""  # why Meta lets nothing leave, as `health_status` tells it
        self._urut = itertools.count(1)

    def setelan(self, **opsi: Any) -> Setelan:
        """Settings that reach this fake."""
        return Setelan(self.url, self.token, self.nomor_id, (self.rahasia,), opsi)

    def layani(self, minta: Minta) -> Jawab:
        if minta.headers.get("Authorization") != f"Bearer {self.token}":
            return jawab_json(401, galat(190, "Invalid OAuth access token"))
        jalur = minta.jalur.split("/")[2:]
        if jalur == [self.nomor_id]:
            keadaan = {"id": self.nomor_id, "status": "CONNECTED", "quality_rating": "GREEN"}
            return jawab_json(200, keadaan | self._kesehatan(minta.query.get("fields", "")))
        if minta.method == "POST" and jalur == [self.nomor_id, "messages"]:
            return self._kirim(minta.json)
        return jawab_json(404, galat(100, "Unsupported request", error_subcode=33))

    def _kesehatan(self, bidang: str) -> dict[str, Any]:
        """What one may do, asked for by name; the number itself is well when the account is not."""
        if "health_status" not in bidang:
            return {}
        boleh = "BLOCKED" if self.halangan else "AVAILABLE"
        galat = [{"error_code": 141006, "error_description": self.halangan}] if self.halangan else []
        akun = {"entity_type": "WABA", "id": "1", "can_send_message": boleh, "errors": galat}
        nomor = {"entity_type": "PHONE_NUMBER", "id": self.nomor_id, "can_send_message": "AVAILABLE"}
        return {"health_status": {"can_send_message": boleh, "entities": [nomor, akun]}}

    def _kirim(self, isi: dict[str, Any]) -> Jawab:
        if isi.get("messaging_product") != "whatsapp" or not str(isi.get("to", "")).isdecimal():
            return jawab_json(400, galat(100, "Invalid parameter"))
        akhir = isi["to"][-4:]
        tetap = {
            ajaib.BATAS_BARU: jawab_json(400, galat(131048, "Spam rate limit hit")),
            ajaib.MATI: jawab_json(401, galat(190, "Error validating access token", error_subcode=463)),
            ajaib.BUKAN_JSON: Jawab(500, b"Bad Gateway"),
            ajaib.TOLAK_200: jawab_json(200, galat(131009, "Parameter value is not valid")),
            ajaib.JEDA: jawab_json(429, galat(613, "Calls to this api have exceeded"), **{"Retry-After": "1200"}),
            ajaib.PASANGAN: jawab_json(403, galat(131056, "pair rate limit hit")),
        }
        return tetap[akhir] if akhir in tetap else self._terima(isi, akhir)

    def _terima(self, isi: dict[str, Any], akhir: str) -> Jawab:
        id_pesan = f"wamid.{next(self._urut):030d}"
        teks = isi["text"]["body"] if isi["type"] == "text" else self._teks_templat(isi["template"])
        lacak = isi.get("biz_opaque_callback_data", "")
        nomor = f"+{isi['to']}"
        self.ambil({"nomor": nomor, "teks": teks, "id": id_pesan, "id_klien": lacak, "json": isi})
        if self.webhook and akhir != ajaib.TANPA_TANDA_TERIMA:
            self.siarkan(self.webhook, self.naskah(id_pesan, nomor, lacak, isi["type"]))
        jawab = {"messaging_product": "whatsapp", "contacts": [{"input": isi["to"], "wa_id": isi["to"]}]}
        hasil = jawab_json(200, jawab | {"messages": [{"id": id_pesan, "message_status": "accepted"}]})
        return Jawab(hasil.status, hasil.badan, hasil.headers, akhir == ajaib.DIAM, akhir == ajaib.PUTUS)

    @staticmethod
    def _teks_templat(templat: dict[str, Any]) -> str:
        isi = [p["text"] for k in templat.get("components", []) for p in k["parameters"]]
        return f"[{templat['name']}] " + " | ".join(isi)

    def naskah(self, id_pesan: str, nomor: str, lacak: str, jenis: str) -> list[dict[str, Any]]:
        """The statuses that follow a message, as its magic number has them."""
        akhir = nomor[-4:]
        if akhir == ajaib.BUKAN_WHATSAPP:
            return [self.badan_status(id_pesan, nomor, "failed", lacak, kode=131026)]
        if self.jendela and jenis == "text" and nomor not in self.jendela:
            return [self.badan_status(id_pesan, nomor, "failed", lacak, kode=131047)]
        if akhir == ajaib.SAMPAI_SETELAH_GAGAL:
            gagal = self.badan_status(id_pesan, nomor, "failed", lacak, kode=131000)
            return [gagal, self.badan_status(id_pesan, nomor, "delivered", lacak)]
        naskah = [self.badan_status(id_pesan, nomor, s, lacak) for s in ("sent", "delivered")]
        return [n for n in naskah for _ in range(2)] if akhir == ajaib.WEBHOOK_GANDA else naskah

    def badan_status(self, id_pesan: str, nomor: str, status: str, lacak: str = "", *, kode: int = 0) -> dict[str, Any]:
        """A status webhook: sent, delivered, read, played or failed (with `kode`)."""
        isi = {"id": id_pesan, "status": status, "timestamp": str(int(time.time())), "recipient_id": nomor[1:]}
        if lacak:
            isi["biz_opaque_callback_data"] = lacak
        gagal = {"errors": [{"code": kode, "title": "gagal", "error_data": {"details": "rincian"}}]} if kode else {}
        return self.amplop({"statuses": [isi | gagal]})

    def badan_masuk(self, nomor: str, teks: str, **lain: Any) -> dict[str, Any]:
        """A text message from a person."""
        dari = nomor.removeprefix("+")
        isi = {"from": dari, "id": f"wamid.masuk{next(self._urut):025d}", "timestamp": str(int(time.time()))}
        orang = {"profile": {"name": "Penggugat"}, "wa_id": dari, "user_id": f"ID.{dari}"}
        return self.amplop({"contacts": [orang], "messages": [isi | {"type": "text", "text": {"body": teks}} | lain]})

    def amplop(self, nilai: dict[str, Any], field: str = "messages") -> dict[str, Any]:
        """The envelope of every webhook."""
        meta = {"display_phone_number": "6282227097005", "phone_number_id": self.nomor_id}
        isi = {"value": {"messaging_product": "whatsapp", "metadata": meta} | nilai, "field": field}
        return {"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [isi]}]}

    def kepala_webhook(self, badan: bytes) -> dict[str, str]:
        tanda = hmac.new(self.rahasia.encode(), badan, hashlib.sha256).hexdigest()
        return {"X-Hub-Signature-256": f"sha256={tanda}"}
