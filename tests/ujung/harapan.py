"""What must reach which phone on the first day, written by hand from the promises (R-000-9 … R-000-20), case by case.

Each row: number, kind, the decisive words. Whoever is not in the table hears nothing.
"""

from tests.ujung.dunia import HAKIM1, HAKIM2, PP1, Kabar
from tests.ujung.ganjil import (
    DEWI,
    DUA_SIDANG,
    HASAN,
    KUASA_HASAN,
    KUASA_PINDAH,
    MURNI,
    NURAINI,
    PINDAH,
    SARI,
    SLAMET,
    TANPA_JAM,
)

_REGISTER = "Nomor register: PABJH-17112026BBB\nTanggal: 17 November 2026\nStatus pembayaran: sudah dibayar"
_ELEKTRONIK = "Sidang ke-1, Selasa, 24 November 2026, pukul 09.00 WIB"
_INDAH = "Sidang ke-1, Senin, 30 November 2026, pukul 09.00 WIB\nTempat: Ruang Sidang I"

PIHAK_HARI_PERTAMA: tuple[Kabar, ...] = (
    # Broken letters mended, tags gone; the husband's same phone, witness and other sides hear nothing.
    (NURAINI, "N-01", "Yth. Nur’aini binti Ma’ruf,\nNomor ini terdaftar"),
    (NURAINI, "N-02", "Nomor perkara: 101/Pdt.G/2026/PA.Bjh\nTanggal daftar: 18 November 2026"),
    (
        *(NURAINI, "N-03"),
        (
            "Sidang ke-1, Senin, 23 November 2026, pukul 09.00 WIB\nTempat: Ruang Sidang I\n"
            "Agenda: Sidang Pertama Upaya “damai”\nJenis perkara: Cerai Gugat"
        ),
    ),
    # An e-Court case: the newest of two e-filings once each, N-07 in place of N-03, party and active counsel.
    (HASAN, "N-01", "Yth. Hasan Basri,"),
    (HASAN, "N-02", "Nomor perkara: 102/Pdt.G/2026/PA.Bjh"),
    (HASAN, "N-06", _REGISTER),
    (HASAN, "N-07", _ELEKTRONIK),
    (KUASA_HASAN, "N-01", "Yth. Rudi Hartanto, S.H.,"),
    (KUASA_HASAN, "N-02", "Nomor perkara: 102/Pdt.G/2026/PA.Bjh"),
    (KUASA_HASAN, "N-06", _REGISTER),
    (KUASA_HASAN, "N-07", _ELEKTRONIK),
    # A child's case that is not published: no kind of case in any text.
    (SARI, "N-01", "perkara 7/Pdt.P/2026/PA.Bjh dari"),
    (SARI, "N-02", "Tanggal daftar: 17 November 2026\nJadwal sidang kami beritahukan dalam pesan tersendiri"),
    (SARI, "N-03", "Rabu, 25 November 2026, pukul 10.30 WIB\nTempat: Ruang Sidang I\nAgenda: “Pembuktian” – saksi"),
    # Old cases are no news, but what is ahead of them is: the pledge after the decision, the certificate to come.
    (SLAMET, "N-01", "perkara 55/Pdt.G/2026/PA.Bjh dari"),
    (SLAMET, "N-03", "Rabu, 25 November 2026, pukul 09.00 WIB\nTempat: Ruang Sidang I\nAgenda: Ikrar Talak"),
    (DEWI, "N-01", "perkara 56/Pdt.G/2026/PA.Bjh dari"),
    # Decided: the hearing that still stands in SIPP is told to nobody, and no schedule is promised.
    (MURNI, "N-01", "perkara 107/Pdt.G/2026/PA.Bjh dari"),
    # No hour and no room in SIPP: the court's usual hour, no empty line.
    (TANPA_JAM, "N-01", "Yth. Wati,"),
    (TANPA_JAM, "N-02", "Tanggal daftar: 18 November 2026"),
    (TANPA_JAM, "N-03", "Jumat, 27 November 2026, pukul 09.00 WIB\nAgenda: Sidang Pertama"),
    (DUA_SIDANG, "N-01", "Yth. Yuni,"),
    (DUA_SIDANG, "N-02", "Nomor perkara: 109/Pdt.G/2026/PA.Bjh"),
    (DUA_SIDANG, "N-03", "26 November 2026, pukul 09.00 WIB\nTempat: Ruang Sidang I\nAgenda: Mediasi"),
    (DUA_SIDANG, "N-03", "26 November 2026, pukul 13.00 WIB\nTempat: Ruang Sidang I\nAgenda: Jawaban"),
    (PINDAH, "N-01", "Yth. Indah,"),
    (PINDAH, "N-02", "Nomor perkara: 111/Pdt.G/2026/PA.Bjh"),
    (PINDAH, "N-03", _INDAH),
    (KUASA_PINDAH, "N-01", "Yth. Fitri, S.H.,"),
    (KUASA_PINDAH, "N-02", "Nomor perkara: 111/Pdt.G/2026/PA.Bjh"),
    (KUASA_PINDAH, "N-03", _INDAH),
)

# R-000-18 … R-000-20: of the panel of the decision (not of the pledge), of the newest decision, of active officers.
# The second clerk has nothing open: no list.
DAFTAR_HARI_PERTAMA: tuple[Kabar, ...] = (
    (
        *(HAKIM1, "N-14"),
        (
            "A. E-Doc Putusan (2)\n1. 55/Pdt.G/2026/PA.Bjh (putus 10-11-2026, 9 hari)\n"
            "2. 107/Pdt.G/2026/PA.Bjh (putus 18-11-2026, 1 hari)\n"
            "B. Anonimasi (2)\n1. 55/Pdt.G/2026/PA.Bjh (putus 10-11-2026, 9 hari)\n"
            "2. 107/Pdt.G/2026/PA.Bjh (putus 18-11-2026, 1 hari)\nBalas"
        ),
    ),
    (
        *(HAKIM2, "N-14"),
        "A. E-Doc Putusan (1)\n1. 110/Pdt.G/2026/PA.Bjh (putus 17-11-2026, 2 hari)\nB. Anonimasi (0)\nBalas",
    ),
    (
        *(PP1, "N-15"),
        (
            "per 19 November 2026 (2):\n1. 55/Pdt.G/2026/PA.Bjh, sidang 03-11-2026 (Putusan)\n"
            "2. 107/Pdt.G/2026/PA.Bjh, sidang 17-11-2026 (Sidang Pertama)\nBalas"
        ),
    ),
)
HARI_PERTAMA = PIHAK_HARI_PERTAMA + DAFTAR_HARI_PERTAMA

# Numbers of the filing side that a person must look at (R-000-5), with the decisive word of the reason.
TUGAS_HARI_PERTAMA = {
    "3301012509800001": "NIK",
    "081230001141 / 081330001142": "2 nomor",
    "+60 12-345 6789": "luar negeri",
    "081230000002": "tidak ditemukan di WhatsApp",
    "O81230001149": "huruf",
    "(0283) 671234": "telepon rumah",
}
