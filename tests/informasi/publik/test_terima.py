"""The receipt (R-002-12): the number, the code as long as it travels and nowhere else, and the same as PDF."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from pikepdf import Pdf
from time_machine import travel

from informasi import services
from informasi.models import Permohonan
from layanan import sandi
from layanan.sandi import HURUF
from layanan.titipan import DETIK, nama
from satker.models import Satker
from tests.informasi.pabrik import TOLAK, buat_pengadilan, staf
from tests.informasi.publik.orang import buka, isi, kirim, pemohon, terbuka
from tests.layanan.captcha import bukti

pytestmark = pytest.mark.django_db


def kode_pada(halaman: str) -> str:
    """The code the page shows, "" without one."""
    awal = 'translate="no">'
    return halaman.split(awal)[1].split("<", maxsplit=1)[0] if awal in halaman else ""


@pytest.fixture
def alamat(client: Client, satker: Satker) -> str:
    """Sent just now: where the receipt is."""
    return str(kirim(client, satker).headers["Location"])


def test_it_shows_the_code_that_opens_the_matter(client: Client, satker: Satker, alamat: str) -> None:
    halaman = isi(client.get(alamat))
    kode, p = kode_pada(halaman), Permohonan.objects.get()
    assert set(kode.replace("-", "")) <= set(HURUF)
    assert p.nomor in halaman.replace("<wbr>", "")
    for teks in (satker.nama, "Siti Aminah", "Jumlah perkara cerai gugat tahun 2025", "Kamis, 8 Januari 2026"):
        assert teks in halaman
    assert buka(Client(), p.nomor, kode).status_code == 302


def test_after_the_short_time_the_code_is_gone_for_good(client: Client, alamat: str) -> None:
    kuki = client.cookies[nama(Permohonan.objects.get().pk)]
    assert (kuki["path"], kuki["max-age"], kuki["httponly"], kuki["samesite"]) == ("/lacak/", DETIK, True, "Strict")
    with travel(datetime.now(UTC) + timedelta(seconds=DETIK + 60)):
        halaman = isi(client.get(alamat))
    assert kode_pada(halaman) == ""
    assert "Simpan sandi ini" not in halaman


def test_the_page_says_until_when_this_device_shows_the_code_and_it_does_until_then(
    client: Client, satker: Satker
) -> None:
    with travel(datetime(2026, 1, 5, 2, 0, tzinfo=UTC), tick=False):
        alamat = str(kirim(client, satker).headers["Location"])
    for menit in (1, 14):
        with travel(datetime(2026, 1, 5, 2, menit, tzinfo=UTC), tick=False):
            halaman = isi(client.get(alamat))
        assert "hanya di perangkat ini, sampai pukul 09.15 WIB, lalu tidak dapat dilihat lagi" in halaman
        assert kode_pada(halaman)
    with travel(datetime(2026, 1, 5, 2, 16, tzinfo=UTC), tick=False):
        assert "09.15" not in isi(client.get(alamat))


def test_closed_on_this_device_the_code_is_gone_too(client: Client, alamat: str) -> None:
    kode, p = kode_pada(isi(client.get(alamat))), Permohonan.objects.get()
    assert f'action="{reverse("lacak_tutup")}"' in isi(client.get(alamat))
    client.post(reverse("lacak_tutup"))
    kuki = client.cookies[nama(p.pk)]
    assert (kuki.value, kuki["max-age"], kuki["path"]) == ("", 0, "/lacak/")
    assert client.get(alamat).status_code == 302
    assert buka(client, p.nomor, kode).status_code == 302
    assert kode_pada(isi(client.get(alamat))) == ""


def test_of_two_requests_both_receipts_keep_their_code(client: Client, satker: Satker, alamat: str) -> None:
    dua = str(kirim(client, satker, rincian="Jumlah hakim").headers["Location"])
    kode = {kode_pada(isi(client.get(a))) for a in (alamat, dua)}
    assert len(kode) == 2
    assert "" not in kode


def test_the_server_and_the_addresses_never_hold_it(client: Client, alamat: str) -> None:
    kode = kode_pada(isi(client.get(alamat))).replace("-", "")
    assert kode not in str(dict(client.session))
    assert kode not in client.cookies[nama(Permohonan.objects.get().pk)].value
    assert kode not in alamat
    assert kode not in str(list(Permohonan.objects.values()))


@pytest.mark.parametrize("isian", ["", "rusak", "gAAAAAB"])
def test_a_cookie_that_is_not_ours_shows_nothing(client: Client, alamat: str, isian: str) -> None:
    client.cookies[nama(Permohonan.objects.get().pk)] = isian
    assert kode_pada(isi(client.get(alamat))) == ""


def test_the_code_of_one_matter_is_not_shown_on_the_receipt_of_another(client: Client, satker: Satker) -> None:
    kirim(client, satker)
    lama = client.cookies[nama(Permohonan.objects.get().pk)].value
    lain = terbuka(satker)
    buka(client, lain.urusan.nomor, lain.sandi)
    client.cookies[nama(lain.urusan.pk)] = lama
    assert kode_pada(isi(client.get(reverse("informasi_tanda_terima", args=[lain.urusan.pk])))) == ""


def test_later_the_receipt_is_there_without_the_code(satker: Satker) -> None:
    t = terbuka(satker)
    halaman = isi(pemohon(t).get(reverse("informasi_tanda_terima", args=[t.urusan.pk])))
    assert sandi.tampil(t.sandi) not in halaman
    assert t.urusan.nomor in halaman.replace("<wbr>", "")


def test_the_page_is_kept_by_no_cache(client: Client, alamat: str) -> None:
    assert "no-store" in client.get(alamat).headers["Cache-Control"]


def test_the_draft_of_the_form_is_forgotten(client: Client, satker: Satker, alamat: str) -> None:
    assert f'data-draf="informasi {satker.kode}"' in isi(client.get(alamat))
    assert f'data-draf="informasi {satker.kode}"' in isi(client.get(reverse("informasi_ajukan", args=[satker.kode])))


def test_the_pdf_says_the_same(client: Client, alamat: str) -> None:
    jawaban = client.get(f"{alamat}pdf/")
    assert jawaban.headers["Content-Type"] == "application/pdf"
    assert jawaban.headers["Content-Disposition"].startswith('attachment; filename="tanda-terima-001-inf-')
    with Pdf.open(BytesIO(jawaban.content)) as berkas:
        assert len(berkas.pages) == 1


def test_a_referred_request_says_where_to(client: Client, pta: Satker) -> None:
    """R-002-13."""
    pertama = buat_pengadilan(induk=pta, nama="PA Pertama")
    ubah = {"jenis": "salinan_putusan", "nomor_putusan": "1/Pdt.G/2025/PA.X", "rujukan": pertama.pk}
    assert "PA Pertama" in isi(client.get(kirim(client, pta, **ubah).headers["Location"]))


def test_an_objection_has_its_own_receipt_and_code(satker: Satker) -> None:
    """N-39 (4.4: the copy of the form is the receipt)."""
    t = terbuka(satker)
    services.nyatakan(t.urusan, pelaku=staf(satker), **TOLAK)
    client = pemohon(t)
    isian = {"alasan": "ditolak_tertutup"} | bukti()
    tujuan = client.post(reverse("informasi_keberatan", args=[t.urusan.pk]), isian).headers["Location"]
    halaman = isi(client.get(tujuan))
    k = t.urusan.keberatan.get()
    assert k.nomor in halaman.replace("<wbr>", "")
    assert t.urusan.nomor in halaman
    assert "Permohonan ditolak dengan alasan informasi tidak dapat diakses publik" in halaman
    jawaban = buka(Client(), k.nomor, kode_pada(halaman))
    assert jawaban.headers["Location"] == reverse("informasi_lacak_keberatan", args=[k.pk])
    assert client.get(f"{tujuan}pdf/").headers["Content-Type"] == "application/pdf"
