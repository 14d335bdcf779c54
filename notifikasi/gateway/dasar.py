"""What every gateway is made of: the message, the request, the outcome, and the abstract adapter.

An adapter is pure: it builds requests and reads answers. The one HTTP call between the two is `panggil.kirim`.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar
from urllib.parse import urlsplit

from notifikasi.gateway.periksa import alasan_setelan
from notifikasi.gateway.peristiwa import (
    KeadaanKanal,
    NomorBerganti,
    Peristiwa,
    PesanMasuk,
    StatusTerima,
    TandaTerima,
    Verdict,
)
from notifikasi.gateway.urai import json_objek, sidik

__all__ = [
    "BadanTakTerbaca",
    "Diterima",
    "Ditolak",
    "Gateway",
    "Hasil",
    "IsiTemplat",
    "KeadaanKanal",
    "Kemampuan",
    "Kiriman",
    "NomorBerganti",
    "Peristiwa",
    "Permintaan",
    "PesanMasuk",
    "Setelan",
    "StatusTerima",
    "TakDapatDikirim",
    "TakPasti",
    "TandaTerima",
    "Tarikan",
    "Verdict",
    "WebhookDitolak",
    "badan_terbaca",
]


class WebhookDitolak(Exception):
    """The webhook is not signed by our gateway, or is too old."""


class BadanTakTerbaca(ValueError):
    """The webhook body is not a JSON object."""


def badan_terbaca(raw: bytes) -> dict[str, Any]:
    """The object in a webhook body; raises BadanTakTerbaca when it is none."""
    isi = json_objek(raw)
    if isi is None:
        raise BadanTakTerbaca
    return isi


@dataclass(frozen=True, slots=True)
class IsiTemplat:
    """An approved template with its body parameters in order."""

    nama: str
    bahasa: str
    parameter: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kiriman:
    """One message to send. `id_klien` is our UUID, `nomor` E.164, `ttl_detik` how long it is still of use.

    `ke`: which attempt this is, from 1.
    """

    id_klien: str
    nomor: str = field(repr=False)
    teks: str = field(repr=False)
    jenis: str
    templat: IsiTemplat | None = field(default=None, repr=False)
    jendela_terbuka: bool = False
    ttl_detik: int | None = None
    ke: int = 1


@dataclass(frozen=True, slots=True)
class Setelan:
    """Where and as whom to call. `rahasia` holds the current webhook secret and any previous ones still accepted."""

    url: str
    token: str = field(repr=False)
    nomor_id: str = ""
    rahasia: tuple[str, ...] = field(default=(), repr=False)
    opsi: Mapping[str, Any] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Permintaan:
    """A request to make. `timeout` is (connect, read) in seconds. Its repr shows neither headers, query nor body."""

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    json: Any = None
    data: Mapping[str, str] | None = None
    params: Mapping[str, str] | None = None
    timeout: tuple[float, float] = (5, 30)

    def __repr__(self) -> str:
        bagian = urlsplit(self.url)
        return f"Permintaan({self.method} {bagian.scheme}://{bagian.hostname}{bagian.path})"


@dataclass(frozen=True, slots=True)
class Diterima:
    """The gateway took the message. That is not yet proof that it was sent."""

    id_gateway: str
    wa_id: str | None = None


@dataclass(frozen=True, slots=True)
class Ditolak:
    """The gateway refused, or was never reached: the message has certainly not gone out."""

    verdict: Verdict
    kode: str
    teks: str
    coba_lagi_detik: int | None = None


@dataclass(frozen=True, slots=True)
class TakPasti:
    """The request left and no usable answer came: the message may have gone out. Never resend blindly."""

    sebab: str


Hasil = Diterima | Ditolak | TakPasti


@dataclass(frozen=True, slots=True)
class Tarikan:
    """What a fetch brought: bodies to keep as if they had knocked, and what to call once they are kept."""

    badan: Sequence[bytes] = ()
    usai: Permintaan | None = None
    sebab: str = ""


class TakDapatDikirim(Exception):
    """Raised by `build` when this message cannot be put into a request; `hasil` says why."""

    def __init__(self, verdict: Verdict, kode: str, teks: str) -> None:
        super().__init__(teks)
        self.hasil = Ditolak(verdict, kode, teks)


@dataclass(frozen=True, slots=True)
class Kemampuan:
    """What a gateway can do, for the planner and the admin pages: asked instead of `if jenis == …`."""

    cek_nomor: bool
    tanda_terima: bool
    masuk: bool
    id_klien: bool  # we may choose the message id: see `Gateway.id_pilihan`
    gema_id: bool  # receipts carry our id
    maks_karakter: int
    jeda_penerima_detik: int
    butuh_templat: bool  # outside the 24 hour window only approved templates
    kanal: str = "whatsapp"  # or "sms": a message goes out on its own channel only
    # What proves that a webhook is the gateway's: "tanda_tangan", "rahasia" (in its body or a header), "alamat" (only
    # the address nobody else knows), "" where there is no webhook.
    bukti_webhook: str = "tanda_tangan"
    tanya_status: bool = False  # can be asked how far one message came: see `Gateway.build_tanya`
    ditarik: bool = False  # never knocks: what happened is fetched, see `Gateway.build_tarik`


class Gateway(ABC):
    """One provider. Subclasses are pure, keep no state and never log."""

    jenis: ClassVar[str]
    nama: ClassVar[str]
    kemampuan: Kemampuan
    # The settings this kind needs, each with what to type there: only these are asked for on the admin's page.
    isian: ClassVar[Mapping[str, str]] = {
        "url": "Alamat gateway, misalnya http://waha:3000",
        "nomor_id": "Nama sesi atau perangkat di gateway",
        "token": "",
        "rahasia": "",
        "opsi": "",
    }

    def __init__(self, setelan: Setelan) -> None:
        self.setelan = setelan

    @abstractmethod
    def build(self, kiriman: Kiriman) -> Permintaan:
        """The request that sends `kiriman`; raises TakDapatDikirim when there is none."""

    @abstractmethod
    def parse_reply(self, status: int, headers: Mapping[str, str], body: bytes) -> Hasil:
        """What the answer means."""

    @abstractmethod
    def verify(self, headers: Mapping[str, str], raw: bytes) -> None:
        """Returns when the webhook is genuine, else raises WebhookDitolak. Header names in any case."""

    @abstractmethod
    def parse_webhook(self, raw: bytes) -> list[Peristiwa]:
        """The events of a webhook body, [] for what does not concern us; BadanTakTerbaca when it is no JSON object."""

    @abstractmethod
    def build_sehat(self) -> Permintaan:
        """The request that asks whether the channel can send."""

    @abstractmethod
    def parse_sehat(self, status: int, body: bytes) -> KeadaanKanal:
        """What that answer means."""

    def kunci_peristiwa(self, raw: bytes, headers: Mapping[str, str]) -> str:
        """A key (≤ 80 characters) that is equal for every redelivery of one webhook."""
        return f"sha256:{sidik(raw)}"

    def id_pilihan(self, id_klien: str, ke: int) -> str | None:
        """The `id_gateway` attempt `ke` of the message will get, where we choose it: settles a POST that timed out.

        Of each attempt another one: its receipts are not those of the attempt before.
        """
        return None

    def jabat_tangan(self, query: Mapping[str, str]) -> str | None:
        """The text to answer to a webhook set-up GET, None to refuse it."""
        return None

    def build_cek(self, e164: str) -> Permintaan | None:
        """The request that asks whether a number is on WhatsApp, None when this gateway cannot tell."""
        return None

    def parse_cek(self, status: int, body: bytes) -> bool | None:
        """True or False as the gateway said, None when it did not say."""
        return None

    def build_tanya(self, id_gateway: str, e164: str) -> Permintaan | None:
        """The request that asks how far our message `id_gateway` to `e164` came; None when this gateway cannot tell.

        Only reads what the gateway already knows: asking costs nothing at WhatsApp and sends nothing.
        """
        return None

    def parse_tanya(self, status: int, body: bytes, id_gateway: str) -> TandaTerima | None:
        """The furthest state of that message as a receipt with `id_gateway`, None when the gateway did not say."""
        return None

    def build_tarik(self, id_klien: Sequence[str]) -> Permintaan | None:
        """The request that fetches what became of our messages and what people wrote; None when this gateway knocks."""
        return None

    def parse_tarik(self, status: int, body: bytes) -> Tarikan:
        """What that answer brought: one body per event, each as `parse_webhook` reads it."""
        return Tarikan()

    def bersihkan_badan(self, raw: bytes) -> bytes:
        """A webhook body as it may be stored: without secrets a provider puts into it; still parses to the same events.

        Called on verified JSON only. `verify` and `kunci_peristiwa` see the body as it came.
        """
        return raw

    @classmethod
    def periksa_setelan(cls, setelan: Setelan) -> list[str]:
        """What is unsafe or missing in the settings, in Indonesian; empty when they may be used."""
        return alasan_setelan(setelan.url, setelan.token, setelan.rahasia)

    def teks_wajar(self, kiriman: Kiriman) -> str:
        """The text, or TakDapatDikirim when the gateway would cut or refuse it."""
        if not kiriman.teks.strip():
            raise TakDapatDikirim(Verdict.PESAN, "kosong", "Teks pesan kosong.")
        if len(kiriman.teks) > self.kemampuan.maks_karakter:
            maks = self.kemampuan.maks_karakter
            raise TakDapatDikirim(Verdict.PESAN, "terlalu_panjang", f"Teks pesan lebih dari {maks} karakter.")
        return kiriman.teks
