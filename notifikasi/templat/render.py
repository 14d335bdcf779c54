"""Rendering a batch: each kind is asked once, each court's wording is read once."""

import logging
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from notifikasi.gateway.dasar import IsiTemplat
from notifikasi.jenis import Batal, Isi, JenisPesan, ambil
from notifikasi.models import Pesan, Templat
from notifikasi.templat.periksa import bidang_boleh
from notifikasi.templat.susun import bidang_dipakai, isi_satker, susun

catatan = logging.getLogger(__name__)
BAHASA = "id"
SAPAAN = "Bapak/Ibu"


@dataclass(frozen=True, slots=True)
class Siap:
    """A message ready to leave: its words, and the approved template where the court has one.

    `baris`: what it would put into the list of a digest; "" for a kind that is never put together.
    """

    teks: str
    templat: IsiTemplat | None
    baris: str = ""


@dataclass(frozen=True, slots=True)
class Tunda:
    """The kind could not answer (a fault of ours): the message waits, it is neither lost nor sent half."""

    sebab: str


Hasil = Siap | Batal | Tunda
Wording = Mapping[tuple[int, str], Templat]


def render(pesan: Sequence[Pesan]) -> dict[int, Hasil]:
    """The words of each message, by id, as the subjects stand now.

    `pesan` come with `satker` loaded. Takes one query plus those of each kind, whatever the size.
    """
    per_jenis: dict[str, list[Pesan]] = defaultdict(list)
    for p in pesan:
        per_jenis[p.jenis].append(p)
    satker = {p.satker_id: p.satker for p in pesan}
    umum = {pk: isi_satker(s) for pk, s in satker.items()}
    daftar = Templat.objects.filter(satker__in=satker, jenis__in=per_jenis)
    wording = {(t.satker_id, t.jenis): t for t in daftar}
    hasil: dict[int, Hasil] = {}
    for kode, kelompok in per_jenis.items():
        hasil |= _per_jenis(ambil(kode), kelompok, umum, wording)
    return hasil


def _per_jenis(jenis: JenisPesan, kelompok: list[Pesan], umum: Mapping[int, Isi], wording: Wording) -> dict[int, Hasil]:
    try:
        jawaban = jenis.isi(kelompok)
    except Exception:  # noqa: BLE001 -- one broken kind must not hold up the others
        catatan.exception("isi pesan %s tidak dapat disusun", jenis.kode)
        return {p.pk: Tunda("Isi pesan tidak dapat disusun; dicoba lagi.") for p in kelompok}
    hilang = Batal("Data yang diberitahukan sudah tidak ada.")
    return {p.pk: _satu(jenis, p, jawaban.get(p.pk, hilang), umum[p.satker_id], wording) for p in kelompok}


def _satu(jenis: JenisPesan, p: Pesan, jawaban: Isi | Batal, umum: Isi, wording: Wording) -> Siap | Batal:
    if isinstance(jawaban, Batal):
        return jawaban
    return _siap(jenis, p, {**umum, **jawaban}, wording.get((p.satker_id, jenis.kode)))


def _siap(jenis: JenisPesan, p: Pesan, isi_jenis: Isi, milik: Templat | None) -> Siap:
    isi = {"nama": p.nama_penerima or SAPAAN, **isi_jenis}
    baris = bersih(susun(jenis.gabung.baris, isi)) if jenis.gabung else ""
    return Siap(bersih(susun(_teks(jenis, milik), isi)), _templat(milik, isi), baris)


def render_daftar(kode: str, p: Pesan, baris: Sequence[str], milik: Templat | None) -> Siap:
    """The words of a digest of kind `kode` that leaves in the name of `p`, in the court's wording `milik`."""
    daftar = "\n".join(f"{n}. {b}" for n, b in enumerate(baris, 1))
    khusus = {"daftar": daftar, "banyak": str(len(baris))}
    return _siap(ambil(kode), p, {**isi_satker(p.satker), **khusus}, milik)


def _teks(jenis: JenisPesan, milik: Templat | None) -> str:
    """The court's text, unless it uses a field that this version of the kind no longer has."""
    boleh = bidang_boleh(jenis)
    if milik is None or not milik.teks.strip() or any(b not in boleh for b in bidang_dipakai(milik.teks)):
        return jenis.teks
    return milik.teks


def _templat(milik: Templat | None, isi: Isi) -> IsiTemplat | None:
    if milik is None or not milik.nama_meta:
        return None
    return IsiTemplat(milik.nama_meta, BAHASA, tuple(_parameter(isi.get(b, "")) for b in milik.bidang_meta))


def _parameter(nilai: str) -> str:
    """Meta refuses new lines, tabs, runs of blanks and empty parameters."""
    return " ".join(bersih(nilai).split()) or "-"


def bersih(teks: str) -> str:
    """Without NUL, which neither PostgreSQL nor a gateway takes."""
    return teks.replace("\x00", "")
