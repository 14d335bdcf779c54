"""Whatever SIPP holds, a party message says the case number and its reader's own name, and nothing of anybody else.

Domain section 5: phones are shared in families. A property over every kind and extreme data: never the opponent's name,
counsel's, a judge's, the case type, its grounds, why it was adjourned, a result or a telephone number.
"""

from datetime import time
from itertools import count
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notifikasi.models import Pesan
from notifikasi.templat import Siap, render
from perkara.models import EFiling, Perkara, Registrasi
from perkara.pesan.batal import JENIS_PIHAK
from perkara.registrasi.sambut import sambut
from satker.models import Satker
from satker.waktu import pada
from tests.perkara.pabrik import (
    buat_akta,
    buat_efiling,
    buat_kuasa,
    buat_nomor,
    buat_penugasan,
    buat_perkara,
    buat_pihak,
    buat_putusan,
    buat_registrasi,
)
from tests.perkara.rencana.langkah import (
    antre,
    berangkat,
    buat_pengadilan,
    dalam_hari,
    pindah,
    rencana,
    saat,
    sidang_baru,
)

PAGI = "2026-11-23 10:00"
LALU = "2026-11-20 10:00"
_urut = count(1)

# Each secret carries a mark that stands in no text of ours, so that not even a part of it can slip through.
TANDA = "Zxq"
UMPAN = st.sampled_from(
    ["", "<b>", "{{nama}}", "{{ nama_pihak }}", "%s", "\\n", "'; DROP", "Ñandú", "بنت", "𝕊", "- " * 40]
)
RAHASIA = st.builds(lambda awal, n, akhir: f"{awal}{TANDA}{n}{akhir}", UMPAN, st.integers(0, 999), UMPAN)
NAMA = st.one_of(
    st.text(min_size=0, max_size=500).filter(lambda t: "\x00" not in t and TANDA not in t),
    st.sampled_from(["", " ", "Siti", "Siti " * 100, "{{nomor_perkara}}", "Mar'atus binti H. A. Rifa'i", "Q" * 500]),
)
BIASA = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def isi_kasus(satker: Satker, nama: str, rahasia: str) -> None:
    """A plain and an e-Court case full of secrets, with something for every party kind."""
    for ecourt in (False, True):
        perkara = buat_perkara(satker, jenis_nama=rahasia[:100], sipp_id=next(_urut) + 5000)
        buat_pihak(perkara, 1, nama=f"Rekan {rahasia}", telepon="0812-7777-0001")
        for sisi in (2, 3, 4):
            buat_pihak(perkara, sisi, nama=f"Lawan {rahasia}", telepon="0812-7777-0002")
        buat_kuasa(perkara, 2, nama=f"Pengacara {rahasia}", telepon="0812-7777-0003")
        buat_penugasan(perkara, 51, nama=f"Hakim {rahasia}"[:100])
        registrasi = buat_registrasi(perkara, nama=nama, dibuat=saat(LALU))
        jadwal: dict[str, Any] = {"jam": time(9), "alasan_ditunda": rahasia, "agenda": "Pembuktian", "keliling": True}
        sidang_baru(perkara, dalam_hari(1), LALU, **jadwal)
        if ecourt:
            buat_efiling(satker, perkara, status_teks=rahasia)
        else:
            sambut([registrasi.pk])
            buat_akta(perkara, seri=rahasia[:50])


def semua_teks(satker: Satker) -> dict[str, str]:
    """Each kind's words; those of N-03b after the hearing moved."""
    rencana(PAGI, satker)
    teks = {p.jenis: kata(p) for p in antre() if p.satker_id == satker.pk}
    berangkat(satker=satker, jenis="N-03")
    (sidang,) = Perkara.objects.get(satker=satker, ecourt=False).sidang.all()
    pindah(sidang, PAGI, tanggal=dalam_hari(5))
    rencana(PAGI, satker)
    return teks | {p.jenis: kata(p) for p in antre("N-03b") if p.satker_id == satker.pk}


def kata(pesan: Pesan) -> str:
    with pada(saat(PAGI)):
        hasil = render([pesan])[pesan.pk]
    assert isinstance(hasil, Siap), hasil
    return hasil.teks


@BIASA
@given(nama=NAMA, rahasia=RAHASIA, netral=st.booleans())
def test_no_kind_ever_says_anything_of_anybody_else(nama: str, rahasia: str, netral: bool) -> None:
    with transaction.atomic():
        satker = buat_pengadilan(setelan={"kata_netral": netral})
        isi_kasus(satker, nama, rahasia)
        teks = semua_teks(satker)
        nomor = set(Perkara.objects.filter(satker=satker).values_list("nomor", flat=True))
        e164 = set(Registrasi.objects.filter(satker=satker).values_list("nomor__e164", flat=True))
        transaction.set_rollback(True)
    assert set(teks) == set(JENIS_PIHAK)
    for kode, isi in teks.items():
        assert TANDA not in isi, kode
        assert not any(n in isi for n in e164), kode
        assert "7777" not in isi.replace(nama, ""), kode
        assert any(n in isi for n in nomor), kode
        assert isi.startswith("Yth. "), kode
        assert "BERHENTI" in isi.splitlines()[-1], kode


@BIASA
@given(nama=NAMA)
def test_the_reader_is_addressed_in_one_line_by_no_more_than_sixty_letters(nama: str) -> None:
    """A name of 500 letters, of line breaks or of nothing still gives a letter one can read, never another field."""
    with transaction.atomic():
        satker = buat_pengadilan()
        perkara = buat_perkara(satker)
        buat_registrasi(perkara, nama=nama)
        rencana(PAGI, satker)
        (isi,) = [kata(p) for p in antre("N-02") if p.satker_id == satker.pk]
        transaction.set_rollback(True)
    sapaan = isi.splitlines()[0]
    assert sapaan.startswith("Yth. ")
    assert 1 <= len(sapaan.removeprefix("Yth. ").removesuffix(",")) <= 60
    assert isi.count("\nNomor perkara: ") == 1


@pytest.mark.parametrize("sisi", [1, 2, 3, 4, None])
@pytest.mark.parametrize("hubungan", Registrasi.Hubungan.values)
def test_each_of_several_readers_is_called_by_his_own_name_only(sisi: int | None, hubungan: str) -> None:
    """Both spouses, a relative and counsel on one case: nobody reads whom else we write to."""
    satker = buat_pengadilan()
    perkara = buat_perkara(satker)
    lain = ["Ani Penggugat", "Budi Tergugat", "Citra Kuasa"]
    for nama in lain:
        buat_registrasi(perkara, nama=nama, dibuat=saat(LALU))
    saya = buat_registrasi(perkara, nama="Dewi Sendiri", sisi=sisi, hubungan=hubungan, dibuat=saat(LALU))
    sidang_baru(perkara, dalam_hari(1), LALU)
    buat_akta(perkara)
    rencana(PAGI, satker)
    milik = [kata(p) for p in antre() if p.nomor_id == saya.nomor_id]
    assert len(milik) == 4  # N-02, N-03, N-04, N-05
    assert all("Yth. Dewi Sendiri,\n" in isi for isi in milik)
    assert not any(nama in isi for isi in milik for nama in lain)


def test_one_phone_of_both_spouses_is_told_once_by_the_name_it_was_registered_under() -> None:
    satker = buat_pengadilan()
    perkara, nomor = buat_perkara(satker), buat_nomor(satker)
    buat_registrasi(perkara, nomor, nama="Siti Aminah")
    buat_registrasi(perkara, nomor, nama="Budi Santoso", sisi=2, status="dicabut")
    rencana(PAGI, satker)
    (isi,) = [kata(p) for p in antre()]
    assert isi.startswith("Yth. Siti Aminah,")
    assert "Budi" not in isi


@pytest.mark.parametrize("status", [62, 63, 64, 65, 66, 67, 85])
def test_no_result_of_a_decision_reaches_a_party(status: int) -> None:
    """A pledge and a certificate come after the decision; neither says what was decided."""
    satker = buat_pengadilan()
    perkara = buat_perkara(satker, jenis_id=346, jenis_nama=f"Cerai Talak {TANDA}")
    buat_putusan(perkara, dalam_hari(-3), status_id=status, status_nama=f"Dikabulkan {TANDA}")
    buat_registrasi(perkara, dibuat=saat(LALU))
    sidang_baru(perkara, dalam_hari(1), LALU, ikrar=True, agenda="Sidang Ikrar Talak")
    buat_akta(perkara)
    rencana(PAGI, satker)
    teks = [kata(p) for p in antre()]
    assert {p.jenis for p in antre()} >= {"N-03", "N-04", "N-05"}
    assert not any(TANDA in isi or "kabul" in isi.lower() or "tolak" in isi.lower() for isi in teks)


@pytest.mark.parametrize(
    "jenis", ["Penguasaan Anak", "Dispensasi Kawin", "Perwalian", "Wali Adhol", "Pengesahan Anak", "ASAL USUL ANAK"]
)
def test_a_child_s_case_is_never_named_even_where_the_court_names_types(jenis: str) -> None:
    """Domain 8.10: neutral wording is forced where children are concerned."""
    satker = buat_pengadilan(setelan={"tampilkan_jenis": True})
    perkara = buat_perkara(satker, jenis_nama=jenis)
    buat_registrasi(perkara, dibuat=saat(LALU))
    sidang_baru(perkara, dalam_hari(1), LALU)
    rencana(PAGI, satker)
    teks = [kata(p) for p in antre()]
    assert len(teks) == 3
    assert not any(jenis.lower() in isi.lower() or "Jenis perkara" in isi for isi in teks)


def test_the_outbox_itself_keeps_no_opponent_and_no_type() -> None:
    """What is stored beside a message is shown to staff and kept for a year: no more than the number and the name."""
    satker = buat_pengadilan()
    isi_kasus(satker, "Siti Aminah", f"{TANDA}1")
    rencana(PAGI, satker)
    for p in Pesan.objects.filter(satker=satker):
        assert TANDA not in f"{p.data} {p.perihal} {p.nama_penerima} {p.kunci} {p.galat}"
    assert EFiling.objects.filter(status_teks__contains=TANDA).exists()
