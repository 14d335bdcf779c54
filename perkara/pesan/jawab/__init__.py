"""Answers to what people ask by reply: JADWAL, PERKARA, AKTA, BIAYA, DAFTAR. Importing registers the kinds."""

from perkara.pesan.jawab import akta, biaya, daftar, jadwal, keadaan

__all__ = ["akta", "biaya", "daftar", "jadwal", "keadaan"]
