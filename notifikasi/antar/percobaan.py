"""Attempt rows: written and committed before the call, so that a dead worker leaves a trace (C.3, 8)."""

from collections.abc import Collection, Sequence

from django.db import connection
from django.db.models import Case, Exists, OuterRef, Value, When
from psycopg2.extras import Json

from notifikasi.antar.hitungan import Hitungan
from notifikasi.antar.muatan import Muatan
from notifikasi.jenis import Audiens, semua
from notifikasi.models import Gateway, Pesan
from satker.waktu import sekarang

# An SMS stands in for a WhatsApp message only while that one has surely not arrived.
GAGAL_ASAL = [Pesan.Status.GAGAL.value, Pesan.Status.BATAL.value]
ASAL_SAMPAI = "Pesan WhatsApp yang digantikan SMS ini ternyata keluar."
# Asks once more, at the last moment, whether the row is still ours and the number may be written to:
# BERHENTI works at once, also for what is rendered already.
_BUKA = """
WITH kirim AS (SELECT * FROM jsonb_to_recordset(%(isi)s) AS k(id bigint, teks text, id_gateway text, ikut bigint[])),
baru AS (
    INSERT INTO notifikasi_percobaan (pesan_id, ke, gateway_id, mulai, hasil, verdict, kode, keterangan)
    SELECT p.id, p.jumlah_percobaan + 1, %(gateway)s, %(saat)s, '', '', '', ''
    FROM notifikasi_pesan p JOIN kirim k ON k.id = p.id JOIN notifikasi_nomor n ON n.id = p.nomor_id
    WHERE p.status = 'dikirim' AND p.gateway_id = %(gateway)s
    AND (n.keadaan = 'aktif' OR p.jenis = ANY(%(sistem)s))
    AND NOT EXISTS (
        SELECT 1 FROM notifikasi_pesan a WHERE a.id = p.cadangan_dari_id
        AND (a.status <> ALL(%(gagal_asal)s) OR a.sampai_pada IS NOT NULL OR a.dibaca_pada IS NOT NULL))
    RETURNING pesan_id, ke),
ikut AS (
    UPDATE notifikasi_pesan f SET digabung_ke_id = b.pesan_id, teks = k.teks
    FROM baru b JOIN kirim k ON k.id = b.pesan_id
    WHERE f.id = ANY(k.ikut) AND f.status = 'dikirim' AND f.gateway_id = %(gateway)s)
UPDATE notifikasi_pesan p SET jumlah_percobaan = b.ke, teks = k.teks, id_gateway = k.id_gateway
FROM baru b JOIN kirim k ON k.id = b.pesan_id WHERE p.id = b.pesan_id RETURNING p.id
"""


def buka(gateway: Gateway, potong: Sequence[Muatan]) -> set[int]:
    """Write the attempts of a chunk; returns the ids that may be called now, the others must not."""
    isi = [{"id": m.pesan_id, "teks": m.kiriman.teks, "id_gateway": m.id_pilihan, "ikut": m.ikut} for m in potong]
    sistem = [j.kode for j in semua() if j.audiens is Audiens.SISTEM]
    params = {"isi": Json(isi), "gateway": gateway.pk, "saat": sekarang(), "sistem": sistem}
    params["gagal_asal"] = GAGAL_ASAL
    with connection.cursor() as kursor:
        kursor.execute(_BUKA, params)
        return {baris[0] for baris in kursor.fetchall()}


def hentikan(gateway: Gateway, pesan_id: Collection[int], hitung: Hitungan) -> None:
    """Write off claimed messages whose number stopped, or whose WhatsApp arrived, between claim and call."""
    milik = Pesan.objects.filter(pk__in=pesan_id, status=Pesan.Status.DIKIRIM, gateway=gateway)
    kata = Case(
        When(
            Exists(Pesan.objects.filter(pk=OuterRef("cadangan_dari")).exclude(status__in=GAGAL_ASAL)),
            Value(ASAL_SAMPAI),
        ),
        default=Value("Nomor penerima tidak boleh dihubungi lagi."),
    )
    banyak = milik.update(status=Pesan.Status.BATAL, selesai_pada=sekarang(), galat=kata)
    hitung.tambah("batal", banyak)


def kembalikan(gateway: Gateway, pesan_id: Collection[int], hitung: Hitungan) -> None:
    """Put claimed messages without an attempt back in the queue, as they were."""
    milik = Pesan.objects.filter(pk__in=pesan_id, status=Pesan.Status.DIKIRIM, gateway=gateway)
    hitung.tambah("antre", milik.update(status=Pesan.Status.ANTRE, gateway=None))
