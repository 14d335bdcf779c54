"""Case numbers: one key per living case, whatever SIPP does with them."""

from hypothesis import given
from hypothesis import strategies as st

from perkara.contoh.tulis import PenulisSipp
from perkara.models import Karantina, Perkara, Pihak, SumberSipp
from perkara.sipp.sinkron import sinkron
from perkara.sipp.sinkron.nomor import kunci_nomor, yang_kalah


def kunci() -> dict[int, str]:
    return dict(Perkara.objects.filter(hilang_pada=None).values_list("sipp_id", "nomor_kunci"))


def nomori(tulis: PenulisSipp, perkara: int, nomor: str) -> None:
    tulis.ubah("perkara", {"perkara_id": perkara}, nomor_perkara=nomor)


def test_the_key_is_the_same_for_every_spelling(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    """R-000-3, annex 8.1."""
    satu = tulis.perkara("0012/pdt.g/2026/PA BJH.")
    sinkron(sumber.satker)
    assert kunci() == {satu: "12/PDT.G/2026/PA.BJH"}


def test_an_unreadable_number_keeps_its_text_and_is_noted(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    satu = tulis.perkara("Konsinyasi 3")
    hasil = sinkron(sumber.satker)
    assert (hasil.baru, hasil.disisihkan) == (1, 0)
    assert kunci() == {satu: "KONSINYASI 3"}
    entri = Karantina.objects.get()
    assert entri.sebab.startswith("Nomor tidak terbaca.")
    sinkron(sumber.satker)
    entri.refresh_from_db()
    assert entri.selesai_pada is None  # unchanged, still unreadable
    nomori(tulis, satu, "3/Pdt.P/2026/PA.Bjh")
    sinkron(sumber.satker)
    entri.refresh_from_db()
    assert entri.selesai_pada is not None


def test_a_second_spelling_of_a_living_number_is_set_aside_with_its_people(
    sumber: SumberSipp, tulis: PenulisSipp
) -> None:
    satu = tulis.perkara("12/Pdt.G/2026/PA.Bjh")
    dua = tulis.perkara("0012/Pdt.G/2026/PA.Bjh")
    tulis.pihak(dua)
    hasil = sinkron(sumber.satker)
    assert kunci() == {satu: "12/PDT.G/2026/PA.BJH"}
    assert (hasil.disisihkan, Pihak.objects.count()) == (2, 0)
    assert f"perkara_id {satu}" in Karantina.objects.get(tabel="perkara", kunci=f"perkara_id={dua}").sebab
    nomori(tulis, dua, "13/Pdt.G/2026/PA.Bjh")
    sinkron(sumber.satker)
    assert kunci() == {satu: "12/PDT.G/2026/PA.BJH", dua: "13/PDT.G/2026/PA.BJH"}
    assert Pihak.objects.count() == 1
    assert Karantina.objects.get().selesai_pada is not None


def test_two_cases_exchange_their_numbers(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    satu, dua = tulis.perkara("1/Pdt.G/2026/PA.Bjh"), tulis.perkara("2/Pdt.G/2026/PA.Bjh")
    sinkron(sumber.satker)
    nomori(tulis, satu, "sementara")
    nomori(tulis, dua, "1/Pdt.G/2026/PA.Bjh")
    nomori(tulis, satu, "2/Pdt.G/2026/PA.Bjh")
    hasil = sinkron(sumber.satker)
    assert hasil.tabel["perkara"].berubah == 2
    assert kunci() == {satu: "2/PDT.G/2026/PA.BJH", dua: "1/PDT.G/2026/PA.BJH"}


def test_a_deleted_case_leaves_its_number_to_another(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    satu = tulis.perkara("1/Pdt.G/2026/PA.Bjh")
    sinkron(sumber.satker)
    tulis.hapus("perkara", perkara_id=satu)
    dua = tulis.perkara("1/Pdt.G/2026/PA.Bjh")
    hasil = sinkron(sumber.satker)
    assert (hasil.tabel["perkara"].hilang, hasil.tabel["perkara"].baru) == (1, 1)
    assert kunci() == {dua: "1/PDT.G/2026/PA.BJH"}


def test_a_known_case_that_asks_for_a_taken_number_keeps_its_old_one(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    satu, dua = tulis.perkara("1/Pdt.G/2026/PA.Bjh"), tulis.perkara("2/Pdt.G/2026/PA.Bjh")
    sinkron(sumber.satker)
    nomori(tulis, dua, "0001/Pdt.G/2026/PA.Bjh")
    tulis.pihak(dua)
    hasil = sinkron(sumber.satker)
    assert kunci() == {satu: "1/PDT.G/2026/PA.BJH", dua: "2/PDT.G/2026/PA.BJH"}
    assert (hasil.disisihkan, Pihak.objects.count()) == (1, 1)


def test_a_loser_keeps_its_key_even_against_a_newcomer() -> None:
    # 2 wants A, which 1 holds; 3 wants B, which 2 holds and so does not give up.
    kalah = yang_kalah({"A": 1}, {2: "A", 3: "B"}, {2: "B"})
    assert kalah == {2: 1, 3: 2}


@given(
    lama=st.dictionaries(st.integers(1, 8), st.integers(0, 5)).filter(lambda d: len(set(d.values())) == len(d)),
    minta=st.dictionaries(st.integers(1, 12), st.integers(0, 5)),
)
def test_after_all_changes_no_two_living_cases_share_a_key(lama: dict[int, int], minta: dict[int, int]) -> None:
    hidup = {i: str(k) for i, k in lama.items()}
    ingin = {i: str(k) for i, k in minta.items()}
    tetap = {k: i for i, k in hidup.items() if ingin.get(i, k) == k}
    calon = {i: k for i, k in ingin.items() if hidup.get(i) != k}
    kalah = yang_kalah(tetap, calon, {i: k for i, k in hidup.items() if i in calon})
    akhir = hidup | {i: k for i, k in calon.items() if i not in kalah}
    assert len(set(akhir.values())) == len(akhir)
    assert all(akhir.get(pemilik) == calon[satu] for satu, pemilik in kalah.items())


def test_a_key_is_never_longer_than_its_column() -> None:
    assert len(kunci_nomor("x" * 300, "PA.Bjh")[0]) == 250
