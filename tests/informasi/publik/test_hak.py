"""Every public address × everybody (issue 4, Must show 5; the officers' half stands with their pages)."""

from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, reverse

from informasi import services, urls, urls_petugas
from informasi.models import Keberatan, Permohonan
from layanan import lacak
from layanan.alur.buka import Terbuka
from layanan.alur.pelaku import Pelaku
from layanan.models import Lampiran
from satker.models import Satker
from tests.halaman import sebagai
from tests.informasi.pabrik import KETUA, PETUGAS, PJ, TOLAK, buat_pengadilan, staf
from tests.informasi.publik.orang import pemohon, terbuka
from tests.informasi.publik.test_lacak import beri_berkas
from tests.informasi.publik.test_umum import terbitkan

pytestmark = pytest.mark.django_db
# Open to everybody; with a court's name, or an id of what is published.
UMUM = {"informasi_daftar", "informasi_umum", "informasi_ajukan", "informasi_unduh"}
# Open to who gave number and code of that matter.
PERMOHONAN = {
    *("informasi_lacak", "informasi_tanda_terima", "informasi_tanda_terima_pdf", "informasi_cabut"),
    *("informasi_keberatan", "informasi_kalender", "informasi_lengkapi"),
}
KEBERATAN = {
    *("informasi_lacak_keberatan", "informasi_tanda_terima_keberatan", "informasi_tanda_terima_keberatan_pdf"),
    *("informasi_cabut_keberatan", "informasi_tanggapan"),
}
# Open while there is a ground, something missing, or an answer: neither is so here, and the page of the matter says so.
NANTI = {"informasi_keberatan", "informasi_lengkapi", "informasi_tanggapan"}
BERKAS = {"informasi_berkas"}
ORANG = ("umum", "pemohon", "pemohon lain", "petugas", "pj", "ketua", "petugas lain")


class Bahan:
    """A request past its due date with a file, its objection, and something published."""

    def __init__(self, satker: Satker) -> None:
        self.satker = satker
        self.p: Terbuka[Permohonan] = terbuka(satker)
        self.lain = terbuka(satker)
        self.berkas: Lampiran = beri_berkas(self.p.urusan, sisi="pemohon")
        self.buku = terbitkan(satker, berkas=True)
        ditolak = terbuka(satker)
        services.nyatakan(ditolak.urusan, pelaku=staf(satker), **TOLAK)
        alasan = ["ditolak_tertutup"]
        self.k: Terbuka[Keberatan] = services.ajukan_keberatan(ditolak.urusan, pelaku=Pelaku.pemohon(), alasan=alasan)

    def alamat(self, nama: str) -> str:
        """The address of that name for this material."""
        if nama == "informasi_daftar":
            return reverse(nama)
        if nama in UMUM:
            return reverse(nama, args=[self.buku.pk if nama == "informasi_unduh" else self.satker.kode])
        urusan: Any = self.berkas if nama in BERKAS else self.k.urusan if nama in KEBERATAN else self.p.urusan
        return reverse(nama, args=[urusan.pk])

    def orang(self, siapa: str, nama: str) -> Client:
        """A browser of that person; the applicant has opened what the address is about."""
        peran = {"petugas": PETUGAS, "pj": PJ, "ketua": KETUA}
        if siapa == "umum":
            return Client()
        if siapa == "pemohon":
            return pemohon(self.k if nama in KEBERATAN else self.p)
        if siapa == "pemohon lain":
            return pemohon(self.lain)
        if siapa == "petugas lain":
            return sebagai(buat_pengadilan(), PETUGAS)
        return sebagai(self.satker, peran[siapa])


def test_this_table_forgets_no_address() -> None:
    petugas = {p.name for p in urls_petugas.urlpatterns}
    publik = {p.name for p in urls.urlpatterns if isinstance(p, URLPattern)} - petugas
    assert publik == UMUM | PERMOHONAN | KEBERATAN | BERKAS


@pytest.mark.parametrize("siapa", ORANG)
@pytest.mark.parametrize("nama", sorted(UMUM | PERMOHONAN | KEBERATAN | BERKAS))
def test_who_may_open_what(satker: Satker, nama: str, siapa: str) -> None:
    """200 for its own people; else to the door, and 404 for a file: as for one that never was."""
    bahan = Bahan(satker)
    jawaban = bahan.orang(siapa, nama).get(bahan.alamat(nama))
    if nama == "informasi_daftar":
        assert jawaban.headers.get("Location", "") in {"", reverse("informasi_umum", args=[satker.kode])}
    elif nama in UMUM or (siapa == "pemohon" and nama not in NANTI):
        assert jawaban.status_code == 200
    elif siapa == "pemohon":
        milik = bahan.k if nama in KEBERATAN else bahan.p
        assert jawaban.headers["Location"] == lacak.halaman(milik.urusan)
    elif nama in BERKAS:
        assert jawaban.status_code == 404
    else:
        assert jawaban.headers["Location"] == reverse("lacak")


@pytest.mark.parametrize("nama", sorted(UMUM | PERMOHONAN | KEBERATAN | BERKAS))
@pytest.mark.parametrize("metode", ["put", "delete", "patch"])
def test_no_address_knows_another_verb(satker: Satker, nama: str, metode: str) -> None:
    bahan = Bahan(satker)
    jawaban = getattr(bahan.orang("pemohon", nama), metode)(bahan.alamat(nama))
    assert jawaban.status_code == 405
