"""Configuration of the case notices, and how the reading of SIPP goes."""

from perkara.admin import setelan, sumber

__all__ = ["setelan", "sumber"]
