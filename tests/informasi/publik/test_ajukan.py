"""Asking from the web (R-002-11 … R-002-13, 4.3): what is taken, what is refused, and that nothing typed is lost."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from informasi.models import Permohonan
from layanan.formulir import KIRIM_ISI
from layanan.models import Lampiran
from layanan.sesi import SESI_HABIS
from notifikasi.models import Pesan
from satker.models import Satker
from tests.informasi.pabrik import FORMULIR, buat_pengadilan, buat_setelan
from tests.informasi.publik.orang import isi, kirim
from tests.layanan.captcha import bukti

pytestmark = pytest.mark.django_db
PUTUSAN = {"jenis": "salinan_putusan", "nomor_putusan": "12/Pdt.G/2025/PA.X", "cara_mendapatkan": "langsung"}


def test_the_form_becomes_a_registered_request_and_leads_to_the_receipt(client: Client, satker: Satker) -> None:
    """R-002-11, R-002-12."""
    jawaban = kirim(client, satker)
    p = Permohonan.objects.get()
    assert jawaban.headers["Location"] == reverse("informasi_tanda_terima", args=[p.pk])
    assert (p.keadaan, p.kanal, p.nama, p.rincian) == ("terdaftar", "web", "Siti Aminah", FORMULIR["rincian"])
    assert p.nomor in isi(client.get(reverse("informasi_lacak", args=[p.pk])))


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({"nama": ""}, "Bagian ini belum diisi."),
        ({"nama": "x" * 121}, "120"),
        ({"rincian": "  \n "}, "Tulis informasi yang Anda butuhkan."),
        ({"rincian": "a\x00b"}, "null"),
        ({"rincian": "x" * 5001}, "5000"),
        ({"tujuan": None}, "Tulis untuk apa informasi ini digunakan."),
        ({"nomor_identitas": "123"}, "NIK terdiri atas 16 angka."),
        ({"nomor_identitas": "１７７１０１０１０１９０００01"}, "NIK"),
        ({"jenis": "rahasia"}, "Pilih salah satu yang ada di daftar."),
        ({"cara_memperoleh": None}, "Pilih bentuk informasinya."),
        ({"jenis_pemohon": "badan_hukum"}, "Identitas ini tidak sesuai dengan jenis pemohonnya."),
        ({"jenis_pemohon": "badan_hukum", "jenis_identitas": "akta_pendirian"}, "Tulis nama badan hukum"),
        ({"pekerjaan": ""}, "Bagian ini belum diisi."),
        ({"identitas_sampai": "2020-01-01"}, "Masa berlaku identitas ini sudah lewat"),
        ({"identitas_sampai": "besok"}, "Tulis tanggalnya lengkap"),
        ({"telepon": ""}, "Tulis nomor telepon atau alamat surel"),
        ({"telepon": "", "surel": "bukan-surel"}, "Tulis alamat surelnya lengkap"),
        ({"kabari_surel": "on"}, "Tulis alamat surel untuk menerima kabar."),
        ({"kabari_wa": "on"}, "Tulis nomor WhatsApp untuk menerima kabar."),
        ({"kabari_wa": "on", "nomor_wa": "0286-591234"}, "nomor"),
        ({"jenis": "salinan_putusan"}, "Tulis nomor putusan atau penetapannya."),
        ({"jenis": "dokumen", "cara_mendapatkan": "surel"}, "Dokumen hanya diserahkan langsung"),
    ],
)
def test_what_is_to_mend_stands_beside_its_field_and_all_else_stays(
    client: Client, satker: Satker, ubah: dict[str, Any], kalimat: str
) -> None:
    halaman = isi(kirim(client, satker, **ubah))
    assert "Ada yang perlu diperbaiki" in halaman
    assert kalimat in halaman
    assert 'aria-invalid="true"' in halaman
    assert "Jalan Melati 5, Banjarharja" in halaman
    assert not Permohonan.objects.exists()


@pytest.mark.parametrize("apa", ["captcha", "sesi", "batas"])
def test_nothing_typed_is_lost_whatever_else_fails(client: Client, satker: Satker, apa: str) -> None:
    if apa == "sesi":
        client = Client(enforce_csrf_checks=True)
    if apa == "batas":
        for _ in range(KIRIM_ISI):
            assert kirim(client, satker).status_code == 302
    halaman = isi(kirim(client, satker, captcha=apa != "captcha"))
    kalimat = {"captcha": "Jawab pertanyaan ini", "sesi": SESI_HABIS, "batas": "Terlalu banyak kiriman"}
    assert kalimat[apa] in halaman
    for nilai in ("Siti Aminah", "Jumlah perkara cerai gugat tahun 2025", "Jalan Melati 5", "0812-3456-7890"):
        assert nilai in halaman
    assert halaman.count(" checked") == 4


def test_a_form_open_too_long_goes_through_at_the_second_press(satker: Satker) -> None:
    client = Client(enforce_csrf_checks=True)
    isi(kirim(client, satker))
    token = client.cookies["csrftoken"].value
    assert kirim(client, satker, csrfmiddlewaretoken=token).status_code == 302


def test_the_same_proof_is_worth_one_request(client: Client, satker: Satker) -> None:
    """A double press, or a page sent again from the history, opens nothing twice."""
    sekali = FORMULIR | bukti()
    alamat = reverse("informasi_ajukan", args=[satker.kode])
    assert client.post(alamat, sekali).status_code == 302
    assert "sudah pernah dikirim" in isi(client.post(alamat, sekali))
    assert Permohonan.objects.count() == 1


@pytest.mark.parametrize("mau", [True, False])
def test_news_goes_out_only_where_it_was_wished(client: Client, satker: Satker, mau: bool) -> None:
    """N-31; the consent's text stands beside the tick."""
    assert f"Saya setuju {satker.nama} mengirim kabar" in isi(
        client.get(reverse("informasi_ajukan", args=[satker.kode]))
    )
    kirim(client, satker, nomor_wa="0812 3456 7890", **({"kabari_wa": "on"} if mau else {}))
    assert list(Pesan.objects.values_list("jenis", flat=True)) == (["N-31"] if mau else [])


class TestSalinanPutusan:
    """R-002-13."""

    def test_at_the_first_instance_it_is_taken(self, client: Client, satker: Satker) -> None:
        kirim(client, satker, **PUTUSAN)
        assert Permohonan.objects.get().keadaan == "terdaftar"
        assert 'name="rujukan"' not in isi(client.get(reverse("informasi_ajukan", args=[satker.kode])))

    def test_what_the_copy_is_not_is_said_on_form_and_receipt_of_it(self, client: Client, satker: Satker) -> None:
        """R-002-36, in the court's own words."""
        buat_setelan(satker, disclaimer="Bukan alat bukti <b>.")
        tertulis = "Bukan alat bukti &lt;b&gt;."
        assert tertulis in isi(client.get(kirim(client, satker, **PUTUSAN).headers["Location"]))
        assert tertulis not in isi(client.get(kirim(client, satker).headers["Location"]))
        assert tertulis in isi(client.get(reverse("informasi_ajukan", args=[satker.kode])))

    def test_a_courts_name_in_a_hint_is_only_text(self, client: Client, db: None) -> None:
        satker = buat_pengadilan(nama="PA <b>Uji</b>")
        halaman = isi(client.get(reverse("informasi_ajukan", args=[satker.kode])))
        assert "Saya setuju PA &lt;b&gt;Uji&lt;/b&gt; mengirim" in halaman

    def test_at_an_appeal_court_it_is_referred_to_the_court_chosen_from_the_list(
        self, client: Client, pta: Satker
    ) -> None:
        pertama = buat_pengadilan(induk=pta, nama="PA Pertama")
        assert "PA Pertama" in isi(client.get(reverse("informasi_ajukan", args=[pta.kode])))
        kirim(client, pta, **PUTUSAN, rujukan=pertama.pk, nomor_wa="081234567890", kabari_wa="on")
        p = Permohonan.objects.get()
        assert (p.keadaan, p.rujukan) == ("dirujuk", pertama)
        assert list(Pesan.objects.values_list("jenis", flat=True)) == ["N-37"]

    def test_or_to_one_that_is_written(self, client: Client, pta: Satker) -> None:
        kirim(client, pta, **PUTUSAN, rujukan_nama="Pengadilan Agama Jauh")
        assert Permohonan.objects.get().rujukan_nama == "Pengadilan Agama Jauh"

    def test_without_either_it_is_asked_for(self, client: Client, pta: Satker) -> None:
        assert "Pilih atau tulis nama pengadilannya." in isi(kirim(client, pta, **PUTUSAN))

    @pytest.mark.parametrize("siapa", ["sendiri", "tutup", "banding", "x", "999999"])
    def test_nowhere_else(self, client: Client, pta: Satker, siapa: str) -> None:
        lain = {
            "sendiri": lambda: pta.pk,
            "tutup": lambda: buat_pengadilan(induk=pta, aktif=False).pk,
            "banding": lambda: buat_pengadilan(tingkat="banding").pk,
        }
        halaman = isi(kirim(client, pta, **PUTUSAN, rujukan=lain.get(siapa, lambda: siapa)()))
        assert "Pilih salah satu yang ada di daftar." in halaman


class TestBerkas:
    def test_a_file_comes_along(self, client: Client, satker: Satker, pdf: bytes) -> None:
        kirim(client, satker, lampiran=SimpleUploadedFile("akta.pdf", pdf))
        lampiran = Lampiran.objects.get()
        assert (lampiran.urusan_id, lampiran.nama, lampiran.sisi) == (
            Permohonan.objects.get().pk,
            "akta.pdf",
            "pemohon",
        )

    @pytest.mark.parametrize(
        ("nama", "awal", "kalimat"),
        [
            ("akta.pdf", b"MZ\x90\x00", "bukan JPEG, PNG, atau PDF"),
            ("akta.pdf", b"", "kosong"),
            ("akta.pdf", b"%PDF-1.7\nrusak", "rusak"),
            ("akta.pdf", b"%PDF-" + b"0" * (10 * 1024 * 1024), "lebih dari"),
        ],
    )
    def test_what_is_disguised_broken_or_too_large_is_refused_before_anything_is_stored(
        self, client: Client, satker: Satker, nama: str, awal: bytes, kalimat: str
    ) -> None:
        halaman = isi(kirim(client, satker, lampiran=SimpleUploadedFile(nama, awal)))
        assert kalimat in halaman
        assert "Siti Aminah" in halaman
        assert not Lampiran.objects.exists()
        assert not Permohonan.objects.exists()

    def test_a_failed_form_says_which_file_to_choose_again(self, client: Client, satker: Satker, pdf: bytes) -> None:
        halaman = isi(kirim(client, satker, nama="", lampiran=SimpleUploadedFile("akta.pdf", pdf)))
        assert "Pilih kembali berkas ini sebelum mengirim: akta.pdf." in halaman


JAHAT = '"><script>alert(1)</script>'


@pytest.mark.parametrize("isian", ["nama", "alamat", "rincian", "tujuan", "pekerjaan", "telepon", "surel", "nomor_wa"])
def test_markup_is_only_text(client: Client, satker: Satker, isian: str) -> None:
    halaman = isi(kirim(client, satker, captcha=False, **{isian: JAHAT}))
    assert "<script>alert" not in halaman
    assert "&lt;script&gt;alert" in halaman


def test_the_address_may_bring_what_was_searched_for(client: Client, satker: Satker) -> None:
    alamat = f"{reverse('informasi_ajukan', args=[satker.kode])}?rincian=%3Cb%3Ebiaya"
    assert "&lt;b&gt;biaya" in isi(client.get(alamat))
