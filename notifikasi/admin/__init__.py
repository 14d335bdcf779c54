"""Configuration of messages in the Django admin."""

from notifikasi.admin import gateway, setelan, templat

__all__ = ["gateway", "setelan", "templat"]
