"""My education, said: packages with their courses, other results, credit transfers, the sum.  EDU-1 to EDU-4."""

from collections.abc import Iterator
from datetime import date

from ladok_core.model.education import EducationKind
from ladok_core.model.education_filter import EducationFilter
from ladok_core.model.grade_state import GradeState
from ladok_core.pages.asks import AskCourse
from ladok_core.pages.education import EducationPage, OtherResultRow, TransferRow
from ladok_core.pages.education_row import EducationRow
from ladok_tui.views.course_row import (
    code_cell,
    course_blocks,
    education_page,
    lacking,
    name_cells,
    size_cell,
    told,
)
from ladok_tui.views.graded import graded_cells
from ladok_tui.views.state import stated
from ladok_tui.views.view import Block, Cell, Column, Fact, Heading, Link, Note, Part, Row, Said, Section, Tab, View
from ladok_tui.views.voices import Voices


def view(page: EducationPage, say: Voices) -> View:
    """Say the page: everything, each row with the tabs that it stands under."""
    third = tuple(line for line in page.packages if line.row.kind is EducationKind.THIRD_CYCLE_SUBJECT)
    programmes = tuple(line for line in page.packages if line.row.kind is not EducationKind.THIRD_CYCLE_SUBJECT)
    known = frozenset(line.row.education_id for line in _flat((*page.packages, *page.freestanding)))
    found = (
        Section(say("education.packages"), _lines(programmes, page.today, say)),
        Section(say("education.packages.third_cycle"), _lines(third, page.today, say)),
        Section(say("education.freestanding"), _lines(page.freestanding, page.today, say)),
        Section(say("education.other-results"), tuple(_other(row, page, say) for row in page.other_results)),
        Section(say("education.transfers"), tuple(_transfer(row, page, say, known) for row in page.transfers)),
    )
    sections = tuple(section for section in found if section.rows)
    return View(
        say("key.page.education"),
        lacking(page.lacks_results, say),
        tabs=_tabs(page, say),
        sections=sections or (Section(note=say("education.none.all")),),
        sum=_total(page, say),
    )


def _tabs(page: EducationPage, say: Voices) -> tuple[Tab, ...]:
    """Return the filters, each with how many things stand under it; a package that holds others isn't counted."""
    leaves = [
        *(line.filters for line in _flat((*page.packages, *page.freestanding)) if not line.children),
        *(row.filters for row in page.other_results),
        *(row.filters for row in page.transfers),
    ]
    return tuple(
        Tab(
            wanted,
            say(f"tab.{wanted}"),
            sum(wanted in filters for filters in leaves),
            say(f"education.none.{wanted}"),
        )
        for wanted in EducationFilter
    )


def _total(page: EducationPage, say: Voices) -> Said:
    completed, credited = say.credits(page.sum.completed), say.credits(page.sum.credited)
    return (
        say("total.credited", completed=completed, credited=credited)
        if page.sum.credited
        else say("total", completed=completed)
    )


def _flat(lines: tuple[EducationRow, ...]) -> Iterator[EducationRow]:
    for line in lines:
        yield line
        yield from _flat(line.children)


def _lines(lines: tuple[EducationRow, ...], today: date, say: Voices) -> tuple[Row, ...]:
    return tuple(education_row(line, today, say) for line in lines)


def education_row(line: EducationRow, today: date, say: Voices) -> Row:
    """Return the row of a package or course, with what lies in it."""
    row = line.row
    return Row(
        key=row.participation_id,
        about=line,
        cells=told(*name_cells(row, say), *stated(row, say, today).cells),
        blocks=tuple(_blocks(line, today, say)),
        offered=row.offered,
        opens=education_page(row.kind, row.education_id),
        children=_lines(line.children, today, say),
        # A package stands under a tab for what lies in it, and else by itself.
        under=() if line.children else tuple(line.filters),
    )


def _blocks(line: EducationRow, today: date, say: Voices) -> Iterator[Block]:
    if line.study_plan_on is not None:
        on = say.day(line.study_plan_on, today)
        yield Fact(say("education.isp"), say("education.isp.decided", on=on))
    yield from course_blocks(line.row, say, today)
    if any(part.state is not GradeState.NONE for part in line.modules):
        yield Heading(say("education.modules"))
        for part in line.modules:
            yield Part(graded_cells(part, say, today))
    if line.all_modules_passed and line.grade_state is GradeState.NONE:
        yield Note(say("education.final-grade-missing"))
    if line.credited and line.grade_state is not GradeState.CREDITED:
        yield Fact(say("result.credited-part"), say.credits(line.credited, line.row.unit))


def _other(row: OtherResultRow, page: EducationPage, say: Voices) -> Row:
    blocks: list[Block] = [Fact(say("result.grade"), say.grade(row.grade))] if row.grade else []
    if row.examiner:
        blocks.append(Fact(say("result.examiner"), Said.alike(row.examiner)))
    return Row(
        key=f"other {row.result_id}",
        about=row,
        cells=_cells(row, page, say),
        blocks=tuple(blocks),
        under=tuple(row.filters),
    )


def _transfer(row: TransferRow, page: EducationPage, say: Voices, known: frozenset[str]) -> Row:
    """Return the row of a credit transfer; it has no page of its own, and opens in place."""
    blocks: list[Block] = [Fact(say("transfer.target"), say(f"target.{row.kind}"))]
    if row.case_number:
        blocks.append(Fact(say("transfer.case"), Said.alike(row.case_number)))
    blocks += [Fact(say(f"ground.{ground.kind}"), say.text(ground.name)) for ground in row.grounds]
    if row.education_id in known:
        blocks.append(Link(say("transfer.course", name=say.text(row.name)), AskCourse(row.education_id)))
    return Row(
        key=f"transfer {row.transfer_id} {row.target_id}",
        about=row,
        cells=_cells(row, page, say),
        blocks=tuple(blocks),
        under=tuple(row.filters),
    )


def _cells(row: OtherResultRow | TransferRow, page: EducationPage, say: Voices) -> tuple[Cell, ...]:
    """Return the cells of what was never a place on a course: name, code, size, state and day."""
    name, states = Cell(Column.NAME, say.text(row.name)), stated(row, say, page.today).cells
    return told(name, code_cell(row.code), size_cell(say, row.credits), *states)
