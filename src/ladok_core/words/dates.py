"""Days, periods and distances in words.  Nothing here asks what day it is: ``today`` is always given."""

from datetime import date

from ladok_core.model.span import Span
from ladok_core.words.catalogue import Catalogue


class Dates(Catalogue):
    """Civil dates in one language.  A year is left out where it is this year's, except where ears need it."""

    def day(self, day: date, today: date) -> str:
        """Write a day for a column: "14 jan 2027", "14 jan" when it is this year's."""
        return self._day(day, short=True, year=day.year != today.year)

    def day_long(self, day: date, today: date) -> str:
        """Write a day for a sentence: "14 januari 2027", "14 januari" when it is this year's."""
        return self._day(day, short=False, year=day.year != today.year)

    def day_full(self, day: date) -> str:
        """Write a day whole, for ears: "1 december 2026"."""
        return self._day(day, short=False, year=True)

    def span(self, span: Span, today: date) -> str:
        """Write a period, both days included: "16–27 nov", "20 jan – 22 mars 2027", "1 dec 2026 – 15 jan 2027".

        A month or year that both ends share is written once; a shared year only where it is not this year's.
        """
        first, last = span.first, span.last
        if first == last:
            return self.day(first, today)
        if first.year != last.year:
            return f"{self._day(first, short=True, year=True)} – {self._day(last, short=True, year=True)}"
        end = self.day(last, today)
        if first.month == last.month:
            return f"{first.day}–{end}"
        return f"{self._day(first, short=True, year=False)} – {end}"

    def span_plain(self, span: Span) -> str:
        """Write a period for ears, whole and without a dash: "1 december 2026 till och med 15 januari 2027"."""
        if span.first == span.last:
            return self.day_full(span.first)
        return self.say("span.plain", first=self.day_full(span.first), last=self.day_full(span.last))

    def distance(self, days: int) -> str:
        """Write how far off a day is: "om 12 dagar", "i morgon", "i dag", "i går", "för 3 dagar sedan"."""
        if days in (-1, 0, 1):
            return self.say(("distance.yesterday", "distance.today", "distance.tomorrow")[days + 1])
        return self.count("distance.ahead", days) if days > 0 else self.count("distance.ago", -days)

    def days(self, number: int) -> str:
        """Write a number of days: "1 dag", "8 dagar"."""
        return self.count("days", number)

    def days_left(self, number: int) -> str:
        """Write how many days remain: "1 dag kvar", "8 dagar kvar"; never fewer than none."""
        return self.count("days.left", max(number, 0))

    def _day(self, day: date, *, short: bool, year: bool) -> str:
        month = self.say(f"month.{day.month}.short" if short else f"month.{day.month}")
        return f"{day.day} {month} {day.year}" if year else f"{day.day} {month}"
