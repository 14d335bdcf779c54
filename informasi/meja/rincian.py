"""What the page of one request, and of one objection, holds."""

from typing import Any

from django.db.models import QuerySet

from informasi.alur.kalimat import alasan_penolakan, disclaimer
from informasi.models import Keberatan, Permohonan
from informasi.models.pilihan import AlasanKeberatan
from informasi.services.dasar import semua_dasar
from layanan.alur.daftar import ambil
from layanan.linimasa import riwayat_urusan, untuk_petugas
from layanan.models import Urusan
from layanan.tenggat import penghitung
from satker.models import Satker


def permohonan_milik(satker: Satker) -> QuerySet[Permohonan]:
    """The court's requests with what their page names."""
    milik = Permohonan.objects.filter(satker=satker).defer("cari")
    return milik.select_related("satker", "nomor_wa", "rujukan", "petugas", "penanda_tangan", "koordinasi_dengan")


def keberatan_milik(satker: Satker) -> QuerySet[Keberatan]:
    """The court's objections with their requests."""
    milik = Keberatan.objects.filter(satker=satker).defer("cari", "permohonan__cari")
    return milik.select_related("satker", "permohonan__satker", "asal", "nomor_wa")


def isi_permohonan(p: Permohonan) -> dict[str, Any]:
    """What is read beside the request itself; a fixed number of queries."""
    umum = _umum(p)
    return umum | {
        "p": p,
        # R-002-36: what is printed and handed over carries the note, as what is downloaded does.
        "salinan": [b for b in umum["lampiran"] if disclaimer(p) and b.sisi == "pengadilan" and b.berkas],
        "alasan_penolakan": alasan_penolakan(p),
        "kunjungan": p.kunjungan.all(),
        "keberatan": p.keberatan.order_by("pk"),
        "perbedaan": p.perbedaan.select_related("petugas"),
        "dasar": semua_dasar(p),
    }


def isi_keberatan(k: Keberatan) -> dict[str, Any]:
    """What is read beside the objection itself; a fixed number of queries."""
    return _umum(k) | {
        "k": k,
        "p": k.permohonan,
        "alasan": [str(AlasanKeberatan(a).label) for a in k.alasan],
        "alasan_penolakan": alasan_penolakan(k.permohonan),
        "lampiran_permohonan": k.permohonan.lampiran.all(),
    }


def _umum(urusan: Urusan) -> dict[str, Any]:
    return {
        "urusan": urusan,
        "satker": urusan.satker,
        "keadaan": ambil(urusan.register).keadaan_dari(urusan.keadaan),
        "linimasa": untuk_petugas(urusan, riwayat_urusan(urusan)),
        "lampiran": urusan.lampiran.all(),
        **_tenggat(urusan),
    }


def _tenggat(urusan: Urusan) -> dict[str, str]:
    """The due date in words and how urgent it is."""
    if urusan.jatuh_tempo is None:
        return {"tenggat": "", "nada_tenggat": ""}
    ukur = penghitung(urusan.satker, [urusan.jatuh_tempo])
    kalimat = ukur.kalimat(urusan.jatuh_tempo)
    return {"tenggat": kalimat[:1].upper() + kalimat[1:], "nada_tenggat": ukur.nada(urusan.jatuh_tempo)}
