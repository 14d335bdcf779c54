"""Bad days across the rooms (issue 2, section 7): a clear reason where somebody looks for it, and nothing lost."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from urllib.parse import urlsplit, urlunsplit

import pytest
import redis
from django.conf import settings
from django.core.management.base import CommandError
from django.db import connection
from django.test import Client

from notifikasi.models import KotakWebhook, Pesan
from perkara.models import Perkara, SumberSipp
from tests.pabrik import masuk
from tests.palsu import ajaib
from tests.ujung.dunia import PP1, TEPAT, Dunia, pihak, saat, selisih
from tests.ujung.ganjil import NURAINI
from tests.ujung.harapan import HARI_PERTAMA
from tests.ujung.kabel import Kabel

pytestmark = pytest.mark.mariadb
PERTAMA = "2026-11-19 09:00"


def _lewat(dunia: Dunia, url: str) -> None:
    """Let the court read SIPP by way of another address."""
    sumber = SumberSipp.objects.get(satker=dunia.satker)
    sumber.url = url
    sumber.save(update_fields=["url"])


def _perkara_untuk(dunia: Dunia, akhir: str) -> str:
    """A new case whose filer's number makes the gateway behave oddly."""
    nomor = ajaib.nomor(akhir)
    k = dunia.sipp.perkara("130/Pdt.G/2026/PA.Bjh", tanggal="2026-11-18")
    dunia.sipp.pihak(k, 1, "Ganjil", nomor)
    return nomor


def _halaman_log(dunia: Dunia, client: Client, status: str) -> str:
    """What staff read when they look for messages in that state."""
    jawab = masuk(client, dunia.petugas).get("/pesan/", {"status": status})
    assert jawab.status_code == 200
    return jawab.content.decode()


@contextmanager
def _pekerja(nama: str, kapan: str) -> Iterator[subprocess.Popen[bytes]]:
    """A step in a process of its own, on this test's database; killed by signal 9 at the end of the block."""
    bagian = urlsplit(os.environ["DATABASE_URL"])
    alamat = urlunsplit(bagian._replace(path=f"/{connection.settings_dict['NAME']}"))
    perintah = [sys.executable, "manage.py", nama, "--pada", saat(kapan).isoformat()]
    env = os.environ | {"DATABASE_URL": alamat}
    with subprocess.Popen(perintah, cwd=settings.BASE_DIR, env=env, stdout=subprocess.DEVNULL) as pekerja:
        try:
            yield pekerja
        finally:
            pekerja.kill()
    assert pekerja.returncode < 0


@pytest.mark.parametrize("bagian", [0.3, 0.7, 0.98])
def test_sipp_breaking_off_half_way_changes_nothing_and_says_so(ganjil: Dunia, bagian: float) -> None:
    asli = SumberSipp.objects.get(satker=ganjil.satker).url
    ganjil.putar(PERTAMA)
    ganjil.sipp.hapus("perkara", perkara_id=ganjil.perkara("101/Pdt.G/2026/PA.Bjh").sipp_id)
    with Kabel(asli) as utuh:  # how much this very state sends when nothing breaks; written nowhere
        _lewat(ganjil, utuh.url)
        ganjil.langkah("sinkron", "2026-11-20 08:00", "--simulasi")
    with Kabel(asli, int(utuh.lewat * bagian)) as putus:
        _lewat(ganjil, putus.url)
        with pytest.raises(CommandError, match="terputus"):
            ganjil.langkah("sinkron", "2026-11-20 08:00")
    assert "terputus" in SumberSipp.objects.get(satker=ganjil.satker).galat
    assert not Perkara.objects.exclude(hilang_pada=None).exists()
    # What is known goes on being told meanwhile; the next run takes up what this one missed.
    ganjil.langkah("rencanakan", "2026-11-20 08:00")
    assert Pesan.objects.filter(nomor__e164=NURAINI, jenis="N-04", status="antre").count() == 1
    _lewat(ganjil, asli)
    assert ganjil.langkah("sinkron", "2026-11-20 08:05")["hilang"] > 0
    assert SumberSipp.objects.get(satker=ganjil.satker).galat == ""
    ganjil.langkah("antar", "2026-11-20 08:05")
    assert NURAINI not in {nomor for nomor, _, _ in ganjil.kabar()}


def test_a_sipp_that_is_not_there_is_named(ganjil: Dunia) -> None:
    with Kabel(SumberSipp.objects.get(satker=ganjil.satker).url) as mati:
        _lewat(ganjil, mati.url)
    with pytest.raises(CommandError, match=r"127\.0\.0\.1.*tidak menjawab"):
        ganjil.langkah("sinkron", PERTAMA)
    assert ganjil.langkah("rencanakan", PERTAMA)["N-03"] == 0


def test_a_sipp_of_another_version_stops_with_the_columns_name(ganjil: Dunia) -> None:
    ganjil.putar(PERTAMA)
    perkara = Perkara.objects.count()
    ganjil.sipp.jalankan("ALTER TABLE perkara_putusan CHANGE status_putusan_id status_akhir_id INT")
    with pytest.raises(CommandError, match=r"perkara_putusan\.status_putusan_id"):
        ganjil.langkah("sinkron", "2026-11-19 09:05")
    assert Perkara.objects.filter(hilang_pada=None).count() == perkara


def test_a_column_that_may_be_missing_is_noted_and_asks_nobody_for_files(ganjil: Dunia) -> None:
    """R-000-20: where SIPP cannot tell whether minutes are uploaded, no clerk is asked for them."""
    ganjil.sipp.jalankan("ALTER TABLE perkara_jadwal_sidang DROP COLUMN edoc_bas")
    kabar = ganjil.putar(PERTAMA)
    assert PP1 not in {nomor for nomor, _, _ in kabar}
    assert len(pihak(kabar)) == len(pihak(HARI_PERTAMA))
    assert any("edoc_bas" in c for c in SumberSipp.objects.get(satker=ganjil.satker).catatan_skema)


def test_a_refusal_inside_http_200_is_a_failure_with_its_reason(ganjil: Dunia, client: Client) -> None:
    nomor = _perkara_untuk(ganjil, ajaib.TOLAK_200)
    assert selisih(ganjil.putar(PERTAMA), HARI_PERTAMA) == TEPAT
    gagal = Pesan.objects.filter(nomor__e164=nomor)
    assert set(gagal.values_list("status", flat=True)) == {"gagal"}
    assert "Message was not sent" in gagal.first().galat  # type: ignore[union-attr]
    assert "130/Pdt.G/2026/PA.Bjh" in _halaman_log(ganjil, client, "gagal")
    assert ganjil.putar("2026-11-19 12:00") == []


def test_no_answer_after_sending_is_uncertain_visible_and_never_sent_again(ganjil: Dunia, client: Client) -> None:
    nomor = _perkara_untuk(ganjil, ajaib.PUTUS)
    kabar = ganjil.putar(PERTAMA)
    diambil = [k for k in kabar if k[0] == nomor]
    assert len(diambil) == 2  # the gateway took them and broke off in the middle of its answer
    assert selisih([k for k in kabar if k[0] != nomor], HARI_PERTAMA) == TEPAT
    tak_pasti = Pesan.objects.filter(status="tak_pasti")
    assert set(tak_pasti.values_list("nomor__e164", "jenis")) == {(nomor, "N-01"), (nomor, "N-02")}
    halaman = _halaman_log(ganjil, client, "tak_pasti")
    assert "130/Pdt.G/2026/PA.Bjh" in halaman
    assert "Tidak diketahui apakah pesan keluar" in halaman
    assert nomor not in halaman
    for kapan in ("2026-11-19 10:00", "2026-11-20 07:30"):
        assert nomor not in {n for n, _, _ in ganjil.putar(kapan)}


def test_a_webhook_with_a_bad_signature_is_refused_and_not_kept(ganjil: Dunia) -> None:
    ganjil.putar(PERTAMA)
    pesan = Pesan.objects.select_related("nomor").first()
    assert pesan is not None
    rahasia, ganjil.waha.rahasia = ganjil.waha.rahasia, "rahasia-orang-lain"
    assert ganjil.waha.kirim_webhook(ganjil.url_webhook, ganjil.ack(pesan, 3)) == 403
    ganjil.waha.rahasia = rahasia
    assert ganjil.waha.kirim_webhook(f"{ganjil.alamat}/webhook/waha/tebakan/", ganjil.ack(pesan, 3)) == 404
    assert ganjil.waha.kirim_webhook(ganjil.url_webhook, b"<bukan json>") == 400
    assert KotakWebhook.objects.count() == 0
    pesan.refresh_from_db()
    assert pesan.status == "diterima"


def test_unknown_webhooks_are_kept_and_change_nothing(ganjil: Dunia) -> None:
    """A receipt of a message that is not ours, an event nobody knows, a body of the wrong shape; each twice."""
    ganjil.putar(PERTAMA)
    asing = ganjil.waha.badan_ack("3EB0BUKANMILIKKITA", NURAINI, 3)
    acara = ganjil.waha.peristiwa("poll.vote", {"id": "apa saja"})
    rusak = ganjil.waha.peristiwa("message.ack", {"id": None, "ack": "tiga", "fromMe": "ya"})
    for isi in (asing, acara, rusak, asing, acara, rusak):
        assert ganjil.waha.kirim_webhook(ganjil.url_webhook, isi) == 200
    assert ganjil.proses_masuk("2026-11-19 09:10")["rusak"] == 0
    assert KotakWebhook.objects.count() == 3
    assert set(Pesan.objects.values_list("status", flat=True)) == {"diterima"}


@pytest.mark.parametrize(
    ("zona", "geser"),
    [("Asia/Jakarta", "+07:00"), ("Asia/Makassar", "+08:00"), ("Asia/Jayapura", "+09:00")],
)
def test_the_day_begins_at_the_courts_own_midnight(ganjil: Dunia, zona: str, geser: str) -> None:
    """R-000-9, R-000-11, R-000-15: a second to midnight is today, midnight is tomorrow, in WIB, WITA and WIT."""
    ganjil.muat(zona)
    ganjil.satker.refresh_from_db()
    ganjil.putar(f"2026-11-19 17:00{geser}")
    k = ganjil.sipp.perkara("131/Pdt.G/2026/PA.Bjh", tanggal="2026-11-20")
    ganjil.sipp.pihak(k, 1, "Tengah Malam", "081230001131")
    milik = Pesan.objects.filter(nomor__e164="+6281230001131").order_by("jenis")
    assert ganjil.putar(f"2026-11-19 23:59:59{geser}") == []
    assert list(milik.values_list("jenis", flat=True)) == ["N-01"]
    assert ganjil.putar(f"2026-11-20 00:00:00{geser}") == []
    assert list(milik.values_list("jenis", flat=True)) == ["N-01", "N-02"]
    assert {j for _, j, _ in pihak(ganjil.putar(f"2026-11-20 07:00:00{geser}"))} == {"N-01", "N-02"}
    assert ganjil.putar(f"2026-11-20 07:59:59{geser}") == []
    singkat = {"+07:00": "WIB", "+08:00": "WITA", "+09:00": "WIT"}[geser]
    harapan = [(NURAINI, "N-04", f"3 hari lagi, Senin, 23 November 2026, pukul 09.00 {singkat},")]
    assert selisih(pihak(ganjil.putar(f"2026-11-20 08:00:00{geser}")), harapan) == TEPAT
    rekap = ganjil.putar(f"2026-11-20 16:00:00{geser}")
    assert {teks.splitlines()[2] for _, _, teks in rekap} == {"Jumat, 20 November 2026"}


def test_redis_emptied_between_all_steps_loses_nothing(ganjil: Dunia, redis_url: str) -> None:
    with redis.Redis.from_url(redis_url) as penyimpan:
        for nama in ("sinkron", "rencanakan", "antar"):
            penyimpan.flushall()
            ganjil.langkah(nama, PERTAMA)
        penyimpan.flushall()
    assert selisih(ganjil.kabar(), HARI_PERTAMA) == TEPAT
    assert ganjil.putar("2026-11-19 09:05") == []


def test_a_sync_killed_half_way_leaves_the_old_state_and_no_lock(ganjil: Dunia) -> None:
    asli = SumberSipp.objects.get(satker=ganjil.satker).url
    with Kabel(asli) as utuh:
        _lewat(ganjil, utuh.url)
        ganjil.langkah("sinkron", "2026-11-19 08:55")
    lama = Perkara.objects.count()
    Perkara.objects.update(sidik="lain")  # so that the next run has everything to write
    with Kabel(asli, utuh.lewat // 2, tahan=True) as diam:
        _lewat(ganjil, diam.url)
        with _pekerja("sinkron", PERTAMA):
            assert diam.tertahan.wait(60)
        assert Perkara.objects.filter(sidik="lain").count() == lama
        _lewat(ganjil, asli)
        assert selisih(ganjil.putar(PERTAMA), HARI_PERTAMA) == TEPAT


def test_a_deliverer_killed_in_the_call_leaves_it_uncertain_and_the_rest_arrives_once(ganjil: Dunia) -> None:
    """One connection: one message in the call, one behind it, and a chunk of two answered but not yet saved."""
    ganjil.gateway.opsi = {"koneksi": 1, "id_klien": True}
    ganjil.gateway.save(update_fields=["opsi"])
    ganjil.langkah("sinkron", PERTAMA)
    diam = ajaib.nomor(ajaib.DIAM)
    ganjil.loket(PERTAMA, diam, "56/Pdt.G/2026/PA.Bjh", nama="Agus Salim", sisi=2)
    ganjil.langkah("rencanakan", PERTAMA)
    with _pekerja("antar", PERTAMA):
        assert ganjil.waha.tunggu_diambil(diam)
    for kapan in ("2026-11-19 09:01", "2026-11-19 09:05"):
        ganjil.langkah("antar", kapan)
    kabar = ganjil.kabar()
    tak_pasti = Pesan.objects.filter(status="tak_pasti")
    assert diam in set(tak_pasti.values_list("nomor__e164", flat=True))
    assert tak_pasti.count() <= 4
    assert max(Counter(kabar).values()) == 1
    kurang, lebih = selisih([k for k in kabar if k[0] != diam], HARI_PERTAMA)
    assert lebih == []
    assert {k[:2] for k in kurang} <= set(tak_pasti.values_list("nomor__e164", "jenis"))
    assert set(Pesan.objects.values_list("status", flat=True)) == {"diterima", "tak_pasti"}


def test_a_reminder_whose_hour_passed_while_the_gateway_was_down_is_not_sent_late(ganjil: Dunia) -> None:
    """R-000-11: the phone was logged out from before the reminder until after the hearing had begun."""
    ganjil.putar(PERTAMA)
    ganjil.waha.status_sesi = "SCAN_QR_CODE"
    for kapan in ("2026-11-22 08:00", "2026-11-22 08:10"):
        assert pihak(ganjil.putar(kapan)) == []
    ganjil.gateway.refresh_from_db()
    assert "pindai kode QR" in ganjil.gateway.pemutus_sebab
    ganjil.waha.status_sesi = "WORKING"
    kabar = ganjil.putar(saat("2026-11-23 09:30").isoformat())
    assert NURAINI not in {nomor for nomor, _, _ in kabar}
    basi = Pesan.objects.filter(nomor__e164=NURAINI, jenis="N-04")
    assert set(basi.values_list("status", flat=True)) <= {"kedaluwarsa", "batal"}
    assert all(p.kedaluwarsa <= saat("2026-11-23 09:00") + timedelta(seconds=1) for p in basi)  # type: ignore[operator]
