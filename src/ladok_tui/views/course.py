"""The course page, said: what can be done, the participations, the results.  CRS-1 to CRS-3."""

from collections.abc import Iterator

from ladok_core.actions.action import Focus
from ladok_core.model.grade_state import GradeState
from ladok_core.pages.asks import AskEducation, AskOfferings, AskPackage
from ladok_core.pages.course import CoursePage, ParticipationPart
from ladok_core.pages.graded_part import GradedPart
from ladok_tui.views.course_row import day_cell, size_cell, told
from ladok_tui.views.graded import graded_blocks, graded_cells
from ladok_tui.views.period import period_rows
from ladok_tui.views.place import action_rows, education_about, event_rows, place_about, place_in, place_name
from ladok_tui.views.reasons import whys
from ladok_tui.views.state import stated
from ladok_tui.views.view import NOTHING, Block, Cell, Column, Fact, Link, Note, Row, Said, Section, Tone, View
from ladok_tui.views.voices import Voices


def view(page: CoursePage, say: Voices) -> View:
    """Say the page: what one comes for stands first, what can't be undone last."""
    sections = (
        Section(say("start.to-do"), tuple(action_rows(page, say, Focus.ACT))),
        Section(say("course.participation"), tuple(_participation(part, page, say) for part in page.participations)),
        _results(page, say),
        Section(say("course.actions"), (*_changes(page, say), *action_rows(page, say, Focus.SAFE))),
    )
    course = page.education
    about = education_about(page, say)
    given = place_about(page.participations[0].row.given, say) if len(page.participations) == 1 else NOTHING
    context = (about, given) if given.eye else (about,)
    shown = tuple(section for section in sections if section.rows or section.note.eye)
    return View(say.named(course.name, course.code), context, sections=shown)


def _participation(part: ParticipationPart, page: CoursePage, say: Voices) -> Row:
    """Return a participation, with its study periods and what has happened to it as rows in it."""
    row, today = part.row, page.today
    state = stated(row, say, today)
    blocks: list[Block] = []
    if row.name != page.education.name:  # it had another name then
        blocks.append(Note(say.text(row.name)))
    given = place_about(row.given, say)
    if len(page.participations) > 1 and given.eye:  # else it stands above, once
        blocks.append(Fact(NOTHING, given))
    if part.within is not None:
        around = say.named(part.within.name, part.within.code)
        blocks.append(Fact(say("course.around"), say("course.package", name=around, code=part.within.code)))
        blocks.append(Link(say("transfer.course", name=around), AskPackage(part.within.participation_id)))
    if not part.periods:
        blocks += whys(row.register, say, today)
    return Row(
        key=row.participation_id,
        about=part,
        cells=told(
            Cell(Column.NAME, place_name(row.given, say)),
            size_cell(say, row.credits, row.unit),
            state.cell,
            day_cell(say.span(row.given.span, today)),
        ),
        blocks=tuple(blocks),
        offered=row.offered,
        children=(*period_rows(part, say, today), *event_rows(part, say, today)),
    )


def _changes(page: CoursePage, say: Voices) -> Iterator[Row]:
    """Yield the way to the other offerings, of each place that could be left for one, or why there is none.  OFC-1."""
    for part in page.participations:
        change = part.change
        if change is not None:
            yield Row(
                key=f"other offerings {part.row.participation_id}",
                about=change,
                cells=told(
                    Cell(Column.VERB, say("offerings.change"), Tone.ACCENT if change.open else Tone.NORMAL),
                    Cell(Column.NAME, place_in(page, part, say)),
                    Cell(Column.STATE, NOTHING if change.open else say.summary(change, page.today)),
                ),
                blocks=whys(change, say, page.today),
                opens=AskOfferings(part.row.participation_id) if change.open else None,
            )


def _results(page: CoursePage, say: Voices) -> Section:
    """Return the final grade and the modules."""
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
