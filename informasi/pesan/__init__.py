"""The message kinds of the information service (domain 5.4). Importing this package registers them."""

from informasi.pesan import keberatan, permohonan

__all__ = ["keberatan", "permohonan"]
