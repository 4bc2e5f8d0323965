"""My education to take along: a table of packages, courses, modules, other results and credit transfers.  EDU-1."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from ladok_core.pages.course_row import CourseRow
from ladok_core.pages.education import EducationPage, OtherResultRow, TransferRow
from ladok_core.pages.education_row import EducationRow
from ladok_core.pages.graded_part import GradedPart
from ladok_core.words import states
from ladok_tui.exports.table import Table
from ladok_tui.views.voices import Voices

_COLUMNS = ("kind", "code", "name", "credits", "unit", "status", "grade", "examined", "from", "to", "part-of")


def table(page: EducationPage, say: Voices) -> Table:
    """Return every line of the page in its order, what lies in a line behind it; ``part-of`` is the code of that line.

    Credits have a decimal point and days are as 2026-11-23, in either language.
    """
    header = tuple(say(f"export.column.{column}").eye for column in _COLUMNS)
    lines = (row for line in (*page.packages, *page.freestanding) for row in _line(line, "", say))
    others = (_other(row, say("export.other-result").eye, say) for row in page.other_results)
    transfers = (_other(row, say(f"target.{row.kind}").eye, say) for row in page.transfers)
    return Table(header, (*lines, *others, *transfers))


def _line(line: EducationRow, part_of: str, say: Voices) -> Iterator[tuple[str, ...]]:
    row = line.row
    span = row.given.span
    yield (
        say(f"kind.{row.kind}").eye,
        row.code,
        say.text(row.name).eye,
        _credits(row.credits),
        row.unit,
        states.dated(say.words, row.state),
        row.state.grade.code if row.state.grade else "",
        _day(row.state.when.day if row.state.grade and row.state.when else None),
        span.first.isoformat() if span else "",
        span.last.isoformat() if span else "",
        part_of,
    )
    yield from (_module(part, row, say) for part in line.modules)
    for child in line.children:
        yield from _line(child, row.code, say)


def _module(part: GradedPart, of: CourseRow, say: Voices) -> tuple[str, ...]:
    return (
        say("export.module").eye,
        part.code,
        say.text(part.name).eye,
        _credits(part.extent),
        of.unit,
        say.graded(part.state, part.grade).ear,
        part.grade.code if part.grade else "",
        _day(part.examined_on),
        "",
        "",
        of.code,
    )


def _other(row: OtherResultRow | TransferRow, kind: str, say: Voices) -> tuple[str, ...]:
    grade = row.grade if isinstance(row, OtherResultRow) else None
    on = row.examined_on if isinstance(row, OtherResultRow) else row.decided_on
    return (
        kind,
        row.code,
        say.text(row.name).eye,
        _credits(row.credits),
        "",
        states.dated(say.words, row.state),
        grade.code if grade else "",
        _day(on),
        "",
        "",
        "",
    )


def _credits(amount: Decimal) -> str:
    return f"{amount:f}"


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
