"""What no browser sends but somebody will: NUL bytes, numbers beyond any row, keys nobody has, endless texts."""

from typing import Any

import pytest
from django.test import Client

from satker.akses import KUNCI_SESI
from satker.models import HariLibur, JejakAudit, Satker
from satker.muat import GalatMuat, muat_teks
from tests.pabrik import buat_pegawai, buat_pengguna, buat_satker, masuk

pytestmark = pytest.mark.django_db

RAKSASA = "9" * 30
FILE = '[satker]\nkode = "pa-uji"\nnama = "PA Uji"\nsingkatan = "PA.Uji"\n'


@pytest.fixture
def satker() -> Satker:
    return buat_satker(nama="Pengadilan Agama Banyu")


@pytest.fixture
def admin(client: Client, satker: Satker) -> Client:
    """The admin of two courts, so that every filter is shown and obeyed."""
    user = buat_pengguna(satker, "admin")
    user.keanggotaan.create(satker=buat_satker(), peran="admin")
    for tahun in (2025, 2026):
        HariLibur.objects.create(satker=satker, tanggal=f"{tahun}-11-25", nama="Hari uji", jenis="daerah")
    buat_pegawai(satker)
    return masuk(client, user)


@pytest.mark.parametrize("nilai", ["\x00", "pa\x00", "x" * 100_000, "' OR 1=1 --", "../..", "é" * 50, ""])
def test_a_court_that_cannot_exist_is_not_found_and_not_chosen(admin: Client, nilai: str) -> None:
    assert admin.post("/pengadilan/", {"satker": nilai}).status_code == 404
    assert KUNCI_SESI not in admin.session


@pytest.mark.parametrize("nama", ["a\x00b", "x" * 151, "😀" * 10, "' OR 1=1 --", "\r\nX: y"])
@pytest.mark.parametrize("sandi", ["\x00", "x" * 5000, "é"])
def test_no_name_and_no_password_breaks_the_sign_in(client: Client, nama: str, sandi: str) -> None:
    jawaban = client.post("/masuk/", {"username": nama, "password": sandi})
    assert jawaban.status_code == 200
    assert "Masuk" in jawaban.content.decode()
    assert "_auth_user_id" not in client.session


def test_what_was_typed_for_a_name_is_in_no_line_of_the_trail(client: Client) -> None:
    client.post("/masuk/", {"username": "sandi-di-kolom-yang-salah", "password": "x"})
    assert "sandi-di-kolom" not in str(list(JejakAudit.objects.values()))


@pytest.mark.parametrize(
    "badan", [b"username=%ff%fe&password=%ed%a0%80", b"%", b"=&=&&=", b"username", b"a=1&" * 1500, b"\x00\x01"]
)
def test_a_body_that_is_no_form_is_answered_with_the_form(client: Client, badan: bytes) -> None:
    jawaban = client.post("/masuk/", badan, content_type="application/x-www-form-urlencoded")
    assert jawaban.status_code == 200


def test_more_fields_than_any_form_has_are_refused(client: Client) -> None:
    badan = b"a=1&" * 2100
    assert client.post("/masuk/", badan, content_type="application/x-www-form-urlencoded").status_code == 400


def test_a_body_larger_than_any_form_is_refused(client: Client) -> None:
    badan = b"username=" + b"a" * (2 * 1024 * 1024 + 1)
    assert client.post("/masuk/", badan, content_type="application/x-www-form-urlencoded").status_code == 400


@pytest.mark.parametrize("cookie", ["sessionid=%00abc", "sessionid=" + "x" * 4000, "sessionid=", "csrftoken=é; a"])
def test_a_session_nobody_has_is_no_session(client: Client, cookie: str) -> None:
    assert client.get("/profil/", headers={"cookie": cookie}).status_code == 302


@pytest.mark.parametrize(
    "alamat",
    [
        "/admin/satker/harilibur/?tahun=0000",
        "/admin/satker/harilibur/?tahun=9999",
        "/admin/satker/harilibur/?tahun=٢٠٢٦",
        "/admin/satker/harilibur/?tahun=abcd",
        f"/admin/satker/harilibur/?tahun={RAKSASA}",
        f"/admin/satker/pegawai/?satker={RAKSASA}",
        "/admin/satker/pegawai/?satker=%00",
        "/admin/satker/pegawai/?satker=-1",
        "/admin/satker/pegawai/?q=%00",
        f"/admin/satker/pegawai/?p={RAKSASA}",
        "/admin/satker/pegawai/?o=99.-99.abc",
        f"/admin/auth/user/?satker={RAKSASA}",
        f"/admin/satker/jejakaudit/?satker={RAKSASA}",
        "/admin/satker/jejakaudit/?waktu__gte=abc",
        f"/admin/satker/pegawai/{RAKSASA}/change/",
        "/admin/satker/pegawai/abc/change/",
        "/admin/satker/pegawai/%00/change/",
        "/admin/satker/tidakada/",
    ],
)
def test_no_address_of_the_admin_ends_in_an_error_page(admin: Client, alamat: str) -> None:
    assert admin.get(alamat).status_code in (200, 302, 404)


@pytest.mark.parametrize(
    ("tahun", "terlihat"), [("2025", {2025}), ("2026", {2026}), ("2024", set()), ("abcd", {2025, 2026})]
)
def test_the_filter_by_year_shows_that_year_only(admin: Client, tahun: str, terlihat: set[int]) -> None:
    hasil = admin.get(f"/admin/satker/harilibur/?tahun={tahun}").context["cl"].result_list
    assert {h.tanggal.year for h in hasil} == terlihat


@pytest.mark.parametrize(
    "alamat",
    [
        f"/dokumen/{RAKSASA}/",
        "/dokumen/0/",
        "/tentang/%00/",
        "/tentang/pa banyu/",
        f"/tentang/{'a' * 500}/",
        f"/implementasi/2026/{RAKSASA}/9/",
        "/masuk/entah/",
        "/profil/faktor-kedua/hapus/",
    ],
)
def test_no_public_address_ends_in_an_error_page(client: Client, satker: Satker, alamat: str) -> None:
    assert client.get(alamat).status_code == 404


@pytest.mark.parametrize(("tahun", "triwulan"), [(0, 1), (10**20, 4), (9999, 4), (2026, 10**20)])
def test_a_quarter_no_calendar_knows_is_not_found(client: Client, satker: Satker, tahun: int, triwulan: int) -> None:
    assert client.get(f"/tentang/{satker.kode}/implementasi/{tahun}/{triwulan}/").status_code == 404


@pytest.mark.parametrize(
    ("tujuan", "sampai"),
    [
        ("/\r\nSet-Cookie: a=b", "/"),
        ("//jahat.example/", "/"),
        ("/\\jahat.example", "/"),
        ("javascript:alert(1)", "/"),
        ("\x00/", "/"),
        ("http:jahat.example", "/"),
    ],
)
def test_the_way_on_after_the_sign_in_sets_no_header_and_leaves_no_portal(
    client: Client, tujuan: str, sampai: str
) -> None:
    isian = {"username": "siapa", "password": "salah", "next": tujuan}
    jawaban = client.post("/masuk/", isian)
    assert jawaban.status_code == 200
    assert "Set-Cookie: a=b" not in str(jawaban.headers)
    assert "jahat.example" not in jawaban.content.decode()
    assert "javascript:alert" not in jawaban.content.decode()


# --- the court's file ---


@pytest.mark.parametrize("kunci", ["alamat", "telepon", "jam_layanan", "surel", "induk"])
def test_a_nul_in_the_courts_file_is_said_with_its_line(kunci: str) -> None:
    with pytest.raises(GalatMuat) as tangkap:
        muat_teks(f'{FILE}{kunci} = "a\\u0000b"\n', {})
    assert tangkap.value.baris == [f"baris 5: satker.{kunci} memuat tanda NUL, yang tidak dapat disimpan"]


def test_a_nul_from_the_environment_is_refused_and_the_secret_not_repeated() -> None:
    with pytest.raises(GalatMuat) as tangkap:
        muat_teks(FILE + 'alamat = "${JALAN}"\n', {"JALAN": "rahasia\x00sekali"})
    assert "memuat tanda NUL" in str(tangkap.value)
    assert "rahasia" not in str(tangkap.value)


def test_a_court_is_not_above_itself() -> None:
    banding = FILE.replace("pa-uji", "pta-uji").replace("PA.Uji", "PTA.Uji") + 'tingkat = "banding"\n'
    muat_teks(banding, {})
    for _ in range(2):
        with pytest.raises(GalatMuat) as tangkap:
            muat_teks(f'{banding}induk = "pta-uji"\n', {})
        assert tangkap.value.baris == ["baris 6: satker.induk menunjuk pengadilan ini sendiri"]
    assert Satker.objects.get(kode="pta-uji").induk is None


@pytest.mark.parametrize(
    ("kunci", "nilai", "batas"),
    [("nama", "N", 120), ("alamat", "J", 250), ("telepon", "1", 60), ("jam_layanan", "S", 150)],
)
def test_the_longest_text_fits_and_one_more_is_refused_with_its_line(kunci: str, nilai: str, batas: int) -> None:
    def isi(jumlah: int) -> str:
        teks = FILE.replace('nama = "PA Uji"\n', "") if kunci == "nama" else FILE
        return f'{teks}{kunci} = "{nilai * jumlah}"\n'

    muat_teks(isi(batas), {})
    assert getattr(Satker.objects.get(kode="pa-uji"), kunci) == nilai * batas
    with pytest.raises(GalatMuat, match=rf"satker\.{kunci} tidak dapat disimpan: .*{batas} karakter"):
        muat_teks(isi(batas + 1), {})
    assert getattr(Satker.objects.get(kode="pa-uji"), kunci) == nilai * batas


@pytest.mark.parametrize("surel", ["bukan surel", "a@", "@b.go.id", "a b@c.go.id"])
def test_a_mail_address_that_is_none_is_refused(surel: str) -> None:
    with pytest.raises(GalatMuat, match=r"satker\.surel tidak dapat disimpan"):
        muat_teks(f'{FILE}surel = "{surel}"\n', {})


def test_a_new_office_address_and_the_same_one_again() -> None:
    def ringkas(hasil: dict[str, Any]) -> dict[str, int]:
        return dict(hasil["bagian"]["satker"])

    assert ringkas(muat_teks(FILE, {})) == {"dibuat": 1, "diubah": 0, "tetap": 0}
    assert ringkas(muat_teks(FILE + 'alamat = "Jalan 1"\n', {})) == {"dibuat": 0, "diubah": 1, "tetap": 0}
    assert ringkas(muat_teks(FILE + 'alamat = " Jalan 1 "\n', {})) == {"dibuat": 0, "diubah": 0, "tetap": 1}
