"""The student and how to reach them, as a visit's answers say.  LOG-4, LOG-5, CON-1, CON-2, CON-3."""

from collections.abc import Sequence
from datetime import date

import msgspec

from ladok_core.importing.gathering import Gathered
from ladok_core.importing.shapes import Contact, PostalAddress
from ladok_core.importing.skips import WRONG, Skips
from ladok_core.importing.values import BadValue, line
from ladok_core.model.identity import Identity, IdentityKind, InvalidIdentity, parse_identity
from ladok_core.model.record import Record
from ladok_core.model.student import Address, Student

_LASTING = (IdentityKind.PERSONAL, IdentityKind.COORDINATION, IdentityKind.INTERIM)
_REGISTERED = "FOLKBOKFORINGSADRESS"
_UNPROTECTED = frozenset({"", "0", "false", "nej", "ingen", "inget", "inga", "ingen_skyddsstatus", "ej_skyddad"})


def student(gathered: Gathered, today: date, skips: Skips) -> Student:
    """Describe the student.  With a protected identity neither address nor phone is kept (CON-3)."""
    person, contact = gathered.person, gathered.contact or Contact()
    protected = person is not None and _is_protected(person.skyddsstatus)
    return Student(
        student_id=gathered.student,
        given_name=_line(person.fornamn if person else None, skips, "person"),
        family_name=_line(person.efternamn if person else None, skips, "person"),
        identity=_identity(person.personnummer if person else None, today, skips),
        email=_line(contact.epostadress, skips, "contact"),
        phone="" if protected else _line(contact.telefonnummer, skips, "contact"),
        addresses=() if protected else tuple(_addresses(contact, skips)),
        protected=protected,
    )


def joined_student(older: Student, newer: Student) -> Student:
    """Join two descriptions of a student.  Once protected stays protected: a visit may not have shown it (CON-3)."""
    protected = older.protected or newer.protected
    return Student(
        student_id=newer.student_id,
        given_name=newer.given_name or older.given_name,
        family_name=newer.family_name or older.family_name,
        identity=_lasting(older.identity, newer.identity),
        email=newer.email or older.email,
        phone="" if protected else newer.phone or older.phone,
        addresses=() if protected else newer.addresses or older.addresses,
        protected=protected,
    )


def as_one_person(records: Sequence[Record], *, same_person: bool = False) -> tuple[Record, ...]:
    """Give the records of one identity number one student, by the first of the ids, described by all of them.

    Ladok knows a student by an id of its own at each institution; who has studied at two is one student (LOG-4, CON-1).
    ``same_person`` says that all of them are one, whatever numbers they have: an interim number becomes a personal one.
    """
    described: dict[object, Student] = {}
    for who in (record.student for record in records):
        before = described.get(_person(who, same_person=same_person))
        described[_person(who, same_person=same_person)] = (
            who
            if before is None
            else msgspec.structs.replace(joined_student(before, who), student_id=before.student_id)
        )
    return tuple(
        msgspec.structs.replace(record, student=described[_person(record.student, same_person=same_person)])
        for record in records
    )


def joined_ids(own: Sequence[Record], joined: Sequence[Record]) -> dict[str, str]:
    """Return what leads from ids that students had of their own to those that their records were given."""
    ids = ((before.student.student_id, after.student.student_id) for before, after in zip(own, joined, strict=True))
    return {before: after for before, after in ids if before != after}


def _person(who: Student, *, same_person: bool) -> object:
    """Return what a student is the same as another by."""
    return True if same_person else who.identity or who.student_id


def _lasting(older: Identity | None, newer: Identity | None) -> Identity | None:
    """Return the number that a student keeps: a personal one for ever, a coordination one until then."""
    known = [identity for identity in (newer, older) if identity is not None]
    return min(known, key=lambda identity: _LASTING.index(identity.kind), default=None)


def _line(value: object, skips: Skips, what: str) -> str:
    try:
        return line(value)
    except BadValue:
        skips.add(what, "")
        return ""


def _is_protected(status: object) -> bool:
    """Tell whether an identity is protected: by any status but those that say that there is none, to be safe."""
    return status is not None and str(status).strip().lower() not in _UNPROTECTED


def _identity(value: object, today: date, skips: Skips) -> Identity | None:
    written = value if isinstance(value, str) else ""
    if not written:
        return None
    try:
        return parse_identity(written, today=today)
    except InvalidIdentity:
        skips.add("identity", "")
        return None


def _addresses(contact: Contact, skips: Skips) -> list[Address]:
    found = []
    for shape in contact.postadresser or ():
        try:
            address = _address(shape)
        except WRONG:
            skips.add("contact", "")
            continue
        if address.street or address.town:
            found.append(address)
    return found


def _address(shape: PostalAddress) -> Address:
    return Address(
        street=line(shape.utdelningsadress),
        postcode=line(shape.postnummer),
        town=line(shape.postort),
        care_of=line(shape.care_of),
        country=line(shape.land),
        registered=line(shape.postadress_typ) == _REGISTERED,
    )
