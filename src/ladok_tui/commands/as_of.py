"""The moment that ``--as-of`` names, and the day of other options.  SUP-1."""

from datetime import UTC, date, datetime, time

from ladok_core.model.civil_date import STOCKHOLM
from ladok_tui.commands.options import Options
from ladok_tui.commands.usage import UsageError

_NOON = time(12)  # a day alone: no change of the clock makes noon ambiguous
_YEARS = range(1900, 2201)


def asked_about(options: Options) -> datetime | None:
    """Return the moment that is asked about; None for the present.  UsageError."""
    return None if options.as_of is None else parse_moment(options.as_of)


def parse_day(text: str) -> date:
    """Return the civil date that an ISO date names.  UsageError for anything else."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise UsageError(key="cli.bad-date", wanted=text) from None
    if day.year not in _YEARS:
        raise UsageError(key="cli.bad-date", wanted=text)
    return day


def parse_moment(text: str) -> datetime:
    """Return the aware moment that an ISO date or date and time names; without an offset it is Stockholm's time.

    A time that comes twice in autumn is its first.  UsageError for a time that is skipped in spring, and for anything
    that names no moment between the years 1900 and 2200.
    """
    try:
        moment = datetime.combine(date.fromisoformat(text), _NOON)
    except ValueError:
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            raise UsageError(key="cli.bad-moment", wanted=text) from None
    if moment.year not in _YEARS:
        raise UsageError(key="cli.bad-moment", wanted=text)
    if moment.tzinfo is not None:
        return moment
    local = moment.replace(tzinfo=STOCKHOLM)
    if local.astimezone(UTC).astimezone(STOCKHOLM).replace(tzinfo=None) != moment:
        raise UsageError(key="cli.no-such-hour", wanted=text)
    return local
