"""My details: what can be changed of how a student is reached, by whom, and what is never shown.  CON-1, CON-2, CON-3.

One wish is decided on as a whole: every obstacle is named, and nothing is saved while one of them stands.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from ladok_core.model.contact import ContactSet
from ladok_core.model.decision import Count, Decision, Reason, Verdict
from ladok_core.model.reason_kind import Kind, Turn, Urgency
from ladok_core.model.record import Record
from ladok_core.model.student import Address, Student
from ladok_core.rules.contact_forms import (
    LONGEST,
    address_as_kept,
    email_as_kept,
    is_printable,
    is_swedish,
    line,
    phone_as_kept,
    postcode_as_kept,
)
from ladok_core.rules.imported import never_in_a_copy
from ladok_core.rules.rule import Rule

CON_1 = Rule("CON-1", "Postal address, phone and e-mail can be changed; the same details serve all institutions.")
CON_2 = Rule(
    "CON-2",
    "With a Swedish personal identity number the population-register address is used, and can't be changed here; a "
    "temporary address can be added for a time.",
)
CON_3 = Rule(
    "CON-3",
    "With a protected identity, address and phone are never shown, exported, logged or put in a document, and can't be "
    "changed here.",
)

TO_MEND = (Kind.OBSTACLE, Urgency.NONE, Turn.STUDENT)
"""What is wrong with a wish, and the student can put right."""

LINES = ("street", "postcode", "town", "care_of", "country")
"""The lines of an address, as an action has them for its fields."""

PAGE = CON_1.reason("page", Kind.ALLOWS)
CAN = CON_1.reason("can", Kind.ALLOWS, turn=Turn.STUDENT)
SAME = CON_1.reason("same", Kind.DONE)
NOTHING = CON_1.reason("nothing", *TO_MEND)
NO_EMAIL = CON_1.reason("no-email", *TO_MEND, field="email")
EMAIL = CON_1.reason("email", *TO_MEND, field="email")
PHONE = CON_1.reason("phone", *TO_MEND, field="phone")
STREET = CON_1.reason("street", *TO_MEND, field="street")
POSTCODE = CON_1.reason("postcode", *TO_MEND, field="postcode")
TOWN = CON_1.reason("town", *TO_MEND, field="town")
SIGNS = CON_1.reason("signs", *TO_MEND)
LONG = CON_1.reason("long", *TO_MEND)
SHARED = CON_1.reason("shared", Kind.FACT)
REGISTERED = CON_2.reason("registered", *TO_MEND)
OWN = CON_2.reason("own", Kind.ALLOWS, turn=Turn.STUDENT)
HIDDEN = CON_3.reason("hidden", Kind.HIDES)
PROTECTED = CON_3.reason("protected", Kind.OBSTACLE, turn=Turn.INSTITUTION)


def is_shown_details_page(record: Record) -> Decision:
    """Decide whether there is a page My details: everybody has it, at every institution.  CON-1."""
    del record
    return Decision(Verdict.OPEN, (PAGE.because(),))


def is_shown_contact(student: Student) -> Decision:
    """Decide whether address and phone are shown: to nobody, of a student with a protected identity.  CON-3."""
    if student.protected:
        return Decision(Verdict.HIDDEN, (HIDDEN.because(),))
    return Decision(Verdict.OPEN, (PAGE.because(),))


def may_change_details(record: Record) -> Decision:
    """Decide whether the student may change anything at all of how they are reached.  CON-1, IMP-1."""
    return never_in_a_copy(record, Decision(Verdict.OPEN, (CAN.because(),)))


def may_change_postal(record: Record) -> Decision:
    """Decide whether the student may change the postal address.  CON-2, CON-3, IMP-1."""
    obstacles = tuple(_no_postal(record.student))
    decision = Decision(Verdict.CLOSED, obstacles) if obstacles else Decision(Verdict.OPEN, (OWN.because(),))
    return never_in_a_copy(record, decision)


def details_sought(student: Student, wished: ContactSet) -> ContactSet:
    """Return what of a wish differs from what is known, as it would be kept.  CON-1."""
    email, phone, postal = wished.email, wished.phone, wished.postal
    return ContactSet(
        email=None if email is None or line(email) == student.email else _email(email, student),
        phone=None if phone is None or line(phone) == student.phone else _phone(phone, student),
        postal=None if postal is None or _same(postal, student.postal_address) else address_as_kept(postal),
    )


def can_change_details(record: Record, wished: ContactSet) -> Decision:
    """Decide whether the student may change how they are reached: all of the wish or nothing.  CON-1 to CON-3."""
    if wished == ContactSet():
        return never_in_a_copy(record, Decision(Verdict.CLOSED, (NOTHING.because(),)))
    sought = details_sought(record.student, wished)
    obstacles = tuple(_in_details(record.student, wished, sought))
    if obstacles:
        return never_in_a_copy(record, Decision(Verdict.CLOSED, obstacles))
    if sought == ContactSet():
        return never_in_a_copy(record, Decision(Verdict.CLOSED, (SAME.because(),)))
    return never_in_a_copy(record, Decision(Verdict.OPEN, (CAN.because(),)))


def _email(text: str, student: Student) -> str | None:
    kept = email_as_kept(text) or line(text)
    return None if kept == student.email else kept


def _phone(text: str, student: Student) -> str | None:
    kept = phone_as_kept(text) or line(text)
    return None if kept == student.phone else kept


def _same(wished: Address, known: Address | None) -> bool:
    """Tell whether an address is the one that is known; none is known of one without a line."""
    return address_as_kept(wished) == (Address("", "", "") if known is None else known)


def _no_postal(student: Student) -> Iterator[Reason]:
    if student.protected:
        yield PROTECTED.because()
    if student.is_in_population_register:
        yield REGISTERED.because()


def _in_details(student: Student, wished: ContactSet, sought: ContactSet) -> Iterator[Reason]:
    """Find what stands in the way of a change: what may not be changed here, and what is not written as it should.

    With a protected identity even what is known already is refused: no answer tells what is kept (CON-3).
    """
    if sought.email is not None:
        yield from _in_email(sought.email)
    if student.protected:
        if wished.phone is not None or wished.postal is not None:
            yield PROTECTED.because()
        return
    if sought.phone and phone_as_kept(sought.phone) is None:
        yield PHONE.because()
    if sought.postal is not None:
        # Of whom may not change it at all it isn't said what would be wrong with it.
        yield from _no_postal(student) if student.is_in_population_register else in_address(sought.postal)


def _in_email(email: str) -> Iterator[Reason]:
    if not email:  # the institution has to reach its students somewhere †
        yield NO_EMAIL.because()
    elif len(email) > LONGEST:
        yield replace(LONG.because(longest=Count(LONGEST)), field="email")
    elif email_as_kept(email) is None:
        yield EMAIL.because()


def in_address(address: Address) -> Iterator[Reason]:
    """Find what is wrong with an address: each missing line, and the first that no envelope can bear."""
    if not address.street:
        yield STREET.because()
    if is_swedish(address) and postcode_as_kept(address.postcode) is None:
        yield POSTCODE.because()
    if not address.town:
        yield TOWN.because()
    lines = {field: getattr(address, field) for field in LINES}
    if unprintable := [field for field, line in lines.items() if not is_printable(line)]:
        yield replace(SIGNS.because(), field=unprintable[0])
    if long := [field for field, line in lines.items() if len(line) > LONGEST]:
        yield replace(LONG.because(longest=Count(LONGEST)), field=long[0])
