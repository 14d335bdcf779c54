"""Tables shaped like SIPP's, in SQL that MySQL and SQLite both take: those the reader reads and a few beside them.

The traps are kept: keys without AUTO_INCREMENT, latin1 on MySQL, cascading deletes, the unique case number, a decision
keyed by case and date, the odd spellings (jenis_indentitas, edoc_calender, tahapan_proses.Id).
"""

_ACUAN = {
    "sys_config": """id INT UNSIGNED NOT NULL {urut}, category VARCHAR(50) NOT NULL DEFAULT 'System',
        name VARCHAR(50) NOT NULL DEFAULT '', value VARCHAR(255), PRIMARY KEY (id), UNIQUE (name)""",
    "alur_perkara": """id INT UNSIGNED NOT NULL, kode VARCHAR(20), nama VARCHAR(100),
        aktif CHAR(1) NOT NULL DEFAULT 'Y', PRIMARY KEY (id)""",
    "jenis_perkara": """id INT UNSIGNED NOT NULL, nama VARCHAR(100) NOT NULL DEFAULT '', nama_lengkap VARCHAR(500),
        aktif CHAR(1) NOT NULL DEFAULT 'Y', PRIMARY KEY (id)""",
    "jenis_pihak": "id TINYINT(1) NOT NULL, nama VARCHAR(50) NOT NULL DEFAULT '', PRIMARY KEY (id)",
    "jabatan_hakim": """id INT UNSIGNED NOT NULL, kode VARCHAR(20) DEFAULT '',
        nama VARCHAR(50) NOT NULL DEFAULT '', PRIMARY KEY (id)""",
    "status_putusan": """id INT UNSIGNED NOT NULL, jenis_perkara_id INT UNSIGNED NOT NULL, nama VARCHAR(50),
        aktif CHAR(1) NOT NULL DEFAULT 'Y', urutan INT UNSIGNED NOT NULL, PRIMARY KEY (id)""",
    "tahapan_proses": """Id INT UNSIGNED NOT NULL, kode VARCHAR(10) NOT NULL, nama VARCHAR(100) NOT NULL,
        PRIMARY KEY (Id, kode)""",
    "ruangan_sidang": """id INT UNSIGNED NOT NULL, kode VARCHAR(20), nama VARCHAR(50),
        aktif CHAR(1) NOT NULL DEFAULT 'Y', PRIMARY KEY (id)""",
}

_PETUGAS = """id INT UNSIGNED NOT NULL, kode VARCHAR(20) DEFAULT '', nip VARCHAR(20) DEFAULT '',
        nama VARCHAR(50) NOT NULL,
    nama_gelar VARCHAR(50) DEFAULT '', aktif CHAR(1) NOT NULL DEFAULT 'Y', keterangan VARCHAR(255) DEFAULT '',
        PRIMARY KEY (id)"""

_PERKARA = """
    perkara_id BIGINT UNSIGNED NOT NULL, alur_perkara_id INT UNSIGNED NOT NULL, tanggal_pendaftaran DATE,
    jenis_perkara_id INT UNSIGNED, jenis_perkara_nama VARCHAR(100) DEFAULT '',
        jenis_perkara_text VARCHAR(400) DEFAULT '',
    nomor_urut_register INT UNSIGNED, nomor_urut_perkara INT UNSIGNED, nomor_perkara VARCHAR(250) NOT NULL,
    nomor_indeks VARCHAR(250), pihak1_text LONGTEXT, pihak2_text LONGTEXT, para_pihak LONGTEXT,
    pihak_dipublikasikan CHAR(1) DEFAULT 'Y', petitum_dok VARCHAR(250) DEFAULT '', prodeo TINYINT(1) DEFAULT 0,
    tahapan_terakhir_id INT UNSIGNED, tahapan_terakhir_text VARCHAR(50) DEFAULT '', proses_terakhir_id INT UNSIGNED,
    proses_terakhir_text VARCHAR(200) DEFAULT '', diinput_tanggal DATETIME, diperbaharui_tanggal DATETIME,
    PRIMARY KEY (perkara_id), UNIQUE (nomor_perkara), FOREIGN KEY (alur_perkara_id) REFERENCES alur_perkara (id)"""

_PIHAK = """
    id BIGINT UNSIGNED NOT NULL, jenis_pihak_id TINYINT(1), jenis_indentitas VARCHAR(50), nomor_indentitas VARCHAR(50),
    nama VARCHAR(500), jenis_kelamin VARCHAR(1), alamat VARCHAR(500), telepon VARCHAR(50), email VARCHAR(50),
    pekerjaan VARCHAR(255), keterangan VARCHAR(255), difabel CHAR(1) NOT NULL DEFAULT 'T', diinput_tanggal DATETIME,
    diperbaharui_tanggal DATETIME, PRIMARY KEY (id)"""

_KE_PERKARA = "FOREIGN KEY (perkara_id) REFERENCES perkara (perkara_id) ON DELETE CASCADE"


def _sisi(tambahan: str = "") -> str:
    return f"""id BIGINT UNSIGNED NOT NULL, perkara_id BIGINT UNSIGNED, urutan INT UNSIGNED, pihak_id BIGINT UNSIGNED,
        jenis_pihak_id TINYINT(1), nama VARCHAR(500), alamat VARCHAR(500), keterangan VARCHAR(255), {tambahan}
        PRIMARY KEY (id), {_KE_PERKARA}, FOREIGN KEY (pihak_id) REFERENCES pihak (id)"""


def _tugas(peran: str, tabel: str, tambahan: str = "") -> str:
    return f"""id BIGINT UNSIGNED NOT NULL {{urut}}, perkara_id BIGINT UNSIGNED NOT NULL,
        tahapan_id TINYINT NOT NULL DEFAULT 10,
        tanggal_penetapan DATE, urutan INT UNSIGNED DEFAULT 1, {tambahan} {peran}_id INT UNSIGNED,
        {peran}_nama VARCHAR(50),
        diganti_oleh_id INT UNSIGNED, aktif CHAR(1) NOT NULL DEFAULT 'Y', tanggal_tidak_aktif DATE,
        PRIMARY KEY (id), {_KE_PERKARA}, FOREIGN KEY ({peran}_id) REFERENCES {tabel} (id)"""


_JALAN = {
    "perkara_pengacara": f"""id BIGINT UNSIGNED NOT NULL {{urut}}, perkara_id BIGINT UNSIGNED NOT NULL,
        pihak_ke TINYINT(1) NOT NULL,
        pihak_id BIGINT NOT NULL, urutan INT UNSIGNED, pengacara_id BIGINT UNSIGNED NOT NULL, nama VARCHAR(500),
        aktif CHAR(1) NOT NULL DEFAULT 'Y', aktif_mulai DATE, aktif_sampai DATE, PRIMARY KEY (id), {_KE_PERKARA}""",
    "perkara_penetapan": f"""perkara_id BIGINT UNSIGNED NOT NULL, penetapan_majelis_hakim DATE,
        majelis_hakim_id VARCHAR(50),
        majelis_hakim_text VARCHAR(500) DEFAULT '', panitera_pengganti_text VARCHAR(500) DEFAULT '',
        penetapan_hari_sidang DATE,
        sidang_pertama DATE, PRIMARY KEY (perkara_id), {_KE_PERKARA}""",
    "perkara_jadwal_sidang": f"""id BIGINT UNSIGNED NOT NULL, perkara_id BIGINT UNSIGNED NOT NULL,
        verzet CHAR(1) NOT NULL DEFAULT 'T',
        ikrar_talak CHAR(1) DEFAULT 'T', urutan INT UNSIGNED NOT NULL DEFAULT 1, tanggal_sidang DATE NOT NULL,
        jam_sidang TIME,
        sampai_jam TIME, agenda_id VARCHAR(50), agenda VARCHAR(500), ruangan_id INT UNSIGNED, ruangan VARCHAR(50),
        sidang_keliling CHAR(1) DEFAULT 'T', dihadiri_oleh TINYINT, ditunda CHAR(1) NOT NULL DEFAULT 'T',
        alasan_ditunda VARCHAR(500),
        keterangan VARCHAR(500), edoc_bas VARCHAR(250), diinput_tanggal DATETIME, diperbaharui_tanggal DATETIME,
        PRIMARY KEY (id), {_KE_PERKARA}, FOREIGN KEY (ruangan_id) REFERENCES ruangan_sidang (id) ON DELETE SET NULL""",
    "perkara_putusan": f"""perkara_id BIGINT UNSIGNED NOT NULL, tanggal_putusan DATE NOT NULL,
        putusan_verstek VARCHAR(1),
        status_putusan_id INT UNSIGNED, status_putusan_nama VARCHAR(100), amar_putusan MEDIUMTEXT,
        amar_putusan_dok VARCHAR(250),
        amar_putusan_anonimisasi_dok VARCHAR(250), tanggal_minutasi DATE, tanggal_bht DATE, diinput_tanggal DATETIME,
        PRIMARY KEY (perkara_id, tanggal_putusan), {_KE_PERKARA}""",
    "perkara_ikrar_talak": f"""perkara_id BIGINT UNSIGNED NOT NULL, tanggal_penetapan_sidang_ikrar DATE,
        tgl_ikrar_talak DATE,
        status_penetapan_ikrar_talak_id CHAR(1), PRIMARY KEY (perkara_id), {_KE_PERKARA}""",
    "perkara_akta_cerai": f"""perkara_id BIGINT UNSIGNED NOT NULL, nomor_akta_cerai VARCHAR(50), tgl_akta_cerai DATE,
        no_seri_akta_cerai VARCHAR(50), tgl_penyerahan_akta_cerai DATE, tgl_penyerahan_akta_cerai_pihak2 DATE,
        PRIMARY KEY (perkara_id), {_KE_PERKARA}""",
    "perkara_biaya": f"""id BIGINT UNSIGNED NOT NULL, id_pembiayaan TINYINT(1) DEFAULT 1, perkara_id BIGINT UNSIGNED,
        tahapan_id INT UNSIGNED, kategori_id INT UNSIGNED, jenis_biaya_id INT UNSIGNED, pihak_ke INT,
        jenis_transaksi TINYINT(1) NOT NULL, tanggal_transaksi DATE NOT NULL,
        uraian VARCHAR(500) NOT NULL DEFAULT '', jumlah DECIMAL(16,2) NOT NULL, sisa DECIMAL(16,2),
        PRIMARY KEY (id), {_KE_PERKARA}""",
    "perkara_efiling": """efiling_id BIGINT UNSIGNED NOT NULL, satker_id INT NOT NULL, nomor_register VARCHAR(30),
        tanggal_pendaftaran DATE, alur_perkara_id INT UNSIGNED NOT NULL DEFAULT 1,
        jenis_perkara_nama VARCHAR(100) DEFAULT '',
        status_pendaftaran_id INT, status_pendaftaran_text VARCHAR(255), jumlah_skum FLOAT, tanggal_bayar DATETIME,
        batas_pembayaran DATETIME, status_pembayaran CHAR(1) DEFAULT '0', nomor_perkara VARCHAR(50),
        tgl_pendaftaran_perkara DATE,
        PRIMARY KEY (efiling_id, satker_id)""",
    "perkara_efiling_id": "perkara_id BIGINT UNSIGNED NOT NULL, efiling_id BIGINT NOT NULL, PRIMARY KEY (efiling_id)",
    "perkara_edoc_calendar": f"""id INT NOT NULL {{urut}}, perkara_id BIGINT UNSIGNED NOT NULL,
        edoc_calender VARCHAR(250), PRIMARY KEY (id), {_KE_PERKARA}""",
    "dirput_dokumen": """id BIGINT UNSIGNED NOT NULL, perkara_id BIGINT NOT NULL, dokumen_ref_id BIGINT NOT NULL,
        filename VARCHAR(255) NOT NULL, path_filename VARCHAR(355) NOT NULL, created_by VARCHAR(255) NOT NULL,
        created_date DATE NOT NULL, pihak_detil_id BIGINT NOT NULL DEFAULT 0, pengajuan_id TINYINT(1) NOT NULL,
        published TINYINT(1) DEFAULT 0, link_dirput VARCHAR(255),
        PRIMARY KEY (perkara_id, dokumen_ref_id, pihak_detil_id, pengajuan_id)""",
}

TABEL: dict[str, str] = {
    **_ACUAN,
    "hakim_pn": _PETUGAS,
    "panitera_pn": _PETUGAS,
    "jurusita": _PETUGAS,
    "perkara": _PERKARA,
    "pihak": _PIHAK,
    "perkara_pihak1": _sisi(),
    "perkara_pihak2": _sisi("ghaib TINYINT(1) NOT NULL DEFAULT 0,"),
    "perkara_pihak3": _sisi("jenis_intervensi_nama VARCHAR(50),"),
    "perkara_pihak4": _sisi("ghaib TINYINT(1),"),
    "perkara_pihak5": _sisi("saksi_pihak_ke TINYINT(1),"),
    "perkara_hakim_pn": _tugas("hakim", "hakim_pn", "jabatan_hakim_id INT UNSIGNED, jabatan_hakim_nama VARCHAR(50),"),
    "perkara_panitera_pn": _tugas("panitera", "panitera_pn"),
    "perkara_jurusita": _tugas("jurusita", "jurusita"),
    **_JALAN,
}

# The indexes SIPP has; it has none on tgl_akta_cerai, tanggal_bht, edoc_bas or pihak.telepon.
INDEKS: tuple[tuple[str, str], ...] = (
    ("perkara", "tanggal_pendaftaran"),
    ("perkara", "diperbaharui_tanggal"),
    ("perkara_jadwal_sidang", "perkara_id"),
    ("perkara_jadwal_sidang", "tanggal_sidang"),
    ("perkara_putusan", "tanggal_putusan"),
    ("perkara_pengacara", "perkara_id"),
    ("perkara_hakim_pn", "perkara_id"),
    ("perkara_panitera_pn", "perkara_id"),
    ("perkara_biaya", "perkara_id"),
    ("perkara_efiling", "tanggal_pendaftaran"),
    ("perkara_efiling", "nomor_perkara"),
    ("perkara_efiling_id", "perkara_id"),
    *((f"perkara_pihak{sisi}", "perkara_id") for sisi in range(1, 6)),
)


def pernyataan_skema(mesin: str) -> list[str]:
    """All CREATE statements in order, for "mysql" (InnoDB, latin1) or "sqlite"."""
    urut, akhir = ("AUTO_INCREMENT", " ENGINE=InnoDB DEFAULT CHARSET=latin1") if mesin == "mysql" else ("", "")
    tabel = [f"CREATE TABLE {nama} ({isi.replace('{urut}', urut)}){akhir}" for nama, isi in TABEL.items()]
    return tabel + [f"CREATE INDEX {nama}_{kolom} ON {nama} ({kolom})" for nama, kolom in INDEKS]


# Rows every SIPP has. The ids are those that court programs know; the words are ours.
ACUAN: dict[str, tuple[tuple[str, ...], list[tuple[object, ...]]]] = {
    "alur_perkara": (
        ("id", "kode", "nama"),
        [(15, "Pdt.G", "Gugatan"), (16, "Pdt.P", "Permohonan"), (17, "Pdt.G.S", "Gugatan Sederhana")],
    ),
    "jabatan_hakim": (("id", "kode", "nama"), [(1, "KM", "Hakim Ketua"), (2, "HA", "Hakim Anggota")]),
    "jenis_pihak": (("id", "nama"), [(1, "Perorangan"), (2, "Badan Hukum")]),
    "ruangan_sidang": (
        ("id", "kode", "nama"),
        [(1, "R1", "Ruang Sidang I"), (2, "R2", "Ruang Sidang II"), (3, "R3", "Ruang Sidang III")],
    ),
    "status_putusan": (
        ("id", "jenis_perkara_id", "nama", "urutan"),
        [
            *(
                (62, 0, "Dikabulkan", 1),
                (63, 0, "Ditolak", 2),
                (64, 0, "Tidak Dapat Diterima", 3),
                (65, 0, "Digugurkan", 4),
            ),
            *((66, 0, "Dicoret dari Register", 5), (67, 0, "Dicabut", 6), (85, 0, "Perdamaian", 7)),
        ],
    ),
}
