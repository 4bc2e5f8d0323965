"""What study choices and applications mean, and taking them back.  APP-1 to APP-3, CHO-1 to CHO-4."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from random import Random
from typing import Any

from core.machine.facts import Own, Place, Said
from core.machine.meaning import Meaning, any_id
from core.machine.of_places import overlap
from ladok_core.actions.apply import Apply
from ladok_core.actions.choose import Choose
from ladok_core.actions.unapply import Unapply
from ladok_core.actions.unchoose import Unchoose
from ladok_core.model.choice import Choice, ChoiceKind, Limit, Measure, Option
from ladok_core.model.civil_date import civil_date
from ladok_core.model.institution import Switch
from ladok_core.model.span import Span

MAKING = {ChoiceKind.STUDY_CHOICE: Switch.STUDY_CHOICE, ChoiceKind.APPLICATION: Switch.PROGRAMME_APPLICATION}
REMOVING = {ChoiceKind.STUDY_CHOICE: Switch.REMOVE_STUDY_CHOICE, ChoiceKind.APPLICATION: Switch.REMOVE_APPLICATION}


def made_by(own: Own, choice: Choice) -> list[Place]:
    return [one for one in own.kept.places.values() if one.choice == choice.choice_id]


def is_there(own: Own, choice: Choice, today: date) -> bool:
    """APP-1, CHO-1: whether anything is shown of it."""
    here = choice.period.first <= today <= choice.period.last
    return here and own.on(MAKING[choice.kind]) and _package(own, choice) is not None


def _package(own: Own, choice: Choice) -> Place | None:
    places = (one for one in own.kept.places.values() if one.offering_id == choice.package and not one.reserve)
    return next((one for one in places if own.stands(one) in ("expected", "registered")), None)


def _picked(choice: Choice, picks: tuple[str, ...]) -> list[Option]:
    return [one for one in choice.options if {one.option_id, one.offering.education.code} & {*picks}]


def _broken(own: Own, choice: Choice, picks: tuple[str, ...], today: date) -> Iterator[bool]:
    """CHO-2: whether each rule is broken."""
    picked = _picked(choice, picks)
    ids = {one.option_id for one in picked}
    known = {name for one in choice.options for name in (one.option_id, one.offering.education.code)}
    yield not known.issuperset(picks)
    yield not picked
    for one in picked:
        yield any(_obstacles(own, one, today))
        yield bool(ids.intersection(one.excludes)) or not ids.issuperset(one.requires)
    for limit in choice.limits:
        yield not _is_kept(limit, picked)
    for box in choice.boxes:
        inside = [one for one in picked if one.box == box.box_id]
        if inside or not box.optional:
            yield not all(_is_kept(limit, inside) for limit in box.limits)


def _is_kept(limit: Limit, picked: list[Option]) -> bool:
    extent = sum((one.offering.education.credits for one in picked), Decimal(0))
    amount = Decimal(len(picked)) if limit.measure is Measure.OPTIONS else extent
    return (limit.least is None or amount >= limit.least) and (limit.most is None or amount <= limit.most)


def _obstacles(own: Own, option: Option, today: date) -> Iterator[bool]:
    """APP-2, CHO-2: what would stop the registration later on, but for leave and fee."""
    offering = own.offerings[option.offering.offering_id]
    course = offering.education.education_id
    span = Span(offering.periods[0].span.first, offering.periods[-1].span.last)
    yield offering.cancelled
    here = [one for one in own.places_on(course) if own.stands(one) in ("expected", "registered")]
    yield any(own.stands(one) == "registered" or today <= own.ends(one) for one in here)
    yield own.passed(course)
    yield any(overlap(one.span, span) for one in own.kept.suspensions)
    yield any(own.passed_credits(one.code) < one.credits for one in offering.conditions)


def _meant(own: Own, wish: Any, kind: ChoiceKind) -> Choice | None:
    choice = own.choices.get(wish.choice_id)
    return choice if choice is not None and choice.kind is kind else None


def _making(own: Own, choice: Choice, now: datetime, *broken: bool) -> Said:
    if not is_there(own, choice, civil_date(now)):
        return Said.HIDDEN
    return Said.STOPPED if any(broken) else Said.OPEN


def _choose(own: Own, wish: Choose, now: datetime) -> Said:
    choice = _meant(own, wish, ChoiceKind.STUDY_CHOICE)
    if choice is None:
        return Said.ABSENT
    if made := made_by(own, choice):
        wanted = {one.offering.offering_id for one in _picked(choice, wish.pick)}
        chosen = {one.offering_id for one in made if one.replaces is None}  # and not what was changed to since
        return Said.HOLDS if chosen == wanted else Said.NO
    return _making(own, choice, now, *_broken(own, choice, wish.pick, civil_date(now)))


def _apply(own: Own, wish: Apply, now: datetime) -> Said:
    choice = _meant(own, wish, ChoiceKind.APPLICATION)
    if choice is None:
        return Said.ABSENT
    if made_by(own, choice):
        return Said.HOLDS
    return _making(
        own, choice, now, *(stops for one in choice.options for stops in _obstacles(own, one, civil_date(now)))
    )


def _give(own: Own, choice: Choice, picked: list[Option]) -> None:
    """CHO-3, APP-2: each pick is an expected place within the package, under an id that no other has."""
    package = _package(own, choice)
    assert package is not None
    for option in picked:
        name = f"{own.key.student_id}.{choice.choice_id}.{option.option_id}"
        ids = (name, *(f"{name}.{number}" for number in range(2, 99)))
        place = next(one for one in ids if one not in own.kept.places)
        own.kept.places[place] = Place(place, option.offering.offering_id, package.place_id, choice=choice.choice_id)


def _chooses(own: Own, wish: Choose, now: datetime) -> None:
    del now
    choice = own.choices[wish.choice_id]
    _give(own, choice, _picked(choice, wish.pick))


def _applies(own: Own, wish: Apply, now: datetime) -> None:
    del now
    choice = own.choices[wish.choice_id]
    _give(own, choice, list(choice.options))


def _removal(kind: ChoiceKind) -> Callable[[Own, Any, datetime], Said]:
    def said(own: Own, wish: Unchoose | Unapply, now: datetime) -> Said:
        del now
        choice = _meant(own, wish, kind)
        if choice is None:
            return Said.ABSENT
        made = made_by(own, choice)
        if not made:
            return Said.HOLDS
        if not own.on(REMOVING[kind]):
            return Said.HIDDEN
        return Said.NO if any(own.begun(one) for one in made) else Said.OPEN

    return said


def _takes_back(own: Own, wish: Unchoose | Unapply, now: datetime) -> None:
    """CHO-4, APP-3: all that it gave is no more."""
    del now
    for place in made_by(own, own.choices[wish.choice_id]):
        del own.kept.places[place.place_id]


def _any_choice(own: Own, rng: Random) -> str:
    return any_id(rng, list(own.choices))


def _wish_to_choose(own: Own, rng: Random, now: datetime) -> Choose:
    del now
    choice = _any_choice(own, rng)
    options = own.choices[choice].options if choice in own.choices else ()
    picked = rng.sample(options, rng.randint(0, min(3, len(options))))
    picks = [one.option_id if rng.random() < 0.7 else one.offering.education.code for one in picked]
    return Choose(choice, (*picks, *(("nothing's",) if rng.random() < 0.02 else ())))


CHOOSING = Meaning(_wish_to_choose, _choose, _chooses, often=8)
APPLYING = Meaning(lambda own, rng, now: Apply(_any_choice(own, rng)), _apply, _applies)
UNCHOOSING = Meaning(
    lambda own, rng, now: Unchoose(_any_choice(own, rng)), _removal(ChoiceKind.STUDY_CHOICE), _takes_back, often=2
)
UNAPPLYING = Meaning(
    lambda own, rng, now: Unapply(_any_choice(own, rng)), _removal(ChoiceKind.APPLICATION), _takes_back, often=2
)
