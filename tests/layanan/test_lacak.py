"""The door of /lacak/: one sentence whatever is wrong, slowed and limited, open for a short time (Bad input)."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import path, reverse

from layanan import lacak
from layanan.alur.buka import Terbuka
from layanan.lacak import MASA, PALING_BANYAK
from layanan.models import Urusan
from layanan.pelacakan import PER_PENANYA, TIDAK_COCOK
from layanan.sandi_baru import ganti_sandi
from layanan.sesi import SESI_HABIS
from layanan.views.lacak import perlu_dibuka
from narahubung.urls import urlpatterns as alamat_portal
from satker.models import Satker
from satker.waktu import pada, sekarang
from tests.layanan.meja import REGISTER, buka_uji, petugas
from tests.pabrik import buat_satker

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]
SALAH = "CDFGHJKMNP"


@perlu_dibuka
def isi(request: Any, pk: int) -> Any:
    """A desk's page of a matter; says what was posted."""
    from django.http import HttpResponse  # noqa: PLC0415

    return HttpResponse(f"urusan {pk}: {request.POST.get('uraian', '')} {sorted(lacak.dibuka(request))}")


urlpatterns = [path("uji/<int:pk>/", isi, name="uji_urusan"), *alamat_portal]


@pytest.fixture(autouse=True)
def _halaman(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(lacak._halaman, REGISTER, "uji_urusan")


@pytest.fixture
def terbuka(satker: Satker) -> Terbuka[Urusan]:
    return buka_uji(satker)


def alamat(urusan: Any) -> str:
    return reverse("uji_urusan", args=[urusan.pk])


def coba(client: Client, nomor: str, sandi: str, **lain: Any) -> Any:
    return client.post(reverse("lacak"), {"nomor": nomor, "sandi": sandi}, **lain)


def test_number_and_code_open_the_matter_and_only_that_one(client: Client, terbuka: Terbuka[Urusan]) -> None:
    lain = buka_uji(terbuka.urusan.satker).urusan
    assert coba(client, terbuka.urusan.nomor, terbuka.sandi).headers["Location"] == alamat(terbuka.urusan)
    assert client.get(alamat(terbuka.urusan)).status_code == 200
    assert client.get(alamat(lain)).headers["Location"] == reverse("lacak")


def test_the_session_remembers_the_matter_and_not_the_code(client: Client, terbuka: Terbuka[Urusan]) -> None:
    coba(client, terbuka.urusan.nomor, terbuka.sandi)
    assert list(client.session["lacak"]) == [str(terbuka.urusan.pk)]
    assert terbuka.sandi not in str(dict(client.session))


def test_a_stranger_and_an_unknown_matter_get_the_same_answer(client: Client, terbuka: Terbuka[Urusan]) -> None:
    jawaban = [client.get(f"/uji/{pk}/") for pk in (terbuka.urusan.pk, 999_999)]
    assert {(j.status_code, j.headers["Location"]) for j in jawaban} == {(302, reverse("lacak"))}


@pytest.mark.parametrize(
    ("nomor", "sandi"),
    [
        ("999/UJI/PA.X/2026", SALAH),
        ("benar", SALAH),
        ("benar", "x"),
        ("' OR 1=1 --", "' OR 1=1 --"),
        ("/", "/"),
        ("１/UJI", "ⅷⅷⅷ"),
    ],
)
def test_whatever_is_wrong_the_sentence_is_the_same_and_the_number_stays(
    client: Client, terbuka: Terbuka[Urusan], nomor: str, sandi: str
) -> None:
    nomor = terbuka.urusan.nomor if nomor == "benar" else nomor
    jawaban = coba(client, nomor, sandi)
    teks = jawaban.content.decode()
    assert jawaban.status_code == 200
    assert TIDAK_COCOK in teks
    assert "lacak" not in client.session


@pytest.mark.parametrize("isian", [{}, {"nomor": ""}, {"sandi": ""}, {"nomor": "x" * 500, "sandi": "y" * 500}])
def test_what_is_missing_or_endless_is_said_beside_its_field(client: Client, db: None, isian: dict[str, str]) -> None:
    teks = client.post(reverse("lacak"), isian).content.decode()
    assert "Ada yang perlu diperbaiki" in teks
    assert TIDAK_COCOK not in teks


@pytest.mark.parametrize("apa", ["nomor", "sandi"])
def test_a_null_character_is_refused_and_harms_nothing(client: Client, terbuka: Terbuka[Urusan], apa: str) -> None:
    isian = {"nomor": terbuka.urusan.nomor, "sandi": terbuka.sandi}
    assert client.post(reverse("lacak"), isian | {apa: "a\x00b"}).status_code == 200


def test_an_unknown_number_and_a_wrong_code_take_the_same_way(
    client: Client, terbuka: Terbuka[Urusan], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same statements and the same hashing: neither a watch nor a look at the answer tells which it was."""
    putaran: list[int] = []
    asli = PBKDF2PasswordHasher.encode

    def hitung(diri: Any, password: str, salt: str, iterations: int | None = None) -> str:
        putaran.append(iterations or 0)
        return asli(diri, password, salt, iterations)

    monkeypatch.setattr(PBKDF2PasswordHasher, "encode", hitung)
    jejak = []
    for nomor in (terbuka.urusan.nomor, "999/UJI/PA.X/2026"):
        with CaptureQueriesContext(connection) as tangkapan:
            jawaban = coba(client, nomor, SALAH)
        sql = [q["sql"].split(" WHERE ")[0].split(" VALUES ")[0] for q in tangkapan]
        jejak.append((sql, list(putaran), jawaban.status_code, sorted(jawaban.headers)))
        putaran.clear()
    assert jejak[0] == jejak[1]
    assert jejak[0][1]


def test_too_many_tries_are_held_up_and_the_right_code_is_too(client: Client, terbuka: Terbuka[Urusan]) -> None:
    kini = sekarang()
    with pada(kini):
        for ke in range(int(PER_PENANYA["isi"])):
            coba(client, f"{ke}/UJI/X/2026", SALAH)
        jawaban = coba(client, terbuka.urusan.nomor, terbuka.sandi)
        assert jawaban.status_code == 429
        assert "Terlalu banyak percobaan. Coba lagi dalam 30 detik." in jawaban.content.decode()
        assert f'value="{terbuka.urusan.nomor}"' in jawaban.content.decode()
        assert coba(client, terbuka.urusan.nomor, terbuka.sandi, REMOTE_ADDR="203.0.113.9").status_code == 302
    with pada(kini + timedelta(seconds=31)):
        assert coba(Client(), terbuka.urusan.nomor, terbuka.sandi).status_code == 302


def test_the_qr_brings_the_number_and_nothing_from_an_address_is_more_than_text(client: Client, db: None) -> None:
    teks = client.get(reverse("lacak"), {"nomor": '"><script>x', "sandi": "RAHASIA"}).content.decode()
    assert "&quot;&gt;&lt;script&gt;x" in teks
    assert "RAHASIA" not in teks


def test_the_page_is_kept_by_no_cache(client: Client, db: None) -> None:
    assert "no-store" in client.get(reverse("lacak")).headers["Cache-Control"]


class TestWaktu:
    """Open for a short time after the last look."""

    def test_after_half_an_hour_the_door_is_shut(self, client: Client, terbuka: Terbuka[Urusan]) -> None:
        kini = sekarang()
        with pada(kini):
            coba(client, terbuka.urusan.nomor, terbuka.sandi)
        with pada(kini + MASA - timedelta(seconds=1)):
            assert client.get(alamat(terbuka.urusan)).status_code == 200
        with pada(kini + MASA + timedelta(seconds=30)):
            assert client.get(alamat(terbuka.urusan)).status_code == 200  # looked at in between
        with pada(kini + 3 * MASA):
            assert client.get(alamat(terbuka.urusan)).status_code == 302

    def test_what_was_posted_too_late_waits_at_the_door_and_goes_on_with_the_code(
        self, client: Client, terbuka: Terbuka[Urusan]
    ) -> None:
        pintu = client.post(alamat(terbuka.urusan), {"uraian": 'Panjang <b>"sekali"', "captcha_bukti": "x"})
        teks = pintu.content.decode()
        assert 'name="uraian" value="Panjang &lt;b&gt;&quot;sekali&quot;"' in teks
        assert "captcha_bukti" not in teks
        isian = {"uraian": "Panjang", "nomor": terbuka.urusan.nomor, "sandi": terbuka.sandi}
        assert b": Panjang" in client.post(alamat(terbuka.urusan), isian).content

    def test_at_that_door_too_a_wrong_code_is_the_same_sentence_and_loses_nothing(
        self, client: Client, terbuka: Terbuka[Urusan]
    ) -> None:
        isian = {"uraian": "Panjang", "nomor": terbuka.urusan.nomor, "sandi": SALAH}
        for pk in (terbuka.urusan.pk, 999_999):
            teks = client.post(f"/uji/{pk}/", isian).content.decode()
            assert TIDAK_COCOK in teks
            assert 'value="Panjang"' in teks

    def test_the_code_of_another_matter_opens_nothing_there(self, client: Client, terbuka: Terbuka[Urusan]) -> None:
        lain = buka_uji(terbuka.urusan.satker)
        isian = {"uraian": "x", "nomor": lain.urusan.nomor, "sandi": lain.sandi}
        assert "milik urusan lain" in client.post(alamat(terbuka.urusan), isian).content.decode()
        assert client.get(alamat(terbuka.urusan)).status_code == 302


class TestSesi:
    def test_opening_gives_the_session_a_new_key(self, client: Client, terbuka: Terbuka[Urusan]) -> None:
        sesi = client.session
        sesi["x"] = 1
        sesi.save()
        lama = str(sesi.session_key)
        client.cookies["sessionid"] = lama
        coba(client, terbuka.urusan.nomor, terbuka.sandi)
        assert client.cookies["sessionid"].value != lama

    def test_closing_forgets_everything_on_this_device(self, client: Client, terbuka: Terbuka[Urusan]) -> None:
        coba(client, terbuka.urusan.nomor, terbuka.sandi)
        assert client.post(reverse("lacak_tutup")).headers["Location"] == reverse("lacak")
        assert client.get(alamat(terbuka.urusan)).status_code == 302
        assert client.get(reverse("lacak_tutup")).status_code == 405

    def test_only_the_last_few_stay_open(self, client: Client, satker: Satker) -> None:
        kini = sekarang()
        semua = [buka_uji(satker) for _ in range(PALING_BANYAK + 1)]
        for ke, satu in enumerate(semua):
            with pada(kini + timedelta(seconds=ke)):
                coba(client, satu.urusan.nomor, satu.sandi, REMOTE_ADDR=f"203.0.113.{ke}")
        assert len(client.session["lacak"]) == PALING_BANYAK
        assert client.get(alamat(semua[0].urusan)).status_code == 302

    def test_a_page_open_too_long_asks_once_more_and_counts_no_try(self, terbuka: Terbuka[Urusan]) -> None:
        client = Client(enforce_csrf_checks=True)
        jawaban = coba(client, terbuka.urusan.nomor, terbuka.sandi)
        assert SESI_HABIS in jawaban.content.decode()
        token = client.cookies["csrftoken"].value
        isian = {"nomor": terbuka.urusan.nomor, "sandi": terbuka.sandi, "csrfmiddlewaretoken": token}
        assert client.post(reverse("lacak"), isian).status_code == 302

    def test_courts_share_one_door(self, client: Client, terbuka: Terbuka[Urusan]) -> None:
        lain = buka_uji(buat_satker())
        for satu in (terbuka, lain):
            coba(client, satu.urusan.nomor, satu.sandi)
        assert lacak_terbuka(client) == {terbuka.urusan.pk, lain.urusan.pk}


def lacak_terbuka(client: Client) -> set[int]:
    return {int(k) for k, v in client.session["lacak"].items() if datetime.fromisoformat(v) > sekarang()}


class TestSandiBaru:
    """What was opened with a code that was replaced since is closed, with all that was opened beside it."""

    def ganti(self, t: Terbuka[Urusan]) -> str:
        oleh = petugas(t.urusan.satker)
        isian: dict[str, Any] = {"identitas_diperiksa": True, "alasan": "Hilang"}
        return ganti_sandi(t.urusan, pelaku=oleh, peran=oleh.sebagai, **isian).sandi

    def test_whoever_had_it_open_stands_before_the_door(self, client: Client, terbuka: Terbuka[Urusan]) -> None:
        lain = buka_uji(terbuka.urusan.satker)
        coba(client, terbuka.urusan.nomor, terbuka.sandi)
        coba(client, lain.urusan.nomor, lain.sandi)
        self.ganti(terbuka)
        assert client.get(alamat(terbuka.urusan)).status_code == 302
        assert client.get(alamat(lain.urusan)).status_code == 302

    def test_the_new_code_opens_it_on_the_same_device(self, client: Client, terbuka: Terbuka[Urusan]) -> None:
        coba(client, terbuka.urusan.nomor, terbuka.sandi)
        baru = self.ganti(terbuka)
        assert TIDAK_COCOK in coba(client, terbuka.urusan.nomor, terbuka.sandi).content.decode()
        assert coba(client, terbuka.urusan.nomor, baru).status_code == 302
        assert client.get(alamat(terbuka.urusan)).status_code == 200

    def test_another_matter_opens_after_it(self, client: Client, terbuka: Terbuka[Urusan]) -> None:
        lain = buka_uji(terbuka.urusan.satker)
        coba(client, terbuka.urusan.nomor, terbuka.sandi)
        self.ganti(terbuka)
        coba(client, lain.urusan.nomor, lain.sandi)
        assert client.get(alamat(lain.urusan)).status_code == 200
        assert client.get(alamat(terbuka.urusan)).status_code == 302
