"""The words of the party messages N-01 … N-07b (domain 5.1)."""

from datetime import date, time
from typing import Any

import pytest

from notifikasi.jenis import Audiens, ambil, semua
from notifikasi.outbox import antrekan
from notifikasi.templat import periksa_teks
from perkara.models import Perkara, Registrasi, Sidang
from perkara.pesan.batal import JENIS_PIHAK
from satker.models import Satker
from tests.pabrik import buat_pengguna
from tests.perkara.pabrik import buat_akta, buat_efiling, buat_nomor, buat_perkara, buat_pihak, buat_registrasi
from tests.perkara.pesan.baca import PAGI, bunyi, kata
from tests.perkara.rencana.langkah import (
    antre,
    berangkat,
    buat_pengadilan,
    buat_perkara_lama,
    dalam_hari,
    hilang,
    pindah,
    rencana,
    saat,
    sidang_baru,
)

KAKI = (
    "Balas BERHENTI untuk tidak menerima pesan ini lagi. "
    "Pesan otomatis Pengadilan Agama Banjarnegara, bukan panggilan resmi (relaas)."
)
NOMOR = "12/Pdt.G/2026/PA.Ba"


def pengadilan(**isian: Any) -> Satker:
    return buat_pengadilan(nama="Pengadilan Agama Banjarnegara", singkatan="PA.Ba", **isian)


@pytest.fixture
def satker() -> Satker:
    return pengadilan()


@pytest.fixture
def perkara(satker: Satker) -> Perkara:
    """Siti's case against Budi; she is registered."""
    return perkara_siti(satker)


def perkara_siti(satker: Satker, **isian: Any) -> Perkara:
    perkara = buat_perkara_lama(satker, nomor=NOMOR, **isian)
    siti = buat_pihak(perkara, 1, nama="Siti Aminah")
    buat_pihak(perkara, 2, nama="Budi Santoso")
    buat_registrasi(perkara, pihak=siti, nama="Siti Aminah", dibuat=saat("2026-11-20 10:00"))
    return perkara


def sidang_siti(perkara: Perkara, **isian: Any) -> Sidang:
    bawaan = {"jam": time(9), "ruang": "Ruang Sidang I", "agenda": "Pemeriksaan saksi", "urutan": 3}
    return sidang_baru(perkara, dalam_hari(7), "2026-11-20 10:00", **bawaan | isian)


def antrekan_n01(registrasi: Registrasi) -> None:
    antrekan(
        "N-01",
        satker=registrasi.satker,
        kunci=f"uji:{registrasi.pk}",
        subjek="registrasi",
        subjek_id=registrasi.pk,
        induk_id=registrasi.perkara_id,
        nomor=registrasi.nomor,
        nama_penerima=registrasi.nama,
    )


def test_n_01_names_the_case_and_how_to_object(perkara: Perkara) -> None:
    antrekan_n01(Registrasi.objects.get())
    assert bunyi("N-01") == (
        "Yth. Siti Aminah,\n"
        f"Nomor ini terdaftar untuk menerima pemberitahuan perkara {NOMOR} dari Pengadilan Agama Banjarnegara.\n"
        f"Bila Anda bukan pihak perkara tersebut, balas SALAH.\n{KAKI}"
    )


def test_n_01_of_a_case_not_in_sipp_yet_says_the_number_as_typed(satker: Satker) -> None:
    registrasi = Registrasi.objects.create(
        satker=satker, nomor=buat_nomor(satker), nama="", status="menunggu", sumber="loket", dibuat=saat(PAGI),
        ditunggu="12/G/2026", ditunggu_tampil="12/Pdt.G/2026/PA.Ba", petugas=buat_pengguna(first_name="Rina"),
    )  # fmt: skip
    antrekan_n01(registrasi)
    assert "Yth. Bapak/Ibu,\n" in bunyi("N-01")
    assert NOMOR in bunyi("N-01")
    isi = ambil("N-01").isi(antre())[antre()[0].pk]
    assert isinstance(isi, dict)
    assert isi["petugas"] == "Rina"


def test_n_02_r_000_9(satker: Satker) -> None:
    """R-000-9: Notifikasi Pendaftaran Perkara."""
    buat_registrasi(buat_perkara(satker, nomor=NOMOR), nama="Siti Aminah")
    rencana(PAGI)
    assert bunyi("N-02") == (
        "Yth. Siti Aminah,\n"
        "Perkara Anda telah terdaftar di Pengadilan Agama Banjarnegara.\n"
        f"Nomor perkara: {NOMOR}\n"
        "Tanggal daftar: 23 November 2026\n"
        f"Jadwal sidang kami beritahukan dalam pesan tersendiri setelah ditetapkan.\n{KAKI}"
    )


def test_n_03_r_000_10(perkara: Perkara) -> None:
    """R-000-10: Informasi Jadwal Sidang."""
    sidang_siti(perkara)
    rencana(PAGI)
    assert bunyi("N-03") == (
        "Yth. Siti Aminah,\n"
        f"Jadwal sidang perkara {NOMOR} di Pengadilan Agama Banjarnegara:\n"
        "Sidang ke-3, Senin, 30 November 2026, pukul 09.00 WIB\n"
        "Tempat: Ruang Sidang I\n"
        "Agenda: Pemeriksaan saksi\n"
        f"Mohon hadir 30 menit sebelumnya dan membawa KTP asli.\n{KAKI}"
    )


def test_what_sipp_leaves_empty_leaves_no_gap(perkara: Perkara) -> None:
    sidang_siti(perkara, jam=None, ruang="", agenda="", urutan=1)
    rencana(PAGI)
    assert bunyi("N-03").splitlines()[2:4] == [
        "Sidang ke-1, Senin, 30 November 2026, pukul 09.00 WIB",
        "Mohon hadir 30 menit sebelumnya dan membawa KTP asli.",
    ]


def test_a_circuit_hearing_says_so(perkara: Perkara) -> None:
    sidang_siti(perkara, keliling=True)
    rencana(PAGI)
    assert "Catatan: sidang keliling, tempat sesuai panggilan resmi" in bunyi("N-03")


@pytest.mark.parametrize(("zona", "singkat"), [("Asia/Makassar", "WITA"), ("Asia/Jayapura", "WIT")])
def test_the_hour_carries_the_court_s_zone(zona: str, singkat: str) -> None:
    sidang_siti(perkara_siti(pengadilan(zona_waktu=zona)), jam=time(13, 30))
    rencana(PAGI)
    assert f"pukul 13.30 {singkat}\n" in bunyi("N-03")


def test_n_03b_says_before_and_now(perkara: Perkara) -> None:
    sidang = sidang_siti(perkara)
    rencana(PAGI)
    berangkat()
    pindah(sidang, PAGI, tanggal=dalam_hari(9), jam=time(10, 30), ruang="Ruang Sidang II")
    rencana(PAGI)
    assert bunyi("N-03b") == (
        "Yth. Siti Aminah,\n"
        f"Perubahan jadwal sidang perkara {NOMOR} di Pengadilan Agama Banjarnegara.\n"
        "Semula: Senin, 30 November 2026 pukul 09.00 WIB, Ruang Sidang I\n"
        "Menjadi: Rabu, 2 Desember 2026 pukul 10.30 WIB, Ruang Sidang II\n"
        f"Agenda: Pemeriksaan saksi\n{KAKI}"
    )


def test_n_03b_of_a_hearing_called_off_promises_a_new_date(perkara: Perkara) -> None:
    sidang = sidang_siti(perkara)
    rencana(PAGI)
    berangkat()
    hilang(sidang, PAGI)
    rencana(PAGI)
    assert "Menjadi: ditiadakan, jadwal baru akan kami beritahukan\n" + KAKI in bunyi("N-03b")
    berangkat()
    Sidang.objects.update(hilang_pada=None)
    rencana(PAGI)
    assert "Semula: ditiadakan\nMenjadi: Senin, 30 November 2026" in bunyi("N-03b")


def test_n_04_r_000_11(perkara: Perkara) -> None:
    """R-000-11: Pengingat Sidang."""
    sidang_siti(perkara)
    rencana("2026-11-29 08:00")
    assert bunyi("N-04", "2026-11-29 08:00") == (
        "Yth. Siti Aminah,\n"
        f"Pengingat: sidang perkara {NOMOR} besok, Senin, 30 November 2026, "
        "pukul 09.00 WIB, Ruang Sidang I.\n"
        "Agenda: Pemeriksaan saksi\n"
        "Mohon menghadirkan saksi-saksi dengan KTP asli. Mohon hadir 30 menit sebelumnya dan membawa KTP asli.\n"
        f"{KAKI}"
    )


@pytest.mark.parametrize(
    ("zona", "teks", "kata"),
    [
        ("Asia/Jakarta", "2026-11-27 08:00", "3 hari lagi, Senin, 30 November"),
        ("Asia/Jakarta", "2026-11-29 23:59", "besok, Senin, 30 November"),
        ("Asia/Jakarta", "2026-11-30 00:00", "hari ini, Senin, 30 November"),
        ("Asia/Makassar", "2026-11-29 22:59", "besok, Senin, 30 November"),
        ("Asia/Makassar", "2026-11-29 23:00", "hari ini, Senin, 30 November"),
        ("Asia/Jayapura", "2026-11-29 21:59", "besok, Senin, 30 November"),
        ("Asia/Jayapura", "2026-11-29 22:00", "hari ini, Senin, 30 November"),
    ],
)
def test_tomorrow_is_reckoned_when_the_message_leaves_in_the_court_s_zone(zona: str, teks: str, kata: str) -> None:
    """`teks` is a moment in WIB; midnight comes to WITA an hour and to WIT two hours earlier."""
    sidang_siti(perkara_siti(pengadilan(zona_waktu=zona, setelan={"pengingat": [3, 1]})), ruang="")
    rencana(teks)
    assert f"{NOMOR} {kata} 2026, pukul 09.00 " in bunyi("N-04", teks)


def test_n_05_r_000_12(perkara: Perkara) -> None:
    """R-000-12: Informasi Penerbitan Akta Cerai."""
    buat_akta(perkara, date(2026, 11, 20), nomor="77/AC/2026/PA.Ba")
    rencana(PAGI)
    assert bunyi("N-05") == (
        "Yth. Siti Aminah,\n"
        f"Akta cerai perkara {NOMOR} telah terbit.\n"
        "Nomor: 77/AC/2026/PA.Ba, tanggal 20 November 2026\n"
        "Dapat diambil di loket PTSP Pengadilan Agama Banjarnegara, Senin–Kamis 08.00–16.30, Jumat 08.00–17.00, "
        "dengan membawa KTP asli dan fotokopinya.\n"
        f"Biaya PNBP Rp10.000.\n{KAKI}"
    )


def test_neutral_wording_names_neither_the_paper_nor_the_pledge() -> None:
    satker = pengadilan(setelan={"kata_netral": True})
    perkara = perkara_siti(satker)
    buat_akta(perkara, date(2026, 11, 20), nomor="77/AC/2026/PA.Ba")
    sidang_siti(perkara, ikrar=True, agenda="Pengucapan Ikrar Talak")
    rencana(PAGI)
    assert f"Produk pengadilan perkara {NOMOR} telah terbit.\nTanggal: 20 November 2026\n" in bunyi("N-05")
    assert "Agenda: sidang lanjutan\n" in bunyi("N-03")
    for kode in ("N-05", "N-03"):
        assert not any(kata in bunyi(kode).lower() for kata in ("cerai", "talak", "/ac/"))


@pytest.mark.parametrize(
    ("isian", "baris"),
    [
        ({}, "Status pembayaran: belum dibayar"),
        (
            {"batas_bayar": saat("2026-11-24 09:00")},
            "Status pembayaran: belum dibayar, paling lambat 24 November 2026 pukul 09.00 WIB",
        ),
        ({"bayar": True, "batas_bayar": saat("2026-11-24 09:00")}, "Status pembayaran: sudah dibayar"),
    ],
)
def test_n_06_r_000_13(perkara: Perkara, isian: dict[str, Any], baris: str) -> None:
    """R-000-13: Pendaftaran E-Court."""
    buat_efiling(perkara.satker, perkara, nomor_register="PA.Ba-112026ABC", **isian)
    rencana(PAGI)
    assert bunyi("N-06") == (
        "Yth. Siti Aminah,\n"
        "Pendaftaran e-Court Anda telah kami terima di Pengadilan Agama Banjarnegara.\n"
        "Nomor register: PA.Ba-112026ABC\n"
        "Tanggal: 23 November 2026\n"
        f"{baris}\n"
        f"Nomor perkara: {NOMOR}\n{KAKI}"
    )


def test_n_06_before_the_case_has_its_number_says_what_comes_next(satker: Satker) -> None:
    efiling = buat_efiling(satker)
    Registrasi.objects.create(
        satker=satker, efiling=efiling, ditunggu=efiling.nomor_register, nomor=buat_nomor(satker), nama="Siti",
        sisi=1, sumber="loket", status="menunggu", dibuat=saat(PAGI),
    )  # fmt: skip
    rencana(PAGI)
    assert bunyi("N-06").splitlines()[-2] == "Nomor perkara akan kami beritahukan setelah verifikasi."


def test_n_07_and_n_07b_r_000_14(perkara: Perkara) -> None:
    """R-000-14: Notifikasi Sidang E-Court, and its reminder."""
    Perkara.objects.update(ecourt=True)
    sidang_siti(perkara, agenda="Replik")
    rencana("2026-11-29 08:00")
    unggah = (
        "Dokumen diunggah di ecourt.mahkamahagung.go.id sesuai jadwal persidangan. "
        f"Panggilan resmi ada di akun e-Court Anda.\n{KAKI}"
    )
    assert bunyi("N-07") == (
        "Yth. Siti Aminah,\n"
        f"Sidang elektronik (e-Court) perkara {NOMOR} di Pengadilan Agama Banjarnegara:\n"
        "Sidang ke-3, Senin, 30 November 2026, pukul 09.00 WIB\n"
        f"Tempat: Ruang Sidang I\nAgenda: Replik\n{unggah}"
    )
    assert bunyi("N-07b", "2026-11-29 08:00") == (
        "Yth. Siti Aminah,\n"
        f"Pengingat: sidang elektronik (e-Court) perkara {NOMOR} besok, Senin, "
        f"30 November 2026, pukul 09.00 WIB, Ruang Sidang I.\nAgenda: Replik\n{unggah}"
    )


@pytest.mark.parametrize(
    ("isian", "setelan", "terlihat"),
    [
        ({"jenis_nama": "Cerai Gugat"}, {}, False),
        ({"jenis_nama": "Cerai Gugat"}, {"tampilkan_jenis": True}, True),
        ({"jenis_nama": "Dispensasi Kawin"}, {"tampilkan_jenis": True}, False),
        ({"jenis_nama": "Penguasaan Anak"}, {"tampilkan_jenis": True}, False),
        ({"jenis_nama": "Cerai Gugat", "dipublikasikan": False}, {"tampilkan_jenis": True}, False),
    ],
    ids=["bawaan", "dipilih", "dispensasi", "anak", "tidak dipublikasikan"],
)
def test_the_case_type_is_said_only_where_the_court_chose_it_and_never_of_children(
    isian: dict[str, Any], setelan: dict[str, Any], terlihat: bool
) -> None:
    sidang_siti(perkara_siti(pengadilan(setelan=setelan), **isian))
    rencana(PAGI)
    assert (isian["jenis_nama"] in bunyi("N-03")) is terlihat


def semua_teks_pihak(satker: Satker, nama: str, **sidang: Any) -> dict[str, str]:
    """One text of every party kind, for a litigant of that name."""
    biasa, ecourt = (buat_perkara(satker, ecourt=e, jenis_nama="Cerai Gugat") for e in (False, True))
    for perkara in (biasa, ecourt):
        buat_pihak(perkara, 2, nama="Budi Santoso")
        buat_registrasi(perkara, nama=nama, dibuat=saat("2026-11-20 10:00"))
        sidang_baru(perkara, dalam_hari(1), "2026-11-20 10:00", **sidang)
    antrekan_n01(biasa.registrasi.get())
    buat_efiling(satker, ecourt)
    buat_akta(biasa)
    rencana(PAGI)
    teks = {p.jenis: kata(p) for p in antre()}
    berangkat(jenis="N-03")
    pindah(biasa.sidang.get(), PAGI, tanggal=dalam_hari(5))
    rencana(PAGI)
    teks["N-03b"] = bunyi("N-03b")
    assert set(teks) == set(JENIS_PIHAK)
    return teks


def test_no_text_names_the_opponent_the_case_type_or_the_recipient_s_number() -> None:
    for teks in semua_teks_pihak(pengadilan(), "Siti Aminah", agenda="Pembuktian").values():
        assert teks.startswith("Yth. Siti Aminah,\n")
        assert "Pengadilan Agama Banjarnegara" in teks
        assert teks.endswith(KAKI)
        assert not any(kata in teks for kata in ("Budi", "Cerai Gugat", "+62", "{{", "}}"))


def test_no_text_is_longer_than_700_characters_whatever_sipp_holds() -> None:
    nama_satker = "Pengadilan Agama " + "Kabupaten Tulang Bawang Tengah dan Sekitarnya"
    satker = buat_pengadilan(nama=nama_satker)
    agenda = "Pembuktian surat dan pemeriksaan saksi " * 12
    for teks in semua_teks_pihak(satker, "Siti " * 90, agenda=agenda, ruang="R" * 50, keliling=True).values():
        assert len(teks) <= 700, teks


def test_every_kind_s_own_text_would_pass_the_check_of_a_court_s_wording() -> None:
    ada = [jenis for jenis in semua() if jenis.isi.__module__.startswith("perkara.")]
    jawaban = {"N-73", "N-80", "N-81", "N-82", "N-83", "N-84"}
    assert {j.kode for j in ada} == {*JENIS_PIHAK, *jawaban, "N-04r", "N-11", "N-12", "N-13", "N-14", "N-15"}
    for jenis in ada:
        assert periksa_teks(jenis, jenis.teks) == []
        assert jenis.audiens is not Audiens.PIHAK or jenis.teks.endswith("{{footer_pihak}}")


def test_n_73_answers_although_the_number_has_just_been_taken_off(perkara: Perkara) -> None:
    registrasi = Registrasi.objects.get()
    Registrasi.objects.update(status="salah")
    antrekan(
        "N-73", satker=perkara.satker, kunci="uji", subjek="pesan_masuk", subjek_id=1, induk_id=perkara.pk,
        nomor=registrasi.nomor,
    )  # fmt: skip
    assert bunyi("N-73").startswith("Yth. Bapak/Ibu, terima kasih. Nomor ini kami keluarkan dari perkara")
    assert antre("N-73")[0].segera
