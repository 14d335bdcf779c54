"""Two of everything at once, on the real PostgreSQL: beats, workers, planners, officers, webhooks (design 3 and 5)."""

import json
from collections import Counter
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from notifikasi import masuk, services, tasks
from notifikasi.antar import antar, pemutus, sapu
from notifikasi.gateway.dasar import StatusTerima, TandaTerima
from notifikasi.models import (
    Gateway,
    KotakWebhook,
    Nomor,
    Percobaan,
    Persetujuan,
    Pesan,
    PesanMasuk,
    SetelanNotifikasi,
)
from notifikasi.models import TandaTerima as Baris
from notifikasi.nomor import pastikan_nomor
from notifikasi.outbox import antrekan
from notifikasi.perintah_bawaan import berhenti
from notifikasi.persetujuan import aktifkan, hentikan
from notifikasi.services import TindakanDitolak
from notifikasi.tanda_terima import cocokkan, simpan
from satker.models import JejakAudit
from satker.waktu import sekarang
from tests.notifikasi.pabrik import UJI, buat_gateway, buat_nomor, buat_pesan, status
from tests.notifikasi.rencana import baris, rencanakan
from tests.notifikasi.serentak import serentak, tanpa_galat
from tests.pabrik import buat_pengguna, buat_satker
from tests.palsu.waha import WahaPalsu

pytestmark = pytest.mark.django_db(transaction=True)
HP = "+6281355550555"


def test_two_beats_and_two_workers_deliver_a_day_once() -> None:
    """Two schedulers by mistake, two workers by design: every bell rings twice."""
    satker = [buat_satker() for _ in range(2)]
    with WahaPalsu(jeda=0.002) as waha:
        for s in satker:
            buat_gateway(s, waha.setelan())
        pesan = [buat_pesan(s) for s in satker for _ in range(40)]
        bel = [lambda pk=s.pk: tasks.antar_satu(pk) for s in satker for _ in range(2)]
        tanpa_galat(tasks.antar_semua, tasks.antar_semua, tasks.sapu, tasks.sapu, *bel)
        antar()
    assert set(status(*pesan)) == {"diterima"}
    assert set(Counter(p["nomor"] for p in waha.diterima).values()) == {1}
    assert Percobaan.objects.count() == 80


def test_two_planners_owe_each_message_once() -> None:
    """Planning overlaps itself when a run takes longer than its beat."""
    nomor = buat_nomor(buat_satker())
    satu, dua = ([baris(nomor, f"k{n}") for n in urut] for urut in (range(200), range(199, 99, -1)))
    baru = tanpa_galat(lambda: rencanakan(*satu), lambda: rencanakan(*dua), lambda: rencanakan(*satu))
    assert sum(baru) == Pesan.objects.count() == 200


def test_the_two_ways_into_the_outbox_agree_on_one_row() -> None:
    satker = buat_satker()
    nomor = buat_nomor(satker)

    def langsung() -> Pesan | None:
        return antrekan(UJI, satker=satker, kunci="k", subjek="s", subjek_id=1, nomor=nomor)

    hasil = tanpa_galat(langsung, langsung, lambda: rencanakan(baris(nomor, "k")))
    assert Pesan.objects.count() == 1
    assert [bool(h) for h in hasil].count(True) == 1


def test_a_stop_and_a_plan_at_one_moment_leave_nothing_to_send() -> None:
    """Whichever is first: the row is never made, or called off, or refused at the last moment."""
    satker = buat_satker()
    with WahaPalsu() as waha:
        buat_gateway(satker, waha.setelan())
        SetelanNotifikasi.objects.create(satker=satker, jendela_mulai="00:00", jendela_selesai="23:59:59.999999")
        nomor = [buat_nomor(satker) for _ in range(12)]
        rencana = [baris(n, f"k{n.pk}") for n in nomor]
        tanpa_galat(
            lambda: [hentikan(n, Persetujuan.Kanal.BALASAN) for n in nomor],
            lambda: [rencanakan(r) for r in rencana],
        )
        antar()
    assert set(Nomor.objects.values_list("keadaan", flat=True)) == {"berhenti"}
    assert set(Pesan.objects.filter(jenis=UJI).values_list("status", flat=True)) <= {"batal"}
    assert Counter(p["teks"][:35] for p in waha.diterima) == {"Yth. Bapak/Ibu, pemberitahuan ke no": 12}


def test_a_stop_while_the_worker_runs_reaches_what_has_not_been_called() -> None:
    """What the gateway took it took before the word came; nothing is called after it, nothing hangs."""
    satker = buat_satker()
    with WahaPalsu(jeda=0.01) as waha:
        buat_gateway(satker, waha.setelan(), opsi={"koneksi": 1})
        pesan = [buat_pesan(satker) for _ in range(30)]
        nomor = [p.nomor for p in reversed(pesan)]
        tanpa_galat(antar, lambda: [hentikan(n, Persetujuan.Kanal.LOKET) for n in nomor])
        antar()
    akhir = dict(zip((p.nomor.e164 for p in pesan), status(*pesan), strict=True))
    assert set(akhir.values()) <= {"diterima", "batal"}
    for e164, keadaan in akhir.items():
        isi = [t for t in waha.teks_untuk(e164) if t.startswith("Yth. Siti")]
        assert len(isi) == (keadaan == "diterima")


def test_berhenti_and_mulai_at_one_moment_leave_a_state_that_the_ledger_explains() -> None:
    nomor, saat = buat_nomor(buat_satker()), sekarang()
    kanal = Persetujuan.Kanal.BALASAN
    tanpa_galat(
        lambda: hentikan(nomor, kanal, waktu=saat),
        lambda: aktifkan(nomor, kanal, waktu=saat + timedelta(seconds=1)),
        lambda: hentikan(nomor, kanal, waktu=saat + timedelta(seconds=2)),
    )
    nomor.refresh_from_db()
    assert nomor.keadaan == "berhenti"
    assert list(Persetujuan.objects.values_list("tindakan", flat=True)) == ["tarik", "beri", "tarik"]


def test_two_workers_on_the_inbox_take_each_row_once() -> None:
    satker = buat_satker()
    with WahaPalsu() as waha:
        gateway = buat_gateway(satker, waha.setelan())
        for n in range(60):
            isi = json.dumps(waha.badan_masuk(HP, "BERHENTI" if n == 30 else f"halo {n}"))
            KotakWebhook.objects.create(gateway=gateway, kunci=f"k{n}", badan=isi, diterima_pada=sekarang())
    satu, dua, tiga = tanpa_galat(masuk.proses, masuk.proses, masuk.proses)
    assert satu.diproses + dua.diproses + tiga.diproses == 60
    assert PesanMasuk.objects.count() == 60
    assert Persetujuan.objects.count() == 1
    assert (masuk.tertunda(), KotakWebhook.objects.exclude(galat="").count()) == (0, 0)


def test_one_event_knocking_four_times_at_once_is_kept_once() -> None:
    satker = buat_satker()
    with WahaPalsu() as waha:
        gateway = buat_gateway(satker, waha.setelan())
        badan = json.dumps(waha.badan_masuk(HP, "BERHENTI")).encode()
        alamat = reverse("webhook", args=("waha", gateway.token_jalur))

        def ketuk() -> int:
            kepala = waha.kepala_webhook(badan)
            return Client().post(alamat, badan, content_type="application/json", headers=kepala).status_code

        assert tanpa_galat(ketuk, ketuk, ketuk, ketuk) == [200] * 4
    assert KotakWebhook.objects.count() == 1


def test_a_stranger_who_writes_twice_at_once_becomes_one_number() -> None:
    satker = buat_satker()
    nomor = tanpa_galat(*[lambda: pastikan_nomor(satker, HP)] * 4)
    assert len({n.pk for n in nomor}) == Nomor.objects.count() == 1


def test_receipts_matched_by_two_workers_are_applied_once() -> None:
    satker = buat_satker()
    gateway = buat_gateway(satker)
    pesan = [buat_pesan(satker, gateway=gateway, status="diterima", id_gateway=f"3EB{n}") for n in range(30)]
    saat = sekarang()
    for s in ("terkirim", "sampai", "dibaca"):
        simpan(gateway, [TandaTerima(StatusTerima(s), p.id_gateway, None, saat) for p in pesan])
    cocok = tanpa_galat(cocokkan, cocokkan, lambda: cocokkan(pesan_id=[p.pk for p in reversed(pesan)]))
    assert sum(cocok) == 90
    assert set(status(*pesan)) == {"dibaca"}
    assert Baris.objects.filter(pesan=None).count() == 0


@pytest.mark.parametrize("awal", ["gagal", "tak_pasti"])
def test_two_officers_pressing_one_button_act_once(awal: str) -> None:
    satker = buat_satker()
    pesan, petugas = buat_pesan(satker, status=awal), buat_pengguna(satker, "ptsp")
    hasil = serentak(*[lambda: services.coba_lagi(pesan, petugas, yakin=True)] * 3)
    assert [type(h) for h in hasil].count(TindakanDitolak) == 2
    assert status(pesan) == ["antre"]
    assert JejakAudit.objects.filter(tindakan="pesan_coba_lagi").count() == 1


def test_an_officer_who_takes_back_and_a_worker_that_sends_cannot_both_be_right() -> None:
    """Either it was taken back and never called, or it left and the officer is told that it is too late."""
    satker = buat_satker()
    petugas = buat_pengguna(satker, "ptsp")
    with WahaPalsu(jeda=0.003) as waha:
        buat_gateway(satker, waha.setelan(), opsi={"koneksi": 1})
        pesan = [buat_pesan(satker) for _ in range(20)]
        hasil = serentak(
            antar,
            lambda: [p.pk for p in reversed(pesan) if not _ditolak(p, petugas)],
        )
        antar()
    diambil = set(hasil[1])
    for p, keadaan in zip(pesan, status(*pesan), strict=True):
        assert keadaan == ("batal" if p.pk in diambil else "diterima")
        assert len(waha.teks_untuk(p.nomor.e164)) == (keadaan == "diterima")


def _ditolak(pesan: Pesan, petugas: object) -> bool:
    try:
        services.batalkan(pesan, petugas)
    except TindakanDitolak:
        return True
    return False


def test_a_breaker_that_is_due_is_probed_by_one_worker() -> None:
    """Ten workers asking a dead device at once would be the next outage."""
    satker = buat_satker()
    with WahaPalsu(jeda=0.05) as waha:
        waha.status_sesi = "SCAN_QR_CODE"
        saat = sekarang() - timedelta(minutes=10)
        gateway = buat_gateway(satker, waha.setelan(), pemutus_sejak=saat, pemutus_coba=saat)
        salinan = [Gateway.objects.get(pk=gateway.pk) for _ in range(5)]
        siap = tanpa_galat(*[lambda g=g: pemutus.siap(g) for g in salinan])
    assert siap == [False] * 5
    assert len(waha.permintaan) == 1


def test_a_breaker_opened_by_two_at_once_has_one_reason_and_one_line_in_the_trail() -> None:
    gateway = buat_gateway()
    tanpa_galat(*[lambda n=n: pemutus.buka(gateway, f"sebab {n}") for n in range(4)])
    gateway.refresh_from_db()
    baris_jejak = JejakAudit.objects.get(tindakan="pemutus_terbuka")
    assert baris_jejak.rincian["sebab"] == gateway.pemutus_sebab


def test_two_sweepers_settle_each_message_once() -> None:
    satker = buat_satker()
    gateway, saat = buat_gateway(satker), sekarang()
    pesan = [buat_pesan(satker, gateway=gateway, status="dikirim", diklaim_pada=saat) for _ in range(20)]
    for p in pesan[:10]:
        Percobaan.objects.create(pesan=p, ke=1, gateway=gateway, mulai=saat)
    hitung = tanpa_galat(sapu, sapu, sapu)
    assert sum(h.tak_pasti for h in hitung) == sum(h.antre for h in hitung) == 10
    assert status(*pesan) == ["tak_pasti"] * 10 + ["antre"] * 10


def test_the_same_command_run_twice_at_once_answers_once() -> None:
    """The inbox keeps a text once; were it run twice all the same, the day's answer is one row."""
    satker = buat_satker()
    gateway, nomor = buat_gateway(satker), buat_nomor(satker)
    teks = PesanMasuk.objects.create(
        gateway=gateway, id_luar="m", pengirim="x", nomor=nomor, teks="BERHENTI", waktu=sekarang()
    )
    tanpa_galat(*[lambda: berhenti(teks)] * 3)
    assert Pesan.objects.filter(jenis="N-71").count() == 1
    nomor.refresh_from_db()
    assert nomor.keadaan == "berhenti"


def test_the_days_cap_holds_against_many_workers() -> None:
    satker = buat_satker()
    with WahaPalsu(jeda=0.002) as waha:
        buat_gateway(satker, waha.setelan(), kontak_baru_per_hari=7, laju=200)
        for _ in range(30):
            buat_pesan(satker)
        tanpa_galat(antar, antar, antar, sapu)
        antar()
    assert len(waha.diterima) == Percobaan.objects.count() == 7
