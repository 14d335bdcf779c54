"""Gateways: what they can do, how they are, and the address to give to the provider."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from notifikasi import services
from notifikasi.admin.coba_gateway import CobaGateway
from notifikasi.admin.formulir_gateway import FormulirGateway
from notifikasi.admin.kemampuan import panel
from notifikasi.antar.jalur import adaptor
from notifikasi.gateway import daftar
from notifikasi.gateway.dasar import Gateway as Adaptor
from notifikasi.models import Gateway
from satker.kelola import AdminSatker, SaringSatker
from satker.tanggal import jam, tanggal_pendek
from satker.waktu import lokal

# What the kind decides: shown when the adapter names the setting, in this order.
_SAMBUNGAN = ("url", "nomor_id", "token", "opsi")


@admin.register(Gateway)
class GatewayAdmin(CobaGateway, AdminSatker):
    """Ways out. One that has sent cannot be deleted, only switched off: its messages name it."""

    form = FormulirGateway
    list_display = ("nama", "satker", "jenis", "prioritas", "keadaan")
    list_filter = (SaringSatker, "jenis", "aktif", "dijeda")
    list_select_related = ("satker",)
    search_fields = ("nama",)
    readonly_fields = ("alamat_webhook", "kemampuan", "keadaan", "percobaan", "pilih_jenis", "rahasia_tersimpan")
    actions_detail = ("coba",)
    actions = ("aksi_jeda", "aksi_lanjutkan")
    laju_fields = (
        *("prioritas", "laju", "jeda_acak", "jeda_penerima", "kontak_baru_per_hari", "pemanasan_mulai", "biaya"),
    )

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Only what this kind needs; before the kind is chosen, only the choice with what each can and cannot do."""
        jenis = request.POST.get("jenis") or (obj.jenis if obj else request.GET.get("jenis", ""))
        if jenis not in daftar.GATEWAY and obj is None and request.method == "GET":
            return ((None, {"fields": ("pilih_jenis",)}),)
        kelas = daftar.kelas(jenis) if jenis in daftar.GATEWAY else Adaptor
        sambungan = [*(b for b in _SAMBUNGAN if b in kelas.isian), "nomor_pengirim"]
        return (
            (None, {"fields": ("satker", "nama", "jenis", "aktif", "dijeda", "keadaan", "percobaan", "kemampuan")}),
            ("Sambungan", {"fields": sambungan}),
            ("Webhook", {"fields": self._webhook(kelas)}),
            ("Laju", {"fields": self.laju_fields}),
        )

    @staticmethod
    def _webhook(kelas: type[Adaptor]) -> tuple[str, ...]:
        rahasia = ("rahasia_tersimpan", "rahasia_baru", "hapus_rahasia_lama") if "rahasia" in kelas.isian else ()
        return ("alamat_webhook", *rahasia)

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """The gateway, with the absolute address of its webhook as this visitor's portal is called."""
        gateway = super().get_object(request, object_id, from_field)
        if gateway is not None:
            gateway.alamat = request.build_absolute_uri(reverse("webhook", args=(gateway.jenis, gateway.token_jalur)))
        return gateway

    @admin.display(description="alamat webhook")
    def alamat_webhook(self, obj: Any) -> str:
        """To be given to the provider; whoever knows it can knock, so it is shown here only."""
        if obj.jenis in daftar.GATEWAY and adaptor(obj).kemampuan.ditarik:
            return "Tidak diperlukan: portal mengambil sendiri kabarnya."
        return getattr(obj, "alamat", "Muncul setelah disimpan.")

    @admin.display(description="rahasia webhook tersimpan")
    def rahasia_tersimpan(self, obj: Any) -> str:
        """How many, never which."""
        return f"{len(obj.rahasia_webhook.split())} rahasia"

    @admin.display(description="kemampuan")
    def kemampuan(self, obj: Any) -> SafeString | str:
        """What this gateway can do and what it cannot, as it is set up."""
        if obj.jenis not in daftar.GATEWAY:
            return "Muncul setelah disimpan."
        return panel(adaptor(obj).kemampuan)

    @admin.display(description="pilih jenis gateway")
    def pilih_jenis(self, obj: Any) -> SafeString:
        """Every kind with what it can and cannot do, each leading to its own form."""
        semua = ((j, daftar.kelas(j)) for j in daftar.GATEWAY)
        baris = ((k.nama, j, k.nama, panel(k.kemampuan)) for j, k in semua)
        tautan = '<p class="mt-2 mb-2"><a class="underline" href="?jenis={}">Tambah gateway {}</a></p>'
        bentuk = f'<details class="mb-2"><summary>{{}}</summary>{tautan}{{}}</details>'
        return format_html_join("", bentuk, baris)

    @admin.display(description="percobaan")
    def percobaan(self, obj: Any) -> SafeString | str:
        """To the page where it is tried; on a phone the button above hides in a menu."""
        if obj.pk is None:
            return "Muncul setelah disimpan."
        alamat = reverse("admin:notifikasi_gateway_coba", args=(obj.pk,))
        return format_html('<a class="underline" href="{}">Kirim pesan percobaan atau periksa sambungan</a>', alamat)

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
