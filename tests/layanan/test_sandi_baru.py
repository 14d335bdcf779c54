"""A lost code is replaced at the desk: the old one is dead at once, and the new one is nowhere but in the answer."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from layanan import sandi
from layanan.alur.buka import Terbuka
from layanan.alur.galat import BelumLengkap, Ditolak, SudahBerubah, TakBerhak
from layanan.alur.jalan import jalankan
from layanan.alur.pelaku import Pelaku
from layanan.linimasa import riwayat_urusan, untuk_pemohon, untuk_petugas
from layanan.models import Riwayat, Urusan
from layanan.pelacakan import cari_urusan
from layanan.sandi_baru import KALIMAT, ganti_sandi
from notifikasi.models import Pesan, Surel
from notifikasi.templat import Siap, render
from satker.models import JejakAudit, Peran, Satker
from tests.layanan.meja import PETUGAS, PJ, bernomor, buka_uji, petugas
from tests.notifikasi.serentak import serentak
from tests.pabrik import buat_satker

pytestmark = pytest.mark.django_db
MEJA = frozenset({PETUGAS.value, PJ.value})


@pytest.fixture
def terbuka(satker: Satker) -> Terbuka[Urusan]:
    return buka_uji(satker)


def ganti(t: Terbuka[Urusan], pelaku: Pelaku | None = None, **ubah: Any) -> Terbuka[Urusan]:
    isian: dict[str, Any] = {"identitas_diperiksa": True, "alasan": "Tanda terima hilang"} | ubah
    return ganti_sandi(t.urusan, pelaku=pelaku or petugas(t.urusan.satker), peran=MEJA, **isian)


def buka(t: Terbuka[Urusan], kode: str) -> Urusan | None:
    return cari_urusan(t.urusan.nomor, kode, asal="10.0.0.1")


def test_the_old_code_is_dead_at_once_and_the_new_one_opens(terbuka: Terbuka[Urusan]) -> None:
    baru = ganti(terbuka)
    assert len(baru.sandi) == len(terbuka.sandi) == 10
    assert buka(terbuka, terbuka.sandi) is None
    assert buka(terbuka, baru.sandi) == terbuka.urusan
    assert baru.urusan.versi == terbuka.urusan.versi + 1


def test_the_code_itself_is_kept_nowhere(terbuka: Terbuka[Urusan]) -> None:
    kode = ganti(terbuka).sandi
    with connection.cursor() as kursor:
        for tabel in ("layanan_urusan", "layanan_riwayat", "satker_jejakaudit"):
            kursor.execute(f"SELECT t::text FROM {tabel} t")
            assert kode not in str(kursor.fetchall())


def test_who_did_it_and_why_stands_in_the_file_and_the_trail(terbuka: Terbuka[Urusan]) -> None:
    oleh = petugas(terbuka.urusan.satker)
    ganti(terbuka, oleh)
    baris = Riwayat.objects.latest("id")
    assert (baris.tindakan, baris.pelaku, baris.sebagai) == ("sandi_baru", oleh.user, PETUGAS)
    assert (baris.dari, baris.ke, baris.kalimat) == ("diterima", "diterima", KALIMAT)
    assert baris.catatan == "Kartu identitas diperiksa. Tanda terima hilang"
    jejak = JejakAudit.objects.get(tindakan="layanan.sandi_baru")
    assert (jejak.pelaku, jejak.objek) == (oleh.user.get_username(), f"layanan.Urusan:{terbuka.urusan.pk}")


def test_the_applicant_reads_that_it_happened_and_not_why(terbuka: Terbuka[Urusan]) -> None:
    """Whoever did not ask for another code learns of it on his own page."""
    ganti(terbuka)
    riwayat = riwayat_urusan(terbuka.urusan)
    terbaca = str(untuk_pemohon(terbuka.urusan, riwayat))
    assert KALIMAT in terbaca
    assert "Tanda terima hilang" not in terbaca
    assert "Sandi baru, " in str(untuk_petugas(terbuka.urusan, riwayat))


@pytest.mark.parametrize("peran", [(Peran.KETUA,), (Peran.PTSP,), (Peran.ADMIN,)])
def test_only_officers_of_the_desk_replace_it(terbuka: Terbuka[Urusan], peran: tuple[str, ...]) -> None:
    with pytest.raises(TakBerhak):
        ganti(terbuka, petugas(terbuka.urusan.satker, *peran))
    assert buka(terbuka, terbuka.sandi) == terbuka.urusan


@pytest.mark.parametrize("siapa", [Pelaku.pemohon, Pelaku.sistem, lambda: petugas(buat_satker())])
def test_not_the_applicant_nor_the_clock_nor_another_court(
    terbuka: Terbuka[Urusan], siapa: Callable[[], Pelaku]
) -> None:
    with pytest.raises(TakBerhak):
        ganti(terbuka, siapa())
    assert not JejakAudit.objects.filter(tindakan="layanan.sandi_baru").exists()


@pytest.mark.parametrize(
    ("ubah", "bidang"),
    [
        ({"identitas_diperiksa": False}, {"identitas_diperiksa"}),
        ({"alasan": " \n"}, {"alasan"}),
        ({"identitas_diperiksa": False, "alasan": ""}, {"identitas_diperiksa", "alasan"}),
    ],
)
def test_without_the_card_or_the_reason_nothing_changes(
    terbuka: Terbuka[Urusan], ubah: dict[str, Any], bidang: set[str]
) -> None:
    with pytest.raises(BelumLengkap) as galat:
        ganti(terbuka, **ubah)
    assert set(galat.value.keliru) == bidang
    assert buka(terbuka, terbuka.sandi) == terbuka.urusan


def test_who_looks_at_an_old_page_is_told_what_was_done_since(terbuka: Terbuka[Urusan]) -> None:
    jalankan(terbuka.urusan, "cari", pelaku=petugas(terbuka.urusan.satker))
    with pytest.raises(SudahBerubah, match="sudah melakukan “Mulai mencari”"):
        ganti(terbuka)


def test_a_step_on_a_page_from_before_is_told_of_the_new_code(terbuka: Terbuka[Urusan]) -> None:
    ganti(terbuka)
    with pytest.raises(SudahBerubah, match="sudah melakukan “Sandi baru”"):
        jalankan(terbuka.urusan, "cari", pelaku=petugas(terbuka.urusan.satker))


def test_a_matter_that_never_had_a_code_gets_none(terbuka: Terbuka[Urusan]) -> None:
    Urusan.objects.update(sandi="")
    with pytest.raises(Ditolak):
        ganti(terbuka)


def test_a_finished_matter_is_followed_up_still(terbuka: Terbuka[Urusan]) -> None:
    selesai = jalankan(terbuka.urusan, "cabut", pelaku=Pelaku.pemohon())
    baru = ganti(Terbuka(selesai, terbuka.sandi))
    assert buka(terbuka, baru.sandi) == terbuka.urusan
    assert baru.urusan.selesai_pada is not None


@pytest.mark.django_db(transaction=True)
def test_of_two_officers_at_once_one_hands_out_the_code_that_works() -> None:
    satker = buat_satker()
    t = buka_uji(satker)
    satu, dua = petugas(satker), petugas(satker, PJ)
    hasil = serentak(lambda: ganti(t, satu), lambda: ganti(t, dua))
    (kalah,) = [h for h in hasil if isinstance(h, Exception)]
    (menang,) = [h for h in hasil if isinstance(h, Terbuka)]
    assert isinstance(kalah, SudahBerubah)
    assert "“Sandi baru”" in str(kalah)
    assert buka(t, menang.sandi) == t.urusan
    assert Riwayat.objects.filter(urusan=t.urusan, tindakan="sandi_baru").count() == 1


class TestKabar:
    """N-44: who wished for news hears that there is another code, by the same ways, and never the code itself."""

    def test_it_goes_out_by_the_ways_he_chose_without_the_code(self, satker: Satker) -> None:
        t = buka_uji(satker, **bernomor(satker))
        kode = ganti(t).sandi
        pesan, surel = Pesan.objects.get(jenis="N-44"), Surel.objects.get(kepada=t.urusan.surel)
        wa = render([pesan])[pesan.pk]
        assert isinstance(wa, Siap)
        for teks in (wa.teks, surel.teks):
            assert f"Sandi pelacakan {t.urusan.nomor} diperbarui oleh petugas {satker.nama}" in teks
            assert f"Bila bukan permintaan Anda, segera hubungi {satker.nama}." in teks
        for apa in (wa.teks, surel.teks, surel.perihal, str(pesan.data)):
            assert kode not in apa
            assert sandi.tampil(kode) not in apa

    def test_the_courts_telephone_stands_in_it_where_it_has_one(self) -> None:
        for telepon in ("(0286) 555000", ""):
            satker = buat_satker(telepon=telepon)
            ganti(buka_uji(satker, **bernomor(satker)))
            pesan = Pesan.objects.get(satker=satker, jenis="N-44")
            wa = render([pesan])[pesan.pk]
            assert isinstance(wa, Siap)
            assert ("Telepon" in wa.teks, telepon in wa.teks) == (bool(telepon), True)

    def test_who_wished_for_no_news_gets_none(self, satker: Satker) -> None:
        ganti(buka_uji(satker, **bernomor(satker) | {"kabari_wa": False, "kabari_surel": False}))
        assert (Pesan.objects.count(), Surel.objects.count()) == (0, 0)

    def test_what_was_refused_tells_nobody_anything(self, satker: Satker) -> None:
        t = buka_uji(satker, **bernomor(satker))
        with pytest.raises(BelumLengkap):
            ganti(t, identitas_diperiksa=False)
        assert (Pesan.objects.count(), Surel.objects.count()) == (0, 0)
