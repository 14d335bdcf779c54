"""The statement: what it must hold, who may give it, and the extension before it (R-002-14 … R-002-21)."""

from typing import Any

import pytest

from informasi.models import SetelanInformasi
from informasi.models.pilihan import AlasanPenolakan
from informasi.services import cari, jawab_koordinasi, koordinasikan, nyatakan, perpanjang
from layanan.alur.galat import BelumLengkap, Ditolak, TakBolehDariSini
from layanan.models import Riwayat
from satker.models import Satker
from tests.informasi.pabrik import KABUL, KETUA, PJ, TOLAK, ajukan, buat_setelan, pukul, segar, staf

SEBAGIAN = TOLAK | {"hasil": "sebagian", "bagian_ditolak": "Nama para pihak", "biaya_penggandaan": 0}
TIDAK_DIKUASAI: dict[str, Any] = {"hasil": "tidak_dikuasai", "ada": False}


def keliru(satker: Satker, isian: dict[str, Any], *peran: str) -> dict[str, str]:
    """What the officer is told beside each field; nothing has changed then."""
    p = ajukan(satker)
    with pytest.raises(BelumLengkap) as tangkap:
        nyatakan(p, pelaku=staf(satker, *peran), **{"ada": None, "hasil": ""} | isian)
    assert (segar(p).keadaan, segar(p).hasil) == ("terdaftar", "")
    return tangkap.value.keliru


@pytest.mark.parametrize(
    ("isian", "keadaan", "ada"),
    [
        (KABUL, "disiapkan", True),
        (KABUL | {"biaya_penggandaan": 500}, "menunggu_biaya", True),
        (KABUL | {"biaya_penjilidan": 500}, "menunggu_biaya", True),
        (SEBAGIAN, "disiapkan", True),
        (TOLAK, "ditolak", True),
        (TOLAK | {"ada": False}, "ditolak", False),
        (TIDAK_DIKUASAI, "tidak_dikuasai", False),
    ],
)
def test_a_complete_statement_leads_on(satker: Satker, isian: dict[str, Any], keadaan: str, ada: bool) -> None:
    """R-002-15, R-002-16."""
    petugas = staf(satker)
    p = nyatakan(ajukan(satker), pelaku=petugas, **isian)
    assert (p.keadaan, p.ada, p.hasil) == (keadaan, ada, isian["hasil"])
    assert (p.penanda_tangan, str(p.keterangan_tanggal)) == (petugas.user, "2026-01-05")
    assert (p.selesai_pada is None) == (keadaan in ("disiapkan", "menunggu_biaya"))


def test_it_says_whether_the_information_exists(satker: Satker) -> None:
    """R-002-15."""
    assert set(keliru(satker, {})) == {"hasil", "ada"}
    assert set(keliru(satker, {"hasil": "dikabulkan", "biaya_penggandaan": 0})) == {"ada"}
    assert set(keliru(satker, KABUL | {"ada": False})) == {"ada"}
    assert set(keliru(satker, TIDAK_DIKUASAI | {"ada": True})) == {"ada"}
    assert set(keliru(satker, KABUL | {"ada": "ya"})) == {"ada"}


def test_it_says_granted_or_refused_and_nothing_else(satker: Satker) -> None:
    """R-002-16."""
    assert "hasil" in keliru(satker, {"hasil": "mungkin", "ada": True})


@pytest.mark.parametrize("alasan", [None, [], ["karena"], ["rahasia_pribadi", "karena"], "rahasia_pribadi"])
@pytest.mark.parametrize("dasar", [TOLAK, SEBAGIAN], ids=["whole", "part"])
def test_a_refusal_has_reasons(satker: Satker, dasar: dict[str, Any], alasan: Any) -> None:
    """R-002-17."""
    assert set(keliru(satker, dasar | {"alasan": alasan})) == {"alasan"}


@pytest.mark.parametrize("alasan", AlasanPenolakan.values)
def test_every_reason_of_the_list_will_do(satker: Satker, alasan: str) -> None:
    """R-002-17: the ten of the law and the three of practice."""
    p = nyatakan(ajukan(satker), pelaku=staf(satker), **TOLAK | {"alasan": [alasan]})
    assert p.alasan == [alasan]
    assert AlasanPenolakan(alasan).label in Riwayat.objects.filter(urusan=p).latest("id").kalimat


def test_a_part_refusal_says_which_part(satker: Satker) -> None:
    """R-002-17."""
    assert set(keliru(satker, SEBAGIAN | {"bagian_ditolak": " "})) == {"bagian_ditolak"}


@pytest.mark.parametrize("biaya", [None, "", -1, 2.5, "5000", True, 10**9])
def test_a_grant_names_its_cost(satker: Satker, biaya: Any) -> None:
    """R-002-18: a whole number of rupiah; zero is one."""
    assert set(keliru(satker, KABUL | {"biaya_penggandaan": biaya})) == {"biaya_penggandaan"}
    assert set(keliru(satker, SEBAGIAN | {"biaya_penggandaan": biaya})) == {"biaya_penggandaan"}


def test_binding_is_charged_apart_and_only_when_named(satker: Satker) -> None:
    """R-002-9, R-002-39: no fee without copying or binding."""
    p = nyatakan(ajukan(satker), pelaku=staf(satker), **KABUL | {"biaya_penggandaan": 7500, "biaya_penjilidan": 5000})
    assert (p.biaya_penggandaan, p.biaya_penjilidan, p.biaya) == (7500, 5000, 12500)
    assert nyatakan(ajukan(satker), pelaku=staf(satker), **KABUL).biaya == 0
    assert set(keliru(satker, KABUL | {"biaya_penjilidan": -1})) == {"biaya_penjilidan"}


def test_a_refusal_leaves_no_cost_behind(satker: Satker) -> None:
    p = nyatakan(ajukan(satker), pelaku=staf(satker), **TOLAK | {"biaya_penggandaan": 5000})
    assert p.biaya is None


def test_the_ketuas_tariff_is_kept_beside_the_charge(satker: Satker) -> None:
    """R-002-31: what his tariff would have given; later changes of the tariff do not reach it."""
    buat_setelan(satker, tarif_lembar=500, tarif_jilid=5000)
    isian = KABUL | {"biaya_penggandaan": 6000, "lembar": 10, "biaya_penjilidan": 5000, "jilid": 1}
    p = nyatakan(ajukan(satker), pelaku=staf(satker), **isian)
    SetelanInformasi.objects.update(tarif_lembar=9999)
    assert (segar(p).biaya, segar(p).biaya_tertinggi) == (11000, 10000)


@pytest.mark.parametrize(
    ("isian", "bidang"),
    [
        ({"biaya_penggandaan": 500}, {"lembar"}),
        ({"biaya_penggandaan": 500, "lembar": "dua"}, {"lembar"}),
        ({"biaya_penggandaan": 500, "lembar": 1, "biaya_penjilidan": 500}, {"jilid"}),
    ],
)
def test_where_a_tariff_stands_the_sheets_are_counted(satker: Satker, isian: dict[str, Any], bidang: set[str]) -> None:
    buat_setelan(satker, tarif_lembar=500, tarif_jilid=5000)
    assert set(keliru(satker, KABUL | isian)) == bidang


def test_without_a_tariff_nothing_is_measured(satker: Satker) -> None:
    p = nyatakan(ajukan(satker), pelaku=staf(satker), **KABUL | {"biaya_penggandaan": 500})
    assert p.biaya_tertinggi is None


def test_an_officer_refuses_only_after_asking(satker: Satker) -> None:
    """3.3: the Penanggung Jawab's word stands in the file before anything is refused."""
    polos = {k: v for k, v in TOLAK.items() if k != "konsultasi"}
    assert set(keliru(satker, polos)) == {"konsultasi"}
    assert nyatakan(ajukan(satker), pelaku=staf(satker), **TOLAK).konsultasi == TOLAK["konsultasi"]


def test_an_answered_coordination_is_that_word(satker: Satker) -> None:
    """R-002-7."""
    petugas, polos = staf(satker), {k: v for k, v in TOLAK.items() if k != "konsultasi"}
    p = koordinasikan(ajukan(satker), pelaku=petugas, pertanyaan="Boleh?")
    with pytest.raises(BelumLengkap, match="konsultasi"):
        nyatakan(p, pelaku=petugas, **polos)
    p = jawab_koordinasi(p, pelaku=staf(satker, PJ), konsultasi="Tidak boleh.")
    assert nyatakan(p, pelaku=petugas, **polos).keadaan == "ditolak"


@pytest.mark.parametrize(("peran", "ketua"), [(PJ, False), (KETUA, True)])
def test_the_penanggung_jawab_and_the_ketua_need_ask_nobody(satker: Satker, peran: str, ketua: bool) -> None:
    """R-002-34: and what the Ketua decides is known as his."""
    polos = {k: v for k, v in TOLAK.items() if k != "konsultasi"}
    assert nyatakan(ajukan(satker), pelaku=staf(satker, peran), **polos).diputus_ketua is ketua


def test_information_held_elsewhere_is_said_so(satker: Satker) -> None:
    p = nyatakan(ajukan(satker), pelaku=staf(satker), **TIDAK_DIKUASAI, badan_lain="Kantor Urusan Agama")
    assert "Kantor Urusan Agama" in Riwayat.objects.filter(urusan=p).latest("id").kalimat


def test_the_statement_stops_the_clock_and_keeps_the_date(satker: Satker) -> None:
    """R-002-14, R-002-32: late or not is still known when nothing is due any more."""
    with pukul("2026-01-12 09:00"):
        p = nyatakan(ajukan_pada(satker), pelaku=staf(satker), **KABUL)
    assert (p.jatuh_tempo, str(p.batas_keterangan), str(p.keterangan_tanggal)) == (None, "2026-01-08", "2026-01-12")


def ajukan_pada(satker: Satker) -> Any:
    with pukul("2026-01-05 09:00"):
        return ajukan(satker)


def test_a_statement_is_given_once(satker: Satker) -> None:
    petugas = staf(satker)
    p = nyatakan(ajukan(satker), pelaku=petugas, **KABUL)
    with pytest.raises(TakBolehDariSini):
        nyatakan(p, pelaku=petugas, **TOLAK)


@pytest.mark.parametrize(("alasan", "sebab"), [("volume_besar", "bervolume besar"), ("perlu_konsultasi", "konsultasi")])
def test_two_reasons_extend(satker: Satker, alasan: str, sebab: str) -> None:
    """R-002-19, R-002-20."""
    petugas = staf(satker)
    p = perpanjang(cari(ajukan(satker), pelaku=petugas), pelaku=petugas, alasan=alasan)
    assert (p.perpanjangan_alasan, p.perpanjangan_hari) == (alasan, 2)
    assert sebab in Riwayat.objects.filter(urusan=p).latest("id").kalimat


@pytest.mark.parametrize(
    ("isian", "bidang"),
    [
        ({"alasan": ""}, "alasan"),
        ({"alasan": "sibuk"}, "alasan"),
        ({"alasan": "belum_dikuasai"}, "alasan"),  # of another profile
        ({"alasan": "volume_besar", "hari": 3}, "hari"),
        ({"alasan": "volume_besar", "hari": 0}, "hari"),
        ({"alasan": "volume_besar", "hari": -1}, "hari"),
        ({"alasan": "volume_besar", "hari": "2"}, "hari"),
        ({"alasan": "volume_besar", "hari": 1.5}, "hari"),
    ],
)
def test_nothing_else_extends_and_never_by_more_than_two_days(
    satker: Satker, isian: dict[str, Any], bidang: str
) -> None:
    """R-002-19 … R-002-21."""
    petugas = staf(satker)
    p = cari(ajukan(satker), pelaku=petugas)
    with pytest.raises(BelumLengkap) as tangkap:
        perpanjang(p, pelaku=petugas, **isian)
    assert set(tangkap.value.keliru) == {bidang}
    assert segar(p).perpanjangan_alasan == ""


def test_one_day_is_an_extension_too(satker: Satker) -> None:
    petugas = staf(satker)
    p = perpanjang(cari(ajukan(satker), pelaku=petugas), pelaku=petugas, alasan="volume_besar", hari=1)
    assert (str(p.jatuh_tempo), p.perpanjangan_hari) == ("2026-01-09", 1)


def test_a_second_extension_is_refused(satker: Satker) -> None:
    """R-002-21: once, also by way of another coordination."""
    petugas = staf(satker)
    p = perpanjang(cari(ajukan(satker), pelaku=petugas), pelaku=petugas, alasan="volume_besar", hari=1)
    p = koordinasikan(p, pelaku=petugas, pertanyaan="Lagi?")
    with pytest.raises(Ditolak, match="hanya satu kali"):
        perpanjang(p, pelaku=petugas, alasan="perlu_konsultasi", hari=1)
    assert segar(p).jatuh_tempo == p.jatuh_tempo


@pytest.mark.parametrize(("kapan", "boleh"), [("2026-01-08 23:59", True), ("2026-01-09 00:00", False)])
def test_an_extension_after_the_due_date_is_refused(satker: Satker, kapan: str, boleh: bool) -> None:
    """R-002-21: on the last day still, the day after no more."""
    petugas = staf(satker)
    p = cari(ajukan(satker), pelaku=petugas)
    with pukul(kapan):
        if boleh:
            assert perpanjang(p, pelaku=petugas, alasan="volume_besar").keadaan == "diperpanjang"
        else:
            with pytest.raises(Ditolak, match="sudah lewat"):
                perpanjang(p, pelaku=petugas, alasan="volume_besar")
