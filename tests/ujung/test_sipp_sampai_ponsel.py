"""From the rows of a real MariaDB to the phones, through the shell commands: exactly what was promised, once.

R-000-2: litigants and staff are told by one outbox. The world is described in ganjil.py, the promises in harapan.py.
"""

import pytest

from notifikasi.models import Pesan
from perkara.models import Karantina, TugasLoket
from tests.ujung.dunia import PP2, SEMUA_PEGAWAI, TEPAT, Dunia, pihak, selisih
from tests.ujung.ganjil import (
    DEWI,
    KUASA_PINDAH,
    NURAINI,
    PINDAH,
    SUAMI_DEWI,
    SUAMI_NURAINI,
    TERLARANG,
)
from tests.ujung.harapan import HARI_PERTAMA, TUGAS_HARI_PERTAMA

pytestmark = pytest.mark.mariadb
PERTAMA = "2026-11-19 09:00"


def test_the_first_day_tells_exactly_whom_it_must_and_what(ganjil: Dunia) -> None:
    """R-000-2, R-000-4, R-000-5, R-000-9, R-000-10, R-000-13, R-000-14, R-000-18, R-000-19, R-000-20."""
    assert selisih(ganjil.putar(PERTAMA), HARI_PERTAMA) == TEPAT


def test_twice_more_sends_nothing_new(ganjil: Dunia) -> None:
    ganjil.putar(PERTAMA)
    banyak = Pesan.objects.count()
    for kapan in ("2026-11-19 09:05", "2026-11-19 09:10"):
        assert ganjil.putar(kapan) == []
    assert Pesan.objects.count() == banyak


def test_an_unchanged_sipp_reads_as_unchanged(ganjil: Dunia) -> None:
    pertama = ganjil.langkah("sinkron", PERTAMA)
    kedua = ganjil.langkah("sinkron", "2026-11-19 09:05")
    assert (kedua["baru"], kedua["berubah"], kedua["hilang"]) == (0, 0, 0)
    assert (kedua["dibaca"], kedua["tetap"]) == (pertama["dibaca"], pertama["baru"])


def test_whoever_must_not_be_written_to_is_not(ganjil: Dunia) -> None:
    """R-000-4: never the other side, witnesses, replaced counsel, or a number somebody would have to guess."""
    kabar = ganjil.putar(PERTAMA)
    assert not [nomor for nomor, _, _ in kabar if nomor.endswith(TERLARANG)]
    assert not [teks for _, _, teks in kabar if "Dispensasi" in teks or "<" in teks or "â€" in teks]


def test_numbers_that_are_no_numbers_become_to_dos_with_the_reason(ganjil: Dunia) -> None:
    """R-000-5: not registered, shown to the counter; an empty field is nobody's task."""
    ganjil.putar(PERTAMA)
    tugas = dict(TugasLoket.objects.filter(selesai_pada=None).values_list("mentah", "sebab"))
    assert tugas.keys() == TUGAS_HARI_PERTAMA.keys()
    assert [mentah for mentah, sebab in tugas.items() if TUGAS_HARI_PERTAMA[mentah] not in sebab] == []


def test_a_hearing_without_a_date_is_set_aside_and_shown(ganjil: Dunia) -> None:
    hitungan = ganjil.langkah("sinkron", PERTAMA)
    assert hitungan["disisihkan"] == 1
    assert list(Karantina.objects.values_list("tabel", "sebab")) == [("perkara_jadwal_sidang", "tanggal sidang kosong")]


def test_the_other_side_hears_only_what_is_his_once_he_registers(ganjil: Dunia) -> None:
    """R-000-3: at the counter, before or after the notices to the filing side."""
    ganjil.putar(PERTAMA)
    ganjil.loket("2026-11-19 09:10", "0857-3000-1201", "101/Pdt.G/2026/PA.Bjh", nama="Budi Santoso", sisi=2)
    kabar = ganjil.putar("2026-11-19 09:15")
    yth = "Yth. Budi Santoso,"
    assert selisih(kabar, [(SUAMI_NURAINI, jenis, yth) for jenis in ("N-01", "N-02", "N-03")]) == TEPAT
    assert not [teks for _, _, teks in kabar if "Nur" in teks]


def test_a_registration_waits_for_its_case(ganjil: Dunia) -> None:
    """R-000-3: registered before SIPP knows the case; told when SIPP does."""
    ganjil.putar(PERTAMA)
    ganjil.loket("2026-11-19 10:00", "081230001120", nomor_ditunggu="120/PDT.G/2026/PA.Bjh", nama="Tuti", sisi=1)
    nomor = "+6281230001120"
    assert selisih(ganjil.putar("2026-11-19 10:05"), [(nomor, "N-01", "120/Pdt.G/2026/PA.Bjh")]) == TEPAT
    k = ganjil.sipp.perkara("120/Pdt.G/2026/PA.Bjh", tanggal="2026-11-19")
    ganjil.sipp.pihak(k, 1, "Tuti", "-")
    ganjil.sipp.sidang(k, "2026-12-01")
    harapan = [(nomor, "N-02", "19 November 2026"), (nomor, "N-03", "Selasa, 1 Desember 2026")]
    assert selisih(ganjil.putar("2026-11-20 07:00"), harapan) == TEPAT


def test_a_certificate_typed_late_is_announced_once_to_both(ganjil: Dunia) -> None:
    """R-000-12: number and date are both there only now, and the date lies back; half of it says nothing."""
    ganjil.putar(PERTAMA)
    ganjil.loket("2026-11-19 09:10", "081230001206", "56/Pdt.G/2026/PA.Bjh", nama="Agus Salim", sisi=2)
    ganjil.putar("2026-11-19 09:15")
    kunci = {"perkara_id": ganjil.perkara("56/Pdt.G/2026/PA.Bjh").sipp_id}
    ganjil.sipp.ubah("perkara_akta_cerai", kunci, tgl_akta_cerai="2026-11-12")
    assert ganjil.putar("2026-11-19 10:00") == []
    ganjil.sipp.ubah("perkara_akta_cerai", kunci, nomor_akta_cerai="88/AC/2026/PA.Bjh")
    rincian = "Nomor: 88/AC/2026/PA.Bjh, tanggal 12 November 2026"
    kabar = ganjil.putar("2026-11-19 11:00")
    assert selisih(kabar, [(DEWI, "N-05", rincian), (SUAMI_DEWI, "N-05", rincian)]) == TEPAT
    assert ganjil.putar("2026-11-20 07:00") == []


def test_a_certificate_that_was_collected_needs_no_notice(ganjil: Dunia) -> None:
    ganjil.putar(PERTAMA)
    isi = {"nomor_akta_cerai": "88/AC/2026/PA.Bjh", "tgl_akta_cerai": "2026-11-18"}
    kunci = {"perkara_id": ganjil.perkara("56/Pdt.G/2026/PA.Bjh").sipp_id}
    ganjil.sipp.ubah("perkara_akta_cerai", kunci, **isi, tgl_penyerahan_akta_cerai="2026-11-19")
    assert ganjil.putar("2026-11-19 10:00") == []


def test_staff_get_no_partys_message_and_parties_no_staffs(ganjil: Dunia) -> None:
    """R-000-2: two audiences, one outbox."""
    kabar = ganjil.putar(PERTAMA)
    assert {jenis for nomor, jenis, _ in kabar if nomor in SEMUA_PEGAWAI} == {"N-14", "N-15"}
    assert not {jenis for _, jenis, _ in pihak(kabar)} & {"N-11", "N-12", "N-13", "N-14", "N-15"}
    assert PP2 not in {nomor for nomor, _, _ in kabar}
    assert {NURAINI, PINDAH, KUASA_PINDAH} <= {nomor for nomor, _, _ in kabar}
