"""Payment, readiness and delivery (R-002-6, R-002-8, R-002-9, R-002-26, R-002-27, R-002-36), and withdrawing."""

from typing import Any

import pytest

from informasi.alur.kalimat import disclaimer
from informasi.models import Permohonan, SetelanInformasi
from informasi.services import (
    ajukan_permohonan,
    bayar,
    cabut,
    catat,
    catat_perbedaan,
    kaitkan_tamu,
    nyatakan,
    serahkan,
    siap,
)
from layanan.alur.galat import BelumLengkap, Ditolak, TakBerhak
from layanan.alur.pelaku import Pelaku
from layanan.models import Riwayat
from satker.models import JejakAudit, Satker
from tests.informasi.pabrik import (
    KABUL,
    KETUA,
    ajukan,
    ajukan_langsung,
    buat_setelan,
    buat_tamu,
    formulir,
    segar,
    staf,
)

DOKUMEN = {"jenis": "dokumen"}
PUTUSAN = {"jenis": "salinan_putusan", "nomor_putusan": "12/Pdt.G/2025/PA.X"}


def sampai_siap(satker: Satker, pelaku: Pelaku, **ubah: Any) -> Permohonan:
    """From the web, granted without cost, ready."""
    return siap(nyatakan(ajukan(satker, **ubah), pelaku=pelaku, **KABUL), pelaku=pelaku)


@pytest.mark.parametrize("jenis", [DOKUMEN, PUTUSAN], ids=["document", "decision"])
def test_a_document_asked_from_afar_waits_for_the_visit(satker: Satker, jenis: dict[str, str]) -> None:
    """R-002-27: only who comes is served, and his KTP is seen."""
    petugas = staf(satker)
    p = sampai_siap(satker, petugas, **jenis)
    with pytest.raises(Ditolak, match="datang langsung"):
        serahkan(p, pelaku=petugas, cara_penyerahan="langsung")
    tamu = buat_tamu(satker, petugas, permohonan=p, ktp_ditunjukkan=False)
    with pytest.raises(Ditolak, match="KTP"):
        serahkan(p, pelaku=petugas, cara_penyerahan="langsung")
    kaitkan_tamu(tamu, p, pelaku=petugas, ktp_ditunjukkan=True)
    assert serahkan(segar(p), pelaku=petugas, cara_penyerahan="langsung").keadaan == "diserahkan"


@pytest.mark.parametrize("kanal", ["telepon", "faks", "surel", "surat"])
def test_every_indirect_way_counts_as_afar(satker: Satker, kanal: str) -> None:
    """R-002-23, R-002-27."""
    petugas = staf(satker)
    p = ajukan_permohonan(satker, formulir(kanal=kanal, **DOKUMEN), pelaku=petugas).urusan
    p = nyatakan(p, pelaku=petugas, **KABUL)
    with pytest.raises(Ditolak):
        serahkan(p, pelaku=petugas, cara_penyerahan="langsung")


@pytest.mark.parametrize("cara", ["surel", "pos", "e_lid"])
def test_and_it_is_not_sent_after_him(satker: Satker, cara: str) -> None:
    """R-002-27: a visit once does not open the post."""
    petugas = staf(satker)
    p = sampai_siap(satker, petugas, **DOKUMEN)
    buat_tamu(satker, petugas, permohonan=p)
    with pytest.raises(BelumLengkap) as tangkap:
        serahkan(p, pelaku=petugas, cara_penyerahan=cara)
    assert set(tangkap.value.keliru) == {"cara_penyerahan"}
    assert serahkan(p, pelaku=petugas, cara_penyerahan="media").cara_penyerahan == "media"


def test_the_visit_of_somebody_else_opens_nothing(satker: Satker) -> None:
    petugas = staf(satker)
    p = sampai_siap(satker, petugas, **DOKUMEN)
    buat_tamu(satker, petugas)
    buat_tamu(satker, petugas, permohonan=ajukan(satker))
    with pytest.raises(Ditolak):
        serahkan(p, pelaku=petugas, cara_penyerahan="langsung")


def test_who_came_to_ask_need_not_come_twice(satker: Satker) -> None:
    """R-002-22: the direct way may end by post."""
    petugas = staf(satker)
    p = nyatakan(ajukan_langsung(satker, petugas, **DOKUMEN), pelaku=petugas, **KABUL)
    assert serahkan(p, pelaku=petugas, cara_penyerahan="pos").keadaan == "diserahkan"


def test_information_goes_back_the_way_it_was_asked_for(satker: Satker) -> None:
    """R-002-6, R-002-26: what is available is given at once, without a visit and without a wait."""
    petugas = staf(satker)
    p = nyatakan(ajukan(satker), pelaku=petugas, **KABUL, jawaban="Ada 120 perkara.")
    p = serahkan(p, pelaku=petugas, cara_penyerahan="surel")
    assert (p.keadaan, p.jawaban, p.penerima) == ("diserahkan", "Ada 120 perkara.", "Siti Aminah")


def test_another_profile_sends_documents(satker: Satker) -> None:
    """B7: SK 2-144/2022."""
    buat_setelan(satker, profil="sk_2_144_2022", kunjungan_dokumen=None)
    petugas = staf(satker)
    p = ajukan_permohonan(satker, formulir(kanal="surel", **DOKUMEN), pelaku=petugas).urusan
    p = nyatakan(p, pelaku=petugas, **KABUL)
    assert serahkan(p, pelaku=petugas, cara_penyerahan="surel").keadaan == "diserahkan"


def test_the_delivery_is_a_record(satker: Satker) -> None:
    """R-002-8: who took it, how and when."""
    petugas = staf(satker)
    p = serahkan(sampai_siap(satker, petugas), pelaku=petugas, cara_penyerahan="langsung", penerima="Adik pemohon")
    assert (p.penerima, p.cara_penyerahan, p.diserahkan_pada is not None) == ("Adik pemohon", "langsung", True)
    assert p.selesai_pada is not None


@pytest.mark.parametrize("cara", ["", None, "kurir"])
def test_how_it_was_delivered_must_be_said(satker: Satker, cara: Any) -> None:
    petugas = staf(satker)
    with pytest.raises(BelumLengkap, match="cara_penyerahan"):
        serahkan(sampai_siap(satker, petugas), pelaku=petugas, cara_penyerahan=cara)


@pytest.mark.parametrize("cara", ["tunai", "transfer", "qris"])
def test_copies_are_paid_for_before_they_are_made(satker: Satker, cara: str) -> None:
    """R-002-9."""
    petugas = staf(satker)
    p = nyatakan(ajukan(satker), pelaku=petugas, **KABUL | {"biaya_penggandaan": 2000})
    p = bayar(p, pelaku=petugas, cara_bayar=cara, bukti_bayar="K-7")
    assert (p.keadaan, p.cara_bayar, p.bukti_bayar) == ("disiapkan", cara, "K-7")
    assert "Rp2.000" in Riwayat.objects.filter(urusan=p).latest("id").kalimat


@pytest.mark.parametrize("cara", ["", "utang"])
def test_how_it_was_paid_must_be_said(satker: Satker, cara: str) -> None:
    petugas = staf(satker)
    p = nyatakan(ajukan(satker), pelaku=petugas, **KABUL | {"biaya_penggandaan": 2000})
    with pytest.raises(BelumLengkap, match="cara_bayar"):
        bayar(p, pelaku=petugas, cara_bayar=cara)


def test_every_decision_copy_carries_the_disclaimer(satker: Satker) -> None:
    """R-002-36: in the court's words, on decision copies and nowhere else."""
    SetelanInformasi.objects.create(satker=satker, disclaimer="Bukan alat bukti.")
    petugas = staf(satker)
    p = ajukan_langsung(satker, petugas, **PUTUSAN)
    p = serahkan(nyatakan(p, pelaku=petugas, **KABUL), pelaku=petugas, cara_penyerahan="langsung")
    assert disclaimer(p) == "Bukan alat bukti."
    assert Riwayat.objects.filter(urusan=p).latest("id").kalimat.endswith("Bukan alat bukti.")
    assert disclaimer(ajukan(satker)) == ""


def test_the_seeds_disclaimer_is_there_without_any_setting(satker: Satker) -> None:
    """R-002-36."""
    assert "tidak dapat dipakai sebagai alat bukti" in disclaimer(ajukan(satker, **PUTUSAN))


def test_the_applicant_withdraws_with_one_click(satker: Satker) -> None:
    p = cabut(ajukan(satker), pelaku=Pelaku.pemohon())
    assert (p.keadaan, p.jatuh_tempo, p.selesai_pada is not None) == ("dicabut", None, True)


def test_an_officer_who_writes_a_withdrawal_down_says_how_it_came(satker: Satker) -> None:
    p = ajukan(satker)
    with pytest.raises(BelumLengkap, match="alasan"):
        cabut(p, pelaku=staf(satker))
    p = cabut(p, pelaku=staf(satker), alasan="Pemohon menelepon.")
    assert (p.keadaan, p.dicabut_alasan) == ("dicabut", "Pemohon menelepon.")
    with pytest.raises(TakBerhak):
        cabut(ajukan(satker), pelaku=staf(satker, KETUA), alasan="x")


def test_a_difference_of_opinion_is_noted_with_the_rule_that_settled_it(satker: Satker) -> None:
    """R-002-10."""
    petugas, p = staf(satker), ajukan(satker)
    p = catat_perbedaan(p, pelaku=petugas, uraian="Pemohon menilai biaya tinggi.", penyelesaian="Tarif SK Ketua.")
    catatan = p.perbedaan.get()
    assert (catatan.uraian, catatan.penyelesaian) == ("Pemohon menilai biaya tinggi.", "Tarif SK Ketua.")
    assert catatan.petugas == petugas.user
    assert JejakAudit.objects.get(tindakan="informasi.perbedaan").objek.endswith(str(p.pk))
    with pytest.raises(BelumLengkap):
        catat_perbedaan(p, pelaku=petugas, uraian=" ")
    with pytest.raises(TakBerhak):
        catat_perbedaan(p, pelaku=Pelaku.pemohon(), uraian="Saya tidak setuju")


def test_a_note_changes_nothing_but_the_file(satker: Satker) -> None:
    p = ajukan(satker)
    kini = catat(p, pelaku=staf(satker), catatan="Menelepon pemohon.")
    assert (kini.keadaan, kini.jatuh_tempo, kini.versi) == (p.keadaan, p.jatuh_tempo, p.versi + 1)
    assert segar(p).versi == kini.versi
