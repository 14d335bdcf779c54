"""Who sees which court: its own people, a PTA its courts, nobody else (domain 8.11)."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries

from satker.akses import peran_di, perlu_peran, punya_peran, satker_dikelola, satker_terlihat
from satker.models import Satker
from tests.pabrik import buat_pengguna, buat_satker, masuk

pytestmark = pytest.mark.django_db


def _orang(user: Any, *, terverifikasi: bool) -> Any:
    """A user as a request carries him behind the OTP middleware."""
    user.is_verified = lambda: terverifikasi
    return user


@pytest.fixture
def pta() -> Satker:
    return buat_satker(tingkat="banding")


def test_a_user_sees_the_courts_of_his_roles_only(pta: Satker) -> None:
    satker, _lain = buat_satker(induk=pta), buat_satker(induk=pta)
    assert list(satker_terlihat(buat_pengguna(satker, "ptsp"))) == [satker]


@pytest.mark.parametrize("user", [None, "orang luar"])
def test_a_stranger_sees_no_court(user: str | None) -> None:
    buat_satker()
    assert not satker_terlihat(buat_pengguna() if user else AnonymousUser()).exists()
    assert not satker_dikelola(buat_pengguna() if user else AnonymousUser()).exists()


def test_a_pemantau_of_the_pta_sees_its_courts_and_no_other(pta: Satker) -> None:
    bawahan, _asing = buat_satker(induk=pta), buat_satker(induk=buat_satker(tingkat="banding"))
    pemantau = buat_pengguna(pta, "pemantau")
    assert set(satker_terlihat(pemantau)) == {pta, bawahan}
    assert peran_di(pemantau, bawahan) == {"pemantau"}
    assert punya_peran(pemantau, bawahan)
    assert not punya_peran(pemantau, bawahan, "admin", "ptsp")


def test_other_roles_at_the_pta_do_not_reach_its_courts(pta: Satker) -> None:
    bawahan = buat_satker(induk=pta)
    admin = buat_pengguna(pta, "admin", "ketua")
    assert list(satker_terlihat(admin)) == [pta]
    assert peran_di(admin, bawahan) == set()
    assert list(satker_dikelola(admin)) == [pta]


def test_a_pemantau_below_sees_nothing_above_or_beside(pta: Satker) -> None:
    bawahan, _sesama = buat_satker(induk=pta), buat_satker(induk=pta)
    assert list(satker_terlihat(buat_pengguna(bawahan, "pemantau"))) == [bawahan]


def test_a_closed_court_is_seen_by_nobody() -> None:
    satker = buat_satker(aktif=False)
    assert not satker_terlihat(buat_pengguna(satker, "admin")).exists()


def test_a_superuser_is_admin_everywhere() -> None:
    satker, user = buat_satker(), buat_pengguna(is_superuser=True)
    assert peran_di(user, satker) == {"admin"}
    assert list(satker_terlihat(user)) == list(satker_dikelola(user)) == [satker]


def test_no_court_means_no_role() -> None:
    assert peran_di(buat_pengguna(buat_satker(), "admin"), None) == set()
    assert peran_di(AnonymousUser(), buat_satker()) == set()


@perlu_peran("ptsp", "admin")
def halaman(request: HttpRequest) -> HttpResponse:
    return HttpResponse("isi")


def _minta(rf: RequestFactory, user: Any, satker: Satker | None, jalur: str = "/loket/?cari=a b") -> HttpRequest:
    request = rf.get(jalur)
    request.user, request.satker = user, satker  # type: ignore[attr-defined]
    return request


def test_a_view_opens_to_the_role_it_names(rf: RequestFactory) -> None:
    satker = buat_satker()
    user = _orang(buat_pengguna(satker, "ptsp"), terverifikasi=True)
    response = halaman(_minta(rf, user, satker))
    assert isinstance(response, HttpResponse)
    assert response.content == b"isi"


@pytest.mark.parametrize("peran", [(), ("hakim",), ("pemantau",)])
def test_a_view_refuses_other_roles(rf: RequestFactory, peran: tuple[str, ...]) -> None:
    satker = buat_satker()
    user = _orang(buat_pengguna(satker, *peran), terverifikasi=True)
    with pytest.raises(PermissionDenied):
        halaman(_minta(rf, user, satker))


def test_a_view_refuses_a_role_in_another_court(rf: RequestFactory) -> None:
    user = _orang(buat_pengguna(buat_satker(), "ptsp"), terverifikasi=True)
    with pytest.raises(PermissionDenied):
        halaman(_minta(rf, user, buat_satker()))


def test_a_view_sends_who_is_not_verified_to_sign_in_and_back(rf: RequestFactory) -> None:
    satker = buat_satker()
    user = _orang(buat_pengguna(satker, "ptsp"), terverifikasi=False)
    response = halaman(_minta(rf, user, satker))
    assert response.headers["Location"] == "/masuk/?next=%2Floket%2F%3Fcari%3Da%2520b"
    kiriman = rf.post("/loket/")
    kiriman.user = _orang(AnonymousUser(), terverifikasi=False)
    assert halaman(kiriman).headers["Location"] == "/masuk/?next=%2F"  # what was posted cannot be read again


def test_the_court_of_a_session_is_the_chosen_one_while_it_may_be_seen(client: Client, pta: Satker) -> None:
    _satu, dua = buat_satker(nama="A", induk=pta), buat_satker(nama="B", induk=pta)
    user = buat_pengguna(pta, "pemantau")
    masuk(client, user)
    client.post("/pengadilan/", {"satker": dua.kode})
    assert client.get("/").wsgi_request.satker == dua  # type: ignore[attr-defined]
    Satker.objects.filter(pk=dua.pk).update(induk=None)
    assert client.get("/").wsgi_request.satker == pta  # type: ignore[attr-defined]


def test_a_court_not_ones_own_cannot_be_chosen(client: Client) -> None:
    satker, asing = buat_satker(), buat_satker()
    masuk(client, buat_pengguna(satker, "admin"))
    assert client.post("/pengadilan/", {"satker": asing.kode}).status_code == 404
    assert client.post("/pengadilan/", {}).status_code == 404
    assert client.get("/").wsgi_request.satker == satker  # type: ignore[attr-defined]
    assert asing.nama not in client.get("/pengadilan/").content.decode()


def test_the_choice_of_a_court_is_offered_to_who_has_several(client: Client, pta: Satker) -> None:
    buat_satker(induk=pta)
    masuk(client, buat_pengguna(pta, "pemantau"))
    assert "Ganti pengadilan" in client.get("/profil/").content.decode()
    satu = Client()
    masuk(satu, buat_pengguna(pta, "ketua"))
    assert "Ganti pengadilan" not in satu.get("/profil/").content.decode()


@pytest.mark.parametrize("jumlah", [2, 30])
def test_choosing_takes_the_same_queries_for_few_and_many_courts(
    client: Client, pta: Satker, jumlah: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(jumlah):
        buat_satker(induk=pta)
    masuk(client, buat_pengguna(pta, "pemantau"))
    with django_assert_num_queries(7):
        client.get("/pengadilan/")
