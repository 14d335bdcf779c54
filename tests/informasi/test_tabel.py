"""The tables of domain 3.3 and 3.4, each state × action × role: what they allow happens, and nothing else."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from informasi.alur import KEBERATAN, PERMOHONAN
from layanan.alur.galat import Ditolak, TakBerhak, TakBolehDariSini
from layanan.alur.jalan import boleh, jalankan
from layanan.alur.pelaku import Pelaku
from layanan.models import Riwayat
from satker.models import Peran, Satker
from tests.informasi.keadaan import CAPAI, CAPAI_KEBERATAN, diajukan_dua, diterima
from tests.informasi.pabrik import KABUL, KETUA, PETUGAS, PJ, buat_pengadilan, segar, staf
from tests.pabrik import buat_pengguna

# Written by hand from the domain's tables, not from the code: action | from | to | who.
TABEL_PERMOHONAN = """
daftarkan          | diterima belum_lengkap                              | terdaftar        | petugas pj sistem
kurang             | diterima                                            | -                | petugas pj
lengkapi           | belum_lengkap                                       | diterima         | pemohon
tutup_tidak_lengkap | belum_lengkap                                      | -                | petugas pj
jawab_langsung     | diterima                                            | dijawab_langsung | petugas pj
rujuk              | diterima terdaftar dicari koordinasi                | -                | petugas pj sistem
cari               | terdaftar                                           | dicari           | petugas pj
koordinasikan      | terdaftar dicari diperpanjang                       | koordinasi       | petugas pj
jawab_koordinasi   | koordinasi diperpanjang                             | ?                | pj ketua
perpanjang         | dicari koordinasi                                   | diperpanjang     | petugas pj
nyatakan           | terdaftar dicari koordinasi diperpanjang            | dikabulkan       | petugas pj ketua
siapkan            | dikabulkan dikabulkan_sebagian                      | ?                | petugas pj sistem
bayar              | menunggu_biaya                                      | disiapkan        | petugas pj
siap               | disiapkan                                           | siap             | petugas pj
serahkan           | disiapkan siap                                      | diserahkan       | petugas pj
cabut              | BUKA                                                | dicabut          | pemohon
catat_pencabutan   | BUKA                                                | dicabut          | petugas pj
catat              | BUKA                                                | =                | petugas pj ketua
laksanakan_putusan | BUKA tidak_lengkap dijawab_langsung dirujuk ditolak tidak_dikuasai diserahkan | disiapkan | sistem
koreksi_biaya      | menunggu_biaya disiapkan siap diserahkan            | ?                | sistem
"""
TABEL_KEBERATAN = """
terima_terlambat | terlambat                                    | diajukan       | pj ketua
tolak_terlambat  | terlambat                                    | tidak_diterima | pj ketua
teruskan         | diajukan                                     | diperiksa      | petugas pj
putuskan         | diperiksa                                    | diputus        | ketua
teruskan_ma      | diajukan                                     | -              | petugas pj
jawaban_ma       | diteruskan_ma                                | dijawab_ma     | petugas pj
cabut            | diajukan terlambat diperiksa diteruskan_ma   | dicabut        | pemohon
catat_pencabutan | diajukan terlambat diperiksa diteruskan_ma   | dicabut        | petugas pj
"""
BUKA = (
    "diterima belum_lengkap terdaftar dicari koordinasi diperpanjang dikabulkan dikabulkan_sebagian menunggu_biaya "
    "disiapkan siap"
)
ISIAN: dict[str, dict[str, Any]] = {
    "kurang": {"kekurangan": "Nomor putusan."},
    "lengkapi": {"catatan": "Nomor 1/Pdt.G/2025."},
    "jawab_langsung": {"jawaban": "Jam 08.00."},
    "rujuk": {"rujukan_nama": "Pengadilan Agama X"},
    "koordinasikan": {"catatan": "Boleh?"},
    "jawab_koordinasi": {"konsultasi": "Boleh."},
    "perpanjang": {"alasan": "perlu_konsultasi"},
    "nyatakan": KABUL,
    "bayar": {"cara_bayar": "tunai"},
    "serahkan": {"cara_penyerahan": "langsung"},
    "catat_pencabutan": {"alasan": "Lewat telepon", "catatan": "Lewat telepon"},
    "catat": {"catatan": "Menelepon pemohon."},
    "laksanakan_putusan": {"hasil": "dikabulkan", "biaya_penggandaan": 0},
    "koreksi_biaya": {"biaya": 0},
    "terima_terlambat": {"alasan": "Pemohon sakit."},
    "tolak_terlambat": {"alasan": "Tanpa alasan."},
    "putuskan": {"putusan": "menguatkan", "putusan_alasan": "Sudah tepat."},
    "jawaban_ma": {"putusan": "menguatkan", "putusan_alasan": "Sudah tepat."},
}
PERAN = {"petugas": PETUGAS, "pj": PJ, "ketua": KETUA}
LAIN = [p for p in Peran if p not in (PETUGAS, PJ, KETUA)]


def urai(tabel: str) -> dict[str, tuple[set[str], str, set[str]]]:
    """Action → (from, to, who)."""
    baris = ([k.strip() for k in b.split("|")] for b in tabel.replace("BUKA", BUKA).strip().splitlines())
    return {tindakan: (set(dari.split()), ke, set(siapa.split())) for tindakan, dari, ke, siapa in baris}


HARAPAN = {"permohonan": urai(TABEL_PERMOHONAN), "keberatan": urai(TABEL_KEBERATAN)}


def para_pelaku(satker: Satker) -> dict[str, Pelaku]:
    """One of each, and one who has every role that has nothing to do here."""
    semua = {nama: staf(satker, peran) for nama, peran in PERAN.items()}
    return semua | {"lain": staf(satker, *LAIN), "pemohon": Pelaku.pemohon(), "sistem": Pelaku.sistem()}


def coba(urusan: Any, tindakan: str, pelaku: Pelaku) -> str:
    """The state it leads to, or the name of the refusal; afterwards nothing has happened."""
    try:
        with transaction.atomic():
            hasil = jalankan(urusan, tindakan, pelaku=pelaku, isian=ISIAN.get(tindakan, {})).keadaan
            transaction.set_rollback(True)
    except (TakBerhak, TakBolehDariSini, Ditolak) as galat:
        return type(galat).__name__
    return hasil


def diharapkan(register: str, keadaan: str, tindakan: str, siapa: str) -> str:
    dari, ke, berhak = HARAPAN[register][tindakan]
    if siapa not in berhak:
        return "TakBerhak"
    if keadaan not in dari:
        return "TakBolehDariSini"
    # "-": the rule of R-002-13, R-002-34 or B3 stands against it here; see below and test_kelengkapan.
    return {"-": "Ditolak", "=": keadaan, "?": "?"}.get(ke, ke)


def periksa(register: str, urusan: Any, satker: Satker) -> Iterator[str]:
    for siapa, pelaku in para_pelaku(satker).items():
        for tindakan in HARAPAN[register]:
            harap, dapat = diharapkan(register, urusan.keadaan, tindakan, siapa), coba(urusan, tindakan, pelaku)
            if harap not in (dapat, "?") or (harap == "?" and dapat.startswith("Tak")):
                yield f"{urusan.keadaan} {tindakan} {siapa}: {dapat}, bukan {harap}"


@pytest.mark.parametrize("keadaan", CAPAI)
def test_a_request_takes_the_steps_of_the_table_and_no_others(satker: Satker, keadaan: str) -> None:
    p = CAPAI[keadaan](satker)
    assert p.keadaan == keadaan
    assert list(periksa("permohonan", p, satker)) == []
    assert segar(p).versi == p.versi


@pytest.mark.parametrize("keadaan", CAPAI_KEBERATAN)
def test_an_objection_takes_the_steps_of_the_table_and_no_others(satker: Satker, keadaan: str) -> None:
    k = CAPAI_KEBERATAN[keadaan](satker)
    assert k.keadaan == keadaan
    assert list(periksa("keberatan", k, satker)) == []


@pytest.mark.parametrize(("alur", "capai"), [(PERMOHONAN, CAPAI), (KEBERATAN, CAPAI_KEBERATAN)], ids=["p", "k"])
def test_no_state_and_no_action_is_missing_from_this_test(alur: Any, capai: dict[str, Any]) -> None:
    assert {k.kode for k in alur.keadaan} == set(capai)
    assert {lk.tindakan for lk in alur.langkah} == set(HARAPAN[alur.kode])


def test_at_an_appeal_court_a_decision_copy_is_referred_and_never_decided(pta: Satker) -> None:
    """R-002-13: the one row that the court's level turns round."""
    p = diterima(pta, jenis="salinan_putusan")
    petugas = staf(pta)
    assert coba(p, "rujuk", petugas) == "dirujuk"
    p = jalankan(p, "daftarkan", pelaku=petugas)
    assert coba(p, "nyatakan", petugas) == "Ditolak"
    assert coba(p, "rujuk", petugas) == "dirujuk"


def test_the_second_level_goes_to_mahkamah_agung_and_not_to_the_ketua(satker: Satker) -> None:
    """R-002-34."""
    k = diajukan_dua(satker)
    assert k.tingkat == 2
    assert coba(k, "teruskan", staf(satker)) == "Ditolak"
    assert coba(k, "teruskan_ma", staf(satker)) == "diteruskan_ma"


def test_an_officer_of_another_court_takes_no_step_at_all(satker: Satker) -> None:
    lain = staf(buat_pengadilan(), PETUGAS, PJ, KETUA)
    for register, capai in (("permohonan", CAPAI["dicari"]), ("keberatan", CAPAI_KEBERATAN["diajukan"])):
        urusan = capai(satker)
        assert {coba(urusan, t, lain) for t in HARAPAN[register]} == {"TakBerhak"}
        assert boleh(urusan, lain) == []


def test_who_has_two_roles_may_what_either_may(satker: Satker) -> None:
    user = buat_pengguna(satker, PETUGAS, KETUA)
    p = CAPAI["koordinasi"](satker)
    tindakan = {lk.tindakan for lk in boleh(p, Pelaku.staf(user, satker))}
    assert tindakan == {
        *("rujuk", "jawab_koordinasi", "perpanjang", "nyatakan", "catat_pencabutan", "catat"),
    }


def test_a_refusal_says_what_may_be_done_instead(satker: Satker) -> None:
    p = CAPAI["terdaftar"](satker)
    with pytest.raises(TakBolehDariSini, match="Mulai mencari") as tangkap:
        jalankan(p, "siap", pelaku=staf(satker))
    assert {lk.tindakan for lk in tangkap.value.boleh} >= {"cari", "nyatakan"}


def test_the_timeline_shows_the_applicant_no_internal_word(satker: Satker) -> None:
    """Notes and consultations stay in the file."""
    p = CAPAI["koordinasi"](satker)
    jalankan(p, "catat", pelaku=staf(satker), isian={"catatan": "Pemohon terkenal."})
    baris = list(Riwayat.objects.filter(urusan=p))
    assert baris[-1].kalimat == ""
    assert not any("terkenal" in b.kalimat or "Boleh?" in b.kalimat for b in baris)
    assert {b.catatan for b in baris} >= {"Pemohon terkenal.", "Boleh?"}


@pytest.mark.parametrize("alur", [PERMOHONAN, KEBERATAN], ids=["permohonan", "keberatan"])
def test_every_state_says_what_comes_next(alur: Any) -> None:
    """R-002-40: the applicant is never left without knowing."""
    for k in alur.keadaan:
        assert k.berikut.endswith(".")
        assert k.nama[0].isupper()
