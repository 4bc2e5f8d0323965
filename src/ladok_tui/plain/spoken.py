"""What every page says alike: a sentence's end, a heading that counts, a course with its size, reasons and advice."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from ladok_core.model.civil_date import STOCKHOLM
from ladok_core.model.decision import Decision
from ladok_core.pages.course_row import CourseRow
from ladok_core.pages.identity import WhoAmI
from ladok_core.words import Words

# Lines, blocks and braille patterns: a reader spells each out, or feeds it to the braille display as if it were text.
_DRAWING = re.compile("[\u2500-\u259f\u2800-\u28ff]+")


def for_ears(lines: Iterable[str]) -> Iterator[str]:
    """Pass the lines on, with what is drawn and not read taken out of the data in them, and without empty ones."""
    for line in lines:
        read = " ".join(_DRAWING.sub(" ", line).split())
        if read:
            yield read


def sentence(text: str) -> str:
    """End a text as a sentence, unless it ends as one already."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def heading(page: str, institution: str, student: str) -> str:
    """Say which page this is, where, and whose: "Start. Blå lärosätet. Ellen Ek."."""
    return " ".join(sentence(part) for part in (page, institution, student) if part)


def view(who: WhoAmI, words: Words) -> Iterator[str]:
    """Say what is special about the view: that it is a copy, or of another moment.  Nothing of an ordinary one."""
    if who.imported_on is not None:
        yield sentence(words.say("plain.imported", on=words.day_full(who.imported_on)))
    if who.as_of is not None:
        moment = who.as_of.astimezone(STOCKHOLM)
        yield sentence(words.say("plain.as-of", moment=f"{words.day_full(moment.date())}, {moment:%H:%M}"))


def counted(title: str, number: int) -> str:
    """Say a section's heading and how much stands under it: "Nya resultat: 1."."""
    return f"{title}: {number}."


def named(row: CourseRow, words: Words) -> str:
    """Name a course with its code and size: "Algoritmer, MA2001, 7,5 högskolepoäng"."""
    return ", ".join(
        part for part in (words.text(row.name), row.code, words.credits_spoken(row.credits, row.unit)) if part
    )


def given(row: CourseRow, words: Words) -> Iterator[str]:
    """Say how and when a course is given, in one line, as far as it is known."""
    how = row.given
    parts = (
        words.span_plain(how.span) if how.span else "",
        words.pace_spoken(how.pace),
        words.teaching_form(how.form) if how.form else "",
        words.text(how.place) if how.place else "",
        words.say("row.offering", code=how.offering_code) if how.offering_code else "",
    )
    told = ", ".join(part for part in parts if part)
    if told:
        yield sentence(told)


def reasons(decision: Decision, words: Words, today: date) -> Iterator[str]:
    """Say every reason of a decision, numbered where there are several, each followed by what can be done."""
    told = words.decision_lines(decision, today, spoken=True)
    for number, line in enumerate(told, 1):
        if len(told) > 1:
            yield f"{words.say('why.reason', number=number, of=len(told))}: {sentence(line.sentence)}"
        else:
            yield sentence(line.sentence)
        if line.remedy:
            yield sentence(words.say("plain.advice", advice=line.remedy))


def can_be_done(row: CourseRow, words: Words, today: date) -> str:
    """Say that one can register on a course, for which period where there are several, and until when."""
    several = row.periods > 1 and row.period is not None
    size = row.period_credits if several and row.period_credits is not None else row.credits
    thing = ", ".join((words.text(row.name), row.code, words.credits_spoken(size, row.unit)))
    key = "plain.register.period" if several else "plain.register"
    done = words.say(key, course=thing, period=row.period or 1)
    return f"{sentence(done)} {sentence(words.reason(row.register.headline, today, spoken=True))}"
