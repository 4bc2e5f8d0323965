"""A view as of another moment is read-only."""

from datetime import UTC, datetime

from ladok_core.model.decision import Day, Verdict
from ladok_core.rules.view import is_writable
from records import TODAY, keys


def test_one_acts_in_the_present() -> None:
    """SUP-1: a view of now can be acted in."""
    decision = is_writable(None)

    assert (decision.verdict, keys(decision)) == (Verdict.OPEN, ["SUP-1/now"])


def test_a_view_of_another_moment_is_refused_with_its_day_in_stockholm() -> None:
    """SUP-1: staff who look at last week can't register the student then."""
    decision = is_writable(datetime(2026, 11, 22, 23, 30, tzinfo=UTC))

    assert (decision.verdict, keys(decision)) == (Verdict.CLOSED, ["SUP-1/as-of"])
    assert decision.reasons[0].saw == {"on": Day(TODAY)}
