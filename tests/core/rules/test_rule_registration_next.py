"""From when the next study period can be registered on, as a receipt says it: each day and value that it names."""

from datetime import date

import pytest

from ladok_core.model.decision import Count, Day
from ladok_core.rules.registration_periods import when_next
from records import DAY, FIRST, LAST, WINDOW, period


@pytest.mark.parametrize(
    ("today", "key", "on"),
    [
        (FIRST - DAY, "REG-4/next", FIRST),
        (FIRST, "REG-4/next-now", LAST),
        (FIRST + DAY, "REG-4/next-now", LAST),
        (LAST - DAY, "REG-4/next-now", LAST),
        (LAST, "REG-4/next-now", LAST),
        (LAST + DAY, "REG-4/next-closed", LAST),
    ],
)
def test_the_next_period_is_told_with_the_day_that_matters(today: date, key: str, on: date) -> None:
    """REG-4: when it opens, until when it is open, or since when it is closed."""
    reason = when_next(period(2, registration=WINDOW), today)

    assert (reason.key, reason.saw) == (key, {"period": Count(2), "on": Day(on)})


def test_a_period_without_a_window_promises_no_day() -> None:
    """REG-3, REG-4."""
    reason = when_next(period(2, registration=None), FIRST)

    assert (reason.key, reason.saw) == ("REG-4/next-undated", {"period": Count(2)})
