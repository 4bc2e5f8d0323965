"""Karin Holmberg: an alumna; her programme is completed, with many grade scales and every kind of credit transfer."""

from datetime import date, timedelta
from decimal import Decimal

from msgspec.structs import replace

from ladok_core.model.record import Record
from ladok_core.model.results import CreditTransfer, Ground, GroundKind, OtherResult, Target, TargetKind
from ladok_core.model.student import Address, Student, TemporaryAddress
from ladok_core.model.text import Text
from ladok_core.sample.calendar import Calendar
from ladok_core.sample.catalogue_bla import (
    BUILDING_LAW,
    BYI,
    FIELD,
    HOUSES,
    INSTALLATIONS,
    LINEAR,
    MATERIALS,
    MECHANICS,
    PRODUCTION,
    ROADS,
    SOIL,
    STRUCTURES,
    STUDY_SKILLS,
    THESIS,
)
from ladok_core.sample.educations import UG
from ladok_core.sample.institutions import BLA
from ladok_core.sample.offerings import past, programme
from ladok_core.sample.stage import Stage
from ladok_core.sample.story import Story, identity

_ELSEWHERE = Address("Övergångsvägen 3", "123 98", "Nordhamn")

KARIN = Student(
    "karin",
    "Karin",
    "Holmberg",
    identity("199307229865"),
    email="karin.holmberg@example.net",
    phone="070-174 06 16",
    addresses=(Address("Fiktiva backen 22", "123 52", "Nordhamn", registered=True),),
)


def records(stage: Stage) -> tuple[Record, ...]:
    """Tell of studies that ended a few years ago."""
    cal = stage.cal
    story = Story(replace(KARIN, temporary=TemporaryAddress(_ELSEWHERE, cal.window(-120, -40))), BLA, cal)
    begun = cal.autumn(12)
    byi = story.finished(programme(cal, BYI, begun, 6))
    story.completed(past(cal, STUDY_SKILLS, begun, 1), "G", byi)
    story.completed(past(cal, MATERIALS, begun, 1), "4", byi)
    story.completed(past(cal, LINEAR, begun, 2), "VG", byi)
    story.completed(past(cal, HOUSES, begun + 1), "3", byi)
    story.completed(past(cal, FIELD, begun + 1, 2), "D", byi)
    story.completed(past(cal, ROADS, begun + 2), "4", byi)
    story.completed(past(cal, SOIL, begun + 3), "3", byi)
    story.completed(past(cal, INSTALLATIONS, begun + 4), "4", byi)
    story.completed(past(cal, PRODUCTION, begun + 5), "5", byi)
    story.completed(past(cal, BUILDING_LAW, begun + 2, 1), "AB", byi)
    # The assignments are credited: only the examination and the final grade are results.
    structures = past(cal, STRUCTURES, begun + 3)
    story.registered(structures, byi)
    examined = cal.term(begun + 3).span.last - timedelta(days=9)
    story.result(STRUCTURES, "5", examined, "1000")
    story.result(STRUCTURES, "5", examined)
    thesis = past(cal, THESIS, begun + 5)
    story.registered(thesis, byi)
    presented = cal.term(begun + 5).span.last - timedelta(days=9)
    title = "Limträ i fleravåningshus: en jämförelse av tre stomsystem"
    story.result(THESIS, "G", presented, "1000", title=title)
    story.result(THESIS, "G", presented)
    story.signed_up(stage.exams_bla["long-ago"], -4000)  # shown no more
    return (
        story.record(
            other_results=(_placement(cal, begun),),
            credit_transfers=_transfers(cal, begun),
            exam_sessions=tuple(stage.exams_bla.values()),
        ),
    )


def _placement(cal: Calendar, begun: int) -> OtherResult:
    return OtherResult(
        "karin.other.1",
        Text("Praktik på byggföretag", "Work placement in construction"),
        Decimal("7.5"),
        code="PRAKTIK",
        scale_id=UG,
        grade_id="2302",
        examined_on=cal.term(begun + 4).span.last - timedelta(days=30),
        examiner="Dag Ytterby",
    )


def _transfers(cal: Calendar, begun: int) -> tuple[CreditTransfer, ...]:
    """Give a whole course, a whole module and a part of one, and something described in words."""
    decided = cal.term(begun + 2).span.first + timedelta(days=17)
    mechanics = Target(
        "karin.transfer.1.1",
        TargetKind.WHOLE_COURSE,
        MECHANICS.name,
        MECHANICS.credits,
        MECHANICS.code,
        MECHANICS.education_id,
    )
    assignments, labs = STRUCTURES.modules[1], MATERIALS.modules[1]
    module = Target(
        "karin.transfer.2.1",
        TargetKind.PART_OF_COURSE,
        STRUCTURES.name,
        assignments.credits,
        STRUCTURES.code,
        STRUCTURES.education_id,
        assignments.module_id,
    )
    part = Target(
        "karin.transfer.2.2",
        TargetKind.PART_OF_COURSE,
        MATERIALS.name,
        Decimal("1.0"),
        MATERIALS.code,
        MATERIALS.education_id,
        labs.module_id,
    )
    abroad = Target(
        "karin.transfer.3.1",
        TargetKind.FREE_TEXT,
        Text("Arkitekturhistoria, grundnivå", "History of Architecture, first cycle"),
        Decimal("7.5"),
    )
    mechanics_elsewhere = Ground(GroundKind.EXTERNAL, Text("Mekanik, annat lärosäte", "Mechanics, another university"))
    skills = Ground(GroundKind.OWN_COURSE, STUDY_SKILLS.name)
    placement = Ground(GroundKind.OTHER_RESULT, Text("Praktik på byggföretag", "Work placement in construction"))
    exchange = Ground(GroundKind.OTHER_MERIT, Text("Utbyte i Bologna", "Exchange studies in Bologna"))
    return (
        _transfer(1, decided, (mechanics,), (mechanics_elsewhere,)),
        _transfer(2, decided + timedelta(days=150), (module, part), (skills, placement)),
        _transfer(3, decided + timedelta(days=320), (abroad,), (exchange,)),
    )


def _transfer(number: int, decided: date, targets: tuple[Target, ...], grounds: tuple[Ground, ...]) -> CreditTransfer:
    case = f"TG {decided.year}-{number * 131:04}"
    return CreditTransfer(f"karin.transfer.{number}", case, decided, targets, grounds)
