"""Meta's error codes. Meta says to decide on `code`; HTTP status and title are no guide and change without notice."""

from typing import Any

from notifikasi.gateway.dasar import Ditolak, Verdict
from notifikasi.gateway.urai import angka, daftar, objek, teks

V = Verdict
KODE: dict[int, tuple[Verdict, str]] = {
    # Passing faults on Meta's side.
    1: (V.SEGERA, "Galat sementara di Meta."),
    2: (V.SEGERA, "Layanan Meta sedang tidak tersedia."),
    131000: (V.SEGERA, "Galat sementara di Meta."),
    131016: (V.SEGERA, "Layanan Meta sedang sibuk."),
    130429: (V.SEGERA, "Terlalu banyak pesan per detik."),
    131053: (V.SEGERA, "Unggahan media gagal."),
    131056: (V.SEGERA, "Terlalu sering ke penerima yang sama."),
    # Call limits: the whole channel must slow down.
    4: (V.NANTI, "Batas panggilan aplikasi tercapai."),
    613: (V.NANTI, "Batas panggilan tercapai."),
    80007: (V.NANTI, "Batas panggilan akun WhatsApp tercapai."),
    133016: (V.NANTI, "Terlalu sering mendaftarkan nomor pengirim."),
    131057: (V.NANTI, "Akun sedang dalam pemeliharaan."),
    131049: (V.BESOK, "Meta menahan pesan ini; boleh dicoba lagi setelah 24 jam."),
    131047: (V.JENDELA, "Jendela balasan 24 jam sudah tertutup."),
    # The approved template does not fit, is not there, or has been stopped.
    132000: (V.TEMPLAT, "Jumlah isian templat tidak cocok."),
    132001: (V.TEMPLAT, "Templat tidak ada dalam bahasa ini."),
    132007: (V.TEMPLAT, "Templat melanggar kebijakan Meta."),
    132008: (V.TEMPLAT, "Isian templat tidak sah."),
    132012: (V.TEMPLAT, "Bentuk isian templat tidak cocok."),
    132015: (V.TEMPLAT, "Templat dijeda karena mutu rendah."),
    132016: (V.TEMPLAT, "Templat dimatikan."),
    # The recipient: another channel is needed.
    131026: (V.PENERIMA, "Nomor tidak dapat menerima pesan WhatsApp."),
    131021: (V.PENERIMA, "Nomor penerima sama dengan nomor pengirim."),
    131030: (V.PENERIMA, "Nomor tidak ada dalam daftar uji."),
    130472: (V.PENERIMA, "Nomor ikut percobaan Meta dan tidak menerima pesan ini."),
    130497: (V.PENERIMA, "Akun tidak boleh mengirim ke negara ini."),
    131050: (V.PENERIMA, "Penerima menolak pesan dari akun ini."),
    # The message itself.
    100: (V.PESAN, "Isi permintaan tidak sah."),
    131008: (V.PESAN, "Isian wajib tidak ada."),
    131009: (V.PESAN, "Nilai isian tidak sah."),
    131051: (V.PESAN, "Jenis pesan tidak didukung."),
    131052: (V.PESAN, "Media tidak dapat diunduh."),
    131062: (V.PESAN, "Id pengguna tidak dapat dipakai untuk pesan ini."),
    131063: (V.PESAN, "Pesan tidak dapat diproses."),
    132005: (V.PESAN, "Teks templat terisi terlalu panjang."),
    135000: (V.PESAN, "Pesan tidak dapat diproses."),
    137000: (V.PESAN, "Pesan tidak dapat diproses."),
    131048: (V.STOP_MASSAL, "Batas pesan spam tercapai."),
    # Nothing leaves until a person acts at Meta. 200-299 (permissions) likewise, see `kelas`.
    0: (V.STOP_KANAL, "Token Meta ditolak."),
    3: (V.STOP_KANAL, "Aplikasi tidak berwenang."),
    10: (V.STOP_KANAL, "Izin aplikasi dicabut."),
    33: (V.STOP_KANAL, "Nomor pengirim sudah dihapus."),
    190: (V.STOP_KANAL, "Token Meta kedaluwarsa atau tidak sah."),
    368: (V.STOP_KANAL, "Akun diblokir sementara karena pelanggaran kebijakan."),
    131005: (V.STOP_KANAL, "Akses ditolak."),
    131031: (V.STOP_KANAL, "Akun dikunci."),
    131037: (V.STOP_KANAL, "Nama tampilan belum disetujui."),
    131042: (V.STOP_KANAL, "Masalah pembayaran."),
    131044: (V.STOP_KANAL, "Masalah pembayaran."),
    131045: (V.STOP_KANAL, "Nomor pengirim belum terdaftar (sertifikat)."),
    131064: (V.STOP_KANAL, "Templat salah golongan terlalu banyak."),
    133010: (V.STOP_KANAL, "Nomor pengirim belum terdaftar."),
}

# Without a code the HTTP status is all there is. 5xx is not here: the message may have gone out.
_HTTP = {
    401: (V.STOP_KANAL, "Token Meta ditolak."),
    429: (V.NANTI, "Batas panggilan tercapai."),
}

_JEDA = {V.NANTI: 600, V.BESOK: 86_400}
_JEDA_PASANGAN = 6  # 131056: one message per 6 s to one person


def kelas(kode: int | None, http: int = 0, *, sementara: bool = False) -> tuple[Verdict, str]:
    """The verdict on a code and its meaning in words; an unknown code is believed when Meta calls it transient."""
    if kode in KODE:
        return KODE[kode]
    if kode is not None and 200 <= kode <= 299:
        return V.STOP_KANAL, "Izin aplikasi tidak cukup."
    if sementara:
        return V.SEGERA, "Galat sementara di Meta."
    if 300 <= http < 400:
        return V.STOP_KANAL, "Alamat gateway dialihkan; perbaiki alamatnya."
    return _HTTP.get(http, (V.TIDAK_DIKENAL, "Meta menolak dengan kode yang belum dikenal."))


def tolak(galat: dict[str, Any], http: int, jeda: int | None) -> Ditolak:
    """The refusal in one of Meta's error objects (in a reply or in a webhook); `jeda` is Retry-After in seconds."""
    kode = angka(galat, "code")
    verdict, arti = kelas(kode, http, sementara=galat.get("is_transient") is True)
    rinci = teks(objek(galat, "error_data"), "details") or teks(galat, "message") or teks(galat, "title")
    tunggu = max(jeda or 0, _JEDA[verdict]) if verdict in _JEDA else jeda
    if kode == 131056:
        tunggu = max(jeda or 0, _JEDA_PASANGAN)
    return Ditolak(verdict, str(kode) if kode is not None else f"http_{http}", f"{arti} {rinci}".strip()[:500], tunggu)


def terhalang(sehat: dict[str, Any]) -> str:
    """Why nothing may leave although the number is connected (payment, verification): Meta's words; "" when it may."""
    if teks(sehat, "can_send_message") != "BLOCKED":
        return ""
    pihak = [p for p in daftar(sehat, "entities") if teks(p, "can_send_message") == "BLOCKED"]
    kata = [teks(g, "error_description") for p in pihak for g in daftar(p, "errors")]
    return " ".join(["Meta menghentikan pengiriman dari akun ini.", *filter(None, kata)])[:300]
