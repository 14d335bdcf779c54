"""The message log and what staff may do with a message."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.http import StreamingHttpResponse
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from notifikasi.models import Percobaan, Pesan, TandaTerima
from satker.models import JejakAudit, Peran, Satker
from satker.waktu import sekarang
from tests.halaman import query_tetap, sebagai, tertutup
from tests.notifikasi.pabrik import buat_gateway, buat_nomor, buat_pesan, status
from tests.pabrik import buat_satker

pytestmark = pytest.mark.django_db


@pytest.fixture
def satker() -> Satker:
    return buat_satker()


@pytest.fixture
def ptsp(satker: Satker) -> Client:
    return sebagai(satker, Peran.PTSP)


def berkas_csv(client: Client) -> str:
    jawaban = client.get(reverse("pesan_unduh", args=["csv"]))
    assert isinstance(jawaban, StreamingHttpResponse)
    return jawaban.getvalue().decode()


def daftar(client: Client, **kueri: str) -> str:
    jawaban = client.get(reverse("pesan"), kueri)
    assert jawaban.status_code == 200
    return jawaban.content.decode()


def test_every_message_is_listed_with_its_state_and_the_reason_in_words(satker: Satker, ptsp: Client) -> None:
    buat_pesan(satker, perihal="12/Pdt.G/2026/PA.Uji", status="gagal", galat="Nomor ini tidak memakai WhatsApp.")
    isi = daftar(ptsp)
    assert "12/Pdt.G/2026/PA.Uji" in isi
    assert "Nomor ini tidak memakai WhatsApp." in isi


def test_the_counter_reads_why_in_plain_words_in_list_page_and_files(satker: Satker, ptsp: Client) -> None:
    """Adapters and old rows say "gateway"; who works at a counter has never seen one."""
    gateway = buat_gateway(satker)
    pesan = buat_pesan(satker, status="gagal", galat="Gateway menolak isi permintaan.", gateway=gateway)
    pesan.percobaan.create(gateway=gateway, ke=1, mulai=sekarang(), keterangan="Galat gateway (HTTP 500).")
    rincian = ptsp.get(reverse("pesan_rincian", args=[pesan.pk])).content.decode()
    for isi in (daftar(ptsp), rincian, berkas_csv(ptsp)):
        assert "Penyedia menolak isi permintaan." in isi
        assert "Gateway menolak" not in isi
    assert "Galat penyedia (HTTP 500)." in rincian


def test_numbers_are_masked_in_list_page_and_files(satker: Satker, ptsp: Client) -> None:
    pesan = buat_pesan(satker, nomor=buat_nomor(satker, e164="+6281234567890"))
    rincian = ptsp.get(reverse("pesan_rincian", args=[pesan.pk])).content.decode()
    for isi in (daftar(ptsp), rincian, berkas_csv(ptsp)):
        assert "81234567890" not in isi
        assert "7890" in isi


@pytest.mark.parametrize(
    ("kueri", "ketemu"),
    [
        ({"q": "12/Pdt"}, True),
        ({"q": "aminah"}, True),
        ({"q": "0812 3456"}, True),
        ({"q": "6281234567890"}, True),
        ({"q": "0899"}, False),
        ({"status": "gagal"}, True),
        ({"status": "antre"}, False),
        ({"status": "bukan status"}, True),
        ({"jenis": "U-01"}, True),
        ({"dari": "2026-11-23", "sampai": "2026-11-23"}, True),
        ({"dari": "2026-11-24"}, False),
        ({"sampai": "2026-11-22"}, False),
        ({"dari": "kemarin"}, True),
    ],
)
def test_the_log_is_searched_and_filtered(satker: Satker, ptsp: Client, kueri: dict[str, str], ketemu: bool) -> None:
    nomor = buat_nomor(satker, e164="+6281234567890")
    pesan = buat_pesan(satker, perihal="12/Pdt.G/2026", nama_penerima="Siti Aminah", nomor=nomor, status="gagal")
    # Half past midnight on the 23rd in WIB, though UTC still writes the 22nd.
    Pesan.objects.filter(pk=pesan.pk).update(dibuat="2026-11-22T17:30:00+00:00")
    assert ("Siti Aminah</" in daftar(ptsp, **kueri) or "Siti Aminah<span" in daftar(ptsp, **kueri)) is ketemu


def test_a_cell_that_begins_like_a_formula_stays_text(satker: Satker, ptsp: Client) -> None:
    buat_pesan(satker, nama_penerima='=HYPERLINK("http://x")')
    csv = berkas_csv(ptsp)
    assert ";=HYPERLINK" not in csv
    assert ';"=HYPERLINK' not in csv
    buku = load_workbook(BytesIO(ptsp.get(reverse("pesan_unduh", args=["xlsx"])).content))
    sel = next(c for baris in buku.worksheets[0].iter_rows() for c in baris if "HYPERLINK" in str(c.value))
    assert sel.data_type == "s"


def test_the_page_of_a_message_shows_text_attempts_and_receipts(satker: Satker, ptsp: Client) -> None:
    gateway = buat_gateway(satker, nama="WAHA utama")
    pesan = buat_pesan(satker, status="sampai", teks="Yth. *Siti*", gateway=gateway)
    saat = sekarang()
    Percobaan.objects.create(pesan=pesan, ke=1, gateway=gateway, mulai=saat, selesai=saat, hasil="diterima")
    TandaTerima.objects.create(gateway=gateway, pesan=pesan, status="sampai", waktu=saat, id_gateway="x")
    isi = ptsp.get(reverse("pesan_rincian", args=[pesan.pk])).content.decode()
    assert "Yth. <b>Siti</b>" in isi
    assert "Ke-1 lewat WAHA utama" in isi
    assert "Kabar dari penyedia" in isi


def test_a_failed_message_is_sent_again_and_the_trail_says_by_whom(satker: Satker, ptsp: Client) -> None:
    pesan = buat_pesan(satker, status="gagal")
    ptsp.post(reverse("pesan_tindakan", args=[pesan.pk]), {"tindakan": "ulang"})
    assert status(pesan) == ["antre"]
    assert JejakAudit.objects.filter(objek=f"notifikasi.Pesan:{pesan.pk}").exists()


def test_a_doubtful_message_is_only_sent_again_on_a_persons_word(satker: Satker, ptsp: Client) -> None:
    pesan = buat_pesan(satker, status="tak_pasti")
    ptsp.post(reverse("pesan_massal"), {"tindakan": "ulang", "id": [pesan.pk]})
    assert status(pesan) == ["tak_pasti"]
    assert "Sudah tiba" in ptsp.get(reverse("pesan_rincian", args=[pesan.pk])).content.decode()
    ptsp.post(reverse("pesan_tindakan", args=[pesan.pk]), {"tindakan": "ulang-yakin"})
    assert status(pesan) == ["antre"]


def test_in_bulk_what_fits_is_done_and_what_does_not_is_told(satker: Satker, ptsp: Client) -> None:
    gagal, dibaca = buat_pesan(satker, status="gagal"), buat_pesan(satker, status="dibaca")
    jawaban = ptsp.post(reverse("pesan_massal"), {"tindakan": "ulang", "id": [gagal.pk, dibaca.pk, "x"]}, follow=True)
    isi = jawaban.content.decode()
    assert status(gagal, dibaca) == ["antre", "dibaca"]
    assert "1 pesan diproses." in isi
    assert "1 pesan dilewati" in isi


def test_another_courts_messages_can_neither_be_seen_nor_touched(satker: Satker) -> None:
    pesan = buat_pesan(satker, nama_penerima="Rahasia Uji", status="gagal")
    tertutup(reverse("pesan"), satker, 200)
    tertutup(reverse("pesan_rincian", args=[pesan.pk]), satker, 404)
    tertutup(reverse("pesan_tindakan", args=[pesan.pk]), satker, 404, "post")
    orang_lain = sebagai(buat_satker(), Peran.PTSP)
    orang_lain.post(reverse("pesan_massal"), {"tindakan": "ulang", "id": [pesan.pk]})
    assert status(pesan) == ["gagal"]
    assert "Rahasia Uji" not in daftar(orang_lain)
    assert "Rahasia" not in berkas_csv(orang_lain)


def test_a_judge_reads_the_log_but_changes_nothing(satker: Satker) -> None:
    pesan = buat_pesan(satker, status="gagal")
    hakim = sebagai(satker, Peran.HAKIM)
    assert hakim.get(reverse("pesan")).status_code == 200
    assert hakim.post(reverse("pesan_tindakan", args=[pesan.pk]), {"tindakan": "ulang"}).status_code == 403


def test_the_log_takes_a_constant_number_of_queries(satker: Satker, ptsp: Client) -> None:
    query_tetap(ptsp, reverse("pesan"), lambda n: [buat_pesan(satker) for _ in range(n)])
    query_tetap(ptsp, reverse("pesan_unduh", args=["csv"]), lambda n: [buat_pesan(satker) for _ in range(n)])


def test_an_empty_log_says_what_will_appear(ptsp: Client, satker: Satker) -> None:
    assert "Belum ada pesan" in daftar(ptsp)
    assert "Tidak ada pesan yang cocok" in daftar(ptsp, q="entah")


def test_the_admin_holds_a_gateway_and_lets_it_go_on(satker: Satker) -> None:
    gateway = buat_gateway(satker)
    admin = sebagai(satker, Peran.ADMIN)
    for harap in (True, False):
        admin.post(reverse("gateway_sakelar", args=[gateway.pk]))
        gateway.refresh_from_db()
        assert gateway.dijeda is harap
    tertutup(reverse("gateway_sakelar", args=[gateway.pk]), satker, 404, "post")


def test_pages_split_at_fifty(satker: Satker, ptsp: Client) -> None:
    for n in range(51):
        buat_pesan(satker, nama_penerima=f"Orang {n:02d}", dibuat=sekarang() + timedelta(minutes=n))
    assert "Orang 50" in daftar(ptsp)
    assert "Orang 00" not in daftar(ptsp)
    assert "Orang 00" in daftar(ptsp, halaman="2")
