"""Commands about cases that people send by reply: SALAH, JADWAL, PERKARA, AKTA, BIAYA, DAFTAR."""

from collections.abc import Callable

from notifikasi.jawab import jawab
from notifikasi.models import PesanMasuk
from notifikasi.perintah import Perintah, daftar_kata, daftarkan
from perkara.pesan.jawab.milik import seperti_nomor
from perkara.registrasi.kode import pakai_kode, seperti_kode
from perkara.registrasi.salah import nyatakan_salah


def salah(masuk: PesanMasuk, _argumen: str = "") -> None:
    """The sender is not the person we meant: his number leaves its cases, and he is told so (N-73), once per reply."""
    if masuk.nomor is None:
        return
    nyatakan_salah(masuk.nomor, f"pesan masuk {masuk.pk}")
    jawab("N-73", masuk)


def daftar(masuk: PesanMasuk, argumen: str = "") -> None:
    """Register the sender by a counter's code: N-01 says so, or N-84 why not."""
    if masuk.nomor is None:
        return
    hasil = pakai_kode(masuk.nomor, argumen, masuk.waktu) if argumen else None
    if hasil is None or hasil.alasan:
        jawab("N-84", masuk, alasan=hasil.alasan.value if hasil and hasil.alasan else "")


def _penanya(kode: str) -> Callable[[PesanMasuk, str], None]:
    """Answers by the kind `kode`, which reads the case when the answer leaves."""

    def tanya(masuk: PesanMasuk, argumen: str = "") -> None:
        jawab(kode, masuk, argumen=argumen)

    return tanya


def _tentang_perkara(kode: str, nama: str, kata: str, salah_ketik: str, bantuan: str, urutan: int) -> None:
    daftarkan(
        Perintah(
            nama,
            daftar_kata(kata),
            _penanya(kode),
            salah_ketik=daftar_kata(salah_ketik),
            argumen=seperti_nomor,
            bantuan=bantuan,
            urutan=urutan,
        )
    )


_tentang_perkara(
    "N-80",
    "JADWAL",
    "JADWAL, JADWAL SIDANG, JADWAL SIDANG SAYA, JADWAL SAYA, JADWAL PERKARA, SIDANG",
    "JADUAL, JADWL, JDWAL, JADWAK, JADWALL, JAWDAL, JADAWAL, JDWL, JADWEL, JADUAL SIDANG, JADWL SIDANG, JADWAL SIDNG",
    "JADWAL: sidang berikutnya (atau JADWAL 123.G.2026 bila perkara Anda lebih dari satu)",
    10,
)
_tentang_perkara(
    "N-81",
    "PERKARA",
    "PERKARA, PERKARA SAYA, STATUS PERKARA, STATUS PERKARA SAYA, STATUS",
    "PERKRA, PRKARA, PEKARA, PERKARAA, PERKATA, PERAKRA, STATUS PERKRA, STATUS PRKARA",
    "PERKARA: sejauh mana perkara Anda",
    11,
)
_tentang_perkara(
    "N-82",
    "AKTA",
    "AKTA, AKTA CERAI, AKTA CERAI SAYA",
    "AKTE, AKTAA, AKAT, AKTE CERAI, AKTA CERAY",
    "AKTA: apakah akta cerai sudah terbit",
    12,
)
_tentang_perkara(
    "N-83",
    "BIAYA",
    "BIAYA, BIAYA PERKARA, PANJAR, SISA PANJAR, SALDO PANJAR",
    "BIAYAA, BIYAYA, BIAYAH, BIYA, BAYA, BIAY, PANJER, SISA PANJER, BIYAYA PERKARA",
    "BIAYA: sisa panjar biaya perkara",
    13,
)
daftarkan(
    Perintah(
        "DAFTAR",
        daftar_kata("DAFTAR"),
        daftar,
        salah_ketik=daftar_kata("DAPTAR, DFTAR, DAFTR, DAFTER, DAFATR, DAFTARR"),
        argumen=seperti_kode,
        bantuan="DAFTAR dan kode dari loket: mendaftarkan nomor ini",
        urutan=20,
    )
)
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
