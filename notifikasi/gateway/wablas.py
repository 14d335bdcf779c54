"""Wablas, a rented gateway on a linked device. Refusals come in HTTP 200; their words are documented nowhere."""

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
    Setelan,
    TakPasti,
    Verdict,
    badan_terbaca,
)
from notifikasi.gateway.longgar import Tabel, golongkan, golongkan_http, huruf_kecil, kunci_kabar, putusan, ya_tidak
from notifikasi.gateway.periksa import alasan_setelan
from notifikasi.gateway.urai import angka, daftar, json_objek, objek, teks
from notifikasi.gateway.wablas_peristiwa import keadaan, kunci, peristiwa

CEK = "https://phone.wablas.com"
MAKS_KARAKTER = 1024  # what the documentation of the first version allows; longer ones were never seen refused

V = Verdict
ALASAN: Tabel = (
    ("secret key invalid", V.STOP_KANAL, "Kunci rahasia Wablas ditolak."),
    ("secret", V.STOP_KANAL, "Kunci rahasia Wablas ditolak."),
    ("token", V.STOP_KANAL, "Token Wablas ditolak."),
    ("unauthor", V.STOP_KANAL, "Token Wablas ditolak."),
    ("access denied", V.STOP_KANAL, "Wablas menolak akses."),
    ("whitelist", V.STOP_KANAL, "Alamat internet portal belum diizinkan di Wablas."),
    ("disconnect", V.STOP_KANAL, "Perangkat WhatsApp di Wablas terputus; pindai kode QR di Wablas."),
    ("not connect", V.STOP_KANAL, "Perangkat WhatsApp di Wablas terputus; pindai kode QR di Wablas."),
    ("scan qr", V.STOP_KANAL, "Perangkat WhatsApp di Wablas terputus; pindai kode QR di Wablas."),
    ("device", V.STOP_KANAL, "Perangkat di Wablas tidak dapat dipakai."),
    ("quota", V.STOP_KANAL, "Kuota Wablas habis."),
    ("expired", V.STOP_KANAL, "Langganan Wablas berakhir."),
    ("too many", V.NANTI, "Wablas meminta jeda."),
    ("rate limit", V.NANTI, "Wablas meminta jeda."),
    ("timeout", None, "Wablas kehabisan waktu."),
    ("not registered", V.PENERIMA, "Nomor tidak terdaftar di WhatsApp."),
    ("phone", V.PENERIMA, "Nomor ditolak Wablas."),
    ("message", V.PESAN, "Isi pesan ditolak Wablas."),
)
_RINCIAN = {"quota": "kuota", "expired_date": "berlaku sampai", "name": "perangkat"}
_GAGAL = ("reject", "rejected", "cancel", "failed")


class Wablas(Gateway):
    """`token` is "token.secret_key", `nomor_id` the device's serial where one webhook serves several.

    `opsi`: maks_karakter, cek_nomor (through phone.wablas.com, which some report dead). Webhooks carry no proof but
    their address.
    """

    jenis = "wablas"
    nama = "Wablas"
    kemampuan = Kemampuan(
        cek_nomor=False,
        tanda_terima=True,
        masuk=True,
        id_klien=False,
        gema_id=False,
        maks_karakter=MAKS_KARAKTER,
        jeda_penerima_detik=0,
        butuh_templat=False,
        bukti_webhook="alamat",
    )
    isian: ClassVar[Mapping[str, str]] = {
        "url": "Alamat server akun Anda, misalnya https://solo.wablas.com",
        "token": "Token dan kunci rahasia disambung titik: token.kunci-rahasia",
        "nomor_id": "Serial perangkat; boleh kosong bila akun ini hanya punya satu perangkat.",
        "opsi": 'Boleh kosong. {"cek_nomor": true, "maks_karakter": 4096}',
    }

    def __init__(self, setelan: Setelan) -> None:
        super().__init__(setelan)
        maks = max(angka(setelan.opsi, "maks_karakter") or MAKS_KARAKTER, 1)
        cek = setelan.opsi.get("cek_nomor") is True
        self.kemampuan = replace(self.kemampuan, maks_karakter=maks, cek_nomor=cek)

    def build(self, kiriman: Kiriman) -> Permintaan:
        """The second version's JSON; never the GET forms, which put the token into addresses and logs."""
        pesan = {
            "phone": kiriman.nomor.removeprefix("+"),
            "message": self.teks_wajar(kiriman),
            "isGroup": "false",
            "ref_id": kiriman.id_klien,  # for tracing only: the same one twice is sent twice
        }
        return self._minta("POST", "/api/v2/send-message", json={"data": [pesan]})

    def parse_reply(self, status: int, headers: Mapping[str, str], body: bytes) -> Hasil:
        isi = huruf_kecil(json_objek(body) or {})
        baik = ya_tidak(isi.get("status"))
        pesan = _pesan_terkirim(isi)
        if 200 <= status < 300 and baik and teks(pesan, "status").lower() not in _GAGAL:
            id_pesan = teks(pesan, "id", 200)
            return Diterima(id_pesan) if id_pesan else TakPasti("Jawaban Wablas tanpa id pesan.")
        kata = teks(pesan, "note") or (teks(isi, "message") if not baik else "") or teks(isi, "error")
        dikenal = golongkan(kata, ALASAN) if kata else None
        if dikenal:
            return putusan(dikenal, kata, status, headers)
        if status >= 500 or (200 <= status < 300 and baik is None):
            return TakPasti(f"Jawaban Wablas tidak terbaca (HTTP {status}). {kata}".strip())
        return putusan(golongkan_http(status), kata, status, headers)

    def verify(self, headers: Mapping[str, str], raw: bytes) -> None:
        """Wablas signs nothing and knows no secret: the long random address, checked before, is all there is."""

    def kunci_peristiwa(self, raw: bytes, headers: Mapping[str, str]) -> str:
        isi = json_objek(raw) or {}
        return kunci_kabar(kunci(isi), isi, super().kunci_peristiwa(raw, headers))

    def parse_webhook(self, raw: bytes) -> list[Peristiwa]:
        isi = badan_terbaca(raw)
        if self.setelan.nomor_id and teks(isi, "deviceId") not in ("", self.setelan.nomor_id):
            return []
        return peristiwa(isi)

    def build_cek(self, e164: str) -> Permintaan | None:
        if not self.kemampuan.cek_nomor:
            return None
        kepala = {"Authorization": self.setelan.token, "url": self.setelan.url.rstrip("/")}
        return Permintaan("GET", f"{CEK}/check-phone-number", kepala, params={"phones": e164.removeprefix("+")})

    def parse_cek(self, status: int, body: bytes) -> bool | None:
        isi = json_objek(body) or {}
        kata = teks(next(iter(daftar(isi, "data")), {}), "status").lower()
        return {"online": True, "offline": False}.get(kata) if status == 200 else None

    def build_sehat(self) -> Permintaan:
        """Documented only with the token in the query; without its secret half it can read, not send."""
        return self._minta("GET", "/api/device/info", params={"token": self.setelan.token.partition(".")[0]})

    def parse_sehat(self, status: int, body: bytes) -> KeadaanKanal:
        isi = json_objek(body) or {}
        data = next(iter(daftar(isi, "data")), objek(isi, "data"))
        rincian = ", ".join(f"{arti} {n}" for k, arti in _RINCIAN.items() if (n := teks(data, k)))
        if status == 200 and (dikenal := keadaan(data)) and isinstance(dikenal[0], KeadaanKanal):
            habis = dikenal[0].siap and angka(data, "quota") == 0
            return (
                KeadaanKanal(False, "Kuota Wablas habis.", rincian) if habis else replace(dikenal[0], rincian=rincian)
            )
        kata = teks(isi, "message")
        arti = (golongkan(kata, ALASAN) or (None, ""))[1] or f"Wablas tidak sehat (HTTP {status})."
        return KeadaanKanal(siap=False, sebab=f"{arti} {kata}".strip(), rincian=rincian)

    @classmethod
    def periksa_setelan(cls, setelan: Setelan) -> list[str]:
        return list(alasan_setelan(setelan.url, setelan.token, setelan.rahasia, perlu_rahasia=False))

    def _minta(self, method: str, jalur: str, **isi: Any) -> Permintaan:
        return Permintaan(method, self.setelan.url.rstrip("/") + jalur, {"Authorization": self.setelan.token}, **isi)


def _pesan_terkirim(isi: dict[str, Any]) -> dict[str, Any]:
    """The message in an answer of any shape seen: `data` a list or an object, `messages` or `message` in it."""
    data = next(iter(daftar(isi, "data")), objek(isi, "data"))
    return next(iter(daftar(data, "messages")), objek(data, "message")) or ({} if "messages" in data else data)
