"""Doing things at the same moment: threads with a database connection each, let go together."""

import threading
from collections.abc import Callable
from typing import Any

from django.db import connections


def serentak(*tugas: Callable[[], Any]) -> list[Any]:
    """Run all tasks at once and answer what each returned or raised, in order."""
    aba = threading.Barrier(len(tugas))
    hasil: list[Any] = [None] * len(tugas)

    def jalankan(ke: int, t: Callable[[], Any]) -> None:
        try:
            aba.wait(10)
            hasil[ke] = t()
        except Exception as galat:  # noqa: BLE001 -- the test judges it
            hasil[ke] = galat
        finally:
            connections.close_all()

    utas = [threading.Thread(target=jalankan, args=(ke, t)) for ke, t in enumerate(tugas)]
    for u in utas:
        u.start()
    for u in utas:
        u.join()
    return hasil


def tanpa_galat(*tugas: Callable[[], Any]) -> list[Any]:
    """As `serentak`, where nothing may be raised."""
    hasil = serentak(*tugas)
    galat = [h for h in hasil if isinstance(h, Exception)]
    assert galat == []
    return hasil
