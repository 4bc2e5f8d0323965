"""The messages whose names are composed: one of each family for every value that the code can put into the name."""

from collections.abc import Iterator
from enum import StrEnum
from functools import cache

import msgspec

import declared
from core.words import sources
from ladok_core import errors
from ladok_core.actions import ACTIONS
from ladok_core.codes import tables
from ladok_core.importing.report import WHYS
from ladok_core.model.deadline import DeadlineKind, Edge
from ladok_core.model.decision import Reason
from ladok_core.model.education import EducationKind
from ladok_core.model.grade_state import GradeState
from ladok_core.model.news import NewsKind
from ladok_core.model.noticed import Thing
from ladok_core.model.participation import REGISTRATIONS, EventKind
from ladok_core.model.reason_kind import Kind, Turn
from ladok_core.model.results import GroundKind, TargetKind
from ladok_core.model.state import StateWord, WhenKind
from ladok_core.pages import PAGES, page_spec
from ladok_core.rules.rule import DeclaredReason
from ladok_core.words.saving import BROWSERS, WAYS
from wishes import concerns_a_place

ENUMS: dict[str, type[StrEnum]] = {
    "event": EventKind,
    "kind": EducationKind,
    "target": TargetKind,
    "ground": GroundKind,
    "grade": GradeState,
}
"""Families named by a value; each is composed somewhere as ``f"event.{kind}"``."""

_EDGES = {
    DeadlineKind.STUDY_CHOICE: (Edge.CLOSES,),
    DeadlineKind.APPLICATION: (Edge.CLOSES,),
    DeadlineKind.EXAM: (Edge.HELD,),
}

DEADLINES = tuple((kind, edge) for kind in DeadlineKind for edge in _EDGES.get(kind, (Edge.OPENS, Edge.CLOSES)))
"""What happens on the day of a deadline, by its kind; of a choice nothing is told before it opens (CHO-1)."""

_FORMS = ("", ".short", ".tight", ".beside", ".terse", ".dated", ".remedy")

STOPPING = (Kind.MISSED, Kind.UNSET, Kind.OBSTACLE, Kind.REFUSES, Kind.COPY)
"""Reasons that stand where a button would be: each says what to do."""

STATES = (Kind.WAITS, Kind.DONE, *STOPPING)
"""Reasons that stand in a column: each has a short form."""


def says_what_to_do(given: DeclaredReason | Reason) -> bool:
    return given.kind in STOPPING or (given.turn is not Turn.NOBODY and given.kind is not Kind.ALLOWS)


def has_a_short_form(given: DeclaredReason | Reason) -> bool:
    return given.kind in STATES or (given.turn is Turn.STUDENT and given.kind is Kind.ALLOWS)


def error_kinds() -> Iterator[type[errors.PortalError]]:
    """Every error of the program's own tree; a test's are nobody's to word."""
    waiting: list[type[errors.PortalError]] = [errors.PortalError]
    while waiting:
        kind = waiting.pop()
        if kind.__module__.startswith("ladok_"):
            yield kind
        waiting += kind.__subclasses__()


@cache
def required() -> frozenset[str]:
    """Every composed key that the catalogues must have."""
    return frozenset(
        [
            *(f"{family}.{value}" for family, values in ENUMS.items() for value in values),
            *(f"{family}.{key}" for family in ("standing", "status") for key in _state_words()),
            *(f"date.{kind}" for kind in WhenKind if kind not in (WhenKind.ON, WhenKind.TERM)),
            *(f"grade.{state}.short" for state in GradeState),
            *(f"grade.{state}.graded" for state in (GradeState.PASSED, GradeState.FAILED)),
            *(f"month.{number}{form}" for number in range(1, 13) for form in ("", ".short")),
            *(f"unit.{code}" for code in tables._units()),
            *(f"form.{code}" for code in tables._names("teaching_forms")),
            *(f"level.{code}" for code in tables._names("levels")),
            *(f"receipt.register.{kind}{form}" for kind in [*REGISTRATIONS, "unchanged"] for form in ("", ".period")),
            *(f"error.not-found.{what}" for what in sources.argument("NotFound", 0, "what")),
            *(f"error.not-found.{page}" for page in PAGES if page_spec(page).is_of_thing),
            *(f"error.not-found.{what}.what-now" for what in ("choice", "exam-session")),
            *(f"error.other-kind.{kind}" for kind in EducationKind),
            *(f"bad-file.{what}" for what in sources.argument("BadFile", 1, "what")),
            *(f"import.unknown.{why}" for why in WHYS),
            *(f"bad-file.nothing-{why}{form}" for why in WHYS if why != "shape" for form in ("", ".what-now")),
            *(f"import.how.{way}.{browser}" for way in WAYS for browser in BROWSERS),
            *sources.argument("KeyAction", 2, "words"),
            *(f"verb.{spec.name}" for spec in ACTIONS),
            "verb.change-offering.to",
            *(f"{spec.name}.{said}" for spec in ACTIONS for said in ("title", "working")),
            *(f"why.{spec.name}" for spec in ACTIONS),
            *(f"key.page.{page}" for page in PAGES),
            *(f"changes.{kind}" for kind in NewsKind if kind not in (NewsKind.EVENT, NewsKind.MONEY)),
            *(f"changes.contact.{thing}" for thing in (Thing.EMAIL, Thing.PHONE, Thing.POSTAL, Thing.TEMPORARY)),
            *(f"deadline.{kind}.{edge}{form}" for kind, edge in DEADLINES for form in ("", ".short")),
            *(f"cli.{what}-{field}" for what in ("bad", "no-such") for field in _said_fields()),
            *(f"cli.bad-{field}" for field in _numbers()),
            *(f"error.store-damaged.why.{what}" for what in _damaged()),
            *_errors(),
            *_reasons(),
        ]
    )


def optional() -> frozenset[str]:
    """Every composed key that the catalogues may have."""
    return frozenset(
        [
            *(f"unit.{code}{form}" for code in tables._units() for form in (".short", ".spoken")),
            *_receipts(),
            *(f"date.{kind}.terse" for kind in WhenKind),
            *(f"bad-file.{what}.what-now" for what in sources.argument("BadFile", 1, "what")),
            *(f"{key}{form}" for key in [*declared.reasons(), *_variants()] for form in _FORMS),
            *(f"status.{word}.{form}" for word in _state_words() for form in ("terse", "tight")),
            *(f"cli.help-commands.{command}" for command in ("show", "do", "export", "config")),
        ]
    )


def _damaged() -> frozenset[str]:
    """What in a store can be damaged, as the errors name it."""
    named = (sources.argument(call, place, "what") for call, place in (("undamaged", 1), ("StoreDamaged", 1)))
    bodies = sources.argument("Body", 0, "name")
    return frozenset(bodies).union(*named)


def _receipts() -> Iterator[str]:
    """An action tells its events apart, or not, and the period where one of several is meant."""
    for spec in ACTIONS:
        for told in ("", ".unchanged", ".unchanged.on", *(f".{kind}" for kind in EventKind)):
            yield from (f"receipt.{spec.name}{told}", f"receipt.{spec.name}{told}.period")


def _said_fields() -> set[str]:
    """What can be said on the command line of the place that an action is done with."""
    return {
        field
        for spec in ACTIONS
        if concerns_a_place(spec)
        for field in spec.struct.__struct_fields__
        if field != spec.concerns.field
    }


def _numbers() -> Iterator[str]:
    """The fields of actions that are numbers on the command line, or lists of them."""
    for spec in ACTIONS:
        for field in msgspec.structs.fields(spec.struct):
            if field.type in (int, tuple[int, ...]):
                yield field.name.replace("_", "-")


def _state_words() -> Iterator[str]:
    """Obstacles are counted, or named by the first of them."""
    return (word.value for word in StateWord if word is not StateWord.OBSTACLES)


def _errors() -> Iterator[str]:
    for kind in error_kinds():
        if not issubclass(kind, errors.Refused | errors.NotFound):  # their keys are written out
            yield f"error.{kind.code}.happened"
            yield f"error.{kind.code}.what-now"
            if not issubclass(kind, errors.BadFile):  # says what is wrong by its own code
                yield f"error.{kind.code}.why"


def _variants() -> Iterator[str]:
    for key in declared.reasons():
        yield from (f"{key}{ending}" for ending in (".last", ".none", ".exact", ".bare"))


def _reasons() -> Iterator[str]:
    for key, given in declared.reasons().items():
        yield key
        if has_a_short_form(given):
            yield f"{key}.short"
        if says_what_to_do(given):
            yield f"{key}.remedy"
