"""Objecting from the tracking page: only with a ground, in time or told that it is late, both levels.

R-002-28 … R-002-35.
"""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from informasi import services
from informasi.models import Keberatan, Permohonan
from informasi.models.pilihan import AlasanKeberatan
from layanan.alur.buka import Terbuka
from layanan.models import Lampiran
from notifikasi.models import Pesan
from satker.models import Satker
from tests.halaman import jumlah_query
from tests.informasi.pabrik import KABUL, KETUA, SENIN, TOLAK, buat_setelan, pukul, segar, staf
from tests.informasi.publik.orang import isi, pemohon, terbuka
from tests.layanan.captcha import bukti

pytestmark = pytest.mark.django_db
KUASA: dict[str, Any] = {"oleh_kuasa": "on", "kuasa_nama": "Ahmad Fauzi, S.H.", "kuasa_alamat": "Jalan Diponegoro 8"}


@pytest.fixture
def t(satker: Satker) -> Terbuka[Permohonan]:
    return terbuka(satker)


@pytest.fixture
def ditolak(t: Terbuka[Permohonan]) -> Terbuka[Permohonan]:
    """Refused as closed on Monday 5 January 2026."""
    services.nyatakan(t.urusan, pelaku=staf(t.urusan.satker), **TOLAK)
    return t


def alamat(urusan: Any, rute: str = "informasi_keberatan") -> str:
    return reverse(rute, args=[urusan.pk])


def ajukan(client: Client, urusan: Any, *alasan: str, captcha: bool = True, **ubah: Any) -> Any:
    """Send the form with these grounds."""
    lolos = bukti() if captcha else {}
    return client.post(alamat(urusan), {"alasan": alasan} | ubah | lolos)


def lihat(t: Terbuka[Any]) -> str:
    return isi(pemohon(t).get(alamat(t.urusan, "informasi_lacak")))


class TestDasar:
    """R-002-28 … R-002-32: each is offered where it exists, and nowhere else."""

    def test_without_a_ground_there_is_neither_button_nor_form(self, t: Terbuka[Permohonan]) -> None:
        assert alamat(t.urusan) not in lihat(t)
        client = pemohon(t)
        assert client.get(alamat(t.urusan)).headers["Location"] == alamat(t.urusan, "informasi_lacak")
        ajukan(client, t.urusan, "ditolak_tertutup")
        assert not Keberatan.objects.exists()

    @pytest.mark.parametrize(
        ("keterangan", "ada"),
        [
            (TOLAK, {"ditolak_tertutup", "tidak_semestinya"}),
            ({"hasil": "tidak_dikuasai", "ada": False}, {"wajib_umum_tidak_ada", "tidak_semestinya"}),
            (KABUL, {"tidak_semestinya"}),
            (KABUL | {"biaya_penggandaan": 50_000}, {"tidak_semestinya", "biaya_berlebih"}),
        ],
    )
    def test_each_statement_offers_its_grounds(
        self, t: Terbuka[Permohonan], keterangan: dict[str, Any], ada: set[str]
    ) -> None:
        services.nyatakan(t.urusan, pelaku=staf(t.urusan.satker), **keterangan)
        halaman = isi(pemohon(t).get(alamat(t.urusan)))
        assert {a for a in AlasanKeberatan.values if f'value="{a}"' in halaman} == ada

    def test_a_statement_that_did_not_come_in_time_is_one_tap(self, t: Terbuka[Permohonan]) -> None:
        """R-002-32: the only ground is chosen already."""
        with pukul("2026-01-09 09:00"):
            client = pemohon(t)
            halaman = isi(client.get(alamat(t.urusan)))
            assert 'value="terlambat" id="id_alasan_0" checked' in halaman.replace(' aria-invalid="true"', "")
            assert ajukan(client, t.urusan, "terlambat").status_code == 302
        assert Keberatan.objects.get().alasan == ["terlambat"]

    @pytest.mark.parametrize("alasan", [(), ("biaya_berlebih",), ("entah",), ("ditolak_tertutup", "terlambat")])
    def test_a_ground_that_does_not_exist_is_refused_beside_its_field(
        self, ditolak: Terbuka[Permohonan], alasan: tuple[str, ...]
    ) -> None:
        halaman = isi(ajukan(pemohon(ditolak), ditolak.urusan, *alasan, uraian="Saya keberatan <b>"))
        assert 'id="id_alasan_error"' in halaman
        assert "Saya keberatan &lt;b&gt;" in halaman
        assert not Keberatan.objects.exists()


class TestAjukan:
    def test_it_is_registered_told_and_followed_up(self, satker: Satker) -> None:
        """R-002-28, R-002-33, R-002-35, N-39."""
        t = terbuka(satker, nomor_wa="081234567890", kabari_wa=True)
        services.nyatakan(t.urusan, pelaku=staf(satker), **TOLAK)
        client = pemohon(t)
        ajukan(
            client, t.urusan, "ditolak_tertutup", uraian="Saya hanya perlu jumlahnya.", kasus_posisi="Dimohon Senin."
        )
        k = Keberatan.objects.get()
        assert (k.keadaan, k.tingkat, k.kasus_posisi, k.tujuan) == ("diajukan", 1, "Dimohon Senin.", t.urusan.tujuan)
        assert Pesan.objects.filter(jenis="N-39").exists()
        halaman = isi(client.get(alamat(k, "informasi_lacak_keberatan")))
        for teks in (
            "Diajukan",
            "Paling lambat Rabu, 14 Januari 2026",
            "Saya hanya perlu jumlahnya.",
            "Dimohon Senin.",
        ):
            assert teks in halaman
        permohonan = isi(client.get(alamat(t.urusan, "informasi_lacak")))
        assert k.nomor in permohonan
        assert alamat(t.urusan) not in permohonan

    def test_a_second_one_waits_for_the_answer_to_the_first(self, ditolak: Terbuka[Permohonan]) -> None:
        client = pemohon(ditolak)
        ajukan(client, ditolak.urusan, "ditolak_tertutup")
        ajukan(client, ditolak.urusan, "tidak_semestinya")
        assert Keberatan.objects.count() == 1

    def test_without_proof_nothing_typed_is_lost(self, ditolak: Terbuka[Permohonan]) -> None:
        halaman = isi(ajukan(pemohon(ditolak), ditolak.urusan, "ditolak_tertutup", captcha=False, uraian="Panjang"))
        assert "Jawab pertanyaan ini" in halaman
        assert "Panjang" in halaman
        assert 'value="ditolak_tertutup" id="id_alasan_0" checked' in halaman

    def test_one_that_is_too_long_is_said_to_be(self, ditolak: Terbuka[Permohonan]) -> None:
        assert "5000" in isi(ajukan(pemohon(ditolak), ditolak.urusan, "ditolak_tertutup", uraian="x" * 5001))


class TestKuasa:
    """4.4: by proxy with a special power of attorney."""

    def test_with_the_paper_it_is_taken(self, ditolak: Terbuka[Permohonan], pdf: bytes) -> None:
        client = pemohon(ditolak)
        ajukan(client, ditolak.urusan, "ditolak_tertutup", **KUASA, surat_kuasa=SimpleUploadedFile("kuasa.pdf", pdf))
        k = Keberatan.objects.get()
        assert (k.kuasa_nama, k.kuasa_alamat, k.surat_kuasa) == ("Ahmad Fauzi, S.H.", "Jalan Diponegoro 8", True)
        lampiran = Lampiran.objects.get(urusan=k)
        halaman = isi(client.get(alamat(k, "informasi_lacak_keberatan")))
        assert reverse("lampiran_pemohon", args=[lampiran.pk]) in halaman
        assert Client().get(reverse("lampiran_pemohon", args=[lampiran.pk])).status_code == 302

    @pytest.mark.parametrize(
        ("ubah", "kalimat"),
        [
            ({}, "Lampirkan surat kuasa khusus bermeterai."),
            ({"kuasa_nama": ""}, "Tulis nama kuasanya."),
            ({"surat_kuasa": SimpleUploadedFile("kuasa.pdf", b"MZ")}, "bukan JPEG, PNG, atau PDF"),
        ],
    )
    def test_what_is_missing_or_disguised_is_refused(
        self, ditolak: Terbuka[Permohonan], ubah: dict[str, Any], kalimat: str
    ) -> None:
        halaman = isi(ajukan(pemohon(ditolak), ditolak.urusan, "ditolak_tertutup", **KUASA | ubah))
        assert kalimat in halaman
        assert "Jalan Diponegoro 8" in halaman
        assert not Keberatan.objects.exists()

    def test_who_objects_himself_is_no_proxy_whatever_stands_in_the_fields(self, ditolak: Terbuka[Permohonan]) -> None:
        ajukan(pemohon(ditolak), ditolak.urusan, "ditolak_tertutup", kuasa_nama="Lupa Dihapus")
        assert Keberatan.objects.get().kuasa_nama == ""


class TestTerlambat:
    """R-002-33 and N-39b: Wednesday 14 January is the last day."""

    def test_on_the_last_day_it_is_in_time(self, ditolak: Terbuka[Permohonan]) -> None:
        with pukul("2026-01-14 23:00"):
            client = pemohon(ditolak)
            assert "Tidak setuju?" in isi(client.get(alamat(ditolak.urusan, "informasi_lacak")))
            ajukan(client, ditolak.urusan, "ditolak_tertutup")
        assert Keberatan.objects.get().terlambat is False

    def test_afterwards_the_button_is_gone_and_the_late_way_is_explained(self, satker: Satker) -> None:
        with pukul(SENIN):
            t = terbuka(satker, surel="siti@contoh.id", kabari_surel=True, nomor_wa="081234567890", kabari_wa=True)
            services.nyatakan(t.urusan, pelaku=staf(satker), **TOLAK)
        with pukul("2026-01-15 09:00"):
            client = pemohon(t)
            halaman = isi(client.get(alamat(t.urusan, "informasi_lacak")))
            assert "Tidak setuju?" not in halaman
            assert "mengajukannya sebagai keberatan terlambat" in halaman
            assert "Batas waktu sudah lewat pada Rabu, 14 Januari 2026" in isi(client.get(alamat(t.urusan)))
            ajukan(client, t.urusan, "ditolak_tertutup", uraian="Saya sakit.")
            k = Keberatan.objects.get()
            assert (k.keadaan, Pesan.objects.filter(jenis="N-39b").count()) == ("terlambat", 1)
            halaman = isi(client.get(alamat(k, "informasi_lacak_keberatan")))
            assert "diajukan setelah batas waktu Rabu, 14 Januari 2026" in halaman
            services.tolak_terlambat(k, pelaku=staf(satker, KETUA), alasan="Tidak ada alasan yang sah.")
            halaman = isi(client.get(alamat(k, "informasi_lacak_keberatan")))
        assert "Tidak diterima: Tidak ada alasan yang sah." in halaman


class TestTingkatDua:
    """R-002-34."""

    def diputus(self, t: Terbuka[Permohonan], putusan: str = "menguatkan", **isian: Any) -> tuple[Client, Keberatan]:
        satker, client = t.urusan.satker, pemohon(t)
        ajukan(client, t.urusan, "ditolak_tertutup")
        k = services.teruskan(Keberatan.objects.get(), pelaku=staf(satker))
        k = services.putuskan_keberatan(
            k, pelaku=staf(satker, KETUA), putusan=putusan, putusan_alasan="Demikian.", putusan_nomor="W1/7", **isian
        )
        return client, k

    def test_the_answer_is_read_and_the_next_level_is_one_tap_away(self, ditolak: Terbuka[Permohonan]) -> None:
        client, k = self.diputus(ditolak)
        halaman = isi(client.get(alamat(k, "informasi_lacak_keberatan")))
        for teks in ("Menguatkan keputusan Petugas Informasi", "Demikian.", "W1/7", "sampai Rabu, 14 Januari 2026"):
            assert teks in halaman
        assert "Ajukan keberatan tingkat kedua" in halaman
        assert "(tingkat kedua, kepada Mahkamah Agung)" in isi(client.get(alamat(ditolak.urusan)))
        ajukan(client, ditolak.urusan, "ditolak_tertutup")
        dua = Keberatan.objects.get(tingkat=2)
        assert (dua.asal, dua.keadaan) == (k, "diajukan")

    def test_who_was_given_right_needs_no_second_level(self, ditolak: Terbuka[Permohonan]) -> None:
        client, k = self.diputus(ditolak, "membatalkan")
        assert "tingkat kedua kepada" not in isi(client.get(alamat(k, "informasi_lacak_keberatan")))

    def test_a_corrected_cost_is_said(self, satker: Satker) -> None:
        """R-002-31."""
        t = terbuka(satker)
        services.nyatakan(t.urusan, pelaku=staf(satker), **KABUL | {"biaya_penggandaan": 50_000})
        client = pemohon(t)
        ajukan(client, t.urusan, "biaya_berlebih")
        k = services.teruskan(Keberatan.objects.get(), pelaku=staf(satker))
        putusan: dict[str, Any] = {"putusan": "koreksi_biaya", "putusan_alasan": "Tarif Rp500.", "biaya_koreksi": 5000}
        services.putuskan_keberatan(k, pelaku=staf(satker, KETUA), **putusan)
        assert "Rp5.000" in isi(client.get(alamat(k, "informasi_lacak_keberatan")))
        assert "Rp5.000" in isi(client.get(alamat(t.urusan, "informasi_lacak")))

    def test_what_the_ketua_decided_himself_goes_there_at_once(self, t: Terbuka[Permohonan]) -> None:
        services.nyatakan(t.urusan, pelaku=staf(t.urusan.satker, KETUA), **TOLAK)
        assert "Penanggung jawab pada Mahkamah Agung" in isi(pemohon(t).get(alamat(t.urusan)))

    def test_under_a_rule_without_that_level_it_is_not_offered(self, satker: Satker) -> None:
        buat_setelan(satker, profil="sk_2_144_2022")
        t = terbuka(satker)
        p = services.daftarkan(t.urusan, pelaku=staf(satker))
        services.nyatakan(p, pelaku=staf(satker), **TOLAK)
        client, k = self.diputus(t)
        assert "tingkat kedua kepada" not in isi(client.get(alamat(k, "informasi_lacak_keberatan")))


def test_an_objection_is_withdrawn_after_being_asked(ditolak: Terbuka[Permohonan]) -> None:
    client = pemohon(ditolak)
    ajukan(client, ditolak.urusan, "ditolak_tertutup")
    k = Keberatan.objects.get()
    assert "Jangan cabut" in isi(client.get(alamat(k, "informasi_cabut_keberatan")))
    assert "sudah dicabut" in isi(client.post(alamat(k, "informasi_cabut_keberatan"), follow=True))
    assert segar(k).keadaan == "dicabut"
    assert "Tidak setuju?" in isi(client.get(alamat(ditolak.urusan, "informasi_lacak")))


@pytest.mark.parametrize(
    "rute",
    [
        *("informasi_lacak_keberatan", "informasi_cabut_keberatan"),
        *("informasi_tanda_terima_keberatan", "informasi_tanda_terima_keberatan_pdf", "informasi_kalender"),
    ],
)
def test_its_pages_are_open_to_its_applicant_alone(ditolak: Terbuka[Permohonan], rute: str) -> None:
    client = pemohon(ditolak)
    ajukan(client, ditolak.urusan, "ditolak_tertutup")
    k = Keberatan.objects.get()
    assert client.get(alamat(k, rute)).status_code == 200
    for orang in (Client(), pemohon(terbuka(ditolak.urusan.satker))):
        assert orang.get(alamat(k, rute)).headers["Location"] == reverse("lacak")


def test_the_pages_cost_the_same_queries_with_one_objection_and_with_several(ditolak: Terbuka[Permohonan]) -> None:
    client = pemohon(ditolak)
    ajukan(client, ditolak.urusan, "ditolak_tertutup")
    halaman = alamat(ditolak.urusan, "informasi_lacak")
    jumlah_query(client, halaman)
    satu = jumlah_query(client, halaman)
    for _ in range(3):
        k = Keberatan.objects.get(ditutup=False)
        client.post(alamat(k, "informasi_cabut_keberatan"))
        ajukan(client, ditolak.urusan, "ditolak_tertutup")
    jumlah_query(client, halaman)
    assert jumlah_query(client, halaman) == satu
