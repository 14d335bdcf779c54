"""What every service desk stores: the matter, its timeline, its attachments."""

from layanan.models.ember import Ember

__all__ = ("Ember",)
