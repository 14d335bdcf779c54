"""What to bring and prepare, by the agenda's class (domain 8.4). SIPP's agenda is free text: match by pattern."""

import re

# Classes in the order of weight; a text may fall under several, the first two speak. None of these sentences
# names the kind of case: phones are shared in families.
KELAS: tuple[tuple[str, str, str], ...] = (
    ("ikrar talak", r"ikrar", "Mohon hadir sendiri dan menyiapkan kewajiban sesuai isi putusan."),
    ("pemeriksaan setempat", r"setempat|descente", "Mohon hadir di lokasi sesuai pemberitahuan pengadilan."),
    ("mediasi", r"mediasi", "Mediasi dihadiri sendiri oleh para pihak."),
    ("saksi", r"saksi", "Mohon menghadirkan saksi-saksi dengan KTP asli."),
    (
        "bukti surat",  # "pembuktian saksi" asks for no papers
        r"bukti(?!.*saksi)|bukti.*surat|surat.*bukti",
        "Mohon membawa surat bukti asli dan fotokopinya yang bermeterai.",
    ),
    ("jawab-menjawab", r"jawab|replik|duplik|tanggapan", "Mohon menyiapkan tanggapan tertulis."),
    ("kesimpulan", r"kesimpulan", "Mohon menyiapkan kesimpulan tertulis."),
    ("putusan", r"putusan|penetapan", "Mohon hadir untuk mendengarkan pembacaan."),
    ("sidang pertama", r"pertama|damai|(gugatan|permohonan)", "Mohon membawa surat panggilan."),
)
BAWAAN = "Mohon hadir 30 menit sebelumnya dan membawa KTP asli."
_PALING_BANYAK = 2


def kelas_agenda(agenda: str) -> list[str]:
    """The classes an agenda falls under, heaviest first; empty when it is none of them."""
    return [nama for nama, pola, _ in KELAS if re.search(pola, agenda, re.IGNORECASE | re.DOTALL)]


def persiapan(agenda: str) -> str:
    """Up to two sentences on what this hearing asks for, then the one that always holds."""
    kelas = kelas_agenda(agenda)[:_PALING_BANYAK]
    return " ".join([*(kalimat for nama, _, kalimat in KELAS if nama in kelas), BAWAAN])
