"""Takes the differences over. Everything here happens in one transaction: a killed run leaves nothing half done."""

from collections.abc import Callable, Iterator
from datetime import datetime

from django.db.models import F, Value
from django.db.models.fields import CharField
from django.db.models.functions import Cast, Concat

from perkara.models import EFiling, Perkara, PetugasSipp, RiwayatSidang, Sidang
from perkara.sipp.baris import BarisRusak
from perkara.sipp.sinkron import tabel
from perkara.sipp.sinkron.banding import Beda
from perkara.sipp.sinkron.hilang import hapus_anak, hapus_efiling, hapus_perkara
from perkara.sipp.sinkron.jadwal import kaitkan_pindah, naikkan_versi
from perkara.sipp.sinkron.nomor import kunci_nomor, yang_kalah
from perkara.sipp.sinkron.perbandingan import Perbedaan
from perkara.sipp.sinkron.simpan import Hasil, muat, simpan
from perkara.sipp.sinkron.tabel import Kunci, Tabel
from satker.models import Satker

ANAK = (tabel.PIHAK, tabel.KUASA, tabel.PENUGASAN, tabel.SIDANG, tabel.PUTUSAN, tabel.AKTA, tabel.BIAYA)
_KOLOM_PERKARA = (
    *("nomor", "alur_id", "jenis_id", "jenis_nama", "tanggal_daftar", "tahapan_id"),
    *("dipublikasikan", "ecourt", "tanggal_ikrar"),
)
_KOLOM_EFILING = ("nomor_register", "tanggal_daftar", "status_teks", "bayar", "batas_bayar", "tanggal_bayar")
_KOLOM_PETUGAS = ("nama", "nip", "aktif")
# Notes about cases that were taken over all the same stand under a name of their own.
CATATAN_NOMOR = "perkara.nomor_perkara"


class Penulisan:
    """One run's writing, for one court and one moment."""

    def __init__(self, satker: Satker, beda: Perbedaan, saat: datetime) -> None:
        self.satker, self.beda, self.saat = satker, beda, saat
        self.pk = {sipp_id: d.pk for sipp_id, d in beda.perkara_dikenal.items()}
        self.catatan: list[BarisRusak] = []
        self.catatan_selesai: set[str] = set()

    def jalankan(self) -> None:
        """Write all tables; the counts in the differences are complete afterwards."""
        hapus_perkara(self.satker, list(self.beda.perkara.hilang.values()), self.saat)
        self._perkara()
        for satu in ANAK:
            self._anak(satu, self.beda.anak[satu.nama])
        self._efiling()
        self._petugas()
        for _, beda in self.beda.semua:
            beda.hitungan.hilang = len(beda.hilang)

    def _perkara(self) -> None:
        beda = self.beda.perkara
        kunci = self._kunci_baru()
        objek, ditulis = [], {}
        for (sipp_id,), isi, cap, pk in beda.yang_ditulis():
            if sipp_id not in kunci:
                continue
            nilai = muat(Perkara, dict(zip(_KOLOM_PERKARA, isi, strict=True)))
            satu = Perkara(pk=pk, satker=self.satker, sipp_id=sipp_id, nomor_kunci=kunci[sipp_id], sidik=cap, **nilai)
            satu.pertama_dilihat = satu.berubah_pada = self.saat
            objek.append(satu)
            ditulis[id(satu)] = (sipp_id,)
        self._parkir(kunci)
        perbarui = (*_KOLOM_PERKARA, "nomor_kunci", "sidik", "berubah_pada", "hilang_pada")
        hasil = simpan(Perkara, objek, ("satker", "sipp_id"), perbarui)
        self.pk |= {satu.sipp_id: satu.pk for satu in hasil.ditulis}
        self._hitung(beda, hasil, ditulis, lambda k: ("perkara", f"perkara_id={k[0]}"))

    def _kunci_baru(self) -> dict[int, str]:
        """Keys of the cases to be written; those whose key another case holds are set aside."""
        beda, dikenal = self.beda.perkara, self.beda.perkara_dikenal
        hilang = {k[0] for k in beda.hilang}
        minta: dict[int, str] = {}
        for (sipp_id,), isi, _, _ in beda.yang_ditulis():
            minta[sipp_id] = self._kunci_satu(sipp_id, isi[0])
        self.catatan_selesai |= {f"perkara_id={sipp_id}" for sipp_id in hilang}
        hidup = {i: d.nomor_kunci for i, d in dikenal.items() if not d.mati and i not in hilang}
        tetap = {kunci: i for i, kunci in hidup.items() if minta.get(i, kunci) == kunci}
        calon = {i: kunci for i, kunci in minta.items() if hidup.get(i) != kunci}
        kalah = yang_kalah(tetap, calon, {i: kunci for i, kunci in hidup.items() if i in calon})
        for sipp_id, pemilik in kalah.items():
            sebab = f"Nomor {minta.pop(sipp_id)} sudah dipakai perkara lain (perkara_id {pemilik})."
            beda.sisihkan(BarisRusak("perkara", f"perkara_id={sipp_id}", sebab, {}))
        return minta

    def _kunci_satu(self, sipp_id: int, nomor: str) -> str:
        kunci, sebab = kunci_nomor(nomor, self.satker.singkatan)
        jejak = f"perkara_id={sipp_id}"
        if sebab:
            self.catatan.append(BarisRusak(CATATAN_NOMOR, jejak, f"Nomor tidak terbaca. {sebab}", {"nomor": nomor}))
        else:
            self.catatan_selesai.add(jejak)
        return kunci

    def _parkir(self, kunci: dict[int, str]) -> None:
        """Free the keys that are about to change hands: the index looks at each row, not at the statement's end."""
        pindah = [d.pk for i, d in self.beda.perkara_dikenal.items() if i in kunci and kunci[i] != d.nomor_kunci]
        if pindah:
            Perkara.objects.filter(pk__in=pindah).update(nomor_kunci=Concat(Value("~"), Cast(F("pk"), CharField())))

    def _anak(self, satu: Tabel, beda: Beda) -> None:
        hapus_anak(self.satker, satu, list(beda.hilang.values()), self.saat)
        objek, ditulis = [], {}
        for kunci, isi, cap, pk in beda.yang_ditulis():
            if kunci[0] not in self.pk:
                beda.hitungan.disisihkan += 1
                continue
            nilai = dict(zip((*satu.kunci, *satu.kolom), (*kunci[1:], *isi), strict=True))
            anak = satu.model(pk=pk, perkara_id=self.pk[kunci[0]], sidik=cap, **muat(satu.model, nilai))
            if satu is tabel.PUTUSAN:
                anak.pertama_dilihat = self.saat  # kept by an update: it is not among the columns to renew
            objek.append(anak)
            ditulis[id(anak)] = kunci
        perbarui = (*satu.kolom, "sidik")
        if satu is tabel.SIDANG:
            hasil = self._simpan_sidang(objek, perbarui)
        else:
            hasil = simpan(satu.model, objek, ("perkara", *satu.kunci), perbarui)
        self._hitung(beda, hasil, ditulis, satu.jejak)

    def _simpan_sidang(self, objek: list[Sidang], perbarui: tuple[str, ...]) -> Hasil:
        berubah = [sidang for sidang in objek if sidang.pk is not None]
        for sidang in objek:
            sidang.versi_pada = self.saat
        riwayat = naikkan_versi(berubah, self.saat)
        lama = {sidang.pk for sidang in berubah}
        hasil = simpan(Sidang, objek, ("perkara", "sipp_id"), (*perbarui, "versi", "versi_pada", "hilang_pada"))
        diterima = {sidang.pk for sidang in hasil.ditulis}
        RiwayatSidang.objects.bulk_create([r for r in riwayat if r.sidang_id in diterima])
        tersentuh = {self.pk[k[0]] for k in self.beda.anak["sidang"].hilang} | {s.perkara_id for s in hasil.ditulis}
        kaitkan_pindah(tersentuh, diterima - lama, self.beda.jendela.hari_ini)
        return hasil

    def _efiling(self) -> None:
        beda = self.beda.efiling
        hapus_efiling(self.satker, list(beda.hilang.values()), self.saat)
        objek, ditulis = [], {}
        for kunci, (perkara, *isi), cap, pk in beda.yang_ditulis():
            nilai = muat(EFiling, dict(zip(_KOLOM_EFILING, isi, strict=True)))
            nilai |= {k: self._zona(nilai[k]) for k in ("batas_bayar", "tanggal_bayar")}
            satu = EFiling(
                pk=pk, satker=self.satker, sipp_id=kunci[0], perkara_id=self.pk.get(perkara), sidik=cap, **nilai
            )
            satu.pertama_dilihat = self.saat
            objek.append(satu)
            ditulis[id(satu)] = kunci
        hasil = simpan(EFiling, objek, ("satker", "sipp_id"), (*_KOLOM_EFILING, "perkara", "sidik", "hilang_pada"))
        self._hitung(beda, hasil, ditulis, lambda k: ("perkara_efiling", f"efiling_id={k[0]}"))

    def _zona(self, waktu: datetime | None) -> datetime | None:
        """SIPP's times are the court's own and say no zone."""
        return waktu.replace(tzinfo=self.satker.zona) if waktu else None

    def _petugas(self) -> None:
        beda = self.beda.petugas
        PetugasSipp.objects.filter(pk__in=list(beda.hilang.values())).delete() if beda.hilang else None
        objek, ditulis = [], {}
        for kunci, isi, cap, pk in beda.yang_ditulis():
            nilai = muat(PetugasSipp, dict(zip(_KOLOM_PETUGAS, isi, strict=True)))
            satu = PetugasSipp(pk=pk, satker=self.satker, tugas=kunci[0], sipp_id=kunci[1], sidik=cap, **nilai)
            objek.append(satu)
            ditulis[id(satu)] = kunci
        hasil = simpan(PetugasSipp, objek, ("satker", "tugas", "sipp_id"), (*_KOLOM_PETUGAS, "sidik"))
        self._hitung(beda, hasil, ditulis, lambda k: (f"{k[0]}_pn", f"id={k[1]}"))

    def _hitung(
        self, beda: Beda, hasil: Hasil, ditulis: dict[int, Kunci], jejak: Callable[[Kunci], tuple[str, str]]
    ) -> None:
        kunci = [ditulis[id(satu)] for satu in hasil.ditulis]
        beda.hitungan.baru += sum(k in beda.baru for k in kunci)
        beda.hitungan.berubah += sum(k in beda.berubah for k in kunci)
        for satu, sebab in hasil.ditolak:
            tabel_sipp, kunci_sipp = jejak(ditulis[id(satu)])
            beda.sisihkan(BarisRusak(tabel_sipp, kunci_sipp, sebab, {}))

    @property
    def rusak(self) -> Iterator[BarisRusak]:
        """All rows set aside in this run."""
        for _, beda in self.beda.semua:
            yield from beda.rusak
