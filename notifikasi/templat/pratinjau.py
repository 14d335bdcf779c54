"""What a text will look like, shown while it is being written."""

from notifikasi.jenis import JenisPesan
from notifikasi.templat.periksa import bidang_boleh
from notifikasi.templat.susun import isi_satker, susun
from satker.models import Satker


def pratinjau(jenis: JenisPesan, satker: Satker, teks: str) -> str:
    """`teks` filled with the court's newest real data; a field the court has no data for shows its meaning."""
    arti = {bidang: f"[{arti}]" for bidang, arti in bidang_boleh(jenis).items()}
    isi = {k: v for k, v in isi_satker(satker).items() if v}
    return susun(teks or jenis.teks, {**arti, **isi, **(jenis.contoh(satker) or {})})
