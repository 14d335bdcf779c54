"""Meta's WhatsApp Cloud API, the official way. `error.code` decides, not the HTTP status; webhooks are HMAC-SHA256."""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar

from notifikasi.gateway.cloud_api_kode import terhalang, tolak
from notifikasi.gateway.cloud_api_peristiwa import peristiwa
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
    TakDapatDikirim,
    TakPasti,
    Verdict,
    WebhookDitolak,
    badan_terbaca,
)
from notifikasi.gateway.urai import coba_lagi, daftar, json_objek, kepala, objek, tanda_tangan_cocok, teks

ALAMAT = "https://graph.facebook.com"
VERSI = "v25.0"
TTL_MIN, TTL_MAKS = 30, 43_200  # seconds, what Meta allows for utility messages


def ttl_wajar(detik: int | None) -> int:
    """A time to live within Meta's bounds; without one the longest, since Meta's 30 days are never right."""
    return TTL_MAKS if detik is None else min(max(detik, TTL_MIN), TTL_MAKS)


class CloudApi(Gateway):
    """`nomor_id` is the phone number id, `rahasia` the app secret.

    `opsi`: versi, token_verifikasi, waba_id, kirim_langsung (Direct Send, beta: free text outside the window with a TTL
    per message; the time to live of an approved template is a property of the template, see `cloud_api_templat`).
    """

    jenis = "cloud_api"
    nama = "WhatsApp Cloud API (Meta)"
    kemampuan = Kemampuan(
        cek_nomor=False,
        tanda_terima=True,
        masuk=True,
        id_klien=False,
        gema_id=True,
        maks_karakter=4096,
        jeda_penerima_detik=6,  # 1 message per 6 s to one person, else 131056
        butuh_templat=True,
    )

    isian: ClassVar[Mapping[str, str]] = {
        "url": f"Kosong: {ALAMAT}",
        "nomor_id": "Id nomor telepon di Meta (angka), bukan nomor teleponnya.",
        "token": "Token pengguna sistem Meta yang tidak kedaluwarsa.",
        "rahasia": "App secret aplikasi Meta.",
        "opsi": 'Boleh kosong. {"versi": "v25.0", "waba_id": "…", "token_verifikasi": "…", "kirim_langsung": true}',
    }

    def __init__(self, setelan: Setelan) -> None:
        super().__init__(setelan)
        self.kirim_langsung = bool(setelan.opsi.get("kirim_langsung"))
        self.kemampuan = replace(self.kemampuan, butuh_templat=not self.kirim_langsung)

    def build(self, kiriman: Kiriman) -> Permintaan:
        isi = {
            "messaging_product": "whatsapp",
            "recipient_type": "individual",
            "to": kiriman.nomor.removeprefix("+"),
            # Echoed in every status webhook: the only way to settle a message whose POST timed out.
            "biz_opaque_callback_data": kiriman.id_klien,
            **self._isi(kiriman),
        }
        return self._minta("POST", "/messages", json=isi)

    def _isi(self, kiriman: Kiriman) -> dict[str, Any]:
        if kiriman.jendela_terbuka or self.kirim_langsung:
            isi = {"type": "text", "text": {"body": self.teks_wajar(kiriman), "preview_url": False}}
            if kiriman.jendela_terbuka:
                return isi
            return isi | {"category": "utility", "ttl_seconds": ttl_wajar(kiriman.ttl_detik)}
        if kiriman.templat is None:
            sebab = f"Belum ada templat Meta untuk pesan {kiriman.jenis}."
            raise TakDapatDikirim(Verdict.TEMPLAT, "tanpa_templat", sebab)
        templat = kiriman.templat
        # A parameter with a line end, a tab or a run of blanks is refused with 132012; an empty one with 131008.
        parameter = [{"type": "text", "text": " ".join(p.split()) or "-"} for p in templat.parameter]
        badan = [{"type": "body", "parameters": parameter}] if parameter else []
        bahasa = {"policy": "deterministic", "code": templat.bahasa}
        return {"type": "template", "template": {"name": templat.nama, "language": bahasa, "components": badan}}

    def parse_reply(self, status: int, headers: Mapping[str, str], body: bytes) -> Hasil:
        isi = json_objek(body) or {}
        if isinstance(isi.get("error"), dict) and "code" in isi["error"]:
            return tolak(isi["error"], status, coba_lagi(headers))
        if 200 <= status < 300:
            pesan = next(iter(daftar(isi, "messages")), {})
            if teks(pesan, "message_status") == "paused":
                return Ditolak(Verdict.TEMPLAT, "paused", "Templat sedang dijeda oleh Meta.")
            wa_id = teks(next(iter(daftar(isi, "contacts")), {}), "wa_id") or None
            id_pesan = teks(pesan, "id", 200)
            return Diterima(id_pesan, wa_id) if id_pesan else TakPasti("Meta menjawab tanpa id pesan.")
        if status >= 500:
            return TakPasti(f"Galat Meta tanpa kode (HTTP {status}).")
        return tolak({}, status, coba_lagi(headers))

    def verify(self, headers: Mapping[str, str], raw: bytes) -> None:
        skema, _, tanda = kepala(headers, "X-Hub-Signature-256").partition("=")
        if skema != "sha256" or not tanda_tangan_cocok(tanda, raw, self.setelan.rahasia, "sha256"):
            raise WebhookDitolak("Tanda tangan tidak ada atau tidak cocok.")

    @property
    def token_verifikasi(self) -> str:
        """The verify token to type into Meta's form: `opsi`, else derived from the secret; '' when there is neither."""
        pilihan = str(self.setelan.opsi.get("token_verifikasi") or "")
        if pilihan or not self.setelan.rahasia:
            return pilihan
        return hmac.new(self.setelan.rahasia[0].encode(), b"token verifikasi", hashlib.sha256).hexdigest()[:40]

    def jabat_tangan(self, query: Mapping[str, str]) -> str | None:
        token = query.get("hub.verify_token", "").encode()
        sah = self.token_verifikasi and hmac.compare_digest(token, self.token_verifikasi.encode())
        return query.get("hub.challenge") if sah and query.get("hub.mode") == "subscribe" else None

    def parse_webhook(self, raw: bytes) -> list[Peristiwa]:
        isi = badan_terbaca(raw)
        return peristiwa(isi, self.setelan.nomor_id)

    def build_sehat(self) -> Permintaan:
        return self._minta("GET", "", params={"fields": "id,status,quality_rating,health_status"})

    def parse_sehat(self, status: int, body: bytes) -> KeadaanKanal:
        isi = json_objek(body) or {}
        if status == 200 and "id" in isi:
            keadaan = teks(isi, "status") or "CONNECTED"
            lain = f"Nomor pengirim di Meta berkeadaan {keadaan}." if keadaan != "CONNECTED" else ""
            sebab = lain or terhalang(objek(isi, "health_status"))
            return KeadaanKanal(not sebab, sebab)
        return KeadaanKanal(siap=False, sebab=tolak(objek(isi, "error"), status, None).teks)

    @classmethod
    def periksa_setelan(cls, setelan: Setelan) -> list[str]:
        alasan = super().periksa_setelan(replace(setelan, url=setelan.url or ALAMAT))
        return alasan if setelan.nomor_id.isdecimal() else [*alasan, "Id nomor telepon Meta belum diisi (angka saja)."]

    def _minta(self, method: str, jalur: str, **isi: Any) -> Permintaan:
        dasar = (self.setelan.url or ALAMAT).rstrip("/")
        alamat = f"{dasar}/{self.setelan.opsi.get('versi') or VERSI}/{self.setelan.nomor_id}{jalur}"
        return Permintaan(method, alamat, {"Authorization": f"Bearer {self.setelan.token}"}, **isi)
