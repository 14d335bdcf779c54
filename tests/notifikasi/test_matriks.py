"""The fault matrix (issue 3, Must show 2): every fault has a row in docs/gangguan.md, and every row its proof."""

import ast
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client

from notifikasi.masuk import proses
from notifikasi.models import Pesan
from satker.models import Satker
from satker.waktu import pada, sekarang
from tests.notifikasi.pabrik import buat_gateway, buat_nomor, buat_pesan
from tests.notifikasi.test_webhook import ketuk
from tests.palsu.waha import WahaPalsu

AKAR = Path(__file__).parents[2]
BARIS = re.compile(r"^\| (?P<gangguan>[^|]+) \|[^|]+\|[^|]+\| `(?P<berkas>[^`:]+)::(?P<uji>\w+)` \|$", re.MULTILINE)
GANGGUAN = (
    "time-out before the request left",
    "time-out after the request left",
    "connection reset in the middle of the answer",
    "HTTP 500 that is no JSON",
    "refusal inside HTTP 200",
    "HTTP 429 with Retry-After",
    "token expires in the middle of a batch",
    "device off in the middle of a batch",
    "webhook delivered twice",
    "webhook before the POST returned",
    "receipt days late",
    "Redis takes connections and never answers",
    "Redis restarted, PostgreSQL restarted",
    "worker killed",
    "two beats at once",
    "the clock jumps an hour",
)


def _matriks() -> dict[str, tuple[str, str]]:
    teks = (AKAR / "docs/gangguan.md").read_text()
    return {b["gangguan"]: (b["berkas"], b["uji"]) for b in BARIS.finditer(teks)}


@pytest.mark.parametrize("gangguan", GANGGUAN)
def test_every_fault_has_its_row(gangguan: str) -> None:
    assert gangguan in _matriks()


@pytest.mark.parametrize(("berkas", "uji"), sorted(set(_matriks().values())))
def test_every_row_names_a_test_that_exists(berkas: str, uji: str) -> None:
    pohon = ast.parse((AKAR / berkas).read_text())
    assert uji in {n.name for n in ast.walk(pohon) if isinstance(n, ast.FunctionDef)}


@pytest.mark.django_db
@pytest.mark.parametrize("awal", ["diterima", "tak_pasti", "gagal"])
def test_a_receipt_that_comes_days_late_still_counts(
    client: Client, satker: Satker, waha: WahaPalsu, awal: str
) -> None:
    """A phone that was off for a week: the proof comes when it comes, by the door and through the inbox."""
    gateway = buat_gateway(satker, waha.setelan(jendela_ulang_detik=0))
    nomor = buat_nomor(satker)
    lalu = sekarang() - timedelta(days=9)
    with pada(lalu):
        pesan = buat_pesan(satker, nomor=nomor, gateway=gateway, status=awal, id_gateway="3EB0LAMA", selesai_pada=lalu)
    assert ketuk(client, gateway, waha, waha.badan_ack("3EB0LAMA", nomor.e164, 2)).status_code == 200
    assert proses().tanda_terima == 1
    kini = Pesan.objects.get(pk=pesan.pk)
    assert (kini.status, kini.selesai_pada, kini.galat) == ("sampai", None, "")
    assert kini.sampai_pada is not None
    assert kini.sampai_pada > lalu
