"""Rules that remember: asked once of a record, and what they answered dies with it."""

import gc
import weakref
from datetime import date

import msgspec

from ladok_core.model.participation import Participation
from ladok_core.model.record import Record
from ladok_core.rules.remembered import remembered
from records import DAY, TODAY, participation, record

asked: list[tuple[object, ...]] = []


def _told(held: Record, place: Participation, day: date, note: str | None = None) -> int:
    """Answer how many times it was asked."""
    asked.append((held, place, day, note))
    return len(asked)


def _of_all(held: Record) -> frozenset[str]:
    asked.append((held,))
    return frozenset(place.participation_id for place in held.participations)


def _never(held: Record) -> None:
    asked.append((held,))


def test_the_same_question_is_looked_into_once() -> None:
    """P4: also where a default stands for the last word of it, a day is another equal one, or the answer is nothing."""
    told = remembered(_told)
    never = remembered(_never)
    place = participation()
    held = record(place)

    first = told(held, place, TODAY)
    assert told(held, place, date(*TODAY.timetuple()[:3])) == first
    assert told(held, place, TODAY, None) == first

    asked.clear()
    assert (never(held), never(held)) == (None, None)
    assert len(asked) == 1


def test_another_question_gets_an_answer_of_its_own() -> None:
    """By each of the words that it is asked with, and by the record that it is asked of."""
    told = remembered(_told)
    one, other = participation(participation_id="1"), participation(participation_id="2")
    held, same = record(one, other), record(one, other)
    asked.clear()

    answers = [
        told(held, one, TODAY),
        told(held, other, TODAY),
        told(held, one, TODAY + DAY),
        told(held, one, TODAY, "note"),
        told(same, one, TODAY),
    ]

    assert answers == [1, 2, 3, 4, 5]
    assert told(held, one, day=TODAY, note="note") == 6  # by name: right, if not remembered
    assert asked[-1] == (held, one, TODAY, "note")


def test_two_rules_asked_alike_do_not_mix_up_their_answers() -> None:
    of_all = remembered(_of_all)
    never = remembered(_never)
    held = record(participation(participation_id="1"))

    assert never(held) is None
    assert of_all(held) == {"1"}


def test_what_is_remembered_is_no_part_of_the_record() -> None:
    """SUP-1: a record made of another one, as of another day or with something more in it, is asked anew."""
    of_all = remembered(_of_all)
    held, same = record(participation(participation_id="1")), record(participation(participation_id="1"))
    assert of_all(held) == {"1"}

    changed = msgspec.structs.replace(held, participations=())

    assert of_all(changed) == frozenset()
    assert (held, repr(held)) == (same, repr(same))
    assert msgspec.json.encode(held) == msgspec.json.encode(same)


def test_what_is_asked_about_lives_as_long_as_the_answer() -> None:
    """Else another thing could come to lie in its place, and get its answer."""
    told = remembered(_told)
    held = record()
    asked.clear()
    for _ in range(50):
        told(held, participation(), TODAY)

    assert len(asked) == 50
    asked.clear()
    kept = participation()
    told(held, kept, TODAY)
    told(held, kept, TODAY)
    assert len(asked) == 1


def test_what_is_remembered_is_gone_with_the_record() -> None:
    """A server that has read a million records holds none of them."""

    class Watched(frozenset[str]):
        """A frozenset that can be watched."""

    @remembered
    def watched(held: Record) -> Watched:
        return Watched(place.participation_id for place in held.participations)

    held = record(participation(participation_id="1"))
    seen = weakref.ref(watched(held))
    assert seen() is not None

    del held
    gc.collect()
    assert seen() is None


def test_a_rule_keeps_its_name_and_its_sentence() -> None:
    """docs/rules.md and whoever reads a traceback find the rule, not what remembers for it."""
    told = remembered(_told)
    assert (told.__name__, told.__doc__) == ("_told", "Answer how many times it was asked.")
