"""One thing that is new or different in a record, and the day on which it became so.  CHG-1."""

from datetime import date
from enum import StrEnum

import msgspec

from ladok_core.model.decision import Decision
from ladok_core.model.destination import Destination
from ladok_core.model.fees import MoneyKind
from ladok_core.model.grading import Grade
from ladok_core.model.noticed import Thing
from ladok_core.model.participation import ParticipationEvent
from ladok_core.model.text import Text


class NewsKind(StrEnum):
    """What kind of thing it is that is new or different."""

    RESULT = "result"
    EVENT = "event"
    PLACE = "place"
    PLACE_CHANGED = "place_changed"
    OTHER_RESULT = "other_result"
    TRANSFER = "transfer"
    INVOICE = "invoice"
    INVOICE_CHANGED = "invoice_changed"
    MONEY = "money"
    CONTACT = "contact"


class News(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that is new or different since a civil date in Stockholm.

    ``thing`` is its id; ``name`` and ``code`` are empty where it must not be named (WDR-4), or has no name.
    ``rests_on`` is the decision by which the thing itself may be seen.  What happened to a place is ``event``; a result
    has its ``grade``, and its ``module`` where it is on one; money its kind and its sum in öre; of how a student is
    reached there is ``contact``, and never the value (CON-3).
    """

    kind: NewsKind
    day: date
    thing: str
    name: Text
    rests_on: Decision
    code: str = ""
    leads_to: Destination | None = None
    event: ParticipationEvent | None = None
    module: Text | None = None
    grade: Grade | None = None
    money: MoneyKind | None = None
    ore: int | None = None
    contact: Thing | None = None
