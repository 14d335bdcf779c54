"""What to bring, by the agenda's class (domain 8.4)."""

import pytest

from perkara.pesan.persiapan import BAWAAN, KELAS, kelas_agenda, persiapan


@pytest.mark.parametrize(
    ("agenda", "kelas"),
    [
        ("Sidang Pertama", ["sidang pertama"]),
        ("Upaya damai / pembacaan gugatan", ["sidang pertama"]),
        ("PEMBACAAN PERMOHONAN", ["sidang pertama"]),
        ("Laporan hasil mediasi", ["mediasi"]),
        ("Jawaban Tergugat", ["jawab-menjawab"]),
        ("Replik", ["jawab-menjawab"]),
        ("Duplik", ["jawab-menjawab"]),
        ("Rereplik", ["jawab-menjawab"]),
        ("Pembuktian", ["bukti surat"]),
        ("Pembuktian surat", ["bukti surat"]),
        ("Bukti surat dari Penggugat", ["bukti surat"]),
        ("Pembuktian saksi", ["saksi"]),
        ("Pembuktian surat dan saksi", ["saksi", "bukti surat"]),
        ("Pemeriksaan saksi-saksi", ["saksi"]),
        ("Pemeriksaan Setempat (descente)", ["pemeriksaan setempat"]),
        ("Kesimpulan", ["kesimpulan"]),
        ("Pembacaan putusan", ["putusan"]),
        ("Pembacaan penetapan", ["putusan"]),
        ("Sidang Ikrar Talak", ["ikrar talak"]),
        ("Penundaan", []),
        ("Musyawarah Majelis", []),
        ("", []),
    ],
)
def test_free_text_falls_under_its_classes(agenda: str, kelas: list[str]) -> None:
    assert kelas_agenda(agenda) == kelas


def test_an_unknown_agenda_says_what_always_holds() -> None:
    assert persiapan("Lain-lain") == BAWAAN


def test_two_classes_speak_at_most() -> None:
    teks = persiapan("Mediasi, jawaban, pembuktian surat dan saksi, kesimpulan")
    assert teks.count(".") == len(["mediasi", "saksi", "bawaan"])
    assert teks.endswith(BAWAAN)


def test_no_sentence_names_a_kind_of_case() -> None:
    kalimat = " ".join([BAWAAN, *(k for _, _, k in KELAS)]).lower()
    assert not any(kata in kalimat for kata in ("cerai", "talak", "nikah", "waris", "anak"))


def test_the_longest_advice_stays_short() -> None:
    terpanjang = sorted((len(k) for _, _, k in KELAS), reverse=True)[:2]
    assert sum(terpanjang) + len(BAWAAN) < 220
