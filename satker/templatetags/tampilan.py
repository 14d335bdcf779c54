"""Template tags of the design system (see docs/tampilan.md): icons, links that keep filters, charts, WhatsApp text."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from django import template
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from satker import tanggal as kalimat_tanggal
from satker import telepon as nomor_telepon
from satker.awam import awam
from satker.grafik import Batang, batang_harian, titik_garis
from satker.waktu import lokal

if TYPE_CHECKING:
    from satker.models import Satker

register = template.Library()

# WhatsApp marks: the sign hugs the words and stands at a word's edge.
TANDA_WA = [
    (re.compile(rf"(?<!\w){re.escape(t)}(\S(?:[^\n]*?\S)?){re.escape(t)}(?!\w)"), rf"<{e}>\1</{e}>")
    for t, e in (("*", "b"), ("_", "i"), ("~", "s"))
]


register.filter(awam)


@register.simple_tag
def ikon(nama: str, kelas: str = "", label: str = "") -> SafeString:
    """An icon of static/img/ikon.svg by name. Decorative (hidden from readers) unless ``label`` says what it means."""
    arti = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    alamat = static("img/ikon.svg")
    return format_html('<svg class="ikon {}" {}><use href="{}#{}"></use></svg>', kelas, arti, alamat, nama)


@register.simple_tag(takes_context=True)
def ubah_query(context: template.Context, **ganti: Any) -> str:
    """The current query string with some keys replaced (``None`` or "" removes), for page, sort and filter links."""
    request: HttpRequest | None = context.get("request")
    if request is None:
        return "?"
    query = request.GET.copy()
    for kunci, nilai in ganti.items():
        query.pop(kunci, None)
        if nilai not in (None, ""):
            query[kunci] = str(nilai)
    return "?" + query.urlencode()


@register.inclusion_tag("komponen/grafik.html")
def grafik_harian(
    baris: Iterable[tuple[date, int, int]],
    judul: str,
    kata_baik: str = "Terkirim",
    kata_gagal: str = "Gagal",
    nada_kedua: str = "gagal",
) -> dict[str, object]:
    """Stacked bars, one a day, from ``(date, good, failed)`` in order; with the same figures as a table.

    ``nada_kedua="lain"`` draws the second part in grey: where it is no failure, only something else.
    """
    grafik = batang_harian(baris)
    rangkum = _rangkum(grafik.batang, kata_baik.lower(), kata_gagal.lower())
    kata = {"judul": judul, "kata_baik": kata_baik, "kata_gagal": kata_gagal, "rangkum": rangkum}
    return {"grafik": grafik, "nada_kedua": nada_kedua, **kata}


@register.filter
def garis_mini(nilai: Sequence[int]) -> str:
    """Points of a sparkline polyline in a 100 by 30 box."""
    return titik_garis(nilai)


@register.filter
def nomor_halaman(paginator: "Paginator[Any]", nomor: int) -> list[int | None]:
    """Page numbers to show around ``nomor``; ``None`` stands for a gap."""
    daftar = paginator.get_elided_page_range(nomor, on_each_side=1, on_ends=1)
    return [n if isinstance(n, int) else None for n in daftar]


@register.filter
def ribuan(nilai: object) -> str:
    """A whole number with Indonesian thousands points: 12840 -> "12.840"; anything else as it is."""
    return f"{nilai:,}".replace(",", ".") if isinstance(nilai, int) else str(nilai)


@register.filter
def teks_wa(teks: str) -> SafeString:
    """A message as WhatsApp shows it (bold, italic, struck). Escaped first, so nobody's HTML survives."""
    hasil = str(escape(teks))
    for pola, ganti in TANDA_WA:
        hasil = pola.sub(ganti, hasil)
    return mark_safe(hasil)  # noqa: S308 escaped above, only our own tags added


@register.filter
def tanggal_panjang(nilai: date | None) -> str:
    """The long form, "Senin, 23 November 2026"; nothing for an empty date."""
    return kalimat_tanggal.tanggal_panjang(nilai) if nilai else ""


@register.filter
def tanggal_pendek(nilai: date | None) -> str:
    """The short form, "23-11-2026"; nothing for an empty date."""
    return kalimat_tanggal.tanggal_pendek(nilai) if nilai else ""


@register.filter
def jam(nilai: time | None) -> str:
    """A time of day, "09.00"; nothing for an empty time."""
    return kalimat_tanggal.jam(nilai) if nilai else ""


@register.filter
def waktu_satker(nilai: datetime | None, satker: "Satker") -> str:
    """A moment in the court's own zone: "23-11-2026 09.00 WIB"; nothing for an empty moment."""
    if nilai is None:
        return ""
    setempat = lokal(satker, nilai)
    pukul = kalimat_tanggal.jam(setempat.time())
    return f"{kalimat_tanggal.tanggal_pendek(setempat.date())} {pukul} {kalimat_tanggal.zona_singkat(satker)}"


@register.filter
def samar(e164: str) -> str:
    """A phone number as lists show it, its middle hidden."""
    return nomor_telepon.samarkan(e164) if e164 else ""


@register.filter
def telepon(e164: str) -> str:
    """A phone number in full, in groups: "+62 812-3456-7890". Only where the officer needs it."""
    return nomor_telepon.tampilkan(e164) if e164 else ""


def _rangkum(batang: Sequence[Batang], kata_baik: str, kata_gagal: str) -> str:
    baik, gagal = sum(b.baik for b in batang), sum(b.gagal for b in batang)
    return f"{ribuan(baik)} {kata_baik} dan {ribuan(gagal)} {kata_gagal} dalam {len(batang)} hari"
