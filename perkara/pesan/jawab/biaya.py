"""N-83, the answer to BIAYA: what is left of the deposit (panjar), as far as SIPP's book adds up."""

from decimal import Decimal
from typing import Any

from perkara.models import BiayaPerkara, Perkara, Registrasi
from perkara.pesan.jawab.rakit import Latar, daftarkan_jawaban, rupiah, tanpa_bahan
from satker.tanggal import tanggal_saja

# How the reader of SIPP notes that a table cannot be read (perkara.sipp.skema).
_TANPA_TABEL = "Tabel perkara_biaya "


def _susun(perkara: Perkara, _registrasi: Registrasi, latar: Latar, _bahan: Any) -> str:
    kasir = f"Silakan tanyakan di kasir {latar.satker.nama}."
    if latar.sumber and any(c.startswith(_TANPA_TABEL) for c in latar.sumber.catatan_skema):
        return f"SIPP {latar.satker.nama} tidak memuat catatan biaya perkara. {kasir}"
    biaya: BiayaPerkara | None = getattr(perkara, "biaya", None)
    if biaya is None:
        return f"belum ada catatan panjar untuk perkara {perkara.nomor}. {kasir}"
    if biaya.sisa is None or biaya.masuk is None or biaya.keluar is None:
        return f"catatan panjar perkara {perkara.nomor} sedang diperiksa. {kasir}"
    if biaya.prodeo and not biaya.masuk and not biaya.keluar:
        return f"perkara {perkara.nomor} dibebaskan dari biaya (prodeo)."
    return f"{_sisa(perkara, biaya.sisa)} Masuk {rupiah(biaya.masuk)}, terpakai {rupiah(biaya.keluar)}.{_saat(biaya)}"


def _sisa(perkara: Perkara, sisa: Decimal) -> str:
    if sisa < 0:
        return f"panjar perkara {perkara.nomor} kurang {rupiah(sisa)}."
    return f"sisa panjar perkara {perkara.nomor} {rupiah(sisa)}."


def _saat(biaya: BiayaPerkara) -> str:
    return f" Transaksi terakhir {tanggal_saja(biaya.terakhir)}." if biaya.terakhir else ""


N83 = daftarkan_jawaban("N-83", "Jawaban BIAYA", "BIAYA", tanpa_bahan, _susun)
