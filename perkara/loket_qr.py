"""QR codes as SVG that obeys the page's CSP."""

from io import BytesIO

import segno


def qr_svg(teks: str) -> str:
    """`teks` as an inline SVG without size or style attributes of its own (the page's CSS sizes it)."""
    keluaran = BytesIO()
    segno.make(teks, error="m").save(keluaran, kind="svg", xmldecl=False, svgns=True, omitsize=True, border=1)
    return keluaran.getvalue().decode()
