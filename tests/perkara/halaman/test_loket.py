"""The counter's pages (R-000-3)."""

import pytest
from django.test import Client
from django.urls import reverse

from notifikasi.models import Gateway, Nomor, Persetujuan, Pesan
from perkara.models import Registrasi
from perkara.registrasi import TEKS_PERSETUJUAN
from satker.models import Peran, Satker
from tests.halaman import query_tetap, sebagai, tertutup
from tests.pabrik import buat_satker
from tests.perkara.pabrik import buat_kuasa, buat_perkara, buat_pihak

pytestmark = pytest.mark.django_db


@pytest.fixture
def satker() -> Satker:
    return buat_satker(singkatan="PA.Bjh")


@pytest.fixture
def ptsp(satker: Satker) -> Client:
    return sebagai(satker, Peran.PTSP)


def isian(**ganti: str) -> dict[str, str]:
    return {"siapa": "", "nama": "", "nomor_teks": "0812 3456 7890", "setuju": "on"} | ganti


def alamat(perkara: object) -> str:
    return f"{reverse('loket')}?perkara={perkara.pk}"  # type: ignore[attr-defined]


def test_r_000_3_the_officer_registers_a_partys_number_and_n_01_is_queued(satker: Satker, ptsp: Client) -> None:
    perkara = buat_perkara(satker)
    pihak = buat_pihak(perkara, nama="Siti Aminah")
    jawaban = ptsp.post(alamat(perkara), isian(siapa=f"pihak:{pihak.pk}"), follow=True)
    registrasi = Registrasi.objects.get()
    assert (registrasi.perkara, registrasi.pihak, registrasi.nomor.e164) == (perkara, pihak, "+6281234567890")
    assert Pesan.objects.get().jenis == "N-01"
    halaman = jawaban.content.decode()
    assert "Konfirmasi" in halaman
    assert "+62 812-••••-7890" in halaman
    assert "81234567890" not in halaman


def test_consent_officer_and_text_version_are_on_the_ledger(satker: Satker, ptsp: Client) -> None:
    perkara = buat_perkara(satker)
    pihak = buat_pihak(perkara)
    ptsp.post(alamat(perkara), isian(siapa=f"pihak:{pihak.pk}"))
    catatan = Persetujuan.objects.get()
    assert (catatan.tindakan, catatan.dasar, catatan.kanal) == ("beri", "persetujuan", "loket")
    assert catatan.petugas_id == int(ptsp.session["_auth_user_id"])
    assert catatan.versi_teks


def test_counsel_is_registered_as_counsel(satker: Satker, ptsp: Client) -> None:
    perkara = buat_perkara(satker)
    kuasa = buat_kuasa(perkara, sisi=2)
    ptsp.post(alamat(perkara), isian(siapa=f"kuasa:{kuasa.pk}"))
    registrasi = Registrasi.objects.get()
    assert (registrasi.kuasa, registrasi.sisi, registrasi.hubungan) == (kuasa, 2, "kuasa")


def test_a_relative_needs_a_name(satker: Satker, ptsp: Client) -> None:
    perkara = buat_perkara(satker)
    buat_pihak(perkara)
    jawaban = ptsp.post(alamat(perkara), isian(siapa="keluarga:1"))
    assert "Tulis nama pemilik nomor ini." in jawaban.content.decode()
    ptsp.post(alamat(perkara), isian(siapa="keluarga:1", nama="Bu Karso"))
    registrasi = Registrasi.objects.get()
    assert (registrasi.nama, registrasi.sisi, registrasi.hubungan) == ("Bu Karso", 1, "keluarga")


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"nomor_teks": "0286-321456"}, "telepon rumah"),
        ({"nomor_teks": "3307012345670001"}, "NIK"),
        ({"nomor_teks": ""}, "Ketik nomor WhatsApp-nya"),
        ({"setuju": ""}, "Tanyakan persetujuan"),
        ({"siapa": ""}, "Pilih pemilik"),
    ],
)
def test_a_refused_form_says_why_beside_the_field_and_keeps_what_was_typed(
    satker: Satker, ptsp: Client, isi: dict[str, str], kalimat: str
) -> None:
    perkara = buat_perkara(satker)
    pihak = buat_pihak(perkara)
    jawaban = ptsp.post(alamat(perkara), isian(siapa=f"pihak:{pihak.pk}") | isi)
    halaman = jawaban.content.decode()
    assert kalimat in halaman
    assert f'value="{isi.get("nomor_teks", "0812 3456 7890")}"' in halaman
    assert not Registrasi.objects.exists()


def test_a_number_already_registered_is_told_since_when(satker: Satker, ptsp: Client) -> None:
    perkara = buat_perkara(satker)
    pihak = buat_pihak(perkara, nama="Siti Aminah")
    sebagai(satker, Peran.PTSP).post(alamat(perkara), isian(siapa=f"pihak:{pihak.pk}"))
    jawaban = ptsp.post(alamat(perkara), isian(siapa=f"pihak:{pihak.pk}"))
    assert "sudah terdaftar atas nama Siti Aminah" in jawaban.content.decode()
    assert Registrasi.objects.count() == 1


def test_a_number_that_stopped_comes_back_only_with_a_new_word(satker: Satker, ptsp: Client) -> None:
    perkara = buat_perkara(satker)
    pihak = buat_pihak(perkara)
    ptsp.post(alamat(perkara), isian(siapa=f"pihak:{pihak.pk}"))
    registrasi = Registrasi.objects.get()
    ptsp.post(reverse("nomor_hentikan", args=[registrasi.pk]))
    assert Nomor.objects.get().keadaan == "berhenti"
    lain = buat_perkara(satker)
    pihak_lain = buat_pihak(lain)
    jawaban = ptsp.post(alamat(lain), isian(siapa=f"pihak:{pihak_lain.pk}"))
    assert "pernah meminta berhenti" in jawaban.content.decode()
    ptsp.post(alamat(lain), isian(siapa=f"pihak:{pihak_lain.pk}", aktifkan_lagi="on"))
    assert Nomor.objects.get().keadaan == "aktif"


def test_a_case_not_in_sipp_yet_is_waited_for(satker: Satker, ptsp: Client) -> None:
    data = {"nomor_ditunggu": "77/pdt.g/2026/pa bjh", "nama": "Joko", "sisi": "1", "nomor_teks": "081234567890"}
    jawaban = ptsp.post(reverse("loket_menunggu"), data | {"setuju": "on"}, follow=True)
    registrasi = Registrasi.objects.get()
    assert (registrasi.status, registrasi.ditunggu_tampil) == ("menunggu", "77/Pdt.G/2026/PA.Bjh")
    assert "77/Pdt.G/2026/PA.Bjh" in jawaban.content.decode()


def test_an_unreadable_case_number_is_refused_with_a_reason_and_nothing_is_lost(satker: Satker, ptsp: Client) -> None:
    data = {"nomor_ditunggu": "perkara saya", "nama": "Joko", "sisi": "1", "nomor_teks": "081234567890", "setuju": "on"}
    jawaban = ptsp.post(reverse("loket_menunggu"), data)
    halaman = jawaban.content.decode()
    assert 'value="perkara saya"' in halaman
    assert 'value="Joko"' in halaman
    assert not Registrasi.objects.exists()


@pytest.mark.parametrize(
    "teks", ["1203/Pdt.G/2026/PA.Bjh", "1203 / pdt.g / 2026 / pa bjh", "1203.G.2026", "1203", "aminah"]
)
def test_the_search_finds_a_case_in_any_spelling_or_by_name(satker: Satker, ptsp: Client, teks: str) -> None:
    perkara = buat_perkara(satker, nomor="1203/Pdt.G/2026/PA.Bjh")
    buat_pihak(perkara, nama="Siti Aminah")
    halaman = ptsp.get(reverse("loket_cari"), {"q": teks}).content.decode()
    assert "1203/Pdt.G/2026/PA.Bjh" in halaman
    assert "Siti Aminah" in halaman


@pytest.mark.parametrize(
    ("teks", "kalimat"),
    [
        ("12/Pdt.G/26", "Tahun “26” tidak terbaca"),
        ("12/Pdt.X/2026", "Jenis perkara “Pdt.X” tidak dikenal"),
        ("123456/Pdt.G/2026", "paling banyak lima angka"),
        ("0/Pdt.G/2026", "dimulai dari 1"),
        ("12/Pdt.G", "Tahun perkara belum tertulis"),
        ("de", "Ketik sedikitnya 3 huruf"),
        ("??", "Ketik sedikitnya 3 huruf"),
        ("12/Pdt.G/2026", "Tidak ada perkara yang cocok"),
        ("12", "Tidak ada perkara yang cocok"),
        ("Siti Aminah", "Tidak ada perkara yang cocok"),
    ],
)
def test_a_search_that_finds_nothing_says_what_cannot_be_read(ptsp: Client, teks: str, kalimat: str) -> None:
    """Issue 2, section 7: a clear message for an unreadable case number; with and without JavaScript."""
    for nama in ("loket_cari", "loket"):
        assert kalimat in ptsp.get(reverse(nama), {"q": teks}).content.decode()


def test_what_is_agreed_to_stands_beside_the_tick_in_the_words_of_the_ledger(satker: Satker, ptsp: Client) -> None:
    """R-000-3, UU PDP 22 and 24: the text whose version is recorded is the text that was shown."""
    Satker.objects.filter(pk=satker.pk).update(nama="Pengadilan <b>Agama")
    kata = TEKS_PERSETUJUAN.format(nama_satker="Pengadilan &lt;b&gt;Agama")
    for url in (alamat(buat_perkara(satker)), reverse("loket_menunggu")):
        assert kata in ptsp.get(url).content.decode()
        assert f"Bacakan: “{kata}”" in ptsp.post(url, isian(setuju="")).content.decode()


def test_the_search_never_finds_another_courts_case(ptsp: Client) -> None:
    buat_pihak(buat_perkara(buat_satker()), nama="Siti Aminah")
    assert "Siti Aminah" not in ptsp.get(reverse("loket_cari"), {"q": "aminah"}).content.decode()


@pytest.mark.parametrize(
    ("teks", "harap"),
    [("081234567890", "+62 812-3456-7890, Telkomsel"), ("0286321456", "telepon rumah"), ("", "")],
)
def test_what_was_understood_shows_while_typing(ptsp: Client, teks: str, harap: str) -> None:
    assert harap in ptsp.get(reverse("loket_baca"), {"nomor_teks": teks}).content.decode()


def test_the_qr_opens_the_chat_with_the_courts_number(satker: Satker, ptsp: Client) -> None:
    Gateway.objects.create(satker=satker, nama="utama", jenis="simulator", nomor_pengirim="+6281200001111")
    halaman = ptsp.get(reverse("loket")).content.decode()
    assert "https://wa.me/6281200001111" in halaman
    assert "<svg" in halaman


def test_another_courts_case_cannot_be_registered_to(ptsp: Client) -> None:
    assert ptsp.get(alamat(buat_perkara(buat_satker()))).status_code == 404


def test_only_the_counter_and_the_admin_of_this_court_get_in(satker: Satker, ptsp: Client) -> None:
    perkara = buat_perkara(satker)
    pihak = buat_pihak(perkara)
    ptsp.post(alamat(perkara), isian(siapa=f"pihak:{pihak.pk}"))
    registrasi = Registrasi.objects.get()
    tertutup(reverse("loket"), satker, 200)
    tertutup(alamat(perkara), satker, 404)
    for nama in ("registrasi_rincian", "registrasi_status"):
        tertutup(reverse(nama, args=[registrasi.pk]), satker, 404)
    for nama in ("registrasi_cabut", "nomor_hentikan", "nomor_aktifkan"):
        tertutup(reverse(nama, args=[registrasi.pk]), satker, 404, "post")
    assert sebagai(satker, Peran.HAKIM).get(reverse("loket")).status_code == 403


def test_taking_a_number_off_a_case_keeps_its_other_cases(satker: Satker, ptsp: Client) -> None:
    for perkara in (buat_perkara(satker), buat_perkara(satker)):
        ptsp.post(alamat(perkara), isian(siapa=f"pihak:{buat_pihak(perkara).pk}"))
    pertama, kedua = Registrasi.objects.order_by("pk")
    ptsp.post(reverse("registrasi_cabut", args=[pertama.pk]))
    assert list(Registrasi.objects.order_by("pk").values_list("status", flat=True)) == ["dicabut", "aktif"]
    assert Pesan.objects.get(subjek_id=kedua.pk).status == "antre"
    assert Pesan.objects.get(subjek_id=pertama.pk).status == "batal"


def test_the_counter_takes_the_same_number_of_queries_for_one_and_for_many(satker: Satker, ptsp: Client) -> None:
    perkara = buat_perkara(satker)

    def tambah(n: int) -> None:
        for _ in range(n):
            pihak = buat_pihak(perkara)
            ptsp.post(alamat(perkara), isian(siapa=f"pihak:{pihak.pk}", nomor_teks=f"0813{pihak.pk:08d}"))

    query_tetap(ptsp, alamat(perkara), tambah, banyak=12)
