"""The address of a court's SIPP: mysql://user:pass@host:3306/sipp or sqlite:///path."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from perkara.sipp.galat import AlamatSippKeliru

_SKEMA_MYSQL = ("mysql", "mariadb")


@dataclass(frozen=True, slots=True)
class AlamatMySQL:
    """Where a MySQL or MariaDB server is; the password stays out of `repr`."""

    host: str
    port: int
    pengguna: str
    sandi: str = field(repr=False)
    basis_data: str
    unix_socket: str | None = None

    def __str__(self) -> str:
        return f"{self.unix_socket or f'{self.host}:{self.port}'}/{self.basis_data}"


@dataclass(frozen=True, slots=True)
class AlamatSQLite:
    """A SIPP-shaped SQLite file: demo and benchmarks."""

    berkas: Path

    def __str__(self) -> str:
        return str(self.berkas)


def baca_alamat(url: str) -> AlamatMySQL | AlamatSQLite:
    """Read an address; parts are percent-decoded, `?unix_socket=/path` is understood.

    `sqlite:///a.db` is relative to the working folder, `sqlite:////srv/a.db` absolute.
    Raises AlamatSippKeliru, which never repeats the address: it may hold a password.
    """
    try:
        bagian = urlsplit(url.strip())
        port = bagian.port or 3306
    except ValueError:
        raise AlamatSippKeliru("Alamat SIPP tidak terbaca: periksa host dan port.") from None
    if bagian.scheme == "sqlite":
        return _alamat_sqlite(bagian.netloc, bagian.path)
    if bagian.scheme not in _SKEMA_MYSQL:
        raise AlamatSippKeliru("Alamat SIPP harus berawalan mysql:// atau sqlite:///.")
    basis_data = unquote(bagian.path.strip("/"))
    if not basis_data or "/" in basis_data:
        raise AlamatSippKeliru(
            "Alamat SIPP belum menyebut nama basis data, misalnya mysql://pengguna:sandi@host:3306/sipp."
        )
    soket = parse_qs(bagian.query).get("unix_socket", [None])[0]
    if not bagian.hostname and not soket:
        raise AlamatSippKeliru("Alamat SIPP belum menyebut host server.")
    return AlamatMySQL(
        host=bagian.hostname or "localhost",
        port=port,
        pengguna=unquote(bagian.username or ""),
        sandi=unquote(bagian.password or ""),
        basis_data=basis_data,
        unix_socket=soket,
    )


def _alamat_sqlite(netloc: str, path: str) -> AlamatSQLite:
    if netloc or len(path) < 2:
        raise AlamatSippKeliru("Alamat SQLite harus berbentuk sqlite:///jalur/berkas.")
    return AlamatSQLite(Path(unquote(path[1:])))
