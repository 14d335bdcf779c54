"""A small planning query: the rows a test names, as a planner of the floor above would yield them."""

from datetime import datetime
from typing import Any

from psycopg2.extras import Json

from notifikasi.models import Nomor
from notifikasi.outbox import antrekan_dari
from satker.waktu import sekarang
from tests.notifikasi.pabrik import UJI

_BARIS = """SELECT * FROM jsonb_to_recordset(%s) AS r(
    satker_id bigint, kunci text, subjek text, subjek_id bigint, induk_id bigint, data jsonb, nomor_id bigint,
    nama_penerima text, urutan timestamptz, kirim_mulai timestamptz, kedaluwarsa timestamptz)"""


def baris(nomor: Nomor, kunci: str, **isian: Any) -> dict[str, Any]:
    """One owed message, due now and for ever, unless told otherwise."""
    bawaan = {
        "satker_id": nomor.satker_id,
        "kunci": kunci,
        "subjek": "sidang",
        "subjek_id": 7,
        "induk_id": None,
        "data": {},
        "nomor_id": nomor.pk,
        "nama_penerima": "Siti",
        "urutan": None,
        "kirim_mulai": sekarang(),
        "kedaluwarsa": None,
    }
    return {k: v.isoformat() if isinstance(v, datetime) else v for k, v in (bawaan | isian).items()}


def rencanakan(*daftar: dict[str, Any], kode: str = UJI) -> int:
    """Queue them by the set-based way; how many were new."""
    return antrekan_dari(kode, _BARIS, [Json(list(daftar))])
