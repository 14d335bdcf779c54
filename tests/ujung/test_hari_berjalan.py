"""The court's days, walked by --pada from Thursday, 19 to Thursday, 26 November 2026: who hears what at which hour."""

import pytest

from tests.ujung.dunia import (
    HAKIM1,
    HAKIM2,
    PIMPINAN,
    PP1,
    PP2,
    SEMUA_PEGAWAI,
    TEPAT,
    Dunia,
    Kabar,
    pihak,
    selisih,
)
from tests.ujung.ganjil import (
    DUA_SIDANG,
    HASAN,
    KUASA_HASAN,
    KUASA_PINDAH,
    NURAINI,
    PINDAH,
    SARI,
    SLAMET,
    TANPA_JAM,
)

pytestmark = pytest.mark.mariadb

# Reminders (R-000-11, R-000-14): three days and one day ahead at eight, whatever day of the week that is.
PENGINGAT: dict[str, tuple[Kabar, ...]] = {
    "2026-11-20": ((NURAINI, "N-04", "3 hari lagi, Senin, 23 November 2026, pukul 09.00 WIB, Ruang Sidang I."),),
    "2026-11-21": (
        (HASAN, "N-07b", "3 hari lagi, Selasa, 24 November 2026"),
        (KUASA_HASAN, "N-07b", "3 hari lagi, Selasa, 24 November 2026"),
    ),
    "2026-11-22": (
        (NURAINI, "N-04", "besok, Senin, 23 November 2026, pukul 09.00 WIB, Ruang Sidang I."),
        (SARI, "N-04", "3 hari lagi, Rabu, 25 November 2026, pukul 10.30 WIB"),
        (SLAMET, "N-04", "Mohon hadir sendiri dan menyiapkan kewajiban sesuai isi putusan."),
    ),
    "2026-11-23": (
        (HASAN, "N-07b", "besok, Selasa, 24 November 2026"),
        (KUASA_HASAN, "N-07b", "besok, Selasa, 24 November 2026"),
        (DUA_SIDANG, "N-04", "3 hari lagi, Kamis, 26 November 2026, pukul 09.00 WIB"),
        (DUA_SIDANG, "N-04", "3 hari lagi, Kamis, 26 November 2026, pukul 13.00 WIB"),
    ),
    "2026-11-24": (
        (SARI, "N-04", "besok, Rabu, 25 November 2026, pukul 10.30 WIB"),
        (SLAMET, "N-04", "besok, Rabu, 25 November 2026, pukul 09.00 WIB"),
        (TANPA_JAM, "N-04", "3 hari lagi, Jumat, 27 November 2026, pukul 09.00 WIB.\n"),
    ),
    "2026-11-25": (
        (DUA_SIDANG, "N-04", "besok, Kamis, 26 November 2026, pukul 09.00 WIB"),
        (DUA_SIDANG, "N-04", "besok, Kamis, 26 November 2026, pukul 13.00 WIB"),
    ),
    "2026-11-26": ((TANPA_JAM, "N-04", "besok, Jumat, 27 November 2026"),),
    "2026-11-27": (
        (PINDAH, "N-04", "3 hari lagi, Senin, 30 November 2026"),
        (KUASA_PINDAH, "N-04", "3 hari lagi, Senin, 30 November 2026"),
    ),
}
HARI_KERJA = {"2026-11-20", "2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27"}
KAMIS_SORE = {
    "N-11": "Kamis, 19 November 2026\nGugatan: 1 | Permohonan: 0 | Jumlah: 1 (e-Court 0)\nRincian: Cerai Gugat 1\n",
    "N-12": "Kamis, 19 November 2026\nJumlah putus: 1\nDikabulkan 0, ditolak 1, tidak dapat diterima 0",
    "N-13": "Kamis, 19 November 2026\nMasuk: 1 | Dibayar: 0 | Belum dibayar: 1\n"
    "Mendapat nomor perkara: 0 | Menunggu: 1",
}


@pytest.fixture
def terkabar(ganjil: Dunia) -> Dunia:
    """The court after its first morning."""
    ganjil.putar("2026-11-19 09:00")
    return ganjil


def test_reminders_come_on_their_days_also_for_a_monday(terkabar: Dunia) -> None:
    """R-000-11, R-000-14: eight days, each morning exactly its reminders, at noon nothing more."""
    for hari, harapan in PENGINGAT.items():
        assert pihak(terkabar.putar(f"{hari} 07:59")) == [], hari
        assert selisih(pihak(terkabar.putar(f"{hari} 08:00")), harapan) == TEPAT, hari
        assert pihak(terkabar.putar(f"{hari} 12:00")) == [], hari


def test_a_reminder_is_never_late(terkabar: Dunia) -> None:
    """R-000-11: after a day without a worker the next reminder comes, not the missed one as well."""
    kabar = [k for k in terkabar.putar("2026-11-22 10:00") if k[0] == NURAINI]
    assert selisih(kabar, [(NURAINI, "N-04", "besok, Senin, 23 November 2026")]) == TEPAT


def test_the_leaders_get_the_days_figures_at_four(terkabar: Dunia) -> None:
    """R-000-15, R-000-16, R-000-17: all four, all three recaps, once."""
    assert terkabar.putar("2026-11-19 15:59") == []
    harapan = [(nomor, jenis, teks) for nomor in PIMPINAN for jenis, teks in KAMIS_SORE.items()]
    assert selisih(terkabar.putar("2026-11-19 16:00"), harapan) == TEPAT
    assert terkabar.putar("2026-11-19 16:05") == []
    assert terkabar.langkah("rekap", "2026-11-19 16:10", "--tanggal", "2026-11-19")["N-11"] == 0


def test_recaps_come_on_working_days_only_also_with_zeros(terkabar: Dunia) -> None:
    """R-000-15 … R-000-17: proof of life on Monday, silence on Saturday and Sunday."""
    for hari in ("2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23"):
        kabar = [k for k in terkabar.putar(f"{hari} 16:20") if k[0] in PIMPINAN]
        assert len(kabar) == (12 if hari in HARI_KERJA else 0), hari
    assert "Jumlah putus: 0" in next(teks for _, jenis, teks in kabar if jenis == "N-12")


def test_judges_and_clerks_get_their_own_lists_on_working_days(terkabar: Dunia) -> None:
    """R-000-18, R-000-19, R-000-20: the pledge's minutes are owed by the pledge's clerk, once it was held."""
    penerima = {}
    for hari in PENGINGAT:
        kabar = [k for k in terkabar.putar(f"{hari} 08:00") if k[0] in SEMUA_PEGAWAI]
        penerima[hari] = {(nomor, jenis) for nomor, jenis, _ in kabar}
        if hari == "2026-11-26":
            ratna = next(teks for nomor, _, teks in kabar if nomor == PP2)
    tanpa_ikrar = {(HAKIM1, "N-14"), (HAKIM2, "N-14"), (PP1, "N-15")}
    dengan_ikrar = tanpa_ikrar | {(PP2, "N-15")}
    assert penerima == {
        hari: set() if hari not in HARI_KERJA else dengan_ikrar if hari >= "2026-11-26" else tanpa_ikrar
        for hari in PENGINGAT
    }
    assert "(2):\n1. 7/Pdt.P/2026/PA.Bjh, sidang 25-11-2026 (“Pembuktian” – saksi)\n2. 55/Pdt.G/2026/PA.Bjh" in ratna


def test_an_upload_typed_late_leaves_the_list(terkabar: Dunia) -> None:
    """R-000-20: the minutes of 3 November are uploaded on the 19th."""
    kunci = {"perkara_id": terkabar.perkara("55/Pdt.G/2026/PA.Bjh").sipp_id, "ikrar_talak": "T"}
    terkabar.sipp.ubah("perkara_jadwal_sidang", kunci, edoc_bas="bas/55_4.pdf")
    harapan = [(PP1, "N-15", "per 20 November 2026 (1):\n1. 107/Pdt.G/2026/PA.Bjh, sidang 17-11-2026")]
    assert selisih([k for k in terkabar.putar("2026-11-20 08:00") if k[0] == PP1], harapan) == TEPAT


def test_a_simulation_shows_and_sends_nothing(terkabar: Dunia) -> None:
    """The steps show what they would do: kinds, masked numbers, texts."""
    terkabar.langkah("sinkron", "2026-11-20 16:00")
    rencana = terkabar.langkah("rencanakan", "2026-11-20 16:00", "--simulasi")
    assert (rencana["N-11"], rencana["N-04"]) == (4, 1)
    assert all("•" in b["nomor"] or "*" in b["nomor"] for b in rencana["baris"])
    rekap = terkabar.langkah("rekap", "2026-11-20 16:00", "--tanggal", "2026-11-20", "--simulasi")
    assert any("Rekap perkara putus" in t["teks"] for t in rekap["teks"])
    terkabar.langkah("antar", "2026-11-20 16:00")
    assert terkabar.kabar() == []
