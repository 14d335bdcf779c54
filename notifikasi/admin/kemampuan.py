"""What a gateway can and cannot do, in sentences: read while it is chosen, instead of met while it runs."""

from collections.abc import Iterable, Iterator

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from notifikasi.gateway.dasar import Kemampuan

_BUKTI = {
    "tanda_tangan": "Webhook bertanda tangan: kabar palsu ditolak.",
    "rahasia": "Webhook membawa kata rahasia yang diperiksa portal.",
}


def dapat(k: Kemampuan) -> Iterator[str]:
    """What it can do."""
    yield "Mengirim SMS." if k.kanal == "sms" else "Mengirim pesan WhatsApp."
    if k.cek_nomor:
        yield "Memeriksa lebih dahulu apakah sebuah nomor ada di WhatsApp."
    if k.tanda_terima:
        yield "Memberi kabar saat pesan sampai."
    if k.masuk:
        yield "Meneruskan balasan dan perintah seperti BERHENTI ke portal."
    if k.tanya_status:
        yield "Dapat ditanyai keadaan satu pesan bila kabarnya tidak datang."
    if k.id_klien or k.gema_id:
        yield "Pesan yang jawabannya hilang di jalan tetap dapat dikenali kembali."
    if k.bukti_webhook in _BUKTI and not k.ditarik:
        yield _BUKTI[k.bukti_webhook]
    if k.ditarik:
        yield "Tidak memerlukan webhook: portal mengambil sendiri kabarnya."


def tidak_dapat(k: Kemampuan) -> Iterator[str]:
    """What it cannot do, and what follows from that."""
    if not k.cek_nomor and k.kanal != "sms":
        yield "Tidak dapat memeriksa nomor: nomor tanpa WhatsApp baru diketahui setelah pesannya gagal."
    if not k.tanda_terima:
        yield "Tidak memberi tanda terima: pesan berhenti pada status Diterima penyedia dan tidak dihitung sampai."
    if not k.masuk:
        yield "Tidak meneruskan pesan masuk: perintah BERHENTI tidak terbaca; cantumkan nomor kantor pada teks pesan."
    if not (k.id_klien or k.gema_id or k.tanya_status):
        yield "Bila jawaban gateway hilang di jalan, pesan menunggu keputusan petugas agar tidak terkirim dua kali."
    if k.butuh_templat:
        yield "Di luar 24 jam sejak penerima menulis, hanya templat yang disetujui Meta yang dapat dikirim."
    if k.bukti_webhook == "alamat":
        yield "Webhook tanpa bukti apa pun selain alamatnya: jaga kerahasiaan alamat webhook."
    yield f"Teks lebih dari {k.maks_karakter} karakter tidak dikirim."
    if k.jeda_penerima_detik:
        yield f"Dua pesan ke penerima yang sama berjarak sedikitnya {k.jeda_penerima_detik} detik."


def panel(k: Kemampuan) -> SafeString:
    """Both lists under their headings."""
    return format_html("{}{}", _bagian("Dapat", dapat(k)), _bagian("Batasnya", tidak_dapat(k)))


def _bagian(judul: str, kalimat: Iterable[str]) -> SafeString:
    # The theme takes the marks off lists; a dash of our own keeps the sentences apart.
    baris = format_html_join("", "<li>– {}</li>", ((k,) for k in kalimat))
    return format_html('<p class="font-semibold">{}</p><ul class="mb-2">{}</ul>', judul, baris)
