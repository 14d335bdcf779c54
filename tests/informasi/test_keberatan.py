"""Objections from filing to the answer of the second level (R-002-33 … R-002-35)."""

from datetime import date, timedelta
from typing import Any

import pytest

from informasi.models import Keberatan, Permohonan
from informasi.services import (
    ajukan_keberatan,
    alasan_keberatan,
    bayar,
    cabut,
    cabut_keberatan,
    catat_tanggapan,
    jawaban_ma,
    nyatakan,
    putuskan_keberatan,
    serahkan,
    terima_terlambat,
    teruskan,
    teruskan_ma,
    tolak_terlambat,
)
from layanan.alur.galat import BelumLengkap, Ditolak, SudahBerubah, TakBerhak
from layanan.alur.pelaku import Pelaku
from layanan.models import Riwayat, Urusan
from satker.models import Peran, Satker
from satker.waktu import sekarang
from tests.informasi.keadaan import diajukan, diajukan_dua, diperiksa, diteruskan_ma, terlambat
from tests.informasi.pabrik import (
    KABUL,
    KETUA,
    PETUGAS,
    PJ,
    ajukan,
    buat_pengadilan,
    buat_setelan,
    ditolak,
    keberatan,
    pukul,
    saat,
    segar,
    staf,
)

BATAL: dict[str, Any] = {"putusan": "membatalkan", "putusan_alasan": "Informasi ini terbuka."}
KUAT: dict[str, Any] = {"putusan": "menguatkan", "putusan_alasan": "Sudah tepat."}


def keliru(p: Permohonan, alasan: Any = ("ditolak_tertutup",), pelaku: Pelaku | None = None, **isian: Any) -> set[str]:
    """The fields to mend; nothing is stored then."""
    with pytest.raises(BelumLengkap) as tangkap:
        ajukan_keberatan(p, pelaku=pelaku or Pelaku.pemohon(), alasan=alasan, **isian)
    assert not Keberatan.objects.exists()
    return set(tangkap.value.keliru)


def test_an_objection_has_its_own_number_and_clock(satker: Satker) -> None:
    """R-002-33, R-002-35."""
    p = ditolak(satker)
    terbuka = ajukan_keberatan(p, pelaku=Pelaku.pemohon(), alasan=["ditolak_tertutup"], uraian="Saya peneliti.")
    k = terbuka.urusan
    assert (k.nomor, k.keadaan, k.tingkat) == (f"001/KEB/{satker.singkatan}/I/2026", "diajukan", 1)
    assert (k.nama, k.tujuan, k.batas, k.jatuh_tempo) == (p.nama, p.tujuan, date(2026, 1, 14), date(2026, 1, 14))
    assert len(terbuka.sandi) == 10
    assert k.tenggat == p.tenggat


def test_it_needs_a_ground_that_exists(satker: Satker) -> None:
    """R-002-28 … R-002-32: at least one, and none that is made up."""
    p = ditolak(satker)
    assert keliru(p, []) == keliru(p, ["bosan"]) == keliru(p, ["terlambat"]) == {"alasan"}
    assert keliru(p, ["ditolak_tertutup", "biaya_berlebih"]) == {"alasan"}


def test_several_grounds_go_together_and_each_once(satker: Satker) -> None:
    k = keberatan(ditolak(satker), "tidak_semestinya", "ditolak_tertutup", "tidak_semestinya")
    assert k.alasan == ["tidak_semestinya", "ditolak_tertutup"]


def test_without_any_ground_there_is_nothing_to_file(satker: Satker) -> None:
    with pytest.raises(Ditolak, match="Belum ada alasan"):
        keberatan(ajukan(satker))
    assert not Keberatan.objects.exists()


def test_the_second_click_meets_the_first(satker: Satker) -> None:
    p = ditolak(satker)
    k = keberatan(p)
    with pytest.raises(Ditolak, match=k.nomor):
        keberatan(p, "tidak_semestinya")
    assert Keberatan.objects.count() == 1


@pytest.mark.parametrize(
    ("isian", "bidang"),
    [
        ({"uraian": "x" * 5001}, "uraian"),
        ({"kasus_posisi": "x" * 5001}, "kasus_posisi"),
        ({"kuasa_nama": "x" * 121, "surat_kuasa": True}, "kuasa_nama"),
        ({"kuasa_nama": "Budi, S.H."}, "surat_kuasa"),
    ],
)
def test_bad_fields_are_named(satker: Satker, isian: dict[str, Any], bidang: str) -> None:
    assert keliru(ditolak(satker), **isian) == {bidang}


def test_counsel_brings_his_power_of_attorney(satker: Satker) -> None:
    """4.4."""
    k = keberatan(ditolak(satker), kuasa_nama="Budi, S.H.", kuasa_alamat="Jalan Kuasa 1", surat_kuasa=True)
    assert (k.kuasa_nama, k.surat_kuasa) == ("Budi, S.H.", True)


def test_too_late_waits_for_somebody_to_take_it(satker: Satker) -> None:
    """N-39b: kept, not thrown away; nobody can decide it before the override."""
    k = terlambat(satker)
    assert (k.keadaan, k.terlambat, k.batas) == ("terlambat", True, date(2026, 1, 14))
    with pukul("2026-01-16 09:00"):
        with pytest.raises(TakBerhak):
            terima_terlambat(k, pelaku=staf(satker), alasan="Kasihan.")
        with pytest.raises(BelumLengkap, match="alasan"):
            terima_terlambat(k, pelaku=staf(satker, PJ), alasan=" ")
        k = terima_terlambat(k, pelaku=staf(satker, PJ), alasan="Pemohon dirawat di rumah sakit.")
        assert (k.keadaan, k.diterima_karena) == ("diajukan", "Pemohon dirawat di rumah sakit.")
        assert k.jatuh_tempo == date(2026, 1, 27)  # seven working days from that Friday, a holiday


def test_too_late_can_stay_too_late(satker: Satker) -> None:
    k = tolak_terlambat(terlambat(satker), pelaku=staf(satker, KETUA), alasan="Tanpa alasan yang sah.")
    assert (k.keadaan, k.ditutup, k.jatuh_tempo) == ("tidak_diterima", True, None)
    assert "Tanpa alasan yang sah." in Riwayat.objects.filter(urusan=k).latest("id").kalimat


def test_some_grounds_in_time_and_some_late_are_sorted_out_by_the_applicant(satker: Satker) -> None:
    p = ajukan(satker)
    with pukul("2026-01-15 09:00"):
        p = nyatakan(p, pelaku=staf(satker), **KABUL)
    with pukul("2026-01-23 09:00"):
        assert keliru(p, ["tidak_semestinya", "terlambat"]) == {"alasan"}
        assert keberatan(p, "tidak_semestinya").keadaan == "diajukan"


def test_a_paper_counts_from_the_day_it_came(satker: Satker) -> None:
    """The officer writes it down a day too late; the applicant was in time."""
    p = ditolak(satker)
    with pukul("2026-01-15 10:00"):
        k = ajukan_keberatan(
            p, pelaku=staf(satker), alasan=["ditolak_tertutup"], diterima_pada=saat("2026-01-14 15:00")
        ).urusan
        assert (k.keadaan, k.tanggal_terima) == ("diajukan", date(2026, 1, 14))


def test_the_applicant_himself_cannot_turn_the_clock_back(satker: Satker) -> None:
    p = ditolak(satker)
    with pukul("2026-01-15 10:00"):
        assert keberatan(p, "ditolak_tertutup", diterima_pada=saat("2026-01-14 15:00")).keadaan == "terlambat"


def test_no_paper_comes_from_the_future(satker: Satker) -> None:
    p, petugas = ditolak(satker), staf(satker)
    assert keliru(p, pelaku=petugas, diterima_pada=sekarang() + timedelta(minutes=1)) == {"diterima_pada"}


@pytest.mark.parametrize("peran", [Peran.PTSP, Peran.KETUA, Peran.ADMIN])
def test_only_the_desk_files_for_somebody(satker: Satker, peran: str) -> None:
    with pytest.raises(TakBerhak):
        ajukan_keberatan(ditolak(satker), pelaku=staf(satker, peran), alasan=["ditolak_tertutup"])
    with pytest.raises(TakBerhak):
        ajukan_keberatan(ditolak(satker), pelaku=staf(buat_pengadilan()), alasan=["ditolak_tertutup"])


def test_the_ketua_upholds(satker: Satker) -> None:
    """R-002-35: with reasons; the request stays as it was."""
    k = putuskan_keberatan(diperiksa(satker), pelaku=staf(satker, KETUA), **KUAT, putusan_nomor="W1/3/2026")
    assert (k.keadaan, k.putusan_tanggal, k.putusan_nomor) == ("diputus", date(2026, 1, 5), "W1/3/2026")
    assert k.pejabat_jabatan == f"Ketua {satker.nama}"
    assert segar(k.permohonan).keadaan == "ditolak"


@pytest.mark.parametrize(
    ("isian", "bidang"),
    [
        ({"putusan_alasan": " "}, {"putusan_alasan"}),
        ({"putusan": "mungkin"}, {"putusan"}),
        ({"putusan": ""}, {"putusan"}),
        ({"putusan_tanggal": date(2026, 1, 6)}, {"putusan_tanggal"}),
        ({"putusan_tanggal": date(2026, 1, 4)}, {"putusan_tanggal"}),
        ({"putusan_tanggal": "kemarin"}, {"putusan_tanggal"}),
        ({"biaya_penggandaan": -1}, {"biaya_penggandaan"}),
        ({"putusan": "membatalkan_sebagian"}, {"bagian_ditolak", "alasan"}),
        ({"putusan": "membatalkan_sebagian", "bagian_ditolak": "Nama", "alasan": ["x"]}, {"alasan"}),
        ({"putusan": "koreksi_biaya", "biaya_koreksi": 0}, {"putusan"}),
    ],
)
def test_an_answer_that_is_not_complete_decides_nothing(
    satker: Satker, isian: dict[str, Any], bidang: set[str]
) -> None:
    k = diperiksa(satker)
    with pytest.raises(BelumLengkap) as tangkap:
        putuskan_keberatan(k, pelaku=staf(satker, KETUA), **BATAL | isian)
    assert set(tangkap.value.keliru) == bidang
    assert (segar(k).putusan, segar(k.permohonan).keadaan) == ("", "ditolak")


@pytest.mark.parametrize("peran", [PETUGAS, PJ, Peran.WAKIL_KETUA, Peran.ADMIN])
def test_nobody_but_the_ketua_decides(satker: Satker, peran: str) -> None:
    """R-002-33: the penanggung jawab is the Ketua (B13)."""
    with pytest.raises(TakBerhak):
        putuskan_keberatan(diperiksa(satker), pelaku=staf(satker, peran), **BATAL)


@pytest.mark.parametrize(("biaya", "keadaan"), [({}, "disiapkan"), ({"biaya_penggandaan": 2000}, "menunggu_biaya")])
def test_overturning_sends_the_request_back_to_work(satker: Satker, biaya: dict[str, int], keadaan: str) -> None:
    """3.4: open again, granted as a whole, at the cost the Ketua set."""
    k = diperiksa(satker)
    putuskan_keberatan(k, pelaku=staf(satker, KETUA), **BATAL | biaya)
    p = segar(k.permohonan)
    assert (p.keadaan, p.hasil, p.ada, p.alasan, p.biaya) == (keadaan, "dikabulkan", True, [], sum(biaya.values()))
    assert (p.selesai_pada, p.diputus_ketua) == (None, True)
    if biaya:
        p = bayar(p, pelaku=staf(satker), cara_bayar="tunai")
    assert serahkan(p, pelaku=staf(satker), cara_penyerahan="langsung").keadaan == "diserahkan"


def test_overturning_in_part_says_what_stays_closed(satker: Satker) -> None:
    k = diperiksa(satker)
    sebagian: dict[str, Any] = {
        "putusan": "membatalkan_sebagian",
        "bagian_ditolak": "Alamat",
        "alasan": ["rahasia_pribadi"],
    }
    putuskan_keberatan(k, pelaku=staf(satker, KETUA), **BATAL | sebagian)
    p = segar(k.permohonan)
    assert (p.hasil, p.bagian_ditolak, p.alasan) == ("sebagian", "Alamat", ["rahasia_pribadi"])


def test_a_delay_that_is_objected_to_can_be_answered_with_the_information(satker: Satker) -> None:
    """R-002-32: the request was never answered; the Ketua grants it from where it lies."""
    p = ajukan(satker)
    with pukul("2026-01-12 09:00"):
        k = teruskan(keberatan(p, "terlambat"), pelaku=staf(satker))
        putuskan_keberatan(k, pelaku=staf(satker, KETUA), **BATAL)
        p = segar(p)
        assert (p.keadaan, p.keterangan_tanggal, p.jatuh_tempo) == ("disiapkan", date(2026, 1, 12), None)


def test_what_was_withdrawn_meanwhile_stays_withdrawn(satker: Satker) -> None:
    p = ajukan(satker)
    with pukul("2026-01-12 09:00"):
        k = teruskan(keberatan(p, "terlambat"), pelaku=staf(satker))
        cabut(segar(p), pelaku=Pelaku.pemohon())
        assert putuskan_keberatan(k, pelaku=staf(satker, KETUA), **BATAL).keadaan == "diputus"
    assert segar(p).keadaan == "dicabut"


@pytest.mark.parametrize(("baru", "keadaan"), [(0, "disiapkan"), (500, "menunggu_biaya")])
def test_a_charge_that_was_too_high_is_mended(satker: Satker, baru: int, keadaan: str) -> None:
    """R-002-31: who owes nothing any more need not wait."""
    buat_setelan(satker, tarif_lembar=500)
    p = nyatakan(ajukan(satker), pelaku=staf(satker), **KABUL | {"biaya_penggandaan": 9000, "lembar": 1})
    k = teruskan(keberatan(p, "biaya_berlebih"), pelaku=staf(satker))
    isian: dict[str, Any] = {"putusan": "koreksi_biaya", "putusan_alasan": "Tarif Rp500.", "biaya_koreksi": baru}
    with pytest.raises(BelumLengkap, match="biaya_koreksi"):
        putuskan_keberatan(k, pelaku=staf(satker, KETUA), **isian | {"biaya_koreksi": 9000})
    putuskan_keberatan(k, pelaku=staf(satker, KETUA), **isian)
    assert (segar(p).biaya, segar(p).keadaan) == (baru, keadaan)


def test_what_was_paid_too_much_is_said_to_come_back(satker: Satker) -> None:
    p = nyatakan(ajukan(satker), pelaku=staf(satker), **KABUL | {"biaya_penggandaan": 9000})
    p = bayar(p, pelaku=staf(satker), cara_bayar="tunai")
    p = serahkan(p, pelaku=staf(satker), cara_penyerahan="langsung")
    k = teruskan(keberatan(p, "biaya_berlebih"), pelaku=staf(satker))
    isian: dict[str, Any] = {"putusan": "koreksi_biaya", "putusan_alasan": "Tarif Rp500.", "biaya_koreksi": 500}
    putuskan_keberatan(k, pelaku=staf(satker, KETUA), **isian)
    assert (segar(p).keadaan, segar(p).selesai_pada is not None) == ("diserahkan", True)
    assert "Kelebihan pembayaran dikembalikan" in Riwayat.objects.filter(urusan=p).latest("id").kalimat


def test_the_second_level_follows_the_first(satker: Satker) -> None:
    """R-002-34: against the Ketua's answer, to Mahkamah Agung, and its answer comes back."""
    k = putuskan_keberatan(diperiksa(satker), pelaku=staf(satker, KETUA), **KUAT)
    dua = keberatan(k.permohonan)
    assert (dua.tingkat, dua.asal, dua.nomor[:3]) == (2, k, "002")
    with pukul("2026-01-06 09:00"):
        dua = teruskan_ma(dua, pelaku=staf(satker), ma_surat="W1/7/2026")
        assert (dua.ma_tanggal, dua.jatuh_tempo) == (date(2026, 1, 6), date(2026, 1, 15))
        dua = jawaban_ma(dua, pelaku=staf(satker), **BATAL, pejabat_nama="Dr. Uji")
    assert (dua.keadaan, dua.pejabat_nama) == ("dijawab_ma", "Dr. Uji")
    assert segar(dua.permohonan).keadaan == "disiapkan"
    assert {d.tingkat for d in alasan_keberatan(segar(dua.permohonan))} <= {2}


def test_mahkamah_agung_upholds_and_that_is_the_end_here(satker: Satker) -> None:
    dua = jawaban_ma(diteruskan_ma(satker), pelaku=staf(satker), **KUAT)
    assert segar(dua.permohonan).keadaan == "ditolak"
    assert not any(d.kode == "ditolak_tertutup" for d in alasan_keberatan(segar(dua.permohonan)))


@pytest.mark.parametrize("tanggal", [date(2026, 1, 6), date(2026, 1, 4), "besok"])
def test_nothing_left_for_jakarta_tomorrow(satker: Satker, tanggal: Any) -> None:
    with pytest.raises(BelumLengkap, match="ma_tanggal"):
        teruskan_ma(diajukan_dua(satker), pelaku=staf(satker), ma_tanggal=tanggal)


def test_grounds_of_two_levels_are_filed_one_by_one(satker: Satker) -> None:
    k = putuskan_keberatan(diperiksa(satker), pelaku=staf(satker, KETUA), **KUAT)
    with pytest.raises(BelumLengkap, match="tingkat yang berbeda"):
        keberatan(k.permohonan, "ditolak_tertutup", "tidak_semestinya")


def test_the_applicant_withdraws_his_objection(satker: Satker) -> None:
    k = cabut_keberatan(diajukan(satker), pelaku=Pelaku.pemohon())
    assert (k.keadaan, k.ditutup, k.jatuh_tempo) == ("dicabut", True, None)
    with pytest.raises(BelumLengkap):
        cabut_keberatan(diajukan(satker), pelaku=staf(satker))


def test_his_response_to_the_answer_stands_in_the_register(satker: Satker) -> None:
    """4.4."""
    k = diperiksa(satker)
    with pytest.raises(Ditolak):
        catat_tanggapan(k, pelaku=Pelaku.pemohon(), tanggapan="Terima kasih")
    k = putuskan_keberatan(k, pelaku=staf(satker, KETUA), **KUAT)
    assert (
        catat_tanggapan(k, pelaku=Pelaku.pemohon(), tanggapan=" Dapat saya terima. ").tanggapan == "Dapat saya terima."
    )
    with pytest.raises(TakBerhak):
        catat_tanggapan(k, pelaku=staf(satker, Peran.PTSP), tanggapan="x")


def test_an_old_page_decides_nothing(satker: Satker) -> None:
    """Who saw the objection before somebody else touched it is told so."""
    k = diajukan(satker)
    versi = k.versi
    teruskan(k, pelaku=staf(satker))
    with pytest.raises(SudahBerubah, match="Teruskan kepada Ketua"):
        teruskan(k, pelaku=staf(satker), versi=versi)
    assert Urusan.objects.get(pk=k.pk).keadaan == "diperiksa"
