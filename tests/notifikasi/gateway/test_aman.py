"""The line between "not sent" and "perhaps sent" where it is hardest to see: TLS, proxies, many threads."""

import ipaddress
import ssl
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Self

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from notifikasi.gateway.dasar import Diterima, Ditolak, Kiriman, Permintaan, Setelan, TakPasti, Verdict
from notifikasi.gateway.panggil import jalankan, kirim, sesi
from notifikasi.gateway.sambungan import Sesi
from notifikasi.gateway.waha import Waha
from tests.notifikasi.gateway.bahan import kiriman
from tests.palsu import ajaib
from tests.palsu.peladen import Jawab, Minta, PeladenPalsu
from tests.palsu.waha import WahaPalsu


class Cepat(Waha):
    def build(self, kiriman: Kiriman) -> Permintaan:
        return replace(super().build(kiriman), timeout=(2, 0.4))


class WahaTls(WahaPalsu):
    """The fake behind TLS, with a certificate of its own making."""

    def __init__(self, sertifikat: Path) -> None:
        super().__init__()
        self.sertifikat = sertifikat

    def __enter__(self) -> Self:
        super().__enter__()
        konteks = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        konteks.load_cert_chain(self.sertifikat)
        self._server.socket = konteks.wrap_socket(self._server.socket, server_side=True)
        return self

    @property
    def url(self) -> str:
        return super().url.replace("http:", "https:")


@pytest.fixture(scope="module")
def sertifikat(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A self-signed certificate for 127.0.0.1, with its key, in one file."""
    kunci = ec.generate_private_key(ec.SECP256R1())
    nama = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    awal = datetime.now(UTC) - timedelta(days=1)
    surat = (
        x509.CertificateBuilder()
        .subject_name(nama)
        .issuer_name(nama)
        .public_key(kunci.public_key())
        .serial_number(1)
        .not_valid_before(awal)
        .not_valid_after(awal + timedelta(days=3))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(kunci, hashes.SHA256())
    )
    berkas = tmp_path_factory.mktemp("tls") / "sertifikat.pem"
    bentuk = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    berkas.write_bytes(kunci.private_bytes(*bentuk) + surat.public_bytes(serialization.Encoding.PEM))
    return berkas


@pytest.fixture
def pool(monkeypatch: pytest.MonkeyPatch) -> Iterator[Sesi]:
    for nama in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "NO_PROXY", "no_proxy", "ALL_PROXY"):
        monkeypatch.delenv(nama, raising=False)
    with sesi(4) as s:
        yield s


class TestTls:
    def test_an_untrusted_certificate_sends_nothing(self, sertifikat: Path, pool: Sesi) -> None:
        with WahaTls(sertifikat) as waha:
            hasil = jalankan(Cepat(waha.setelan()), pool, kiriman())
            assert hasil == Ditolak(Verdict.SEGERA, "tak_terhubung", "Sambungan aman (TLS) ke gateway gagal.")
            assert waha.permintaan == []

    def test_a_trusted_gateway_takes_the_message(
        self, sertifikat: Path, pool: Sesi, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(sertifikat))
        with WahaTls(sertifikat) as waha:
            gateway = Cepat(waha.setelan())
            assert all(isinstance(jalankan(gateway, pool, kiriman()), Diterima) for _ in range(5))
            assert waha.sambungan == 1
            assert isinstance(jalankan(gateway, pool, kiriman(ajaib.DIAM)), TakPasti)


class Proksi(PeladenPalsu):
    """A forward proxy that refuses everything."""

    def layani(self, minta: Minta) -> Jawab:
        return Jawab(503, b"proksi")


class TestProksi:
    def test_a_gateway_on_this_machine_never_goes_through_the_proxy(
        self, pool: Sesi, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with Proksi() as proksi, WahaPalsu() as waha:
            monkeypatch.setenv("HTTP_PROXY", proksi.url)
            monkeypatch.setenv("http_proxy", proksi.url)
            assert isinstance(jalankan(Cepat(waha.setelan()), pool, kiriman()), Diterima)
            assert proksi.permintaan == []

    def test_a_tunnel_the_proxy_refuses_sends_nothing(self, pool: Sesi, monkeypatch: pytest.MonkeyPatch) -> None:
        """The CONNECT has left, our request has not."""
        with Proksi() as proksi:
            monkeypatch.setenv("HTTPS_PROXY", proksi.url)
            monkeypatch.setenv("https_proxy", proksi.url)
            gateway = Cepat(Setelan("https://waha.pa-contoh.internal", "kunci"))
            hasil = jalankan(gateway, pool, kiriman())
            assert isinstance(hasil, Ditolak)
            assert hasil.verdict is Verdict.SEGERA
            assert proksi.sambungan == 1


def test_a_password_file_does_not_replace_the_token(
    tmp_path: Path, pool: Sesi, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Requests would put ~/.netrc over our own Authorization header."""
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login orang password sandi\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    with Proksi() as palsu:
        kirim(pool, Permintaan("GET", palsu.url, {"Authorization": "Bearer kita"}))
        assert palsu.permintaan[0].headers["Authorization"] == "Bearer kita"


def test_many_threads_never_take_each_others_word_for_it() -> None:
    """What left is noted per thread: a time-out beside a refused connection stays a time-out."""
    with WahaPalsu() as hidup, sesi(16) as bersama, ThreadPoolExecutor(16) as kolam:
        mati = Cepat(replace(hidup.setelan(), url="http://127.0.0.1:1"))
        nyala = Cepat(hidup.setelan())
        naskah = [(mati, ajaib.BIASA), (nyala, ajaib.BIASA), (nyala, ajaib.PUTUS), (nyala, ajaib.DIAM)] * 24
        hasil = list(kolam.map(lambda n: jalankan(n[0], bersama, kiriman(n[1])), naskah))
    assert [type(h) for h in hasil] == [Ditolak, Diterima, TakPasti, TakPasti] * 24
