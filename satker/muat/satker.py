"""The sections of this floor: [satker] and [[pegawai]]."""

from collections.abc import Iterator

from satker import tanggal
from satker.models import Jabatan, Pegawai, Satker
from satker.muat import pembaca as baca
from satker.muat.bagian import Bagian, GagalSimpan, Isian, Keliru, Kolom, Ringkasan, daftarkan_bagian
from satker.muat.simpan import simpan_baris

SATKER = {
    "kode": Kolom(baca.teks, wajib=True),
    "nama": Kolom(baca.teks, wajib=True),
    "singkatan": Kolom(baca.teks, wajib=True),
    "tingkat": Kolom(baca.pilihan(Satker.Tingkat.values)),
    "induk": Kolom(baca.teks),
    "zona_waktu": Kolom(baca.pilihan(tuple(tanggal.ZONA_SINGKAT))),
    "alamat": Kolom(baca.teks_boleh_kosong),
    "telepon": Kolom(baca.teks_boleh_kosong),
    "surel": Kolom(baca.teks_boleh_kosong),
    "jam_layanan": Kolom(baca.teks_boleh_kosong),
    "cuti_bersama_hari_kerja": Kolom(baca.benar_salah),
}
PEGAWAI = {
    "nama": Kolom(baca.teks, wajib=True),
    "jabatan": Kolom(baca.pilihan(Jabatan.values), wajib=True),
    "nomor_wa": Kolom(baca.nomor_wa),
    "nip": Kolom(baca.teks_boleh_kosong),
    "hakim_id": Kolom(baca.bulat(1)),
    "panitera_id": Kolom(baca.bulat(1)),
}
UNIK_PEGAWAI = ("nip", "hakim_id", "panitera_id")


def daftarkan() -> None:
    """Make both sections known; called once, when the app is ready."""
    daftarkan_bagian(Bagian("satker", SATKER, simpan_satker))
    daftarkan_bagian(Bagian("pegawai", PEGAWAI, simpan_pegawai, banyak=True, periksa=periksa_pegawai))


def simpan_satker(satker: Satker, baris: list[Isian]) -> Ringkasan:
    """Save the court itself. `induk` names the appeal court by its code, which must already be there."""
    isian = dict(baris[0])
    if kode := isian.get("induk"):
        if kode == isian["kode"]:
            raise GagalSimpan([Keliru(0, "induk", "menunjuk pengadilan ini sendiri")])
        isian["induk"] = Satker.objects.filter(kode=kode, tingkat=Satker.Tingkat.BANDING).first()
        if isian["induk"] is None:
            kalimat = f"menunjuk {kode}, yang belum ada sebagai pengadilan tingkat banding; muat dahulu berkasnya"
            raise GagalSimpan([Keliru(0, "induk", kalimat)])
    return simpan_baris([(satker, isian)])


def periksa_pegawai(baris: list[Isian]) -> list[Keliru]:
    """NIP and SIPP ids must each name one person of the file; so must a name without NIP."""
    keliru, terpakai = [], set()
    for indeks, isian in enumerate(baris):
        kunci = [(k, isian[k]) for k in UNIK_PEGAWAI if isian.get(k)]
        for nama, nilai in kunci if isian.get("nip") else [*kunci, ("nama", isian["nama"])]:
            if (nama, nilai) in terpakai:
                keliru.append(Keliru(indeks, nama, "sudah dipakai pegawai lain di berkas ini"))
            terpakai.add((nama, nilai))
    return keliru


def simpan_pegawai(satker: Satker, baris: list[Isian]) -> Ringkasan:
    """Add or change the court's staff; whoever is not named in the file stays as he is."""
    return simpan_baris(_cocokkan(satker, baris))


def _cocokkan(satker: Satker, baris: list[Isian]) -> Iterator[tuple[Pegawai, Isian]]:
    """Each row with its person: known by NIP, else by name among those whose NIP does not say otherwise."""
    ada = list(Pegawai.objects.filter(satker=satker))
    menurut_nip = {p.nip: p for p in ada if p.nip}
    menurut_nama = {p.nama: p for p in ada}
    for isian in baris:
        nip = isian.get("nip", "")
        senama = menurut_nama.get(isian["nama"])
        if senama and nip and senama.nip not in ("", nip):
            senama = None
        yield menurut_nip.get(nip) or senama or Pegawai(satker=satker), isian
