"""What a piece of text turned out to be, as a phone number."""

from dataclasses import dataclass
from enum import StrEnum


class JenisNomor(StrEnum):
    """The seven verdicts on a written number; only MOBILE may be written to without a person looking at it."""

    MOBILE = "mobile"
    LANDLINE = "landline"
    FOREIGN = "foreign"
    NONE = "none"
    REVIEW = "review"
    INVALID = "invalid"
    LID = "lid"


@dataclass(frozen=True, slots=True)
class HasilNomor:
    """One number found in a text.

    `e164` is set for mobile, landline and foreign numbers, and for a filler number under review. `sebab` tells a
    person, in Indonesian, what is wrong and what to do; it is empty for a mobile number. `mentah` is the text it was
    read from.
    """

    jenis: JenisNomor
    e164: str | None
    sebab: str
    mentah: str
