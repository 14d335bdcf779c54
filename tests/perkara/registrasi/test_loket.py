"""The counter (R-000-3): who may be registered, what is stored, what is refused and in which words."""

from datetime import timedelta
from typing import Any

import pytest

from notifikasi.models import Gateway, Nomor, Persetujuan, Pesan
from notifikasi.persetujuan import hentikan
from perkara.models import Perkara, Registrasi
from perkara.registrasi import HasilDaftar, IsianDitolak, cabut, daftarkan_di_loket
from satker.models import JejakAudit, Satker
from satker.waktu import pada, sekarang
from tests.pabrik import buat_pengguna, buat_satker
from tests.palsu import ajaib
from tests.palsu.waha import WahaPalsu
from tests.perkara.pabrik import buat_kuasa, buat_nomor, buat_perkara, buat_pihak, buat_registrasi
from tests.perkara.registrasi.conftest import PAGI

NOMOR = "0812-3456-7890"
E164 = "+6281234567890"


def daftar(satker: Satker, petugas: Any, perkara: Perkara | None, **isian: Any) -> HasilDaftar:
    """A consenting Siti of side 1, unless told otherwise."""
    bawaan: dict[str, Any] = {"perkara": perkara, "nama": "Siti Rahayu", "sisi": 1, "nomor_teks": NOMOR, "setuju": True}
    return daftarkan_di_loket(satker, petugas, **bawaan | isian)


def galat(satker: Satker, petugas: Any, perkara: Perkara | None, **isian: Any) -> dict[str, str]:
    """What is refused; nothing is stored."""
    sebelum = Registrasi.objects.count(), Persetujuan.objects.count(), Pesan.objects.count()
    with pytest.raises(IsianDitolak) as tolak:
        daftar(satker, petugas, perkara, **isian)
    assert (Registrasi.objects.count(), Persetujuan.objects.count(), Pesan.objects.count()) == sebelum
    return tolak.value.galat


def test_a_party_is_registered_with_consent_confirmation_and_trail(
    satker: Satker, perkara: Perkara, petugas: Any, gateway: Gateway
) -> None:
    """R-000-3, UU PDP 22 and 24: consent is recorded with text version, officer, time and channel."""
    pihak = buat_pihak(perkara, nama="Siti Rahayu")
    hasil = daftar(satker, petugas, perkara, pihak=pihak, nama="", sisi=None)
    kita = Registrasi.objects.get()
    assert hasil.registrasi == kita
    assert (hasil.baru, hasil.nomor.e164, hasil.operator, hasil.di_whatsapp) == (True, E164, "Telkomsel", True)
    assert (kita.status, kita.sumber, kita.pihak, kita.nama, kita.sisi) == ("aktif", "loket", pihak, "Siti Rahayu", 1)
    izin = Persetujuan.objects.get()
    assert kita.persetujuan == izin
    assert (izin.tindakan, izin.dasar, izin.kanal, izin.petugas) == ("beri", "persetujuan", "loket", petugas)
    assert (izin.waktu, bool(izin.versi_teks)) == (sekarang(), True)
    pesan = Pesan.objects.get()
    assert (pesan.jenis, pesan.kunci) == ("N-01", f"{satker.kode}:N-01:registrasi:{kita.pk}")
    assert (pesan.subjek, pesan.subjek_id, pesan.induk_id) == ("registrasi", kita.pk, perkara.pk)
    assert (pesan.nama_penerima, pesan.perihal) == ("Siti Rahayu", perkara.nomor)
    jejak = JejakAudit.objects.get(tindakan="registrasi.daftar")
    assert E164 not in str(jejak.rincian)


def test_counsel_is_registered_as_counsel(satker: Satker, perkara: Perkara, petugas: Any) -> None:
    kuasa = buat_kuasa(perkara, sisi=2, nama="Rudi Hartanto, S.H.")
    kita = daftar(satker, petugas, perkara, kuasa=kuasa, nama="", sisi=None).registrasi
    assert (kita.kuasa, kita.nama, kita.sisi, kita.hubungan) == (kuasa, "Rudi Hartanto, S.H.", 2, "kuasa")


def test_one_number_serves_several_cases_and_a_case_several_numbers(
    satker: Satker, perkara: Perkara, petugas: Any
) -> None:
    lain = buat_perkara(satker)
    daftar(satker, petugas, perkara)
    daftar(satker, petugas, lain)
    daftar(satker, petugas, perkara, nomor_teks="0857 1111 2222", nama="Anak Siti", hubungan="keluarga")
    assert Registrasi.objects.filter(perkara=perkara).count() == 2
    assert Registrasi.objects.filter(nomor__e164=E164).count() == 2
    assert Nomor.objects.count() == 2


def test_without_consent_nothing_is_registered(satker: Satker, perkara: Perkara, petugas: Any) -> None:
    assert "setuju" in galat(satker, petugas, perkara, setuju=False)


@pytest.mark.parametrize(
    ("teks", "kata"),
    [
        ("0286-321456", "rumah atau kantor"),
        ("3307012345670001", "NIK"),
        ("0812 3456 789O", "huruf"),
        ("08111111111", "berulang"),
        ("tidak ada", "Tidak ada nomor"),
        ("", "Tidak ada nomor"),
        ("081234567890 / 085711112222", "2 nomor"),
        ("+60123456789", "luar negeri"),
        ("251556368777322@lid", "LID"),
    ],
)
def test_a_number_nobody_can_trust_is_refused_with_the_reason(
    satker: Satker, perkara: Perkara, petugas: Any, teks: str, kata: str
) -> None:
    """Nothing is guessed: the officer reads why."""
    assert kata in galat(satker, petugas, perkara, nomor_teks=teks)["nomor_teks"]
    assert not Nomor.objects.exists()


def test_every_field_says_what_is_missing_at_once(satker: Satker, petugas: Any) -> None:
    semua = galat(satker, petugas, None, nama=" ", sisi=None, hubungan="tetangga", setuju=False, nomor_teks="x")
    assert set(semua) == {"perkara", "nama", "sisi", "hubungan", "setuju", "nomor_teks"}


def test_a_case_of_another_court_or_gone_from_sipp_cannot_be_chosen(satker: Satker, petugas: Any) -> None:
    asing = buat_perkara(buat_satker())
    hilang = buat_perkara(satker, hilang_pada=sekarang())
    assert "perkara" in galat(satker, petugas, asing)
    assert "perkara" in galat(satker, petugas, hilang)


def test_a_person_of_another_case_cannot_be_chosen(satker: Satker, perkara: Perkara, petugas: Any) -> None:
    orang = buat_pihak(buat_perkara(satker))
    assert "pihak" in galat(satker, petugas, perkara, pihak=orang)


def test_a_double_click_gives_the_same_registration_and_one_message(
    satker: Satker, perkara: Perkara, petugas: Any
) -> None:
    pertama = daftar(satker, petugas, perkara)
    kedua = daftar(satker, petugas, perkara)
    assert (kedua.registrasi, kedua.baru) == (pertama.registrasi, False)
    assert (Registrasi.objects.count(), Persetujuan.objects.count(), Pesan.objects.count()) == (1, 1, 1)


def test_the_same_number_for_another_person_is_no_double_click(satker: Satker, perkara: Perkara, petugas: Any) -> None:
    """R-000-3: the officer who chose the wrong person first must see whose number it is, not a tick."""
    daftar(satker, petugas, perkara)
    for lain in ({"nama": "Budi Santoso", "sisi": 2}, {"nama": "Siti Rahayu", "sisi": 2}):
        assert "atas nama Siti Rahayu" in galat(satker, petugas, perkara, **lain)["nomor_teks"]
    assert Registrasi.objects.count() == 1


def test_a_number_registered_already_says_since_when(satker: Satker, perkara: Perkara, petugas: Any) -> None:
    daftar(satker, petugas, perkara)
    with pada(PAGI + timedelta(days=1)):
        kalimat = galat(satker, petugas, perkara, nomor_teks="+62 812 3456 7890")["nomor_teks"]
    assert "23 November 2026 pukul 08.00" in kalimat
    assert "Siti Rahayu" in kalimat


def test_another_officers_second_registration_is_no_double_click(
    satker: Satker, perkara: Perkara, petugas: Any
) -> None:
    daftar(satker, petugas, perkara)
    assert "nomor_teks" in galat(satker, buat_pengguna(satker), perkara)


@pytest.mark.parametrize(
    ("keadaan", "kata"), [("berhenti", "berhenti"), ("salah_orang", "bukan pihak"), ("tidak_sah", "dihubungi")]
)
def test_a_number_that_was_lost_comes_back_only_with_new_consent(
    satker: Satker, perkara: Perkara, petugas: Any, keadaan: str, kata: str
) -> None:
    """R-000-3: at the counter a new consent counts, and the ledger keeps both."""
    nomor = buat_nomor(satker, e164=E164, keadaan=keadaan)
    assert kata in galat(satker, petugas, perkara)["aktifkan_lagi"]
    daftar(satker, petugas, perkara, aktifkan_lagi=True)
    nomor.refresh_from_db()
    assert nomor.keadaan == "aktif"
    assert Pesan.objects.filter(jenis="N-01", status="antre").count() == 1
    assert JejakAudit.objects.filter(tindakan="nomor.aktifkan").count() == 1


def test_a_number_that_stopped_comes_back_to_its_own_case_without_a_second_row(
    satker: Satker, perkara: Perkara, petugas: Any
) -> None:
    kita = daftar(satker, petugas, perkara).registrasi
    with pada(PAGI + timedelta(days=1)):
        hentikan(kita.nomor, Persetujuan.Kanal.BALASAN)
        assert "aktifkan_lagi" in galat(satker, petugas, perkara)
        lagi = daftar(satker, petugas, perkara, aktifkan_lagi=True)
    assert lagi.registrasi == kita
    assert Registrasi.objects.count() == 1
    assert list(Persetujuan.objects.order_by("pk").values_list("tindakan", "kanal")) == [
        ("beri", "loket"),
        ("tarik", "balasan"),
        ("beri", "loket"),
    ]


def test_a_number_not_on_whatsapp_is_registered_with_a_warning(
    satker: Satker, perkara: Perkara, petugas: Any, gateway: Gateway
) -> None:
    """A gateway can be wrong and a person stands at the counter: said, not refused (R-000-5 is about automatic)."""
    hasil = daftar(satker, petugas, perkara, nomor_teks=ajaib.nomor(ajaib.BUKAN_WHATSAPP))
    assert hasil.di_whatsapp is False
    assert "tidak ditemukan di WhatsApp" in hasil.keterangan
    assert Nomor.objects.get().di_whatsapp is False


def test_a_gateway_out_of_reach_does_not_stop_the_counter(
    satker: Satker, perkara: Perkara, petugas: Any, gateway: Gateway, waha: WahaPalsu
) -> None:
    Gateway.objects.update(url="http://127.0.0.1:9")
    hasil = daftar(satker, petugas, perkara)
    assert (hasil.baru, hasil.di_whatsapp) == (True, None)
    assert "Belum diketahui" in hasil.keterangan


def test_taking_a_number_off_a_case_ends_that_case_only(satker: Satker, perkara: Perkara, petugas: Any) -> None:
    lain = buat_perkara(satker)
    kita, tetap = daftar(satker, petugas, perkara).registrasi, daftar(satker, petugas, lain).registrasi
    assert cabut(kita, petugas, "Permintaan pihak") is True
    assert cabut(kita, petugas, "Permintaan pihak") is False
    kita.refresh_from_db()
    tetap.refresh_from_db()
    assert (kita.status, kita.dicabut_pada, kita.sebab_dicabut) == ("dicabut", sekarang(), "Permintaan pihak")
    assert tetap.status == "aktif"
    assert dict(Pesan.objects.values_list("induk_id", "status")) == {perkara.pk: "batal", lain.pk: "antre"}
    assert JejakAudit.objects.filter(tindakan="registrasi.cabut").count() == 1


def test_a_number_taken_off_can_be_registered_anew_and_is_greeted_anew(
    satker: Satker, perkara: Perkara, petugas: Any
) -> None:
    cabut(daftar(satker, petugas, perkara).registrasi, petugas, "Keliru")
    daftar(satker, petugas, perkara)
    assert list(Registrasi.objects.order_by("pk").values_list("status", flat=True)) == ["dicabut", "aktif"]
    assert Pesan.objects.filter(jenis="N-01", status="antre").count() == 1


def test_the_database_itself_holds_one_active_registration_per_case_and_number(perkara: Perkara) -> None:
    from django.db import IntegrityError  # noqa: PLC0415

    pertama = buat_registrasi(perkara)
    with pytest.raises(IntegrityError):
        buat_registrasi(perkara, pertama.nomor)
