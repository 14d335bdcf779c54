"""What the applicant answers on his page: what his form lacked (B3), and what he says to the answer (4.4)."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from informasi import services
from informasi.models import Keberatan, Permohonan, SetelanInformasi
from layanan.alur.buka import Terbuka
from layanan.alur.pelaku import Pelaku
from layanan.models import Lampiran
from layanan.pelacakan import TIDAK_COCOK
from satker.models import Satker
from tests.informasi.pabrik import KETUA, TOLAK, ajukan, segar, staf
from tests.informasi.publik.orang import isi, pemohon, terbuka
from tests.layanan.captcha import bukti
from tests.layanan.lampiran.berkas import pdf

pytestmark = pytest.mark.django_db
KURANG = "Nomor putusan <dan> tahunnya."


@pytest.fixture
def kurang(satker: Satker) -> Terbuka[Permohonan]:
    """Called incomplete at a court under SK 2-144/2022."""
    SetelanInformasi.objects.create(satker=satker, profil="sk_2_144_2022")
    t = terbuka(satker)
    return Terbuka(services.kurang(t.urusan, pelaku=staf(satker), kekurangan=KURANG), t.sandi)


@pytest.fixture
def diputus(satker: Satker) -> Terbuka[Keberatan]:
    """Upheld by the Ketua."""
    p = services.nyatakan(terbuka(satker).urusan, pelaku=staf(satker), **TOLAK)
    t = services.ajukan_keberatan(p, pelaku=Pelaku.pemohon(), alasan=["ditolak_tertutup"])
    k = services.teruskan(t.urusan, pelaku=staf(satker))
    k = services.putuskan_keberatan(k, pelaku=staf(satker, KETUA), putusan="menguatkan", putusan_alasan="Tepat.")
    return Terbuka(k, t.sandi)


def alamat(urusan: Any) -> str:
    return reverse("informasi_tanggapan" if isinstance(urusan, Keberatan) else "informasi_lengkapi", args=[urusan.pk])


def halaman(client: Client, urusan: Any) -> str:
    rute = "informasi_lacak_keberatan" if isinstance(urusan, Keberatan) else "informasi_lacak"
    return isi(client.get(reverse(rute, args=[urusan.pk])))


class TestLengkapi:
    def test_the_page_says_what_is_missing_until_when_and_where(self, kurang: Terbuka[Permohonan]) -> None:
        client = pemohon(kurang)
        teks = halaman(client, kurang.urusan)
        assert "Nomor putusan &lt;dan&gt; tahunnya." in teks
        assert "Lengkapi paling lambat" in teks
        assert alamat(kurang.urusan) in teks
        assert "Nomor putusan &lt;dan&gt; tahunnya." in isi(client.get(alamat(kurang.urusan)))

    def test_words_and_files_go_to_the_officer(self, kurang: Terbuka[Permohonan]) -> None:
        client = pemohon(kurang)
        berkas = SimpleUploadedFile("kuasa.pdf", pdf(), "application/pdf")
        isian = {"keterangan": "Nomor 1/Pdt.G/2025", "lampiran": berkas} | bukti()
        teks = isi(client.post(alamat(kurang.urusan), isian, follow=True))
        assert "Terkirim" in teks
        assert "Pemohon melengkapi permohonan" in teks
        assert alamat(kurang.urusan) not in teks
        assert segar(kurang.urusan).keadaan == "diterima"
        assert Lampiran.objects.get(urusan=kurang.urusan).sisi == Lampiran.Sisi.PEMOHON

    @pytest.mark.parametrize(
        ("ubah", "kata"),
        [
            ({"keterangan": " "}, "Tulis kelengkapannya."),
            ({"keterangan": "x" * 2001}, "2001"),
            ({"captcha_bukti": ""}, "manusia"),
        ],
    )
    def test_what_is_wrong_is_said_and_what_was_typed_stays(
        self, kurang: Terbuka[Permohonan], ubah: dict[str, str], kata: str
    ) -> None:
        teks = isi(pemohon(kurang).post(alamat(kurang.urusan), {"keterangan": "Nomor 1"} | bukti() | ubah))
        assert kata in teks
        assert ("Nomor 1" in teks) == ("keterangan" not in ubah)
        assert segar(kurang.urusan).keadaan == "belum_lengkap"

    def test_a_disguised_file_is_refused_before_anything_changes(self, kurang: Terbuka[Permohonan]) -> None:
        berkas = SimpleUploadedFile("kuasa.pdf", b"MZ\x90\x00", "application/pdf")
        teks = isi(pemohon(kurang).post(alamat(kurang.urusan), {"keterangan": "x", "lampiran": berkas} | bukti()))
        assert "kuasa.pdf: Berkas ini bukan" in teks
        assert (segar(kurang.urusan).keadaan, Lampiran.objects.count()) == ("belum_lengkap", 0)

    def test_after_the_door_he_is_told_which_files_to_choose_again(self, kurang: Terbuka[Permohonan]) -> None:
        """Too late: number and code once more. The words are still there; a file is not left out in silence."""
        client, berkas = Client(), SimpleUploadedFile("kuasa.pdf", pdf(), "application/pdf")
        pintu = isi(client.post(alamat(kurang.urusan), {"keterangan": "Nomor 1", "lampiran": berkas}))
        assert 'name="lampiran-hilang" value="kuasa.pdf"' in pintu
        isian = {"keterangan": "Nomor 1", "lampiran-hilang": "kuasa.pdf", "nomor": kurang.urusan.nomor}
        teks = isi(client.post(alamat(kurang.urusan), isian | {"sandi": kurang.sandi} | bukti()))
        assert "Pilih kembali berkas ini sebelum mengirim: kuasa.pdf." in teks
        assert "Nomor 1" in teks
        assert segar(kurang.urusan).keadaan == "belum_lengkap"

    def test_the_back_button_after_it_was_sent_says_so(self, kurang: Terbuka[Permohonan]) -> None:
        client = pemohon(kurang)
        client.post(alamat(kurang.urusan), {"keterangan": "Nomor 1"} | bukti())
        for metode in (client.get, client.post):
            teks = isi(metode(alamat(kurang.urusan), follow=True))
            assert "tidak sedang menunggu kelengkapan" in teks


class TestKomisiInformasi:
    """B12: under the later rules the way leads out of the house, and the page says so; under the seed it does not."""

    @pytest.mark.parametrize(("profil", "ada"), [("seed", False), ("sk_2_144_2022", True), ("sk_1_144_2011", True)])
    def test_the_page_names_it_where_it_is_the_next_way(self, satker: Satker, profil: str, ada: bool) -> None:
        SetelanInformasi.objects.create(satker=satker, profil=profil)
        p = ajukan(satker)
        p = services.daftarkan(p, pelaku=staf(satker)) if p.keadaan == "diterima" else p
        p = services.nyatakan(p, pelaku=staf(satker), **TOLAK)
        t = services.ajukan_keberatan(p, pelaku=Pelaku.pemohon(), alasan=["ditolak_tertutup"])
        client = pemohon(t)
        assert "Komisi Informasi" not in halaman(client, t.urusan)
        k = services.teruskan(t.urusan, pelaku=staf(satker))
        services.putuskan_keberatan(k, pelaku=staf(satker, KETUA), putusan="menguatkan", putusan_alasan="Tepat.")
        teks = halaman(client, t.urusan)
        assert ("Komisi Informasi" in teks, "tingkat kedua" in teks) == (ada, not ada)


class TestTanggapan:
    def test_he_says_once_what_he_thinks_of_the_answer(self, diputus: Terbuka[Keberatan]) -> None:
        """4.4: it stands on his page, and in the register."""
        client, k = pemohon(diputus), diputus.urusan
        assert alamat(k) in halaman(client, k)
        assert "bukan keberatan" in isi(client.get(alamat(k)))
        teks = isi(client.post(alamat(k), {"tanggapan": "Saya <terima>."}, follow=True))
        assert "Saya &lt;terima&gt;." in teks
        assert alamat(k) not in teks
        assert segar(k).tanggapan == "Saya <terima>."

    def test_it_takes_away_no_right_to_object(self, diputus: Terbuka[Keberatan]) -> None:
        """R-002-34."""
        client, k = pemohon(diputus), diputus.urusan
        client.post(alamat(k), {"tanggapan": "Tidak setuju"})
        assert reverse("informasi_keberatan", args=[k.permohonan_id]) in halaman(client, k)

    def test_a_second_one_changes_nothing(self, diputus: Terbuka[Keberatan]) -> None:
        client, k = pemohon(diputus), diputus.urusan
        for kata in ("Menerima", "Menolak"):
            teks = isi(client.post(alamat(k), {"tanggapan": kata}, follow=True))
        assert "satu kali" in teks
        assert segar(k).tanggapan == "Menerima"

    @pytest.mark.parametrize(("tulis", "kata"), [("", "Tulis tanggapan Anda."), ("x" * 2001, "2001")])
    def test_nothing_and_too_much_are_said_beside_the_field(
        self, diputus: Terbuka[Keberatan], tulis: str, kata: str
    ) -> None:
        assert kata in isi(pemohon(diputus).post(alamat(diputus.urusan), {"tanggapan": tulis}))
        assert segar(diputus.urusan).tanggapan == ""

    def test_before_the_answer_there_is_nothing_to_respond_to(self, satker: Satker) -> None:
        p = services.nyatakan(terbuka(satker).urusan, pelaku=staf(satker), **TOLAK)
        t = services.ajukan_keberatan(p, pelaku=Pelaku.pemohon(), alasan=["ditolak_tertutup"])
        client = pemohon(t)
        assert alamat(t.urusan) not in halaman(client, t.urusan)
        assert client.get(alamat(t.urusan)).status_code == 302

    def test_a_stranger_stands_before_the_door_with_what_he_typed(self, diputus: Terbuka[Keberatan]) -> None:
        isian = {"tanggapan": "Titip", "nomor": diputus.urusan.nomor, "sandi": "CDFGHJKMNP"}
        teks = isi(Client().post(alamat(diputus.urusan), isian))
        assert TIDAK_COCOK in teks
        assert 'value="Titip"' in teks
        assert segar(diputus.urusan).tanggapan == ""
