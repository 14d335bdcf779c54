"""In which order the states stand: every state below those that lead to it, as far as the procedure has no circle."""

from layanan.alur.tabel import Alur


def panah(alur: Alur) -> dict[tuple[str, str], list[str]]:
    """Which state leads to which, by which steps; steps that keep the state are none. In the table's order."""
    semua: dict[tuple[str, str], list[str]] = {}
    for lk in alur.langkah:
        for dari in lk.dari:
            for ke in lk.tujuan:
                if dari != ke:
                    semua.setdefault((dari, ke), []).append(lk.nama)
    return semua


def urutan(alur: Alur) -> list[str]:
    """The states from top to bottom: by layer (the longest way from a beginning), then as the table lists them."""
    letak = {k.kode: n for n, k in enumerate(alur.keadaan)}
    lanjut = _tanpa_lingkaran(alur, letak)
    lapis = dict.fromkeys(letak, 0)
    # As many rounds as states are enough for the longest way without a circle.
    for _ in letak:
        for dari, tujuan in lanjut.items():
            for ke in tujuan:
                lapis[ke] = max(lapis[ke], lapis[dari] + 1)
    return sorted(letak, key=lambda k: (not alur.keadaan_dari(k).terbuka, lapis[k], letak[k]))


def _tanpa_lingkaran(alur: Alur, letak: dict[str, int]) -> dict[str, list[str]]:
    """The arrows without those that lead back to where one came from."""
    anak: dict[str, list[str]] = {k: [] for k in letak}
    for dari, ke in panah(alur):
        anak[dari].append(ke)
    sedang, selesai = set[str](), set[str]()

    def telusuri(k: str) -> None:
        sedang.add(k)
        for ke in list(anak[k]):
            if ke in sedang:
                anak[k].remove(ke)
            elif ke not in selesai:
                telusuri(ke)
        sedang.remove(k)
        selesai.add(k)

    for awal in alur.permulaan:
        if awal not in selesai:
            telusuri(awal)
    return anak
