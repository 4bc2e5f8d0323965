"""The course page in plain lines.  CRS-1 to CRS-3."""

from collections.abc import Iterator
from datetime import date

from ladok_core.model.grade_state import GradeState
from ladok_core.pages.course import CoursePage, ParticipationPart, PeriodRow
from ladok_core.pages.graded_part import GradedPart
from ladok_core.words import Words
from ladok_tui.plain.spoken import counted, given, heading, reasons, sentence


def course_lines(page: CoursePage, words: Words) -> Iterator[str]:
    """Say what the course is, each participation with its study periods, then the results."""
    course = page.education
    yield heading(words.text(course.name), words.text(page.institution), page.student)
    about = (
        words.kind(course.kind),
        words.level(course.level) if course.level else "",
        course.code,
        words.credits_spoken(course.credits, course.unit),
        words.standing(page.participations[0].row),
    )
    yield sentence(", ".join(part for part in about if part))
    for part in page.participations:
        yield from _participation(part, words, page.today)
    if course.is_course:
        yield counted(words.say("course.results"), 1 + len(page.modules))
        yield from _graded(page.final, words.say("course.final-grade"), words)
        if page.all_modules_passed and page.final.state is GradeState.NONE:
            yield sentence(words.say("education.final-grade-missing"))
        for module in page.modules:
            yield from _graded(module, f"{words.text(module.name)}, {module.code}", words)


def _participation(part: ParticipationPart, words: Words, today: date) -> Iterator[str]:
    yield sentence(words.say("course.participation"))
    yield from given(part.row, words)
    if part.within is not None:
        yield sentence(words.say("course.within", name=words.text(part.within.name), code=part.within.code))
    for event in part.events:
        yield sentence(words.event(event, today))
    for period in part.periods:
        yield from _period(period, len(part.periods), words, today, part.row.unit)


def _period(row: PeriodRow, periods: int, words: Words, today: date, unit: str) -> Iterator[str]:
    period = row.period
    numbered = words.say("course.period", period=period.number, of=periods)
    size = words.credits_spoken(period.credits, unit)
    yield sentence(f"{numbered}, {size}: {words.span_plain(period.span)}")
    if row.registered:
        yield sentence(f"{numbered}: {words.say('course.registered')}")
        return
    if period.registration is not None:
        yield sentence(words.say("course.registration", span=words.span_plain(period.registration)))
    yield from reasons(row.register, words, today)


def _graded(part: GradedPart, name: str, words: Words) -> Iterator[str]:
    facts = (
        words.credits_spoken(part.extent),
        words.grade_state(part.state, part.grade, sign=False),
        words.day_full(part.examined_on) if part.examined_on else "",
    )
    yield sentence(f"{name}: {', '.join(fact for fact in facts if fact)}")
    if part.examiner:
        yield sentence(words.say("course.examiner", name=part.examiner))
    if part.title:
        yield sentence(words.say("course.title", title=part.title))
    for note in part.notes:
        yield sentence(words.text(note))
    if part.credited and part.state is not GradeState.CREDITED:
        yield sentence(words.say("education.credited-part", credits=words.credits_spoken(part.credited)))
