"""The cashier's book of one case: the deposit comes in, costs go out, what is left is handed back."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from perkara.contoh.jalan import Jalan

PNBP_DAFTAR, ATK, METERAI, REDAKSI = 30_000, 75_000, 10_000, 10_000
MASUK, KELUAR = 1, -1
PRODEO = 2


@dataclass(frozen=True, slots=True)
class Transaksi:
    """One entry, amount in rupiah."""

    tanggal: date
    jenis: int
    uraian: str
    jumlah: int
    pembiayaan: int = 1


def catatan_kas(benih: int, daftar: date, jalan: Jalan, hari_ini: date) -> list[Transaksi]:
    """The book of a case up to today, the same for the same seed; it never spends more than came in."""
    acak = Random(benih)  # noqa: S311  examples, no secret
    pembiayaan = PRODEO if acak.random() < 0.03 else 1
    panggilan = acak.choice((75_000, 100_000, 125_000))
    keluar = [Transaksi(daftar, KELUAR, "Pendaftaran", PNBP_DAFTAR, pembiayaan)]
    keluar.append(Transaksi(daftar, KELUAR, "Biaya Proses / ATK", ATK, pembiayaan))
    for sidang in jalan.sidang:
        saat = max(daftar, sidang.tanggal - timedelta(acak.randint(3, 6)))
        keluar.append(Transaksi(saat, KELUAR, "Biaya Panggilan", panggilan, pembiayaan))
    if jalan.putus:
        keluar.append(Transaksi(jalan.putus, KELUAR, "Meterai", METERAI, pembiayaan))
        keluar.append(Transaksi(jalan.putus, KELUAR, "Redaksi", REDAKSI, pembiayaan))
    panjar = sum(t.jumlah for t in keluar) + acak.randint(0, 8) * 50_000
    masuk = Transaksi(daftar, MASUK, "Panjar Biaya Perkara", panjar, pembiayaan)
    sisa = panjar - sum(t.jumlah for t in keluar)
    if jalan.putus and sisa and acak.random() < 0.6:
        kembali = jalan.putus + timedelta(acak.randint(0, 20))
        keluar.append(Transaksi(kembali, KELUAR, "Pengembalian Sisa Panjar", sisa, pembiayaan))
    return [t for t in (masuk, *keluar) if t.tanggal <= hari_ini]
