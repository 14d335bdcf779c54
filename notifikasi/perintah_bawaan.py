"""The two commands every court has: BERHENTI and MULAI (domain 5.7)."""

from notifikasi.models import Persetujuan, PesanMasuk
from notifikasi.perintah import Perintah, daftarkan
from notifikasi.persetujuan import aktifkan, hentikan


def berhenti(masuk: PesanMasuk) -> None:
    """Stop the sender's number; a sender without one has none of ours."""
    if masuk.nomor:
        hentikan(masuk.nomor, Persetujuan.Kanal.BALASAN, waktu=masuk.waktu)


def mulai(masuk: PesanMasuk) -> None:
    """Take back the sender's own BERHENTI."""
    if masuk.nomor:
        aktifkan(masuk.nomor, Persetujuan.Kanal.BALASAN, waktu=masuk.waktu)


daftarkan(Perintah("BERHENTI", frozenset({"BERHENTI", "STOP", "UNREG"}), berhenti))
daftarkan(Perintah("MULAI", frozenset({"MULAI", "START"}), mulai))
