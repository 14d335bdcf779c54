"""Writing the rows of a section: every model's own rules apply, all complaints are gathered."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Model

from satker.muat.bagian import GagalSimpan, Isian, Keliru, Ringkasan


def simpan_baris(pasangan: Iterable[tuple[Model, Isian]]) -> Ringkasan:
    """Bring each object in line with its row; objects that already are stay untouched.

    Raises GagalSimpan with everything the models refuse. Keys of a row are field names of its object.
    """
    hasil, keliru = Ringkasan(), []
    for indeks, (objek, isian) in enumerate(pasangan):
        try:
            _perbarui(objek, isian, hasil)
        except ValidationError as galat:
            keliru += _uraikan(indeks, galat, isian)
    if keliru:
        raise GagalSimpan(keliru)
    return hasil


def _perbarui(objek: Model, isian: dict[str, Any], hasil: Ringkasan) -> None:
    baru = objek.pk is None
    beda = [k for k, nilai in isian.items() if getattr(objek, k) != nilai]
    for kunci in beda:
        setattr(objek, kunci, isian[kunci])
    if baru or beda:
        objek.full_clean()
        objek.save()
    hasil.dibuat += baru
    hasil.diubah += bool(beda) and not baru
    hasil.tetap += not (baru or beda)


def _uraikan(indeks: int, galat: ValidationError, isian: Isian) -> list[Keliru]:
    keliru = []
    for bidang, kalimat in galat.message_dict.items():
        kunci = None if bidang == NON_FIELD_ERRORS or bidang not in isian else bidang
        keliru += [Keliru(indeks, kunci, f"tidak dapat disimpan: {k}") for k in kalimat]
    return keliru
