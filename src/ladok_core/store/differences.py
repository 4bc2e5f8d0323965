"""What is new or different in a record that takes an older one's place.  Pure; CHG-1.

Results are left out: each bears the moment from which it is news (STA-1).  So are things that are gone, which nobody
could name any more, and what describes a course better than before.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import TypeVar

from ladok_core.model.fees import Invoice
from ladok_core.model.noticed import Noticed, Thing
from ladok_core.model.participation import Participation
from ladok_core.model.record import Record

_T = TypeVar("_T")


def differences(before: Record, after: Record, at: datetime) -> tuple[Noticed, ...]:
    """Return what an aware moment saw to be new or different, in the record's order."""
    return (
        *_differing(Thing.PLACE, before.participations, after.participations, lambda p: p.participation_id, _place, at),
        *_differing(Thing.OTHER_RESULT, before.other_results, after.other_results, lambda r: r.result_id, _same, at),
        *_differing(
            Thing.TRANSFER, before.credit_transfers, after.credit_transfers, lambda t: t.transfer_id, _same, at
        ),
        *_differing(Thing.INVOICE, before.invoices, after.invoices, lambda i: i.invoice_id, _invoice, at),
    )


def _differing(
    thing: Thing, before: Iterable[_T], after: Iterable[_T], key: Callable[[_T], str], told: Callable[[_T], object],
    at: datetime,
) -> Iterator[Noticed]:  # fmt: skip
    known = {key(one): told(one) for one in before}
    for one in after:
        if key(one) not in known:
            yield Noticed(thing, key(one), new=True, at=at)
        elif known[key(one)] != told(one):
            yield Noticed(thing, key(one), new=False, at=at)


def _same(thing: object) -> object:
    return thing


def _place(place: Participation) -> object:
    """Return what a student is told of a place: when, where and whether it can be registered on.

    What happened to it has a day of its own, or is told with this.
    """
    given = place.offering
    undated = tuple(event for event in place.events if event.on is None)
    return given.code, given.periods, given.place, given.cancelled, given.self_registration, place.reserve, undated


def _invoice(invoice: Invoice) -> object:
    undated = tuple(moved for moved in invoice.movements if moved.on is None)
    return invoice.term, invoice.span, invoice.fee_ore, invoice.sent_on, invoice.due_on, undated
