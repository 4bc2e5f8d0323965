"""My education in plain lines.  EDU-1 to EDU-4."""

from collections.abc import Iterator

from ladok_core.model.education_filter import EducationFilter
from ladok_core.model.grade_state import GradeState
from ladok_core.model.standing import Standing
from ladok_core.pages.education import EducationPage, EducationRow, OtherResultRow, TransferRow
from ladok_core.words import Words
from ladok_tui.plain.spoken import counted, given, heading, named, reasons, sentence


def education_lines(page: EducationPage, words: Words) -> Iterator[str]:
    """Say the sum, then every package with what lies in it, then what lies in none."""
    yield heading(words.say("key.page.education"), words.text(page.institution), page.student)
    yield sentence(words.total(page.sum, spoken=True))
    packages = words.packages(line.row.kind for line in page.packages)
    groups = ((packages, page.packages), (words.say("education.freestanding"), page.freestanding))
    for title, lines in groups:
        if lines:
            yield counted(title, len(lines))
            for line in lines:
                yield from _line(line, words, page, "")
    if page.other_results:
        yield counted(words.say("education.other-results"), len(page.other_results))
        for other in page.other_results:
            yield from _other(other, words)
    if page.transfers:
        yield counted(words.say("education.transfers"), len(page.transfers))
        for transfer in page.transfers:
            yield from _transfer(transfer, words)
    if not (page.packages or page.freestanding or page.other_results or page.transfers):
        yield sentence(words.say(f"education.none.{EducationFilter.ALL}"))


def _line(line: EducationRow, words: Words, page: EducationPage, above: str) -> Iterator[str]:
    """Say a line, then those in it; indentation is not heard, so each of those says what it lies in."""
    row = line.row
    thing = ", ".join(
        part for part in (named(row, words), words.say("plain.within", code=above) if above else "") if part
    )
    yield sentence(f"{thing}: {words.standing(line)}")
    yield from given(row, words)
    if line.study_plan_on is not None:
        yield sentence(words.say("education.study-plan", on=words.day_full(line.study_plan_on)))
    if line.all_modules_passed and line.grade_state is GradeState.NONE:
        yield sentence(words.say("education.final-grade-missing"))
    if line.credited and line.grade_state is not GradeState.CREDITED:
        yield sentence(words.say("education.credited-part", credits=words.credits_spoken(line.credited, row.unit)))
    if row.standing in (Standing.EXPECTED, Standing.REGISTERED):
        yield from reasons(row.register, words, page.today)
    for child in line.children:
        yield from _line(child, words, page, row.code)


def _other(row: OtherResultRow, words: Words) -> Iterator[str]:
    thing = ", ".join(part for part in (words.text(row.name), row.code, words.credits_spoken(row.credits)) if part)
    day = words.day_full(row.examined_on) if row.examined_on else ""
    yield sentence(f"{thing}: {', '.join(part for part in (words.standing(row), day) if part)}")
    if row.examiner:
        yield sentence(words.say("course.examiner", name=row.examiner))


def _transfer(row: TransferRow, words: Words) -> Iterator[str]:
    thing = ", ".join(part for part in (words.text(row.name), row.code, words.credits_spoken(row.credits)) if part)
    about = (
        words.standing(row),
        words.target(row.kind),
        words.say("education.case", number=row.case_number) if row.case_number else "",
        words.day_full(row.decided_on) if row.decided_on else "",
    )
    yield sentence(f"{thing}: {', '.join(part for part in about if part)}")
    for ground in row.grounds:
        yield sentence(words.say("education.ground", kind=words.ground(ground.kind), name=words.text(ground.name)))
