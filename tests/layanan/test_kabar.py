"""Telling the applicant: by the ways he chose, once per step, with the values of that moment."""

from datetime import UTC, datetime

import pytest
from time_machine import travel

from layanan import kabar
from layanan.alur.jalan import jalankan
from layanan.models import Riwayat, Urusan
from notifikasi.jenis import Audiens, ambil
from notifikasi.models import Nomor, Pesan, Surel, Templat
from notifikasi.templat import Siap, periksa_teks, pratinjau, render
from satker.models import Satker
from tests.layanan.meja import PESAN_PANJANG, PESAN_TERIMA, bernomor, buka_uji, petugas

pytestmark = pytest.mark.django_db
SENIN = datetime(2026, 11, 23, 2, tzinfo=UTC)


@pytest.fixture
def urusan(satker: Satker) -> Urusan:
    """A matter whose applicant wants to be told both ways."""
    with travel(SENIN, tick=False):
        return buka_uji(satker, **bernomor(satker)).urusan


def _perpanjang(urusan: Urusan) -> Urusan:
    rina = petugas(urusan.satker)
    with travel(SENIN, tick=False):
        return jalankan(jalankan(urusan, "cari", pelaku=rina), "perpanjang", pelaku=rina, isian={"alasan": "volume"})


def _kata() -> str:
    (hasil,) = render(list(Pesan.objects.select_related("satker"))).values()
    assert isinstance(hasil, Siap)
    return hasil.teks


def test_the_message_says_the_step_in_the_kind_s_words_and_how_to_stop(urusan: Urusan, satker: Satker) -> None:
    _perpanjang(urusan)
    assert _kata() == (
        "Yth. Siti Aminah,\n"
        f"{urusan.nomor} diperpanjang sampai Senin, 30 November 2026: volume.\n"
        f"Balas BERHENTI untuk tidak menerima pesan lagi. {satker.nama}."
    )


def test_the_e_mail_says_the_same_without_the_line_about_replies(urusan: Urusan, satker: Satker) -> None:
    _perpanjang(urusan)
    surel = Surel.objects.get()
    assert (surel.kepada, surel.perihal) == (urusan.surel, f"Waktu diperpanjang: {urusan.nomor}")
    assert "diperpanjang sampai Senin, 30 November 2026: volume." in surel.teks
    assert surel.teks.endswith(f"Surel otomatis {satker.nama}; tidak perlu dibalas.")
    assert "BERHENTI" not in surel.teks


def test_the_values_are_those_of_the_step_whatever_happens_before_it_leaves(urusan: Urusan) -> None:
    urusan = _perpanjang(urusan)
    jalankan(urusan, "jawab", pelaku=petugas(urusan.satker), isian={"hasil": "siap", "biaya": 0})
    assert "30 November 2026" in _kata()


def test_a_step_without_a_message_tells_nobody(urusan: Urusan) -> None:
    jalankan(urusan, "cari", pelaku=petugas(urusan.satker))
    assert not Pesan.objects.exists()
    assert not Surel.objects.exists()


@pytest.mark.parametrize(
    ("ubah", "wa", "surel"),
    [
        ({"kabari_wa": False}, 0, 1),
        ({"kabari_surel": False}, 1, 0),
        ({"kabari_wa": False, "kabari_surel": False}, 0, 0),
    ],
)
def test_nobody_is_told_in_a_way_he_did_not_choose(urusan: Urusan, ubah: dict[str, bool], wa: int, surel: int) -> None:
    Urusan.objects.filter(pk=urusan.pk).update(**ubah)
    _perpanjang(urusan)
    assert (Pesan.objects.count(), Surel.objects.count()) == (wa, surel)


@pytest.mark.parametrize("keadaan", [Nomor.Keadaan.BERHENTI, Nomor.Keadaan.SALAH_ORANG, Nomor.Keadaan.TIDAK_SAH])
def test_a_number_that_stopped_is_left_alone_and_the_mail_still_goes(urusan: Urusan, keadaan: Nomor.Keadaan) -> None:
    Nomor.objects.filter(satker=urusan.satker).update(keadaan=keadaan)
    _perpanjang(urusan)
    assert (Pesan.objects.count(), Surel.objects.count()) == (0, 1)


def test_the_same_step_told_twice_is_queued_once(urusan: Urusan) -> None:
    urusan = _perpanjang(urusan)
    baris = Riwayat.objects.get(tindakan="perpanjang")
    kabar.kabari(urusan, PESAN_PANJANG, {"alasan": "volume"}, baris)
    assert (Pesan.objects.count(), Surel.objects.count()) == (1, 1)
    kunci = f"{urusan.satker.kode}:{PESAN_PANJANG}:urusan:{urusan.pk}:{baris.pk}"
    assert Pesan.objects.get().kunci == Surel.objects.get().kunci == kunci


def test_lists_of_messages_show_the_number_as_subject_and_a_case_page_does_not_find_it(urusan: Urusan) -> None:
    _perpanjang(urusan)
    pesan = Pesan.objects.get()
    assert (pesan.perihal, pesan.subjek, pesan.subjek_id) == (urusan.nomor, "urusan", urusan.pk)
    assert pesan.induk_id is None


def test_the_court_s_own_wording_is_used_on_both_ways(urusan: Urusan, satker: Satker) -> None:
    Templat.objects.create(
        satker=satker, jenis=PESAN_PANJANG, teks="Halo {{ nama }}: {{ nomor }}.\n{{ footer_layanan }}"
    )
    _perpanjang(urusan)
    assert _kata().startswith("Halo Siti Aminah: ")
    assert Surel.objects.get().teks.startswith("Halo Siti Aminah: ")


def test_a_kind_of_a_desk_speaks_to_the_public_and_ends_with_its_footer(satker: Satker) -> None:
    jenis = ambil(PESAN_TERIMA)
    assert jenis.audiens is Audiens.LAYANAN
    assert periksa_teks(jenis, jenis.teks) == []
    (salah,) = periksa_teks(jenis, "Yth. {{ nama }}, {{ nomor }}.")
    assert "{{ footer_layanan }}" in salah
    assert "[batas waktu]" in pratinjau(jenis, satker, "")


def test_a_value_that_looks_like_a_field_stays_what_was_typed(urusan: Urusan) -> None:
    baris = Riwayat.objects.get(urusan=urusan)
    kabar.kabari(urusan, PESAN_PANJANG, {"alasan": "{{ telepon }}\x00"}, baris)
    assert "{{ telepon }}" in _kata()
