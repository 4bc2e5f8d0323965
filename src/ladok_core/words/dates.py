"""Days, periods and distances in words.  Nothing here asks what day it is: ``today`` is always given.

The year is left out of a day that is near; ears always get it.
"""

from datetime import date, datetime

from ladok_core.model.civil_date import STOCKHOLM, civil_date
from ladok_core.model.span import Span
from ladok_core.words.catalogue import Words

_NEAR = 182  # days either way: in those 365 no day and month comes twice


def is_near(on: date, today: date) -> bool:
    """Decide whether a day is known without its year: of all days of that name it is the one nearest to today.

    So "14 jan" means the coming January in November and the past one in March, and never two days on one page.
    """
    return abs((on - today).days) <= _NEAR


def day(words: Words, on: date, today: date) -> str:
    """Write a day for a column: "14 jan 2027", "14 jan" when it is near."""
    return _day(words, on, short=True, year=not is_near(on, today))


def day_long(words: Words, on: date, today: date) -> str:
    """Write a day for a sentence: "14 januari 2027", "14 januari" when it is near."""
    return _day(words, on, short=False, year=not is_near(on, today))


def day_full(words: Words, on: date) -> str:
    """Write a day whole, for ears: "1 december 2026"."""
    return _day(words, on, short=False, year=True)


def span(words: Words, period: Span, today: date) -> str:
    """Write a period, both days included: "16–27 nov", "1 dec – 15 jan", "20 jan – 22 mars 2028".

    A month or year that both ends share is written once; years are left out only where both ends are near.
    """
    first, last = period.first, period.last
    if first == last:
        return day(words, first, today)
    year = not (is_near(first, today) and is_near(last, today))
    end = _day(words, last, short=True, year=year)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    return f"{_day(words, first, short=True, year=year and first.year != last.year)} – {end}"


def span_plain(words: Words, period: Span) -> str:
    """Write a period for ears, whole and without a dash: "1 december 2026 till och med 15 januari 2027"."""
    if period.first == period.last:
        return day_full(words, period.first)
    return words.say("span.plain", first=day_full(words, period.first), last=day_full(words, period.last))


def moment(words: Words, at: datetime, today: date | None, *, spoken: bool = False) -> str:
    """Write an aware moment as it is in Stockholm: "12 jan 08:00", for ears "12 januari 2027 klockan 08:00"."""
    on, time = civil_date(at), clock(at)
    if spoken or today is None:
        return words.say("moment.spoken", day=day_full(words, on), time=time)
    return words.say("moment", day=day(words, on, today), time=time)


def stretch(words: Words, first: datetime, last: datetime | None, today: date, *, spoken: bool = False) -> str:
    """Write from when to when something is: "12 jan 08:00–13:00"; each end with its day where they are two."""
    begins = moment(words, first, today, spoken=spoken)
    if last is None or last <= first:
        return begins
    same = civil_date(first) == civil_date(last)
    ends = clock(last) if same else moment(words, last, today, spoken=spoken)
    if spoken:
        return words.say("stretch.plain", begins=begins, ends=ends)
    return f"{begins}–{ends}" if same else f"{begins} – {ends}"


def clock(at: datetime, until: datetime | None = None) -> str:
    """Write the time of day of an aware moment in Stockholm: "08:00", "08:00–12:00" with its end."""
    first = f"{at.astimezone(STOCKHOLM):%H:%M}"
    return first if until is None else f"{first}–{until.astimezone(STOCKHOLM):%H:%M}"


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
