"""My details: who the student is, how they are reached, where they live for a time.  CON-1 to CON-3, LOG-5."""

from datetime import date, datetime

import msgspec

from ladok_core.actions import AnyAction
from ladok_core.actions.details import ChangeDetails
from ladok_core.actions.outcome import Offered
from ladok_core.actions.remove_temporary_address import RemoveTemporaryAddress
from ladok_core.actions.temporary_address import SetTemporaryAddress
from ladok_core.model.civil_date import civil_date
from ladok_core.model.decision import Decision
from ladok_core.model.record import Record
from ladok_core.model.span import Span
from ladok_core.model.student import Address
from ladok_core.model.text import Text
from ladok_core.pages.asks import AskDetails
from ladok_core.pages.page import PageSpec
from ladok_core.rules.contact import is_shown_contact, may_change_details, may_change_postal
from ladok_core.rules.temporary_address import can_remove_temporary, may_live_elsewhere, temporary_on


class TemporaryRow(msgspec.Struct, frozen=True):
    """Where the student lives for a time, both days included, and whether it is used today.  CON-2."""

    address: Address
    span: Span
    stands: Decision


class DetailsPage(msgspec.Struct, frozen=True):
    """My details as of a civil date.

    ``identity`` is the whole number: nobody but the student sees this page.  ``editing`` says whether anything can be
    changed, ``postal_editing`` whether the postal address can, ``elsewhere`` whether a temporary one can.  With a
    protected identity ``hidden`` says so, and there is neither an address nor a phone, nor a word on them (CON-3).
    ``offered`` are the forms that can be filled in and sent, and what can be done without one.
    """

    today: date
    institution: Text
    student: str
    name: str
    identity: str
    email: str
    phone: str
    registered: Address | None
    postal: Address | None
    temporary: TemporaryRow | None
    editing: Decision
    postal_editing: Decision | None
    elsewhere: Decision | None
    hidden: Decision | None = None
    offered: tuple[Offered, ...] = ()


def build(record: Record, ask: AskDetails, now: datetime) -> DetailsPage:
    """Build My details as of an aware moment.  CON-1 to CON-3, LOG-5."""
    del ask
    student, today = record.student, civil_date(now)
    shown = is_shown_contact(student)
    seen = shown.shown
    return DetailsPage(
        today=today,
        institution=record.institution.name,
        student=student.name,
        name=student.name,
        identity=student.identity.shown if student.identity else "",
        email=student.email,
        phone=student.phone if seen else "",
        registered=student.registered_address if seen else None,
        postal=student.postal_address if seen else None,
        temporary=_temporary(record, today) if seen else None,
        editing=may_change_details(record),
        postal_editing=may_change_postal(record) if seen else None,
        elsewhere=may_live_elsewhere(record) if seen else None,
        hidden=None if seen else shown,
        offered=tuple(_offered(record)),
    )


def _temporary(record: Record, today: date) -> TemporaryRow | None:
    temporary = record.student.temporary
    if temporary is None:
        return None
    return TemporaryRow(temporary.address, temporary.span, temporary_on(temporary, today))


def _offered(record: Record) -> list[Offered]:
    """Return what can be filled in and sent, and the removal where there is something to remove."""
    found: list[tuple[AnyAction, Decision]] = [(ChangeDetails(), may_change_details(record))]
    if not record.student.protected:
        found.append((SetTemporaryAddress(), may_live_elsewhere(record)))
        if record.student.temporary is not None:
            found.append((RemoveTemporaryAddress(), can_remove_temporary(record)))
    return [Offered(action, decision) for action, decision in found]


PAGE = PageSpec("details", AskDetails, DetailsPage, build)
