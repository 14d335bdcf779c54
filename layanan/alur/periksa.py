"""Is a table of steps sound? Asked once, when it is registered: a procedure with a dead end never goes to work."""

from collections import Counter
from collections.abc import Iterator

from layanan.alur.tabel import SISTEM, TETAP, Alur, Langkah

NADA = ("info", "baik", "awas", "bahaya", "redup")
# What the columns of Urusan and Riwayat hold.
_PANJANG_REGISTER, _PANJANG_KEADAAN, _PANJANG_TINDAKAN = 20, 30, 40


def keliru(alur: Alur) -> list[str]:
    """What is wrong with the table, in sentences; empty when it may be registered."""
    return [*_nama(alur), *_tautan(alur), *(k for lk in alur.langkah for k in _langkah(lk)), *_jalan(alur)]


def _nama(alur: Alur) -> Iterator[str]:
    kode, tindakan = [k.kode for k in alur.keadaan], [*(lk.tindakan for lk in alur.langkah), *alur.samping]
    for daftar in (kode, tindakan):
        yield from (f"{nama} tertulis dua kali." for nama, n in Counter(daftar).items() if n > 1)
    yield from (f"Kode {k} terlalu panjang." for k in kode if len(k) > _PANJANG_KEADAAN)
    yield from (f"Kode {t} terlalu panjang." for t in tindakan if len(t) > _PANJANG_TINDAKAN)
    yield from (f"Nada {k.nada} tidak dikenal." for k in alur.keadaan if k.nada not in NADA)
    if not 0 < len(alur.kode) <= _PANJANG_REGISTER:
        yield f"Kode register harus 1 sampai {_PANJANG_REGISTER} karakter."


def _tautan(alur: Alur) -> Iterator[str]:
    ada = {k.kode for k in alur.keadaan}
    yield from (f"Keadaan awal {k} tidak ada." for k in alur.permulaan if k not in ada)
    if not alur.permulaan:
        yield "Keadaan awal belum disebut."
    for lk in alur.langkah:
        yield from (f"{lk.tindakan}: keadaan {k} tidak ada." for k in (*lk.dari, *lk.tujuan) if k not in ada)


def _langkah(lk: Langkah) -> Iterator[str]:
    banyak = not isinstance(lk.ke, str)
    if not lk.dari:
        yield f"{lk.tindakan}: tidak ada keadaan asal."
    if banyak != (lk.pilih is not None):
        yield f"{lk.tindakan}: `pilih` dan `ke` yang jamak harus bersama."
    if not (lk.ke if banyak else lk.tujuan or lk.ke == TETAP):
        yield f"{lk.tindakan}: tidak ada keadaan tujuan."
    if not lk.peran:
        yield f"{lk.tindakan}: tidak ada yang berhak."
    if lk.hentikan_jam and lk.tenggat is not None:
        yield f"{lk.tindakan}: jam tidak dapat dihentikan dan diatur sekaligus."


def _jalan(alur: Alur) -> Iterator[str]:
    tercapai = _tercapai(alur)
    for k in alur.keadaan:
        keluar = [lk for lk in alur.dari(k.kode) if set(lk.tujuan) - {k.kode}]
        if k.kode not in tercapai:
            yield f"Keadaan {k.kode} tidak pernah tercapai."
        if k.terbuka and not keluar:
            yield f"Keadaan {k.kode} terbuka, tetapi tidak ada jalan keluarnya."
        # What is closed only the portal opens again, for a superior who overturned it: never a button.
        if not k.terbuka and any(lk.peran != {SISTEM} for lk in alur.dari(k.kode)):
            yield f"Keadaan {k.kode} sudah selesai, tetapi masih ada langkahnya."


def _tercapai(alur: Alur) -> set[str]:
    tercapai, baru = set[str](), set(alur.permulaan)
    while baru:
        tercapai |= baru
        baru = {t for k in baru for lk in alur.dari(k) for t in lk.tujuan} - tercapai
    return tercapai
