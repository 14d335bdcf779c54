"""Which actions a page offers to whom, each with its form; and trying one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404

from informasi.alur.peran import PENANGGUNG_JAWAB
from informasi.forms_petugas.dasar import FormLangkah
from informasi.meja.tindakan import SEMUA, Tindakan
from layanan import formulir
from layanan.alur.daftar import ambil
from layanan.alur.galat import BelumLengkap, LangkahDitolak, SudahBerubah, TakBerhak
from layanan.alur.jalan import boleh
from layanan.alur.pelaku import Pelaku
from layanan.models import Urusan

# Done seldom, and by whoever knows that he wants it: not among the next steps.
SAMPING = frozenset({"catat", "catat_pencabutan"})
# For another kind of matter altogether: that they cannot be taken here is nothing to explain.
LAIN_JENIS = frozenset({"rujuk", "jawab_langsung", "teruskan", "teruskan_ma", "kurang", "jawab_koordinasi"})
# The services take a moment where the officers' forms ask for a day.
_BIDANG = {"diterima_pada": "diterima"}


@dataclass(frozen=True, slots=True)
class Pilihan:
    """One action on a page. `sebab`: why the desk's rule refuses it now, "" where it may be taken."""

    tindakan: str
    nama: str
    form: FormLangkah | None
    sebab: str = ""
    samping: bool = False
    terbuka: bool = False


def pilihan(urusan: Urusan, pelaku: Pelaku, dicoba: FormLangkah | None = None, kode: str = "") -> list[Pilihan]:
    """The steps that the table allows from here to this actor, then what may be done beside it.

    `dicoba` is the form of `kode` that was refused: it stays open with what was typed, even when the step itself is
    not possible any more.
    """
    daftar = [*_langkah(urusan, pelaku), *_tambahan(urusan, pelaku)]
    if dicoba is None:
        return daftar
    lama = Pilihan(kode, nama_tindakan(urusan, kode), dicoba, terbuka=True)
    return [lama, *(p for p in daftar if p.tindakan != kode)]


def _langkah(urusan: Urusan, pelaku: Pelaku) -> list[Pilihan]:
    daftar = []
    for lk in boleh(urusan, pelaku):
        sebab = lk.syarat(urusan, {})
        if sebab and lk.tindakan in LAIN_JENIS:
            continue
        form = None if sebab else SEMUA[urusan.register][lk.tindakan].form(urusan, lk.tindakan)
        daftar.append(Pilihan(lk.tindakan, lk.nama, form, sebab, lk.tindakan in SAMPING))
    return daftar


def _tambahan(urusan: Urusan, pelaku: Pelaku) -> list[Pilihan]:
    return [
        Pilihan(kode, t.nama, t.form(urusan, kode), samping=True)
        for kode, t in SEMUA[urusan.register].items()
        if t.nama and t.peran & pelaku.sebagai and t.ada(urusan)
    ]


def nama_tindakan(urusan: Urusan, kode: str) -> str:
    """As the button says it."""
    langkah = ambil(urusan.register).langkah_dari(kode)
    return langkah.nama if langkah else SEMUA[urusan.register][kode].nama


def tindakan(urusan: Urusan, kode: str, pelaku: Pelaku) -> Tindakan:
    """The action of that name; Http404 for one that no page has, PermissionDenied for one of another's role."""
    ini = SEMUA[urusan.register].get(kode)
    if ini is None:
        raise Http404("Tindakan ini tidak ada.")
    langkah = ambil(urusan.register).langkah_dari(kode)
    if not (langkah.peran if langkah else ini.peran) & pelaku.sebagai:
        raise PermissionDenied
    return ini


def coba(form: FormLangkah, ini: Tindakan, pelaku: Pelaku) -> Any:
    """Take the action with what was filled in; None when it was refused, then the form says why, field by field.

    Where somebody else was quicker the form goes on from what he left, with everything that was typed.
    """
    if not form.is_valid():
        _beri_galat_tabel(form, pelaku)
        return None
    try:
        return ini.lakukan(form.urusan, pelaku=pelaku, versi=form.cleaned_data["versi"], **form.terisi())
    except TakBerhak as tolak:
        raise PermissionDenied(str(tolak)) from None
    except BelumLengkap as kurang:
        beri_galat(form, kurang.keliru)
    except SudahBerubah as berubah:
        form.urusan.refresh_from_db(fields=["versi", "keadaan", "jatuh_tempo", "selesai_pada"])
        form.muat_versi(form.urusan.versi)
        form.add_error(None, str(berubah))
    except LangkahDitolak as tolak:
        form.add_error(None, str(tolak))
    return None


def _beri_galat_tabel(form: FormLangkah, pelaku: Pelaku) -> None:
    """What the table would say after the fields are mended, said now: nobody mends a form twice."""
    langkah = ambil(form.urusan.register).langkah_dari(form.tindakan)
    if langkah is None:
        return
    isian = form.terisi() | {"oleh_penanggung_jawab": bool(pelaku.sebagai & PENANGGUNG_JAWAB)}
    keliru = langkah.periksa(form.urusan, isian)
    beri_galat(form, {k: v for k, v in keliru.items() if k in form.fields and k not in form.errors})


def beri_galat(form: Any, keliru: Mapping[str, str]) -> None:
    """Say beside each field what is to mend; what has no field stands on top."""
    formulir.beri_galat(form, {_BIDANG.get(kunci, kunci): kalimat for kunci, kalimat in keliru.items()})
