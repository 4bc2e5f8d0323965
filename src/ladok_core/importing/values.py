"""Single values as Ladok's answers write them: texts in two forms, numbers as text, dates with and without a time."""

import re
from datetime import UTC, date, datetime, time
from decimal import Decimal, InvalidOperation
from zoneinfo import ZoneInfo

from ladok_core.importing.times import from_epoch
from ladok_core.model.span import Span
from ladok_core.model.text import Text
from ladok_core.sanitize import clean

_STOCKHOLM = ZoneInfo("Europe/Stockholm")
_UNTRANSLATED = "- No translation available -"
_NO_EXAMINER = ("Uppgift om examinator saknas", "Not applicable")
_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2})-([0-9]{2})|/([0-9]{2})/([0-9]{2})|([0-9]{2})([0-9]{2}))(?![0-9])")
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_LONGEST_ID = 100
_LONGEST_NUMBER = 20
_MOST_CREDITS = Decimal(100_000)  # a whole life of studies is far below; more is damage
_MOST_DECIMALS = 4
_STATE = "tillstandsdefinition."


class BadValue(ValueError):
    """A value that can't be what its place says.  It carries no part of the value, which may be personal."""


def line(value: object) -> str:
    """Return a text of one line, made safe to draw; empty when there is none."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadValue
    return "" if value.strip() == _UNTRANSLATED else clean(value.strip())


def text(value: object) -> Text:
    """Return a text in Swedish and English, from ``{"sv", "en"}``, ``[{Sprakkod, Text}]`` or one text for both."""
    if isinstance(value, dict):
        return Text(line(value.get("sv")), line(value.get("en")))
    if isinstance(value, list):
        found = {line(part.get("Sprakkod")).lower(): part.get("Text") for part in value if isinstance(part, dict)}
        return Text(line(found.get("sv")), line(found.get("en")))
    return Text(line(value))


def ident(value: object) -> str:
    """Return an id as text, whether Ladok wrote a number or a UID; empty when there is none."""
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise BadValue
    return clean(str(value).strip(), _LONGEST_ID)


def number(value: object) -> int | None:
    """Return a small whole number, from a number or a text."""
    amount = credits_of(value)
    if amount is None:
        return None
    if amount != amount.to_integral_value():
        raise BadValue
    return int(amount)


def credits_of(value: object) -> Decimal | None:
    """Return a number of credits, from a number or from a text as ``7.5`` or ``7,5``; None when there is none."""
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise BadValue
    written = str(value).strip().replace(",", ".") if isinstance(value, str | float) or abs(value) < 10**9 else ""
    try:
        amount = Decimal(written) if len(written) <= _LONGEST_NUMBER else Decimal("NaN")
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite() or not 0 <= amount <= _MOST_CREDITS:
        raise BadValue
    exponent = amount.as_tuple().exponent
    if not isinstance(exponent, int) or exponent > 0:
        raise BadValue
    rounded = round(amount, _MOST_DECIMALS)
    if rounded != amount:
        raise BadValue
    return rounded if -exponent > _MOST_DECIMALS else amount


def day(value: object) -> date | None:
    """Return a civil date, from ``2026-01-15`` with or without a time or zone after it; None when there is none.

    Other ways of writing one are read where they can mean but one day: ``20260115``, a list of numbers, a moment in
    milliseconds.  BadValue for the rest, and for a year that no student has lived in.
    """
    if value is None or value == "":
        return None
    found = _of_numbers(value) or from_epoch(value) or (_of_text(value.strip()) if isinstance(value, str) else None)
    try:
        # A moment with an offset may be another day in Stockholm: midnight there is the evening before in UTC.
        on = found.astimezone(_STOCKHOLM).date() if isinstance(found, datetime) else found
    except OverflowError:
        on = None
    if on is None or not _FIRST_YEAR <= on.year <= _LAST_YEAR:
        raise BadValue
    return on


def _of_numbers(value: object) -> date | None:
    """Return the day of ``[2026, 1, 15]``, with a time after it or not, or of 20260115."""
    if isinstance(value, list) and len(value) >= len(("year", "month", "day")):
        parts = value[:3]
    elif isinstance(value, int) and not isinstance(value, bool) and 10**7 <= value < 10**8:
        parts = [value // 10_000, value // 100 % 100, value % 100]
    else:
        return None
    try:
        return date(*parts) if all(type(part) is int for part in parts) else None
    except (ValueError, OverflowError):
        return None


def _of_text(value: str) -> date | datetime | None:
    written = _DAY.match(value)
    if written is None:
        return None
    try:
        on = date(*(int(part) for part in written.groups() if part))
    except ValueError:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:  # no time follows, or one that can't be read, as the Z of a zone alone
        return on
    return moment if moment.tzinfo is not None else on


def moment_of(on: date) -> datetime:
    """Return the beginning of a civil date in Stockholm, as an aware moment."""
    try:
        return datetime.combine(on, time.min, _STOCKHOLM).astimezone(UTC)
    except OverflowError:  # the first day that there is
        raise BadValue from None


def span(first: object, last: object) -> Span | None:
    """Return a stretch of days; None when either end is missing.  BadValue when they are turned round."""
    begins, ends = day(first), day(last)
    if begins is None or ends is None:
        return None
    if ends < begins:
        raise BadValue
    return Span(begins, ends)


def state(value: object) -> str:
    """Return the last part of a state's long name, as ``avklarad``; states of several parts stay whole."""
    return line(value).rpartition(_STATE)[2].lower()


def examiner(value: object) -> str:
    """Return an examiner's name, empty where Ladok says that it does not know it."""
    if isinstance(value, dict):
        return f"{line(value.get('Fornamn'))} {line(value.get('Efternamn'))}".strip()
    name = line(value)
    return "" if any(absent in name for absent in _NO_EXAMINER) else name
