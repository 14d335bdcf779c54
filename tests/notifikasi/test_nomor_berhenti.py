"""BERHENTI at each stage of a message's way: planned, queued, claimed, rendered, in the air, retried, over."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from notifikasi import services
from notifikasi.antar import antar, hasil, pemutus, percobaan, sapu
from notifikasi.antar.hitungan import Hitungan
from notifikasi.gateway.dasar import Diterima, Ditolak, StatusTerima, TandaTerima, Verdict
from notifikasi.models import Nomor, Percobaan, Persetujuan, Pesan, Templat
from notifikasi.persetujuan import aktifkan, hentikan
from notifikasi.tanda_terima import cocokkan, simpan
from satker.models import Satker
from satker.waktu import pada, sekarang
from tests.notifikasi.bahan import di_udara, diklaim
from tests.notifikasi.pabrik import UJI, buat_gateway, buat_nomor, buat_pesan, status
from tests.notifikasi.rencana import baris, rencanakan
from tests.pabrik import buat_pengguna, buat_satker
from tests.palsu.waha import WahaPalsu

pytestmark = pytest.mark.django_db
BALASAN = Persetujuan.Kanal.BALASAN


def berhenti(pesan_id: int) -> Nomor:
    """The recipient of that message sends BERHENTI."""
    nomor = Pesan.objects.select_related("nomor__satker").get(pk=pesan_id).nomor
    hentikan(nomor, BALASAN)
    nomor.refresh_from_db()
    return nomor


def test_planned_after_the_stop_nothing_is_queued(satker: Satker) -> None:
    nomor = buat_nomor(satker)
    hentikan(nomor, BALASAN)
    assert rencanakan(baris(nomor, "a")) == 0
    assert list(Pesan.objects.values_list("jenis", flat=True)) == ["N-71"]


@pytest.mark.parametrize("kemudian", [timedelta(0), timedelta(days=3)])
def test_queued_for_now_or_for_later_it_is_taken_back_with_the_reason(satker: Satker, kemudian: timedelta) -> None:
    pesan = buat_pesan(satker, siap_pada=sekarang() + kemudian)
    berhenti(pesan.pk)
    pesan.refresh_from_db()
    assert (pesan.status, pesan.galat) == ("batal", "Penerima meminta berhenti.")


def test_claimed_and_rendered_it_is_not_called(satker: Satker) -> None:
    gateway, muatan = diklaim(satker)
    berhenti(muatan.pesan_id)
    hitung = Hitungan()
    assert percobaan.buka(gateway, [muatan]) == set()
    percobaan.hentikan(gateway, [muatan.pesan_id], hitung)
    pesan = Pesan.objects.get(pk=muatan.pesan_id)
    assert (pesan.status, pesan.teks, hitung.batal) == ("batal", "", 1)
    assert pesan.selesai_pada is not None
    assert not Percobaan.objects.exists()


def test_claimed_by_a_worker_that_died_it_is_queued_again_and_still_not_sent(satker: Satker, waha: WahaPalsu) -> None:
    buat_gateway(satker, waha.setelan())
    _, muatan = diklaim(satker)
    nomor = berhenti(muatan.pesan_id)
    assert sapu().antre == 1
    antar(satker)
    assert Pesan.objects.get(pk=muatan.pesan_id).status == "batal"
    assert [t[:16] for t in waha.teks_untuk(nomor.e164)] == ["Yth. Bapak/Ibu, "]  # the answer, nothing else


@pytest.mark.parametrize(
    ("jawaban", "akhir"),
    [(Diterima("3EB0A"), "diterima"), (Ditolak(Verdict.PENERIMA, "422", "Ditolak."), "gagal")],
)
def test_in_the_air_the_truth_about_it_is_kept(satker: Satker, jawaban: Any, akhir: str) -> None:
    """It left before the word came: the log says so, and nothing is sent again."""
    gateway, muatan = di_udara(satker)
    nomor = berhenti(muatan.pesan_id)
    hasil.tulis(gateway, [(muatan, jawaban)], pemutus.Beruntun(gateway), Hitungan())
    assert Pesan.objects.get(pk=muatan.pesan_id).status == akhir
    assert nomor.keadaan == "berhenti"


@pytest.mark.parametrize("verdict", [Verdict.SEGERA, Verdict.NANTI, Verdict.BESOK, Verdict.STOP_BARU])
def test_refused_after_the_stop_it_is_never_tried_again(satker: Satker, waha: WahaPalsu, verdict: Verdict) -> None:
    gateway, muatan = di_udara(satker)
    nomor = berhenti(muatan.pesan_id)
    tolak = Ditolak(verdict, "kode", "Nanti.")
    hasil.tulis(gateway, [(muatan, tolak)], pemutus.Beruntun(gateway), Hitungan())
    gateway.url, gateway.token = waha.url, waha.token
    gateway.save(update_fields=["url", "token"])
    with pada(sekarang() + timedelta(days=3)):
        antar(satker)
    assert Pesan.objects.get(pk=muatan.pesan_id).status == "batal"
    assert waha.teks_untuk(nomor.e164) == []


def test_told_by_receipt_that_the_window_is_closed_no_template_follows_a_stop(satker: Satker, waha: WahaPalsu) -> None:
    Templat.objects.create(satker=satker, jenis=UJI, nama_meta="sidang")
    gateway = buat_gateway(satker, waha.setelan())
    pesan = buat_pesan(satker, gateway=gateway, status="diterima", id_gateway="3EB0", jumlah_percobaan=1)
    Percobaan.objects.create(pesan=pesan, ke=1, gateway=gateway, mulai=sekarang(), selesai=sekarang(), hasil="diterima")
    berhenti(pesan.pk)
    tutup = TandaTerima(StatusTerima.GAGAL, "3EB0", None, sekarang(), "131047", "", Verdict.JENDELA)
    cocokkan(tanda=simpan(gateway, [tutup]))
    antar(satker)
    assert status(pesan) == ["batal"]


@pytest.mark.parametrize("tindakan", ["coba_lagi", "coba_lagi_yakin"])
@pytest.mark.parametrize("keadaan", ["berhenti", "salah_orang", "tidak_sah"])
def test_staff_cannot_send_it_all_the_same(satker: Satker, tindakan: str, keadaan: str) -> None:
    petugas, nomor = buat_pengguna(satker, "ptsp"), buat_nomor(satker, keadaan=keadaan)
    pesan = buat_pesan(satker, nomor=nomor, status="tak_pasti" if "yakin" in tindakan else "gagal")
    with pytest.raises(services.TindakanDitolak, match="tidak boleh dihubungi"):
        services.coba_lagi(pesan, petugas, yakin="yakin" in tindakan)
    assert status(pesan) != ["antre"]


@pytest.mark.parametrize("keadaan", ["diterima", "terkirim", "sampai", "dibaca", "gagal", "tak_pasti", "kedaluwarsa"])
def test_what_is_over_stays_as_it_was(satker: Satker, keadaan: str) -> None:
    pesan = buat_pesan(satker, status=keadaan)
    berhenti(pesan.pk)
    assert status(pesan) == [keadaan]


def test_only_the_one_number_of_the_one_court_stops(satker: Satker) -> None:
    kena = buat_pesan(satker)
    tetangga = buat_pesan(buat_satker(), nomor=buat_nomor(lain := buat_satker(), e164=kena.nomor.e164))
    rekan = buat_pesan(satker)
    berhenti(kena.pk)
    assert status(kena, tetangga, rekan) == ["batal", "antre", "antre"]
    assert Nomor.objects.get(satker=lain).keadaan == "aktif"


def test_every_case_of_one_phone_stops_together(satker: Satker) -> None:
    """A lawyer with three cases says BERHENTI once."""
    nomor = buat_nomor(satker)
    pesan = [buat_pesan(satker, nomor=nomor, induk_id=n) for n in range(3)]
    berhenti(pesan[0].pk)
    assert status(*pesan) == ["batal"] * 3


def test_mulai_revives_nothing_that_was_called_off(satker: Satker, waha: WahaPalsu) -> None:
    """Only what is planned afterwards: an old reminder would be a wrong one."""
    buat_gateway(satker, waha.setelan())
    lama = buat_pesan(satker)
    nomor = berhenti(lama.pk)
    assert aktifkan(nomor, BALASAN)
    assert rencanakan(baris(nomor, "baru")) == 1
    antar(satker)
    assert status(lama) == ["batal"]
    assert Pesan.objects.get(kunci="baru").status in {"antre", "diterima"}  # the hour decides


@pytest.mark.parametrize(
    ("semula", "kanal", "sesudah", "dijawab"),
    [
        ("berhenti", "balasan", "aktif", True),
        ("aktif", "balasan", "aktif", True),
        ("salah_orang", "balasan", "salah_orang", False),
        ("tidak_sah", "balasan", "tidak_sah", False),
        ("berhenti", "loket", "aktif", True),
        ("salah_orang", "loket", "aktif", True),
        ("tidak_sah", "loket", "aktif", True),
        ("tidak_sah", "admin", "aktif", True),
    ],
)
def test_mulai_row_by_row(satker: Satker, semula: str, kanal: str, sesudah: str, dijawab: bool) -> None:
    nomor = buat_nomor(satker, keadaan=semula)
    berubah = aktifkan(nomor, Persetujuan.Kanal(kanal))
    nomor.refresh_from_db()
    assert (nomor.keadaan, berubah) == (sesudah, semula != sesudah)
    assert Pesan.objects.filter(jenis="N-72").exists() is dijawab
    assert Persetujuan.objects.get().kanal == kanal


@pytest.mark.parametrize(
    ("semula", "sesudah", "berubah"),
    [
        ("aktif", "berhenti", True),
        ("berhenti", "berhenti", False),
        ("salah_orang", "salah_orang", False),
        ("tidak_sah", "tidak_sah", False),
    ],
)
def test_berhenti_row_by_row(satker: Satker, semula: str, sesudah: str, berubah: bool) -> None:
    """Whoever stops is always written down and answered; a worse state is not made better by it."""
    nomor = buat_nomor(satker, keadaan=semula)
    assert hentikan(nomor, BALASAN) is berubah
    nomor.refresh_from_db()
    assert nomor.keadaan == sesudah
    assert Pesan.objects.filter(jenis="N-71").count() == Persetujuan.objects.filter(tindakan="tarik").count() == 1


LEDGER: list[tuple[Callable[..., bool], str]] = [(hentikan, "tarik"), (aktifkan, "beri")]


@pytest.mark.parametrize(("tindak", "tertulis"), LEDGER)
def test_each_word_is_a_line_in_the_ledger_with_who_when_and_where(
    satker: Satker, tindak: Callable[..., bool], tertulis: str
) -> None:
    """UU PDP 22-24: proof of what was agreed or withdrawn."""
    nomor, petugas = buat_nomor(satker), buat_pengguna(satker, "ptsp")
    tindak(nomor, Persetujuan.Kanal.LOKET, petugas)
    tindak(nomor, BALASAN, waktu=sekarang() - timedelta(minutes=1))
    balasan, loket = Persetujuan.objects.filter(nomor=nomor).order_by("waktu")
    assert (balasan.tindakan, balasan.kanal, balasan.petugas) == (tertulis, "balasan", None)
    assert (loket.tindakan, loket.kanal, loket.petugas) == (tertulis, "loket", petugas)
    assert all(p.versi_teks and p.dasar == "persetujuan" for p in (balasan, loket))
