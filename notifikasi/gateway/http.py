"""One gateway for the long tail: everything that sets providers apart is a rule in `opsi`, nothing of it is code."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar

from notifikasi.gateway import http_webhook
from notifikasi.gateway.dasar import (
    BadanTakTerbaca,
    Diterima,
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
)
from notifikasi.gateway.http_aturan import MAKS_KARAKTER, Panggilan, aturan
from notifikasi.gateway.http_isi import baca, isi, isi_jalur, isi_rata, nilai_kiriman, nilai_nomor
from notifikasi.gateway.http_periksa import alasan_http
from notifikasi.gateway.http_profil import PROFIL
from notifikasi.gateway.longgar import HENTI_BARU, golongkan, golongkan_http, putusan, rahasia_cocok
from notifikasi.gateway.urai import bersihkan, json_objek, kepala

_ARTI = {
    Verdict.PENERIMA: "Nomor ditolak gateway.",
    Verdict.PESAN: "Isi pesan ditolak gateway.",
    Verdict.STOP_KANAL: "Gateway tidak dapat mengirim.",
    Verdict.NANTI: "Gateway meminta jeda.",
    Verdict.STOP_BARU: HENTI_BARU[1],
}


class Http(Gateway):
    """`opsi` holds the rules (docs/gateway-http.md): profil, metode, jalur, bentuk, kepala, isi, berhasil, id, alasan,
    tolak, sehat, cek, webhook, kanal, maks_karakter. `token` and `nomor_id` are put where the rules name them.
    """

    jenis = "http"
    nama = "HTTP lain (Watzap, WhaCenter, MPWA, StarSender, OneSender, Zenziva, relai sendiri)"
    kemampuan = Kemampuan(
        cek_nomor=False,
        tanda_terima=False,
        masuk=False,
        id_klien=False,
        gema_id=False,
        maks_karakter=MAKS_KARAKTER,
        jeda_penerima_detik=0,
        butuh_templat=False,
        bukti_webhook="",
    )
    isian: ClassVar[Mapping[str, str]] = {
        "opsi": f'Profil siap pakai: {", ".join(PROFIL)}. Misalnya {{"profil": "watzap"}}; aturan lain menimpa profil.',
        "url": "Kosong: alamat profil. Untuk gateway sendiri, misalnya http://10.0.0.5:8000",
        "token": "Kunci API, device ID, atau passkey; dipakai di tempat {token} pada aturan.",
        "nomor_id": "Dipakai di tempat {nomor_id}: number key, sender, atau userkey.",
        "rahasia": "Hanya bila aturan webhook memakainya.",
    }

    def __init__(self, setelan: Setelan) -> None:
        super().__init__(setelan)
        self.aturan = aturan(setelan.opsi)
        w = self.aturan.webhook
        self.kemampuan = replace(
            self.kemampuan,
            cek_nomor=self.aturan.cek is not None,
            tanda_terima=bool(w and w.id and w.status),
            masuk=bool(w and w.nomor and w.teks),
            maks_karakter=self.aturan.maks_karakter,
            kanal=self.aturan.kanal,
            bukti_webhook="" if w is None else "rahasia" if w.rahasia or w.kepala else "alamat",
        )

    def build(self, kiriman: Kiriman) -> Permintaan:
        nilai = nilai_kiriman(self.setelan, kiriman, self.teks_wajar(kiriman))
        return self._minta(self.aturan.kirim, nilai)

    def parse_reply(self, status: int, headers: Mapping[str, str], body: bytes) -> Hasil:
        jawaban = _json(body)
        uji = self.aturan.kirim.uji
        hasil = uji.hasil(jawaban, body)
        kata = self._kata(jawaban, body)
        if 200 <= status < 300 and hasil:
            return self._diterima(jawaban)
        dikenal = golongkan(kata, self.aturan.tolak)
        if dikenal:
            arti = _ARTI.get(dikenal[0], "Gateway menolak.") if dikenal[0] else "Gateway tidak tahu hasilnya."
            return putusan((dikenal[0], arti), kata, status, headers)
        if status >= 500 or (200 <= status < 300 and hasil is None):
            return TakPasti(f"Jawaban gateway tidak dikenal (HTTP {status}). {kata}".strip()[:500])
        return putusan(golongkan_http(status), kata, status, headers)

    def _diterima(self, jawaban: Any) -> Hasil:
        """Accepted. Without an id where only the status said so, nothing proves that our answer was understood."""
        id_pesan = baca(jawaban, self.aturan.id, 200)
        if not id_pesan and self.aturan.id and not self.aturan.kirim.uji.tegas:
            return TakPasti("Gateway menjawab tanpa id pesan.")
        return Diterima(id_pesan)

    def _kata(self, jawaban: Any, body: bytes) -> str:
        """The provider's own words, without our key should it be among them."""
        kata = baca(jawaban, self.aturan.alasan) or bersihkan(body[:200].decode("utf-8", "replace"))
        return kata.replace(self.setelan.token, "•••") if self.setelan.token else kata

    def verify(self, headers: Mapping[str, str], raw: bytes) -> None:
        w = self.aturan.webhook
        if w is None:
            raise WebhookDitolak("Gateway ini tidak memakai webhook.")
        tanda = kepala(headers, w.kepala).removeprefix("Bearer ") if w.kepala else baca(json_objek(raw), w.rahasia)
        if (w.kepala or w.rahasia) and not rahasia_cocok(tanda, self.setelan.rahasia):
            raise WebhookDitolak("Rahasia tidak cocok.")

    def bersihkan_badan(self, raw: bytes) -> bytes:
        w, badan = self.aturan.webhook, json_objek(raw)
        if w is None or badan is None or not w.rahasia:
            return raw
        return json.dumps(http_webhook.tanpa(badan, w.rahasia)).encode()

    def parse_webhook(self, raw: bytes) -> list[Peristiwa]:
        badan = json_objek(raw)
        if badan is None:
            raise BadanTakTerbaca
        return http_webhook.peristiwa(badan, self.aturan.webhook) if self.aturan.webhook else []

    def build_cek(self, e164: str) -> Permintaan | None:
        return self._minta(self.aturan.cek, nilai_nomor(self.setelan, e164)) if self.aturan.cek else None

    def parse_cek(self, status: int, body: bytes) -> bool | None:
        """True when the rule says so. No other answer is proof of the contrary: a wrong key would look the same."""
        cek = self.aturan.cek
        ada = cek is not None and cek.uji.tegas and 200 <= status < 300 and cek.uji.hasil(_json(body), body)
        return True if ada else None

    def build_sehat(self) -> Permintaan:
        """As the rules say; without a rule only whether somebody answers at the address, with no secret shown."""
        if self.aturan.sehat is None:
            return Permintaan("GET", self._alamat())
        return self._minta(self.aturan.sehat, nilai_nomor(self.setelan, ""))

    def parse_sehat(self, status: int, body: bytes) -> KeadaanKanal:
        if self.aturan.sehat is None:
            siap = status < 500
            return KeadaanKanal(siap, "" if siap else f"Gateway tidak sehat (HTTP {status}).")
        jawaban = _json(body)
        if 200 <= status < 300 and self.aturan.sehat.uji.hasil(jawaban, body):
            return KeadaanKanal(siap=True)
        kata = self._kata(jawaban, body)[:200]
        return KeadaanKanal(siap=False, sebab=f"Gateway belum siap (HTTP {status}). {kata}".strip())

    @classmethod
    def periksa_setelan(cls, setelan: Setelan) -> list[str]:
        return alasan_http(setelan.url, setelan.token, setelan.rahasia, setelan.opsi)

    def _alamat(self) -> str:
        return (self.setelan.url or self.aturan.profil.alamat).rstrip("/")

    def _minta(self, p: Panggilan, nilai: Mapping[str, str]) -> Permintaan:
        jalur = isi_jalur(p.jalur, nilai)
        if jalur and not jalur.startswith("/"):  # "@elsewhere.example" would make our host a user name
            raise TakDapatDikirim(Verdict.PESAN, "jalur", "Aturan jalur gateway tidak sah.")
        badan: dict[str, Any] = {
            "json": {"json": isi(p.isi, nilai)},
            "form": {"data": isi_rata(p.isi, nilai)},
            "query": {"params": isi_rata(p.isi, nilai)},
        }[p.bentuk]
        return Permintaan(p.metode, self._alamat() + jalur, isi_rata(p.kepala, nilai), **badan)


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None
