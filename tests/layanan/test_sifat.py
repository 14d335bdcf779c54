"""Whatever people do in whatever order: the record always follows its table, and what is refused leaves no trace."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layanan.alur.galat import LangkahDitolak, SudahBerubah
from layanan.alur.jalan import boleh, jalankan
from layanan.alur.pelaku import Pelaku
from layanan.models import Riwayat, Urusan
from layanan.tenggat import Tenggat, jatuh_tempo, penghitung
from notifikasi.models import Pesan, Surel
from satker.libur import muat_libur
from satker.models import Peran, Satker
from satker.waktu import pada
from tests.layanan.meja import ALUR, PJ, bernomor, buka_uji, petugas

pytestmark = pytest.mark.django_db
SENIN = datetime(2026, 11, 23, 2, tzinfo=UTC)
TANPA_BATAS = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)

TINDAKAN = st.sampled_from([*(lk.tindakan for lk in ALUR.langkah), "entah"])
ISIAN: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {},
    optional={
        "alasan": st.sampled_from(["volume", "status", "malas", ""]),
        "hasil": st.sampled_from(["siap", "ditolak", "", None]),
        "biaya": st.sampled_from([0, 5000, None]),
        "catatan": st.sampled_from(["Sudah ditelepon.", "", " "]),
    },
)
SIAPA = st.sampled_from(["petugas", "pj", "ptsp", "pemohon", "sistem"])
# Who acts, what he wants, what he fills in, how many days pass before, and how stale the page is he looks at.
GERAK = st.tuples(SIAPA, TINDAKAN, ISIAN, st.integers(0, 4), st.integers(0, 1))


@pytest.fixture
def orang(satker: Satker) -> dict[str, Pelaku]:
    """Everybody who might press a button."""
    staf = {"petugas": petugas(satker), "pj": petugas(satker, PJ), "ptsp": petugas(satker, Peran.PTSP)}
    return staf | {"pemohon": Pelaku.pemohon(), "sistem": Pelaku.sistem()}


def potret(urusan: Urusan) -> tuple[Any, ...]:
    """Everything that a refused step must leave as it was."""
    baris = Urusan.objects.filter(pk=urusan.pk).values().get()
    banyak = Riwayat.objects.filter(urusan=urusan).count()
    return baris, banyak, Pesan.objects.count(), Surel.objects.count()


def coba(urusan: Urusan, tindakan: str, siapa: Pelaku, isian: dict[str, Any], versi: int) -> Urusan | LangkahDitolak:
    """The matter after the step, or why it was refused."""
    try:
        return jalankan(urusan, tindakan, pelaku=siapa, isian=isian, versi=versi)
    except LangkahDitolak as galat:
        return galat


def periksa_catatan(urusan: Urusan) -> None:
    """The timeline is one unbroken chain from the beginning to the present state, each link one of the table's."""
    baris = list(Riwayat.objects.filter(urusan=urusan))
    assert (baris[0].tindakan, baris[0].dari, baris[0].ke) == ("buka", "", "diterima")
    for dulu, kini in pairwise(baris):
        langkah = ALUR.langkah_dari(kini.tindakan)
        assert langkah is not None
        assert kini.dari == dulu.ke
        assert kini.dari in langkah.dari
        assert kini.ke in langkah.tujuan or (not langkah.tujuan and kini.ke == kini.dari)
        assert kini.sebagai in langkah.peran
    assert urusan.keadaan == baris[-1].ke
    assert urusan.versi == len(baris)


@TANPA_BATAS
@given(gerak=st.lists(GERAK, max_size=12))
def test_the_record_follows_its_table_whatever_is_pressed(
    satker: Satker, orang: dict[str, Pelaku], gerak: list[Any]
) -> None:
    urusan = buka_uji(satker, diterima_pada=SENIN, **bernomor(satker)).urusan
    saat = SENIN
    for siapa, tindakan, isian, hari, basi in gerak:
        saat += timedelta(days=hari)
        sebelum = potret(urusan)
        mungkin = {lk.tindakan for lk in boleh(urusan, orang[siapa])}
        with pada(saat):
            hasil = coba(urusan, tindakan, orang[siapa], isian, urusan.versi - basi)
        if isinstance(hasil, Urusan):
            assert not basi
            assert tindakan in mungkin
            urusan = hasil
        else:
            assert potret(urusan) == sebelum
            assert not basi or tindakan not in mungkin or isinstance(hasil, SudahBerubah)
        periksa_catatan(urusan)
        keadaan = ALUR.keadaan_dari(urusan.keadaan)
        assert (urusan.selesai_pada is None) is keadaan.terbuka
        assert keadaan.terbuka or urusan.jatuh_tempo is None
        assert keadaan.terbuka or not boleh(urusan, orang["petugas"])


@TANPA_BATAS
@given(gerak=st.lists(GERAK, max_size=10))
def test_every_step_with_a_message_tells_once_each_way(
    satker: Satker, orang: dict[str, Pelaku], gerak: list[Any]
) -> None:
    urusan = buka_uji(satker, diterima_pada=SENIN, **bernomor(satker)).urusan
    sudah = Pesan.objects.count(), Surel.objects.count()
    for siapa, tindakan, isian, _hari, _basi in gerak:
        with pada(SENIN):
            hasil = coba(urusan, tindakan, orang[siapa], isian, urusan.versi)
        urusan = hasil if isinstance(hasil, Urusan) else urusan
    bersuara = Riwayat.objects.filter(urusan=urusan, tindakan="perpanjang").count()
    assert (Pesan.objects.count() - sudah[0], Surel.objects.count() - sudah[1]) == (bersuara, bersuara)


@TANPA_BATAS
@given(mulai=st.dates(date(2026, 1, 1), date(2027, 9, 30)), hari=st.integers(0, 40))
def test_what_is_left_is_what_was_given(satker: Satker, mulai: date, hari: int) -> None:
    """On the day a deadline of n working days begins, n working days are left, over every block of holidays."""
    muat_libur([2026, 2027])
    akhir = jatuh_tempo(satker, mulai, Tenggat(hari))
    with pada(datetime(mulai.year, mulai.month, mulai.day, 3, tzinfo=UTC)):
        ukur = penghitung(satker, [akhir])
    assert ukur.sisa(akhir) == hari
    assert ukur.lagi(akhir) == ("hari ini" if hari == 0 else f"{hari} hari kerja lagi")


@TANPA_BATAS
@given(kini=st.dates(date(2026, 1, 1), date(2027, 11, 30)), geser=st.integers(-60, 60))
def test_late_and_not_late_are_told_apart_on_every_day_of_the_year(satker: Satker, kini: date, geser: int) -> None:
    muat_libur([2026, 2027])
    sampai = kini + timedelta(days=geser)
    with pada(datetime(kini.year, kini.month, kini.day, 3, tzinfo=UTC)):
        ukur = penghitung(satker, [sampai])
    assert ("lewat" in ukur.lagi(sampai)) is (geser < 0) is (ukur.nada(sampai) == "bahaya")
    assert (ukur.sisa(sampai) < 0) <= (geser < 0)
