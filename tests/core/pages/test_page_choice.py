"""The page of a study choice, its line on Start and on the programme's page.  APP-2, APP-3, CHO-1 to CHO-4, STA-2."""

import msgspec
import pytest

from built import package_page, start_page
from ladok_core.actions.apply import Apply
from ladok_core.actions.choose import Choose
from ladok_core.actions.outcome import foresee
from ladok_core.actions.unapply import Unapply
from ladok_core.actions.unchoose import Unchoose
from ladok_core.errors import NotFound, NotOpen
from ladok_core.model.choice import Box, ChoiceKind, Measure
from ladok_core.model.record import Record
from ladok_core.model.text import Text
from ladok_core.pages.asks import AskChoice
from ladok_core.pages.choice import ChoicePage, build
from ladok_core.rules.choices import may_be_made
from records import (
    NOW,
    TODAY,
    choice,
    course,
    days,
    hp,
    limit,
    offering,
    option,
    package,
    participation,
    record,
    registered,
)

A, B, C = (course(code) for code in ("AA1001", "BB1001", "CC1001"))
PLACE = participation(offering(package()), registered(), participation_id="programme")
OUTER = Box("outer", Text("Ytter"), (limit(least=1),))
INNER = Box("inner", Text("Inre"), within="outer")
OPEN = choice(
    option(offering(A), box="outer", excludes=("BB1001",)),
    option(offering(B), box="inner", requires=("CC1001",)),
    option(offering(C)),
    boxes=(OUTER, INNER),
    limits=(limit(Measure.CREDITS, least=15, most=15),),
)
APPLICATION = choice(
    option(offering(course("DD1001", "3"))), kind=ChoiceKind.APPLICATION, choice_id="applied", period=days(-1, 1)
)
APPLICATION = msgspec.structs.replace(APPLICATION, code="A-DD1001")
LATER = choice(option(offering(course("EE1001"))), choice_id="later", period=days(1, 9))


def held(*places: object) -> Record:
    return record(PLACE, *places, choices=(APPLICATION, OPEN, LATER))  # type: ignore[arg-type]  # places


def page(of: Record, wanted: str = "val4", *pick: str) -> ChoicePage:
    return build(of, AskChoice(wanted, pick), NOW)


def test_boxes_lie_in_boxes_and_what_is_in_none_stands_apart() -> None:
    """CHO-2: each box counts what lies in it, however deep; the page's sums are of all."""
    built = page(held(), "VAL4", "BB1001", "cc1001")

    assert [(box.box_id, box.picked, [row.code for row in box.options]) for box in built.boxes] == [
        ("outer", 1, ["AA1001"])
    ]
    assert [(box.box_id, box.picked, [row.code for row in box.options]) for box in built.boxes[0].boxes] == [
        ("inner", 1, ["BB1001"])
    ]
    assert [(row.code, row.picked) for row in built.options] == [("CC1001", True)]
    assert (built.picked, built.credits, built.pick) == (2, hp(15), ("BB1001", "CC1001"))
    assert (built.broken, built.lacking) == ((), ())
    assert [type(one.action) for one in built.offered] == [Choose]
    assert built.offered[0].decision.open


def test_an_alternative_says_what_it_excludes_requires_and_breaks() -> None:
    """CHO-2: both of a pair say so; only what is picked breaks anything; what is unknown is told, and not picked."""
    built = page(held(), "VAL4", "AA1001", "BB1001", "nothing")
    first, second = built.boxes[0].options[0], built.boxes[0].boxes[0].options[0]

    assert (first.excludes, second.excludes) == ((B.name,), (A.name,))
    assert (first.needs, second.needs) == ((), (C.name,))
    assert [reason.key for reason in first.breaks] == ["CHO-2/excludes"]
    assert [reason.key for reason in second.breaks] == ["CHO-2/excludes", "CHO-2/requires"]
    assert [reason.key for reason in built.broken] == ["CHO-2/unknown", "CHO-2/excludes"]
    assert [reason.key for reason in built.lacking] == ["CHO-2/requires"]
    assert built.pick == ("AA1001", "BB1001", "nothing")
    assert built.options[0].breaks == ()


def test_outside_its_period_there_is_no_page_and_who_asks_is_told_the_rule() -> None:
    """CHO-1: as it tells who would make it; what is in its period comes before what is called alike."""
    with pytest.raises(NotOpen) as caught:
        page(held(), "later")
    alike = msgspec.structs.replace(LATER, code="val4", options=())

    assert (caught.value.choice, caught.value.known) == (LATER, ())
    assert caught.value.decision == may_be_made(held(), LATER, TODAY)
    assert [reason.key for reason in caught.value.decision.reasons] == ["CHO-1/before"]
    assert page(record(PLACE, choices=(alike, OPEN))).choice_id == OPEN.choice_id


def test_what_there_is_not_is_answered_with_the_codes_of_what_is_open() -> None:
    """CHO-1: and with no other."""
    with pytest.raises(NotFound) as caught:
        page(held(), "nothing")

    assert (type(caught.value), caught.value.known) == (NotFound, ("A-DD1001", "VAL4"))


def test_an_application_has_a_page_by_the_code_of_what_it_is_for() -> None:
    """APP-2: nothing is ticked there."""
    built = page(held(), "dd1001")

    assert (built.choice_id, built.selection, built.broken, built.lacking) == ("applied", None, (), ())
    assert [type(one.action) for one in built.offered] == [Apply]


def test_what_is_made_is_shown_as_it_was_made_whatever_is_ticked() -> None:
    """CHO-3, CHO-4: and can be taken back from there, too."""
    of = held(participation(offering(B), choice="choice"), participation(offering(C), choice="choice"))
    built = page(of, "VAL4", "AA1001")

    assert (built.made, built.pick, built.selection) == (True, ("BB1001", "CC1001"), None)
    assert [type(one.action) for one in built.offered] == [Unchoose]
    assert all(row.obstacles == () for row in (*built.options, *built.boxes[0].options))


def test_of_what_was_changed_since_what_was_chosen_is_shown() -> None:
    """CHO-3, OFC-2: also where what it was changed for could have been chosen."""
    own = participation(offering(B), participation_id="own", choice="choice")
    other = participation(offering(C), choice="choice", replaces="own")

    assert page(held(own, other)).pick == ("BB1001",)


def test_start_has_what_can_be_made_and_the_programme_what_is_made_too() -> None:
    """STA-2: study choices before applications; what is to come is on neither."""
    of = held()
    made = of.after(foresee(of, Apply("applied"), NOW).changes)
    shown, before = package_page(made, "MAPROG"), package_page(of, "MAPROG")

    assert [(row.code, row.credits) for row in start_page(of).choices] == [("VAL4", hp(15)), ("DD1001", hp(3))]
    assert [row.code for row in start_page(made).choices] == ["VAL4"]
    assert shown is not None
    assert before is not None
    assert [(row.code, row.made) for row in shown.participations[0].choices] == [("DD1001", True), ("VAL4", False)]
    assert [row.made for row in before.participations[0].choices] == [False, False]


def test_the_course_that_was_given_offers_to_take_it_back() -> None:
    """APP-3, CHO-4: from the course, wherever it has a line."""
    of = held()
    made = of.after(foresee(of, Apply("applied"), NOW).changes)
    row = next(row for row in start_page(made).to_register if row.code == "DD1001")

    assert Unapply("applied") in [one.action for one in row.offered]
    assert made.after(foresee(made, Unapply("dd1001"), NOW).changes) == of


def test_each_place_has_an_id_of_its_own() -> None:
    """CHO-3: the same for whoever asks; another where the record has one of that name already."""
    of = held()
    first, _ = foresee(of, Apply("applied"), NOW).changes
    taken = participation(offering(A), participation_id="ellen.applied.DD1001")
    second, _ = foresee(held(taken), Apply("applied"), NOW).changes

    assert [one.participation.participation_id for one in (first, second)] == [  # type: ignore[union-attr]  # placed
        "ellen.applied.DD1001",
        "ellen.applied.DD1001.2",
    ]
