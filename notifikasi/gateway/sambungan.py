"""Connections that know whether a request has begun to leave: the line between "try again" and "never blindly again".

An exception's type does not tell it (a TLS error can come before or after the request), so the connection itself notes,
per thread, the moment it hands the first byte of the request to an open socket.
"""

import threading
import time
from http.cookiejar import DefaultCookiePolicy
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

# Servers close idle connections without telling (Node after 5 s). Reusing one that is about to close makes an outcome
# unknown for nothing, so ours are given up a little earlier.
DETIK_MENGANGGUR = 3.0

_jejak = threading.local()


def mulai_catat() -> None:
    """Forget the previous request of this thread."""
    _jejak.berangkat = False


def sudah_berangkat() -> bool:
    """Whether any byte of this thread's current request was handed to the network."""
    return bool(getattr(_jejak, "berangkat", False))


class _Mencatat:
    """Mixed into urllib3's connections: `send` with an open socket is the request leaving."""

    sock: Any
    terakhir_pakai = 0.0

    def connect(self) -> None:
        try:
            super().connect()  # type: ignore[misc]
        finally:
            _jejak.berangkat = False  # a proxy's CONNECT may have gone out, our request has not

    def send(self, data: Any) -> None:
        if self.sock is None:
            self.connect()
        _jejak.berangkat = True
        self.terakhir_pakai = time.monotonic()
        super().send(data)  # type: ignore[misc]


class _Http(_Mencatat, HTTPConnection):
    pass


class _Https(_Mencatat, HTTPSConnection):
    pass


class _Segar:
    """Mixed into urllib3's pools: hands out no connection that idled too long."""

    def _get_conn(self, timeout: float | None = None) -> Any:
        sambungan = super()._get_conn(timeout)  # type: ignore[misc]
        if sambungan.sock is not None and time.monotonic() - sambungan.terakhir_pakai > DETIK_MENGANGGUR:
            sambungan.close()
        return sambungan


class _KolamHttp(_Segar, HTTPConnectionPool):
    ConnectionCls = _Http


class _KolamHttps(_Segar, HTTPSConnectionPool):
    ConnectionCls = _Https


class _Adaptor(HTTPAdapter):
    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {"http": _KolamHttp, "https": _KolamHttps}

    def proxy_manager_for(self, *args: Any, **kwargs: Any) -> Any:
        pengelola = super().proxy_manager_for(*args, **kwargs)
        pengelola.pool_classes_by_scheme = {"http": _KolamHttp, "https": _KolamHttps}
        return pengelola


class _TanpaNetrc(AuthBase):
    """Keeps requests from putting a ~/.netrc password over our own Authorization header."""

    def __call__(self, r: requests.PreparedRequest) -> requests.PreparedRequest:
        return r


class Sesi(requests.Session):
    """A requests session that never retries, keeps no cookie, and tells whether a request left."""

    def __init__(self, n: int) -> None:
        super().__init__()
        self.auth = _TanpaNetrc()
        self.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        adaptor = _Adaptor(pool_connections=4, pool_maxsize=n, max_retries=0)
        self.mount("http://", adaptor)
        self.mount("https://", adaptor)
