"""A SIPP of invented people that holds every awkward shape the schema notes know (section 4), a case for each.

The clerks of this court typed all of it before Thursday, 19 November 2026, 09.00 WIB.
"""

from perkara.contoh.tulis import PenulisSipp, kacaukan

NURAINI, SUAMI_NURAINI = "+6281230001101", "+6285730001201"
HASAN, KUASA_HASAN = "+6281330001102", "+6281330001192"
SARI = "+6281230001103"
SLAMET = "+6281230001105"
DEWI, SUAMI_DEWI = "+6281230001106", "+6281230001206"
MURNI, TANPA_JAM, DUA_SIDANG = "+6281230001107", "+6281230001108", "+6281230001109"
PINDAH, KUASA_PINDAH = "+6281230001111", "+6281230001191"
# None of these may ever be written to: the other side, a witness, replaced counsel, numbers that are no numbers.
TERLARANG = ("1902", "1905", "1951", "1193", "1141", "1142", "0002", "1149", "1803", "1804")


def tulis_perkara_ganjil(s: PenulisSipp) -> None:
    """Write them all."""
    s.konfigurasi(NamaPN="Pengadilan Agama Banjarharja")
    for tabel, nama in (("hakim_pn", ("Drs. Ahmad Fauzan", "Siti Maryam")), ("panitera_pn", ("Bambang", "Ratna"))):
        for id_, satu in enumerate(nama, 1):
            s.petugas(tabel, satu, id=id_)
    for tulis in (
        *(_huruf_rusak_dan_satu_telepon, _ecourt_dua_kali, _anak_tidak_dipublikasikan, _telepon_aneh),
        *(_ikrar_setelah_putus, _akta_belum_terbit, _putus_dengan_sidang_sisa, _tanggal_nol, _dua_sidang_sehari),
        *(_dua_putusan, _akan_pindah, _hari_kamis),
    ):
        tulis(s)


def majelis(s: PenulisSipp, perkara: int, hakim: int = 1, panitera: int = 1, tahapan: int = 10) -> None:
    """A presiding judge and a clerk for one stage of a case."""
    s.tugaskan(perkara, hakim, tahapan_id=tahapan)
    s.tugaskan(perkara, panitera, "panitera", tahapan_id=tahapan)


def _huruf_rusak_dan_satu_telepon(s: PenulisSipp) -> None:
    """4.1, 4.2, 4.4: double-encoded names, tags in texts, one phone for both spouses, a witness, a Monday hearing."""
    teks = f"Penggugat:<br />{kacaukan('Nur’aini')}<br />Tergugat:<br />Budi"
    k = s.perkara("101/Pdt.G/2026/PA.Bjh", tanggal="2026-11-18", para_pihak=teks)
    s.pihak(k, 1, kacaukan("Nur’aini binti Ma’ruf"), "0812-3000-1101")
    s.pihak(k, 2, "Budi Santoso bin Karto", "081230001101", ghaib=0)
    s.pihak(k, 5, "Saksi Jujur", "081230001951")
    s.pihak(k, 3, "Pihak Intervensi", "081230001803")
    s.pihak(k, 4, "Turut Tergugat", "081230001804")
    majelis(s, k)
    s.tugaskan(k, 2, jabatan_hakim_id=2, urutan=2)
    s.sisip(
        "perkara_penetapan",
        {},
        {"perkara_id": k, "majelis_hakim_text": "Drs. Ahmad Fauzan</br>Siti Maryam", "sidang_pertama": "2026-11-23"},
    )
    s.sidang(k, "2026-11-23", agenda=kacaukan("Sidang Pertama<br />Upaya “damai”&nbsp;"))


def _ecourt_dua_kali(s: PenulisSipp) -> None:
    """4.5: two e-filings of one case, counsel and replaced counsel, an hour left at midnight."""
    nomor = "102/Pdt.G/2026/PA.Bjh"
    k = s.perkara(nomor, tanggal="2026-11-18", jenis_perkara_id=346, jenis_perkara_nama="Cerai Talak")
    s.pihak(k, 1, "Hasan Basri", "+62 813 3000 1102", pihak_id=s.orang("Hasan Basri", "+62 813 3000 1102", id=7700))
    s.pihak(k, 2, "Aminah", "081230001902")
    s.kuasa(k, 1, 7700, "Rudi Hartanto, S.H.", "62 813-3000-1192")
    s.kuasa(k, 1, 7700, "Kuasa Lama, S.H.", "081330001193", aktif="T")
    s.efiling("2026-11-16", k, nomor_register="PABJH-16112026AAA", nomor_perkara=nomor)
    s.efiling("2026-11-17", k, nomor_register="PABJH-17112026BBB", nomor_perkara=nomor, status_pembayaran="1")
    majelis(s, k)
    s.sidang(k, "2026-11-24", jam_sidang="00:00:00")


def _anak_tidak_dipublikasikan(s: PenulisSipp) -> None:
    """4.7: a child's case that is not published; two applicants of side 1, one with a landline; latin1 quotes."""
    jenis = {"alur_perkara_id": 16, "jenis_perkara_id": 361, "jenis_perkara_nama": "Dispensasi Kawin"}
    k = s.perkara("7/Pdt.P/2026/PA.Bjh", tanggal="2026-11-17", pihak_dipublikasikan="T", **jenis)
    s.pihak(k, 1, "Sari Wulandari", "0812.3000.1103", urutan=1)
    s.pihak(k, 1, "Joko Susilo", "(0283) 671234", urutan=2)
    majelis(s, k, 2, 2)
    s.sidang(k, "2026-11-25", jam_sidang="10:30:00", agenda="“Pembuktian” – saksi")


def _telepon_aneh(s: PenulisSipp) -> None:
    """4.4: what people and clerks write into the telephone field."""
    isi = (
        *("3301012509800001", "081230001141 / 081330001142", "+60 12-345 6789", "081230000002", "O81230001149"),
        *("-", "0", "", None),
    )
    for urut, telepon in enumerate(isi, 141):
        k = s.perkara(f"{urut}/Pdt.G/2026/PA.Bjh", tanggal="2026-11-17")
        s.pihak(k, 1, f"Penggugat {urut}", telepon)


def _ikrar_setelah_putus(s: PenulisSipp) -> None:
    """4.5, 4.6: a pledge is heard after the decision, by a panel of its own (tahapan 18); no file in two spellings."""
    k = s.perkara("55/Pdt.G/2026/PA.Bjh", tanggal="2026-03-10", jenis_perkara_id=346, jenis_perkara_nama="Cerai Talak")
    s.pihak(k, 1, "Slamet Riyadi", "6281230001105")
    s.pihak(k, 2, "Marsinah", "0812 3000 1905")
    majelis(s, k)
    majelis(s, k, 2, 2, tahapan=18)
    s.sidang(k, "2026-11-03", urutan=4, agenda="Putusan", edoc_bas="")
    s.putusan(k, "2026-11-10", amar_putusan_dok="0", amar_putusan_anonimisasi_dok=" ", tanggal_bht="0000-00-00")
    s.ikrar(k)
    s.sidang(k, "2026-11-25", ikrar_talak="Y", agenda="Ikrar Talak", edoc_bas="0")


def _akta_belum_terbit(s: PenulisSipp) -> None:
    """1.9, 4.3: the certificate's row stands before the certificate; the anonymised file lies in the directory."""
    k = s.perkara("56/Pdt.G/2026/PA.Bjh", tanggal="2026-04-01")
    s.pihak(k, 1, "Dewi Lestari", "081230001106")
    s.pihak(k, 2, "Agus Salim", "-")
    majelis(s, k)
    s.putusan(k, "2026-11-04", amar_putusan_dok="putusan/56.rtf", amar_putusan_anonimisasi_dok="")
    s.dirput(k, "56_anonimisasi.pdf")
    s.akta(k, "", "0000-00-00", tgl_penyerahan_akta_cerai="0000-00-00")


def _putus_dengan_sidang_sisa(s: PenulisSipp) -> None:
    """4.5, 4.6: a withdrawn case whose next hearing still stands; judge and clerk were replaced before."""
    k = s.perkara("107/Pdt.G/2026/PA.Bjh", tanggal="2026-11-09")
    s.pihak(k, 1, "Murni", "081230001107")
    s.tugaskan(k, 2, aktif="T", diganti_oleh_id=1)
    s.tugaskan(k, 2, "panitera", aktif="T", diganti_oleh_id=1)
    majelis(s, k)
    s.sidang(k, "2026-11-17", edoc_bas="0", agenda="Sidang Pertama")
    s.putusan(k, "2026-11-18", status_putusan_id=67, status_putusan_nama="Dicabut")
    s.sidang(k, "2026-11-26", urutan=2)


def _tanggal_nol(s: PenulisSipp) -> None:
    """4.3: a hearing with a zero date, another without an hour; a number typed with blanks and zeros."""
    k = s.perkara("0108 / Pdt.G / 2026 / PA.Bjh", tanggal="2026-11-18")
    s.pihak(k, 1, "Wati", "081230001108")
    s.sidang(k, "0000-00-00")
    s.sidang(k, "2026-11-27", jam_sidang=None, ruangan_id=None, ruangan="")


def _dua_sidang_sehari(s: PenulisSipp) -> None:
    """4.5: several hearings of one case on one day."""
    k = s.perkara("109/Pdt.G/2026/PA.Bjh", tanggal="2026-11-18")
    s.pihak(k, 1, "Yuni", "081230001109")
    s.sidang(k, "2026-11-26", agenda="Mediasi")
    s.sidang(k, "2026-11-26", jam_sidang="13:00:00", urutan=2, agenda="Jawaban")


def _dua_putusan(s: PenulisSipp) -> None:
    """4.5: the key of a decision holds its date, so a case can have two; the newest counts."""
    k = s.perkara("110/Pdt.G/2026/PA.Bjh", tanggal="2026-11-03")
    s.pihak(k, 1, "Tanpa Telepon", "-")
    majelis(s, k, 2)
    s.putusan(k, "2026-11-05", amar_putusan_dok="lama.rtf", amar_putusan_anonimisasi_dok="lama.rtf")
    s.putusan(k, "2026-11-17", amar_putusan_dok=None, amar_putusan_anonimisasi_dok="baru.rtf")


def _akan_pindah(s: PenulisSipp) -> None:
    """4.6: a hearing that clerks are going to move."""
    k = s.perkara("111/Pdt.G/2026/PA.Bjh", tanggal="2026-11-18")
    s.pihak(k, 1, "Indah", "081230001111", pihak_id=s.orang("Indah", "081230001111", id=7701))
    s.kuasa(k, 1, 7701, "Fitri, S.H.", "081230001191")
    s.sidang(k, "2026-11-30", id=95000)


def _hari_kamis(s: PenulisSipp) -> None:
    """What Thursday's recaps count: one case, one decision, one e-filing that waits unpaid."""
    k = s.perkara("114/Pdt.G/2026/PA.Bjh", tanggal="2026-11-19")
    s.pihak(k, 1, "Baru Hari Ini", "-")
    k = s.perkara("57/Pdt.G/2026/PA.Bjh", tanggal="2026-05-04")
    s.pihak(k, 1, "Ditolak Hari Ini", "-")
    majelis(s, k, 2)
    s.putusan(k, "2026-11-19", status_putusan_id=63, status_putusan_nama="Ditolak")
    s.efiling("2026-11-19", nomor_register="PABJH-19112026CCC", status_pembayaran="0")
