"""Courts, their people, their calendar, their public face and the audit trail."""

from satker.models.jejak import JejakAudit
from satker.models.layanan import Dokumen, ProfilLayanan
from satker.models.libur import HariLibur
from satker.models.orang import Jabatan, Keanggotaan, Pegawai, Peran
from satker.models.satker import Satker

__all__ = [
    "Dokumen",
    "HariLibur",
    "Jabatan",
    "JejakAudit",
    "Keanggotaan",
    "Pegawai",
    "Peran",
    "ProfilLayanan",
    "Satker",
]
