"""SMS through the database of a Gammu SMSD, the predecessor's medium (R-000-7). Statements in, rows out; no HTTP."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import ClassVar
from urllib.parse import urlsplit

from notifikasi.gateway import gammu_sql as sql
from notifikasi.gateway import sms
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
    TakDapatDikirim,
    TakPasti,
    Tarikan,
    Verdict,
    WebhookDitolak,
    badan_terbaca,
)
from notifikasi.gateway.gammu_peristiwa import id_baris, peristiwa, pisahkan
from notifikasi.gateway.periksa import alasan_token, jaringan_sendiri
from notifikasi.gateway.urai import angka, daftar, json_objek, teks

MAKS_BAGIAN = 10
HIDUP_DETIK = 180  # SMSD renews a modem's heartbeat every few seconds


def masa_berlaku(detik: int | None) -> int:
    """The validity code of GSM 03.40 for a time to live, never longer than it; -1 leaves it to the modem."""
    if detik is None:
        return -1
    menit = detik // 60
    if menit <= 12 * 60:
        return max(menit // 5 - 1, 0)
    if menit <= 24 * 60:
        return 143 + (menit - 12 * 60) // 30
    return min(166 + menit // (24 * 60), 196) if menit >= 2 * 24 * 60 else 167


class Gammu(Gateway):
    """`url` is mysql://host:port/database, `token` the password, `nomor_id` the modem's name in SMSD ("" = any).

    `opsi`: pengguna (default "smsd"), maks_bagian, kirim_mulai and kirim_sampai ("07:00", obeyed by the modem's
    daemon too), baca_inbox (default true; false where another program answers the same inbox).
    """

    jenis = "gammu"
    nama = "SMS (Gammu SMSD)"
    kemampuan = Kemampuan(
        cek_nomor=False,
        tanda_terima=True,
        masuk=True,
        id_klien=False,
        gema_id=True,  # CreatorID goes along from outbox to sentitems; row numbers may be used again
        maks_karakter=MAKS_BAGIAN * sms.SAMBUNG_GSM,
        jeda_penerima_detik=0,
        butuh_templat=False,
        kanal="sms",
        ditarik=True,
        bukti_webhook="",
    )

    isian: ClassVar[Mapping[str, str]] = {
        "url": "Basis data SMSD, misalnya mysql://10.0.0.5:3306/smsd",
        "token": "Kata sandi basis data SMSD.",
        "nomor_id": "SenderID modem; kosong: modem mana pun.",
        "opsi": 'Boleh kosong. {"pengguna": "smsd", "maks_bagian": 10, "baca_inbox": true}',
    }

    def __init__(self, setelan: Setelan) -> None:
        super().__init__(setelan)
        self.maks_bagian = min(max(angka(setelan.opsi, "maks_bagian") or MAKS_BAGIAN, 1), sms.BAGIAN_MAKS)
        masuk = setelan.opsi.get("baca_inbox", True) is not False
        self.kemampuan = replace(self.kemampuan, masuk=masuk, maks_karakter=self.maks_bagian * sms.SAMBUNG_GSM)

    def build(self, kiriman: Kiriman) -> Permintaan:
        potong = sms.bagian(self.teks_wajar(kiriman))
        banyak, rujukan = len(potong), sum(kiriman.id_klien.encode()) % 256
        if banyak > self.maks_bagian:
            sebab = f"Teks pesan lebih dari {self.maks_bagian} SMS."
            raise TakDapatDikirim(Verdict.PESAN, "terlalu_panjang", sebab)
        baris = sql.BarisSms(
            nomor=kiriman.nomor,
            id_klien=kiriman.id_klien,
            potong=potong,
            kepala=[sms.udh(rujukan, banyak, ke + 1) for ke in range(banyak)],
            coding="Default_No_Compression" if all(map(sms.gsm7, potong)) else "Unicode_No_Compression",
            jam=(
                teks(self.setelan.opsi, "kirim_mulai", 8) or "00:00",
                teks(self.setelan.opsi, "kirim_sampai", 8) or "23:59:59",
            ),
            masa=masa_berlaku(kiriman.ttl_detik),
            modem=self.setelan.nomor_id,
        )
        return self._minta(baris.pernyataan(), kiriman.id_klien)

    def parse_reply(self, status: int, headers: Mapping[str, str], body: bytes) -> Hasil:
        isi = json_objek(body) or {}
        if 400 <= status < 500:
            return sql.tolak(isi)
        if status == 200 and angka(isi, "id") and angka(isi, "berubah"):
            return Diterima(id_baris(teks(isi, "gema", 64), isi))
        return TakPasti("Jawaban basis data SMS tidak dikenal.")

    def verify(self, headers: Mapping[str, str], raw: bytes) -> None:
        raise WebhookDitolak("Gammu tidak mengirim webhook; kabarnya diambil dari basis datanya.")

    def parse_webhook(self, raw: bytes) -> list[Peristiwa]:
        isi = badan_terbaca(raw)
        return peristiwa(isi)

    def build_tarik(self, id_klien: Sequence[str]) -> Permintaan | None:
        tanya = sql.tanya_kabar(id_klien, inbox=self.kemampuan.masuk)
        return self._minta(tanya) if tanya else None

    def parse_tarik(self, status: int, body: bytes) -> Tarikan:
        isi = json_objek(body) or {}
        if status != 200:
            return Tarikan(sebab=sql.tolak(isi).teks)
        badan, inbox = pisahkan(daftar(isi, "baris"))
        return Tarikan(badan, self._minta(sql.sudah_dibaca(inbox)) if inbox else None)

    def build_sehat(self) -> Permintaan:
        return self._minta(sql.tanya_modem(self.setelan.nomor_id))

    def parse_sehat(self, status: int, body: bytes) -> KeadaanKanal:
        isi = json_objek(body) or {}
        if status != 200:
            return KeadaanKanal(siap=False, sebab=sql.tolak(isi).teks)
        modem = [b for b in daftar(isi, "baris") if b.get("kirim") == "yes"]
        if not modem:
            return KeadaanKanal(siap=False, sebab="Tidak ada modem SMS yang boleh mengirim di basis data SMS.")
        hidup = any((angka(b, "sampai") or 0) > (angka(b, "kini") or 0) - HIDUP_DETIK for b in modem)
        return KeadaanKanal(hidup, "" if hidup else "Modem SMS tidak memberi tanda hidup; periksa layanan gammu-smsd.")

    @classmethod
    def periksa_setelan(cls, setelan: Setelan) -> list[str]:
        """The wire is not encrypted: an own network only. There are no webhooks, so no secret is asked for."""
        return [a for a in (_alasan_url(setelan.url), alasan_token(setelan.token)) if a]

    def _minta(self, pernyataan: list[sql.Pernyataan], gema: str = "") -> Permintaan:
        pengguna = teks(self.setelan.opsi, "pengguna", 80) or "smsd"
        kunci = {"pengguna": pengguna, "sandi": self.setelan.token}
        return Permintaan("SQL", self.setelan.url, kunci, json={"pernyataan": pernyataan, "gema": gema})


def _alasan_url(url: str) -> str:
    try:
        bagian = urlsplit(url)
        host, _ = bagian.hostname or "", bagian.port
    except ValueError:
        return "Alamat basis data SMS tidak terbaca."
    if bagian.scheme != "mysql" or not host or len(bagian.path) < 2:
        return "Alamat basis data SMS harus berbentuk mysql://alamat:3306/nama-basis-data."
    if bagian.username or bagian.password:
        return "Alamat basis data SMS tidak boleh memuat nama atau sandi; gunakan isian token dan opsi."
    return (
        "" if jaringan_sendiri(host) else "Basis data SMS hanya boleh di jaringan sendiri; sambungannya tidak disandi."
    )
