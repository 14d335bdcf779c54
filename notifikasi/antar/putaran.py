"""One deliverer at work on one gateway: keeps the pool busy, writes outcomes while calls are in the air."""

from collections import deque
from concurrent.futures import FIRST_COMPLETED, Future, wait
from datetime import timedelta

from notifikasi.antar import hasil, jalur, klaim, pemutus, percobaan
from notifikasi.antar.batas import Batas, berhenti
from notifikasi.antar.hitungan import Hitungan
from notifikasi.antar.kolam import Kolam
from notifikasi.antar.laju import Laju
from notifikasi.antar.muatan import Muatan, muat
from notifikasi.gateway.dasar import Hasil
from notifikasi.models import Gateway
from satker.waktu import sekarang

# Rows claimed at once: half a second of work for ten connections, so that a text is never old when it leaves.
BATCH = 100
LAJU_LAMBAT = 0.2  # messages per second while the provider asks for patience
DETIK_PER_KLAIM = 2.0
# Slots further apart than this are remembered across runs; closer ones are not worth a statement each.
DETIK_DIINGAT = 1.0
DETIK_REDA = 0.02  # how long to wait for more answers before writing a few


class Putaran:
    """Delivers until nothing is due, the time is up, or the gateway says stop. Memory does not grow with the queue."""

    def __init__(self, gateway: Gateway, batas: Batas, hitung: Hitungan) -> None:
        self.gateway, self.batas, self.hitung = gateway, batas, hitung
        self.adaptor = jalur.adaptor(gateway)
        self.laju = Laju(laju_kini(gateway), acak=gateway.jeda_acak, tunda=sampai_boleh(gateway))
        self.beruntun = pemutus.Beruntun(gateway)
        self.siap: deque[Muatan] = deque()
        self.terbang: dict[Future[Hasil | None], Muatan] = {}
        self.usai: list[tuple[Muatan, Hasil | None]] = []
        self.habis = self.reda = self.menunggu = False

    def jalankan(self) -> bool:
        """Work; True when the gateway was stopped on the way and another one may be asked."""
        with Kolam(self.adaptor, jalur.koneksi(self.gateway)) as self.kolam:
            while True:
                self._isi()
                self._lepas()
                self._catat()
                if not self._tunggu():
                    break
        if sisa := [pk for m in self.siap for pk in m.semua]:
            percobaan.kembalikan(self.gateway, sisa, self.hitung)
        return self.kolam.henti.is_set()

    def _isi(self) -> None:
        """Claim the next batch before the last one has run out."""
        # A slot far away: others' messages need this thread more. The row remembers when it is our turn.
        self.menunggu = not self.terbang and self.batas.terlalu_lama(self.laju.tunggu())
        if self.batas.lewat() or self.menunggu:
            self.kolam.henti.set()
        if self.habis or self.kolam.henti.is_set() or len(self.siap) >= min(self.kolam.banyak, self._sekaligus()):
            return
        gateway = jalur.segarkan(self.gateway)
        if gateway is None:
            self.kolam.henti.set()
            return
        self.gateway = gateway
        self.laju.ganti(laju_kini(gateway), gateway.jeda_acak)
        pesan = klaim.klaim(gateway, self._sekaligus())
        self.habis = len(pesan) < self._sekaligus()  # what is due only now is seen when the turn is over
        self.hitung.diklaim += len(pesan)
        self.siap.extend(muat(pesan, self.adaptor, self.hitung) if pesan else ())

    def _sekaligus(self) -> int:
        """How many to claim at once: what leaves within DETIK_PER_KLAIM, so that no text is old when it leaves."""
        terlama = self.laju.terlama
        return max(1, min(BATCH, int(DETIK_PER_KLAIM / terlama))) if terlama else BATCH

    def _lepas(self) -> None:
        """Write the attempts of the next chunk and hand it to the pool: one chunk in the air, one ready behind it."""
        if not self._lapang():
            return
        ruang = 2 * self.kolam.banyak - len(self.terbang)
        potong = [self.siap.popleft() for _ in range(self.laju.ambil(min(ruang, len(self.siap))))]
        boleh = percobaan.buka(self.gateway, potong) if potong else set()
        if potong and self.laju.terlama >= DETIK_DIINGAT:
            saat = sekarang() + timedelta(seconds=self.laju.tunggu() or 0)
            Gateway.objects.filter(pk=self.gateway.pk).update(boleh_pada=saat)
        for m in potong:
            if m.pesan_id in boleh:
                self.terbang[self.kolam.kirim(m.kiriman)] = m
        if tolak := [pk for m in potong if m.pesan_id not in boleh for pk in m.semua]:
            percobaan.hentikan(self.gateway, tolak, self.hitung)

    def _lapang(self) -> bool:
        """Whether there is something to hand out and room for it, enough to be worth a statement."""
        ruang = 2 * self.kolam.banyak - len(self.terbang)
        return bool(self.siap) and not self.kolam.henti.is_set() and ruang >= max(1, self.kolam.banyak // 2)

    def _catat(self) -> None:
        """Write what came back, once it is worth a transaction or no more is coming just now."""
        cukup = len(self.usai) >= max(1, self.kolam.banyak // 2) or self.reda or not self.terbang
        if not self.usai or not cukup:
            return
        usai, self.usai = self.usai, []
        if hasil.tulis(self.gateway, usai, self.beruntun, self.hitung):
            self.kolam.henti.set()

    def _tunggu(self) -> bool:
        """Wait for an answer or the next slot of the pace; False when there is nothing left to wait for."""
        jeda = self.laju.tunggu() if self._lapang() else None
        if self.terbang:
            batas = [d for d in (jeda, DETIK_REDA if self.usai else None) if d is not None]
            tiba, _ = wait(self.terbang, timeout=min(batas, default=None), return_when=FIRST_COMPLETED)
            self.usai += [(self.terbang.pop(f), f.result()) for f in tiba]
            self.reda = not tiba
        elif jeda and not self.batas.terlalu_lama(jeda):
            berhenti.wait(jeda)  # a sleep that ends when the process is asked to
        lagi = not self.kolam.henti.is_set() and (self.siap or not self.habis)
        return bool(self.terbang or self.usai or lagi)


def sampai_boleh(gateway: Gateway) -> float:
    """Seconds until the pace of earlier runs allows the next call."""
    return max(0.0, (gateway.boleh_pada - sekarang()).total_seconds()) if gateway.boleh_pada else 0.0


def laju_kini(gateway: Gateway) -> float:
    """Messages per second now, 0 for no limit."""
    if gateway.lambat_sampai and gateway.lambat_sampai > sekarang():
        return min(gateway.laju or LAJU_LAMBAT, LAJU_LAMBAT)
    return gateway.laju
