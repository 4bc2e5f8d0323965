"""The course page, said: what can be done, the participations, the results.  CRS-1 to CRS-3."""

from collections.abc import Iterator

from ladok_core.actions import spec_of
from ladok_core.actions.action import Focus
from ladok_core.actions.outcome import Offered
from ladok_core.model.grade_state import GradeState
from ladok_core.pages.course import CoursePage, ParticipationPart, PeriodRow
from ladok_core.pages.education import AskEducation
from ladok_core.pages.graded_part import GradedPart
from ladok_tui.views.course_row import day_cell, size_cell, told
from ladok_tui.views.graded import graded_blocks, graded_cells
from ladok_tui.views.reasons import period, verb, whys
from ladok_tui.views.state import stated
from ladok_tui.views.view import NOTHING, Block, Cell, Column, Fact, Link, Note, Row, Said, Section, Tone, View
from ladok_tui.views.voices import Voices, joined


def view(page: CoursePage, say: Voices) -> View:
    """Say the page: what one comes for stands first, what can't be undone last."""
    sections = (
        Section(say("start.to-do"), tuple(_actions(page, say, Focus.ACT))),
        Section(say("course.participation"), tuple(_participation(part, page, say) for part in page.participations)),
        _results(page, say),
        Section(say("course.actions"), tuple(_actions(page, say, Focus.SAFE))),
    )
    course = page.education
    about = (
        say(f"kind.{course.kind}"),
        Said.alike(say.words.level(course.level)) if course.level else NOTHING,
        Said.alike(course.code),
        say.credits(course.credits, course.unit),
        stated(page.participations[0].row, say, page.today).said,
    )
    return View(
        say.text(course.name), (joined(about),), sections=tuple(one for one in sections if one.rows or one.note.eye)
    )


def _actions(page: CoursePage, say: Voices, focus: Focus) -> Iterator[Row]:
    """Yield the actions on the course: what can be undone where it is open, the others with the reason in their place.

    Why a period can't be registered its own row tells.
    """
    for part in page.participations:
        for one in part.row.offered:
            if spec_of(one.action).focus is focus and (one.decision.open or focus is Focus.SAFE):
                yield _action(one, part, page, say)


def _action(one: Offered, part: ParticipationPart, page: CoursePage, say: Voices) -> Row:
    name = say.text(page.education.name)
    if len(page.participations) > 1 and part.row.given.offering_code:
        name = joined((name, say("row.offering", code=part.row.given.offering_code)), eye=", ")
    which = period(one, say, several=part.row.periods > 1)
    tone = Tone.ACCENT if one.decision.open else Tone.NORMAL
    return Row(
        key=f"{spec_of(one.action).name} {part.row.participation_id}",
        about=one,
        cells=told(
            Cell(Column.VERB, verb(one, say), tone),
            Cell(Column.NAME, Said(name.eye + which.eye, name.ear + which.ear), ending=which.eye),
            Cell(Column.STATE, say.summary(one.decision, page.today), tone),
        ),
        blocks=() if one.decision.open else whys(one.decision, say, page.today),
        offered=(one,),
        acts=one.decision.open,
    )


def _participation(part: ParticipationPart, page: CoursePage, say: Voices) -> Row:
    """Return a participation, with its study periods and what has happened to it as rows in it."""
    row, today = part.row, page.today
    state, how = stated(row, say, today), row.given
    name = joined(
        (
            say("course.offering", code=how.offering_code) if how.offering_code else NOTHING,
            say.pace(how.pace),
            say.form(how.form),
            say.text(how.place),
        )
    )
    blocks: list[Block] = []
    if row.name != page.education.name:  # it had another name then
        blocks.append(Note(say.text(row.name)))
    if part.within is not None:
        package = say("course.package", name=say.text(part.within.name), code=part.within.code)
        blocks.append(Fact(say("course.around"), package))
    if not part.periods:
        blocks += whys(row.register, say, today)
    return Row(
        key=row.participation_id,
        about=part,
        cells=told(
            Cell(Column.NAME, name if name.eye else say("course.participation")),
            size_cell(say, row.credits, row.unit),
            Cell(Column.STATE, state.said, state.tone),
            day_cell(say.span(how.span, today)),
        ),
        blocks=tuple(blocks),
        offered=row.offered,
        children=(*(_period_row(line, part, page, say) for line in part.periods), *_events(part, page, say)),
    )


def _events(part: ParticipationPart, page: CoursePage, say: Voices) -> Iterator[Row]:
    for number, event in enumerate(part.events):
        yield Row(
            key=f"event {number} {part.row.participation_id}",
            about=event,
            cells=told(Cell(Column.NAME, say.event(event)), day_cell(say.day(event.on, page.today))),
        )


def _period_row(line: PeriodRow, part: ParticipationPart, page: CoursePage, say: Voices) -> Row:
    period, today = line.period, page.today
    if line.registered:
        state = Cell(Column.STATE, say("period.registered"), Tone.GOOD)
    elif line.register.open:
        state = Cell(Column.STATE, say("state.register"), Tone.ACCENT)
    else:
        state = Cell(Column.STATE, say.summary(line.register, today))
    return Row(
        key=f"period {period.number} {part.row.participation_id}",
        about=line,
        cells=told(
            Cell(Column.NAME, say("course.period", period=period.number, of=len(part.periods))),
            size_cell(say, period.credits, part.row.unit),
            state,
            day_cell(say.span(period.span, today)),
        ),
        blocks=tuple(_period_blocks(line, page, say)),
        offered=line.offered,
    )


def _period_blocks(line: PeriodRow, page: CoursePage, say: Voices) -> Iterator[Block]:
    window = line.period.registration
    said = say("period.registration.none") if window is None else say.span(window, page.today)
    yield Fact(say("period.registration"), said)
    if not line.registered and not line.register.open:
        yield from whys(line.register, say, page.today)


def _results(page: CoursePage, say: Voices) -> Section:
    """Return the final grade and the modules; a package has none of its own."""
    if not page.education.is_course:
        return Section()
    lacks_final = page.all_modules_passed and page.final.state is GradeState.NONE
    rows = (
        _graded(page.final, page, say, say("course.final-grade")),
        *(_graded(part, page, say) for part in page.modules),
    )
    return Section(say("course.results"), rows, say("education.final-grade-missing") if lacks_final else NOTHING)


def _graded(part: GradedPart, page: CoursePage, say: Voices, name: Said | None = None) -> Row:
    links = (Link(say("result.transfer"), AskEducation()),) if part.transfers else ()
    return Row(
        key="final grade" if part.module_id is None else f"module {part.module_id}",
        about=part,
        cells=told(*graded_cells(part, say, page.today, name)),
        blocks=(*graded_blocks(part, say), *links),
    )
