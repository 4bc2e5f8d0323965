"""A row of the journal: when, who, what was asked for, what became true, and what was answered."""

from collections.abc import Iterator
from datetime import datetime

import msgspec

from ladok_core.actions import AnyAction
from ladok_core.actions.outcome import Receipt
from ladok_core.model.change import Change, Happened, Placed, TakenBack, scope_of
from ladok_core.model.exam_session import SignedOff, SignedUp
from ladok_core.model.participation import REGISTRATIONS
from ladok_core.model.record_key import RecordKey
from ladok_core.store.bodies import VERSION, changes_body, written
from ladok_core.store.database import Database
from ladok_core.store.moments import moment_text
from ladok_core.store.queries import queries

_JOURNAL = queries("journal")
_SEATS = queries("seats")

SIGN_IN = "sign_in"
"""The action of a sign-in, which is nobody's wish."""

STUDENT = "student"
"""Who does what is done in a portal."""


class Entry(msgspec.Struct, frozen=True):
    """What a row says: at which aware moment, who (the student, or a kind of source), what, and what became true by it.

    ``asked`` and ``receipt`` are of an action, under the request key that its client made.
    """

    at: datetime
    who: str
    action: str
    changes: tuple[Change, ...] = ()
    request_key: str | None = None
    asked: AnyAction | None = None
    receipt: Receipt | None = None


def add_entry(database: Database, key: RecordKey, entry: Entry) -> int:
    """Write a row within the caller's transaction, and return its number.  sqlite3.Error."""
    number: int = database.value(
        _JOURNAL["add_entry"],
        **key.values,
        at=moment_text(entry.at),
        who=entry.who,
        action=entry.action,
        request_key=entry.request_key,
        version=VERSION,
        changes=written(changes_body(entry.changes)),
        scope=scope_of(entry.changes),
        body=None if entry.asked is None else written(entry.asked),
        receipt=None if entry.receipt is None else written(entry.receipt),
    )
    for change in entry.changes:
        if isinstance(change, Placed):
            offering_id = change.participation.offering.offering_id
            database.change(_JOURNAL["add_made_place"], **key.values, offering_id=offering_id)
    return number


def claimed(changes: tuple[Change, ...]) -> Iterator[tuple[str, str]]:
    """Yield what is taken by changes and can be had once: of which place what, once or once a period."""
    for change in changes:
        if isinstance(change, Happened):
            kind = "registration" if change.event.kind in REGISTRATIONS else str(change.event.kind)
            yield change.participation_id, f"{kind}/{change.event.period or ''}"
        elif isinstance(change, Placed):
            yield change.participation.participation_id, "placed"


def released(changes: tuple[Change, ...]) -> Iterator[str]:
    """Yield the places that are no more after changes: all that they had taken can be had again."""
    for change in changes:
        if isinstance(change, TakenBack):
            yield change.participation_id


def move_seats(database: Database, key: RecordKey, changes: tuple[Change, ...], number: int) -> bool:
    """Take and give back places in exam sessions, by the row of the journal of that number; tell whether all could be.

    What can't be was taken by somebody else, or given back already: nothing of it is then to stay.  EXM-6.
    """
    for change in changes:
        if isinstance(change, SignedUp | SignedOff):
            place = {"institution_id": key.institution_id, "session_id": change.session_id}
            if isinstance(change, SignedUp):
                taken = {**place, "student_id": key.student_id, "here": number, "taken_at": moment_text(change.at)}
                moved = database.change(_SEATS["take_place"], **place) and database.change(_SEATS["take_seat"], **taken)
            else:
                freed = {**place, "student_id": key.student_id, "freed_at": moment_text(change.at)}
                moved = database.change(_SEATS["free_seat"], **freed) and database.change(_SEATS["free_place"], **place)
            if not moved:
                return False
    return True
