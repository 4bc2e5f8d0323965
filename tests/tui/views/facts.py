"""Every fact of a page that is meant for people: all but those declared here, each with the reason why not."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

import msgspec

from ladok_core.model.choice import ChoiceKind, Limit, Measure
from ladok_core.model.decision import Decision, Reason
from ladok_core.model.education_filter import Sum
from ladok_core.model.grade_state import GradeState
from ladok_core.model.grading import Grade
from ladok_core.model.reason_kind import Kind
from ladok_core.model.span import Span
from ladok_core.model.standing import Standing
from ladok_core.model.state import State
from ladok_core.model.text import Text
from ladok_core.pages.choice import BoxRow, ChoicePage
from ladok_core.pages.course_row import CourseRow
from ladok_core.pages.education_row import EducationRow
from ladok_core.pages.graded_part import GradedPart
from ladok_core.pages.institution import SwitchRow
from ladok_core.pages.package import PackagePart
from ladok_core.pages.period_row import PeriodRow
from ladok_core.words import Words, amounts, codes, dates, grades, reasons, states
from ladok_tui.views.local_text import plain

_ID = "an id names a thing to the program"
_LINE = "it stands on the window's first line"
_COURSE = "of what can't be registered now the course's own page tells"

UNSAID = {
    "participation_id": _ID,
    "education_id": _ID,
    "result_id": _ID,
    "transfer_id": _ID,
    "target_id": _ID,
    "module_id": _ID,
    "fee_id": _ID,
    "invoice_id": _ID,
    "offering_id": _ID,
    "version_id": _ID,
    "choice_id": _ID,
    "option_id": _ID,
    "box_id": _ID,
    "unit": "it stands with its amount",
    "today": "every date is said against it",
    "institution": _LINE,
    "student": _LINE,
    "filters": "they are the tabs",
    "shown": "explain says why a line is there",
    "decision": "explain says why a grade is there",
    "offered": "a row carries it, to be done",
    "scale": "a grade is said by its own name",
    "Education.scale_id": "a grade is said by its own name",
    "Education.type_code": "it decides, and says nothing",
    "Education.modules": "they are the page's modules",
    "Funding.code": "a means of support is said by its name",
    "GradedPart.transfers": "they are ids, behind a link",
    "session_id": _ID,
    "ExamRow.signed_up_on": "its reason says it",
    "StartPage.next_opening": "it is said where there is nothing to do",
    "thing": _ID,
    "ChangesPage.since": "its reason says it",
    "ChangeRow.rests_on": "explain says why it may be seen",
    "leads_to": "the row leads there",
    "until": "the row says in short until when",
    "ChoicePage.period": "until when it can be made is said, and it has begun",
    "pick": "what is ticked says so itself",
    "selection": "what is broken and what is open say it",
    "CourseRow.period_span": _COURSE,
    "CourseRow.period_credits": _COURSE,
}
"""What stands in a page's JSON and not in its view, by field or by struct and field, and why."""


def facts(page: Any, words: Words) -> Iterator[tuple[str, frozenset[str]]]:
    """Every fact, by where it stands, with the forms of which one has to be in the view."""
    yield from _of(page, type(page).__name__, page.today, words)


def _of(thing: Any, where: str, today: date, words: Words) -> Iterator[tuple[str, frozenset[str]]]:
    match thing:
        case Enum() | bool() | int() | None:
            return  # how a thing stands: its state says it, and has tests of its own
        case Decision():
            yield from _of(thing.reasons, where, today, words)
        case Reason():
            yield f"{where} {thing.key}", frozenset({reasons.sentence(words, thing, today)})
        case tuple():
            for one in thing:
                yield from _of(one, where, today, words)
        case msgspec.Struct() if type(thing) not in _FORMS:
            for name in thing.__struct_fields__:
                at = f"{type(thing).__name__}.{name}"
                if UNSAID.keys().isdisjoint((name, at)) and not _silent(thing, name, where):
                    yield from _of(getattr(thing, name), at, today, words)
        case str():
            yield where, frozenset({_code(where, thing, words)})
        case _:
            forms = frozenset(_FORMS[type(thing)](thing, today, words))
            # The institution's own texts are written in Markdown.
            yield where, frozenset(map(plain, forms)) if where.endswith(_MARKDOWN) else forms


_MARKDOWN = (".local_text", ".information")

_FORMS: dict[type, Callable[[Any, date, Words], Iterable[str]]] = {
    Text: lambda text, _, words: [words.text(text)],
    Grade: lambda grade, _, words: [grade.code, grades.named(words, grade)],
    Span: lambda span, today, words: [dates.span(words, span, today), dates.span_plain(words, span)],
    Decimal: lambda amount, _, words: [amounts.number(words, amount)],
    datetime: lambda at, today, words: [dates.moment(words, at, today), dates.clock(at)],
    date: lambda day, today, words: [dates.day(words, day, today), dates.day_full(words, day)],
    State: lambda state, today, words: _state(states.stated(words, state, today)),
}
"""How a fact of each kind may be said."""


def _code(where: str, code: str, words: Words) -> str:
    """What a code is said as, where it stands for a word."""
    match where:
        case "Given.form":
            return codes.teaching_form(words, code) if code else ""
        case "Education.level":
            return codes.level(words, code) if code else ""
    return code


def _silent(thing: Any, name: str, where: str) -> bool:
    return _is_unsaid(thing, name, where) or _is_unsaid_of_choice(thing, name)


def _is_unsaid_of_choice(thing: Any, name: str) -> bool:
    """Whether a field of a study choice or an application is not said."""
    match thing, name:
        case Limit(), "least" | "most":
            return thing.measure is Measure.OPTIONS  # a number of things is said without a decimal
        case ChoicePage(), "credits":
            return thing.kind is ChoiceKind.APPLICATION  # nothing is picked of it
        case BoxRow(), "credits":
            return all(limit.measure is Measure.OPTIONS for limit in thing.limits)  # no rule of it counts them
    return False


def _is_unsaid(thing: Any, name: str, where: str) -> bool:
    """Whether a field is not said, for what else the thing is, or for where it stands."""
    match thing, name:
        case CourseRow(), "register":
            # Of what can be registered its row tells; of what is left, finished or a copy its state.
            silent = any(one.kind in (Kind.DONE, Kind.COPY) for one in thing.register.reasons)
            return thing.register.open or silent or thing.standing not in (Standing.EXPECTED, Standing.REGISTERED)
        case CourseRow(), "grade":
            return thing.standing is not Standing.COMPLETED  # the course's own page tells
        case CourseRow(), "state":
            return thing.register.open  # its row is the verb
        case EducationRow(), "modules":
            return all(part.state is GradeState.NONE for part in thing.modules)  # the course's own page lists them
        case GradedPart() | EducationRow() | Sum(), "credited":
            return not thing.credited
        case GradedPart(), "examiner" | "title" | "notes":
            return where == "EducationRow.modules"  # the course's own page tells
        case SwitchRow(), "state":
            return thing.on is not False  # its word says it; of a copy that is told once
        case PackagePart(), "periods":
            return len(thing.periods) < 2  # of one alone the place's own line tells
        case PeriodRow(), "register":
            return (
                thing.registered or thing.register.open or any(one.kind is Kind.COPY for one in thing.register.reasons)
            )
    return False


def _state(said: states.StateWords) -> list[str]:
    """By itself, or with its day beside it."""
    return [said.eye, said.ear, said.signed(said.beside)]
