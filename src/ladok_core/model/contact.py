"""What becomes true of how a student is reached: the same at every institution.  CON-1, CON-2, CON-3.

These facts are national: one that was made at an institution is folded over the student's records at all of them.
"""

from datetime import date, datetime

import msgspec
from msgspec.structs import replace

from ladok_core.model.noticed import Differed, Noticed, Thing
from ladok_core.model.student import Address, Student, TemporaryAddress


class ContactSet(msgspec.Struct, frozen=True, tag="contact_set", omit_defaults=True):
    """How to reach the student was changed; what is None stays as it was, an empty phone is none."""

    email: str | None = None
    phone: str | None = None
    postal: Address | None = None


class TemporaryAddressSet(msgspec.Struct, frozen=True, tag="temporary_address_set"):
    """The student lives elsewhere for a time; what was said of that before holds no more."""

    temporary: TemporaryAddress


class TemporaryAddressRemoved(msgspec.Struct, frozen=True, tag="temporary_address_removed"):
    """The student lives nowhere else."""


National = ContactSet | TemporaryAddressSet | TemporaryAddressRemoved
"""What is true of the student everywhere, wherever it was done."""


def noticed_of(changes: tuple[National, ...], at: datetime) -> Differed:
    """Return that this was changed at an aware moment, and never to what (CON-3)."""
    return Differed(tuple(Noticed(thing, "", new=False, at=at) for change in changes for thing in _things(change)))


def _things(change: National) -> tuple[Thing, ...]:
    if not isinstance(change, ContactSet):
        return (Thing.TEMPORARY,)
    said = ((Thing.EMAIL, change.email), (Thing.PHONE, change.phone), (Thing.POSTAL, change.postal))
    return tuple(thing for thing, value in said if value is not None)


class TemporarySought(msgspec.Struct, frozen=True):
    """A temporary address as it is wished for: its days may be missing, or turned round."""

    address: Address
    first: date | None = None
    last: date | None = None


def with_change(student: Student, change: National) -> Student:
    """Return the student as such a change leaves them; with a protected identity only the e-mail counts (CON-3)."""
    match change:
        case ContactSet():
            return _reached(student, change)
        case TemporaryAddressSet() if not student.protected:
            return replace(student, temporary=change.temporary)
        case TemporaryAddressRemoved():
            return replace(student, temporary=None)
    return student


def _reached(student: Student, change: ContactSet) -> Student:
    email = student.email if change.email is None else change.email
    if student.protected:
        return replace(student, email=email)
    phone = student.phone if change.phone is None else change.phone
    addresses = student.addresses
    if change.postal is not None:
        addresses = (*(one for one in addresses if one.registered), change.postal)
    return replace(student, email=email, phone=phone, addresses=addresses)
