"""The demo's dates: real terms behind today, study periods and registration windows counted from today."""

from datetime import UTC, date, datetime, time, timedelta

import msgspec

from ladok_core.model.span import Span
from ladok_core.model.text import Text

_WEEK = timedelta(weeks=1)
_DAY = timedelta(days=1)
_TERM_WEEKS = 20


class Term(msgspec.Struct, frozen=True):
    """A term of twenty whole weeks, as HT2026: from a Monday to a Sunday."""

    label: str
    span: Span

    @property
    def name(self) -> Text:
        """The term by its code in Swedish, which everyone uses, and in words in English."""
        season = "Autumn" if self.label.startswith("HT") else "Spring"
        return Text(self.label, f"{season} {self.label[2:]}")

    def part(self, half: int) -> Span:
        """Return the first (1) or second (2) half, ten weeks; with 0 the whole term."""
        middle = self.span.first + _TERM_WEEKS // 2 * _WEEK
        if half == 0:
            return self.span
        return Span(self.span.first, middle - _DAY) if half == 1 else Span(middle, self.span.last)


class Calendar(msgspec.Struct, frozen=True):
    """All dates of the demo as of ``today``, a civil date in Stockholm.

    What is over lies in real terms; what is open, to come or just closed is counted in days from today, so that it is
    so on every day of the year, in July too.
    """

    today: date

    def day(self, days: int) -> date:
        """Return the day so many days from today; negative for days past."""
        return self.today + days * _DAY

    def moment(self, days: int, hour: int = 9) -> datetime:
        """Return a moment on the day so many days from today; the hours (UTC) from 1 to 21 are that day here too."""
        return at(self.day(days), hour)

    def window(self, first: int, last: int) -> Span:
        """Return the days from ``first`` to ``last``, both included, counted from today."""
        return Span(self.day(first), self.day(last))

    def weeks(self, days: int, count: int) -> Span:
        """Return ``count`` whole weeks from the first Monday that is ``days`` days from today or later."""
        earliest = self.day(days)
        monday = earliest + -earliest.weekday() % 7 * _DAY
        return Span(monday, monday + count * _WEEK - _DAY)

    def term(self, steps: int) -> Term:
        """Return the latest term that has begun (0), or one so many terms before (negative) or after it."""
        place = _latest(self.today) + steps
        year, autumn = divmod(place, 2)
        return _autumn(year) if autumn else _spring(year)

    def autumn(self, back: int) -> int:
        """Return the steps to the latest autumn term that lies at least ``back`` terms before the present one."""
        present_is_autumn = _latest(self.today) % 2
        return -back if back % 2 != present_is_autumn else -back - 1

    def terms(self, first: int, count: int) -> Span:
        """Return the dates of ``count`` terms in a row, from the one ``first`` steps away; summers lie inside."""
        return Span(self.term(first).span.first, self.term(first + count - 1).span.last)


def at(day: date, hour: int) -> datetime:
    """Return an aware moment on a day."""
    return datetime.combine(day, time(hour, 12), UTC)


def _autumn(year: int) -> Term:
    """Return the autumn term: it begins on the first Monday from 25 August on."""
    earliest = date(year, 8, 25)
    first = earliest + -earliest.weekday() % 7 * _DAY
    return Term(f"HT{year}", Span(first, first + _TERM_WEEKS * _WEEK - _DAY))


def _spring(year: int) -> Term:
    """Return the spring term: it follows on the autumn's last Sunday, in mid January, and ends in early June."""
    first = _autumn(year - 1).span.last + _DAY
    return Term(f"VT{year}", Span(first, first + _TERM_WEEKS * _WEEK - _DAY))


def _latest(today: date) -> int:
    """Return the place of the latest term that has begun, in a count of all terms: springs are even, autumns odd."""
    if today >= _autumn(today.year).span.first:
        return 2 * today.year + 1
    return 2 * today.year if today >= _spring(today.year).span.first else 2 * today.year - 1
