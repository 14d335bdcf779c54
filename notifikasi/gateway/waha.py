"""WAHA, a self-hosted gateway on a linked WhatsApp device. HTTP status and body decide; webhooks are HMAC-SHA512."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar

from notifikasi.gateway.dasar import (
    BadanTakTerbaca,
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
)
from notifikasi.gateway.urai import (
    KODE_463,
    angka,
    coba_lagi,
    json_daftar,
    json_objek,
    kepala,
    objek,
    tanda_tangan_cocok,
    teks,
)
from notifikasi.gateway.waha_peristiwa import (
    SESI,
    cari_pesan,
    ekor_id,
    keadaan_sesi,
    lawan_bicara,
    pesan_masuk,
    tanda_terima,
)
from satker.waktu import sekarang

# Seconds. Wide, because a knock that WAHA repeats after an outage of ours may still carry its first time, and the
# header is not signed anyway: what was recorded does nothing twice, for events and texts are known by their ids.
JENDELA_ULANG = 6 * 3600

# HTTP status -> verdict and what to tell. 5xx is missing on purpose: the message may have gone out.
_TOLAK = {
    400: (Verdict.PESAN, "Gateway menolak isi permintaan."),
    401: (Verdict.STOP_KANAL, "Kunci API gateway ditolak."),
    403: (Verdict.STOP_KANAL, "Kunci API tidak berhak atas sesi ini."),
    404: (Verdict.STOP_KANAL, "Sesi WhatsApp tidak ada di gateway."),
    413: (Verdict.PESAN, "Pesan terlalu besar."),
    422: (Verdict.PESAN, "Gateway menolak isi permintaan."),
    429: (Verdict.NANTI, "Gateway meminta jeda."),
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
        if 200 <= status < 300 and (id_pesan := ekor_id(isi)):
            return Diterima(id_pesan, lawan_bicara(isi))
        if 200 <= status < 300 and "error" not in isi:
            return TakPasti("Gateway menjawab tanpa id pesan.")
        return self._tolak(status, headers, isi)

    def _tolak(self, status: int, headers: Mapping[str, str], isi: dict[str, Any]) -> Hasil:
        kata = teks(objek(isi, "exception"), "message") or teks(isi, "message") or teks(isi, "error")
        if status >= 500:
            if KODE_463.search(kata):
                sebab = f"WhatsApp menghentikan sementara percakapan baru (463). {kata}"
                return Ditolak(Verdict.STOP_BARU, "463", sebab)
            return TakPasti(f"Galat gateway (HTTP {status}).")
        sesi = teks(isi, "status")
        if sesi in SESI:
            return Ditolak(Verdict.STOP_KANAL, f"sesi_{sesi}".lower(), SESI[sesi])
        verdict, sebab = _TOLAK.get(status, (Verdict.TIDAK_DIKENAL, "Gateway menolak tanpa alasan yang dikenal."))
        if 300 <= status < 400:
            verdict, sebab = Verdict.STOP_KANAL, "Alamat gateway dialihkan; perbaiki alamatnya."
        jeda = max(coba_lagi(headers) or 0, 600) if verdict is Verdict.NANTI else None
        return Ditolak(verdict, f"http_{status}", f"{sebab} {kata}".strip(), jeda)

    def verify(self, headers: Mapping[str, str], raw: bytes) -> None:
        algoritma = kepala(headers, "X-Webhook-Hmac-Algorithm") or "sha512"
        if algoritma.lower() != "sha512":
            raise WebhookDitolak("Algoritma tanda tangan tidak dikenal.")
        if not tanda_tangan_cocok(kepala(headers, "X-Webhook-Hmac"), raw, self.setelan.rahasia, "sha512"):
            raise WebhookDitolak("Tanda tangan tidak cocok.")
        batas = angka(self.setelan.opsi, "jendela_ulang_detik")
        jendela = JENDELA_ULANG if batas is None else batas
        cap = angka({"t": kepala(headers, "X-Webhook-Timestamp")}, "t") or 0
        if jendela and abs(sekarang().timestamp() - cap / 1000) > jendela:
            raise WebhookDitolak("Webhook terlalu lama atau tanpa waktu.")

    def kunci_peristiwa(self, raw: bytes, headers: Mapping[str, str]) -> str:
        kunci = teks(json_objek(raw), "id", 70)
        return f"evt:{kunci}" if kunci else super().kunci_peristiwa(raw, headers)

    def parse_webhook(self, raw: bytes) -> list[Peristiwa]:
        isi = json_objek(raw)
        if isi is None:
            raise BadanTakTerbaca
        muatan = objek(isi, "payload")
        if teks(isi, "session") not in (self.sesi, ""):
            return []  # one WAHA serves several sessions through one webhook
        match isi.get("event"):
            case "message" | "message.any":
                return pesan_masuk(muatan)
            case "message.ack":
                return [*tanda_terima(muatan, isi.get("timestamp"))]
            case "session.status":
                return [keadaan_sesi(teks(muatan, "status"))]
        return []

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
        return cari_pesan(json_daftar(body), id_gateway) if status == 200 else None

    def build_sehat(self) -> Permintaan:
        return self._minta("GET", f"/api/sessions/{self.sesi}")

    def parse_sehat(self, status: int, body: bytes) -> KeadaanKanal:
        if status == 200:
            return keadaan_sesi(teks(json_objek(body), "status"))
        return KeadaanKanal(siap=False, sebab=_TOLAK.get(status, (None, f"Galat gateway (HTTP {status})."))[1])

    def _minta(self, method: str, jalur: str, **isi: Any) -> Permintaan:
        return Permintaan(method, self.setelan.url.rstrip("/") + jalur, {"X-Api-Key": self.setelan.token}, **isi)
