"""What a gateway says: verdicts on a refusal and the events of its webhooks, the same words for every provider."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Verdict(StrEnum):
    """What a refusal means for what we do next."""

    SEGERA = "segera"  # try again soon
    NANTI = "nanti"  # try again after at least 10 minutes; the whole channel slows down
    BESOK = "besok"  # try again after at least 24 hours
    PENERIMA = "penerima"  # the recipient cannot be reached on this channel, for good
    PESAN = "pesan"  # this message can never be sent
    TEMPLAT = "templat"  # the approved template is broken: stop that template
    JENDELA = "jendela"  # the 24 hour window is closed: send as a template
    STOP_BARU = "stop_baru"  # write to nobody new ("reach-out timelock", 463); existing chats go on
    STOP_MASSAL = "stop_massal"  # stop bulk messages
    STOP_KANAL = "stop_kanal"  # nothing can leave on this channel: open the breaker, tell the admin
    TIDAK_DIKENAL = "tidak_dikenal"  # a code we do not know: permanent for the message, kept to learn from


class StatusTerima(StrEnum):
    """How far a message came, by the gateway's own word; only SAMPAI and DIBACA prove that it reached a phone."""

    DITERIMA = "diterima"
    TERKIRIM = "terkirim"
    SAMPAI = "sampai"
    DIBACA = "dibaca"
    GAGAL = "gagal"


@dataclass(frozen=True, slots=True)
class TandaTerima:
    """A receipt. Match it by `id_klien` where the gateway echoes our id, else by `id_gateway`.

    `id_lain` is a second id of the message: beside `id_gateway` it ties the two, alone it relies on such a tie.
    """

    status: StatusTerima
    id_gateway: str | None
    id_klien: str | None
    waktu: datetime
    kode: str = ""
    teks: str = ""
    verdict: Verdict | None = None
    id_lain: str | None = None


@dataclass(frozen=True, slots=True)
class PesanMasuk:
    """A message someone sent to us. `pengirim` is the gateway's id for the person, `e164` the number where it is one.

    `teks` is empty for a picture or another kind without text; it still opens the window for free replies.
    """

    id_luar: str
    pengirim: str
    e164: str | None
    teks: str
    waktu: datetime
    id_pengirim_lain: str | None = None


@dataclass(frozen=True, slots=True)
class NomorBerganti:
    """A person moved to another number; the clerk is to confirm it. Both in E.164."""

    lama: str
    baru: str
    waktu: datetime


@dataclass(frozen=True, slots=True)
class KeadaanKanal:
    """Whether the channel can send now; `sebab` says in Indonesian why not, `rincian` what else is worth knowing."""

    siap: bool
    sebab: str = ""
    rincian: str = ""  # quota, subscription, signal


Peristiwa = TandaTerima | PesanMasuk | NomorBerganti | KeadaanKanal
