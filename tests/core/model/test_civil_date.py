"""The civil date in Stockholm: around midnight, and on the days that are 23 and 25 hours long."""

from datetime import UTC, date, datetime

import pytest

from ladok_core.model.civil_date import STOCKHOLM, civil_date


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 1, 15, 22, 59, 59, tzinfo=UTC), date(2026, 1, 15)),
        (datetime(2026, 1, 15, 23, 0, tzinfo=UTC), date(2026, 1, 16)),
        (datetime(2026, 7, 15, 21, 59, 59, tzinfo=UTC), date(2026, 7, 15)),
        (datetime(2026, 7, 15, 22, 0, tzinfo=UTC), date(2026, 7, 16)),
    ],
)
def test_the_day_turns_at_midnight_in_stockholm_and_not_in_utc(moment: datetime, day: date) -> None:
    """A window that closes today is open until midnight where the student is, one hour before UTC's or two."""
    assert civil_date(moment) == day


@pytest.mark.parametrize(
    ("first", "last", "day", "hours"),
    [
        (datetime(2026, 3, 28, 23, 0, tzinfo=UTC), datetime(2026, 3, 29, 21, 59, tzinfo=UTC), date(2026, 3, 29), 23),
        (datetime(2026, 10, 24, 22, 0, tzinfo=UTC), datetime(2026, 10, 25, 22, 59, tzinfo=UTC), date(2026, 10, 25), 25),
    ],
)
def test_the_days_when_the_clock_is_moved_are_one_day_each(
    first: datetime, last: datetime, day: date, hours: int
) -> None:
    """Daylight saving: the day of 23 hours and the one of 25 begin and end at midnight all the same."""
    assert (civil_date(first), civil_date(last)) == (day, day)
    assert (last - first).total_seconds() // 60 == hours * 60 - 1
    assert civil_date(datetime.fromtimestamp(first.timestamp() - 1, UTC)) < day
    assert civil_date(datetime.fromtimestamp(last.timestamp() + 60, UTC)) > day


def test_the_hour_that_comes_twice_is_of_one_day() -> None:
    """The same time of the clock before and after it is set back."""
    twice = [datetime(2026, 10, 25, 2, 30, tzinfo=STOCKHOLM, fold=fold) for fold in (0, 1)]

    assert [civil_date(moment) for moment in twice] == [date(2026, 10, 25)] * 2


def test_a_moment_without_a_time_zone_has_no_date() -> None:
    """A naive moment would silently be read in the zone of the machine."""
    with pytest.raises(ValueError, match=r"^a moment without a time zone has no civil date$"):
        civil_date(datetime(2026, 10, 25, 12, 0))  # noqa: DTZ001 - naive on purpose
