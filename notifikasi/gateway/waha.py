"""WAHA, a self-hosted gateway on a linked WhatsApp device. HTTP status and body decide; webhooks are HMAC-SHA512."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar

from notifikasi.gateway import waha_peristiwa as kabar
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
    Verdict,
    WebhookDitolak,
    badan_terbaca,
)
from notifikasi.gateway.longgar import ditolak_463, ditolak_http
from notifikasi.gateway.urai import (
    KODE_463,
    angka,
    coba_lagi,
    json_daftar,
    json_objek,
    kepala,
    tanda_tangan_cocok,
    teks,
)
from satker.waktu import sekarang

# Seconds. Wide, because a knock that WAHA repeats after an outage of ours may still carry its first time, and the
# header is not signed anyway: what was recorded does nothing twice, for events and texts are known by their ids.
JENDELA_ULANG = 6 * 3600

_HTTP = {
    401: "Kunci API gateway ditolak.",
    403: "Kunci API tidak berhak atas sesi ini.",
    404: "Sesi WhatsApp tidak ada di gateway.",
}


class Waha(Gateway):
    """`nomor_id` is the session name. `opsi`: id_klien (NOWEB and GOWS engines), jendela_ulang_detik (0 = any age)."""

    jenis = "waha"
    nama = "WAHA (WhatsApp HTTP API)"
    kemampuan = Kemampuan(
        cek_nomor=True,
        tanda_terima=True,
        masuk=True,
        id_klien=True,
        gema_id=False,
        maks_karakter=65_536,
        jeda_penerima_detik=0,
        butuh_templat=False,
        tanya_status=True,
    )

    isian: ClassVar[Mapping[str, str]] = {
        "url": "Alamat WAHA, misalnya http://waha:3000",
        "nomor_id": "Nama sesi di WAHA; kosong: default",
        "token": "Kunci API WAHA (X-Api-Key).",
        "rahasia": "Sama dengan kunci HMAC webhook di WAHA; paling sedikit 16 karakter.",
        "opsi": 'Boleh kosong. {"id_klien": true} untuk mesin NOWEB dan GOWS.',
    }

    def __init__(self, setelan: Setelan) -> None:
        super().__init__(setelan)
        self.sesi = setelan.nomor_id or "default"
        self.kemampuan = replace(self.kemampuan, id_klien=bool(setelan.opsi.get("id_klien")))

    def build(self, kiriman: Kiriman) -> Permintaan:
        tujuan = f"{kiriman.nomor.removeprefix('+')}@c.us"
        isi = {"session": self.sesi, "chatId": tujuan, "text": self.teks_wajar(kiriman), "linkPreview": False}
        pilihan = self.id_pilihan(kiriman.id_klien, kiriman.ke)
        return self._minta("POST", "/api/sendText", json=isi | ({"id": pilihan} if pilihan else {}))

    def id_pilihan(self, id_klien: str, ke: int) -> str | None:
        return f"3EB0{id_klien.replace('-', '')[:16].upper()}{ke:02X}" if self.kemampuan.id_klien else None

    def parse_reply(self, status: int, headers: Mapping[str, str], body: bytes) -> Hasil:
        isi = json_objek(body) or {}
        status = angka(isi, "statusCode") or status  # a proxy may wrap WAHA's error in a 200
        if 200 <= status < 300 and (id_pesan := kabar.ekor_id(isi)):
            return Diterima(id_pesan, kabar.lawan_bicara(isi))
        if 200 <= status < 300 and "error" not in isi:
            return TakPasti("Gateway menjawab tanpa id pesan.")
        kata, sesi = kabar.kata_galat(isi), teks(isi, "status")
        if status >= 500:
            return ditolak_463(kata) if KODE_463.search(kata) else TakPasti(f"Galat gateway (HTTP {status}).")
        if sesi in kabar.SESI:
            return Ditolak(Verdict.STOP_KANAL, f"sesi_{sesi}".lower(), kabar.SESI[sesi])
        return ditolak_http(status, kata, coba_lagi(headers), _HTTP)

    def verify(self, headers: Mapping[str, str], raw: bytes) -> None:
        algoritma = (kepala(headers, "X-Webhook-Hmac-Algorithm") or "sha512").lower()
        tanda = kepala(headers, "X-Webhook-Hmac")
        if algoritma != "sha512" or not tanda_tangan_cocok(tanda, raw, self.setelan.rahasia, algoritma):
            raise WebhookDitolak("Tanda tangan tidak ada atau tidak cocok.")
        batas = angka(self.setelan.opsi, "jendela_ulang_detik")
        jendela = JENDELA_ULANG if batas is None else batas
        cap = angka({"t": kepala(headers, "X-Webhook-Timestamp")}, "t") or 0
        if jendela and abs(sekarang().timestamp() - cap / 1000) > jendela:
            raise WebhookDitolak("Webhook terlalu lama atau tanpa waktu.")

    def kunci_peristiwa(self, raw: bytes, headers: Mapping[str, str]) -> str:
        kunci = teks(json_objek(raw), "id", 70)
        return f"evt:{kunci}" if kunci else super().kunci_peristiwa(raw, headers)

    def parse_webhook(self, raw: bytes) -> list[Peristiwa]:
        isi = badan_terbaca(raw)
        # One WAHA serves several sessions through one webhook.
        return kabar.peristiwa(isi) if teks(isi, "session") in (self.sesi, "") else []

    def build_cek(self, e164: str) -> Permintaan:
        tanya = {"phone": e164.removeprefix("+"), "session": self.sesi}  # a "+" makes WAHA answer 500
        return self._minta("GET", "/api/contacts/check-exists", params=tanya)

    def parse_cek(self, status: int, body: bytes) -> bool | None:
        ada = (json_objek(body) or {}).get("numberExists") if status == 200 else None
        return ada if isinstance(ada, bool) else None

    def build_tanya(self, id_gateway: str, e164: str) -> Permintaan:
        """WAHA's own store of the chat: costs nothing at WhatsApp."""
        obrolan = f"/api/{self.sesi}/chats/{e164.removeprefix('+')}@c.us/messages"
        return self._minta("GET", obrolan, params={"limit": "50", "downloadMedia": "false"})

    def parse_tanya(self, status: int, body: bytes, id_gateway: str) -> TandaTerima | None:
        return kabar.cari_pesan(json_daftar(body), id_gateway) if status == 200 else None

    def build_sehat(self) -> Permintaan:
        return self._minta("GET", f"/api/sessions/{self.sesi}")

    def parse_sehat(self, status: int, body: bytes) -> KeadaanKanal:
        if status == 200:
            return kabar.keadaan_sesi(teks(json_objek(body), "status"))
        return KeadaanKanal(siap=False, sebab=_HTTP.get(status, f"Galat gateway (HTTP {status})."))

    def _minta(self, method: str, jalur: str, **isi: Any) -> Permintaan:
        return Permintaan(method, self.setelan.url.rstrip("/") + jalur, {"X-Api-Key": self.setelan.token}, **isi)
