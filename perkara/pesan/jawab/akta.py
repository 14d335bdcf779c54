"""N-82, the answer to AKTA: whether the certificate is there, and where to fetch it (R-000-12)."""

from datetime import date
from decimal import Decimal
from typing import Any

from perkara.models import AktaCerai, Perkara, Registrasi
from perkara.pesan.jawab.rakit import Latar, daftarkan_jawaban, rupiah, tanpa_bahan
from satker.tanggal import tanggal_saja


def _susun(perkara: Perkara, registrasi: Registrasi, latar: Latar, _bahan: Any) -> str:
    produk = "produk pengadilan" if latar.setelan.kata_netral else "akta cerai"
    akta = getattr(perkara, "akta_cerai", None)
    if akta is None or not akta.nomor or akta.tanggal is None:
        # Not every case leads to one: nothing is promised.
        return f"belum ada {produk} yang terbit untuk perkara {perkara.nomor}. Bila terbit, kami memberitahukannya."
    diserahkan = _diserahkan(akta, registrasi)
    if diserahkan:
        return f"{produk} perkara {perkara.nomor} sudah diserahkan kepada pihak Anda {tanggal_saja(diserahkan)}."
    jam = f", {latar.satker.jam_layanan}" if latar.satker.jam_layanan else ""
    return (
        f"{produk} perkara {perkara.nomor} sudah terbit, tanggal {tanggal_saja(akta.tanggal)}. "
        f"Dapat diambil di loket PTSP {latar.satker.nama}{jam}, dengan membawa KTP asli dan fotokopinya. "
        f"Biaya PNBP {rupiah(Decimal(latar.setelan.pnbp_akta))}."
    )


def _diserahkan(akta: AktaCerai, registrasi: Registrasi) -> date | None:
    """When the asker's own side fetched it; never a word about the other side."""
    return {1: akta.diserahkan1, 2: akta.diserahkan2}.get(registrasi.sisi or 0)


N82 = daftarkan_jawaban("N-82", "Jawaban AKTA", "AKTA", tanpa_bahan, _susun)
