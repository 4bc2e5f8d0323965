"""What the actions on places mean: register, withdraw, stop.  REG-1 to REG-6, WDR-1 to WDR-3, NCP-1 to NCP-3."""

from collections.abc import Iterator
from datetime import date, datetime
from random import Random

from core.machine.facts import Own, Place, Said
from core.machine.meaning import Meaning, any_place
from ladok_core.actions.register import Register
from ladok_core.actions.stop import Stop
from ladok_core.actions.withdraw import Withdraw
from ladok_core.model.civil_date import civil_date
from ladok_core.model.institution import Switch
from ladok_core.model.span import Span


def overlap(one: Span, other: Span) -> bool:
    return one.first <= other.last and other.first <= one.last


def registering(own: Own, place: Place, number: int, today: date) -> Said:
    """REG-1 to REG-6, one study period of a place."""
    offering = own.offering(place)
    period = next((one for one in offering.periods if one.number == number), None)
    if period is None:
        return Said.ABSENT
    if place.withdrawn or place.stopped:
        return Said.NO
    if number in place.registered:
        return Said.HOLDS
    if own.changed(place):
        return Said.NO
    if not own.on(Switch.REGISTER_COURSE if own.is_course(place) else Switch.REGISTER_PROGRAMME):
        return Said.HIDDEN
    if any(one.number < number and one.number not in place.registered for one in offering.periods):
        return Said.NO
    window = period.registration
    if window is None or today > own.ends(place) or today > window.last:
        return Said.NO
    if today < window.first:
        return Said.LATER
    return Said.STOPPED if any(_obstacles(own, place, period.span)) else Said.OPEN


def _obstacles(own: Own, place: Place, span: Span) -> Iterator[bool]:
    """REG-6, whether each stands in the way."""
    offering = own.offering(place)
    packages = {one.place_id for one in own.around(place) if not one.withdrawn} | {place.place_id}
    yield offering.cancelled
    yield not offering.self_registration
    yield place.reserve
    yield own.is_course(place) and own.passed(own.course(place))
    yield any(overlap(one.span, span) for one in own.kept.suspensions)
    yield any(overlap(one.span, span) and one.participation_id in packages for one in own.kept.leaves)
    yield any(own.passed_credits(one.code) < one.credits for one in offering.conditions)
    yield own.kept.liable and not own.has_settled_fee(span.first)


def next_number(own: Own, place: Place) -> int:
    """The study period that a line of a page tells of: the next, else the last."""
    numbers = [one.number for one in own.offering(place).periods]
    return next((one for one in numbers if one not in place.registered), numbers[-1])


def _wish_to_register(own: Own, rng: Random, now: datetime) -> Register:
    del now
    place = any_place(own, rng)
    known = own.kept.places.get(place)
    return Register(place, next_number(own, known) if known and rng.random() < 0.8 else rng.choice((1, 2, 9)))


def _register(own: Own, wish: Register, now: datetime) -> Said:
    place = own.kept.places.get(wish.participation_id)
    return Said.ABSENT if place is None else registering(own, place, wish.period, civil_date(now))


def _registers(own: Own, wish: Register, now: datetime) -> None:
    del now
    own.kept.places[wish.participation_id].registered.add(wish.period)


def _withdraw(own: Own, wish: Withdraw, now: datetime) -> Said:
    place = own.kept.places.get(wish.participation_id)
    if place is None:
        return Said.ABSENT
    if place.withdrawn:
        return Said.HOLDS
    if not own.on(Switch.WITHDRAW_COURSE if own.is_course(place) else Switch.WITHDRAW_PROGRAMME):
        return Said.HIDDEN
    over = civil_date(now) > own.ends(place)
    return Said.NO if own.stands(place) != "expected" or own.left_for_another(place) or over else Said.OPEN


def _not_begun_in(own: Own, place: Place, today: date) -> list[Place]:
    inside = (one for one in own.inside(place) if own.stands(one) == "expected" and today <= own.ends(one))
    return [one for one in inside if not ((other := own.replacement(one)) and other.registered)]


def _withdraws(own: Own, wish: Withdraw, now: datetime) -> None:
    """WDR-3: the place, and what in it has not been begun."""
    place = own.kept.places[wish.participation_id]
    for one in (place, *_not_begun_in(own, place, civil_date(now))):
        one.withdrawn = True


def _stop(own: Own, wish: Stop, now: datetime) -> Said:
    del now
    place = own.kept.places.get(wish.participation_id)
    if place is None:
        return Said.ABSENT
    stands = own.stands(place)
    if stands in ("early", "late"):
        return Said.HOLDS
    if not own.on(Switch.NON_COMPLETION_COURSE if own.is_course(place) else Switch.NON_COMPLETION_PROGRAMME):
        return Said.HIDDEN
    return Said.OPEN if _is_studied(own, place) else Said.NO


def _is_studied(own: Own, place: Place) -> bool:
    """NCP-1: who has changed offering studies on the other one."""
    return own.stands(place) == "registered" and not own.changed(place)


def _stops(own: Own, wish: Stop, now: datetime) -> None:
    """NCP-2: what is begun in it, each early or late by itself, and what is not is withdrawn."""
    today, place = civil_date(now), own.kept.places[wish.participation_id]
    ended = [place, *(one for one in own.inside(place) if _is_studied(own, one))]
    withdrawn = _not_begun_in(own, place, today)
    for one in ended:
        one.stopped = "early" if own.early(one, today) else "late"
    for one in withdrawn:
        one.withdrawn = True


REGISTERING = Meaning(_wish_to_register, _register, _registers, often=12)
WITHDRAWING = Meaning(lambda own, rng, now: Withdraw(any_place(own, rng)), _withdraw, _withdraws, often=1)
STOPPING = Meaning(lambda own, rng, now: Stop(any_place(own, rng)), _stop, _stops, often=1)
