"""Whatever people do in whatever order, these hold: a machine of random actions on one request and its objections."""

from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from informasi.alur import KEBERATAN, PERMOHONAN
from informasi.models import Keberatan, Permohonan
from informasi.services import ajukan_keberatan, alasan_keberatan, nyatakan, putuskan_keberatan, semua_dasar
from layanan.alur.galat import LangkahDitolak
from layanan.alur.jalan import boleh, jalankan
from layanan.alur.pelaku import Pelaku
from layanan.models import Riwayat, Urusan
from notifikasi.models import Pesan
from satker.models import Satker
from satker.waktu import pada
from tests.informasi.pabrik import (
    KABUL,
    KETUA,
    PETUGAS,
    PJ,
    TOLAK,
    ajukan,
    buat_pengadilan,
    buat_tamu,
    saat,
    segar,
    staf,
)

pytestmark = pytest.mark.django_db
LEWAT = {"putusan": "membatalkan", "putusan_alasan": "Terbuka.", "biaya_penggandaan": 0}
KUAT = {"putusan": "menguatkan", "putusan_alasan": "Tepat."}
KOREKSI = {"putusan": "koreksi_biaya", "putusan_alasan": "Tarif.", "biaya_koreksi": 10}
ISIAN: dict[str, list[dict[str, Any]]] = {
    "koordinasikan": [{"catatan": "Boleh?"}, {}],
    "jawab_koordinasi": [{"konsultasi": "Boleh."}],
    "perpanjang": [{"alasan": "volume_besar", "hari": h} for h in (None, 1, 2, 3)],
    "nyatakan": [KABUL, KABUL | {"biaya_penggandaan": 900}, TOLAK, {"hasil": "tidak_dikuasai", "ada": False}, {}],
    "bayar": [{"cara_bayar": "tunai"}, {}],
    "serahkan": [{"cara_penyerahan": c} for c in ("langsung", "surel", "media")],
    "catat_pencabutan": [{"alasan": "Telepon", "catatan": "Telepon"}],
    "catat": [{"catatan": "x"}],
    "jawab_langsung": [{"jawaban": "x"}],
    "rujuk": [{"rujukan_nama": "PA X"}],
    "putuskan": [LEWAT, KUAT, KOREKSI],
    "jawaban_ma": [LEWAT, KUAT],
    "terima_terlambat": [{"alasan": "Sakit."}],
    "tolak_terlambat": [{"alasan": "Tanpa alasan."}],
}
DASAR = ("ditolak_tertutup", "wajib_umum_tidak_ada", "tidak_semestinya", "biaya_berlebih", "terlambat")
TINDAKAN = [lk.tindakan for lk in PERMOHONAN.langkah] + [f"k:{lk.tindakan}" for lk in KEBERATAN.langkah] + ["keberatan"]
ORANG = ("petugas", "pj", "ketua", "pemohon", "sistem")
# Mostly a step that leads on from here, now and then anything by anybody; withdrawing ends a walk, so it is rare.
LANGKAH = st.tuples(st.integers(0, 99), st.integers(0, 999), st.integers(0, 9), st.sampled_from([0, 1, 3, 8, 24, 60]))
NGAWUR, MENCABUT = 15, 5


class Dunia:
    """One request, its objections, its people, and a clock that only goes forward."""

    def __init__(self, jenis: str) -> None:
        self.satker: Satker = buat_pengadilan()
        self.orang = {
            "petugas": staf(self.satker, PETUGAS),
            "pj": staf(self.satker, PJ),
            "ketua": staf(self.satker, KETUA),
            "pemohon": Pelaku.pemohon(),
            "sistem": Pelaku.sistem(),
        }
        self.saat: datetime = saat("2026-01-05 09:00")
        with pada(self.saat):
            self.p: Permohonan = ajukan(self.satker, jenis=jenis, nomor_wa="081234567890", kabari_wa=True)
            buat_tamu(self.satker, self.orang["petugas"], permohonan=self.p)

    def usul(self, dadu: int, ke: int) -> tuple[str, str]:
        """An action and who tries it."""
        if dadu < NGAWUR:
            return TINDAKAN[ke % len(TINDAKAN)], ORANG[ke % len(ORANG)]
        p, k = segar(self.p), Keberatan.objects.filter(permohonan=self.p, ditutup=False).order_by("-pk").first()
        bisa = [(lk.tindakan, siapa) for siapa, oleh in self.orang.items() for lk in boleh(p, oleh)]
        if k is not None:
            bisa = [
                (f"k:{lk.tindakan}", siapa) for siapa, oleh in self.orang.items() for lk in boleh(k, oleh)
            ] * 2 + bisa
        with pada(self.saat):
            bisa += [("keberatan", "pemohon")] * 3 * bool(semua_dasar(p))
        if dadu >= NGAWUR + MENCABUT:
            bisa = [b for b in bisa if "cabut" not in b[0]]
        return bisa[ke % len(bisa)] if bisa else ("catat", "petugas")

    def lakukan(self, dadu: int, ke: int, pilih: int, jam: int) -> None:
        """Try it; a refusal leaves everything as it was."""
        self.saat += timedelta(hours=jam)
        tindakan, siapa = self.usul(dadu, ke)
        isian = ISIAN.get(tindakan.removeprefix("k:"), [{}])
        sebelum = potret(self.p)
        try:
            with pada(self.saat), transaction.atomic():
                self._satu(tindakan, self.orang[siapa], isian[pilih % len(isian)], pilih)
        except LangkahDitolak:
            assert potret(self.p) == sebelum

    def _satu(self, tindakan: str, oleh: Pelaku, isian: dict[str, Any], pilih: int) -> None:
        if tindakan == "keberatan":
            ada = [x.kode for x in semua_dasar(segar(self.p))] or list(DASAR)
            ajukan_keberatan(segar(self.p), pelaku=oleh, alasan=[ada[pilih % len(ada)]])
        elif tindakan == "nyatakan":
            nyatakan(segar(self.p), pelaku=oleh, **{"hasil": "", "ada": None} | isian)
        elif tindakan == "k:putuskan":
            putuskan_keberatan(self._keberatan(), pelaku=oleh, **isian)
        elif tindakan.startswith("k:"):
            jalankan(self._keberatan(), tindakan[2:], pelaku=oleh, isian=isian)
        elif tindakan not in ("laksanakan_putusan", "koreksi_biaya"):  # these only follow a decision
            jalankan(segar(self.p), tindakan, pelaku=oleh, isian=isian)

    def _keberatan(self) -> Keberatan:
        k = Keberatan.objects.filter(permohonan=self.p).select_related("satker").order_by("-pk").first()
        if k is None:
            raise LangkahDitolak
        return k


def potret(p: Permohonan) -> Any:
    """Everything that could have changed."""
    urusan = list(Urusan.objects.order_by("pk").values_list("pk", "keadaan", "versi", "jatuh_tempo", "selesai_pada"))
    return urusan, Riwayat.objects.count(), Pesan.objects.count()


def periksa(d: Dunia) -> None:
    """The invariants of domain 3.3 and 3.4."""
    p = segar(d.p)
    keadaan = PERMOHONAN.keadaan_dari(p.keadaan)
    assert (p.selesai_pada is None) == keadaan.terbuka
    assert p.jatuh_tempo is None or keadaan.terbuka
    if p.hasil in ("dikabulkan", "sebagian"):
        assert p.biaya is not None  # R-002-18
    if p.hasil in ("ditolak", "sebagian"):
        assert p.alasan  # R-002-17
    if p.perpanjangan_sampai:
        assert (p.perpanjangan_sampai - p.perpanjangan_dari).days <= 12  # two working days, R-002-21
    if p.keadaan in ("disiapkan", "siap", "diserahkan") and p.biaya:
        assert p.dibayar_pada is not None  # R-002-9
    if p.keadaan == "diserahkan" and p.berdokumen:
        assert p.cara_penyerahan in ("langsung", "media")  # R-002-27
    assert Riwayat.objects.filter(urusan=p, tindakan="perpanjang").count() <= 1
    riwayat_rantai(p)
    milik = list(Keberatan.objects.filter(permohonan=p))
    for tingkat in (1, 2):
        assert sum(not k.ditutup for k in milik if k.tingkat == tingkat) <= 1
    for k in milik:
        assert k.ditutup == (not KEBERATAN.keadaan_dari(k.keadaan).terbuka)
        assert k.putusan == "" or k.tingkat == 2 or k.diteruskan_pada is not None
        assert not (k.terlambat and k.putusan) or k.diterima_karena
        riwayat_rantai(k)
    with pada(d.saat):
        assert {x.kode for x in alasan_keberatan(p)} <= {x.kode for x in semua_dasar(p)}


def riwayat_rantai(urusan: Any) -> None:
    """Each row begins where the one before ended, and the last is where the matter stands."""
    baris = list(Riwayat.objects.filter(urusan=urusan).order_by("pk"))
    assert all(a.ke == b.dari for a, b in pairwise(baris))
    assert baris[-1].ke == urusan.keadaan


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(jenis=st.sampled_from(["informasi", "dokumen"]), langkah=st.lists(LANGKAH, min_size=12, max_size=30))
def test_no_sequence_of_actions_breaks_the_rules(db: None, jenis: str, langkah: list[tuple[Any, ...]]) -> None:
    """Property: whoever does what, when, in any order."""
    titik = transaction.savepoint()
    d = Dunia(jenis)
    for satu in langkah:
        d.lakukan(*satu)
        periksa(d)
    transaction.savepoint_rollback(titik)
