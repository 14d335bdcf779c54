"""The drawing as SVG: classes only (strict CSP), colours from the page, words for screen readers."""

from collections.abc import Iterator

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from layanan.alur.gambar.lapis import panah
from layanan.alur.gambar.letak import LEBAR, TINGGI_BARIS, Jalur, Kotak, Letak, susun
from layanan.alur.tabel import Alur

_UJUNG = 5  # an arrow's head, half of its width


def svg(alur: Alur, sorot: str = "") -> SafeString:
    """The procedure as an inline SVG, 360 units wide and readable at that many pixels; `sorot` marks a state."""
    letak = susun(alur)
    judul, uraian = f"alur-{alur.kode}-judul", f"alur-{alur.kode}-uraian"
    return format_html(
        '<svg class="alur" viewBox="0 0 {} {}" role="img" aria-labelledby="{} {}">'
        '<title id="{}">{}</title><desc id="{}">{}</desc>{}{}</svg>',
        *(LEBAR, _bulat(letak.tinggi), judul, uraian),
        *(judul, f"Alur {alur.nama}", uraian, _uraian(alur, sorot)),
        format_html_join("", "{}", ((p,) for p in _panah(letak, sorot))),
        format_html_join("", "{}", ((_kotak(alur, k, sorot),) for k in letak.kotak.values())),
    )


def _uraian(alur: Alur, sorot: str) -> str:
    """The same in words: where it stands, and from which state which step leads where."""
    nama = {k.kode: k.nama for k in alur.keadaan}
    kini = f"Keadaan sekarang: {nama[sorot]}. " if sorot in nama else ""
    lanjut = [f"{nama[d]} ke {nama[k]} ({', '.join(dict.fromkeys(lk))})" for (d, k), lk in panah(alur).items()]
    return f"{kini}Dari {'; '.join(lanjut)}."


def _panah(letak: Letak, sorot: str) -> Iterator[SafeString]:
    """All arrows; those that lead on from the present state last, over the others."""
    for dari, ke in letak.lurus:
        yield from _lurus(letak.kotak[dari], letak.kotak[ke], "lanjut" if dari == sorot else "")
    for jalur in letak.jalur:
        yield from _lajur(letak, jalur, jalur.dari, "balik" if jalur.balik else "")
    for jalur in letak.jalur:
        if sorot in jalur.dari:
            yield from _lajur(letak, jalur, (sorot,), "lanjut")


def _lurus(atas: Kotak, bawah: Kotak, kelas: str) -> Iterator[SafeString]:
    x, y = atas.x + atas.lebar / 2, bawah.y
    yield _garis(f"M{_bulat(x)} {_bulat(atas.y + atas.tinggi)}V{_bulat(y)}", kelas)
    yield _ujung(x, y, -_UJUNG, -2 * _UJUNG, tegak=True)


def _lajur(letak: Letak, jalur: Jalur, dari: tuple[str, ...], kelas: str) -> Iterator[SafeString]:
    """A stub out of each source, the lane, and the head at the target."""
    ke = letak.kotak[jalur.ke]
    tepi = ke.x if jalur.balik else ke.x + ke.lebar
    # Out a little below the middle, in a little above it: what leaves and what arrives never lie on each other.
    keluar, masuk = [letak.kotak[d].tengah + 5 for d in dari], ke.tengah - 5
    stub = "".join(f"M{_bulat(tepi)} {_bulat(y)}H{_bulat(jalur.x)}V{_bulat(masuk)}" for y in keluar)
    yield _garis(f"{stub}H{_bulat(tepi)}", kelas)
    yield _ujung(tepi, masuk, -2 * _UJUNG if jalur.balik else 2 * _UJUNG, -_UJUNG, tegak=False)


def _garis(d: str, kelas: str) -> SafeString:
    return format_html('<path class="{}" d="{}"/>', kelas, d) if kelas else format_html('<path d="{}"/>', d)


def _ujung(x: float, y: float, dx: float, dy: float, *, tegak: bool) -> SafeString:
    """A triangle whose point is at (x, y)."""
    kaki = (x + dx, y + dy, x - dx, y + dy) if tegak else (x + dx, y + dy, x + dx, y - dy)
    return format_html('<path class="ujung" d="M{} {}L{} {} {} {}Z"/>', *(_bulat(n) for n in (x, y, *kaki)))


def _kotak(alur: Alur, k: Kotak, sorot: str) -> SafeString:
    """A box; a final state is rounded, the present one says so (not by colour alone)."""
    keadaan = alur.keadaan_dari(k.kode)
    kelas = " ".join(["kini"] * (k.kode == sorot) + ["tutup"] * (not keadaan.terbuka))
    mulai = k.tengah - TINGGI_BARIS * (len(k.baris) - 1) / 2 + 5
    baris = [f"● {k.baris[0]}", *k.baris[1:]] if k.kode == sorot else list(k.baris)
    x = _bulat(k.x + k.lebar / 2)
    teks = format_html_join(
        "", '<tspan x="{}" y="{}">{}</tspan>', ((x, _bulat(mulai + TINGGI_BARIS * n), b) for n, b in enumerate(baris))
    )
    return format_html(
        '<g class="{}"><rect x="{}" y="{}" width="{}" height="{}" rx="{}"/><text>{}</text></g>',
        *(kelas, _bulat(k.x), _bulat(k.y), _bulat(k.lebar), _bulat(k.tinggi)),
        *(6 if keadaan.terbuka else _bulat(k.tinggi / 2), teks),
    )


def _bulat(n: float) -> str:
    return f"{n:.1f}".removesuffix(".0")
