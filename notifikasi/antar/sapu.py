"""The sweeper: finds what a dead worker left half done, and never guesses."""

from django.db import connection, transaction

from notifikasi.antar.hitungan import Hitungan
from notifikasi.antar.kunci import kunci_gateway
from notifikasi.models import Percobaan, Pesan
from notifikasi.tanda_terima import cocokkan
from satker.waktu import sekarang

SEBAB = "Pengirim berhenti di tengah jalan; tidak diketahui apakah pesan keluar."
_TERSANGKUT = """
    SELECT s.id AS pesan_id, c.id FROM notifikasi_pesan s
    LEFT JOIN notifikasi_percobaan c ON c.pesan_id = COALESCE(s.digabung_ke_id, s.id) AND c.selesai IS NULL
    WHERE s.status = 'dikirim' AND s.gateway_id = %(gateway)s ORDER BY s.id"""
_SAPU = f"""
UPDATE notifikasi_pesan p SET
    status = CASE WHEN a.id IS NULL THEN 'antre' ELSE 'tak_pasti' END,
    gateway_id = CASE WHEN a.id IS NULL THEN NULL ELSE p.gateway_id END,
    digabung_ke_id = CASE WHEN a.id IS NULL THEN NULL ELSE p.digabung_ke_id END,
    galat = CASE WHEN a.id IS NULL THEN p.galat ELSE %(sebab)s END,
    selesai_pada = CASE WHEN a.id IS NULL THEN NULL ELSE %(saat)s::timestamptz END
FROM ({_TERSANGKUT} FOR UPDATE OF s) a
WHERE p.id = a.pesan_id RETURNING p.id, p.status
"""


def sapu(*, simulasi: bool = False) -> Hitungan:
    """Settle what no deliverer works on any more, and match receipts that came too early.

    There is no age to wait for: a deliverer at work holds its gateway's lock, so a lock that can
    be taken says that nobody is (see kunci.py). With an open attempt the message may have left:
    tak_pasti. Without one it surely has not: back to the queue. `simulasi` counts and writes nothing.
    """
    hitung = Hitungan()
    tersangkut = Pesan.objects.filter(status=Pesan.Status.DIKIRIM).values_list("gateway_id", flat=True)
    for gateway_id in tersangkut.order_by().distinct():
        with kunci_gateway(gateway_id) as dapat:
            if dapat:
                (_hitung if simulasi else sapu_gateway)(gateway_id, hitung)
    if not simulasi:
        cocokkan()
    return hitung


def _hitung(gateway_id: int, hitung: Hitungan) -> None:
    with connection.cursor() as kursor:
        kursor.execute(_TERSANGKUT, {"gateway": gateway_id})
        for _, percobaan in kursor.fetchall():
            hitung.tambah(Pesan.Status.ANTRE if percobaan is None else Pesan.Status.TAK_PASTI)


def sapu_gateway(gateway_id: int, hitung: Hitungan) -> None:
    """Sweep one gateway. The caller holds its lock."""
    saat = sekarang()
    with transaction.atomic(), connection.cursor() as kursor:
        kursor.execute(_SAPU, {"sebab": SEBAB, "saat": saat, "gateway": gateway_id})
        hasil = kursor.fetchall()
        tak_pasti = [pk for pk, status in hasil if status == Pesan.Status.TAK_PASTI]
        if tak_pasti:
            Percobaan.objects.filter(pesan__in=tak_pasti, selesai=None).update(
                selesai=saat, hasil=Percobaan.Hasil.TAK_PASTI, keterangan=SEBAB
            )
    for _, status in hasil:
        hitung.tambah(status)
