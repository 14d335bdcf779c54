"""The life of one case after registration: hearings, decision, pledge, certificate; cut off at today."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from perkara.contoh.acuan import CERAI_GUGAT, CERAI_TALAK, Jenis
from perkara.contoh.hari import HariKerja

_GUGATAN = (
    "Sidang Pertama",
    "Mediasi",
    "Pembacaan Gugatan dan Jawaban",
    "Replik dan Duplik",
    "Pembuktian Penggugat",
    "Kesimpulan",
)
_VERSTEK = (
    "Sidang Pertama",
    "Panggil Tergugat",
    "Pembuktian Penggugat",
    "Musyawarah Majelis",
    "Pembuktian Lanjutan",
    "Kesimpulan",
)
_PERMOHONAN = ("Sidang Pertama", "Pembuktian Pemohon", "Pembuktian Lanjutan")
_TUNDA = (
    "Panggilan kepada Tergugat",
    "Pemohon belum siap<br />dengan bukti",
    "Saksi&nbsp;belum hadir",
    "Mediasi",
    "Jawaban Tergugat",
)
_BACA_PUTUSAN = "Pembacaan Putusan"
_PUTUS = ((62, 82), (67, 9), (65, 3), (63, 2), (64, 2), (66, 2))
STATUS = {
    62: "Dikabulkan",
    63: "Ditolak",
    64: "Tidak Dapat Diterima",
    65: "Digugurkan",
    66: "Dicoret dari Register",
    67: "Dicabut",
}


@dataclass(slots=True)
class Sidang:
    """One hearing as planned or held."""

    tanggal: date
    agenda: str
    urutan: int
    ditunda: bool = False
    alasan: str | None = None
    ikrar: bool = False


@dataclass(slots=True)
class Jalan:
    """What has happened in a case up to today, and its next hearing."""

    sidang: list[Sidang] = field(default_factory=list)
    putus: date | None = None
    status: int = 62
    verstek: bool = False
    ghaib: bool = False
    bht: date | None = None
    ikrar: date | None = None
    akta: date | None = None
    majelis_ikrar: bool = False


def jalani(acak: Random, kerja: HariKerja, jenis: Jenis, daftar: date, hari_ini: date) -> Jalan:
    """Let a case run from its registration to today."""
    jalan = Jalan(verstek=jenis.ada_lawan and acak.random() < 0.6, ghaib=jenis.ada_lawan and acak.random() < 0.04)
    _sidangkan(acak, kerja, jenis, jalan, daftar, hari_ini)
    if jalan.putus is not None:
        _setelah_putus(acak, kerja, jenis, jalan, hari_ini)
    return jalan


def teruskan(acak: Random, kerja: HariKerja, jenis: Jenis, terakhir: Sidang, hari_ini: date) -> Jalan:
    """Let a case go on from its last hearing, whose day has come: what follows until today, and that hearing's outcome.

    `terakhir` is marked as adjourned unless the case was decided in it.
    """
    jalan = Jalan(status=acak.choices([kode for kode, _ in _PUTUS], weights=[bobot for _, bobot in _PUTUS])[0])
    paling_banyak = 6 if jenis.ada_lawan else 3
    sidang = terakhir
    while sidang.tanggal < hari_ini:
        if sidang.agenda == _BACA_PUTUSAN or sidang.urutan >= paling_banyak:
            jalan.putus = sidang.tanggal
            break
        sidang.ditunda, sidang.alasan = True, acak.choice(_TUNDA)
        urutan, tanggal = sidang.urutan + 1, kerja.mulai(sidang.tanggal + timedelta(acak.choice((7, 7, 14))))
        selesai = urutan == paling_banyak or acak.random() < 0.3
        agenda = _GUGATAN if jenis.ada_lawan else _PERMOHONAN
        sidang = Sidang(tanggal, _BACA_PUTUSAN if selesai else agenda[min(urutan, len(agenda)) - 1], urutan)
        jalan.sidang.append(sidang)
    _setelah_putus(acak, kerja, jenis, jalan, hari_ini)
    return jalan


def _sidangkan(acak: Random, kerja: HariKerja, jenis: Jenis, jalan: Jalan, daftar: date, hari_ini: date) -> None:
    jalan.status = acak.choices([kode for kode, _ in _PUTUS], weights=[bobot for _, bobot in _PUTUS])[0]
    banyak = acak.randint(3, 6) if jenis.ada_lawan else acak.randint(1, 3)
    if jalan.status in (65, 66, 67):
        banyak = min(banyak, acak.randint(1, 3))
    agenda = _PERMOHONAN if not jenis.ada_lawan else _VERSTEK if jalan.verstek else _GUGATAN
    tanggal = kerja.mulai(daftar + timedelta(120 if jalan.ghaib else acak.randint(9, 20)))
    if (daftar + timedelta(3)) > hari_ini:
        return  # the panel has not fixed the first day yet
    for urutan in range(1, banyak + 1):
        terakhir = urutan == banyak
        isi = _BACA_PUTUSAN if terakhir and banyak > 1 else agenda[min(urutan, len(agenda)) - 1]
        sidang = Sidang(tanggal, isi, urutan)
        jalan.sidang.append(sidang)
        # What happens today is typed in the evening: today's hearings have no outcome yet.
        if tanggal >= hari_ini:
            return
        if terakhir:
            jalan.putus = tanggal
            return
        sidang.ditunda, sidang.alasan = True, acak.choice(_TUNDA)
        tanggal = kerja.mulai(tanggal + timedelta(acak.choice((7, 7, 14, 14, 21) if jenis.ada_lawan else (3, 5, 7))))


def _setelah_putus(acak: Random, kerja: HariKerja, jenis: Jenis, jalan: Jalan, hari_ini: date) -> None:
    putus = jalan.putus
    if putus is None:
        return
    bht = putus if not jenis.ada_lawan else putus + timedelta(15 + (acak.randint(3, 12) if jalan.verstek else 0))
    jalan.bht = bht if bht <= hari_ini else None
    if jalan.status != 62 or jalan.bht is None:
        return
    if jenis.id == CERAI_GUGAT:
        akta = kerja.mulai(bht + timedelta(acak.randint(0, 4)))
        jalan.akta = akta if akta <= hari_ini else None
    elif jenis.id == CERAI_TALAK:
        _ikrarkan(acak, kerja, jalan, kerja.mulai(bht + timedelta(acak.randint(7, 25))), hari_ini)


def _ikrarkan(acak: Random, kerja: HariKerja, jalan: Jalan, tanggal: date, hari_ini: date) -> None:
    # Where the numbering of ikrar hearings starts is the clerk's habit: on from the last one, or at 1 again.
    urutan = 1 if acak.random() < 0.3 else len(jalan.sidang) + 1
    jalan.sidang.append(Sidang(tanggal, "Sidang Ikrar Talak", urutan, ikrar=True))
    jalan.majelis_ikrar = acak.random() < 0.9
    if tanggal < hari_ini:
        jalan.ikrar = tanggal
        akta = kerja.mulai(tanggal + timedelta(acak.randint(0, 3)))
        jalan.akta = akta if akta <= hari_ini else None
