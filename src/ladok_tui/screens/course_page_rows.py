"""The course page as sections of rows: what can be done, participation, results and modules."""

from datetime import date

from ladok_core.model.grade_state import GradeState
from ladok_core.pages.course import CoursePage, ParticipationPart, PeriodRow
from ladok_core.pages.graded_part import GradedPart
from ladok_core.words import Words
from ladok_tui.screens.course_rows import given_lines, reason_lines, size_cell
from ladok_tui.widgets.old.rows import Cell, Column, Line, Row, Section, Tone

PERIOD = "period:"
"""What the id of a study period's row begins with: ``period:NUMBER:PARTICIPATION``."""

_TONES = {
    GradeState.PASSED: Tone.GOOD,
    GradeState.CREDITED: Tone.GOOD,
    GradeState.FAILED: Tone.BAD,
    GradeState.NONE: Tone.QUIET,
    GradeState.NOT_CERTIFIED: Tone.QUIET,
}


def course_heading(page: CoursePage, words: Words) -> tuple[str, str]:
    """Return the course's name, and one line of context: what it is, its level, credits and state.  CRS-1."""
    course = page.education
    parts = (
        words.kind(course.kind),
        words.level(course.level) if course.level else "",
        course.code,
        words.credits(course.credits, course.unit),
        words.status(page.participations[0].row),
    )
    return words.text(course.name), " · ".join(part for part in parts if part)


def course_sections(page: CoursePage, words: Words) -> tuple[Section, ...]:
    """Return the page's sections: participations with their study periods, then the results.  CRS-1 to CRS-3."""
    sections = [_participation(part, len(page.participations) > 1, words, page.today) for part in page.participations]
    if page.education.is_course:
        note = words.say("education.final-grade-missing") if _lacks_final_grade(page) else ""
        rows = (
            _final(page, words),
            *(_part(part, f"module:{part.module_id}", words, page.today) for part in page.modules),
        )
        sections.append(Section(words.say("course.results"), rows, note))
    return tuple(sections)


def _lacks_final_grade(page: CoursePage) -> bool:
    return page.all_modules_passed and page.final.state is GradeState.NONE


def _participation(
    part: ParticipationPart, several: bool, words: Words, today: date
) -> Section:  # how many there are decides the heading
    heading = words.say("course.participation")
    if several and part.row.given.offering_code:
        heading = words.say("course.participation.of", code=part.row.given.offering_code)
    facts = [line.text for line in given_lines(part.row, words, today)]
    if part.within is not None:
        facts.append(words.say("course.within", name=words.text(part.within.name), code=part.within.code))
    facts += [words.event(event, today) for event in part.events]
    rows = tuple(_period(period, part, words, today) for period in part.periods)
    return Section(heading, rows, "\n".join(facts))


def _period(period: PeriodRow, part: ParticipationPart, words: Words, today: date) -> Row:
    open_now = period.register.open
    window = period.period.registration
    name = words.say("course.period", period=period.period.number, of=len(part.periods))
    about = words.span(period.period.span, today)
    registration = (
        Line(words.say("course.registration", span=words.span(window, today)), Tone.QUIET)
        if window
        else Line(words.say("course.registration.none"), Tone.QUIET)
    )
    if period.registered:
        state, tone = f"✓ {words.say('course.registered')}", Tone.GOOD
    else:
        state, tone = words.summary(period.register, today), Tone.ACCENT if open_now else Tone.NORMAL
    reasons = () if period.registered or open_now else reason_lines(period.register, words, today)
    return Row(
        f"{PERIOD}{period.period.number}:{part.row.participation_id}",
        (
            Cell(Column.VERB, words.say("verb.register") if open_now else ""),
            Cell(Column.NAME, f"{name} · {about}"),
            size_cell(words, period.period.credits, part.row.unit),
            Cell(Column.STATE, state, tone),
        ),
        details=(registration, *reasons),
    )


def _final(page: CoursePage, words: Words) -> Row:
    row = _part(page.final, "final", words, page.today)
    cells = (
        Cell(Column.NAME, words.say("course.final-grade")),
        *(cell for cell in row.cells if cell.column not in (Column.NAME, Column.CODE)),
    )
    return Row(row.id, cells, details=row.details)


def _part(part: GradedPart, row_id: str, words: Words, today: date) -> Row:
    details = [Line(words.grade(part.grade))] if part.grade else []
    if part.examiner:
        details.append(Line(words.say("course.examiner", name=part.examiner), Tone.QUIET))
    if part.title:
        details.append(Line(words.say("course.title", title=part.title), hang=2))
    details += [Line(words.text(note), Tone.QUIET, hang=2) for note in part.notes]
    if part.credited:
        details.append(Line(words.say("education.credited-part", credits=words.credits(part.credited))))
    state = words.grade_state(part.state, part.grade)
    if part.credited and part.state is not GradeState.CREDITED:
        state = f"{state} ↦ {words.credits(part.credited)}"
    return Row(
        row_id,
        (
            Cell(Column.NAME, words.text(part.name)),
            Cell(Column.CODE, part.code),
            size_cell(words, part.extent),
            Cell(Column.STATE, state, _TONES[part.state]),
            Cell(Column.DATE, words.day(part.examined_on, today) if part.examined_on else ""),
        ),
        details=tuple(details),
    )
