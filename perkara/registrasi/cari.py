"""Finds a case at the counter: by its number in any spelling, also half typed, or by a party's name (R-000-3)."""

from django.db.models import Case, Count, Exists, F, IntegerField, OuterRef, Prefetch, Q, QuerySet, Value, When

from perkara.models import Kuasa, Perkara, Pihak, Registrasi
from perkara.nomor import NomorTidakTerbaca, baca_nomor_perkara, pecah_sebagian
from satker.models import Satker

HURUF_TERSEDIKIT = 3  # the trigram index needs three letters


def cari_perkara(satker: Satker, teks: str, batas: int = 10) -> list[Perkara]:
    """At most `batas` cases of this court that SIPP still has; three queries, whatever is found.

    Each comes with `pihak`, active `kuasa` and its number of active registrations (`jumlah_registrasi`). A text that
    says too little finds nothing.
    """
    saring = _saring(satker, teks)
    if saring is None:
        return []
    return list(saring[:batas])


def sebab_kosong(satker: Satker, teks: str) -> str:
    """Why a search that found nothing could find nothing, for who typed it; empty when the text is as it should be."""
    rapi = teks.strip()
    if rapi[:1].isdigit() and any(huruf.isalpha() for huruf in rapi):
        try:
            baca_nomor_perkara(rapi, satker.singkatan)
        except NomorTidakTerbaca as galat:
            return galat.sebab
    elif rapi and not rapi[:1].isdigit() and _huruf(rapi) < HURUF_TERSEDIKIT:
        return f"Ketik sedikitnya {HURUF_TERSEDIKIT} huruf dari nama, atau nomor perkaranya."
    return ""


def _huruf(teks: str) -> int:
    return sum(huruf.isalpha() for huruf in teks)


def _saring(satker: Satker, teks: str) -> QuerySet[Perkara] | None:
    hidup = Perkara.objects.filter(satker=satker, hilang_pada=None)
    kunci = _kunci(satker, teks)
    awal = pecah_sebagian(teks) if teks.strip() else None
    if awal is not None or kunci:
        return _lengkapi(_menurut_nomor(hidup, kunci, awal or kunci))
    nama = " ".join(teks.split())
    if _huruf(nama) < HURUF_TERSEDIKIT:
        return None
    bernama = Exists(Pihak.objects.filter(perkara=OuterRef("pk"), nama__icontains=nama))
    return _lengkapi(hidup.filter(bernama).order_by(F("tanggal_daftar").desc(nulls_last=True), "-pk"))


def _kunci(satker: Satker, teks: str) -> str:
    """The key of a whole number, also in a compact spelling; empty while it is half typed."""
    try:
        return baca_nomor_perkara(teks, satker.singkatan).kunci
    except NomorTidakTerbaca:
        return ""


def _menurut_nomor(hidup: QuerySet[Perkara], kunci: str, awal: str) -> QuerySet[Perkara]:
    """The exact number first, then numbers with that ordinal, then longer ones; newest first within each."""
    cocok = Q(nomor_kunci__startswith=awal)
    tepat = awal if "/" in awal else f"{awal}/"
    urut = Case(
        When(nomor_kunci=kunci, then=Value(0)),
        When(nomor_kunci__startswith=tepat, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    return hidup.filter(cocok | Q(nomor_kunci=kunci)).order_by(urut, F("tanggal_daftar").desc(nulls_last=True), "-pk")


def _lengkapi(perkara: QuerySet[Perkara]) -> QuerySet[Perkara]:
    aktif = Q(registrasi__status=Registrasi.Status.AKTIF)
    return perkara.annotate(jumlah_registrasi=Count("registrasi", filter=aktif)).prefetch_related(
        "pihak", Prefetch("kuasa", Kuasa.objects.filter(aktif=True))
    )
