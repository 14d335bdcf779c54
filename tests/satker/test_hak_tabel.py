"""The table of rights, cell by cell (domain 8.11): who sees and administers which court, by role and place."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from satker.akses import KUNCI_SESI, peran_di, punya_peran, satker_dikelola, satker_terlihat
from satker.models import Keanggotaan, Peran, Satker
from tests.pabrik import buat_pengguna, buat_satker, masuk

pytestmark = pytest.mark.django_db

TEMPAT = ("pta", "bawah", "samping", "pta_lain", "bawah_lain", "tutup")


@pytest.fixture
def rumah() -> dict[str, Satker]:
    """Two appeal courts, what stands below them, and one that has been closed."""
    pta, pta_lain = buat_satker(tingkat="banding", nama="A PTA"), buat_satker(tingkat="banding")
    return {
        "pta": pta,
        "bawah": buat_satker(induk=pta),
        "samping": buat_satker(induk=pta),
        "pta_lain": pta_lain,
        "bawah_lain": buat_satker(induk=pta_lain),
        "tutup": buat_satker(induk=pta, aktif=False),
    }


def nama_tempat(rumah: dict[str, Satker], satker: Any) -> set[str]:
    """The places of these courts."""
    pk = {s.pk for s in satker}
    return {nama for nama, s in rumah.items() if s.pk in pk}


@pytest.mark.parametrize("peran", [p for p in Peran if p != Peran.PEMANTAU])
@pytest.mark.parametrize("tempat", [t for t in TEMPAT if t != "tutup"])
def test_a_role_reaches_its_own_court_and_no_other(rumah: dict[str, Satker], peran: Peran, tempat: str) -> None:
    user = buat_pengguna(rumah[tempat], peran)
    assert nama_tempat(rumah, satker_terlihat(user)) == {tempat}
    assert {t for t in TEMPAT if peran_di(user, rumah[t])} == {tempat}
    assert nama_tempat(rumah, satker_dikelola(user)) == ({tempat} if peran == Peran.ADMIN else set())


@pytest.mark.parametrize(
    ("tempat", "terlihat"),
    [
        ("pta", {"pta", "bawah", "samping"}),
        ("pta_lain", {"pta_lain", "bawah_lain"}),
        ("bawah", {"bawah"}),
        ("tutup", set()),
    ],
)
def test_a_pemantau_reaches_down_one_step_and_changes_nothing(
    rumah: dict[str, Satker], tempat: str, terlihat: set[str]
) -> None:
    user = buat_pengguna(rumah[tempat], Peran.PEMANTAU)
    assert nama_tempat(rumah, satker_terlihat(user)) == terlihat
    assert not satker_dikelola(user).exists()
    for nama in terlihat:
        assert peran_di(user, rumah[nama]) == {Peran.PEMANTAU}
        assert not punya_peran(user, rumah[nama], *(p for p in Peran if p != Peran.PEMANTAU))


def test_a_pemantau_does_not_reach_the_courts_below_those_below(rumah: dict[str, Satker]) -> None:
    cucu = buat_satker(induk=rumah["bawah"])
    user = buat_pengguna(rumah["pta"], Peran.PEMANTAU)
    assert cucu not in satker_terlihat(user)
    assert peran_di(user, cucu) == set()


def test_a_court_that_changes_its_appeal_court_changes_who_looks_at_once(rumah: dict[str, Satker]) -> None:
    lama, baru = (buat_pengguna(rumah[t], Peran.PEMANTAU) for t in ("pta", "pta_lain"))
    Satker.objects.filter(pk=rumah["bawah"].pk).update(induk=rumah["pta_lain"])
    pindah = Satker.objects.get(pk=rumah["bawah"].pk)
    assert not punya_peran(lama, pindah)
    assert pindah not in satker_terlihat(lama)
    assert punya_peran(baru, pindah, Peran.PEMANTAU)
    assert pindah in satker_terlihat(baru)


def test_a_closed_court_is_seen_by_nobody_but_can_be_opened_again(rumah: dict[str, Satker]) -> None:
    admin, segala = buat_pengguna(rumah["tutup"], Peran.ADMIN), buat_pengguna(is_superuser=True)
    assert not satker_terlihat(admin).exists()
    assert rumah["tutup"] not in satker_terlihat(segala)
    assert rumah["tutup"] in satker_dikelola(segala)


@pytest.mark.parametrize("user", [AnonymousUser(), None])
def test_nobody_in_particular_has_no_right_at_all(rumah: dict[str, Satker], user: Any) -> None:
    siapa = user or buat_pengguna()
    assert not satker_terlihat(siapa).exists()
    assert not satker_dikelola(siapa).exists()
    assert not any(punya_peran(siapa, s) for s in (*rumah.values(), None))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.lists(st.tuples(st.sampled_from(TEMPAT), st.sampled_from(list(Peran))), max_size=6))
def test_any_mix_of_roles_is_the_sum_of_its_parts(rumah: dict[str, Satker], milik: list[tuple[str, Peran]]) -> None:
    """Nothing more can be seen by holding two roles than by holding each; who sees a court has a role in it."""
    user = buat_pengguna()
    Keanggotaan.objects.bulk_create(
        [Keanggotaan(user=user, satker=rumah[t], peran=p) for t, p in set(milik)], ignore_conflicts=True
    )
    terlihat = nama_tempat(rumah, satker_terlihat(user))
    sendiri = {t for t, _ in milik}
    lewat = {t for t in TEMPAT if any(p == Peran.PEMANTAU and rumah[t].induk_id == rumah[d].pk for d, p in milik)}
    assert terlihat == (sendiri | lewat) - {"tutup"}
    assert all(punya_peran(user, rumah[t]) for t in terlihat)
    assert nama_tempat(rumah, satker_dikelola(user)) == {t for t, p in milik if p == Peran.ADMIN}


@pytest.mark.parametrize("tempat", ["samping", "bawah_lain", "tutup"])
def test_a_session_that_names_a_court_out_of_reach_falls_back_to_ones_own(
    client: Client, rumah: dict[str, Satker], tempat: str
) -> None:
    """The choice outlives the right to it: a role taken away, a court closed meanwhile."""
    masuk(client, buat_pengguna(rumah["bawah"], Peran.PTSP))
    sesi = client.session
    sesi[KUNCI_SESI] = rumah[tempat].pk
    sesi.save()
    assert client.get("/").wsgi_request.satker == rumah["bawah"]  # type: ignore[attr-defined]


def test_a_role_taken_away_ends_the_view_with_the_next_page(client: Client, rumah: dict[str, Satker]) -> None:
    user = buat_pengguna(rumah["bawah"], Peran.PTSP)
    masuk(client, user)
    assert client.get("/").wsgi_request.satker == rumah["bawah"]  # type: ignore[attr-defined]
    Keanggotaan.objects.filter(user=user).delete()
    jawaban = client.get("/")
    assert jawaban.wsgi_request.satker is None  # type: ignore[attr-defined]
    assert "Akun Anda belum diberi peran" in jawaban.content.decode()


def test_a_court_closed_meanwhile_leaves_the_other_one(client: Client, rumah: dict[str, Satker]) -> None:
    user = buat_pengguna(rumah["bawah"], Peran.HAKIM)
    user.keanggotaan.create(satker=rumah["bawah_lain"], peran=Peran.HAKIM)
    masuk(client, user)
    client.post("/pengadilan/", {"satker": rumah["bawah_lain"].kode})
    Satker.objects.filter(pk=rumah["bawah_lain"].pk).update(aktif=False)
    assert client.get("/").wsgi_request.satker == rumah["bawah"]  # type: ignore[attr-defined]


def test_a_pemantau_begins_at_his_own_court_whatever_the_others_are_called(
    client: Client, rumah: dict[str, Satker]
) -> None:
    Satker.objects.filter(pk=rumah["pta"].pk).update(nama="Zeta")
    masuk(client, buat_pengguna(rumah["pta"], Peran.PEMANTAU))
    assert client.get("/").wsgi_request.satker == rumah["pta"]  # type: ignore[attr-defined]


def test_an_account_that_is_closed_is_out_with_the_next_page(client: Client, rumah: dict[str, Satker]) -> None:
    user = buat_pengguna(rumah["bawah"], Peran.ADMIN)
    masuk(client, user)
    user.is_active = False
    user.save()
    assert client.get("/").headers["Location"].startswith("/masuk/")
    assert client.get("/admin/").status_code == 302
