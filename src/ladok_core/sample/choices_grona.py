"""What students on a programme at Gröna lärosätet may choose, and not take back; applications are turned off there.

One choice is of one course; the other has rules by number, and a box that asks for credits.
"""

from decimal import Decimal

from ladok_core.model.choice import Box, Choice, ChoiceKind, Limit, Measure, Option
from ladok_core.model.offering import Offering
from ladok_core.model.text import Text
from ladok_core.sample.calendar import Calendar
from ladok_core.sample.catalogue_grona import FRENCH, STRENGTH, TIMBER
from ladok_core.sample.offerings import When, offering


def choices(
    cal: Calendar, programme: Offering, law: Offering, maps: Offering, chemistry: Offering
) -> tuple[Choice, ...]:
    """Make a study choice of one course of two, an application, which is sent in on paper there, and a free choice."""
    one = Limit(Measure.OPTIONS, Decimal(1), Decimal(1))
    name = Text("Studieval, termin 4", "Study choice, semester 4")
    return (
        Choice(
            f"{programme.offering_id}.val4",
            "VAL4",
            ChoiceKind.STUDY_CHOICE,
            name,
            programme.offering_id,
            cal.window(-20, 10),
            (Option("law", law), Option("maps", maps)),
            limits=(one,),
        ),
        Choice(
            f"{programme.offering_id}.{chemistry.education.code}",
            f"A-{chemistry.education.code}",
            ChoiceKind.APPLICATION,
            chemistry.education.name,
            programme.offering_id,
            cal.window(-20, 10),
            (Option("chemistry", chemistry),),
        ),
        _free(cal, programme),
    )


def _free(cal: Calendar, programme: Offering) -> Choice:
    """Make a choice of one or two courses of three, among them at least 7.5 hp of technology."""
    when = When(cal.weeks(60, 10), cal.window(40, 54))
    box = Box("technology", Text("Teknik", "Technology"), (Limit(Measure.CREDITS, Decimal("7.5")),))
    return Choice(
        f"{programme.offering_id}.free4",
        "FRI4",
        ChoiceKind.STUDY_CHOICE,
        Text("Fritt val, termin 4", "Free choice, semester 4"),
        programme.offering_id,
        cal.window(-20, 12),
        (
            Option("strength", offering(STRENGTH, when), box.box_id),
            Option("timber", offering(TIMBER, when), box.box_id),
            Option("french", offering(FRENCH, when)),
        ),
        (box,),
        (Limit(Measure.OPTIONS, Decimal(1), Decimal(2)),),
    )
