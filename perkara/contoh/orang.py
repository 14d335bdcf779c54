"""Invented people: Javanese and Indonesian names put together at random, phone numbers of blocks nobody has."""

from itertools import count
from random import Random

_LAKI = """
    Agus Ahmad Arif Bambang Budi Dedi Dwi Edi Eko Fajar Gunawan Hadi Heru Imam Joko Karsono Kusno Ma'ruf
    Mu'min Nur Purwanto Rifa'i Rohmat Slamet Sugeng Sukirno Suparno Sutrisno Sya'roni Taufik Teguh Tri Untung
    Wahyu Warsito Yanto Yusuf Zaenal
""".split()  # noqa: SIM905  names read better as text
_PEREMPUAN = """
    Aisyah Ani Ayu Darmi Dewi Eka Endang Fatimah Fitri Indah Isma'iyah Isti Juminah Kartini Khotimah Lestari
    Mar'atus Marsini Ngatini Nur'aini Nurul Partini Ratna Rina Rokhmah Sa'diyah Sari Siti Sri Sulastri
    Suryati Tri Tuti Umi Wahyuni Wati Yuliana
""".split()  # noqa: SIM905  names read better as text
_BELAKANG = """
    Handoko Hartono Hidayat Kurniawan Mubarok Mulyono Nugroho Pambudi Pamungkas Prabowo Prasetyo Priyanto
    Raharjo Riyadi Santoso Saputra Setiawan Subekti Sudarsono Suharto Supriyadi Susanto Sutarjo Utomo Wibowo
    Widodo Winarno
""".split()  # noqa: SIM905  names read better as text
_BELAKANG_P = """
    Astuti Ambarwati Budiarti Handayani Hidayah Kusumawati Lestari Maryani Mulyani Ningsih Nuraeni
    Permatasari Pratiwi Purwaningsih Rahayu Rahmawati Safitri Setyowati Suciati Sulistyowati Susanti Utami
    Wahyuningsih Widyastuti Wulandari
""".split()  # noqa: SIM905  names read better as text
_ALAMAT = (
    "Karangjati",
    "Wanareja Kulon",
    "Purwasari",
    "Kalitengah",
    "Banjarharja",
    "Sidamukti",
    "Gumelar Lor",
    "Sokaraja Wetan",
)


def nama_orang(acak: Random, *, perempuan: bool, bin_binti: bool = True) -> str:
    """A name as a PA registers it, with the father's name more often than not."""
    depan, belakang = (_PEREMPUAN, _BELAKANG_P) if perempuan else (_LAKI, _BELAKANG)
    nama = acak.choice(depan) if acak.random() < 0.2 else f"{acak.choice(depan)} {acak.choice(belakang)}"
    if not bin_binti or acak.random() < 0.25:
        return nama
    ayah = f"{acak.choice(_LAKI)} {acak.choice(_BELAKANG)}" if acak.random() < 0.4 else acak.choice(_LAKI)
    return f"{nama} {'binti' if perempuan else 'bin'} {ayah}"


def alamat(acak: Random) -> str:
    """An address in the invented regency."""
    return (
        f"Dusun {acak.choice(_ALAMAT)} RT {acak.randint(1, 9):02d} RW {acak.randint(1, 6):02d}, Kabupaten Banjarharja"
    )


class Telepon:
    """Gives out phone numbers and writes them as people do. Every mobile lies in 08xx-0000-xxxx or 08xx-0001-xxxx."""

    _DEPAN = ("0812", "0813", "0821", "0852", "0857", "0856", "0878", "0895", "0882")

    def __init__(self, acak: Random, mulai: int = 0) -> None:
        self._acak = acak
        self._urut = count(mulai)

    def baru(self) -> str:
        """The next unused invented mobile number, digits only."""
        urut = next(self._urut)
        putaran, letak = divmod(urut, 9 * 8999)
        return f"{self._DEPAN[letak % 9]}000{putaran % 10}{1001 + letak // 9:04d}"

    def tulis(self, nomor: str) -> str:
        """One of the ways a clerk types a mobile number."""
        a, b, c = nomor[:4], nomor[4:8], nomor[8:]
        cara = (
            nomor,
            f"{a}-{b}-{c}",
            f"+62 {a[1:]}-{b}-{c}",
            f"62{nomor[1:]}",
            f"{a} {b} {c}",
            f"{a}.{b}.{c}",
            nomor[1:],
        )
        return self._acak.choices(cara, weights=(55, 14, 8, 8, 9, 3, 3))[0]

    def isian(self, sah: float) -> str | None:
        """What stands in `pihak.telepon`: a usable mobile with probability `sah`, else one of the awkward shapes."""
        if self._acak.random() < sah:
            return self.tulis(self.baru())
        return self._ganjil()

    def _ganjil(self) -> str | None:
        nomor = self.baru()
        bentuk: tuple[tuple[str | None, int], ...] = (
            *((None, 24), ("", 14), ("-", 22), ("0", 8), ("tidak ada", 2), (f"0286-5{nomor[-5:]}", 7)),
            *((f"{nomor} / {self.baru()}", 5), (f"{nomor} dan {self.baru()}", 2), (f"{nomor},{self.baru()}", 2)),
            *((f"{nomor} (ayah)", 3), (f"{nomor[:-1]}O", 1), ("081111111111", 1), ("085800000000", 1), (nomor[:9], 2)),
            *(
                (f"99{nomor[4:]}190{nomor[-3:]}12", 1),
                ("8.12E+11", 1),
                ("+60 12-000 1234", 1),
                (f"{nomor} / 0286591{nomor[-3:]}", 2),
            ),
        )
        return self._acak.choices([isi for isi, _ in bentuk], weights=[bobot for _, bobot in bentuk])[0]
