"""What the admin of a court sets for its information service."""

from informasi.admin import setelan, terbuka

__all__ = ["setelan", "terbuka"]
