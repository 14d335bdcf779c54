"""The demo court of `make run`: an invented court with a sample SIPP, staff, accounts and a simulator."""

from perkara.demo.isi import BukanDemo, akun, muat_demo, sambungkan_simulator

__all__ = ["BukanDemo", "akun", "muat_demo", "sambungkan_simulator"]
