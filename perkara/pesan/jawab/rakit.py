"""What every answer about a case is made of: the case that was asked about, read anew when the answer leaves."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from notifikasi.jenis import Audiens, Batal, Isi, JenisPesan, daftarkan
from notifikasi.models import Pesan
from perkara.models import Perkara, Registrasi, SetelanPerkara, SumberSipp
from perkara.pesan.bahan import setelan_untuk
from perkara.pesan.jawab.milik import milik_nomor, pilih
from satker.models import Satker
from satker.tanggal import jam, tanggal_saja, zona_singkat
from satker.waktu import lokal

BIDANG = {
    "jawaban": "jawaban atas pertanyaan, beberapa baris",
    "per": "kapan SIPP terakhir dibaca; kosong bila jawaban tidak memakai SIPP",
    "nama_satker": "nama pengadilan",
}


@dataclass(frozen=True, slots=True)
class Latar:
    """The court an answer speaks for, its choices, and its SIPP."""

    satker: Satker
    setelan: SetelanPerkara
    sumber: SumberSipp | None

    @property
    def per(self) -> str:
        """When SIPP was last read, as people say it."""
        if self.sumber is None or self.sumber.terakhir_selesai is None:
            return ""
        saat = lokal(self.satker, self.sumber.terakhir_selesai)
        return f"{tanggal_saja(saat.date())} pukul {jam(saat.time())} {zona_singkat(self.satker)}"


# Reads what the chosen cases need beyond themselves, once for a batch; then one answer.
Muat = Callable[[Collection[int], Mapping[int, Latar]], Any]
Susun = Callable[[Perkara, Registrasi, Latar, Any], str]


def daftarkan_jawaban(kode: str, nama: str, kata: str, muat: Muat, susun: Susun) -> JenisPesan:
    """Register the kind that answers the command `kata`. Its number of queries does not grow with the batch."""

    def isi(pesan: Sequence[Pesan]) -> Mapping[int, Isi | Batal]:
        latar = latar_untuk({p.satker_id for p in pesan})
        milik = milik_nomor({p.nomor_id for p in pesan})
        pilihan = {
            p.pk: pilih(milik[p.nomor_id], latar[p.satker_id].satker, kata, str(p.data.get("argumen", "")))
            for p in pesan
        }
        bahan = muat({r.perkara_id or 0 for r in pilihan.values() if isinstance(r, Registrasi)}, latar)
        return {p.pk: _satu(pilihan[p.pk], latar[p.satker_id], susun, bahan) for p in pesan}

    def contoh(satker: Satker) -> Isi | None:
        aktif = Registrasi.objects.filter(satker=satker, status=Registrasi.Status.AKTIF)
        registrasi = aktif.select_related("perkara__putusan", "perkara__akta_cerai", "perkara__biaya").first()
        if registrasi is None:
            return None
        latar = latar_untuk({satker.pk})
        return _satu(registrasi, latar[satker.pk], susun, muat({registrasi.perkara_id or 0}, latar))

    return daftarkan(
        JenisPesan(
            kode=kode,
            nama=nama,
            audiens=Audiens.SISTEM,
            teks=(
                "Yth. Bapak/Ibu, {{jawaban}}\n"
                "Menurut SIPP per {{per}}.\n"
                "Pesan otomatis {{nama_satker}}, bukan panggilan resmi (relaas). Balas INFO untuk menu."
            ),
            bidang=BIDANG,
            prioritas=Pesan.Prioritas.SEGERA,
            isi=isi,
            contoh=contoh,
            segera=True,  # answers somebody who is awake
        )
    )


def latar_untuk(satker: Collection[int]) -> dict[int, Latar]:
    """Per court what its answers need. Three queries."""
    ada = Satker.objects.in_bulk(satker)
    setelan = setelan_untuk(ada)
    sumber = {s.satker_id: s for s in SumberSipp.objects.filter(satker__in=ada)}
    return {pk: Latar(s, setelan[pk], sumber.get(pk)) for pk, s in ada.items()}


def rupiah(jumlah: Decimal) -> str:
    """'Rp375.000'; cents only where there are some."""
    bulat = f"{abs(jumlah):,.2f}".replace(",", ".")
    utuh, sen = bulat[:-3], bulat[-2:]
    return f"Rp{utuh}" if sen == "00" else f"Rp{utuh},{sen}"


def tanpa_bahan(_perkara: Collection[int], _latar: Mapping[int, Latar]) -> None:
    """For answers that need nothing beyond the case."""


def _satu(pilihan: Registrasi | str, latar: Latar, susun: Susun, bahan: Any) -> Isi:
    umum = {"nama_satker": latar.satker.nama}
    if isinstance(pilihan, str) or pilihan.perkara is None:
        return umum | {"jawaban": str(pilihan), "per": ""}
    return umum | {"jawaban": susun(pilihan.perkara, pilihan, latar, bahan), "per": latar.per}
