"""E-mail: queued like a message, sent by a task, never blindly sent twice."""

from notifikasi.surel.antrean import antrekan_surel
from notifikasi.surel.kirim import kirim_surel

__all__ = ["antrekan_surel", "kirim_surel"]
