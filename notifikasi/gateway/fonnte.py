"""Fonnte, a rented gateway on a linked device. It answers HTTP 200 also when it refuses: only the body decides."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar

from notifikasi.gateway.dasar import (
    Diterima,
    Gateway,
    Hasil,
    KeadaanKanal,
    Kemampuan,
    Kiriman,
    Peristiwa,
    Permintaan,
    PesanMasuk,
    Setelan,
    TakPasti,
    Verdict,
    WebhookDitolak,
    badan_terbaca,
)
from notifikasi.gateway.fonnte_peristiwa import bagian_rahasia, kunci, peristiwa, tanpa_rahasia
from notifikasi.gateway.longgar import (
    Tabel,
    golongkan,
    golongkan_http,
    huruf_kecil,
    kunci_kabar,
    putusan,
    rahasia_cocok,
    satu_teks,
    ya_tidak,
)
from notifikasi.gateway.urai import angka, json_objek, teks

ALAMAT = "https://api.fonnte.com"

V = Verdict
ALASAN: Tabel = (
    ("disconnected device", V.STOP_KANAL, "Perangkat WhatsApp di Fonnte terputus; pindai kode QR di Fonnte."),
    ("insufficient quota", V.STOP_KANAL, "Kuota Fonnte habis."),
    ("token invalid", V.STOP_KANAL, "Token Fonnte ditolak."),
    ("invalid token", V.STOP_KANAL, "Token Fonnte ditolak."),
    ("unknown user", V.STOP_KANAL, "Token Fonnte ditolak."),
    ("target invalid", V.PENERIMA, "Nomor ditolak Fonnte."),
    ("request timeout", None, "Fonnte kehabisan waktu."),
    ("empty body value", V.PESAN, "Fonnte tidak menemukan isi pesan."),
    ("input invalid", V.PESAN, "Isi permintaan ditolak Fonnte."),
    ("json format invalid", V.PESAN, "Isi permintaan ditolak Fonnte."),
    ("url ", V.PESAN, "Lampiran tidak terbaca oleh Fonnte."),
    ("file ", V.PESAN, "Lampiran ditolak Fonnte."),
)
_RINCIAN = {"package": "paket", "quota": "kuota", "expired": "berlaku sampai"}


class Fonnte(Gateway):
    """`token` is the device token. `opsi`: masuk_tanpa_rahasia (believe texts by the webhook address alone).

    Webhooks are not signed. Texts of people carry the secret of the device page; states of messages and of the device
    may come without it, and then the address, which only Fonnte knows, has to do.
    """

    jenis = "fonnte"
    nama = "Fonnte"
    kemampuan = Kemampuan(
        cek_nomor=True,
        tanda_terima=True,
        masuk=True,
        id_klien=False,
        gema_id=False,
        maks_karakter=60_000,
        jeda_penerima_detik=0,
        butuh_templat=False,
        bukti_webhook="rahasia",
    )
    isian: ClassVar[Mapping[str, str]] = {
        "token": "Token perangkat dari halaman Device di Fonnte, bukan token akun.",
        "rahasia": "Secret yang diisi pada pengaturan perangkat di Fonnte.",
        "opsi": "masuk_tanpa_rahasia: true bila paket Fonnte tidak mengirim secret pada pesan masuk.",
    }

    def build(self, kiriman: Kiriman) -> Permintaan:
        isi = {
            **self._tujuan(kiriman.nomor),
            "message": self.teks_wajar(kiriman),
            # Else a switched-off device queues for up to 7 days, and reminders burst out after the hearing.
            "connectOnly": "true",
            "typing": "false",
            "preview": "false",
        }
        return self._minta("/send", isi)

    @staticmethod
    def _tujuan(e164: str) -> dict[str, str]:
        digit = e164.removeprefix("+")
        # "0" keeps Fonnte from putting 62 before a foreign number.
        return {"target": digit, "countryCode": "62" if digit.startswith("62") else "0"}

    def parse_reply(self, status: int, headers: Mapping[str, str], body: bytes) -> Hasil:
        isi = huruf_kecil(json_objek(body) or {})
        kata = teks(isi, "reason") or (teks(isi, "detail") if ya_tidak(isi.get("status")) is not True else "")
        dikenal = golongkan(kata, ALASAN) if kata else None
        if dikenal:
            return putusan(dikenal, kata, status, headers)
        if 200 <= status < 300 and ya_tidak(isi.get("status")) is not False:
            id_pesan = satu_teks(isi, "id") if ya_tidak(isi.get("status")) else ""
            return Diterima(id_pesan) if id_pesan else TakPasti("Jawaban Fonnte tanpa id pesan.")
        if status >= 500:
            return TakPasti(f"Galat Fonnte (HTTP {status}).")
        return putusan(golongkan_http(status), kata, status, headers)

    def verify(self, headers: Mapping[str, str], raw: bytes) -> None:
        isi = json_objek(raw)
        tanda = bagian_rahasia(isi) if isi else None
        if tanda is not None and not rahasia_cocok(tanda, self.setelan.rahasia):
            raise WebhookDitolak("Rahasia tidak cocok.")
        if tanda is None and not self._dipercaya(isi or {}):
            raise WebhookDitolak("Rahasia tidak ada.")

    def _dipercaya(self, isi: dict[str, Any]) -> bool:
        """Whether the address is proof enough: for what only moves our own messages, or where the court says so."""
        boleh_masuk = self.setelan.opsi.get("masuk_tanpa_rahasia") is True
        dikenal = peristiwa(isi)
        return bool(dikenal) and (boleh_masuk or not any(isinstance(p, PesanMasuk) for p in dikenal))

    def bersihkan_badan(self, raw: bytes) -> bytes:
        isi = json_objek(raw)
        return raw if isi is None or bagian_rahasia(isi) is None else json.dumps(tanpa_rahasia(isi)).encode()

    def kunci_peristiwa(self, raw: bytes, headers: Mapping[str, str]) -> str:
        isi = json_objek(raw) or {}
        return kunci_kabar(kunci(isi), isi, super().kunci_peristiwa(raw, headers))

    def parse_webhook(self, raw: bytes) -> list[Peristiwa]:
        isi = badan_terbaca(raw)
        return peristiwa(isi)

    def build_cek(self, e164: str) -> Permintaan:
        return self._minta("/validate", self._tujuan(e164))

    def parse_cek(self, status: int, body: bytes) -> bool | None:
        isi = json_objek(body) or {}
        ada, tidak = isi.get("registered"), isi.get("not_registered")
        if status != 200 or ya_tidak(isi.get("status")) is False or bool(ada) == bool(tidak):
            return None
        return bool(ada)

    def build_sehat(self) -> Permintaan:
        return self._minta("/device", {})

    def parse_sehat(self, status: int, body: bytes) -> KeadaanKanal:
        isi = huruf_kecil(json_objek(body) or {})
        if status != 200 or "device_status" not in isi:
            kata = teks(isi, "reason")
            arti = (golongkan(kata, ALASAN) if kata else None) or (None, f"Fonnte tidak sehat (HTTP {status}).")
            return KeadaanKanal(siap=False, sebab=f"{arti[1]} {kata}".strip())
        rincian = ", ".join(f"{arti} {n}" for k, arti in _RINCIAN.items() if (n := teks(isi, k)))
        if teks(isi, "device_status").lower() not in ("connect", "connected"):
            return KeadaanKanal(siap=False, sebab=ALASAN[0][2], rincian=rincian)
        if angka(isi, "quota") == 0:
            return KeadaanKanal(siap=False, sebab="Kuota Fonnte habis.", rincian=rincian)
        return KeadaanKanal(siap=True, rincian=rincian)

    @classmethod
    def periksa_setelan(cls, setelan: Setelan) -> list[str]:
        return super().periksa_setelan(replace(setelan, url=setelan.url or ALAMAT))

    def _minta(self, jalur: str, isi: dict[str, str]) -> Permintaan:
        """A form, never JSON: Fonnte refuses JSON with "invalid/empty body value". The token goes without a scheme."""
        alamat = (self.setelan.url or ALAMAT).rstrip("/") + jalur
        return Permintaan("POST", alamat, {"Authorization": self.setelan.token}, data=isi)
