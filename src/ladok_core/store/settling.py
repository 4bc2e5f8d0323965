"""A record as it will be read again: safe to draw, each id once, and one truth for what its places share.  Pure.

Retakes repeat a module, some sources repeat a result, two places may describe one offering differently: the last holds,
at the place of the first.  So the same record written again is the same.
"""

from collections.abc import Callable, Iterable
from typing import TypeVar

import msgspec

from ladok_core.model.choice import Choice
from ladok_core.model.education import Education
from ladok_core.model.exam_session import ExamSession
from ladok_core.model.offering import Offering
from ladok_core.model.participation import Participation
from ladok_core.model.reach import to_choose
from ladok_core.model.record import Record
from ladok_core.store.bodies import made_safe
from ladok_core.store.linked import in_order

_Thing = TypeVar("_Thing")


def settled(record: Record) -> Record:
    """Return the record as the store keeps it, without what is no part of a source: sign-ins, what was noticed.

    ValueError where credits are no number.
    """
    record = made_safe(record)
    choices = sorted(_once(record.choices, lambda c: c.choice_id), key=lambda c: c.choice_id)
    near = to_choose(record.participations, choices)
    choices = [choice for choice in choices if choice.package in near]
    options = (option.offering for choice in choices for option in choice.options)
    known = {offering.education.education_id for offering in near.values()}
    others = tuple(one for one in record.alternatives if one.education.education_id in known)
    # Of an offering that a place is on a part of, the whole comes first, where it is known.
    places = (place.offering for place in sorted(record.participations, key=lambda p: bool(p.part)))
    given = _once((*options, *others, *places), lambda o: o.offering_id)
    taught = _once((offering.education for offering in given), lambda e: (e.education_id, e.version_id))
    educations = {(one.education_id, one.version_id): _education(one) for one in taught}
    offerings = {one.offering_id: _offering(one, educations) for one in given}
    return msgspec.structs.replace(
        record,
        participations=tuple(
            _place(one, offerings) for one in _once(record.participations, lambda p: p.participation_id)
        ),
        results=_once(record.results, lambda r: r.result_id),
        other_results=_once(record.other_results, lambda r: r.result_id),
        credit_transfers=tuple(
            msgspec.structs.replace(one, targets=_once(one.targets, lambda t: t.target_id))
            for one in _once(record.credit_transfers, lambda t: t.transfer_id)
        ),
        fees=tuple(
            msgspec.structs.replace(one, invoices=_once(one.invoices, lambda i: i.invoice_id))
            for one in _once(record.fees, lambda f: f.fee_id)
        ),
        choices=tuple(_choice(choice, offerings) for choice in choices),
        alternatives=tuple(offerings[one] for one in sorted({one.offering_id for one in others})),
        exam_sessions=_sessions(record, {*near, *(one.offering_id for one in others)}),
        exam_sign_ups=_once(record.exam_sign_ups, lambda s: s.session_id),
        places_moved={},
        previous_sign_in=None,
        signed_in_at=None,
        noticed=(),
    )


def _sessions(record: Record, near: set[str]) -> tuple[ExamSession, ...]:
    """Return the sessions that the record tells of: those of offerings near it, and those that it is signed up for."""
    signed_up = {one.session_id for one in record.exam_sign_ups}
    sessions = _once(record.exam_sessions, lambda s: s.session_id)
    return in_order(tuple(one for one in sessions if one.session_id in signed_up or near.intersection(one.offerings)))


def _choice(choice: Choice, offerings: dict[str, Offering]) -> Choice:
    options = (
        msgspec.structs.replace(option, offering=offerings[option.offering.offering_id]) for option in choice.options
    )
    boxes = _once(choice.boxes, lambda box: box.box_id)
    return msgspec.structs.replace(choice, options=_once(options, lambda o: o.option_id), boxes=boxes)


def _place(place: Participation, offerings: dict[str, Offering]) -> Participation:
    return msgspec.structs.replace(place, offering=offerings[place.offering.offering_id].only(place.part))


def _offering(offering: Offering, educations: dict[tuple[str, str], Education]) -> Offering:
    of = offering.education
    periods = sorted(_once(offering.periods, lambda p: p.number), key=lambda p: p.number)
    return msgspec.structs.replace(
        offering, education=educations[of.education_id, of.version_id], periods=tuple(periods)
    )


def _education(education: Education) -> Education:
    return msgspec.structs.replace(education, modules=_once(education.modules, lambda m: m.module_id))


def _once(things: Iterable[_Thing], key: Callable[[_Thing], object]) -> tuple[_Thing, ...]:
    return tuple({key(thing): thing for thing in things}.values())
