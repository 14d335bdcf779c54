"""Texts of messages: the court's own or the kind's, with fields and nothing cleverer."""

from notifikasi.templat.periksa import periksa_teks
from notifikasi.templat.pratinjau import pratinjau
from notifikasi.templat.render import Siap, Tunda, render, render_daftar
from notifikasi.templat.susun import BIDANG_UMUM, susun

__all__ = ["BIDANG_UMUM", "Siap", "Tunda", "periksa_teks", "pratinjau", "render", "render_daftar", "susun"]
