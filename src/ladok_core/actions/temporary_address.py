"""Live at another address for a time: add it, or change it.  CON-2, CON-3."""

from datetime import date, datetime

from ladok_core.actions.action import Action, ActionSpec, Focus, nowhere
from ladok_core.actions.concern import STUDENT
from ladok_core.actions.details import with_lines
from ladok_core.actions.subject import student_of
from ladok_core.model.change import Change
from ladok_core.model.civil_date import civil_date
from ladok_core.model.contact import TemporaryAddressSet, TemporarySought, noticed_of
from ladok_core.model.decision import Decision, Reason
from ladok_core.model.record import Record
from ladok_core.model.span import Span
from ladok_core.model.student import TemporaryAddress
from ladok_core.rules.contact import SHARED
from ladok_core.rules.contact_forms import address_as_kept
from ladok_core.rules.temporary_address import can_set_temporary


class SetTemporaryAddress(Action, frozen=True, tag="temporary-address", omit_defaults=True):
    """Live at an address from the first day to the last, both included; what isn't said stays as it is.  CON-2."""

    street: str | None = None
    postcode: str | None = None
    town: str | None = None
    care_of: str | None = None
    country: str | None = None
    first: date | None = None
    last: date | None = None


def decide(record: Record, wish: SetTemporaryAddress, now: datetime) -> Decision:
    """Decide whether the student may live there for that time.  CON-2, CON-3, IMP-1."""
    return can_set_temporary(record, _sought(record, wish), civil_date(now))


def changes(record: Record, wish: SetTemporaryAddress, now: datetime) -> tuple[Change, ...]:
    """Return what becomes true: the address, as it is kept, and its days, at every institution.  CON-2."""
    sought = _sought(record, wish)
    if sought.first is None or sought.last is None:  # the rule has refused it
        return ()
    lives = TemporaryAddressSet(TemporaryAddress(sought.address, Span(sought.first, sought.last)))
    return (lives, noticed_of((lives,), now))


def follows(after: Record, wish: SetTemporaryAddress, now: datetime) -> tuple[Reason, ...]:
    """Return that all institutions use it.  CON-1."""
    del after, wish, now
    return (SHARED.because(),)


def _sought(record: Record, wish: SetTemporaryAddress) -> TemporarySought:
    known = record.student.temporary
    address = with_lines(
        known.address if known else None, wish.street, wish.postcode, wish.town, wish.care_of, wish.country
    )
    first = wish.first or (known.span.first if known else None)
    last = wish.last or (known.span.last if known else None)
    return TemporarySought(address_as_kept(address), first, last)


TEMPORARY_ADDRESS = ActionSpec(
    "temporary-address",
    SetTemporaryAddress,
    decide,
    changes,
    nowhere,
    student_of,
    follows,
    focus=Focus.ACT,
    concerns=STUDENT,
    follows_anew=True,
)
