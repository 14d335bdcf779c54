"""A SIPP that is being restored: half its rows are gone for some minutes, and nobody may be told that they are."""

import io
import json
from contextlib import nullcontext
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from notifikasi.models import Pesan
from perkara.contoh.tulis import PenulisSipp
from perkara.models import JalanSinkron, Perkara, Sidang, SumberSipp
from perkara.rencana import rencanakan
from perkara.sipp.galat import SippSurut
from perkara.sipp.jendela import Jendela
from perkara.sipp.sinkron import sinkron
from perkara.sipp.sinkron.banding import Beda
from perkara.sipp.sinkron.perbandingan import Perbedaan
from perkara.sipp.sinkron.surut import tolak_bila_surut
from satker.models import JejakAudit, Peran
from satker.waktu import pada, sekarang
from tests.halaman import sebagai
from tests.perkara.pabrik import buat_registrasi, buat_setelan

DEPAN = date(2026, 12, 1)
BANYAK = 40


@pytest.fixture
def url(tmp_path: Path) -> str:
    """One engine: what is counted here does not depend on it."""
    return f"sqlite:///{tmp_path / 'sipp.db'}"


@pytest.fixture
def penuh(sumber: SumberSipp, tulis: PenulisSipp) -> SumberSipp:
    """Forty cases with a hearing each, all told."""
    for ke in range(BANYAK):
        sipp_id = tulis.perkara()
        tulis.pihak(sipp_id)
        tulis.sidang(sipp_id, DEPAN + timedelta(days=ke % 7))
    buat_setelan(sumber.satker)
    assert sinkron(sumber.satker).galat == ""
    for perkara in Perkara.objects.all():
        buat_registrasi(perkara)
    rencanakan()
    Pesan.objects.update(status="terkirim")
    return sumber


def hapus(tulis: PenulisSipp, tabel: str, bagian: int) -> None:
    """The rows of every `bagian`-th case."""
    semua = [str(pk) for (pk,) in tulis.jalankan("SELECT perkara_id FROM perkara ORDER BY perkara_id")]
    tulis.jalankan(f"DELETE FROM {tabel} WHERE perkara_id IN ({','.join(semua[::bagian])})")


def keadaan() -> list[tuple[int, object]]:
    return [*Sidang.objects.order_by("pk").values_list("pk", "hilang_pada"),
            *Perkara.objects.order_by("pk").values_list("pk", "hilang_pada")]  # fmt: skip


@pytest.mark.parametrize(
    ("tabel", "sebutan"),
    [("perkara_jadwal_sidang", "sidang"), ("perkara", "perkara"), ("perkara_pihak1", "pihak")],
)
@pytest.mark.parametrize("bagian", [1, 2], ids=["semua", "separuh"])
def test_a_table_that_lost_a_great_part_at_once_is_not_followed(
    penuh: SumberSipp, tulis: PenulisSipp, tabel: str, sebutan: str, bagian: int
) -> None:
    sebelum = keadaan()
    hapus(tulis, tabel, bagian)
    hasil = sinkron(penuh.satker)
    assert hasil.galat.startswith(f"{BANYAK // bagian} dari {BANYAK} {sebutan} mendadak tidak ada di SIPP")
    assert f"--satker {penuh.satker.kode} --terima-hilang" in hasil.galat
    assert keadaan() == sebelum
    assert not any(rencanakan().values())
    assert JalanSinkron.objects.order_by("-pk")[0].galat == hasil.galat[:500]
    assert sinkron(penuh.satker, simulasi=True).galat == hasil.galat


def test_once_the_restore_is_through_everything_is_as_before(penuh: SumberSipp, tulis: PenulisSipp) -> None:
    tulis.jalankan("CREATE TABLE simpan AS SELECT * FROM perkara_jadwal_sidang")
    tulis.jalankan("DELETE FROM perkara_jadwal_sidang")
    assert sinkron(penuh.satker).galat
    tulis.jalankan("INSERT INTO perkara_jadwal_sidang SELECT * FROM simpan")
    hasil = sinkron(penuh.satker)
    assert (hasil.galat, hasil.berubah, hasil.hilang) == ("", 0, 0)
    assert not any(rencanakan().values())


@pytest.mark.parametrize(
    ("hilang", "berubah", "tetap", "surut"),
    [
        (19, 0, 0, False),  # too few to tell a restore from a clerk
        (20, 0, 0, True),
        (20, 0, 60, False),  # a quarter
        (20, 0, 59, True),
        (20, 59, 1, False),
        (1000, 2000, 1000, False),
        (1001, 2000, 1000, True),
        (0, 0, 0, False),
    ],
)
@pytest.mark.parametrize("nama", ["perkara", "sidang", "putusan", "akta_cerai"])
def test_what_counts_as_a_great_part(nama: str, hilang: int, berubah: int, tetap: int, surut: bool) -> None:
    satu = Beda(hilang={(n,): n for n in range(hilang)}, berubah={(-n - 1,): ((), "") for n in range(berubah)})
    satu.hitungan.tetap = tetap
    beda = Perbedaan(Jendela(DEPAN, DEPAN), {})
    if nama == "perkara":
        beda.perkara = satu
    else:
        beda.anak[nama] = satu
    with pytest.raises(SippSurut) if surut else nullcontext():
        tolak_bila_surut(beda, "pa-uji")


def test_what_clerks_delete_in_a_day_is_followed(penuh: SumberSipp, tulis: PenulisSipp) -> None:
    hapus(tulis, "perkara_jadwal_sidang", 4)
    hasil = sinkron(penuh.satker)
    assert (hasil.galat, hasil.hilang) == ("", BANYAK // 4)
    assert rencanakan()["N-03b"] == BANYAK // 4


def test_a_small_court_may_lose_all_it_has(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    for _ in range(19):
        tulis.sidang(tulis.perkara(), DEPAN)
    sinkron(sumber.satker)
    tulis.jalankan("DELETE FROM perkara_jadwal_sidang")
    assert sinkron(sumber.satker).galat == ""


def test_a_person_who_has_looked_can_let_it_be_followed(penuh: SumberSipp, tulis: PenulisSipp) -> None:
    tulis.jalankan("DELETE FROM perkara")
    keluaran = io.StringIO()
    with pytest.raises(CommandError, match="memerlukan --satker"):
        call_command("sinkron", terima_hilang=True, stdout=keluaran)
    with pytest.raises(CommandError, match="mendadak tidak ada"):
        call_command("sinkron", satker=penuh.satker.kode, stdout=keluaran)
    keluaran = io.StringIO()
    saat = sekarang()
    with pada(saat):
        call_command("sinkron", satker=penuh.satker.kode, pada=saat, terima_hilang=True, stdout=keluaran)
    assert json.loads(keluaran.getvalue())["hilang"] == BANYAK
    assert not Perkara.objects.filter(hilang_pada=None).exists()
    assert sinkron(penuh.satker).galat == ""


def test_the_admin_can_do_so_with_a_button_and_it_is_noted(penuh: SumberSipp, tulis: PenulisSipp) -> None:
    admin: Client = sebagai(penuh.satker, Peran.ADMIN)
    tulis.jalankan("DELETE FROM perkara_jadwal_sidang")
    daftar = reverse("admin:perkara_sumbersipp_changelist")
    for aksi, kata, hilang in (
        ("aksi_sinkron", "mendadak tidak ada di SIPP", 0),
        ("aksi_terima_hilang", f"{BANYAK} hilang", BANYAK),
    ):
        isi = admin.post(daftar, {"action": aksi, "_selected_action": penuh.pk}, follow=True).content.decode()
        assert kata in isi
        assert Sidang.objects.exclude(hilang_pada=None).count() == hilang
    assert JejakAudit.objects.get(tindakan="sipp.terima_hilang").rincian["hilang"] == BANYAK
