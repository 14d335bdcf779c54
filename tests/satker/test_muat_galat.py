"""What `muat_satker` says about a file that is wrong: the line, the key, the reason, and what was probably meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from satker.muat import Bagian, GalatMuat, Kolom, Ringkasan, daftarkan_bagian, muat_teks
from satker.muat.letak import baris_terdekat, letak_kunci
from satker.muat.pembaca import angka
from satker.muat.periksa import baca_berkas
from satker.muat.sintaks import TomlRusak, urai

SATKER = '[satker]\nkode = "pa-a"\nnama = "PA A"\nsingkatan = "PA.A"\n'
PEGAWAI = '\n[[pegawai]]\nnama = "A"\njabatan = "hakim"\n'  # header on line 6, keys from line 7


def _galat(teks: str) -> list[str]:
    with pytest.raises(GalatMuat) as tangkap:
        baca_berkas(teks, {})
    return tangkap.value.baris


@pytest.mark.parametrize(
    ("tambahan", "kalimat"),
    [
        ('tingkat = "tinggi"', 'satker.tingkat harus salah satu dari pertama, banding, pemda, bukan "tinggi"'),
        ("tingkat = 1", "satker.tingkat harus salah satu dari pertama, banding, pemda, bukan 1"),
        ('cuti_bersama_hari_kerja = "ya"', 'satker.cuti_bersama_hari_kerja harus true atau false, bukan "ya"'),
        ("alamat = 5", "satker.alamat harus teks di dalam tanda kutip, bukan 5"),
        ('zona_waktu = "WIB"', "satker.zona_waktu harus salah satu dari Asia/Jakarta"),
        ('alamt = "Jalan"', "satker.alamt tidak dikenal; maksudnya alamat?"),
        ("hakim_id = 3", "satker.hakim_id tidak dikenal; maksudnya bagian [pegawai]?"),
        ("xyzzy = 3", "satker.xyzzy tidak dikenal"),
        ('telepon = "${}"', "satker.telepon memuat ${ tanpa nama variabel"),
        ('telepon = "${NOMOR KANTOR}"', "satker.telepon memuat ${ tanpa nama variabel"),
    ],
)
def test_a_wrong_key_of_the_court_is_named_with_line_and_reason(tambahan: str, kalimat: str) -> None:
    (baris,) = _galat(SATKER + tambahan)
    assert baris.startswith(f"baris 5: {kalimat}")


@pytest.mark.parametrize(
    ("tambahan", "kalimat"),
    [
        ("hakim_id = 0", "pegawai.hakim_id harus antara 1 dan 2147483647, bukan 0"),
        ("hakim_id = true", "pegawai.hakim_id harus bilangan bulat, bukan true"),
        ("hakim_id = 1.5", "pegawai.hakim_id harus bilangan bulat, bukan 1.5"),
        ('nip = ["1"]', 'pegawai.nip harus teks di dalam tanda kutip, bukan ["1"]'),
        ('nomor_wa = "(0286) 591234"', "pegawai.nomor_wa tidak dapat dipakai: Nomor telepon rumah atau kantor"),
        ('nomor_wa = "081234567890, 081334567890"', "pegawai.nomor_wa tidak dapat dipakai: Ada 2 nomor"),
        ('nomor_wa = "tidak ada"', "pegawai.nomor_wa tidak dapat dipakai: Tidak ada nomor telepon."),
        ('nama_lengkap = "A"', "pegawai.nama_lengkap tidak dikenal"),
    ],
)
def test_a_wrong_key_of_a_person_is_found_in_its_own_table(tambahan: str, kalimat: str) -> None:
    baris = _galat(SATKER + PEGAWAI + tambahan)
    assert len(baris) == 1
    assert baris[0].startswith(f"baris 9: {kalimat}")


def test_a_phone_number_is_not_repeated_in_the_message() -> None:
    (baris,) = _galat(SATKER + PEGAWAI + 'nomor_wa = "0286591234"')
    assert "591234" not in baris


def test_a_long_value_is_cut_in_the_message() -> None:
    (baris,) = _galat(SATKER + f'tingkat = "{"x" * 500}"')
    assert len(baris) < 200


def test_missing_keys_are_asked_for_at_the_table_that_lacks_them() -> None:
    assert _galat('[satker]\n\n[[pegawai]]\njabatan = "hakim"\n') == [
        "baris 1: satker.kode wajib diisi",
        "baris 1: satker.nama wajib diisi",
        "baris 1: satker.singkatan wajib diisi",
        "baris 3: pegawai.nama wajib diisi",
    ]


@pytest.mark.parametrize(
    ("teks", "kalimat"),
    [
        ("", "baris 1: bagian [satker] tidak ada"),
        (SATKER + "[pegawaii]\n", "baris 5: bagian [pegawaii] tidak dikenal; maksudnya [[pegawai]]?"),
        (SATKER + "[zzz]\n", "baris 5: bagian [zzz] tidak dikenal"),
        (SATKER + '[pegawai]\nnama = "A"\n', "baris 5: bagian ini ditulis [[pegawai]]"),
        (SATKER.replace("[satker]", "[[satker]]"), "baris 1: bagian ini ditulis [satker]"),
        ("pegawai = [1]\n" + SATKER, "baris 1: bagian ini ditulis [[pegawai]]"),
        ("jabatan = 3\n" + SATKER, "baris 1: kunci jabatan berada di luar bagian; maksudnya di bawah [pegawai]?"),
    ],
)
def test_a_section_that_is_unknown_missing_or_bracketed_wrongly(teks: str, kalimat: str) -> None:
    assert _galat(teks) == [kalimat]


@pytest.mark.parametrize("kunci", ["nip", "hakim_id", "panitera_id"])
def test_two_people_of_the_file_cannot_share_an_id(kunci: str) -> None:
    nilai = '"198001012005031001"' if kunci == "nip" else "4"
    teks = SATKER + PEGAWAI + f"{kunci} = {nilai}\n" + PEGAWAI.replace('"A"', '"B"') + f"{kunci} = {nilai}\n"
    assert _galat(teks) == [f"baris 14: pegawai.{kunci} sudah dipakai pegawai lain di berkas ini"]


def test_two_people_of_one_name_need_a_nip() -> None:
    assert _galat(SATKER + PEGAWAI + PEGAWAI) == ["baris 11: pegawai.nama sudah dipakai pegawai lain di berkas ini"]


@pytest.mark.parametrize(
    ("teks", "kalimat"),
    [
        ("[satker]\nkode pa", "baris 2: bukan TOML yang benar di kolom 6: sesudah nama kunci harus ada tanda ="),
        ("[satker]\nkode = pa", "baris 2: bukan TOML yang benar di kolom 8: nilai tidak terbaca; teks harus di dalam"),
        ('[satker]\nkode = "pa\n', "baris 2: bukan TOML yang benar di kolom 11: ada tanda yang tidak boleh di sini"),
        ('kode = "pa', "baris 1: bukan TOML yang benar di akhir berkas: tanda kutip belum ditutup"),
        ("a = [1,", "baris 1: bukan TOML yang benar di akhir berkas: "),
        ("a = 1\na = 2\n", "baris 2: bukan TOML yang benar di kolom 6: kunci ini sudah ditulis di atas"),
        ("[a]\n[a]", "baris 2: bukan TOML yang benar di kolom 3: bagian ini sudah ditulis di atas"),
        ("[a\nb=1", "baris 1: bukan TOML yang benar di kolom 3: kurung siku penutup judul bagian tidak ada"),
        ('a = "b" c', "baris 1: bukan TOML yang benar di kolom 9: ada tulisan tambahan sesudah nilai"),
        ("a = 2026-02-30", "baris 1: bukan TOML yang benar di kolom 5: tanggal tidak ada di kalender"),
        ('a = "\\q"', "baris 1: bukan TOML yang benar di kolom 8: tanda \\ di dalam kutip ganda"),
    ],
)
def test_broken_toml_is_explained_in_words_with_its_line(teks: str, kalimat: str) -> None:
    with pytest.raises(TomlRusak) as tangkap:
        urai(teks)
    assert str(tangkap.value).startswith(kalimat)


def test_the_lines_of_keys_are_found_in_every_spelling_of_toml() -> None:
    teks = '''# comment with [brackets] and "quotes
luar = 1

[satker] # the court
"nama" = "a = b # no comment"
alamat = """
[[bukan]]
kunci = 1
"""
jam = [
  "07:00", # from
  "20:00",
]
telepon.kantor = { a = 1, b = [2] }
[[gateway]]
laju = 1
[[gateway]]

'laju' = 2
[a.b]
c = 'x'
'''
    letak = letak_kunci(teks)
    assert letak["luar",] == 2
    assert letak["satker", "nama"] == 5
    assert letak["satker", "alamat"] == 6
    assert letak["satker", "jam"] == 10
    assert letak["satker", "telepon", "kantor"] == 14
    assert (letak["gateway", 0], letak["gateway", 0, "laju"]) == (15, 16)
    assert (letak["gateway", 1], letak["gateway", 1, "laju"]) == (17, 19)
    assert letak["a", "b", "c"] == 21
    assert not any("bukan" in jalur for jalur in letak)


def test_an_unknown_place_answers_the_line_of_what_surrounds_it() -> None:
    letak = letak_kunci("\n[satker]\nkode = 1\n")
    assert baris_terdekat(letak, ("satker", "nama")) == 2
    assert baris_terdekat(letak, ("lain", 3, "nama")) == 1


@given(
    st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from(["1", '"x"', "'''\n\n'''", '["#",\n2]'])), max_size=8)
)
def test_every_key_is_found_on_its_own_line_whatever_stands_above(baris: list[tuple[str, str]]) -> None:
    teks, harap = "", {}
    for nomor, (kunci, nilai) in enumerate(baris):
        harap[f"{kunci}{nomor}",] = teks.count("\n") + 1
        teks += f"{kunci}{nomor} = {nilai}\n"
    assert letak_kunci(teks) == harap


def test_two_apps_may_share_a_section_but_not_a_key_of_it() -> None:
    bagian = Bagian("satker", {"kode": Kolom(angka)}, lambda _s, _b: Ringkasan())
    with pytest.raises(ValueError, match="kode"):
        daftarkan_bagian(bagian)
    with pytest.raises(ValueError, match="bentuk lain"):
        daftarkan_bagian(Bagian("satker", {"lain": Kolom(angka)}, bagian.simpan, banyak=True))


@pytest.mark.django_db
@pytest.mark.parametrize("singkatan", ["Pengadilan", "Ba", "PA", "PABa", "PN.Bna"])
def test_a_suffix_that_no_case_number_could_end_with_is_refused_at_its_line(singkatan: str) -> None:
    """12.G.2026 is completed with it, at the counter and by reply."""
    with pytest.raises(GalatMuat) as tangkap:
        muat_teks(SATKER.replace("PA.A", singkatan), {})
    (baris,) = tangkap.value.baris
    assert baris.startswith("baris 4: satker.singkatan tidak dapat disimpan: Singkatan pengadilan diawali PA")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("singkatan", "tingkat"),
    [("PA.Ba", "pertama"), ("PTA Plg.", "banding"), ("MS-Aceh", "banding"), ("Prokopim", "pemda")],
)
def test_the_suffixes_that_are_in_use_are_taken(singkatan: str, tingkat: str) -> None:
    teks = SATKER.replace("PA.A", singkatan) + f'tingkat = "{tingkat}"\n'
    assert muat_teks(teks, {})["bagian"]["satker"]["dibuat"] == 1
