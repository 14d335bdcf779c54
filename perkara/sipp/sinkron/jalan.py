"""One run of the sync of one court, from the lock to the report."""

import logging
from datetime import timedelta

from django.db import transaction

from perkara import registrasi
from perkara.models import JalanSinkron, SumberSipp
from perkara.sipp.baca import HasilPeriksa, PembacaSipp
from perkara.sipp.galat import GalatSipp
from perkara.sipp.sinkron import karantina, statistik
from perkara.sipp.sinkron.hitungan import HitunganSinkron
from perkara.sipp.sinkron.kunci import kunci_sinkron
from perkara.sipp.sinkron.penulisan import Penulisan
from perkara.sipp.sinkron.perbandingan import bandingkan, buat_jendela
from perkara.sipp.sinkron.surut import tolak_bila_surut
from satker.models import Satker
from satker.waktu import hari_ini, sekarang

catatan = logging.getLogger(__name__)

SIMPAN_JALAN = timedelta(days=30)
SEDANG_BERJALAN = "Sinkron lain untuk pengadilan ini sedang berjalan."
TANPA_SUMBER = "Alamat SIPP pengadilan ini belum diisi atau sedang dinonaktifkan."


def sinkron(
    satker: Satker, pembaca: PembacaSipp | None = None, *, simulasi: bool = False, terima_hilang: bool = False
) -> HitunganSinkron:
    """Bring a court's mirror of SIPP up to date, then its registrations (R-000-3, R-000-4).

    Never raises because of SIPP: what went wrong stands in `galat`, on the source and on the run; old data stay.
    A second run at the same time does nothing and says so (`dilewati`). All rows are written in one transaction, so a
    killed run leaves the old state and planning never sees half a case. In that transaction waiting registrations meet
    their cases and staff their SIPP ids; after it comes automatic registration, which asks gateways.
    `simulasi` reads and compares all the same, answers what would change, and leaves no trace. A SIPP that lost a great
    part of a table at once is not followed unless `terima_hilang` says that a person has looked.
    """
    sumber = SumberSipp.objects.filter(satker=satker, aktif=True).first()
    if sumber is None:
        return HitunganSinkron(galat=TANPA_SUMBER)
    with kunci_sinkron(satker.pk) as dapat:
        if not dapat:
            return HitunganSinkron(galat=SEDANG_BERJALAN, dilewati=True)
        jalankan = _simulasikan if simulasi else _terkunci
        return jalankan(sumber, pembaca, terima_hilang)


def _simulasikan(sumber: SumberSipp, pembaca: PembacaSipp | None, terima_hilang: bool) -> HitunganSinkron:
    """Everything up to the end of the transaction, undone; automatic registration is left out: it asks gateways."""
    hasil = HitunganSinkron()
    try:
        with transaction.atomic():
            _ambil_alih(sumber, pembaca, hasil, terima_hilang=terima_hilang)
            transaction.set_rollback(True)
    except GalatSipp as galat:
        hasil.galat = galat.sebab
    return hasil


def _terkunci(sumber: SumberSipp, pembaca: PembacaSipp | None, terima_hilang: bool) -> HitunganSinkron:
    satker, mulai = sumber.satker, sekarang()
    jalan = JalanSinkron.objects.create(satker=satker, mulai=mulai)
    hasil = HitunganSinkron()
    try:
        _ambil_alih(sumber, pembaca, hasil, terima_hilang=terima_hilang)
        hasil.registrasi |= registrasi.daftarkan_otomatis(satker)
        statistik.segarkan(hasil)
    except GalatSipp as galat:
        hasil.galat = galat.sebab
    except Exception as galat:
        # Ours to mend, not the court's; the run must not look as if it were still going on.
        hasil.galat = f"Kesalahan pada program ({type(galat).__name__}); data lama tetap dipakai."
        raise
    finally:
        _tutup(sumber, jalan, hasil)
    return hasil


def _ambil_alih(
    sumber: SumberSipp, pembaca: PembacaSipp | None, hasil: HitunganSinkron, *, terima_hilang: bool
) -> None:
    satker, saat = sumber.satker, sekarang()
    with pembaca or PembacaSipp(sumber.url) as sipp:
        sumber.catatan_skema = _catatan(satker, sipp.periksa())
        beda = bandingkan(satker, sipp, buat_jendela(satker, sumber.mulai, hari_ini(satker)))
    if not terima_hilang:
        tolak_bila_surut(beda, satker.kode)
    with transaction.atomic():
        penulisan = Penulisan(satker, beda, saat)
        penulisan.jalankan()
        karantina.catat(satker, penulisan.rusak, penulisan.catatan, penulisan.catatan_selesai, saat)
        hasil.registrasi = _setelah(satker)
    for nama, satu in beda.semua:
        hasil.catat(nama, satu.hitungan)


def _setelah(satker: Satker) -> dict[str, int]:
    """What the new rows settle by themselves, in their transaction: waiting numbers, staff and their ids."""
    pegawai = registrasi.cocokkan_pegawai(satker)
    return {"dipasangkan": registrasi.pasangkan(satker), "pegawai": pegawai.dicocokkan}


def _catatan(satker: Satker, periksa: HasilPeriksa) -> list[str]:
    nama = periksa.identitas.nama
    lain = bool(nama) and " ".join(nama.split()).casefold() != satker.nama.casefold()
    return [*periksa.catatan, *([f"SIPP ini bernama “{nama}”, bukan “{satker.nama}”."] if lain else [])]


def _tutup(sumber: SumberSipp, jalan: JalanSinkron, hasil: HitunganSinkron) -> None:
    jalan.selesai, jalan.hitungan, jalan.galat = sekarang(), hasil.ringkas(), hasil.galat[:500]
    jalan.save(update_fields=["selesai", "hitungan", "galat"])
    sumber.terakhir_mulai, sumber.galat = jalan.mulai, jalan.galat
    if not hasil.galat:
        sumber.terakhir_selesai = jalan.selesai
    else:
        catatan.warning("sinkron %s gagal: %s", sumber.satker.kode, hasil.galat)
    sumber.save(update_fields=["terakhir_mulai", "terakhir_selesai", "galat", "catatan_skema"])
    JalanSinkron.objects.filter(satker=sumber.satker, mulai__lt=jalan.mulai - SIMPAN_JALAN).delete()
