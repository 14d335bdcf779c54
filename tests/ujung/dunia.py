"""The world of the end-to-end tests: steps through the shell commands, what reached the phones, what was expected."""

import io
import json
import threading
import uuid
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management import call_command

from notifikasi.models import Gateway, Pesan
from perkara.contoh.tulis import PenulisSipp
from perkara.models import Perkara, SetelanPerkara, Sidang
from perkara.registrasi import daftarkan_di_loket
from satker.models import Peran, Satker
from satker.waktu import pada
from tests.pabrik import buat_pengguna
from tests.palsu.waha import WahaPalsu

KODE = "pa-bjh"
Kabar = tuple[str, str, str]  # number, kind, text

PENGADILAN = """
[satker]
kode = "pa-bjh"
nama = "Pengadilan Agama Banjarharja"
singkatan = "PA.Bjh"
tingkat = "pertama"
zona_waktu = "{zona}"
jam_layanan = "Senin sampai Jumat 08.00-15.00"

[sipp]
url = "${{UJI_SIPP_URL}}"
mulai = 2026-11-02

[[gateway]]
nama = "WAHA"
jenis = "waha"
url = "{waha}"
token = "${{UJI_WAHA_TOKEN}}"
nomor_id = "default"
rahasia_webhook = "${{UJI_WAHA_RAHASIA}}"

[notifikasi]
pengingat = [3, 1]
jam_pengingat = "08:00"
jam_rekap = "16:00"
jam_tunggakan = "08:00"
jendela = ["07:00", "20:00"]
"""
PEGAWAI = """
[[pegawai]]
nama = "{nama}"
jabatan = "{jabatan}"
nomor_wa = "{nomor}"
{kolom}
"""
KETUA, WAKIL, PANITERA, PANMUD = "+6281130002001", "+6281130002002", "+6281130002003", "+6281130002004"
HAKIM1, HAKIM2, PP1, PP2 = "+6281130002011", "+6281130002012", "+6281130002021", "+6281130002022"
PARA_PEGAWAI = (
    ("Hj. Aisyah, S.H.I.", "ketua", KETUA, ""),
    ("Yusuf Effendi, S.H.", "wakil_ketua", WAKIL, ""),
    ("Lukman Hakim, S.H.", "panitera", PANITERA, ""),
    ("Umi Kulsum, S.H.", "panmud_hukum", PANMUD, ""),
    ("Drs. Ahmad Fauzan", "hakim", HAKIM1, "hakim_id = 1"),
    ("Siti Maryam, S.Ag.", "hakim", HAKIM2, "hakim_id = 2"),
    ("Bambang, S.H.", "panitera_pengganti", PP1, "panitera_id = 1"),
    ("Ratna, S.H.", "panitera_pengganti", PP2, "panitera_id = 2"),
)
PIMPINAN = (KETUA, WAKIL, PANITERA, PANMUD)
SEMUA_PEGAWAI = frozenset(nomor for _, _, nomor, _ in PARA_PEGAWAI)


def saat(teks: str) -> datetime:
    """'2026-11-19 09:00' in WIB, unless an offset is written."""
    waktu = datetime.fromisoformat(teks)
    return waktu if waktu.tzinfo else datetime.fromisoformat(f"{teks}+07:00")


def perintah(nama: str, *args: str) -> dict[str, Any]:
    """Run a command as the shell does; the one line of JSON it prints."""
    keluar = io.StringIO()
    call_command(nama, *args, stdout=keluar)
    baris = keluar.getvalue().splitlines()
    assert len(baris) == 1, baris
    return dict(json.loads(baris[0]))


class Dunia:
    """One court with its SIPP, its gateway and its webhook address."""

    def __init__(self, sipp: PenulisSipp, waha: "WahaDitunggu", alamat: str, berkas: Path) -> None:
        self.sipp, self.waha, self.alamat, self.berkas = sipp, waha, alamat, berkas
        self.muat("Asia/Jakarta")
        self.satker = Satker.objects.get(kode=KODE)
        self.gateway = Gateway.objects.get(satker=self.satker)
        SetelanPerkara.objects.filter(satker=self.satker).update(tampilkan_jenis=True)
        self.petugas = buat_pengguna(self.satker, Peran.PTSP)
        self.terbaca = 0

    def muat(self, zona: str) -> None:
        """Load the court's file, with its staff, for that zone."""
        pegawai = [PEGAWAI.format(nama=n, jabatan=j, nomor=w, kolom=k) for n, j, w, k in PARA_PEGAWAI]
        self.berkas.write_text(PENGADILAN.format(zona=zona, waha=self.waha.url) + "".join(pegawai), "utf-8")
        perintah("muat_satker", str(self.berkas))

    def langkah(self, nama: str, kapan: str, *args: str) -> dict[str, Any]:
        """One step of the house as of a moment."""
        return perintah(nama, "--satker", KODE, "--pada", saat(kapan).isoformat(), *args)

    def putar(self, kapan: str) -> list[Kabar]:
        """Sync, plan, deliver as of a moment; what is new on the phones."""
        for nama in ("sinkron", "rencanakan", "antar"):
            self.langkah(nama, kapan)
        return self.kabar()

    def kabar(self) -> list[Kabar]:
        """What the gateway took since the last call, with the kind of our own message of that id."""
        baru = self.waha.diterima[self.terbaca :]
        self.terbaca += len(baru)
        jenis = dict(Pesan.objects.filter(id_gateway__in=[p["id"] for p in baru]).values_list("id_gateway", "jenis"))
        return [(p["nomor"], jenis.get(p["id"], "?"), p["teks"]) for p in baru]

    def loket(self, kapan: str, nomor_teks: str, nomor: str = "", **isian: Any) -> None:
        """A person registers at the counter (R-000-3), for a case in SIPP or for one that is still awaited."""
        isian |= {"perkara": self.perkara(nomor)} if nomor else {}
        with pada(saat(kapan)):
            daftarkan_di_loket(self.satker, self.petugas, nomor_teks=nomor_teks, setuju=True, **isian)

    def perkara(self, nomor: str) -> Perkara:
        """Our row of a case."""
        return Perkara.objects.get(satker=self.satker, nomor=nomor)

    def sidang(self, nomor: str) -> Sidang:
        """Our row of that case's only hearing."""
        return Sidang.objects.get(perkara=self.perkara(nomor))

    @property
    def url_webhook(self) -> str:
        """Where the gateway reports to."""
        return f"{self.alamat}/webhook/waha/{self.gateway.token_jalur}/"

    def balas(self, kapan: str, nomor: str, teks: str) -> int:
        """A person answers, and the inbox is worked through as of that moment."""
        waktu = int(saat(kapan).timestamp())
        status = self.waha.kirim_webhook(self.url_webhook, self.waha.badan_masuk(nomor, teks, timestamp=waktu))
        self.proses_masuk(kapan)
        return status

    def ack(self, pesan: Pesan, ack: int) -> dict[str, Any]:
        """A receipt of one message, as WAHA would sign and send it; each an event of its own."""
        return self.waha.badan_ack(pesan.id_gateway, pesan.nomor.e164, ack) | {"id": f"evt_{uuid.uuid4().hex}"}

    def proses_masuk(self, kapan: str) -> dict[str, Any]:
        """Work through the webhook inbox as of a moment."""
        with pada(saat(kapan)):
            return perintah("proses_masuk")


def pihak(kabar: Iterable[Kabar]) -> list[Kabar]:
    """Only what went to people outside the court."""
    return [k for k in kabar if k[0] not in SEMUA_PEGAWAI]


def selisih(kabar: Iterable[Kabar], harapan: Iterable[Kabar]) -> tuple[list[Kabar], list[Kabar]]:
    """What was expected and did not come, and what came unexpected. A row fits when its text is part of the message."""
    sisa, kurang = list(kabar), []
    for nomor, jenis, teks in harapan:
        cocok = next((k for k in sisa if k[:2] == (nomor, jenis) and teks in k[2]), None)
        if cocok is None:
            kurang.append((nomor, jenis, teks))
        else:
            sisa.remove(cocok)
    return kurang, sisa


TEPAT: tuple[list[Kabar], list[Kabar]] = ([], [])


class WahaDitunggu(WahaPalsu):
    """Lets a test wait for a message to be taken, instead of for a time."""

    def __init__(self) -> None:
        super().__init__()
        self._tiba = threading.Condition()

    def ambil(self, pesan: dict[str, Any]) -> None:
        """Tell whoever waits."""
        super().ambil(pesan)
        with self._tiba:
            self._tiba.notify_all()

    def tunggu_diambil(self, nomor: str) -> bool:
        """Until a message for that number was taken; False when none comes."""
        with self._tiba:
            return self._tiba.wait_for(lambda: any(p["nomor"] == nomor for p in self.diterima), timeout=60)
