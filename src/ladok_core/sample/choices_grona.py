"""What students on a programme at Gröna lärosätet may choose, and not take back; applications are turned off there."""

from decimal import Decimal

from ladok_core.model.choice import Choice, ChoiceKind, Limit, Measure, Option
from ladok_core.model.offering import Offering
from ladok_core.model.text import Text
from ladok_core.sample.calendar import Calendar


def choices(
    cal: Calendar, programme: Offering, law: Offering, maps: Offering, chemistry: Offering
) -> tuple[Choice, ...]:
    """Make a study choice of one course of two, and an application, which is sent in on paper there."""
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
    )
