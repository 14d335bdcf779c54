"""Magic numbers: the last four digits of a number choose how a fake answers."""

BIASA = "0001"
BUKAN_WHATSAPP = "0002"
DIAM = "0003"  # takes the message, never answers
BATAS_BARU = "0004"  # WAHA, GOWA, Evolution: 463; Cloud API: 131048
MATI = "0005"  # WAHA, GOWA, Evolution: the phone is gone; Cloud API: token expired
WEBHOOK_GANDA = "0006"
SAMPAI_SETELAH_GAGAL = "0007"
TANPA_TANDA_TERIMA = "0008"
LID = "0009"  # answers from a linked id
BUKAN_JSON = "0010"  # HTTP 500 that is no JSON
TOLAK_200 = "0011"  # a refusal inside HTTP 200
JEDA = "0012"  # HTTP 429 with Retry-After
PUTUS = "0013"  # resets in the middle of the answer
PASANGAN = "0014"  # Cloud API: pair rate limit


def nomor(ajaib: str, urutan: int = 1234) -> str:
    """A valid mobile number that ends in a magic number."""
    return f"+62812{urutan:04d}{ajaib}"
