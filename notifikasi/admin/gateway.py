"""Gateways: what they can do, how they are, and the address to give to the provider."""

from dataclasses import asdict
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from notifikasi import services
from notifikasi.admin.formulir_gateway import FormulirGateway
from notifikasi.gateway import daftar
from notifikasi.models import Gateway
from satker.kelola import AdminSatker, SaringSatker
from satker.tanggal import jam, tanggal_pendek
from satker.waktu import lokal

KATA_KEMAMPUAN = {
    "cek_nomor": "dapat memeriksa apakah nomor ada di WhatsApp",
    "tanda_terima": "memberi tanda terima",
    "masuk": "meneruskan pesan masuk",
    "id_klien": "menerima id pesan dari portal",
    "gema_id": "menyebut id portal pada tanda terima",
    "tanya_status": "dapat ditanyai keadaan satu pesan",
    "butuh_templat": "di luar 24 jam hanya dapat mengirim templat yang disetujui",
}


@admin.register(Gateway)
class GatewayAdmin(AdminSatker):
    """Ways out. One that has sent cannot be deleted, only switched off: its messages name it."""

    form = FormulirGateway
    list_display = ("nama", "satker", "jenis", "prioritas", "keadaan")
    list_filter = (SaringSatker, "jenis", "aktif", "dijeda")
    list_select_related = ("satker",)
    search_fields = ("nama",)
    readonly_fields = ("alamat_webhook", "kemampuan", "keadaan", "rahasia_tersimpan")
    actions = ("aksi_jeda", "aksi_lanjutkan")
    fieldsets = (
        (None, {"fields": ("satker", "nama", "jenis", "aktif", "dijeda", "keadaan", "kemampuan")}),
        ("Sambungan", {"fields": ("url", "nomor_id", "token", "nomor_pengirim", "opsi")}),
        ("Webhook", {"fields": ("alamat_webhook", "rahasia_tersimpan", "rahasia_baru", "hapus_rahasia_lama")}),
        (
            "Laju",
            {"fields": ("prioritas", "laju", "jeda_acak", "jeda_penerima", "kontak_baru_per_hari", "pemanasan_mulai")},
        ),
    )

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """The gateway, with the absolute address of its webhook as this visitor's portal is called."""
        gateway = super().get_object(request, object_id, from_field)
        if gateway is not None:
            gateway.alamat = request.build_absolute_uri(reverse("webhook", args=(gateway.jenis, gateway.token_jalur)))
        return gateway

    @admin.display(description="alamat webhook")
    def alamat_webhook(self, obj: Any) -> str:
        """To be given to the provider; whoever knows it can knock, so it is shown here only."""
        return getattr(obj, "alamat", "Muncul setelah disimpan.")

    @admin.display(description="rahasia webhook tersimpan")
    def rahasia_tersimpan(self, obj: Any) -> str:
        """How many, never which."""
        return f"{len(obj.rahasia_webhook.split())} rahasia"

    @admin.display(description="kemampuan")
    def kemampuan(self, obj: Any) -> SafeString | str:
        """What this kind of gateway can do."""
        if obj.jenis not in daftar.GATEWAY:
            return "Muncul setelah disimpan."
        isi = asdict(daftar.kelas(obj.jenis).kemampuan)
        kata = [k for nama, k in KATA_KEMAMPUAN.items() if isi[nama]]
        kata.append(f"paling banyak {isi['maks_karakter']} karakter")
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((k,) for k in kata)))

    @admin.display(description="keadaan")
    def keadaan(self, obj: Any) -> str:
        """In a word, with the reason when it does not send."""
        if obj.pk is None or not obj.aktif:
            return "Tidak aktif"
        if obj.dijeda:
            return "Dijeda"
        if obj.pemutus_sejak:
            saat = lokal(obj.satker, obj.pemutus_sejak)
            return f"Berhenti sejak {tanggal_pendek(saat.date())} {jam(saat.time())}: {obj.pemutus_sebab}"
        return "Siap"

    @admin.action(description="Jeda pengiriman")
    def aksi_jeda(self, request: HttpRequest, queryset: QuerySet[Gateway]) -> None:
        """Hold the chosen gateways."""
        for gateway in queryset.select_related("satker"):
            services.jeda(gateway, request.user)
        self.message_user(request, "Pengiriman dijeda.", messages.SUCCESS)

    @admin.action(description="Lanjutkan pengiriman")
    def aksi_lanjutkan(self, request: HttpRequest, queryset: QuerySet[Gateway]) -> None:
        """Let the chosen gateways go on."""
        for gateway in queryset.select_related("satker"):
            services.lanjutkan(gateway, request.user)
        self.message_user(request, "Pengiriman dilanjutkan.", messages.SUCCESS)
