"""The trade's words as everybody reads them. An Admin's pages (Pengaturan, Operasi) keep them; the others say these.

Reasons are stored as the part that knew them wrote them, a provider's own words among them: they are put into plain
words where they are shown, so that what was stored years ago reads the same.
"""

import re

PENYEDIA = "penyedia"
DITERIMA = "Diterima penyedia"
# A provider's English is quoted, not translated by halves.
_GATEWAY = re.compile(r"(?<!bad )\b(?:penyedia )?gateway\b(?! time)", re.IGNORECASE)


def awam(teks: str) -> str:
    """The sentence with "penyedia" where it says gateway."""
    return _GATEWAY.sub(lambda m: PENYEDIA.capitalize() if m[0][0].isupper() else PENYEDIA, teks)
