"""What applicants and staff are told, word by word (domain 5.4): N-31 … N-43."""

from typing import Any

import pytest

from informasi.models import Permohonan
from informasi.services import (
    cari,
    jawaban_ma,
    nyatakan,
    perpanjang,
    putuskan_keberatan,
    siap,
    terima_terlambat,
    teruskan,
    teruskan_ma,
    tolak_terlambat,
)
from layanan.peringatan import periksa_tenggat
from notifikasi.jenis import Audiens, ambil
from notifikasi.models import Pesan
from notifikasi.templat import Siap, render
from satker.models import Satker
from tests.informasi.pabrik import (
    KABUL,
    KETUA,
    PETUGAS,
    PJ,
    TOLAK,
    ajukan,
    ajukan_langsung,
    buat_pengadilan,
    buat_setelan,
    keberatan,
    pukul,
    staf,
)
from tests.pabrik import buat_pegawai, buat_pengguna

KABAR = {"nomor_wa": "081234567890", "kabari_wa": True}
KAKI = "Balas BERHENTI untuk tidak menerima pesan lagi. PA Uji."


@pytest.fixture
def satker(db: None) -> Satker:
    return buat_pengadilan(nama="PA Uji", singkatan="PA.Uji", jam_layanan="08.00–16.00")


def bunyi(kode: str) -> list[str]:
    """The lines of the last message of that kind, without greeting and footer."""
    pesan = Pesan.objects.select_related("satker").filter(jenis=kode).latest("pk")
    hasil = render([pesan])[pesan.pk]
    assert isinstance(hasil, Siap)
    awal, *tengah, akhir = hasil.teks.splitlines()
    assert len(hasil.teks) <= 700
    if ambil(kode).audiens is not Audiens.PEGAWAI:
        assert (awal, akhir) == ("Yth. Siti Aminah,", KAKI)
    return tengah


def mohon(satker: Satker, **ubah: Any) -> Permohonan:
    return ajukan(satker, **KABAR, **ubah)


def test_n31_the_receipt(satker: Satker) -> None:
    """R-002-12, R-002-14."""
    mohon(satker)
    assert bunyi("N-31") == [
        "Permohonan informasi Anda di PA Uji diterima.",
        "Nomor: 001/INF/PA.Uji/I/2026, tanggal 5 Januari 2026.",
        "Keterangan disampaikan paling lambat Kamis, 8 Januari 2026.",
    ]


def test_n32_the_extension(satker: Satker) -> None:
    """R-002-19."""
    petugas = staf(satker)
    perpanjang(cari(mohon(satker), pelaku=petugas), pelaku=petugas, alasan="volume_besar")
    assert bunyi("N-32") == [
        (
            "Waktu keterangan permohonan 001/INF/PA.Uji/I/2026 diperpanjang sampai Senin, 12 Januari 2026 "
            "karena informasi yang dimohon bervolume besar."
        )
    ]


@pytest.mark.parametrize(
    ("isian", "baris"),
    [
        ({}, "Kami mengabari Anda setelah informasi siap."),
        ({"biaya_penggandaan": 12_500}, "Biaya dibayar di Meja Informasi pada jam layanan."),
        ({"perkiraan_siap": "Jumat pagi"}, "Kami mengabari Anda setelah informasi siap. Perkiraan siap: Jumat pagi."),
    ],
)
def test_n33_granted(satker: Satker, isian: dict[str, Any], baris: str) -> None:
    """R-002-18: the cost, zero too."""
    nyatakan(mohon(satker), pelaku=staf(satker), **KABUL | isian)
    biaya = "12.500" if "biaya_penggandaan" in isian else "0"
    assert bunyi("N-33") == [f"Permohonan 001/INF/PA.Uji/I/2026 diterima. Biaya penggandaan: Rp{biaya}.", baris]


def test_n34_granted_in_part(satker: Satker) -> None:
    """R-002-17, R-002-33."""
    sebagian = {"hasil": "sebagian", "bagian_ditolak": "Nama para pihak", "biaya_penggandaan": 0}
    nyatakan(mohon(satker), pelaku=staf(satker), **TOLAK | sebagian)
    assert bunyi("N-34") == [
        "Permohonan 001/INF/PA.Uji/I/2026 diterima sebagian.",
        "Tidak diberikan: Nama para pihak",
        "Alasan: Rahasia pribadi",
        "Biaya: Rp0. Kami mengabari Anda setelah informasi siap.",
        "Anda berhak mengajukan keberatan kepada Ketua sampai Rabu, 14 Januari 2026.",
    ]


@pytest.mark.parametrize(("peran", "kepada"), [(PETUGAS, "Ketua"), (KETUA, "penanggung jawab pada Mahkamah Agung")])
def test_n35_refused(satker: Satker, peran: str, kepada: str) -> None:
    """R-002-17, R-002-33, R-002-34: reasons, until when, and to whom to object."""
    nyatakan(mohon(satker), pelaku=staf(satker, peran), **TOLAK | {"alasan_uraian": "Pasal 17 huruf h"})
    assert bunyi("N-35") == [
        "Permohonan 001/INF/PA.Uji/I/2026 ditolak.",
        "Alasan: Rahasia pribadi; Pasal 17 huruf h",
        f"Anda berhak mengajukan keberatan kepada {kepada} sampai Rabu, 14 Januari 2026.",
    ]


@pytest.mark.parametrize(("badan", "baris"), [("", []), ("KUA", ["Informasi ini dikuasai KUA."])])
def test_n36_not_held(satker: Satker, badan: str, baris: list[str]) -> None:
    """R-002-15."""
    nyatakan(mohon(satker), pelaku=staf(satker), hasil="tidak_dikuasai", ada=False, badan_lain=badan)
    assert bunyi("N-36") == ["Informasi pada permohonan 001/INF/PA.Uji/I/2026 tidak kami kuasai.", *baris]


def test_n37_a_decision_copy_at_an_appeal_court(satker: Satker) -> None:
    """R-002-13: told at once, and no receipt that promises something else."""
    Satker.objects.update(tingkat="banding")
    satker.refresh_from_db()
    mohon(satker, jenis="salinan_putusan", nomor_putusan="1/Pdt.G/2025/PA.X", rujukan_nama="PA X")
    assert bunyi("N-37") == [
        (
            "Fotokopi putusan/penetapan pada permohonan 001/INF/PA.Uji/I/2026 dimohonkan kepada pengadilan tingkat "
            "pertama: PA X."
        )
    ]
    assert not Pesan.objects.filter(jenis="N-31").exists()


@pytest.mark.parametrize(
    ("ubah", "baris"),
    [
        ({}, ["diambil di Meja Informasi PA Uji, 08.00–16.00."]),
        ({"cara_mendapatkan": "surel"}, ["dan dikirim lewat surat elektronik."]),
        (
            {"jenis": "dokumen"},
            ["diambil di Meja Informasi PA Uji, 08.00–16.00.", "Dokumen diserahkan langsung kepada Pemohon."],
        ),
        (
            {"jenis": "salinan_putusan", "nomor_putusan": "1/Pdt.G/2025/PA.X"},
            [
                "diambil di Meja Informasi PA Uji, 08.00–16.00.",
                "Dokumen diserahkan langsung kepada Pemohon.",
                "Informasi putusan/penetapan ini tidak dapat dipakai sebagai alat bukti atau dasar upaya hukum.",
            ],
        ),
    ],
)
def test_n38_ready(satker: Satker, ubah: dict[str, Any], baris: list[str]) -> None:
    """R-002-27, R-002-36: how it is fetched or sent, and the disclaimer on decision copies."""
    petugas = staf(satker)
    siap(nyatakan(mohon(satker, **ubah), pelaku=petugas, **KABUL), pelaku=petugas)
    pertama, *lain = bunyi("N-38")
    assert [pertama.removeprefix("Informasi permohonan 001/INF/PA.Uji/I/2026 siap "), *lain] == baris


def test_n39_n40_the_objection_and_its_answer(satker: Satker) -> None:
    """R-002-33, R-002-35."""
    k = keberatan(nyatakan(mohon(satker), pelaku=staf(satker), **TOLAK))
    assert bunyi("N-39") == [
        "Keberatan Anda di PA Uji diterima dengan nomor 001/KEB/PA.Uji/I/2026.",
        "Jawaban paling lambat Rabu, 14 Januari 2026.",
    ]
    k = teruskan(k, pelaku=staf(satker))
    putuskan_keberatan(k, pelaku=staf(satker, KETUA), putusan="menguatkan", putusan_alasan="Rahasia negara X.")
    assert bunyi("N-40") == [
        "Jawaban atas keberatan 001/KEB/PA.Uji/I/2026 telah ditetapkan: Menguatkan keputusan Petugas Informasi.",
        "Surat dapat diambil atau dikirim.",
    ]


def test_n39b_too_late_and_then_taken_or_not(satker: Satker) -> None:
    satu = nyatakan(mohon(satker), pelaku=staf(satker), **TOLAK)
    dua = nyatakan(mohon(satker), pelaku=staf(satker), **TOLAK)
    with pukul("2026-01-15 09:00"):
        k, lain = keberatan(satu), keberatan(dua)
        assert bunyi("N-39b") == [
            "Keberatan 002/KEB/PA.Uji/I/2026 kami terima setelah batas waktu Rabu, 14 Januari 2026.",
            "Penanggung Jawab memutuskan apakah keberatan ini tetap diterima, dan kami mengabari Anda.",
        ]
        tolak_terlambat(lain, pelaku=staf(satker, PJ), alasan="Tidak ada halangan yang sah.")
        assert bunyi("N-39b")[1] == "Tidak ada halangan yang sah."
        assert not Pesan.objects.filter(jenis="N-39").exists()
        terima_terlambat(k, pelaku=staf(satker, PJ), alasan="Sakit")
        assert bunyi("N-39")[1] == "Jawaban paling lambat Selasa, 27 Januari 2026."


def test_n41_on_to_mahkamah_agung(satker: Satker) -> None:
    """R-002-34."""
    k = keberatan(nyatakan(mohon(satker), pelaku=staf(satker, KETUA), **TOLAK))
    with pukul("2026-01-06 09:00"):
        k = teruskan_ma(k, pelaku=staf(satker), ma_surat="W1")
        assert bunyi("N-41") == [
            (
                "Keberatan 001/KEB/PA.Uji/I/2026 diteruskan kepada penanggung jawab pada Mahkamah Agung tanggal "
                "6 Januari 2026."
            )
        ]
        jawaban_ma(k, pelaku=staf(satker), putusan="menguatkan", putusan_alasan="x")
    assert "Menguatkan" in bunyi("N-40")[0]


def test_the_longest_words_of_an_officer_stay_a_message(satker: Satker) -> None:
    panjang = {"alasan_uraian": "kata " * 400, "bagian_ditolak": "bagian " * 250, "hasil": "sebagian"}
    nyatakan(mohon(satker), pelaku=staf(satker), **TOLAK | {"biaya_penggandaan": 99_000_000} | panjang)
    assert len(bunyi("N-34")) == 5


def test_no_message_says_what_was_asked(satker: Satker) -> None:
    """Phones are shared: the request's content, address and identity never leave the house."""
    petugas = staf(satker)
    p = mohon(satker, rincian="Perkara cerai tetangga saya")
    siap(nyatakan(p, pelaku=petugas, **KABUL, jawaban="Tidak boleh bocor"), pelaku=petugas)
    for pesan in Pesan.objects.all():
        assert not any(kata in str(pesan.data) for kata in ("tetangga", "bocor", "Melati", "1771010101"))


def test_who_wants_no_messages_gets_none(satker: Satker) -> None:
    nyatakan(ajukan(satker), pelaku=staf(satker), **KABUL)
    assert not Pesan.objects.exists()


def test_the_court_may_word_the_payment_itself(satker: Satker) -> None:
    buat_setelan(satker, cara_bayar="Bayar lewat QRIS di loket 3.")
    nyatakan(mohon(satker), pelaku=staf(satker), **KABUL | {"biaya_penggandaan": 500})
    assert bunyi("N-33")[1] == "Bayar lewat QRIS di loket 3."


def penerima(kode: str) -> set[str]:
    return set(Pesan.objects.filter(jenis=kode).values_list("nama_penerima", flat=True))


@pytest.fixture
def para_pegawai(satker: Satker) -> None:
    """Officer, Penanggung Jawab and Ketua with numbers; a judge who has nothing to do with it; one of another court."""
    for nama, peran in (("Petugas", PETUGAS), ("PJ", PJ), ("Hakim", "hakim")):
        jabatan = {"Petugas": "ptsp", "PJ": "panmud_hukum"}.get(nama, "hakim")
        buat_pegawai(satker, nama=nama, jabatan=jabatan, user=buat_pengguna(satker, peran))
    buat_pegawai(satker, nama="Ketua", jabatan="ketua")
    buat_pegawai(buat_pengadilan(), nama="Ketua lain", jabatan="ketua")


@pytest.mark.usefixtures("para_pegawai")
def test_n42_the_day_before_to_officer_and_penanggung_jawab(satker: Satker) -> None:
    """Once, however often the clock ticks; not the Ketua."""
    ajukan(satker)
    with pukul("2026-01-06 16:00"):
        assert periksa_tenggat(satker)["pesan"] == 0
    with pukul("2026-01-07 08:00"):
        periksa_tenggat(satker)
        periksa_tenggat(satker)
        assert penerima("N-42") == {"Petugas", "PJ"}
        assert Pesan.objects.count() == 2
        assert bunyi("N-42") == [
            "Permohonan informasi 001/INF/PA.Uji/I/2026 jatuh tempo Kamis, 8 Januari 2026.",
        ]


@pytest.mark.usefixtures("para_pegawai")
def test_n43_when_it_has_passed_to_the_ketua_too(satker: Satker) -> None:
    p = ajukan(satker)
    with pukul("2026-01-09 00:10"):
        periksa_tenggat(satker)
        assert penerima("N-43") == {"Petugas", "PJ", "Ketua"}
        assert bunyi("N-43")[0].endswith("melewati batas Kamis, 8 Januari 2026.")
    assert "Anda dapat mengajukan keberatan" in p.riwayat.latest("id").kalimat


@pytest.mark.usefixtures("para_pegawai")
def test_an_extension_is_warned_about_anew(satker: Satker) -> None:
    petugas = staf(satker)
    p = cari(ajukan(satker), pelaku=petugas)
    with pukul("2026-01-08 08:00"):
        periksa_tenggat(satker)
        perpanjang(p, pelaku=petugas, alasan="volume_besar")
    with pukul("2026-01-09 08:00"):
        periksa_tenggat(satker)
        assert Pesan.objects.filter(jenis="N-42").count() == 4
        assert not Pesan.objects.filter(jenis="N-43").exists()


@pytest.mark.usefixtures("para_pegawai")
def test_an_objection_warns_the_ketua_before_it_is_late(satker: Satker) -> None:
    """R-002-35: the answer is his."""
    petugas = staf(satker)
    teruskan(keberatan(nyatakan(ajukan_langsung(satker, petugas), pelaku=petugas, **TOLAK)), pelaku=petugas)
    with pukul("2026-01-13 08:00"):
        periksa_tenggat(satker)
    assert penerima("N-42") == {"Petugas", "PJ", "Ketua"}
