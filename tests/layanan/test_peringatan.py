"""N-42 and N-43: the right people are warned once per due date, in the court's own day (R-002-14, R-002-21)."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from time_machine import travel

from layanan import tasks
from layanan.alur.jalan import jalankan
from layanan.models import Riwayat, Urusan
from layanan.panel import perhatian_tenggat
from layanan.peringatan import Peringatan, daftar, daftarkan_peringatan, periksa_tenggat
from notifikasi.jenis import Batal
from notifikasi.models import Nomor, Pesan
from notifikasi.templat import Siap, render
from satker.models import Pegawai, Peran, Satker
from satker.waktu import pada
from tests.layanan.meja import PETUGAS, PJ, REGISTER, buka_uji, petugas
from tests.notifikasi.serentak import tanpa_galat
from tests.pabrik import buat_pegawai, buat_pengguna, buat_satker

pytestmark = pytest.mark.django_db
# Opened on Monday 23 November 2026, due on Thursday the 26th; 09.00 in Jakarta.
SENIN, SELASA, RABU, KAMIS, JUMAT = (datetime(2026, 11, h, 2, tzinfo=UTC) for h in range(23, 28))
LEWAT = "Batas waktu keterangan terlewati; Anda dapat mengajukan keberatan."


@pytest.fixture(autouse=True)
def _peringatan() -> Iterator[None]:
    p = Peringatan(REGISTER, frozenset({PETUGAS, PJ}), frozenset({PETUGAS, PJ, Peran.KETUA}), kalimat_lewat=LEWAT)
    daftarkan_peringatan(p)
    yield
    daftar._peringatan.pop(REGISTER)


@pytest.fixture
def rina(satker: Satker) -> Pegawai:
    """The information officer, known by her account's role."""
    return buat_pegawai(satker, nama="Rina", jabatan="ptsp", user=buat_pengguna(satker, PETUGAS))


@pytest.fixture
def ketua(satker: Satker) -> Pegawai:
    """The head of the court, known by his office."""
    return buat_pegawai(satker, nama="Ahmad", jabatan="ketua")


@pytest.fixture
def urusan(satker: Satker, rina: Pegawai, ketua: Pegawai) -> Urusan:
    """A matter due on Thursday 26 November 2026."""
    return buka_uji(satker, diterima_pada=SENIN).urusan


def periksa(saat: datetime, satker: Satker | None = None) -> tuple[int, int, int]:
    """Near, overdue and messages of one run at `saat`."""
    with pada(saat):
        h = periksa_tenggat(satker)
    return h["dekat"], h["lewat"], h["pesan"]


def penerima(kode: str) -> set[str]:
    """Who was told by messages of a kind."""
    return set(Pesan.objects.filter(jenis=kode).values_list("nama_penerima", flat=True))


def kata(pesan: Pesan) -> str:
    """What a message says now, or why it is not sent."""
    hasil = render([Pesan.objects.select_related("satker").get(pk=pesan.pk)])[pesan.pk]
    assert isinstance(hasil, Siap | Batal)
    return hasil.teks if isinstance(hasil, Siap) else f"batal: {hasil.sebab}"


def test_the_working_day_before_the_officer_is_warned_and_the_head_is_not(urusan: Urusan) -> None:
    assert periksa(SELASA) == (0, 0, 0)
    assert periksa(RABU) == (1, 0, 1)
    assert penerima("N-42") == {"Rina"}
    assert kata(Pesan.objects.get()).startswith(
        f"Yth. Bapak/Ibu Petugas PTSP,\nPermohonan uji {urusan.nomor} jatuh tempo Kamis, 26 November 2026."
    )


def test_on_the_due_date_itself_it_is_near_and_not_overdue(urusan: Urusan) -> None:
    assert periksa(KAMIS) == (1, 0, 1)
    urusan.refresh_from_db()
    assert not urusan.lewat


def test_when_the_day_has_passed_officer_and_head_are_told_and_the_matter_is_flagged(urusan: Urusan) -> None:
    assert periksa(JUMAT) == (0, 1, 2)
    assert penerima("N-43") == {"Rina", "Ahmad"}
    urusan.refresh_from_db()
    assert (urusan.lewat, urusan.lewat_pada, urusan.keadaan) == (True, JUMAT, "diterima")
    assert "melewati batas Kamis, 26 November 2026." in kata(Pesan.objects.first() or Pesan())


def test_the_flag_stands_in_the_timeline_for_the_applicant_and_bothers_no_form(urusan: Urusan) -> None:
    """The state is unchanged (domain 3.3), and an officer who is typing is not refused because of the clock."""
    periksa(JUMAT)
    baris = Riwayat.objects.get(urusan=urusan, tindakan="lewat_tempo")
    assert (baris.dari, baris.ke, baris.sebagai, baris.kalimat) == ("diterima", "diterima", "sistem", LEWAT)
    assert jalankan(urusan, "cari", pelaku=petugas(urusan.satker), versi=1).versi == 2


def test_however_often_it_runs_each_is_told_once(urusan: Urusan) -> None:
    saat = [RABU, RABU, KAMIS, KAMIS, JUMAT, JUMAT, datetime(2026, 12, 1, tzinfo=UTC)]
    assert [sum(periksa(s)[:2]) for s in saat] == [1, 0, 0, 0, 1, 0, 0]
    assert Pesan.objects.count() == 3
    assert Riwayat.objects.filter(tindakan="lewat_tempo").count() == 1


def test_after_an_extension_it_is_warned_about_anew(urusan: Urusan) -> None:
    """R-002-21: from Thursday 26 to Monday 30 November."""
    periksa(RABU)
    rina = petugas(urusan.satker)
    with travel(RABU, tick=False):
        urusan = jalankan(urusan, "cari", pelaku=rina)
        urusan = jalankan(urusan, "perpanjang", pelaku=rina, isian={"alasan": "volume"})
    assert urusan.jatuh_tempo == date(2026, 11, 30)
    assert periksa(KAMIS) == (0, 0, 0)
    assert periksa(JUMAT)[0] == 1  # the working day before Monday
    assert periksa(datetime(2026, 12, 1, 2, tzinfo=UTC))[1] == 1
    assert Pesan.objects.filter(jenis="N-42").count() == 2


@pytest.mark.parametrize("langkah", ["jawab", "cabut"])
def test_what_is_done_is_no_longer_warned_about(urusan: Urusan, langkah: str) -> None:
    from layanan.alur.pelaku import Pelaku  # noqa: PLC0415

    siapa = petugas(urusan.satker) if langkah == "jawab" else Pelaku.pemohon()
    jalankan(urusan, langkah, pelaku=siapa, isian={"hasil": "siap", "biaya": 0})
    assert [periksa(s) for s in (RABU, JUMAT)] == [(0, 0, 0)] * 2


def test_a_warning_still_in_the_queue_is_not_sent_when_the_matter_has_been_dealt_with(urusan: Urusan) -> None:
    periksa(JUMAT)
    jalankan(urusan, "jawab", pelaku=petugas(urusan.satker), isian={"hasil": "siap", "biaya": 0}, versi=1)
    assert {kata(p) for p in Pesan.objects.all()} == {"batal: Semua urusan ini sudah ditindaklanjuti."}


def test_who_has_left_is_not_written_to(urusan: Urusan, rina: Pegawai) -> None:
    periksa(RABU)
    rina.aktif = False
    rina.save()
    assert kata(Pesan.objects.get()) == "batal: Penerima tidak aktif lagi."
    assert periksa(JUMAT)[2] == 1  # the head alone


def test_a_warning_that_a_day_is_near_ends_with_that_day(urusan: Urusan) -> None:
    periksa(RABU)
    assert Pesan.objects.get().kedaluwarsa == datetime(2026, 11, 26, 17, tzinfo=UTC)  # midnight in Jakarta


def test_matters_due_together_make_one_message_per_person_and_name_ten(satker: Satker, rina: Pegawai) -> None:
    semua = [buka_uji(satker, diterima_pada=SENIN).urusan for _ in range(12)]
    assert periksa(RABU) == (12, 0, 1)
    teks = kata(Pesan.objects.get())
    assert all(u.nomor in teks for u in semua[:10])
    assert semua[10].nomor not in teks
    assert "dan 2 lainnya jatuh tempo" in teks
    assert len(teks) <= 700


@pytest.mark.parametrize(
    "ubah", [{"nomor_wa": ""}, {"aktif": False}, {"user": None}], ids=["no number", "left", "no longer the duty"]
)
def test_who_cannot_be_told_does_not_keep_the_others_from_it(
    urusan: Urusan, rina: Pegawai, ubah: dict[str, object]
) -> None:
    Pegawai.objects.filter(pk=rina.pk).update(**ubah)
    assert periksa(JUMAT) == (0, 1, 1)
    assert penerima("N-43") == {"Ahmad"}


def test_a_member_of_staff_who_stopped_is_left_alone(urusan: Urusan, satker: Satker, rina: Pegawai) -> None:
    Nomor.objects.create(satker=satker, e164=rina.nomor_wa, keadaan=Nomor.Keadaan.BERHENTI, dibuat=SENIN)
    assert periksa(RABU) == (1, 0, 0)


def test_people_of_another_court_hear_nothing(urusan: Urusan) -> None:
    lain = buat_satker()
    buat_pegawai(lain, nama="Orang lain", jabatan="ketua")
    assert periksa(JUMAT, lain) == (0, 0, 0)
    periksa(JUMAT)
    assert "Orang lain" not in penerima("N-43")


@pytest.mark.parametrize(("zona", "jam_utc"), [("Asia/Jakarta", 17), ("Asia/Makassar", 16), ("Asia/Jayapura", 15)])
def test_overdue_begins_at_midnight_of_the_court_s_own_clock(zona: str, jam_utc: int) -> None:
    satker = buat_satker(zona_waktu=zona)
    buka_uji(satker, diterima_pada=SENIN)
    tengah_malam = datetime(2026, 11, 26, jam_utc, tzinfo=UTC)
    assert periksa(tengah_malam.replace(hour=jam_utc - 1, minute=59))[1] == 0
    assert periksa(tengah_malam)[1] == 1


def test_before_a_long_block_of_free_days_the_warning_comes_on_the_last_working_day() -> None:
    """Due on 25 March 2026, after Nyepi and Idul Fitri: the working day before is the 17th."""
    from satker.libur import muat_libur  # noqa: PLC0415

    muat_libur([2026])
    satker = buat_satker()
    urusan = buka_uji(satker, diterima_pada=datetime(2026, 3, 13, 3, tzinfo=UTC)).urusan
    assert urusan.jatuh_tempo == date(2026, 3, 25)
    assert periksa(datetime(2026, 3, 16, 3, tzinfo=UTC))[0] == 0
    assert periksa(datetime(2026, 3, 17, 3, tzinfo=UTC))[0] == 1


def test_a_register_without_warnings_is_left_alone(satker: Satker) -> None:
    buka_uji(satker, diterima_pada=SENIN)
    lain = daftar._peringatan.pop(REGISTER)
    assert periksa(JUMAT) == (0, 0, 0)
    daftarkan_peringatan(lain)
    with pytest.raises(ValueError, match="sudah terdaftar"):
        daftarkan_peringatan(lain)


def test_a_desk_with_secrets_says_itself_who_is_told(urusan: Urusan, ketua: Pegawai) -> None:
    milik = daftar._peringatan.pop(REGISTER)
    daftarkan_peringatan(replace(milik, penerima=lambda _s, _p, us: {u.pk: [ketua] for u in us}))
    assert periksa(RABU) == (1, 0, 1)
    assert penerima("N-42") == {"Ahmad"}


def test_the_number_of_queries_does_not_grow_with_the_matters(satker: Satker, rina: Pegawai, ketua: Pegawai) -> None:
    def banyak_query(saat: datetime) -> int:
        with CaptureQueriesContext(connection) as tangkapan:
            periksa(saat)
        return len(tangkapan)

    for _ in range(2):  # the first run also learns the numbers of the staff
        buka_uji(satker, diterima_pada=SENIN)
        satu = banyak_query(JUMAT)
    for _ in range(30):
        buka_uji(satker, diterima_pada=SENIN)
    assert banyak_query(JUMAT) == satu


@pytest.mark.django_db(transaction=True)
def test_two_beats_at_once_tell_once() -> None:
    satker = buat_satker()
    buat_pegawai(satker, jabatan="ketua")
    for _ in range(5):
        buka_uji(satker, diterima_pada=SENIN)

    def detak() -> dict[str, int]:
        with pada(JUMAT):
            return periksa_tenggat()

    hasil = tanpa_galat(*[detak] * 4)
    assert sum(h["lewat"] for h in hasil) == 5
    assert Riwayat.objects.filter(tindakan="lewat_tempo").count() == 5
    nomor = {n for p in Pesan.objects.all() for n in p.data["urusan"]}
    assert sum(len(p.data["urusan"]) for p in Pesan.objects.all()) == len(nomor) == 5


# --- from the shell, the beat and the dashboard --------------------------------------------------------------


def test_the_command_counts_in_one_line_and_can_only_look(urusan: Urusan, satker: Satker) -> None:
    keluaran = StringIO()
    saat = "--pada=2026-11-27T09:00:00+07:00"
    call_command("periksa_tenggat", f"--satker={satker.kode}", saat, "--simulasi", stdout=keluaran)
    assert json.loads(keluaran.getvalue()) == {"dekat": 0, "lewat": 1, "pesan": 2}
    assert not Pesan.objects.exists()
    urusan.refresh_from_db()
    assert urusan.lewat_pada is None
    call_command("periksa_tenggat", saat, stdout=keluaran)
    assert Pesan.objects.count() == 2


@pytest.mark.parametrize(
    ("pilihan", "kata_galat"),
    [("--satker=entah", "Satuan kerja entah tidak dikenal"), ("--pada=2026-11-27T09:00:00", "zona")],
)
def test_the_command_says_what_it_does_not_understand(satker: Satker, pilihan: str, kata_galat: str) -> None:
    with pytest.raises(CommandError, match=kata_galat):
        call_command("periksa_tenggat", pilihan)


def test_the_beat_rings_it(urusan: Urusan) -> None:
    with pada(JUMAT):
        tasks.periksa_tenggat()
    assert Pesan.objects.filter(jenis="N-43").count() == 2


def test_the_dashboard_says_how_many_are_late_and_how_many_are_near(satker: Satker) -> None:
    for saat in (SENIN, SENIN, SELASA):
        buka_uji(satker, diterima_pada=saat)
    with pada(JUMAT), CaptureQueriesContext(connection) as tangkapan:
        ada = [(p.tingkat, p.kalimat, p.peran) for p in perhatian_tenggat(satker)]
    assert [a[:2] for a in ada] == [
        ("bahaya", "2 permohonan uji lewat tenggat."),
        ("awas", "1 permohonan uji jatuh tempo paling lambat Senin, 30 November 2026."),
    ]
    assert (Peran.KETUA in ada[0][2], Peran.KETUA in ada[1][2]) == (True, False)
    assert len(tangkapan) == 2


def test_a_quiet_court_sees_nothing_on_its_dashboard(urusan: Urusan) -> None:
    with pada(SENIN):
        assert perhatian_tenggat(urusan.satker) == []
    with pada(JUMAT):
        assert perhatian_tenggat(buat_satker()) == []


@pytest.mark.django_db(transaction=True)
def test_a_matter_an_officer_holds_this_moment_is_left_to_the_next_run() -> None:
    from threading import Event  # noqa: PLC0415

    satker = buat_satker()
    urusan, rina = buka_uji(satker, diterima_pada=SENIN).urusan, petugas(satker)
    pegang, lepas = Event(), Event()

    def petugas_lama() -> None:
        with transaction.atomic():
            jalankan(urusan, "cari", pelaku=rina)
            pegang.set()
            assert lepas.wait(20)

    def detak() -> int:
        assert pegang.wait(20)
        try:
            return periksa(JUMAT)[1]
        finally:
            lepas.set()

    assert tanpa_galat(petugas_lama, detak)[1] == 0
    assert periksa(JUMAT)[1] == 1


def test_the_dashboard_leads_to_the_list_it_speaks_of(urusan: Urusan) -> None:
    milik = daftar._peringatan.pop(REGISTER)
    daftarkan_peringatan(replace(milik, nama_url="beranda"))
    with pada(JUMAT):
        (satu,) = perhatian_tenggat(urusan.satker)
    assert (satu.url, satu.aksi) == ("/?urgensi=lewat", "Lihat daftarnya")
