"""N-04r: an advocate's hearings in one message a day, planned, rendered and delivered as in real life."""

from collections.abc import Iterator

import pytest

from notifikasi.antar import antar
from notifikasi.jenis import Batal, ambil
from notifikasi.models import Pesan, SetelanNotifikasi, Templat
from notifikasi.templat import periksa_teks, pratinjau, render
from perkara.models import Perkara, Sidang
from satker.models import Satker
from satker.waktu import pada
from tests.notifikasi.pabrik import buat_gateway
from tests.palsu.waha import WahaPalsu
from tests.perkara.pabrik import buat_nomor, buat_registrasi
from tests.perkara.rencana.langkah import (
    berangkat,
    buat_pengadilan,
    buat_perkara_lama,
    dalam_hari,
    rencana,
    saat,
    sidang_baru,
)

pytestmark = pytest.mark.django_db
PAGI, ESOK = "2026-11-23 10:00", "2026-11-29 08:00"


@pytest.fixture
def waha() -> Iterator[WahaPalsu]:
    """A WAHA server that answers at once."""
    with WahaPalsu() as palsu:
        yield palsu


@pytest.fixture
def satker(db: None) -> Satker:
    """A court that puts reminders together."""
    satker = buat_pengadilan()
    SetelanNotifikasi.objects.create(satker=satker, ringkas_harian=True)
    return satker


def sepuluh(satker: Satker) -> list[Sidang]:
    """Ten hearings of one advocate next Monday, the last of them in an e-Court case; all told already."""
    nomor, daftar = buat_nomor(satker), []
    for _ in range(10):
        perkara = buat_perkara_lama(satker)
        buat_registrasi(perkara, nomor=nomor, nama="Sari, S.H.")
        daftar.append(sidang_baru(perkara, dalam_hari(7), PAGI))
    Perkara.objects.filter(pk=daftar[-1].perkara_id).update(ecourt=True)
    rencana(PAGI)
    berangkat()
    return daftar


def test_ten_hearings_are_one_text_with_each_case_once(satker: Satker, waha: WahaPalsu) -> None:
    buat_gateway(satker, waha.setelan())
    daftar = sepuluh(satker)
    assert rencana(ESOK) == {"N-04": 9, "N-07b": 1}
    with pada(saat(ESOK)):
        antar(satker)
    (pesan,) = waha.diterima
    assert "Pengingat 10 sidang Anda" in pesan["teks"]
    assert [pesan["teks"].count(f". {s.perkara.nomor}:") for s in daftar] == [1] * 10
    assert pesan["teks"].count("(e-Court)") == 1
    assert pesan["teks"].count("pukul 09.00 WIB") == 10
    assert Pesan.objects.filter(jenis__in=("N-04", "N-07b"), status="diterima").count() == 10


def test_a_hearing_that_vanished_overnight_is_not_in_the_list(satker: Satker, waha: WahaPalsu) -> None:
    buat_gateway(satker, waha.setelan())
    daftar = sepuluh(satker)
    rencana(ESOK)
    Sidang.objects.filter(pk=daftar[0].pk).update(hilang_pada=saat(ESOK))
    with pada(saat(ESOK)):
        antar(satker)
    assert "Pengingat 9 sidang" in waha.diterima[0]["teks"]
    assert f". {daftar[0].perkara.nomor}:" not in waha.diterima[0]["teks"]


def test_the_courts_own_wording_of_the_list_is_used(satker: Satker, waha: WahaPalsu) -> None:
    buat_gateway(satker, waha.setelan())
    Templat.objects.create(satker=satker, jenis="N-04r", teks="Agenda {{nama}}\n{{daftar}}\n{{footer_pihak}}")
    sepuluh(satker)
    rencana(ESOK)
    with pada(saat(ESOK)):
        antar(satker)
    assert waha.diterima[0]["teks"].startswith("Agenda Sari, S.H.\n1. ")


def test_the_kind_is_fit_to_be_sent_and_has_a_preview_from_real_data(satker: Satker) -> None:
    jenis = ambil("N-04r")
    assert periksa_teks(jenis, jenis.teks) == []
    assert "[daftar sidang" in pratinjau(jenis, satker, "")
    sidang = sepuluh(satker)[0]
    assert sidang.perkara.satker == satker
    assert "1. " in pratinjau(jenis, satker, "")


def test_it_never_leaves_by_itself(satker: Satker) -> None:
    nomor = buat_nomor(satker)
    saat_ini = saat(ESOK)
    pesan = Pesan.objects.create(
        satker=satker, jenis="N-04r", kunci="x", subjek="sidang", subjek_id=1, nomor=nomor,
        dibuat=saat_ini, kirim_mulai=saat_ini, siap_pada=saat_ini,
    )  # fmt: skip
    assert isinstance(render([pesan])[pesan.pk], Batal)
