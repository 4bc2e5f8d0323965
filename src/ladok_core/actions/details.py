"""Change how the student is reached: e-mail, phone, postal address.  CON-1, CON-2, CON-3."""

from datetime import datetime

from ladok_core.actions.action import Action, ActionSpec, Focus, nowhere
from ladok_core.actions.concern import STUDENT
from ladok_core.actions.subject import student_of
from ladok_core.model.change import Change
from ladok_core.model.contact import ContactSet, noticed_of
from ladok_core.model.decision import Decision, Reason
from ladok_core.model.record import Record
from ladok_core.model.student import Address
from ladok_core.rules.contact import SHARED, can_change_details, details_sought


class ChangeDetails(Action, frozen=True, tag="details", omit_defaults=True):
    """Change what is said of e-mail, phone and the lines of the postal address; the rest stays as it is.  CON-1.

    An empty phone is none.
    """

    email: str | None = None
    phone: str | None = None
    street: str | None = None
    postcode: str | None = None
    town: str | None = None
    care_of: str | None = None
    country: str | None = None


def decide(record: Record, wish: ChangeDetails, now: datetime) -> Decision:
    """Decide whether the student may change what is said, all of it or nothing.  CON-1, CON-2, CON-3, IMP-1."""
    del now
    return can_change_details(record, _wished(record, wish))


def changes(record: Record, wish: ChangeDetails, now: datetime) -> tuple[Change, ...]:
    """Return what becomes true: what differs from what is known, as it is kept, at every institution.  CON-1."""
    sought = details_sought(record.student, _wished(record, wish))
    return (sought, noticed_of((sought,), now))


def follows(after: Record, wish: ChangeDetails, now: datetime) -> tuple[Reason, ...]:
    """Return that all institutions use it from now on.  CON-1."""
    del after, wish, now
    return (SHARED.because(),)


def _wished(record: Record, wish: ChangeDetails) -> ContactSet:
    lines = (wish.street, wish.postcode, wish.town, wish.care_of, wish.country)
    if all(one is None for one in lines):
        return ContactSet(wish.email, wish.phone)
    return ContactSet(wish.email, wish.phone, with_lines(record.student.postal_address, *lines))


def with_lines(
    known: Address | None,
    street: str | None,
    postcode: str | None,
    town: str | None,
    care_of: str | None,
    country: str | None,
) -> Address:
    """Return an address with the lines that are said; the others are as they are known."""
    known = known or Address("", "", "")
    return Address(
        street=known.street if street is None else street,
        postcode=known.postcode if postcode is None else postcode,
        town=known.town if town is None else town,
        care_of=known.care_of if care_of is None else care_of,
        country=known.country if country is None else country,
    )


DETAILS = ActionSpec(
    "details",
    ChangeDetails,
    decide,
    changes,
    nowhere,
    student_of,
    follows,
    focus=Focus.ACT,
    concerns=STUDENT,
    follows_anew=True,
)
