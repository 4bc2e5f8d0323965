"""When an answer was given, in any of the ways in which exporters write a moment; unknown where it can't be told."""

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

UNKNOWN = datetime.min.replace(tzinfo=UTC)
"""When nothing says it: before all others, so that an answer without a time never holds against one that has one."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NUMBER = re.compile(r"\s*(?:/Date\()?(-?[0-9]{9,19})(?:\.[0-9]+)?(?:[+-][0-9]{4}\)/|\)/)?\s*")
_ENGLISH = re.compile(r"\s*[A-Z][a-z]{2} ([A-Z][a-z]{2}) ([0-9]{1,2}) ([0-9]{4}) ([0-9:]{8}) GMT([+-][0-9]{4})\b.*")
_FIRST = datetime(2000, 1, 1, tzinfo=UTC)  # no browser saved a HAR before
_LAST = datetime(2199, 12, 31, tzinfo=UTC)
_LONGEST = 100
_UNITS = ((10**17, 10**9), (10**14, 10**6), (10**11, 10**3))  # nanoseconds, microseconds, milliseconds


def moment(written: object) -> datetime:
    """Return when an answer was given, aware; UNKNOWN where it is not said, or can't be."""
    at = from_epoch(written) or (_from_text(written) if isinstance(written, str) else None)
    try:
        at = at.replace(tzinfo=at.tzinfo or UTC).astimezone(UTC) if at else UNKNOWN
    except OverflowError:
        return UNKNOWN
    return at if _FIRST <= at <= _LAST else UNKNOWN


def from_epoch(written: object) -> datetime | None:
    """Return the moment of a number of seconds since 1970, or of any smaller unit; None where it is none."""
    if isinstance(written, str):
        found = _NUMBER.fullmatch(written)
        written = int(found[1]) if found else None
    if isinstance(written, bool) or not isinstance(written, int | float) or not abs(written) < 10**19:
        return None
    unit = next((unit for least, unit in _UNITS if abs(written) >= least), 1)
    return _EPOCH + timedelta(microseconds=int(written * 10**6 // unit)) if abs(written) >= 10**8 else None


def _from_text(written: str) -> datetime | None:
    if len(written) > _LONGEST:
        return None
    english = _ENGLISH.fullmatch(written)  # as a browser's own Date writes itself
    if english:
        month, day, year, clock, zone = english.groups()
        written = f"{day} {month} {year} {clock} {zone}"
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(written.strip())
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def until(at: datetime, today: date) -> datetime:
    """Return a moment that may have come by ``today``; UNKNOWN for a later one, whose clock was wrong."""
    return at if at == UNKNOWN or at.date() <= today + timedelta(days=1) else UNKNOWN
