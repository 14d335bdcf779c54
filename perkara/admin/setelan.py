"""When and how a court tells its parties and its staff."""

from django.contrib import admin
from django.contrib.postgres.fields import ArrayField
from unfold.widgets import UnfoldAdminTextInputWidget

from perkara.models import SetelanPerkara
from satker.kelola import AdminSatker


@admin.register(SetelanPerkara)
class SetelanPerkaraAdmin(AdminSatker):
    """One row per court; defaults are the seed's."""

    boleh_hapus = False
    formfield_overrides = {ArrayField: {"widget": UnfoldAdminTextInputWidget}}  # "3,1" is one line
    list_display = ("satker", "pengingat", "jam_pengingat", "jam_rekap", "daftar_otomatis")
    list_select_related = ("satker",)
    fieldsets = (
        (None, {"fields": ("satker", "daftar_otomatis")}),
        ("Pengingat dan jadwal", {"fields": ("pengingat", "jam_pengingat", "jam_sidang_bawaan")}),
        ("Isi pesan", {"fields": ("tampilkan_jenis", "kata_netral", "tunda_akta", "pnbp_akta")}),
        (
            "Pegawai",
            {
                "fields": (
                    *("jam_rekap", "jam_tunggakan", "tenggang_edoc", "tenggang_bas"),
                    *("anonimisasi_setelah_edoc", "semua_anggota_majelis"),
                )
            },
        ),
    )
