"""What is taught where a run begins, and what may be chosen and examined of it, on dates drawn anew."""

from datetime import timedelta
from random import Random

from msgspec.structs import replace

from ladok_core.model.choice import Box, Choice, ChoiceKind, Measure
from ladok_core.model.civil_date import civil_date
from ladok_core.model.education import EducationKind
from ladok_core.model.exam_session import ExamSession
from ladok_core.model.offering import Offering
from ladok_core.model.span import Span
from ladok_core.model.text import Text
from records import DAY, NOW, TODAY, choice, course, limit, module, option, package

LABS, EXAM = module("1100", "3"), module("1200", "4.5")
PROGRAMME = package("MAPROG", "180")
SPECIALISATION = package("MASPEC", "60", kind=EducationKind.SPECIALISATION)
FIRST = course("MA1001", "7.5", modules=(LABS, EXAM))
SECOND = course("MA1002", "15", type_code="PIPTKURS")
LATER = course("MA1003", "7.5")
ALONE = course("MA1004", "7.5")
ELSEWHERE = course("GR1001", "15")
EXTENTS = {"E": "7.5", "F": "5", "G": "10", "H": "5", "K": "15"}
OPTIONS = tuple(course(f"MA200{letter}", extent) for letter, extent in EXTENTS.items())


def choices(rng: Random, given: list[Offering]) -> dict[str, Choice]:
    """A study choice with rules of every kind, and an application, on the programme of all three."""
    first, second, third, fourth, other = given
    period = Span(TODAY + rng.randint(-30, 20) * DAY, TODAY + rng.randint(30, 120) * DAY)
    options = (
        option(first, excludes=(second.education.code,)),
        option(second, box="box"),
        option(third, box="box", requires=(first.education.code,)),
        option(fourth),
    )
    box = Box("box", Text("Box", "Box"), (limit(most=1),), optional=rng.random() < 0.7)
    limits = [limit(least=1, most=2), limit(least=2, most=2), limit(Measure.CREDITS, least=10, most=18)]
    made = choice(*options, limits=(rng.choice(limits),), boxes=(box,), period=period, package="PO", choice_id="val")
    applied = choice(option(other), kind=ChoiceKind.APPLICATION, period=period, package="PO", choice_id="anm")
    return {"val": made, "anm": replace(applied, code="ANM")}


def sessions(rng: Random, given: list[Offering]) -> dict[str, ExamSession]:
    """Two exams of each course that is examined, with a limit of places that three students can meet."""
    made = []
    for of in (FIRST, SECOND, ALONE, ELSEWHERE):
        offerings = tuple(one.offering_id for one in given if one.education == of)
        for number in (1, 2) if offerings else ():
            starts = NOW + timedelta(days=rng.randint(-20, 150), hours=rng.randint(-3, 5))
            first = civil_date(starts) - rng.randint(10, 60) * DAY
            part = of.modules[0] if of.modules and rng.random() < 0.5 else None
            made.append(
                ExamSession(
                    f"{of.code}-{number}",
                    of.name,
                    of.education_id,
                    of.name,
                    of.code,
                    starts,
                    starts + timedelta(hours=rng.randint(1, 30)) if rng.random() < 0.7 else None,
                    part.module_id if part else None,
                    part.name if part else None,
                    offerings,
                    Span(first, first + rng.randint(5, 60) * DAY) if rng.random() < 0.9 else None,
                    self_sign_up=rng.random() < 0.9,
                    passed_may=rng.random() < 0.5,
                    sign_off=rng.random() < 0.9,
                    sign_off_until=civil_date(starts) if rng.random() < 0.3 else None,
                    places=rng.choice((None, 1, 2, 3)),
                    taken=rng.choice((0, 0, 1)),
                    anonymous=rng.random() < 0.5,
                    code_withheld=rng.random() < 0.5,
                )
            )
    return {one.session_id: one for one in made}
