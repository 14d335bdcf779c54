"""Delivers the simulator's webhooks: signed, in order, again and again while the portal is down."""

import hashlib
import hmac
import threading

import requests

from notifikasi.simulator.simpanan import Laporan, Simpanan
from satker.waktu import sekarang

JEDA_MAKS = 60.0  # seconds between attempts, at most
_TIMEOUT = (1, 3)


def jeda(percobaan: int) -> float:
    """Seconds to wait after the n-th failure (from 0): 0.5, 1, 2, 4 … 60."""
    return min(0.5 * 2 ** min(percobaan, 16), JEDA_MAKS)


class Pelapor(threading.Thread):
    """One thread; `bangunkan` tells it that there is something new, `henti` ends it after the current call."""

    def __init__(self, simpanan: Simpanan) -> None:
        super().__init__(name="pelapor", daemon=True)
        self.simpanan = simpanan
        self._bangun, self._henti = threading.Event(), threading.Event()
        self._sesi = requests.Session()
        self._sesi.trust_env = False  # the portal is on this machine: no proxy, no netrc

    def bangunkan(self) -> None:
        """There may be something to deliver."""
        self._bangun.set()

    def henti(self) -> None:
        """Stop, and wait for the current call to end."""
        self._henti.set()
        self._bangun.set()
        self.join(timeout=sum(_TIMEOUT) + 0.5)
        self._sesi.close()

    def run(self) -> None:
        while not self._henti.is_set():
            self._bangun.clear()
            if not self.kirim_sekali():
                self._bangun.wait(self._lama_tidur())

    def kirim_sekali(self) -> bool:
        """Deliver what is due now; False when nothing was."""
        laporan = self.simpanan.laporan_siap(sekarang().timestamp())
        tertahan: set[str] = set()
        for satu in laporan:
            if self._henti.is_set():
                return True
            if satu.kanal not in tertahan and not self._kirim(satu):
                tertahan.add(satu.kanal)
        return bool(laporan)

    def _kirim(self, laporan: Laporan) -> bool:
        tanda = hmac.new(laporan.rahasia.encode(), laporan.badan, hashlib.sha256).hexdigest()
        kepala = {"Content-Type": "application/json", "X-Simulator-Tanda-Tangan": f"sha256={tanda}"}
        try:
            r = self._sesi.post(laporan.url, laporan.badan, headers=kepala, timeout=_TIMEOUT, allow_redirects=False)
            diterima = 200 <= r.status_code < 300
        except requests.RequestException:
            diterima = False
        if diterima:
            self.simpanan.selesai(laporan)
        else:
            self.simpanan.tunda(laporan, sekarang().timestamp() + jeda(laporan.percobaan))
        return diterima

    def _lama_tidur(self) -> float:
        """Until the next report is due; at most 5 s, since one without an address yet stays due."""
        siap = self.simpanan.siap_berikut()
        if siap is None:
            return 5.0
        tunggu = siap - sekarang().timestamp()
        return min(tunggu, 5.0) if tunggu > 0 else 1.0
