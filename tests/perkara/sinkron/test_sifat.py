"""Whatever clerks do, and whenever we look: the mirror ends as if it had been taken anew."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perkara.contoh.tulis import PenulisSipp
from perkara.models import (
    AktaCerai,
    EFiling,
    Kuasa,
    Penugasan,
    Perkara,
    PetugasSipp,
    Pihak,
    Putusan,
    RiwayatSidang,
    Sidang,
    SumberSipp,
)
from perkara.sipp.sinkron import sinkron
from satker.models import Satker
from satker.waktu import pada
from tests.pabrik import buat_satker
from tests.perkara.pabrik import buat_setelan
from tests.perkara.sinkron.conftest import HARI_INI, PAGI

_urut = count(1)
Suntingan = tuple[str, int, int]

SUNTINGAN = st.tuples(
    st.sampled_from(
        [
            *("perkara", "perkara_tua", "hapus_perkara", "tukar_nomor", "pihak", "ganti_nama", "hapus_pihak", "kuasa"),
            *("sidang", "geser", "hapus_sidang", "tunda", "agenda", "putusan", "hapus_putusan", "akta", "ikrar"),
            *("efiling", "hapus_efiling", "hakim", "tugaskan", "ganti_hakim", "rusakkan", "sinkron"),
        ]
    ),
    st.integers(0, 6),
    st.integers(-3, 30),
)


class Panitera:
    """A clerk who picks what is there and does something to it."""

    def __init__(self, tulis: PenulisSipp) -> None:
        self.tulis = tulis

    def lakukan(self, nama: str, pilih: int, hari: int) -> None:
        """One edit; nothing happens when there is nothing to edit."""
        tindakan: Callable[[int, date], Any] = getattr(self, f"_{nama}")
        tindakan(pilih, HARI_INI + timedelta(days=hari))

    def _satu(self, tabel: str, kolom: str, pilih: int) -> int | None:
        semua = [baris[0] for baris in self.tulis.jalankan(f"SELECT {kolom} FROM {tabel} ORDER BY {kolom}")]
        return semua[pilih % len(semua)] if semua else None

    def _perkara(self, _: int, __: date) -> None:
        self.tulis.perkara()

    def _perkara_tua(self, _: int, hari: date) -> None:
        self.tulis.sidang(self.tulis.perkara(tanggal=date(2026, 3, 1)), hari)

    def _hapus_perkara(self, pilih: int, _: date) -> None:
        self.tulis.hapus("perkara", perkara_id=self._satu("perkara", "perkara_id", pilih))

    def _tukar_nomor(self, pilih: int, _: date) -> None:
        a, b = self._satu("perkara", "perkara_id", pilih), self._satu("perkara", "perkara_id", pilih + 1)
        if a is None or a == b:
            return
        nomor = dict(self.tulis.jalankan("SELECT perkara_id, nomor_perkara FROM perkara"))
        for satu, isi in ((a, "sementara"), (b, nomor[a]), (a, nomor[b])):
            self.tulis.ubah("perkara", {"perkara_id": satu}, nomor_perkara=isi)

    def _pihak(self, pilih: int, _: date) -> None:
        if (perkara := self._satu("perkara", "perkara_id", pilih)) is not None:
            self.tulis.pihak(perkara, 1 + pilih % 4, telepon="0812-3456-7890")

    def _ganti_nama(self, pilih: int, hari: date) -> None:
        self.tulis.ubah("perkara_pihak1", {"id": self._satu("perkara_pihak1", "id", pilih)}, nama=f"Nama {hari}")

    def _hapus_pihak(self, pilih: int, _: date) -> None:
        self.tulis.hapus("perkara_pihak1", id=self._satu("perkara_pihak1", "id", pilih))

    def _kuasa(self, pilih: int, hari: date) -> None:
        if (perkara := self._satu("perkara", "perkara_id", pilih)) is not None:
            self.tulis.kuasa(perkara, 1, 1, aktif_sampai=hari.isoformat())

    def _sidang(self, pilih: int, hari: date) -> None:
        if (perkara := self._satu("perkara", "perkara_id", pilih)) is not None:
            self.tulis.sidang(perkara, hari)

    def _ubah_sidang(self, pilih: int, **kolom: Any) -> None:
        self.tulis.ubah("perkara_jadwal_sidang", {"id": self._satu("perkara_jadwal_sidang", "id", pilih)}, **kolom)

    def _geser(self, pilih: int, hari: date) -> None:
        self._ubah_sidang(pilih, tanggal_sidang=hari.isoformat())

    def _hapus_sidang(self, pilih: int, _: date) -> None:
        self.tulis.hapus("perkara_jadwal_sidang", id=self._satu("perkara_jadwal_sidang", "id", pilih))

    def _tunda(self, pilih: int, _: date) -> None:
        self._ubah_sidang(pilih, ditunda="Y", alasan_ditunda="Saksi")

    def _agenda(self, pilih: int, hari: date) -> None:
        self._ubah_sidang(pilih, agenda=f"Agenda {hari}", edoc_bas="bas.rtf")

    def _putusan(self, pilih: int, hari: date) -> None:
        perkara = self._satu("perkara", "perkara_id", pilih)
        if perkara is not None:
            self.tulis.hapus("perkara_putusan", perkara_id=perkara)
            self.tulis.putusan(perkara, hari)

    def _hapus_putusan(self, pilih: int, _: date) -> None:
        self.tulis.hapus("perkara_putusan", perkara_id=self._satu("perkara_putusan", "perkara_id", pilih))

    def _akta(self, pilih: int, hari: date) -> None:
        perkara = self._satu("perkara", "perkara_id", pilih)
        if perkara is not None:
            self.tulis.hapus("perkara_akta_cerai", perkara_id=perkara)
            self.tulis.akta(perkara, f"{pilih}/AC/2026/PA.Bjh", hari)

    def _ikrar(self, pilih: int, hari: date) -> None:
        perkara = self._satu("perkara", "perkara_id", pilih)
        if perkara is not None:
            self.tulis.hapus("perkara_ikrar_talak", perkara_id=perkara)
            self.tulis.ikrar(perkara, hari)

    def _efiling(self, pilih: int, hari: date) -> None:
        self.tulis.efiling(min(hari, HARI_INI), self._satu("perkara", "perkara_id", pilih) if pilih % 2 else None)

    def _hapus_efiling(self, pilih: int, _: date) -> None:
        satu = self._satu("perkara_efiling", "efiling_id", pilih)
        self.tulis.hapus("perkara_efiling_id", efiling_id=satu)
        self.tulis.hapus("perkara_efiling", efiling_id=satu)

    def _hakim(self, pilih: int, _: date) -> None:
        self.tulis.petugas(nama=f"Hakim {pilih}")

    def _tugaskan(self, pilih: int, _: date) -> None:
        perkara, hakim = self._satu("perkara", "perkara_id", pilih), self._satu("hakim_pn", "id", pilih)
        if perkara is not None and hakim is not None:
            self.tulis.tugaskan(perkara, hakim)

    def _ganti_hakim(self, pilih: int, _: date) -> None:
        self.tulis.ubah("perkara_hakim_pn", {"id": self._satu("perkara_hakim_pn", "id", pilih)}, aktif="T")

    def _rusakkan(self, pilih: int, _: date) -> None:
        # A row nobody could ever read: one that was good before would be kept, not dropped.
        perkara = self._satu("perkara", "perkara_id", pilih)
        if perkara is not None:
            self.tulis.sidang(perkara, "0000-00-00")


def cermin(satker: Satker, lingkup: set[int]) -> dict[str, Any]:
    """What the court's tables say about these cases, without keys, history and times of our own."""
    milik = {"perkara__satker": satker, "perkara__sipp_id__in": lingkup, "perkara__hilang_pada": None}
    kolom: dict[Any, tuple[str, ...]] = {
        Pihak: ("sisi", "sipp_id", "urutan", "nama", "telepon"),
        Kuasa: ("sipp_id", "nama", "aktif"),
        Penugasan: ("tugas", "sipp_id", "petugas_id", "aktif"),
        Sidang: ("sipp_id", "tanggal", "jam", "agenda", "ditunda", "bas_ada"),
        Putusan: ("tanggal", "status_id"),
        AktaCerai: ("nomor", "tanggal"),
    }
    isi = {}
    for model, nama in kolom.items():
        hidup = milik | ({"hilang_pada": None} if model is Sidang else {})
        isi[model.__name__] = set(model.objects.filter(**hidup).values_list("perkara__sipp_id", *nama))
    perkara = Perkara.objects.filter(satker=satker, hilang_pada=None, sipp_id__in=lingkup)
    isi["Perkara"] = set(perkara.values_list("sipp_id", "nomor", "nomor_kunci", "ecourt", "tanggal_ikrar"))
    filing = EFiling.objects.filter(satker=satker, hilang_pada=None)
    isi["EFiling"] = set(filing.values_list("sipp_id", "perkara__sipp_id", "nomor_register"))
    isi["Petugas"] = set(PetugasSipp.objects.filter(satker=satker).values_list("tugas", "sipp_id", "nama"))
    return isi


def pengadilan(url: str) -> Satker:
    satker = buat_satker(singkatan="PA.Bjh")
    SumberSipp.objects.create(satker=satker, url=url, mulai=date(2026, 11, 1))
    buat_setelan(satker, daftar_otomatis=False)
    return satker


@pytest.mark.django_db
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(suntingan=st.lists(SUNTINGAN, min_size=1, max_size=40))
def test_any_edits_with_syncs_in_between_end_as_one_fresh_sync(tmp_path: Path, suntingan: list[Suntingan]) -> None:
    url = f"sqlite:///{tmp_path / f'{next(_urut)}.db'}"
    with PenulisSipp(url) as tulis, pada(PAGI):
        berkala, segar = pengadilan(url), pengadilan(url)
        panitera = Panitera(tulis)
        for nama, pilih, hari in suntingan:
            if nama == "sinkron":
                assert not sinkron(berkala).galat
            else:
                panitera.lakukan(nama, pilih, hari)
        assert not sinkron(berkala).galat
        assert not sinkron(segar).galat
        masih_ada = {baris[0] for baris in tulis.jalankan("SELECT perkara_id FROM perkara")}
        ulang = sinkron(berkala)
    lingkup = set(Perkara.objects.filter(satker=segar).values_list("sipp_id", flat=True))
    assert cermin(berkala, lingkup) == cermin(segar, lingkup)
    hidup = set(Perkara.objects.filter(satker=berkala, hilang_pada=None).values_list("sipp_id", flat=True))
    assert hidup <= masih_ada
    assert (ulang.baru, ulang.berubah, ulang.hilang) == (0, 0, 0)
    versi = Sidang.objects.filter(perkara__satker=berkala)
    assert RiwayatSidang.objects.filter(sidang__in=versi).count() == sum(s.versi - 1 for s in versi)
