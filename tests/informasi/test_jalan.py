"""The roads of domain 3.3 from end to end."""

from informasi.services import (
    ajukan_permohonan,
    bayar,
    cari,
    jawab_koordinasi,
    koordinasikan,
    nyatakan,
    perpanjang,
    putuskan_keberatan,
    serahkan,
    siap,
    teruskan,
)
from layanan.alur.pelaku import Pelaku
from layanan.models import Riwayat
from notifikasi.models import Pesan
from satker.models import Satker
from tests.informasi.pabrik import (
    KABUL,
    KETUA,
    PJ,
    SENIN,
    ajukan,
    ajukan_langsung,
    ditolak,
    formulir,
    keberatan,
    pukul,
    segar,
    staf,
)


def test_a_request_goes_from_the_form_to_the_hands_of_the_applicant(satker: Satker) -> None:
    """R-002-4, R-002-5, R-002-12, R-002-14, R-002-18: granted with a cost, paid, ready, given."""
    petugas = staf(satker)
    with pukul(SENIN):
        p = ajukan(satker)
        assert (p.keadaan, p.nomor) == ("terdaftar", f"001/INF/{satker.singkatan}/I/2026")
        p = cari(p, pelaku=petugas)
        p = nyatakan(p, pelaku=petugas, **KABUL | {"biaya_penggandaan": 5000, "biaya_penjilidan": 2500})
        assert (p.keadaan, p.biaya, p.jatuh_tempo) == ("menunggu_biaya", 7500, None)
        p = bayar(p, pelaku=petugas, cara_bayar="tunai", bukti_bayar="K-1")
        p = siap(p, pelaku=petugas)
        p = serahkan(p, pelaku=petugas, cara_penyerahan="langsung")
    assert (p.keadaan, p.penerima) == ("diserahkan", "Siti Aminah")
    assert list(Riwayat.objects.filter(urusan=p).values_list("ke", flat=True)) == [
        *("diterima", "terdaftar", "dicari", "dikabulkan", "menunggu_biaya", "disiapkan", "siap", "diserahkan")
    ]


def test_coordination_and_extension_lead_to_the_statement(satker: Satker) -> None:
    """R-002-7, R-002-19, R-002-21."""
    petugas, pj = staf(satker), staf(satker, PJ)
    with pukul(SENIN):
        p = cari(ajukan_langsung(satker, jenis="dokumen"), pelaku=petugas)
        p = koordinasikan(p, pelaku=petugas, pertanyaan="Apakah boleh diberikan?")
        p = perpanjang(p, pelaku=petugas, alasan="volume_besar")
        assert (p.keadaan, str(p.jatuh_tempo)) == ("diperpanjang", "2026-01-12")
        p = koordinasikan(p, pelaku=petugas, pertanyaan="Sudah ada jawabannya?")
        p = jawab_koordinasi(p, pelaku=pj, konsultasi="Boleh.")
        p = nyatakan(p, pelaku=petugas, **KABUL)
    assert (p.keadaan, p.konsultasi) == ("disiapkan", "Boleh.")


def test_a_refusal_is_overturned_by_the_ketua(satker: Satker) -> None:
    """R-002-28, R-002-33, R-002-35: the request goes back to work with what is granted."""
    petugas, ketua = staf(satker), staf(satker, KETUA)
    with pukul(SENIN):
        p = ditolak(satker, petugas)
        k = keberatan(p)
        assert (k.keadaan, k.tingkat, str(k.jatuh_tempo)) == ("diajukan", 1, "2026-01-14")
        k = teruskan(k, pelaku=petugas)
        k = putuskan_keberatan(k, pelaku=ketua, putusan="membatalkan", putusan_alasan="Informasi ini terbuka.")
    assert (k.keadaan, k.ditutup, segar(p).keadaan) == ("diputus", True, "disiapkan")


def test_the_applicant_is_told_at_every_station(satker: Satker) -> None:
    """R-002-12: by WhatsApp, when he wants it so."""
    petugas = staf(satker)
    with pukul(SENIN):
        isian = formulir(nomor_wa="0812 3456 7890", kabari_wa=True)
        p = ajukan_permohonan(satker, isian, pelaku=Pelaku.pemohon()).urusan
        p = nyatakan(p, pelaku=petugas, **KABUL)
        siap(p, pelaku=petugas)
    assert list(Pesan.objects.order_by("pk").values_list("jenis", flat=True)) == ["N-31", "N-33", "N-38"]


def test_a_question_by_telephone_is_registered_searched_and_answered_by_telephone(satker: Satker) -> None:
    """R-002-23 … R-002-26: the indirect way, without a document and so without a visit."""
    petugas = staf(satker)
    p = ajukan_permohonan(satker, formulir(kanal="telepon"), pelaku=petugas).urusan
    p = cari(p, pelaku=petugas)
    p = nyatakan(p, pelaku=petugas, **KABUL, jawaban="Ada 120 perkara.")
    p = serahkan(p, pelaku=petugas, cara_penyerahan="surel")
    assert (p.kanal, p.keadaan, p.jawaban) == ("telepon", "diserahkan", "Ada 120 perkara.")
