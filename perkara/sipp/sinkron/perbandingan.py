"""Reads SIPP's window once and works out what differs. Writes nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, BooleanField, Exists, F, Func, OuterRef, Q, Value

from notifikasi.models import Pesan
from perkara.models import AktaCerai, EFiling, Perkara, PetugasSipp, Putusan, Sidang
from perkara.sipp.baca import PembacaSipp
from perkara.sipp.baris import BarisEfiling, BarisPerkara, BarisRusak
from perkara.sipp.jendela import Jendela, batas_baca
from perkara.sipp.sinkron import tabel
from perkara.sipp.sinkron.banding import Beda, Dikenal, pisahkan
from perkara.sipp.sinkron.tabel import Kunci, Tabel
from satker.models import Satker


@dataclass(frozen=True, slots=True)
class PerkaraDikenal:
    """What the portal holds of a case, by SIPP's id."""

    pk: int
    sidik: str
    nomor_kunci: str
    tanggal_daftar: date | None
    mati: bool


@dataclass(slots=True)
class Perbedaan:
    """All that differs between SIPP and the portal, ready to be written in one transaction."""

    jendela: Jendela
    perkara_dikenal: dict[int, PerkaraDikenal]
    perkara: Beda = field(default_factory=Beda)
    anak: dict[str, Beda] = field(default_factory=dict)
    efiling: Beda = field(default_factory=Beda)
    petugas: Beda = field(default_factory=Beda)

    @property
    def semua(self) -> Iterator[tuple[str, Beda]]:
        """Each table's name with its differences."""
        yield "perkara", self.perkara
        yield from self.anak.items()
        yield "efiling", self.efiling
        yield "petugas", self.petugas


def buat_jendela(satker: Satker, mulai: date, hari: date) -> Jendela:
    """The window of a court that announces from `mulai` on.

    With the older cases the portal holds open: by its own rows, or with messages still queued.
    """
    batas = batas_baca(mulai, hari)
    kosong = Jendela(batas, hari, mulai=mulai)
    milik = {"perkara": OuterRef("pk")}
    hidup = (
        Exists(Sidang.objects.filter(**milik, hilang_pada=None, tanggal__gte=kosong.sidang_sejak))
        | Exists(Putusan.objects.filter(**milik, tanggal__gte=kosong.putusan_sejak))
        | Exists(AktaCerai.objects.filter(**milik, tanggal__gte=kosong.akta_sejak))
        | Exists(Pesan.objects.filter(satker=satker, induk_id=OuterRef("pk"), status=Pesan.Status.ANTRE))
    )
    tua = Perkara.objects.filter(Q(tanggal_daftar__lt=batas) | Q(tanggal_daftar=None), satker=satker, hilang_pada=None)
    return replace(kosong, dipantau=frozenset(tua.filter(hidup).values_list("sipp_id", flat=True)))


def bandingkan(satker: Satker, pembaca: PembacaSipp, jendela: Jendela) -> Perbedaan:
    """Read everything once, in SIPP's one snapshot. Raises GalatSipp."""
    beda = Perbedaan(jendela, _perkara_dikenal(satker))
    efiling = list(pisahkan(pembaca.efiling(jendela), beda.efiling))
    _banding_perkara(satker, pembaca, beda, efiling)
    masuk = _yang_diterima(beda)
    lingkup = _lingkup(beda)
    aliran = {
        tabel.PIHAK: pembaca.pihak,
        tabel.KUASA: pembaca.kuasa,
        tabel.PENUGASAN: pembaca.penugasan,
        tabel.SIDANG: pembaca.sidang,
        tabel.PUTUSAN: pembaca.putusan,
        tabel.AKTA: pembaca.akta,
        tabel.BIAYA: pembaca.biaya,
    }
    for satu, baca in aliran.items():
        beda.anak[satu.nama] = _banding_anak(pembaca, satu, baca(jendela), masuk, lingkup)
    _banding_efiling(satker, pembaca, beda, efiling, masuk)
    _banding_petugas(satker, pembaca, beda.petugas)
    return beda


def _perkara_dikenal(satker: Satker) -> dict[int, PerkaraDikenal]:
    baris = Perkara.objects.filter(satker=satker).order_by()
    kolom = ("sipp_id", "pk", "sidik", "nomor_kunci", "tanggal_daftar", "hilang_pada")
    return {b[0]: PerkaraDikenal(b[1], b[2], b[3], b[4], b[5] is not None) for b in baris.values_list(*kolom)}


def _banding_perkara(satker: Satker, pembaca: PembacaSipp, beda: Perbedaan, efiling: list[BarisEfiling]) -> None:
    jendela, kita = beda.jendela, beda.perkara
    dikenal: dict[Kunci, Dikenal] = {
        (sipp_id,): Dikenal(d.pk, d.sidik, d.mati) for sipp_id, d in beda.perkara_dikenal.items()
    }
    ikrar = _tanggal_ikrar(satker, pembaca, jendela, kita)
    ecourt = _perkara_ecourt(satker, pembaca, beda, efiling)
    baris: BarisPerkara
    for baris in pisahkan(pembaca.perkara(jendela), kita):
        isi = (
            *(baris.nomor, baris.alur_id, baris.jenis_id, baris.jenis_nama, baris.tanggal_daftar, baris.tahapan_id),
            *(baris.dipublikasikan, baris.sipp_id in ecourt, ikrar.get(baris.sipp_id)),
        )
        kita.terima((baris.sipp_id,), isi, dikenal)
    _cari_perkara_hilang(pembaca, beda)


def _tanggal_ikrar(satker: Satker, pembaca: PembacaSipp, jendela: Jendela, kita: Beda) -> dict[int, date | None]:
    if not pembaca.terbaca("perkara_ikrar_talak"):
        lama = Perkara.objects.filter(satker=satker).exclude(tanggal_ikrar=None).order_by()
        return dict(lama.values_list("sipp_id", "tanggal_ikrar"))
    ikrar: dict[int, date | None] = {}
    for baris in pembaca.ikrar(jendela):
        if isinstance(baris, BarisRusak):
            kita.tolak(baris)
        else:
            ikrar[baris.perkara_id] = baris.tanggal_ikrar
    return ikrar


def _perkara_ecourt(satker: Satker, pembaca: PembacaSipp, beda: Perbedaan, efiling: list[BarisEfiling]) -> set[int]:
    """Cases with an e-filing: those read now, and those of filings that cannot be read any more but were."""
    ada = {baris.perkara_id for baris in efiling if baris.perkara_id is not None}
    lama = EFiling.objects.filter(satker=satker, hilang_pada=None).exclude(perkara=None).order_by()
    if not pembaca.terbaca("perkara_efiling"):
        return ada | set(lama.values_list("perkara__sipp_id", flat=True))
    if beda.efiling.rusak:
        jejak = beda.efiling.jejak_rusak
        kita = lama.values_list("sipp_id", "perkara__sipp_id")
        ada |= {perkara for sipp_id, perkara in kita if ("perkara_efiling", f"efiling_id={sipp_id}") in jejak}
    return ada


def _cari_perkara_hilang(pembaca: PembacaSipp, beda: Perbedaan) -> None:
    """A case is gone when the window should have held it and SIPP, asked once more, has no such id."""
    kita, jendela = beda.perkara, beda.jendela
    jejak = kita.jejak_rusak
    dicari = [
        sipp_id
        for sipp_id, d in beda.perkara_dikenal.items()
        if not d.mati
        and (sipp_id,) not in kita.dilihat
        and ("perkara", f"perkara_id={sipp_id}") not in jejak
        and (sipp_id in jendela.dipantau or (d.tanggal_daftar is not None and d.tanggal_daftar >= jendela.batas))
    ]
    ada = pembaca.masih_ada(dicari) if dicari else set()
    kita.hilang = {(sipp_id,): beda.perkara_dikenal[sipp_id].pk for sipp_id in dicari if sipp_id not in ada}


def _yang_diterima(beda: Perbedaan) -> set[int]:
    """Cases whose rows may be taken over: those the portal holds and those it is about to hold."""
    hidup = {sipp_id for sipp_id, d in beda.perkara_dikenal.items() if not d.mati}
    return (hidup | {k[0] for k in beda.perkara.dilihat}) - {k[0] for k in beda.perkara.hilang}


def _lingkup(beda: Perbedaan) -> dict[int, int]:
    """Known cases whose rows were read in full now, with our keys: a row of theirs that did not come is gone."""
    rusak = beda.perkara.jejak_rusak
    return {
        sipp_id: d.pk
        for sipp_id, d in beda.perkara_dikenal.items()
        if (sipp_id,) in beda.perkara.dilihat or ("perkara", f"perkara_id={sipp_id}") in rusak
    }


def _banding_anak(
    pembaca: PembacaSipp, satu: Tabel, aliran: Iterable[Any], masuk: set[int], lingkup: dict[int, int]
) -> Beda:
    beda, kunci, isi = Beda(), satu.ambil_kunci(), satu.ambil_isi()
    dikenal = _anak_dikenal(satu, lingkup)
    for baris in pisahkan(aliran, beda):
        if baris.perkara_id in masuk:
            beda.terima(kunci(baris), isi(baris), dikenal)
        else:
            beda.lewati()
    beda.hilang = _yang_tak_datang(pembaca, beda, dikenal, satu.jejak)
    return beda


def _anak_dikenal(satu: Tabel, lingkup: dict[int, int]) -> dict[Kunci, Dikenal]:
    baris = satu.model.objects.filter(_perkara_di_antara(lingkup.values())).order_by()
    kolom = ["perkara__sipp_id", *satu.kunci, "pk", "sidik"]
    if satu.bisa_hilang:
        n = len(kolom)
        return {
            b[: n - 2]: Dikenal(b[n - 2], b[n - 1], b[n] is not None) for b in baris.values_list(*kolom, "hilang_pada")
        }
    return {b[:-2]: Dikenal(b[-2], b[-1]) for b in baris.values_list(*kolom)}


def _perkara_di_antara(pk: Iterable[int]) -> Func:
    """perkara_id = ANY(array): one parameter however many cases; an IN list of thousands costs more than the rows."""
    larik = Value(list(pk), output_field=ArrayField(BigIntegerField()))
    return Func(F("perkara_id"), larik, template="%(expressions)s)", arg_joiner=" = ANY(", output_field=BooleanField())


def _yang_tak_datang(pembaca: PembacaSipp, beda: Beda, dikenal: dict[Kunci, Dikenal], jejak: Any) -> dict[Kunci, int]:
    """Known rows that did not come, without odd ones and those of a table that cannot be read (any more)."""
    rusak = beda.jejak_rusak
    sisa = {k: d.pk for k, d in dikenal.items() if k not in beda.dilihat and not d.mati}
    return {k: pk for k, pk in sisa.items() if jejak(k) not in rusak and pembaca.terbaca(jejak(k)[0])}


def _banding_efiling(
    satker: Satker, pembaca: PembacaSipp, beda: Perbedaan, efiling: list[BarisEfiling], masuk: set[int]
) -> None:
    kita = beda.efiling
    baris = EFiling.objects.filter(satker=satker).order_by()
    kolom = ("sipp_id", "pk", "sidik", "hilang_pada", "perkara__sipp_id", "tanggal_daftar")
    semua = list(baris.values_list(*kolom))
    dikenal: dict[Kunci, Dikenal] = {(b[0],): Dikenal(b[1], b[2], b[3] is not None) for b in semua}
    for b in efiling:
        perkara = b.perkara_id if b.perkara_id in masuk else None
        isi = (perkara, b.nomor_register, b.tanggal_daftar, b.status_teks, b.bayar, b.batas_bayar, b.tanggal_bayar)
        kita.terima((b.efiling_id,), isi, dikenal)
    seharusnya = {
        (b[0],) for b in semua if (b[4],) in beda.perkara.dilihat or (b[5] is not None and b[5] >= beda.jendela.batas)
    }
    tak_datang = _yang_tak_datang(pembaca, kita, dikenal, lambda k: ("perkara_efiling", f"efiling_id={k[0]}"))
    dicari = {k: pk for k, pk in tak_datang.items() if k in seharusnya}
    ada = pembaca.masih_ada([k[0] for k in dicari], "perkara_efiling") if dicari else set()
    kita.hilang = {k: pk for k, pk in dicari.items() if k[0] not in ada}


def _banding_petugas(satker: Satker, pembaca: PembacaSipp, kita: Beda) -> None:
    baris = PetugasSipp.objects.filter(satker=satker).order_by().values_list("tugas", "sipp_id", "pk", "sidik")
    dikenal: dict[Kunci, Dikenal] = {b[:2]: Dikenal(b[2], b[3]) for b in baris}
    for b in pisahkan(pembaca.petugas(), kita):
        if b.jenis in ("hakim", "panitera"):
            kita.terima((b.jenis, b.sipp_id), (b.nama_gelar, b.nip, b.aktif), dikenal)
    kita.hilang = _yang_tak_datang(pembaca, kita, dikenal, lambda k: (f"{k[0]}_pn", f"id={k[1]}"))
