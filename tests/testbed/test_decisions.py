"""The demo population is the testbed: whoever changes a rule sees how many decisions moved, and which."""

import difflib
from datetime import date, timedelta

import pytest

from testbed.decisions import COMMITTED, DAY, decisions


def test_no_decision_on_the_demo_population_moved_unnoticed() -> None:
    """A changed rule is told by whom it touches; when it was meant, rewrite the lines and say so in rules-history."""
    before = COMMITTED.read_text(encoding="utf-8").splitlines()
    now = list(decisions(DAY))

    moved = list(difflib.unified_diff(before, now, "before", "now", lineterm="", n=0))
    told = "decisions moved; if they should, run python tests/testbed/decisions.py\n" + "\n".join(moved)
    assert not moved, told


# The turn of the year, a leap day and its neighbours, the borders of terms, midsummer, and the night the clocks change.
TURNS = [date.fromisoformat(day) for day in (
    "2026-12-31", "2027-01-01", "2028-02-28", "2028-02-29", "2028-03-01", "2027-01-17", "2027-01-18", "2027-06-06",
    "2027-06-07", "2027-07-01", "2027-08-29", "2027-08-30", "2027-03-28", "2027-10-31", "2033-01-02", "2033-01-03",
)]  # fmt: skip


@pytest.mark.parametrize("day", TURNS)
def test_the_demo_shows_the_same_states_on_the_days_where_dates_turn(day: date) -> None:
    """Whoever opens the demo finds something to register on, something that opens soon, something just closed."""
    assert list(decisions(day)) == list(decisions(DAY))


def test_the_demo_shows_the_same_states_on_days_spread_over_years() -> None:
    """Every 23rd day of five years: all weekdays, and every part of the term."""
    expected = list(decisions(DAY))
    days = [date(2025, 1, 1) + timedelta(days=92 * step) for step in range(20)]

    assert [day for day in days if list(decisions(day)) != expected] == []


@pytest.mark.slow
def test_the_demo_shows_the_same_states_on_every_day_of_eight_years() -> None:
    """Two leap days among them, and a new year on every day of the week but Sunday."""
    expected = list(decisions(DAY))
    days = [date(2025, 1, 1) + timedelta(days=step) for step in range(8 * 366)]

    assert [day for day in days if list(decisions(day)) != expected] == []
