"""``--as-of``: dates and times of Stockholm, with the two nights on which the clocks are changed.  SUP-1."""

import json
from datetime import UTC, datetime

import pytest

from ladok_tui.commands.as_of import parse_moment
from ladok_tui.commands.usage import UsageError
from tui.commands.conftest import Call


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-23", datetime(2026, 11, 23, 11, tzinfo=UTC)),
        ("2026-06-01", datetime(2026, 6, 1, 10, tzinfo=UTC)),
        ("20261123", datetime(2026, 11, 23, 11, tzinfo=UTC)),
        ("2026-11-23T14:30", datetime(2026, 11, 23, 13, 30, tzinfo=UTC)),
        ("2026-11-23 00:00", datetime(2026, 11, 22, 23, tzinfo=UTC)),
        ("2026-11-23T14:30Z", datetime(2026, 11, 23, 14, 30, tzinfo=UTC)),
        ("2026-11-23T14:30+05:00", datetime(2026, 11, 23, 9, 30, tzinfo=UTC)),
        ("2026-03-29T01:59:59", datetime(2026, 3, 29, 0, 59, 59, tzinfo=UTC)),
        ("2026-03-29T03:00", datetime(2026, 3, 29, 1, tzinfo=UTC)),
        ("2026-10-25T02:30", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),  # twice: the first of the two
        ("2026-10-25T03:00", datetime(2026, 10, 25, 2, tzinfo=UTC)),
        ("1900-01-01", datetime(1900, 1, 1, 11, tzinfo=UTC)),
    ],
)
def test_a_moment_without_an_offset_is_stockholms(text: str, moment: datetime) -> None:
    # Moments of two zones are never equal while an hour comes twice.
    assert parse_moment(text).astimezone(UTC) == moment


@pytest.mark.parametrize("text", ["2026-03-29T02:00", "2026-03-29T02:30", "2026-03-29T02:59:59"])
def test_an_hour_that_is_skipped_in_spring_is_refused(text: str) -> None:
    """Whichever moment it were taken for, someone would be shown the wrong day's rules."""
    with pytest.raises(UsageError) as refused:
        parse_moment(text)
    assert refused.value.key == "cli.no-such-hour"


@pytest.mark.parametrize(
    "text", ["", "now", "2026-13-01", "2026-02-30", "2026", "0001-01-01", "9999-12-31", "2026-11-23T25:00", "1e9"]
)
def test_what_names_no_moment_is_refused(text: str) -> None:
    with pytest.raises(UsageError) as refused:
        parse_moment(text)
    assert refused.value.key == "cli.bad-moment"


@pytest.mark.parametrize("day", ["2026-13-01", "soon", "0999-01-01", "2201-01-01"])
def test_a_day_of_an_action_is_read_as_any_other_day(call: Call, day: str) -> None:
    """CON-2: what is no day, or one that nobody lives to see, is a slip of the keyboard, on whatever option."""
    answer = call("do", "temporary-address", "--first", day, "--demo", "--json")

    assert (answer.status, json.loads(answer.out)["failed"]["code"]) == (2, "bad-date")
