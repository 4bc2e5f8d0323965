"""The study periods of a place on a course or package, said: registered, to be registered on, or why not.  REG-4."""

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from ladok_core.pages.course_row import CourseRow
from ladok_core.pages.period_row import PeriodRow
from ladok_tui.views.course_row import day_cell, size_cell, told
from ladok_tui.views.reasons import whys
from ladok_tui.views.view import Block, Cell, Column, Fact, Row, Tone
from ladok_tui.views.voices import Voices


class WithPeriods(Protocol):
    """What a page tells of one place and its study periods."""

    @property
    def row(self) -> CourseRow:
        """The place as a line."""
        ...

    @property
    def periods(self) -> tuple[PeriodRow, ...]:
        """Its study periods, in their order."""
        ...


def period_rows(part: WithPeriods, say: Voices, today: date) -> Iterator[Row]:
    """Yield the study periods of a place."""
    for line in part.periods:
        period = line.period
        yield Row(
            key=f"period {period.number} {part.row.participation_id}",
            about=line,
            cells=told(
                Cell(Column.NAME, say("course.period", period=period.number, of=len(part.periods))),
                size_cell(say, period.credits, part.row.unit),
                _state(line, say, today),
                day_cell(say.span(period.span, today)),
            ),
            blocks=tuple(_blocks(line, say, today)),
            offered=line.offered,
        )


def _state(line: PeriodRow, say: Voices, today: date) -> Cell:
    if line.registered:
        return Cell(Column.STATE, say("period.registered"), Tone.GOOD)
    if line.register.open:
        return Cell(Column.STATE, say("state.register"), Tone.ACCENT)
    return Cell(Column.STATE, say.summary(line.register, today))


def _blocks(line: PeriodRow, say: Voices, today: date) -> Iterator[Block]:
    window = line.period.registration
    said = say("period.registration.none") if window is None else say.span(window, today)
    yield Fact(say("period.registration"), said)
    if not line.registered and not line.register.open:
        yield from whys(line.register, say, today)
