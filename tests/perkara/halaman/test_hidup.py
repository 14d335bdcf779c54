"""The parts of a page that ask again: they change what is new, and stop when nothing more will come."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from notifikasi.models import Nomor, Pesan
from perkara import loket
from perkara.models import Registrasi
from satker.models import Peran, Satker
from satker.waktu import pada, sekarang
from tests.halaman import sebagai
from tests.notifikasi.pabrik import buat_pesan, jenis_uji
from tests.pabrik import buat_satker
from tests.perkara.pabrik import buat_perkara, buat_pihak, buat_registrasi

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def satker() -> Satker:
    return buat_satker(singkatan="PA.Bjh")


@pytest.fixture
def ptsp(satker: Satker) -> Client:
    return sebagai(satker, Peran.PTSP)


@pytest.fixture
def registrasi(satker: Satker) -> Registrasi:
    jenis_uji()
    registrasi = buat_registrasi(buat_perkara(satker))
    buat_pesan(satker, jenis="N-01", subjek="registrasi", subjek_id=registrasi.pk, status="diterima")
    return registrasi


def penanda(client: Client, registrasi: Registrasi) -> str:
    """What the card would send along."""
    isi = client.get(reverse("registrasi_rincian", args=[registrasi.pk])).content.decode()
    return str(isi.split("?sudah=")[1].split('"')[0])


def tanya(client: Client, registrasi: Registrasi, **kueri: str) -> tuple[int, str]:
    jawaban = client.get(reverse("registrasi_status", args=[registrasi.pk]), kueri, headers=HTMX)
    return jawaban.status_code, jawaban.content.decode()


def test_nothing_is_sent_while_nothing_changed(ptsp: Client, registrasi: Registrasi) -> None:
    sudah = penanda(ptsp, registrasi)
    assert tanya(ptsp, registrasi, sudah=sudah) == (204, "")
    Pesan.objects.update(status="sampai", sampai_pada=sekarang())
    status, isi = tanya(ptsp, registrasi, sudah=sudah)
    assert status == 200
    assert "Sampai" in isi
    assert "aria-live" not in isi  # the region itself stays on the page


def test_a_number_that_stops_shows_at_once(ptsp: Client, registrasi: Registrasi) -> None:
    sudah = penanda(ptsp, registrasi)
    Nomor.objects.filter(pk=registrasi.nomor_id).update(keadaan="berhenti")
    assert "Berhenti atas permintaan" in tanya(ptsp, registrasi, sudah=sudah)[1]


@pytest.mark.parametrize("status", ["dibaca", "gagal", "batal", "kedaluwarsa", "tak_pasti"])
def test_at_its_end_the_card_asks_no_more(ptsp: Client, registrasi: Registrasi, status: str) -> None:
    sudah = penanda(ptsp, registrasi)
    Pesan.objects.update(status=status)
    kode, isi = tanya(ptsp, registrasi, sudah=sudah)
    assert kode == 200
    assert "hx-get" not in isi


@pytest.mark.parametrize(
    ("status", "menit", "jeda"), [("antre", 0, 2), ("terkirim", 1, 2), ("sampai", 1, 10), ("sampai", 16, 0)]
)
def test_it_asks_often_at_first_and_not_for_ever(registrasi: Registrasi, status: str, menit: int, jeda: int) -> None:
    Pesan.objects.update(status=status)
    pesan = loket.konfirmasi(registrasi)
    assert pesan is not None
    with pada(pesan.dibuat + timedelta(minutes=menit)):
        assert loket.jeda(pesan) == jeda
    assert loket.jeda(None) == 0


def test_the_counters_list_of_today_changes_with_the_card(ptsp: Client, registrasi: Registrasi) -> None:
    kueri = f"{reverse('loket')}?terdaftar={registrasi.pk}"
    isi = ptsp.get(kueri).content.decode()
    assert f'id="status-{registrasi.pk}"' in isi
    assert "&amp;loket=1" in isi
    assert f'<span id="status-{registrasi.pk}" hx-swap-oob="true">' in tanya(ptsp, registrasi, loket="1")[1]
    assert "hx-swap-oob" not in tanya(ptsp, registrasi)[1]


def test_that_nothing_was_found_is_said_beside_the_list_of_choices(satker: Satker, ptsp: Client) -> None:
    """A link is no option: inside the listbox no reader would find it."""
    buat_pihak(buat_perkara(satker, nomor="12/Pdt.G/2026/PA.Bjh"), nama="Siti Aminah")
    kosong = ptsp.get(reverse("loket_cari"), {"q": "<script>entah"}).content.decode()
    assert "<li" not in kosong
    assert "<script>" not in kosong
    assert 'hx-swap-oob="innerHTML:#hasil-kosong"' in kosong
    assert "?nomor_perkara=%3Cscript%3Eentah" in kosong
    ada = ptsp.get(reverse("loket_cari"), {"q": "aminah"}).content.decode()
    assert ada.count('role="option"') == 1
    assert "Tidak ada perkara" not in ada
    tanpa_skrip = ptsp.get(reverse("loket"), {"q": "entah"}).content.decode()
    assert "Tidak ada perkara yang cocok" in tanpa_skrip.split('id="hasil-kosong"')[1].split("</p>")[0]


def test_a_session_that_ended_puts_no_sign_in_page_inside_a_card(registrasi: Registrasi) -> None:
    status, isi = tanya(Client(), registrasi)
    assert (status, isi) == (403, "")


def test_a_form_sent_after_the_session_ended_leads_back_to_its_page(satker: Satker) -> None:
    asal = f"http://testserver{reverse('loket')}?perkara=7"
    teks = Client().post(reverse("loket_menunggu"), {"nama": "Joko"}, headers={"Referer": asal}).content.decode()
    assert 'name="next" value="/loket/?perkara=7"' in teks
    assert "Sesi Anda telah berakhir." in teks
    luar = Client().post(reverse("loket_menunggu"), headers={"Referer": "https://jahat.test/loket/"})
    assert luar.headers["Location"] == "/masuk/?next=%2F"


def test_the_stopped_number_question_is_asked_only_of_a_stopped_number(satker: Satker, ptsp: Client) -> None:
    assert "dikirimi pesan lagi" not in ptsp.get(reverse("loket_menunggu")).content.decode()
    Nomor.objects.create(satker=satker, e164="+6281234567890", keadaan="berhenti", dibuat=sekarang())
    isian = {"nomor_ditunggu": "77/Pdt.G/2026/PA.Bjh", "nama": "Joko", "sisi": "1", "nomor_teks": "081234567890"}
    isi = ptsp.post(reverse("loket_menunggu"), isian | {"setuju": "on"}).content.decode()
    assert "dikirimi pesan lagi" in isi
    assert not Registrasi.objects.exists()
