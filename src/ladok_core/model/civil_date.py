"""The civil date in Stockholm of a moment: the only date that rules and pages know."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def civil_date(now: datetime) -> date:
    """Return the date in Stockholm at an aware moment.  ValueError for a naive one, which names no moment."""
    if now.tzinfo is None:
        what = "a moment without a time zone has no civil date"
        raise ValueError(what)
    return now.astimezone(STOCKHOLM).date()
