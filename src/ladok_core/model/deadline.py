"""A deadline: a day, or a moment, on which something opens, closes or is held for the student.  DLN-1."""

from datetime import date, datetime
from enum import StrEnum

import msgspec

from ladok_core.model.decision import Decision
from ladok_core.model.destination import Destination
from ladok_core.model.text import Text


class DeadlineKind(StrEnum):
    """What it is that opens, closes or is held."""

    REGISTRATION = "registration"
    FEE = "fee"
    STUDY_CHOICE = "study_choice"
    APPLICATION = "application"
    EXAM_SIGN_UP = "exam_sign_up"
    EXAM = "exam"


class Edge(StrEnum):
    """What happens on the day of a deadline."""

    CLOSES = "closes"
    """It is the last day, or the last moment."""
    OPENS = "opens"
    """From then on it can be done."""
    HELD = "held"
    """It takes place then, as an exam does."""


class Deadline(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One edge of one thing, with the decision of its own rules that it rests on.

    ``day`` is the civil date in Stockholm; ``at`` the aware moment where it is one, and ``ends_at`` its end.  ``thing``
    is the id of what it is about, and with kind, edge and period all that tells it from others.  ``name`` and ``code``
    are the thing's own, empty where it must not be named; ``course`` is that of an exam session, which is called alike
    on many; ``period`` is the number of a study period, of ``periods``.
    ``leads_to`` is the page of the thing, ``participation_id`` the place that it concerns.
    """

    kind: DeadlineKind
    edge: Edge
    day: date
    thing: str
    name: Text
    rests_on: Decision
    code: str = ""
    course: Text | None = None
    period: int | None = None
    periods: int = 0
    at: datetime | None = None
    ends_at: datetime | None = None
    leads_to: Destination | None = None
    participation_id: str | None = None

    def is_past(self, now: datetime, today: date) -> bool:
        """Tell whether it lies behind an aware moment, and the civil date of it; a last day lasts until its end."""
        last = self.ends_at or self.at
        return self.day < today if last is None else last < now
