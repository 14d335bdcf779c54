"""Hearings: N-03 schedule (R-000-10), N-03b moved, N-04 reminder (R-000-11), N-07 and N-07b for e-Court (R-000-14)."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from textwrap import shorten
from typing import Any

from notifikasi.jenis import Audiens, Batal, Gabung, Isi, JenisPesan, daftarkan
from notifikasi.models import Pesan
from perkara.models import Registrasi, SetelanPerkara, Sidang
from perkara.pesan.bahan import BIDANG_PIHAK, Bahan, kumpulkan
from perkara.pesan.persiapan import kelas_agenda, persiapan
from satker.models import Satker
from satker.tanggal import jam, nama_hari, tanggal_panjang, tanggal_saja, zona_singkat
from satker.waktu import hari_ini, saat_lokal, sekarang

_AGENDA_TERPANJANG = 80
_DITIADAKAN = "ditiadakan, jadwal baru akan kami beritahukan"
_LEWAT = "Waktu sidang sudah lewat."

_BIDANG = BIDANG_PIHAK | {
    "sidang_ke": "sidang ke berapa dalam perkara",
    "hari": "nama hari sidang",
    "tanggal": "tanggal sidang, misalnya 23 November 2026",
    "jam": "pukul mulai, misalnya 09.00",
    "zona": "WIB, WITA atau WIT",
    "ruang": "ruang sidang; dapat kosong",
    "di_ruang": "koma dan ruang sidang untuk di tengah kalimat; dapat kosong",
    "keliling": "keterangan bila sidang keliling; dapat kosong",
    "agenda": "agenda sidang; dapat kosong",
}
_BIDANG_PENGINGAT = _BIDANG | {
    "besok_atau_hari": "besok, Senin, / 3 hari lagi, Senin,",
    "persiapan": "apa yang disiapkan, menurut agenda",
    "elektronik": "keterangan bila sidang elektronik; dapat kosong",
}
_BIDANG_UBAH = _BIDANG | {"jadwal_lama": "jadwal semula", "jadwal_baru": "jadwal yang berlaku, atau ditiadakan"}


def mulai_sidang(satker: Satker, setelan: SetelanPerkara, tanggal: date, pukul: time | None) -> datetime:
    """The moment a hearing starts; SIPP often leaves the hour empty, then the court's usual one."""
    return saat_lokal(satker, tanggal, pukul or setelan.jam_sidang_bawaan)


def agenda_terbuka(sidang: Sidang, setelan: SetelanPerkara) -> str:
    """The agenda as a message may say it."""
    if setelan.kata_netral and "ikrar talak" in kelas_agenda(sidang.agenda):
        return "sidang lanjutan"
    return shorten(sidang.agenda, _AGENDA_TERPANJANG, placeholder="…")


def _bidang(pesan: Pesan, sidang: Sidang, bahan: Bahan) -> dict[str, str]:
    satker, setelan = bahan.satker[pesan.satker_id], bahan.setelan[pesan.satker_id]
    return bahan.umum(pesan) | {
        "sidang_ke": str(sidang.urutan),
        "hari": nama_hari(sidang.tanggal),
        "tanggal": tanggal_saja(sidang.tanggal),
        "jam": jam(sidang.jam or setelan.jam_sidang_bawaan),
        "zona": zona_singkat(satker),
        "ruang": sidang.ruang,
        "di_ruang": f", {sidang.ruang}" if sidang.ruang else "",
        "keliling": "sidang keliling, tempat sesuai panggilan resmi" if sidang.keliling else "",
        "agenda": agenda_terbuka(sidang, setelan),
    }


def _jadwal(satker: Satker, setelan: SetelanPerkara, tanggal: date, pukul: time | None, ruang: str) -> str:
    jam_mulai = jam(pukul or setelan.jam_sidang_bawaan)
    teks = f"{tanggal_panjang(tanggal)} pukul {jam_mulai} {zona_singkat(satker)}"
    return f"{teks}, {ruang}" if ruang else teks


def _jadwal_lama(satker: Satker, setelan: SetelanPerkara, semula: dict[str, Any] | None) -> str:
    """The schedule the recipient was told last, as planning noted it; None: that the hearing is off."""
    if not semula:
        return "ditiadakan"
    pukul = time.fromisoformat(semula["jam"]) if semula["jam"] else None
    return _jadwal(satker, setelan, date.fromisoformat(semula["tanggal"]), pukul, semula["ruang"])


def _bidang_ubah(pesan: Pesan, sidang: Sidang, bahan: Bahan) -> dict[str, str]:
    satker, setelan = bahan.satker[pesan.satker_id], bahan.setelan[pesan.satker_id]
    tiada = bool(pesan.data.get("ditiadakan"))
    baru = _DITIADAKAN if tiada else _jadwal(satker, setelan, sidang.tanggal, sidang.jam, sidang.ruang)
    isi = _bidang(pesan, sidang, bahan)
    lama = _jadwal_lama(satker, setelan, pesan.data.get("semula"))
    return isi | {"jadwal_lama": lama, "jadwal_baru": baru, "agenda": "" if tiada else isi["agenda"]}


def _besok_atau_hari(satker: Satker, tanggal: date) -> str:
    lagi = (tanggal - hari_ini(satker)).days
    kapan = {0: "hari ini", 1: "besok"}.get(lagi, f"{lagi} hari lagi")
    return f"{kapan}, {nama_hari(tanggal)},"


def _bidang_pengingat(pesan: Pesan, sidang: Sidang, bahan: Bahan) -> dict[str, str]:
    return _bidang(pesan, sidang, bahan) | {
        "besok_atau_hari": _besok_atau_hari(bahan.satker[pesan.satker_id], sidang.tanggal),
        "persiapan": persiapan(sidang.agenda),
        "elektronik": " (e-Court)" if pesan.jenis == "N-07b" else "",
    }


# One line of the day's digest (N-04r). Both kinds go into the same one.
GABUNG = Gabung("N-04r", "{{nomor_perkara}}: {{hari}}, {{tanggal}}, pukul {{jam}} {{zona}}{{di_ruang}}{{elektronik}}")
_RAKIT = {
    **dict.fromkeys(("N-03", "N-07"), _bidang),
    **dict.fromkeys(("N-04", "N-07b"), _bidang_pengingat),
    "N-03b": _bidang_ubah,
}


def _berguna_sampai(pesan: Pesan, sidang: Sidang, bahan: Bahan) -> datetime:
    """When the message has nothing to say any more: the hearing, or the day that is off when it was moved back."""
    if pesan.data.get("lewat"):
        return datetime.fromisoformat(pesan.data["semula"]["mulai"])
    return mulai_sidang(bahan.satker[pesan.satker_id], bahan.setelan[pesan.satker_id], sidang.tanggal, sidang.jam)


def _isi(pesan: Sequence[Pesan]) -> Mapping[int, Isi | Batal]:
    bahan = kumpulkan(pesan)
    sidang = Sidang.objects.in_bulk({p.subjek_id for p in pesan})

    def rakit(p: Pesan) -> Isi | Batal:
        s = sidang[p.subjek_id]
        return Batal(_LEWAT) if _berguna_sampai(p, s, bahan) <= sekarang() else _RAKIT[p.jenis](p, s, bahan)

    return bahan.tiap(pesan, rakit)


def _contoh(kode: str, satker: Satker) -> Isi | None:
    sidang = Sidang.objects.filter(perkara__satker=satker, hilang_pada=None).order_by("-tanggal", "-id").first()
    if sidang is None:
        return None
    registrasi = Registrasi.objects.filter(perkara=sidang.perkara_id).first()
    semula = {"tanggal": sidang.tanggal.isoformat(), "jam": None, "ruang": sidang.ruang}
    pesan = Pesan(satker=satker, jenis=kode, subjek_id=sidang.pk, induk_id=sidang.perkara_id, data={"semula": semula})
    pesan.nama_penerima = registrasi.nama if registrasi else ""
    return _RAKIT[kode](pesan, sidang, kumpulkan([pesan]))


def _daftar(kode: str, nama: str, teks: str, bidang: dict[str, str], gabung: Gabung | None = None) -> JenisPesan:
    return daftarkan(
        JenisPesan(
            kode=kode,
            nama=nama,
            audiens=Audiens.PIHAK,
            teks=teks,
            bidang=bidang,
            prioritas=Pesan.Prioritas.SIDANG,
            isi=_isi,
            contoh=lambda satker: _contoh(kode, satker),
            gabung=gabung,
        )
    )


N03 = _daftar(
    "N-03",
    "Jadwal sidang",
    "Yth. {{nama}},\n"
    "Jadwal sidang perkara {{nomor_perkara}} di {{nama_satker}}:\n"
    "Sidang ke-{{sidang_ke}}, {{hari}}, {{tanggal}}, pukul {{jam}} {{zona}}\n"
    "Tempat: {{ruang}}\n"
    "Catatan: {{keliling}}\n"
    "Agenda: {{agenda}}\n"
    "Jenis perkara: {{jenis_perkara}}\n"
    "Mohon hadir 30 menit sebelumnya dan membawa KTP asli.\n"
    "{{footer_pihak}}",
    _BIDANG,
)
N03B = _daftar(
    "N-03b",
    "Perubahan jadwal sidang",
    "Yth. {{nama}},\n"
    "Perubahan jadwal sidang perkara {{nomor_perkara}} di {{nama_satker}}.\n"
    "Semula: {{jadwal_lama}}\n"
    "Menjadi: {{jadwal_baru}}\n"
    "Agenda: {{agenda}}\n"
    "{{footer_pihak}}",
    _BIDANG_UBAH,
)
N04 = _daftar(
    "N-04",
    "Pengingat sidang",
    "Yth. {{nama}},\n"
    "Pengingat: sidang perkara {{nomor_perkara}} {{besok_atau_hari}} {{tanggal}}, "
    "pukul {{jam}} {{zona}}{{di_ruang}}.\n"
    "Catatan: {{keliling}}\n"
    "Agenda: {{agenda}}\n"
    "{{persiapan}}\n"
    "{{footer_pihak}}",
    _BIDANG_PENGINGAT,
    GABUNG,
)
_UNGGAH = (
    "Dokumen diunggah di ecourt.mahkamahagung.go.id sesuai jadwal persidangan. "
    "Panggilan resmi ada di akun e-Court Anda.\n"
    "{{footer_pihak}}"
)
N07 = _daftar(
    "N-07",
    "Sidang e-Court",
    "Yth. {{nama}},\n"
    "Sidang elektronik (e-Court) perkara {{nomor_perkara}} di {{nama_satker}}:\n"
    "Sidang ke-{{sidang_ke}}, {{hari}}, {{tanggal}}, pukul {{jam}} {{zona}}\n"
    "Tempat: {{ruang}}\n"
    "Agenda: {{agenda}}\n"
    "Jenis perkara: {{jenis_perkara}}\n" + _UNGGAH,
    _BIDANG,
)
N07B = _daftar(
    "N-07b",
    "Pengingat sidang e-Court",
    "Yth. {{nama}},\n"
    "Pengingat: sidang elektronik (e-Court) perkara {{nomor_perkara}} {{besok_atau_hari}} {{tanggal}}, "
    "pukul {{jam}} {{zona}}{{di_ruang}}.\n"
    "Agenda: {{agenda}}\n" + _UNGGAH,
    _BIDANG_PENGINGAT,
    GABUNG,
)
