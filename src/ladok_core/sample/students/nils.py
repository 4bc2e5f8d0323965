"""Nils Åkerblom: nothing to do now; what opens next opens in twelve days."""

from ladok_core.model.record import Record
from ladok_core.model.student import Address, Student
from ladok_core.sample.catalogue_bla import DISCRETE, DVK, LINEAR, OBJECTS, PROGRAMMING, SYSTEMS
from ladok_core.sample.choices_bla import study_choices
from ladok_core.sample.institutions import BLA
from ladok_core.sample.offerings import past, programme
from ladok_core.sample.stage import Stage
from ladok_core.sample.story import Story, identity

NILS = Student(
    "nils",
    "Nils",
    "Åkerblom",
    identity("200312059835"),
    email="nils.akerblom@example.com",
    phone="070-174 06 13",
    addresses=(Address("Påhittade torget 1", "123 45", "Blåköping", registered=True),),
)


def records(stage: Stage) -> tuple[Record, ...]:
    """Tell of a student who is registered on all that runs, with a continued registration next."""
    cal, around = stage.cal, stage.bla
    story = Story(NILS, BLA, cal)
    dvk = story.registered(programme(cal, DVK, cal.autumn(2), 6))
    story.completed(past(cal, PROGRAMMING, -2, 1), "G", dvk)
    story.completed(past(cal, DISCRETE, -2, 2), "G", dvk)
    story.completed(past(cal, OBJECTS, -1, 1), "VG", dvk)
    story.completed(past(cal, SYSTEMS, -1, 2), "G", dvk)
    story.completed(past(cal, LINEAR, -1, 2), "VG", dvk)
    story.registered(around["DS2004"], dvk)
    story.registered(around["MD1001"], dvk)  # its second study period opens in twelve days
    story.expected(around["HI1010"])  # opens in a month
    choices = study_choices(cal, dvk.offering)
    story.chosen(choices[1], dvk, "ST2001", "MA2010", "PR2001", "PJ2002")  # he can take it back, and choose anew
    return (story.record(choices=choices),)
