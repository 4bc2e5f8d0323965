"""What is looked up in a record is what stands in it."""

import msgspec

from records import course, module, offering, part, participation, record, result, transfer, whole

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
