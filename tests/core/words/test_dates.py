"""Days, periods and distances, at the edges where a word changes."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladok_core.model.span import Span
from ladok_core.words import Words, dates

TODAY = date(2026, 11, 23)
SV, EN = Words("sv"), Words("en")


@pytest.mark.parametrize(
    ("day", "swedish", "english"),
    [
        (date(2027, 1, 14), "14 jan", "14 Jan"),
        (date(2026, 12, 31), "31 dec", "31 Dec"),
        (date(2026, 1, 14), "14 jan 2026", "14 Jan 2026"),
        (date(2025, 12, 31), "31 dec 2025", "31 Dec 2025"),
        (TODAY - timedelta(days=183), "24 maj 2026", "24 May 2026"),
        (TODAY - timedelta(days=182), "25 maj", "25 May"),
        (TODAY + timedelta(days=182), "24 maj", "24 May"),
        (TODAY + timedelta(days=183), "25 maj 2027", "25 May 2027"),
    ],
)
def test_the_year_is_left_out_of_a_day_that_is_near(day: date, swedish: str, english: str) -> None:
    """U9: half a year either way, so that "14 jan" is never two days."""
    assert (dates.day(SV, day, TODAY), dates.day(EN, day, TODAY)) == (swedish, english)


@given(st.dates(date(1, 1, 1), date(9999, 12, 31)), st.integers(-400, 400), st.integers(-400, 400))
def test_no_two_days_are_written_alike(today: date, one: int, other: int) -> None:
    """U9: neither those of one year nor those of two."""
    ordinals = (min(max(today.toordinal() + off, 1), date.max.toordinal()) for off in (one, other))
    first, second = map(date.fromordinal, ordinals)
    assert (dates.day(SV, first, today) == dates.day(SV, second, today)) is (first == second)


def test_ears_get_the_whole_date() -> None:
    assert dates.day_full(SV, date(2026, 12, 1)) == "1 december 2026"
    assert dates.day_full(EN, date(2026, 12, 1)) == "1 December 2026"
    assert dates.day_long(SV, date(2026, 12, 1), TODAY) == "1 december"
    assert dates.day_long(SV, date(2027, 3, 10), TODAY) == "10 mars"
    assert dates.day_long(SV, date(2027, 9, 10), TODAY) == "10 september 2027"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 12, 1), date(2027, 1, 15), "1 dec – 15 jan"),
        (date(2027, 1, 20), date(2027, 3, 22), "20 jan – 22 mars"),
        (date(2027, 1, 20), date(2027, 6, 6), "20 jan – 6 juni 2027"),
        (date(2026, 3, 20), date(2026, 6, 6), "20 mars – 6 juni 2026"),
        (date(2026, 12, 1), date(2027, 6, 6), "1 dec 2026 – 6 juni 2027"),
        (date(2026, 8, 31), date(2026, 11, 1), "31 aug – 1 nov"),
        (date(2026, 11, 16), date(2026, 11, 27), "16–27 nov"),
        (date(2027, 11, 16), date(2027, 11, 27), "16–27 nov 2027"),
        (date(2026, 11, 16), date(2027, 11, 16), "16 nov 2026 – 16 nov 2027"),
        (date(2026, 12, 3), date(2026, 12, 3), "3 dec"),
        (date(2027, 12, 3), date(2027, 12, 3), "3 dec 2027"),
    ],
)
def test_a_period_says_what_its_ends_share_once(first: date, last: date, said: str) -> None:
    assert dates.span(SV, Span(first, last), TODAY) == said


def test_a_period_for_ears_has_no_dash() -> None:
    span = Span(date(2026, 12, 1), date(2027, 1, 15))
    assert dates.span_plain(SV, span) == "1 december 2026 till och med 15 januari 2027"
    assert dates.span_plain(EN, span) == "1 December 2026 to 15 January 2027"
    assert dates.span_plain(SV, Span(date(2026, 12, 1), date(2026, 12, 1))) == "1 december 2026"


@pytest.mark.parametrize(
    ("days", "swedish", "english"),
    [
        (-2, "för 2 dagar sedan", "2 days ago"),
        (-1, "i går", "yesterday"),
        (0, "i dag", "today"),
        (1, "i morgon", "tomorrow"),
        (2, "om 2 dagar", "in 2 days"),
        (12, "om 12 dagar", "in 12 days"),
    ],
)
def test_a_distance_is_said_as_people_say_it(days: int, swedish: str, english: str) -> None:
    assert (dates.distance(SV, days), dates.distance(EN, days)) == (swedish, english)


@pytest.mark.parametrize(
    ("number", "swedish", "english"), [(0, "0 dagar", "0 days"), (1, "1 dag", "1 day"), (2, "2 dagar", "2 days")]
)
def test_days_are_counted_in_singular_and_plural(number: int, swedish: str, english: str) -> None:
    assert (dates.days(SV, number), dates.days(EN, number)) == (swedish, english)
    assert dates.days_left(SV, number) == f"{swedish} kvar"
    assert dates.days_left(EN, number) == f"{english} left"


@given(st.dates(), st.dates())
def test_a_day_says_its_numbers_and_one_month(day: date, today: date) -> None:
    """Every month has a name in every form, and no date says another day's number."""
    for words in (SV, EN):
        parts = dates.day_full(words, day).split(" ")
        assert (int(parts[0]), int(parts[2])) == (day.day, day.year)
        assert parts[1] == words.say(f"month.{day.month}")
        short = dates.day(words, day, today).split(" ")
        assert int(short[0]) == day.day
        assert (len(short) == 3) == (abs((day - today).days) > 182)


@given(st.dates(), st.dates(), st.dates())
def test_a_period_never_loses_a_day_or_a_year(one: date, other: date, today: date) -> None:
    """Any two periods that are said alike are the same, as of the same day."""
    span = Span(min(one, other), max(one, other))
    said = dates.span(SV, span, today)

    assert said.startswith(str(span.first.day))
    assert dates.day(SV, span.last, today) in said or str(span.last.year) in said
    if span.first.year != span.last.year and not all(dates.is_near(day, today) for day in (span.first, span.last)):
        assert said.split()[2] == str(span.first.year)
