"""What a record may come to have places on: what is chosen may open a further choice; a ring of them ends."""

from ladok_core.model.reach import to_choose, within_reach
from records import choice, course, offering, option, package, participation, record

PLACE = participation(offering(package()))
INNER, FAR = offering(package("MAPRAI")), offering(package("FAR"))
MATHS, OTHER = offering(course("MA2001")), offering(course("MA2001"), code="other", changeable=True)
OF_IT = choice(option(INNER))
IN_IT = choice(option(MATHS), option(PLACE.offering), package=INNER.offering_id, choice_id="inner")
ELSEWHERE = choice(option(FAR), package="elsewhere", choice_id="elsewhere")


def test_what_is_chosen_opens_what_hangs_on_it() -> None:
    """CHO-1: each offering once, also where a choice leads back; nothing of a package that can't be had."""
    found = to_choose((PLACE,), (IN_IT, OF_IT, ELSEWHERE))

    assert found == {one.offering_id: one for one in (PLACE.offering, INNER, MATHS)}
    assert to_choose((), (OF_IT,)) == {}


def test_what_can_be_changed_to_is_within_reach() -> None:
    """OFC-1: beside what the record has a place on."""
    held = record(PLACE, choices=(OF_IT, IN_IT), alternatives=(OTHER,))

    assert within_reach(held) == {one.offering_id for one in (PLACE.offering, INNER, MATHS, OTHER)}
