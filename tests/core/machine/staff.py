"""What staff do: each a change of what they have, which the stores read as a new copy."""

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random

from msgspec.structs import replace

from core.machine.facts import Facts, Place
from core.machine.scene import KEYS
from core.machine.seen import Seen
from core.machine.staff_exams import a_seat, a_session
from ladok_core.model.circumstances import Suspension
from ladok_core.model.civil_date import civil_date
from ladok_core.model.fees import Invoice, MoneyKind, Movement, TuitionFee
from ladok_core.model.institution import Switch
from ladok_core.model.offering import Offering
from ladok_core.model.results import Result, ResultState
from ladok_core.model.span import Span
from records import DAY, UV, UV_G, UV_U, UV_VG
from records import invoice as sent

MOST_PLACES = 12


def _result(facts: Facts, rng: Random, now: datetime) -> Seen:
    """A result is reported, or one that was is certified, now."""
    key = rng.choice(KEYS)
    kept, own = facts.records[key], facts.at(key)
    drafts = [one for one in kept.results if one.state is not ResultState.CERTIFIED]
    if drafts and rng.random() < 0.6:
        draft = rng.choice(drafts)
        certified = replace(draft, state=ResultState.CERTIFIED, certified_at=now)
        kept.results = [certified if one is draft else one for one in kept.results]
        return Seen.MOMENT
    of = own.offerings[own.kept.places[rng.choice(kept.given)].offering_id].education
    if not of.is_course:
        return Seen.MOMENT
    part = rng.choice((None, *of.modules))
    is_draft = rng.random() < 0.3
    kept.results.append(
        Result(
            f"r{len(kept.results)}",
            of.education_id,
            part.module_id if part else None,
            UV,
            rng.choice((UV_G, UV_VG, UV_U)),
            ResultState.READY if is_draft else ResultState.CERTIFIED,
            part.credits if part else of.credits,
            civil_date(now) - timedelta(days=rng.randint(0, 20)),
            None if is_draft else now,
        )
    )
    return Seen.EVER if is_draft else Seen.MOMENT


def _offering(facts: Facts, rng: Random) -> tuple[dict[str, Offering], Offering]:
    offerings = facts.offerings[rng.choice(("bla", "bla", "bla", "grona"))]
    return offerings, rng.choice(list(offerings.values()))


def _window(facts: Facts, rng: Random, now: datetime) -> Seen:
    """A registration period is moved, opened for now, or taken away."""
    offerings, one = _offering(facts, rng)
    first = civil_date(now) - rng.randint(-10, 20) * DAY
    window = Span(first, first + rng.randint(0, 60) * DAY) if rng.random() < 0.9 else None
    number = rng.choice(one.periods).number
    periods = tuple(replace(p, registration=window) if p.number == number else p for p in one.periods)
    offerings[one.offering_id] = replace(one, periods=periods)
    return Seen.EVER


def _cancel(facts: Facts, rng: Random, now: datetime) -> Seen:
    """An offering is cancelled or not, opened for registration or not."""
    del now
    offerings, one = _offering(facts, rng)
    what = rng.choice(("cancelled", "self_registration"))
    offerings[one.offering_id] = replace(one, **{what: not getattr(one, what)})
    return Seen.EVER


def _bill(facts: Facts, rng: Random, now: datetime) -> Seen:
    """An invoice is made and sent, now or later on."""
    key = rng.choice(KEYS[1:])
    kept, today = facts.records[key], civil_date(now)
    kept.liable = kept.liable or rng.random() < 0.3
    number = sum(len(fee.invoices) for fee in kept.fees)
    first = today - rng.randint(0, 60) * DAY
    made = sent(
        Span(first, first + 150 * DAY),
        fee_ore=rng.choice((7_000_000, 1, 123_456_789)),
        left_ore=10**9,
        invoice_id=f"i{number}",
        sent_on=rng.choice((today, today + 5 * DAY, None)),
        due_on=today + 30 * DAY,
    )
    if kept.fees and rng.random() < 0.6:
        kept.fees[-1] = replace(kept.fees[-1], invoices=(*kept.fees[-1].invoices, made))
    else:
        place = kept.given[0]
        elsewhere = rng.random() < 0.15
        kept.fees.append(TuitionFee(f"f{len(kept.fees)}", place, rng.choice((0, made.fee_ore * 2)), (made,), elsewhere))
    return Seen.EVER


def _pay(facts: Facts, rng: Random, now: datetime) -> Seen:
    """Money comes in, is waived or goes back, today."""
    owing = [(kept, fee, one) for kept in facts.records.values() for fee in kept.fees for one in fee.invoices]
    if not owing:
        return Seen.DAY
    kept, fee, invoice = rng.choice(owing)
    ore = rng.choice((invoice.fee_ore, invoice.fee_ore // 2, 1, invoice.fee_ore + 7))
    moved = Movement(rng.choice(list(MoneyKind)), ore, civil_date(now))
    invoices = tuple(_with(one, moved) if one is invoice else one for one in fee.invoices)
    kept.fees = [replace(fee, invoices=invoices) if one is fee else one for one in kept.fees]
    return Seen.DAY


def _with(invoice: Invoice, moved: Movement) -> Invoice:
    return replace(invoice, movements=(*invoice.movements, moved))


def _suspend(facts: Facts, rng: Random, now: datetime) -> Seen:
    """A suspension begins, or all are lifted."""
    kept = facts.records[rng.choice(KEYS)]
    first = civil_date(now) + rng.randint(-5, 20) * DAY
    kept.suspensions = [] if kept.suspensions else [Suspension(Span(first, first + 10 * DAY))]
    return Seen.EVER


def _admit(facts: Facts, rng: Random, now: datetime) -> Seen:
    """A student is given a place more, perhaps on what they have left, in their programme or outside it."""
    del now
    key = rng.choice(KEYS)
    kept, own = facts.records[key], facts.at(key)
    held = {one.offering_id for one in kept.places.values() if not one.withdrawn}
    free = [one for one in own.offerings.values() if one.offering_id not in held and one.education.is_course]
    if free and len(kept.given) < MOST_PLACES:
        place = f"{key.institution_id}{key.student_id[0]}{len(kept.given)}"
        within = kept.given[0] if key.institution_id == "bla" and rng.random() < 0.7 else None
        kept.places[place] = Place(place, rng.choice(free).offering_id, within)
        kept.given = (*kept.given, place)
    return Seen.EVER


def _choice(facts: Facts, rng: Random, now: datetime) -> Seen:
    """The period of a study choice or an application is moved."""
    choices = facts.choices["bla"]
    one = rng.choice(list(choices.values()))
    first = civil_date(now) - rng.randint(-5, 20) * DAY
    choices[one.choice_id] = replace(one, period=Span(first, first + rng.randint(0, 60) * DAY))
    return Seen.EVER


def _reserve(facts: Facts, rng: Random, now: datetime) -> Seen:
    """A reserve is given the place, or the other way round."""
    del now
    kept = facts.records[rng.choice(KEYS)]
    place = kept.places[rng.choice(kept.given)]
    place.reserve = not place.reserve
    return Seen.EVER


def _switch(facts: Facts, rng: Random, now: datetime) -> Seen:
    """Something is turned off, or all is on again."""
    del now
    switches = facts.switches[rng.choice(("bla", "bla", "grona"))]
    if len(switches) < len(Switch):
        switches |= set(Switch)
    else:
        switches.discard(rng.choice(list(Switch)))
    return Seen.EVER


EVENTS: tuple[Callable[[Facts, Random, datetime], Seen], ...] = (
    _result, _result, _window, _window, _window, _window, _cancel, _bill, _pay, _pay, _suspend, _admit, _admit,
    _reserve, _choice, _switch, a_session, a_session, a_seat,
)  # fmt: skip
"""Everything that staff do; the frequent more than once."""
