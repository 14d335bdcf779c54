"""The message kinds of cases (domain section 5). Importing this package registers them."""

from perkara.pesan import akta, ecourt, gabungan, rekap, sidang, terdaftar, tunggakan

__all__ = ["akta", "ecourt", "gabungan", "rekap", "sidang", "terdaftar", "tunggakan"]
