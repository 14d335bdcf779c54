"""Commands about cases that people send by reply: SALAH."""

from notifikasi.jawab import jawab
from notifikasi.models import PesanMasuk
from notifikasi.perintah import Perintah, daftar_kata, daftarkan
from perkara.registrasi.salah import nyatakan_salah


def salah(masuk: PesanMasuk, _argumen: str = "") -> None:
    """The sender is not the person we meant: his number leaves its cases, and he is told so (N-73), once per reply."""
    if masuk.nomor is None:
        return
    nyatakan_salah(masuk.nomor, f"pesan masuk {masuk.pk}")
    jawab("N-73", masuk)


daftarkan(
    Perintah(
        "SALAH",
        daftar_kata(
            "SALAH, SALAH NOMOR, SALAH ORANG, SALAH SAMBUNG, MAAF SALAH NOMOR, MAAF SALAH ORANG, MAAF SALAH SAMBUNG"
        ),
        salah,
        salah_ketik=daftar_kata("SALH, SALAHH, SLAH, SALA NOMOR, SALAH NOMER, SALAH NO, MAAF SALAH NOMER"),
        tegas=True,
        bantuan="SALAH: nomor ini bukan milik pihak perkara",
        urutan=92,
    )
)
