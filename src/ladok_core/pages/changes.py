"""What changed: what is new or different in the record since a day, the latest first.  CHG-1 to CHG-3."""

from collections.abc import Iterator
from datetime import date, datetime

import msgspec

from ladok_core.model.civil_date import civil_date
from ladok_core.model.decision import Decision
from ladok_core.model.news import News, NewsKind
from ladok_core.model.record import Record
from ladok_core.model.text import Text
from ladok_core.pages.asks import AskChanges
from ladok_core.pages.page import PageSpec
from ladok_core.rules.changes import is_told, news, since_when


class ChangeRow(News, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that is new or different; ``shown`` says why it is told."""

    shown: Decision


class ChangesPage(msgspec.Struct, frozen=True):
    """What changed as of a civil date: ``since`` is the first day that counts, and ``counted`` says why that one."""

    today: date
    institution: Text
    student: str
    since: date
    counted: Decision
    rows: tuple[ChangeRow, ...]


def rows(record: Record, since: date, now: datetime) -> Iterator[ChangeRow]:
    """Make a line of everything that ever was new, told or not: the page takes what is told, explain takes all."""
    for one in news(record, now):
        facts = {name: getattr(one, name) for name in one.__struct_fields__}
        yield ChangeRow(**facts, shown=is_told(one, since, now))


def build(record: Record, ask: AskChanges, now: datetime) -> ChangesPage:
    """Build What changed as of an aware moment.  CHG-1 to CHG-3."""
    since, counted = since_when(record, ask.since, now)
    told = (row for row in rows(record, since, now) if row.shown.shown)
    return ChangesPage(
        today=civil_date(now),
        institution=record.institution.name,
        student=record.student.name,
        since=since,
        counted=counted,
        rows=tuple(sorted(told, key=_latest)),
    )


def _latest(row: ChangeRow) -> tuple[int, int, str, str]:
    event = row.event.kind if row.event else ""
    return -row.day.toordinal(), list(NewsKind).index(row.kind), row.thing, event


PAGE = PageSpec("changes", AskChanges, ChangesPage, build)
