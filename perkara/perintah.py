"""Commands about cases that people send by reply: SALAH."""

from notifikasi import outbox
from notifikasi.models import PesanMasuk
from notifikasi.perintah import Perintah, daftarkan
from perkara.registrasi.salah import nyatakan_salah


def salah(masuk: PesanMasuk) -> None:
    """The sender is not the person we meant: his number leaves its cases, and he is told so (N-73), once per reply."""
    nomor = masuk.nomor
    if nomor is None:
        return
    nyatakan_salah(nomor, f"pesan masuk {masuk.pk}")
    outbox.antrekan(
        "N-73",
        satker=nomor.satker,
        kunci=f"{nomor.satker.kode}:N-73:masuk:{masuk.pk}",
        subjek="pesan_masuk",
        subjek_id=masuk.pk,
        nomor=nomor,
    )


daftarkan(Perintah("SALAH", frozenset({"SALAH"}), salah))
