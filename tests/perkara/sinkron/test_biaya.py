"""The deposit, taken over: new, changed, gone, odd and healed, and in a SIPP that has no such table."""

from datetime import date

from perkara.contoh.tulis import PenulisSipp
from perkara.models import BiayaPerkara, Karantina, SumberSipp
from perkara.sipp.sinkron import sinkron


def sisa() -> list[object]:
    """What is left, case by case."""
    return [b.sisa for b in BiayaPerkara.objects.order_by("perkara__sipp_id")]


def test_the_book_is_taken_over_and_follows_the_cashier(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    perkara = tulis.perkara()
    tulis.biaya(perkara, 500_000)
    assert sinkron(sumber.satker).tabel["biaya"].baru == 1
    assert sisa() == [500_000]
    assert sinkron(sumber.satker).tabel["biaya"].tetap == 1
    tulis.biaya(perkara, 125_000, -1, tanggal_transaksi=date(2026, 11, 20))
    assert sinkron(sumber.satker).tabel["biaya"].berubah == 1
    assert sisa() == [375_000]
    assert BiayaPerkara.objects.get().terakhir == date(2026, 11, 20)


def test_a_book_that_was_emptied_is_gone(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    perkara = tulis.perkara()
    tulis.biaya(perkara, 500_000)
    sinkron(sumber.satker)
    tulis.hapus("perkara_biaya", perkara_id=perkara)
    assert sinkron(sumber.satker).tabel["biaya"].hilang == 1
    assert sisa() == []


def test_an_odd_entry_takes_the_balance_away_until_it_is_mended(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    """Yesterday's balance is not told as today's."""
    perkara = tulis.perkara()
    tulis.biaya(perkara, 500_000)
    sinkron(sumber.satker)
    ganjil = tulis.biaya(perkara, 100_000, 0)
    hasil = sinkron(sumber.satker)
    assert hasil.tabel["biaya"].disisihkan == 1
    assert sisa() == [None]
    catatan = Karantina.objects.get(selesai_pada=None)
    assert (catatan.tabel, catatan.kunci) == ("perkara_biaya", f"perkara_id={perkara}")
    tulis.ubah("perkara_biaya", {"id": ganjil}, jenis_transaksi=-1)
    sinkron(sumber.satker)
    assert sisa() == [400_000]
    assert not Karantina.objects.filter(selesai_pada=None).exists()


def test_more_spent_than_paid_is_kept_as_it_is(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    perkara = tulis.perkara()
    tulis.biaya(perkara, 100_000)
    tulis.biaya(perkara, 150_000, -1)
    sinkron(sumber.satker)
    assert sisa() == [-50_000]


def test_a_table_that_cannot_be_read_any_more_takes_nothing_away(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    tulis.biaya(tulis.perkara(), 500_000)
    sinkron(sumber.satker)
    tulis.jalankan("DROP TABLE perkara_biaya")
    assert sinkron(sumber.satker).galat == ""
    assert sisa() == [500_000]
    sumber.refresh_from_db()
    assert "Tabel perkara_biaya tidak ada; isinya tidak dibaca." in sumber.catatan_skema
