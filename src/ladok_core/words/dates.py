"""Days, periods and distances in words.  Nothing here asks what day it is: ``today`` is always given.

A year is left out where it is this year's, except where ears need it.
"""

from datetime import date

from ladok_core.model.span import Span
from ladok_core.words.catalogue import Words


def day(words: Words, on: date, today: date) -> str:
    """Write a day for a column: "14 jan 2027", "14 jan" when it is this year's."""
    return _day(words, on, short=True, year=on.year != today.year)


def day_long(words: Words, on: date, today: date) -> str:
    """Write a day for a sentence: "14 januari 2027", "14 januari" when it is this year's."""
    return _day(words, on, short=False, year=on.year != today.year)


def day_full(words: Words, on: date) -> str:
    """Write a day whole, for ears: "1 december 2026"."""
    return _day(words, on, short=False, year=True)


def span(words: Words, period: Span, today: date) -> str:
    """Write a period, both days included: "16–27 nov", "20 jan – 22 mars 2027", "1 dec 2026 – 15 jan 2027".

    A month or year that both ends share is written once; a shared year only where it is not this year's.
    """
    first, last = period.first, period.last
    if first == last:
        return day(words, first, today)
    if first.year != last.year:
        return f"{_day(words, first, short=True, year=True)} – {_day(words, last, short=True, year=True)}"
    end = day(words, last, today)
    if first.month == last.month:
        return f"{first.day}–{end}"
    return f"{_day(words, first, short=True, year=False)} – {end}"


def span_plain(words: Words, period: Span) -> str:
    """Write a period for ears, whole and without a dash: "1 december 2026 till och med 15 januari 2027"."""
    if period.first == period.last:
        return day_full(words, period.first)
    return words.say("span.plain", first=day_full(words, period.first), last=day_full(words, period.last))


def distance(words: Words, days: int) -> str:
    """Write how far off a day is: "om 12 dagar", "i morgon", "i dag", "i går", "för 3 dagar sedan"."""
    if days in (-1, 0, 1):
        return words.say(("distance.yesterday", "distance.today", "distance.tomorrow")[days + 1])
    return words.count("distance.ahead", days) if days > 0 else words.count("distance.ago", -days)


def days(words: Words, number: int) -> str:
    """Write a number of days: "1 dag", "8 dagar"."""
    return words.count("days", number)


def days_left(words: Words, number: int) -> str:
    """Write how many days remain: "1 dag kvar", "8 dagar kvar"; never fewer than none."""
    return words.count("days.left", max(number, 0))


def _day(words: Words, on: date, *, short: bool, year: bool) -> str:
    month = words.say(f"month.{on.month}.short" if short else f"month.{on.month}")
    return f"{on.day} {month} {on.year}" if year else f"{on.day} {month}"
