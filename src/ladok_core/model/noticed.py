"""What was seen to be new or different in a record, and when, where the thing itself bears no day.  CHG-1."""

from datetime import datetime
from enum import StrEnum

import msgspec


class Thing(StrEnum):
    """What was seen to be new or different."""

    PLACE = "place"
    OTHER_RESULT = "other_result"
    TRANSFER = "transfer"
    INVOICE = "invoice"
    EMAIL = "email"
    PHONE = "phone"
    POSTAL = "postal"
    TEMPORARY = "temporary"


class Noticed(msgspec.Struct, frozen=True):
    """One thing that was seen to be ``new``, or else different, at an aware moment; ``id`` is the thing's own.

    It says which, and not what: the record has the thing as it is, and what may be seen of it is for the rules to say.
    Of how a student is reached there is no id, and never a value (CON-3).
    """

    thing: Thing
    id: str
    new: bool
    at: datetime


class Differed(msgspec.Struct, frozen=True, tag="differed"):
    """A record took an older one's place, and differed from it in these."""

    noticed: tuple[Noticed, ...]
