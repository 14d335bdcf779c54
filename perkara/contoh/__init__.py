"""SIPP-shaped databases of invented people: for the demo, the benchmarks and the tests."""

from perkara.contoh.buat import buat
from perkara.contoh.lanjut import lanjutkan

__all__ = ["buat", "lanjutkan"]
