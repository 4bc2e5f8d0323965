"""Events as a calendar that other programs subscribe to or read in: iCalendar, RFC 5545.

Nothing in it tells whose it is: no name, no number, and an event's UID is made of ids by a one-way sum, the same each
time, so that a calendar that is read in again replaces what it had.
"""

from datetime import date, datetime, timedelta
from hashlib import sha256

import msgspec
from icalendar import TRANSP, Alarm, Calendar, Event, Timezone

from ladok_core import __version__
from ladok_core.model.civil_date import STOCKHOLM
from ladok_core.sanitize import clean, clean_lines

_A_DAY = timedelta(days=1)


class Entry(msgspec.Struct, frozen=True):
    """One event: ``uid`` is what tells it from all others, ``day`` a civil date, ``at`` the moment where it is one."""

    uid: tuple[str, ...]
    day: date
    title: str
    about: str
    category: str
    at: datetime | None = None
    ends_at: datetime | None = None


def calendar_bytes(
    name: str, entries: tuple[Entry, ...], now: datetime, language: str, alarm: timedelta | None = None
) -> bytes:
    """Return entries as a calendar of that name, made at an aware moment; ``alarm`` is how long before each one rings.

    The zone of Stockholm is in it also where every event is a day: a calendar without a component is none.
    """
    days = [entry.day for entry in entries] or [now.date()]
    made_by = f"-//ladok-tui//{__version__}//{language.upper()}"
    calendar = Calendar.new(name=_line(name), prodid=made_by, uid=_uid((name,)))
    first, last = date(min(days).year, 1, 1), date(max(days).year + 1, 1, 1)
    calendar.add_component(Timezone.from_tzid(STOCKHOLM.key, first_date=first, last_date=last))
    for entry in entries:
        calendar.add_component(_event(entry, now, alarm))
    return bytes(calendar.to_ical())


def _event(entry: Entry, now: datetime, alarm: timedelta | None) -> Event:
    if entry.at is None:
        start: date = entry.day
        end: date | None = entry.day + _A_DAY  # the day after, as a calendar has it
    else:
        start = entry.at.astimezone(STOCKHOLM)
        end = entry.ends_at and entry.ends_at.astimezone(STOCKHOLM)
    title = _line(entry.title)
    return Event.new(
        uid=_uid(entry.uid),
        stamp=now,
        start=start,
        end=end,
        summary=title,
        description=clean_lines(_plain(entry.about)),
        categories=[_line(entry.category)],
        # A last day takes nobody's time; what is held does.
        transparency=TRANSP.TRANSPARENT if entry.at is None else TRANSP.OPAQUE,
        subcomponents=[Alarm.new_display(title, -alarm)] if alarm else [],
    )


def _uid(parts: tuple[str, ...]) -> str:
    return f"{sha256(chr(0).join(parts).encode('utf-8', 'replace')).hexdigest()[:40]}@ladok-tui"


def _line(text: str) -> str:
    return clean(_plain(text))


def _plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")
