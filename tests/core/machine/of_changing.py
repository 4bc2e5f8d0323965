"""What a change of offering means.  OFC-1, OFC-2."""

from datetime import date, datetime
from random import Random

from core.machine.facts import Own, Place, Said
from core.machine.meaning import Meaning, any_id, any_place
from core.machine.of_places import overlap
from ladok_core.actions.change_offering import ChangeOffering
from ladok_core.model.civil_date import civil_date
from ladok_core.model.institution import Switch
from ladok_core.model.offering import Offering


def alternatives(own: Own) -> dict[str, Offering]:
    """What the catalogue lets students on their courses change to."""
    courses = {own.course(own.kept.places[one]) for one in own.kept.given}
    return {
        one.offering_id: one
        for one in own.offerings.values()
        if one.changeable and one.education.education_id in courses
    }


def _wish(own: Own, rng: Random, now: datetime) -> ChangeOffering:
    del now
    to = any_id(rng, list(own.offerings))
    if rng.random() < 0.85:
        to = any_id(rng, list(alternatives(own)))
    course = own.offerings[to].education.education_id if to in own.offerings else ""
    places = [one.place_id for one in own.places_on(course)]
    place = any_id(rng, places) if rng.random() < 0.7 else rng.choice(("", any_place(own, rng)))
    return ChangeOffering(to, place, rng.choice(((), (), (), (1,), (2,), (1, 2), (2, 1), (3,))))


def _place(own: Own, wish: ChangeOffering) -> Place | None:
    if wish.participation_id:
        return own.kept.places.get(wish.participation_id)
    to = alternatives(own)[wish.offering_id]
    places = [
        one
        for one in own.places_on(to.education.education_id)
        if own.stands(one) in ("expected", "registered") and one.offering_id != to.offering_id
    ]
    return max(places, key=lambda one: (not one.reserve, own.starts(one), one.offering_id), default=None)


def _said(own: Own, wish: ChangeOffering, now: datetime) -> Said:
    to = alternatives(own).get(wish.offering_id)
    place = None if to is None else _place(own, wish)
    if to is None or place is None:
        return Said.ABSENT
    made, today = own.replacement(place), civil_date(now)
    if made is not None and (made.offering_id, made.part) == (to.offering_id, wish.periods):
        return Said.HOLDS
    if not own.on(Switch.CHANGE_OFFERING):
        return Said.HIDDEN
    if _may_not_leave(own, place, today):
        return Said.NO
    numbers = [one.number for one in to.periods]
    if wish.periods and not own.on(Switch.CHANGE_PART):
        return Said.HIDDEN
    runs = {tuple(numbers[a:b]) for a in range(len(numbers)) for b in range(a + 1, len(numbers) + 1)}
    if wish.periods and (wish.periods not in runs or len(wish.periods) == len(numbers)):
        return Said.NO
    return _to(own, place, to, wish.periods, today)


def _may_not_leave(own: Own, place: Place, today: date) -> bool:
    over = today > own.ends(place) or own.replacement(place) is not None
    left = own.stands(place) not in ("expected", "registered") or own.passed(own.course(place))
    waiting = place.reserve and own.stands(place) == "expected"
    return not own.is_course(place) or left or over or waiting


def _to(own: Own, place: Place, to: Offering, part: tuple[int, ...], today: date) -> Said:
    course = to.education.education_id
    held = any(one.offering_id == to.offering_id and not one.withdrawn for one in own.places_on(course))
    periods = [one for one in to.periods if not part or one.number in part]
    window = periods[0].registration
    if course != own.course(place) or held or to.offering_id == place.offering_id:
        return Said.NO
    if window is None or today > window.last:
        return Said.NO
    suspended = any(overlap(one.span, period.span) for one in own.kept.suspensions for period in periods)
    return Said.STOPPED if to.cancelled or suspended else Said.OPEN


def _happens(own: Own, wish: ChangeOffering, now: datetime) -> None:
    del now
    old = _place(own, wish)
    assert old is not None
    number = 1 + sum(one.replaces == old.place_id for one in own.kept.places.values())
    new = f"{old.place_id}.{wish.offering_id}.{number}"
    own.kept.places[new] = Place(new, wish.offering_id, old.within, wish.periods, old.place_id, old.choice)


CHANGING = Meaning(_wish, _said, _happens, often=8)
