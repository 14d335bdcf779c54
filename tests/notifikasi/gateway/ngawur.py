"""Webhook bodies nobody should send: what each provider sends, mutated, and pure noise; the same from the same seed."""

import copy
import json
import random
from collections.abc import Callable, Iterator
from typing import Any

ANEH: list[Any] = [
    *(None, True, False, 0, -1, 2, 1.5, float("nan"), float("inf"), 10**30, -(10**400), 1790000000, 1790000000123),
    *("", "\0", "a\0b", "\ud800", "x" * 5_000, "é😀", "NaN", "0", "1e999", "9" * 400, "2026-03-01T02:30:00Z"),
    *("9999-12-31T23:59:59-14:00", "6281234567890", "@", ":@lid", "251556368777322@lid", "1@g.us", "status@broadcast"),
    *([], {}, [[]], [{}], [None, 5, "x", {}], {"id": {"id": {"id": 1}}}, {"": ""}, [[[[[[[[]]]]]]]]),
]
KUNCI = (
    *(
        "event",
        "data",
        "payload",
        "id",
        "ids",
        "key",
        "keyId",
        "status",
        "state",
        "ack",
        "fromMe",
        "is_from_me",
        "from",
    ),
    *(
        "timestamp",
        "message",
        "messages",
        "statuses",
        "errors",
        "entry",
        "changes",
        "value",
        "sender",
        "device",
        "instance",
    ),
    *(
        "session",
        "session_id",
        "apikey",
        "destination",
        "secret",
        "phone",
        "inboxid",
        "stateid",
        "text",
        "body",
        "remoteJid",
    ),
    *("jenis", "id_pesan", "id_klien", "dari", "teks", "waktu", "inbox", "outbox", "sentitems"),
)


def badan_ngawur(contoh: list[dict[str, Any]], benih: int, banyak: int) -> Iterator[bytes]:
    """`banyak` bodies: most of them one or a few steps away from what `contoh` shows, the rest noise."""
    acak = random.Random(benih)  # noqa: S311 -- to be the same again
    for _ in range(banyak):
        yield acak.choice(_CARA)(acak, contoh)


def _simpul(isi: Any) -> Iterator[tuple[Any, Any]]:
    """Every (container, key) of a JSON value."""
    for k in list(isi) if isinstance(isi, dict) else range(len(isi)) if isinstance(isi, list) else ():
        yield isi, k
        yield from _simpul(isi[k])


def _ubah(acak: random.Random, contoh: list[dict[str, Any]]) -> bytes:
    """Some values replaced, removed, renamed or wrapped."""
    isi = copy.deepcopy(acak.choice(contoh))
    for _ in range(acak.randint(1, 4)):
        simpul = list(_simpul(isi))
        if not simpul:
            break
        wadah, k = acak.choice(simpul)
        match acak.randrange(4):
            case 0:
                wadah[k] = copy.deepcopy(acak.choice(ANEH))
            case 1:
                del wadah[k]
            case 2:
                wadah[k] = [wadah[k]] if acak.random() < 0.5 else {acak.choice(KUNCI): wadah[k]}
            case _ if isinstance(wadah, dict):
                wadah[acak.choice(KUNCI)] = wadah.pop(k)
    return json.dumps(isi).encode()


def _karang(acak: random.Random, _: list[dict[str, Any]]) -> bytes:
    """A JSON object grown from the keys that adapters look for."""

    def tumbuh(dalam: int) -> Any:
        if dalam == 0 or acak.random() < 0.3:
            return copy.deepcopy(acak.choice(ANEH))
        if acak.random() < 0.3:
            return [tumbuh(dalam - 1) for _ in range(acak.randint(0, 3))]
        return {acak.choice(KUNCI): tumbuh(dalam - 1) for _ in range(acak.randint(0, 5))}

    return json.dumps(tumbuh(5)).encode()


def _koyak(acak: random.Random, contoh: list[dict[str, Any]]) -> bytes:
    """Real bytes, cut, doubled or flipped."""
    raw = bytearray(json.dumps(acak.choice(contoh)).encode())
    for _ in range(acak.randint(1, 6)):
        raw[acak.randrange(len(raw))] = acak.randrange(256)
    potong = raw[: acak.randrange(1, len(raw))] if acak.random() < 0.3 else raw
    return bytes(potong * (2 if acak.random() < 0.1 else 1))


def _bising(acak: random.Random, _: list[dict[str, Any]]) -> bytes:
    """Random bytes, and the shapes that break naive readers."""
    dalam = acak.choice((50, 900, 5_000, 50_000))
    kasus: list[bytes] = [
        acak.randbytes(acak.randrange(200)),
        b"[" * dalam,
        b'{"data":' * dalam + b"1" + b"}" * dalam,
        b"9" * acak.choice((10, 4_400, 100_000)),
        b'{"id":' + b"9" * 5_000 + b"}",
        b'{"timestamp":1e999,"data":{"status":NaN}}',
        acak.choice((b"", b"null", b'"x"', b"5", b"[]", b"\xff\xfe{", b"\xef\xbb\xbf{}", b"{} {}")),
    ]
    return acak.choice(kasus)


_CARA: list[Callable[[random.Random, list[dict[str, Any]]], bytes]] = (
    [_ubah] * 6 + [_karang] * 3 + [_koyak] * 2 + [_bising]
)
