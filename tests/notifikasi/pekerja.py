"""Workers that can be killed: forked from a server that loaded the portal once, so that thirty cost what one did."""

import multiprocessing
import os
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.context import ForkServerProcess
from urllib.parse import urlsplit, urlunsplit

from django.db import connection

_KONTEKS = multiprocessing.get_context("forkserver")
_KONTEKS.set_forkserver_preload(["tests.notifikasi.pekerja_siap"])


def lingkungan() -> dict[str, str]:
    """The environment of a worker on this test's own database."""
    bagian = urlsplit(os.environ["DATABASE_URL"])
    alamat = urlunsplit(bagian._replace(path=f"/{connection.settings_dict['NAME']}"))
    return os.environ | {"DATABASE_URL": alamat, "DJANGO_SETTINGS_MODULE": "narahubung.settings"}


def antarkan() -> None:
    """In the child: `manage.py antar`."""
    from django.core.management import call_command  # noqa: PLC0415 -- loaded by the server already

    with open(os.devnull, "w") as sunyi:  # noqa: PTH123
        call_command("antar", stdout=sunyi)


@contextmanager
def pekerja() -> Iterator[ForkServerProcess]:
    """A process that delivers; whoever leaves the block leaves it dead."""
    asli, baru = dict(os.environ), lingkungan()
    os.environ.update(baru)  # the server takes it over when it starts
    try:
        proses = _KONTEKS.Process(target=antarkan)
        proses.start()
    finally:
        os.environ.clear()
        os.environ.update(asli)
    try:
        yield proses
    finally:
        proses.kill()
        proses.join()
