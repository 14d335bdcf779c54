"""Whatever is written in SIPP, said at the counter and answered from phones: some things never happen."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notifikasi.models import Nomor, Persetujuan, Pesan
from notifikasi.persetujuan import aktifkan, hentikan
from perkara.models import Perkara, Pihak, Registrasi, TugasLoket
from perkara.registrasi import IsianDitolak, cabut, daftarkan_di_loket, daftarkan_otomatis, nyatakan_salah, pasangkan
from satker.models import Peran, Satker
from satker.waktu import pada, sekarang
from tests.notifikasi.pabrik import buat_gateway
from tests.pabrik import buat_pengguna, buat_satker
from tests.palsu.waha import WahaPalsu
from tests.perkara.pabrik import buat_perkara, buat_pihak, buat_sumber
from tests.perkara.registrasi.conftest import PAGI

NOMOR = ("081234560001", "0812-3456-0003", "+62 812 3456 0008")
TEKS = st.sampled_from([*NOMOR, "081234560002", "0286-321456", "-", "", "0812 3456 000O", f"{NOMOR[0]}/{NOMOR[1]}"])
LANGKAH = st.one_of(
    st.tuples(st.just("perkara"), st.just(0), st.just("")),
    st.tuples(st.sampled_from(["pihak1", "pihak2", "ganti"]), st.integers(0, 3), TEKS),
    st.tuples(st.just("loket"), st.integers(0, 3), st.sampled_from(NOMOR)),
    st.tuples(st.sampled_from(["cabut", "hilang", "otomatis"]), st.integers(0, 3), st.just("")),
    st.tuples(st.sampled_from(["berhenti", "mulai", "salah"]), st.integers(0, 3), st.just("")),
)


@pytest.fixture(scope="module")
def peladen() -> Iterator[WahaPalsu]:
    """One server for all examples: numbers that end in 0002 are not on WhatsApp."""
    with WahaPalsu() as waha:
        yield waha


class Hari:
    """A day at a court."""

    def __init__(self, waha: WahaPalsu) -> None:
        self.satker: Satker = buat_satker()
        self.ditolak: set[str] = set()
        self.petugas = buat_pengguna(self.satker, Peran.PTSP)
        buat_sumber(self.satker)
        buat_gateway(self.satker, waha.setelan())
        buat_perkara(self.satker)

    def lakukan(self, nama: str, pilih: int, teks: str) -> None:
        """One step; nothing happens when there is nothing to do it to."""
        tindakan: Callable[[int, str], Any] = getattr(self, f"_{nama}")
        tindakan(pilih, teks)

    def _pilih(self, semua: Any, pilih: int) -> Any:
        ada = list(semua.order_by("pk"))
        return ada[pilih % len(ada)] if ada else None

    def _satu_perkara(self, pilih: int) -> Any:
        return self._pilih(Perkara.objects.filter(satker=self.satker, hilang_pada=None), pilih)

    def _satu_nomor(self, pilih: int) -> Any:
        return self._pilih(Nomor.objects.filter(satker=self.satker), pilih)

    def _perkara(self, _: int, __: str) -> None:
        buat_perkara(self.satker)

    def _pihak1(self, pilih: int, teks: str) -> None:
        if perkara := self._satu_perkara(pilih):
            buat_pihak(perkara, 1, telepon=teks)

    def _pihak2(self, pilih: int, teks: str) -> None:
        if perkara := self._satu_perkara(pilih):
            buat_pihak(perkara, 2, telepon=teks)

    def _ganti(self, pilih: int, teks: str) -> None:
        if pihak := self._pilih(Pihak.objects.filter(perkara__satker=self.satker), pilih):
            Pihak.objects.filter(pk=pihak.pk).update(telepon=teks)

    def _loket(self, pilih: int, teks: str) -> None:
        perkara = self._satu_perkara(pilih)
        if perkara is None:
            return
        try:
            isian: dict[str, Any] = {"nama": "Siti", "sisi": 1 + pilih % 2, "nomor_teks": teks, "setuju": True}
            daftarkan_di_loket(self.satker, self.petugas, perkara=perkara, **isian)
        except IsianDitolak as tolak:
            self.ditolak |= set(tolak.galat)

    def _cabut(self, pilih: int, _: str) -> None:
        if registrasi := self._pilih(Registrasi.objects.filter(satker=self.satker), pilih):
            cabut(registrasi, self.petugas, "Uji")

    def _hilang(self, pilih: int, _: str) -> None:
        if perkara := self._satu_perkara(pilih):
            Perkara.objects.filter(pk=perkara.pk).update(hilang_pada=sekarang())

    def _otomatis(self, _: int, __: str) -> None:
        pasangkan(self.satker)
        daftarkan_otomatis(self.satker)

    def _berhenti(self, pilih: int, _: str) -> None:
        if nomor := self._satu_nomor(pilih):
            hentikan(nomor, Persetujuan.Kanal.BALASAN)

    def _mulai(self, pilih: int, _: str) -> None:
        if nomor := self._satu_nomor(pilih):
            aktifkan(nomor, Persetujuan.Kanal.BALASAN)

    def _salah(self, pilih: int, _: str) -> None:
        if nomor := self._satu_nomor(pilih):
            nyatakan_salah(nomor)


def periksa(satker: Satker) -> None:
    """What must hold after any step."""
    milik = Registrasi.objects.filter(satker=satker)
    otomatis = milik.filter(sumber="otomatis")
    assert set(otomatis.values_list("sisi", flat=True)) <= {1}
    assert not otomatis.filter(nomor__di_whatsapp=False).exists()
    assert not milik.filter(persetujuan=None).exists()
    assert set(otomatis.values_list("persetujuan__dasar", flat=True)) <= {"tugas_publik"}
    # One greeting for each registration, never two.
    sambutan = Pesan.objects.filter(satker=satker, jenis="N-01").values_list("subjek_id", flat=True)
    assert sorted(sambutan) == sorted(milik.values_list("pk", flat=True))
    # Nothing is queued for a number that does not want it, nor for a registration that ended.
    antre = Pesan.objects.filter(satker=satker, jenis="N-01", status="antre")
    assert not antre.exclude(nomor__keadaan="aktif").exists()
    assert not antre.filter(subjek_id__in=milik.exclude(status__in=("aktif", "menunggu")).values("pk")).exists()
    # Who denied is on no case any more.
    assert not milik.filter(nomor__keadaan="salah_orang", status="aktif").exists()


@pytest.mark.django_db
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(langkah=st.lists(LANGKAH, min_size=3, max_size=30))
def test_invariants_hold_after_every_step(peladen: WahaPalsu, langkah: list[tuple[str, int, str]]) -> None:
    """R-000-3, R-000-4, R-000-5 at any length of life."""
    with pada(PAGI):
        hari = Hari(peladen)
        for nama, pilih, teks in langkah:
            hari.lakukan(nama, pilih, teks)
            periksa(hari.satker)
        daftarkan_otomatis(hari.satker)
        sebelum = Registrasi.objects.count(), Pesan.objects.count(), TugasLoket.objects.count()
        ulang = daftarkan_otomatis(hari.satker)
    assert hari.ditolak <= {"nomor_teks", "aktifkan_lagi"}
    assert (ulang["didaftarkan"], ulang["tugas"], ulang["ditutup"]) == (0, 0, 0)
    assert (Registrasi.objects.count(), Pesan.objects.count(), TugasLoket.objects.count()) == sebelum
