"""The procedure as Mermaid, which code forges draw by themselves: states as boxes, steps as hexagons between them."""

from layanan.alur.tabel import PEMOHON, SISTEM, Alur, Langkah


def mermaid(alur: Alur) -> str:
    """The flow chart's source, without the fence; the same for the same table. Steps that keep the state are left out.

    What the applicant or the portal does is drawn with a dotted line: there is no button for it at the desk.
    """
    baris = ["flowchart TD", *(f"    mulai{n}(( )) --> {_id(k)}" for n, k in enumerate(alur.permulaan))]
    for k in alur.keadaan:
        kiri, kanan = ("[", "]") if k.terbuka else ("([", "])")
        baris.append(f'    {_id(k.kode)}{kiri}"{_kata(k.nama)}"{kanan}')
    return "\n".join([*baris, *(_langkah(lk) for lk in alur.langkah if lk.tujuan)])


def _langkah(lk: Langkah) -> str:
    garis = "-.->" if lk.peran <= {PEMOHON, SISTEM} else "-->"
    dari, ke = (" & ".join(_id(k) for k in ujung) for ujung in (lk.dari, lk.tujuan))
    return f'    {dari} {garis} l_{lk.tindakan}{{{{"{_kata(lk.nama)}"}}}} {garis} {ke}'


def _id(kode: str) -> str:
    # Some words ("end") mean something to Mermaid.
    return f"k_{kode}"


def _kata(nama: str) -> str:
    """Text inside quotes: what Mermaid would read as markup becomes an entity."""
    return nama.replace("#", "#35;").replace('"', "#quot;").replace("<", "#lt;").replace(">", "#gt;")
