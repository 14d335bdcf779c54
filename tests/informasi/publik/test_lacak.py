"""The page of a request: state in words, public timeline, deadline, statement, cost, files, withdrawal (section 2)."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from informasi import services
from informasi.alur import PERMOHONAN
from informasi.models import Permohonan
from informasi.models.setelan import DISCLAIMER
from layanan.alur.buka import Terbuka
from layanan.alur.pelaku import Pelaku
from layanan.lacak import MASA
from layanan.models import Lampiran
from satker.models import Satker
from satker.waktu import sekarang
from tests.halaman import query_tetap, sebagai
from tests.informasi.keadaan import CAPAI
from tests.informasi.pabrik import KABUL, PJ, TOLAK, buat_pengadilan, buat_setelan, buat_tamu, pukul, segar, staf
from tests.informasi.publik.orang import buka, isi, pemohon, terbuka

pytestmark = pytest.mark.django_db
BERBIAYA = KABUL | {"biaya_penggandaan": 5000, "biaya_penjilidan": 2500, "perkiraan_siap": "besok"}


@pytest.fixture
def t(satker: Satker) -> Terbuka[Permohonan]:
    return terbuka(satker)


def alamat(urusan: Any, rute: str = "informasi_lacak") -> str:
    return reverse(rute, args=[urusan.pk])


def lihat(t: Terbuka[Permohonan]) -> str:
    return isi(pemohon(t).get(alamat(t.urusan)))


def beri_berkas(urusan: Any, isi_berkas: bytes = b"isi", **ubah: Any) -> Lampiran:
    """A file of the court for the applicant, unless told otherwise."""
    bawaan = {"nama": "salinan.pdf", "jenis": "application/pdf", "ukuran": 3, "sha256": "x", "sisi": "pengadilan"}
    lampiran = Lampiran(urusan_id=urusan.pk, untuk_pemohon=True, diunggah=sekarang(), **bawaan)
    for nama, nilai in ubah.items():
        setattr(lampiran, nama, nilai)
    lampiran.berkas.save("x", ContentFile(isi_berkas), save=False)
    lampiran.save()
    return lampiran


class TestIsi:
    def test_state_deadline_and_what_comes_next_stand_in_words(self, t: Terbuka[Permohonan]) -> None:
        halaman = lihat(t)
        assert "Terdaftar" in halaman
        assert "Paling lambat Kamis, 8 Januari 2026, 3 hari kerja lagi" in halaman
        assert PERMOHONAN.keadaan_dari("terdaftar").berikut in halaman
        assert "Jumlah perkara cerai gugat tahun 2025" in halaman

    def test_an_extension_moves_the_deadline_and_says_why(self, t: Terbuka[Permohonan]) -> None:
        p = services.cari(t.urusan, pelaku=staf(t.urusan.satker))
        services.perpanjang(p, pelaku=staf(p.satker), alasan="volume_besar")
        halaman = lihat(t)
        assert "Paling lambat Senin, 12 Januari 2026" in halaman
        assert "karena informasi yang dimohon bervolume besar" in halaman

    def test_a_passed_deadline_is_said_and_opens_the_ground(self, t: Terbuka[Permohonan]) -> None:
        """R-002-32."""
        with pukul("2026-01-12 09:00"):
            halaman = lihat(t)
        assert 'class="tenggat bahaya"' in halaman
        assert "lewat 2 hari kerja" in halaman
        assert "Informasi tidak diberikan sampai lewat jangka waktu" in halaman

    @pytest.mark.parametrize("keadaan", sorted(set(CAPAI) - {"dijawab_langsung"}))
    def test_every_state_has_a_page(self, client: Client, satker: Satker, keadaan: str) -> None:
        p = CAPAI[keadaan](satker)
        buka_sesi(client, p.pk)
        halaman = isi(client.get(alamat(p)))
        assert PERMOHONAN.keadaan_dari(keadaan).nama in halaman
        assert " style=" not in halaman

    def test_the_public_reads_no_name_and_no_note(self, t: Terbuka[Permohonan]) -> None:
        petugas, pj = staf(t.urusan.satker), staf(t.urusan.satker, PJ)
        p = services.cari(t.urusan, pelaku=petugas, catatan="CATATAN RAHASIA")
        p = services.koordinasikan(p, pelaku=petugas, pertanyaan="PERTANYAAN RAHASIA")
        p = services.jawab_koordinasi(p, pelaku=pj, konsultasi="JAWABAN RAHASIA")
        services.nyatakan(p, pelaku=petugas, **TOLAK | {"konsultasi": "KONSULTASI RAHASIA"})
        halaman = lihat(t)
        assert "RAHASIA" not in halaman
        for nama in (petugas.nama, pj.nama):
            assert nama not in halaman

    def test_identity_and_contact_stay_away_from_the_page(self, t: Terbuka[Permohonan]) -> None:
        halaman = lihat(t)
        for nilai in (t.urusan.nomor_identitas, t.urusan.alamat, t.urusan.telepon, t.sandi):
            assert nilai not in halaman

    def test_what_an_officer_writes_is_only_text(self, t: Terbuka[Permohonan]) -> None:
        services.nyatakan(t.urusan, pelaku=staf(t.urusan.satker), **KABUL | {"jawaban": "<script>x</script>"})
        halaman = lihat(t)
        assert "<script>x" not in halaman
        assert "&lt;script&gt;x" in halaman


class TestKeterangan:
    """R-002-15 … R-002-18: exists, decision, reasons, cost."""

    @pytest.mark.parametrize(
        ("isian", "ada", "tiada"),
        [
            (KABUL, ["Ada", "Diterima seluruhnya", "Tanpa biaya"], ["<dt>Alasan</dt>"]),
            (BERBIAYA, ["Rp7.500 (penggandaan Rp5.000, penjilidan Rp2.500)", "besok"], ["Tanpa biaya"]),
            (TOLAK, ["Ditolak", "Rahasia pribadi"], ["<dt>Biaya</dt>"]),
            (
                TOLAK | {"hasil": "sebagian", "bagian_ditolak": "Nama pihak", "biaya_penggandaan": 0},
                ["Diterima sebagian", "Nama pihak", "Rahasia pribadi", "Tanpa biaya"],
                [],
            ),
            (
                {"hasil": "tidak_dikuasai", "ada": False, "badan_lain": "Kantor Urusan Agama"},
                ["Tidak ada", "Informasi tidak dikuasai", "Kantor Urusan Agama"],
                ["<dt>Biaya</dt>"],
            ),
        ],
    )
    def test_the_statement_says_its_four_parts(
        self, t: Terbuka[Permohonan], isian: dict[str, Any], ada: list[str], tiada: list[str]
    ) -> None:
        services.nyatakan(t.urusan, pelaku=staf(t.urusan.satker), **isian)
        halaman = lihat(t)
        for teks in ("Keberadaan informasi", "Keputusan", *ada):
            assert teks in halaman
        for teks in tiada:
            assert teks not in halaman

    def test_who_must_pay_reads_how_and_gets_the_answer_afterwards(self, satker: Satker) -> None:
        """R-002-9, R-002-18."""
        buat_setelan(satker, cara_bayar="Bayar di kasir lantai 2.")
        t = terbuka(satker)
        p = services.nyatakan(t.urusan, pelaku=staf(satker), **BERBIAYA | {"jawaban": "Ada 184 perkara."})
        assert "Bayar di kasir lantai 2." in lihat(t)
        assert "Ada 184 perkara." not in lihat(t)
        services.bayar(p, pelaku=staf(satker), cara_bayar="tunai")
        assert "Ada 184 perkara." in lihat(t)
        assert "Bayar di kasir" not in lihat(t)

    def test_a_referral_names_the_court_and_leads_there(self, pta: Satker) -> None:
        """R-002-13."""
        pertama = buat_pengadilan(induk=pta, nama="PA Pertama")
        t = terbuka(pta, jenis="salinan_putusan", nomor_putusan="1/Pdt.G/2025/PA.X", rujukan=pertama)
        halaman = lihat(t)
        assert "PA Pertama" in halaman
        assert reverse("informasi_ajukan", args=[pertama.kode]) in halaman


class TestBerkas:
    def unduh(self, client: Client, lampiran: Lampiran) -> Any:
        return client.get(alamat(lampiran, "informasi_berkas"))

    def test_granted_files_are_listed_and_downloaded_by_their_applicant_alone(self, t: Terbuka[Permohonan]) -> None:
        services.nyatakan(t.urusan, pelaku=staf(t.urusan.satker), **KABUL)
        lampiran, lain = beri_berkas(t.urusan), terbuka(t.urusan.satker)
        assert alamat(lampiran, "informasi_berkas") in lihat(t)
        jawaban = self.unduh(pemohon(t), lampiran)
        assert jawaban.getvalue() == b"isi"
        assert jawaban.headers["Content-Disposition"] == 'attachment; filename="salinan.pdf"'
        assert "no-store" in jawaban.headers["Cache-Control"]
        for orang in (Client(), pemohon(lain), sebagai(buat_pengadilan(), "petugas_informasi")):
            assert self.unduh(orang, lampiran).status_code == 404

    def test_before_the_grant_and_unless_meant_for_him_there_is_no_file(self, t: Terbuka[Permohonan]) -> None:
        lampiran = beri_berkas(t.urusan)
        assert self.unduh(pemohon(t), lampiran).status_code == 404
        services.nyatakan(t.urusan, pelaku=staf(t.urusan.satker), **KABUL)
        assert self.unduh(pemohon(t), beri_berkas(t.urusan, untuk_pemohon=False)).status_code == 404

    def test_the_common_address_of_attachments_is_no_way_around(self, t: Terbuka[Permohonan]) -> None:
        """R-002-27, R-002-36: the court's files leave by this desk's door only; his own by either."""
        services.nyatakan(t.urusan, pelaku=staf(t.urusan.satker), **KABUL)
        client = pemohon(t)
        assert client.get(alamat(beri_berkas(t.urusan), "lampiran_pemohon")).status_code == 404
        assert client.get(alamat(beri_berkas(t.urusan, sisi="pemohon"), "lampiran_pemohon")).status_code == 200

    def test_a_document_asked_for_from_afar_is_given_in_person_first(self, satker: Satker) -> None:
        """R-002-27."""
        t = terbuka(satker, jenis="dokumen", cara_memperoleh="hardcopy")
        p = services.nyatakan(t.urusan, pelaku=staf(satker), **KABUL | {"jawaban": "ISI DOKUMEN"})
        lampiran = beri_berkas(p)
        halaman = lihat(t)
        assert "Dokumen diserahkan langsung kepada Pemohon" in halaman
        assert "ISI DOKUMEN" not in halaman
        assert self.unduh(pemohon(t), lampiran).status_code == 404
        buat_tamu(satker, permohonan=p)
        services.serahkan(p, pelaku=staf(satker), cara_penyerahan="langsung")
        assert self.unduh(pemohon(t), lampiran).status_code == 200

    def test_a_lost_file_is_said_to_be_lost(self, t: Terbuka[Permohonan]) -> None:
        lampiran = beri_berkas(t.urusan, sisi="pemohon")
        lampiran.berkas.storage.delete(str(lampiran.berkas.name))
        assert self.unduh(pemohon(t), lampiran).status_code == 404


def test_the_disclaimer_stands_on_the_page_of_a_decision_copy_and_on_no_other(satker: Satker) -> None:
    """R-002-36."""
    t = terbuka(satker, jenis="salinan_putusan", nomor_putusan="1/Pdt.G/2025/PA.X")
    assert DISCLAIMER in lihat(t)
    assert DISCLAIMER not in lihat(terbuka(satker))


class TestCabut:
    def test_it_is_asked_first_and_then_done(self, t: Terbuka[Permohonan]) -> None:
        client = pemohon(t)
        assert alamat(t.urusan, "informasi_cabut") in isi(client.get(alamat(t.urusan)))
        assert "Jangan cabut" in isi(client.get(alamat(t.urusan, "informasi_cabut")))
        assert segar(t.urusan).keadaan == "terdaftar"
        halaman = isi(client.post(alamat(t.urusan, "informasi_cabut"), {"alasan": "Sudah ada"}, follow=True))
        assert f"{t.urusan.nomor} sudah dicabut." in halaman
        assert (segar(t.urusan).keadaan, segar(t.urusan).dicabut_alasan) == ("dicabut", "Sudah ada")
        assert alamat(t.urusan, "informasi_cabut") not in halaman

    def test_what_is_closed_stays_closed(self, t: Terbuka[Permohonan]) -> None:
        services.nyatakan(t.urusan, pelaku=staf(t.urusan.satker), **TOLAK)
        client = pemohon(t)
        assert "Keadaannya sudah berubah" in isi(client.post(alamat(t.urusan, "informasi_cabut"), follow=True))
        assert segar(t.urusan).keadaan == "ditolak"

    def test_a_reason_too_long_and_a_page_open_too_long_change_nothing(self, t: Terbuka[Permohonan]) -> None:
        client = pemohon(t)
        assert "300" in isi(client.post(alamat(t.urusan, "informasi_cabut"), {"alasan": "x" * 301}))
        ketat = Client(enforce_csrf_checks=True)
        ketat.cookies = client.cookies
        assert "terbuka terlalu lama" in isi(ketat.post(alamat(t.urusan, "informasi_cabut"), {"alasan": "Sudah"}))
        assert segar(t.urusan).keadaan == "terdaftar"


class TestKalender:
    def test_the_running_deadline_is_saved_to_a_calendar(self, t: Terbuka[Permohonan]) -> None:
        jawaban = pemohon(t).get(alamat(t.urusan, "informasi_kalender"))
        teks = jawaban.content.decode()
        assert jawaban.headers["Content-Type"] == "text/calendar; charset=utf-8"
        assert "DTSTART;VALUE=DATE:20260108" in teks
        assert t.urusan.nomor in teks
        assert t.sandi not in teks

    def test_without_a_deadline_there_is_no_file(self, t: Terbuka[Permohonan]) -> None:
        services.nyatakan(t.urusan, pelaku=staf(t.urusan.satker), **TOLAK)
        assert pemohon(t).get(alamat(t.urusan, "informasi_kalender")).status_code == 404

    def test_no_name_of_a_court_writes_a_header_or_a_line(self) -> None:
        t = terbuka(buat_pengadilan(nama="PA\r\nATTENDEE:x", singkatan="PA.a\r\nSet-Cookie: x=1"))
        client = Client()
        buka_sesi(client, t.urusan.pk)
        jawaban = client.get(alamat(t.urusan, "informasi_kalender"))
        assert "Set-Cookie" not in jawaban.headers
        assert "\n" not in jawaban.headers["Content-Disposition"]
        assert b"\nATTENDEE" not in jawaban.content


@pytest.mark.parametrize(
    "rute",
    [
        *("informasi_lacak", "informasi_tanda_terima", "informasi_tanda_terima_pdf", "informasi_cabut"),
        *("informasi_keberatan", "informasi_kalender"),
    ],
)
def test_only_who_gave_number_and_code_gets_in(t: Terbuka[Permohonan], rute: str) -> None:
    """Owner, another applicant, stranger, staff of this and of another court; an unknown matter looks the same."""
    services.nyatakan(t.urusan, pelaku=staf(t.urusan.satker), **TOLAK) if rute == "informasi_keberatan" else None
    assert pemohon(t).get(alamat(t.urusan, rute)).status_code == 200
    lain = terbuka(t.urusan.satker)
    orang = (
        Client(),
        pemohon(lain),
        sebagai(t.urusan.satker, "petugas_informasi"),
        sebagai(buat_pengadilan(), "ketua"),
    )
    for client in orang:
        for pk in (t.urusan.pk, 999_999):
            jawaban = client.get(reverse(rute, args=[pk]))
            assert (jawaban.status_code, jawaban.headers["Location"]) == (302, reverse("lacak"))


@pytest.mark.parametrize("rute", ["informasi_cabut", "informasi_keberatan"])
def test_a_stranger_who_posts_is_asked_for_the_code_and_changes_nothing(t: Terbuka[Permohonan], rute: str) -> None:
    services.nyatakan(t.urusan, pelaku=staf(t.urusan.satker), **TOLAK) if rute == "informasi_keberatan" else None
    keadaan = segar(t.urusan).keadaan
    assert "Nomor register" in isi(Client().post(alamat(t.urusan, rute), {"alasan": "x"}))
    assert segar(t.urusan).keadaan == keadaan
    assert not t.urusan.keberatan.exists()


def test_an_objection_is_not_shown_at_a_requests_address(t: Terbuka[Permohonan]) -> None:
    p = services.nyatakan(t.urusan, pelaku=staf(t.urusan.satker), **TOLAK)
    k = services.ajukan_keberatan(p, pelaku=Pelaku.pemohon(), alasan=["ditolak_tertutup"])
    client = pemohon(k)
    assert client.get(alamat(k.urusan)).status_code == 404
    assert client.get(alamat(p, "informasi_lacak_keberatan")).status_code in {302, 404}


def test_a_long_history_costs_the_same_queries_as_a_short_one(t: Terbuka[Permohonan]) -> None:
    petugas, pj = staf(t.urusan.satker), staf(t.urusan.satker, PJ)

    def tambah(banyak: int) -> None:
        p = segar(t.urusan)
        for _ in range(banyak):
            p = services.koordinasikan(p, pelaku=petugas, pertanyaan="Boleh?")
            p = services.jawab_koordinasi(p, pelaku=pj, konsultasi="Boleh.")
            beri_berkas(p, sisi="pemohon")

    query_tetap(pemohon(t), alamat(t.urusan), tambah, banyak=12)


def buka_sesi(client: Client, *pk: int) -> None:
    """Open these as if number and code had been given: for matters whose code nobody holds."""
    sesi = client.session
    sesi["lacak"] = {str(satu): (sekarang() + MASA).isoformat() for satu in pk}
    sesi.save()
    client.cookies["sessionid"] = str(sesi.session_key)


def test_the_door_leads_straight_to_the_page(t: Terbuka[Permohonan]) -> None:
    jawaban = buka(Client(), t.urusan.nomor.lower(), t.sandi.lower())
    assert jawaban.headers["Location"] == alamat(t.urusan)
