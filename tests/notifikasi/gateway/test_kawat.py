"""On the wire: what the shared call makes of all that can happen between us and a gateway (issue 2, section 7)."""

import logging
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from notifikasi.gateway.cloud_api import CloudApi
from notifikasi.gateway.dasar import Diterima, Ditolak, Kiriman, Permintaan, Setelan, TakPasti, Verdict
from notifikasi.gateway.panggil import (
    BATAS_BADAN,
    BelumTerkirim,
    JawabanHilang,
    cek_nomor,
    cek_sehat,
    jalankan,
    kirim,
    sesi,
)
from notifikasi.gateway.sambungan import Sesi
from notifikasi.gateway.waha import Waha
from tests.notifikasi.gateway.bahan import kiriman
from tests.palsu import ajaib
from tests.palsu.cloud_api import CloudApiPalsu
from tests.palsu.peladen import Jawab, Minta, PeladenPalsu
from tests.palsu.waha import WahaPalsu

RAHASIA = "token-sangat-rahasia"


class Cepat(Waha):
    """WAHA with time-outs a test can wait for."""

    def build(self, kiriman: Kiriman) -> Permintaan:
        return replace(super().build(kiriman), timeout=(0.5, 0.3))


class CepatMeta(CloudApi):
    """The Cloud API with time-outs a test can wait for."""

    def build(self, kiriman: Kiriman) -> Permintaan:
        return replace(super().build(kiriman), timeout=(0.5, 0.3))


@pytest.fixture
def pool() -> Iterator[Sesi]:
    with sesi(2) as s:
        yield s


@pytest.fixture
def waha() -> Iterator[WahaPalsu]:
    with WahaPalsu() as palsu:
        yield palsu


@pytest.fixture
def meta() -> Iterator[CloudApiPalsu]:
    with CloudApiPalsu() as palsu:
        yield palsu


class Naskah(PeladenPalsu):
    """A server that gives one fixed answer."""

    def __init__(self, jawab: Jawab) -> None:
        super().__init__()
        self.jawab = jawab

    def layani(self, minta: Minta) -> Jawab:
        return self.jawab


@contextmanager
def soket(tindak: str) -> Iterator[str]:
    """A raw server: 'tutup' hangs up at once, 'sampah' answers no HTTP, 'tetes' drips a body for ever."""
    with socket.create_server(("127.0.0.1", 0)) as pintu:
        henti = threading.Event()
        tugas = threading.Thread(target=_tindak, args=(pintu, tindak, henti), daemon=True)
        tugas.start()
        yield f"http://127.0.0.1:{pintu.getsockname()[1]}"
        henti.set()
        tugas.join(5)


def _tindak(pintu: socket.socket, tindak: str, henti: threading.Event) -> None:
    tamu, _ = pintu.accept()
    with tamu:
        tamu.recv(65_536)
        if tindak == "sampah":
            tamu.sendall(b"\x16\x03\x01 bukan http\r\n\r\n")
        if tindak == "tetes":
            tamu.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
            while not henti.wait(0.05):
                try:
                    tamu.sendall(b"x")
                except OSError:
                    return


def setelan(url: str) -> Setelan:
    return Setelan(url, RAHASIA, "default", ("rahasia-webhook-panjang",))


def test_a_message_is_taken(waha: WahaPalsu, pool: Sesi) -> None:
    hasil = jalankan(Waha(waha.setelan()), pool, kiriman())
    assert isinstance(hasil, Diterima)
    assert waha.diterima[0]["id"] == hasil.id_gateway
    assert waha.teks_untuk(kiriman().nomor) == [kiriman().teks]


def test_refused_connection_is_certainly_not_sent(pool: Sesi) -> None:
    with socket.create_server(("127.0.0.1", 0)) as pintu:
        alamat = f"http://127.0.0.1:{pintu.getsockname()[1]}"
    hasil = jalankan(Cepat(setelan(alamat)), pool, kiriman())
    assert isinstance(hasil, Ditolak)
    assert (hasil.verdict, hasil.kode) == (Verdict.SEGERA, "tak_terhubung")


def test_unknown_host_is_certainly_not_sent(pool: Sesi, monkeypatch: pytest.MonkeyPatch) -> None:
    def tak_ada(*_: object, **__: object) -> object:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", tak_ada)
    hasil = jalankan(Cepat(setelan("http://tidak-ada.localhost")), pool, kiriman())
    assert isinstance(hasil, Ditolak)
    assert hasil.verdict is Verdict.SEGERA


def test_connect_time_out_is_certainly_not_sent(pool: Sesi, monkeypatch: pytest.MonkeyPatch) -> None:
    def habis(*_: object, **__: object) -> object:
        raise TimeoutError

    monkeypatch.setattr(socket.socket, "connect", habis)
    hasil = jalankan(Cepat(setelan("http://127.0.0.1:9")), pool, kiriman())
    assert hasil == Ditolak(Verdict.SEGERA, "tak_terhubung", "Gateway tidak menjawab sambungan (waktu habis).")


def test_failed_tls_handshake_is_certainly_not_sent(waha: WahaPalsu, pool: Sesi) -> None:
    """A plain server behind https: the handshake fails before the request exists."""
    hasil = jalankan(Cepat(setelan(waha.url.replace("http:", "https:"))), pool, kiriman())
    assert isinstance(hasil, Ditolak)
    assert hasil.verdict is Verdict.SEGERA
    assert waha.diterima == []


def test_tls_error_after_the_request_is_unknown(waha: WahaPalsu, pool: Sesi, monkeypatch: pytest.MonkeyPatch) -> None:
    """The type of an exception does not tell when it came: this one came while reading the answer."""

    def rusak(*_: object, **__: object) -> object:
        raise ssl.SSLError(1, "bad record mac")

    monkeypatch.setattr("http.client.HTTPResponse.begin", rusak)
    assert isinstance(jalankan(Cepat(waha.setelan()), pool, kiriman()), TakPasti)


@pytest.mark.parametrize("kelas", [Cepat, CepatMeta])
def test_time_out_after_the_gateway_took_it_is_unknown(kelas: type[Waha], pool: Sesi) -> None:
    with WahaPalsu() if kelas is Cepat else CloudApiPalsu() as palsu:
        hasil = jalankan(kelas(palsu.setelan()), pool, kiriman(ajaib.DIAM))
        assert hasil == TakPasti("Gateway tidak menjawab dalam batas waktu.")
        assert len(palsu.diterima) == 1
        assert len(palsu.permintaan) == 1


def test_reset_in_the_middle_of_the_answer_is_unknown(waha: WahaPalsu, pool: Sesi) -> None:
    hasil = jalankan(Waha(waha.setelan()), pool, kiriman(ajaib.PUTUS))
    assert isinstance(hasil, TakPasti)
    assert len(waha.diterima) == 1


@pytest.mark.parametrize("tindak", ["tutup", "sampah", "tetes"])
def test_a_gateway_that_answers_no_http_is_unknown(tindak: str, pool: Sesi) -> None:
    with soket(tindak) as alamat:
        assert isinstance(jalankan(Cepat(setelan(alamat)), pool, kiriman()), TakPasti)


def test_truncated_body_is_unknown(pool: Sesi) -> None:
    with Naskah(
        Jawab(201, b'{"id": "true_1@c.us_3EB0AA"}', {"Content-Length": "9999", "Connection": "close"})
    ) as palsu:
        assert isinstance(jalankan(Cepat(setelan(palsu.url)), pool, kiriman()), TakPasti)


def test_an_endless_body_is_not_read(pool: Sesi) -> None:
    with Naskah(Jawab(201, b" " * (BATAS_BADAN + 1))) as palsu:
        assert jalankan(Waha(setelan(palsu.url)), pool, kiriman()) == TakPasti(
            "Jawaban gateway terlalu besar atau rusak."
        )


def test_a_server_error_that_is_no_json_is_unknown(waha: WahaPalsu, meta: CloudApiPalsu, pool: Sesi) -> None:
    assert isinstance(jalankan(Waha(waha.setelan()), pool, kiriman(ajaib.BUKAN_JSON)), TakPasti)
    assert isinstance(jalankan(CloudApi(meta.setelan()), pool, kiriman(ajaib.BUKAN_JSON)), TakPasti)


def test_a_refusal_inside_http_200_is_a_refusal(waha: WahaPalsu, meta: CloudApiPalsu, pool: Sesi) -> None:
    hasil = jalankan(Waha(waha.setelan()), pool, kiriman(ajaib.TOLAK_200))
    assert isinstance(hasil, Ditolak)
    assert (hasil.verdict, hasil.kode) == (Verdict.TIDAK_DIKENAL, "http_200")
    hasil = jalankan(CloudApi(meta.setelan()), pool, kiriman(ajaib.TOLAK_200))
    assert isinstance(hasil, Ditolak)
    assert (hasil.verdict, hasil.kode) == (Verdict.PESAN, "131009")


@pytest.mark.parametrize(
    ("akhir", "di_waha", "di_meta"),
    [
        (ajaib.BATAS_BARU, Verdict.STOP_BARU, Verdict.STOP_MASSAL),
        (ajaib.MATI, Verdict.STOP_KANAL, Verdict.STOP_KANAL),
        (ajaib.JEDA, Verdict.NANTI, Verdict.NANTI),
    ],
)
def test_refusals_carry_their_verdict(
    akhir: str, di_waha: Verdict, di_meta: Verdict, waha: WahaPalsu, meta: CloudApiPalsu, pool: Sesi
) -> None:
    for gateway, verdict in ((Waha(waha.setelan()), di_waha), (CloudApi(meta.setelan()), di_meta)):
        hasil = jalankan(gateway, pool, kiriman(akhir))
        assert isinstance(hasil, Ditolak)
        assert hasil.verdict is verdict
        assert hasil.coba_lagi_detik == (1200 if akhir == ajaib.JEDA else None)


def test_a_redirect_is_not_followed(waha: WahaPalsu, pool: Sesi) -> None:
    """The token must not travel to wherever a redirect points."""
    with Naskah(Jawab(302, b"", {"Location": f"{waha.url}/api/sendText"})) as palsu:
        hasil = jalankan(Waha(setelan(palsu.url)), pool, kiriman())
    assert isinstance(hasil, Ditolak)
    assert hasil.verdict is Verdict.STOP_KANAL
    assert waha.permintaan == []


def test_connections_are_kept_and_cookies_are_not(pool: Sesi) -> None:
    with Naskah(Jawab(201, b'{"id": "true_1@c.us_3EB0AA"}', {"Set-Cookie": "sesi=1"})) as palsu:
        for _ in range(20):
            assert isinstance(jalankan(Waha(setelan(palsu.url)), pool, kiriman()), Diterima)
        assert palsu.sambungan == 1
        assert all("Cookie" not in m.headers for m in palsu.permintaan)


def test_a_connection_that_idled_is_not_used_again(
    waha: WahaPalsu, pool: Sesi, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Servers close idle connections silently; sending into one would make the outcome unknown for nothing."""
    monkeypatch.setattr("notifikasi.gateway.sambungan.DETIK_MENGANGGUR", -1.0)
    for _ in range(3):
        assert isinstance(jalankan(Waha(waha.setelan()), pool, kiriman()), Diterima)
    assert waha.sambungan == 3


def test_a_message_that_cannot_be_built_never_reaches_the_wire(waha: WahaPalsu, pool: Sesi) -> None:
    hasil = jalankan(Waha(waha.setelan()), pool, kiriman(teks="x" * 70_000))
    assert hasil == Ditolak(Verdict.PESAN, "terlalu_panjang", "Teks pesan lebih dari 65536 karakter.")
    assert waha.permintaan == []


def test_a_fault_in_reading_the_answer_is_unknown_and_logged(
    waha: WahaPalsu, pool: Sesi, caplog: pytest.LogCaptureFixture
) -> None:
    class Keliru(Waha):
        def parse_reply(self, *_: object) -> Diterima:
            raise KeyError("id")

    with caplog.at_level(logging.ERROR):
        assert jalankan(Keliru(waha.setelan()), pool, kiriman()) == TakPasti("Jawaban gateway tidak terbaca.")
    assert waha.token not in caplog.text


@pytest.mark.parametrize("url", ["http://", "bukan alamat", "ftp://contoh.id", "http://[::1", "http://127.0.0.1:70000"])
def test_a_broken_address_is_certainly_not_sent(url: str, pool: Sesi) -> None:
    hasil = jalankan(Waha(setelan(url)), pool, kiriman())
    assert isinstance(hasil, Ditolak)
    assert hasil.verdict is Verdict.SEGERA


@pytest.mark.parametrize("token", ["baris\nbaru", "rahasia“kutip”"])
def test_a_token_that_fits_no_header_is_certainly_not_sent(token: str, waha: WahaPalsu, pool: Sesi) -> None:
    hasil = jalankan(Waha(replace(waha.setelan(), token=token)), pool, kiriman())
    assert isinstance(hasil, Ditolak)
    assert token not in hasil.teks
    assert waha.permintaan == []


def test_errors_hold_neither_token_nor_address(pool: Sesi) -> None:
    with socket.create_server(("127.0.0.1", 0)) as pintu:
        alamat = f"http://127.0.0.1:{pintu.getsockname()[1]}/{RAHASIA}"
    permintaan = Permintaan("POST", alamat, {"X-Api-Key": RAHASIA}, params={"token": RAHASIA})
    with pytest.raises(BelumTerkirim) as galat:
        kirim(pool, permintaan)
    assert RAHASIA not in str(galat.value) + repr(galat.value) + str(galat.value.__cause__)
    assert "127.0.0.1" not in str(galat.value)


def test_an_answer_that_is_lost_is_told_apart(pool: Sesi) -> None:
    with soket("tutup") as alamat, pytest.raises(JawabanHilang):
        kirim(pool, Permintaan("GET", alamat))


def test_number_check_and_health_never_raise(waha: WahaPalsu, meta: CloudApiPalsu, pool: Sesi) -> None:
    gateway = Waha(waha.setelan())
    assert cek_nomor(gateway, pool, ajaib.nomor(ajaib.BIASA)) is True
    assert cek_nomor(gateway, pool, ajaib.nomor(ajaib.BUKAN_WHATSAPP)) is False
    assert cek_sehat(gateway, pool).siap
    waha.status_sesi = "SCAN_QR_CODE"
    assert "QR" in cek_sehat(gateway, pool).sebab
    assert cek_nomor(CloudApi(meta.setelan()), pool, ajaib.nomor(ajaib.BIASA)) is None
    assert cek_sehat(CloudApi(meta.setelan()), pool).siap


def test_number_check_and_health_of_a_gateway_that_is_gone(pool: Sesi) -> None:
    mati = Waha(setelan("http://127.0.0.1:1"))
    assert cek_nomor(mati, pool, ajaib.nomor(ajaib.BIASA)) is None
    keadaan = cek_sehat(mati, pool)
    assert not keadaan.siap
    assert keadaan.sebab
