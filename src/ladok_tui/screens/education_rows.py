"""My education as sections of rows: packages with their courses, other courses, other results, credit transfers."""

from collections.abc import Iterable
from datetime import date

from ladok_core.model.education_filter import EducationFilter
from ladok_core.model.grade_state import GradeState
from ladok_core.model.standing import Standing
from ladok_core.pages.education import EducationPage, EducationRow, OtherResultRow, TransferRow
from ladok_core.pages.graded_part import GradedPart
from ladok_core.words import Words
from ladok_tui.screens.course_rows import course_cells, given_lines, reason_lines, size_cell
from ladok_tui.widgets.old.rows import Cell, Column, Line, Row, Section, Tone

_TONES = {
    Standing.COMPLETED: Tone.GOOD,
    Standing.NON_COMPLETION: Tone.BAD,
    Standing.EXPECTED: Tone.QUIET,
}


def education_sections(page: EducationPage, wanted: EducationFilter, words: Words) -> tuple[Section, ...]:
    """Return what stands under a filter, each row where the page has it.  EDU-1, EDU-3."""
    today = page.today
    found = (
        Section(words.packages(line.row.kind for line in page.packages), _tree(page.packages, wanted, words, today)),
        Section(words.say("education.freestanding"), _tree(page.freestanding, wanted, words, today)),
        Section(
            words.say("education.other-results"),
            tuple(_other_row(row, words, today) for row in page.other_results if wanted in row.filters),
        ),
        Section(
            words.say("education.transfers"),
            tuple(_transfer_row(row, words, today) for row in page.transfers if wanted in row.filters),
        ),
    )
    sections = tuple(section for section in found if section.rows)
    return sections or (Section("", note=words.say(f"education.none.{wanted}")),)


def _tree(lines: Iterable[EducationRow], wanted: EducationFilter, words: Words, today: date) -> tuple[Row, ...]:
    return tuple(_row(line, wanted, words, today) for line in lines if wanted in line.filters)


def _row(line: EducationRow, wanted: EducationFilter, words: Words, today: date) -> Row:
    row = line.row
    credited = line.grade_state is GradeState.CREDITED
    tone = Tone.GOOD if credited else _TONES.get(row.standing, Tone.NORMAL)
    # A package is open from the start, for its courses' sake; its own facts would stand between them.
    details = [] if line.children else [*given_lines(row, words, today)]
    if line.study_plan_on is not None:
        details.append(Line(words.say("education.study-plan", on=words.day(line.study_plan_on, today)), Tone.QUIET))
    if any(part.state is not GradeState.NONE for part in line.modules):
        details += [Line(_module(part, words, today), hang=2) for part in line.modules]
    if line.all_modules_passed and line.grade_state is GradeState.NONE:
        details.append(Line(words.say("education.final-grade-missing")))
    if line.credited and not credited:
        details.append(Line(words.say("education.credited-part", credits=words.credits(line.credited))))
    if row.standing in (Standing.EXPECTED, Standing.REGISTERED) and not line.children:
        details += reason_lines(row.register, words, today)
    return Row(
        row.participation_id,
        course_cells(row, words, words.status(line), tone),
        details=tuple(details),
        children=_tree(line.children, wanted, words, today),
        open=bool(line.children),
    )


def _module(part: GradedPart, words: Words, today: date) -> str:
    facts = [words.text(part.name), words.credits(part.extent), words.grade_state(part.state, part.grade)]
    if part.examined_on is not None:
        facts.append(words.day(part.examined_on, today))
    return " · ".join(facts)


def _other_row(row: OtherResultRow, words: Words, today: date) -> Row:
    details = [Line(words.grade(row.grade))] if row.grade else []
    if row.examiner:
        details.append(Line(words.say("course.examiner", name=row.examiner), Tone.QUIET))
    return Row(
        f"other:{row.result_id}",
        (
            Cell(Column.NAME, words.text(row.name)),
            Cell(Column.CODE, row.code),
            size_cell(words, row.credits),
            Cell(Column.STATE, words.status(row), Tone.GOOD if row.passed else Tone.BAD),
            Cell(Column.DATE, words.day(row.examined_on, today) if row.examined_on else ""),
        ),
        details=tuple(details),
    )


def _transfer_row(row: TransferRow, words: Words, today: date) -> Row:
    about = " · ".join(
        part
        for part in (
            words.target(row.kind),
            words.say("education.case", number=row.case_number) if row.case_number else "",
        )
        if part
    )
    grounds = [
        Line(words.say("education.ground", kind=words.ground(ground.kind), name=words.text(ground.name)), hang=2)
        for ground in row.grounds
    ]
    return Row(
        f"transfer:{row.transfer_id}:{row.target_id}",
        (
            Cell(Column.NAME, words.text(row.name)),
            Cell(Column.CODE, row.code),
            size_cell(words, row.credits),
            Cell(Column.STATE, words.status(row), Tone.GOOD),
            Cell(Column.DATE, words.day(row.decided_on, today) if row.decided_on else ""),
        ),
        details=(Line(about, Tone.QUIET), *grounds),
    )
