"""Which case holds a number when several spell the same one, or exchange theirs."""

from collections.abc import Mapping

from perkara.nomor import NomorTidakTerbaca, baca_nomor_perkara


def kunci_nomor(nomor: str, singkatan: str) -> tuple[str, str]:
    """(key of a case number, reason when it cannot be read). The key of an unreadable one is its text in capitals."""
    try:
        return baca_nomor_perkara(nomor, singkatan).kunci, ""
    except NomorTidakTerbaca as galat:
        return " ".join(nomor.upper().split())[:250], galat.sebab


def yang_kalah(tetap: Mapping[str, int], calon: Mapping[int, str], lama: Mapping[int, str]) -> dict[int, int]:
    """Cases that cannot have the key they ask for, each with the case that has it.

    `tetap` holds the keys that stay where they are, `calon` what the others ask for, `lama` what live ones among them
    hold now. Who holds a key keeps it; of those who ask, cases known already come before new ones, then the lower id. A
    loser keeps its old key, which may turn another into a loser: hence the rounds.
    """
    kalah: set[int] = set()
    urut = sorted(calon, key=lambda satu: (satu not in lama, satu))
    while True:
        pemilik = dict(tetap) | {lama[satu]: satu for satu in kalah if satu in lama}
        gugur = {satu for satu in urut if satu not in kalah and pemilik.setdefault(calon[satu], satu) != satu}
        if not gugur:
            return {satu: pemilik[calon[satu]] for satu in kalah}
        kalah |= gugur
