"""The messages whose names are composed: one of each family for every value that the code can put into the name."""

from collections.abc import Iterator
from enum import StrEnum

from core.words import sources
from ladok_core import errors
from ladok_core.codes import tables
from ladok_core.model.decision import Verdict
from ladok_core.model.education import EducationKind
from ladok_core.model.education_filter import EducationFilter
from ladok_core.model.grade_state import GradeState
from ladok_core.model.participation import REGISTRATIONS, EventKind
from ladok_core.model.results import GroundKind, TargetKind
from ladok_core.model.standing import Standing
from ladok_core.words import reasons, states

_ENUMS: dict[str, type[StrEnum]] = {
    "event": EventKind,
    "kind": EducationKind,
    "target": TargetKind,
    "ground": GroundKind,
    "filter": EducationFilter,
    "verdict": Verdict,
    "grade": GradeState,
    "standing": Standing,
    "status": Standing,
}

STOPPING = ("REG-3", "REG-6", "IMP-1", "SUP-1", "STA-3")
"""Rules whose reasons stand where a button would be: each says what to do."""

OPENING = frozenset({"SUP-1/now"})
"""Their answers that stop nothing."""

STATES = ("REG-1", "REG-2", *STOPPING, "REG-4", "REG-5")
"""Rules whose reasons stand in a column: each has a short form."""


def reason_keys() -> frozenset[str]:
    return frozenset(f"{given.rule}/{given.code}" for given in sources.reasons())


def error_kinds() -> Iterator[type[errors.PortalError]]:
    """Every error of the program's own tree; a test's are nobody's to word."""
    waiting: list[type[errors.PortalError]] = [errors.PortalError]
    while waiting:
        kind = waiting.pop()
        if kind.__module__.startswith("ladok_"):
            yield kind
        waiting += kind.__subclasses__()


def required() -> frozenset[str]:
    """Every composed key that the catalogues must have."""
    return frozenset(
        [
            *(f"{family}.{value}" for family, values in _ENUMS.items() for value in values),
            *(f"{family}.{key}" for family in ("standing", "status") for key in states._SIGNS),
            *(f"grade.{state}.short" for state in GradeState),
            *(f"grade.{state}.graded" for state in (GradeState.PASSED, GradeState.FAILED)),
            *(f"month.{number}{form}" for number in range(1, 13) for form in ("", ".short")),
            *(f"unit.{code}" for code in tables._units()),
            *(f"form.{code}" for code in tables._names("teaching_forms")),
            *(f"level.{code}" for code in tables._names("levels")),
            *(f"receipt.{kind}{form}" for kind in [*REGISTRATIONS, "unchanged"] for form in ("", ".period")),
            *(f"error.not-found.{what}" for what in sources.argument("NotFound", 0, "what")),
            *(f"bad-file.{what}" for what in sources.argument("BadFile", 1, "what")),
            *sources.argument("KeyAction", 2, "words"),
            *_errors(),
            *_reasons(),
        ]
    )


def optional() -> frozenset[str]:
    """Every composed key that the catalogues may have."""
    return frozenset(
        [
            *(f"unit.{code}{form}" for code in tables._units() for form in (".short", ".spoken")),
            *(f"bad-file.{what}.what-now" for what in sources.argument("BadFile", 1, "what")),
            *(f"{key}{form}" for key in [*reason_keys(), *_variants()] for form in (".short", ".remedy")),
        ]
    )


def _errors() -> Iterator[str]:
    for kind in error_kinds():
        if not issubclass(kind, errors.Refused | errors.NotFound):  # their keys are written out
            yield f"error.{kind.code}.happened"
            yield f"error.{kind.code}.what-now"
            if not issubclass(kind, errors.BadFile):  # says what is wrong by its own code
                yield f"error.{kind.code}.why"


def _variants() -> Iterator[str]:
    endings = {"_last_day": "last", "_fee": "outside", "_conditions": "none", "_dated": "undated"}
    for key, choose in reasons._VARIANTS.items():
        yield f"{key}.{endings[choose.__name__]}"


def _reasons() -> Iterator[str]:
    yield from _variants()
    for key in reason_keys():
        yield key
        rule = key.partition("/")[0]
        if rule in STATES and key not in OPENING:
            yield f"{key}.short"
        if rule in STOPPING and key not in OPENING:
            yield f"{key}.remedy"
