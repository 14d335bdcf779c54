"""Fills the demo court's information desk, once: every row comes about as in real life, on a past working day."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction

from informasi import services
from informasi.demo.bahan import PERTANYAAN, SEDERHANA, TAMU, TERBIT, formulir
from informasi.models import InformasiTerbuka, Keberatan, Permohonan, SetelanInformasi
from layanan.alur.pelaku import Pelaku
from satker.kalender import muat_kalender
from satker.models import Jabatan, Keanggotaan, Pegawai, Peran, Satker
from satker.waktu import hari_ini, pada, saat_lokal, sekarang

# How many working days ago each question was asked, and by which way. The first is overdue by today.
UMUR = {
    "terdaftar": 5,
    "dicari": 1,
    "koordinasi": 2,
    "diperpanjang": 3,
    "ditolak": 6,
    "menunggu_biaya": 4,
    "disiapkan": 9,
    "siap": 5,
    "diserahkan": 8,
    "tidak_dikuasai": 7,
    "dicabut": 2,
}
_LANGSUNG = ("koordinasi", "menunggu_biaya", "siap", "diserahkan")
NOMOR_PETUGAS = "+6281255500099"


@transaction.atomic
def isi_demo(satker: Satker) -> dict[str, int]:
    """Fill the desk unless it holds something; answers what was made. Needs the accounts of the demo."""
    petugas = _pelaku(satker, Peran.PETUGAS_INFORMASI)
    pj, ketua = _pelaku(satker, Peran.PJ_INFORMASI), _pelaku(satker, Peran.KETUA)
    if petugas is None or pj is None or ketua is None or Permohonan.objects.filter(satker=satker).exists():
        return {"permohonan": 0, "keberatan": 0, "terbuka": 0}
    SetelanInformasi.objects.get_or_create(
        satker=satker, defaults={"tarif_lembar": 500, "tarif_jilid": 5000, "kontak_nama": "Humas", **_kontak(satker)}
    )
    _beri_nomor(satker, petugas)
    Meja(satker, petugas, pj, ketua).buka()
    return {
        "permohonan": Permohonan.objects.filter(satker=satker).count(),
        "keberatan": Keberatan.objects.filter(satker=satker).count(),
        "terbuka": InformasiTerbuka.objects.filter(satker=satker).count(),
    }


def _kontak(satker: Satker) -> dict[str, str]:
    return {"kontak_jabatan": "Hubungan Masyarakat", "kontak_telepon": satker.telepon}


def _pelaku(satker: Satker, peran: str) -> Pelaku | None:
    akun = Keanggotaan.objects.filter(satker=satker, peran=peran).order_by("pk").values("user")[:1]
    user = get_user_model().objects.filter(pk__in=akun).first()
    return Pelaku.staf(user, satker) if user else None


def _beri_nomor(satker: Satker, petugas: Pelaku) -> None:
    """The officer is told about deadlines (N-42), so he needs a number on the simulator."""
    Pegawai.objects.get_or_create(
        satker=satker,
        nomor_wa=NOMOR_PETUGAS,
        defaults={"nama": petugas.nama, "jabatan": Jabatan.PTSP, "user": petugas.user},
    )


class Meja:
    """The desk while it is being filled: the people, and the days that have passed."""

    def __init__(self, satker: Satker, petugas: Pelaku, pj: Pelaku, ketua: Pelaku) -> None:
        self.satker, self.petugas, self.pj, self.ketua = satker, petugas, pj, ketua
        self.hari = _hari_kerja_lalu(satker, max(UMUR.values()))

    def buka(self) -> None:
        """Everything, oldest first, so that the register's numbers follow the days."""
        for nama in sorted(PERTANYAAN, key=lambda n: -UMUR[n]):
            self._jalankan(nama, list(PERTANYAAN).index(nama) + 1)
        for urut, (tanya, jawab) in enumerate(SEDERHANA):
            with pada(self._pukul(urut, 9 + urut)):
                isian = {"rincian": tanya, "jawaban": jawab, "kanal": "telepon"}
                services.catat_sederhana(self.satker, isian, pelaku=self.petugas)
        self._tamu_hari_ini()
        for butir in TERBIT:
            InformasiTerbuka.objects.create(satker=self.satker, terbit=True, diperbarui=sekarang(), **butir)

    def _pukul(self, umur: int, jam: int) -> datetime:
        """So many working days ago, at that hour; never later than now."""
        return min(saat_lokal(self.satker, self.hari[umur], time(jam)), sekarang())

    def _jalankan(self, nama: str, urut: int) -> None:
        umur = UMUR[nama]
        with pada(self._pukul(umur, 9)):
            p = self._ajukan(nama, urut)
        jalan = getattr(self, f"_{nama}", None)
        if jalan is not None:
            jalan(p, umur)

    def _ajukan(self, nama: str, urut: int) -> Permohonan:
        if nama not in _LANGSUNG:
            return services.ajukan_permohonan(self.satker, formulir(nama, urut), pelaku=Pelaku.pemohon()).urusan
        isian = formulir(nama, urut) | {"kanal": "langsung"}
        datang = {"nama": isian["nama"], "asal": isian["alamat"], "keperluan": "Mengajukan permohonan informasi"}
        tamu = services.catat_tamu(self.satker, datang | {"ktp_ditunjukkan": True}, pelaku=self.petugas)
        return services.ajukan_permohonan(self.satker, isian, pelaku=self.petugas, tamu=tamu).urusan

    def _nanti(self, umur: int, jam: int, langkah: Callable[..., Any], urusan: Any, **isian: Any) -> Any:
        """Take a step on that day."""
        oleh = isian.pop("pelaku", self.petugas)
        with pada(self._pukul(umur, jam)):
            return langkah(urusan, pelaku=oleh, **isian)

    def _dicari(self, p: Permohonan, umur: int) -> None:
        self._nanti(umur, 10, services.cari, p)

    def _koordinasi(self, p: Permohonan, umur: int) -> None:
        p = self._nanti(umur, 10, services.cari, p)
        self._nanti(umur, 11, services.koordinasikan, p, pertanyaan="Apakah dokumen ini boleh diberikan?")

    def _diperpanjang(self, p: Permohonan, umur: int) -> None:
        p = self._nanti(umur, 10, services.cari, p)
        self._nanti(umur - 1, 15, services.perpanjang, p, alasan="volume_besar")

    def _ditolak(self, p: Permohonan, umur: int) -> None:
        """Refused, and now before the Ketua."""
        p = self._nanti(umur - 1, 10, services.nyatakan, p, pelaku=self.pj, **_TOLAK)
        with pada(self._pukul(umur - 3, 20)):
            k = services.ajukan_keberatan(
                p, pelaku=Pelaku.pemohon(), alasan=["ditolak_tertutup"], uraian="Saya hanya memerlukan jumlahnya."
            ).urusan
        self._nanti(umur - 4, 9, services.teruskan, k)

    def _menunggu_biaya(self, p: Permohonan, umur: int) -> None:
        biaya = {"biaya_penggandaan": 60_000, "biaya_penjilidan": 25_000, "lembar": 120, "jilid": 5}
        self._nanti(umur - 1, 14, services.nyatakan, p, hasil="dikabulkan", ada=True, **biaya)

    def _disiapkan(self, p: Permohonan, umur: int) -> None:
        """Refused at first; the Ketua overturned it, and now it is being made."""
        tolak = _TOLAK | {"alasan": ["memorandum"], "alasan_uraian": ""}
        p = self._nanti(umur - 2, 10, services.nyatakan, p, pelaku=self.pj, **tolak)
        with pada(self._pukul(umur - 3, 9)):
            k = services.ajukan_keberatan(p, pelaku=Pelaku.pemohon(), alasan=["ditolak_tertutup"]).urusan
        k = self._nanti(umur - 4, 9, services.teruskan, k)
        putusan = {"putusan": "membatalkan", "putusan_alasan": "Daftar aset adalah informasi terbuka."}
        self._nanti(umur - 7, 13, services.putuskan_keberatan, k, pelaku=self.ketua, **putusan)

    def _siap(self, p: Permohonan, umur: int) -> None:
        biaya = {"biaya_penggandaan": 5_000, "lembar": 10}
        p = self._nanti(umur - 1, 9, services.nyatakan, p, hasil="dikabulkan", ada=True, **biaya)
        p = self._nanti(umur - 2, 9, services.bayar, p, cara_bayar="tunai", bukti_bayar="INF-014")
        self._nanti(umur - 3, 11, services.siap, p)

    def _diserahkan(self, p: Permohonan, umur: int) -> None:
        jawab = "Dari 184 mediasi, 41 berhasil seluruhnya atau sebagian."
        p = self._nanti(
            umur - 1, 9, services.nyatakan, p, hasil="dikabulkan", ada=True, biaya_penggandaan=0, jawaban=jawab
        )
        self._nanti(umur - 2, 10, services.serahkan, p, cara_penyerahan="langsung")

    def _tidak_dikuasai(self, p: Permohonan, umur: int) -> None:
        self._nanti(
            umur - 2, 9, services.nyatakan, p, hasil="tidak_dikuasai", ada=False, badan_lain="Kantor Urusan Agama"
        )

    def _dicabut(self, p: Permohonan, umur: int) -> None:
        self._nanti(umur - 1, 19, services.cabut, p, pelaku=Pelaku.pemohon())

    def _tamu_hari_ini(self) -> None:
        awal = sekarang() - timedelta(hours=len(TAMU))
        for urut, (nama, asal, keperluan, ktp) in enumerate(TAMU):
            saat = max(awal + timedelta(hours=urut), saat_lokal(self.satker, hari_ini(self.satker), time(0)))
            isian = {"nama": nama, "asal": asal, "keperluan": keperluan, "ktp_ditunjukkan": ktp}
            with pada(saat):
                tamu = services.catat_tamu(self.satker, isian, pelaku=self.petugas)
            if urut < len(TAMU) // 2:
                services.catat_pulang(tamu, pelaku=self.petugas)


_TOLAK: dict[str, Any] = {
    "hasil": "ditolak",
    "ada": True,
    "alasan": ["rahasia_pribadi"],
    "alasan_uraian": "Identitas para pihak perkara perceraian dikecualikan",
}


def _hari_kerja_lalu(satker: Satker, banyak: int) -> list[date]:
    """Today (or the last working day), and the working days before it: index = how many of them ago."""
    hari = hari_ini(satker)
    kalender = muat_kalender(satker, hari - timedelta(days=3 * banyak + 31), hari)
    semua = (hari - timedelta(days=n) for n in range(3 * banyak + 31))
    kerja = [t for t in semua if kalender.hari_kerja(t)][: banyak + 1]
    return [hari, *kerja] if kerja[0] != hari else kerja
