"""N-80, the answer to JADWAL: the next hearings of a case, as its notices say them."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from notifikasi.models import Templat
from notifikasi.templat.susun import bidang_dipakai
from perkara.models import Perkara, Registrasi, Sidang
from perkara.pesan.jawab.rakit import Latar, daftarkan_jawaban
from perkara.pesan.sidang import agenda_terbuka
from satker.tanggal import jam, tanggal_panjang, zona_singkat
from satker.waktu import hari_ini

PALING_BANYAK = 3
_PEMBERITAHUAN = {False: "N-03", True: "N-07"}  # by whether the case is an e-Court case


@dataclass(frozen=True, slots=True)
class Bahan:
    """Hearings ahead per case, and the notices in which a court names no agenda: (court, kind)."""

    sidang: Mapping[int, list[Sidang]]
    tanpa_agenda: set[tuple[int, str]]


def sidang_mendatang(perkara: Collection[int], latar: Mapping[int, Latar]) -> dict[int, list[Sidang]]:
    """Per case the hearings from today on that still hold, nearest first. One query.

    After the decision only a pledge (ikrar) or an opposition (verzet) is heard: what SIPP lists besides is left over.
    """
    awal = min((hari_ini(satu.satker) for satu in latar.values()), default=None)
    per_perkara: dict[int, list[Sidang]] = defaultdict(list)
    if awal is None or not perkara:
        return per_perkara
    ada = Sidang.objects.filter(perkara__in=perkara, hilang_pada=None, ditunda=False, tanggal__gte=awal)
    for s in ada.select_related("perkara__putusan").order_by("tanggal", "jam", "pk"):
        putus = getattr(s.perkara, "putusan", None) is not None
        if s.tanggal >= hari_ini(latar[s.perkara.satker_id].satker) and (not putus or s.ikrar or s.verzet):
            per_perkara[s.perkara_id].append(s)
    return per_perkara


def baris_jadwal(sidang: Sidang, latar: Latar) -> str:
    """'Senin, 23 November 2026 pukul 09.00 WIB, Ruang Sidang I'."""
    pukul = jam(sidang.jam or latar.setelan.jam_sidang_bawaan)
    teks = f"{tanggal_panjang(sidang.tanggal)} pukul {pukul} {zona_singkat(latar.satker)}"
    tempat = "tempat sesuai panggilan resmi (sidang keliling)" if sidang.keliling else sidang.ruang
    return f"{teks}, {tempat}" if tempat else teks


def _muat(perkara: Collection[int], latar: Mapping[int, Latar]) -> Bahan:
    milik = Templat.objects.filter(satker__in=latar, jenis__in=_PEMBERITAHUAN.values()).exclude(teks="")
    tanpa = {(t.satker_id, t.jenis) for t in milik if "agenda" not in bidang_dipakai(t.teks)}
    return Bahan(sidang_mendatang(perkara, latar), tanpa)


def _susun(perkara: Perkara, _registrasi: Registrasi, latar: Latar, bahan: Bahan) -> str:
    sidang = bahan.sidang.get(perkara.pk, [])[:PALING_BANYAK]
    if not sidang:
        return tanpa_sidang(perkara)
    sebut_agenda = (latar.satker.pk, _PEMBERITAHUAN[perkara.ecourt]) not in bahan.tanpa_agenda
    elektronik = " (sidang elektronik)" if perkara.ecourt else ""
    baris = [f"jadwal sidang perkara {perkara.nomor}{elektronik}:"]
    for s in sidang:
        baris.append(f"Sidang ke-{s.urutan}: {baris_jadwal(s, latar)}")
        agenda = agenda_terbuka(s, latar.setelan) if sebut_agenda else ""
        baris += [f"Agenda: {agenda}"] if agenda else []
    return "\n".join(baris)


def tanpa_sidang(perkara: Perkara) -> str:
    """That no hearing is ahead, and what to expect."""
    if getattr(perkara, "putusan", None) is not None:
        return f"perkara {perkara.nomor} sudah diputus; tidak ada sidang berikutnya yang dijadwalkan."
    return (
        f"belum ada jadwal sidang berikutnya untuk perkara {perkara.nomor}. Kami memberitahukannya begitu ditetapkan."
    )


N80 = daftarkan_jawaban("N-80", "Jawaban JADWAL", "JADWAL", _muat, _susun)
