"""Every text the portal ships with, of every kind any room registers: complete, short, with a way out (domain 5)."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifikasi.gateway import daftar
from notifikasi.jenis import Audiens, JenisPesan, ambil, daftarkan, semua
from notifikasi.models import Pesan, Templat
from notifikasi.templat import BIDANG_UMUM, Siap, periksa_teks, pratinjau, render, susun
from notifikasi.templat.periksa import PANJANG_MAKS, bidang_boleh
from notifikasi.templat.susun import PENUTUP, bidang_dipakai, isi_satker
from satker.models import Satker
from tests.notifikasi.pabrik import TEKS_UJI, UJI, Jawaban, buat_gateway, buat_pesan, jenis_uji
from tests.pabrik import buat_satker

# The catalogue of issue 2, section 5, and the answers of the dialogue.
KATALOG = {
    *("N-01", "N-02", "N-03", "N-03b", "N-04", "N-04r", "N-05", "N-06", "N-07", "N-07b"),
    *("N-11", "N-12", "N-13", "N-14", "N-15", "N-71", "N-72", "N-73"),
}
jenis_uji()
SEMUA = [pytest.param(j, id=j.kode) for j in semua() if j.kode != UJI]
KALIMAT = 120  # characters: longer than any value a court's data gives for most fields
BIASA = 40  # characters: a full name, a case number, a date with its weekday
# Staff hear of a stopped gateway before anything else leaves.
DARURAT = {"N-76", "N-76b"}


def penuh(jenis: JenisPesan, satker: Satker, panjang: int = KALIMAT) -> dict[str, str]:
    """A value for every field of a kind, each `panjang` characters."""
    return dict.fromkeys(jenis.bidang, "x" * panjang) | {"nama": "Siti"} | isi_satker(satker)


def test_the_catalogue_is_complete() -> None:
    """R-000-9 to R-000-21: each promised message has its kind."""
    assert {j.kode for j in semua()} >= KATALOG


@pytest.mark.parametrize("jenis", SEMUA)
def test_it_names_only_fields_it_has(jenis: JenisPesan) -> None:
    assert set(bidang_dipakai(jenis.teks)) <= set(bidang_boleh(jenis))
    assert periksa_teks(jenis, jenis.teks) == []


@pytest.mark.parametrize("jenis", SEMUA)
def test_every_field_is_explained_in_words(jenis: JenisPesan) -> None:
    for nama, arti in bidang_boleh(jenis).items():
        assert re.fullmatch(r"\w+", nama)
        assert len(arti) > 3
        assert "{" not in arti


@pytest.mark.django_db
@pytest.mark.parametrize("jenis", SEMUA)
def test_filled_in_nothing_is_left_open(jenis: JenisPesan, satker: Satker) -> None:
    teks = susun(jenis.teks, penuh(jenis, satker))
    assert "{" not in teks
    assert "}" not in teks
    assert "None" not in teks


@pytest.mark.django_db
@pytest.mark.parametrize("jenis", SEMUA)
def test_filled_with_nothing_it_still_says_who_writes_and_how_to_stop(jenis: JenisPesan, satker: Satker) -> None:
    """A case with every optional value missing must not leave a message that ends in the air."""
    baris = susun(jenis.teks, {"nama": "Bapak/Ibu"} | isi_satker(satker)).splitlines()
    assert "{" not in "".join(baris)
    if jenis.audiens is not Audiens.SISTEM:
        assert "BERHENTI" in baris[-1]
        assert satker.nama in baris[-1]


@pytest.mark.django_db
@pytest.mark.parametrize("jenis", SEMUA)
def test_the_preview_of_an_empty_court_has_a_meaning_for_every_gap(jenis: JenisPesan, satker: Satker) -> None:
    teks = pratinjau(jenis, satker, "")
    assert teks.strip()
    assert "{{" not in teks
    contoh = jenis.contoh(satker)
    assert contoh is None or set(contoh) <= set(bidang_boleh(jenis))


@pytest.mark.django_db
@pytest.mark.parametrize("jenis", SEMUA)
def test_it_fits_every_gateway_with_room_for_its_values(jenis: JenisPesan, satker: Satker) -> None:
    """With values of usual length the narrowest of them (Wablas, 1,024), with very long ones still Meta's 4,096."""
    paling_sempit = min(daftar.kelas(g).kemampuan.maks_karakter for g in daftar.GATEWAY)
    assert len(jenis.teks) <= PANJANG_MAKS
    assert len(susun(jenis.teks, penuh(jenis, satker, BIASA))) <= paling_sempit
    assert len(susun(jenis.teks, penuh(jenis, satker))) <= 4096


@pytest.mark.parametrize("jenis", SEMUA)
def test_it_holds_nothing_a_phone_or_a_provider_stumbles_over(jenis: JenisPesan) -> None:
    """Links of strangers, tabs, NUL, lines of blanks: what providers count as spam or cut."""
    assert not re.search(r"https?://|bit\.ly|\t|\x00|\n\n\n", jenis.teks)
    assert jenis.teks == jenis.teks.strip()
    assert all(b == b.rstrip() for b in jenis.teks.splitlines())


@pytest.mark.parametrize("jenis", SEMUA)
def test_its_place_in_the_queue_is_that_of_its_audience(jenis: JenisPesan) -> None:
    """A recap never delays a hearing notice; no litigant is written to at night unless he wrote first."""
    assert jenis.prioritas in Pesan.Prioritas.values
    menunggu = jenis.audiens is Audiens.PEGAWAI and jenis.kode not in DARURAT
    assert (jenis.prioritas >= Pesan.Prioritas.PEGAWAI) == menunggu
    assert not (jenis.segera and jenis.audiens is Audiens.PIHAK)
    assert len(jenis.kode) <= Pesan._meta.get_field("jenis").max_length  # type: ignore[operator]


@pytest.mark.parametrize("penutup", PENUTUP)
def test_every_footer_names_only_common_fields(penutup: str) -> None:
    assert set(bidang_dipakai(PENUTUP[penutup])) <= set(BIDANG_UMUM) - set(PENUTUP)
    assert "BERHENTI" in PENUTUP[penutup]


@pytest.mark.django_db
def test_a_court_with_the_longest_name_still_fits() -> None:
    satker = buat_satker(nama="P" * 120)
    assert all(len(isi) < 300 for isi in isi_satker(satker).values())


@pytest.mark.django_db
def test_a_court_without_telephone_and_hours_leaves_no_label_behind(satker: Satker) -> None:
    satker.telepon = satker.jam_layanan = ""
    teks = "Yth. {{ nama }}\nTelepon: {{ telepon }}\nLayanan: {{ jam_layanan }}\n{{ footer_pihak }}"
    baris = susun(teks, {"nama": "Siti"} | isi_satker(satker)).splitlines()
    assert (len(baris), baris[0]) == (2, "Yth. Siti")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("zona", "kata"), [("Asia/Jakarta", "WIB"), ("Asia/Makassar", "WITA"), ("Asia/Jayapura", "WIT")]
)
def test_the_zone_is_said_as_people_say_it(zona: str, kata: str) -> None:
    assert isi_satker(buat_satker(zona_waktu=zona))["zona"] == kata


def test_two_kinds_of_one_code_are_a_programming_error() -> None:
    with pytest.raises(ValueError, match="U-01 sudah terdaftar"):
        daftarkan(ambil(UJI))
    assert [j.kode for j in semua()] == sorted({j.kode for j in semua()})


@pytest.mark.parametrize(
    ("panjang", "ditolak"), [(PANJANG_MAKS - 1, False), (PANJANG_MAKS, False), (PANJANG_MAKS + 1, True)]
)
def test_the_limit_is_met_to_the_character(panjang: int, ditolak: bool) -> None:
    ekor = "\n{{ footer_pihak }}"
    salah = periksa_teks(jenis_uji(), "a" * (panjang - len(ekor)) + ekor)
    assert bool(salah) is ditolak
    if ditolak:
        assert "1 terlalu banyak" in salah[0]


@pytest.mark.parametrize(
    ("teks", "banyak"),
    [
        ("{{ nama }} {{ salah_satu }} {{ salah_dua }}\n{{ footer_pihak }}", 2),
        ("{{ salah }} {{ salah }}\n{{ footer_pihak }}", 1),
        ("{{ salah }}\n{{ nama }", 3),
        ("   \n\t", 2),
    ],
)
def test_every_mistake_is_named_once(teks: str, banyak: int) -> None:
    assert len(periksa_teks(jenis_uji(), teks)) == banyak


@given(st.dictionaries(st.sampled_from(["nama", "nomor_perkara", "ruang", "footer_pihak"]), st.text(max_size=30)))
def test_whatever_the_values_hold_is_said_and_never_read_as_a_field(isi: dict[str, str]) -> None:
    """A name "{{ telepon }}" in SIPP must come out as typed."""
    hasil = susun(TEKS_UJI, isi)
    for nilai in isi.values():
        assert all(b.strip() in hasil for b in nilai.splitlines() if b.strip())
    assert hasil.count("{{") == sum(v.count("{{") for k, v in isi.items())


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("milik", "awal"),
    [
        ("", "Yth. Siti"),
        ("   \n ", "Yth. Siti"),
        ("{{ bidang_dulu }}\n{{ footer_pihak }}", "Yth. Siti"),
        ("Halo {{ nama }}\n{{ footer_pihak }}", "Halo Siti"),
    ],
)
def test_a_wording_that_says_nothing_gives_way_to_the_default(satker: Satker, milik: str, awal: str) -> None:
    buat_gateway(satker)
    pesan = buat_pesan(satker)
    Templat.objects.create(satker=satker, jenis=UJI, teks=milik)
    (hasil,) = render([Pesan.objects.select_related("satker").get(pk=pesan.pk)]).values()
    assert isinstance(hasil, Siap)
    assert hasil.teks.startswith(awal)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("nilai", "parameter"),
    [
        ("", "-"),
        (" \n\t ", "-"),
        ("a\nb", "a b"),
        ("a\t\tb     c", "a b c"),
        ("\x00", "-"),
        ("{{ nama }}", "{{ nama }}"),
    ],
)
def test_a_parameter_for_meta_is_one_line_and_never_empty(satker: Satker, nilai: str, parameter: str) -> None:
    pesan = buat_pesan(satker)
    Templat.objects.create(satker=satker, jenis=UJI, nama_meta="sidang", bidang_meta=["ruang"])
    Jawaban.khusus = {pesan.pk: {"nomor_perkara": "7", "ruang": nilai}}
    (hasil,) = render([Pesan.objects.select_related("satker").get(pk=pesan.pk)]).values()
    assert isinstance(hasil, Siap)
    assert hasil.templat is not None
    assert hasil.templat.parameter == (parameter,)
