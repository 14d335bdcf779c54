"""The commands every court has: BERHENTI, MULAI and INFO (domain 5.7)."""

from notifikasi.antar.jalur import kanal
from notifikasi.jawab import jawab
from notifikasi.models import Persetujuan, PesanMasuk
from notifikasi.perintah import Perintah, daftar_kata, daftarkan
from notifikasi.persetujuan import aktifkan, hentikan


def berhenti(masuk: PesanMasuk, _argumen: str = "") -> None:
    """Stop the sender's number; a sender without one has none of ours."""
    if masuk.nomor:
        hentikan(masuk.nomor, Persetujuan.Kanal.BALASAN, waktu=masuk.waktu, lewat=kanal(masuk.gateway))


def mulai(masuk: PesanMasuk, _argumen: str = "") -> None:
    """Take back the sender's own BERHENTI."""
    if masuk.nomor:
        aktifkan(masuk.nomor, Persetujuan.Kanal.BALASAN, waktu=masuk.waktu, lewat=kanal(masuk.gateway))


def info(masuk: PesanMasuk, _argumen: str = "") -> None:
    """Answer with the menu (N-78)."""
    jawab("N-78", masuk)


daftarkan(
    Perintah(
        "BERHENTI",
        frozenset({"BERHENTI", "STOP", "UNREG", "BERHENTI PESAN", "STOP PESAN", "UNSUBSCRIBE"}),
        berhenti,
        salah_ketik=daftar_kata(
            "BERENTI, BRHENTI, BERHNTI, BERHENT, BERHETI, BEHENTI, BRENTI, BERHENTII, BERHENITI, BERHENYI, "
            "BERHRNTI, BERHEMTI, BERTHENTI, BERHENIT, BERHNETI, STOPP, STOPPP, SETOP, STP, STPO, STOPE, "
            "UNREGG, UNRG, UNREK, UNREGE"
        ),
        bantuan="BERHENTI: tidak menerima pesan lagi",
        urutan=90,
    )
)
daftarkan(
    Perintah(
        "MULAI",
        frozenset({"MULAI", "START"}),
        mulai,
        salah_ketik=daftar_kata("MULAY, MULAII, MULAU, MULALI, MUALI, STARTT, SETART, STAART"),
        bantuan="MULAI: menerima pesan kembali",
        urutan=91,
    )
)
daftarkan(
    Perintah(
        "INFO",
        frozenset({"INFO", "BANTUAN", "MENU", "HELP"}),
        info,
        salah_ketik=daftar_kata(
            "INPO, IMFO, INFOO, INFP, BANTUN, BATUAN, BNTUAN, BANTUANN, MNU, MENUU, MENNU, HELEP, HEPL"
        ),
    )
)
