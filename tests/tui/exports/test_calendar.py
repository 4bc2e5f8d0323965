"""The calendar: read back by two other programs' libraries, the same events each time, and nobody's name in it."""

import warnings
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest

from ladok_core.pages.asks import AskDeadlines
from ladok_core.pages.deadlines import PAGE, DeadlinesPage
from ladok_core.words import Words
from ladok_tui.exports.calendar import Entry, calendar_bytes
from ladok_tui.exports.deadlines import events, name
from ladok_tui.views.voices import Voices
from records import DAY, NOW, TODAY, course, days, offering, participation, period, record
from tui.hostile import PLANTED

STOCKHOLM = ZoneInfo("Europe/Stockholm")
A_DAY = Entry(
    ("registration", "closes", "a", ""), date(2026, 12, 4), "Matte, A: sista dag", "Rad ett.\nRad två; ja.", "X"
)
A_MOMENT = msgspec.structs.replace(
    A_DAY, uid=("exam", "held", "b", ""), title="Tentamen", day=date(2027, 3, 29),
    at=datetime(2027, 3, 29, 6, tzinfo=UTC), ends_at=datetime(2027, 3, 29, 10, tzinfo=UTC),
)  # fmt: skip


def made(*entries: Entry, alarm: timedelta | None = None, at: datetime = NOW) -> str:
    return calendar_bytes("Viktiga datum, Blå", entries, at, "sv", alarm).decode()


@cache
def the_two() -> tuple[Any, Any]:
    """Return the two libraries; to import them takes a second, which is no part of collecting the tests."""
    with warnings.catch_warnings():  # what they do at their import is theirs
        warnings.simplefilter("ignore")
        import ics  # type: ignore[import-untyped]  # noqa: PLC0415  # it has no types; it is dear
        from ical.calendar_stream import IcsCalendarStream  # noqa: PLC0415  # it is dear
    return ics, IcsCalendarStream


def read_by_ical(text: str) -> Any:
    return the_two()[1].calendar_from_ics(text)


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


def page(language: str = "sv") -> tuple[DeadlinesPage, Voices]:
    place = participation(offering(course("A"), period(dates=days(-60, 200), registration=days(5, 9))))
    return PAGE.build(record(place), AskDeadlines(), NOW), Voices(Words(language))


def test_ics_py_reads_the_days_the_moments_and_the_alarms() -> None:
    """DLN-1: a day is the whole day, a moment the same moment, whatever the clocks do in between."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        whole, held = sorted(
            the_two()[0].Calendar(made(A_DAY, A_MOMENT, alarm=2 * DAY)).events, key=lambda one: one.begin
        )

    assert (whole.name, whole.description) == (A_DAY.title, A_DAY.about)
    assert (whole.all_day, whole.begin.date(), whole.duration) == (True, A_DAY.day, DAY)
    assert (held.begin.datetime, held.end.datetime) == (A_MOMENT.at, A_MOMENT.ends_at)
    assert [alarm.trigger for one in (whole, held) for alarm in one.alarms] == [-2 * DAY, -2 * DAY]


def test_ical_reads_them_alike() -> None:
    """DLN-1: with the zone by its name, and the escapes undone."""
    calendar = read_by_ical(made(A_DAY, A_MOMENT, alarm=timedelta(minutes=30)))
    whole, held = calendar.events

    assert (whole.dtstart, whole.dtend, whole.summary, whole.description) == (
        A_DAY.day, A_DAY.day + DAY, A_DAY.title, A_DAY.about
    )  # fmt: skip
    assert isinstance(held.dtstart, datetime)
    assert (held.dtstart.astimezone(UTC), str(held.dtstart.tzinfo)) == (A_MOMENT.at, "Europe/Stockholm")
    assert [alarm.trigger for alarm in whole.alarm] == [-timedelta(minutes=30)]
    assert whole.dtstamp == NOW


def test_the_zone_knows_both_changes_of_the_clock() -> None:
    """RFC 5545: who doesn't know the name reads the rules; the year of every event is in them."""
    (zone,) = read_by_ical(made(A_DAY, A_MOMENT)).timezones

    assert zone.tz_id == "Europe/Stockholm"
    changes = {str(day) for line in unfolded(made(A_DAY, A_MOMENT)) for day in [line.partition(":")[2]]}
    assert {"20270328T030000", "20261025T030000"} <= changes


def test_the_same_event_has_the_same_uid_whenever_it_is_made() -> None:
    """So that a calendar that is read in again replaces what it had; what tells two events apart tells their UIDs."""

    def uids(*entries: Entry, at: datetime = NOW) -> list[str]:
        return [line for line in unfolded(made(*entries, at=at)) if line.startswith("UID:")][1:]

    moved = msgspec.structs.replace(A_DAY, day=A_DAY.day + DAY, title="Annat")
    assert uids(A_DAY) == uids(A_DAY, at=NOW + 9 * DAY) == uids(moved)
    others = [msgspec.structs.replace(A_DAY, uid=uid) for uid in (("a", "b"), ("ab", ""), ("", "ab"), ("a", "b", ""))]
    assert len(set(uids(A_DAY, *others))) == 5


def test_nothing_in_it_tells_whose_it_is() -> None:
    """LOG-5: neither the student, nor an id."""
    built, say = page()
    text = "\n".join(unfolded(calendar_bytes(name(built, say), events(built, say), NOW, "sv").decode()))

    assert built.coming
    assert built.student not in text
    assert built.coming[0].thing not in text


def test_no_line_is_longer_than_75_octets_and_each_ends_as_it_should() -> None:
    """RFC 5545 3.1: folded by octets, and never within a letter."""
    long = msgspec.structs.replace(A_DAY, title="åäö🎓" * 99, about="é" * 500)
    data = calendar_bytes("Å" * 200, (long,), NOW, "sv")

    assert data.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() for line in lines[:-1])


def test_an_empty_calendar_is_a_calendar_all_the_same() -> None:
    """RFC 5545 3.6: it has at least one component."""
    text = made()

    assert read_by_ical(text).events == []
    assert "BEGIN:VTIMEZONE" in text


@pytest.mark.parametrize("kind", PLANTED)
def test_no_text_gets_out_of_its_line(kind: str) -> None:
    """Whatever a title says, it is a title: no property, no event and no control byte comes of it."""
    text = f'{PLANTED[kind]}\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nATTACH:https://x.example\\n;,:"'
    plain = made(A_DAY, alarm=DAY)
    planted = made(msgspec.structs.replace(A_DAY, title=text, about=text, category=text), alarm=DAY)

    def names(calendar: str) -> list[str]:
        return [line.partition(":")[0].partition(";")[0] for line in unfolded(calendar)]

    assert names(planted) == names(plain)
    assert not [letter for letter in planted.replace("\r\n", "") if ord(letter) < 32 or 127 <= ord(letter) < 160]


@pytest.mark.parametrize(("language", "titles"), [
    ("sv", ["Kurs A (A): registreringen öppnar", "Kurs A (A): registrera senast"]),
    ("en", ["Course A (A): registration opens", "Course A (A): register by"]),
])  # fmt: skip
def test_an_event_says_what_happens_to_what(language: str, titles: list[str]) -> None:
    """DLN-1: in both languages, without how far off it is, since a calendar is read on another day."""
    built, say = page(language)
    told = events(built, say)

    assert [one.title for one in told] == titles
    assert [one.day for one in told] == [TODAY + 5 * DAY, TODAY + 9 * DAY]
    assert "5" not in told[0].about.replace("28", "")
    assert name(built, say).endswith(say.text(built.institution).eye)
