"""Whatever people and courts do in whatever order, the simulator's books balance."""

from collections import Counter
from itertools import count

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from notifikasi.simulator.simpanan import Simpanan

NOMOR = st.sampled_from(["+6281234567890", "+6285712345678"])
KANAL = st.sampled_from(["pa-satu", "pa-dua"])


class Buku(RuleBasedStateMachine):
    """A model of unread messages per phone and court, run beside the real store."""

    def __init__(self) -> None:
        super().__init__()
        self.simpanan = Simpanan(":memory:")
        self.jam = count(1)
        self.id_klien: dict[str, str] = {}
        self.belum: Counter[tuple[str, str]] = Counter()
        self.pesan = self.laporan = 0

    @rule(nomor=NOMOR, kanal=KANAL, id_klien=st.integers(0, 6).map(str))
    def terima(self, nomor: str, kanal: str, id_klien: str) -> None:
        saat = float(next(self.jam))
        id_pesan, baru = self.simpanan.terima(
            nomor=nomor, teks="a", id_klien=id_klien, kanal=kanal, waktu=saat, sampai=saat
        )
        assert baru == (id_klien not in self.id_klien)
        assert self.id_klien.setdefault(id_klien, id_pesan) == id_pesan
        if baru:
            self.belum[nomor, kanal] += 1
            self.pesan += 1
            self.laporan += 2

    @rule(nomor=NOMOR, kanal=KANAL)
    def buka(self, nomor: str, kanal: str) -> None:
        baru = self.belum.pop((nomor, kanal), 0)
        assert self.simpanan.buka(nomor, float(next(self.jam)), kanal) == baru
        self.laporan += baru

    @rule(nomor=NOMOR, kanal=KANAL)
    def balas(self, nomor: str, kanal: str) -> None:
        self.laporan += self.belum.pop((nomor, kanal), 0) + 1
        self.simpanan.balas(nomor=nomor, teks="ya", kanal=kanal, waktu=float(next(self.jam)))
        self.pesan += 1

    @invariant()
    def buku_cocok(self) -> None:
        assert self.simpanan.hitung() == {"pesan": self.pesan, "laporan_tertunda": self.laporan}

    @invariant()
    def belum_dibaca_cocok(self) -> None:
        for kanal in ("pa-satu", "pa-dua"):
            for t in self.simpanan.telepon(kanal):
                assert t["belum_dibaca"] == self.belum[t["nomor"], kanal]

    @invariant()
    def percakapan_urut(self) -> None:
        for t in self.simpanan.telepon():
            waktu = [p["waktu"] for p in self.simpanan.percakapan(t["nomor"])]
            assert waktu == sorted(waktu)
            assert waktu[-1] == t["waktu"]

    def teardown(self) -> None:
        self.simpanan.tutup()


TestBuku = Buku.TestCase
TestBuku.settings = settings(max_examples=40, stateful_step_count=20, deadline=None)
