"""Must show 5: every URL of the desk and its floor × {anonymous, applicant, officer, PJ, Ketua, officer elsewhere}.

The table is explicit; it is held against the urlpatterns, so that a new URL without a row fails.
"""

from dataclasses import dataclass
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import URLPattern, reverse

from informasi import urls as informasi_urls
from informasi.models import InformasiTerbuka, Keberatan, Permohonan, Tamu
from layanan import lacak, lampiran
from layanan import urls as layanan_urls
from layanan.models import Lampiran
from satker.models import Peran, Satker
from satker.waktu import sekarang
from tests.halaman import sebagai
from tests.informasi.keadaan import diajukan
from tests.informasi.pabrik import KETUA, PETUGAS, PJ, buat_tamu, ditolak, segar
from tests.pabrik import buat_satker

pytestmark = pytest.mark.django_db

ORANG = ("anonim", "pemohon", "petugas", "pj", "ketua", "petugas lain", "ptsp")
# What a door answers: to the sign-in, to the tracking door, or how the page itself answers.
MASUK, PINTU = "masuk", "pintu"
SEMUA = (200,) * 7
PEMUTUS = (MASUK, MASUK, 200, 200, 200, 200, 403)
PEMUTUS_SATU = (MASUK, MASUK, 200, 200, 200, 404, 403)
# Steps of the officers: refused beside their empty fields, and the page comes again; not the Ketua's to take.
LANGKAH = (MASUK, MASUK, 200, 200, 403, 404, 403)
LUPAKAN = (MASUK, MASUK, 302, 302, 302, 404, 403)
HANYA_PETUGAS = (MASUK, MASUK, 200, 200, 403, 200, 403)
BUKU = (MASUK, MASUK, 200, 200, 403, 200, 200)
PEMOHON = (PINTU, 200, PINTU, PINTU, PINTU, PINTU, PINTU)
BELUM = (PINTU, 302, PINTU, PINTU, PINTU, PINTU, PINTU)
BUKU_SATU_POST = (MASUK, MASUK, 302, 302, 403, 404, 302)

# name -> (method, what each of ORANG gets)
TABEL: dict[str, tuple[str, tuple[int | str, ...]]] = {
    "informasi_daftar": ("get", SEMUA),
    "informasi_umum": ("get", SEMUA),
    "informasi_ajukan": ("get", SEMUA),
    "informasi_unduh": ("get", SEMUA),
    "informasi_lacak": ("get", PEMOHON),
    "informasi_tanda_terima": ("get", PEMOHON),
    "informasi_tanda_terima_pdf": ("get", PEMOHON),
    "informasi_berkas": ("get", (404, 200, 404, 404, 404, 404, 404)),
    "informasi_cabut": ("get", PEMOHON),
    "informasi_keberatan": ("get", PEMOHON),
    "informasi_lacak_keberatan": ("get", PEMOHON),
    "informasi_tanda_terima_keberatan": ("get", PEMOHON),
    "informasi_tanda_terima_keberatan_pdf": ("get", PEMOHON),
    "informasi_cabut_keberatan": ("get", PEMOHON),
    "informasi_kalender": ("get", PEMOHON),
    # Neither incomplete nor answered: back to the page.
    "informasi_lengkapi": ("get", BELUM),
    "informasi_tanggapan": ("get", BELUM),
    "meja_informasi": ("get", PEMUTUS),
    "meja_informasi_unduh": ("get", PEMUTUS),
    "meja_informasi_baru": ("get", HANYA_PETUGAS),
    "meja_informasi_sederhana": ("get", HANYA_PETUGAS),
    "meja_informasi_laporan": ("get", PEMUTUS),
    "meja_informasi_laporan_unduh": ("get", PEMUTUS),
    "meja_informasi_register": ("get", PEMUTUS),
    "meja_informasi_register_unduh": ("get", PEMUTUS),
    "meja_informasi_rincian": ("get", PEMUTUS_SATU),
    "meja_informasi_tanda_terima": ("get", PEMUTUS_SATU),
    "meja_informasi_salinan": ("get", PEMUTUS_SATU),
    "meja_informasi_lupakan_sandi": ("post", LUPAKAN),
    "meja_informasi_langkah": ("post", LANGKAH),
    "meja_keberatan": ("get", PEMUTUS),
    "meja_keberatan_unduh": ("get", PEMUTUS),
    "meja_keberatan_rincian": ("get", PEMUTUS_SATU),
    "meja_keberatan_tanda_terima": ("get", PEMUTUS_SATU),
    "meja_keberatan_lupakan_sandi": ("post", LUPAKAN),
    "meja_keberatan_langkah": ("post", LANGKAH),
    "buku_tamu": ("get", BUKU),
    "buku_tamu_pulang": ("post", BUKU_SATU_POST),
    "buku_tamu_ktp": ("post", BUKU_SATU_POST),
    "buku_tamu_kaitkan": ("post", (MASUK, MASUK, 200, 200, 403, 404, 200)),
    "captcha": ("get", SEMUA),
    "lampiran": ("get", (MASUK, MASUK, 200, 200, 200, 404, 404)),
    "lampiran_pemohon": ("get", PEMOHON),
    "lacak": ("get", SEMUA),
    "lacak_tutup": ("post", (PINTU,) * 7),
}


@dataclass(frozen=True, slots=True)
class Isi:
    """One of everything in one court."""

    satker: Satker
    p: Permohonan
    k: Keberatan
    tamu: Tamu
    lampiran: Lampiran
    berkas_pengadilan: Lampiran
    terbuka: InformasiTerbuka
    # Refused, and not objected to yet.
    ditolak: Permohonan


@pytest.fixture
def isi(satker: Satker) -> Isi:
    """A refused request with a file and an objection, a visitor, a published document; another court beside it."""
    buat_satker()
    k = diajukan(satker)
    kiriman = lampiran.Kiriman("bukti.pdf", "application/pdf", b"%PDF-1.4", "0" * 64, False)
    berkas = lampiran.simpan(kiriman, urusan=k.permohonan, sisi=Lampiran.Sisi.PEMOHON)
    terbuka = InformasiTerbuka(satker=satker, jenis="dokumen", judul="Standar", terbit=True, diperbarui=sekarang())
    terbuka.berkas.save("standar.pdf", ContentFile(b"%PDF-1.4"))
    dari_kami = lampiran.simpan(kiriman, urusan=k.permohonan, sisi=Lampiran.Sisi.PENGADILAN)
    return Isi(satker, segar(k.permohonan), k, buat_tamu(satker), berkas, dari_kami, terbuka, ditolak(satker))


def alamat(nama: str, isi: Isi) -> str:
    """The address of that name, about `isi`."""
    pola = {u.name: str(u.pattern) for u in pola_semua()}[nama]
    nilai: dict[str, Any] = {"bentuk": "csv"}
    if "<slug:kode>" in pola:
        nilai["kode"] = {"meja_informasi_langkah": "perbedaan", "meja_keberatan_langkah": "catat_pencabutan"}.get(
            nama, "permohonan" if nama.startswith("meja_") else isi.satker.kode
        )
    nilai |= {"pk": _pk(nama, isi), "lampiran": isi.berkas_pengadilan.pk}
    return reverse(nama, kwargs={k: v for k, v in nilai.items() if f":{k}>" in pola})


def _pk(nama: str, isi: Isi) -> int:
    if nama.startswith("buku_tamu"):
        return isi.tamu.pk
    if nama.startswith("lampiran") or nama == "informasi_berkas":
        return isi.lampiran.pk
    if nama == "informasi_keberatan":
        return isi.ditolak.pk
    if nama == "informasi_unduh":
        return isi.terbuka.pk
    milik_keberatan = "keberatan" in nama or nama in ("informasi_kalender", "informasi_tanggapan")
    return isi.k.pk if milik_keberatan else isi.p.pk


def pola_semua() -> list[URLPattern]:
    """The addresses of both rooms."""
    return [u for u in (*informasi_urls.urlpatterns, *layanan_urls.urlpatterns) if isinstance(u, URLPattern)]


def orang(siapa: str, isi: Isi) -> Client:
    """A browser of that person."""
    if siapa == "anonim":
        return Client()
    if siapa == "pemohon":
        return pemohon(isi)
    peran = {"petugas": PETUGAS, "pj": PJ, "ketua": KETUA, "petugas lain": PETUGAS, "ptsp": Peran.PTSP}[siapa]
    return sebagai(buat_satker() if siapa == "petugas lain" else isi.satker, peran)


def pemohon(isi: Isi) -> Client:
    """Somebody who has opened this request and its objection with number and code, and nothing else."""
    client = Client()
    client.get(reverse("lacak"))
    permintaan: Any = client.get(reverse("lacak")).wsgi_request
    lacak.ingat(permintaan, isi.p.pk, isi.k.pk, isi.ditolak.pk)
    permintaan.session.save()
    client.cookies["sessionid"] = permintaan.session.session_key
    return client


def jawaban(client: Client, metode: str, url: str) -> int | str:
    """How the door answers."""
    balas = getattr(client, metode)(url)
    if balas.status_code == 302 and balas.url.startswith(reverse("masuk")):
        return MASUK
    if balas.status_code == 302 and balas.url == reverse("lacak"):
        return PINTU
    return int(balas.status_code)


def test_every_address_has_its_row() -> None:
    nama = [u.name for u in pola_semua()]
    assert len(nama) == len(informasi_urls.urlpatterns) + len(layanan_urls.urlpatterns)
    assert set(nama) == set(TABEL)
    assert all(len(baris) == len(ORANG) for _, baris in TABEL.values())


@pytest.mark.parametrize("siapa", ORANG)
def test_every_door_opens_to_whom_the_table_says_and_to_nobody_else(isi: Isi, siapa: str) -> None:
    """Must show 5."""
    client, ke = orang(siapa, isi), ORANG.index(siapa)
    # What closes the applicant's session comes last.
    urut = sorted(TABEL, key=lambda nama: nama == "lacak_tutup")
    didapat = {nama: jawaban(client, TABEL[nama][0], alamat(nama, isi)) for nama in urut}
    seharusnya = {nama: TABEL[nama][1][ke] for nama in urut}
    assert {n: (didapat[n], seharusnya[n]) for n in urut if didapat[n] != seharusnya[n]} == {}


@pytest.mark.parametrize("nama", [n for n, (metode, _) in TABEL.items() if metode == "post"])
def test_what_changes_something_does_not_answer_to_a_link(isi: Isi, nama: str) -> None:
    assert sebagai(isi.satker, PETUGAS).get(alamat(nama, isi)).status_code == 405


def test_ptsp_prints_the_guest_book_and_no_other_register(isi: Isi) -> None:
    client = sebagai(isi.satker, Peran.PTSP)
    for kode, status in (("tamu", 200), ("permohonan", 403), ("keberatan", 403), ("entah", 404)):
        assert client.get(reverse("meja_informasi_register", args=[kode])).status_code == status


def test_the_ketua_prints_registers_but_not_the_guest_book(isi: Isi) -> None:
    client = sebagai(isi.satker, KETUA)
    for kode, status in (("tamu", 403), ("permohonan", 200), ("keberatan", 200)):
        assert client.get(reverse("meja_informasi_register", args=[kode])).status_code == status
