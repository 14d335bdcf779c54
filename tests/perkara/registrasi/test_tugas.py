"""The counter's to-do list (R-000-5)."""

from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from perkara.models import Perkara, TugasLoket
from perkara.registrasi import daftar_tugas, selesaikan
from perkara.registrasi.tugas import catat_tugas
from satker.models import JejakAudit, Satker
from satker.waktu import sekarang
from tests.pabrik import buat_satker
from tests.perkara.pabrik import buat_perkara, buat_pihak


def tugas(perkara: Perkara, **isian: Any) -> TugasLoket:
    bawaan = {"satker": perkara.satker, "perkara": perkara, "mentah": "0286-1", "sebab": "x", "dibuat": sekarang()}
    return TugasLoket(**bawaan | isian)


def test_the_list_shows_the_courts_open_ones_with_people_in_one_query(satker: Satker, perkara: Perkara) -> None:
    catat_tugas([tugas(perkara, pihak=buat_pihak(perkara, nama=f"Orang {n}")) for n in range(5)])
    catat_tugas([tugas(buat_perkara(buat_satker()))])
    with CaptureQueriesContext(connection) as tangkap:
        semua = [(t.perkara.nomor, t.pihak.nama, t.kuasa) for t in daftar_tugas(satker) if t.pihak]
    assert len(semua) == 5
    assert len(tangkap) == 1


def test_finished_by_hand_once_with_the_officers_name(satker: Satker, perkara: Perkara, petugas: Any) -> None:
    catat_tugas([tugas(perkara)])
    satu = TugasLoket.objects.get()
    assert selesaikan(satu, petugas) is True
    assert selesaikan(satu, petugas) is False
    satu.refresh_from_db()
    assert (satu.selesai_pada, satu.selesai_oleh) == (sekarang(), petugas)
    assert JejakAudit.objects.filter(tindakan="tugas_loket.selesai", pelaku=petugas.username).count() == 1


def test_the_same_person_and_text_is_one_to_do_with_its_latest_reason(perkara: Perkara) -> None:
    catat_tugas([tugas(perkara, sebab="lama"), tugas(perkara, sebab="baru")])
    catat_tugas([tugas(perkara, sebab="terbaru")])
    assert TugasLoket.objects.get().sebab == "terbaru"
