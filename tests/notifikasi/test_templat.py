"""Texts: substitution, the check before saving, the preview, the batch (issue 2, section 5)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from notifikasi.jenis import Audiens, Batal, ambil, semua
from notifikasi.models import Pesan, Templat
from notifikasi.templat import Siap, Tunda, periksa_teks, pratinjau, render, susun
from satker.models import Satker
from tests.notifikasi.pabrik import TEKS_UJI, UJI, Jawaban, buat_pesan, jenis_uji
from tests.pabrik import buat_satker


def muat(*pesan: Pesan) -> list[Pesan]:
    """As the claim loads them."""
    return list(Pesan.objects.filter(pk__in=[p.pk for p in pesan]).select_related("nomor", "satker").order_by("pk"))


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("Yth. {{ nama }}", "Yth. Siti"),
        ("Yth. {{nama}}, {{  nama  }}", "Yth. Siti, Siti"),
        ("a\nRuang: {{ kosong }}\nb", "a\nb"),
        ("{{ kosong }} dan {{ nama }}", " dan Siti"),
        ("{{ kosong }}{{ kosong }}\nb", "b"),
        ("{{ tak_ada }}\nb", "b"),
        ("a\n\nb", "a\n\nb"),
        ("{{ jebak }}", "{{ nama }}"),
        ("{ nama } {% if %}", "{ nama } {% if %}"),
    ],
)
def test_fields_are_filled_in_and_nothing_else_happens(teks: str, hasil: str) -> None:
    isi = {"nama": "Siti", "kosong": "", "jebak": "{{ nama }}"}
    assert susun(teks, isi) == hasil.strip()


@pytest.mark.parametrize(
    ("teks", "kata"),
    [
        ("Yth. {{ nama }}\n{{ footer_pihak }}", ""),
        ("Sidang {{ nomor_perkara }}\nBalas BERHENTI untuk berhenti.", ""),
        ("{{ nomer_perkara }}\n{{ footer_pihak }}", "Maksud Anda {{ nomor_perkara }}?"),
        ("{{ zzz }}\n{{ footer_pihak }}", "Yang ada: footer_layanan"),
        ("Yth. {{ nama }}", "footer_pihak"),
        ("{{ footer_pihak }}\nTerima kasih.", "Baris terakhir"),
        ("a\nYth. {{ nama }\n{{ footer_pihak }}", "baris 2"),
        ("Yth. nama }}\n{{ footer_pihak }}", "Kurung kurawal"),
        ("{% if nama %}\n{{ footer_pihak }}", "Kurung kurawal"),
        ("", "kosong"),
        ("a" * 1100 + "\n{{ footer_pihak }}", "terlalu banyak"),
    ],
)
def test_a_text_that_must_not_be_sent_is_refused_with_the_reason(teks: str, kata: str) -> None:
    salah = " ".join(periksa_teks(jenis_uji(), teks))
    assert (kata in salah) if kata else salah == ""


def test_the_default_texts_of_every_kind_pass_their_own_check() -> None:
    assert {j.kode: periksa_teks(j, j.teks) for j in semua() if periksa_teks(j, j.teks)} == {}


def test_answers_of_the_system_need_no_closing_line() -> None:
    jenis = ambil("N-71")
    assert jenis.audiens is Audiens.SISTEM
    assert periksa_teks(jenis, "Sudah dihentikan.") == []


@pytest.mark.django_db
def test_the_preview_shows_real_data_and_names_what_is_missing(satker: Satker) -> None:
    teks = pratinjau(jenis_uji(), satker, "Perkara {{ nomor_perkara }} di {{ ruang }}\n{{ footer_pihak }}")
    assert teks.splitlines()[0] == "Perkara 99/Pdt.G/2026 di [ruang sidang]"
    assert satker.nama in teks
    assert pratinjau(jenis_uji(), satker, "").startswith("Yth. [nama penerima]")


@pytest.mark.django_db
def test_the_courts_own_wording_wins_and_other_courts_keep_theirs(satker: Satker) -> None:
    lain = buat_pesan(buat_satker())
    punya = buat_pesan(satker)
    Templat.objects.create(satker=satker, jenis=UJI, teks="Perkara {{ nomor_perkara }}\n{{ footer_layanan }}")
    hasil = render(muat(punya, lain))
    assert isinstance(hasil[punya.pk], Siap)
    assert hasil[punya.pk].teks.startswith("Perkara 7/Pdt.G/2026\nBalas BERHENTI")  # type: ignore[union-attr]
    assert hasil[lain.pk].teks.startswith("Yth. Siti,")  # type: ignore[union-attr]


@pytest.mark.django_db
def test_a_wording_for_fields_that_are_gone_gives_way_to_the_default(satker: Satker) -> None:
    pesan = buat_pesan(satker)
    Templat.objects.create(satker=satker, jenis=UJI, teks="{{ bidang_lama }}\n{{ footer_pihak }}")
    assert render(muat(pesan))[pesan.pk].teks.startswith("Yth. Siti,")  # type: ignore[union-attr]


@pytest.mark.django_db
def test_every_footer_says_how_to_stop_and_names_the_court(satker: Satker) -> None:
    pesan = buat_pesan(satker)
    teks = "{{ footer_pihak }}\n{{ footer_pegawai }}\n{{ footer_layanan }}"
    Templat.objects.create(satker=satker, jenis=UJI, teks=teks)
    baris = render(muat(pesan))[pesan.pk].teks.splitlines()  # type: ignore[union-attr]
    assert len(baris) == 3
    assert all("BERHENTI" in b and satker.nama in b for b in baris)
    assert "bukan panggilan resmi (relaas)" in baris[0]


@pytest.mark.django_db
def test_a_recipient_without_a_name_is_addressed_politely(satker: Satker) -> None:
    pesan = buat_pesan(satker, nama_penerima="")
    assert render(muat(pesan))[pesan.pk].teks.startswith("Yth. Bapak/Ibu,")  # type: ignore[union-attr]


@pytest.mark.django_db
def test_metas_parameters_are_in_order_and_fit_for_meta(satker: Satker) -> None:
    pesan = buat_pesan(satker, nama_penerima="Siti\n  Aminah")
    Templat.objects.create(
        satker=satker, jenis=UJI, nama_meta="sidang_v1", bidang_meta=["nama", "ruang", "nomor_perkara"]
    )
    templat = render(muat(pesan))[pesan.pk].templat  # type: ignore[union-attr]
    assert templat is not None
    assert (templat.nama, templat.bahasa) == ("sidang_v1", "id")
    assert templat.parameter == ("Siti Aminah", "-", "7/Pdt.G/2026")


@pytest.mark.django_db
def test_a_subject_that_is_gone_cancels(satker: Satker) -> None:
    ada, hilang = buat_pesan(satker), buat_pesan(satker)
    Jawaban.khusus = {hilang.pk: Batal("Perkara dicabut.")}
    hasil = render(muat(ada, hilang))
    assert hasil[hilang.pk] == Batal("Perkara dicabut.")
    assert isinstance(hasil[ada.pk], Siap)


@pytest.mark.django_db
def test_a_kind_that_fails_only_delays_its_own(satker: Satker) -> None:
    pesan, lain = buat_pesan(satker), buat_pesan(satker, jenis="N-72")
    Jawaban.galat = RuntimeError("rusak")
    hasil = render(muat(pesan, lain))
    assert isinstance(hasil[pesan.pk], Tunda)
    assert isinstance(hasil[lain.pk], Siap)


@pytest.mark.django_db
def test_a_batch_of_fifty_costs_what_one_costs(satker: Satker) -> None:
    satu, banyak = muat(buat_pesan(satker)), muat(*[buat_pesan(satker) for _ in range(50)])
    with CaptureQueriesContext(connection) as a:
        render(satu)
    with CaptureQueriesContext(connection) as b:
        render(banyak)
    assert (len(a), len(b)) == (1, 1)
    assert TEKS_UJI
