"""The statements spoken with a Gammu SMSD's tables (schemas 13 to 18), and what the server's refusals mean.

Its tables know no transactions. A long text is therefore put in on hold (SendingDateTime far away), then its parts, and
one UPDATE lets it go: whatever breaks before that has surely not been sent, and never half of it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from notifikasi.gateway.dasar import Ditolak, Verdict
from notifikasi.gateway.urai import angka

Pernyataan = tuple[str, Sequence[object]]

# TIMESTAMP ends in January 2038. What is on hold is looked for with room for any server's zone.
_TAHAN, _DITAHAN = "2037-12-31 00:00:00", "2037-12-01 00:00:00"
_MASUK = """INSERT INTO outbox (DestinationNumber, TextDecoded, CreatorID, Coding, MultiPart, UDH, SendAfter,
SendBefore, RelativeValidity, SenderID, DeliveryReport, Class, SendingDateTime)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, 'yes', -1, {saat})"""
_BAGIAN = """INSERT INTO outbox_multipart (ID, SequencePosition, UDH, TextDecoded, Coding, Class)
VALUES (@narahubung, %s, %s, %s, %s, -1)"""
_TERKIRIM = """SELECT 'sentitems' AS dari, ID AS id, SequencePosition AS ke, UDH AS udh, Status AS status,
StatusError AS galat, CreatorID AS id_klien, UNIX_TIMESTAMP(SendingDateTime) AS kirim,
UNIX_TIMESTAMP(DeliveryDateTime) AS sampai FROM sentitems WHERE CreatorID IN ({tempat}) ORDER BY ID, SequencePosition"""
_ANTRE = f"""SELECT 'outbox' AS dari, ID AS id, CreatorID AS id_klien, UNIX_TIMESTAMP(SendingDateTime) AS kirim
FROM outbox WHERE CreatorID IN ({{tempat}}) AND SendingDateTime < '{_DITAHAN}' ORDER BY ID"""
# Older than a week is not ours to answer: a portal put beside an old inbox must not read years of it.
_INBOX = """SELECT 'inbox' AS dari, ID AS id, SenderNumber AS pengirim, TextDecoded AS teks, UDH AS udh,
UNIX_TIMESTAMP(ReceivingDateTime) AS waktu, UNIX_TIMESTAMP() AS kini FROM inbox
WHERE Processed = 'false' AND ReceivingDateTime > NOW() - INTERVAL 7 DAY ORDER BY ID LIMIT 200"""
_SUDAH = "UPDATE inbox SET Processed = 'true' WHERE ID IN ({tempat})"
_MODEM = """SELECT ID AS id, `Send` AS kirim, UNIX_TIMESTAMP(TimeOut) AS sampai, UNIX_TIMESTAMP() AS kini
FROM phones WHERE %s IN ('', ID)"""

# MySQL's error codes -> verdict and what to tell.
_TOLAK: dict[int, tuple[Verdict, str]] = {
    **dict.fromkeys((1044, 1045, 1142, 1143, 1698), (Verdict.STOP_KANAL, "Basis data SMS menolak pengguna portal.")),
    **dict.fromkeys((1049, 1051, 1054, 1146), (Verdict.STOP_KANAL, "Susunan basis data SMS tidak dikenal.")),
    **dict.fromkeys((1290, 1836), (Verdict.STOP_KANAL, "Basis data SMS hanya dapat dibaca.")),
    **dict.fromkeys((126, 144, 145, 1034, 1194, 1195), (Verdict.STOP_KANAL, "Tabel basis data SMS rusak.")),
    **dict.fromkeys((1021, 1114), (Verdict.STOP_KANAL, "Basis data SMS penuh.")),
    **dict.fromkeys((1040, 1203, 1205, 1213, 1317), (Verdict.SEGERA, "Basis data SMS sedang sibuk.")),
    **dict.fromkeys((1366, 1406), (Verdict.PESAN, "Basis data SMS tidak dapat memuat huruf pada pesan ini.")),
}


@dataclass(frozen=True, slots=True)
class BarisSms:
    """One text for `outbox`, cut into parts with their headers."""

    nomor: str
    id_klien: str
    potong: Sequence[str]
    kepala: Sequence[str]
    coding: str
    jam: tuple[str, str]
    masa: int
    modem: str

    def pernyataan(self) -> list[Pernyataan]:
        """What puts it in, the last statement being the one that lets it go."""
        banyak = len(self.potong)
        isi = [self.nomor, self.potong[0], self.id_klien, self.coding, "true" if banyak > 1 else "false"]
        isi2: list[object] = [*isi, self.kepala[0], *self.jam, self.masa, self.modem or None]
        if banyak == 1:
            return [(_MASUK.format(saat="NOW()"), isi2)]
        lanjut = zip(range(2, banyak + 1), self.kepala[1:], self.potong[1:], strict=True)
        return [
            # Left on hold by an earlier try of this message that broke; nothing has seen it.
            (f"DELETE FROM outbox WHERE CreatorID = %s AND SendingDateTime > '{_DITAHAN}'", [self.id_klien]),
            (_MASUK.format(saat=f"'{_TAHAN}'"), isi2),
            ("SET @narahubung = LAST_INSERT_ID()", []),
            # Parts left behind under an id that is used again would be glued to this text.
            ("DELETE FROM outbox_multipart WHERE ID = @narahubung", []),
            *((_BAGIAN, [ke, kepala, teks, self.coding]) for ke, kepala, teks in lanjut),
            ("UPDATE outbox SET SendingDateTime = NOW() WHERE ID = @narahubung AND CreatorID = %s", [self.id_klien]),
        ]


def tanya_kabar(id_klien: Sequence[str], *, inbox: bool) -> list[Pernyataan]:
    """What became of our messages, and what people wrote."""
    sql: list[Pernyataan] = [(q.format(tempat=_tempat(id_klien)), id_klien) for q in (_TERKIRIM, _ANTRE) if id_klien]
    return [*sql, (_INBOX, [])] if inbox else sql


def sudah_dibaca(id_inbox: Sequence[int]) -> list[Pernyataan]:
    """Mark rows of the inbox as taken, by SMSD's own mark."""
    return [(_SUDAH.format(tempat=_tempat(id_inbox)), id_inbox)]


def tanya_modem(modem: str) -> list[Pernyataan]:
    """The heartbeat of one modem, or of all for ""."""
    return [(_MODEM, [modem])]


def _tempat(isi: Sequence[object]) -> str:
    return ", ".join(["%s"] * len(isi))


def tolak(isi: dict[str, Any]) -> Ditolak:
    """What a refusal of the server means; the statement had no effect."""
    kode = angka(isi, "kode") or 0
    verdict, sebab = _TOLAK.get(kode, (Verdict.TIDAK_DIKENAL, "Basis data SMS menolak pernyataan portal."))
    return Ditolak(verdict, f"mysql_{kode}", f"{sebab} (kode {kode})")
