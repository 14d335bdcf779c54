"""A Gammu SMSD's side of its database: the tables as its schema 18 has them, and a modem that does what it is told."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import pymysql
from pymysql.cursors import DictCursor

from notifikasi.gateway.dasar import Setelan

_CODING = "enum('Default_No_Compression','Unicode_No_Compression','8bit') NOT NULL DEFAULT 'Default_No_Compression'"
_SAAT = "timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP"
TABEL = (
    f"""CREATE TABLE outbox (
    InsertIntoDB {_SAAT}, SendingDateTime {_SAAT}, SendBefore time NOT NULL DEFAULT '23:59:59',
    SendAfter time NOT NULL DEFAULT '00:00:00', `Text` text, DestinationNumber varchar(20) NOT NULL DEFAULT '',
    Coding {_CODING}, UDH text, Class integer DEFAULT -1, TextDecoded text NOT NULL,
    ID integer unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, MultiPart enum('false','true') DEFAULT 'false',
    RelativeValidity integer DEFAULT -1, SenderID varchar(255), SendingTimeOut timestamp NULL DEFAULT CURRENT_TIMESTAMP,
    DeliveryReport enum('default','yes','no') DEFAULT 'default', CreatorID text NOT NULL)""",
    f"""CREATE TABLE outbox_multipart (
    `Text` text, Coding {_CODING}, UDH text, Class integer DEFAULT -1, TextDecoded text,
    ID integer unsigned NOT NULL AUTO_INCREMENT, SequencePosition integer NOT NULL DEFAULT 1,
    PRIMARY KEY (ID, SequencePosition))""",
    f"""CREATE TABLE sentitems (
    InsertIntoDB {_SAAT}, SendingDateTime {_SAAT}, DeliveryDateTime timestamp NULL, `Text` text NOT NULL,
    DestinationNumber varchar(20) NOT NULL DEFAULT '', Coding {_CODING}, UDH text NOT NULL, Class integer DEFAULT -1,
    TextDecoded text NOT NULL, ID integer unsigned NOT NULL DEFAULT 0, SenderID varchar(255) NOT NULL,
    SequencePosition integer NOT NULL DEFAULT 1, StatusError integer NOT NULL DEFAULT -1, CreatorID text NOT NULL,
    Status enum('SendingOK','SendingOKNoReport','SendingError','DeliveryOK','DeliveryFailed','DeliveryPending',
    'DeliveryUnknown','Error') NOT NULL DEFAULT 'SendingOK', PRIMARY KEY (ID, SequencePosition))""",
    f"""CREATE TABLE inbox (
    ReceivingDateTime {_SAAT}, `Text` text NOT NULL, SenderNumber varchar(20) NOT NULL DEFAULT '', Coding {_CODING},
    UDH text NOT NULL, TextDecoded text NOT NULL, ID integer unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
    RecipientID text NOT NULL, Processed enum('false','true') NOT NULL DEFAULT 'false')""",
    f"""CREATE TABLE phones (
    ID text NOT NULL, IMEI varchar(35) NOT NULL PRIMARY KEY, TimeOut {_SAAT},
    `Send` enum('yes','no') NOT NULL DEFAULT 'no', Receive enum('yes','no') NOT NULL DEFAULT 'no')""",
)


# All the portal needs there, as docs/operasi.md tells the court.
IZIN = {
    "outbox": "SELECT, INSERT, UPDATE, DELETE",
    "outbox_multipart": "SELECT, INSERT, DELETE",
    "sentitems": "SELECT",
    "inbox": "SELECT, UPDATE",
    "phones": "SELECT",
}


@dataclass
class Smsd:
    """One SMSD: its database at `url` (mysql://root@host:port/name), and its modem."""

    url: str

    def __post_init__(self) -> None:
        alamat = urlsplit(self.url)
        self.db = pymysql.connect(
            host=alamat.hostname,
            port=alamat.port or 3306,
            user="root",
            database=alamat.path.strip("/"),
            charset="utf8mb4",
            autocommit=True,
        )
        for tabel in TABEL:
            self.sql(f"{tabel} ENGINE=MyISAM DEFAULT CHARSET=utf8mb4")
        self.sql("CREATE OR REPLACE USER smsd@'127.0.0.1' IDENTIFIED BY 'sandi-sms'")
        for tabel, izin in IZIN.items():
            self.sql(f"GRANT {izin} ON {alamat.path.strip('/')}.{tabel} TO smsd@'127.0.0.1'")
        self.detak()

    def setelan(self, **opsi: Any) -> Setelan:
        """As the portal is configured for it."""
        return Setelan(self.url.replace("root@", ""), "sandi-sms", "", (), opsi)

    def sql(self, teks: str, *isi: object) -> list[dict[str, Any]]:
        """A statement as root; its rows."""
        with self.db.cursor(DictCursor) as kursor:
            kursor.execute(teks, isi)
            return list(kursor.fetchall())

    def detak(self, detik: int = 10, kirim: str = "yes") -> None:
        """The modem's heartbeat, valid for so long."""
        isi = "REPLACE INTO phones (ID, IMEI, TimeOut, `Send`) VALUES ('', '35', NOW() + INTERVAL %s SECOND, %s)"
        self.sql(isi, detik, kirim)

    def siap(self) -> list[dict[str, Any]]:
        """What the daemon would send now, by its own question."""
        tanya = """SELECT * FROM outbox WHERE SendingDateTime <= NOW() AND SendingTimeOut <= NOW()
        AND SendBefore >= CURTIME() AND SendAfter <= CURTIME() ORDER BY ID"""
        return self.sql(tanya)

    def kirim(self, *status: str) -> list[str]:
        """Send what is due and move it to sentitems with a status per part; the texts as they leave."""
        keluar = []
        for baris in self.siap():
            sambungan = self.sql("SELECT * FROM outbox_multipart WHERE ID = %s ORDER BY SequencePosition", baris["ID"])
            potong = [baris, *(sambungan if baris["MultiPart"] == "true" else ())]
            keluar.append("".join(p["TextDecoded"] for p in potong))
            for ke, p in enumerate(potong, 1):
                self._pindah(baris, p, ke, status[min(ke, len(status)) - 1] if status else "SendingOK")
            self.sql("DELETE FROM outbox WHERE ID = %s", baris["ID"])
            self.sql("DELETE FROM outbox_multipart WHERE ID = %s", baris["ID"])
        return keluar

    def _pindah(self, baris: dict[str, Any], p: dict[str, Any], ke: int, status: str) -> None:
        self.sql(
            """INSERT INTO sentitems (DeliveryDateTime, `Text`, DestinationNumber, UDH, TextDecoded, ID, SenderID,
            SequencePosition, CreatorID, Status) VALUES (IF(%s = 'DeliveryOK', NOW(), NULL), '', %s, %s, %s, %s, '', %s,
            %s, %s)""",
            *(status, baris["DestinationNumber"], p["UDH"] or "", p["TextDecoded"], baris["ID"], ke),
            *(baris["CreatorID"], status),
        )

    def lapor(self, id_klien: str, status: str, ke: int | None = None) -> None:
        """A delivery report arrives, for one part or all."""
        syarat, isi = ("AND SequencePosition = %s", [ke]) if ke else ("", [])
        self.sql(
            f"""UPDATE sentitems SET Status = %s, StatusError = IF(%s = 'DeliveryFailed', 70, -1),
            DeliveryDateTime = NOW() WHERE CreatorID = %s {syarat}""",
            *(status, status, id_klien, *isi),
        )

    def terima(self, pengirim: str, teks: str, udh: str = "", menit_lalu: int = 0) -> None:
        """Somebody writes to the modem."""
        self.sql(
            """INSERT INTO inbox (ReceivingDateTime, `Text`, SenderNumber, UDH, TextDecoded, RecipientID)
            VALUES (NOW() - INTERVAL %s MINUTE, '', %s, %s, %s, '')""",
            *(menit_lalu, pengirim, udh, teks),
        )

    def tutup(self) -> None:
        """Hang up."""
        self.db.close()
