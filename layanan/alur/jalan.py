"""Taking a step: everything it means in one transaction, or nothing at all."""

from datetime import date
from typing import Any, TypeVar, cast

from django.db import transaction

from layanan import kabar
from layanan.alur import catatan
from layanan.alur.daftar import ambil
from layanan.alur.galat import BelumLengkap, Ditolak, TakBerhak, TakBolehDariSini
from layanan.alur.kunci import kunci, pastikan_versi, sepengadilan
from layanan.alur.pelaku import Pelaku
from layanan.alur.simpan import simpan
from layanan.alur.tabel import TETAP, Alur, Isian, Kata, Langkah
from layanan.models import Urusan
from satker.waktu import sekarang

WAJIB = "Wajib diisi."
U = TypeVar("U", bound=Urusan)


def boleh(urusan: Urusan, pelaku: Pelaku) -> list[Langkah]:
    """The steps this actor may take from the present state, by role and court; asks the database nothing."""
    if not sepengadilan(urusan, pelaku):
        return []
    return [lk for lk in ambil(urusan.register).dari(urusan.keadaan) if lk.peran & pelaku.sebagai]


@transaction.atomic
def jalankan(urusan: U, tindakan: str, *, pelaku: Pelaku, isian: Isian | None = None, versi: int | None = None) -> U:
    """Take a step and answer the matter as it stands then; go on with that one, not with `urusan`.

    Checks, in this order: role (TakBerhak), version (SudahBerubah: `versi`, or that of `urusan`, is no longer the
    last), state (TakBolehDariSini), required fields and the desk's own checks (BelumLengkap), the desk's rule
    (Ditolak). Then state, fields, due date, timeline row and message are written together. Of two officers at once the
    second waits for the first and is told what he did.
    """
    isian = isian or {}
    alur = ambil(urusan.register)
    kini = kunci(urusan)
    dikenal = _langkah(alur, kini, tindakan, pelaku)
    pastikan_versi(kini, urusan, versi)
    langkah = _dari_sini(alur, kini, tindakan, dikenal, pelaku)
    _periksa(langkah, kini, isian)
    dari, tempo_lama = kini.keadaan, kini.jatuh_tempo
    _ubah(alur, langkah, kini, isian)
    simpan(alur, kini)
    baris = catatan.tulis(
        kini,
        tindakan,
        pelaku=pelaku,
        peran=min(langkah.peran & pelaku.sebagai),
        dari=dari,
        kalimat=kata(langkah.kalimat, kini, isian),
        catatan=str(isian.get("catatan") or ""),
        data=_data(langkah, isian, tempo_lama, kini.jatuh_tempo),
    )
    if kode := kata(langkah.pesan, kini, isian):
        kabar.kabari(kini, kode, alur.isi_pesan(kini, kode, isian), baris)
    return kini


def kata(nilai: Kata, urusan: Urusan, isian: Isian) -> str:
    """A text of the table, or what its function makes of the matter."""
    return nilai if isinstance(nilai, str) else nilai(urusan, isian)


def _langkah(alur: Alur, kini: Urusan, tindakan: str, pelaku: Pelaku) -> Langkah | None:
    langkah = alur.langkah_dari(tindakan)
    if not sepengadilan(kini, pelaku) or (langkah and not langkah.peran & pelaku.sebagai):
        raise TakBerhak(langkah.nama if langkah else tindakan)
    return langkah


def _dari_sini(alur: Alur, kini: Urusan, tindakan: str, langkah: Langkah | None, pelaku: Pelaku) -> Langkah:
    if langkah is None or kini.keadaan not in langkah.dari:
        nama = langkah.nama if langkah else tindakan
        raise TakBolehDariSini(alur.keadaan_dari(kini.keadaan).nama, nama, boleh(kini, pelaku))
    return langkah


def _periksa(langkah: Langkah, kini: Urusan, isian: Isian) -> None:
    kosong = {k: WAJIB for k in langkah.wajib if _kosong(isian.get(k))}
    if keliru := {**langkah.periksa(kini, isian), **kosong}:
        raise BelumLengkap(keliru)
    if sebab := langkah.syarat(kini, isian):
        raise Ditolak(sebab)


def _kosong(nilai: Any) -> bool:
    if isinstance(nilai, str):
        return not nilai.strip()
    return nilai is None or (hasattr(nilai, "__len__") and len(nilai) == 0)


def _ubah(alur: Alur, langkah: Langkah, kini: Urusan, isian: Isian) -> None:
    """State, the desk's fields, due date: on the instance only."""
    ke = langkah.pilih(kini, isian) if langkah.pilih else cast(str, langkah.ke)
    if ke != TETAP and ke not in langkah.tujuan:
        raise ValueError(f"{alur.kode}.{langkah.tindakan}: {ke} bukan tujuannya.")
    langkah.terapkan(kini, isian)
    kini.keadaan = kini.keadaan if ke == TETAP else ke
    if langkah.tenggat is not None:
        kini.jatuh_tempo = langkah.tenggat(kini, isian)
    selesai = not alur.keadaan_dari(kini.keadaan).terbuka
    if langkah.hentikan_jam or selesai:
        kini.jatuh_tempo = None
    kini.selesai_pada = (kini.selesai_pada or sekarang()) if selesai else None
    kini.versi += 1


def _data(langkah: Langkah, isian: Isian, lama: date | None, baru: date | None) -> dict[str, Any]:
    """What the timeline keeps beside its words: the named fields, and how the due date moved."""
    data = {k: isian[k] for k in langkah.catat if k in isian}
    if lama != baru:
        data |= {"jatuh_tempo_lama": lama and lama.isoformat(), "jatuh_tempo": baru and baru.isoformat()}
    return data
