"""Lists as files: CSV that no spreadsheet takes for a program, and XLSX."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

from defusedcsv import csv
from django.http import Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse

JENIS_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What XML, and so a workbook, cannot hold; SIPP and gateways let such characters through.
_TAK_TERSIMPAN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# As an Excel set to Indonesia reads and writes CSV, where the comma belongs to the number. The line "sep=" that would
# tell every Excel costs the byte order mark its meaning, and is a row of the list to all other programs.
PEMISAH = ";"
# An Excel set to another country cuts at commas and lines instead, also within our quotes: what would begin there as
# a formula gets the apostrophe too. "Rp10.000,-" is money.
_DIBELAH = re.compile(r"([,\r\n][\s\"']*)(?=[=+@|%]|-(?![.)]?\s*$))")


class _Gema:
    """A file that hands back what is written: lets a CSV stream row by row."""

    def write(self, baris: str) -> str:
        return baris


def dalam_bentuk(bentuk: str, nama: str, kepala: Sequence[str], baris: Iterable[Sequence[Any]]) -> HttpResponseBase:
    """The list as "csv" or "xlsx", whichever the address ends in; Http404 for anything else."""
    tulis = {"csv": csv_alir, "xlsx": xlsx}.get(bentuk)
    if tulis is None:
        raise Http404("Bentuk berkas ini tidak ada.")
    return tulis(nama, kepala, baris)


def csv_alir(nama: str, kepala: Sequence[str], baris: Iterable[Sequence[Any]]) -> HttpResponseBase:
    """The list as CSV for an Excel in Indonesia, streamed; with a byte order mark, or it is misread."""
    penulis = csv.writer(_Gema(), delimiter=PEMISAH)

    def alir() -> Iterable[str]:
        yield "\ufeff" + penulis.writerow([_sel_csv(k) for k in kepala])
        for satu in baris:
            yield penulis.writerow([_sel_csv(nilai) for nilai in satu])

    return _unduhan(StreamingHttpResponse(alir(), content_type="text/csv; charset=utf-8"), f"{nama}.csv")


def xlsx(nama: str, kepala: Sequence[str], baris: Iterable[Sequence[Any]]) -> HttpResponseBase:
    """The list as XLSX. Every text is stored as text: a cell that begins with = stays what was typed."""
    # Here, not above: 13 MB in every process that never writes a sheet.
    from openpyxl import Workbook  # noqa: PLC0415

    buku = Workbook(write_only=True)
    lembar = buku.create_sheet(nama[:31])
    for satu in (kepala, *baris):
        lembar.append([_sel(lembar, nilai) for nilai in satu])
    isi = BytesIO()
    buku.save(isi)
    return _unduhan(HttpResponse(isi.getvalue(), content_type=JENIS_XLSX), f"{nama}.xlsx")


def _terbaca(nilai: Any) -> Any:
    return _TAK_TERSIMPAN.sub("", nilai) if isinstance(nilai, str) else nilai


def _sel_csv(nilai: Any) -> Any:
    if isinstance(nilai, float | Decimal):
        return str(nilai).replace(".", ",")
    # A spreadsheet drops blanks in front and then finds the formula that the CSV writer has not seen.
    bersih = _terbaca(nilai)
    return _DIBELAH.sub(r"\1'", bersih.lstrip()) if isinstance(bersih, str) else bersih


def _sel(lembar: Any, nilai: Any) -> Any:
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415

    sel = WriteOnlyCell(lembar, value=_terbaca(nilai))
    if isinstance(nilai, str):
        sel.data_type = "s"
    return sel


def _unduhan(jawaban: HttpResponseBase, nama: str) -> HttpResponseBase:
    jawaban["Content-Disposition"] = f'attachment; filename="{nama}"'
    return jawaban
