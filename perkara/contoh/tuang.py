"""From the life of a case to the rows SIPP would hold of it, awkward ones included."""

from datetime import date, timedelta
from random import Random

from perkara.contoh.acuan import SATKER_ID, SINGKATAN, Jenis, Petugas
from perkara.contoh.jalan import STATUS, Jalan, Sidang
from perkara.contoh.kas import Transaksi, catatan_kas
from perkara.contoh.orang import Telepon, alamat, nama_orang
from perkara.contoh.tulis import kacaukan
from perkara.contoh.wadah import Nilai, Wadah

_TANPA_BERKAS: tuple[str | None, ...] = (None, None, None, "", "0", " ")
NOL = "0000-00-00"


class Penuang:
    """Writes the rows of one case after another into a Wadah."""

    def __init__(
        self, wadah: Wadah, acak: Random, petugas: Petugas, hari_ini: date, telepon: Telepon | None = None
    ) -> None:
        self.w = wadah
        self.acak = acak
        self.petugas = petugas
        self.hari_ini = hari_ini
        self.telepon = telepon or Telepon(acak)
        self.biaya_terakhir = 300_000

    def perkara(self, jenis: Jenis, urut: int, daftar: date, jalan: Jalan) -> int:
        """All rows of one case; returns its id."""
        nomor = f"{urut}/{jenis.kode}/{daftar.year}/{SINGKATAN}"
        perkara_id = self.w.nomor("perkara", 41_000, lubang=0.02)
        para = self._para_pihak(perkara_id, jenis, jalan)
        tahap = 19 if jalan.akta else 15 if jalan.putus else 14 if jalan.sidang else 10
        self.w.tambah(
            "perkara",
            perkara_id=perkara_id,
            alur_perkara_id=jenis.alur,
            tanggal_pendaftaran=daftar.isoformat(),
            jenis_perkara_id=jenis.id,
            jenis_perkara_nama=jenis.nama,
            nomor_urut_perkara=urut,
            nomor_perkara=nomor,
            para_pihak=para,
            pihak_dipublikasikan="T" if self.acak.random() < 0.03 else "Y",
            tahapan_terakhir_id=tahap,
            proses_terakhir_id={10: 10, 14: 200, 15: 210, 19: 296}[tahap],
            proses_terakhir_text={10: "Pendaftaran Perkara", 14: "Persidangan", 15: "Putusan", 19: "Akta Cerai"}[tahap],
            diinput_tanggal=f"{daftar} 09:10:00",
        )
        if jalan.sidang:
            self._majelis(perkara_id, jenis, jalan, daftar)
        self.lanjutan(perkara_id, jalan)
        self._kas(perkara_id, catatan_kas(perkara_id, daftar, jalan, self.hari_ini))
        if self.acak.random() < 0.4:
            self._efiling(perkara_id, jenis, nomor, daftar)
        return perkara_id

    def mulai_sidang(self, perkara_id: int, jenis: Jenis, daftar: date, jalan: Jalan) -> None:
        """Panel and hearings of a case that had neither yet."""
        self._majelis(perkara_id, jenis, jalan, daftar)
        self.lanjutan(perkara_id, jalan)

    def lanjutan(self, perkara_id: int, jalan: Jalan) -> None:
        """The hearings of `jalan` and how it ended."""
        for sidang in jalan.sidang:
            self._sidang(perkara_id, sidang)
        self._akhir(perkara_id, jalan)

    def efiling_menunggu(self, jenis: Jenis, tanggal: date) -> None:
        """A filing that no case number was given to yet, mostly for want of payment."""
        bayar = self.acak.random() < 0.25
        self._baris_efiling(jenis, tanggal, bayar, "menunggu pendaftaran" if bayar else "menunggu pembayaran", None)

    def _para_pihak(self, perkara_id: int, jenis: Jenis, jalan: Jalan) -> str:
        lawan = jenis.ada_lawan
        sebutan = ("Penggugat", "Tergugat") if lawan and jenis.id != 346 else ("Pemohon", "Termohon")
        nama1, id1, isian = self._orang(perempuan=jenis.pemohon_perempuan, sah=0.72)
        self._sisi(perkara_id, 1, 1, id1, nama1)
        if not lawan and self.acak.random() < 0.8:
            nama, orang, _ = self._orang(perempuan=not jenis.pemohon_perempuan, sah=0.3)
            self._sisi(perkara_id, 1, 2, orang, nama)
        if self.acak.random() < 0.12:
            self._kuasa(perkara_id, 1, id1)
        if not lawan:
            return f"{sebutan[0]}:<br />{nama1}"
        kembar = isian if self.acak.random() < 0.04 else None  # both spouses give the one telephone of the house
        nama2, id2, _ = self._orang(perempuan=not jenis.pemohon_perempuan, sah=0.45, isian=kembar)
        self._sisi(perkara_id, 2, 1, id2, nama2, ghaib=int(jalan.ghaib))
        if self.acak.random() < 0.02:
            self._kuasa(perkara_id, 2, id2)
        if self.acak.random() < 0.01:
            nama, orang, _ = self._orang(perempuan=False, sah=0.3)
            self._sisi(perkara_id, 4, 1, orang, nama, ghaib=0)
        if len(jalan.sidang) > 2 and self.acak.random() < 0.2:
            nama, orang, _ = self._orang(perempuan=False, sah=0.5)
            self._sisi(perkara_id, 5, 1, orang, nama, saksi_pihak_ke=1)
        return f"{sebutan[0]}:<br />{nama1}<br />{sebutan[1]}:<br />{nama2}"

    def _orang(self, *, perempuan: bool, sah: float, isian: str | None = None) -> tuple[str, int, str | None]:
        nama = nama_orang(self.acak, perempuan=perempuan)
        if "'" in nama and self.acak.random() < 0.08:
            nama = kacaukan(nama.replace("'", "’"))
        telepon = isian if isian is not None else self.telepon.isian(sah)
        orang = self.w.nomor("pihak", 65_000)
        self.w.tambah(
            "pihak",
            id=orang,
            jenis_pihak_id=1,
            nama=nama,
            jenis_kelamin="P" if perempuan else "L",
            alamat=alamat(self.acak),
            telepon=telepon,
            difabel="Y" if self.acak.random() < 0.01 else "T",
        )
        return nama, orang, telepon

    def _sisi(self, perkara_id: int, sisi: int, urutan: int, orang: int, nama: str, **kolom: Nilai) -> None:
        tabel = f"perkara_pihak{sisi}"
        self.w.tambah(
            tabel,
            id=self.w.nomor(tabel, 40_000),
            perkara_id=perkara_id,
            urutan=urutan,
            pihak_id=orang,
            nama=nama,
            **kolom,
        )

    def _kuasa(self, perkara_id: int, sisi: int, orang: int) -> None:
        nama = f"{nama_orang(self.acak, perempuan=self.acak.random() < 0.3, bin_binti=False)}, S.H."
        kuasa = self.w.nomor("pihak", 65_000)
        self.w.tambah("pihak", id=kuasa, jenis_pihak_id=1, nama=nama, telepon=self.telepon.isian(0.95))
        self.w.tambah(
            "perkara_pengacara",
            id=self.w.nomor("perkara_pengacara", 900),
            perkara_id=perkara_id,
            pihak_ke=sisi,
            pihak_id=orang,
            urutan=1,
            pengacara_id=kuasa,
            nama=nama,
            aktif="T" if self.acak.random() < 0.05 else "Y",
        )

    def _majelis(self, perkara_id: int, jenis: Jenis, jalan: Jalan, daftar: date) -> None:
        tunggal = not jenis.ada_lawan or self.acak.random() < 0.1
        hakim = self.acak.sample(self.petugas.hakim, 1 if tunggal else 3)
        panitera = self.acak.choice(self.petugas.panitera)
        for tahapan in (10, 18) if jalan.majelis_ikrar else (10,):
            for urutan, satu in enumerate(hakim, 1):
                self._tugas("hakim", perkara_id, satu, tahapan, urutan, jabatan_hakim_id=1 if urutan == 1 else 2)
            self._tugas("panitera", perkara_id, panitera, tahapan, 1)
        self.w.tambah(
            "perkara_penetapan",
            perkara_id=perkara_id,
            penetapan_majelis_hakim=(daftar + timedelta(1)).isoformat(),
            majelis_hakim_id=",".join(map(str, hakim)),
            majelis_hakim_text="</br>".join(self.petugas.nama["hakim_pn", satu] for satu in hakim),
            panitera_pengganti_text=f"Panitera Pengganti: {self.petugas.nama['panitera_pn', panitera]}",
            sidang_pertama=jalan.sidang[0].tanggal.isoformat(),
        )

    def _tugas(self, peran: str, perkara_id: int, siapa: int, tahapan: int, urutan: int, **kolom: Nilai) -> None:
        tabel, sumber = f"perkara_{peran}_pn", f"{peran}_pn"
        diganti = self.acak.random() < 0.05
        # A replaced officer keeps the row, marked 'T'; the successor gets a row of his own.
        for petugas, aktif in ((9, "T"), (siapa, "Y")) if diganti else ((siapa, "Y"),):
            baku: dict[str, Nilai] = {f"{peran}_id": petugas, f"{peran}_nama": self.petugas.nama[sumber, petugas][:50]}
            pengganti: Nilai = siapa if aktif == "T" else None
            nomor = self.w.nomor(tabel, 120_000)
            self.w.tambah(
                tabel,
                id=nomor,
                perkara_id=perkara_id,
                tahapan_id=tahapan,
                urutan=urutan,
                aktif=aktif,
                diganti_oleh_id=pengganti,
                **baku,
                **kolom,
            )

    def _sidang(self, perkara_id: int, sidang: Sidang) -> None:
        lewat = (self.hari_ini - sidang.tanggal).days
        terunggah = lewat > 0 and self.acak.random() < (0.97 if lewat > 14 else 0.6 if lewat > 3 else 0.25)
        ruang = self.acak.choice((1, 1, 1, 2, 2, 3))
        pukul: str | None = f"{self.acak.randint(9, 11):02d}:{self.acak.choice((0, 0, 15, 30)):02d}:00"
        if self.acak.random() < 0.15:
            pukul = self.acak.choice((None, "00:00:00"))
        self.w.tambah(
            "perkara_jadwal_sidang",
            id=self.w.nomor("perkara_jadwal_sidang", 210_000, lubang=0.03),
            perkara_id=perkara_id,
            ikrar_talak="Y" if sidang.ikrar else "T",
            urutan=sidang.urutan,
            tanggal_sidang=sidang.tanggal.isoformat(),
            jam_sidang=pukul,
            agenda=sidang.agenda,
            ruangan_id=ruang,
            ruangan=f"Ruang Sidang {'I' * ruang}",
            sidang_keliling="Y" if self.acak.random() < 0.03 else "T",
            dihadiri_oleh=self.acak.choice((1, 1, 2, 2, 3, 4)) if lewat > 0 else None,
            ditunda="Y" if sidang.ditunda else "T",
            alasan_ditunda=sidang.alasan,
            edoc_bas=f"bas/{perkara_id}_{sidang.urutan}.pdf" if terunggah else self.acak.choice(_TANPA_BERKAS),
        )

    def _akhir(self, perkara_id: int, jalan: Jalan) -> None:
        if jalan.putus is None:
            return
        umur = (self.hari_ini - jalan.putus).days
        edoc = self.acak.random() < (0.98 if umur > 30 else 0.75 if umur > 5 else 0.3)
        anonim = edoc and self.acak.random() < (0.97 if umur > 30 else 0.6)
        di_direktori = anonim and self.acak.random() < 0.1
        minutasi = jalan.putus + timedelta(self.acak.randint(0, 3))
        self.w.tambah(
            "perkara_putusan",
            perkara_id=perkara_id,
            tanggal_putusan=jalan.putus.isoformat(),
            putusan_verstek="Y" if jalan.verstek and jalan.status == 62 else "T",
            status_putusan_id=jalan.status,
            status_putusan_nama=STATUS[jalan.status],
            amar_putusan_dok=f"putusan/{perkara_id}.rtf" if edoc else self.acak.choice(_TANPA_BERKAS),
            amar_putusan_anonimisasi_dok=f"anonim/{perkara_id}.rtf"
            if anonim and not di_direktori
            else self.acak.choice(_TANPA_BERKAS),
            tanggal_minutasi=minutasi.isoformat() if minutasi <= self.hari_ini else NOL,
            tanggal_bht=jalan.bht.isoformat() if jalan.bht else self.acak.choice((None, None, NOL)),
        )
        if di_direktori:
            self._direktori(perkara_id, jalan.putus)
        if jalan.majelis_ikrar or jalan.ikrar:
            self.w.tambah("perkara_ikrar_talak", perkara_id=perkara_id, tgl_ikrar_talak=_iso(jalan.ikrar))
        if jalan.bht and jalan.status == 62 and (jalan.akta or jalan.majelis_ikrar):
            self.akta(perkara_id, jalan.akta)

    def _kas(self, perkara_id: int, catatan: list[Transaksi]) -> None:
        # Ids in order and no dice: the rest of the example stays what it was for its seed.
        for satu in catatan:
            self.biaya_terakhir += 1
            self.w.tambah(
                "perkara_biaya",
                id=self.biaya_terakhir,
                id_pembiayaan=satu.pembiayaan,
                perkara_id=perkara_id,
                tahapan_id=10,
                jenis_transaksi=satu.jenis,
                tanggal_transaksi=satu.tanggal.isoformat(),
                uraian=satu.uraian,
                jumlah=satu.jumlah,
            )

    def _direktori(self, perkara_id: int, tanggal: date) -> None:
        berkas = f"putusan_{perkara_id}_anonimisasi.pdf"
        self.w.tambah(
            "dirput_dokumen",
            id=self.w.nomor("dirput_dokumen", 59_000),
            perkara_id=perkara_id,
            dokumen_ref_id=1,
            filename=berkas,
            path_filename=f"/dirput/{berkas}",
            created_by="admin",
            created_date=tanggal.isoformat(),
            pengajuan_id=1,
        )

    def akta(self, perkara_id: int, tanggal: date | None) -> None:
        """The certificate's row, before it is made or with it."""
        urut = self.w.nomor("akta", 1, lubang=0) if tanggal else 0
        diambil = tanggal is not None and (self.hari_ini - tanggal).days > 5 and self.acak.random() < 0.7
        self.w.tambah(
            "perkara_akta_cerai",
            perkara_id=perkara_id,
            nomor_akta_cerai=f"{urut}/AC/{tanggal.year}/{SINGKATAN}" if tanggal else None,
            tgl_akta_cerai=_iso(tanggal),
            no_seri_akta_cerai=f"BJH {urut:06d}" if tanggal else None,
            tgl_penyerahan_akta_cerai=(tanggal + timedelta(4)).isoformat() if tanggal and diambil else None,
        )

    def _efiling(self, perkara_id: int, jenis: Jenis, nomor: str, daftar: date) -> None:
        for _ in range(2 if self.acak.random() < 0.02 else 1):
            tanggal = daftar - timedelta(self.acak.randint(0, 3))
            efiling = self._baris_efiling(jenis, tanggal, True, "terdaftar", nomor)
            self.w.tambah("perkara_efiling_id", perkara_id=perkara_id, efiling_id=efiling)

    def _baris_efiling(self, jenis: Jenis, tanggal: date, bayar: bool, status: str, nomor: str | None) -> int:
        efiling = self.w.nomor("perkara_efiling", 880_000, lubang=0.5)
        self.w.tambah(
            "perkara_efiling",
            efiling_id=efiling,
            satker_id=SATKER_ID,
            nomor_register=f"PABJH-{tanggal:%d%m%Y}{efiling % 1000:03d}",
            tanggal_pendaftaran=tanggal.isoformat(),
            alur_perkara_id=jenis.alur,
            jenis_perkara_nama=jenis.nama,
            status_pendaftaran_text=status,
            jumlah_skum=float(self.acak.randint(15, 90) * 10_000),
            tanggal_bayar=f"{tanggal} 10:{self.acak.randint(0, 59):02d}:00" if bayar else None,
            batas_pembayaran=f"{tanggal + timedelta(1)} 23:59:59",
            status_pembayaran="1" if bayar else "0",
            nomor_perkara=nomor,
        )
        return efiling


def _iso(tanggal: date | None) -> str | None:
    return tanggal.isoformat() if tanggal else None
