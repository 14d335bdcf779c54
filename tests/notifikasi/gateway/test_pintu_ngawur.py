"""Ten thousand hostile bodies through the real door and inbox: never a 500 nor a stuck row (issue 3, Must show 3)."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse

from notifikasi.gateway.daftar import GATEWAY, kelas
from notifikasi.masuk import proses, tertunda
from notifikasi.models import Gateway, KotakWebhook, Pesan
from notifikasi.views.webhook import webhook
from satker.models import Satker
from tests.notifikasi.gateway import contoh
from tests.notifikasi.gateway.ngawur import badan_ngawur
from tests.notifikasi.pabrik import buat_gateway, buat_pesan

pytestmark = pytest.mark.django_db
SEMUA = sorted(GATEWAY)
BANYAK = 10_000
PER_JENIS = -(-BANYAK // len(SEMUA))
DIPROSES = 150  # bodies per kind that also go through the inbox
JAWABAN = {200, 400, 403}


def ketuk(gateway: Gateway, raw: bytes, kepala: Mapping[str, str]) -> int:
    """One knock at the view itself; whatever it raises would be a 500."""
    minta = RequestFactory().post("/", raw, content_type="application/json", headers=dict(kepala))
    jawab = webhook(minta, gateway.jenis, gateway.token_jalur)
    assert jawab.content == b""
    return int(jawab.status_code)


def bukti(jenis: str, raw: bytes) -> dict[str, str]:
    return {k: v for k, v in contoh.tanda(jenis, raw).items() if k.lower() != "content-type"}


@pytest.fixture(params=SEMUA)
def gateway(request: pytest.FixtureRequest, satker: Satker) -> Gateway:
    return buat_gateway(satker, contoh.setelan(request.param), jenis=request.param)


def test_hostile_bodies_never_give_a_500(gateway: Gateway) -> None:
    """Signed as the provider signs, so that they get as far as they can; one in ten comes unsigned."""
    jawaban: Counter[int] = Counter()
    for n, raw in enumerate(badan_ngawur(contoh.webhook(gateway.jenis), 20_261_123, PER_JENIS)):
        jawaban[ketuk(gateway, raw, {} if n % 10 == 0 else bukti(gateway.jenis, raw))] += 1
    assert set(jawaban) <= JAWABAN
    assert jawaban.total() == PER_JENIS
    if contoh.tanda(gateway.jenis, b"{}"):
        assert jawaban[403] >= PER_JENIS // 10
        assert KotakWebhook.objects.count() > PER_JENIS // 10  # mutants of one event share its key


def test_what_was_kept_is_processed_and_no_row_holds_up_another(gateway: Gateway, satker: Satker) -> None:
    """Only a body that is no object stays behind, with its reason; our own messages keep their books."""
    pesan = buat_pesan(satker)
    for raw in badan_ngawur(contoh.webhook(gateway.jenis), 7, DIPROSES):
        ketuk(gateway, raw, bukti(gateway.jenis, raw))
    diterima = KotakWebhook.objects.count()
    hitung = proses()
    assert hitung.diproses == diterima
    galat = set(KotakWebhook.objects.exclude(galat="").values_list("galat", flat=True))
    assert all(g.startswith("BadanTakTerbaca") for g in galat)
    assert tertunda() == hitung.rusak
    pesan.refresh_from_db()
    assert pesan.status == Pesan.Status.ANTRE


@pytest.mark.parametrize("jenis", [j for j in SEMUA if not kelas(j).kemampuan.ditarik])
def test_the_whole_road_with_middleware_answers_alike(jenis: str, satker: Satker, client: Client) -> None:
    """The same bodies through every layer, a hundred per kind."""
    gateway = buat_gateway(satker, contoh.setelan(jenis), jenis=jenis)
    alamat = reverse("webhook", args=(jenis, gateway.token_jalur))
    for raw in badan_ngawur(contoh.webhook(jenis), 3, 100):
        headers: Any = bukti(jenis, raw)
        jawab = client.post(alamat, raw, content_type="application/json", headers=headers)
        assert jawab.status_code in JAWABAN
        assert jawab.content == b""
