"""Registers the number a filer wrote in the claim, when it may be (R-000-4, R-000-5). Runs after every sync."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import F

from notifikasi.models import Nomor, Persetujuan
from perkara.models import Kuasa, Pihak, Registrasi, SetelanPerkara, SumberSipp, TugasLoket
from perkara.registrasi import cek
from perkara.registrasi.calon import Calon, cari_calon
from perkara.registrasi.cek import Jawaban
from perkara.registrasi.loket import batalkan_pesan
from perkara.registrasi.sambut import sambut
from perkara.registrasi.tugas import catat_tugas, tutup_otomatis
from satker import audit
from satker.models import Satker
from satker.telepon import JenisNomor, nomor_tunggal
from satker.waktu import hari_ini, sekarang

_OTOMATIS = Registrasi.Sumber.OTOMATIS
VERSI_TEKS = "gugatan-2026-1"
BATAS_CEK = 200  # questions to the gateway in one run; the rest follow with the next
TIDAK_DI_WHATSAPP = "Nomor tidak ditemukan di WhatsApp. Tanyakan nomor WhatsApp yang dipakai."
DIGANTI = "Nomor di SIPP diganti."
PERNAH = {
    Nomor.Keadaan.BERHENTI: "Pemilik nomor pernah meminta berhenti. Tanyakan persetujuannya bila ia datang.",
    Nomor.Keadaan.SALAH_ORANG: "Pemilik nomor pernah menjawab bahwa ia bukan pihak perkara. Tanyakan nomor yang benar.",
    Nomor.Keadaan.TIDAK_SAH: "Nomor pernah tidak dapat dihubungi. Tanyakan nomor yang benar.",
}


@dataclass(slots=True)
class Keputusan:
    """What is to be done about the candidates of one run."""

    daftar: list[tuple[Calon, str]] = field(default_factory=list)
    tugas: list[tuple[Calon, str]] = field(default_factory=list)
    selesai: list[Calon] = field(default_factory=list)
    tunda: int = 0

    def sudah(self, calon: Calon) -> None:
        """Nothing to do until the text changes."""
        self.selesai.append(calon)

    def tugaskan(self, calon: Calon, sebab: str) -> None:
        """A person must look at it."""
        self.tugas.append((calon, sebab))
        self.selesai.append(calon)

    def daftarkan(self, calon: Calon, e164: str) -> None:
        """Register it."""
        self.daftar.append((calon, e164))
        self.selesai.append(calon)


def daftarkan_otomatis(satker: Satker) -> dict[str, int]:
    """Judge every filer's number that is due: register it, or leave a to-do with the reason. Returns the counts.

    Asks the gateway outside any transaction, at most BATAS_CEK numbers a run; what it did not answer waits for the next
    run (`ditunda`). An empty field is no to-do: nothing was stated. Safe to run again at any moment.
    """
    sumber = SumberSipp.objects.filter(satker=satker).first()
    setelan = SetelanPerkara.objects.filter(satker=satker).first()
    if sumber is None or not (setelan or SetelanPerkara()).daftar_otomatis:
        return {"ditutup": tutup_otomatis(satker)}
    putusan = Keputusan()
    sah = _nilai(satker, cari_calon(satker.pk, sumber.mulai, hari_ini(satker)), putusan)
    jawaban = _tanya(satker, [e164 for _, e164 in sah])
    for calon, e164 in sah:
        _putuskan(calon, e164, jawaban.get(e164, Jawaban.NANTI), putusan)
    with transaction.atomic():
        baru = _laksanakan(satker, putusan, jawaban)
        ditutup = tutup_otomatis(satker)
    return {"didaftarkan": baru, "tugas": len(putusan.tugas), "ditunda": putusan.tunda, "ditutup": ditutup}


def _nilai(satker: Satker, calon: Sequence[Calon], putusan: Keputusan) -> list[tuple[Calon, str]]:
    """Candidates with a number that may be registered, if only it is on WhatsApp; each number once per case."""
    terbaca = [(satu, nomor_tunggal(satu.telepon)) for satu in calon]
    e164 = {str(hasil.e164) for _, hasil in terbaca if hasil.jenis is JenisNomor.MOBILE}
    milik = Nomor.objects.filter(satker=satker, e164__in=e164).exclude(keadaan=Nomor.Keadaan.AKTIF)
    berhenti = dict(milik.values_list("e164", "keadaan"))
    terdaftar = _Terdaftar({satu.perkara_id for satu in calon})
    sah, dipakai = [], set()
    for satu, hasil in terbaca:
        nomor = str(hasil.e164)
        if hasil.jenis is JenisNomor.NONE or terdaftar.punya_orang(satu):
            putusan.sudah(satu)
        elif hasil.jenis is not JenisNomor.MOBILE:
            putusan.tugaskan(satu, hasil.sebab)
        elif (satu.perkara_id, nomor) in terdaftar.nomor or (satu.perkara_id, nomor) in dipakai:
            putusan.sudah(satu)
        elif nomor in berhenti:
            putusan.tugaskan(satu, PERNAH[Nomor.Keadaan(berhenti[nomor])])
        else:
            dipakai.add((satu.perkara_id, nomor))
            sah.append((satu, nomor))
    return sah


class _Terdaftar:
    """Registrations of some cases, whatever became of them: what was taken off by a person stays off."""

    def __init__(self, perkara: set[int]) -> None:
        kolom = ("perkara_id", "nomor__e164", "pihak_id", "kuasa_id", "status", "sumber", "sebab_dicabut")
        semua = list(Registrasi.objects.filter(perkara__in=perkara).values_list(*kolom))
        # A number taken off because SIPP's text was mended may come back when the text does.
        self.nomor = {b[:2] for b in semua if b[6] != DIGANTI}
        self._orang = {b[2:4] for b in semua if b[4] == Registrasi.Status.AKTIF and b[5] != _OTOMATIS}

    def punya_orang(self, calon: Calon) -> bool:
        """Whether the person gave a number at the counter: it counts more than the one in the claim."""
        return calon.orang in self._orang


def _tanya(satker: Satker, e164: Sequence[str]) -> dict[str, Jawaban]:
    jawaban = cek.yang_diketahui(satker, e164)
    belum = [nomor for nomor in e164 if nomor not in jawaban]
    return jawaban | cek.cek_banyak(satker, belum, BATAS_CEK) if belum else jawaban


def _putuskan(calon: Calon, e164: str, jawaban: Jawaban, putusan: Keputusan) -> None:
    if jawaban is Jawaban.NANTI:
        putusan.tunda += 1
    elif jawaban is Jawaban.TIDAK:
        putusan.tugaskan(calon, TIDAK_DI_WHATSAPP)
    else:
        putusan.daftarkan(calon, e164)


def _laksanakan(satker: Satker, putusan: Keputusan, jawaban: dict[str, Jawaban]) -> int:
    baru = _daftarkan(satker, putusan.daftar, jawaban) if putusan.daftar else 0
    cek.catat(satker, jawaban)
    saat = sekarang()
    catat_tugas(
        [
            TugasLoket(
                satker=satker,
                perkara_id=c.perkara_id,
                pihak_id=c.pihak_id,
                kuasa_id=c.kuasa_id,
                mentah=c.telepon,
                sebab=sebab[:250],
                dibuat=saat,
            )
            for c, sebab in putusan.tugas
        ]
    )
    _tandai(putusan.selesai)
    return baru


def _tandai(calon: Sequence[Calon]) -> None:
    """Remember which text was judged; only the sync writes these texts, and it holds the court's lock."""
    for model, pk in ((Pihak, [c.pihak_id for c in calon]), (Kuasa, [c.kuasa_id for c in calon])):
        kena = [satu for satu in pk if satu is not None]
        if kena:
            model.objects.filter(pk__in=kena).update(telepon_dinilai=F("telepon"))


def _daftarkan(satker: Satker, daftar: Sequence[tuple[Calon, str]], jawaban: dict[str, Jawaban]) -> int:
    """Numbers, consent ledger, registrations and N-01 in a handful of statements, however many there are."""
    _cabut_yang_diganti(daftar)
    nomor, saat = _pastikan_banyak(satker, {e164 for _, e164 in daftar}), sekarang()
    setuju = Persetujuan.objects.bulk_create(
        [
            Persetujuan(
                nomor_id=nomor[e164],
                tindakan=Persetujuan.Tindakan.BERI,
                dasar=Persetujuan.Dasar.TUGAS_PUBLIK,
                kanal=Persetujuan.Kanal.GUGATAN,
                versi_teks=VERSI_TEKS,
                waktu=saat,
            )
            for _, e164 in daftar
        ],
        batch_size=1000,
    )
    baris = [
        Registrasi(
            satker=satker,
            perkara_id=c.perkara_id,
            nomor_id=nomor[e164],
            nama=c.nama,
            sisi=c.sisi,
            pihak_id=c.pihak_id,
            kuasa_id=c.kuasa_id,
            hubungan=Registrasi.Hubungan.KUASA if c.kuasa_id else Registrasi.Hubungan.DIRI,
            sumber=_OTOMATIS,
            status=Registrasi.Status.AKTIF,
            persetujuan=izin,
            dibuat=saat,
        )
        for (c, e164), izin in zip(daftar, setuju, strict=True)
    ]
    # The counter may have been quicker: its registration stays, ours is dropped.
    Registrasi.objects.bulk_create(baris, batch_size=1000, ignore_conflicts=True)
    terpasang = list(Registrasi.objects.filter(persetujuan__in=setuju).values_list("pk", flat=True))
    sambut(terpasang)
    diketahui = sum(jawaban[e164] is Jawaban.ADA for _, e164 in daftar)
    audit.catat(satker, "sinkron", "registrasi.otomatis", jumlah=len(terpasang), di_whatsapp=diketahui)
    return len(terpasang)


def _pastikan_banyak(satker: Satker, e164: set[str]) -> dict[str, int]:
    saat = sekarang()
    baru = [Nomor(satker=satker, e164=satu, dibuat=saat) for satu in sorted(e164)]
    Nomor.objects.bulk_create(baru, batch_size=1000, ignore_conflicts=True)
    return dict(Nomor.objects.filter(satker=satker, e164__in=e164).values_list("e164", "pk"))


def _cabut_yang_diganti(daftar: Sequence[tuple[Calon, str]]) -> None:
    """The clerk mended a number in SIPP: the old one was somebody else's and hears nothing more."""
    kini = {calon.orang: e164 for calon, e164 in daftar}
    aktif = Registrasi.objects.filter(
        perkara__in={calon.perkara_id for calon, _ in daftar}, sumber=_OTOMATIS, status=Registrasi.Status.AKTIF
    )
    for lama in aktif.select_related("nomor"):
        baru = kini.get((lama.pihak_id, lama.kuasa_id))
        if baru is not None and baru != lama.nomor.e164:
            lama.status, lama.dicabut_pada = Registrasi.Status.DICABUT, sekarang()
            lama.sebab_dicabut = DIGANTI
            lama.save(update_fields=["status", "dicabut_pada", "sebab_dicabut"])
            batalkan_pesan(lama)
