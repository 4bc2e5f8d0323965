"""A course or package as a row: its cells in the columns of every page, and the blocks beneath it."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from ladok_core.model.education import EducationKind
from ladok_core.model.span import Span
from ladok_core.model.standing import Standing
from ladok_core.pages.asks import AskCourse, AskOfferings, AskPackage
from ladok_core.pages.course_row import CourseRow, Given
from ladok_tui.views.reasons import acts, verb, whys
from ladok_tui.views.state import stated
from ladok_tui.views.view import NOTHING, Block, Cell, Column, Fact, Link, Row, Said, Tone
from ladok_tui.views.voices import Voices, joined

_CAN_BE_REGISTERED = (Standing.EXPECTED, Standing.REGISTERED)


def name_cells(row: CourseRow, say: Voices) -> tuple[Cell, ...]:
    """Return the cells that every course begins with: name, code, size."""
    return (Cell(Column.NAME, say.text(row.name)), code_cell(row.code), size_cell(say, row.credits, row.unit))


def code_cell(code: str) -> Cell:
    """Return the cell of a code."""
    return Cell(Column.CODE, Said.alike(code), Tone.QUIET)


def size_cell(say: Voices, amount: Decimal, unit: str = "HP") -> Cell:
    """Return the cell that says how large a thing is."""
    return Cell(Column.SIZE, say.credits(amount, unit), Tone.QUIET, terse=say.credits_short(amount, unit))


def day_cell(said: Said, terse: str = "") -> Cell:
    """Return the cell of a day or a period; ``terse`` is the same in fewer letters."""
    return Cell(Column.DATE, said, Tone.QUIET, terse=terse)


def education_page(kind: EducationKind, education_id: str) -> AskCourse | AskPackage:
    """Return the page of a course, or of a package."""
    return AskCourse(education_id) if kind is EducationKind.COURSE else AskPackage(education_id)


def lacking(number: int, say: Voices) -> tuple[Said, ...]:
    """Return what an imported record lacks, and how it is had: said once a page, and not of each course."""
    return (say.count("copy.lacks-results", number),) if number else ()


def told(*cells: Cell) -> tuple[Cell, ...]:
    """Return the cells that have anything to say."""
    return tuple(cell for cell in cells if cell.said.eye or cell.said.ear)


def course_cells(row: CourseRow, say: Voices, today: date) -> tuple[Cell, ...]:
    """Return the cells of a course that is current: name, code, size, state; its dates stand beneath it."""
    return told(*name_cells(row, say), stated(row, say, today).cell)


def register_row(row: CourseRow, say: Voices, today: date) -> Row:
    """Return the row of a course that can be registered on now: the verb first, and until when.

    It tells of the period that would be registered: its number, its credits, its dates (REG-4).
    """
    several = row.periods > 1 and row.period is not None
    name = say.text(row.name)
    which = say("row.period", period=row.period) if several and row.period is not None else NOTHING
    size = row.period_credits if several and row.period_credits is not None else row.credits
    span = row.period_span if several and row.period_span is not None else row.given.span
    offered = tuple(one for one in row.offered if one.decision.open)
    return Row(
        key=f"register {row.participation_id}",
        about=row,
        cells=told(
            Cell(Column.VERB, verb(offered[0], say) if offered else NOTHING, Tone.ACCENT),
            Cell(Column.NAME, Said(name.eye + which.eye, name.ear + which.ear), ending=which.eye),
            code_cell(row.code),
            size_cell(say, size, row.unit),
            Cell(Column.STATE, say.summary(row.register, today), Tone.ACCENT, say.until(row.register, today)),
        ),
        blocks=(
            *given(row.given, say, today, span),
            *(_whole(row, say, today) if several else ()),
            *_others(row, say, today),
        ),
        offered=row.offered,
        acts=True,
    )


def _whole(row: CourseRow, say: Voices, today: date) -> Iterator[Fact]:
    """Yield how large the course is, and how long, of which only a period is registered."""
    yield Fact(say("row.whole"), joined((say.credits(row.credits, row.unit), say.span(row.given.span, today))))


def course_blocks(row: CourseRow, say: Voices, today: date) -> Iterator[Block]:
    """Yield what stands beneath a course: how it is given, what stands in the way, what can be done."""
    yield from given(row.given, say, today)
    if row.standing in _CAN_BE_REGISTERED and not row.register.open:
        yield from whys(row.register, say, today)
    yield from acts(row.offered, say.named(row.name, row.code), say, today, several=row.periods > 1)
    yield from _others(row, say, today)


def _others(row: CourseRow, say: Voices, today: date) -> Iterator[Link]:
    """Yield the way to the other offerings that a course can be changed to, where there are any.  OFC-1."""
    if row.change is not None:
        yield Link(say.reason(row.change.headline, today), AskOfferings(row.participation_id))


def given(how: Given, say: Voices, today: date, span: Span | None = None) -> Iterator[Fact]:
    """Yield how and when a course is given, as far as it is known; ``span`` where only part of it is meant."""
    parts = (
        say.span(span or how.span, today),
        say.pace(how.pace),
        say.form(how.form),
        say.text(how.place),
        say("row.offering", code=how.offering_code) if how.offering_code else NOTHING,
    )
    said = joined(parts)
    if said.eye:
        yield Fact(say("row.given"), said)
