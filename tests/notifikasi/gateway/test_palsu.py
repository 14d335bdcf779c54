"""The fakes keep their promises: every magic number answers, and reports afterwards, as the provider would.

Delivery and end-to-end tests stand on this, so it is proved here once.
"""

import json
import threading
from collections.abc import Iterator

import pytest

from notifikasi.gateway.cloud_api import CloudApi
from notifikasi.gateway.dasar import (
    Diterima,
    Ditolak,
    Gateway,
    IsiTemplat,
    Peristiwa,
    PesanMasuk,
    StatusTerima,
    TandaTerima,
    Verdict,
)
from notifikasi.gateway.panggil import jalankan, sesi
from notifikasi.gateway.sambungan import Sesi
from notifikasi.gateway.waha import Waha
from tests.notifikasi.gateway.bahan import ID_KLIEN, kiriman
from tests.palsu import ajaib
from tests.palsu.cloud_api import CloudApiPalsu
from tests.palsu.peladen import Jawab, Minta, PeladenPalsu
from tests.palsu.waha import WahaPalsu

S = StatusTerima


class Pintu(PeladenPalsu):
    """A portal's webhook door: verifies and reads with the adapter under test."""

    adaptor: Gateway

    def __init__(self) -> None:
        super().__init__()
        self.peristiwa: list[Peristiwa] = []
        self.kunci_dilihat: list[str] = []
        self._gembok = threading.Lock()

    def layani(self, minta: Minta) -> Jawab:
        self.adaptor.verify(minta.headers, minta.badan)
        with self._gembok:
            self.kunci_dilihat.append(self.adaptor.kunci_peristiwa(minta.badan, minta.headers))
            self.peristiwa += self.adaptor.parse_webhook(minta.badan)
        return Jawab(200, b"")

    @property
    def status(self) -> list[StatusTerima]:
        return [p.status for p in self.peristiwa if isinstance(p, TandaTerima)]


@pytest.fixture
def pintu() -> Iterator[Pintu]:
    with Pintu() as p:
        yield p


@pytest.fixture
def pool() -> Iterator[Sesi]:
    with sesi(1) as s:
        yield s


NASKAH = [
    (ajaib.BIASA, [S.TERKIRIM, S.SAMPAI]),
    (ajaib.BUKAN_WHATSAPP, [S.GAGAL]),
    (ajaib.WEBHOOK_GANDA, [S.TERKIRIM, S.TERKIRIM, S.SAMPAI, S.SAMPAI]),
    (ajaib.SAMPAI_SETELAH_GAGAL, [S.GAGAL, S.SAMPAI]),
    (ajaib.TANPA_TANDA_TERIMA, []),
]


@pytest.mark.parametrize(("akhir", "status"), NASKAH)
def test_waha_reports_what_its_number_says(akhir: str, status: list[S], pintu: Pintu, pool: Sesi) -> None:
    with WahaPalsu(webhook=pintu.url) as palsu:
        pintu.adaptor = Waha(palsu.setelan())
        hasil = jalankan(pintu.adaptor, pool, kiriman(akhir))
        assert isinstance(hasil, Diterima)
        palsu.tunggu_webhook()
    assert pintu.status == status
    assert {p.id_gateway for p in pintu.peristiwa if isinstance(p, TandaTerima)} <= {hasil.id_gateway}
    assert len(set(pintu.kunci_dilihat)) == len(set(status))
    assert palsu.siaran_galat == []


@pytest.mark.parametrize(("akhir", "status"), NASKAH)
def test_meta_reports_what_its_number_says(akhir: str, status: list[S], pintu: Pintu, pool: Sesi) -> None:
    with CloudApiPalsu(webhook=pintu.url) as palsu:
        pintu.adaptor = CloudApi(palsu.setelan())
        hasil = jalankan(pintu.adaptor, pool, kiriman(akhir))
        assert isinstance(hasil, Diterima)
        palsu.tunggu_webhook()
    assert pintu.status == status
    terima = [p for p in pintu.peristiwa if isinstance(p, TandaTerima)]
    assert {(t.id_gateway, t.id_klien) for t in terima} <= {(hasil.id_gateway, ID_KLIEN)}
    assert len(set(pintu.kunci_dilihat)) == len(set(status))


def test_a_time_out_is_settled_by_the_receipt_that_comes_anyway(pintu: Pintu, pool: Sesi) -> None:
    """WAHA: by the id we chose; Meta: by the id it echoes."""
    with WahaPalsu(webhook=pintu.url) as palsu:
        waha = pintu.adaptor = Waha(palsu.setelan(id_klien=True))
        palsu.layani(minta_kirim(palsu, waha.build(kiriman(ajaib.DIAM)).json))
        palsu.tunggu_webhook()
        assert {p.id_gateway for p in pintu.peristiwa if isinstance(p, TandaTerima)} == {waha.id_pilihan(ID_KLIEN, 1)}
    pintu.peristiwa.clear()
    with CloudApiPalsu(webhook=pintu.url) as meta:
        pintu.adaptor = CloudApi(meta.setelan())
        isi = pintu.adaptor.build(kiriman(ajaib.DIAM)).json
        kepala = {"Authorization": f"Bearer {meta.token}"}
        meta.layani(Minta("POST", f"/v25.0/{meta.nomor_id}/messages", {}, kepala, json.dumps(isi).encode()))
        meta.tunggu_webhook()
        assert {p.id_klien for p in pintu.peristiwa if isinstance(p, TandaTerima)} == {ID_KLIEN}


def minta_kirim(palsu: WahaPalsu, isi: object) -> Minta:
    return Minta("POST", "/api/sendText", {}, {"X-Api-Key": palsu.token}, json.dumps(isi).encode())


def test_meta_refuses_free_text_outside_the_window_by_webhook(pintu: Pintu, pool: Sesi) -> None:
    with CloudApiPalsu(webhook=pintu.url) as palsu:
        pintu.adaptor = CloudApi(palsu.setelan())
        palsu.jendela = {"+6280000000000"}
        jalankan(pintu.adaptor, pool, kiriman())
        palsu.tunggu_webhook()
        [terima] = pintu.peristiwa
        assert isinstance(terima, TandaTerima)
        assert terima.verdict is Verdict.JENDELA
        jalankan(pintu.adaptor, pool, kiriman(jendela_terbuka=False))
        palsu.tunggu_webhook()
        assert pintu.status[1:] == [S.TERKIRIM, S.SAMPAI]
        assert palsu.diterima[1]["teks"] == "[pengingat_sidang] 123/Pdt.G/2026/PA.Xy | Senin, 23 November 2026"


def test_answers_of_people_arrive_signed(pintu: Pintu) -> None:
    with WahaPalsu() as waha, CloudApiPalsu() as meta:
        pintu.adaptor = Waha(waha.setelan())
        assert waha.kirim_webhook(pintu.url, waha.badan_masuk(ajaib.nomor(ajaib.BIASA), "MULAI")) == 200
        assert waha.kirim_webhook(pintu.url, waha.badan_masuk(ajaib.nomor(ajaib.LID), "STOP")) == 200
        pintu.adaptor = CloudApi(meta.setelan())
        assert meta.kirim_webhook(pintu.url, meta.badan_masuk(ajaib.nomor(ajaib.BIASA), "BERHENTI")) == 200
    masuk = [p for p in pintu.peristiwa if isinstance(p, PesanMasuk)]
    assert [m.teks for m in masuk] == ["MULAI", "STOP", "BERHENTI"]
    assert [m.e164 for m in masuk] == [ajaib.nomor(ajaib.BIASA), None, ajaib.nomor(ajaib.BIASA)]


def test_a_refusing_portal_shows_in_the_status(pintu: Pintu) -> None:
    with Jawabannya(403) as tolak, WahaPalsu() as waha:
        assert waha.kirim_webhook(tolak.url, waha.badan_masuk(ajaib.nomor(ajaib.BIASA), "x")) == 403


class Jawabannya(PeladenPalsu):
    def __init__(self, status: int) -> None:
        super().__init__()
        self.status = status

    def layani(self, minta: Minta) -> Jawab:
        return Jawab(self.status, b"")


@pytest.mark.parametrize("status", ["SCAN_QR_CODE", "FAILED", "STOPPED"])
def test_waha_without_its_phone_refuses_everything(status: str, pool: Sesi) -> None:
    with WahaPalsu() as palsu:
        palsu.status_sesi = status
        hasil = jalankan(Waha(palsu.setelan()), pool, kiriman())
        assert isinstance(hasil, Ditolak)
        assert (hasil.verdict, hasil.kode) == (Verdict.STOP_KANAL, f"sesi_{status}".lower())
        assert palsu.diterima == []


def test_wrong_keys_and_wrong_bodies_are_refused(pool: Sesi) -> None:
    with WahaPalsu() as waha, CloudApiPalsu() as meta:
        for gateway in (Waha(waha.setelan()), CloudApi(meta.setelan())):
            object.__setattr__(gateway.setelan, "token", "salah")
            hasil = jalankan(gateway, pool, kiriman())
            assert isinstance(hasil, Ditolak)
            assert hasil.verdict is Verdict.STOP_KANAL
        hasil = jalankan(Waha(waha.setelan()), pool, kiriman(nomor="+"))
        assert isinstance(hasil, Ditolak)
        assert hasil.verdict is Verdict.PESAN
        hasil = jalankan(CloudApi(meta.setelan()), pool, kiriman(nomor="ID.1"))
        assert isinstance(hasil, Ditolak)
        assert hasil.kode == "100"


def test_a_template_is_shown_as_it_was_filled(pool: Sesi) -> None:
    with CloudApiPalsu() as palsu:
        templat = IsiTemplat("salam", "id", ())
        jalankan(CloudApi(palsu.setelan()), pool, kiriman(jendela_terbuka=False, templat=templat))
        assert palsu.teks_untuk(ajaib.nomor(ajaib.BIASA)) == ["[salam] "]


def test_a_delay_is_kept_for_every_answer() -> None:
    with WahaPalsu(jeda=0.05) as palsu, sesi(1) as s:
        for _ in range(3):
            jalankan(Waha(palsu.setelan()), s, kiriman())
        assert len(palsu.diterima) == 3
        assert palsu.sambungan == 1
