"""N-81, the answer to PERKARA: how far a case has come, in plain words, without any name and without the result."""

from collections.abc import Mapping

from perkara.models import Perkara, Registrasi, Sidang
from perkara.pesan.jawab.jadwal import baris_jadwal, sidang_mendatang
from perkara.pesan.jawab.rakit import Latar, daftarkan_jawaban
from satker.tanggal import tanggal_saja

# SIPP's stages (domain 3.1): from here on the hearings have begun.
TAHAP_SIDANG = 14


def _susun(perkara: Perkara, _registrasi: Registrasi, latar: Latar, sidang: Mapping[int, list[Sidang]]) -> str:
    baris = [f"perkara {perkara.nomor}:"]
    if perkara.tanggal_daftar:
        baris.append(f"Didaftarkan {tanggal_saja(perkara.tanggal_daftar)}.")
    depan = sidang.get(perkara.pk, [])
    baris += _setelah_putus(perkara) if hasattr(perkara, "putusan") else [_berjalan(perkara, bool(depan))]
    baris += [f"Sidang berikutnya {baris_jadwal(depan[0], latar)}."] if depan else []
    return "\n".join(baris)


def _berjalan(perkara: Perkara, ada_sidang: bool) -> str:
    if ada_sidang:
        return "Perkara sedang disidangkan."
    if (perkara.tahapan_id or 0) >= TAHAP_SIDANG:
        return "Perkara sedang disidangkan; jadwal sidang berikutnya belum ditetapkan."
    return "Menunggu penetapan hari sidang."


def _setelah_putus(perkara: Perkara) -> list[str]:
    putusan = perkara.putusan
    baris = [f"Sudah diputus {tanggal_saja(putusan.tanggal)}. Isi putusan hanya diberikan di loket PTSP."]
    if putusan.tanggal_bht:
        baris.append(f"Berkekuatan hukum tetap sejak {tanggal_saja(putusan.tanggal_bht)}.")
    akta = getattr(perkara, "akta_cerai", None)
    if akta and akta.nomor and akta.tanggal:
        baris.append("Ada produk pengadilan yang sudah terbit; balas AKTA.")
    return baris


N81 = daftarkan_jawaban("N-81", "Jawaban PERKARA", "PERKARA", sidang_mendatang, _susun)
