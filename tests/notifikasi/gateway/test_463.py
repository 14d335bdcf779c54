"""463, the reach-out timelock, on every linked device: new chats stop, chats that exist go on, no message is lost.

gateways.md, finding 2. The answer or a later receipt may tell; rented services pass on the words of what lies beneath.
"""

import json
from typing import Any

import pytest

from notifikasi import masuk
from notifikasi.antar import antar
from notifikasi.gateway.daftar import buat
from notifikasi.gateway.dasar import Ditolak, TandaTerima, Verdict
from notifikasi.gateway.longgar import terkunci
from notifikasi.models import KotakWebhook, Pesan
from satker.models import Satker
from satker.waktu import sekarang
from tests.notifikasi.gateway.contoh import setelan
from tests.notifikasi.pabrik import buat_gateway, buat_nomor, buat_pesan, status

KATA = "server returned error 463"
GALAT_EVO = {"status": 400, "response": {"message": [KATA]}}
# As each kind refuses; `http` by the rules of a declared gateway.
JAWABAN: dict[str, tuple[int, dict[str, Any]]] = {
    "waha": (500, {"statusCode": 500, "exception": {"message": KATA}}),
    "gowa": (429, {"status": 429, "code": "WA_REACHOUT_TIMELOCK", "message": KATA}),
    "evolution": (400, GALAT_EVO),
    "fonnte": (200, {"status": False, "reason": KATA}),
    "wablas": (200, {"status": False, "message": KATA}),
    "http": (400, {"galat": KATA}),
}
# As each kind tells it afterwards; GOWA tells no failure at all.
KABAR: dict[str, dict[str, Any]] = {
    "waha": {
        "event": "message.ack",
        "session": "default",
        "payload": {"id": "true_x@c.us_A1", "fromMe": True, "ack": -1, "error": {"code": 463}},
    },
    "evolution": {
        "event": "messages.update",
        "instance": "pa contoh",
        "data": {"keyId": "A1", "fromMe": True, "status": "ERROR", "messageStubParameters": ["463"]},
    },
    "fonnte": {"device": "628", "id": "A1", "status": "failed", "reason": KATA},
    "wablas": {"id": "A1", "phone": "62812", "status": "reject", "note": KATA},
    "http": {"ref": "A1", "keadaan": "gagal", "sebab": KATA},
}
ATURAN = {"webhook": {"id": "ref", "status": "keadaan", "alasan": "sebab", "arti": {"gagal": "gagal"}, "kepala": "X-R"}}


def adaptor(jenis: str) -> Any:
    s = setelan(jenis)
    if jenis == "http":
        object.__setattr__(s, "opsi", ATURAN)
    return buat(jenis, s)


@pytest.mark.parametrize("jenis", JAWABAN)
def test_the_answer_stops_new_chats_only_and_keeps_the_providers_words(jenis: str) -> None:
    kode, isi = JAWABAN[jenis]
    hasil = adaptor(jenis).parse_reply(kode, {}, json.dumps(isi).encode())
    assert isinstance(hasil, Ditolak)
    assert hasil.verdict is Verdict.STOP_BARU
    assert KATA in hasil.teks


@pytest.mark.parametrize("jenis", KABAR)
def test_so_does_a_receipt(jenis: str) -> None:
    (tanda,) = adaptor(jenis).parse_webhook(json.dumps(KABAR[jenis]).encode())
    assert isinstance(tanda, TandaTerima)
    assert (tanda.status, tanda.verdict, tanda.kode) == ("gagal", Verdict.STOP_BARU, "463")


@pytest.mark.django_db
@pytest.mark.parametrize("jenis", KABAR)
def test_after_the_receipt_the_message_waits_and_known_chats_go_on(satker: Satker, jenis: str) -> None:
    opsi = ATURAN if jenis == "http" else {}
    nomor_id = {"waha": "default", "evolution": "pa contoh"}.get(jenis, "")
    gateway = buat_gateway(satker, jenis=jenis, opsi=opsi, nomor_id=nomor_id)
    isian: dict[str, Any] = {"gateway": gateway, "id_gateway": "A1", "jumlah_percobaan": 1}
    pesan = buat_pesan(satker, status="diterima", diterima_pada=sekarang(), **isian)
    KotakWebhook.objects.create(gateway=gateway, kunci="k", badan=json.dumps(KABAR[jenis]), diterima_pada=sekarang())
    assert masuk.proses().rusak == 0
    gateway.refresh_from_db()
    assert gateway.kontak_baru_berhenti_sampai is not None
    assert (status(pesan), gateway.pemutus_sejak) == (["antre"], None)
    kenal = buat_pesan(satker, nomor=buat_nomor(satker, masuk_terakhir=sekarang()))
    antar(satker)  # the address is nobody's: what is tried is tried again later, what is new is not tried
    tried = dict(Pesan.objects.values_list("pk", "jumlah_percobaan"))
    assert (tried[kenal.pk], tried[pesan.pk]) == (1, 1)


@pytest.mark.parametrize(
    ("kata", "benar"),
    [
        (KATA, True),
        ("rejected: Reach-out timelock", True),
        ('{"code":463}', True),
        ("reachout_timelock", True),
        ("id 463", False),
        ("error 4631", False),
        ("kode 1463", False),
        ("", False),
    ],
)
def test_a_number_that_only_looks_like_it_is_not_taken_for_it(kata: str, benar: bool) -> None:
    """A false alarm would keep strangers waiting for a day."""
    assert terkunci(kata) is benar
