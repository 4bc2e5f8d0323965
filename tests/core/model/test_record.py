"""What is looked up in a record is what stands in it."""

import msgspec

from ladok_core.model.change import Happened, Placed, TakenBack
from ladok_core.model.participation import EventKind
from records import TODAY, course, event, module, offering, part, participation, record, result, transfer, whole

EXAM = module("1000", "4.5")
COURSE, OTHER = course("MA1010", modules=(EXAM,)), course("FY1010")


def test_everything_is_found_by_what_it_is_on_in_its_own_order() -> None:
    places = (participation(offering(COURSE)), participation(offering(OTHER)))
    results = (result(COURSE), result(COURSE, EXAM), result(OTHER))
    transfers = (transfer(whole(COURSE), whole(OTHER), transfer_id="a"), transfer(part(COURSE, "2"), transfer_id="b"))
    held = record(*places, results=results, transfers=transfers)

    assert held.participations_on(COURSE.education_id) == places[:1]
    assert held.results_on(COURSE.education_id, None) == results[:1]
    assert held.results_on(COURSE.education_id, EXAM.module_id) == results[1:2]
    assert [target for _, target in held.targets_on(COURSE.education_id)] == [
        transfers[0].targets[0],
        transfers[1].targets[0],
    ]
    assert (held.participations_on("none"), held.results_on("none", None), held.targets_on("none")) == ((), (), ())


def test_what_was_looked_up_is_forgotten_with_the_record_that_it_stood_in() -> None:
    """A record that is made of another one, without its results, has none; and looking changes no record."""
    held = record(participation(offering(COURSE)), results=(result(COURSE),))
    same = record(participation(offering(COURSE)), results=(result(COURSE),))
    assert held.results_on(COURSE.education_id, None)

    without = msgspec.structs.replace(held, results=())

    assert without.results_on(COURSE.education_id, None) == ()
    assert held == same
    assert msgspec.json.encode(held) == msgspec.json.encode(same)


PLACE = participation(offering(OTHER), participation_id="made", choice="choice")
GIVEN, BACK = Placed(PLACE), TakenBack("made")
LEFT = Happened("made", event(EventKind.WITHDRAWAL, TODAY))


def test_a_place_that_was_given_stands_last_with_what_happened_to_it() -> None:
    """APP-2, CHO-3: it is an expected participation like any other."""
    held = record(participation(offering(COURSE)))

    after = held.after((GIVEN, LEFT))

    assert after.participations == (*held.participations, msgspec.structs.replace(PLACE, events=(LEFT.event,)))
    assert after.made_by("choice") == after.participations[1:]
    assert held.made_by("choice") == ()


def test_what_was_taken_back_is_gone_with_all_that_had_happened_to_it() -> None:
    """APP-3, CHO-4: it can be given again, and is then as new."""
    held = record(participation(offering(COURSE)))

    assert held.after((GIVEN, LEFT, BACK)) == held
    assert held.after((GIVEN, LEFT, BACK, GIVEN)).participations[1:] == (PLACE,)
    assert record(PLACE).after((BACK,)).participations == ()
    assert record(PLACE).after((BACK, GIVEN)).participations == (PLACE,)


def test_a_place_that_a_later_copy_has_is_not_given_twice() -> None:
    """The source may know by now what was done here."""
    known = participation(offering(OTHER), event(EventKind.REGISTRATION, TODAY, 1), participation_id="made")

    assert record(known).after((GIVEN,)).participations == (known,)
