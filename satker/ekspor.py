"""Lists as files: CSV that no spreadsheet takes for a program, and XLSX."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from defusedcsv import csv
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

JENIS_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class _Gema:
    """A file that hands back what is written: lets a CSV stream row by row."""

    def write(self, baris: str) -> str:
        return baris


def csv_alir(nama: str, kepala: Sequence[str], baris: Iterable[Sequence[Any]]) -> HttpResponseBase:
    """The list as CSV, streamed; with a byte order mark, or Excel misreads it."""
    penulis = csv.writer(_Gema())

    def alir() -> Iterable[str]:
        yield "\ufeff" + penulis.writerow(kepala)
        for satu in baris:
            yield penulis.writerow(satu)

    return _unduhan(StreamingHttpResponse(alir(), content_type="text/csv; charset=utf-8"), f"{nama}.csv")


def xlsx(nama: str, kepala: Sequence[str], baris: Iterable[Sequence[Any]]) -> HttpResponseBase:
    """The list as XLSX. Every text is stored as text: a cell that begins with = stays what was typed."""
    buku = Workbook(write_only=True)
    lembar = buku.create_sheet(nama[:31])
    for satu in (kepala, *baris):
        lembar.append([_sel(lembar, nilai) for nilai in satu])
    isi = BytesIO()
    buku.save(isi)
    return _unduhan(HttpResponse(isi.getvalue(), content_type=JENIS_XLSX), f"{nama}.xlsx")


def _sel(lembar: Any, nilai: Any) -> Any:
    sel = WriteOnlyCell(lembar, value=nilai)
    if isinstance(nilai, str):
        sel.data_type = "s"
    return sel


def _unduhan(jawaban: HttpResponseBase, nama: str) -> HttpResponseBase:
    jawaban["Content-Disposition"] = f'attachment; filename="{nama}"'
    return jawaban
