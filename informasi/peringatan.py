"""Who is warned of this desk's deadlines: N-42 the working day before, N-43 when one has passed (domain 5.4)."""

from informasi.alur.peran import KETUA, PEMUTUS, PETUGAS
from layanan.peringatan import Peringatan, daftarkan_peringatan


def pasang() -> None:
    """Make the warnings known; called once, when the app is ready."""
    daftarkan_peringatan(
        Peringatan(
            "permohonan",
            peran_dekat=PETUGAS,
            peran_lewat=PEMUTUS,
            kalimat_lewat="Batas waktu sudah lewat. Anda dapat mengajukan keberatan.",
            nama_url="meja_informasi",
        )
    )
    # The answer is the Ketua's own: he is told before it is late, too.
    daftarkan_peringatan(
        Peringatan(
            "keberatan",
            peran_dekat=PETUGAS | KETUA,
            peran_lewat=PEMUTUS,
            kalimat_lewat="Batas waktu jawaban atas keberatan sudah lewat.",
            nama_url="meja_keberatan",
        )
    )
